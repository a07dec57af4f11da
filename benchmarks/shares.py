"""Where the time of one reading and of one command goes, step by step: measured, so that nobody needs to guess.

Told apart twice. The steps of which there are a few in each reading are timed as they run. Opening an entry has steps
of its own, hundreds of times over: timing those would slow what is measured, so a second run says only in which
proportion they share the time that opening took in the first.
"""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

from access_policy import board_view, leave, telling
from access_policy import read as way_out
from access_policy.decide import Decide
from access_policy.leave import LeaveGiver
from access_policy.read import WayOut
from access_policy.recorded import Recorder
from access_policy.rights import Rightkeeper
from case_store.decider import Decider
from case_store.entry import Event
from case_store.journal import mapper, pipeline, reader, writer
from case_store.journal.journal import Journal
from case_store.journal.keys import CustodianKeys
from case_store.journal.mapper import Mapper
from case_store.journal.reader import Snapshot
from case_store.journal.states import States
from case_store.write import WayIn

WITHIN = frozenset({"waiting for the database", "decoding rows", "sending"})
"""Steps that are told for each step that they are part of."""
OPENING = "opening entries"
Steps = Sequence[tuple[Any, str, str]]

STEPS: Steps = (
    (WayOut, "read", "everything else"),
    (WayIn, "write", "everything else"),
    (Rightkeeper, "look", "rights"),
    (LeaveGiver, "_given", "leave"),
    (LeaveGiver, "_around", "circumstances"),
    (leave, "find", "where the ids lead"),
    (Decide, "__call__", "kinds and answers"),
    (States, "of", "the state of the stream"),
    (Snapshot, "entries", "entries"),
    (Snapshot, "fetch", "sending"),
    (pipeline, "ask", "sending"),
    (pipeline, "_exchange", "waiting for the database"),
    (pipeline, "_rows", "decoding rows"),
    (Snapshot, "_open", OPENING),
    (Decider, "decide", "deciding"),
    (Mapper, "to_stored", "sealing"),
    (telling, "of", "redacting"),
    (board_view, "plans", "making the lines of a board"),
    (Recorder, "disclosure", "wording the disclosure"),
    (way_out, "Reading", "wording the answer"),
    (Journal, "append", "making durable"),
    (writer, "rows_of", "making index rows"),
    (writer, "parameters", "writing what is sent"),
)
"""Which steps are told apart. What the database takes is told for each step that waits for it."""
STEPS_OF_OPENING: Steps = (
    (Snapshot, "_open", "the rest"),
    (reader, "stored_entry", "taking a row apart"),
    (CustodianKeys, "open", "finding its key"),
    (mapper, "unseal", "unsealing"),
    (Event, "model_validate_json", "validating"),
    (mapper, "entry_of", "its envelope"),
)
"""What opening an entry consists of."""


@dataclass(frozen=True, slots=True)
class Shares:
    """The seconds that each step takes of doing something once, the greatest first; and all of it, left alone."""

    steps: Mapping[str, float]
    alone: float

    @property
    def whole(self) -> float:
        """All steps together."""
        return sum(self.steps.values())

    def share(self, name: str) -> float:
        """The part of the whole that one step takes."""
        return self.steps[name] / self.whole


class Clock:
    """Adds up, for each step, the time in which no step within it ran."""

    def __init__(self, time: Callable[[], float] = perf_counter) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._time = time
        self._within: list[str] = []
        self._since = time()

    def begin(self, name: str) -> None:
        """One step begins, perhaps within another."""
        self._turn()
        parent = next((one for one in reversed(self._within) if one.rpartition(": ")[2] not in WITHIN), None)
        self._within.append(f"{parent}: {name}" if name in WITHIN and parent else name)

    def end(self) -> None:
        """The step that began last ends."""
        self._turn()
        self._within.pop()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """One step."""
        self.begin(name)
        try:
            yield
        finally:
            self.end()

    def _turn(self) -> None:
        now = self._time()
        if self._within:
            self.spent[self._within[-1]] += now - self._since
        self._since = now

    def timed(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        """`function`, as a step; a generator from its first moment to its last, waiting and all."""
        if inspect.iscoroutinefunction(function):

            async def later(*args: Any, **kwargs: Any) -> Any:
                with self.step(name):
                    return await function(*args, **kwargs)

            return later

        if inspect.isgeneratorfunction(function):

            def waited(*args: Any, **kwargs: Any) -> Any:
                with self.step(name):
                    return (yield from function(*args, **kwargs))

            return waited

        def at_once(*args: Any, **kwargs: Any) -> Any:
            self.begin(name)
            try:
                return function(*args, **kwargs)
            finally:
                self.end()

        return at_once


async def shares(once: Callable[[], Awaitable[object]], times: int) -> Shares:
    """What each step takes of doing something once, the mean of so many times, one after the other."""
    took = []
    for _ in range(times):
        began = perf_counter()
        await once()
        took.append(perf_counter() - began)
    steps = await _spent(once, times, STEPS)
    if OPENING in steps:
        whole, parts = steps.pop(OPENING), await _spent(once, times, STEPS_OF_OPENING)
        steps |= {f"{OPENING}: {name}": whole * part / sum(parts.values()) for name, part in parts.items()}
    return Shares(dict(sorted(steps.items(), key=lambda step: -step[1])), median(took))


async def _spent(once: Callable[[], Awaitable[object]], times: int, steps: Steps) -> dict[str, float]:
    clock = Clock()
    with ExitStack() as stack:
        for where, attribute, name in steps:
            stack.enter_context(patch.object(where, attribute, _timed(clock, where, attribute, name)))
        for _ in range(times):
            await once()
    return {name: spent / times for name, spent in clock.spent.items()}


def _timed(clock: Clock, where: Any, attribute: str, name: str) -> Any:
    kept = inspect.getattr_static(where, attribute)
    if isinstance(kept, classmethod):
        return classmethod(clock.timed(kept.__func__, name))
    return clock.timed(getattr(where, attribute), name)
