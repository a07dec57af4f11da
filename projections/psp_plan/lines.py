"""The lines of a plan: which column holds which field of which entry. Ids, days and closed words, never a sentence.

A column is told where the field that it holds is told: so this one list says what is kept, and how much of it is whose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from case_store.entry import Entry, Event, event_named, levels_of
from case_store.journal.inline import Row
from case_store.meeting.events import AttendanceRecorded
from case_store.psp import events as psp
from case_store.psp.targets import missing
from case_store.review import events as review
from case_store.vocabulary import Level
from projections.following import Kept
from projections.shapes import Shape, held, plain

LINES = Kept(
    "psp_plan_lines",
    {
        "line": "uuid",
        "entry": "uuid",
        "position": "bigint",
        "plan": "uuid",
        "file": "uuid",
        "name": "text",
        "day": "date",
        "until": "date",
        "target": "uuid",
        "commitment": "uuid",
        "version": "bigint",
        "person": "uuid",
        "side": "text",
        "code": "text",
        "also": "text",
        "codes": "text[]",
        "yes": "boolean",
        "number": "bigint",
    },
    key=("line",),
)

OF_PLAN = """
SELECT entry, name, day, until, target, commitment, version, person, side, code, also, codes, yes, number
  FROM psp_plan_lines WHERE plan = %(plan)s ORDER BY position, line <> entry, name, number
"""
"""The lines of one plan in the order in which they were recorded, each entry's own before those of its lists."""


class Line(NamedTuple):
    """One row of `OF_PLAN`."""

    entry: UUID
    name: str
    day: date | None = None
    until: date | None = None
    target: UUID | None = None
    commitment: UUID | None = None
    version: int | None = None
    person: UUID | None = None
    side: str | None = None
    code: str | None = None
    also: str | None = None
    codes: list[str] | None = None
    yes: bool | None = None
    number: int | None = None

    def at(self, level: Level) -> Line:
        """As much of it as is told to whoever is told of its entry at `level`."""
        needed = _needed(self.name)
        told = (column for column in self._fields[2:] if column in needed and level.covers(needed[column]))
        return Line(self.entry, self.name, **{column: getattr(self, column) for column in told})


@cache
def _needed(name: str) -> Mapping[str, Level]:
    """At which level each column of a line is told: that of the field which it holds, or of the list it is from."""
    of_entry, _, list_ = name.partition(":")
    event = event_named(of_entry)
    levels = levels_of(event)
    if list_:
        return dict.fromkeys((*LISTED[event][list_], "number"), levels[list_])
    counted = {"codes": Level.FULL} if event is psp.TargetDrafted else {}
    return counted | {column: levels[field] for column, field in SHAPES[event].items()}


_AGREED = {"target": "target", "version": "version", "day": "agreed_on", "until": "by", "code": "horizon"} | {
    "also": "occasion"
}
_MADE = {"commitment": "commitment", "target": "target", "version": "version", "day": "made_on", "person": "owner"} | {
    "side": "side",
    "code": "how",
    "also": "horizon",
    "yes": "additional",
}
_REPORTED = {"day": "reported_on", "commitment": "commitment", "person": "owner", "code": "kept"}

SHAPES: Mapping[type[Event], Shape] = {
    psp.Proposed: {"day": "proposed_on", "person": "coordinator", "number": "number"},
    psp.CoordinatorNamed: {"day": "from_day", "person": "coordinator"},
    psp.KeyWorkerNamed: {"day": "from_day", "person": "key_worker"},
    psp.TargetDrafted: {"target": "target", "until": "by", "code": "horizon"},
    psp.TargetAgreed: _AGREED,
    psp.TargetStepped: _AGREED,
    psp.TargetWithdrawn: {"target": "target", "version": "version", "day": "withdrawn_on"},
    psp.CommitmentMade: _MADE,
    psp.CommitmentAdjusted: _MADE,
    psp.CommitmentEnded: {"commitment": "commitment", "target": "target", "day": "ended_on", "person": "owner"},
    psp.RewardGiven: {
        "target": "target",
        "day": "happened_on",
        "side": "given_by",
        "yes": "given",
        "version": "version",
    },
    psp.Started: {"day": "starts", "person": "key_worker"},
    psp.StepTold: {"day": "told_on", "person": "addressee", "code": "how"},
    psp.Signed: {"day": "signed_on", "person": "signer", "side": "side", "code": "evidence"},
    psp.SignatureRefused: {"day": "refused_on", "person": "signer", "side": "side", "code": "evidence"},
    AttendanceRecorded: {"person": "signer", "code": "attendance", "also": "invited_as"},
    review.Held: {"day": "held_on", "until": "next_due", "code": "outcome", "number": "number", "codes": "adjusted"},
    review.CommitmentReviewed: {"day": "reviewed_on", "commitment": "commitment", "person": "owner", "code": "kept"},
    review.AgencyReported: _REPORTED,
    review.Reported: _REPORTED,
    review.NotHeld: {"day": "was_due", "until": "new_date", "number": "number", "code": "why"},
    review.Paused: {"day": "from_day", "code": "why"},
    review.Resumed: {"day": "from_day", "until": "next_due"},
    review.Failing: {"day": "noticed_on", "until": "parents_by"},
    review.Extended: {"day": "noted_on", "until": "limit"},
    review.AdviceAsked: {"day": "asked_on", "until": "answer_by"},
    review.AdviceAnswered: {"day": "answered_on"},
    review.AdviceUnanswered: {"day": "noted_on"},
    review.Judged: {"day": "judged_on", "until": "monitored_until", "yes": "successful", "codes": "options"}
    | {"code": "advice"},
    review.Ended: {"day": "ended_on", "until": "monitored_until", "code": "how"},
}
"""What is kept of each entry of a plan."""

_VERSION = {"target": "target", "version": "version"}
_PROGRESS = {"target": "target", "code": "progress"}
LISTED: Mapping[type[Event], Mapping[str, Shape]] = {
    psp.StepTold: {"steps": _VERSION},
    psp.Signed: {"targets": _VERSION},
    psp.SignatureRefused: {"targets": _VERSION},
    review.Held: {"targets": _PROGRESS},
    review.Judged: {
        "targets": _PROGRESS,
        "commitments": {"commitment": "commitment", "person": "owner", "code": "kept"},
    },
}
"""What is kept of each thing in a list of an entry: a line of its own, told where the list is."""


def lines_of(entry: Entry) -> Iterator[Row]:
    """The lines that `entry` sets; none for one that is no entry of a plan. Pure."""
    event = entry.happened
    shape = SHAPES.get(type(event))
    if shape is None:
        return
    more = {"codes": [one.value for one in missing(event)]} if isinstance(event, psp.TargetDrafted) else {}
    yield _line(entry, "", held(event, shape) | more)
    for field, of_one in LISTED.get(type(event), {}).items():
        for place, one in enumerate(getattr(event, field)):
            yield _line(entry, field, held(one, of_one) | {"number": place}, part=f"{field} {place}")


def _line(entry: Entry, list_: str, values: Mapping[str, Any], part: str = "") -> Row:
    own = {"line": uuid5(entry.id, part) if part else entry.id, "entry": entry.id, "file": entry.file}
    where = {"plan": entry.matter or entry.stream, "name": f"{entry.name}:{list_}" if list_ else entry.name}
    columns = {name: plain(value) for name, value in {**own, **where, **values}.items()}
    return Row(LINES.name, {"position": entry.position, **columns})
