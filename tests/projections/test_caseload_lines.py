"""What is due, unwritten, fading or overdue: counted from days, by the calendar of the school, on any day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from case_store.calendar.codes import Span
from case_store.calendar.events import Time
from case_store.school_days import NO_TERMS, SchoolCalendar
from projections.caseload.lines import falling, lines_of, next_session, reports_of, unwritten
from projections.elsa_progress.progress import Attendance, OpenPlan, Progress

MATTER, CASE, ELSA = (UUID(int=n) for n in range(1, 4))
MONDAY = date(2025, 11, 3)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
TERMS = NO_TERMS.with_year(
    2025,
    (
        Time(span=Span.TERM, starts=date(2025, 9, 1), ends=date(2025, 12, 19)),
        Time(span=Span.HALF_TERM, starts=date(2025, 10, 27), ends=date(2025, 10, 31)),
        Time(span=Span.TERM, starts=date(2026, 1, 5), ends=date(2026, 4, 1)),
    ),
)
BLANK: dict[str, Any] = dict.fromkeys(Progress._fields) | {
    "matter": MATTER, "file": CASE, "elsa": ELSA, "phase": "sessions", "kind": "programme", "started": MONDAY,
    "planned_weeks": 6, "held": 0, "contacts_planned": [], "contacts": [], "measured": [], "guides": [],
    "next_due": MONDAY, "due_by": "weekly",
}  # fmt: skip


def progress(**given: Any) -> Progress:
    """A programme that began on a Monday, with what is given."""
    return Progress(**BLANK | given)


def told(one: Progress, today: date, calendar: SchoolCalendar = TERMS) -> dict[tuple[str, str], date]:
    """The lines of a programme that have a day: what and rule -> day, those that have passed with a `!`."""
    lines = [line for line in lines_of(one, today, calendar) if line.due]
    return {(line.what + "!" * (line.due.day < today), str(line.due.rule)): line.due.day for line in lines if line.due}


class TestNextSession:
    def test_is_due_on_its_planned_day_whatever_day_that_is(self) -> None:
        """Somebody chose it."""
        due = next_session(progress(next_due=date(2025, 12, 25), due_by="plan"), TERMS)
        assert due is not None
        assert (due.day, due.calendar, due.rule) == (date(2025, 12, 25), "days", "planned_day")

    @pytest.mark.parametrize(
        ("calendar", "day", "counted"),
        [(TERMS, date(2026, 1, 5), "school_days"), (NO_TERMS, date(2025, 12, 22), "working_days")],
    )
    def test_weekly_waits_for_a_school_day(self, calendar: SchoolCalendar, day: date, counted: str) -> None:
        """Not in the holidays; where no terms are set, not on a weekend, and the line says which was counted."""
        due = next_session(progress(next_due=date(2025, 12, 20)), calendar)
        assert due is not None
        assert (due.day, due.calendar, due.rule) == (day, counted, "weekly")

    def test_is_not_due_once_the_sessions_have_ended(self) -> None:
        """Whatever comes afterwards is no session."""
        assert next_session(progress(phase="touch_base", next_due=None), TERMS) is None


class TestOverdue:
    def test_nothing_on_the_last_planned_day_and_longer_than_planned_the_day_after(self) -> None:
        """Six weeks from a Monday in November end on a Monday in December."""
        one = progress(last_step=date(2025, 12, 15), next_due=date(2025, 12, 22))
        assert told(one, date(2025, 12, 15)).keys() == {("session", "weekly")}
        assert ("overdue!", "planned_weeks") in told(one, date(2025, 12, 16))

    def test_beyond_its_term(self) -> None:
        """From the first day after the term in which it was to end."""
        one = progress(last_step=date(2025, 12, 18), next_due=date(2026, 1, 5))
        assert ("overdue!", "term_of_its_end") not in told(one, date(2025, 12, 19))
        assert told(one, date(2026, 1, 6))["overdue!", "term_of_its_end"] == date(2025, 12, 19)

    def test_an_extension_moves_it(self) -> None:
        """What was extended with a reason is not longer than planned."""
        one = progress(last_step=date(2025, 12, 15), next_due=date(2025, 12, 22), extended_weeks=10)
        assert ("overdue!", "planned_weeks") not in told(one, date(2025, 12, 16))

    def test_two_school_weeks_without_a_session(self) -> None:
        """School days: half term and holidays are nobody's fault."""
        one = progress(started=date(2025, 10, 20), last_step=date(2025, 10, 21), next_due=None)
        day = told(one, date(2025, 12, 1))["overdue!", "school_days_without_session"]
        assert day == date(2025, 11, 11)  # ten school days, and a half term between
        assert ("overdue!", "school_days_without_session") not in told(one, day)


