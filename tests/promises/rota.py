"""Who is tried when: of many more exchanges of ids than a run has time for, each in its turn, and none forgotten.

Every id of every route is exchanged at least once in each run, and every kind of id for ids of every other kind of
owner. What else is tried is drawn by a seed that the run prints: `IDS_SEED=7` draws it again. `LANE=M` tries it all.
"""

from __future__ import annotations

import os
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.lane import tries

Place = tuple[str | int, ...]
"""Where in a request an id stands: `("path", "case_id")`, or `("body", "told", 0, "person")`."""
SOME = tries(1, 40)
"""How many of those who read, and of the ids of other kinds, are drawn."""
SELDOM = 4


def seed() -> int:
    """The seed of this run: the same each time, so that a run says the same twice, or as the environment says."""
    return int(os.environ.get("IDS_SEED") or 7)


@dataclass
class Rota:
    """Remembers what was tried. `every`: nothing is left out, however long it takes."""

    number: int
    every: bool = bool(tries(0, 1))
    tried: set[tuple[str, ...]] = field(default_factory=set)
    known: int = 0
    covered: int = 0

    def __post_init__(self) -> None:
        self._chance = random.Random(self.number)

    def some(self, all_: Sequence[str]) -> list[str]:
        """Some of them."""
        return self._chance.sample(all_, min(len(all_), SOME))

    def sometimes(self, template: str) -> bool:
        """Whether to try a route in yet another way: once, and one route in `SELDOM`."""
        self.known += 1
        drawn = self.every or (self._first(template, "sometimes") and self._chance.randrange(SELDOM) == 0)
        self.covered += drawn
        return drawn

    def of(self, template: str, place: Place, others: Mapping[str, str]) -> Mapping[str, str]:
        """By whose ids to exchange the one in this place, in this request: all who are not yet, or one in its turn."""
        self.known += len(others)
        chosen = [whose for whose in others if self.every or self._first(_kind(place), whose)]
        where = f"{template} {_kind(place, whole=True)}"
        if others and not chosen and self._first(where, "any"):
            chosen = [self._chance.choice(list(others))]
        self.tried.add((where, "any"))
        self.covered += len(chosen)
        return {whose: others[whose] for whose in chosen}

    def _first(self, what: str, whose: str) -> bool:
        fresh = (what, whose) not in self.tried
        self.tried.add((what, whose))
        return fresh


def _kind(place: Place, whole: bool = False) -> str:
    """What kind of id stands in a place: by its name, whichever of a list it is."""
    names = [step for step in place if isinstance(step, str)]
    return ".".join(names) if whole else names[-1]
