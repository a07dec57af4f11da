"""What is asked of the record as a pastoral support programme is planned, agreed and signed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from case_store.decider import Command
from case_store.home.codes import Way
from case_store.psp.codes import Evidence, Horizon, How, Occasion, Side
from case_store.psp.events import TargetVersion
from case_store.psp.shapes import Adjustment, NeedReviewed, OtherPlan, Support
from case_store.sets import People
from case_store.vocabulary import Sensitive


def _blank_is_nothing(given: object) -> object:
    """Nothing, for text without a word: a draft then shows that it is missing."""
    return None if isinstance(given, str) and not given.strip() else given


_FROZEN = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
Words = Annotated[Sensitive | None, BeforeValidator(_blank_is_nothing)]
Supports = Annotated[tuple[Support, ...], Field(max_length=20)]
Adjustments = Annotated[tuple[Adjustment, ...], Field(max_length=20)]
Needs = Annotated[tuple[NeedReviewed, ...], Field(max_length=20)]
OtherPlans = Annotated[tuple[OtherPlan, ...], Field(max_length=20)]
Versions = Annotated[tuple[TargetVersion, ...], Field(max_length=60)]
ReviewWeeks = Annotated[tuple[Annotated[int, Field(ge=1, le=52)], ...], Field(min_length=1, max_length=12)]


class OfOthers(BaseModel):
    """Which other pupils the words speak of, by id, and whether of one whose id is not given."""

    model_config = _FROZEN

    mentions: People = frozenset()
    mentions_pupil: bool = False


class Propose(OfOthers, Command, action="psp.propose"):
    """Propose a plan for a pupil, with your reasons; you coordinate it.

    Say what was reviewed (learning, literacy in particular; social and emotional needs), which adjustments were
    considered (teaching group, seating, timetable), which plans this one replaces and which go on beside it.
    """

    pupil: UUID
    reasons: Sensitive
    proposed_on: date | None = None
    adjustments: Adjustments = ()
    needs: Needs = ()
    replaces: OtherPlans = ()
    runs_beside: OtherPlans = ()


class Assess(OfOthers, Command, action="psp.assess"):
    """Say anew what was reviewed and considered. What you leave out stays as it was."""

    adjustments: Adjustments | None = None
    needs: Needs | None = None
    replaces: OtherPlans | None = None
    runs_beside: OtherPlans | None = None
    reasons: Sensitive | None = None


class NameCoordinator(Command, action="psp.name_coordinator"):
    """Say who coordinates the plan from today on."""

    coordinator: UUID
    reason: Sensitive | None = None


class NameKeyWorker(Command, action="psp.name_key_worker"):
    """Say who is the plan's key worker from today on: whoever monitors it with the pupil."""

    key_worker: UUID
    reason: Sensitive | None = None


class _TargetWords(OfOthers):
    """What may be said of a target."""

    help: Words = None
    what_to_avoid: Words = None
    by: date | None = None
    reward: Words = None
    reward_from: Side | None = None
    consequence: Words = None
    chosen_by_pupil: bool | None = None
    measure: Words = None
    from_what: Words = None
    to_what: Words = None
    why_it_matters: Words = None


class DraftTarget(_TargetWords, Command, action="psp.draft_target"):
    """Draft a target, or with `target` say all of a draft anew. What is missing may follow until it is agreed.

    `support` is who would help, and how. Something is only rewarding if the pupil wants it: say in `chosen_by_pupil`.
    """

    wording: Sensitive
    target: UUID | None = None
    horizon: Horizon = Horizon.SHORT_TERM
    support: Supports = ()


class AgreeTarget(Command, action="psp.agree_target"):
    """Agree a target as its draft says it, and with it the support that was offered."""

    target: UUID
    occasion: Occasion = Occasion.INITIAL_MEETING
    agreed_on: date | None = None


class StepTarget(_TargetWords, Command, action="psp.step_target"):
    """Take the next step: a new version of a target, beside which the earlier stays. What you leave out is as it was.

    A step between meetings is told to all, and signed at the next review.
    """

    target: UUID
    why: Sensitive
    wording: Words = None
    horizon: Horizon | None = None
    occasion: Occasion = Occasion.REVIEW_MEETING
    agreed_on: date | None = None


class WithdrawTarget(Command, action="psp.withdraw_target"):
    """Take a target out of the plan, or give a draft up."""

    target: UUID
    reasons: Sensitive
    withdrawn_on: date | None = None


class Commit(OfOthers, Command, action="psp.commit"):
    """Record what somebody commits themself to: for one agreed target, or without `target` for the plan as a whole.

    A mentor has suitable training. Research has found peer mentors unsuccessful: say in `reason` why one may help here.
    """

    side: Side
    owner: UUID
    how: How
    help: Sensitive
    target: UUID | None = None
    horizon: Horizon = Horizon.SHORT_TERM
    additional: bool = False
    suitable_training: bool | None = None
    reason: Sensitive | None = None
    made_on: date | None = None


class AdjustCommitment(OfOthers, Command, action="psp.adjust_commitment"):
    """Adjust a commitment. What you leave out stays as it was, and so does the version before."""

    commitment: UUID
    how: How | None = None
    help: Sensitive | None = None
    horizon: Horizon | None = None
    additional: bool | None = None
    suitable_training: bool | None = None
    reason: Sensitive | None = None
    why: Sensitive | None = None


class EndCommitment(Command, action="psp.end_commitment"):
    """Say that somebody is committed to something no longer."""

    commitment: UUID
    why: Sensitive | None = None


class RecordReward(Command, action="psp.record_reward"):
    """Record whether the reward for a target was given; if not, say in `words` why not."""

    target: UUID
    given: bool
    given_by: Side | None = None
    happened_on: date | None = None
    words: Sensitive | None = None


class Start(Command, action="psp.start"):
    """Start the plan. It needs no signature to start: who has not signed yet is shown.

    It is reviewed after so many school weeks, as `review_weeks` says, or on the school days in `review_days`; the last
    review is the final meeting.
    """

    starts: date | None = None
    review_weeks: ReviewWeeks | None = None
    review_days: Annotated[tuple[date, ...], Field(min_length=1, max_length=12)] | None = None
    words: Sensitive | None = None


class TellStep(Command, action="psp.tell_step"):
    """Record that people were told of what was agreed between meetings: all of it, or of one target alone."""

    addressees: Annotated[People, Field(min_length=1, max_length=30)]
    how: Way
    target: UUID | None = None
    told_on: date | None = None
    words: Sensitive | None = None


class Sign(Command, action="psp.sign"):
    """Sign the targets as they stand now, for yourself. With `targets` only those versions are signed."""

    targets: Versions = ()
    words: Sensitive | None = None


class RefuseToSign(Command, action="psp.refuse_to_sign"):
    """Say that you do not sign, and why."""

    reason: Sensitive


class _ForSomebody(BaseModel):
    """What is recorded of somebody who signed, or would not, on paper or aloud."""

    model_config = _FROZEN

    signer: UUID
    side: Side
    evidence: Literal[Evidence.PAPER, Evidence.ALOUD]
    witness: UUID | None = None
    targets: Versions = ()


class RecordSignature(_ForSomebody, Command, action="psp.record_signature"):
    """Record that somebody signed for themself: on paper, or aloud before a witness.

    Without `targets` they signed all that stood on the day on which they did.
    """

    signed_on: date | None = None
    words: Sensitive | None = None


class RecordRefusal(_ForSomebody, Command, action="psp.record_refusal"):
    """Record that somebody would not sign, and the reason that they gave."""

    reason: Sensitive
    refused_on: date | None = None
