"""By when a target is to be met: on a day on which pupils come, or else the last one before it is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from case_store.calendar.codes import Calendar, DueBy, Span
from case_store.decider import Circumstances
from case_store.errors import Invalid
from case_store.psp_calendar import check_school_day
from case_store.school_days import (
    ONE_DAY,
    Due,
    SchoolCalendar,
    is_working_day,
    last_day_known,
    school_day_by,
)


def last_school_day_by(day: date, calendar: SchoolCalendar) -> Due:
    """`day` itself, or the last school day before it where pupils do not come on it; the rule says which.

    Where the school's terms do not say, working days are counted instead, and the answer says so.
    """
    first = min((term.starts for term in calendar.times(Span.TERM)), default=date.max)
    if first <= day <= last_day_known(calendar):
        found = _back(day, school_day_by(calendar), first)
        if found is not None:
            return Due(found, Calendar.SCHOOL_DAYS, _rule(found, day))
    found = _back(day, lambda one: is_working_day(one, calendar.nation), date.min) or day
    return Due(found, Calendar.WORKING_DAYS, _rule(found, day))


def _back(day: date, counts: Callable[[date], bool], first: date) -> date | None:
    """`day`, or the first before it that counts, no earlier than `first`."""
    while not counts(day):
        if day <= first:
            return None
        day -= ONE_DAY
    return day


def _rule(found: date, day: date) -> DueBy:
    return DueBy.PLANNED_DAY if found == day else DueBy.MOVED_FROM_HOLIDAY


def check_by(by: date | None, around: Circumstances) -> date | None:
    """The day by which a target is to be met, if one is said.

    Raises Invalid for a day that has passed, and for one on which pupils do not come: it names the last school day
    before it, or where that has passed the next one, so that whoever writes the target chooses.
    """
    if by is None:
        return None
    if by < around.today:
        raise Invalid("`by` has passed. Say a day that is still to come.")
    last = last_school_day_by(by, around.settings.calendar).day
    if last == by:
        return by
    if last < around.today:
        return check_school_day(by, around.settings.calendar, "by")
    raise Invalid(f"`by` is not a school day. The last one before it is {last.isoformat()}: choose that, or another.")
