"""What must be remembered of a programme to decide what may happen next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from case_store.elsa.codes import Met
from case_store.elsa.events import (
    ObjectiveReviewed,
    ProgrammeEnded,
    ProgrammeExtended,
    ProgrammeStarted,
    SessionNoted,
    SessionPlanned,
    TouchBaseEnded,
    TouchBasePlanned,
    TouchedBase,
)
from case_store.entry import Event
from case_store.errors import NotFound, Refused
from case_store.handover.events import CoverArranged, CoverEnded, TakenOver
from case_store.vocabulary import Sensitive

REPORT_DUE = timedelta(days=30)
"""How long those who delivered may still do the report of what has ended (access table, rule `lasting`)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A session thought ahead, of which nobody has said yet that its objective was met."""

    planned_for: date
    objective: Sensitive


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose programme it is, and what it followed from. `taken_over`: the ELSA came by taking over."""

    referral: UUID
    pupil: UUID
    case: UUID
    elsa: UUID
    starts: date
    referrer: UUID | None = None
    taken_over: bool = False


@dataclass(frozen=True, slots=True)
class TouchBasing:
    """The lighter contact after the sessions: when it was planned, when it was, and when it ended."""

    planned: tuple[date, ...] = ()
    held: tuple[date, ...] = ()
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme as far as rules need it. `plans` are those still open, in the order of their days.

    `weeks` is how long it is to be; `held` are the days of its sessions; `covers` who covers, each until when.
    """

    started: Whose | None = None
    ended: date | None = None
    sessions: int = 0
    plans: tuple[Plan, ...] = ()
    weeks: int = 0
    held: tuple[date, ...] = ()
    covers: tuple[tuple[UUID, date], ...] = ()
    touching: TouchBasing = TouchBasing()

    def plan_for(self, held_on: date) -> Plan | None:
        """The plan that a session held on that day followed: the newest by then, or the next one brought forward."""
        by_then = [plan for plan in self.plans if plan.planned_for <= held_on]
        return by_then[-1] if by_then else next(iter(self.plans), None)


def evolve(programme: Programme, event: Event) -> Programme:
    """Remember `event`. It has happened, so it cannot be refused here."""
    match event:
        case ProgrammeStarted():
            whose = Whose(event.referral, event.pupil, event.case, event.elsa, event.starts, event.referrer)
            return replace(programme, started=whose, weeks=event.planned_weeks)
        case ProgrammeExtended(planned_weeks=weeks):
            return replace(programme, weeks=weeks)
        case ProgrammeEnded(ended_on=ended_on):
            return replace(programme, ended=ended_on)
        case CoverArranged() | CoverEnded() | TakenOver():
            return _in_other_hands(programme, event)
        case SessionPlanned() | ObjectiveReviewed() | SessionNoted():
            return _session(programme, event)
        case _:
            return replace(programme, touching=_touching(programme.touching, event))


def _session(programme: Programme, event: SessionPlanned | ObjectiveReviewed | SessionNoted) -> Programme:
    """What was planned, done, and done with."""
    match event:
        case SessionPlanned(planned_for=planned_for, objective=objective):
            return replace(programme, plans=_with(programme.plans, Plan(planned_for, objective)))
        case SessionNoted(number=number, held_on=held_on):
            return replace(programme, sessions=number, held=(*programme.held, held_on))
        case ObjectiveReviewed(met=Met.MET, planned_for=planned_for):
            return replace(programme, plans=tuple(p for p in programme.plans if p.planned_for != planned_for))
        case _:
            return programme


def _in_other_hands(programme: Programme, event: CoverArranged | CoverEnded | TakenOver) -> Programme:
    """Who covers, or who is responsible now."""
    covers = tuple(cover for cover in programme.covers if cover[0] != event.elsa)
    if isinstance(event, TakenOver):
        started = programme.started and replace(programme.started, elsa=event.elsa, taken_over=True)
        return replace(programme, started=started, covers=covers)
    return replace(programme, covers=(*covers, (event.elsa, event.ends)))


def _touching(touching: TouchBasing, event: Event) -> TouchBasing:
    match event:
        case TouchBasePlanned(contacts=contacts):
            return replace(touching, planned=contacts)
        case TouchedBase(held_on=held_on):
            return replace(touching, held=tuple(sorted((*touching.held, held_on))))
        case TouchBaseEnded(ended_on=ended_on):
            return replace(touching, ended=ended_on)
        case _:
            return touching


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
        raise Refused("This programme has ended. Write it up as touch-base or a contact, or start a new programme.")
    return programme.started
