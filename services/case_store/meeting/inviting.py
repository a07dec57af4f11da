"""The rules of asking people to a meeting, and of who came: each stands for themself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from case_store.decider import Circumstances, Command, FromAgency, Happening, Rule
from case_store.errors import Invalid, Refused
from case_store.home.events import Invited as ParentInvited
from case_store.meeting import commands as asked
from case_store.meeting import events
from case_store.meeting.codes import Attendance, InviteeKind, ParentsKnow
from case_store.meeting.state import Asked, Meeting
from case_store.things import case_of, pupil_of
from case_store.vocabulary import Tie

A_DAY = timedelta(days=1)
MEETS_NEEDS = ("interpreter", "supporter", "go_between", "child_care", "travel", "words")
"""What makes it easier for a parent to come: that parent's own."""


def invite_staff(command: asked.InviteStaff, meeting: Meeting, around: Circumstances) -> Iterator[events.Invited]:
    """A member of staff. Raises Refused for a pupil, and for somebody who is known from an agency alone."""
    if around.person_is_pupil:
        raise Refused("This is a pupil. Invite the pupil, or somebody on the staff.")
    if _from_agency(command.person, around).ever:
        raise Refused("This person works for an agency. Invite them as somebody from there, with the basis for it.")
    yield invitation(command.person, InviteeKind.STAFF, meeting, around)


def invite_pupil(_command: asked.InvitePupil, meeting: Meeting, around: Circumstances) -> Iterator[events.Invited]:
    """The pupil whose meeting it is: their part in it is the key to it."""
    yield invitation(pupil_of(around), InviteeKind.PUPIL, meeting, around)


def invite_parent(command: asked.InviteParentToMeeting, meeting: Meeting, around: Circumstances) -> Iterator[Happening]:
    """One parent, and what this parent needs to come: an entry of its own, which is theirs to read and no other's."""
    if around.person_is_pupil:
        raise Refused("This is a pupil. Invite the pupil, or a parent.")
    invited = invitation(command.parent, InviteeKind.PARENT, meeting, around)
    meets_on = command.meeting_on or invited.meets_on
    if meets_on < around.today:
        raise Invalid("`meeting_on` has passed. Give a day to come, or today.")
    if not command.apart and meets_on != invited.meets_on:
        raise Invalid("This is another day than the meeting's. Say in `apart` that this parent is met by themself.")
    yield Happening(invited)
    needs = ParentInvited(
        author=around.actor.person,
        happened_on=around.today,
        addressee=command.parent,
        how=command.how,
        meeting_on=meets_on,
        purpose=command.purpose or invited.purpose,
        venue=command.venue or (None if command.apart else invited.venue),
        starts_at=command.starts_at or (None if command.apart else invited.starts_at),
        meeting=invited.meeting,
        apart=command.apart,
        **{name: getattr(command, name) for name in MEETS_NEEDS},
    )
    yield Happening(needs, stream=around.mint(), matter=case_of(around))


def invite_agency(command: asked.InviteAgency, meeting: Meeting, around: Circumstances) -> Iterator[events.Invited]:
    """One named person of an agency, with the basis, and whether the parents know: to be asked tells something.

    Raises Refused for somebody who is not recorded as working for an agency today.
    """
    agencies = _from_agency(command.person, around).agencies
    if not agencies:
        raise Refused("They are not recorded as working for an agency today. Record that first, or invite another.")
    if command.agency is None and len(agencies) > 1:
        raise Invalid("They work for several agencies. Say in `agency` for which one they come.")
    agency = command.agency or next(iter(agencies))
    if agency not in agencies:
        raise Refused("They do not work for this agency. Look up in the directory who does.")
    if (command.parents_know is ParentsKnow.NOT_TOLD) != (command.why_not_told is not None):
        raise Invalid("Say in `why_not_told` why the parents are not told; where they are, leave it out.")
    yield invitation(
        command.person,
        InviteeKind.AGENCY,
        meeting,
        around,
        agency=agency,
        basis=command.basis,
        basis_in_words=command.basis_in_words,
        parents_know=command.parents_know,
        why_not_told=command.why_not_told,
    )


