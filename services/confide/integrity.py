"""Checks, entry by entry and row by row, that whatever opens a record is explained by an entry, and closes what is not.

The rows that rights are read from are written by the service itself. Whoever could speak to the database in its name
could also write rows that no entry explains. This finds them, and those that are missing, and closes what they would
open until somebody has looked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from psycopg import Cursor
from psycopg.rows import DictRow
from psycopg.sql import SQL, Identifier

from case_store.entry import Entry, Erased
from case_store.journal.faults import BadEntry
from case_store.journal.inline import Inline, Table
from case_store.journal.mapper import entry_of
from case_store.journal.stored import StoredEntry
from confide.follower import Follower, Read
from projections.closures import Finding, Stored, compare, explained, findings
from projections.closures.closing import close, lift

NAME = "integrity"
ROWS = 20_000
"""How many new rows of one table are looked at in one transaction."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What deriving the rows of an inline projection again has shown: two hashes, and why they differ."""

    stored: str
    derived: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """How far the check has come: the last entry, and the last row of each table."""

    entry: int
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Looked:
    """What stands, what should stand, and what is wrong."""

    standing: tuple[Stored, ...]
    derived: tuple[Stored, ...]
    findings: list[Finding]


class Integrity:
    """Follows the entries of one custodian, and each inline table by its row ids: a forged row may name any entry."""

    def __init__(self, follower: Follower, inline: Sequence[Inline]) -> None:
        self._follower = follower
        self._inline = tuple(inline)
        self._tables = tuple(table for projection in inline for table in projection.tables)

    def check(self) -> int:
        """Look at the next entries and the next rows, in one transaction: how many. 0 when there are none."""
        with self._follower.datastore.transaction(commit=True) as cursor:
            if not self._follower.alone(cursor, NAME):
                return 0
            known = self._known(cursor)
            batch = self._follower.read(known.entry)
            # Read before the rows: the entry of a row that is seen from here on is either in `batch` or still to come.
            upto = batch[-1].position if batch else known.entry
            fresh = {table.name: _fresh(cursor, table, known.rows[table.name]) for table in self._tables}
            positions = {position for rows in fresh.values() for _, position in rows}
            late = self._follower.read_at(cursor, [position for position in positions if position <= known.entry])
            nowhere = _without_entry(cursor, positions)
            for read in batch:
                if read.entry is None:
                    self._follower.park(cursor, NAME, read, read.fault)
            for finding in self._look(cursor, self._inline, [*batch, *late], nowhere, known).findings:
                self._close(cursor, finding)
            if batch:
                self._follower.move(cursor, NAME, upto)
            for table, rows in fresh.items():
                if rows:
                    self._follower.move(cursor, _place_of(table), rows[-1][0])
        return len(batch) + sum(map(len, fresh.values()))

    def verify(self, inline: Sequence[Inline]) -> Verified:
        """Derive all rows of these inline projections again and compare. Changes nothing."""
        stored, derived, found, after = sha256(), sha256(), list[Finding](), 0
        with self._follower.datastore.transaction() as cursor:
            known = self._known(cursor)
            places = {
                position
                for projection in inline
                for table in projection.tables
                for position in _positions_of(cursor, table)
            }
            nowhere = _without_entry(cursor, places)
            while reads := self._follower.read(after, kept=False):
                looked = self._look(cursor, inline, reads, (), known)
                found += looked.findings
                stored.update(_in_order(looked.standing))
                derived.update(_in_order(looked.derived))
                after = reads[-1].position
            looked = self._look(cursor, inline, (), nowhere, known)
            stored.update(_in_order(looked.standing))
        return Verified(stored.hexdigest(), derived.hexdigest(), (*found, *looked.findings))

    def lift(self, closure: int, by: UUID) -> bool:
        """Somebody has looked: open again what one closure closes. False if there is none such to lift."""
        with self._follower.datastore.transaction(commit=True) as cursor:
            return lift(cursor, closure, by)

    def _known(self, cursor: Cursor[DictRow]) -> _Known:
        rows = {table.name: self._follower.place(_place_of(table.name), cursor) for table in self._tables}
        return _Known(self._follower.place(NAME, cursor), rows)

    def _look(
        self,
        cursor: Cursor[DictRow],
        inline: Sequence[Inline],
        reads: Sequence[Read],
        nowhere: Collection[int],
        known: _Known,
    ) -> _Looked:
        """Compare the rows at the entries `reads`, and at positions where there is no entry at all."""
        tables = [table for projection in inline for table in projection.tables]
        legible = [entry for entry in map(_as_far_as_legible, reads) if entry is not None]
        rows = [row for entry in legible for row in explained(inline, entry)]
        comparison = compare(cursor, tables, [*(read.position for read in reads), *nowhere], rows)
        unexplained = comparison.unexplained()
        erased = {read.position for read in reads if read.entry is not None and read.entry.erased}
        beyond_doubt = self._beyond_doubt(cursor, [one for one in unexplained if one.position in erased], known)
        unexplained = [one for one in unexplained if one not in beyond_doubt]
        return _Looked(
            comparison.standing,
            (*comparison.explained, *beyond_doubt),
            findings(unexplained, comparison.missing()),
        )

    def _beyond_doubt(self, cursor: Cursor[DictRow], rows: Iterable[Stored], known: _Known) -> set[Stored]:
        """Those `rows` of erased entries that need no explanation any more.

        What an erased entry said can no longer be read. Its rows stand if they were looked at while it could, or if
        they were written in one transaction with an entry that is older than the end of its key.
        """
        kept = set()
        for row in rows:
            if row.position <= known.entry:
                if (row.row_id or 0) <= known.rows[row.in_table]:
                    kept.add(row)
            else:
                cursor.execute(
                    SQL(
                        "SELECT FROM {} r JOIN entries e USING (position) JOIN keys k USING (key)"
                        " WHERE r.row_id = %s AND r.xmin = e.xmin AND e.recorded_at <= k.destroyed_at"
                    ).format(Identifier(row.in_table)),
                    (row.row_id,),
                )
                if cursor.rowcount:
                    kept.add(row)
        return kept

    def _close(self, cursor: Cursor[DictRow], finding: Finding) -> None:
        custodian = self._follower.custodian
        closed = close(cursor, custodian.trail, finding)
        if closed:
            self._follower.alarm(
                finding.reason,
                custodian=custodian.name,
                check=finding.in_table,
                position=finding.position,
                count=len(closed),
            )


