"""Which of the school's terms is meant."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.calendar.codes import Span
from case_store.calendar.events import Time
from case_store.errors import Invalid
from case_store.figures.events import TermOf
from case_store.school_days import SchoolCalendar

NO_TERM = "`term` is none of the school's terms. Look at its year and number, or have the terms of that year set first."


def terms(calendar: SchoolCalendar) -> Iterator[tuple[TermOf, Time]]:
    """Every term that the school has set, in order, with its name."""
    for school_year, times in calendar.years:
        of_year = sorted((time for time in times if time.span is Span.TERM), key=lambda time: time.starts)
        for number, time in enumerate(of_year, start=1):
            yield TermOf(school_year=school_year, number=number), time


def days_of(term: TermOf, calendar: SchoolCalendar) -> Time:
    """First and last day of a term. Raises Invalid for one that is none."""
    found = next((time for each, time in terms(calendar) if each == term), None)
    if found is None:
        raise Invalid(NO_TERM)
    return found
