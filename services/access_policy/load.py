"""The lines of a caseload and of what is due: of entries that were told, each only as far as its level allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from access_policy import due_lines
from access_policy.page import RESPONSIBLE, Rows, Seen
from access_policy.reading import ToldEntry
from access_policy.view import JOINED, STARTED
from case_store.journal.reader import Query
from case_store.school_days import Due
from case_store.vocabulary import Level, Relation
from projections.caseload.lines import Line, lines_of, reports_of, unwritten
from projections.elsa_progress.progress import (
    ATTENDANCE,
    OPEN_PLANS,
    PROGRESS,
    Attendance,
    OpenPlan,
    Progress,
)

SINCE = timedelta(days=90)
"""How far back a caseload looks for what stood in the way."""

_WAITING = "SELECT * FROM waiting_for(%(reader)s, %(matters)s) ORDER BY since, matter"
_NOT_HELD = "SELECT * FROM not_held_for(%(reader)s, %(matters)s, %(since)s) ORDER BY elsa, code"
_SOLVED = "SELECT about FROM caseload_lines WHERE kind = 'solved' AND about = ANY(%(blockers)s)"
_IN_POST = """
SELECT DISTINCT r.person FROM relations_in_force r
 WHERE r.person IN (SELECT p.author FROM elsa_open_plans_for(%(reader)s, %(matters)s) p)
   AND r.scope = 'custodian' AND r.relation <> 'works_for'
   AND r.starts <= %(today)s AND coalesce(r.ends >= %(today)s, true)
"""


async def caseload(seen: Seen) -> Rows:
    """A row each programme, group and referral, and one each thing that is due or to be looked at in it."""
    return tuple(await _on_load(seen, seen.standing.matters_as(*RESPONSIBLE, Relation.LINE_MANAGER)))


async def due(seen: Seen) -> Rows:
    """One row each thing that is due for the reader, the earliest first."""
    lines = [row for row in await _on_load(seen, seen.standing.matters_as(*RESPONSIBLE)) if "day" in row]
    lines += [_row(line, seen) for line in await due_lines.lines(seen)]
    return tuple(sorted(lines, key=lambda row: (row["day"], row["what"], str(row["file"]))))


async def _on_load(seen: Seen, matters: Iterable[UUID]) -> list[dict[str, Any]]:
    """The rows of `matters`: what was told at existence is named; what is due in it is told with all of it."""
    told = _levels(seen.told)
    known = [matter for matter in matters if matter in told]
    full = [matter for matter in known if told[matter] is Level.FULL]
    waiting = [entry.matter for entry in seen.told if entry.what == "elsa.referred"]
    about = {"reader": seen.reader, "today": seen.today, "since": seen.today - SINCE, "matters": full}
    blockers = {"blockers": [entry.id for entry in seen.told if entry.what == "support.blocker_reported"]}
    running, members, plans, in_post, asked, not_held, solved = await seen.snapshot.fetch(
        Query(PROGRESS, about | {"matters": known}),
        Query(ATTENDANCE, about),
        Query(OPEN_PLANS, about),
        Query(_IN_POST, about),
        Query(_WAITING, about | {"matters": waiting}),
        Query(_NOT_HELD, about),
        Query(_SOLVED, blockers),
    )
    files = {entry.file for entry in seen.told if entry.what == JOINED and entry.level is Level.FULL}
    rows = [*_referrals(asked)]
    for progress in map(Progress._make, running):
        rows.append(named(progress, told[progress.matter], seen))
        if told[progress.matter] is Level.FULL:
            theirs = [one for one in map(Attendance._make, members) if one.matter == progress.matter]
            rows += [_row(line, seen) for line in lines_of(progress, seen.today, seen.settings.calendar)]
            reports = reports_of((one for one in theirs if one.file in files), progress.ended)
            rows += [_row(line, seen) for line in reports]
    rows += _unwritten(seen, map(OpenPlan._make, plans), {person for (person,) in in_post})
    return rows + _blockers(seen, not_held, {entry for (entry,) in solved})


def _levels(told: Iterable[ToldEntry]) -> dict[UUID, Level]:
    return {entry.matter: entry.level for entry in told if entry.what in STARTED and entry.matter is not None}


NAMED: Mapping[str, Level] = {
    "elsa": Level.EXISTENCE,
    "elsas": Level.EXISTENCE,
    "covered_by": Level.EXISTENCE,
    "started": Level.EXISTENCE,
    "ended": Level.EXISTENCE,
    "phase": Level.SUMMARY,
}
"""At which level of a programme or group its columns are told on a caseload; what is due in it is full."""


def named(progress: Progress, level: Level, seen: Seen) -> dict[str, Any]:
    """The row of a programme or group itself."""
    values = progress._asdict() | {"covered_by": progress.cover(seen.today)}
    columns = {name: values[name] for name, needed in NAMED.items() if level.covers(needed)}
    return {"what": progress.kind, "matter": progress.matter, "file": progress.file, **columns}


def _row(line: Line, seen: Seen) -> dict[str, Any]:
    row = {"what": line.what, "matter": line.matter, "file": line.file, **line.more}
    return row | due_columns(line.due, seen) if line.due else row


def due_columns(due: Due, seen: Seen) -> dict[str, Any]:
    """A day, the calendar and the rule it follows from, and whether it has passed."""
    return {"day": due.day, "calendar": due.calendar, "rule": due.rule, "overdue": due.day < seen.today}


def _referrals(asked: Iterable[tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    for matter, file, elsa, since in asked:
        yield {"what": "waiting", "matter": matter, "file": file, "elsa": elsa, "since": since}


def _unwritten(seen: Seen, plans: Iterable[OpenPlan], in_post: set[UUID]) -> list[dict[str, Any]]:
    """A line each plan whose author is here; of one who has left, how many, and that to their line manager alone."""
    rows, left = [], Counter[UUID | None]()
    for plan, line in unwritten(plans, seen.today):
        if plan.author in in_post:
            rows.append(_row(line, seen) | {"elsa": plan.author})
        elif Relation.LINE_MANAGER in seen.standing.matters.get(plan.matter, ()):
            left[plan.author] += 1
    return rows + [{"what": "unwritten", "elsa": elsa, "count": count} for elsa, count in sorted(left.items(), key=str)]


def _blockers(seen: Seen, not_held: Iterable[tuple[Any, ...]], solved: set[UUID]) -> list[dict[str, Any]]:
    """What stands in the way, by ELSA and code: sessions not held, and what was reported. No pupil is named."""
    by_session = [
        {"what": "blocker", "elsa": elsa, "code": code, "times": times, "last": last, "by": "session"}
        for elsa, code, times, last in not_held
    ]
    reported = [
        {"what": "blocker", **{name: entry.fields.get(name) for name in ("elsa", "code")}, "times": 1}
        | {"last": entry.fields.get("noticed_on"), "by": "elsa"}
        for entry in seen.told
        if entry.what == "support.blocker_reported" and entry.id not in solved
    ]
    return by_session + reported
