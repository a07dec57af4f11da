"""Days, school days and working days: properties over terms, leap years and the days on which the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from case_store.calendar import SCHOOLS, today
from case_store.calendar.codes import Calendar, DueBy, Nation, Span
from case_store.calendar.events import Time
from case_store.school_days import (
    NO_TERMS,
    ONE_DAY,
    SchoolCalendar,
    bank_holidays,
    end_of_term,
    in_days,
    in_school_days,
    in_working_days,
    is_school_day,
    is_working_day,
    months_after,
    school_year_of,
)

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
COUNTS = st.integers(0, 60)
NATIONS = st.sampled_from(Nation)
unhurried = settings(deadline=None)


@st.composite
def calendars(draw: st.DrawFn) -> SchoolCalendar:
    """A calendar of some terms, each perhaps broken by a half term, closures or training days."""
    day, calendar = draw(st.dates(date(2023, 8, 20), date(2030, 9, 10))), SchoolCalendar(draw(NATIONS))
    for year in range(day.year, day.year + draw(st.integers(1, 3))):
        times: list[Time] = []
        for _ in range(draw(st.integers(1, 3))):
            length = draw(st.integers(20, 100))
            ends = day + timedelta(days=length)
            times.append(Time(span=Span.TERM, starts=day, ends=ends))
            for span in draw(st.lists(st.sampled_from([Span.HALF_TERM, Span.CLOSURE, Span.TRAINING_DAY]), max_size=3)):
                first = day + timedelta(days=draw(st.integers(1, length - 10)))
                times.append(Time(span=span, starts=first, ends=first + timedelta(days=draw(st.integers(0, 8)))))
            day = ends + timedelta(days=draw(st.integers(1, 20)))
        calendar = calendar.with_year(year, tuple(times))
    return calendar


class TestWorkingDays:
    @given(DAYS, COUNTS, NATIONS)
    @unhurried
    def test_are_neither_weekends_nor_bank_holidays(self, day: date, count: int, nation: Nation) -> None:
        """Whatever is due lies on one, and exactly so many lie between."""
        due = in_working_days(day, count, nation)
        assert due.calendar is Calendar.WORKING_DAYS
        assert due.day.weekday() < 5
        assert due.day not in bank_holidays(nation, due.day.year)
        between = [day + n * ONE_DAY for n in range(1, (due.day - day).days + 1)]
        wanted = 0 if due.day == day else max(count, 1)
        assert sum(is_working_day(one, nation) for one in between) == wanted

    def test_differ_from_nation_to_nation(self) -> None:
        """Saint Andrew's Day is Scotland's, Easter Monday is not."""
        assert not is_working_day(date(2026, 11, 30), Nation.SCOTLAND)
        assert is_working_day(date(2026, 11, 30), Nation.ENGLAND)
        assert is_working_day(date(2026, 4, 6), Nation.SCOTLAND)
        assert not is_working_day(date(2026, 4, 6), Nation.WALES)

    @given(DAYS, st.integers(0, 30), NATIONS)
    @unhurried
    def test_come_later_for_more(self, day: date, count: int, nation: Nation) -> None:
        """One more working day is at least a day more."""
        assert in_working_days(day, count + 2, nation).day > in_working_days(day, count + 1, nation).day


class TestSchoolDays:
    @given(calendars(), DAYS, COUNTS)
    @unhurried
    def test_lie_in_a_term_or_say_that_they_were_counted_otherwise(
        self, calendar: SchoolCalendar, day: date, count: int
    ) -> None:
        """Never on a closure, at half term, on a training day or on a bank holiday."""
        due = in_school_days(day, count, calendar)
        if due.calendar is Calendar.SCHOOL_DAYS:
            assert is_school_day(due.day, calendar)
            assert calendar.term_of(due.day) is not None
            assert not any(time.starts <= due.day <= time.ends for time in calendar.times(*_NOT_TERMS))
        else:
            assert due == in_working_days(day, count, calendar.nation, DueBy.SCHOOL_DAYS_AFTER)

    @given(calendars(), DAYS, COUNTS)
    @unhurried
    def test_are_never_sooner_than_working_days(self, calendar: SchoolCalendar, day: date, count: int) -> None:
        """Schools keep every holiday that offices keep, and more."""
        assert in_school_days(day, count, calendar).day >= in_working_days(day, count, calendar.nation).day

    @given(DAYS, COUNTS)
    @unhurried
    def test_are_working_days_where_no_terms_are_set(self, day: date, count: int) -> None:
        """And the answer says so."""
        assert in_school_days(day, count, NO_TERMS).calendar is Calendar.WORKING_DAYS

    @given(calendars())
    @unhurried
    def test_would_be_wrong_if_every_weekday_were_one(self, calendar: SchoolCalendar) -> None:
        """The control: some weekday of a term is none, so counting weekdays alone would be found out."""
        closed = [
            time.starts + n * ONE_DAY
            for time in calendar.times(*_NOT_TERMS)
            for n in range((time.ends - time.starts).days + 1)
        ]
        assume(any(day.weekday() < 5 for day in closed))
        assert any(day.weekday() < 5 and not is_school_day(day, calendar) for day in closed)


_NOT_TERMS = (Span.HALF_TERM, Span.CLOSURE, Span.TRAINING_DAY)


class TestTheEndOfTerm:
    @given(calendars(), DAYS)
    @unhurried
    def test_is_never_past_and_says_its_rule(self, calendar: SchoolCalendar, day: date) -> None:
        """It is a term's last day, or the eve of one."""
        due = end_of_term(day, calendar)
        if due is None:
            assert all(term.ends < day for term in calendar.times(Span.TERM))
            return
        assert due.day >= day
        ends = {term.ends for term in calendar.times(Span.TERM)}
        eves = {term.starts - ONE_DAY for term in calendar.times(Span.TERM)}
        assert due.day in (ends if due.rule is DueBy.END_OF_TERM else eves)


