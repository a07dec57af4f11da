"""What a report of a term's numbers counts: over all pupils, before anything is decided.

Suspensions, permanent exclusions and plans are counted by what the index says of their entries, which stay closed.
Attendance and incidents are numbers within entries and stand nowhere in clear, so of these the newest of each pupil are
opened; what leaves here is sums over the school.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from case_store.calendar import SCHOOLS
from case_store.decider import Command
from case_store.entry import Entry
from case_store.figures.codes import Counted
from case_store.figures.commands import ReportNumbers
from case_store.figures.events import AttendanceEntered, Corrected, IncidentsCounted
from case_store.figures.small import Counts, Pupils
from case_store.figures.terms import days_of
from case_store.journal.faults import BadEntry
from case_store.journal.reader import Query, Snapshot
from case_store.people.settings import Settings
from projections.entry_index.counts import IN_TERM, Line


async def counted(snapshot: Snapshot, command: Command, settings: Settings) -> Counts | None:
    """What there is to count of the term whose numbers are reported; None for any other command.

    Raises Invalid for a term that is none.
    """
    if not isinstance(command, ReportNumbers):
        return None
    days = days_of(command.term, settings.calendar)
    params = {"starts": _midnight(days.starts), "after": _midnight(days.ends + timedelta(days=1))}
    (rows,) = await snapshot.fetch(Query(IN_TERM, params))
    lines = [Line._make(row) for row in rows]
    figures = [line for line in lines if line.what is None]
    entries = await snapshot.entries([line.position for line in figures], bad=_passed_over)
    return _counts(lines, entries)


def _counts(lines: Iterable[Line], entries: Iterable[Entry]) -> Counts:
    """Pupils by what is true of them, each once; and the sessions of all of them."""
    pupils: defaultdict[Counted, set[UUID]] = defaultdict(set)
    sen = {line.file for line in lines if line.sen}
    for line in lines:
        if line.what is not None:
            pupils[Counted(line.what)].add(line.file)
    attended = possible = 0
    with_attendance: set[UUID] = set()
    for entry in entries:
        match entry.happened:
            case IncidentsCounted(incidents=incidents) | Corrected(incidents=int(incidents)) if incidents:
                pupils[Counted.WITH_INCIDENTS].add(entry.file)
            case AttendanceEntered() | Corrected(possible=int()) as figure:
                with_attendance.add(entry.file)
                attended += figure.attended or 0
                possible += figure.possible or 0
            case _:
                pass
    told = {of: Pupils(len(files), len(files & sen)) for of, files in pupils.items()}
    return Counts(told, len(with_attendance), attended, possible)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SCHOOLS)


def _passed_over(_: BadEntry) -> None:
    """An entry that does not open is not counted. The projector raises the alarm."""
