"""Groups, touch-base, cover and reports, written event by event for the projections that count them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from psycopg.rows import DictRow

from case_store.elsa.codes import Strand
from case_store.elsa.events import TouchBasePlanned, TouchedBase
from case_store.entry import Entry, Event
from case_store.group import events as group
from case_store.handover import events as handover
from case_store.journal.ids import new_id
from case_store.vocabulary import DEFAULT_AUDIENCE
from tests.projections.school import School
from tests.projections.test_elsa_progress import ELSA, OF_PUPIL, START, WORDS, Programme

OTHER = UUID(int=31)


async def plan_contact(programme: Programme, *days: date) -> None:
    """Lighter contact on these days is planned."""
    values = {"contacts": days, "trusted_adults": [ELSA], "falls": True, **OF_PUPIL}
    await programme.write(TouchBasePlanned.model_validate(values))


async def touch_base(programme: Programme, day: date, *, falls: bool = True) -> Entry:
    """The pupil touched base."""
    return await programme.write(TouchedBase(author=ELSA, held_on=day, falls=falls))


async def cover(programme: Programme, starts: date, ends: date) -> None:
    """Somebody else covers."""
    values = {"author": ELSA, "elsa": OTHER, "starts": starts, "ends": ends}
    await programme.write(handover.CoverArranged.model_validate(values))


async def take_over(programme: Programme, day: date) -> None:
    """Somebody else is responsible from a day on."""
    values = {"author": ELSA, "elsa": OTHER, "from_day": day, "former": ELSA}
    await programme.write(handover.TakenOver.model_validate(values))


class Group:
    """A group in a file of its own, whose members' entries lie in their cases."""

    def __init__(self, school: School, *members: UUID) -> None:
        self.school, self.id, self.members = school, new_id(), members

    async def write(self, event: Event, file: UUID | None = None) -> Entry:
        """The next entry of the group, in its own file or in that of a member."""
        return await self.school.keep(event, file=file or self.id, stream=self.id, matter=self.id)

    async def start(self) -> None:
        """Two ELSAs run it; everybody joins."""
        values = {"author": ELSA, "starts": START, "focus": Strand.GRIEF, "planned_weeks": 6, "elsas": [ELSA, OTHER]}
        await self.write(group.Started.model_validate(values))
        for case in self.members:
            joined = {"author": ELSA, "joined_on": START, "whom_to_ask": ELSA, "focus": Strand.GRIEF, "elsas": [ELSA]}
            await self.write(group.Joined.model_validate({**joined, "pupil": new_id(), "case": case}), case)

    async def hold(self, day: date, *absent: UUID) -> None:
        """A session, with everybody there but those named."""
        await self.write(group.SessionHeld(author=ELSA, held_on=day, number=1))
        for case in self.members:
            values: dict[str, Any] = {"author": ELSA, "audience": DEFAULT_AUDIENCE, "held_on": day, "note": WORDS}
            values |= {"attended": case not in absent, "summary_until": day}
            await self.write(group.Attended.model_validate(values), case)

    async def end(self, day: date) -> None:
        """It comes to its end."""
        await self.write(group.Ended.model_validate({"author": ELSA, "ended_on": day, "elsas": [ELSA, OTHER]}))

    def progress(self) -> DictRow:
        """How it is getting on, once the projector has caught up."""
        self.school.follow()
        (row,) = self.school.rows("SELECT * FROM {s}.elsa_progress WHERE matter = %s", self.id)
        return row

    def attendance(self) -> dict[UUID, DictRow]:
        """How each member fared, by case."""
        self.school.follow()
        found = "SELECT * FROM {s}.elsa_attendance_for(NULL, ARRAY[%s]::uuid[])"
        return {row["file"]: row for row in self.school.rows(found, self.id)}
