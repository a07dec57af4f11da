"""The report says what was measured, and admits what it cannot say."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from benchmarks import report
from benchmarks.figures import Figure, Goal, Round
from benchmarks.machine import Machine
from benchmarks.report import Report

MACHINE = Machine(2, 0.1, 0.5, "Linux x86_64", {"Python": "3.11"}, {"fsync": "on"})
READING = "a reading of 20 entries"


def reported(ours: float, *bare: float) -> Report:
    """A report of one figure: ours each round, theirs as said."""
    rounds = tuple(Round(ours, each) for each in bare)
    one = Figure(
        "8",
        "a reading / a read",
        "ms",
        rounds,
        READING,
        Goal(3.5, 1.3, more_is_better=False, hindered_by="It opens each."),
    )
    shares = {READING: {"opening entries": 0.6, "database": 0.3, "redacting": 0.1}}
    return Report(datetime(2025, 3, 3, tzinfo=UTC), MACHINE, (one,), shares, "It was checked.")


def test_says_where_the_time_goes_of_what_is_below_its_floor() -> None:
    """Not reaching a floor is told in a sentence, not in a footnote."""
    page = report.page(reported(0.004, 0.001, 0.001, 0.001))
    assert "below its floor" in page
    assert "does not reach its floor. It opens each." in page
    assert "Most of the time goes to: opening entries (60%), database (30%)" in page


def test_praises_nothing_that_is_inconclusive() -> None:
    """A ratio to something that moved is no ratio."""
    page = report.page(reported(0.001, 0.001, 0.002, 0.001))
    assert "inconclusive: theirs moved by 100%" in page
    assert "moonshot reached" not in page


def test_names_the_machine_and_what_was_checked() -> None:
    """A number without its machine means nothing."""
    page = report.page(reported(0.001, 0.001, 0.001, 0.001))
    for said in ("2 cores", "0.50 ms", "fsync = on", "Python 3.11", "It was checked.", "03 March 2025"):
        assert said in page


def test_gives_programs_every_round() -> None:
    """What the table rounds off is there."""
    (one,) = json.loads(report.as_json(reported(0.002, 0.001, 0.001, 0.001)))["figures"]
    assert one["ratio"] == 2
    assert one["reached"] == "floor"
    assert len(one["rounds"]) == 3
