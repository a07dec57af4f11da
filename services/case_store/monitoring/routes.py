"""The addresses at which staff mark a plan from day to day, and at which school and home write to each other."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, Receipt, To
from case_store.monitoring import commands as asked
from case_store.monitoring.monitoring import (
    ARRANGEMENT,
    MARKS,
    THREAD,
    arranging_stream,
    sheet_stream,
    thread_stream,
)
from case_store.monitoring.state import PLAN


def routes(desk: Desk) -> APIRouter:
    """The commands of monitoring: each goes to a stream of its own in the matter of the plan."""
    router = APIRouter(prefix=PREFIX, tags=["monitoring"])
    _marking(router, desk)
    _writing(router, desk)
    return router


def _marking(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/monitoring", status_code=201)
    async def arrange_monitoring(
        psp_id: UUID, command: asked.Arrange, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say how a plan is monitored, and how home hears of it."""
        to = To(ARRANGEMENT, stream=arranging_stream(psp_id), matter=psp_id, knows=PLAN)
        return await desk.write(call, command, to)

    @router.post("/psps/{psp_id}/lesson-marks", status_code=201)
    async def mark_lesson(
        psp_id: UUID, command: asked.MarkLesson, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Mark your own lesson: one of five points for each target, or why there is no mark."""
        to = To(MARKS, stream=sheet_stream(psp_id, call.actor.person), matter=psp_id, knows=PLAN)
        return await desk.write(call, command, to)

    @router.post("/psps/{psp_id}/day-marks", status_code=201)
    async def mark_day(psp_id: UUID, command: asked.MarkDay, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Mark the day, the week or the fortnight, as the key worker."""
        to = To(MARKS, stream=sheet_stream(psp_id, call.actor.person), matter=psp_id, knows=PLAN)
        return await desk.write(call, command, to)


def _writing(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/messages", status_code=201)
    async def write_home(psp_id: UUID, command: asked.WriteHome, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Write to one parent about a plan, or write down what they said."""
        to = To(THREAD, stream=thread_stream(psp_id, command.parent), matter=psp_id, knows=PLAN)
        return await desk.write(call, command, to)

    @router.post("/psps/{psp_id}/messages-from-home", status_code=201)
    async def write_to_school(
        psp_id: UUID, command: asked.WriteToSchool, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Write to school about your child's plan, as a parent."""
        to = To(THREAD, stream=thread_stream(psp_id, call.actor.person), matter=psp_id, knows=PLAN)
        return await desk.write(call, command, to)
