"""What staff ask the record to take in about a meeting."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from case_store.decider import Command
from case_store.home.codes import Way
from case_store.home.commands import Wording
from case_store.marked import OfWords
from case_store.meeting.codes import (
    AgreementOf,
    Attendance,
    Exit,
    Going,
    InvitationBasis,
    ParentsKnow,
    PlanMeeting,
    Step,
)
from case_store.meeting.events import AgendaItem
from case_store.meeting.recorded import Summed
from case_store.sets import People
from case_store.vocabulary import Said, Sensitive

Agenda = Annotated[tuple[AgendaItem, ...], Field(max_length=40)]
Summary = Annotated[tuple[Summed, ...], Field(max_length=12)]


class _When(BaseModel):
    """When and where a meeting is, and what for: what everybody who is invited may read."""

    meets_on: date
    starts_at: time | None = None
    venue: Sensitive | None = None
    purpose: Sensitive


class CallReferralMeeting(_When, Command, action="meeting.call"):
    """Call a referral meeting about a pupil, whose needs were assessed before: say how, and by whom."""

    pupil: UUID
    needs_assessed: Sensitive
    behaviour_monitored: Sensitive | None = None
    responds_first: Sensitive | None = None
    immediate_support: Sensitive | None = None
    long_term_support: Sensitive | None = None
    when_to_refer: Sensitive | None = None
    agenda: Agenda = ()


class CallPlanMeeting(_When, Command, action="meeting.call_for_plan"):
    """Call a meeting of a pastoral support programme: the initial one, a review, or the final one."""

    kind: PlanMeeting
    agenda: Agenda = ()


class MoveMeeting(Command, action="meeting.move"):
    """Put a meeting on another day, or elsewhere. Whoever was invited is told of it."""

    meets_on: date
    starts_at: time | None = None
    venue: Sensitive | None = None
    why: Sensitive


class CancelMeeting(Command, action="meeting.cancel"):
    """Say that a meeting will not be held, and why."""

    why: Sensitive


class InviteStaff(Command, action="meeting.invite_staff"):
    """Ask a member of staff to a meeting."""

    person: UUID


class InvitePupil(Command, action="meeting.invite_pupil"):
    """Ask the pupil to the meeting about them."""


class InviteParentToMeeting(Command, action="meeting.invite_parent"):
    """Ask a parent to a meeting: how, and what makes it easier for this parent to come. `apart`: met by themself.

    The day, time and place are those of the meeting, if no others are said.
    """

    parent: UUID
    how: Way
    purpose: Sensitive | None = None
    apart: bool = False
    meeting_on: date | None = None
    starts_at: time | None = None
    venue: Sensitive | None = None
    interpreter: Sensitive | None = None
    supporter: Sensitive | None = None
    go_between: Sensitive | None = None
    child_care: Sensitive | None = None
    travel: Sensitive | None = None
    words: Sensitive | None = None


class InviteAgency(Command, action="meeting.invite_agency"):
    """Ask one person of an agency to a meeting: on which basis, and whether the parents know.

    `agency` says for which one they come, if they work for several.
    """

    person: UUID
    agency: UUID | None = None
    basis: InvitationBasis
    basis_in_words: Sensitive | None = None
    parents_know: ParentsKnow
    why_not_told: Sensitive | None = None


class WithdrawInvitation(Command, action="meeting.withdraw_invitation"):
    """Say that somebody is not to come after all, and why."""

    person: UUID
    why: Sensitive


class Came(BaseModel):
    """Whether one of those who were asked came."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    person: UUID
    attendance: Attendance
    why_not: Sensitive | None = None


class RecordAttendance(Command, action="meeting.record_attendance"):
    """Record who came, who sent apologies and who did not come."""

    came: Annotated[tuple[Came, ...], Field(min_length=1, max_length=60)]


class HoldMeeting(Command, action="meeting.hold"):
    """Record that a meeting was held, with its agenda, and whether everyone who was there had their turn to speak."""

    held_on: date | None = None
    agenda: Agenda = ()
    everyone_had_their_turn: bool
    had_no_turn: People = frozenset()
    why_no_turn: Sensitive | None = None


class WriteWhatWasSaid(OfWords, Command, action="meeting.write_what_was_said"):
    """Write down something that was said, for those who were in the room then: everybody there but those who had left.

    `left` are those who had gone by themselves, `asked_to_leave` those who were asked to, and for what.
    """

    words: Sensitive
    step: Step | None = None
    left: People = frozenset()
    asked_to_leave: People = frozenset()
    asked_to_leave_for: Sensitive | None = None


class Analyse(Command, action="meeting.analyse"):
    """Write a clear analysis of the problem: what the school tried, and what there is in school and in agencies."""

    problem: Sensitive
    tried_in_school: Sensitive
    resources_in_school: Sensitive
    resources_in_agencies: Sensitive
    going_well: Sensitive | None = None


class Contribute(Command, action="meeting.contribute"):
    """Write a summary for the meeting, of your own work with the pupil. It is read there: write no confidence."""

    contribution: Sensitive


class DraftRecord(Command, action="meeting.draft_record"):
    """Write the record as it is to be circulated to those who were there, or to some of them.

    `for_home` is the same in words for home: parents read that, and nothing else of it.
    """

    record: Sensitive
    summary: Summary = ()
    for_home: Sensitive | None = None
    recipients: People | None = None
    mentions: People = frozenset()
    mentions_pupil: bool = False
    about_home: bool = False


class PreviewRecord(Command, action="meeting.preview_record"):
    """Say that you looked at what one recipient would be told. It has no address: looking itself records it."""

    draft: int
    recipient: UUID
    reading: UUID
    would_be_told: bool


class AgreeRecord(Command, action="meeting.agree_record"):
    """Agree that the draft goes out as it is. Not by whoever wrote it, and not before it was looked at for each."""


class CirculateRecord(Command, action="meeting.circulate_record"):
    """Circulate the record that was agreed."""


class WordRecordForHome(Wording, Command, action="meeting.word_record_for_home"):
    """Put the record in words for one parent, as parents may meet apart, or for all who care."""

    wording: Sensitive


class AskAgreement(Command, action="meeting.ask_agreement"):
    """Record what a parent, or a pupil who can judge it, answered when their agreement was asked; or why it was not.

    Many services ask for it. It is not the lawful basis.
    """

    agreement_of: AgreementOf
    answer: Said
    asked_on: date | None = None
    to_what: Sensitive
    said_by: UUID | None = None
    words: Sensitive | None = None
    how_understood: Sensitive | None = None
    why_not_asked: Sensitive | None = None


class ReviewReferral(Command, action="meeting.review"):
    """Record how what was agreed is going, and what comes next."""

    reviewed_on: date | None = None
    next_review_on: date | None = None
    going: Going
    outcome: Sensitive
    next_step: Sensitive | None = None
    evidence: Sensitive | None = None
    reasons: Sensitive | None = None


class CloseReferral(Command, action="meeting.close"):
    """Record that what was agreed has come to its end."""

    closed_on: date | None = None
    exit: Exit
    outcome: Sensitive
    next_step: Sensitive | None = None
    reasons: Sensitive | None = None
