"""The lines of a meeting: which column holds which field of which entry. Ids, days and closed words, never a sentence.

A column is told where the field that it holds is told: so this one list says what is kept, and how much of it is whose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple
from uuid import UUID

from case_store.action import events as action
from case_store.entry import Entry, Event, event_named, levels_of
from case_store.journal.inline import Row
from case_store.meeting import agreed, events
from case_store.meeting.codes import Item
from case_store.meeting.recorded import RecordAgreed, RecordCirculated, RecordDrafted
from case_store.vocabulary import Level
from projections.following import Kept
from projections.shapes import Shape, held, plain

LINES = Kept(
    "meeting_lines",
    {
        "entry": "uuid",
        "position": "bigint",
        "stream": "uuid",
        "matter": "uuid",
        "file": "uuid",
        "name": "text",
        "day": "date",
        "until": "date",
        "first": "date",
        "person": "uuid",
        "agency": "uuid",
        "code": "text",
        "also": "text",
        "yes": "boolean",
    },
    key=("entry",),
)

OF_MEETINGS = """
SELECT position, entry, stream, matter, file, name, day, until, first, person, agency, code, also, yes
  FROM meeting_lines WHERE position = ANY(%(known)s) ORDER BY position
"""
"""The lines of these entries, in the order in which they were recorded."""


class Line(NamedTuple):
    """One row of `OF_MEETINGS`."""

    position: int
    entry: UUID
    stream: UUID
    matter: UUID
    file: UUID
    name: str
    day: date | None = None
    until: date | None = None
    first: date | None = None
    person: UUID | None = None
    agency: UUID | None = None
    code: str | None = None
    also: str | None = None
    yes: bool | None = None

    def at(self, level: Level) -> Line:
        """As much of it as is told to whoever is told of its entry at `level`."""
        needed = _needed(self.name)
        told = (column for column in self._fields[6:] if level.covers(needed.get(column, Level.FULL)))
        where = self[:6]
        return Line(*where, **{column: getattr(self, column) for column in told})


_OWNED = {"person": "owner", "until": "by"}
AGREED: Mapping[type[Event], Item] = {
    agreed.ApproachAgreed: Item.APPROACH,
    agreed.PlanAgreed: Item.PLAN,
    agreed.ResponsibilityAgreed: Item.RESPONSIBILITY,
    agreed.FeedbackAgreed: Item.FEEDBACK,
    agreed.ContactAgreed: Item.CONTACT,
    agreed.MonitoringAgreed: Item.MONITORING,
    agreed.HomeInvolved: Item.HOME,
    agreed.SupportAgreed: Item.SUPPORT,
    agreed.ProtocolAgreed: Item.PROTOCOL,
}
"""Which of the nine things each of these entries agrees."""
ITEMS: Mapping[str, Item] = {event.name: item for event, item in AGREED.items()}
_HELD = {"day": "held_on", "code": "kind", "yes": "everyone_had_their_turn"}
_TO_DO = {"person": "owner", "until": "due_by", "also": "counted_in"}
SHAPES: Mapping[type[Event], Shape] = {
    events.Called: {"day": "meets_on", "code": "kind"},
    events.Moved: {"day": "meets_on"},
    events.Cancelled: {"day": "was_to_meet_on"},
    events.Invited: {"day": "meets_on", "code": "kind", "person": "invited", "also": "invited_as", "agency": "agency"},
    events.InvitationWithdrawn: {"person": "withdrawn_from"},
    events.AttendanceRecorded: {"person": "signer", "code": "attendance"},
    events.Held: _HELD,
    events.FinalHeld: _HELD,
    RecordDrafted: {"day": "held_on"},
    RecordAgreed: {},
    RecordCirculated: {"day": "held_on"},
    **dict.fromkeys(AGREED, _OWNED),
    agreed.ContactAgreed: {**_OWNED, "agency": "agency"},
    agreed.MonitoringAgreed: {**_OWNED, "first": "follow_up_on"},
    agreed.ItemDeclined: {"person": "owner", "code": "item"},
    events.AgreementAsked: {"code": "agreement_of", "also": "answer"},
    events.Reviewed: {"day": "reviewed_on", "until": "next_review_on", "code": "going"},
    events.Closed: {"day": "closed_on", "code": "exit"},
    action.ActionSet: _TO_DO,
    action.ActionMoved: _TO_DO,
    action.ActionDone: {"person": "owner", "day": "done_on", "code": "came_to"},
    action.ActionDropped: {"person": "owner", "day": "dropped_on", "code": "why"},
    action.AgencyReferred: {
        "person": "owner",
        "agency": "agency",
        "day": "sent_on",
        "first": "acknowledge_by",
        "until": "decide_by",
    },
    action.Acknowledged: {"day": "acknowledged_on"},
    action.Decided: {"day": "decided_on", "code": "decision", "until": "until"},
    action.ToldSchool: {"day": "told_on", "person": "told"},
    action.Escalated: {"day": "escalated_on", "code": "stage", "person": "escalated_to", "yes": "late"},
}
"""What is kept of each entry."""


@cache
def _needed(name: str) -> Mapping[str, Level]:
    """At which level each column of a line is told: that of the field which it holds."""
    event = event_named(name)
    levels = levels_of(event)
    return {column: levels[field] for column, field in SHAPES[event].items()}


def lines_of(entry: Entry) -> Iterator[Row]:
    """The line that `entry` sets; none for one that is about no meeting and nothing that one set going. Pure."""
    event = entry.happened
    shape = SHAPES.get(type(event))
    if shape is None:
        return
    where = {"entry": entry.id, "stream": entry.stream, "matter": entry.matter or entry.stream, "file": entry.file}
    columns = {**where, "name": entry.name, **held(event, shape)}
    yield Row(LINES.name, {"position": entry.position, **{name: plain(value) for name, value in columns.items()}})
