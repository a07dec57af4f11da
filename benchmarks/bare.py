"""What we compare ourselves with: the same rows on the same server, plain statements written by hand, nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any
from uuid import UUID

import psycopg
from psycopg import AsyncConnection
from psycopg.sql import SQL, Identifier
from psycopg.types.json import Jsonb

from case_store.journal.ids import new_id

_COLUMNS = "stream, version, name, entry, file, matter, part, about, key, command, envelope, state"
_COMMIT = f"INSERT INTO bare.lines ({_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %b)"
_READ = f"SELECT position, recorded_at, {_COLUMNS} FROM bare.lines WHERE file = %s ORDER BY position"

Row = tuple[Any, ...]


class Bare:
    """A table like the journal's, with an index by file, and connections that commit with every statement."""

    def __init__(self, connections: list[AsyncConnection[Any]], contact: Row, disclosure: Row) -> None:
        self.connections = connections
        self._contact, self._disclosure = contact, disclosure

    async def commit(self, number: int = 0, *, disclosure: bool = False) -> None:
        """One durable row, as large as a contact's or as the disclosure of a small case."""
        await self.connections[number].execute(_COMMIT, _fresh(self._disclosure if disclosure else self._contact))

    async def read(self, file: UUID, number: int = 0) -> list[Row]:
        """All rows of one file, their words sealed as they are."""
        cursor = await self.connections[number].execute(_READ, (file,))
        return await cursor.fetchall()

    async def ask(self, sql: str, params: Mapping[str, Any]) -> list[Row]:
        """What a statement written by hand finds in the tables of the school itself."""
        cursor = await self.connections[0].execute(sql.encode(), params)
        return await cursor.fetchall()


@asynccontextmanager
async def bare(admin_dsn: str, schema: str, connections: int) -> AsyncIterator[Bare]:
    """A copy of what `schema` holds now, in a plain table, and so many connections to it."""
    with psycopg.connect(admin_dsn, autocommit=True) as admin:
        entries = Identifier(schema, "entries")
        admin.execute("DROP SCHEMA IF EXISTS bare CASCADE")
        admin.execute("CREATE SCHEMA bare")
        like = "CREATE TABLE bare.lines (LIKE {} INCLUDING DEFAULTS INCLUDING IDENTITY INCLUDING INDEXES)"
        admin.execute(SQL(like).format(entries))
        admin.execute("CREATE INDEX ON bare.lines (file, position)")
        copied = f"INSERT INTO bare.lines ({_COLUMNS}) SELECT {_COLUMNS} FROM {{}} ORDER BY position"
        admin.execute(SQL(copied).format(entries))
        admin.execute("VACUUM ANALYZE bare.lines")
        contact, disclosure = (
            _example(admin, entries, name) for name in ("case.contact_recorded", "disclosures.disclosed")
        )
    async with AsyncExitStack() as stack:
        opened = [
            await stack.enter_async_context(
                await AsyncConnection.connect(admin_dsn, autocommit=True, prepare_threshold=0)
            )
            for _ in range(connections)
        ]
        for one in opened:
            await one.execute(SQL("SET search_path TO {}").format(Identifier(schema)))
        yield Bare(opened, contact, disclosure)


def _example(admin: psycopg.Connection[Any], entries: Identifier, name: str) -> Row:
    """One row of the journal, to write more like it."""
    sql = SQL(f"SELECT {_COLUMNS} FROM {{}} WHERE name = %s ORDER BY position DESC LIMIT 1").format(entries)
    row: Row | None = admin.execute(sql, (name,)).fetchone()
    if row is None:
        raise LookupError(f"The journal holds no {name} yet.")
    return row


def _fresh(row: Row) -> Row:
    """`row` as a new stream of its own, in a file of its own: what is read stays as large as it was."""
    _, _, name, _, _, matter, part, about, key, _, envelope, state = row
    return (new_id(), 1, name, new_id(), new_id(), matter, part, about, key, new_id(), Jsonb(envelope), state)
