"""Who supports each pupil and who coordinates: one row an entry of the map of support."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from case_store.around import events as around
from case_store.entry import Entry
from case_store.journal.inline import Row
from projections.following import Kept

MAP = Kept(
    "support_map",
    {
        "entry": "uuid",
        "position": "bigint",
        "file": "uuid",
        "kind": "text",
        "people": "text[]",
        "code": "text",
        "day": "date",
        "until": "date",
    },
    key=("entry",),
)

OF_MAP = (
    "SELECT entry, kind, people, code, day, until FROM support_map WHERE position = ANY(%(known)s) ORDER BY position"
)
"""The rows of these entries, in the order in which they were recorded."""


class OnMap(NamedTuple):
    """One row of `OF_MAP`."""

    entry: UUID
    kind: str
    people: list[str]
    code: str | None
    day: date | None
    until: date | None


class SupportMap:
    """One row an entry: what stands now follows from those entries that a reader is told of."""

    name = "support_map"
    tables: tuple[Kept, ...] = (MAP,)
    by_file = True

    def project(self, entry: Entry) -> Iterable[Row]:
        """What `entry` says of the map."""
        match entry.happened:
            case around.Coordinated() as said:
                yield _row(entry, "coordinated", said.coordinators, said.coordinated_by.value, said.since)
            case around.SupporterNamed() as named:
                yield _row(entry, "supporter", {named.supporter}, named.supports_as.value, named.since)
            case around.SupporterEnded() as ended:
                yield _row(entry, "supporter_ended", {ended.supporter}, ended.supports_as.value, ended.ended_on)
            case around.UnitEntered() as entered:
                until = entered.meant_until
                yield _row(entry, "unit", {entered.key_adult}, None, entered.entered_on, until)
            case around.UnitLeft() as left:
                yield _row(entry, "unit_left", (), left.ending.value, left.left_on)
            case _:
                pass


def _row(
    entry: Entry, kind: str, people: Iterable[UUID], code: str | None, day: date, until: date | None = None
) -> Row:
    values: dict[str, Any] = {
        "entry": str(entry.id),
        "position": entry.position,
        "file": str(entry.file),
        "kind": kind,
        "people": sorted(map(str, people)),
        "code": code,
        "day": day.isoformat(),
        "until": None if until is None else until.isoformat(),
    }
    return Row(MAP.name, values)
