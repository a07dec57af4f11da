"""The bench notices what it must never pass over: something lost, doubled, out of order or skipped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from benchmarks.invariants import Line, followed, in_order, kept

A, B, C = (UUID(int=number) for number in (1, 2, 3))
NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)


def line(position: int, seconds: int, stream: UUID = A, version: int = 1) -> Line:
    """One line of a journal."""
    return position, NOON + timedelta(seconds=seconds), stream, version


def test_what_was_acknowledged_is_stored() -> None:
    """In whatever order it was acknowledged."""
    assert kept([A, B], [B, A]) == []


@pytest.mark.parametrize(
    ("acknowledged", "stored", "fault"),
    [
        ([A, B], [A], "acknowledged and not stored"),
        ([A], [A, B], "stored and not acknowledged"),
        ([A], [A, A], "stored and not acknowledged"),
        ([A, A], [A], "acknowledged and not stored"),
    ],
)
def test_notices_what_was_lost_or_doubled(acknowledged: list[UUID], stored: list[UUID], fault: str) -> None:
    """Lost, never asked for, kept twice, or told to two as theirs."""
    assert kept(acknowledged, stored) == [f"1 {fault}"]


def test_positions_times_and_versions_run_forwards() -> None:
    """Positions may have gaps; versions may not."""
    assert in_order([line(1, 0), line(4, 0, B), line(5, 1, version=2)]) == []


@pytest.mark.parametrize(
    "lines",
    [
        [line(2, 0), line(2, 0, B)],
        [line(1, 1), line(2, 0, B)],
        [line(1, 0), line(2, 0, version=3)],
        [line(1, 0), line(2, 0)],
        [line(1, 0, version=2)],
    ],
    ids=["the same position", "an earlier time", "a gap", "the same version", "no beginning"],
)
def test_notices_what_runs_backwards(lines: list[Line]) -> None:
    """One fault for each of these journals."""
    assert len(in_order(lines)) == 1


def test_a_follower_sees_everything_once() -> None:
    """In order, and nothing else."""
    assert followed([1, 2, 5], [1, 2, 5]) == []


@pytest.mark.parametrize(
    ("seen", "stored", "faults"),
    [([1, 3], [1, 2, 3], 1), ([1, 2, 2], [1, 2], 1), ([2, 1], [1, 2], 1), ([1, 2], [1], 1)],
    ids=["skipped", "doubled", "overtaken", "made up"],
)
def test_notices_a_follower_who_was_misled(seen: list[int], stored: list[int], faults: int) -> None:
    """Skipped, doubled, overtaken, or told of what is not there."""
    assert len(followed(seen, stored)) == faults
