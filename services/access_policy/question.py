"""The answers that policy gave, kept: a kept one is as good as a new one, so a dead engine stops only new questions."""

from __future__ import annotations

import asyncio
import json
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

from access_policy import answered, asked
from access_policy.answered import Leave, Told
from access_policy.asked import About, Asking, Kind, SaidNow
from access_policy.engine import EngineFault, PolicyEngine
from case_store.errors import Unavailable

__all__ = ["About", "Answers", "Asking", "Kind", "Leave", "SaidNow", "Told"]

Answer = TypeVar("Answer")

PROBE_EVERY = 1.0
"""Seconds for which it is believed that an engine lives, or does not."""
KEPT = 200_000
"""How many answers are kept; the one that was not asked for longest goes first."""


class Answers:
    """Asks policy, believes nothing but a proper answer, and keeps it under exactly (question, revision).

    Belongs to one event loop. The same question asked twice at once is asked of the engine once. Where there is no
    proper answer it raises Unavailable, and keeps nothing; `failed` is told of each time that the engine gave none.
    """

    def __init__(
        self,
        engine: PolicyEngine,
        *,
        kept: int = KEPT,
        patience: float = 5.0,
        clock: Callable[[], float] = time.monotonic,
        failed: Callable[[], None] = lambda: None,
    ) -> None:
        self._engine, self._size, self._patience, self._clock = engine, kept, patience, clock
        self._failed = failed
        self._kept: OrderedDict[tuple[str, str, str], Any] = OrderedDict()
        self._asked: dict[tuple[str, str, str], asyncio.Task[Any]] = {}
        self._probe: asyncio.Task[bool] | None = None
        self._probed: tuple[float, str | None, bool] | None = None

    async def told(self, asking: Asking, kind: Kind, revision: str) -> Told:
        """How much of `kind` whoever asks is told. Raises Unavailable where policy gives no proper answer."""
        return await self._answer("need_to_know/decision", asked.of_reading(asking, kind), revision, answered.told)

    async def carries(self, asking: Asking, revision: str) -> bool:
        """Whether any relation of whoever asks carries the purpose they named. Raises Unavailable likewise."""
        return await self._answer("need_to_know/purpose", asked.of_purpose(asking), revision, answered.carried)

    async def leave(self, asking: Asking, act: str, about: About, revision: str) -> Leave:
        """Whether whoever asks may do `act`. Raises Unavailable likewise."""
        return await self._answer("may_write/decision", asked.of_act(asking, act, about), revision, answered.leave)

    async def parts(self, revision: str) -> frozenset[str]:
        """The parts that policy names: an event of another part stops the start-up."""
        return await self._answer("need_to_know/named", "{}", revision, answered.parts)

    async def acts(self, revision: str) -> frozenset[str]:
        """The acts that policy names: a command of another act stops the start-up."""
        return await self._answer("may_write/named", "{}", revision, answered.acts)

    async def alive(self, revision: str | None = None) -> bool:
        """Whether the engine answers (under `revision`), found out at most once a second.

        While it does not, whatever is not told is Unavailable, whether it exists or not.
        """
        if self._probed is not None:
            at, under, alive = self._probed
            if self._clock() - at < PROBE_EVERY and revision in {None, under}:
                return alive
        if self._probe is None:
            self._probe = asyncio.create_task(self._find_out(revision))
            self._probe.add_done_callback(self._found_out)
        return await asyncio.shield(self._probe)

    async def _find_out(self, revision: str | None) -> bool:
        try:
            await self._ask("need_to_know/named", "{}", revision, answered.parts)
        except EngineFault:
            self._failed()
            return self._seen(revision, alive=False)
        return self._seen(revision, alive=True)

    def _found_out(self, _: asyncio.Task[bool]) -> None:
        self._probe = None

    def _seen(self, revision: str | None, *, alive: bool) -> bool:
        self._probed = (self._clock(), revision, alive)
        return alive

    async def _answer(self, path: str, text: str, revision: str, read: Callable[[Any, str | None], Answer]) -> Answer:
        key = (path, text, revision)
        if key in self._kept:
            self._kept.move_to_end(key)
            kept: Answer = self._kept[key]
            return kept
        flight = self._asked.get(key)
        if flight is None:
            flight = self._asked[key] = asyncio.create_task(self._ask(path, text, revision, read))
            flight.add_done_callback(lambda task: self._landed(key, task))
        try:
            # shielded: whoever asked first may go away, and the others still want to know
            fresh: Answer = await asyncio.shield(flight)
        except EngineFault as fault:
            raise Unavailable from fault
        return fresh

    def _landed(self, key: tuple[str, str, str], task: asyncio.Task[Any]) -> None:
        self._asked.pop(key, None)
        if task.cancelled():
            return
        if task.exception() is not None:
            self._failed()
            self._seen(key[2], alive=False)
            return
        self._kept[key] = task.result()
        if len(self._kept) > self._size:
            self._kept.popitem(last=False)

    async def _ask(
        self, path: str, text: str, revision: str | None, read: Callable[[Any, str | None], Answer]
    ) -> Answer:
        try:
            async with asyncio.timeout(self._patience):
                raw = await self._engine.ask(path, json.loads(text))
        except TimeoutError:
            raise EngineFault("the engine did not answer in time") from None
        except EngineFault:
            raise
        except Exception as other:
            # whatever an engine may raise, it is not an answer; its words stay out of our errors
            raise EngineFault(f"the engine failed: {type(other).__name__}") from None
        return read(raw, revision)
