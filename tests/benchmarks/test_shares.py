"""Where the time goes is told without counting any of it twice."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from benchmarks.shares import Clock


def test_a_step_within_another_is_not_counted_to_both() -> None:
    """Each moment belongs to the innermost step that runs."""
    ticks = iter([0.0, 1.0, 3.0, 7.0, 15.0])
    clock = Clock(lambda: next(ticks))
    with clock.step("reading"), clock.step("decoding rows"):
        pass
    assert dict(clock.spent) == {"reading": 2.0 + 8.0, "reading: decoding rows": 4.0}


def test_waiting_is_told_for_the_step_that_waits() -> None:
    """Not for the sending that it is within: that says nothing of what was asked for."""
    clock = Clock(iter(range(10)).__next__)
    with clock.step("rights"), clock.step("sending"), clock.step("waiting for the database"):
        pass
    assert list(clock.spent) == ["rights", "rights: sending", "rights: waiting for the database"]


def test_a_generator_is_a_step_while_it_waits() -> None:
    """All the time until it is answered."""
    ticks = iter([0.0, 1.0, 9.0])
    clock = Clock(lambda: next(ticks))

    def asks() -> Generator[str, int, int]:
        return (yield "ready?")

    asking = clock.timed(asks, "waiting")()
    assert next(asking) == "ready?"
    with pytest.raises(StopIteration) as answered:
        asking.send(7)
    assert answered.value.value == 7
    assert dict(clock.spent) == {"waiting": 8.0}
