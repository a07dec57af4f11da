"""One database, with the journals of the custodians who are kept in it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from typing import Any

from psycopg import AsyncConnection

from case_store.errors import NotFound
from case_store.journal import statements
from case_store.journal.connections import Connections
from case_store.journal.faults import cannot_answer, told_without_words
from case_store.journal.inline import Inline
from case_store.journal.journal import LOCK_TIMEOUT, Journal
from case_store.journal.keys import KeyRing
from case_store.journal.migrations import Custodian
from case_store.journal.safety import assert_durable, assert_environment

WRITING = 4
"""How many connections the writers of all custodians share; readers have their own."""


class Database:
    """One Postgres database under the api login: a few connections, and a journal for each custodian asked for."""

    def __init__(
        self, dsn: str, keys: KeyRing, inline: Sequence[Inline], rights: str, size: int, patience: float, lock: str
    ) -> None:
        self.dsn = dsn
        self._keys = keys
        self._inline = tuple(inline)
        self._rights = rights
        self._patience = patience
        self._lock = lock
        self._connections = Connections(dsn, size, patience)
        # a reading holds its snapshot while its disclosure is written: from one pool, many of them would wait for ever
        self._writing = Connections(dsn, WRITING, patience)
        self._journals: dict[str, Journal] = {}

    @classmethod
    def of(
        cls,
        dsn: str,
        keys: KeyRing,
        inline: Sequence[Inline] = (),
        rights: str = "relations",
        size: int = 9,
        patience: float = 10.0,
        lock_timeout: str = LOCK_TIMEOUT,
    ) -> Database:
        """The database that the api login reaches by `dsn`. `patience`: seconds before it counts as not answering."""
        return cls(dsn, keys, inline, rights, size, patience, lock_timeout)

    async def open(self) -> None:
        """Connect. Raises UnsafeConfiguration where what is acknowledged might be lost or skipped, Unavailable."""
        assert_environment(os.environ)
        with told_without_words():
            async with (
                asyncio.timeout(self._patience),
                await AsyncConnection.connect(self.dsn, autocommit=True) as connection,
            ):
                assert_durable(await (await connection.execute(statements.SETTINGS)).fetchall())
            await self._connections.open()
            await self._writing.open()

    async def close(self) -> None:
        """Finish what is being written, and disconnect."""
        for journal in self._journals.values():
            await journal.close()
        await self._connections.close()
        await self._writing.close()

    async def custodians(self) -> tuple[Custodian, ...]:
        """Whose record is kept here. Raises Unavailable."""
        return tuple(custodian for custodian, _ in await self._directory())

    async def journal(self, name: str) -> Journal:
        """The journal of one custodian. Raises NotFound if there is none of this name, Unavailable."""
        known = self._journals.get(name)
        if known is not None:
            return known
        for custodian, wrapped in await self._directory():
            if custodian.name == name:
                keys = self._keys.custodian(name, wrapped)
                two = (self._connections, self._writing)
                fresh = Journal(custodian, keys, *two, self._inline, self._rights, self._lock)
                return self._journals.setdefault(name, fresh)
        raise NotFound

    async def _directory(self) -> list[tuple[Custodian, bytes]]:
        with told_without_words():
            try:
                rows = await self._custodians_found()
            except Exception as error:
                if not cannot_answer(error):
                    raise
                await self._connections.check()  # the server may be back; its old connections do not know
                rows = await self._custodians_found()
        return [(Custodian(name, schema, trail), bytes(wrapped)) for name, schema, trail, wrapped in rows]

    async def _custodians_found(self) -> list[tuple[Any, ...]]:
        connection = await self._connections.take()
        broken = True
        try:
            rows = await (await connection.execute(statements.CUSTODIANS)).fetchall()
            broken = False
        finally:
            await self._connections.give_back(connection, broken)
        return rows

    async def __aenter__(self) -> Database:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
