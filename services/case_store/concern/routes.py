"""The addresses at which staff raise a concern, and at which it is looked after."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.concern import commands as asked
from case_store.concern.concern import CONCERN
from case_store.desk import PREFIX, Call, Desk, FileKind, Receipt, To


def routes(desk: Desk) -> APIRouter:
    """The commands about concerns."""
    router = APIRouter(prefix=PREFIX, tags=["concern"])
    _raising(router, desk)
    _looking_after(router, desk)
    return router


def _raising(router: APIRouter, desk: Desk) -> None:
    @router.post("/pupils/{pupil_id}/concerns", status_code=201)
    async def raise_concern(
        pupil_id: UUID, command: asked.RaiseConcern, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Raise a concern about a pupil. The answer is the same whatever is held."""
        file = FileKind.CASE if command.about_adult is None else FileKind.ADULT_CONCERN
        return await desk.write(call, command, To(CONCERN, pupil=pupil_id, file=file))


def _looking_after(router: APIRouter, desk: Desk) -> None:
    @router.post("/concerns/{concern_id}/passing-on", status_code=201)
    async def pass_on(concern_id: UUID, command: asked.PassOn, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Pass a concern on to the next in line."""
        return await desk.write(call, command, To(CONCERN, stream=concern_id, must_exist=True))

    @router.post("/concerns/{concern_id}/acts", status_code=201)
    async def act(concern_id: UUID, command: asked.Act, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Record what was done about a concern."""
        return await desk.write(call, command, To(CONCERN, stream=concern_id, must_exist=True))

    @router.post("/concerns/{concern_id}/decisions", status_code=201)
    async def decide(concern_id: UUID, command: asked.Decide, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Record what was decided about a concern."""
        return await desk.write(call, command, To(CONCERN, stream=concern_id, must_exist=True))

    @router.post("/concerns/{concern_id}/closing", status_code=201)
    async def close(concern_id: UUID, command: asked.Close, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Close a concern."""
        return await desk.write(call, command, To(CONCERN, stream=concern_id, must_exist=True))

    @router.post("/concerns/{concern_id}/tellings", status_code=201)
    async def tell(
        concern_id: UUID, command: asked.TellOfConcern, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Tell named people of a concern."""
        return await desk.write(call, command, To(CONCERN, stream=concern_id, must_exist=True))