def withdraw(
    command: asked.WithdrawInvitation, meeting: Meeting, around: Circumstances
) -> Iterator[events.InvitationWithdrawn]:
    """Before the meeting is held. Whoever it was stands in no relation to it from today."""
    meeting.ahead()
    yield events.InvitationWithdrawn(
        author=around.actor.person,
        meeting=meeting.begun().meeting,
        withdrawn_from=command.person,
        invited_as=_asked(command.person, meeting).invited_as,
        ends=around.today - A_DAY,
        why=command.why,
        pupil=pupil_of(around),
        case=case_of(around),
    )


def record_attendance(
    command: asked.RecordAttendance, meeting: Meeting, around: Circumstances
) -> Iterator[events.AttendanceRecorded]:
    """An entry for each. Recorded anew, the newest counts; nobody came before the day of the meeting."""
    called = meeting.begun()
    if meeting.cancelled:
        raise Refused("This meeting was cancelled. Nobody came.")
    if len({one.person for one in command.came}) < len(command.came):
        raise Invalid("`came` names somebody twice. Say once of each whether they came.")
    for one in command.came:
        invited = _asked(one.person, meeting)
        before = meeting.came.get(one.person)
        if one.attendance is Attendance.ATTENDED and meeting.meets_on() > around.today:
            raise Invalid("The meeting is still to come. Record apologies now, and who came once it was held.")
        if one.attendance is Attendance.ATTENDED and one.why_not is not None:
            raise Invalid("`why_not` is said of those who did not come. Leave it out.")
        if invited.invited_as is InviteeKind.AGENCY and not _still_stands(one.person, around):
            raise Refused("Somebody else comes for that agency now. Invite them, and record whether they came.")
        yield events.AttendanceRecorded(
            author=around.actor.person,
            meeting=called.meeting,
            attendance=one.attendance,
            signer=one.person,
            invited_as=invited.invited_as,
            why_not=one.why_not,
            had_attended=before is Attendance.ATTENDED,
            pupil=pupil_of(around),
            case=case_of(around),
        )


def invitation(
    person: UUID, invited_as: InviteeKind, meeting: Meeting, around: Circumstances, **of_agency: Any
) -> events.Invited:
    """The invitation, which says of the meeting what it is. Raises Refused for whoever was invited already."""
    called, moved = meeting.ahead(), meeting.moved
    if person in meeting.invited:
        raise Refused("They are invited already. There is nothing to do.")
    return events.Invited(
        author=around.actor.person,
        meeting=called.meeting,
        kind=called.kind,
        meets_on=meeting.meets_on(),
        starts_at=moved.starts_at if moved else called.starts_at,
        venue=moved.venue if moved else called.venue,
        purpose=called.purpose,
        whose=called.whose,
        invited=person,
        invited_as=invited_as,
        pupil=pupil_of(around),
        case=case_of(around),
        **of_agency,
    )


def _asked(person: UUID, meeting: Meeting) -> Asked:
    """As whom somebody was asked. Raises Refused where they were not."""
    one = meeting.invited.get(person)
    if one is None:
        raise Refused("Somebody here was not invited. Invite them first, also on the day itself.")
    return one


def _still_stands(person: UUID, around: Circumstances) -> bool:
    """Whether somebody of an agency still stands where they were asked to: nobody followed them in this matter."""
    matters = _from_agency(person, around).matters
    return around.matter is not None and Tie.INVITED in matters.get(around.matter, frozenset())


def _from_agency(person: UUID, around: Circumstances) -> FromAgency:
    return around.from_agency.get(person, FromAgency())


INVITING: Mapping[type[Command], Rule] = {
    asked.InviteStaff: invite_staff,
    asked.InvitePupil: invite_pupil,
    asked.InviteParentToMeeting: invite_parent,
    asked.InviteAgency: invite_agency,
    asked.WithdrawInvitation: withdraw,
    asked.RecordAttendance: record_attendance,
}
