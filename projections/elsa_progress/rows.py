"""The two tables of `elsa_progress`, and what a row of each says."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from case_store.entry import Entry
from case_store.journal.inline import Row
from case_store.vocabulary import Role
from projections.following import Kept

PROGRAMMES = Kept(
    "elsa_programmes",
    {
        "matter": "uuid",
        "file": "uuid",
        "kind": "text",
        "elsa": "uuid",
        "elsas": "text[]",
        "phase": "text",
        "started": "date",
        "ended": "date",
        "planned_weeks": "bigint",
        "designed_by": "text",
    },
    key=("matter",),
)
STEPS = Kept(
    "elsa_steps",
    {
        "step": "uuid",
        "entry": "uuid",
        "position": "bigint",
        "matter": "uuid",
        "file": "uuid",
        "kind": "text",
        "day": "date",
        "until": "date",
        "met": "text",
        "number": "bigint",
        "about": "uuid",
        "author": "uuid",
        "person": "uuid",
    },
    key=("step",),
)


def programme(entry: Entry, **values: Any) -> Row:
    """The row of the programme or group that `entry` begins or ends."""
    return Row(PROGRAMMES.name, _plain({"matter": entry.matter or entry.stream, "file": entry.file} | values))


def step(entry: Entry, kind: str, day: date, *, part: str = "", **more: Any) -> Row:
    """The row of one step. `part` tells several of one entry apart; more: columns of `STEPS`."""
    author = next((person for role, person in entry.lifted.people if role is Role.AUTHOR), None)
    values = {
        "step": uuid5(entry.id, part) if part else entry.id,
        "entry": entry.id,
        "position": entry.position,
        "matter": entry.matter or entry.stream,
        "file": entry.file,
        "kind": kind,
        "day": day,
        "author": author,
    }
    return Row(STEPS.name, _plain(values | more))


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _text(value) if isinstance(value, (UUID, date)) else value for name, value in values.items()}


def _text(value: UUID | date) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
