"""What marks come to. Only points count: absent, lesson lost and not marked never count against the pupil."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from uuid import UUID

from case_store.monitoring.codes import Unmarked
from case_store.monitoring.events import BEST, Mark


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many marks gave points, how many points, and how often there was no mark and why."""

    marked: int = 0
    points: int = 0
    unmarked: Mapping[Unmarked, int] = field(default_factory=dict)

    @property
    def average(self) -> Fraction | None:
        """Of the marks that gave points, between one and five; None where there is none."""
        return Fraction(self.points, self.marked) if self.marked else None

    @property
    def out_of(self) -> int:
        """The most points that the same marks could have given."""
        return self.marked * BEST


def outcome(marks: Iterable[Mark]) -> Outcome:
    """What `marks` come to, of one target or of several: in any order the same, and a code changes no average."""
    given, codes = list[int](), Counter[Unmarked]()
    for mark in marks:
        if mark.points is not None:
            given.append(mark.points)
        else:
            codes[mark.unmarked or Unmarked.NOT_MARKED] += 1
    return Outcome(len(given), sum(given), dict(codes))


def outcome_by_target(marks: Iterable[Mark]) -> dict[UUID, Outcome]:
    """The same for each target by itself."""
    by_target: dict[UUID, list[Mark]] = {}
    for mark in marks:
        by_target.setdefault(mark.target, []).append(mark)
    return {target: outcome(theirs) for target, theirs in by_target.items()}
