"""What is derived from an entry in the entry's own transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from case_store.entry import Entry


@dataclass(frozen=True, slots=True)
class Table:
    """An insert-only table of an inline projection: its columns (name -> SQL type).

    Beside these each row has `position`, `entry` and `recorded_at` of its entry, which the journal fills in.
    """

    name: str
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row for one table. Values are what JSON holds: text, numbers, booleans, lists, ids and dates as text."""

    table: str
    values: Mapping[str, Any]


class Inline(Protocol):
    """A projection written with its entry. `project` is pure; a fault in it fails the command."""

    tables: tuple[Table, ...]

    def project(self, entry: Entry) -> Iterable[Row]:
        """The rows that `entry` explains, each of one of `tables`."""
        ...
