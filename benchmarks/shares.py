"""Where the time of one reading and of one command goes, step by step: measured, so that nobody needs to guess."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from time import perf_counter
from typing import Any
from unittest.mock import patch

from access_policy import telling
from access_policy.decide import Decide
from access_policy.leave import LeaveGiver
from access_policy.read import WayOut
from access_policy.recorded import Recorder
from access_policy.rights import Rightkeeper
from case_store.decider import Decider
from case_store.journal.journal import Journal
from case_store.journal.reader import Snapshot
from case_store.write import WayIn

STEPS: Sequence[tuple[Any, str, str]] = (
    (WayOut, "read", "everything else"),
    (WayIn, "write", "everything else"),
    (Rightkeeper, "look", "rights"),
    (LeaveGiver, "leave", "leave"),
    (Decide, "__call__", "kinds and answers"),
    (Snapshot, "fetch", "database"),
    (Snapshot, "_open", "opening entries"),
    (Decider, "decide", "deciding"),
    (telling, "of", "redacting"),
    (Recorder, "disclosure", "wording the disclosure"),
    (Journal, "append", "making durable"),
)
"""Which steps are told apart. What the database takes is told for each step that waits for it."""

Shares = Mapping[str, float]


class Clock:
    """Adds up, for each step, the time in which no step within it ran."""

    def __init__(self, time: Callable[[], float] = perf_counter) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._time = time
        self._within: list[str] = []
        self._since = time()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """One step, perhaps within another."""
        self._turn()
        self._within.append(f"{self._within[-1]}: {name}" if name == "database" and self._within else name)
        try:
            yield
        finally:
            self._turn()
            self._within.pop()

    def _turn(self) -> None:
        now = self._time()
        if self._within:
            self.spent[self._within[-1]] += now - self._since
        self._since = now

    def timed(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        """`function`, as a step."""
        if inspect.iscoroutinefunction(function):

            async def later(*args: Any, **kwargs: Any) -> Any:
                with self.step(name):
                    return await function(*args, **kwargs)

            return later

        def at_once(*args: Any, **kwargs: Any) -> Any:
            with self.step(name):
                return function(*args, **kwargs)

        return at_once


async def shares(once: Callable[[], Awaitable[object]], times: int) -> Shares:
    """The share of each step in doing something so often, one after the other: the greatest first."""
    clock = Clock()
    with ExitStack() as stack:
        for where, attribute, name in STEPS:
            stack.enter_context(patch.object(where, attribute, clock.timed(getattr(where, attribute), name)))
        for _ in range(times):
            await once()
    whole = sum(clock.spent.values())
    ordered = sorted(clock.spent.items(), key=lambda step: -step[1])
    return {name: spent / whole for name, spent in ordered}
