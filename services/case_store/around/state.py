"""What must be remembered to decide what may happen next around a pupil."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID, uuid5

from case_store.around.codes import HelpStands, NeedStands, SupportsAs
from case_store.around.events import (
    HelpAnswered,
    HelpRequested,
    StaffSupportAnswered,
    StaffSupportNeeded,
    SupporterEnded,
    SupporterNamed,
    UnitEntered,
    UnitLeft,
)
from case_store.elsa.codes import RequestedBy
from case_store.entry import Event
from case_store.vocabulary import Sensitive


def around_stream(pupil: UUID) -> UUID:
    """The stream of who supports and who coordinates: one for each pupil."""
    return uuid5(pupil, "around")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a support unit that goes on."""

    unit: Sensitive
    entered_on: date


@dataclass(frozen=True, slots=True)
class Around:
    """Who supports the pupil, in which ways and since when, and their place in a unit, if they have one."""

    supporters: Mapping[tuple[UUID, SupportsAs], date] = field(default_factory=dict)
    place: Place | None = None


def evolve_around(around: Around, event: Event) -> Around:
    """Remember who supports, and where the pupil has a place."""
    match event:
        case SupporterNamed():
            theirs = {(event.supporter, event.supports_as): event.since}
            return replace(around, supporters={**around.supporters, **theirs})
        case SupporterEnded():
            ended = (event.supporter, event.supports_as)
            return replace(around, supporters={one: since for one, since in around.supporters.items() if one != ended})
        case UnitEntered():
            return replace(around, place=Place(event.unit, event.entered_on))
        case UnitLeft():
            return replace(around, place=None)
        case _:
            return around


@dataclass(frozen=True, slots=True)
class Need:
    """Whether staff said what they need, and whether it was arranged."""

    said: bool = False
    arranged: bool = False


def evolve_need(need: Need, event: Event) -> Need:
    """Remember that it was said, and answered."""
    match event:
        case StaffSupportNeeded():
            return Need(said=True)
        case StaffSupportAnswered(stands=stands):
            return replace(need, arranged=stands is NeedStands.ARRANGED)
        case _:
            return need


@dataclass(frozen=True, slots=True)
class Help:
    """How a request for help stands; `parent` is the one who asked, where one did who is known by an id."""

    stands: HelpStands | None = None
    parent: UUID | None = None
    names: frozenset[UUID] = frozenset()


def evolve_help(help_: Help, event: Event) -> Help:
    """Remember who asked, who is named in it, and what was answered."""
    match event:
        case HelpRequested():
            asked = event.author if event.themself else event.said_by
            parent = asked if event.requested_by is RequestedBy.PARENT else None
            return Help(event.stands, parent, event.names)
        case HelpAnswered(stands=stands):
            return replace(help_, stands=stands)
        case _:
            return help_
