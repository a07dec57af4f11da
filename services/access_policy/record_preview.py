"""What one recipient would be told of a meeting's record, before it is circulated: asked of policy, as they stand.

Whoever looks must be told the draft itself, in full. That they looked is a reading like any other; the meeting
remembers for whom, so that nobody agrees a record at which nobody looked through the recipient's eyes. Of bars the one
of a concern is left out, as in every preview: it must not announce itself.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from access_policy import telling
from access_policy.asked import Asking, Kind
from access_policy.decide import Decide
from access_policy.page import Alone, Granted, Page
from access_policy.question import Told
from access_policy.reading import Reading
from access_policy.recorded import Recorder
from access_policy.redaction import redact
from access_policy.rights import Rightkeeper, Rights
from case_store.calendar import today
from case_store.entry import Actor, Entry, Event, lift
from case_store.errors import Invalid, NotFound, Unavailable
from case_store.journal.journal import Journal
from case_store.journal.reader import Query, Snapshot
from case_store.meeting.codes import InviteeKind
from case_store.meeting.meeting import MEETING
from case_store.meeting.record import as_circulated, as_worded_for_home
from case_store.meeting.recorded import RecordDrafted
from case_store.meeting.state import Meeting
from case_store.vocabulary import Capacity, Level, Part, Relation, Role
from projections.entry_index import places
from projections.relations.capacity import in_capacity
from projections.relations.standing import STANDING, OnRoll, settle

PAGE = "record_preview"
CAPACITIES = {
    InviteeKind.STAFF: Capacity.STAFF,
    InviteeKind.PARENT: Capacity.PARENT,
    InviteeKind.PUPIL: Capacity.PUPIL,
    InviteeKind.AGENCY: Capacity.AGENCY,
}
"""As what somebody comes who was asked so."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking: the reading, of which draft, and whether the recipient would be told anything."""

    reading: Reading
    draft: int
    told: bool


