"""Reading: everything that one answer needs, as it was at one moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection

from case_store.entry import Entry
from case_store.errors import Unavailable
from case_store.journal import pipeline, statements
from case_store.journal.connections import Connections, Enter
from case_store.journal.faults import BadEntry, cannot_answer, told_without_words
from case_store.journal.mapper import Mapper
from case_store.journal.pipeline import Query, Rows
from case_store.journal.proposed import Settled
from case_store.journal.recorder import stored_entry

__all__ = ["Query", "ReportBad", "Rows", "Snapshot"]

ReportBad = Callable[[BadEntry], None]


class Snapshot:
    """One custodian's record as it was when the first question was asked; it sees nothing later and writes nothing.

    `as_of` is the greatest position that it sees, `at` the database's time; both are known after the first fetch.
    Where the command `unless` was kept before, that fetch raises Settled instead.
    """

    as_of: int
    at: datetime

    def __init__(
        self, connections: Connections, enter: Enter, custodian: str, mapper: Mapper, unless: UUID | None = None
    ) -> None:
        self._connections = connections
        self._enter = enter
        self._custodian = custodian
        self._mapper = mapper
        self._unless = unless
        self._connection: AsyncConnection[Any] | None = None
        self._lost = False

    async def __aenter__(self) -> Snapshot:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            self._connections.give_back_later(connection)

    async def fetch(self, *queries: Query) -> list[Rows]:
        """The rows of each query, all in one round trip. Raises Unavailable, and Settled as said above."""
        with told_without_words():
            if self._connection is not None:
                return await self._ask_on(self._connection, queries)
            if self._lost:
                raise Unavailable
            try:
                return await self._begin(queries)
            except Exception as error:
                if not cannot_answer(error):
                    raise
                await self._connections.check()  # nothing was seen yet, so a new connection may begin again
                return await self._begin(queries)

    async def _ask_on(self, connection: AsyncConnection[Any], queries: Sequence[Query]) -> list[Rows]:
        """Ask on the connection that holds this snapshot. A fault ends both.

        In a pipeline the server skips what follows a fault, so what seems prepared may not be.
        """
        try:
            return await self._ask(connection, queries)
        except BaseException:
            self._connection, self._lost = None, True
            await self._connections.give_back(connection, broken=True)
            raise

    async def _begin(self, queries: Sequence[Query]) -> list[Rows]:
        connection = await self._connections.take()
        try:
            first = [Query(statements.BEGIN_READING), Query(statements.ENTER, self._enter), Query(statements.AS_OF)]
            if self._unless is not None:
                queries = (Query(statements.SETTLED, (self._unless,)), *queries)
            _, _, [(self.as_of, self.at)], *answers = await self._ask(connection, (*first, *queries))
        except BaseException:
            await self._connections.give_back(connection, broken=True)
            raise
        self._connection = connection
        if self._unless is not None:
            for digest, answer in answers.pop(0):
                raise Settled(bytes(digest), answer)
        return answers

    async def _ask(self, connection: AsyncConnection[Any], queries: Sequence[Query]) -> list[Rows]:
        with self._connections.limited(connection):
            return await pipeline.ask(connection, queries)

    async def entries(self, positions: Sequence[int], bad: ReportBad | None = None) -> list[Entry]:
        """The entries at `positions`, opened, in order; erased ones hold `Erased`.

        One that cannot be read raises BadEntry, or is told to `bad` and left out.
        """
        (rows,) = await self.fetch(Query(statements.ENTRIES_AT, (list(positions),)))
        return self._open(rows, bad)

    async def stream(self, stream: UUID, after: int = 0, bad: ReportBad | None = None) -> list[Entry]:
        """The entries of one stream after version `after`, opened, in order. Bad ones as in `entries`."""
        (rows,) = await self.fetch(Query(statements.STREAM, (stream, after)))
        return self._open(rows, bad)

    def _open(self, rows: Rows, bad: ReportBad | None) -> list[Entry]:
        entries = []
        for row in rows:
            try:
                entries.append(self._mapper.to_entry(stored_entry(row, self._custodian)))
            except BadEntry as unread:
                if bad is None:
                    raise
                bad(unread)
        return entries
