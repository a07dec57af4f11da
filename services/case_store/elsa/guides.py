"""The guides of the code of practice: each asks for a reason, and none refuses what happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from case_store.decider import Circumstances
from case_store.elsa.codes import Guide

A_WEEK = 7
LONGEST = 60
"""Minutes: an hour is the most, for older pupils (code of practice, frequency and duration of support)."""
_BY_YEAR = ((2, 20), (6, 30))
"""Up to which year group how many minutes are usual: twenty for the young, half an hour often right."""


def usual_minutes(around: Circumstances) -> int:
    """How long a session may be at this pupil's age before it asks for a reason; of a group, an hour."""
    line = around.pupil.line if around.pupil is not None else None
    if line is None:
        return LONGEST
    return next((minutes for year, minutes in _BY_YEAR if line.year <= year), LONGEST)


def passed(
    day: date,
    minutes: int | None,
    held: Iterable[date],
    last_day: date | None,
    around: Circumstances,
    *,
    out_of_favourite_lesson: bool = False,
) -> tuple[Guide, ...]:
    """The guides that a session on `day` passed, beside those `held` and with a last planned day."""
    found = {
        Guide.LONGER_THAN_USUAL: minutes is not None and minutes > usual_minutes(around),
        Guide.MORE_THAN_WEEKLY: any(week_of(other) == week_of(day) for other in held),
        Guide.OUT_OF_FAVOURITE_LESSON: out_of_favourite_lesson,
        Guide.BEYOND_ITS_WEEKS: last_day is not None and day > last_day,
    }
    return tuple(guide for guide, is_passed in found.items() if is_passed)


def last_day(starts: date, weeks: int) -> date:
    """The last day of support that was planned for so many weeks."""
    return starts + timedelta(weeks=weeks)


def week_of(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def falls(days: Iterable[date]) -> bool:
    """Whether contact on these days gets lighter: never twice a week, never closer again, and further apart at last.

    With fewer than three there is nothing to compare but the weekly sessions before.
    """
    gaps = [(later - earlier).days for earlier, later in pairwise(sorted(days))]
    closer_again = any(later < earlier for earlier, later in pairwise(gaps))
    lighter = len(gaps) < 2 or gaps[-1] > gaps[0]
    return lighter and not closer_again and all(gap >= A_WEEK for gap in gaps)


def fell(held: Iterable[date], day: date) -> bool:
    """Whether a contact on `day` came no sooner after the one before it than that one had after its own."""
    before = sorted(other for other in held if other <= day)[-2:]
    gaps = [(later - earlier).days for earlier, later in pairwise([*before, day])]
    return not gaps or gaps[-1] >= max(A_WEEK, gaps[0])
