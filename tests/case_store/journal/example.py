"""Events, entries and an inline projection for the journal's own tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID

from case_store.desk import FileKind
from case_store.entry import (
    AUDIENCE,
    EXISTENCE,
    SUMMARY,
    UNTIL,
    Actor,
    Because,
    Entry,
    Erased,
    Event,
    Person,
    lift,
)
from case_store.journal.ids import new_id
from case_store.journal.inline import Row, Table
from case_store.journal.proposed import NewFile, Proposed
from case_store.vocabulary import Audience, Part, Role, Sensitive


class Noted(Event, name="test.noted", part=Part.SESSIONS):
    """Something was written down."""

    by: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    audience: Annotated[frozenset[Audience], AUDIENCE] = frozenset()
    until: Annotated[date | None, UNTIL] = None
    summary: Annotated[Sensitive | None, SUMMARY] = None
    note: Sensitive


class Related(Event, name="test.related", part=Part.SERVICE):
    """Somebody came into a relation."""

    person: Annotated[UUID, Person(Role.ABOUT)]
    relation: str


RELATIONS = Table("relations", {"person": "uuid", "relation": "text"})
MARKS = Table("marks", {"word": "text", "nth": "int"})


class Relations:
    """An inline projection: who stands in which relation."""

    tables: tuple[Table, ...] = (RELATIONS, MARKS)

    def project(self, entry: Entry) -> Iterable[Row]:
        """One row for a relation, one mark for every entry."""
        yield Row("marks", {"word": entry.name, "nth": entry.version})
        if isinstance(entry.happened, Related):
            yield Row("relations", {"person": entry.happened.person, "relation": entry.happened.relation})
        if isinstance(entry.happened, Noted) and entry.happened.note.reveal() == "breaks SQL":
            yield Row("marks", {"word": "x", "nth": "not a number"})
        if isinstance(entry.happened, Noted) and entry.happened.note.reveal() == "breaks Python":
            raise ArithmeticError


PERSON = UUID("018f0000-0000-7000-8000-0000000000aa")


def entry(
    custodian: str,
    event: Event | None = None,
    *,
    stream: UUID | None = None,
    version: int = 1,
    file: UUID | None = None,
    command: UUID | None = None,
) -> Entry:
    """An entry that is ready to be proposed."""
    happened = event or Noted(by=PERSON, note=Sensitive("He said it in confidence."))
    assert not isinstance(happened, Erased)
    return Entry(
        id=new_id(),
        custodian=custodian,
        file=file or new_id(),
        matter=None,
        stream=stream or new_id(),
        version=version,
        name=happened.name,
        part=happened.part,
        lifted=lift(happened),
        about=None,
        actor=Actor(custodian, PERSON),
        because=Because(("test.rule",), "0" * 64),
        happened_at=datetime(2025, 3, 4, 10, 30, tzinfo=UTC),
        command=command or new_id(),
        happened=happened,
    )


def proposed(*entries: Entry, digest: bytes | None = None, **rest: object) -> Proposed:
    """The command that causes `entries`; it opens their files."""
    files = tuple(NewFile(file, FileKind.CASE) for file in {each.file for each in entries})
    return Proposed(entries[0].command, entries, files, digest, **rest)  # type: ignore[arg-type]  # fields of Proposed


def note(custodian: str, text: str = "He said it in confidence.", **rest: object) -> Proposed:
    """A command that writes one note; `stream`, `version`, `file` and `command` as in `entry`."""
    event = Noted(by=PERSON, note=Sensitive(text))
    return proposed(entry(custodian, event, **rest))  # type: ignore[arg-type]  # arguments of `entry`
