"""What must be remembered of a programme to decide what may happen next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from case_store.elsa.codes import Met
from case_store.elsa.events import ObjectiveReviewed, ProgrammeEnded, ProgrammeStarted, SessionNoted, SessionPlanned
from case_store.entry import Event
from case_store.errors import NotFound, Refused
from case_store.vocabulary import Sensitive


@dataclass(frozen=True, slots=True)
class Plan:
    """A session thought ahead, of which nobody has said yet that its objective was met."""

    planned_for: date
    objective: Sensitive


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose programme it is, and what it followed from."""

    referral: UUID
    pupil: UUID
    case: UUID
    elsa: UUID
    starts: date


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme as far as rules need it. `plans` are those still open, in the order of their days."""

    started: Whose | None = None
    ended: date | None = None
    sessions: int = 0
    plans: tuple[Plan, ...] = ()

    def plan_for(self, held_on: date) -> Plan | None:
        """The plan that a session held on that day followed: the newest by then, or the next one brought forward."""
        by_then = [plan for plan in self.plans if plan.planned_for <= held_on]
        return by_then[-1] if by_then else next(iter(self.plans), None)


def evolve(programme: Programme, event: Event) -> Programme:
    """Remember `event`. It has happened, so it cannot be refused here."""
    match event:
        case ProgrammeStarted(referral=referral, pupil=pupil, case=case, elsa=elsa, starts=starts):
            return replace(programme, started=Whose(referral, pupil, case, elsa, starts))
        case SessionPlanned(planned_for=planned_for, objective=objective):
            return replace(programme, plans=_with(programme.plans, Plan(planned_for, objective)))
        case ObjectiveReviewed(met=Met.MET, planned_for=planned_for):
            return replace(programme, plans=tuple(p for p in programme.plans if p.planned_for != planned_for))
        case SessionNoted(number=number):
            return replace(programme, sessions=number)
        case ProgrammeEnded(ended_on=ended_on):
            return replace(programme, ended=ended_on)
        case _:
            return programme


def _with(plans: tuple[Plan, ...], plan: Plan) -> tuple[Plan, ...]:
    others = [other for other in plans if other.planned_for != plan.planned_for]
    return tuple(sorted([*others, plan], key=lambda one: one.planned_for))


def running(programme: Programme, day: date) -> Whose:
    """Whose programme it is. Raises Refused for a day after it ended: what was held before may still be written up.

    Raises NotFound where the id was that of something else: this looks like nothing at all.
    """
    if programme.started is None:
        raise NotFound
    if programme.ended is not None and day > programme.ended:
        raise Refused("This programme has ended. Record a contact, or start a new programme.")
    return programme.started
