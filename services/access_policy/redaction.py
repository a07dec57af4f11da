"""What of an entry is told at a level: field by field, and nothing that is not told."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, get_args

from case_store.entry import Event, levels_of
from case_store.vocabulary import Level


def redact(event: Event, level: Level) -> dict[str, Any]:
    """The fields of `event` that may be told at `level`, as JSON holds them; fields without a value are left out.

    Total and pure: for NONE nothing, for FULL everything. A field that declares no level is told at FULL only.
    """
    if level is Level.NONE:
        return {}
    return event.model_dump(mode="json", include=_told_at(level, type(event)), exclude_none=True)


@cache
def _told_at(level: Level, event: type[Event]) -> set[str]:
    """The fields of one kind of event that may be told at `level`; there are few kinds, and many of each."""
    return {name for name, needed in levels_of(event).items() if level.covers(needed)}


@cache
def tells_day(event: type[Event], level: Level) -> bool:
    """Whether the day on which something happened may be told at `level`: where its own field with that day is.

    That is the first field that holds a day (one that says until when is about something else). An event without one
    happened when it was recorded.
    """
    days = (name for name, field in event.model_fields.items() if _is_day(field.annotation) and not _is_end(name))
    own = next(days, None)
    return own is None or own in _told_at(level, event)


def _is_day(annotation: Any) -> bool:
    return annotation is date or date in get_args(annotation)


def _is_end(name: str) -> bool:
    return name == "until" or name.endswith("_until")
