"""Plans to measure with: proposed, agreed and under way in every stage that a board tells apart."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from benchmarks.school import SUMMARY, WORDS, School, appoint, now, on_the_roll
from case_store.calendar import today
from case_store.decider import Command, Decider
from case_store.desk import Receipt, To
from case_store.entry import Actor
from case_store.psp import commands as psp
from case_store.psp.codes import How, Side
from case_store.psp.psp import PSP
from case_store.psp.shapes import Support
from case_store.psp_calendar import on_a_school_day
from case_store.review import commands as review
from case_store.review.codes import Kept, OtherEnding, Outcome, PauseWhy
from case_store.review.review import REVIEW
from case_store.school_days import NO_TERMS
from case_store.vocabulary import Post
from case_store.write import WayIn

COORDINATORS = 8
"""Among how many the plans are shared out: each coordinates their own, and writes at the same time as the others."""
ALL = range(8)
"""The stages at which plans are, in turn: of 200 on a board 25 are at each."""
RUNNING = (1,)
"""The stage of a plan that has just started."""
_PROPOSED = timedelta(weeks=8)
_STARTED = (timedelta(weeks=1), timedelta(days=24), timedelta(weeks=6))
"""How long ago a plan began: nothing is due for weeks, within the week, or something was overdue."""


class Hands(NamedTuple):
    """In whose hands a plan is: somebody who coordinates, and a key worker."""

    coordinator: Actor
    key_worker: UUID


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan and whoever coordinates it; with the target that was agreed, and the commitment made for it."""

    id: UUID
    coordinator: Actor
    target: UUID | None = None
    commitment: UUID | None = None


async def staff(school: School, coordinators: int = COORDINATORS) -> tuple[Hands, ...]:
    """So many coordinators, each with a key worker. A receipt tells no entry of an appointment: watch later."""
    head, office = school.staff[Post.HEAD], school.staff[Post.ADMINISTRATOR]
    return tuple(
        [
            Hands(
                await appoint(school, Post.PSP_COORDINATOR, head), (await appoint(school, Post.TEACHER, office)).person
            )
            for _ in range(coordinators)
        ]
    )


async def several(school: School, hands: Sequence[Hands], plans: int, stages: Sequence[int] = ALL) -> tuple[Plan, ...]:
    """So many plans, each of a pupil of their own, the stages in turn for each coordinator.

    The pupils come one after another, then all coordinators plan at the same time.
    """
    pupils = [await on_the_roll(school) for _ in range(plans)]

    async def theirs(number: int) -> list[Plan]:
        of_theirs = enumerate(pupils[number :: len(hands)])
        return [await _plan(school, hands[number], pupil, stages[one % len(stages)]) for one, pupil in of_theirs]

    made = await asyncio.gather(*map(theirs, range(len(hands))))
    return tuple(plan for each in made for plan in each)


async def _plan(school: School, hands: Hands, pupil: UUID, stage: int) -> Plan:
    """One plan at one of the stages: proposed alone, or started some time ago with what has happened since."""
    way_in, day, (coordinator, key_worker) = school.way_in(), today(now()), hands
    proposed = psp.Propose(pupil=pupil, reasons=WORDS, proposed_on=day - _PROPOSED)
    plan = (await school.write(way_in, coordinator, proposed, To(PSP, pupil=pupil))).id
    if not stage:
        return Plan(plan, coordinator)
    began = on_a_school_day(day - _STARTED[min(stage, len(_STARTED)) - 1], NO_TERMS).day
    worker = psp.NameKeyWorker(key_worker=key_worker)
    await school.write(way_in, coordinator, worker, To(PSP, stream=plan, must_exist=True, person=key_worker))
    target = (await _in_hand(school, way_in, coordinator, plan, _draft(key_worker, day))).id
    _, commitment = (await _in_hand(school, way_in, coordinator, plan, psp.AgreeTarget(target=target))).entries
    await _in_hand(school, way_in, coordinator, plan, psp.Start(starts=began))
    for then in _since(stage, began):
        await _in_hand(school, way_in, coordinator, plan, then, REVIEW)
    return Plan(plan, coordinator, target, commitment)


def _draft(key_worker: UUID, day: date) -> psp.DraftTarget:
    help_ = Support(side=Side.SCHOOL, owner=key_worker, how=How.KEEPING_IN_TOUCH, help=SUMMARY)
    by = on_a_school_day(day + timedelta(weeks=8), NO_TERMS).day
    says = dict.fromkeys(("wording", "help", "measure", "from_what", "to_what", "why_it_matters", "reward"), SUMMARY)
    return psp.DraftTarget(by=by, reward_from=Side.PARENT, chosen_by_pupil=True, support=(help_,), **says)


def _since(stage: int, began: date) -> Sequence[Command]:
    """What has happened since a plan of this stage began; of the first ones nothing, the third is overdue."""
    held = review.Hold(outcome=Outcome.SOME_PROGRESS, held_on=began + timedelta(weeks=4))
    match stage:
        case 4:
            return (held,)
        case 5:
            return (held, review.Pause(why=PauseWhy.LONG_ABSENCE))
        case 6:
            return (held, review.NoticeFailing(reasons=WORDS))
        case 7:
            return (review.End(how=OtherEnding.MOVED_SCHOOL),)
    return ()


async def _in_hand(
    school: School, way_in: WayIn, by: Actor, plan: UUID, command: Command, rules: Decider[Any] = PSP
) -> Receipt:
    """One more step of a plan that was proposed."""
    return await school.write(way_in, by, command, To(rules, stream=plan, must_exist=True))


async def record_reward(school: School, way_in: WayIn, plan: Plan) -> None:
    """Record that the pupil got what they were promised: one entry of the plan's stream."""
    if plan.target is None:
        raise LookupError("This plan promises nothing yet.")
    await _in_hand(school, way_in, plan.coordinator, plan.id, psp.RecordReward(target=plan.target, given=True))


async def review_commitment(school: School, way_in: WayIn, plan: Plan) -> None:
    """Record that a commitment was kept: one entry of the plan's stream."""
    if plan.commitment is None:
        raise LookupError("Nobody has committed themself to anything yet.")
    kept = review.ReviewCommitment(commitment=plan.commitment, kept=Kept.KEPT)
    await _in_hand(school, way_in, plan.coordinator, plan.id, kept, REVIEW)
