"""What has happened as a pastoral support programme was reviewed, put off, extended and ended: in the plan's stream.

Below the summary a review says its date and whether it was held; the summary is the outcome and the next step; reports,
reasons and evidence are told in full only.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.entry import EXISTENCE, SUMMARY, Event, Labelled, Person
from case_store.marked import AboutHome, Mentions, MentionsPupil, SaidBy
from case_store.review.codes import (
    Adjusted,
    Advice,
    EndedBy,
    Kept,
    NotHeldWhy,
    Option,
    Outcome,
    PauseWhy,
    Progress,
)
from case_store.sets import People
from case_store.vocabulary import Label, Part, Role, Sensitive

_FROZEN = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
_Author = Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
_InFullOnly = Annotated[Literal[True], Labelled(Label.IN_FULL_ONLY)]


class TargetProgress(BaseModel):
    """How far the pupil has come towards one target, known by its id."""

    model_config = _FROZEN

    target: UUID
    progress: Progress


class CommitmentOutcome(BaseModel):
    """What became of one commitment by the end of the plan. One that ended before may never have been reviewed."""

    model_config = _FROZEN

    commitment: UUID
    owner: UUID
    kept: Kept


class OfWords(BaseModel):
    """Whose the words are, whom else they mention, and whether they are about home."""

    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class Held(OfWords, Event, name="review.held", part=Part.REVIEWS):
    """The plan was reviewed: what it came to, what comes next, and how far the pupil has come.

    `number` is its place in the plan's schedule, None for one held besides, as when the plan was failing. `meeting` is
    the entry of the meeting at which it was held.
    """

    author: _Author
    held_on: Annotated[date, EXISTENCE]
    next_due: Annotated[date | None, EXISTENCE] = None
    outcome: Annotated[Outcome, SUMMARY]
    next_step: Annotated[Sensitive | None, SUMMARY] = None
    targets: Annotated[tuple[TargetProgress, ...], SUMMARY] = ()
    number: int | None = None
    adjusted: tuple[Adjusted, ...] = ()
    reasons: Sensitive | None = None
    evidence: Sensitive | None = None
    meeting: UUID | None = None


class CommitmentReviewed(OfWords, Event, name="review.commitment_reviewed", part=Part.REVIEWS):
    """What became of one commitment until then; its owner may read all of it. Whose it was is told in full only."""

    author: _Author
    reviewed_on: Annotated[date, EXISTENCE]
    kept: Annotated[Kept, SUMMARY]
    commitment: UUID
    owner: Annotated[UUID, Person(Role.OWNER)]
    reasons: Sensitive | None = None


class AgencyReported(OfWords, Event, name="review.agency_reported", part=Part.REVIEWS):
    """Somebody from an agency reported on what they had committed themself to, or it was written down for them."""

    author: _Author
    reported_on: Annotated[date, EXISTENCE]
    commitment: UUID
    owner: Annotated[UUID, Person(Role.OWNER)]
    report: Sensitive
    kept: Kept | None = None


class Reported(OfWords, Event, name="review.reported", part=Part.REVIEWS):
    """Somebody at school or at home reported on what they had committed themself to, or it was written for them."""

    author: _Author
    reported_on: Annotated[date, EXISTENCE]
    commitment: UUID
    owner: Annotated[UUID, Person(Role.OWNER)]
    report: Sensitive
    kept: Kept | None = None


class NotHeld(Event, name="review.not_held", part=Part.REVIEWS):
    """A review was not held when it was due, and why; it has a new date."""

    author: _Author
    noted_on: Annotated[date, EXISTENCE]
    was_due: Annotated[date, EXISTENCE]
    new_date: Annotated[date, EXISTENCE]
    number: int
    why: NotHeldWhy
    reasons: Sensitive | None = None


class Paused(Event, name="review.paused", part=Part.REVIEWS):
    """The plan waits from a day on, and why: what is still to come has no date until it goes on."""

    author: _Author
    from_day: Annotated[date, EXISTENCE]
    why: PauseWhy
    reasons: Sensitive | None = None


class Resumed(Event, name="review.resumed", part=Part.REVIEWS):
    """The plan goes on from a day: what was still to come when it paused comes as much later as it waited."""

    author: _Author
    from_day: Annotated[date, EXISTENCE]
    next_due: Annotated[date | None, EXISTENCE] = None
    reasons: Sensitive


class Failing(OfWords, Event, name="review.failing", part=Part.REVIEWS):
    """The plan does not help as it is: the parents are brought in by a day, and nobody waits for the next review."""

    author: _Author
    noticed_on: Annotated[date, EXISTENCE]
    parents_by: Annotated[date, EXISTENCE]
    next_step: Annotated[Sensitive | None, SUMMARY] = None
    reasons: Sensitive


class Extended(Event, name="review.extended", part=Part.REVIEWS):
    """The plan goes on for longer, with a reason and a limit: the day of its final meeting."""

    author: _Author
    noted_on: Annotated[date, EXISTENCE]
    limit: Annotated[date, EXISTENCE]
    reasons: Sensitive


class WordedForHome(OfWords, Event, name="review.worded_for_home", part=Part.REVIEWS):
    """What a review came to, in words for the pupil and for those who care for them: all of them, or some."""

    author: _Author
    for_home: Annotated[Literal[True], Labelled(Label.FOR_HOME)] = True
    for_all_carers: Annotated[bool, Labelled(Label.FOR_ALL_CARERS)]
    addressees: Annotated[People, Person(Role.ADDRESSEE)] = frozenset()
    reviewed_on: Annotated[date, EXISTENCE]
    wording: Annotated[Sensitive, SUMMARY]
    next_step: Annotated[Sensitive | None, SUMMARY] = None


class AdviceAsked(Event, name="review.advice_asked", part=Part.REVIEWS):
    """The authority was asked for its advice, to be answered by a day. That it was asked tells already."""

    in_full_only: _InFullOnly = True
    author: _Author
    asked_on: date
    answer_by: date
    question: Sensitive


class AdviceAnswered(Event, name="review.advice_answered", part=Part.REVIEWS):
    """The authority answered."""

    in_full_only: _InFullOnly = True
    author: _Author
    answered_on: date
    answer: Sensitive
    said_by: SaidBy = None


class AdviceUnanswered(Event, name="review.advice_unanswered", part=Part.REVIEWS):
    """The authority did not answer by the day on which it was to, and what was done to get an answer."""

    in_full_only: _InFullOnly = True
    author: _Author
    noted_on: date
    asked_on: date
    what_was_done: Sensitive | None = None


class Judged(OfWords, Event, name="review.judged", part=Part.REVIEWS):
    """The plan was judged at a final meeting held, beside what became of each commitment.

    A plan that was successful gives the pupil credit; one that was not names what is considered instead, and how it
    stands with the authority's advice. `meeting` is the entry of the final meeting.
    """

    author: _Author
    judged_on: Annotated[date, EXISTENCE]
    successful: Annotated[bool, SUMMARY]
    credit: Annotated[Sensitive | None, SUMMARY] = None
    monitored_until: Annotated[date | None, SUMMARY] = None
    options: Annotated[tuple[Option, ...], SUMMARY] = ()
    next_step: Annotated[Sensitive | None, SUMMARY] = None
    targets: Annotated[tuple[TargetProgress, ...], SUMMARY] = ()
    commitments: tuple[CommitmentOutcome, ...] = ()
    advice: Advice = Advice.NOT_ASKED
    reasons: Sensitive
    evidence: Sensitive | None = None
    meeting: UUID


class Ended(Event, name="review.ended", part=Part.REVIEWS):
    """The plan ended; its last day is `monitored_until` where further monitoring was agreed.

    How it ended is told in full only: an exclusion is not for everybody who may know that a plan is over.
    `coordinator` and `key_worker` are those whose work on it ends with that day.
    """

    author: _Author
    ended_on: Annotated[date, EXISTENCE]
    monitored_until: Annotated[date | None, SUMMARY] = None
    how: EndedBy
    reasons: Sensitive | None = None
    coordinator: UUID
    key_worker: UUID | None = None
    pupil: UUID
    case: UUID
