"""What must be remembered of an action, a referral, or the asking of an agency, to decide what may happen next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from case_store.action import events
from case_store.action.codes import OPEN_STILL, Answer, Decision
from case_store.calendar.codes import Calendar
from case_store.entry import Event
from case_store.errors import NotFound, Refused


@dataclass(frozen=True, slots=True)
class Action:
    """An action as it stands; a referral where `agency` says to whom. `unsafe`: the parents are not to know."""

    owner: UUID | None = None
    due_by: date | None = None
    counted_in: Calendar = Calendar.SCHOOL_DAYS
    agency: UUID | None = None
    addressee: UUID | None = None
    sent_on: date | None = None
    acknowledge_by: date | None = None
    acknowledged_on: date | None = None
    decided_on: date | None = None
    decision: Decision | None = None
    until: date | None = None
    told_on: date | None = None
    done_on: date | None = None
    dropped: bool = False
    unsafe: bool = False

    @property
    def over(self) -> bool:
        """Whether nothing more is to come of it."""
        settled = self.told_on is not None and self.decision not in OPEN_STILL
        return self.dropped or self.done_on is not None or settled

    def open(self) -> Action:
        """The same. Raises NotFound where the id was that of something else, Refused once it is over."""
        if self.owner is None:
            raise NotFound
        if self.over:
            raise Refused("Nothing more is to come of this. Set a new action, or refer anew.")
        return self

    def referral(self) -> Action:
        """The same. Raises Refused where it is an action, of which no agency decides."""
        if self.open().agency is None:
            raise Refused("This is no referral. Report what came of it instead.")
        return self

    def marks(self) -> dict[str, Any]:
        """What every entry of it says: who owns it, to whom it was addressed, and whether it is unsafe at home."""
        return {"owner": self.owner, "addressee": self.addressee, "unsafe": self.unsafe}


def evolve(action: Action, event: Event) -> Action:
    """Remember `event`. It has happened, so it cannot be refused here."""
    match event:
        case events.ActionSet():
            return Action(owner=event.owner, due_by=event.due_by, counted_in=event.counted_in, unsafe=event.unsafe)
        case events.AgencyReferred():
            return Action(
                owner=event.owner,
                due_by=event.decide_by,
                counted_in=Calendar.WORKING_DAYS,
                agency=event.agency,
                addressee=event.addressee,
                sent_on=event.sent_on,
                acknowledge_by=event.acknowledge_by,
                unsafe=event.unsafe,
            )
        case events.ActionMoved():
            return replace(action, owner=event.owner, due_by=event.due_by, counted_in=event.counted_in)
        case events.ActionDone(done_on=done_on):
            return replace(action, done_on=done_on)
        case events.ActionDropped():
            return replace(action, dropped=True)
        case _:
            return _of_clock(action, event)


def _of_clock(action: Action, event: Event) -> Action:
    """How far a referral has come. A decision after which another is to come starts the clock again."""
    match event:
        case events.Acknowledged(acknowledged_on=day):
            return replace(action, acknowledged_on=day)
        case events.Decided():
            return replace(
                action, decided_on=event.decided_on, decision=event.decision, until=event.until, told_on=None
            )
        case events.ToldSchool(told_on=day):
            return replace(action, told_on=day)
        case _:
            return action


@dataclass(frozen=True, slots=True)
class FurtherUse:
    """Whether an agency's words may go further: whom it was asked, and what the newest answer is."""

    asked_of: UUID | None = None
    asked_on: date | None = None
    answer: Answer | None = None
    unsafe: bool = False


def evolve_further_use(use: FurtherUse, event: Event) -> FurtherUse:
    """Remember the asking, and the newest answer."""
    match event:
        case events.FurtherUseAsked():
            return FurtherUse(event.addressee, event.asked_on, unsafe=event.unsafe)
        case events.FurtherUseAnswered(answer=answer):
            return replace(use, answer=answer)
        case _:
            return use
