"""A pastoral support programme: proposed, in somebody's hands, started. It needs no signature to start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid5

from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.entry import Event
from case_store.errors import Invalid, Refused
from case_store.psp import commands as asked
from case_store.psp.codes import RUNS_BESIDE
from case_store.psp.commitments import adjust_commitment, commit, end_commitment
from case_store.psp.events import (
    Assessed,
    CoordinatorNamed,
    KeyWorkerNamed,
    PlannedReview,
    Proposed,
    Started,
)
from case_store.psp.shapes import NeedReviewed, OtherPlan
from case_store.psp.signing import record_refusal, record_signature, refuse_to_sign, sign, tell_step
from case_store.psp.state import Plan, evolve
from case_store.psp.targets import agree_target, draft_target, others_in, record_reward, step_target, withdraw_target
from case_store.psp_calendar import DEFAULT_WEEKS, check_school_day, on_a_school_day, review_days
from case_store.things import case_of, pupil_of


def plan_stream(case: UUID, number: int) -> UUID:
    """The id of a pupil's plan number so much: two that are proposed at once meet in one stream, so one is refused."""
    return uuid5(case, f"psp {number}")


def propose(command: asked.Propose, _plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """The next plan of a pupil. Raises Refused while one is open."""
    if around.plans.open is not None:
        raise Refused("This pupil has a plan that has not ended. Go on with that one, or end it first.")
    _look_through(command.replaces, command.needs, around)
    number = around.plans.count + 1
    plan, proposed_on = plan_stream(case_of(around), number), happened(command.proposed_on, around, "proposed_on")
    proposed = Proposed(
        author=around.actor.person,
        proposed_on=proposed_on,
        coordinator=around.actor.person,
        adjustments=command.adjustments,
        reasons=command.reasons,
        needs=command.needs,
        replaces=command.replaces,
        runs_beside=command.runs_beside,
        number=number,
        pupil=pupil_of(around),
        case=case_of(around),
        **others_in(command),
    )
    yield Happening(proposed, stream=plan, matter=plan, at=proposed_on, thing=plan)


def assess(command: asked.Assess, plan: Plan, around: Circumstances) -> Iterator[Event]:
    """All that was assessed and considered, with what is said anew put in the place of what it was."""
    plan.open()
    _look_through(command.replaces or (), command.needs or (), around)
    names = ("adjustments", "needs", "replaces", "runs_beside")
    said = {name: getattr(command, name) for name in names if getattr(command, name) is not None}
    if not said and command.reasons is None:
        raise Invalid("Nothing is said anew. Say what was reviewed or considered.")
    before = {name: getattr(plan.assessed, name) for name in names}
    yield Assessed(author=around.actor.person, reasons=command.reasons, **before | said, **others_in(command))


def _look_through(replaces: tuple[OtherPlan, ...], needs: tuple[NeedReviewed, ...], around: Circumstances) -> None:
    """Raises Refused for a plan that goes on beside this one, Invalid for a review of needs that is still to come."""
    if any(one.kind in RUNS_BESIDE for one in replaces):
        raise Refused("A plan for special needs or for care goes on beside this one. Say it in `runs_beside`.")
    for need in needs:
        happened(need.reviewed_on, around, "reviewed_on")


def name_coordinator(command: asked.NameCoordinator, plan: Plan, around: Circumstances) -> Iterator[Event]:
    """Somebody else coordinates from today on. Raises Refused for whoever does already."""
    whose = plan.open()
    if command.coordinator == whose.coordinator:
        raise Refused("They coordinate this plan already. There is nothing to do.")
    yield CoordinatorNamed(
        author=around.actor.person,
        from_day=around.today,
        coordinator=command.coordinator,
        former=whose.coordinator,
        reason=command.reason,
        pupil=whose.pupil,
        case=whose.case,
    )


def name_key_worker(command: asked.NameKeyWorker, plan: Plan, around: Circumstances) -> Iterator[Event]:
    """Somebody is the key worker from today on. Raises Refused for whoever is already."""
    whose = plan.open()
    if command.key_worker == whose.key_worker:
        raise Refused("They are the key worker already. There is nothing to do.")
    yield KeyWorkerNamed(
        author=around.actor.person,
        from_day=around.today,
        key_worker=command.key_worker,
        former=whose.key_worker,
        reason=command.reason,
        pupil=whose.pupil,
        case=whose.case,
    )


def start(command: asked.Start, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """The plan runs, whoever has signed. Raises Refused without an agreed target or a key worker."""
    whose, calendar = plan.open(), around.settings.calendar
    if plan.started is not None:
        raise Refused("This plan has started already. There is nothing to do.")
    if whose.key_worker is None:
        raise Refused("Nobody monitors this plan yet. Name a key worker, and then start it.")
    if not plan.sheet():
        raise Refused("No target is agreed yet. Agree at least one, and then start the plan.")
    starts = command.starts or on_a_school_day(around.today, calendar).day
    if check_school_day(starts, calendar, "starts") < whose.proposed_on:
        raise Invalid("`starts` lies before the plan was proposed. Check the day.")
    started = Started(
        author=around.actor.person,
        starts=starts,
        reviews=_reviews(command, starts, around),
        key_worker=whose.key_worker,
        targets=plan.sheet(),
        words=command.words,
    )
    yield Happening(started, at=min(starts, around.today))


def _reviews(command: asked.Start, starts: date, around: Circumstances) -> tuple[PlannedReview, ...]:
    """When the plan is reviewed: on the days chosen, or after so many school weeks; the last is final."""
    calendar = around.settings.calendar
    if command.review_days is not None and command.review_weeks is not None:
        raise Invalid("Say either `review_weeks` or `review_days`.")
    weeks: tuple[int | None, ...] = command.review_weeks or DEFAULT_WEEKS
    dues = review_days(starts, calendar, command.review_weeks or DEFAULT_WEEKS)
    if command.review_days is not None:
        days = [check_school_day(day, calendar, "review_days") for day in command.review_days]
        dues, weeks = tuple(on_a_school_day(day, calendar) for day in days), (None,) * len(days)
    if any(later.day <= earlier for earlier, later in zip([starts, *(due.day for due in dues)], dues, strict=False)):
        raise Invalid("The reviews come one after the other, and after the start. Put them in order.")
    return tuple(
        PlannedReview(due=due.day, final=due is dues[-1], weeks=count, calendar=due.calendar, rule=due.rule)
        for due, count in zip(dues, weeks, strict=True)
    )


PSP = Decider(
    "psp",
    Plan(),
    evolve,
    checked(
        {
            asked.Propose: propose,
            asked.Assess: assess,
            asked.NameCoordinator: name_coordinator,
            asked.NameKeyWorker: name_key_worker,
            asked.DraftTarget: draft_target,
            asked.AgreeTarget: agree_target,
            asked.StepTarget: step_target,
            asked.WithdrawTarget: withdraw_target,
            asked.Commit: commit,
            asked.AdjustCommitment: adjust_commitment,
            asked.EndCommitment: end_commitment,
            asked.RecordReward: record_reward,
            asked.Start: start,
            asked.TellStep: tell_step,
            asked.Sign: sign,
            asked.RefuseToSign: refuse_to_sign,
            asked.RecordSignature: record_signature,
            asked.RecordRefusal: record_refusal,
        }
    ),
    is_matter=True,
)
