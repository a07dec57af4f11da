"""What is due of meetings: that one is held, what it agreed, that it is followed up, and when sharing ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import get_args
from uuid import UUID, uuid5

from case_store.entry import Entry, Event
from case_store.journal.inline import Row
from case_store.meeting import agreed, events
from projections.due.things import MOVED, OVER, author_of, thing_row

_NINE: tuple[type[Event], ...] = get_args(agreed.Agreed)


def of_meetings(entry: Entry) -> Iterator[Row]:
    """What `entry` says of a meeting, which is a thing by its own id, and stays with whoever called it.

    What a referral meeting agreed is over with its exit, and the meeting of a plan with the plan.
    """
    match entry.happened:
        case events.Called(meeting=id_, meets_on=day):
            yield _of(entry, "meeting", id_, day, author_of(entry))
        case events.Moved(meeting=id_, meets_on=day):
            yield _of(entry, MOVED, id_, day)
        case events.Held(meeting=id_) | events.FinalHeld(meeting=id_) | events.Cancelled(meeting=id_):
            yield _of(entry, "meeting", id_, None)
        case events.Reviewed(meeting=id_, next_review_on=day):
            yield _of(entry, "follow_up", uuid5(id_, "follow_up"), None)
            yield _of(entry, "meeting_review", uuid5(id_, "meeting_review"), day, author_of(entry))
        case events.Closed(meeting=id_):
            yield _of(entry, OVER, id_, None)
        case _ if isinstance(entry.happened, _NINE):
            yield from _agreed(entry, entry.happened)
        case _:
            pass


def _agreed(entry: Entry, said: Event) -> Iterator[Row]:
    """One of the nine: its newest entry counts; but each responsibility stands alone, as does each agency's contact."""
    match said:
        case agreed.ResponsibilityAgreed(by=day, owner=owner):
            yield _of(entry, "agreed", entry.id, day, owner)
        case agreed.ContactAgreed(meeting=id_, by=day, owner=owner, agency=agency):
            yield _of(entry, "agreed", uuid5(id_, f"{entry.name} {agency}"), day, owner)
        case agreed.ProtocolAgreed(meeting=id_, owner=owner, flows=flows):
            last = max((flow.until for flow in flows), default=None)
            yield _of(entry, "sharing_ends", uuid5(id_, "sharing_ends"), last, owner)
            yield from _newest(entry, said)
        case agreed.MonitoringAgreed(meeting=id_, owner=owner, follow_up_on=day):
            yield _of(entry, "follow_up", uuid5(id_, "follow_up"), day, owner)
            yield from _newest(entry, said)
        case _:
            yield from _newest(entry, said)


def _newest(entry: Entry, said: Event) -> Iterator[Row]:
    owned: agreed.Agreed = said  # type: ignore[assignment]  # one of the nine
    yield _of(entry, "agreed", uuid5(owned.meeting, entry.name), owned.by, owned.owner)


def _of(entry: Entry, what: str, thing: UUID, day: date | None, person: UUID | None = None) -> Row:
    """A row that is over with the matter: the plan whose meeting it is, or the referral meeting itself."""
    return thing_row(entry, what, thing, day, person=person, belongs_to=entry.matter)
