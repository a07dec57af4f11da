"""The addresses at which somebody keeps what they are typing, until they record it."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Protocol
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call
from case_store.drafts.drafts import Begun, Discarded, Draft, Saved, Typed
from case_store.drafts.drawer import Drawer
from case_store.entry import Actor


class Counter(Protocol):
    """What a router of drafts needs: who asks, who hands something in, and where drafts are put."""

    @property
    def reader(self) -> Callable[..., Awaitable[Actor]]:
        """Who asks."""
        ...

    @property
    def call(self) -> Callable[..., Awaitable[Call]]:
        """Who hands something in, under which key."""
        ...

    @property
    def drafts(self) -> Drawer:
        """Where drafts are put."""
        ...


def routes(counter: Counter) -> APIRouter:
    """Drafts. To record one, send the command itself with the header `Draft`: the draft goes as the entry comes.

    They answer 200, not 201: nothing is taken into the record.
    """
    router = APIRouter(prefix=PREFIX, tags=["drafts"])

    @router.post("/drafts")
    async def begin_draft(typed: Typed, call: Annotated[Call, Depends(counter.call)]) -> Saved:
        """Begin a draft. Only you can read it, until its last day."""
        return await counter.drafts.begin(call, typed)

    @router.post("/drafts/{draft_id}")
    async def save_draft(draft_id: UUID, typed: Typed, call: Annotated[Call, Depends(counter.call)]) -> Saved:
        """Save a draft as it stands, in place of what was saved before."""
        return await counter.drafts.save(call.actor, draft_id, typed)

    @router.post("/drafts/{draft_id}/discard")
    async def discard_draft(draft_id: UUID, call: Annotated[Call, Depends(counter.call)]) -> Discarded:
        """Throw a draft away."""
        return await counter.drafts.discard(call.actor, draft_id)

    @router.get("/drafts")
    async def list_drafts(reader: Annotated[Actor, Depends(counter.reader)]) -> Begun:
        """Your drafts, without their words."""
        return await counter.drafts.all(reader)

    @router.get("/drafts/{draft_id}")
    async def read_draft(draft_id: UUID, reader: Annotated[Actor, Depends(counter.reader)]) -> Draft:
        """One of your drafts, as typed so far."""
        return await counter.drafts.read(reader, draft_id)

    return router
