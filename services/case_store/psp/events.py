"""What has happened as a pastoral support programme was planned, agreed and signed: all in the plan's own stream.

A target is known by its id through all of its versions; so is a commitment. What those who teach the pupil read
(summary) is the target, the help and what follows; measures, versions and reasons are for those whose plan it is.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.calendar.codes import Calendar, DueBy
from case_store.entry import EXISTENCE, SUMMARY, Event, Labelled, Person
from case_store.home.codes import Way
from case_store.marked import Mentions, MentionsPupil
from case_store.psp.codes import Evidence, Horizon, How, Occasion, Side
from case_store.psp.shapes import Adjustment, NeedReviewed, OtherPlan, Support
from case_store.vocabulary import Label, Part, Role, Sensitive

_FROZEN = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class PlannedReview(BaseModel):
    """A review that is due: counted so many school weeks from the start, or a day that was chosen. The last is final.

    `calendar` and `rule` say how its day was found.
    """

    model_config = _FROZEN

    due: date
    final: bool = False
    weeks: int | None = None
    calendar: Calendar = Calendar.SCHOOL_DAYS
    rule: DueBy = DueBy.PLANNED_DAY


class TargetVersion(BaseModel):
    """One version of one target."""

    model_config = _FROZEN

    target: UUID
    version: int


class OfTarget(BaseModel):
    """What a target says. A draft may say less; what is agreed says how it is measured, and by when."""

    model_config = _FROZEN

    target: Annotated[UUID, SUMMARY]
    wording: Annotated[Sensitive, SUMMARY]
    help: Annotated[Sensitive | None, SUMMARY] = None
    what_to_avoid: Annotated[Sensitive | None, SUMMARY] = None
    by: Annotated[date | None, SUMMARY] = None
    horizon: Annotated[Horizon, SUMMARY] = Horizon.SHORT_TERM
    reward: Annotated[Sensitive | None, SUMMARY] = None
    reward_from: Annotated[Side | None, SUMMARY] = None
    consequence: Annotated[Sensitive | None, SUMMARY] = None
    chosen_by_pupil: bool | None = None
    measure: Sensitive | None = None
    from_what: Sensitive | None = None
    to_what: Sensitive | None = None
    why_it_matters: Sensitive | None = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False


class OfCommitment(BaseModel):
    """What somebody commits themself to, for one target or for the whole plan: `owner` does it.

    Those who teach the pupil read what helps and from which side it comes, not through which service or who it is:
    who supports a pupil is told by the map of support.
    """

    model_config = _FROZEN

    commitment: Annotated[UUID, SUMMARY]
    target: Annotated[UUID | None, SUMMARY] = None
    side: Annotated[Side, SUMMARY]
    help: Annotated[Sensitive, SUMMARY]
    horizon: Annotated[Horizon, SUMMARY] = Horizon.SHORT_TERM
    owner: Annotated[UUID, Person(Role.OWNER)]
    how: How
    additional: bool = False
    suitable_training: bool | None = None
    reason: Sensitive | None = None
    version: int = 1
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False


class Proposed(Event, name="psp.proposed", part=Part.TARGETS):
    """A coordinator proposed a plan, with reasons, and with what was assessed and considered before planning.

    `number` counts the pupil's plans, from 1.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    proposed_on: Annotated[date, EXISTENCE]
    coordinator: Annotated[UUID, EXISTENCE]
    adjustments: Annotated[tuple[Adjustment, ...], SUMMARY] = ()
    reasons: Sensitive
    needs: tuple[NeedReviewed, ...] = ()
    replaces: tuple[OtherPlan, ...] = ()
    runs_beside: tuple[OtherPlan, ...] = ()
    number: int
    pupil: UUID
    case: UUID
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False


class Assessed(Event, name="psp.assessed", part=Part.TARGETS):
    """What was assessed and considered, said anew: all of it as it stands now."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    adjustments: Annotated[tuple[Adjustment, ...], SUMMARY] = ()
    needs: tuple[NeedReviewed, ...] = ()
    replaces: tuple[OtherPlan, ...] = ()
    runs_beside: tuple[OtherPlan, ...] = ()
    reasons: Sensitive | None = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False


class CoordinatorNamed(Event, name="psp.coordinator_named", part=Part.TARGETS):
    """Somebody else coordinates the plan from a day on; `former` did to the eve of it."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    from_day: Annotated[date, EXISTENCE]
    coordinator: Annotated[UUID, EXISTENCE]
    former: UUID
    reason: Sensitive | None = None
    pupil: UUID
    case: UUID


class KeyWorkerNamed(Event, name="psp.key_worker_named", part=Part.TARGETS):
    """Somebody is the plan's key worker from a day on; `former`, if there was one, was to the eve of it."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    from_day: Annotated[date, EXISTENCE]
    key_worker: Annotated[UUID, EXISTENCE]
    former: UUID | None = None
    reason: Sensitive | None = None
    pupil: UUID
    case: UUID


class TargetDrafted(OfTarget, Event, name="psp.target_drafted", part=Part.TARGETS):
    """A target was drafted, or drafted anew; it may lack much. `support` is what would help with it.

    Until it is agreed it says nothing below full: nobody acts towards a pupil on what is not agreed.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    in_full_only: Annotated[Literal[True], Labelled(Label.IN_FULL_ONLY)] = True
    support: tuple[Support, ...] = ()


