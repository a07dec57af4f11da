"""A list, looked through: what each row asks for, and what is wrong with which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from confide.importing.cells import Wrong
from confide.importing.sheet import Fault, Row


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one row asks for, in words of the API."""

    row: int
    body: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Looked:
    """A whole list: what its rows ask for, and what is wrong."""

    rows: tuple[Wanted, ...]
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether it can be imported."""
        return all(fault.warning for fault in self.faults)


Reads = Mapping[str, Callable[[str], Any]]
"""How each column is understood. Raises Wrong."""


def understood(row: Row, reads: Reads, required: tuple[str, ...]) -> tuple[dict[str, Any], list[Fault]]:
    """What a row says, column by column, and what is wrong in it."""
    said: dict[str, Any] = {}
    faults = [Fault(row.number, name, "Is empty, and must not be.") for name in required if name not in row.cells]
    for name, cell in row.cells.items():
        try:
            said[name] = reads.get(name, str)(cell)
        except Wrong as wrong:
            faults.append(Fault(row.number, name, str(wrong)))
    return said, faults


class Seen:
    """What was in an earlier row already."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, object], int] = {}

    def again(self, row: int, column: str, what: object) -> Fault | None:
        """The fault of saying the same a second time, with the row that said it first."""
        first = self._first.setdefault((column, what), row)
        return None if first == row else Fault(row, column, f"Is the same as in row {first}.")
