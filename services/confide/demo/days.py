"""When a plan is told to have run: so that its missed review is put off to today, and its final meeting comes next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from case_store.psp_calendar import DEFAULT_WEEKS, on_a_school_day, review_days
from case_store.school_days import NO_TERMS
from confide.demo.pupils import school_year

_LONGEST = timedelta(days=110)
"""Longer than twelve weeks of working days ever take."""


class Days(NamedTuple):
    """The days of a plan: its start, its reviews, and the day to which the missed one is put off."""

    starts: date
    reviews: tuple[date, ...]
    put_off: date

    def before(self, days: int) -> str:
        """So many days before the start."""
        return str(self.starts - timedelta(days=days))

    def after(self, days: int) -> str:
        """The school day so many days after the start, or the next."""
        return str(on_a_school_day(self.starts + timedelta(days=days), NO_TERMS).day)


def days_of_a_plan(today: date) -> Days:
    """The latest start with which the missed review was due before today, and the final meeting is not due yet.

    The last term is set only after the plan was told, so school days are working days here as in the service.
    """
    put_off = on_a_school_day(today, NO_TERMS).day
    starts = on_a_school_day(today - _LONGEST, NO_TERMS).day
    while (reviews := _reviews(starts))[-1] <= put_off:
        starts = on_a_school_day(starts + timedelta(days=1), NO_TERMS).day
    return Days(starts, reviews, put_off)


def _reviews(starts: date) -> tuple[date, ...]:
    return tuple(due.day for due in review_days(starts, NO_TERMS, DEFAULT_WEEKS))


def last_years_terms(today: date) -> dict[str, Any]:
    """The terms of the school year that is over, as the office sets them; its third is the last that is over."""
    year = school_year(today, 1).year
    autumn = date(year, 9, 3), date(year, 12, 18)
    spring = date(year + 1, 1, 5), date(year + 1, 3, 27)
    summer = date(year + 1, 4, 13), date(year + 1, 7, 17)
    times = [{"span": "term", "starts": str(first), "ends": str(last)} for first, last in (autumn, spring, summer)]
    return {"school_year": year, "times": times}
