"""Remembers how far each stream had come, so that a long one is not read again for each command."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID

from case_store.decider import Decider
from case_store.entry import Entry

State = TypeVar("State")
_KEPT = 10_000


class ReadsStreams(Protocol):
    """What is needed of a snapshot."""

    async def stream(self, stream: UUID, after: int = 0) -> list[Entry]:
        """The entries of `stream` after version `after`."""
        ...


class States:
    """States of streams, each with its version. What is too old is caught by the version that `append` expects."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._states: OrderedDict[tuple[str, UUID], tuple[int, Any]] = OrderedDict()

    async def of(
        self, snapshot: ReadsStreams, decider: Decider[State], stream: UUID, newest: int | None = None
    ) -> tuple[int, State]:
        """The version and the state of `stream`; only entries newer than those remembered are read.

        `newest`: the version that the snapshot holds, if that is known; nothing is asked for where it is remembered.
        """
        version, state = cast("tuple[int, State]", self._states.get((decider.noun, stream), (0, decider.initial)))
        entries = await snapshot.stream(stream, after=version) if newest is None or newest > version else []
        return self.add(decider, stream, version, state, entries)

    def add(
        self, decider: Decider[State], stream: UUID, version: int, state: State, entries: Sequence[Entry]
    ) -> tuple[int, State]:
        """Remember, and give back, what `entries` make of the `state` that `stream` had at `version`."""
        if entries:
            version, state = entries[-1].version, decider.fold((entry.happened for entry in entries), state)
        self._remember((decider.noun, stream), version, state)
        return version, state

    def forget(self) -> None:
        """Read every stream from its beginning again, as after an erasure."""
        self._states.clear()

    def _remember(self, place: tuple[str, UUID], version: int, state: Any) -> None:
        newest = self._states.get(place, (0, None))[0]
        if version >= newest:
            self._states[place] = version, state
        self._states.move_to_end(place)
        while len(self._states) > self._kept:
            self._states.popitem(last=False)
