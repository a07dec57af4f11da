"""Where the time goes is told without counting any of it twice."""

from __future__ import annotations

from benchmarks.shares import Clock


def test_a_step_within_another_is_not_counted_to_both() -> None:
    """Each moment belongs to the innermost step that runs."""
    ticks = iter([0.0, 1.0, 3.0, 7.0, 15.0])
    clock = Clock(lambda: next(ticks))
    with clock.step("reading"), clock.step("database"):
        pass
    assert dict(clock.spent) == {"reading": 2.0 + 8.0, "reading: database": 4.0}
