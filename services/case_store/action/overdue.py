"""Whether something is late: worked out from the day on which somebody asks, by the school's calendars; never stored.

A day that no calendar counts waits for the next that it does: what is due on a Sunday is late from Tuesday on.
"""

from __future__ import annotations

from datetime import date

from case_store.action.codes import Stage, Stands
from case_store.action.state import Action
from case_store.calendar.codes import Calendar, DueBy
from case_store.school_days import Due, SchoolCalendar, in_days, in_school_days, in_working_days

ACKNOWLEDGE_WITHIN = 5
DECIDE_WITHIN = 20
TELL_WITHIN = 5
"""How many working days an agency has for each step, where nobody said another day."""


def falls_due(day: date, counted_in: Calendar, calendar: SchoolCalendar) -> Due:
    """The day on which something that is to be done by `day` falls due: itself, or the next one that counts."""
    return _counted(day, 0, counted_in, calendar, DueBy.PLANNED_DAY)


def due_within(day: date, count: int, counted_in: Calendar, calendar: SchoolCalendar) -> Due:
    """The day so many days of a calendar after `day`, with the rule that it was counted by."""
    rules = {Calendar.DAYS: DueBy.DAYS_AFTER, Calendar.WORKING_DAYS: DueBy.WORKING_DAYS_AFTER}
    return _counted(day, count, counted_in, calendar, rules.get(counted_in, DueBy.SCHOOL_DAYS_AFTER))


def _counted(day: date, count: int, counted_in: Calendar, calendar: SchoolCalendar, rule: DueBy) -> Due:
    match counted_in:
        case Calendar.DAYS:
            return in_days(day, count, rule)
        case Calendar.WORKING_DAYS:
            return in_working_days(day, count, calendar.nation, rule)
        case Calendar.SCHOOL_DAYS:
            return in_school_days(day, count, calendar, rule)


def next_stage(action: Action) -> Stage | None:
    """What is to come next of a referral; None of an action, and where nothing more is to come."""
    if action.agency is None or action.over:
        return None
    if action.decided_on is not None and action.told_on is None:
        return Stage.TOLD_SCHOOL
    if action.decided_on is None and action.acknowledged_on is None:
        return Stage.ACKNOWLEDGED
    return Stage.DECIDED


def next_due(action: Action, calendar: SchoolCalendar) -> Due | None:
    """When the next thing of it is due; None where nothing is, or nobody knows when."""
    if action.over or action.due_by is None:
        return None
    match next_stage(action):
        case Stage.ACKNOWLEDGED if action.acknowledge_by is not None:
            return falls_due(action.acknowledge_by, Calendar.WORKING_DAYS, calendar)
        case Stage.TOLD_SCHOOL if action.decided_on is not None:
            return due_within(action.decided_on, TELL_WITHIN, Calendar.WORKING_DAYS, calendar)
        case Stage.DECIDED if action.decision is not None:  # another decision is to come, on the day that was said
            return falls_due(action.until, Calendar.WORKING_DAYS, calendar) if action.until else None
        case _:
            return falls_due(action.due_by, action.counted_in, calendar)


def stands(action: Action, today: date, calendar: SchoolCalendar) -> Stands:
    """How it stands on that day."""
    if action.dropped:
        return Stands.DROPPED
    if action.over:
        return Stands.DONE
    due = next_due(action, calendar)
    return Stands.LATE if due is not None and due.day < today else Stands.OPEN