class TestDays:
    @given(DAYS, st.integers(0, 1000))
    @unhurried
    def test_are_all_alike(self, day: date, count: int) -> None:
        """Leap days too."""
        assert (in_days(day, count).day - day).days == count

    @given(DAYS, st.integers(1, 60))
    @unhurried
    def test_of_later_months_stay_in_order(self, day: date, count: int) -> None:
        """The last of January and a month is the last of February, never March."""
        later = months_after(day, count)
        assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == count
        assert later.day == day.day or (later + ONE_DAY).day == 1
        assert months_after(day + ONE_DAY, count) >= later

    @pytest.mark.parametrize(
        ("day", "count", "later"),
        [("2024-02-29", 12, "2025-02-28"), ("2023-12-31", 2, "2024-02-29"), ("2026-11-30", 3, "2027-02-28")],
    )
    def test_of_short_months_are_their_last(self, day: str, count: int, later: str) -> None:
        """A leap day has no anniversary of its own."""
        assert months_after(date.fromisoformat(day), count) == date.fromisoformat(later)

    @given(DAYS)
    @unhurried
    def test_belong_to_the_school_year_that_turns_in_september(self, day: date) -> None:
        """The last of August is the old year's."""
        year = school_year_of(day)
        assert date(year, 9, 1) <= day <= date(year + 1, 8, 31)


class TestTheDayHere:
    @given(st.sampled_from(["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"]))
    @unhurried
    def test_is_each_one_once_when_the_clocks_change(self, change: str) -> None:
        """23 or 25 hours make one day: no day is left out, none comes twice."""
        midday = datetime.fromisoformat(f"{change}T12:00:00").replace(tzinfo=UTC)
        hours = [midday + timedelta(minutes=30 * n) for n in range(-72, 72)]
        days = [today(hour) for hour in hours]
        assert all(timedelta() <= later - earlier <= ONE_DAY for earlier, later in pairwise(days))
        on_it = sum(day == date.fromisoformat(change) for day in days) / 2
        assert on_it == (23 if change[5:7] == "03" else 25)

    @given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)))
    @unhurried
    def test_is_that_of_the_clock_on_the_wall(self, at: datetime) -> None:
        """Half an hour after midnight in summer is still yesterday by Greenwich, and today at school."""
        moment = at.replace(tzinfo=UTC)
        assert today(moment) == moment.astimezone(SCHOOLS).date()
        assert abs(today(moment) - moment.date()) <= ONE_DAY
