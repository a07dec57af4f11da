"""When a plan is due for review: properties over terms, half terms, leap days, clock changes and pauses."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from case_store.calendar import today
from case_store.calendar.codes import Calendar, DueBy, Span
from case_store.calendar.events import Time
from case_store.errors import Invalid
from case_store.psp_calendar import (
    DEFAULT_WEEKS,
    SCHOOL_WEEK,
    Pause,
    after_weeks,
    check_school_day,
    moved,
    on_a_school_day,
    on_hold,
    review_days,
)
from case_store.school_days import (
    NO_TERMS,
    ONE_DAY,
    Due,
    SchoolCalendar,
    in_days,
    in_school_days,
    in_working_days,
    is_school_day,
    is_working_day,
)
from tests.case_store.test_school_days import calendars

WITHIN = st.dates(date(2023, 9, 1), date(2031, 7, 1))
WEEKS = st.integers(1, 20)
LENGTHS = st.integers(0, 60)
unhurried = settings(deadline=None, max_examples=40)


def year(school_year: int) -> tuple[Time, ...]:
    """An ordinary school year: three terms, each with its half term."""
    autumn, spring = school_year, school_year + 1
    spans = (
        (Span.TERM, date(autumn, 9, 2), date(autumn, 12, 19)),
        (Span.HALF_TERM, date(autumn, 10, 26), date(autumn, 10, 30)),
        (Span.TERM, date(spring, 1, 5), date(spring, 3, 27)),
        (Span.HALF_TERM, date(spring, 2, 16), date(spring, 2, 20)),
        (Span.TERM, date(spring, 4, 13), date(spring, 7, 21)),
        (Span.HALF_TERM, date(spring, 5, 25), date(spring, 5, 29)),
    )
    return tuple(Time(span=span, starts=starts, ends=ends) for span, starts, ends in spans)


SCHOOL = SchoolCalendar().with_year(2025, year(2025)).with_year(2026, year(2026)).with_year(2027, year(2027))
HALF_TERM = (date(2026, 2, 16), date(2026, 2, 20))


def counted(kind: Calendar, calendar: SchoolCalendar, first: date, last: date) -> int:
    """How many days after `first`, to `last`, count by this calendar: one at a time, as a person would."""
    days = [first + n * ONE_DAY for n in range(1, (last - first).days + 1)]
    if kind is Calendar.SCHOOL_DAYS:
        return sum(is_school_day(day, calendar) for day in days)
    return len(days) if kind is Calendar.DAYS else sum(is_working_day(day, calendar.nation) for day in days)


def due_by(kind: Calendar, day: date, count: int, calendar: SchoolCalendar) -> Due:
    """Something due so many days after `day`, by each of the three calendars."""
    if kind is Calendar.DAYS:
        return in_days(day, count)
    if kind is Calendar.WORKING_DAYS:
        return in_working_days(day, count, calendar.nation)
    return in_school_days(day, count, calendar)


class TestReviews:
    @given(calendars(), WITHIN, WEEKS)
    @unhurried
    def test_come_after_so_many_weeks_of_five_days_on_which_pupils_come(
        self, calendar: SchoolCalendar, starts: date, weeks: int
    ) -> None:
        """Whatever holidays lie between; where the terms end, in working days, and it says so."""
        due = after_weeks(starts, weeks, calendar)
        assert counted(due.calendar, calendar, starts, due.day) == weeks * SCHOOL_WEEK
        assert due.rule is DueBy.SCHOOL_WEEKS
        assert due.calendar is not Calendar.DAYS
        if due.calendar is Calendar.SCHOOL_DAYS:
            assert is_school_day(due.day, calendar)

    @given(calendars(), WITHIN, st.lists(WEEKS, min_size=1, max_size=4, unique=True).map(sorted))
    @unhurried
    def test_come_one_after_another(self, calendar: SchoolCalendar, starts: date, weeks: list[int]) -> None:
        """A later review is never due before an earlier one, as long as both are counted alike."""
        dues = review_days(starts, calendar, tuple(weeks))
        assert all(later.day > earlier.day for earlier, later in pairwise(dues)) or (
            len({due.calendar for due in dues}) > 1
        )

    def test_are_by_default_at_four_eight_and_twelve_weeks(self) -> None:
        """The guide's; the autumn half term and the Christmas holidays put them off."""
        dues = review_days(date(2026, 9, 7), SCHOOL)
        assert DEFAULT_WEEKS == (4, 8, 12)
        assert [due.day for due in dues] == [date(2026, 10, 5), date(2026, 11, 9), date(2026, 12, 7)]

    def test_would_fall_into_half_term_if_weeks_were_counted_on_the_wall(self) -> None:
        """The control: calendar weeks alone are found out by the same school year."""
        starts = date(2026, 1, 19)
        assert HALF_TERM[0] <= starts + timedelta(weeks=4) <= HALF_TERM[1]
        assert after_weeks(starts, 4, SCHOOL).day == date(2026, 2, 23)

    def test_wait_for_the_term_after_the_holidays(self) -> None:
        """A plan that starts in July is reviewed in autumn, and the summer is nobody's failing."""
        assert after_weeks(date(2027, 7, 12), 4, SCHOOL).day == date(2027, 9, 20)

    @pytest.mark.parametrize(("starts", "due"), [("2028-02-01", "2028-03-03"), ("2028-02-29", "2028-04-13")])
    def test_count_a_leap_day_as_any_other(self, starts: str, due: str) -> None:
        """It is a Tuesday of term: a day on which pupils come."""
        assert after_weeks(date.fromisoformat(starts), 4, SCHOOL).day == date.fromisoformat(due)
        assert is_school_day(date(2028, 2, 29), SCHOOL)

    @given(st.sampled_from(["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"]), st.integers(0, 2879))
    @unhurried
    def test_do_not_move_when_the_clocks_change(self, change: str, minute: int) -> None:
        """A plan started at any minute around the change is reviewed so many school days after that day here."""
        at = datetime.fromisoformat(f"{change}T00:00:00").replace(tzinfo=UTC) + timedelta(minutes=minute)
        starts = today(at)
        due = after_weeks(starts, 4, SCHOOL)
        assert counted(Calendar.SCHOOL_DAYS, SCHOOL, starts, due.day) == 4 * SCHOOL_WEEK

    def test_are_counted_in_working_days_where_no_terms_are_set(self) -> None:
        """And the answer says so."""
        due = after_weeks(date(2026, 3, 2), 4, NO_TERMS)
        assert (due.day, due.calendar) == (date(2026, 3, 30), Calendar.WORKING_DAYS)


