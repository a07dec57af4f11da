"""A plan that runs, as monitoring remembers it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from case_store.monitoring.events import Mark
from case_store.monitoring.state import Monitored
from tests.given import one

PLAN, READING, WALKING = one(0xF0), one(0xF1), one(0xF2)
RUNS = Monitored(proposed=True, starts=date(2026, 2, 23), targets=frozenset({READING, WALKING}))
IN_PLAN: dict[str, Any] = {"known": RUNS, "named_matter": PLAN}


def marks(*points: int) -> tuple[Mark, ...]:
    """A mark for each of the plan's targets, in order."""
    return tuple(Mark(target=target, points=each) for target, each in zip((READING, WALKING), points, strict=False))


def mark(target: UUID, **said: Any) -> Mark:
    """One mark."""
    return Mark(target=target, **said)
