"""What has happened around a meeting: called, people asked to come, held, written down and circulated.

All of it lies in the meeting's own stream; a plan's meeting belongs to the matter of its plan, and a referral meeting
is a matter of its own. What a referral meeting agreed stands in `agreed`, what is circulated in `recorded`.
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.entry import EXISTENCE, SUMMARY, Event, Labelled, Person
from case_store.marked import AboutHome, Mentions, MentionsPupil, SaidBy
from case_store.meeting.codes import (
    AgreementOf,
    Attendance,
    Exit,
    Going,
    InvitationBasis,
    InviteeKind,
    MeetingKind,
    ParentsKnow,
    Step,
)
from case_store.sets import People
from case_store.vocabulary import Label, Part, Role, Said, Sensitive

Author = Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
OfMeeting = Annotated[UUID, EXISTENCE]
InFullOnly = Annotated[Literal[True], Labelled(Label.IN_FULL_ONLY)]


class AgendaItem(BaseModel):
    """One thing to be talked about, and to which step of assess, plan, do, review it belongs."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    step: Step
    item: Sensitive
    came_to: Sensitive | None = None


class Called(Event, name="meeting.called", part=Part.MEETINGS):
    """A meeting was called. Its purpose and whose it is (the pupil's name) are what an invitation says.

    `plan` is the programme whose meeting it is. What was assessed beforehand, who is likely to respond first and which
    support is thought of, at once and for longer, is for those who are told all of it.
    """

    author: Author
    meeting: OfMeeting
    kind: Annotated[MeetingKind, EXISTENCE]
    meets_on: Annotated[date, EXISTENCE]
    starts_at: Annotated[time | None, EXISTENCE] = None
    venue: Annotated[Sensitive | None, EXISTENCE] = None
    purpose: Annotated[Sensitive, EXISTENCE]
    whose: Annotated[Sensitive, EXISTENCE]
    agenda: tuple[AgendaItem, ...] = ()
    needs_assessed: Sensitive | None = None
    behaviour_monitored: Sensitive | None = None
    responds_first: Sensitive | None = None
    immediate_support: Sensitive | None = None
    long_term_support: Sensitive | None = None
    when_to_refer: Sensitive | None = None
    plan: UUID | None = None
    pupil: UUID
    case: UUID


class Moved(Event, name="meeting.moved", part=Part.MEETINGS):
    """A meeting was put on another day, or elsewhere, and why. Whoever was invited is told."""

    author: Author
    meeting: OfMeeting
    meets_on: Annotated[date, EXISTENCE]
    starts_at: Annotated[time | None, EXISTENCE] = None
    venue: Annotated[Sensitive | None, EXISTENCE] = None
    invited: Annotated[People, Person(Role.INVITED)] = frozenset()
    why: Sensitive


class Cancelled(Event, name="meeting.cancelled", part=Part.MEETINGS):
    """A meeting will not be held, and why. Whoever was invited is told that it will not."""

    author: Author
    meeting: OfMeeting
    was_to_meet_on: Annotated[date, EXISTENCE]
    invited: Annotated[People, Person(Role.INVITED)] = frozenset()
    why: Sensitive


class Invited(Event, name="meeting.invited", part=Part.MEETINGS):
    """Somebody was asked to come: by whom, and of an agency on which basis and whether the parents know.

    To be asked tells something already, so it says below full what the meeting is, and not who was asked.
    """

    author: Author
    meeting: OfMeeting
    kind: Annotated[MeetingKind, EXISTENCE]
    meets_on: Annotated[date, EXISTENCE]
    starts_at: Annotated[time | None, EXISTENCE] = None
    venue: Annotated[Sensitive | None, EXISTENCE] = None
    purpose: Annotated[Sensitive, EXISTENCE]
    whose: Annotated[Sensitive, EXISTENCE]
    invited: Annotated[UUID, Person(Role.INVITED)]
    invited_as: InviteeKind
    agency: UUID | None = None
    basis: InvitationBasis | None = None
    basis_in_words: Sensitive | None = None
    parents_know: ParentsKnow | None = None
    why_not_told: Sensitive | None = None
    pupil: UUID
    case: UUID


class InvitationWithdrawn(Event, name="meeting.invitation_withdrawn", part=Part.MEETINGS):
    """Somebody is not to come after all: the wrong person was asked, or things have changed.

    After `ends` they stand in no relation to it.
    """

    in_full_only: InFullOnly = True
    author: Author
    meeting: OfMeeting
    withdrawn_from: UUID
    invited_as: InviteeKind
    ends: date
    why: Sensitive
    pupil: UUID
    case: UUID


class AttendanceRecorded(Event, name="meeting.attendance_recorded", part=Part.SIGNATURES):
    """Whether one person who was asked came: an entry for each, so that each parent reads their own alone.

    `had_attended`: it had been recorded that they came, and that was wrong.
    """

    author: Author
    meeting: OfMeeting
    attendance: Annotated[Attendance, EXISTENCE]
    signer: Annotated[UUID, Person(Role.SIGNER), SUMMARY]
    invited_as: InviteeKind
    why_not: Sensitive | None = None
    had_attended: bool = False
    pupil: UUID
    case: UUID


