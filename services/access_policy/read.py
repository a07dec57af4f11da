"""The way out: a reading is decided, redacted, recorded as a disclosure, and only then answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from access_policy import cursor, telling
from access_policy.decide import Decide
from access_policy.page import Granted, Page, Seen
from access_policy.reading import Reading, ToldEntry
from access_policy.recorded import Recorder
from access_policy.rights import Rightkeeper, Rights
from access_policy.sought import Sought, piece
from case_store.calendar import today
from case_store.entry import Actor
from case_store.errors import Denied, NotFound, Unavailable
from case_store.journal.faults import BadEntry
from case_store.journal.journal import Journal
from case_store.journal.reader import Snapshot
from case_store.vocabulary import Purpose


@dataclass(frozen=True, slots=True)
class Asked:
    """One reading that is asked for: who, which page, for what, from where on, how much of it at most.

    `sought` are filters, words and an order; a page without a unit is cut only where something is sought in it.
    """

    reader: Actor
    page: Page
    purpose: Purpose | None = None
    cursor: str | None = None
    limit: int | None = 50
    sought: Sought | None = None

    @property
    def whose(self) -> str:
        """For whom and what a cursor of this reading is good."""
        order = f" {self.sought.order}" if self.sought else ""
        return f"{self.reader.person} {self.page.name} {self.page.asked}{order}"


@dataclass(frozen=True, slots=True)
class WayOut:
    """Reads pages: the only thing that shows anybody anything."""

    journal_of: Callable[[str], Awaitable[Journal]]
    decide: Decide
    rights: Rightkeeper
    now: Callable[[], datetime]
    mint: Callable[[], UUID]

    async def read(self, asked: Asked) -> Reading:
        """What the reader is told of the page, after it is durable that they were told.

        Raises NotFound where nothing of a thing they named is told, whether it exists or not; Denied for a purpose
        that none of their relations carries; Unavailable where policy or journal cannot answer.
        """
        journal = await self.journal_of(asked.reader.custodian)
        recorder = Recorder(journal.custodian.trail, self.now(), self.mint)
        try:
            async with journal.snapshot() as snapshot:
                return await self._read(asked, journal, snapshot, recorder)
        except Unavailable:
            await journal.append(recorder.fault(asked.reader, asked.page.name, asked.page.asked, "unavailable"))
            raise

    async def _read(self, asked: Asked, journal: Journal, snapshot: Snapshot, recorder: Recorder) -> Reading:
        rights = await self.rights.look(snapshot, journal.custodian, asked.reader, today(self.now()))
        key = journal.hmac(b"cursor")
        mark = cursor.open_(key, asked.whose, asked.cursor) if asked.cursor else None
        page, beyond = asked.page, None if asked.sought else mark
        first, following = await self._gather(snapshot, asked, page, rights, beyond)
        if not first:
            await self._nothing(asked, journal, snapshot, recorder, rights)
        granted = first
        if page.then is not None:
            page = page.then(first)
            granted, second = await self._gather(snapshot, asked, page, rights, beyond)
            following = following if second is None else second
        if rights.closed_files & (telling.files(first) | telling.files(granted)):
            raise Unavailable
        incomplete = rights.incomplete_files & telling.files(granted)
        told, granted, unread, cut = await _open(snapshot, asked, page, granted, mark)
        following = cut if asked.sought else following
        whose = (asked.reader.person, today(self.now()), rights.standing, rights.settings)
        seen = Seen(snapshot, page, first, granted, told, *whose)
        rows = await page.view(seen) if page.view else ()
        if page.by_row is not None:
            granted = telling.of_matters(granted, {row[page.by_row] for row in rows})
        known = telling.files(granted if (asked.sought or page.by_row) and page.asked is None else first)
        disclosure = recorder.disclosure(asked.reader, asked.page.name, asked.purpose, rights, granted, known, snapshot)
        await journal.append(disclosure)
        return Reading(
            disclosure=disclosure.entries[0].id,
            page=asked.page.name,
            purpose=asked.purpose,
            as_of=snapshot.at,
            policy_revision=rights.revision,
            entries=told,
            withheld=telling.withheld(granted, told, asked.reader.person),
            rows=rows,
            incomplete=tuple(sorted(unread | incomplete)),
            next=cursor.seal(key, asked.whose, following) if following is not None else None,
        )

    async def _gather(
        self, snapshot: Snapshot, asked: Asked, page: Page, rights: Rights, mark: cursor.Mark | None
    ) -> tuple[list[Granted], cursor.Mark | None]:
        """What of `page` is told, up to the limit, and where it goes on: looks past what is hidden, and never tells."""
        shown: list[Granted] = []
        limit = None if asked.sought else asked.limit
        batch = None if limit is None else limit + 1
        while True:
            decided = await self.decide(snapshot, asked.reader, rights, page, asked.purpose, mark, batch)
            shown += telling.visible(page, decided)
            if page.unit is None or limit is None or not decided or len(telling.marks(page, shown)) > limit:
                return telling.cut(page, shown, limit)
            mark = telling.marks(page, decided)[-1]

    async def _nothing(
        self, asked: Asked, journal: Journal, snapshot: Snapshot, recorder: Recorder, rights: Rights
    ) -> None:
        """Nothing is told: for a list that is an answer; a thing that was named is denied, and a purpose not held."""
        if not await self.decide.answers.alive(rights.revision):
            raise Unavailable
        wrong_purpose = asked.purpose is not None and await self._told_otherwise(asked, snapshot, rights)
        if asked.page.asked is None and not wrong_purpose:
            return
        await journal.append(
            recorder.denial(asked.reader, asked.page.name, asked.purpose, rights, asked.page.asked, snapshot.as_of)
        )
        if wrong_purpose:
            raise Denied("None of your relations here carries this purpose. Ask without one, or with one of yours.")
        raise NotFound

    async def _told_otherwise(self, asked: Asked, snapshot: Snapshot, rights: Rights) -> bool:
        """Whether something would be told if no purpose were named: only then may the purpose be called wrong."""
        unnamed = replace(asked, purpose=None)
        granted, _ = await self._gather(snapshot, unnamed, asked.page, rights, None)
        return bool(granted)


async def _open(
    snapshot: Snapshot, asked: Asked, page: Page, granted: list[Granted], mark: cursor.Mark | None
) -> tuple[tuple[ToldEntry, ...], list[Granted], frozenset[UUID], cursor.Mark | None]:
    """What is granted, opened and redacted; the files of which something did not open. Of some pages nothing is opened.

    Only then, of a page that is sought in, the piece that is asked for, and where it goes on.
    """
    sought = asked.sought
    if not page.opened:
        return (), granted, frozenset(), None
    granted = telling.within(granted, sought.parts) if sought else granted
    entries = await snapshot.entries(telling.positions(granted), bad=_passed_over)
    granted, unread = telling.split(granted, {entry.position for entry in entries})
    told = telling.of(entries, granted, page)
    if sought is None:
        return told, granted, unread, None
    places = {entry.id: entry.position or 0 for entry in entries}
    shown, cut = piece([(places[one.id], one) for one in told], sought, page.only, mark, asked.limit)
    granted, _ = telling.split(granted, {places[one.id] for one in shown})
    return shown, granted, unread, cut


def _passed_over(_: BadEntry) -> None:
    """An entry that does not open is not told; its file is said to be incomplete. The projector raises the alarm."""
