"""What is typed of a note, and what its author is answered: nobody else ever reads it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

Word = Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]


class _Typed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Typed(_Typed):
    """A note as far as it is typed: the act that it will be, the ids in its address, and the body as it stands.

    The body need not be complete, nor right: it is looked at when the note is recorded.
    """

    act: Annotated[str, Field(pattern=r"^[a-z_]{1,40}\.[a-z_]{1,40}$")]
    where: Annotated[dict[Word, UUID], Field(max_length=8)] = {}
    body: Annotated[dict[str, Any], Field(repr=False)] = {}


class Saved(_Typed):
    """A draft was saved: its id, and the last day on which it can be read."""

    id: UUID
    last_day: date


class Line(_Typed):
    """One of the caller's drafts, without its words."""

    id: UUID
    act: str
    where: dict[str, UUID]
    saved_at: datetime
    last_day: date


class Draft(Line):
    """One of the caller's drafts, as typed so far."""

    body: Annotated[dict[str, Any], Field(repr=False)]


class Begun(_Typed):
    """The caller's drafts, the one saved last first."""

    drafts: tuple[Line, ...]


class Discarded(_Typed):
    """A draft was thrown away, with its key."""

    id: UUID
