"""Meetings, line by line: what each came to and what it set going, as far as the entries it comes from are told.

Every line is made of columns that were told with their entries. Whether something is late is told with its existence:
that follows from today, and from the entries that this reader is told of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from access_policy.actions_view import actions
from access_policy.board_view import told_of
from access_policy.page import Rows, Seen
from case_store.journal.reader import Query
from case_store.meeting.codes import Item, MeetingKind
from case_store.vocabulary import Level, Part
from projections.meetings.lines import ITEMS, OF_MEETINGS, Line

_STANDS = {
    "meeting.called": "called",
    "meeting.invited": "called",
    "meeting.cancelled": "cancelled",
    "meeting.held": "held",
    "meeting.final_held": "held",
    "meeting.record_circulated": "held",
    "meeting.record_worded_for_home": "held",
    "meeting.closed": "closed",
}
"""How a meeting stands after each of its entries."""
_AHEAD = frozenset({"meeting.called", "meeting.invited", "meeting.moved"})
_HELD = frozenset({"meeting.held", "meeting.final_held", "meeting.record_circulated"})

Lines = Sequence[Line]


async def meetings(seen: Seen) -> Rows:
    """A line each meeting of which something was granted, those still to be held first, in order."""
    levels = {position: one.level for one in seen.granted for position in one.group.positions}
    lines = [line.at(levels[line.position]) for line in await _lines(seen)]
    by_meeting = groupby(sorted(lines, key=attrgetter("stream", "position")), attrgetter("stream"))
    found = [_meeting(list(theirs)) for _, theirs in by_meeting]
    ahead = [one for one in found if one["stands"] == "called"]
    past = [one for one in found if one["stands"] != "called"]
    return (*sorted(ahead, key=_when), *sorted(past, key=_when, reverse=True))


async def one_meeting(seen: Seen) -> Rows:
    """The meeting itself, who was asked and came, what was agreed or is missing, and what was set going."""
    levels = {entry.id: entry.level for entry in seen.told}
    raw = [line for line in await _lines(seen) if line.entry in levels]
    lines = [line.at(levels[line.entry]) for line in raw]
    own = [line for line in lines if line.stream == seen.page.params["meeting"]]
    if not own:
        return tuple(actions(raw, levels, seen))
    meeting = _meeting(own)
    found = [meeting, *_people(own), *_agreed(own, seen.today), *_missing(meeting, own, seen)]
    return (*found, *actions(raw, levels, seen))


async def _lines(seen: Seen) -> list[Line]:
    known = [position for one in seen.granted for position in one.group.positions]
    (rows,) = await seen.snapshot.fetch(Query(OF_MEETINGS, {"known": known}))
    return [Line._make(row) for row in rows]


def _meeting(lines: Lines) -> dict[str, Any]:
    """What existence tells of a meeting."""
    ahead = [line for line in lines if line.name in _AHEAD]
    held = next((line for line in reversed(lines) if line.name in _HELD), None)
    stands = [_STANDS[line.name] for line in lines if line.name in _STANDS]
    reviewed = [line for line in lines if line.name == "meeting.reviewed"]
    return {
        "what": "meeting",
        "meeting": lines[0].stream,
        "matter": lines[0].matter,
        "file": lines[0].file,
        "kind": next((line.code for line in lines if line.code and line.name in _AHEAD | _HELD), None),
        "stands": stands[-1] if stands else None,
        "meets_on": ahead[-1].day if ahead else None,
        "held_on": held and held.day,
        "reviewed_on": reviewed[-1].day if reviewed else None,
        "next_review": reviewed[-1].until if reviewed else None,
    }


def _when(meeting: Mapping[str, Any]) -> tuple[date, str]:
    return meeting["held_on"] or meeting["meets_on"] or date.min, str(meeting["meeting"])


def _people(lines: Lines) -> Iterator[dict[str, Any]]:
    """A line each person who was asked, and each who came or did not, of those whose names are told."""
    gone = {line.person for line in lines if line.name == "meeting.invitation_withdrawn"}
    came = {line.person: line for line in lines if line.name == "meeting.attendance_recorded"}
    invitations = {line.person: line for line in lines if line.name == "meeting.invited"}
    asked = {person: line for person, line in invitations.items() if person not in gone}
    for person in dict.fromkeys(person for person in [*asked, *came] if person):
        invited, attended = asked.get(person), came.get(person)
        yield {
            "what": "person",
            "person": person,
            "entry": (invited or attended or lines[0]).entry,
            "invited_as": invited and invited.also,
            "agency": invited and invited.agency,
            "attendance": attended and attended.code,
        }


def _agreed(lines: Lines, today: date) -> Iterator[dict[str, Any]]:
    """A line each thing that was agreed, or declined: the newest of each, and of key contacts one for each agency."""
    over = any(line.name == "meeting.closed" for line in lines)
    newest = {(ITEMS[line.name], line.agency): line for line in lines if line.name in ITEMS}
    for (item, agency), line in newest.items():
        late = line.until is not None and line.until < today and not over
        owned = {"owner": line.person, "by": line.until, "overdue": late if line.until else None}
        yield {"what": "agreed", "item": item, "entry": line.entry, "agency": agency, **owned}
    for line in lines:
        if line.name == "meeting.item_declined":
            yield {"what": "declined", "item": line.code, "entry": line.entry, "owner": line.person}


def _missing(meeting: Mapping[str, Any], lines: Lines, seen: Seen) -> Iterator[dict[str, Any]]:
    """What is neither agreed nor declined, for whoever would be told in full of all that is agreed."""
    if meeting["kind"] != MeetingKind.REFERRAL or meeting["stands"] not in {"called", "held"}:
        return
    if told_of(seen.granted, Part.ACTIONS).get(meeting["matter"]) is not Level.FULL:
        return
    there = {ITEMS[line.name] for line in lines if line.name in ITEMS}
    if not _agencies_there(lines) <= {line.agency for line in lines if ITEMS.get(line.name) is Item.CONTACT}:
        there -= {Item.CONTACT}
    declined = {line.code for line in lines if line.name == "meeting.item_declined"}
    yield from ({"what": "missing", "item": item} for item in Item if item not in there and item not in declined)


def _agencies_there(lines: Iterable[Line]) -> set[UUID | None]:
    """The agencies of those who came."""
    attended = {line.person for line in lines if line.name == "meeting.attendance_recorded" and line.code == "attended"}
    asked = (line for line in lines if line.name == "meeting.invited" and line.agency)
    return {line.agency for line in asked if line.person in attended}