def _as_far_as_legible(read: Read) -> Entry | None:
    """The entry; with nothing in its envelope where its words do not open; None where the envelope is bad too.

    A bad entry explains what its envelope says and no more: it gives nobody a right.
    """
    if read.entry is not None or not isinstance(read.stored, StoredEntry):
        return read.entry
    try:
        return entry_of(read.stored, Erased())
    except BadEntry:
        return None


def _place_of(table: str) -> str:
    return f"{NAME}:{table}"


def _fresh(cursor: Cursor[DictRow], table: Table, after: int) -> list[tuple[int, int]]:
    """The next rows of an inline table that have not been looked at: row id and position."""
    query = SQL("SELECT row_id, position FROM {} WHERE row_id > %s ORDER BY row_id LIMIT %s")
    cursor.execute(query.format(Identifier(table.name)), (after, ROWS))
    return [(row["row_id"], row["position"]) for row in cursor.fetchall()]


def _positions_of(cursor: Cursor[DictRow], table: Table) -> set[int]:
    cursor.execute(SQL("SELECT DISTINCT position FROM {}").format(Identifier(table.name)))
    return {row["position"] for row in cursor.fetchall()}


def _without_entry(cursor: Cursor[DictRow], positions: Iterable[int]) -> list[int]:
    cursor.execute(
        "SELECT position FROM unnest(%s::bigint[]) AS p (position)"
        " WHERE NOT EXISTS (SELECT FROM entries e WHERE e.position = p.position)",
        (list(positions),),
    )
    return [row["position"] for row in cursor.fetchall()]


def _in_order(rows: Iterable[Stored]) -> bytes:
    return "".join(f"{one.in_table} {one.text}\n" for one in sorted(rows, key=lambda r: (r.in_table, r.text))).encode()
