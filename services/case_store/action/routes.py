"""The addresses at which actions are set and reported on, and the clock of a referral to an agency is kept."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.action import commands as asked
from case_store.action.action import ACTION
from case_store.action.further_use import FURTHER_USE
from case_store.action.place import SERVES
from case_store.desk import PREFIX, Call, Desk, Receipt, To


def routes(desk: Desk) -> APIRouter:
    """The commands about actions and referrals to agencies."""
    router = APIRouter(prefix=PREFIX, tags=["actions"])
    _actions(router, desk)
    _clock(router, desk)
    _further_use(router, desk)
    return router


def _here(action: UUID, person: UUID | None = None) -> To:
    return To(ACTION, stream=action, must_exist=True, person=person)


def _actions(router: APIRouter, desk: Desk) -> None:
    @router.post("/matters/{matter_id}/actions", status_code=201)
    async def set_action(
        matter_id: UUID, command: asked.SetAction, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say what somebody is to do, for a plan or after a referral meeting."""
        to = To(ACTION, matter=matter_id, knows=SERVES, person=command.owner)
        return await desk.write(call, command, to)

    @router.post("/actions/{action_id}/move", status_code=201)
    async def move_action(
        action_id: UUID, command: asked.MoveAction, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Have somebody else do it, or by another day."""
        return await desk.write(call, command, _here(action_id, command.owner))

    @router.post("/actions/{action_id}/outcome", status_code=201)
    async def complete_action(
        action_id: UUID, command: asked.CompleteAction, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Report what came of it."""
        return await desk.write(call, command, _here(action_id))

    @router.post("/actions/{action_id}/drop", status_code=201)
    async def drop_action(
        action_id: UUID, command: asked.DropAction, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say that it is not gone on with."""
        return await desk.write(call, command, _here(action_id))


def _clock(router: APIRouter, desk: Desk) -> None:
    @router.post("/matters/{matter_id}/agency-referrals", status_code=201)
    async def refer_to_agency(
        matter_id: UUID, command: asked.ReferToAgency, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Refer the pupil to an agency: the clock of what becomes of it begins to run."""
        return await desk.write(call, command, To(ACTION, matter=matter_id, knows=SERVES, person=command.owner))

    @router.post("/actions/{action_id}/acknowledgement", status_code=201)
    async def acknowledge(
        action_id: UUID, command: asked.Acknowledge, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that the agency has the referral."""
        return await desk.write(call, command, _here(action_id))

    @router.post("/actions/{action_id}/decision", status_code=201)
    async def decide_referral(
        action_id: UUID, command: asked.Decide, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record what the agency decided."""
        return await desk.write(call, command, _here(action_id))

    @router.post("/actions/{action_id}/school-told", status_code=201)
    async def tell_school(
        action_id: UUID, command: asked.TellSchool, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that the school was told of the decision."""
        return await desk.write(call, command, _here(action_id, command.person))

    @router.post("/actions/{action_id}/escalation", status_code=201)
    async def escalate(action_id: UUID, command: asked.Escalate, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Ask a named person to see to it."""
        return await desk.write(call, command, _here(action_id))


def _further_use(router: APIRouter, desk: Desk) -> None:
    @router.post("/entries/{entry_id}/further-use", status_code=201)
    async def ask_further_use(
        entry_id: UUID, command: asked.AskFurtherUse, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Ask an agency whether what it said may go further."""
        return await desk.write(call, command, To(FURTHER_USE, about=entry_id))

    @router.post("/further-use/{asking_id}/answers", status_code=201)
    async def answer_further_use(
        asking_id: UUID, command: asked.AnswerFurtherUse, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record what the agency answered."""
        return await desk.write(call, command, To(FURTHER_USE, stream=asking_id, must_exist=True))

    @router.post("/entries/{entry_id}/further-use-beyond", status_code=201)
    async def use_beyond(
        entry_id: UUID, command: asked.UseBeyond, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Let an agency's words go further to keep a child safe."""
        return await desk.write(call, command, To(FURTHER_USE, about=entry_id))
