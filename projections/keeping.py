"""Keeps the tables of the projections that follow: what an entry sets is put in place, once or twice alike."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from psycopg import Cursor
from psycopg.rows import DictRow
from psycopg.sql import SQL, Composable, Composed, Identifier

from case_store.journal.inline import Row
from projections.following import Following, Kept

Values = dict[str, Any]
_TYPES = frozenset({"uuid", "text", "text[]", "bigint", "boolean", "date", "timestamptz", "jsonb"})


def keep(cursor: Cursor[DictRow], following: Following, rows: Iterable[Row]) -> None:
    """Put `rows` into the tables of `following`, in order: columns that a row leaves out stay as they are."""
    for table, columns, values in _together(following, rows):
        cursor.execute(_upsert(table, columns), (json.dumps(values),))


def empty(cursor: Cursor[DictRow], following: Following, file: UUID | None = None) -> None:
    """Take away all rows of `following`, or those about one file."""
    for table in following.tables:
        if file is None:
            cursor.execute(SQL("DELETE FROM {}").format(Identifier(table.name)))
        else:
            cursor.execute(SQL("DELETE FROM {} WHERE file = %s").format(Identifier(table.name)), (file,))


def digest(cursor: Cursor[DictRow], following: Following) -> str:
    """One hash over all rows of `following` in order: equal for two that tell the same."""
    hashed = hashlib.sha256()
    for table in following.tables:
        key = SQL(", ").join(Identifier(column) for column in table.key)
        cursor.execute(SQL("SELECT to_jsonb(t)::text AS row FROM {} t ORDER BY {}").format(Identifier(table.name), key))
        for row in cursor:
            hashed.update(f"{table.name} {row['row']}\n".encode())
    return hashed.hexdigest()


def _together(following: Following, rows: Iterable[Row]) -> Iterator[tuple[Kept, tuple[str, ...], list[Values]]]:
    """The rows by table and by the columns they name. Two of one key become one, the later counting in each column.

    One statement may not touch a row twice, and a thousand statements take longer than one.
    """
    tables = {table.name: table for table in following.tables}
    merged: dict[tuple[str, tuple[Any, ...]], Values] = {}
    for row in rows:
        key = (row.table, tuple(row.values[column] for column in tables[row.table].key))
        merged.setdefault(key, {}).update(row.values)
    by_columns: dict[tuple[str, tuple[str, ...]], list[Values]] = {}
    for (name, _), values in merged.items():
        by_columns.setdefault((name, tuple(sorted(values))), []).append(values)
    for (name, columns), found in by_columns.items():
        yield tables[name], columns, found


def _upsert(table: Kept, columns: Sequence[str]) -> Composed:
    others = [column for column in columns if column not in table.key]
    sets = SQL(", ").join(SQL("{0} = EXCLUDED.{0}").format(Identifier(column)) for column in others)
    return SQL(
        "INSERT INTO {table} ({columns}) SELECT {columns} FROM jsonb_to_recordset(%s::jsonb) AS given ({typed})"
        " ON CONFLICT ({key}) DO {action}"
    ).format(
        table=Identifier(table.name),
        columns=SQL(", ").join(map(Identifier, columns)),
        typed=typed({column: table.columns[column] for column in columns}),
        key=SQL(", ").join(map(Identifier, table.key)),
        action=SQL("UPDATE SET {}").format(sets) if others else SQL("NOTHING"),
    )


def typed(columns: Mapping[str, str]) -> Composable:
    """Columns with their types, for `jsonb_to_recordset`. Raises ValueError for a type that no projection uses."""
    unknown = set(columns.values()) - _TYPES
    if unknown:
        raise ValueError(f"No projection has columns of these types: {', '.join(sorted(unknown))}.")
    # The types are words of the closed list above, so they may stand in a statement as they are.
    return SQL(", ").join(Identifier(name) + SQL(f" {kind}") for name, kind in columns.items())
