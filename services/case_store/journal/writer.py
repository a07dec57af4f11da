"""Keeps what many people write at once: their commands travel together, and each is answered alone."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

import psycopg
from psycopg import AsyncConnection

from case_store.entry import Entry
from case_store.errors import Unavailable
from case_store.journal import pipeline, statements
from case_store.journal.connections import Connections, Enter
from case_store.journal.drafts import used
from case_store.journal.faults import JournalFault, cannot_answer
from case_store.journal.inline import Inline
from case_store.journal.mapper import Mapper
from case_store.journal.new_keys import FileKeys
from case_store.journal.pending import Answer, Pending, parameters, rows_of, touched, was_erased
from case_store.journal.pipeline import Query
from case_store.journal.proposed import Proposed

MOST_COMMANDS = 128
"""How many commands share a transaction at most."""

FailPoint = Callable[[str], None]


class OutcomeUnknown(Exception):
    """The connection was lost after the commands were sent: they may be kept, or not."""


class Writer:
    """The one task of this process that writes for one custodian; it starts with the first command.

    While a batch is on its way the next one gathers. A command whose outcome is unknown, because the answer to
    COMMIT was lost, is sent again with the same ids: the statement finds what it had kept, so it has one effect.
    """

    def __init__(
        self,
        connections: Connections,
        enter: Enter,
        custodian: str,
        mapper: Mapper,
        keys: FileKeys,
        inline: Sequence[Inline],
        rights: str | None,
    ) -> None:
        self._connections = connections
        self._enter = enter
        self._custodian = custodian
        self._mapper = mapper
        self._keys = keys
        self._inline = tuple(inline)
        self._tables = tuple(table for projection in inline for table in projection.tables)
        self._rights = rights if rights in {table.name for table in self._tables} else None
        self._statements: dict[frozenset[str], str] = {}
        self._waiting: deque[Pending] = deque()
        self._arrived = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def append(self, proposed: Proposed) -> tuple[Entry, ...]:
        """Keep a command, durably. Raises StaleStream, RightsChanged, Settled, Refused, Unavailable."""
        rows = rows_of(proposed, self._inline)
        answered: asyncio.Future[tuple[Entry, ...]] = asyncio.get_running_loop().create_future()
        pending = Pending(proposed, rows, answered, touches=touched(rows, self._rights))
        if self._keys.known(proposed):
            pending.sealed = tuple(map(self._mapper.to_stored, proposed.entries))
        self._waiting.append(pending)
        self._arrived.set()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        return await answered

    async def close(self) -> None:
        """Finish what is under way; answer what still waits that it was not kept."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        while self._waiting:
            self._waiting.popleft().fail(Unavailable())

    async def _run(self) -> None:
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            while batch := self._gather():
                try:
                    await self._keep(batch)
                except BaseException:
                    for pending in batch:
                        pending.fail(Unavailable())
                    raise

    def _gather(self) -> list[Pending]:
        """The next commands that may travel together: none by somebody whose rights an earlier one changes."""
        batch: list[Pending] = []
        touches: set[Any] = set()
        while self._waiting and len(batch) < MOST_COMMANDS and self._waiting[0].proposed.actor not in touches:
            batch.append(self._waiting.popleft())
            touches |= batch[-1].touches
        return batch

    async def _keep(self, batch: list[Pending]) -> None:
        """Answer every command of `batch`, or put it back to the head of those that wait."""
        try:
            sealed = await self._seal(batch)
            if sealed:
                await self._settle(sealed)
        except OutcomeUnknown:
            _fail(batch, Unavailable())
        except Exception as error:
            if cannot_answer(error):
                _fail(batch, Unavailable())
            elif len(batch) == 1 or not isinstance(error, psycopg.Error):
                _fail(batch, JournalFault(error))
            else:
                for pending in batch:
                    await self._keep([pending])

    async def _seal(self, batch: list[Pending]) -> list[Pending]:
        """Seal what is not sealed yet, with keys that are durable by then; those that cannot be sealed are answered."""
        unsealed = [pending for pending in batch if not pending.sealed]
        erased = await self._keys.make([pending.proposed for pending in unsealed]) if unsealed else frozenset()
        for pending in unsealed:
            if any(entry.file in erased for entry in pending.proposed.entries):
                pending.fail(was_erased())
                continue
            try:
                pending.sealed = tuple(map(self._mapper.to_stored, pending.proposed.entries))
            except Exception as error:  # whatever it is, it is this command's alone
                pending.fail(error)
        return [pending for pending in batch if not pending.answered.done()]

    async def _settle(self, batch: list[Pending]) -> None:
        """Send `batch`, again if its outcome is unknown, until the database has said what became of each command."""
        until = asyncio.get_running_loop().time() + self._connections.patience
        unknown = False
        while True:
            try:
                answers = await self._send(batch)
            except OutcomeUnknown:
                unknown = True
            except Exception as error:
                if not (unknown and cannot_answer(error)):
                    raise
            else:
                break
            if asyncio.get_running_loop().time() > until:
                raise OutcomeUnknown
            await asyncio.sleep(random.uniform(0.01, 0.1))  # noqa: S311 - a pause, not a secret
            await self._connections.check()
        again = [pending for number, pending in enumerate(batch) if not pending.settle(answers[number])]
        self._waiting.extendleft(reversed(again))

    async def _send(self, batch: Sequence[Pending]) -> dict[int, Answer]:
        """One transaction in one round trip. Raises OutcomeUnknown if the connection was lost meanwhile."""
        connection = await self._connections.take()
        broken = True
        try:
            with self._connections.limited(connection):
                answers = await self._exchange(connection, batch)
            broken = False
        except Exception:
            if connection.closed:
                raise OutcomeUnknown from None
            raise
        finally:
            # after any fault too: what follows one in a pipeline is skipped, so what seems prepared may not be
            await self._connections.give_back(connection, broken)
        return answers

    def _statement(self, written: frozenset[str]) -> str:
        """The statement that writes to these tables: any that a batch has no rows for would cost it all the same."""
        if written not in self._statements:
            tables = [table for table in self._tables if table.name in written]
            self._statements[written] = statements.batch(tables, self._rights)
        return self._statements[written]

    async def _exchange(self, connection: AsyncConnection[Any], batch: Sequence[Pending]) -> dict[int, Answer]:
        written = frozenset(row.table for pending in batch for _, row in pending.rows)
        tables = [table for table in self._tables if table.name in written]
        _, _, _, said, *_ = await pipeline.ask(
            connection,
            (
                Query(statements.BEGIN_WRITING),
                Query(statements.ENTER, self._enter),
                Query(statements.TAKE_TURN, (self._enter.search_path,)),
                Query(self._statement(written), parameters(batch, tables)),
                *used([pending.proposed for pending in batch]),
                Query(statements.ANNOUNCE, (self._custodian,)),
                Query("COMMIT"),
            ),
        )
        answers: dict[int, list[tuple[Any, ...]]] = {}
        for row in said:
            answers.setdefault(row[0], []).append(row)
        return dict(answers)


def _fail(batch: Sequence[Pending], error: Exception) -> None:
    for pending in batch:
        pending.fail(error)
