"""What has happened to actions and to referrals to agencies.

Each is a stream of its own, in the matter of the plan or the referral meeting that it serves. Nothing here says that
it is late: that follows from the day on which somebody asks. What the parents are not to know is labelled so in all.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from case_store.action.codes import Answer, CameTo, Decision, Dropped, Response, Stage
from case_store.calendar.codes import Calendar
from case_store.entry import EXISTENCE, SUMMARY, Event, Labelled, Person
from case_store.home.codes import Way
from case_store.marked import AboutHome, Mentions, MentionsPupil, SaidBy
from case_store.meeting.codes import InvitationBasis, ParentsKnow
from case_store.vocabulary import Label, Part, Role, Sensitive

Author = Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
OfAction = Annotated[UUID, EXISTENCE]
Owner = Annotated[UUID, Person(Role.OWNER), SUMMARY]
Addressee = Annotated[UUID | None, Person(Role.ADDRESSEE), SUMMARY]
Unsafe = Annotated[bool, Labelled(Label.UNSAFE_FOR_PARENTS)]
InFullOnly = Annotated[Literal[True], Labelled(Label.IN_FULL_ONLY)]


class ActionSet(Event, name="action.set", part=Part.ACTIONS):
    """Somebody is to do something, by a day that is counted in a calendar which is said."""

    author: Author
    action: OfAction
    what: Annotated[Sensitive, SUMMARY]
    owner: Owner
    due_by: Annotated[date, SUMMARY]
    counted_in: Annotated[Calendar, SUMMARY]
    response: Annotated[Response | None, SUMMARY] = None
    why: Sensitive | None = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False
    unsafe: Unsafe = False


class ActionMoved(Event, name="action.moved", part=Part.ACTIONS):
    """Somebody else is to do it, or by another day; of a referral, by which day it is to be decided. And why."""

    author: Author
    action: OfAction
    owner: Owner
    due_by: Annotated[date, SUMMARY]
    counted_in: Annotated[Calendar, SUMMARY]
    former_owner: UUID | None = None
    why: Sensitive
    addressee: Addressee = None
    unsafe: Unsafe = False


class ActionDone(Event, name="action.done", part=Part.ACTIONS):
    """What came of an action, by the word of whoever was to do it or of somebody who set it."""

    author: Author
    action: OfAction
    owner: Owner
    done_on: Annotated[date, SUMMARY]
    came_to: CameTo
    outcome: Sensitive | None = None
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False
    unsafe: Unsafe = False


class ActionDropped(Event, name="action.dropped", part=Part.ACTIONS):
    """An action or a referral is not gone on with, and why."""

    author: Author
    action: OfAction
    owner: Owner
    dropped_on: Annotated[date, SUMMARY]
    why: Dropped
    reasons: Sensitive | None = None
    addressee: Addressee = None
    unsafe: Unsafe = False


class AgencyReferred(Event, name="action.agency_referred", part=Part.ACTIONS):
    """The pupil was referred to an agency: the clock of what becomes of it runs. `owner` looks after it at school.

    Referring tells the agency something: on which basis, and whether the parents know, is said each time.
    """

    author: Author
    action: OfAction
    agency: Annotated[UUID, SUMMARY]
    addressee: Addressee = None
    what: Annotated[Sensitive, SUMMARY]
    owner: Owner
    sent_on: Annotated[date, SUMMARY]
    acknowledge_by: Annotated[date, SUMMARY]
    decide_by: Annotated[date, SUMMARY]
    response: Annotated[Response | None, SUMMARY] = None
    background: Sensitive | None = None
    basis: InvitationBasis
    basis_in_words: Sensitive | None = None
    parents_know: ParentsKnow
    why_not_told: Sensitive | None = None
    unsafe: Unsafe = False
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class Acknowledged(Event, name="action.acknowledged", part=Part.ACTIONS):
    """The agency said that the referral has come."""

    author: Author
    action: OfAction
    owner: Owner
    addressee: Addressee = None
    acknowledged_on: date
    words: Sensitive | None = None
    said_by: SaidBy = None
    unsafe: Unsafe = False


class Decided(Event, name="action.decided", part=Part.ACTIONS):
    """The agency decided: it takes it on, has it wait, asks for more, sends it on, or declines."""

    author: Author
    action: OfAction
    owner: Owner
    addressee: Addressee = None
    decided_on: date
    decision: Decision
    until: date | None = None
    words: Sensitive | None = None
    said_by: SaidBy = None
    unsafe: Unsafe = False


class ToldSchool(Event, name="action.told_school", part=Part.ACTIONS):
    """What the agency decided was told to the school: to whom, how, and what the school may expect."""

    author: Author
    action: OfAction
    owner: Owner
    addressee: Addressee = None
    told_on: date
    told: UUID
    how: Way | None = None
    words: Sensitive | None = None
    said_by: SaidBy = None
    unsafe: Unsafe = False


class Escalated(Event, name="action.escalated", part=Part.ACTIONS):
    """Nothing came in time, or not what is needed: a named person was asked to see to it.

    `escalated_to` is somebody whom the school knows, `named` somebody else, by name and office.
    """

    author: Author
    action: OfAction
    owner: Owner
    addressee: Addressee = None
    stage: Stage | None = None
    late: bool
    escalated_on: date
    escalated_to: UUID | None = None
    named: Sensitive | None = None
    why: Sensitive | None = None
    unsafe: Unsafe = False


class FurtherUseAsked(Event, name="action.further_use_asked", part=Part.ACTIONS):
    """An agency was asked whether what it said may go further: `about` is the entry that holds its words."""

    in_full_only: InFullOnly = True
    author: Author
    addressee: Annotated[UUID, Person(Role.ADDRESSEE)]
    agency: UUID
    asked_on: date
    to_whom: Sensitive
    for_what: Sensitive
    unsafe: Unsafe = False


class FurtherUseAnswered(Event, name="action.further_use_answered", part=Part.ACTIONS):
    """What the agency answered, or that it did not; and within which limits."""

    in_full_only: InFullOnly = True
    author: Author
    addressee: Annotated[UUID, Person(Role.ADDRESSEE)]
    answered_on: date
    answer: Answer
    limits: Sensitive | None = None
    unsafe: Unsafe = False


class UsedBeyond(Event, name="action.used_beyond", part=Part.ACTIONS):
    """A lead let an agency's words go further than it agreed, or before it answered, to keep a child safe; and why."""

    in_full_only: InFullOnly = True
    author: Author
    to_whom: Sensitive
    reason: Sensitive
    agency_told: bool
    unsafe: Annotated[Literal[True], Labelled(Label.UNSAFE_FOR_PARENTS)] = True
