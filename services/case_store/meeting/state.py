"""What must be remembered of a meeting to decide what may happen next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from case_store.agency.events import SuccessorNamed
from case_store.entry import Event
from case_store.errors import NotFound, Refused
from case_store.meeting import agreed, events, recorded
from case_store.meeting.codes import UNTOLD, Attendance, InviteeKind, Item, MeetingKind


@dataclass(frozen=True, slots=True)
class Asked:
    """As whom somebody was asked to come; of an agency, from which, and whether the parents know of it."""

    invited_as: InviteeKind
    agency: UUID | None = None
    parents_know: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of the record, what it says, for whom it was looked at, who agreed to it, and whether it went out."""

    said: recorded.RecordDrafted
    previewed: Mapping[UUID, bool] = field(default_factory=dict)
    agreed_by: UUID | None = None
    circulated: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, as far as it has come. `called` holds when and where it is, `invited` who was asked to it."""

    called: events.Called | None = None
    moved: events.Moved | None = None
    cancelled: bool = False
    invited: Mapping[UUID, Asked] = field(default_factory=dict)
    came: Mapping[UUID, Attendance] = field(default_factory=dict)
    held_on: date | None = None
    drafts: int = 0
    draft: Draft | None = None
    agreed: frozenset[Item] = frozenset()
    declined: frozenset[Item] = frozenset()
    contacts: frozenset[UUID] = frozenset()
    reviewed_on: date | None = None
    closed: bool = False

    def begun(self) -> events.Called:
        """What was called. Raises NotFound where the id was that of something else."""
        if self.called is None:
            raise NotFound
        return self.called

    def ahead(self) -> events.Called:
        """The same. Raises Refused for a meeting that was held or will not be."""
        called = self.begun()
        if self.cancelled:
            raise Refused("This meeting was cancelled. Call another one.")
        if self.held_on is not None:
            raise Refused("This meeting was held already. Call another one, or record what came of it.")
        return called

    def meets_on(self) -> date:
        """The day on which it is to be held, as it was put last."""
        return self.moved.meets_on if self.moved is not None else self.begun().meets_on

    def held(self) -> date:
        """The day on which it was held. Raises Refused before that."""
        self.begun()
        if self.held_on is None:
            raise Refused("This meeting was not held yet. Record first that it was, and who came.")
        return self.held_on

    def of_referral(self) -> date:
        """The same, of a referral meeting. Raises Refused for another kind, and once it has come to its end."""
        if self.begun().kind is not MeetingKind.REFERRAL:
            raise Refused("A referral meeting agrees this. What is agreed at a plan's meeting is recorded in the plan.")
        if self.closed:
            raise Refused("What this meeting agreed has come to its end. Call another meeting.")
        return self.held()

    def attended(self) -> frozenset[UUID]:
        """Those who came."""
        return frozenset(person for person, how in self.came.items() if how is Attendance.ATTENDED)

    def agencies(self) -> frozenset[UUID]:
        """The agencies of those who were asked."""
        return frozenset(one.agency for one in self.invited.values() if one.agency is not None)

    def agencies_there(self) -> frozenset[UUID]:
        """The agencies of those who came."""
        there = self.attended()
        return frozenset(one.agency for who, one in self.invited.items() if one.agency is not None and who in there)

    def is_untold(self) -> bool:
        """Whether an agency is in it of which the parents do not know."""
        return not all(one.parents_know for one in self.invited.values())

    def of_agencies(self) -> frozenset[UUID]:
        """The people of agencies who were asked."""
        return frozenset(who for who, one in self.invited.items() if one.invited_as is InviteeKind.AGENCY)


def missing(meeting: Meeting) -> tuple[Item, ...]:
    """Which of the nine are neither there nor declined, in their order; none for a meeting that agrees none of them.

    A key contact is missing as long as an agency that was there has none.
    """
    if meeting.called is None or meeting.called.kind is not MeetingKind.REFERRAL:
        return ()
    there = meeting.agreed
    if not meeting.agencies_there() <= meeting.contacts:
        there -= {Item.CONTACT}
    return tuple(item for item in Item if item not in there | meeting.declined)


def evolve(meeting: Meeting, event: Event) -> Meeting:
    """Remember `event`. It has happened, so it cannot be refused here."""
    match event:
        case events.Called():
            return replace(meeting, called=event)
        case events.Moved():
            return replace(meeting, moved=event)
        case events.Cancelled():
            return replace(meeting, cancelled=True)
        case _:
            return _agreed(_recorded(_asked(_held(meeting, event), event), event), event)


def _held(meeting: Meeting, event: Event) -> Meeting:
    """When it was held, when what it agreed was looked at again, and whether that came to its end."""
    match event:
        case events.Held(held_on=held_on) | events.FinalHeld(held_on=held_on):
            return replace(meeting, held_on=held_on)
        case events.Reviewed(reviewed_on=reviewed_on):
            return replace(meeting, reviewed_on=reviewed_on)
        case events.Closed():
            return replace(meeting, closed=True)
        case _:
            return meeting


def _asked(meeting: Meeting, event: Event) -> Meeting:
    """Who was asked, and who came."""
    match event:
        case events.Invited(invited=person):
            one = Asked(event.invited_as, event.agency, event.parents_know not in UNTOLD)
            return replace(meeting, invited={**meeting.invited, person: one})
        case events.InvitationWithdrawn(withdrawn_from=gone):
            invited = {person: one for person, one in meeting.invited.items() if person != gone}
            came = {person: how for person, how in meeting.came.items() if person != gone}
            return replace(meeting, invited=invited, came=came)
        case SuccessorNamed(former=former, successor=successor) if former in meeting.invited:
            return _followed(meeting, former, successor)
        case events.AttendanceRecorded(signer=person, attendance=attendance):
            return replace(meeting, came={**meeting.came, person: attendance})
        case _:
            return meeting


def _followed(meeting: Meeting, former: UUID, successor: UUID) -> Meeting:
    """Somebody of an agency stands where a colleague stood: asked, and there if that one was."""
    invited = {successor if who == former else who: one for who, one in meeting.invited.items()}
    came = {successor if who == former else who: how for who, how in meeting.came.items()}
    return replace(meeting, invited=invited, came=came)


def _recorded(meeting: Meeting, event: Event) -> Meeting:
    """What has become of the record. What was said of another draft than the last counts no more."""
    match event, meeting.draft:
        case recorded.RecordDrafted(number=number), _:
            return replace(meeting, drafts=number, draft=Draft(event))
        case recorded.RecordPreviewed(draft=number), Draft(said=said) as draft if said.number == number:
            previewed = {**draft.previewed, event.recipient: event.told}
            return replace(meeting, draft=replace(draft, previewed=previewed))
        case recorded.RecordAgreed(draft=number), Draft(said=said) as draft if said.number == number:
            return replace(meeting, draft=replace(draft, agreed_by=event.author))
        case recorded.RecordCirculated(), Draft() as draft:
            return replace(meeting, draft=replace(draft, circulated=True))
        case _:
            return meeting


def _agreed(meeting: Meeting, event: Event) -> Meeting:
    """Which of the nine there are, which were declined. What is agreed after all is declined no longer."""
    if isinstance(event, agreed.ItemDeclined):
        return replace(meeting, declined=meeting.declined | {event.item})
    item = next((item for kind, item in agreed.ITEMS.items() if isinstance(event, kind)), None)
    if item is None:
        return meeting
    contacts = meeting.contacts | ({event.agency} if isinstance(event, agreed.ContactAgreed) else set())
    return replace(meeting, agreed=meeting.agreed | {item}, declined=meeting.declined - {item}, contacts=contacts)