@dataclass(frozen=True, slots=True)
class RecordPreview:
    """Answers what a recipient would be told: decided and recorded like every reading."""

    journal_of: Callable[[str], Awaitable[Journal]]
    decide: Decide
    rights: Rightkeeper
    now: Callable[[], datetime]
    mint: Callable[[], UUID]

    async def __call__(self, reader: Actor, meeting: UUID, recipient: UUID) -> Looked:
        """Raises NotFound for whoever is not told the draft, Invalid for no recipient of it, Unavailable."""
        journal = await self.journal_of(reader.custodian)
        recorder = Recorder(journal.custodian.trail, self.now(), self.mint)
        try:
            async with journal.snapshot() as snapshot:
                return await self._look(journal, snapshot, recorder, reader, meeting, recipient)
        except Unavailable:
            await journal.append(recorder.fault(reader, PAGE, meeting, "unavailable"))
            raise

    async def _look(
        self,
        journal: Journal,
        snapshot: Snapshot,
        recorder: Recorder,
        reader: Actor,
        meeting: UUID,
        recipient: UUID,
    ) -> Looked:
        rights = await self.rights.look(snapshot, journal.custodian, reader, today(self.now()))
        page = draft_page(meeting)
        granted = telling.visible(page, await self.decide(snapshot, reader, rights, page))
        granted = [one for one in granted if one.level is Level.FULL]
        if not granted:
            if not await self.decide.answers.alive(rights.revision):
                raise Unavailable
            await journal.append(recorder.denial(reader, PAGE, None, rights, meeting, snapshot.as_of))
            raise NotFound
        if rights.closed_files & telling.files(granted):
            raise Unavailable
        entry, draft = await _opened(snapshot, granted)
        _, state = await journal.states.of(snapshot, MEETING, meeting)
        if recipient not in draft.present:
            raise Invalid("`recipient` is not among those who are to have this record. Draft it anew for others.")
        rows = await self._rows(snapshot, rights, reader, entry, draft, state, recipient)
        disclosure = recorder.disclosure(reader, PAGE, None, rights, granted, telling.files(granted), snapshot)
        await journal.append(disclosure)
        reading = Reading(
            disclosure=disclosure.entries[0].id,
            page=PAGE,
            purpose=None,
            as_of=snapshot.at,
            policy_revision=rights.revision,
            rows=rows,
        )
        return Looked(reading, draft.number, any(row["level"] is not Level.NONE for row in rows))

    async def _rows(
        self,
        snapshot: Snapshot,
        rights: Rights,
        reader: Actor,
        entry: Entry,
        draft: RecordDrafted,
        meeting: Meeting,
        recipient: UUID,
    ) -> tuple[dict[str, Any], ...]:
        """What the recipient would be told: of the record, and of the words for home where there are some."""
        asking, to_matter = await self._standing(snapshot, entry, meeting, recipient)
        called = meeting.begun()
        would_be = (
            as_circulated(draft, called, reader.person, reader.person),
            as_worded_for_home(draft, called, reader.person),
        )
        rows = []
        for event in (one for one in would_be if one is not None):
            told = await self._told(asking, event, to_matter, recipient, rights)
            rows.append(_row(event, told, recipient))
        return tuple(rows)

    async def _told(
        self, asking: Asking, event: Event, to_matter: frozenset[Relation], recipient: UUID, rights: Rights
    ) -> Told:
        lifted = lift(event)
        kind = Kind(
            part=event.part,
            labels=lifted.labels,
            matter=to_matter,
            mine=frozenset(role for role, person in lifted.people if person == recipient) - {Role.AUTHOR},
            of_me=asking.capacity is Capacity.PUPIL,
            in_date=True,
        )
        return await self.decide.answers.told(asking, kind, rights.revision)

    async def _standing(
        self, snapshot: Snapshot, entry: Entry, meeting: Meeting, recipient: UUID
    ) -> tuple[Asking, frozenset[Relation]]:
        """How the recipient stands to the pupil and to the matter today, in the capacity in which they were asked."""
        day: date = today(self.now())
        ids = {"pupil": None, "case": entry.file, "stream": None, "matter": None, "about": None}
        rows, pupils = await snapshot.fetch(
            Query(STANDING, {"person": recipient, "today": day}), Query(places.PUPIL, ids)
        )
        capacity = CAPACITIES[meeting.invited[recipient].invited_as]
        standing = in_capacity(settle(recipient, rows), capacity)
        pupil = places.OfPupil._make(pupils[0]) if pupils else None
        roll = pupil.on_roll(day) if pupil else OnRoll.NOW
        relations = standing.to(
            pupil.pupil if pupil else None, sen_or_referred=bool(pupil and pupil.sen_or_referred), roll=roll
        )
        if capacity is Capacity.PUPIL:
            relations |= {Relation.PUPIL}
        matter = standing.to_matter(entry.matter, roll=roll) - {Relation.SUBJECT}
        return Asking(capacity=capacity, relations=relations), matter


def draft_page(meeting: UUID) -> Page:
    """The newest draft of a meeting's record, for those who are told all of it, whoever wrote it among them."""
    return Page(
        PAGE,
        (Part.MEETINGS,),
        """i.position = (SELECT max(e.position) FROM entries e
                          WHERE e.stream = %(meeting)s AND e.name = 'meeting.record_drafted')""",
        {"meeting": meeting},
        asked=meeting,
        alone=Alone.ALSO,
    )


async def _opened(snapshot: Snapshot, granted: list[Granted]) -> tuple[Entry, RecordDrafted]:
    """The draft. Raises Unavailable where it cannot be opened."""
    entries = await snapshot.entries(telling.positions(granted))
    for entry in entries:
        if isinstance(entry.happened, RecordDrafted):
            return entry, entry.happened
    raise Unavailable


def _row(event: Event, told: Told, recipient: UUID) -> dict[str, Any]:
    return {
        "recipient": recipient,
        "what": event.name,
        "level": told.level,
        "because": told.because,
        "fields": redact(event, told.level),
    }
