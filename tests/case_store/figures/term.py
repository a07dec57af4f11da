"""A school with three terms, and figures of the second."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from case_store.calendar.codes import Span
from case_store.calendar.events import Time
from case_store.figures.events import TermOf
from case_store.people.settings import Settings
from case_store.school_days import SchoolCalendar


def term(starts: date, ends: date, span: Span = Span.TERM) -> Time:
    """One time in the calendar."""
    return Time(span=span, starts=starts, ends=ends)


AUTUMN, SPRING, SUMMER = (TermOf(school_year=2025, number=number) for number in (1, 2, 3))
CALENDAR = SchoolCalendar().with_year(
    2025,
    (
        term(date(2025, 9, 2), date(2025, 12, 19)),
        term(date(2025, 10, 27), date(2025, 10, 31), Span.HALF_TERM),
        term(date(2026, 1, 5), date(2026, 3, 27)),
        term(date(2026, 4, 13), date(2026, 7, 17)),
    ),
)
SETTINGS = replace(Settings(), calendar=CALENDAR)
IN_TERM: dict[str, Any] = {"settings": SETTINGS}
