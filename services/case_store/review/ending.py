"""How a plan ends: the authority's advice, the judgement at a final meeting held, and other endings by code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from case_store.calendar.codes import DueBy
from case_store.checks import happened
from case_store.decider import Circumstances, Happening
from case_store.errors import Invalid, Refused
from case_store.marked import of_words
from case_store.review.codes import Advice, EndedBy, OtherEnding
from case_store.review.commands import AskAdvice, End, Judge, RecordAdvice, RecordNoAdvice
from case_store.review.due import unreviewed
from case_store.review.events import (
    AdviceAnswered,
    AdviceAsked,
    AdviceUnanswered,
    CommitmentOutcome,
    Ended,
    Judged,
)
from case_store.review.meeting_held import final_meeting
from case_store.review.plan import Plan, Whose
from case_store.review.reviewing import of_this_plan, since_start
from case_store.school_days import in_working_days
from case_store.vocabulary import Sensitive

ANSWER_WITHIN = 10
"""Within how many working days the authority's answer is looked for: two weeks of an office."""
LONGEST_MONITORING = timedelta(days=183)
"""For how long a plan that was successful may be monitored: half a year. Beyond that nobody needs its papers."""


def ask_advice(command: AskAdvice, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """The authority is asked, while the plan runs or after it. Raises Refused while an answer is awaited."""
    starts = plan.was_started()
    asked_on = happened(command.asked_on, around, "asked_on")
    if plan.advice.stands is Advice.ASKED:
        raise Refused("The authority has been asked. Record its answer, or that it gave none.")
    if asked_on < starts:
        raise Invalid("`asked_on` lies before the plan started. Check the day.")
    by = in_working_days(asked_on, ANSWER_WITHIN, around.settings.nation, DueBy.WORKING_DAYS_AFTER)
    asked = AdviceAsked(author=around.actor.person, asked_on=asked_on, answer_by=by.day, question=command.question)
    yield Happening(asked, at=asked_on)


def record_advice(command: RecordAdvice, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """What the authority answered, late or not. Raises Refused where it was not asked."""
    plan.was_started()
    if plan.advice.stands is Advice.NOT_ASKED:
        raise Refused("The authority has not been asked yet. Record first that it was.")
    answered_on = happened(command.answered_on, around, "answered_on")
    if answered_on < plan.advice.asked_on:
        raise Invalid("`answered_on` lies before the authority was asked. Check the day.")
    answered = AdviceAnswered(
        author=around.actor.person, answered_on=answered_on, answer=command.answer, said_by=command.said_by
    )
    yield Happening(answered, at=answered_on)


def record_no_advice(command: RecordNoAdvice, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """The authority gave no answer by its day. Raises Refused before that day has passed."""
    plan.was_started()
    if plan.advice.stands is not Advice.ASKED:
        raise Refused("No answer of the authority is awaited. There is nothing to do.")
    if around.today <= plan.advice.answer_by:
        raise Refused("The day by which the authority was to answer has not passed. Remind it, or wait for its answer.")
    yield Happening(
        AdviceUnanswered(
            author=around.actor.person,
            noted_on=around.today,
            asked_on=plan.advice.asked_on,
            what_was_done=command.what_was_done,
        )
    )


def judge(command: Judge, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """What became of the plan, beside what became of each commitment; with it the plan ends.

    Raises Refused without a final meeting of this plan that was held, and while commitments are unreviewed.
    """
    plan.running()
    meeting = final_meeting(command.meeting, around)
    judged_on = since_start(command.judged_on, plan, around, "judged_on")
    _all_reviewed(plan)
    _consistent(command)
    judged = Judged(
        author=around.actor.person,
        judged_on=judged_on,
        successful=command.successful,
        credit=command.credit,
        monitored_until=_monitored(command.monitored_until, judged_on),
        options=tuple(dict.fromkeys(command.options)),
        next_step=command.next_step,
        targets=of_this_plan(command.targets, plan),
        commitments=_outcomes(plan),
        advice=plan.advice.stands,
        reasons=command.reasons,
        evidence=command.evidence,
        meeting=meeting,
        **of_words(command, around),
    )
    yield Happening(judged, at=judged_on)
    yield _ended(plan.open(), around, EndedBy.JUDGED, judged_on, judged.monitored_until)


def _all_reviewed(plan: Plan) -> None:
    count = len(unreviewed(plan))
    if count == 1:
        raise Refused("One commitment has not been reviewed since the last review. Say first what became of it.")
    if count:
        raise Refused(
            f"{count} commitments have not been reviewed since the last review. Say first what became of each."
        )


def _consistent(command: Judge) -> None:
    """Raises Invalid where what is said does not go with how the plan is judged."""
    if command.successful and command.credit is None:
        raise Invalid("Say in `credit` what the pupil is given credit for: a plan that was successful is theirs.")
    if command.successful and command.options:
        raise Invalid("`options` are for a plan that was not successful. Leave them out, or judge it otherwise.")
    if not command.successful and not command.options:
        raise Invalid("`options` is empty. Say what is considered now that the plan was not successful.")
    if not command.successful and command.monitored_until is not None:
        raise Invalid("`monitored_until` is for a plan that was successful. Extend this one, or propose a new one.")


def _monitored(until: date | None, judged_on: date) -> date | None:
    if until is not None and not judged_on <= until <= judged_on + LONGEST_MONITORING:
        raise Invalid("`monitored_until` lies before the judgement, or more than half a year after it. Check the day.")
    return until


def _outcomes(plan: Plan) -> tuple[CommitmentOutcome, ...]:
    """What became of each commitment, as its last review says."""
    return tuple(
        CommitmentOutcome(commitment=id_, owner=one.owner, kept=one.kept)
        for id_, one in plan.commitments.items()
        if one.kept is not None
    )


def end(command: End, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """The plan ends without a judgement, also one that has not started. Raises Refused once it has ended."""
    whose = plan.open()
    ended_on = happened(command.ended_on, around, "ended_on")
    if ended_on < (plan.started or whose.proposed_on):
        raise Invalid("`ended_on` lies before the plan began. Check the day.")
    if command.how in {OtherEnding.WITHDRAWN, OtherEnding.REPLACED} and command.reasons is None:
        raise Invalid("Say in `reasons` why the plan was withdrawn, or what takes its place.")
    yield _ended(whose, around, EndedBy(command.how.value), ended_on, reasons=command.reasons)


def _ended(
    whose: Whose,
    around: Circumstances,
    how: EndedBy,
    ended_on: date,
    monitored_until: date | None = None,
    reasons: Sensitive | None = None,
) -> Happening:
    ended = Ended(
        author=around.actor.person,
        ended_on=ended_on,
        monitored_until=monitored_until,
        how=how,
        reasons=reasons,
        coordinator=whose.coordinator,
        key_worker=whose.key_worker,
        pupil=whose.pupil,
        case=whose.case,
    )
    return Happening(ended, at=ended_on)