class TestAPause:
    @given(st.sampled_from(Calendar), calendars(), WITHIN, st.integers(1, 80), st.integers(1, 90), LENGTHS)
    @unhurried
    def test_moves_what_is_still_to_come_by_as_much_as_it_took(
        self, kind: Calendar, calendar: SchoolCalendar, day: date, count: int, after: int, length: int
    ) -> None:
        """By whichever of the three calendars: as many days are left afterwards as were left before."""
        due = due_by(kind, day, count, calendar)
        pause = Pause(day + after * ONE_DAY, day + (after + length) * ONE_DAY)
        later = moved(due, day, (pause,), calendar)
        assert later is not None
        if due.day < pause.starts or not length:
            assert later == due
            return
        assert later.rule is DueBy.MOVED_BY_PAUSE
        assert pause.resumed is not None
        assert later.day >= max(due.day, pause.resumed)
        if later.calendar is due.calendar:
            waited = counted(due.calendar, calendar, pause.starts - ONE_DAY, pause.resumed - ONE_DAY)
            assert counted(due.calendar, calendar, day, later.day) == count + waited

    @given(st.sampled_from(Calendar), calendars(), WITHIN, st.integers(1, 80), st.integers(1, 90))
    @unhurried
    def test_that_goes_on_leaves_no_day_to_what_is_still_to_come(
        self, kind: Calendar, calendar: SchoolCalendar, day: date, count: int, after: int
    ) -> None:
        """Nothing that waits is overdue; what was due before it stays."""
        due = due_by(kind, day, count, calendar)
        pause = Pause(day + after * ONE_DAY)
        assert moved(due, day, (pause,), calendar) == (due if due.day < pause.starts else None)

    @given(st.sampled_from(Calendar), calendars(), WITHIN, st.integers(5, 80), st.integers(1, 20), LENGTHS, LENGTHS)
    @unhurried
    def test_after_another_moves_it_again(
        self, kind: Calendar, calendar: SchoolCalendar, day: date, count: int, after: int, one: int, other: int
    ) -> None:
        """Two pauses that follow on each other are one long pause."""
        due = due_by(kind, day, count, calendar)
        first, between, last = (day + n * ONE_DAY for n in (after, after + one, after + one + other))
        twice = moved(due, day, (Pause(first, between), Pause(between, last)), calendar)
        assert twice == moved(due, day, (Pause(first, last),), calendar)

    @given(calendars(), WITHIN, WEEKS, st.integers(1, 90))
    @unhurried
    def test_in_the_holidays_costs_no_school_day(
        self, calendar: SchoolCalendar, starts: date, weeks: int, after: int
    ) -> None:
        """It waits while nobody would have come, and everything stays where it was."""
        due = after_weeks(starts, weeks, calendar)
        first = last = starts + after * ONE_DAY
        while not is_school_day(last, calendar) and last < first + timedelta(days=70):
            last += ONE_DAY
        assume(due.calendar is Calendar.SCHOOL_DAYS and last > first)
        later = moved(due, starts, (Pause(first, last),), calendar)
        assert later is not None
        assert later.day == due.day

    def test_counts_on_in_working_days_beyond_the_terms_that_are_set(self) -> None:
        """Nobody can say more, and the answer says so."""
        due = after_weeks(date(2028, 6, 12), 5, SCHOOL)
        later = moved(due, date(2028, 6, 12), (Pause(date(2028, 6, 13), date(2028, 7, 11)),), SCHOOL)
        assert due.calendar is Calendar.SCHOOL_DAYS
        assert later == Due(date(2028, 8, 14), Calendar.WORKING_DAYS, DueBy.MOVED_BY_PAUSE)

    def test_moves_a_day_that_was_chosen_beyond_the_terms_that_are_set(self) -> None:
        """It was chosen as a school day as far as anybody knew: what is left to it is counted in working days."""
        chosen = Due(date(2026, 3, 17), Calendar.SCHOOL_DAYS, DueBy.PLANNED_DAY)
        pause = Pause(date(2026, 3, 10), date(2026, 3, 17))
        later = moved(chosen, date(2026, 3, 10), (pause,), NO_TERMS)
        assert later == Due(date(2026, 3, 23), Calendar.WORKING_DAYS, DueBy.MOVED_BY_PAUSE)

    def test_over_a_leap_day_and_a_clock_change_is_as_long_as_its_days(self) -> None:
        """29 February is one more, the shorter night of 26 March 2028 is none less."""
        due = in_days(date(2028, 2, 1), 40)
        pause = Pause(date(2028, 2, 28), date(2028, 3, 28))
        later = moved(due, date(2028, 2, 1), (pause,), SCHOOL)
        assert later is not None
        assert later.day - due.day == timedelta(days=29)

    def test_that_nobody_looked_at_would_leave_reviews_where_they_were(self) -> None:
        """The control: with the pause left out, the same review is four school weeks too early."""
        starts, pause = date(2026, 1, 5), Pause(date(2026, 1, 19), date(2026, 2, 23))
        due = after_weeks(starts, 4, SCHOOL)
        later = moved(due, starts, (pause,), SCHOOL)
        assert later is not None
        assert counted(Calendar.SCHOOL_DAYS, SCHOOL, due.day, later.day) == 4 * SCHOOL_WEEK
        assert moved(due, starts, (), SCHOOL) == due

    def test_holds_from_its_first_day_until_the_plan_goes_on(self) -> None:
        """The day from which it goes on is no longer one of them."""
        pause = Pause(date(2026, 1, 19), date(2026, 1, 21))
        days = [date(2026, 1, 18) + n * ONE_DAY for n in range(4)]
        assert [on_hold(day, (pause,)) is not None for day in days] == [False, True, True, False]
        assert on_hold(date(2030, 1, 1), (Pause(date(2026, 1, 19)),)) is not None


