"""The table of what has a day of its own, and a row of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from case_store.calendar.codes import Calendar
from case_store.entry import Entry
from case_store.journal.inline import Row
from case_store.vocabulary import Role
from projections.following import Kept

THINGS = Kept(
    "due_things",
    {
        "entry": "uuid",
        "thing": "uuid",
        "position": "bigint",
        "file": "uuid",
        "matter": "uuid",
        "person": "uuid",
        "what": "text",
        "day": "date",
        "belongs_to": "uuid",
        "counted_in": "text",
    },
    key=("entry", "thing"),
)
MOVED = "moved"
"""Said of a thing that stays what it is, and has another day or is somebody else's. It opens nothing again."""
OVER = "over"
"""Said of a thing that is over for good, and with it whatever belongs to it."""


def thing_row(
    entry: Entry,
    what: str,
    thing: UUID,
    day: date | None,
    *,
    person: UUID | None = None,
    belongs_to: UUID | None = None,
    counted_in: Calendar | None = None,
) -> Row:
    """What `entry` says of a thing: by which day, whose it is, and to what it belongs. No day settles it."""
    ids = {"thing": thing, "file": entry.file, "matter": entry.matter, "person": person, "belongs_to": belongs_to}
    values = {
        "entry": str(entry.id),
        "position": entry.position,
        "what": what,
        "day": None if day is None else day.isoformat(),
        "counted_in": None if counted_in is None else counted_in.value,
        **{name: None if id_ is None else str(id_) for name, id_ in ids.items()},
    }
    return Row(THINGS.name, values)


def author_of(entry: Entry) -> UUID | None:
    """Who wrote it."""
    return next((person for role, person in entry.lifted.people if role is Role.AUTHOR), None)
