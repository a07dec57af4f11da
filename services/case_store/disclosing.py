"""What is written down each time somebody reads: who was told of what, or was told nothing."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from case_store.entry import NEVER, SUMMARY, Event, Labelled, Person
from case_store.vocabulary import Capacity, Label, Level, Part, Purpose, Relation, Role

Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.-]{0,63}$")]
"""The name of a page, an act or a fault: a word of ours, never something that was typed."""
Rule = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]{0,127}$")]
"""The name of a rule of policy."""
Revision = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{0,64}$")]
"""The revision of the policy that was asked; empty where it never came to that."""


class KindTold(BaseModel):
    """The entries of one kind: how much of them was told, which they were, and the rules that granted it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    part: Part
    level: Level
    positions: tuple[int, ...]
    because: tuple[Rule, ...] = ()


class FileTold(BaseModel):
    """What was told out of one file, kind by kind."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    file: UUID
    told: tuple[KindTold, ...] = ()


class Disclosed(Event, name="disclosures.disclosed", part=Part.TOLD):
    """A reader was told something: one page, and for each file on it which entries, at which level.

    It is durable before the first byte is answered, and it never holds words, neither theirs nor the record's.
    `beside` is the adult at the side of a pupil who reads. `in_concerns` are the reader's relations to concerns, told
    in full alone: that somebody holds one, or was told of one, says that there is one.
    """

    reader: Annotated[UUID, SUMMARY, Person(Role.READER)]
    capacity: Annotated[Capacity, SUMMARY]
    relations: Annotated[tuple[Relation, ...], SUMMARY] = ()
    purpose: Annotated[Purpose | None, SUMMARY] = None
    beside: Annotated[UUID | None, SUMMARY] = None
    page: Annotated[Word, SUMMARY]
    by_lead: Annotated[bool, SUMMARY, Labelled(Label.BY_LEAD)] = False
    files: Annotated[tuple[FileTold, ...], NEVER] = ()
    in_concerns: tuple[Relation, ...] = ()
    as_of: Annotated[int, NEVER]
    revision: Revision


class Denied(Event, name="disclosures.denied", part=Part.TOLD):
    """Somebody asked and was told nothing, whether or not what they asked for exists.

    `page` is the page or the act; `asked` the id they named, as they named it; `beside` the adult whom a pupil named.
    """

    reader: Annotated[UUID, SUMMARY, Person(Role.READER)]
    capacity: Annotated[Capacity, SUMMARY]
    relations: Annotated[tuple[Relation, ...], SUMMARY] = ()
    purpose: Annotated[Purpose | None, SUMMARY] = None
    beside: Annotated[UUID | None, SUMMARY] = None
    page: Annotated[Word, SUMMARY]
    by_lead: Annotated[bool, SUMMARY, Labelled(Label.BY_LEAD)] = False
    asked: UUID | None = None
    as_of: Annotated[int, NEVER]
    revision: Revision = ""


class Faulted(Event, name="disclosures.faulted", part=Part.TOLD):
    """A reading or an act came to nothing because something of ours failed: nothing was shown.

    `fault` says by code what failed; `page`, `reader` and `asked` as in a denial.
    """

    reader: Annotated[UUID, SUMMARY, Person(Role.READER)]
    capacity: Annotated[Capacity, SUMMARY]
    page: Annotated[Word, SUMMARY]
    by_lead: Annotated[bool, SUMMARY, Labelled(Label.BY_LEAD)] = False
    asked: UUID | None = None
    fault: Word
    as_of: Annotated[int | None, NEVER] = None
    revision: Revision = ""


class PolicyAdopted(Event, name="policy.adopted", part=Part.SERVICE):
    """The school took this revision of the rules into force: no answer given under another one is believed."""

    revision: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