class TestADayInTheHolidays:
    @given(calendars(), WITHIN)
    @unhurried
    def test_is_moved_to_the_next_school_day_and_says_so(self, calendar: SchoolCalendar, day: date) -> None:
        """A day on which pupils come stays as it is."""
        due = on_a_school_day(day, calendar)
        assert due.day >= day
        assert (due.rule is DueBy.PLANNED_DAY) == (due.day == day)
        assert due.rule in {DueBy.PLANNED_DAY, DueBy.MOVED_FROM_HOLIDAY}
        assert due.day != day or is_working_day(day, calendar.nation)
        if due.calendar is Calendar.SCHOOL_DAYS:
            assert is_school_day(due.day, calendar)

    def test_is_refused_with_the_next_one_where_somebody_chose_it(self) -> None:
        """Half term, a weekend and a bank holiday alike; a day of term is taken."""
        for day, following in (
            ("2026-02-18", "2026-02-23"),
            ("2026-03-07", "2026-03-09"),
            ("2026-05-04", "2026-05-05"),
        ):
            with pytest.raises(Invalid, match=f"`new_date` is not a school day. The next one is {following}"):
                check_school_day(date.fromisoformat(day), SCHOOL, "new_date")
        assert check_school_day(date(2026, 3, 9), SCHOOL, "new_date") == date(2026, 3, 9)