class TargetAgreed(OfTarget, Event, name="psp.target_agreed", part=Part.TARGETS):
    """A target was agreed, as its draft said it: the first version."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    agreed_on: Annotated[date, EXISTENCE]
    occasion: Occasion = Occasion.INITIAL_MEETING
    version: int = 1


class TargetStepped(OfTarget, Event, name="psp.target_stepped", part=Part.TARGETS):
    """The next step towards a target: a new version, and why. The earlier ones stay."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    agreed_on: Annotated[date, EXISTENCE]
    occasion: Occasion = Occasion.REVIEW_MEETING
    version: int
    why: Sensitive


class TargetWithdrawn(Event, name="psp.target_withdrawn", part=Part.TARGETS):
    """A target is none any longer, met or not. `version` was its last, 0 of a draft, which says nothing below full."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    withdrawn_on: Annotated[date, EXISTENCE]
    target: Annotated[UUID, SUMMARY]
    version: int
    drafted: Annotated[bool, Labelled(Label.IN_FULL_ONLY)] = False
    reasons: Sensitive


class CommitmentMade(OfCommitment, Event, name="psp.commitment_made", part=Part.TARGETS):
    """Somebody committed themself to help: with one target, or with the plan as a whole. Its entry has its id."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    made_on: Annotated[date, EXISTENCE]


class CommitmentAdjusted(OfCommitment, Event, name="psp.commitment_adjusted", part=Part.TARGETS):
    """A commitment was adjusted: a new version, and why. The earlier ones stay."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    made_on: Annotated[date, EXISTENCE]
    why: Sensitive | None = None


class CommitmentEnded(Event, name="psp.commitment_ended", part=Part.TARGETS):
    """A commitment is none any longer. What became of it while it ran is for the reviews to say."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    ended_on: Annotated[date, EXISTENCE]
    commitment: Annotated[UUID, SUMMARY]
    target: Annotated[UUID | None, SUMMARY] = None
    owner: Annotated[UUID, Person(Role.OWNER)]
    why: Sensitive | None = None


class RewardGiven(Event, name="psp.reward_given", part=Part.TARGETS):
    """Whether the reward that the pupil chose was given for a target, by which side, and if not why not."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    happened_on: Annotated[date, EXISTENCE]
    target: Annotated[UUID, SUMMARY]
    given: Annotated[bool, SUMMARY]
    given_by: Annotated[Side | None, SUMMARY] = None
    version: int
    words: Sensitive | None = None


class Started(Event, name="psp.started", part=Part.TARGETS):
    """The plan runs, with when it is reviewed; the last of its reviews is the final one."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    starts: Annotated[date, EXISTENCE]
    reviews: Annotated[tuple[PlannedReview, ...], EXISTENCE]
    key_worker: Annotated[UUID, EXISTENCE]
    targets: tuple[TargetVersion, ...] = ()
    words: Sensitive | None = None


class StepTold(Event, name="psp.step_told", part=Part.SIGNATURES):
    """Somebody was told of a step taken between meetings; they sign it at the next review."""

    author: Annotated[UUID, Person(Role.AUTHOR), SUMMARY]
    told_on: Annotated[date, SUMMARY]
    addressee: Annotated[UUID, Person(Role.ADDRESSEE), SUMMARY]
    how: Annotated[Way, SUMMARY]
    steps: tuple[TargetVersion, ...]
    words: Sensitive | None = None


class Signed(Event, name="psp.signed", part=Part.SIGNATURES):
    """Somebody signed the targets, each in the version that they then had. Nobody signs for another.

    Below the summary it says that there is a signature, and not whose: so neither author nor day is told there.
    `witness` heard what was signed aloud; `beside` was at the pupil's side.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), SUMMARY]
    signed: Annotated[Literal[True], EXISTENCE] = True
    signed_on: Annotated[date, SUMMARY]
    signer: Annotated[UUID, Person(Role.SIGNER), SUMMARY]
    side: Annotated[Side, SUMMARY]
    evidence: Evidence
    witness: UUID | None = None
    beside: UUID | None = None
    targets: tuple[TargetVersion, ...]
    words: Sensitive | None = None


class SignatureRefused(Event, name="psp.signature_refused", part=Part.SIGNATURES):
    """Somebody would not sign, and why. That it was refused is told in full only; below that, nothing was signed."""

    author: Annotated[UUID, Person(Role.AUTHOR), SUMMARY]
    in_full_only: Annotated[Literal[True], Labelled(Label.IN_FULL_ONLY)] = True
    refused_on: Annotated[date, SUMMARY]
    signer: Annotated[UUID, Person(Role.SIGNER), SUMMARY]
    side: Annotated[Side, SUMMARY]
    reason: Sensitive
    evidence: Evidence
    witness: UUID | None = None
    beside: UUID | None = None
    targets: tuple[TargetVersion, ...]
