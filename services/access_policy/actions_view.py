"""Actions and referrals to agencies, line by line: who owns them, when they are due, and whether they are late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from access_policy.page import Seen
from case_store.action import events
from case_store.action.codes import Decision
from case_store.action.overdue import next_due, next_stage, stands
from case_store.action.state import Action, evolve
from case_store.calendar.codes import Calendar
from case_store.entry import Event
from case_store.vocabulary import Level
from projections.meetings.lines import SHAPES, Line
from projections.wordless import wordless

_KINDS: Mapping[str, type[Event]] = {event.name: event for event in SHAPES if event.name.startswith("action.")}
_BEGUN = frozenset({events.ActionSet.name, events.AgencyReferred.name})


def actions(lines: Sequence[Line], levels: Mapping[UUID, Level], seen: Seen) -> Iterator[dict[str, Any]]:
    """A line each action and referral of which the reader was told that it was set or sent.

    Whether it is late is told with its existence; what came of it, and of the agency's clock, only in full.
    """
    said = sorted((line for line in lines if line.name in _KINDS), key=attrgetter("stream", "position"))
    for _, group in groupby(said, attrgetter("stream")):
        theirs = list(group)
        if theirs[0].name not in _BEGUN:
            continue
        action = reduce(evolve, (_happened(line) for line in theirs), Action())
        yield _line(theirs, [line.at(levels[line.entry]) for line in theirs], action, seen)


def _line(raw: Sequence[Line], told: Sequence[Line], action: Action, seen: Seen) -> dict[str, Any]:
    begun, newest = told[0], {line.name: line for line in told}
    owned = next((line for line in reversed(told) if line.person and line.name in _OWNED), begun)
    line: dict[str, Any] = {
        "what": "referral" if action.agency else "action",
        "action": begun.stream,
        "entry": begun.entry,
        "stands": stands(action, seen.today, seen.settings.calendar),
        "owner": owned.person,
        "agency": begun.agency,
    }
    if begun.until is None:
        return line
    full = list(raw) == list(told)
    due = next_due(action, seen.settings.calendar) if full or not action.agency else None
    line |= {"due": due.day if due else owned.until, "calendar": due and due.calendar, "rule": due and due.rule}
    if not action.agency:
        done = newest.get(events.ActionDone.name)
        return line | {"came_to": done and done.code, "done_on": done and done.day}
    days = {name: newest[event].day if event in newest else None for name, event in _DAYS.items()}
    decided = newest.get(events.Decided.name)
    stage = next_stage(action) if full else None
    return line | {"sent_on": begun.day, **days, "decision": decided and decided.code, "next_stage": stage}


_OWNED = frozenset({events.ActionSet.name, events.ActionMoved.name, events.AgencyReferred.name})
_DAYS = {
    "acknowledged_on": events.Acknowledged.name,
    "decided_on": events.Decided.name,
    "told_on": events.ToldSchool.name,
    "escalated_on": events.Escalated.name,
}


def _happened(line: Line) -> Event:
    """The event as far as it was kept, for the rules by which an action stands."""
    kind = _KINDS[line.name]
    fields = {field: getattr(line, column) for column, field in SHAPES[kind].items()}
    if kind in {events.ActionSet, events.ActionMoved}:
        fields["counted_in"] = Calendar(fields["counted_in"])
    if kind is events.Decided:
        fields["decision"] = Decision(fields["decision"])
    return wordless(kind, **fields)
