"""Keeps and finds stored events as the library expects it, by statements that a restricted role may send."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

import orjson
from eventsourcing.persistence import (
    InterfaceError,
    Notification,
    OperationalError,
    StoredEvent,
)
from eventsourcing.postgres import PostgresApplicationRecorder
from eventsourcing.utils import retry
from psycopg.rows import DictRow, dict_row

from case_store.journal import statements
from case_store.journal.datastore import JournalDatastore
from case_store.journal.ids import new_id
from case_store.journal.listen import JournalSubscription
from case_store.journal.stored import StoredEntry

Line = dict[str, Any]


class JournalRecorder(PostgresApplicationRecorder):
    """The library's recorder over our tables. It owns no table lock: positions are given out in turn, by advisory lock.

    A bare stored event, without our envelope, is kept and given back as bare.
    """

    datastore: JournalDatastore

    def __init__(self, datastore: JournalDatastore) -> None:
        super().__init__(datastore, events_table_name="entries")
        self.sql_create_statements = []  # the migrator makes tables, nobody else may

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        """Keep all of `stored_events`, or none; their positions. Raises IntegrityError where a version is taken."""
        if kwargs:
            raise TypeError("Nothing else is kept in the transaction of an entry by this way.")
        if not stored_events:
            return None
        lines = [line_of(0, event) for event in stored_events]
        positions: list[int] = self._insert_lines(lines, [event.state for event in stored_events])
        return positions

    @retry((InterfaceError, OperationalError), max_attempts=10, wait=0.2)
    def _insert_lines(self, lines: list[Line], states: list[bytes]) -> list[int]:
        """Tried again it finds its own entries, whose ids were minted before: the answer to COMMIT may be lost."""
        entries = [line["entry"] for line in lines]
        with self.datastore.get_connection() as connection, connection.pipeline():
            connection.execute(statements.TAKE_TURN, (self.datastore.schema,))
            before = connection.execute(statements.POSITIONS_OF, (entries,)).fetchall()
            positions = {row["entry"]: row["position"] for row in before}
            if not positions:
                cursor = connection.execute(statements.INSERT_LINES, (orjson.dumps(lines).decode(), states))
                connection.execute(statements.ANNOUNCE, (self.datastore.custodian.name,))
                positions = {row["entry"]: row["position"] for row in cursor.fetchall()}
            return [positions[entry] for entry in entries]

    @retry((InterfaceError, OperationalError), max_attempts=10, wait=0.2)
    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The entries of one stream in order."""
        query, params = f"{statements.ENTRIES} WHERE e.stream = %s", [cast(Any, originator_id)]
        if gt is not None:
            query, params = query + " AND e.version > %s", [*params, gt]
        if lte is not None:
            query, params = query + " AND e.version <= %s", [*params, lte]
        query += f" ORDER BY e.version {'DESC' if desc else 'ASC'} LIMIT %s"
        return [self._bare(event) for event in self._select(query, [*params, limit])]

    @retry((InterfaceError, OperationalError), max_attempts=10, wait=0.2)
    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """The entries from position `start`, in order of position: `StoredEntry`, bare ones as notifications."""
        params: list[Any] = []
        query = f"{statements.ENTRIES} WHERE true"
        if start is not None:
            query += " AND e.position >= %s" if inclusive_of_start else " AND e.position > %s"
            params.append(start)
        if stop is not None:
            query, params = query + " AND e.position <= %s", [*params, stop]
        if topics:
            query, params = query + " AND e.name = ANY(%s)", [*params, list(topics)]
        return self._select(f"{query} ORDER BY e.position LIMIT %s", [*params, limit])

    @retry((InterfaceError, OperationalError), max_attempts=10, wait=0.2)
    def max_notification_id(self) -> int | None:
        """The greatest position, None in an empty journal."""
        with self.datastore.get_connection() as connection:
            row = connection.execute("SELECT max(position) AS position FROM entries").fetchone()
            return None if row is None else cast("int | None", row["position"])

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> JournalSubscription:
        """The entries after position `gt`, as they come."""
        return JournalSubscription(recorder=self, gt=gt, topics=topics)

    def _select(self, query: str, params: list[Any]) -> list[Notification]:
        with self.datastore.get_connection() as connection, connection.cursor(row_factory=dict_row) as cursor:
            rows = cursor.execute(query, params, prepare=True).fetchall()
            return [notification_of(row, self.datastore.custodian.name) for row in rows]

    @staticmethod
    def _bare(event: Notification) -> StoredEvent:
        if isinstance(event, StoredEntry):
            return event
        return StoredEvent(event.originator_id, event.originator_version, event.topic, event.state)


def line_of(number: int, event: StoredEvent) -> Line:
    """The clear part of `event` as the statements take it; `number` says of which command in a batch it is."""
    if isinstance(event, StoredEntry):
        return {"number": number, **event.clear}
    return {
        "number": number,
        "entry": new_id(),
        "stream": event.originator_id,
        "version": event.originator_version,
        "name": event.topic,
    }


def notification_of(row: DictRow, custodian: str) -> Notification:
    """One row of `statements.ENTRIES`."""
    base = {
        "id": row["position"],
        "originator_id": row["stream"],
        "originator_version": row["version"],
        "topic": row["name"],
        "state": bytes(row["state"]),
    }
    if row["envelope"] is None or row["key"] is None:
        return Notification(**base)
    return stored_entry(tuple(row.values()), custodian)


def stored_entry(row: Sequence[Any], custodian: str) -> StoredEntry:
    """One row of `statements.ENTRIES`, by order of its columns."""
    (position, recorded_at, stream, version, name, entry, file, matter, part, about, key, command, envelope, state,
     wrapped) = row  # fmt: skip
    return StoredEntry(
        id=position,
        originator_id=stream,
        originator_version=version,
        topic=name,
        state=state,
        entry=entry,
        custodian=custodian,
        file=file,
        matter=matter,
        part=part,
        about=about,
        key=key,
        command=command,
        envelope=envelope or {},
        recorded_at=recorded_at,
        wrapped=wrapped,
    )
