"""The arithmetic of the report: ratios, medians, and when a figure says nothing. No time is asserted."""

from __future__ import annotations

import pytest

from benchmarks.figures import Figure, Goal, Round, p95

RATE = Goal(0.7, 1.2, more_is_better=True)
TIME = Goal(3.5, 1.3, more_is_better=False)


def figure(*rounds: tuple[float, float], goal: Goal | None = None) -> Figure:
    """A figure of rounds (ours, theirs)."""
    return Figure("1", "something", "/s", tuple(Round(*one) for one in rounds), "a thing", goal)


def test_is_the_median_of_the_ratios_of_each_round() -> None:
    """One slow round of both does not move it, as it would move the ratio of the means."""
    assert figure((80, 100), (8, 10), (90, 100)).ratio == 0.8


def test_needs_three_rounds() -> None:
    """Two rounds have no median worth the name."""
    with pytest.raises(ValueError, match="at least 3"):
        figure((1, 1), (1, 1))


@pytest.mark.parametrize(("highest", "conclusive"), [(125, True), (126, False)])
def test_says_nothing_where_the_other_side_moved_by_more_than_a_quarter(highest: float, conclusive: bool) -> None:
    """What we divide by must stand still."""
    told = figure((100, 100), (100, highest), (100, 110), goal=RATE)
    assert told.conclusive is conclusive
    assert (told.reached == "inconclusive") is not conclusive


@pytest.mark.parametrize(
    ("goal", "ratio", "word"),
    [
        (RATE, 1.2, "moonshot"),
        (RATE, 0.7, "floor"),
        (RATE, 0.69, "below"),
        (TIME, 1.3, "moonshot"),
        (TIME, 3.5, "floor"),
        (TIME, 3.51, "below"),
    ],
)
def test_knows_whether_more_or_less_is_better(goal: Goal, ratio: float, word: str) -> None:
    """A rate should be high and a time low."""
    assert figure(*[(ratio * 100, 100)] * 3, goal=goal).reached == word


def test_a_figure_without_a_goal_reaches_nothing() -> None:
    """The cold rows stand beside the warm ones for whoever wants to know."""
    assert figure((1, 1), (1, 1), (1, 1)).reached == "-"


@pytest.mark.parametrize(("count", "nearest"), [(1, 1), (2, 2), (19, 19), (20, 19), (100, 95), (101, 96)])
def test_p95_is_a_time_that_was_measured(count: int, nearest: int) -> None:
    """Nearest rank: nothing between two measurements is made up."""
    assert p95([float(one) for one in range(count, 0, -1)]) == nearest


def test_p95_of_nothing_is_refused() -> None:
    """No measurement is not a fast one."""
    with pytest.raises(ValueError, match="Nothing"):
        p95([])
