"""What a projection is that follows the journal: tables of its own, and what each entry sets in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from case_store.entry import Entry
from case_store.journal.inline import Row


@dataclass(frozen=True, slots=True)
class Kept:
    """A table of a following projection: its columns (name -> SQL type), and those that say which row is meant."""

    name: str
    columns: Mapping[str, str]
    key: tuple[str, ...]


class Following(Protocol):
    """A projection that the projector keeps. `project` is pure, and says what is so now: it sets and never adds.

    A row need not name every column of its table: those it leaves out stay as they are. `by_file` is true where all
    that a row tells comes from entries of the file that it names, so that an erasure can be followed file by file;
    its tables then have a column `file`.
    """

    name: str
    tables: tuple[Kept, ...]
    by_file: bool

    def project(self, entry: Entry) -> Iterable[Row]:
        """What `entry` sets: rows with at least the key of their table."""
        ...
