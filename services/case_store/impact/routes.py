"""The addresses at which staff hand in what support came to."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, Receipt, To
from case_store.impact import commands as asked
from case_store.impact.impact import IMPACT


def routes(desk: Desk) -> APIRouter:
    """The commands about measures and impact reports: of a programme, and of each pupil of a group."""
    router = APIRouter(prefix=PREFIX, tags=["impact"])
    _of_programmes(router, desk)
    _of_groups(router, desk)
    return router


def _of_programmes(router: APIRouter, desk: Desk) -> None:
    @router.post("/elsa-programmes/{programme_id}/measures", status_code=201)
    async def measure(programme_id: UUID, command: asked.Measure, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Measure a need at the start or at the end."""
        return await desk.write(call, command, To(IMPACT, stream=programme_id, must_exist=True))

    @router.post("/elsa-programmes/{programme_id}/impact", status_code=201)
    async def report(programme_id: UUID, command: asked.Report, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Report what a finished programme came to."""
        return await desk.write(call, command, To(IMPACT, stream=programme_id, must_exist=True))

    @router.post("/elsa-programmes/{programme_id}/impact/for-home", status_code=201)
    async def word_for_home(
        programme_id: UUID, command: asked.WordForHome, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say to pupil and home what a finished programme came to."""
        return await desk.write(call, command, To(IMPACT, stream=programme_id, must_exist=True))


def _of_groups(router: APIRouter, desk: Desk) -> None:
    def to(group_id: UUID, pupil: UUID) -> To:
        return To(IMPACT, stream=group_id, must_exist=True, pupils=(pupil,))

    @router.post("/groups/{group_id}/measures", status_code=201)
    async def measure_member(
        group_id: UUID, command: asked.MeasureMember, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Measure a need of one pupil of a group."""
        return await desk.write(call, command, to(group_id, command.pupil))

    @router.post("/groups/{group_id}/impact", status_code=201)
    async def report_of_member(
        group_id: UUID, command: asked.ReportMember, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Report what a finished group came to for one pupil."""
        return await desk.write(call, command, to(group_id, command.pupil))

    @router.post("/groups/{group_id}/impact/for-home", status_code=201)
    async def word_for_home_of_member(
        group_id: UUID, command: asked.WordForHomeOfMember, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say to one pupil of a group, and to their home, what it came to."""
        return await desk.write(call, command, to(group_id, command.pupil))
