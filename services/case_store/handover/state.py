"""What must be remembered of a programme or a group to decide in whose hands it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from case_store.elsa.events import ProgrammeEnded, ProgrammeStarted
from case_store.entry import Event
from case_store.errors import Invalid, NotFound
from case_store.group import events as group
from case_store.handover.events import CoverArranged, CoverEnded, HandedOver, TakenOver


@dataclass(frozen=True, slots=True)
class Days:
    """From when to when somebody covers."""

    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class Hands:
    """In whose hands the work is. `responsible`: each ELSA, and whether they came by taking over.

    `referral`, `pupil` and `case` are those of a programme; `members` the pupils of a group, each with their case.
    """

    responsible: Mapping[UUID, bool] = field(default_factory=dict)
    covers: Mapping[UUID, Days] = field(default_factory=dict)
    handed_over: frozenset[UUID] = frozenset()
    ended: date | None = None
    referral: UUID | None = None
    pupil: UUID | None = None
    case: UUID | None = None
    members: Mapping[UUID, UUID] = field(default_factory=dict)

    def begun(self) -> Hands:
        """The same. Raises NotFound where the id was that of something else."""
        if not self.responsible:
            raise NotFound
        return self

    def in_place_of(self, former: UUID | None) -> UUID:
        """Whom somebody would take over from. Raises Invalid where two run the group and nobody says which."""
        if former is None and len(self.responsible) == 1:
            return next(iter(self.responsible))
        if former is None or former not in self.responsible:
            raise Invalid("Say in `former` in whose place: one of those who deliver it now.")
        return former


def evolve(hands: Hands, event: Event) -> Hands:
    """Remember `event`. It has happened, so it cannot be refused here."""
    match event:
        case ProgrammeStarted():
            theirs = replace(hands, referral=event.referral, pupil=event.pupil, case=event.case)
            return replace(theirs, responsible={event.elsa: False})
        case group.Started(elsas=elsas):
            return replace(hands, responsible=dict.fromkeys(sorted(elsas), False))
        case group.Joined(pupil=pupil, case=case):
            return replace(hands, members={**hands.members, pupil: case})
        case group.Left(pupil=pupil):
            return replace(hands, members={one: case for one, case in hands.members.items() if one != pupil})
        case ProgrammeEnded(ended_on=ended_on) | group.Ended(ended_on=ended_on):
            return replace(hands, ended=ended_on)
        case _:
            return _changed(hands, event)


def _changed(hands: Hands, event: Event) -> Hands:
    """Who covers, who took over, and to whom it was handed over; said of each member of a group, it counts once."""
    match event:
        case CoverArranged() | CoverEnded():
            return replace(hands, covers={**hands.covers, event.elsa: Days(event.starts, event.ends)})
        case HandedOver(to=to):
            return replace(hands, handed_over=hands.handed_over | {to})
        case TakenOver(elsa=elsa, former=former):
            others = {one: took_over for one, took_over in hands.responsible.items() if one != former}
            covers = {one: days for one, days in hands.covers.items() if one != elsa}
            return replace(hands, responsible={**others, elsa: True}, covers=covers)
        case _:
            return hands
