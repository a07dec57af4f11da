"""The addresses at which a pupil's figures are entered, and a term's numbers reported to the governors."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, FileKind, Receipt, To
from case_store.figures import commands as asked
from case_store.figures.events import TermOf
from case_store.figures.figures import FIGURES, figures_stream
from case_store.figures.numbers import NUMBERS, numbers_of


def routes(desk: Desk) -> APIRouter:
    """The commands about figures. By a pupil's id: whoever enters figures may know of no case."""
    router = APIRouter(prefix=PREFIX, tags=["figures"])
    _counted(router, desk)
    _excluded(router, desk)

    @router.post("/figures/numbers", status_code=201)
    async def report_numbers(command: asked.ReportNumbers, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Report the numbers of a term to the governors."""
        return await desk.write(call, command, To(NUMBERS, own=numbers_of(command.term), file=FileKind.TRAIL))

    return router


def _to(pupil: UUID, term: TermOf) -> To:
    return To(FIGURES, stream=figures_stream(pupil, term), pupil=pupil)


def _counted(router: APIRouter, desk: Desk) -> None:
    @router.post("/pupils/{pupil_id}/figures/attendance", status_code=201)
    async def enter_attendance(
        pupil_id: UUID, command: asked.EnterAttendance, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Enter a pupil's attendance and punctuality in a term."""
        return await desk.write(call, command, _to(pupil_id, command.term))

    @router.post("/pupils/{pupil_id}/figures/incidents", status_code=201)
    async def count_incidents(
        pupil_id: UUID, command: asked.CountIncidents, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Enter how many incidents of a term a pupil was in."""
        return await desk.write(call, command, _to(pupil_id, command.term))


def _excluded(router: APIRouter, desk: Desk) -> None:
    @router.post("/pupils/{pupil_id}/figures/suspensions", status_code=201)
    async def record_suspension(
        pupil_id: UUID, command: asked.RecordSuspension, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that a pupil was suspended, and who was told."""
        return await desk.write(call, command, _to(pupil_id, command.term))

    @router.post("/pupils/{pupil_id}/figures/permanent-exclusions", status_code=201)
    async def record_permanent_exclusion(
        pupil_id: UUID, command: asked.RecordPermanentExclusion, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that a pupil was permanently excluded, and who was told."""
        return await desk.write(call, command, _to(pupil_id, command.term))

    @router.post("/pupils/{pupil_id}/figures/told", status_code=201)
    async def record_told(
        pupil_id: UUID, command: asked.RecordTold, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record who was told of a suspension or permanent exclusion since."""
        return await desk.write(call, command, _to(pupil_id, command.term))

    @router.post("/pupils/{pupil_id}/figures/withdrawals", status_code=201)
    async def withdraw_exclusion(
        pupil_id: UUID, command: asked.WithdrawExclusion, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that a suspension or permanent exclusion is none any longer."""
        return await desk.write(call, command, _to(pupil_id, command.term))
