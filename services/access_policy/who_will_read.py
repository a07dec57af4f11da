"""The addresses at which somebody asks who will read a note before it is recorded, or a record before it goes out."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Protocol
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict

from access_policy.draft_note import DraftNote
from access_policy.reading import Reading
from access_policy.spreadsheet import DOCUMENTED, AlsoAsTable
from case_store.desk import PREFIX, Call
from case_store.entry import Actor


class LookAtRecord(BaseModel):
    """For whom the record is looked at: one of those who are to have it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    recipient: UUID


class Counter(Protocol):
    """What the router needs: who asks, and the answers."""

    @property
    def reader(self) -> Callable[..., Awaitable[Actor]]:
        """Who asks."""
        ...

    @property
    def call(self) -> Callable[..., Awaitable[Call]]:
        """Who hands something in, under which key."""
        ...

    async def who_will_read(self, reader: Actor, case: UUID, note: DraftNote) -> Reading:
        """The answer, recorded."""
        ...

    async def preview_record(self, call: Call, meeting: UUID, recipient: UUID) -> Reading:
        """The answer, recorded; and that somebody looked."""
        ...


def routes(counter: Counter) -> APIRouter:
    """Who will read this. By POST: what a note is going to be stands in no address, and looking leaves a trace."""
    router = APIRouter(prefix=PREFIX, tags=["read"], route_class=AlsoAsTable, responses=DOCUMENTED)

    @router.post("/cases/{case_id}/who-will-read")
    async def who_will_read(
        case_id: UUID, note: DraftNote, reader: Annotated[Actor, Depends(counter.reader)]
    ) -> Reading:
        """Who would read a note that is not recorded yet, at which level, and by which rules."""
        return await counter.who_will_read(reader, case_id, note)

    @router.post("/meetings/{meeting_id}/record/preview")
    async def preview_record(
        meeting_id: UUID, look: LookAtRecord, call: Annotated[Call, Depends(counter.call)]
    ) -> Reading:
        """What one of those who were there would be told of the record. It is agreed once this was seen for each."""
        return await counter.preview_record(call, meeting_id, look.recipient)

    return router
