"""Whether something is late is worked out on the day on which somebody asks, by the calendar that was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_store.action.codes import Decision, Stage, Stands
from case_store.action.overdue import TELL_WITHIN, due_within, falls_due, next_due, next_stage, stands
from case_store.action.state import Action
from case_store.calendar.codes import Calendar, DueBy, Nation, Span
from case_store.calendar.events import Time
from case_store.school_days import NO_TERMS, SchoolCalendar, in_working_days, is_school_day, is_working_day
from tests.given import TEACHER, one

SPRING = Time(span=Span.TERM, starts=date(2026, 1, 5), ends=date(2026, 3, 27))
SUMMER = Time(span=Span.TERM, starts=date(2026, 4, 13), ends=date(2026, 7, 20))
HALF_TERM = Time(span=Span.HALF_TERM, starts=date(2026, 2, 16), ends=date(2026, 2, 20))
SCHOOL = SchoolCalendar(Nation.ENGLAND, ((2025, (SPRING, HALF_TERM, SUMMER)),))
ACTION = Action(owner=TEACHER, due_by=date(2026, 3, 27))
REFERRAL = Action(
    owner=TEACHER,
    due_by=date(2026, 3, 30),
    counted_in=Calendar.WORKING_DAYS,
    agency=one(0xE2),
    sent_on=date(2026, 3, 2),
    acknowledge_by=date(2026, 3, 9),
)
days = st.dates(date(2026, 1, 5), date(2026, 7, 1))
calendars = st.sampled_from(tuple(Calendar))


def counts(day: date, calendar: Calendar) -> bool:
    """Whether a calendar counts the day."""
    match calendar:
        case Calendar.DAYS:
            return True
        case Calendar.WORKING_DAYS:
            return is_working_day(day, Nation.ENGLAND)
        case Calendar.SCHOOL_DAYS:
            return is_school_day(day, SCHOOL)


class TestAnAction:
    @pytest.mark.parametrize(
        ("due_by", "counted_in", "falls"),
        [
            (date(2026, 3, 27), Calendar.SCHOOL_DAYS, date(2026, 3, 27)),  # the last day of term
            (date(2026, 3, 28), Calendar.SCHOOL_DAYS, date(2026, 4, 13)),  # the Easter holidays
            (date(2026, 2, 18), Calendar.SCHOOL_DAYS, date(2026, 2, 23)),  # half term
            (date(2026, 4, 3), Calendar.WORKING_DAYS, date(2026, 4, 7)),  # Good Friday
            (date(2026, 3, 29), Calendar.WORKING_DAYS, date(2026, 3, 30)),  # the night on which the clocks change
            (date(2026, 4, 3), Calendar.DAYS, date(2026, 4, 3)),
        ],
    )
    def test_falls_due_on_the_next_day_that_its_calendar_counts(
        self, due_by: date, counted_in: Calendar, falls: date
    ) -> None:
        """And is late from the day after."""
        action = Action(owner=TEACHER, due_by=due_by, counted_in=counted_in)
        due = next_due(action, SCHOOL)
        assert due is not None
        assert (due.day, due.calendar, due.rule) == (falls, counted_in, DueBy.PLANNED_DAY)
        assert stands(action, falls, SCHOOL) is Stands.OPEN
        assert stands(action, falls + timedelta(days=1), SCHOOL) is Stands.LATE

    def test_that_is_over_is_never_late(self) -> None:
        """However long ago it was due."""
        long_after = date(2027, 1, 1)
        done = Action(owner=TEACHER, due_by=date(2026, 3, 27), done_on=date(2026, 5, 1))
        dropped = Action(owner=TEACHER, due_by=date(2026, 3, 27), dropped=True)
        assert stands(done, long_after, SCHOOL) is Stands.DONE
        assert stands(dropped, long_after, SCHOOL) is Stands.DROPPED
        assert stands(ACTION, long_after, SCHOOL) is Stands.LATE  # the control

    def test_of_a_school_without_terms_says_that_it_counted_working_days(self) -> None:
        """Rather than never falling due."""
        due = falls_due(date(2026, 3, 28), Calendar.SCHOOL_DAYS, NO_TERMS)
        assert (due.day, due.calendar) == (date(2026, 3, 30), Calendar.WORKING_DAYS)

    @given(days, calendars)
    def test_never_falls_due_before_the_day_that_was_said(self, day: date, counted_in: Calendar) -> None:
        """And always on a day that its calendar counts; a day that counts is itself."""
        due = falls_due(day, counted_in, SCHOOL)
        assert due.day >= day
        assert counts(due.day, due.calendar)
        assert due.day == day or not counts(day, due.calendar)

    @given(days, st.integers(1, 40), calendars)
    def test_within_so_many_days_is_later_the_more_they_are(self, day: date, count: int, counted_in: Calendar) -> None:
        """At least as many days later as were said."""
        one_more = due_within(day, count + 1, counted_in, SCHOOL).day
        assert day + timedelta(days=count) <= due_within(day, count, counted_in, SCHOOL).day < one_more


class TestAReferral:
    def test_is_late_at_the_step_that_has_not_come(self) -> None:
        """Acknowledged by a day, decided by another, told to the school so many working days after the decision."""
        day = date(2026, 3, 12)
        acknowledged = _with(acknowledged_on=date(2026, 3, 4))
        decided = _with(decided_on=day, decision=Decision.ACCEPTED)
        tell_by = in_working_days(day, TELL_WITHIN, Nation.ENGLAND).day
        for referral, stage, due in (
            (REFERRAL, Stage.ACKNOWLEDGED, date(2026, 3, 9)),
            (acknowledged, Stage.DECIDED, date(2026, 3, 30)),
            (decided, Stage.TOLD_SCHOOL, tell_by),
        ):
            found = next_due(referral, SCHOOL)
            assert (next_stage(referral), found and found.day) == (stage, due)
            assert stands(referral, due, SCHOOL) is Stands.OPEN
            assert stands(referral, due + timedelta(days=1), SCHOOL) is Stands.LATE

    def test_that_was_told_is_over_unless_it_was_left_open(self) -> None:
        """On a waiting list it is late from the day that was said on; where none was, nobody knows."""
        day = date(2026, 3, 12)
        told = {"decided_on": day, "told_on": day}
        assert stands(_with(**told, decision=Decision.DECLINED), date(2027, 1, 1), SCHOOL) is Stands.DONE
        waits = _with(**told, decision=Decision.WAITING_LIST, until=date(2026, 5, 1))
        assert (next_stage(waits), stands(waits, date(2026, 5, 1), SCHOOL)) == (Stage.DECIDED, Stands.OPEN)
        assert stands(waits, date(2026, 5, 2), SCHOOL) is Stands.LATE
        assert next_due(_with(**told, decision=Decision.MORE_ASKED), SCHOOL) is None

    def test_has_no_stage_where_it_is_an_action(self) -> None:
        """Nor where it is over, or nothing."""
        assert next_stage(ACTION) is None
        assert next_stage(_with(dropped=True)) is None
        assert next_due(Action(), SCHOOL) is None
        assert next_due(_with(dropped=True), SCHOOL) is None


def _with(**changed: object) -> Action:
    """The referral, further on."""
    return replace(REFERRAL, **changed)  # type: ignore[arg-type]  # each test names fields of its own