class Held(Event, name="meeting.held", part=Part.MEETINGS):
    """A meeting was held: its agenda with what each item came to, who was there, whether all had their turn to speak.

    `had_no_turn` are those who had none, for example because they wished for none.
    """

    author: Author
    meeting: OfMeeting
    kind: Annotated[MeetingKind, EXISTENCE]
    held_on: Annotated[date, EXISTENCE]
    present: Annotated[People, Person(Role.PRESENT)]
    agenda: tuple[AgendaItem, ...] = ()
    everyone_had_their_turn: bool
    had_no_turn: People = frozenset()
    why_no_turn: Sensitive | None = None


class FinalHeld(Event, name="meeting.final_held", part=Part.MEETINGS):
    """The final meeting of a plan was held: only after it is the plan judged. It says what every meeting held says."""

    author: Author
    meeting: OfMeeting
    kind: Annotated[Literal[MeetingKind.PSP_FINAL], EXISTENCE] = MeetingKind.PSP_FINAL
    held_on: Annotated[date, EXISTENCE]
    present: Annotated[People, Person(Role.PRESENT)]
    agenda: tuple[AgendaItem, ...] = ()
    everyone_had_their_turn: bool
    had_no_turn: People = frozenset()
    why_no_turn: Sensitive | None = None


class WasSaid(Event, name="meeting.said", part=Part.MEETINGS):
    """Something was said, and stays with those who were in the room then: `present`, and nobody who had left it.

    `asked_to_leave` are those who were asked to, and for what. That there is such an entry is told to nobody else.
    """

    in_full_only: InFullOnly = True
    author: Author
    meeting: OfMeeting
    held_on: date
    step: Step | None = None
    words: Sensitive
    present: Annotated[People, Person(Role.PRESENT)]
    asked_to_leave: People = frozenset()
    asked_to_leave_for: Sensitive | None = None
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class Analysed(Event, name="meeting.analysed", part=Part.MEETINGS):
    """A clear analysis: the problem, what the school tried, and the resources in school and in other agencies.

    `present` are those who were there when it was made; before the meeting that is nobody.
    """

    in_full_only: InFullOnly = True
    author: Author
    meeting: OfMeeting
    problem: Sensitive
    tried_in_school: Sensitive
    resources_in_school: Sensitive
    resources_in_agencies: Sensitive
    going_well: Sensitive | None = None
    present: Annotated[People, Person(Role.PRESENT)] = frozenset()


class ContributionWritten(Event, name="meeting.contribution_written", part=Part.MEETINGS):
    """A summary written for the meeting by somebody who works with the pupil, an ELSA for example: never a note."""

    author: Author
    meeting: OfMeeting
    contribution: Annotated[Sensitive, SUMMARY]


class AgreementAsked(Event, name="meeting.agreement_asked", part=Part.MEETINGS):
    """A parent, or a pupil who can judge it, was asked whether they agree to what the meeting is to bring, or was not.

    Many services refuse without it. It is not the lawful basis, and a no limits what an agency is asked to do.
    """

    author: Author
    meeting: OfMeeting
    agreement_of: Annotated[AgreementOf, SUMMARY]
    answer: Annotated[Said, SUMMARY]
    asked_on: date
    to_what: Sensitive
    said_by: Annotated[UUID | None, Person(Role.SAID_BY)] = None
    words: Sensitive | None = None
    how_understood: Sensitive | None = None
    why_not_asked: Sensitive | None = None


class Reviewed(Event, name="meeting.reviewed", part=Part.REVIEWS):
    """What a referral meeting agreed was looked at again: how it goes, and what comes next."""

    author: Author
    meeting: OfMeeting
    reviewed_on: Annotated[date, EXISTENCE]
    next_review_on: Annotated[date | None, EXISTENCE] = None
    going: Annotated[Going, SUMMARY]
    outcome: Annotated[Sensitive, SUMMARY]
    next_step: Annotated[Sensitive | None, SUMMARY] = None
    evidence: Sensitive | None = None
    reasons: Sensitive | None = None


class Closed(Event, name="meeting.closed", part=Part.REVIEWS):
    """Exit: what a referral meeting set going has come to its end, and why.

    `invited` and `attended` are the people of agencies who stand in it, and soon need to know of it no longer.
    """

    author: Author
    meeting: OfMeeting
    closed_on: Annotated[date, EXISTENCE]
    exit: Annotated[Exit, SUMMARY]
    outcome: Annotated[Sensitive, SUMMARY]
    next_step: Annotated[Sensitive | None, SUMMARY] = None
    reasons: Sensitive | None = None
    invited: People = frozenset()
    attended: People = frozenset()
    pupil: UUID | None = None
    case: UUID | None = None
