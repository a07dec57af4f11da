"""What must be closed for a row that nobody can explain: the file, or all readings of the person, it would open."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Cursor
from psycopg.rows import DictRow

from projections.closures import Finding


class Closed(NamedTuple):
    """A file, a person or, where a row reaches everybody, a custodian (by its trail)."""

    kind: str
    id: UUID


_WHAT = {
    # A row may also take the place of another one's newest: a bar of A's hidden behind a tie "of B". So close both.
    "relations": ("person", "SELECT person AS id FROM relations WHERE tie = %(tie)s", "person"),
    "identities": ("person", "SELECT person AS id FROM identities WHERE iss = %(iss)s AND sub = %(sub)s", "person"),
    "pupils": ("file", "SELECT case_file AS id FROM pupils WHERE pupil = %(pupil)s", "case_file"),
    "agreements": ("file", "SELECT file AS id FROM entry_index WHERE matter = %(matter)s", "file"),
    # An entry of one file told as one of another: both, and the files of what it claims to correct.
    "entry_index": (
        "file",
        "SELECT file AS id FROM entries WHERE position = %(position)s OR entry IN (%(entry)s, %(about)s, %(root)s)",
        "file",
    ),
    "entry_people": (
        "file",
        "SELECT file AS id FROM entries WHERE position = %(position)s OR entry = %(entry)s",
        "file",
    ),
}


def closes(cursor: Cursor[DictRow], trail: UUID, finding: Finding) -> set[Closed]:
    """What `finding` closes. A row of a table that reaches everybody (the adopted policy) closes the custodian."""
    if finding.in_table not in _WHAT:
        return {Closed("custodian", trail)}
    kind, others, column = _WHAT[finding.in_table]
    cursor.execute(others, dict(finding.row))
    ids = {row["id"] for row in cursor.fetchall()} | {UUID(finding.row[column])}
    return {Closed(kind, one) for one in ids if one is not None}


def close(cursor: Cursor[DictRow], trail: UUID, finding: Finding) -> list[Closed]:
    """Close what `finding` would open; what was not closed for it before. Once looked at, it is not closed again."""
    new = []
    for closed in sorted(closes(cursor, trail, finding)):
        cursor.execute(
            "INSERT INTO closures (kind, id, reason, in_table, position, row_id) VALUES (%s, %s, %s, %s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            (*closed, finding.reason, finding.in_table, finding.position, finding.row_id),
        )
        if cursor.rowcount:
            new.append(closed)
    return new


def lift(cursor: Cursor[DictRow], closure: int, by: UUID) -> bool:
    """Somebody has looked: open again what this one closure closes. False if it was lifted or never was."""
    cursor.execute(
        "UPDATE closures SET lifted_at = clock_timestamp(), lifted_by = %s WHERE closure = %s AND lifted_at IS NULL",
        (by, closure),
    )
    return cursor.rowcount == 1


def standing(cursor: Cursor[DictRow]) -> list[dict[str, Any]]:
    """What is closed now: closure, kind, id, reason, in_table, position, row_id, at."""
    cursor.execute(
        "SELECT closure, kind, id, reason, in_table, position, row_id, at FROM closures"
        " WHERE lifted_at IS NULL ORDER BY closure"
    )
    return cursor.fetchall()
