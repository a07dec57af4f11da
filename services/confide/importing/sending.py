"""Tells the service a list that was looked through, row by row: new, changed, or known already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from confide.importing.caller import Caller, NotReached, Refusal
from confide.importing.looked import Looked, Wanted


class Came(StrEnum):
    """What came of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass
class Done:
    """What came of all rows; of those that were refused, why."""

    counts: Counter[Came] = field(default_factory=Counter)
    refused: list[tuple[int, str]] = field(default_factory=list)

    def refuse(self, row: int, problem: str) -> None:
        """One more that was refused."""
        self.counts[Came.REFUSED] += 1
        self.refused.append((row, problem))


class Sends(Protocol):
    """How the rows of one kind of list are told to the service."""

    def send(self, wanted: Wanted) -> Came:
        """Tell one row. Raises Refusal and NotReached."""
        ...

    def overlooked(self) -> Iterator[tuple[int, str]]:
        """Rows that were taken for new and are not, with what to do about each."""
        ...


Progress = Callable[[int, int], None]


def send(looked: Looked, sends: Sends, progress: Progress) -> Done:
    """Every row, one after the other. Raises NotReached, having said how far it came: what was taken stays taken."""
    done = Done()
    for number, wanted in enumerate(looked.rows, start=1):
        try:
            done.counts[sends.send(wanted)] += 1
        except Refusal as refusal:
            done.refuse(wanted.row, str(refusal))
        except NotReached as fault:
            far = f"The import stopped at row {wanted.row}, after {number - 1} of {len(looked.rows)}."
            raise NotReached(f"{fault} {far} Run it again: nothing is taken twice.") from None
        progress(number, len(looked.rows))
    for row, problem in sends.overlooked():
        done.counts[Came.NEW] -= 1
        done.refuse(row, problem)
    return done


def lines(caller: Caller, path: str) -> Iterator[Mapping[str, Any]]:
    """The fields of every entry of a list, with the entry's own id."""
    for reading in caller.pages(path):
        for entry in reading["entries"]:
            yield {**entry["fields"], "entry": entry["id"]}
