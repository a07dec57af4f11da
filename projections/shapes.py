"""What is kept of an entry where its fields are kept as they are: ids, days and closed words, in columns by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import BaseModel

Shape = Mapping[str, str]
"""Which column holds which field: column -> field."""


def held(said: BaseModel, shape: Shape) -> dict[str, Any]:
    """The columns of what was said."""
    return {column: getattr(said, field) for column, field in shape.items()}


def plain(value: Any) -> Any:
    """A value as a row holds it."""
    match value:
        case UUID() | date():
            return str(value)
        case StrEnum():
            return value.value
        case tuple():
            return [plain(one) for one in value]
        case _:
            return value
