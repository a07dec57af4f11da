"""Groups, contact afterwards, who stands in, measures, reports: counted beside sessions, left out where they must."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from psycopg.rows import DictRow

from case_store.case.events import WrongChildFound
from case_store.concern.events import AdultRaised
from case_store.elsa.codes import Met, NotHeld, Phase
from case_store.elsa.events import ProgrammeEnded, ProgrammeExtended, ReferralDecided, Referred, SessionNotHeld
from case_store.impact.events import Measured, Reported
from case_store.journal.ids import new_id
from confide.projector import FOLLOWING
from tests.projections.programmes import OTHER, Group, cover, plan_contact, take_over, touch_base
from tests.projections.school import School
from tests.projections.test_elsa_progress import CASE, ELSA, OF_PUPIL, PUPIL, START, WORDS, Programme, week
from tests.promises.golden import example_of

FIRST, SECOND = UUID(int=41), UUID(int=42)
DAY = timedelta(days=1)


async def end(programme: Programme, day: date, phase: Phase = Phase.ENDED) -> None:
    """The sessions end."""
    await programme.write(ProgrammeEnded.model_validate({"ended_on": day, "phase": phase, **OF_PUPIL}))


def for_reader(school: School, function: str, reader: UUID | None, *matters: UUID) -> list[DictRow]:
    """What one of the functions gives for a reader."""
    school.follow()
    return school.rows(f"SELECT * FROM {{s}}.{function}(%s, %s)", reader, list(matters))


class TestGroup:
    async def test_sessions_are_the_groups_and_attendance_is_each_members(self, school: School) -> None:
        """One session is one, however many were there; who was not is counted in their own row."""
        group = Group(school, FIRST, SECOND)
        await group.start()
        await group.hold(week(0))
        await group.hold(week(1), SECOND)
        row, fared = group.progress(), group.attendance()
        assert (row["kind"], row["held"], row["last_held"], row["elsas"]) == (
            "group",
            2,
            week(1),
            sorted([ELSA, OTHER]),
        )
        assert {case: (one["attended"], one["missed"]) for case, one in fared.items()} == {
            FIRST: (2, 0),
            SECOND: (1, 1),
        }
        assert fared[SECOND]["last_attended"] == week(0)

    async def test_ends(self, school: School) -> None:
        """Nothing is due in it then."""
        group = Group(school, FIRST)
        await group.start()
        await group.end(week(2))
        row = group.progress()
        assert (row["phase"], row["ended"], row["next_due"]) == ("ended", week(2), None)


class TestContactAfterwards:
    async def test_the_newest_plan_counts(self, school: School) -> None:
        """Planned and held days in order; planned anew, the first plan is forgotten."""
        programme = Programme(school)
        await programme.start()
        await end(programme, week(6), Phase.TOUCH_BASE)
        await plan_contact(programme, week(7), week(8))
        await plan_contact(programme, week(8), week(10), week(14))
        await touch_base(programme, week(8))
        row = programme.progress()
        assert (row["phase"], row["contacts_planned"]) == ("touch_base", [week(8), week(10), week(14)])
        assert (row["contacts"], row["contacts_falling"]) == ([week(8)], True)


class TestWhoStandsIn:
    async def test_cover_and_taking_over(self, school: School) -> None:
        """Cover has its days; whoever takes over is the ELSA from then on."""
        programme = Programme(school)
        await programme.start()
        await cover(programme, week(1), week(2))
        covered = programme.progress()
        assert (covered["covered_by"], covered["covered_from"], covered["covered_until"]) == (OTHER, week(1), week(2))
        assert covered["elsa"] == ELSA
        await take_over(programme, week(3))
        taken = programme.progress()
        assert (taken["elsa"], taken["elsas"], taken["taken_over"]) == (OTHER, [OTHER], week(3))


class TestMeasuresAndReports:
    async def test_given_or_not_given_and_never_the_value(self, school: School) -> None:
        """By whom and when, extended or not, and whether the report is done."""
        programme = Programme(school)
        await programme.start()
        values = {"author": ELSA, "measured_on": START, "scale": WORDS, "value": 4, "lowest": 1, "highest": 5}
        for by, at in (("pupil", "start"), ("staff", "start"), ("pupil", "end"), ("pupil", "end")):
            measured = {**values, "by": by, "at": at, "pupil": PUPIL, "case": CASE}
            await programme.write(Measured.model_validate(measured))
        await programme.write(ProgrammeExtended(author=ELSA, planned_weeks=10, reason=WORDS))
        row = programme.progress()
        assert row["measured"] == ["end_by_pupil", "start_by_pupil", "start_by_staff"]
        assert (row["planned_weeks"], row["extended_weeks"], row["reported"]) == (6, 10, None)
        report: dict[str, Any] = {"author": ELSA, "finished_on": week(6), "aims": [], "report": WORDS}
        report |= {"pupil": PUPIL, "case": CASE}
        await programme.write(Reported.model_validate(report))
        assert programme.progress()["reported"] is None  # the wording for home is still due
        await programme.write(Reported.model_validate(report | {"complete": True}))
        assert programme.progress()["reported"] is not None


class TestOpenPlans:
    async def test_each_until_something_is_said_of_it(self, school: School) -> None:
        """A session noted later than planned settles the plan, up to the day of the next one."""
        programme = Programme(school)
        await programme.start()
        for number in range(4):
            await programme.plan(week(number))
        await programme.hold(week(0) + DAY)
        await programme.write(SessionNotHeld(author=ELSA, planned_for=week(2), why=NotHeld.ABSENT))
        rows = for_reader(school, "elsa_open_plans_for", None, programme.id)
        assert sorted(row["day"] for row in rows) == [week(1), week(3)]


class TestCaseload:
    async def test_a_referral_waits_until_it_is_decided_on(self, school: School) -> None:
        """For whom, and since when."""
        referral = new_id()
        where = {"file": CASE, "stream": referral, "matter": referral}
        of_pupil = {"author": ELSA, "elsa": ELSA, "pupil": PUPIL, "case": CASE}
        asked = {"hoped_for_outcomes": WORDS, "background": WORDS, "requested_by": "staff"}
        await school.keep(Referred.model_validate({**asked, **of_pupil}), **where)
        (row,) = for_reader(school, "waiting_for", None, referral)
        assert (row["matter"], row["elsa"], row["since"]) == (referral, ELSA, START)
        decided = {
            "author": ELSA,
            "stands": "accepted",
            "decided_on": START,
            "elsa": ELSA,
            "pupil": PUPIL,
            "case": CASE,
        }
        await school.keep(ReferralDecided.model_validate(decided), **where)
        assert for_reader(school, "waiting_for", None, referral) == []

    async def test_blockers_are_those_that_lie_with_the_school(self, school: School) -> None:
        """That a pupil was away or declined stands in nobody's way; the rest is counted by code."""
        programme = Programme(school)
        await programme.start()
        for number, why in enumerate([NotHeld.NOT_RELEASED, NotHeld.NOT_RELEASED, NotHeld.NO_ROOM, NotHeld.DECLINED]):
            await programme.write(SessionNotHeld(author=ELSA, planned_for=week(number), why=why))
        school.follow()
        found = school.rows("SELECT * FROM {s}.not_held_for(NULL, %s, %s)", [programme.id], START)
        assert {row["code"]: row["times"] for row in found} == {"not_released": 2, "no_room": 1}


