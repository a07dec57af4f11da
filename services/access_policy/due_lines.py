"""What is due with a day of its own: a line each, made of an entry that was told far enough to know the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from access_policy import due_plans
from access_policy.page import RESPONSIBLE, Seen
from case_store.action.overdue import TELL_WITHIN, due_within, falls_due
from case_store.calendar import today
from case_store.calendar.codes import Calendar, DueBy
from case_store.journal.reader import Query
from case_store.school_days import Due, SchoolCalendar, in_working_days
from case_store.support.accreditation import lapses
from case_store.vocabulary import Level, Post, Relation
from projections.caseload.lines import SOON, Line

_THINGS = """
SELECT DISTINCT f.entry, f.file, f.matter, f.what, f.day, f.counted_in
  FROM due_for(%(reader)s, %(responsible)s, %(until)s, %(for_agency)s) f ORDER BY f.day, f.entry, f.what
"""

Falls = Callable[[date, Calendar | None, SchoolCalendar], Due]
"""When something falls due: from its day, the calendar that was said with it, and the school's own."""


class Kind(NamedTuple):
    """At which level of its entry the day of a thing is told, and when the thing falls due."""

    known_at: Level
    falls: Falls


def _on_the_day(rule: DueBy) -> Falls:
    return lambda day, _counted_in, _calendar: Due(day, Calendar.DAYS, rule)


def _as_said(day: date, counted_in: Calendar | None, calendar: SchoolCalendar) -> Due:
    """The day that was said, or the next one that its calendar counts."""
    return falls_due(day, counted_in or Calendar.DAYS, calendar)


def _told_to_the_school(day: date, _: Calendar | None, calendar: SchoolCalendar) -> Due:
    """What an agency decided on that day is told to the school within so many working days."""
    return due_within(day, TELL_WITHIN, Calendar.WORKING_DAYS, calendar)


def _advised(day: date, _: Calendar | None, calendar: SchoolCalendar) -> Due:
    """The authority answers within so many working days, which were counted when it was asked."""
    return in_working_days(day, 0, calendar.nation, DueBy.WORKING_DAYS_AFTER)


_PLANNED = _on_the_day(DueBy.PLANNED_DAY)
_AGREED = _on_the_day(DueBy.AGREEMENT_ENDS)
KINDS: Mapping[str, Kind] = {
    "sign_review": Kind(Level.FULL, _PLANNED),
    "agreement": Kind(Level.SUMMARY, _AGREED),
    "manager_meeting": Kind(Level.SUMMARY, _PLANNED),
    "accreditation": Kind(Level.SUMMARY, _on_the_day(DueBy.ACCREDITATION_ENDS)),
    "action": Kind(Level.SUMMARY, _as_said),
    "agency_acknowledges": Kind(Level.SUMMARY, _as_said),
    "agency_decides": Kind(Level.SUMMARY, _as_said),
    "agency_waits": Kind(Level.FULL, _as_said),
    "agency_tells": Kind(Level.FULL, _told_to_the_school),
    "escalated": Kind(Level.FULL, _on_the_day(DueBy.DAY_IT_WAS_ASKED)),
    "meeting": Kind(Level.EXISTENCE, _PLANNED),
    "agreed": Kind(Level.SUMMARY, _PLANNED),
    "sharing_ends": Kind(Level.SUMMARY, _AGREED),
    "follow_up": Kind(Level.SUMMARY, _PLANNED),
    "meeting_review": Kind(Level.EXISTENCE, _PLANNED),
    "document": Kind(Level.FULL, _PLANNED),
    "advice": Kind(Level.FULL, _advised),
    "staff_support": Kind(Level.FULL, _PLANNED),
    "unit_place": Kind(Level.FULL, _PLANNED),
}
"""Each kind of thing that has a line of its own."""
_SUPERVISED = "supervised"
ASKED_FOR_HELP = "around.help_requested"
_ANSWER = frozenset({Relation.LEAD, Relation.PASTORAL_LEADER})
"""Who answers a request for help, beside the SENCO."""


async def lines(seen: Seen) -> list[Line]:
    """What has a day of its own, the reviews of plans, and what nobody has opened or answered."""
    return [*await _things(seen), *await due_plans.lines(seen), *_unopened(seen), *_unanswered(seen)]


async def _things(seen: Seen) -> list[Line]:
    about = {"reader": seen.reader, "until": seen.today + SOON, "responsible": seen.standing.matters_as(*RESPONSIBLE)}
    about["for_agency"] = Relation.AGENCY_WORKER in seen.standing.custodian
    (rows,) = await seen.snapshot.fetch(Query(_THINGS, about))
    levels = {entry.id: entry.level for entry in seen.told}
    told = [row for row in rows if levels.get(row[0], Level.NONE).covers(_known_at(row[3]))]
    calendar = seen.settings.calendar
    found = [
        Line(what, matter, file, KINDS[what].falls(day, Calendar(said) if said else None, calendar), {"entry": entry})
        for entry, file, matter, what, day, said in told
        if what in KINDS
    ]
    return found + _supervision([(file, day) for _, file, _, what, day, _ in told if what == _SUPERVISED], seen)


def _known_at(what: str) -> Level:
    return Level.SUMMARY if what == _SUPERVISED else KINDS[what].known_at


def _supervision(attended: list[tuple[UUID, date]], seen: Seen) -> list[Line]:
    """When supervision lapses, counted from the last that was attended."""
    lapse = attended and lapses(None, None, max(day for _, day in attended), seen.settings.supervision_months)
    if not lapse or lapse.day > seen.today + SOON:
        return []
    return [Line("supervision", None, attended[0][0], lapse)]


def _unopened(seen: Seen) -> Iterator[Line]:
    """Concerns that nobody has opened: by when the next in line is alerted."""
    for entry in seen.told:
        if entry.what in {"concern.raised", "concern.adult_raised"}:
            by = today(entry.happened_at + timedelta(hours=seen.settings.concern_unopened_hours))
            yield Line("concern", entry.matter, entry.file, Due(by, Calendar.DAYS, DueBy.HOURS_UNOPENED))


def _unanswered(seen: Seen) -> Iterator[Line]:
    """Requests for help that wait, for those who answer them: by the day on which they were made, if that is told."""
    whom = {one.group.matter: one.group.whom for one in seen.granted}
    for entry in seen.told:
        stands = seen.standing.to(whom.get(entry.matter))
        if entry.what == ASKED_FOR_HELP and (stands & _ANSWER or Post.SENCO in seen.standing.posts):
            asked = Due(today(entry.happened_at), Calendar.DAYS, DueBy.DAY_IT_WAS_ASKED)
            yield Line("help_request", entry.matter, entry.file, asked, {"entry": entry.id})
