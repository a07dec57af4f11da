"""Lines that go with the entries of a page: from projections, as far as the entries themselves are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from access_policy.page import Rows, Seen
from case_store.elsa.codes import Phase
from case_store.journal.reader import Query
from case_store.vocabulary import Level
from projections.caseload.lines import falling, next_session, report_due
from projections.elsa_progress.progress import ATTENDANCE, PROGRESS, Attendance, Progress

STARTED = frozenset({"elsa.programme_started", "group.started"})
"""The entries that a programme or a group is known by."""
JOINED = "group.joined"

LEVELS: Mapping[str, Level] = {
    "phase": Level.SUMMARY,
    "elsa": Level.EXISTENCE,
    "elsas": Level.EXISTENCE,
    "started": Level.EXISTENCE,
    "ended": Level.EXISTENCE,
    "covered_by": Level.EXISTENCE,
    "designed_by": Level.SUMMARY,
    "planned_weeks": Level.FULL,
    "extended_weeks": Level.FULL,
    "held": Level.FULL,
    "not_held": Level.FULL,
    "met": Level.FULL,
    "partly": Level.FULL,
    "not_met": Level.FULL,
    "last_held": Level.FULL,
    "next_due": Level.FULL,
    "due_by": Level.FULL,
    "due_in": Level.FULL,
    "contacts_planned": Level.FULL,
    "contacts": Level.FULL,
    "falling": Level.FULL,
    "measured": Level.FULL,
    "guides": Level.FULL,
    "handed_over": Level.FULL,
    "taken_over": Level.FULL,
    "report": Level.FULL,
    "report_due": Level.FULL,
}
"""At which level of a programme or group each column of `elsa_progress` is told: a count tells, so counts are full."""
MEMBER = ("joined", "left", "attended", "missed", "last_attended", "measured", "reported")
"""What is told of one member of a group to whoever is told in full that this pupil is in it."""

_TOLD = """
SELECT i.entry, e.entry, d.level, d.because FROM disclosed_entries d
  JOIN entry_index i ON i.position = d.disclosure
  JOIN entry_index e ON e.position = d.entry_position
 WHERE i.entry = ANY(%(disclosures)s) AND d.entry_position = ANY(%(known)s) ORDER BY d.disclosure, d.entry_position
"""


async def cases(seen: Seen) -> Rows:
    """Which case is whose, for the pupils whose line of the roll was told."""
    pupils = {entry.file for entry in seen.told}
    pairs = {(one.group.file, one.group.whom) for one in seen.first}
    return tuple({"case": case, "pupil": pupil} for case, pupil in sorted(pairs, key=str) if pupil in pupils)


async def entries_told(seen: Seen) -> Rows:
    """Which entries each disclosure told, and at which level."""
    params = {"disclosures": [entry.id for entry in seen.told], "known": seen.page.params["known"]}
    (rows,) = await seen.snapshot.fetch(Query(_TOLD, params))
    full = {entry.id for entry in seen.told if entry.level is Level.FULL}
    return tuple(_told(row, with_rules=row[0] in full) for row in rows)


async def elsa_progress(seen: Seen) -> Rows:
    """How each programme and group is getting on, and each member of a group, as far as it is told."""
    levels = {entry.matter: entry.level for entry in seen.told if entry.what in STARTED and entry.matter}
    members = {(entry.matter, entry.file) for entry in seen.told if entry.what == JOINED and entry.level is Level.FULL}
    about = {"reader": seen.reader, "matters": sorted({entry.matter for entry in seen.told if entry.matter})}
    running, attendance = await seen.snapshot.fetch(Query(PROGRESS, about), Query(ATTENDANCE, about))
    rows = [_progress(one, levels[one.matter], seen) for one in map(Progress._make, running) if one.matter in levels]
    fared = [one for one in map(Attendance._make, attendance) if (one.matter, one.file) in members]
    return (*rows, *map(_member, fared))


def _told(row: Sequence[Any], *, with_rules: bool) -> dict[str, Any]:
    disclosure, entry, level, because = row
    line = {"disclosure": disclosure, "entry": entry, "level": level}
    return line | {"because": because} if with_rules else line


def _progress(progress: Progress, level: Level, seen: Seen) -> dict[str, Any]:
    """The columns of one programme or group that are told at `level`."""
    values = progress._asdict() | _judged(progress, seen)
    told = {name: values[name] for name, needed in LEVELS.items() if level.covers(needed)}
    return {progress.kind: progress.matter} | told


def _judged(progress: Progress, seen: Seen) -> dict[str, Any]:
    """What follows from its counts today, by the school's calendar."""
    due, today = next_session(progress, seen.settings.calendar), seen.today
    contact = progress.phase == Phase.TOUCH_BASE
    report = "done" if progress.reported else "due" if progress.ended else None
    return {
        "next_due": due and due.day,
        "due_by": due and due.rule,
        "due_in": due and due.calendar,
        "covered_by": progress.cover(today),
        "falling": falling(progress, today) if contact else None,
        "report": report,
        "report_due": report_due(progress.ended).day if report == "due" and progress.ended else None,
    }


def _member(one: Attendance) -> dict[str, Any]:
    return {"group": one.matter, "file": one.file} | {name: getattr(one, name) for name in MEMBER}
