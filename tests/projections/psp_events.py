"""Events of a plan as chance has them, from few people, targets and days, so that they meet each other."""

from __future__ import annotations

import random
import types
from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum
from typing import Any, Literal, TypeVar, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel

from case_store.vocabulary import Sensitive

Model = TypeVar("Model", bound=BaseModel)
MONDAY = date(2025, 3, 3)


def by_chance(kind: type[Model], chance: random.Random, **said: Any) -> Model:
    """Any event of `kind`; said: the fields that are not left to chance."""
    left = {name: field for name, field in kind.model_fields.items() if name not in said}
    return kind(**{name: _value(field.annotation, chance) for name, field in left.items()}, **said)


def a_day(chance: random.Random) -> date:
    """Some day of the plan."""
    return MONDAY + timedelta(days=chance.randrange(120))


def _value(annotation: Any, chance: random.Random) -> Any:
    within = get_args(annotation)
    simple: dict[Any, Callable[[], Any]] = {
        UUID: lambda: UUID(int=chance.randrange(1, 5)),
        date: lambda: a_day(chance),
        bool: lambda: chance.random() < 0.5,
        int: lambda: chance.randrange(1, 4),
        Sensitive: lambda: Sensitive("Words of a child."),
        type(None): lambda: None,
    }
    if annotation in simple:
        return simple[annotation]()
    match get_origin(annotation):
        case kind if kind is Literal:
            return chance.choice(within)
        case kind if kind in {Union, types.UnionType}:
            return _value(chance.choice(within), chance)
        case kind if kind in {tuple, frozenset}:
            return kind(_value(within[0], chance) for _ in range(chance.randrange(3)))
        case _ if issubclass(annotation, Enum):
            return chance.choice(list(annotation))
        case _:
            return by_chance(annotation, chance)
