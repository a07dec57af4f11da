"""G38 and G40: a follower never passes over an entry, and of writers on one stream exactly one wins."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from uuid import uuid4

import psycopg
import pytest
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.conninfo import conninfo_to_dict

from case_store.journal.datastore import JournalDatastore
from case_store.journal.faults import UnsafeConfiguration
from case_store.journal.ids import new_id
from case_store.journal.proposed import StaleStream
from case_store.journal.reader import Query
from case_store.journal.recorder import JournalRecorder
from tests.case_store.journal.example import note
from tests.conftest import MakeCustodian, MakeDatabase
from tests.postgres import Postgres

WRITERS, EACH = 12, 60


class Follower(threading.Thread):
    """Reads on from the greatest position it has seen, as every projection does."""

    def __init__(self, recorder: PostgresApplicationRecorder) -> None:
        super().__init__()
        self.recorder, self.seen, self.last = recorder, list[int](), 0
        self.met, self.stop = threading.Event(), threading.Event()

    def run(self) -> None:
        """Follow until told to stop and nothing is left."""
        while True:
            stopping = self.stop.is_set()
            found = self.recorder.select_notifications(self.last, 1000, inclusive_of_start=False)
            self.seen += [each.id for each in found]
            if self.seen:
                self.last = self.seen[-1]
                self.met.set()
            if stopping and not found:
                return

    def missed(self) -> tuple[int, int]:
        """How many entries were passed over, and how many were seen twice."""
        self.stop.set()
        self.join()
        there = [each.id for each in self.recorder.select_notifications(None, 1_000_000)]
        return len(set(there) - set(self.seen)), len(self.seen) - len(set(self.seen))


async def test_a_follower_misses_nothing(
    postgres: Postgres, database: MakeDatabase, custodian: MakeCustodian, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two processes of the service and raw SQL write at once, at two custodians; positions follow the commits."""
    names = [await custodian("harbour"), await custodian("mill")]
    bases = [await database(), await database()]
    stores = [JournalDatastore(postgres.projector_dsn, c, projector=True)
              for c in await bases[0].custodians() if c.name in names]  # fmt: skip
    followers = [Follower(JournalRecorder(store)) for store in stores]
    raw = [JournalDatastore(postgres.api_dsn, store.custodian) for store in stores]
    for follower in followers:
        follower.start()

    async def write(writer: int) -> None:
        for number in range(EACH):
            journal = await bases[writer % 2].journal(names[number % 2])
            await journal.append(note(journal.custodian.name))

    def write_raw(store: JournalDatastore) -> None:
        recorder = JournalRecorder(store)
        for _ in range(EACH):
            recorder.insert_events([StoredEvent(uuid4(), 1, "raw", b"") for _ in range(2)])

    await asyncio.gather(*map(write, range(WRITERS)), *(asyncio.to_thread(write_raw, store) for store in raw))
    missed = [await asyncio.to_thread(follower.missed) for follower in followers]
    for name in names:
        async with (await bases[0].journal(name)).snapshot() as snapshot:
            ((backwards,),), ((count,),) = await snapshot.fetch(
                Query("SELECT count(*) FROM (SELECT recorded_at < lag(recorded_at) OVER (ORDER BY position) AS earlier"
                      " FROM entries) AS times WHERE earlier"),
                Query("SELECT count(*) FROM entries"),
            )  # fmt: skip
        assert (backwards, count) == (0, WRITERS * EACH // 2 + 2 * EACH)
    for store in stores + raw:
        await asyncio.to_thread(store.close)
    with capsys.disabled():
        print(f"\n{WRITERS * EACH + 4 * EACH} entries by {WRITERS + 2} writers; missed and doubled: {missed}")
    assert missed == [(0, 0), (0, 0)]


class _Interrupted:
    """Two transactions that store one event each; the one that took its position first commits last."""

    def __init__(self, dsn: str, schema: str) -> None:
        self.connections = [psycopg.connect(dsn) for _ in range(2)]
        self.schema = schema

    def insert(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        """What the library's database function does: an insert, and no lock."""
        connection.execute(
            f"SELECT {self.schema}.es_insert_events_uuid("
            f"ARRAY[(gen_random_uuid(), 1, 't', 's')::{self.schema}.stored_event_uuid])"
        )


async def test_the_stock_recorder_with_database_functions_skips(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch, database: MakeDatabase
) -> None:
    """The control: the same follower misses an entry of the stock recorder; ours does not start with that setting."""
    schema = f"stock_{uuid4().hex}"
    with psycopg.connect(postgres.admin_dsn, autocommit=True) as admin:
        admin.execute(f"CREATE SCHEMA {schema}")
    host = str(conninfo_to_dict(postgres.admin_dsn)["host"])
    store = PostgresDatastore("confide", host, "5432", "postgres", "", schema=schema, enable_db_functions=True)
    stock = PostgresApplicationRecorder(store)
    stock.create_table()
    follower = Follower(stock)
    race = _Interrupted(postgres.admin_dsn, schema)
    first, second = race.connections
    race.insert(first)
    race.insert(second)
    second.commit()
    follower.start()
    await asyncio.to_thread(follower.met.wait, 10)
    first.commit()
    assert await asyncio.to_thread(follower.missed) == (1, 0)
    store.close()
    for connection in race.connections:
        connection.close()
    for name in ("POSTGRES_ENABLE_DB_FUNCTIONS", "CONFIDE_POSTGRES_ENABLE_DB_FUNCTIONS"):
        monkeypatch.setenv(name, "yes")
        with pytest.raises(UnsafeConfiguration):
            await database()
        monkeypatch.delenv(name)


async def test_of_writers_on_one_stream_one_wins(
    database: MakeDatabase, custodian: MakeCustodian, capsys: pytest.CaptureFixture[str]
) -> None:
    """Recorded histories: for each version of a stream one writer is told "kept", all others that it is stale."""
    name, other = await custodian("harbour"), await custodian("mill")
    bases = [await database(), await database()]
    stream, rounds, writers = new_id(), 100, 8
    elsewhere = await bases[0].journal(other)
    for version in range(1, rounds + 1):
        attempts = [
            (await bases[number % 2].journal(name)).append(note(name, stream=stream, version=version))
            for number in range(writers)
        ]
        answers = await asyncio.gather(
            *attempts, elsewhere.append(note(other, stream=stream, version=version)), return_exceptions=True
        )
        kinds = Counter(type(answer) for answer in answers)
        assert kinds == {tuple: 2, StaleStream: writers - 1}
        assert isinstance(answers[-1], tuple), "The same stream id at another custodian is another stream."
    async with (await bases[0].journal(name)).snapshot() as snapshot:
        assert [entry.version for entry in await snapshot.stream(stream)] == list(range(1, rounds + 1))
    with capsys.disabled():
        print(f"\n{rounds} histories of {writers} writers on one stream")


async def test_without_the_lock_and_the_check_two_win(postgres: Postgres, custodian: MakeCustodian) -> None:
    """The control: with the uniqueness of versions taken away, two raw writers both store the same version."""
    store = JournalDatastore(postgres.api_dsn, postgres.add_custodian("disarmed"))
    with psycopg.connect(postgres.admin_dsn, autocommit=True) as admin:
        admin.execute(f"ALTER TABLE {store.schema}.entries DROP CONSTRAINT entries_stream_version_key")
    stream, recorder = uuid4(), JournalRecorder(store)
    for _ in range(2):
        recorder.insert_events([StoredEvent(stream, 1, "t", b"s")])
    assert [each.originator_version for each in recorder.select_events(stream)] == [1, 1]
    store.close()
