"""The address at which an author asks who will read a note, before it is recorded."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Protocol
from uuid import UUID

from fastapi import APIRouter, Depends

from access_policy.draft_note import DraftNote
from access_policy.reading import Reading
from access_policy.spreadsheet import DOCUMENTED, AlsoAsTable
from case_store.entry import Actor


class Counter(Protocol):
    """What the router needs: who asks, and the answer."""

    @property
    def reader(self) -> Callable[..., Awaitable[Actor]]:
        """Who asks."""
        ...

    async def who_will_read(self, reader: Actor, case: UUID, note: DraftNote) -> Reading:
        """The answer, recorded."""
        ...


def routes(counter: Counter) -> APIRouter:
    """Who will read this. By POST: what a note is going to be should stand in no address."""
    router = APIRouter(tags=["read"], route_class=AlsoAsTable, responses=DOCUMENTED)

    @router.post("/cases/{case_id}/who-will-read")
    async def who_will_read(
        case_id: UUID, note: DraftNote, reader: Annotated[Actor, Depends(counter.reader)]
    ) -> Reading:
        """Who would read a note that is not recorded yet, at which level, and by which rules."""
        return await counter.who_will_read(reader, case_id, note)

    return router
