"""The connections of one process to one database: few, shared by all custodians, each checked to be durable."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import orjson
import psycopg
from psycopg import AsyncConnection
from psycopg.pq import TransactionStatus
from psycopg.types.json import set_json_loads
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from case_store.journal import pipeline, statements
from case_store.journal.safety import assert_durable

_OPTIONS = "-c idle_in_transaction_session_timeout=30s -c jit=off -c plan_cache_mode=force_generic_plan"
"""Compiling a statement costs more than any of ours takes; an estimate that is off would have it done each time."""


class Enter(NamedTuple):
    """The parameters of `statements.ENTER`: as whom, in which schema, and how long to wait for a lock."""

    role: str
    search_path: str
    lock_timeout: str


class Connections:
    """One pool. A connection that was lost is never lent again; one whose server is not durable never at all."""

    def __init__(self, dsn: str, size: int, patience: float) -> None:
        self.patience = patience
        self._leaving: set[asyncio.Task[None]] = set()
        self._pool = AsyncConnectionPool(
            dsn,
            min_size=1,
            max_size=size,
            open=False,
            timeout=patience,
            reconnect_timeout=0,  # its pauses grow; ours do not: see `take`
            kwargs={"autocommit": True, "options": _OPTIONS},
            configure=_configure,
            name="confide",
        )

    async def open(self) -> None:
        """Connect. Raises PoolTimeout if the database does not answer."""
        await self._pool.open()

    async def close(self) -> None:
        """Give all connections back."""
        await asyncio.gather(*self._leaving, return_exceptions=True)
        await self._pool.close()

    async def take(self) -> AsyncConnection[Any]:
        """A connection, outside any transaction. Raises PoolTimeout if there is none for as long as we are patient.

        Asking again makes the pool try again to connect, so a database that comes back is found at once.
        """
        until, pause = asyncio.get_running_loop().time() + self.patience, 0.1
        while True:
            try:
                return await self._pool.getconn(timeout=pause)
            except PoolTimeout:
                pause = min(2 * pause, until - asyncio.get_running_loop().time())
                if pause <= 0:
                    raise

    async def give_back(self, connection: AsyncConnection[Any], broken: bool = False) -> None:
        """Take a connection back; what it had begun is undone. A `broken` one is closed."""
        try:
            if broken:
                await connection.close()
            elif connection.info.transaction_status != TransactionStatus.IDLE:
                pipeline.forget(connection)
                with self.limited(connection):
                    await connection.rollback()
        except Exception:  # a connection that cannot say goodbye is lost, and nothing depends on it
            await connection.close()
        finally:
            await self._pool.putconn(connection)

    def give_back_later(self, connection: AsyncConnection[Any]) -> None:
        """Take back a connection that was only read with, without making an answer wait for the goodbye."""
        task = asyncio.create_task(self._end_reading(connection))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def _end_reading(self, connection: AsyncConnection[Any]) -> None:
        # Nothing was written, so there is nothing to undo, and what was prepared is kept.
        with contextlib.suppress(Exception), self.limited(connection):  # `give_back` finds out, and undoes or closes
            await connection.commit()
        await self.give_back(connection)

    @contextmanager
    def limited(self, connection: AsyncConnection[Any]) -> Iterator[None]:
        """Hang up on a server that does not answer in time: what waits for it then fails as for any lost connection.

        Cancelling would not do: the driver, tidying up, waits for the same answer once more.
        """
        alarm = asyncio.get_running_loop().call_later(self.patience, _hang_up, connection)
        try:
            yield
        finally:
            alarm.cancel()

    async def check(self) -> None:
        """Replace the connections that were lost with the server."""
        await self._pool.check()


def _hang_up(connection: AsyncConnection[Any]) -> None:
    with contextlib.suppress(OSError, psycopg.Error), socket.socket(fileno=os.dup(connection.fileno())) as line:
        line.shutdown(socket.SHUT_RDWR)


async def _configure(connection: AsyncConnection[Any]) -> None:
    cursor = await connection.execute(statements.SETTINGS)
    assert_durable(await cursor.fetchall())
    set_json_loads(orjson.loads, connection)
    connection.prepare_threshold = None  # `pipeline` prepares; two who did would undo each other's
