"""What time causes: a concern that nobody has opened goes to the next in line, by a command like any other.

Each noun is asked what is due; what is due is sent as an ordinary command of the actor `clock`, under a key that is
the same each time it is due for the same reason, so that it has one effect however often it is sent.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from case_store.calendar import today
from case_store.concern.codes import PassedOnFor
from case_store.concern.commands import PassOn
from case_store.concern.concern import CONCERN
from case_store.decider import Command
from case_store.desk import To
from case_store.errors import RecordError, Unavailable
from case_store.journal.database import Database
from case_store.journal.faults import BadEntry, JournalFault
from case_store.journal.journal import Journal
from case_store.journal.reader import Query, Snapshot
from case_store.people.settings import SETTINGS, Settings, settings_stream
from confide.logs import log

EVERY = 60.0
"""Seconds between two looks."""


@dataclass(frozen=True, slots=True)
class Chore:
    """A command that is due, where it goes, and the Idempotency-Key under which it is sent."""

    command: Command
    to: To
    key: str


Now = Callable[[], datetime]
Due = Callable[[Snapshot, Settings, datetime], Awaitable[list[Chore]]]
Send = Callable[[str, Command, To, str], Awaitable[object]]
"""`send(custodian, command, to, key)`: hands the command in as the actor `clock`. Raises RecordError."""

_UNOPENED = """
    WITH raised AS (
        SELECT matter, part, position AS account,
            (SELECT max(later.position) FROM entry_index later WHERE later.matter = first.matter
                AND later.file = first.file AND later.name = ANY(%(moving)s)) AS moved
        FROM entry_index first
        WHERE part IN ('concerns', 'adult_concerns') AND name = ANY(%(raising)s)
            AND NOT EXISTS (SELECT FROM entry_index closing WHERE closing.matter = first.matter
                AND closing.file = first.file AND 'closes' = ANY(closing.labels))
    ), held AS (
        SELECT raised.*, (SELECT recorded_at FROM entry_index i WHERE i.position = moved) AS since,
            ARRAY(SELECT person FROM relations_in_force r WHERE r.relation = 'holds' AND r.scope_id = matter) AS holders
        FROM raised
    )
    SELECT matter, moved FROM held
    WHERE (since <= %(before)s OR holders = '{}') AND NOT EXISTS (
        SELECT FROM disclosed_entries told
        WHERE told.entry_position = account AND told.level = 'full' AND told.recorded_at >= since
            AND (told.reader = ANY(holders) OR (told.by_lead AND part = 'concerns'))
    )
    ORDER BY moved
"""
_RAISING = ["concern.raised", "concern.adult_raised"]
_MOVING = [*_RAISING, "concern.passed_on", "concern.adult_passed_on"]


async def unopened_concerns(snapshot: Snapshot, settings: Settings, now: datetime) -> list[Chore]:
    """Concerns that no lead or holder was told in full since they were raised or passed on, for as long as is set.

    One that nobody holds is due at once. Where the projector is behind, a concern that was opened a moment ago may go
    on as well: better twice looked at than not at all.
    """
    before = now - timedelta(hours=settings.concern_unopened_hours)
    asked = {"before": before, "raising": _RAISING, "moving": _MOVING}
    (rows,) = await snapshot.fetch(Query(_UNOPENED, asked))
    return [
        Chore(PassOn(why=PassedOnFor.UNOPENED), To(CONCERN, stream=matter, must_exist=True), f"unopened-{moved}")
        for matter, moved in rows
    ]


DUE: tuple[Due, ...] = (unopened_concerns,)
"""What each noun finds due."""


class Clock:
    """One loop beside the projector. `now` can be moved by tests; when entries were recorded is the database's word."""

    def __init__(self, database: Database, send: Send, now: Now = lambda: datetime.now(UTC), due: Sequence[Due] = DUE):
        self._database = database
        self._send = send
        self._now = now
        self._due = tuple(due)

    async def run(self, stop: asyncio.Event, every: float = EVERY) -> None:
        """Look again and again, until `stop` is set."""
        while not stop.is_set():
            try:
                await self.tick()
            except Unavailable:
                log.warning("clock_waits", fault="unavailable")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), every)

    async def tick(self) -> int:
        """Send what is due now, for every custodian: how many commands went in. Drafts that lapsed are deleted."""
        sent = 0
        for custodian in await self._database.custodians():
            try:
                sent += await self._tick(custodian.name)
            except (Unavailable, JournalFault, BadEntry) as error:  # one that cannot answer keeps no other waiting
                log.warning("clock_waits", custodian=custodian.name, error=type(error).__name__)
        return sent

    async def _tick(self, custodian: str) -> int:
        journal = await self._database.journal(custodian)
        await journal.drafts.lapse(today(self._now()))
        return sum([await self._taken_in(custodian, chore) for chore in await self._chores(journal)])

    async def _chores(self, journal: Journal) -> list[Chore]:
        async with journal.snapshot() as snapshot:
            events = [entry.happened for entry in await snapshot.stream(settings_stream(journal.custodian.trail))]
            settings = SETTINGS.fold(events)
            return [chore for due in self._due for chore in await due(snapshot, settings, self._now())]

    async def _taken_in(self, custodian: str, chore: Chore) -> bool:
        """One that is refused (nobody is left in line) is told each time: somebody must look."""
        try:
            await self._send(custodian, chore.command, chore.to, chore.key)
        except Unavailable:
            raise
        except RecordError as refused:
            log.warning("chore_refused", custodian=custodian, stream=chore.to.stream, error=type(refused).__name__)
            return False
        return True
