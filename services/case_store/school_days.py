"""Days, school days and working days: three calendars, and whatever is due says by which of them, and by which rule.

Pure: the school's terms and its nation are handed in. Days have no time of day, so no change of the clocks moves them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from holidays import country_holidays

from case_store.calendar.codes import Calendar, DueBy, Nation, Span
from case_store.calendar.events import Time

ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_SUBDIVISIONS = {Nation.ENGLAND: "ENG", Nation.WALES: "WLS", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}


@dataclass(frozen=True, slots=True)
class Due:
    """A day on which something is due, the calendar it was counted in, and the rule that it follows from."""

    day: date
    calendar: Calendar
    rule: DueBy


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """The school's own times, by school year (the year in which it begins), and the nation whose holidays it keeps."""

    nation: Nation = Nation.ENGLAND
    years: tuple[tuple[int, tuple[Time, ...]], ...] = field(default=())

    def with_year(self, school_year: int, times: tuple[Time, ...]) -> SchoolCalendar:
        """The same calendar, with `times` in the place of what was known of that school year."""
        others = [one for one in self.years if one[0] != school_year]
        return replace(self, years=tuple(sorted([*others, (school_year, times)], key=lambda one: one[0])))

    def times(self, *spans: Span) -> tuple[Time, ...]:
        """The times of these kinds, in order."""
        found = (time for _, times in self.years for time in times if time.span in spans)
        return tuple(sorted(found, key=lambda time: (time.starts, time.ends)))

    def term_of(self, day: date) -> Time | None:
        """The term in which `day` lies."""
        return next((term for term in self.times(Span.TERM) if term.starts <= day <= term.ends), None)

    def next_term(self, day: date) -> Time | None:
        """The first term that begins after `day`."""
        return next((term for term in self.times(Span.TERM) if term.starts > day), None)


NO_TERMS = SchoolCalendar()
"""The calendar of a school that has set nothing."""


@cache
def bank_holidays(nation: Nation, year: int) -> frozenset[date]:
    """The bank holidays of one year; none for a year of which nobody can know them."""
    return frozenset(country_holidays("GB", subdiv=_SUBDIVISIONS[nation], years=year))


def school_year_of(day: date) -> int:
    """The year in which the school year of `day` began: it turns on the first of September."""
    return day.year if day.month >= 9 else day.year - 1


def is_working_day(day: date, nation: Nation) -> bool:
    """Whether offices work: neither a weekend nor a bank holiday."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(nation, day.year)


def is_school_day(day: date, calendar: SchoolCalendar) -> bool:
    """Whether pupils come: a working day of a term that is neither half term, nor a closure, nor a training day."""
    return school_day_by(calendar)(day)


def school_day_by(calendar: SchoolCalendar) -> Callable[[date], bool]:
    """Says of any day whether it is one, having looked through the calendar once."""
    terms, without = calendar.times(Span.TERM), calendar.times(Span.HALF_TERM, Span.CLOSURE, Span.TRAINING_DAY)

    def is_one(day: date) -> bool:
        in_term = any(time.starts <= day <= time.ends for time in terms)
        off = any(time.starts <= day <= time.ends for time in without)
        return in_term and not off and is_working_day(day, calendar.nation)

    return is_one


def last_day_known(calendar: SchoolCalendar) -> date:
    """The end of the last term that is set; `date.min` where none is."""
    return max((term.ends for term in calendar.times(Span.TERM)), default=date.min)


def in_days(day: date, count: int, rule: DueBy = DueBy.DAYS_AFTER) -> Due:
    """`count` days after `day`."""
    return Due(day + timedelta(days=count), Calendar.DAYS, rule)


@lru_cache(maxsize=10_000)
def in_working_days(day: date, count: int, nation: Nation, rule: DueBy = DueBy.WORKING_DAYS_AFTER) -> Due:
    """The working day so many after `day`; for 0, `day` itself or the first one after it.

    Kept: a board counts the same days for hundreds of plans, each time it is looked at.
    """
    found = _counted(day, count, lambda one: is_working_day(one, nation), date.max)
    return Due(found or date.max, Calendar.WORKING_DAYS, rule)


def in_school_days(day: date, count: int, calendar: SchoolCalendar, rule: DueBy = DueBy.SCHOOL_DAYS_AFTER) -> Due:
    """The school day so many after `day`; for 0, `day` itself or the first one after it.

    Where the school has not set its terms that far, working days are counted instead, and the answer says so.
    """
    last = last_day_known(calendar)
    found = _counted(day, count, school_day_by(calendar), last)
    return Due(found, Calendar.SCHOOL_DAYS, rule) if found else in_working_days(day, count, calendar.nation, rule)


def _counted(day: date, count: int, counts: Callable[[date], bool], last: date) -> date | None:
    """The day on which `count` that count have come after `day`, or None where that would be after `last`."""
    if count == 0 and counts(day):
        return day
    left = max(count, 1)
    while day < last:
        day += ONE_DAY
        left -= counts(day)
        if left == 0:
            return day
    return None


def end_of_term(day: date, calendar: SchoolCalendar) -> Due | None:
    """The last day of the term of `day`; on a holiday, of the next term of that school year, else the eve of the next.

    None where the school has set no term that says.
    """
    term = calendar.term_of(day)
    if term is not None:
        return Due(term.ends, Calendar.SCHOOL_DAYS, DueBy.END_OF_TERM)
    coming = calendar.next_term(day)
    if coming is None:
        return None
    if _year_of(coming, calendar) == _last_year_before(day, calendar):
        return Due(coming.ends, Calendar.SCHOOL_DAYS, DueBy.END_OF_TERM)
    return Due(coming.starts - ONE_DAY, Calendar.SCHOOL_DAYS, DueBy.EVE_OF_SCHOOL_YEAR)


def _year_of(time: Time, calendar: SchoolCalendar) -> int | None:
    return next((year for year, times in calendar.years if time in times), None)


def _last_year_before(day: date, calendar: SchoolCalendar) -> int | None:
    past = [term for term in calendar.times(Span.TERM) if term.ends < day]
    return _year_of(past[-1], calendar) if past else None


def months_after(day: date, count: int) -> date:
    """The same day of the month, `count` months later; of a shorter month its last."""
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
