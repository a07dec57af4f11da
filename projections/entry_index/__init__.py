"""Where every entry is to be found: by file, by who wrote it, by what it corrects. What the envelope says, no words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from case_store.entry import Entry
from case_store.journal.inline import Row, Table
from case_store.vocabulary import Label, Role

ENTRY_INDEX = Table(
    "entry_index",
    {
        "file": "uuid",
        "matter": "uuid",
        "stream": "uuid",
        "version": "bigint",
        "part": "text",
        "name": "text",
        "about": "uuid",
        "root": "uuid",
        "labels": "text[]",
        "audience": "text[]",
        "until": "date",
        "happened_at": "timestamptz",
        "author": "uuid",
        "people": "jsonb",
    },
)
ENTRY_PEOPLE = Table("entry_people", {"person": "uuid", "role": "text", "file": "uuid", "part": "text"})


class EntryIndex:
    """One row an entry, the custodian's trail included, and one for each person and what they are to it.

    It reads the envelope alone, so an entry whose key was destroyed keeps its rows.
    """

    name = "entry_index"
    tables: tuple[Table, ...] = (ENTRY_INDEX, ENTRY_PEOPLE)

    def project(self, entry: Entry) -> Iterable[Row]:
        """The row of `entry`, and those of its people."""
        people = _people_of(entry)
        lifted = entry.lifted
        yield Row(
            ENTRY_INDEX.name,
            {
                "file": str(entry.file),
                "matter": _text(entry.matter),
                "stream": str(entry.stream),
                "version": entry.version,
                "part": entry.part.value,
                "name": entry.name,
                "about": _text(entry.about),
                "root": str(_root_of(entry)),
                "labels": sorted(label.value for label in lifted.labels),
                "audience": None if lifted.audience is None else sorted(a.value for a in lifted.audience),
                "until": None if lifted.until is None else lifted.until.isoformat(),
                "happened_at": entry.happened_at.isoformat(),
                "author": next(iter(people.get(Role.AUTHOR.value, ())), None),
                "people": people,
            },
        )
        for role, persons in people.items():
            for person in persons:
                yield Row(
                    ENTRY_PEOPLE.name,
                    {"person": person, "role": role, "file": str(entry.file), "part": entry.part.value},
                )


def _people_of(entry: Entry) -> dict[str, list[str]]:
    """Each role on `entry` and who has it: once each, in one order, so that the same entry gives the same row."""
    people: dict[str, set[str]] = {}
    for role, person in entry.lifted.people:
        people.setdefault(role.value, set()).add(str(person))
    return {role: sorted(people[role]) for role in sorted(people)}


_SAYS_AGAIN = frozenset({"elsa.summary_confirmed"})
"""Entries that say again what the one says that they are about: its answers, marks and corrections are theirs too."""


def _root_of(entry: Entry) -> UUID:
    """The first of its corrections. A correction is always about the original, never about another correction."""
    shares = Label.CORRECTION in entry.lifted.labels or entry.name in _SAYS_AGAIN
    return entry.about if entry.about is not None and shares else entry.id


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
