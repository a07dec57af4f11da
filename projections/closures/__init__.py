"""Whether every row that opens something is explained by an entry, and what is closed where one is not."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from psycopg import Cursor
from psycopg.rows import DictRow
from psycopg.sql import SQL, Composed, Identifier
from psycopg.sql import Literal as SQLLiteral

from case_store.entry import Entry
from case_store.journal.inline import Inline, Row, Table
from projections.keeping import typed

OF_ENTRY = {"position": "bigint", "entry": "uuid", "recorded_at": "timestamptz"}
"""What every inline row says of its entry, before its own columns."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A row that no entry explains, or one that an entry explains and that is not there. Ids only."""

    reason: Literal["unexplained_row", "missing_row"]
    in_table: str
    position: int
    row_id: int | None
    row: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stored:
    """One inline row as it stands in the database, or as an entry explains it (`row_id` is None)."""

    in_table: str
    position: int
    row_id: int | None
    text: str

    def row(self) -> dict[str, Any]:
        """Its columns."""
        return cast(dict[str, Any], json.loads(self.text))


def explained(inline: Iterable[Inline], entry: Entry) -> list[Row]:
    """The inline rows that `entry` explains, with what they say of the entry itself."""
    about = {
        "position": entry.position,
        "entry": str(entry.id),
        "recorded_at": None if entry.recorded_at is None else entry.recorded_at.isoformat(),
    }
    return [Row(row.table, {**about, **row.values}) for projection in inline for row in projection.project(entry)]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows that entries explain, and those that stand at the same positions."""

    explained: tuple[Stored, ...]
    standing: tuple[Stored, ...]

    def unexplained(self) -> list[Stored]:
        """The rows that stand and are not explained; of equal ones the later."""
        in_order = sorted(self.standing, key=lambda one: one.row_id or 0)
        return _left_over(in_order, self.explained)

    def missing(self) -> list[Stored]:
        """The rows that are explained and do not stand."""
        return _left_over(self.explained, self.standing)


def _left_over(ones: Iterable[Stored], others: Iterable[Stored]) -> list[Stored]:
    """Those of `ones` for which there is no equal among `others`, each of which answers for one."""
    answered = Counter((other.in_table, other.text) for other in others)
    left = []
    for one in ones:
        if answered[one.in_table, one.text] > 0:
            answered[one.in_table, one.text] -= 1
        else:
            left.append(one)
    return left


def findings(unexplained: Iterable[Stored], missing: Iterable[Stored]) -> list[Finding]:
    """Both kinds, in one list."""
    return [
        *(Finding("unexplained_row", one.in_table, one.position, one.row_id, one.row()) for one in unexplained),
        *(Finding("missing_row", one.in_table, one.position, None, one.row()) for one in missing),
    ]


def compare(
    cursor: Cursor[DictRow], tables: Sequence[Table], positions: Collection[int], rows: Iterable[Row]
) -> Comparison:
    """Hold what stands at `positions` against the `rows` that their entries explain.

    Both as the database writes them, so that equal is the same text.
    """
    if not tables or not positions:
        return Comparison((), ())
    by_table = defaultdict(list)
    for row in rows:
        by_table[row.table].append(row.values)
    params: dict[str, Any] = {"positions": list(positions)}
    params |= {table.name: json.dumps(by_table[table.name]) for table in tables}
    cursor.execute(SQL(" UNION ALL ").join(map(_both_of, tables)), params)
    found = [Stored(row["in_table"], row["position"], row["row_id"], row["text"]) for row in cursor.fetchall()]
    return Comparison(
        tuple(one for one in found if one.row_id is None), tuple(one for one in found if one.row_id is not None)
    )


def _both_of(table: Table) -> Composed:
    return SQL(
        "SELECT {name} AS in_table, position, row_id, (to_jsonb(stands) - 'row_id')::text AS text"
        " FROM {table} AS stands WHERE position = ANY(%(positions)s)"
        " UNION ALL SELECT {name}, position, NULL, to_jsonb(explained)::text"
        " FROM jsonb_to_recordset({rows}::jsonb) AS explained ({typed})"
    ).format(
        name=SQLLiteral(table.name),
        table=Identifier(table.name),
        rows=SQL(f"%({table.name})s"),  # a name from our own list of tables
        typed=typed({**OF_ENTRY, **table.columns}),
    )
