"""Where drafts are put and taken from: by their author, who comes as a member of staff in post, and by nobody else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from case_store.calendar import today
from case_store.decider import registered_actions
from case_store.desk import Call
from case_store.drafts.drafts import Begun, Discarded, Draft, Line, Saved, Typed
from case_store.entry import Actor
from case_store.errors import Denied, Invalid, NotFound, Refused
from case_store.journal.drafts import MOST, Kept, NotInPost, TooMany
from case_store.journal.journal import Journal
from case_store.people.settings import SETTINGS, settings_stream
from case_store.vocabulary import Capacity

LARGEST = 128 * 1024
"""How many bytes a draft may have: more than a command of the usual length, less than one may send."""


@dataclass(frozen=True, slots=True)
class Drawer:
    """Everybody's drafts, each person's apart. Another's, a lapsed one and none are alike: NotFound."""

    journal_of: Callable[[str], Awaitable[Journal]]
    now: Callable[[], datetime]

    async def begin(self, call: Call, typed: Typed) -> Saved:
        """Keep a new draft; sent again under the same Idempotency-Key it is the same one.

        Raises Denied for somebody who holds no post, Refused where there are too many, Invalid.
        """
        words = _words(typed)
        if call.actor.capacity is not Capacity.STAFF:
            raise Denied
        journal, day = await self._journal(call.actor), self._today()
        days = await self._days(journal)
        draft, last_day = uuid5(call.actor.person, f"draft {call.key}"), day + timedelta(days=days)
        try:
            await journal.drafts.begin(draft, call.actor.person, words, day, days, last_day)
        except NotInPost:
            raise Denied from None
        except TooMany:
            raise Refused(f"You have {MOST} drafts. Record one or discard one, then begin another.") from None
        return Saved(id=draft, last_day=last_day)

    async def save(self, actor: Actor, draft: UUID, typed: Typed) -> Saved:
        """Keep what is typed now in place of what was."""
        journal = await self._own(actor)
        return Saved(id=draft, last_day=await journal.drafts.save(draft, actor.person, _words(typed), self._today()))

    async def read(self, actor: Actor, draft: UUID) -> Draft:
        """One draft as typed so far."""
        journal = await self._own(actor)
        return _draft(await journal.drafts.read(draft, actor.person, self._today()))

    async def all(self, actor: Actor) -> Begun:
        """All of the caller's drafts, without their words: none for whoever holds no post."""
        if actor.capacity is not Capacity.STAFF:
            return Begun(drafts=())
        journal = await self._journal(actor)
        kept = await journal.drafts.all(actor.person, self._today())
        return Begun(drafts=tuple(Line(**_draft(one).model_dump(exclude={"body"})) for one in kept))

    async def discard(self, actor: Actor, draft: UUID) -> Discarded:
        """Throw a draft away, and its key with it."""
        journal = await self._own(actor)
        await journal.drafts.discard(draft, actor.person, self._today())
        return Discarded(id=draft)

    async def _own(self, actor: Actor) -> Journal:
        """The journal of somebody who may have drafts: capacities are never added, so a parent has none of staff."""
        if actor.capacity is not Capacity.STAFF:
            raise NotFound
        return await self._journal(actor)

    async def _journal(self, actor: Actor) -> Journal:
        return await self.journal_of(actor.custodian)

    async def _days(self, journal: Journal) -> int:
        async with journal.snapshot() as snapshot:
            entries = await snapshot.stream(settings_stream(journal.custodian.trail))
        days: int = SETTINGS.fold(entry.happened for entry in entries).drafts_days
        return days

    def _today(self) -> date:
        return today(self.now())


def _words(typed: Typed) -> bytes:
    """What is kept of a draft. Raises Invalid for an act that there is none of, and for one that is too long."""
    if typed.act not in registered_actions():
        raise Invalid("`act` is no act that can be recorded here.")
    words = typed.model_dump_json().encode()
    if len(words) > LARGEST:
        raise Invalid("This is longer than a draft may be. Record what is finished, and begin another.")
    return words


def _draft(kept: Kept) -> Draft:
    typed = Typed.model_validate_json(kept.words)
    return Draft(
        id=kept.draft,
        act=typed.act,
        where=typed.where,
        body=typed.body,
        saved_at=kept.saved_at,
        last_day=kept.last_day,
    )
