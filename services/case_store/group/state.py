"""What must be remembered of a group to decide what may happen next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from case_store.elsa.codes import Met
from case_store.elsa.state import Plan
from case_store.entry import Event
from case_store.errors import NotFound, Refused
from case_store.group.events import Ended, Joined, Left, SessionHeld, SessionPlanned, Started
from case_store.handover.events import TakenOver


@dataclass(frozen=True, slots=True)
class Member:
    """A pupil's time in the group."""

    case: UUID
    joined_on: date
    left_on: date | None = None

    def was_in(self, day: date) -> bool:
        """Whether the pupil was in the group on this day."""
        return self.joined_on <= day and (self.left_on is None or day <= self.left_on)


@dataclass(frozen=True, slots=True)
class Group:
    """A group as far as rules need it. `elsas` run it, of whom those in `covering` took it over.

    `sized` says that somebody has said why it is as small as it is.
    """

    started: Started | None = None
    elsas: frozenset[UUID] = frozenset()
    covering: frozenset[UUID] = frozenset()
    members: Mapping[UUID, Member] = field(default_factory=dict)
    plans: tuple[Plan, ...] = ()
    held: tuple[date, ...] = ()
    sized: bool = False
    ended: date | None = None

    def now(self) -> tuple[UUID, ...]:
        """The pupils who have not left."""
        return tuple(pupil for pupil, member in self.members.items() if member.left_on is None)

    def plan_for(self, held_on: date) -> Plan | None:
        """The newest plan by that day, or the next one brought forward."""
        by_then = [plan for plan in self.plans if plan.planned_for <= held_on]
        return by_then[-1] if by_then else next(iter(self.plans), None)

    @property
    def runners(self) -> dict[str, frozenset[UUID]]:
        """Who runs it, as the events say it."""
        return {"elsas": self.elsas - self.covering, "covering": self.covering}


def evolve(group: Group, event: Event) -> Group:
    """Remember `event`. It has happened, so it cannot be refused here."""
    match event:
        case Started(elsas=elsas):
            return replace(group, started=event, elsas=elsas)
        case Joined(pupil=pupil):
            joined = Member(event.case, event.joined_on)
            sized = group.sized or event.reason_for_size is not None
            return replace(group, members={**group.members, pupil: joined}, sized=sized)
        case Left(pupil=pupil) if pupil in group.members:
            left = replace(group.members[pupil], left_on=event.left_on)
            return replace(group, members={**group.members, pupil: left})
        case TakenOver(elsa=elsa, former=former):
            return replace(group, elsas=group.elsas - {former} | {elsa}, covering=group.covering - {former} | {elsa})
        case Ended(ended_on=ended_on):
            return replace(group, ended=ended_on)
        case _:
            return _session(group, event)


def _session(group: Group, event: Event) -> Group:
    match event:
        case SessionPlanned():
            others = [plan for plan in group.plans if plan.planned_for != event.planned_for]
            plan = Plan(event.planned_for, event.objective)
            plans = tuple(sorted([*others, plan], key=lambda one: one.planned_for))
            return replace(group, plans=plans, sized=group.sized or event.reason_for_size is not None)
        case SessionHeld():
            met = event.met is Met.MET
            plans = tuple(plan for plan in group.plans if not (met and plan.planned_for == event.planned_for))
            return replace(group, plans=plans, held=(*group.held, event.held_on))
        case _:
            return group


def running(group: Group, day: date) -> Started:
    """How the group began. Raises Refused for a day after its end, NotFound where the id was that of something else."""
    if group.started is None:
        raise NotFound
    if group.ended is not None and day > group.ended:
        raise Refused("This group has ended. Record a contact, or start a new group.")
    return group.started
