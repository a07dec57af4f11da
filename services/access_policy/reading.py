"""What a reader is answered: entries as far as they were told, and nothing of what was not."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.vocabulary import Level, Part, Purpose


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class ToldEntry(_Frozen):
    """One entry, as far as this reader is told of it.

    `what` is the permanent name of what happened; `happened_at` says when, or, where the day may not be told, when it
    was recorded; `fields` are those that may be told at `level`; `because` are the
    rules that granted it. `corrected` says that a newer wording stands; `about` is the entry it corrects or answers
    for, where the reader is told of that one too; `erased` that only this line is left.
    """

    id: UUID
    file: UUID
    matter: UUID | None = None
    part: Part
    what: str
    level: Level
    happened_at: datetime
    about: UUID | None = None
    corrected: bool = False
    erased: bool = False
    fields: dict[str, Any]
    because: tuple[str, ...]


class Withheld(_Frozen):
    """That there is more than was told about a matter, and whom to ask. Never how much."""

    part: Part
    matter: UUID | None
    ask: tuple[UUID, ...]


class Reading(_Frozen):
    """What was told, by which rules, as of when; and the id under which it was recorded that it was told.

    `rows` are lines of a view (for example how each programme is getting on); `incomplete` are files on this page
    of which an entry could not be taken in, so that something may be missing; `next` is where the next page begins.
    """

    disclosure: UUID
    page: str
    purpose: Purpose | None
    as_of: datetime
    policy_revision: str
    entries: tuple[ToldEntry, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    rows: tuple[dict[str, Any], ...] = ()
    incomplete: tuple[UUID, ...] = ()
    next: str | None = None
