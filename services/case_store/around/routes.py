"""The addresses at which the support around a pupil is handed in. By a pupil's id: who asks may know of no case."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.around import commands as asked
from case_store.around.help import HELP
from case_store.around.state import around_stream
from case_store.around.support import AROUND, STAFF_NEED
from case_store.desk import PREFIX, Call, Desk, Receipt, To


def routes(desk: Desk) -> APIRouter:
    """The commands about who supports and coordinates, what staff need, a place in a unit, and requests for help."""
    router = APIRouter(prefix=PREFIX, tags=["around"])
    _supporters(router, desk)
    _unit(router, desk)
    _staff(router, desk)
    _help(router, desk)
    return router


def _map(pupil: UUID, person: UUID | None = None) -> To:
    return To(AROUND, stream=around_stream(pupil), pupil=pupil, person=person)


def _supporters(router: APIRouter, desk: Desk) -> None:
    @router.post("/pupils/{pupil_id}/support-map/coordination", status_code=201)
    async def coordinate(
        pupil_id: UUID, command: asked.Coordinate, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say who coordinates the support of a pupil."""
        return await desk.write(call, command, _map(pupil_id, command.key_contact))

    @router.post("/pupils/{pupil_id}/support-map/supporters", status_code=201)
    async def name_supporter(
        pupil_id: UUID, command: asked.NameSupporter, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say that somebody supports a pupil."""
        return await desk.write(call, command, _map(pupil_id, command.person))

    @router.post("/pupils/{pupil_id}/support-map/supporters/end", status_code=201)
    async def end_supporter(
        pupil_id: UUID, command: asked.EndSupporter, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say that somebody supports a pupil no longer."""
        return await desk.write(call, command, _map(pupil_id, command.person))


def _unit(router: APIRouter, desk: Desk) -> None:
    @router.post("/pupils/{pupil_id}/support-map/unit", status_code=201)
    async def enter_unit(
        pupil_id: UUID, command: asked.EnterUnit, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Give a pupil a place in a support unit."""
        return await desk.write(call, command, _map(pupil_id, command.key_adult))

    @router.post("/pupils/{pupil_id}/support-map/unit/end", status_code=201)
    async def leave_unit(
        pupil_id: UUID, command: asked.LeaveUnit, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """End a pupil's place in a support unit."""
        return await desk.write(call, command, _map(pupil_id))


def _staff(router: APIRouter, desk: Desk) -> None:
    @router.post("/pupils/{pupil_id}/staff-needs", status_code=201)
    async def record_staff_need(
        pupil_id: UUID, command: asked.RecordStaffNeed, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say what staff around a pupil need."""
        return await desk.write(call, command, To(STAFF_NEED, pupil=pupil_id))

    @router.post("/staff-needs/{need_id}/answers", status_code=201)
    async def answer_staff_need(
        need_id: UUID, command: asked.AnswerStaffNeed, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say what became of what staff need."""
        return await desk.write(call, command, To(STAFF_NEED, stream=need_id, must_exist=True))


def _help(router: APIRouter, desk: Desk) -> None:
    @router.post("/pupils/{pupil_id}/help-requests", status_code=201)
    async def ask_for_help(
        pupil_id: UUID, command: asked.AskForHelp, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Ask for help, as the pupil or as a parent."""
        return await desk.write(call, command, To(HELP, pupil=pupil_id))

    @router.post("/pupils/{pupil_id}/help-requests/heard", status_code=201)
    async def pass_on_request(
        pupil_id: UUID, command: asked.PassOnRequest, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Write down that a pupil or a parent asked for help."""
        return await desk.write(call, command, To(HELP, pupil=pupil_id))

    @router.post("/help-requests/{request_id}/answer", status_code=201)
    async def answer_help(
        request_id: UUID, command: asked.AnswerHelp, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Answer a request for help."""
        return await desk.write(call, command, To(HELP, stream=request_id, must_exist=True))
