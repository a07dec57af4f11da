"""One tie: who stands how to what, from when, until when; and by which id its end finds its beginning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID, uuid5

from case_store.calendar import today
from case_store.entry import Entry
from case_store.vocabulary import Post, Tie

LASTING = timedelta(days=30)
"""How long the relations to a programme outlast it, so that its report can be done (access table, rule `lasting`)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of a tie: who stands how to what. `ends` is the last day on which it holds."""

    tie: UUID
    person: UUID
    relation: Post | Tie
    scope: Literal["custodian", "pupil", "person", "matter"]
    scope_id: UUID | None
    starts: date
    ends: date | None = None
    pupil: UUID | None = None
    case_file: UUID | None = None


def tie_to(matter: UUID, relation: Tie, person: UUID, member: UUID | None = None) -> UUID:
    """The tie of a person to a matter: the same id each time, so that its end finds its beginning.

    To a group somebody has one, and one more for each pupil who is a `member` of it.
    """
    whom = f"{relation.value}:{person}" if member is None else f"{relation.value}:{person}:{member}"
    return uuid5(matter, whom)


def matter_of(entry: Entry) -> UUID:
    """The matter of `entry`; a referral, a programme, a group or a concern is its own."""
    return entry.matter or entry.stream


def day_of(entry: Entry) -> date:
    """The day of `entry` by Greenwich, the same before and after it was stored; never later than the day here."""
    return today(entry.happened_at)
