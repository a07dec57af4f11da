"""What the rules of meetings are tried on: a referral meeting called, people asked to it, held; and a plan's."""

from datetime import time

from case_store.decider import FromAgency
from case_store.entry import Actor
from case_store.meeting import commands as asked
from case_store.meeting import events
from case_store.meeting.codes import Attendance, InvitationBasis, InviteeKind, MeetingKind, ParentsKnow
from case_store.meeting.meeting import MEETING
from case_store.vocabulary import Tie
from tests.given import CASE, LEAD, PUPIL, STREAM, TEACHER, TODAY, Given, one, text

CAMHS, SOCIAL_CARE, WORKER, SECOND_WORKER, MOTHER, PLAN = (one(0xE0 + n) for n in range(6))
SENCO = LEAD
BY = {"actor": Actor("hilltop", SENCO)}
BY_TEACHER = {"actor": Actor("hilltop", TEACHER)}
WHOSE = {"pupil": PUPIL, "case": CASE}
AGENCIES = {
    WORKER: FromAgency(agencies=frozenset({CAMHS}), matters={STREAM: frozenset({Tie.INVITED})}),
    SECOND_WORKER: FromAgency(agencies=frozenset({SOCIAL_CARE}), matters={STREAM: frozenset({Tie.INVITED})}),
}
"""Two people, each of an agency, both of whom were asked to the meeting."""
CALL = asked.CallReferralMeeting(
    pupil=PUPIL, meets_on=TODAY, starts_at=time(10), purpose=text("Ways forward"), needs_assessed=text("By the SENCO")
)
CALLED = events.Called(
    author=SENCO,
    meeting=STREAM,
    kind=MeetingKind.REFERRAL,
    meets_on=TODAY,
    starts_at=time(10),
    purpose=text("Ways forward"),
    whose=text("Sam Example"),
    needs_assessed=text("By the SENCO"),
    **WHOSE,
)


def invited(person: object, invited_as: InviteeKind, **more: object) -> events.Invited:
    """Somebody was asked to it."""
    return events.Invited.model_validate(
        {
            "author": SENCO,
            "meeting": STREAM,
            "kind": CALLED.kind,
            "meets_on": CALLED.meets_on,
            "starts_at": CALLED.starts_at,
            "purpose": CALLED.purpose,
            "whose": CALLED.whose,
            "invited": person,
            "invited_as": invited_as,
            **WHOSE,
            **more,
        }
    )


def came(person: object, invited_as: InviteeKind, how: Attendance = Attendance.ATTENDED) -> events.AttendanceRecorded:
    """Whether somebody came to it."""
    said = {"attendance": how, "signer": person, "invited_as": invited_as}
    return events.AttendanceRecorded.model_validate({"author": SENCO, "meeting": STREAM, **said, **WHOSE})


OF_CAMHS: dict[str, object] = {
    "agency": CAMHS,
    "basis": InvitationBasis.PUBLIC_TASK,
    "parents_know": ParentsKnow.TOLD,
}
ASKED = (
    invited(SENCO, InviteeKind.STAFF),
    invited(TEACHER, InviteeKind.STAFF),
    invited(MOTHER, InviteeKind.PARENT),
    invited(WORKER, InviteeKind.AGENCY, **OF_CAMHS),
    invited(SECOND_WORKER, InviteeKind.AGENCY, **{**OF_CAMHS, "agency": SOCIAL_CARE}),
)
THERE = (
    came(SENCO, InviteeKind.STAFF),
    came(TEACHER, InviteeKind.STAFF),
    came(MOTHER, InviteeKind.PARENT),
    came(WORKER, InviteeKind.AGENCY),
    came(SECOND_WORKER, InviteeKind.AGENCY, Attendance.APOLOGIES),
)
PRESENT = frozenset({SENCO, TEACHER, MOTHER, WORKER})
HELD = events.Held(
    author=SENCO,
    meeting=STREAM,
    kind=MeetingKind.REFERRAL,
    held_on=TODAY,
    present=PRESENT,
    everyone_had_their_turn=True,
)
nothing = Given(MEETING)
called = nothing.given(CALLED)
asked_to_come = called.given(*ASKED)
attended = asked_to_come.given(*THERE)
held = attended.given(HELD)
FINAL = CALLED.model_copy(update={"kind": MeetingKind.PSP_FINAL, "plan": PLAN, "needs_assessed": None})
