"""What must be remembered of a programme or a group to say what it came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from case_store.elsa.events import AimsSet, ProgrammeEnded, ProgrammeStarted, TouchBaseEnded, TouchBasePlanned
from case_store.entry import Event
from case_store.group.events import Ended, Joined, Left, Started
from case_store.handover.events import TakenOver
from case_store.impact.events import Reported, WordedForHome
from case_store.vocabulary import Sensitive


@dataclass(frozen=True, slots=True)
class OfPupil:
    """How far one pupil has come: the day on which their support was complete, and what has been said of it."""

    pupil: UUID
    case: UUID
    finished: date | None = None
    reported: bool = False
    worded: bool = False


@dataclass(frozen=True, slots=True)
class Support:
    """A programme, of one pupil, or a group, of several: as far as it must be known to report on it.

    Of `elsas` those in `covering` took it over; `touching`: a lighter contact goes on after the sessions.
    """

    is_group: bool = False
    aims: tuple[Sensitive, ...] = ()
    elsas: frozenset[UUID] = frozenset()
    covering: frozenset[UUID] = frozenset()
    touching: bool = False
    referral: UUID | None = None
    pupils: Mapping[UUID, OfPupil] = field(default_factory=dict)


def evolve(support: Support, event: Event) -> Support:
    """Remember `event`. It has happened, so it cannot be refused here."""
    after = _of_all(support, event)
    match event:
        case ProgrammeStarted() | ProgrammeEnded() | Joined() | Left() | Reported() | WordedForHome():
            known = after.pupils.get(event.pupil, OfPupil(event.pupil, event.case))
            return replace(after, pupils={**after.pupils, event.pupil: _of_pupil(known, event)})
        case _:
            return after


def _of_all(support: Support, event: Event) -> Support:
    match event:
        case ProgrammeStarted(aims=aims, elsa=elsa, referral=referral):
            began = replace(support, aims=tuple(one.aim for one in aims), referral=referral)
            return replace(began, elsas=frozenset({elsa}))
        case AimsSet(aims=aims):
            return replace(support, aims=tuple(one.aim for one in aims))
        case Started(elsas=elsas):
            return replace(support, is_group=True, elsas=elsas)
        case Ended(ended_on=ended_on):
            ended = [replace(one, finished=one.finished or ended_on) for one in support.pupils.values()]
            return replace(support, pupils={one.pupil: one for one in ended})
        case _:
            return _in_whose_hands(support, event)


def _in_whose_hands(support: Support, event: Event) -> Support:
    match event:
        case TakenOver(elsa=elsa, former=former):
            covering = support.covering - {former} | {elsa}
            return replace(support, elsas=support.elsas - {former} | {elsa}, covering=covering)
        case TouchBasePlanned() | TouchBaseEnded():
            return replace(support, touching=isinstance(event, TouchBasePlanned))
        case _:
            return support


def _of_pupil(
    known: OfPupil, event: ProgrammeStarted | ProgrammeEnded | Joined | Left | Reported | WordedForHome
) -> OfPupil:
    match event:
        case ProgrammeEnded(ended_on=finished) | Left(left_on=finished):
            return replace(known, finished=finished)
        case ProgrammeStarted() | Joined():
            return replace(known, finished=None, reported=False, worded=False)
        case Reported():
            return replace(known, reported=True)
        case WordedForHome():
            return replace(known, worded=True)
