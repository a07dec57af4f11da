"""Lines that go with the entries of a page: from projections, as far as the entries themselves are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from access_policy.page import Rows, Seen
from case_store.journal.reader import Query
from case_store.vocabulary import Level

LEVELS: Mapping[str, Level] = {
    "phase": Level.SUMMARY,
    "elsa": Level.EXISTENCE,
    "started": Level.EXISTENCE,
    "ended": Level.EXISTENCE,
    "held": Level.FULL,
    "not_held": Level.FULL,
    "met": Level.FULL,
    "partly": Level.FULL,
    "not_met": Level.FULL,
    "last_held": Level.FULL,
    "next_due": Level.FULL,
    "due_by": Level.FULL,
}
"""At which level of the programme each column of `elsa_progress` is told: a count tells, so counts are full."""

_TOLD = """
SELECT i.entry, e.entry, d.level, d.because FROM disclosed_entries d
  JOIN entry_index i ON i.position = d.disclosure
  JOIN entry_index e ON e.position = d.entry_position
 WHERE i.entry = ANY(%(disclosures)s) AND d.entry_position = ANY(%(known)s) ORDER BY d.disclosure, d.entry_position
"""
_PROGRESS = f"SELECT matter, {', '.join(LEVELS)} FROM elsa_progress_for(%s) WHERE matter = ANY(%s)"


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
    """How each programme is getting on, as far as it is told."""
    levels = {entry.matter: entry.level for entry in seen.told}
    (rows,) = await seen.snapshot.fetch(Query(_PROGRESS, (seen.reader, list(levels))))
    return tuple(_progress(matter, values, levels[matter]) for matter, *values in rows)


def _told(row: Sequence[Any], *, with_rules: bool) -> dict[str, Any]:
    disclosure, entry, level, because = row
    line = {"disclosure": disclosure, "entry": entry, "level": level}
    return line | {"because": because} if with_rules else line


def _progress(matter: UUID, values: Sequence[Any], level: Level) -> dict[str, Any]:
    columns = zip(LEVELS.items(), values, strict=True)
    return {"programme": matter} | {name: value for (name, needed), value in columns if level.covers(needed)}
