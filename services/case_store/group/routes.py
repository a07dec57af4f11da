"""The addresses at which the ELSAs of a group hand in what belongs to it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, FileKind, Receipt, To
from case_store.group import commands as asked
from case_store.group.group import GROUP


def routes(desk: Desk) -> APIRouter:
    """The commands about groups."""
    router = APIRouter(prefix=PREFIX, tags=["groups"])
    _beginning_and_end(router, desk)
    _members(router, desk)
    _sessions(router, desk)
    return router


def _group(group: UUID, *pupils: UUID, pupil: UUID | None = None, members: bool = False) -> To:
    """An existing group; the pupils in whose cases something is left, or all who are or were in it."""
    return To(GROUP, stream=group, must_exist=True, file=FileKind.GROUP, pupil=pupil, pupils=pupils, members=members)


def _beginning_and_end(router: APIRouter, desk: Desk) -> None:
    @router.post("/groups", status_code=201)
    async def start_group(command: asked.StartGroup, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Set up a group that you run, alone or with another ELSA."""
        with_whom = command.co_runner or call.actor.person
        return await desk.write(call, command, To(GROUP, file=FileKind.GROUP, person=with_whom))

    @router.post("/groups/{group_id}/end", status_code=201)
    async def end_group(group_id: UUID, command: asked.EndGroup, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """End the group."""
        return await desk.write(call, command, _group(group_id, members=True))


def _members(router: APIRouter, desk: Desk) -> None:
    @router.post("/groups/{group_id}/members", status_code=201)
    async def join(group_id: UUID, command: asked.Join, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Take a pupil into the group."""
        return await desk.write(call, command, _group(group_id, command.pupil, pupil=command.pupil))

    @router.post("/groups/{group_id}/members/leaving", status_code=201)
    async def leave(group_id: UUID, command: asked.Leave, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Say that a pupil works in the group no longer."""
        return await desk.write(call, command, _group(group_id, command.pupil, pupil=command.pupil))


def _sessions(router: APIRouter, desk: Desk) -> None:
    @router.post("/groups/{group_id}/plans", status_code=201)
    async def plan_group_session(
        group_id: UUID, command: asked.PlanSession, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Plan one session of the group."""
        return await desk.write(call, command, _group(group_id))

    @router.post("/groups/{group_id}/sessions", status_code=201)
    async def hold_group_session(
        group_id: UUID, command: asked.HoldSession, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Write up one session of the group."""
        pupils = tuple(dict.fromkeys(one.pupil for one in command.attendance))
        return await desk.write(call, command, _group(group_id, *pupils))

    @router.post("/groups/{group_id}/sessions-not-held", status_code=201)
    async def group_session_not_held(
        group_id: UUID, command: asked.RecordSessionNotHeld, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that a session of the group was not held."""
        return await desk.write(call, command, _group(group_id))
