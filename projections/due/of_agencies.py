"""What is due of actions and of referrals to agencies: an answer at each step, or that somebody sees to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid5

from case_store.action import events as action
from case_store.calendar.codes import Calendar
from case_store.entry import Entry
from case_store.journal.inline import Row
from projections.due.things import MOVED, OVER, thing_row


def of_agencies(entry: Entry) -> Iterator[Row]:
    """What `entry` says of an action or a referral, which is a thing by its own id. Whose it is, its steps are too."""
    match entry.happened:
        case action.ActionSet(action=id_, due_by=day, owner=owner, counted_in=counted_in):
            yield thing_row(entry, "action", id_, day, person=owner, counted_in=counted_in)
        case action.ActionMoved(action=id_, due_by=day, owner=owner, counted_in=counted_in):
            yield thing_row(entry, MOVED, id_, day, person=owner, counted_in=counted_in)
        case action.ActionDone(action=id_) | action.ActionDropped(action=id_):
            yield thing_row(entry, OVER, id_, None)
        case _:
            yield from _of_a_referral(entry)


def _of_a_referral(entry: Entry) -> Iterator[Row]:
    """The steps of a referral. Until when another decision waits is a thing of its own, and so is telling the school.

    Whoever was asked to see to it has been heard as soon as the agency answers anything.
    """
    match entry.happened:
        case action.AgencyReferred(action=id_, acknowledge_by=first, decide_by=day, owner=owner):
            yield thing_row(entry, "agency_decides", id_, day, person=owner, counted_in=Calendar.WORKING_DAYS)
            yield _step(entry, "agency_acknowledges", id_, first)
        case action.Acknowledged(action=id_):
            yield _step(entry, "agency_acknowledges", id_, None)
            yield _step(entry, "escalated", id_, None)
        case action.Decided(action=id_, decided_on=day, until=until):
            yield thing_row(entry, "agency_decides", id_, None)
            yield _step(entry, "agency_acknowledges", id_, None)
            yield _step(entry, "agency_waits", id_, until)
            yield _step(entry, "agency_tells", id_, day)
            yield _step(entry, "escalated", id_, None)
        case action.ToldSchool(action=id_):
            yield _step(entry, "agency_tells", id_, None)
            yield _step(entry, "escalated", id_, None)
        case action.Escalated(action=id_, escalated_on=day, escalated_to=person) if person is not None:
            yield _step(entry, "escalated", id_, day, person)
        case _:
            pass


def _step(entry: Entry, what: str, referral: UUID, day: date | None, person: UUID | None = None) -> Row:
    """One step: of whoever owns the referral, if nobody else was asked to see to it."""
    thing = uuid5(referral, what)
    return thing_row(entry, what, thing, day, person=person, belongs_to=referral, counted_in=Calendar.WORKING_DAYS)
