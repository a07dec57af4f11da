"""The addresses at which staff say in whose hands a programme or a group is."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, FileKind, Receipt, To
from case_store.handover import commands as asked
from case_store.handover.handover import HANDOVER


def routes(desk: Desk) -> APIRouter:
    """The commands about cover, handing over and taking over: the same for a programme and for a group."""
    router = APIRouter(prefix=PREFIX, tags=["handover"])
    _changes(router, desk, "/elsa-programmes/{matter_id}", _programme)
    _changes(router, desk, "/groups/{matter_id}", _group)
    return router


def _programme(matter: UUID, elsa: UUID) -> To:
    return To(HANDOVER, stream=matter, must_exist=True, person=elsa)


def _group(matter: UUID, elsa: UUID) -> To:
    return To(HANDOVER, stream=matter, must_exist=True, person=elsa, file=FileKind.GROUP, members=True)


def _changes(router: APIRouter, desk: Desk, path: str, to: Callable[[UUID, UUID], To]) -> None:
    @router.post(f"{path}/cover", status_code=201)
    async def arrange_cover(
        matter_id: UUID, command: asked.ArrangeCover, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Have another ELSA cover for some days."""
        return await desk.write(call, command, to(matter_id, command.elsa))

    @router.post(f"{path}/cover-end", status_code=201)
    async def end_cover(matter_id: UUID, command: asked.EndCover, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """End cover earlier than arranged."""
        return await desk.write(call, command, to(matter_id, command.elsa))

    @router.post(f"{path}/handover", status_code=201)
    async def hand_over(matter_id: UUID, command: asked.HandOver, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Hand the work over."""
        return await desk.write(call, command, to(matter_id, command.elsa))

    @router.post(f"{path}/takeover", status_code=201)
    async def take_over(matter_id: UUID, command: asked.TakeOver, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Make another ELSA responsible."""
        return await desk.write(call, command, to(matter_id, command.elsa))
