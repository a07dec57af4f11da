"""Holding a review: what it came to, what became of each commitment, what was reported on it, words for home."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from case_store.checks import happened
from case_store.decider import Circumstances, Happening
from case_store.entry import Event
from case_store.errors import Invalid, NotFound, Refused
from case_store.marked import of_words
from case_store.psp.codes import Side
from case_store.review.commands import Hold, RecordReport, Report, ReviewCommitment, WordForHome
from case_store.review.due import next_review
from case_store.review.events import (
    AgencyReported,
    CommitmentReviewed,
    Held,
    Reported,
    TargetProgress,
    WordedForHome,
)
from case_store.review.meeting_held import review_meeting
from case_store.review.plan import Commitment, Plan
from case_store.review.state import evolve

MADE = "psp.commitment_made"
"""The entry of a commitment, which has its id."""


def hold(command: Hold, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """A review held. Raises Refused where only the final meeting is to come: there the plan is judged."""
    held_on = since_start(command.held_on, plan, around, "held_on")
    held = Held(
        author=around.actor.person,
        held_on=held_on,
        outcome=command.outcome,
        next_step=command.next_step,
        targets=of_this_plan(command.targets, plan),
        number=None if command.extra else _next_interim(plan),
        adjusted=tuple(dict.fromkeys(command.adjusted)),
        reasons=command.reasons,
        evidence=command.evidence,
        meeting=review_meeting(command.meeting, around),
        **of_words(command, around),
    )
    following = next_review(evolve(plan, held), around.settings.calendar, around.today)
    yield Happening(held.model_copy(update={"next_due": following and following.due.day}), at=held_on)


def review_commitment(command: ReviewCommitment, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """What became of one commitment. It may be said again; the last word counts."""
    reviewed_on = since_start(command.reviewed_on, plan, around, "reviewed_on")
    reviewed = CommitmentReviewed(
        author=around.actor.person,
        reviewed_on=reviewed_on,
        kept=command.kept,
        commitment=command.commitment,
        owner=plan.commitment(command.commitment).owner,
        reasons=command.reasons,
        **of_words(command, around),
    )
    yield Happening(reviewed, at=reviewed_on)


def report(command: Report, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """A report by whoever made the commitment. Raises NotFound where it is somebody else's: they may not know of it."""
    about, commitment = around.about, plan.commitments.get(command.commitment)
    if about is None or about.matter != around.stream or about.name != MADE:
        raise NotFound
    if commitment is None or commitment.owner != around.actor.person:
        raise NotFound
    yield _reported(command, commitment, plan, around)


def record_report(command: RecordReport, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """A report written down for whoever made the commitment, whose words they are unless somebody else is named."""
    plan.running()
    commitment = plan.commitment(command.commitment)
    said_by = command.said_by or commitment.owner
    yield _reported(command.model_copy(update={"said_by": said_by}), commitment, plan, around)


def _reported(command: Report | RecordReport, commitment: Commitment, plan: Plan, around: Circumstances) -> Happening:
    reported_on = since_start(command.reported_on, plan, around, "reported_on")
    kind = AgencyReported if commitment.side is Side.AGENCY else Reported
    reported = kind(
        author=around.actor.person,
        reported_on=reported_on,
        commitment=command.commitment,
        owner=commitment.owner,
        report=command.report,
        kept=command.kept,
        **of_words(command, around),
    )
    return Happening(reported, at=reported_on)


def word_for_home(command: WordForHome, plan: Plan, around: Circumstances) -> Iterator[Event]:
    """A review in words for pupil and home, also once the plan has ended. It may be worded again, for others."""
    plan.was_started()
    yield WordedForHome(
        author=around.actor.person,
        for_all_carers=not command.addressees,
        addressees=command.addressees,
        reviewed_on=happened(command.reviewed_on, around, "reviewed_on"),
        wording=command.wording,
        next_step=command.next_step,
        **of_words(command, around),
    )


def since_start(day: date | None, plan: Plan, around: Circumstances, field: str) -> date:
    """The day on which something happened while the plan ran. Raises Invalid for one before it started."""
    starts = plan.running()
    happened_on = happened(day, around, field)
    if happened_on < starts:
        raise Invalid(f"`{field}` lies before the plan started. Check the day.")
    return happened_on


def of_this_plan(targets: tuple[TargetProgress, ...], plan: Plan) -> tuple[TargetProgress, ...]:
    """The same. Raises Invalid for a target that is none of this plan's, or is named twice."""
    named: list[UUID] = [one.target for one in targets]
    if len(set(named)) < len(named) or not plan.targets.issuperset(named):
        raise Invalid("`targets` names one that this plan does not have now, or one twice. Look the targets up again.")
    return targets


def _next_interim(plan: Plan) -> int:
    """The number of the next review of the schedule, by the days that were agreed, whether it is late or on hold."""
    still = [
        (one.said.due.day, number) for number, one in enumerate(plan.reviews, 1) if one.held is None and not one.final
    ]
    if not still:
        raise Refused(
            "Only the final meeting is still to come. Judge the plan there, extend it, or record a review held besides."
        )
    return min(still)[1]
