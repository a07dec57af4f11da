"""The map of support and the figures of one pupil as they stand now, made of the entries that were told.

Which entry stands is known from the projections; what it says is taken from the entry as it was told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from access_policy.page import Rows, Seen
from access_policy.reading import ToldEntry
from case_store.figures.codes import Exclusion
from case_store.journal.reader import Query
from case_store.vocabulary import Level
from projections.figures import OF_FIGURES, Stands
from projections.support_map import OF_MAP, OnMap

Line = dict[str, Any]
_BEGAN = {"elsa.programme_started": "programme", "group.joined": "group", "psp.started": "psp"}
_ENDED = {"elsa.programme_ended": "ended_on", "group.left": "left_on", "review.ended": "ended_on"}
BESIDE = (*_BEGAN, *_ENDED)
"""The entries that say when a programme, a place in a group or a plan began and ended."""


async def support_map(seen: Seen) -> Rows:
    """Who coordinates, who supports and in which way, and the place in a unit: what stands of it."""
    told = {entry.id: entry for entry in seen.told}
    (rows,) = await seen.snapshot.fetch(Query(OF_MAP, {"known": _known(seen)}))
    stands: dict[tuple[Any, ...], OnMap] = {}
    for one in map(OnMap._make, rows):
        if one.entry in told:
            stands[_slot(one)] = one
    return tuple(line for one in stands.values() for line in _on_map(one, told[one.entry]))


def _slot(one: OnMap) -> tuple[Any, ...]:
    """What a newer row of the map takes the place of."""
    if one.kind.startswith("supporter"):
        return "supporter", *one.people, one.code
    return (one.kind.removesuffix("_left"),)


def _on_map(one: OnMap, told: ToldEntry) -> Iterator[Line]:
    match one.kind:
        case "coordinated":
            yield _line("coordinated", told, "key_contact", "coordinated_by", "coordinators", "since")
        case "supporter" if "supporter" in told.fields:
            yield _line("supporter", told, "supporter", "supports_as", "since")
        case "unit" if "unit" in told.fields:
            yield _line("unit", told, "key_adult", "entered_on", "meant_until")
        case _:
            pass


def _line(what: str, told: ToldEntry, *columns: str) -> Line:
    return {"what": what, "entry": told.id, **{column: told.fields.get(column) for column in columns}}


async def by_term(seen: Seen) -> Rows:
    """A line each term with what stands of it, and beside them one each programme, group and plan."""
    told = {entry.id: entry for entry in seen.told}
    (rows,) = await seen.snapshot.fetch(Query(OF_FIGURES, {"known": _known(seen)}))
    terms: defaultdict[tuple[int, int], list[Stands]] = defaultdict(list)
    for one in map(Stands._make, rows):
        if one.entry in told:
            terms[one.school_year, one.number].append(one)
    lines = [_term(f"{year}-{number}", theirs, told) for (year, number), theirs in sorted(terms.items(), reverse=True)]
    return (*lines, *_beside(seen.told))


def _term(term: str, theirs: Sequence[Stands], told: Mapping[UUID, ToldEntry]) -> Line:
    """Attendance as it stands; and, for whoever is told in full, how often and how long the pupil was sent away."""
    came: Mapping[str, Any] = next((told[one.entry].fields for one in theirs if one.kind == "attendance"), {})
    line = {"what": "term", "term": term, **{name: came.get(name) for name in ("possible", "attended", "late")}}
    if any(told[one.entry].level is not Level.FULL for one in theirs):
        return line
    counted = [(one.kind, told[one.entry].fields) for one in theirs if one.counts]
    away = [fields for kind, fields in counted if kind == Exclusion.SUSPENSION]
    return line | {
        "incidents": next((fields.get("incidents") for kind, fields in counted if kind == "incidents"), None),
        "suspensions": len(away),
        "half_days_suspended": sum(fields.get("half_days") or 0 for fields in away),
        "permanent_exclusions": sum(kind == Exclusion.PERMANENT for kind, _ in counted),
    }


def _beside(told: Sequence[ToldEntry]) -> Iterator[Line]:
    ended = {entry.matter: entry.fields.get(_ENDED[entry.what]) for entry in told if entry.what in _ENDED}
    for entry in told:
        if entry.what in _BEGAN:
            starts = entry.fields.get("starts") or entry.fields.get("joined_on")
            dates = {"starts": starts, "ended": ended.get(entry.matter)}
            yield {"what": _BEGAN[entry.what], "matter": entry.matter, "entry": entry.id, **dates}


def _known(seen: Seen) -> list[int]:
    return [position for one in seen.granted for position in one.group.positions]
