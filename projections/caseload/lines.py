"""What is due, unwritten, fading or overdue of a programme or group today. Pure: counted days in, lines out.

Nothing is ever stored as overdue: the same counts give other lines tomorrow, or once the school sets its terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from case_store.calendar.codes import Calendar, DueBy
from case_store.elsa.codes import Phase
from case_store.school_days import Due, SchoolCalendar, end_of_term, in_days, in_school_days
from projections.elsa_progress.progress import Attendance, OpenPlan, Progress

QUIET = 10
"""After how many school days without a session somebody should ask why: two school weeks."""
REPORT = 30
"""Within how many days of its end a report is done (access table, rule `lasting`)."""
SOON = timedelta(days=14)
"""How long ahead what has a day is shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is due or to be looked at: what, of which matter and case, and by when, if it has a day."""

    what: str
    matter: UUID | None
    file: UUID
    due: Due | None = None
    more: dict[str, Any] = field(default_factory=dict)


def lines_of(progress: Progress, today: date, calendar: SchoolCalendar) -> Iterator[Line]:
    """Everything that is due or to be looked at in one programme or group today."""
    yield from _session(progress, calendar)
    yield from _overdue(progress, today, calendar)
    yield from _contact(progress, today)
    if progress.kind == "programme" and progress.ended and not progress.reported:
        yield Line("report", progress.matter, progress.file, report_due(progress.ended))


def next_session(progress: Progress, calendar: SchoolCalendar) -> Due | None:
    """When the next session is due: as planned, else weekly, and then not on a day without school."""
    if not progress.running or progress.next_due is None:
        return None
    if progress.due_by == "plan":
        return Due(progress.next_due, Calendar.DAYS, DueBy.PLANNED_DAY)
    return in_school_days(progress.next_due, 0, calendar, DueBy.WEEKLY)


def report_due(ended: date) -> Due:
    """The last day for the report of what ended on `ended`: afterwards nobody who supported the pupil may read on."""
    return in_days(ended, REPORT, DueBy.DAYS_AFTER_ITS_END)


def reports_of(members: Iterable[Attendance], ended: date | None) -> Iterator[Line]:
    """The reports that are due of a group: one for each member who has left it, or whom it has left."""
    for member in members:
        last = member.left or ended
        if last is not None and member.reported is None:
            yield Line("report", member.matter, member.file, report_due(last))


def unwritten(plans: Iterable[OpenPlan], today: date) -> Iterator[tuple[OpenPlan, Line]]:
    """The plans whose day has passed, with no session noted and none recorded as not held."""
    for plan in plans:
        if plan.day < today:
            due = Due(plan.day, Calendar.DAYS, DueBy.PLANNED_DAY)
            yield plan, Line("unwritten", plan.matter, plan.file, due)


def _session(progress: Progress, calendar: SchoolCalendar) -> Iterator[Line]:
    due = next_session(progress, calendar)
    if due is not None:
        yield Line("session", progress.matter, progress.file, due)


def _overdue(progress: Progress, today: date, calendar: SchoolCalendar) -> Iterator[Line]:
    """A programme that goes on for longer than planned, or in which nothing happens. A guide: it refuses nothing."""
    if not progress.running or progress.started is None:
        return
    dues = [in_school_days(progress.last_step or progress.started, QUIET, calendar, DueBy.SCHOOL_DAYS_WITHOUT_SESSION)]
    weeks = progress.extended_weeks or progress.planned_weeks
    if weeks is not None:
        planned_end = progress.started + timedelta(weeks=weeks)
        dues.append(Due(planned_end, Calendar.DAYS, DueBy.PLANNED_WEEKS))
        term = end_of_term(planned_end, calendar)
        if term is not None:
            dues.append(Due(term.day, term.calendar, DueBy.TERM_OF_ITS_END))
    yield from (Line("overdue", progress.matter, progress.file, due) for due in dues if due.day < today)


def _contact(progress: Progress, today: date) -> Iterator[Line]:
    """The lighter contact after the sessions: the next one, whether it falls, and whether it outlives its plan."""
    if progress.phase != Phase.TOUCH_BASE:
        return
    matter, file, planned, held = progress.matter, progress.file, progress.contacts_planned, progress.contacts
    since = [day for day in planned if not held or day > held[-1]]
    if since:
        yield Line("touch_base", matter, file, Due(since[0], Calendar.DAYS, DueBy.PLANNED_DAY))
    elif planned and planned[-1] < today:
        yield Line("overdue", matter, file, Due(planned[-1], Calendar.DAYS, DueBy.PLANNED_DAY))
    yield Line("fading", matter, file, more={"planned": bool(planned), "falling": falling(progress, today)})


def falling(progress: Progress, today: date) -> bool | None:
    """Whether contact falls as planned: no more of it than was planned by now, and each gap longer than the last.

    None as long as there is too little contact to tell. One that does not fall may be a sign of dependence.
    """
    held, planned = progress.contacts, progress.contacts_planned
    if len(held) > sum(day <= today for day in planned):
        return False
    gaps = [(later - earlier).days for earlier, later in pairwise(held)]
    if len(gaps) < 2:
        return None if progress.contacts_falling is not False else False
    return gaps[-1] > gaps[-2]
