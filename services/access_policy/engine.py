"""Who answers when we ask what policy says: one of two engines, and neither is believed without being checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

ENTRY_POINTS = (
    "need_to_know/decision",
    "need_to_know/purpose",
    "need_to_know/named",
    "may_write/decision",
    "may_write/named",
)
"""The rules that are asked; all others are theirs to use."""


class EngineFault(Exception):
    """A policy engine gave no answer, or none that can be believed. It never says what it answered."""


class PolicyEngine(Protocol):
    """Answers questions of policy. What it answers is checked by `Answers`, the only one who asks."""

    async def open(self) -> None:
        """Make ready to answer. Raises EngineFault where that cannot be."""

    async def close(self) -> None:
        """Let go of what was held."""

    async def ask(self, path: str, question: Mapping[str, Any]) -> Any:
        """What the rule at `path`, one of ENTRY_POINTS, answers; raises EngineFault where it answers nothing."""