class TestContactAfterwards:
    def test_the_next_planned_one_is_due(self) -> None:
        """The first after the last that was held."""
        one = progress(
            phase="touch_base", ended=MONDAY, reported=MONDAY, contacts_planned=[MONDAY + WEEK, MONDAY + 3 * WEEK]
        )
        assert told(one, MONDAY) == {("touch_base", "planned_day"): MONDAY + WEEK}
        held = one._replace(contacts=[MONDAY + WEEK])
        assert told(held, MONDAY + 4 * WEEK) == {("touch_base!", "planned_day"): MONDAY + 3 * WEEK}

    def test_that_goes_on_after_its_plan_is_overdue(self) -> None:
        """Somebody should end it, or plan anew."""
        days = [MONDAY + WEEK]
        one = progress(phase="touch_base", ended=MONDAY, reported=MONDAY, contacts_planned=days, contacts=days)
        assert told(one, MONDAY + 2 * WEEK) == {("overdue!", "planned_day"): MONDAY + WEEK}

    @pytest.mark.parametrize(
        ("days", "falls"),
        [([7], None), ([7, 14], None), ([7, 14, 28], True), ([7, 14, 21], False), ([7, 21, 28], False)],
    )
    def test_falls_if_each_gap_is_longer_than_the_last(self, days: list[int], falls: bool | None) -> None:
        """Two contacts say nothing yet."""
        held = [MONDAY + n * DAY for n in days]
        one = progress(phase="touch_base", contacts=held, contacts_planned=held)
        assert falling(one, MONDAY + 90 * DAY) is falls

    def test_more_than_was_planned_does_not_fall(self) -> None:
        """Leaning on it is a warning sign, whatever the gaps."""
        held = [MONDAY, MONDAY + WEEK, MONDAY + 3 * WEEK]
        one = progress(phase="touch_base", contacts=held, contacts_planned=held[:2])
        assert falling(one, MONDAY + 4 * WEEK) is False


class TestReports:
    def test_is_due_thirty_days_after_the_end_until_it_is_done(self) -> None:
        """Afterwards nobody who supported the pupil may read on."""
        one = progress(phase="ended", ended=MONDAY, next_due=None)
        assert told(one, MONDAY + 31 * DAY) == {("report!", "days_after_its_end"): MONDAY + 30 * DAY}
        assert told(one._replace(reported=MONDAY), MONDAY + 31 * DAY) == {}

    def test_of_a_group_is_one_for_each_member_who_left_it_or_whom_it_left(self) -> None:
        """By the file of their case."""
        member = Attendance(MATTER, CASE, MONDAY, None, 4, 0, MONDAY, [], None)
        left, done = member._replace(left=MONDAY), member._replace(reported=MONDAY)
        assert [line.due and line.due.day for line in reports_of([member, left, done], None)] == [MONDAY + 30 * DAY]
        assert len(list(reports_of([member, left, done], MONDAY + WEEK))) == 2


def test_a_plan_is_unwritten_from_the_day_after() -> None:
    """Not on its own day: a session is written up straight after, and that may be this evening."""
    plan = OpenPlan(MATTER, CASE, ELSA, MONDAY)
    assert list(unwritten([plan], MONDAY)) == []
    ((_, line),) = unwritten([plan], MONDAY + DAY)
    assert (line.what, line.due and line.due.day) == ("unwritten", MONDAY)
