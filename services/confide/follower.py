"""Follows the journal of one school: every entry once, in order, a bad one set aside with an alarm, the rest go on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

import psycopg
from eventsourcing.persistence import Notification, Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from psycopg import Connection, Cursor
from psycopg.rows import DictRow
from psycopg_pool import ConnectionPool

from case_store.entry import Entry
from case_store.journal import statements
from case_store.journal.datastore import JournalDatastore
from case_store.journal.faults import BadEntry
from case_store.journal.inline import Row
from case_store.journal.mapper import Mapper
from case_store.journal.migrations import Custodian
from case_store.journal.recorder import JournalRecorder, notification_of
from projections.following import Following
from projections.keeping import digest, empty, keep

BATCH = 1000
"""How many entries one transaction takes when a projection is behind."""
Alarm = Callable[..., None]
"""Told of what somebody must look at: `alarm("entry_parked", custodian=…, projection=…, position=…, fault=…)`."""
Pool = ConnectionPool[Connection[DictRow]]


class SharedDatastore(JournalDatastore):
    """The library's way to one custodian's record, as the projector, over connections shared with other custodians."""

    def __init__(self, dsn: str, custodian: Custodian, pool: Pool) -> None:
        super().__init__(dsn, custodian, projector=True)
        self.pool = pool  # type: ignore[assignment]  # the library only borrows from it; whoever made it closes it

    def close(self) -> None:
        """Nothing to close: the connections are not ours."""


@dataclass(frozen=True, slots=True)
class Read:
    """One entry as the projector found it: opened, or with the code of what is wrong with it."""

    position: int
    file: UUID | None
    stored: Notification
    entry: Entry | None = None
    fault: str = ""


class Follower:
    """One custodian's following projections. Each moves its place in the transaction of its rows."""

    def __init__(self, datastore: JournalDatastore, mapper: Mapper, alarm: Alarm) -> None:
        self.custodian = datastore.custodian
        self.datastore = datastore
        self.alarm = alarm
        self._mapper = mapper
        self._recorder = JournalRecorder(datastore)
        self._tracking = PostgresTrackingRecorder(datastore)
        self._kept: tuple[int, list[Read]] = (0, [])

    def follow(self, projection: Following) -> int:
        """Take the next entries, at most a batch, in one transaction: how many. 0 when there is nothing to do."""
        after = self.place(projection.name)
        batch = self.read(after)
        if not batch:
            return 0
        with self.datastore.transaction(commit=True) as cursor:
            # Another projector may have been here since: then these entries are its, and their rows would count twice.
            if not self.alone(cursor, projection.name) or self.place(projection.name, cursor) != after:
                return 0
            self._take(cursor, projection, batch)
            self.move(cursor, projection.name, batch[-1].position)
        return len(batch)

    def rebuild(self, projection: Following) -> int:
        """Forget all rows of `projection` and derive them again from the first entry, in one transaction: how many."""
        taken = 0
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", (self._lock(projection.name),))
            self._remember_erasures(cursor, projection)
            empty(cursor, projection)
            cursor.execute("DELETE FROM parked WHERE projection = %s", (projection.name,))
            cursor.execute("DELETE FROM notification_tracking WHERE application_name = %s", (projection.name,))
            after = 0
            while batch := self.read(after, kept=False):
                self._take(cursor, projection, batch)
                after, taken = batch[-1].position, taken + len(batch)
            if taken:
                self.move(cursor, projection.name, after)
        return taken

    def follow_erasures(self, projection: Following) -> int:
        """Derive the rows of files whose keys were destroyed from what is still legible: how many files."""
        if not projection.by_file:
            return 0
        with self.datastore.transaction(commit=True) as cursor:
            if not self.alone(cursor, projection.name):
                return 0
            files = self._remember_erasures(cursor, projection)
            for file in files:
                empty(cursor, projection, file)
                self._take(cursor, projection, self._of_file(cursor, file, self.place(projection.name, cursor)))
        return len(files)

    def behind(self, names: Sequence[str]) -> dict[str, int]:
        """How many entries each of these projections has yet to take."""
        with self.datastore.transaction() as cursor:
            return {name: self._behind(cursor, name) for name in names}

    def digest(self, projection: Following) -> str:
        """One hash over all rows of `projection`: equal for the live one and for one that was built anew."""
        with self.datastore.transaction() as cursor:
            return digest(cursor, projection)

    def place(self, name: str, cursor: Cursor[DictRow] | None = None) -> int:
        """The position of the last entry that the projection `name` took."""
        if cursor is None:
            return self._tracking.max_tracking_id(name) or 0
        return self._tracking._max_tracking_id(name, cursor) or 0

    def move(self, cursor: Cursor[DictRow], name: str, place: int) -> None:
        """Set that place, in the transaction of `cursor`. Raises IntegrityError if it is not further on."""
        self._tracking._insert_tracking(cursor, Tracking(name, place))

    def alone(self, cursor: Cursor[DictRow], name: str) -> bool:
        """Whether nobody else is at this projection until the transaction of `cursor` ends."""
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 1)) AS ours", (self._lock(name),))
        row = cursor.fetchone()
        return bool(row and row["ours"])

    def read(self, after: int, *, kept: bool = True) -> list[Read]:
        """The next entries after a position, opened. Those read last are kept, for the next projection wants them."""
        if kept and self._kept[1] and self._kept[0] == after:
            return self._kept[1]
        stored = self._recorder.select_notifications(after, BATCH, inclusive_of_start=False)
        batch = [self._open(one) for one in stored]
        if kept:
            self._kept = (after, batch)
        return batch

    def read_at(self, cursor: Cursor[DictRow], positions: Sequence[int]) -> list[Read]:
        """The entries at `positions`, opened."""
        cursor.execute(statements.ENTRIES_AT, (list(positions),))
        return [self._open(notification_of(row, self.custodian.name)) for row in cursor.fetchall()]

    def release(self) -> None:
        """Keep no opened entry in memory."""
        self._kept = (0, [])

    def park(self, cursor: Cursor[DictRow], name: str, read: Read, fault: str) -> None:
        """Set a bad entry aside for the projection `name`: its file is incomplete until it is taken."""
        cursor.execute(
            "INSERT INTO parked (projection, position, file, error_code) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            (name, read.position, read.file, fault),
        )
        self.alarm("entry_parked", custodian=self.custodian.name, projection=name, position=read.position, fault=fault)

    def _take(self, cursor: Cursor[DictRow], projection: Following, batch: Sequence[Read]) -> None:
        """Put down what `batch` sets. If the database refuses it, entry by entry, to find out which is bad."""
        good: list[tuple[Read, list[Row]]] = []
        for read in batch:
            if read.entry is None:
                self.park(cursor, projection.name, read, read.fault)
                continue
            try:
                good.append((read, list(projection.project(read.entry))))
            except Exception as error:  # whatever is wrong with one entry must not stop the others
                self.park(cursor, projection.name, read, code_of(error))
        try:
            with _undone_if_refused(cursor):
                keep(cursor, projection, [row for _, rows in good for row in rows])
        except _REFUSED:
            for read, rows in good:
                try:
                    with _undone_if_refused(cursor):
                        keep(cursor, projection, rows)
                except _REFUSED as error:
                    self.park(cursor, projection.name, read, code_of(error))

    def _open(self, stored: Notification) -> Read:
        file = getattr(stored, "file", None)
        try:
            return Read(stored.id, file, stored, self._mapper.to_entry(stored))
        except BadEntry as bad:
            return Read(stored.id, file, stored, fault=bad.why.replace(" ", "_"))

    def _remember_erasures(self, cursor: Cursor[DictRow], projection: Following) -> list[UUID]:
        cursor.execute(
            "WITH new AS (INSERT INTO forgotten (projection, key) SELECT %s, key FROM keys"
            " WHERE destroyed_at IS NOT NULL ON CONFLICT DO NOTHING RETURNING key)"
            " SELECT DISTINCT file FROM keys JOIN new USING (key)",
            (projection.name,),
        )
        return [row["file"] for row in cursor.fetchall()]

    def _of_file(self, cursor: Cursor[DictRow], file: UUID, upto: int) -> list[Read]:
        cursor.execute("SELECT position FROM entry_index WHERE file = %s AND position <= %s", (file, upto))
        return self.read_at(cursor, [row["position"] for row in cursor.fetchall()])

    def _behind(self, cursor: Cursor[DictRow], name: str) -> int:
        cursor.execute("SELECT count(*) AS behind FROM entries WHERE position > %s", (self.place(name, cursor),))
        row = cursor.fetchone()
        return int(row["behind"]) if row else 0

    def _lock(self, name: str) -> str:
        return f"{self.custodian.schema}.{name}"


_REFUSED: tuple[type[Exception], ...] = (psycopg.DataError, psycopg.IntegrityError, KeyError, ValueError, TypeError)
"""How the database, or a row without its key, says that the fault lies in an entry and not in the machine."""


@contextmanager
def _undone_if_refused(cursor: Cursor[DictRow]) -> Iterator[None]:
    with cursor.connection.transaction():
        yield


def code_of(error: BaseException) -> str:
    """What kind of error it was, as a word: its text might repeat what was written."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(error).__name__).lower()[:31]
