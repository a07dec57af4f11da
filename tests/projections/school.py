"""A school whose record can be written event by event, without the rules, for what follows from entries alone."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection
from psycopg.rows import DictRow, dict_row
from psycopg.sql import SQL, Identifier, Literal

from case_store.desk import FileKind
from case_store.entry import Actor, Because, Entry, Event, entry_of
from case_store.journal.ids import new_id
from case_store.journal.journal import Journal
from case_store.journal.migrations import Custodian
from case_store.journal.migrations.roles import api_role
from case_store.journal.proposed import NewFile, Proposed
from confide.projector import FOLLOWING, Projector
from projections.following import Following
from projections.inline import INLINE
from tests.postgres import Postgres

SOMEBODY = UUID("018f0000-0000-7000-8000-00000000000a")
MONDAY = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)


def entry(event: Event, custodian: str = "harbour", **where: Any) -> Entry:
    """The entry that holds `event`: `file`, `stream`, `version`, `matter`, `about`, `happened_at` or made up."""
    stream = where.get("stream") or new_id()
    return entry_of(
        event,
        id=where.get("id") or new_id(),
        file=where.get("file") or new_id(),
        stream=stream,
        version=where.get("version", 1),
        matter=where.get("matter"),
        about=where.get("about"),
        actor=Actor(custodian, SOMEBODY),
        because=Because(("test.rule",), "0" * 64),
        happened_at=where.get("happened_at", MONDAY),
        command=where.get("command") or new_id(),
    )


@dataclass
class School:
    """One custodian, its journal, and a projector that looks at it alone."""

    journal: Journal
    postgres: Postgres
    alarms: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    following: Sequence[Following] = FOLLOWING

    def __post_init__(self) -> None:
        self._versions: dict[UUID, itertools.count[int]] = {}
        self._projectors: list[Projector] = []
        self.projector = self.another_projector()

    @property
    def custodian(self) -> Custodian:
        """Which custodian it is."""
        return self.journal.custodian

    @property
    def name(self) -> str:
        """Its name."""
        return self.custodian.name

    def another_projector(self, following: Sequence[Following] | None = None) -> Projector:
        """A second projector for the same record, as after a restart."""
        fresh = Projector(
            self.postgres.projector_dsn,
            self.postgres.keys,
            following=following or self.following,
            alarm=lambda event, **about: self.alarms.append((event, about)),
            poll=0.2,
        )
        self._projectors.append(fresh)
        return fresh

    def follow(self) -> int:
        """Let the projector catch up."""
        return self.projector.run_once([self.name])

    async def keep(self, event: Event, **where: Any) -> Entry:
        """Write one event; where as in `entry`."""
        return (await self.keep_all([self.line(event, **where)]))[0]

    def line(self, event: Event, **where: Any) -> Entry:
        """The next entry of its stream."""
        stream = where.setdefault("stream", new_id())
        version = next(self._versions.setdefault(stream, itertools.count(1)))
        return entry(event, self.name, **{"version": version, **where})

    async def keep_all(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Write several as one command."""
        command = new_id()
        kinds = {self.custodian.trail: FileKind.TRAIL}
        files = [NewFile(file, kinds.get(file, FileKind.CASE)) for file in dict.fromkeys(e.file for e in entries)]
        theirs = tuple(_of_command(each, command) for each in entries)
        return await self.journal.append(Proposed(command, theirs, tuple(files)))

    def rows(self, sql: str, *params: Any) -> list[DictRow]:
        """Rows as the superuser sees them; `{s}` is the schema."""
        with self.superuser() as connection:
            return connection.execute(self._named(sql), params or None).fetchall()

    def superuser(self) -> Connection[DictRow]:
        """A connection that may do anything."""
        return psycopg.connect(self.postgres.admin_dsn, autocommit=True, row_factory=dict_row)

    def as_api(self, *statements: tuple[str, Sequence[Any]]) -> None:
        """Raw statements in the api role of this custodian, in one transaction."""
        with psycopg.connect(self.postgres.api_dsn) as connection:
            connection.execute(SQL("SET LOCAL ROLE {}").format(Identifier(api_role(self.name))))
            for sql, params in statements:
                connection.execute(self._named(sql), params)

    def _named(self, sql: str) -> Any:
        return SQL(sql).format(s=Identifier(self.custodian.schema), name=Literal(self.name))

    def closed(self) -> set[tuple[str, UUID]]:
        """What is closed now: kind and id."""
        return {(row["kind"], row["id"]) for row in self.rows("SELECT * FROM {s}.closures WHERE lifted_at IS NULL")}

    def end(self) -> None:
        """Give all connections back."""
        for projector in self._projectors:
            projector.close()


def _of_command(each: Entry, command: UUID) -> Entry:
    return replace(each, command=command)


__all__ = ["INLINE", "MONDAY", "SOMEBODY", "School", "entry"]