class TestWhatMustNotCount:
    async def test_what_was_recorded_after_a_concern_about_the_reader(self, school: School) -> None:
        """The subject of a concern is shown nothing new; everybody else is (access table, subject bar)."""
        programme = Programme(school)
        await programme.start()
        await programme.hold(week(0))
        about = {"pupil": PUPIL, "case": CASE, "subject": OTHER, "holders": (ELSA,)}
        raised = example_of(AdultRaised).model_copy(update=about)
        await school.keep(raised, file=new_id(), matter=new_id())
        await programme.hold(week(1), Met.MET)
        await plan_contact(programme, week(9))
        await end(programme, week(2), Phase.TOUCH_BASE)
        (theirs,) = for_reader(school, "elsa_progress_for", OTHER, programme.id)
        (anybodys,) = for_reader(school, "elsa_progress_for", ELSA, programme.id)
        assert (theirs["held"], theirs["met"], theirs["phase"], theirs["ended"]) == (1, 0, "sessions", None)
        assert (anybodys["held"], anybodys["met"], anybodys["phase"]) == (2, 1, "touch_base")
        assert (theirs["contacts_planned"], theirs["next_due"]) == ([], week(1))

    async def test_what_was_found_to_be_on_the_wrong_child(self, school: School) -> None:
        """It counts for nobody; negative control: before it was found, it did."""
        programme = Programme(school)
        await programme.start()
        noted = await programme.hold(week(0))
        assert programme.progress()["held"] == 1
        found = example_of(WrongChildFound)
        await school.keep(found, file=CASE, matter=programme.id, about=noted.id)
        assert programme.progress()["held"] == 0


async def test_every_projection_is_the_same_when_all_comes_twice(school: School) -> None:
    """The projector is sent back to the beginning; negative control: with one entry less it is another."""
    programme, group = Programme(school), Group(school, FIRST, SECOND)
    await programme.start()
    await programme.plan(week(0))
    await programme.hold(week(0), Met.MET)
    await plan_contact(programme, week(8), week(10))
    await touch_base(programme, week(8))
    await cover(programme, week(1), week(2))
    await take_over(programme, week(3))
    await group.start()
    await group.hold(week(0), SECOND)
    await group.end(week(4))
    school.follow()
    names = [projection.name for projection in FOLLOWING]
    before = [school.projector.digest(name, school.name) for name in names]
    school.rows("UPDATE {s}.notification_tracking SET notification_id = 0 RETURNING 1")
    assert school.follow() > 10
    assert [school.projector.digest(name, school.name) for name in names] == before
    await programme.hold(week(4))
    school.follow()
    assert [school.projector.digest(name, school.name) for name in names] != before
