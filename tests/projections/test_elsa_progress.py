"""How a programme is getting on, counted from its own entries."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from psycopg.rows import DictRow

from case_store.elsa.codes import Met, NotHeld, Phase, Strand
from case_store.elsa.events import (
    ObjectiveReviewed,
    ProgrammeEnded,
    ProgrammeStarted,
    SessionCorrected,
    SessionNoted,
    SessionNotHeld,
    SessionPlanned,
)
from case_store.entry import Entry, Event
from case_store.journal.ids import new_id
from case_store.vocabulary import DEFAULT_AUDIENCE, Sensitive
from tests.projections.school import School

ELSA, PUPIL, CASE, REFERRAL = (UUID(int=n) for n in range(1, 5))
START = date(2025, 3, 3)
WORDS = Sensitive("Words of a child.")
OF_PUPIL: dict[str, Any] = {"pupil": PUPIL, "case": CASE, "elsa": ELSA, "referral": REFERRAL, "author": ELSA}


def week(number: int) -> date:
    """The Monday of that week of the programme, from 0."""
    return START + timedelta(weeks=number)


class Programme:
    """A programme in a case file, written event by event."""

    def __init__(self, school: School, file: UUID = CASE) -> None:
        self.school, self.file, self.id = school, file, new_id()

    async def write(self, event: Event, **where: Any) -> Entry:
        """The next entry of the programme."""
        return await self.school.keep(event, file=self.file, stream=self.id, matter=self.id, **where)

    async def start(self) -> None:
        """It begins."""
        values = {"starts": START, "whom_to_ask": ELSA, "focus": Strand.GRIEF, "planned_weeks": 6}
        await self.write(ProgrammeStarted.model_validate({**values, **OF_PUPIL}))

    async def plan(self, day: date) -> None:
        """A session is planned."""
        await self.write(SessionPlanned(author=ELSA, planned_for=day, objective=WORDS))

    async def hold(self, day: date, met: Met | None = None) -> Entry:
        """A session is held."""
        values = {"author": ELSA, "audience": DEFAULT_AUDIENCE, "number": 1, "note": WORDS, "summary_until": day}
        noted = await self.write(SessionNoted.model_validate({**values, "held_on": day}))
        if met:
            await self.write(ObjectiveReviewed(author=ELSA, held_on=day, objective=WORDS, met=met))
        return noted

    def progress(self) -> DictRow:
        """How it is getting on, once the projector has caught up."""
        self.school.follow()
        (row,) = self.school.rows("SELECT * FROM {s}.elsa_progress WHERE matter = %s", self.id)
        return row


async def test_sessions_and_objectives_are_counted(school: School) -> None:
    """Held and not held, met, partly and not, and when the last was held."""
    programme = Programme(school)
    await programme.start()
    for number, met in enumerate([Met.MET, Met.PARTLY, Met.NOT_MET, None]):
        await programme.hold(week(number), met)
    await programme.write(SessionNotHeld(author=ELSA, planned_for=week(4), why=NotHeld.ABSENT))
    row = programme.progress()
    assert (row["held"], row["not_held"], row["met"], row["partly"], row["not_met"]) == (4, 1, 1, 1, 1)
    assert (row["last_held"], row["elsa"], row["file"], row["phase"]) == (week(3), ELSA, CASE, "sessions")


async def test_the_next_is_due_by_the_plan_or_else_weekly(school: School) -> None:
    """The earliest plan after the last session; without one a week after it; at first, the programme's start."""
    programme = Programme(school)
    await programme.start()
    due = [programme.progress()]
    await programme.hold(week(0))
    due.append(programme.progress())
    await programme.plan(week(0))  # its session has been: it is no longer due
    await programme.plan(week(3))
    await programme.plan(week(2))
    due.append(programme.progress())
    await programme.write(SessionNotHeld(author=ELSA, planned_for=week(2), why=NotHeld.NO_ROOM))
    due.append(programme.progress())
    expected = [(START, "weekly"), (week(1), "weekly"), (week(2), "plan"), (week(3), "plan")]
    assert [(row["next_due"], row["due_by"]) for row in due] == expected


async def test_nothing_is_due_once_the_sessions_have_ended(school: School) -> None:
    """Touch-base contact has no rhythm of its own."""
    programme = Programme(school)
    await programme.start()
    await programme.plan(week(9))
    ended = {"ended_on": week(1), "phase": Phase.TOUCH_BASE, **OF_PUPIL}
    await programme.write(ProgrammeEnded.model_validate(ended))
    row = programme.progress()
    assert (row["phase"], row["ended"], row["next_due"], row["due_by"]) == ("touch_base", week(1), None, None)
    assert row["started"] == START


async def test_a_corrected_day_moves_the_session_and_adds_none(school: School) -> None:
    """A correction is about the first wording; one that leaves the day alone changes nothing here."""
    programme = Programme(school)
    await programme.start()
    noted = await programme.hold(week(1))
    for held_on in (week(2), None):
        corrected = SessionCorrected(author=ELSA, audience=DEFAULT_AUDIENCE, held_on=held_on, why=WORDS)
        await programme.write(corrected, about=noted.id)
    row = programme.progress()
    assert (row["held"], row["last_held"]) == (1, week(2))


async def test_every_entry_that_comes_twice_counts_once(school: School) -> None:
    """The projector is sent back to the beginning and takes all of it again: the same rows, in every projection."""
    programme = Programme(school)
    await programme.start()
    for number in range(3):
        await programme.plan(week(number))
        await programme.hold(week(number), Met.MET)
    before = programme.progress()
    digests = [school.projector.digest(name, school.name) for name in ("disclosures", "elsa_progress")]
    school.rows("UPDATE {s}.notification_tracking SET notification_id = 0 RETURNING 1")
    assert school.follow() > 10
    assert programme.progress() == before
    assert [school.projector.digest(name, school.name) for name in ("disclosures", "elsa_progress")] == digests
    assert school.closed() == set()
