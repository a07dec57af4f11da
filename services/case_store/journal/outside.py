"""What is kept beside the record and is no entry: drafts, and the policies that were in force."""

from __future__ import annotations

from case_store.journal import pipeline, statements
from case_store.journal.connections import Connections, Enter
from case_store.journal.faults import cannot_answer, told_without_words
from case_store.journal.pipeline import Query, Rows


class Outside:
    """Statements in one custodian's role that set something and never add: sent twice, they have one effect."""

    def __init__(self, connections: Connections, enter: Enter) -> None:
        self._connections = connections
        self._enter = enter

    async def run(self, *queries: Query) -> list[Rows]:
        """The rows of each query: one transaction in one round trip, durable when this returns. Raises Unavailable."""
        with told_without_words():
            try:
                return await self._run(queries)
            except Exception as error:
                if not cannot_answer(error):
                    raise
                await self._connections.check()
                return await self._run(queries)

    async def _run(self, queries: tuple[Query, ...]) -> list[Rows]:
        connection = await self._connections.take()
        broken = True
        try:
            with self._connections.limited(connection):
                begin = (Query(statements.BEGIN_WRITING), Query(statements.ENTER, self._enter))
                _, _, *answers, _ = await pipeline.ask(connection, (*begin, *queries, Query("COMMIT")))
            broken = False
        finally:
            await self._connections.give_back(connection, broken)
        return answers
