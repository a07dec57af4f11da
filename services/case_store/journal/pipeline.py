"""Many statements in one round trip, with one wait for all their answers.

The driver's own pipeline waits once for each statement that it is handed, and makes a cursor for each: three quarters
of what a command of ours cost. Here all are sent at once, prepared on each connection the first time they are met.
"""

from __future__ import annotations

import itertools
from collections.abc import Generator, Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from psycopg import AsyncConnection
from psycopg._queries import PostgresQuery  # the one place that knows how placeholders become $1
from psycopg.adapt import Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, Format
from psycopg.pq.abc import PGconn, PGresult
from psycopg.waiting import Ready, Wait

Rows = list[tuple[Any, ...]]
_MOST_PREPARED = 500
"""On one connection. Our statements are made of constants, so there are far fewer; this is for when they are not."""


class Query(NamedTuple):
    """A question to the database. Names of tables without a schema are the custodian's."""

    sql: str
    params: Sequence[Any] | Mapping[str, Any] = ()


class _Prepared:
    """The statements that one connection has prepared: each by what it says and the types of its parameters."""

    def __init__(self) -> None:
        self.names: dict[tuple[bytes, tuple[int, ...]], bytes] = {}

    def send(self, pgconn: PGconn, query: PostgresQuery) -> int:
        """Send `query`; gives how many answers before the one with its rows."""
        key = (query.query, query.types)
        name = self.names.get(key)
        if name is None and len(self.names) >= _MOST_PREPARED:
            pgconn.send_query_params(query.query, query.params, query.types, query.formats, result_format=Format.BINARY)
            return 0
        new = name is None
        if name is None:
            name = self.names[key] = b"confide_%d" % next(_NUMBERS)
            pgconn.send_prepare(name, query.query, query.types)
        pgconn.send_query_prepared(name, query.params, query.formats, result_format=Format.BINARY)
        return int(new)


_NUMBERS = itertools.count(1)
_CONNECTIONS: WeakKeyDictionary[AsyncConnection[Any], _Prepared] = WeakKeyDictionary()


def forget(connection: AsyncConnection[Any]) -> None:
    """Prepare everything anew on `connection`."""
    _CONNECTIONS.pop(connection, None)


async def ask(connection: AsyncConnection[Any], queries: Iterable[Query]) -> list[Rows]:
    """The rows of each query, in one round trip; none for a statement that gives none.

    Raises the driver's error for the first that fails; those after it were skipped. The connection is then good for
    nothing but closing: it may believe prepared what never was.
    """
    transformer = Transformer(connection)
    questions = []
    for sql, params in queries:
        question = PostgresQuery(transformer)
        question.convert(sql, params or None)
        questions.append(question)
    prepared = _CONNECTIONS.setdefault(connection, _Prepared())
    results = await connection.wait(_exchange(connection.pgconn, prepared, questions))
    return [_rows(transformer, result) for result in results]


def _exchange(
    pgconn: PGconn, prepared: _Prepared, questions: Sequence[PostgresQuery]
) -> Generator[Wait, Ready | int, list[PGresult]]:
    """Everything out, then everything in: for the driver's `wait`, which is told what is waited for."""
    pgconn.enter_pipeline_mode()
    wanted = []
    for question in questions:
        wanted += [False] * prepared.send(pgconn, question) + [True]
    pgconn.pipeline_sync()
    while pgconn.flush():
        if (yield Wait.RW) & Ready.R:
            pgconn.consume_input()
    answers: list[PGresult] = []
    while (result := (yield from _next(pgconn))).status != ExecStatus.PIPELINE_SYNC:
        answers.append(result)
    pgconn.exit_pipeline_mode()
    for answer in answers:
        if answer.status not in _GOOD:
            raise error_from_result(answer)
    return [answer for answer, is_wanted in zip(answers, wanted, strict=True) if is_wanted]


_GOOD = frozenset({ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK})


def _next(pgconn: PGconn) -> Generator[Wait, Ready | int, PGresult]:
    """The next answer; between two statements the library says once that there is none."""
    while True:
        while pgconn.is_busy():
            yield Wait.R
            pgconn.consume_input()
        result = pgconn.get_result()
        if result is not None:
            return result


def _rows(transformer: Any, result: PGresult) -> Rows:
    if result.status != ExecStatus.TUPLES_OK:
        return []
    transformer.set_pgresult(result)
    rows: Rows = transformer.load_rows(0, result.ntuples, tuple)
    return rows
