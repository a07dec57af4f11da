"""What each event of a plan changes for its reviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from case_store.calendar.codes import Calendar, DueBy
from case_store.entry import Event
from case_store.psp.events import (
    CommitmentAdjusted,
    CommitmentEnded,
    CommitmentMade,
    CoordinatorNamed,
    KeyWorkerNamed,
    PlannedReview,
    Proposed,
    Started,
    TargetAgreed,
    TargetWithdrawn,
)
from case_store.psp_calendar import Pause
from case_store.review import codes
from case_store.review.events import (
    AdviceAnswered,
    AdviceAsked,
    AdviceUnanswered,
    CommitmentReviewed,
    Ended,
    Extended,
    Failing,
    Held,
    NotHeld,
    Paused,
    Resumed,
)
from case_store.review.plan import Asked, Commitment, Plan, Said, Scheduled, Whose
from case_store.school_days import Due


def evolve(plan: Plan, event: Event) -> Plan:
    """Remember `event`. It has happened, so it cannot be refused here."""
    match event:
        case Proposed():
            return replace(plan, whose=Whose(event.pupil, event.case, event.proposed_on, event.coordinator))
        case CoordinatorNamed(coordinator=coordinator):
            return replace(plan, whose=plan.whose and replace(plan.whose, coordinator=coordinator))
        case KeyWorkerNamed(key_worker=key_worker):
            return replace(plan, whose=plan.whose and replace(plan.whose, key_worker=key_worker))
        case Started(starts=starts, reviews=reviews):
            planned = tuple(_scheduled(one, starts) for one in reviews)
            whose = plan.whose and replace(plan.whose, key_worker=event.key_worker)
            return replace(plan, whose=whose, started=starts, reviews=planned)
        case Ended(ended_on=ended_on):
            return replace(plan, ended=ended_on, failing=None)
        case _:
            return _committed(_dated(_waiting(_advised(plan, event), event), event), event)


def _scheduled(planned: PlannedReview, starts: date) -> Scheduled:
    due = Due(planned.due, planned.calendar, planned.rule)
    return Scheduled(Said(due, starts), weeks=planned.weeks, final=planned.final)


def _dated(plan: Plan, event: Event) -> Plan:
    """Reviews held and put off; and whether the plan is failing meanwhile."""
    match event:
        case Held(held_on=held_on, number=number):
            last = max(held_on, plan.last_held or held_on)
            held = _changed(plan, number, held=held_on)
            failing = _still(plan.failing, held_on)
            return replace(held, last_held=last, failing=failing)
        case NotHeld(number=number, new_date=new_date, noted_on=noted_on):
            due = Due(new_date, Calendar.SCHOOL_DAYS, DueBy.PLANNED_DAY)
            return _changed(plan, number, put_off=Said(due, noted_on))
        case Extended(limit=limit, noted_on=noted_on):
            due = Due(limit, Calendar.SCHOOL_DAYS, DueBy.TIME_LIMIT)
            return _changed(plan, len(plan.reviews), agreed=Said(due, noted_on), put_off=None, weeks=None)
        case Failing():
            return replace(plan, failing=event)
        case _:
            return plan


def _waiting(plan: Plan, event: Event) -> Plan:
    """From when to when it was on hold."""
    match event:
        case Paused(from_day=from_day, why=why):
            return replace(plan, pauses=(*plan.pauses, Pause(from_day)), paused_why=why)
        case Resumed(from_day=from_day):
            last_one = (replace(one, resumed=from_day) for one in plan.pauses[-1:])
            return replace(plan, pauses=(*plan.pauses[:-1], *last_one))
        case _:
            return plan


def _still(failing: Failing | None, held_on: date) -> Failing | None:
    """Whether a plan is still failing after a review on that day: only if it was noticed later."""
    return failing if failing is not None and failing.noticed_on > held_on else None


def _changed(plan: Plan, number: int | None, **changes: object) -> Plan:
    """The plan with one review of its schedule changed, if it has one of that number."""
    reviews = (
        replace(one, **changes) if place == number else one  # type: ignore[arg-type]  # the fields' own types
        for place, one in enumerate(plan.reviews, start=1)
    )
    return replace(plan, reviews=tuple(reviews))


def _committed(plan: Plan, event: Event) -> Plan:
    """Targets, and who committed themself to what."""
    match event:
        case TargetAgreed(target=target):
            return replace(plan, targets=plan.targets | {target})
        case TargetWithdrawn(target=target):
            ended = {id_: replace(one, runs=False) for id_, one in plan.commitments.items() if one.target == target}
            return replace(plan, targets=plan.targets - {target}, commitments={**plan.commitments, **ended})
        case CommitmentMade(commitment=commitment) | CommitmentAdjusted(commitment=commitment):
            before = plan.commitments.get(commitment, Commitment(event.owner, event.side))
            return _with(plan, commitment, replace(before, owner=event.owner, target=event.target, side=event.side))
        case CommitmentEnded(commitment=commitment) if commitment in plan.commitments:
            return _with(plan, commitment, replace(plan.commitments[commitment], runs=False))
        case CommitmentReviewed(commitment=commitment) if commitment in plan.commitments:
            before = plan.commitments[commitment]
            return _with(plan, commitment, replace(before, kept=event.kept, reviewed_on=event.reviewed_on))
        case _:
            return plan


def _with(plan: Plan, commitment: UUID, one: Commitment) -> Plan:
    return replace(plan, commitments={**plan.commitments, commitment: one})


def _advised(plan: Plan, event: Event) -> Plan:
    """How it stands with the authority's advice."""
    match event:
        case AdviceAsked(asked_on=asked_on, answer_by=answer_by):
            return replace(plan, advice=Asked(codes.Advice.ASKED, asked_on, answer_by))
        case AdviceAnswered():
            return replace(plan, advice=replace(plan.advice, stands=codes.Advice.ANSWERED))
        case AdviceUnanswered():
            return replace(plan, advice=replace(plan.advice, stands=codes.Advice.UNANSWERED))
        case _:
            return plan
