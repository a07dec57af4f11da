"""A policy engine that does not answer any more."""

from __future__ import annotations

from typing import Any

from access_policy.engine import EngineFault


class DeadEngine:
    """An engine that does not answer any more."""

    async def open(self) -> None:
        """Nothing to open."""

    async def close(self) -> None:
        """Nothing to close."""

    async def ask(self, path: str, question: Any) -> Any:
        """No answer."""
        raise EngineFault("dead")
