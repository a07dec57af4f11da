"""Who will read this: for a note that is not recorded yet, how much of it each kind of reader would be told, and why.

Policy is asked about the note as it would stand, with what the pupil agreed to as far as whoever asks may read that:
so a preview never shows what a bar hides. Nothing of the note but closed words is sent, and nothing is recorded of it;
that somebody looked is a reading like any other.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from access_policy.asker import Asker, Place
from access_policy.decide import Decide
from access_policy.draft_note import DraftNote
from access_policy.kinds import Spoken
from access_policy.page import Granted
from access_policy.pages import case_page
from access_policy.reading import Reading
from access_policy.recorded import Recorder
from access_policy.rights import Rightkeeper
from access_policy.telling import visible
from case_store.calendar import today
from case_store.entry import Actor
from case_store.errors import Denied, NotFound, Unavailable
from case_store.journal.journal import Journal
from case_store.journal.reader import Query, Snapshot
from case_store.vocabulary import Level, Part
from projections.entry_index import places
from projections.entry_index.groups import AGREEMENTS, Answer

PAGE = "who_will_read"
_CLOSINGS = """SELECT min(until) FROM entry_index
                WHERE file = %(file)s AND matter = %(matter)s AND labels @> ARRAY['closes']"""


@dataclass(frozen=True, slots=True)
class Preview:
    """Answers who would read a note: decided and recorded like every reading."""

    journal_of: Callable[[str], Awaitable[Journal]]
    decide: Decide
    rights: Rightkeeper
    now: Callable[[], datetime]
    mint: Callable[[], UUID]

    async def __call__(self, reader: Actor, case: UUID, note: DraftNote) -> Reading:
        """The rows. For whoever may record such a note, or knows of the case and may know what was agreed there.

        Raises NotFound, Denied, Invalid, Unavailable.
        """
        note.what()
        journal = await self.journal_of(reader.custodian)
        recorder = Recorder(journal.custodian.trail, self.now(), self.mint)
        try:
            async with journal.snapshot() as snapshot:
                return await self._preview(journal, snapshot, recorder, reader, case, note)
        except Unavailable:
            await journal.append(recorder.fault(reader, PAGE, case, "unavailable"))
            raise

    async def _preview(
        self, journal: Journal, snapshot: Snapshot, recorder: Recorder, reader: Actor, case: UUID, note: DraftNote
    ) -> Reading:
        rights = await self.rights.look(snapshot, journal.custodian, reader, today(self.now()))
        place = await _placed(snapshot, case, note)
        page = case_page(case)
        known = visible(page, await self.decide(snapshot, reader, rights, page))
        asker = Asker(self.decide.answers, reader, rights, today(self.now()), case, note, place, known)
        if not await asker.may_ask():
            if not await self.decide.answers.alive(rights.revision):
                raise Unavailable
            await journal.append(recorder.denial(reader, PAGE, None, rights, case, snapshot.as_of))
            raise Denied if known else NotFound
        if case in rights.closed_files:
            raise Unavailable
        rows = await asker.rows(await _spoken(snapshot, case, known))
        disclosure = recorder.disclosure(reader, PAGE, None, rights, [], {case}, snapshot)
        await journal.append(disclosure)
        return Reading(
            disclosure=disclosure.entries[0].id,
            page=PAGE,
            purpose=None,
            as_of=snapshot.at,
            policy_revision=rights.revision,
            rows=rows,
        )


async def _placed(snapshot: Snapshot, case: UUID, note: DraftNote) -> Place:
    """What the ids lead to: the same statements, whatever they lead to."""
    asked = {"pupil": None, "case": case, "stream": None, "matter": None, "about": None}
    pupils, began, files, ((closes,),) = await snapshot.fetch(
        Query(places.PUPIL, asked),
        Query(places.STREAM, {"stream": note.matter}),
        Query(places.MATTER, {"matter": note.matter}),
        Query(_CLOSINGS, {"file": case, "matter": note.matter}),
    )
    pupil = places.OfPupil._make(pupils[0]) if pupils else None
    matter = places.Began._make(began[0]) if began else None
    together = pupil is not None and (note.matter is None or case in {file for (file,) in files})
    return Place(pupil, matter, closes, together)


async def _spoken(snapshot: Snapshot, case: UUID, known: Sequence[Granted]) -> Spoken:
    """What the pupil answered, as far as whoever asks is told of it."""
    told = {
        position
        for one in known
        if one.group.part == Part.AGREEMENT and one.level.covers(Level.SUMMARY)
        for position in one.group.positions
    }
    (rows,) = await snapshot.fetch(Query(AGREEMENTS.format(where="i.file = %(file)s"), {"file": case}))
    return Spoken.of(answer for answer in map(Answer._make, rows) if answer.position in told)
