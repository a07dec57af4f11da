"""What is asked of the record as a pastoral support programme is reviewed, put off, extended and ended."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from case_store.decider import Command
from case_store.marked import OfWords
from case_store.review.codes import Adjusted, Kept, NotHeldWhy, Option, OtherEnding, Outcome, PauseWhy
from case_store.review.events import TargetProgress
from case_store.sets import People
from case_store.vocabulary import Sensitive

Targets = Annotated[tuple[TargetProgress, ...], Field(max_length=30)]


class Hold(OfWords, Command, action="review.hold"):
    """Record a review that was held: what it came to, the next step, and how far the pupil has come with each target.

    It is the next one of the schedule, unless it was held besides (`extra`). `meeting` is the entry of the meeting
    held. What became of each commitment follows, one at a time.
    """

    outcome: Outcome
    next_step: Sensitive | None = None
    targets: Targets = ()
    adjusted: Annotated[tuple[Adjusted, ...], Field(max_length=len(Adjusted))] = ()
    reasons: Sensitive | None = None
    evidence: Sensitive | None = None
    held_on: date | None = None
    extra: bool = False
    meeting: UUID | None = None


class ReviewCommitment(OfWords, Command, action="review.review_commitment"):
    """Record what became of one commitment: kept, partly or not, an adult's as much as the pupil's."""

    commitment: UUID
    kept: Kept
    reasons: Sensitive | None = None
    reviewed_on: date | None = None


class Report(OfWords, Command, action="review.report"):
    """Report on what you committed yourself to."""

    commitment: UUID
    report: Sensitive
    kept: Kept | None = None
    reported_on: date | None = None


class RecordReport(OfWords, Command, action="review.record_report"):
    """Write down what somebody reported on what they had committed themself to: their words, unless you say whose."""

    commitment: UUID
    report: Sensitive
    kept: Kept | None = None
    reported_on: date | None = None


class RecordNotHeld(Command, action="review.record_not_held"):
    """Record that the next review was not held when it was due, why by code, and its new date: a school day."""

    why: NotHeldWhy
    new_date: date
    reasons: Sensitive | None = None


class Pause(Command, action="review.pause"):
    """Put the plan on hold from today, or from a day past. What is still to come has no date until it goes on."""

    why: PauseWhy
    from_day: date | None = None
    reasons: Sensitive | None = None


class Resume(Command, action="review.resume"):
    """Go on with the plan from a day, today if none is said, and why. What was to come comes later by as much."""

    reasons: Sensitive
    from_day: date | None = None


class NoticeFailing(OfWords, Command, action="review.notice_failing"):
    """Say that the plan does not help as it is, and why: the parents are brought in without waiting for a review."""

    reasons: Sensitive
    next_step: Sensitive | None = None
    noticed_on: date | None = None


class Extend(Command, action="review.extend"):
    """Extend the plan, with a reason and a limit: the school day of its final meeting."""

    limit: date
    reasons: Sensitive


class WordForHome(OfWords, Command, action="review.word_for_home"):
    """Put what a review came to in words for the pupil and those who care for them.

    For all of them, if no `addressees` are named; else for those alone.
    """

    wording: Sensitive
    next_step: Sensitive | None = None
    addressees: People = frozenset()
    reviewed_on: date | None = None


class AskAdvice(Command, action="review.ask_advice"):
    """Record that the authority was asked for its advice."""

    question: Sensitive
    asked_on: date | None = None


class RecordAdvice(Command, action="review.record_advice"):
    """Record what the authority answered, and of whom the words are if you know."""

    answer: Sensitive
    said_by: UUID | None = None
    answered_on: date | None = None


class RecordNoAdvice(Command, action="review.record_no_advice"):
    """Record that the authority did not answer by the day on which it was to."""

    what_was_done: Sensitive | None = None


class Judge(OfWords, Command, action="review.judge"):
    """Judge the plan at its final meeting: `meeting` is the entry of the final meeting held.

    Successful: with credit for the pupil, and perhaps further monitoring to a day. Not successful: with the options
    that are considered now. Either way what became of each commitment stands beside it, so review them first.
    """

    meeting: UUID
    successful: bool
    reasons: Sensitive
    credit: Sensitive | None = None
    monitored_until: date | None = None
    options: Annotated[tuple[Option, ...], Field(max_length=len(Option))] = ()
    next_step: Sensitive | None = None
    targets: Targets = ()
    evidence: Sensitive | None = None
    judged_on: date | None = None


class End(Command, action="review.end"):
    """End the plan without a final meeting, and say how: nothing is judged by it."""

    how: OtherEnding
    reasons: Sensitive | None = None
    ended_on: date | None = None
