"""The rules of a meeting: calling it, asking people to come, who came, holding it, and what was said there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.errors import Invalid, Refused
from case_store.marked import of_words
from case_store.meeting import commands as asked
from case_store.meeting import events
from case_store.meeting.agreements import AGREEMENTS
from case_store.meeting.codes import InviteeKind, MeetingKind, Step
from case_store.meeting.events import AgendaItem
from case_store.meeting.inviting import INVITING, invitation
from case_store.meeting.record import RECORD
from case_store.meeting.state import Meeting, evolve
from case_store.things import case_of, pupil_of, thing
from case_store.vocabulary import Sensitive

AGENDA = (
    AgendaItem(step=Step.ASSESS, item=Sensitive("What we know: from the pupil, home, school and others")),
    AgendaItem(step=Step.PLAN, item=Sensitive("Targets, and how the pupil is helped to reach them")),
    AgendaItem(step=Step.DO, item=Sensitive("Who does what, and how it is recognised and rewarded")),
    AgendaItem(step=Step.REVIEW, item=Sensitive("When we meet again, and what we look at then")),
)
"""What a plan's meeting talks about, where nobody says otherwise: assess, plan, do, review (domain, G3)."""

FURTHEST = timedelta(days=366)
"""How far ahead a meeting is called."""


def call_referral(command: asked.CallReferralMeeting, meeting: Meeting, around: Circumstances) -> Iterator[Happening]:
    """A referral meeting, which is a matter of its own. The pupil's needs were assessed before it."""
    called = events.Called(
        kind=MeetingKind.REFERRAL,
        agenda=command.agenda,
        needs_assessed=command.needs_assessed,
        behaviour_monitored=command.behaviour_monitored,
        responds_first=command.responds_first,
        immediate_support=command.immediate_support,
        long_term_support=command.long_term_support,
        when_to_refer=command.when_to_refer,
        **_called(command, around),
    )
    yield from _with_the_caller(called, meeting, around)


def call_for_plan(command: asked.CallPlanMeeting, meeting: Meeting, around: Circumstances) -> Iterator[Happening]:
    """A meeting of a plan: in a stream of its own, in the matter of the plan."""
    called = events.Called(
        kind=MeetingKind(command.kind.value),
        agenda=command.agenda or AGENDA,
        plan=around.named_matter,
        **_called(command, around),
    )
    yield from _with_the_caller(called, meeting, around)


def move(command: asked.MoveMeeting, meeting: Meeting, around: Circumstances) -> Iterator[events.Moved]:
    """To another day or place, before it was held."""
    called = meeting.ahead()
    _to_come(command.meets_on, around)
    yield events.Moved(
        author=around.actor.person,
        meeting=called.meeting,
        meets_on=command.meets_on,
        starts_at=command.starts_at,
        venue=command.venue,
        invited=frozenset(meeting.invited),
        why=command.why,
    )


def cancel(command: asked.CancelMeeting, meeting: Meeting, around: Circumstances) -> Iterator[events.Cancelled]:
    """Before it was held."""
    called = meeting.ahead()
    yield events.Cancelled(
        author=around.actor.person,
        meeting=called.meeting,
        was_to_meet_on=meeting.meets_on(),
        invited=frozenset(meeting.invited),
        why=command.why,
    )


def hold(command: asked.HoldMeeting, meeting: Meeting, around: Circumstances) -> Iterator[Happening]:
    """Raises Refused until it is recorded of everybody who was asked whether they came."""
    called, attended = meeting.ahead(), meeting.attended()
    held_on = happened(command.held_on, around, "held_on")
    if meeting.invited.keys() - meeting.came.keys():
        raise Refused("Record first of everybody who was asked whether they came, sent apologies or were absent.")
    if not attended:
        raise Refused("Nobody is recorded as having come. Record who did, or cancel or move the meeting.")
    if command.everyone_had_their_turn == bool(command.had_no_turn):
        raise Invalid("Say in `had_no_turn` who had no turn to speak; or that everyone had theirs.")
    if not command.had_no_turn <= attended:
        raise Invalid("`had_no_turn` names somebody who was not there. Leave them out.")
    kind = events.FinalHeld if called.kind is MeetingKind.PSP_FINAL else events.Held
    held = kind.model_validate(
        {
            "author": around.actor.person,
            "meeting": called.meeting,
            "kind": called.kind,
            "held_on": held_on,
            "present": attended,
            "agenda": command.agenda or called.agenda,
            "everyone_had_their_turn": command.everyone_had_their_turn,
            "had_no_turn": command.had_no_turn,
            "why_no_turn": command.why_no_turn,
        }
    )
    yield Happening(held, at=held_on)


