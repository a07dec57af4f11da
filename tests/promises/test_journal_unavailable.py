"""G44: a database that cannot answer is told as such, loses nothing, and is found again without help."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import psycopg
import pytest

from case_store.errors import Unavailable
from case_store.journal.database import Database
from case_store.journal.faults import JournalFault, UnsafeConfiguration
from case_store.journal.ids import new_id
from case_store.journal.journal import Journal
from case_store.journal.proposed import Proposed, Settled
from case_store.journal.reader import Query
from case_store.journal.safety import assert_durable
from tests.case_store.journal.example import entry, note, proposed
from tests.conftest import MakeCustodian, MakeDatabase
from tests.postgres import Postgres


async def _once(journal: Journal, command: Proposed) -> int:
    """Try a command until it is answered; how many entries it has left."""
    until = time.monotonic() + 15
    while True:
        try:
            await journal.append(command)
            break
        except Settled:
            break
        except Unavailable:
            assert time.monotonic() < until, "It did not recover."
            await asyncio.sleep(0.05)
    async with journal.snapshot() as snapshot:
        (rows,) = await snapshot.fetch(Query("SELECT 1 FROM entries WHERE command = %s", (command.command,)))
    return len(rows)


@pytest.fixture
async def journal(postgres: Postgres, custodian: MakeCustodian) -> AsyncIterator[Journal]:
    """The journal of a custodian, in a process that does not wait long."""
    async with Database.of(postgres.api_dsn, postgres.keys, size=3, patience=0.6, lock_timeout="200ms") as database:
        yield await database.journal(await custodian("harbour"))


def _command(journal: Journal) -> Proposed:
    return proposed(entry(journal.custodian.name), digest=b"d")


async def test_a_lock_that_is_not_given_up(
    postgres: Postgres, journal: Journal, database: MakeDatabase, custodian: MakeCustodian
) -> None:
    """The writer waits as long as `lock_timeout`, then says so; another custodian's is not held up."""
    other = await (await database()).journal(await custodian("mill"))
    patient = await (await database(lock_timeout="0", patience=30)).journal(journal.custodian.name)
    await _once(journal, _command(journal))
    command = _command(journal)
    with psycopg.connect(postgres.admin_dsn) as admin:
        admin.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (journal.custodian.schema,))
        with pytest.raises(Unavailable):
            await journal.append(command)
        await other.append(note(other.custodian.name))
        waiting = asyncio.create_task(patient.append(_command(journal)))
        await asyncio.sleep(0.6)
        assert not waiting.done(), "The control: without a lock timeout it waits on."
    assert await waiting
    assert await _once(journal, command) == 1


async def test_a_server_that_hangs(postgres: Postgres, custodian: MakeCustodian) -> None:
    """Patience has an end even where the server has none; what it does later is still one effect."""
    async with Database.of(postgres.api_dsn, postgres.keys, size=3, patience=0.6, lock_timeout="0") as database:
        journal = await database.journal(await custodian("harbour"))
        await _once(journal, _command(journal))
        command = _command(journal)
        with psycopg.connect(postgres.admin_dsn) as admin:
            admin.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (journal.custodian.schema,))
            started = time.monotonic()
            with pytest.raises(Unavailable):
                await journal.append(command)
            assert time.monotonic() - started < 10
        assert await _once(journal, command) == 1


async def test_no_connection_is_to_be_had(postgres: Postgres, journal: Journal) -> None:
    """Neither writing nor reading; both recover as soon as there are connections again."""
    command = _command(journal)
    with psycopg.connect(postgres.admin_dsn, autocommit=True) as admin:
        admin.execute("ALTER ROLE confide_api CONNECTION LIMIT 0")
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'confide_api'")
        try:
            with pytest.raises(Unavailable):
                await journal.append(command)
            with pytest.raises(Unavailable):
                async with journal.snapshot() as snapshot:
                    await snapshot.fetch()
        finally:
            admin.execute("ALTER ROLE confide_api CONNECTION LIMIT -1")
    assert await _once(journal, command) == 1


