"""The arithmetic of a figure: a ratio of two things measured in turn, or the honest word that it says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

FEWEST_ROUNDS = 3
STEADY = 0.25
"""By how much the thing we compare ourselves with may differ between two rounds, before a figure says nothing."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure should reach at least, what would be a moonshot, and what stands in its way."""

    floor: float
    moonshot: float
    more_is_better: bool
    hindered_by: str = ""

    def reached(self, ratio: float) -> str:
        """One word for where `ratio` stands."""
        for word, bound in (("moonshot", self.moonshot), ("floor", self.floor)):
            if ratio >= bound if self.more_is_better else ratio <= bound:
                return word
        return "below"


@dataclass(frozen=True, slots=True)
class Round:
    """Both sides of a figure, measured one after the other: rates (a second) or times (in seconds)."""

    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        """Ours by theirs."""
        return self.ours / self.bare


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the report: what was measured, in which unit ("/s", "ms" or "us"), and the rounds.

    `about` names the thing whose time it is, as the report's shares do.
    """

    row: str
    what: str
    unit: str
    rounds: tuple[Round, ...]
    about: str
    goal: Goal | None = None

    def __post_init__(self) -> None:
        """Refuse fewer rounds than a median deserves."""
        if len(self.rounds) < FEWEST_ROUNDS:
            raise ValueError(f"A figure needs at least {FEWEST_ROUNDS} rounds.")

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios."""
        return median(one.ratio for one in self.rounds)

    @property
    def ours(self) -> float:
        """The median of our side."""
        return median(one.ours for one in self.rounds)

    @property
    def bare(self) -> float:
        """The median of the other side."""
        return median(one.bare for one in self.rounds)

    @property
    def moved(self) -> float:
        """By which part the other side moved between its lowest and its highest round."""
        bare = [one.bare for one in self.rounds]
        return max(bare) / min(bare) - 1

    @property
    def conclusive(self) -> bool:
        """Whether the other side stood still enough for the ratio to say something about ours."""
        return self.moved <= STEADY

    @property
    def reached(self) -> str:
        """Where it stands: "moonshot", "floor" or "below"; "inconclusive"; "-" where there is no goal."""
        if not self.conclusive:
            return "inconclusive"
        return self.goal.reached(self.ratio) if self.goal else "-"


@dataclass(frozen=True, slots=True)
class Remark:
    """A row of the report that is no ratio: what was looked for, and the word that it came to."""

    row: str
    what: str
    word: str


def p95(times: Sequence[float]) -> float:
    """The time that 95 of 100 do not exceed (nearest rank). Raises ValueError where nothing was measured."""
    if not times:
        raise ValueError("Nothing was measured.")
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]
