"""Lines that go with the entries of a page: from projections, as far as the entries themselves are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from access_policy.page import Granted, Page, View
from access_policy.reading import ToldEntry
from case_store.journal.reader import Query, Snapshot
from case_store.vocabulary import Level

Rows = tuple[dict[str, Any], ...]
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


async def rows_of(
    snapshot: Snapshot, page: Page, first: Sequence[Granted], told: Sequence[ToldEntry], reader: UUID
) -> Rows:
    """The lines of `page` for what `reader` was told on it; `first` is what was granted of the page that led to it."""
    match page.view:
        case View.CASES:
            return _cases(first, {entry.file for entry in told})
        case View.ENTRIES_TOLD:
            params = {"disclosures": [entry.id for entry in told], "known": page.params["known"]}
            (rows,) = await snapshot.fetch(Query(_TOLD, params))
            full = {entry.id for entry in told if entry.level is Level.FULL}
            return tuple(_told(row, with_rules=row[0] in full) for row in rows)
        case View.ELSA_PROGRESS:
            levels = {entry.matter: entry.level for entry in told}
            (rows,) = await snapshot.fetch(Query(_PROGRESS, (reader, list(levels))))
            return tuple(_progress(matter, values, levels[matter]) for matter, *values in rows)
        case None:
            return ()


def _told(row: Sequence[Any], *, with_rules: bool) -> dict[str, Any]:
    disclosure, entry, level, because = row
    line = {"disclosure": disclosure, "entry": entry, "level": level}
    return line | {"because": because} if with_rules else line


def _cases(known: Iterable[Granted], pupils: set[UUID]) -> Rows:
    pairs = {(one.group.file, one.group.whom) for one in known}
    return tuple({"case": case, "pupil": pupil} for case, pupil in sorted(pairs, key=str) if pupil in pupils)


def _progress(matter: UUID, values: Sequence[Any], level: Level) -> dict[str, Any]:
    columns = zip(LEVELS.items(), values, strict=True)
    return {"programme": matter} | {name: value for (name, needed), value in columns if level.covers(needed)}
