"""When a pastoral support programme is due for review: in the school's own weeks, later by whatever time it paused.

Pure: the school's terms are handed in. A school week is five days on which pupils come, so a half term, a closure or a
training day puts a review off by exactly as much as it took.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from case_store.calendar.codes import Calendar, DueBy
from case_store.errors import Invalid
from case_store.school_days import (
    ONE_DAY,
    Due,
    SchoolCalendar,
    in_school_days,
    is_working_day,
    last_day_known,
    school_day_by,
)

DEFAULT_WEEKS = (4, 8, 12)
"""After how many school weeks a plan is reviewed unless it says otherwise; the last is its final meeting (guide)."""
SCHOOL_WEEK = 5
"""How many school days make a school week."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which a plan waits: its first day, and the day from which the plan goes on, None while it waits."""

    starts: date
    resumed: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the plan waits on `day`."""
        return self.starts <= day and (self.resumed is None or day < self.resumed)


def after_weeks(starts: date, weeks: int, calendar: SchoolCalendar, rule: DueBy = DueBy.SCHOOL_WEEKS) -> Due:
    """The day on which so many school weeks have come after `starts`.

    Where the school has not set its terms that far, working days are counted instead, and the answer says so.
    """
    return in_school_days(starts, weeks * SCHOOL_WEEK, calendar, rule)


def review_days(starts: date, calendar: SchoolCalendar, weeks: tuple[int, ...] = DEFAULT_WEEKS) -> tuple[Due, ...]:
    """When the reviews of a plan that started so are due, first to last, nothing having been moved."""
    return tuple(after_weeks(starts, count, calendar) for count in weeks)


def moved(due: Due, since: date, pauses: tuple[Pause, ...], calendar: SchoolCalendar) -> Due | None:
    """`due` as said on `since`, later by the time in which the plan waited; None while nobody can say when.

    As many days are left after a pause as were left at its beginning, of the kind that `due` was counted in. What was
    due before a pause stays where it was. Beyond the terms that are set working days are counted, and it says so.
    """
    if not pauses:
        return due
    kind, day, waited = due.calendar, since, False
    counts, last = _counting(kind, calendar)
    if due.day > last:  # chosen before the school had set its terms that far
        kind = Calendar.WORKING_DAYS
        counts, last = _counting(kind, calendar)
    left = sum(one == due.day or counts(one) for one in _between(since, due.day))
    while left:
        day += ONE_DAY
        pause = on_hold(day, pauses)
        if pause is not None:
            if pause.resumed is None:
                return None
            day, waited = pause.resumed - ONE_DAY, True
            continue
        if day > last:
            kind = Calendar.WORKING_DAYS
            counts, last = _counting(kind, calendar)
        left -= counts(day) or (day == due.day and not waited)
    return Due(day, kind, DueBy.MOVED_BY_PAUSE) if waited else due


def on_hold(day: date, pauses: tuple[Pause, ...]) -> Pause | None:
    """The pause in which `day` lies."""
    return next((pause for pause in pauses if pause.holds(day)), None)


def on_a_school_day(day: date, calendar: SchoolCalendar) -> Due:
    """`day` itself, or the next school day where pupils do not come on it; the rule says whether it was moved."""
    due = in_school_days(day, 0, calendar, DueBy.PLANNED_DAY)
    return due if due.day == day else replace(due, rule=DueBy.MOVED_FROM_HOLIDAY)


def check_school_day(day: date, calendar: SchoolCalendar, field: str) -> date:
    """The same day. Raises Invalid for one on which pupils do not come, and names the next on which they do."""
    due = on_a_school_day(day, calendar)
    if due.day != day:
        raise Invalid(f"`{field}` is not a school day. The next one is {due.day.isoformat()}: choose that, or another.")
    return day


def _counting(kind: Calendar, calendar: SchoolCalendar) -> tuple[Callable[[date], bool], date]:
    """Which days count by this calendar, and the last day of which anybody can say so."""
    if kind is Calendar.SCHOOL_DAYS:
        return school_day_by(calendar), last_day_known(calendar)
    if kind is Calendar.WORKING_DAYS:
        return lambda day: is_working_day(day, calendar.nation), date.max
    return lambda _: True, date.max


def _between(first: date, last: date) -> tuple[date, ...]:
    """The days after `first`, to `last`."""
    return tuple(first + ONE_DAY * number for number in range(1, (last - first).days + 1))
