"""The report says what was measured, and admits what it cannot say."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from benchmarks import report
from benchmarks.figures import Figure, Goal, Remark, Round
from benchmarks.machine import Machine
from benchmarks.report import Report
from benchmarks.shares import Shares

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
    shares = {READING: Shares({"opening entries": 0.0024, "database": 0.0012, "redacting": 0.0004}, 0.0039)}
    remark = Remark("11", "differing decisions", "0 of 40")
    return Report(datetime(2025, 3, 3, tzinfo=UTC), MACHINE, (one,), shares, "It was checked.", (remark,))


def test_says_where_the_time_goes_of_what_is_below_its_floor() -> None:
    """Not reaching a floor is told in a sentence, not in a footnote."""
    page = report.page(reported(0.004, 0.001, 0.001, 0.001))
    assert "below its floor" in page
    assert "does not reach its floor. It opens each." in page
    assert "Most of the time of a reading of 20 entries goes to: opening entries (60%), database (30%)" in page


def test_says_in_microseconds_where_the_time_goes() -> None:
    """A share says nothing of how long it takes; and what timing it cost is there to be seen."""
    page = report.page(reported(0.001, 0.001, 0.001, 0.001))
    for line in (
        "| opening entries | 2,400 | 60.0% |",
        "| **all of it** | **4,000** | 100% |",
        "| left alone | 3,900 | |",
    ):
        assert line in page


def test_a_row_that_is_no_ratio_says_its_word() -> None:
    """What could not be measured, or came to nought, stands in the table where one looks for it."""
    told = reported(0.001, 0.001, 0.001, 0.001)
    assert "| 11 | differing decisions | | | | | | | 0 of 40 |" in report.text(told)
    assert json.loads(report.as_json(told))["remarks"][0]["word"] == "0 of 40"


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
