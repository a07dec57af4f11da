"""What staff, and those who come from an agency, ask the record to take in about actions and referrals."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from case_store.action.codes import Answer, CameTo, Decision, Dropped, Response
from case_store.calendar.codes import Calendar
from case_store.decider import Command
from case_store.home.codes import Way
from case_store.marked import OfWords
from case_store.meeting.codes import InvitationBasis, ParentsKnow
from case_store.sets import People
from case_store.vocabulary import Sensitive

Within = Annotated[int, Field(ge=1, le=366, description="So many days of the calendar that is counted in.")]


class _Due(BaseModel):
    """By when: a day, or within so many days of a calendar (school days, if no other is said)."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    due_by: date | None = None
    within: Within | None = None
    counted_in: Calendar | None = None


class _Marks(BaseModel):
    """What is said of words that parents and the pupil may read: whom they mention, whether they are about home."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    mentions: People = frozenset()
    mentions_pupil: bool = False
    about_home: bool = False


class SetAction(_Due, _Marks, Command, action="action.set"):
    """Say what somebody is to do, by when: `due_by` a day, or `within` so many days.

    `owner` is anybody who has a place in it: staff, a parent, the pupil, or somebody of an agency who was invited.
    The parents and the pupil may read it, unless it is said to be unsafe for parents.
    """

    unsafe_for_parents: bool = False

    what: Sensitive
    owner: UUID
    response: Response | None = None
    why: Sensitive | None = None


class MoveAction(_Due, Command, action="action.move"):
    """Have somebody else do it, or by another day, and say why. Of a referral, the day by which it is to be decided."""

    owner: UUID | None = None
    why: Sensitive


class CompleteAction(OfWords, Command, action="action.complete"):
    """Report what came of an action: your own, or one that you may set."""

    came_to: CameTo = CameTo.DONE
    outcome: Sensitive | None = None
    done_on: date | None = None


class DropAction(Command, action="action.drop"):
    """Say that an action or a referral is not gone on with, and why."""

    why: Dropped
    reasons: Sensitive | None = None


class ReferToAgency(_Marks, Command, action="action.refer_to_agency"):
    """Refer the pupil to an agency of the directory, on which basis, and whether the parents know.

    `asked_of` is one of the agency's people who has a place here. `owner` looks after it (you, if nobody is said). The
    agency has so many working days to acknowledge and to decide, unless other days are said.
    """

    agency: UUID
    what: Sensitive
    asked_of: UUID | None = None
    owner: UUID | None = None
    sent_on: date | None = None
    acknowledge_by: date | None = None
    decide_by: date | None = None
    response: Response | None = None
    background: Sensitive | None = None
    basis: InvitationBasis
    basis_in_words: Sensitive | None = None
    parents_know: ParentsKnow
    why_not_told: Sensitive | None = None


class Acknowledge(Command, action="action.acknowledge"):
    """Record that the agency has the referral. `said_by` is whoever said so, if not you."""

    acknowledged_on: date | None = None
    words: Sensitive | None = None
    said_by: UUID | None = None


class Decide(Command, action="action.decide"):
    """Record what the agency decided, and in whose words. `until` says how long one waits, or by when more is sent."""

    decision: Decision
    decided_on: date | None = None
    until: date | None = None
    words: Sensitive | None = None
    said_by: UUID | None = None


class TellSchool(Command, action="action.tell_school"):
    """Record that the decision was told to the school: to whom (whoever looks after it, if nobody is said) and how."""

    told_on: date | None = None
    person: UUID | None = None
    how: Way | None = None
    words: Sensitive | None = None
    said_by: UUID | None = None


class Escalate(Command, action="action.escalate"):
    """Ask a named person to see to it: one whom the school knows, or somebody else by name and office.

    While nothing is late, say why it does not wait.
    """

    escalated_to: UUID | None = None
    named: Sensitive | None = None
    why: Sensitive | None = None


class AskFurtherUse(Command, action="action.ask_further_use"):
    """Ask somebody of an agency whether what they said may go further: to whom, and for what."""

    asked_of: UUID
    to_whom: Sensitive
    for_what: Sensitive
    asked_on: date | None = None


class AnswerFurtherUse(Command, action="action.answer_further_use"):
    """Record what the agency answered, within which limits; or that it did not answer."""

    answer: Answer
    limits: Sensitive | None = None
    answered_on: date | None = None


class UseBeyond(Command, action="action.use_beyond"):
    """Let an agency's words go further than it agreed, to keep a child safe: say to whom, why, and if it was told."""

    to_whom: Sensitive
    reason: Sensitive
    agency_told: bool
