"""Facts made up by chance: any value for any field of any event that there is."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel

import case_store.case.events
import case_store.concern.events
import case_store.disclosing
import case_store.elsa.events
import case_store.people.events  # noqa: F401 - declares its events, as those above do
from case_store.entry import Event, levels_of, registered_events
from case_store.vocabulary import Level, Sensitive

EVENTS = tuple(event for event in registered_events() if event.model_fields)
"""Every kind of event that says anything."""


class Makes:
    """Makes facts: any value for any field of any event."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def value(self, kind: Any) -> Any:
        """A value of `kind`, by its annotation."""
        origin, inner = get_origin(kind), get_args(kind)
        if origin in {Union, UnionType}:
            return self.value(self.chance.choice(inner))
        if origin is Literal:
            return self.chance.choice(inner)
        if origin in {tuple, frozenset}:
            return origin(self.value(inner[0]) for _ in range(self.chance.randint(0, 3)))
        if origin is not None:  # Annotated
            return self.value(inner[0])
        return self._plain(kind)

    def _plain(self, kind: Any) -> Any:
        chance = self.chance
        if kind is type(None):
            return None
        if kind is Sensitive or kind is str:
            return kind("x" * chance.randint(1, 40))
        if issubclass(kind, Enum):
            return chance.choice(list(kind))
        if issubclass(kind, BaseModel):
            return kind.model_construct(**{name: self.value(f.annotation) for name, f in kind.model_fields.items()})
        made: dict[Any, Callable[[], Any]] = {
            UUID: lambda: UUID(int=chance.getrandbits(128)),
            date: lambda: date(2026, 1, chance.randint(1, 28)),
            datetime: lambda: datetime(2026, 1, chance.randint(1, 28), tzinfo=UTC),
            bool: lambda: chance.random() < 0.5,
            int: lambda: chance.randint(0, 99),
        }
        return made[kind]() if kind in made else datetime(2026, 1, 1, chance.randint(0, 23), tzinfo=UTC).timetz()

    def pair(self, event: type[Event], level: Level) -> tuple[Event, Event]:
        """Two facts that agree in what is told at `level` and in nothing else."""
        levels = levels_of(event)
        one = {name: self.value(told.annotation) for name, told in event.model_fields.items()}
        other = {
            name: one[name] if name in levels and level.covers(levels[name]) else self.value(told.annotation)
            for name, told in event.model_fields.items()
        }
        return event.model_construct(**one), event.model_construct(**other)