async def test_the_disk_is_full(postgres: Postgres, journal: Journal) -> None:
    """Postgres says so (SQLSTATE 53100) and we pass it on as unavailable; afterwards the same command is kept."""
    command, table = _command(journal), f"{journal.custodian.schema}.entries"
    with psycopg.connect(postgres.admin_dsn, autocommit=True) as admin:
        admin.execute(
            "CREATE OR REPLACE FUNCTION public.full() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = 'disk_full'; END $$"
        )
        admin.execute(f"CREATE TRIGGER full_disk BEFORE INSERT ON {table} EXECUTE FUNCTION public.full()")
        with pytest.raises(Unavailable):
            await journal.append(command)
        admin.execute(f"DROP TRIGGER full_disk ON {table}")
    assert await _once(journal, command) == 1


async def test_a_fault_of_ours_fails_one_command_and_says_no_words(postgres: Postgres, journal: Journal) -> None:
    """A batch that fails for another reason is tried again command by command; the error tells only its SQLSTATE."""
    stream = new_id()
    with psycopg.connect(postgres.admin_dsn, autocommit=True) as admin:
        admin.execute(f"ALTER TABLE {journal.custodian.schema}.entries ADD CHECK (stream <> '{stream}')")
    good, bad = [_command(journal) for _ in range(5)], proposed(entry(journal.custodian.name, stream=stream))
    answers = await asyncio.gather(*map(journal.append, [*good[:2], bad, *good[2:]]), return_exceptions=True)
    assert [type(answer) for answer in answers] == [tuple, tuple, JournalFault, tuple, tuple, tuple]
    assert str(answers[2]) == "CheckViolation 23514"


async def test_the_server_is_gone_and_comes_back(custodian: MakeCustodian) -> None:
    """Stopped, everything is unavailable and nothing hangs; started, the same process goes on."""
    own = await asyncio.to_thread(Postgres)
    name = own.add_custodian("harbour").name
    async with Database.of(own.api_dsn, own.keys, size=3, patience=0.6) as database:
        journal = await database.journal(name)
        (kept,) = await journal.append(_command(journal))
        await asyncio.to_thread(own.server.stop)
        command = _command(journal)
        with pytest.raises(Unavailable):
            await journal.append(command)
        with pytest.raises(Unavailable):
            await database.custodians()
        with pytest.raises(Unavailable):
            async with journal.snapshot() as snapshot:
                await snapshot.entries([1])
        with pytest.raises(Unavailable):
            await Database.of(own.api_dsn, own.keys, patience=0.6).open()
        await asyncio.to_thread(own.server.start)
        assert await _once(journal, command) == 1
        async with journal.snapshot() as snapshot:
            assert await snapshot.entries([kept.position or 0]) == [kept]
    await asyncio.to_thread(own.end)


@pytest.mark.parametrize(
    ("setting", "sql"),
    [
        ("fsync", None),
        ("full_page_writes", None),
        ("synchronous_commit", "ALTER ROLE confide_api SET synchronous_commit = off"),
    ],
)
async def test_a_server_that_may_forget_is_refused(setting: str, sql: str | None, postgres: Postgres) -> None:
    """With any of the three settings off the service does not start; with it on again, it does."""
    reset = "ALTER ROLE confide_api RESET synchronous_commit"
    with psycopg.connect(postgres.admin_dsn, autocommit=True) as admin:
        admin.execute(sql or f"ALTER SYSTEM SET {setting} = off")
        admin.execute("SELECT pg_reload_conf()")
        await asyncio.sleep(0.2)
        try:
            with pytest.raises(UnsafeConfiguration, match=setting):
                await postgres.database().open()
        finally:
            admin.execute(reset if sql else f"ALTER SYSTEM RESET {setting}")
            admin.execute("SELECT pg_reload_conf()")
            await asyncio.sleep(0.2)
    async with postgres.database():
        pass


def test_every_durable_setting_must_be_known() -> None:
    """A server that does not say is not believed."""
    with pytest.raises(UnsafeConfiguration):
        assert_durable([("fsync", "on"), ("full_page_writes", "on")])