def write_what_was_said(
    command: asked.WriteWhatWasSaid, meeting: Meeting, around: Circumstances
) -> Iterator[Happening]:
    """For those who were in the room. Raises Refused for a writer who was not, Invalid for a speaker who was not."""
    held_on, gone = meeting.held(), command.left | command.asked_to_leave
    present = meeting.attended() - gone
    if not gone <= meeting.attended():
        raise Invalid("Somebody is said to have left who was not there. Leave them out.")
    if around.actor.person not in present:
        raise Refused("You were not in the room then. Have somebody who was there write it down.")
    if command.said_by is not None and command.said_by not in present:
        raise Invalid("`said_by` was not in the room then. Say who spoke, or leave it out.")
    if bool(command.asked_to_leave) != (command.asked_to_leave_for is not None):
        raise Invalid("Say both who was asked to leave and for what in `asked_to_leave_for`; or neither.")
    said = events.WasSaid(
        author=around.actor.person,
        meeting=meeting.begun().meeting,
        held_on=held_on,
        step=command.step,
        words=command.words,
        present=present,
        asked_to_leave=command.asked_to_leave,
        asked_to_leave_for=command.asked_to_leave_for,
        **of_words(command, around),
    )
    yield Happening(said, at=held_on)


def analyse(command: asked.Analyse, meeting: Meeting, around: Circumstances) -> Iterator[events.Analysed]:
    """Before the meeting, or at it: then those who were there read it."""
    yield events.Analysed(
        author=around.actor.person,
        meeting=meeting.begun().meeting,
        problem=command.problem,
        tried_in_school=command.tried_in_school,
        resources_in_school=command.resources_in_school,
        resources_in_agencies=command.resources_in_agencies,
        going_well=command.going_well,
        present=meeting.attended() if meeting.held_on else frozenset(),
    )


def contribute(
    command: asked.Contribute, meeting: Meeting, around: Circumstances
) -> Iterator[events.ContributionWritten]:
    """A summary for the meeting, also by somebody who will not be there."""
    if meeting.cancelled:
        raise Refused("This meeting was cancelled. Write for the one that takes its place.")
    yield events.ContributionWritten(
        author=around.actor.person,
        meeting=meeting.begun().meeting,
        contribution=command.contribution,
    )


def _called(command: asked.CallReferralMeeting | asked.CallPlanMeeting, around: Circumstances) -> dict[str, Any]:
    """What every meeting that is called says: its day, its place, its purpose, and whose it is."""
    _to_come(command.meets_on, around)
    return {
        "author": around.actor.person,
        "meeting": thing(around),
        "meets_on": command.meets_on,
        "starts_at": command.starts_at,
        "venue": command.venue,
        "purpose": command.purpose,
        "whose": around.pupil.line.display_name,
        "pupil": pupil_of(around),
        "case": case_of(around),
    }


def _with_the_caller(called: events.Called, meeting: Meeting, around: Circumstances) -> Iterator[Happening]:
    """The meeting, and that whoever calls it is asked to it."""
    yield Happening(called, matter=called.plan)
    caller = invitation(around.actor.person, InviteeKind.STAFF, evolve(meeting, called), around)
    yield Happening(caller, matter=called.plan)


def _to_come(day: date, around: Circumstances) -> None:
    """Raises Invalid for a day that has passed, or is too far ahead to be meant."""
    if day < around.today:
        raise Invalid("`meets_on` has passed. Give a day to come, or today.")
    if day > around.today + FURTHEST:
        raise Invalid("`meets_on` lies more than a year ahead. Check the year.")


MEETING = Decider(
    "meeting",
    Meeting(),
    evolve,
    checked(
        {
            asked.CallReferralMeeting: call_referral,
            asked.CallPlanMeeting: call_for_plan,
            asked.MoveMeeting: move,
            asked.CancelMeeting: cancel,
            asked.HoldMeeting: hold,
            asked.WriteWhatWasSaid: write_what_was_said,
            asked.Analyse: analyse,
            asked.Contribute: contribute,
            **INVITING,
            **RECORD,
            **AGREEMENTS,
        }
    ),
    is_matter=True,
)
