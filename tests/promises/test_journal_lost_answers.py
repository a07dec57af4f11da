"""G39: a command has one effect and one answer, also when the answer to its COMMIT was lost."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.conninfo import conninfo_to_dict

from case_store.entry import Entry
from case_store.errors import Unavailable
from case_store.journal.database import Database
from case_store.journal.datastore import JournalDatastore
from case_store.journal.ids import new_id
from case_store.journal.journal import Journal
from case_store.journal.proposed import Proposed, Settled
from case_store.journal.reader import Query
from case_store.journal.recorder import JournalRecorder
from tests.case_store.journal.example import MARKS, RELATIONS, Relations, entry, proposed
from tests.case_store.journal.wire import Direction, Wire
from tests.conftest import MakeCustodian, MakeDatabase
from tests.postgres import Postgres, write_migration


@pytest.fixture
async def wire(postgres: Postgres) -> AsyncIterator[Wire]:
    """A wire to the database for the service."""
    with tempfile.TemporaryDirectory(prefix="wire-") as folder:
        async with Wire(postgres.api_dsn, Path(folder)) as wire:
            yield wire


async def _said(journal: Journal, command: Proposed) -> tuple[Entry, ...] | bytes | None:
    """What a command is answered: its entries, the digest of the one kept before, None if it was unavailable."""
    try:
        return await journal.append(command)
    except Settled as settled:
        return settled.digest
    except Unavailable:
        return None


async def _count(journal: Journal, command: Proposed) -> tuple[int, int, int]:
    """How many entries, remembered commands and inline rows a command has left."""
    async with journal.snapshot() as snapshot:
        counts = await snapshot.fetch(
            Query("SELECT count(*) FROM entries WHERE command = %s", (command.command,)),
            Query("SELECT count(*) FROM commands WHERE command = %s", (command.command,)),
            Query("SELECT count(*) FROM marks WHERE entry = ANY(%s)", ([each.id for each in command.entries],)),
        )
    entries, commands, rows = (rows[0][0] for rows in counts)
    return entries, commands, rows


async def _batch(journal: Journal, new_file: bool) -> list[Proposed]:
    """Three commands that travel together, one of them not remembered for retries; in a new file or in a known one."""
    name, file = journal.custodian.name, new_id()
    if not new_file:
        await journal.append(proposed(entry(name, file=file)))
    return [proposed(entry(name, file=file), digest=digest) for digest in (b"first", b"second", None)]


async def _messages(wire: Wire, journal: Journal, new_file: bool) -> dict[str, int]:
    """How many messages one batch takes each way, on a connection whose statements are prepared."""
    for _ in range(6):
        commands = await _batch(journal, new_file)
        wire.cut("to us", 10_000)
        await asyncio.gather(*map(journal.append, commands))
        wire.mend()
    return dict(wire.passed)


@pytest.mark.parametrize("new_file", [False, True])
async def test_whatever_message_the_wire_is_cut_at(
    postgres: Postgres,
    wire: Wire,
    custodian: MakeCustodian,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    new_file: bool,
) -> None:
    """Cut at every message to and from the server: one effect, one answer, for the command and its neighbours."""
    name = await custodian("harbour", [write_migration(tmp_path / "sql", 101, RELATIONS, MARKS)])
    async with Database.of(wire.dsn, postgres.keys, [Relations()], size=3, patience=5) as database:
        journal = await database.journal(name)
        messages = await _messages(wire, journal, new_file)
        directions: tuple[Direction, ...] = ("to the server", "to us")
        for way, number in ((each, n) for each in directions for n in range(messages[each])):
            commands = await _batch(journal, new_file)
            wire.cut(way, number)
            first = await asyncio.gather(*(_said(journal, command) for command in commands))
            wire.mend()
            for command, answer in zip(commands, first, strict=True):
                again = await _said(journal, command)
                assert answer is None or again == answer, (way, number)
                assert await _count(journal, command) == (1, 1 if command.digest else 0, 1), (way, number)
    with capsys.disabled():
        print(f"\n{wire.cuts} cuts of the wire, each at another message of three commands")
    assert wire.cuts >= 40


async def test_the_stock_recorder_says_no_to_what_it_kept(postgres: Postgres, wire: Wire, tmp_path: Path) -> None:
    """The control: in the same harness the stock recorder reports a conflict with itself; ours does not."""
    schema = f"stock_{uuid4().hex}"
    with psycopg.connect(postgres.admin_dsn, autocommit=True) as admin:
        admin.execute(f"CREATE SCHEMA {schema}")
    with tempfile.TemporaryDirectory(prefix="wire-") as folder:
        async with Wire(postgres.admin_dsn, Path(folder)) as admin_wire:
            given = conninfo_to_dict(admin_wire.dsn)
            store = PostgresDatastore("confide", str(given["host"]), "5432", "postgres", "", schema=schema)
            stock = await asyncio.to_thread(PostgresApplicationRecorder, store)
            await asyncio.to_thread(stock.create_table)
            refused = await _cut_through(admin_wire, stock)
            await asyncio.to_thread(store.close)
    assert refused > 0
    ours = JournalDatastore(wire.dsn, postgres.add_custodian("harbour"))
    assert await _cut_through(wire, await asyncio.to_thread(JournalRecorder, ours)) == 0
    await asyncio.to_thread(ours.close)


async def _cut_through(wire: Wire, recorder: PostgresApplicationRecorder) -> int:
    """How often `recorder` refused an event that it had kept, when each message to us was lost once."""
    refused = 0
    for number in range(24):
        event = StoredEvent(uuid4(), 1, "t", b"s")
        wire.cut("to us", number)
        try:
            await asyncio.to_thread(recorder.insert_events, [event])
        except IntegrityError:
            refused += 1
        wire.mend()
        kept = await asyncio.to_thread(recorder.select_events, event.originator_id)
        assert len(kept) == 1
    return refused


async def test_sixteen_duplicates_at_once_are_one(database: MakeDatabase, custodian: MakeCustodian) -> None:
    """The same request sixteen times at once, from two processes: one effect, and nobody is told of another."""
    name = await custodian("harbour")
    journals = [await (await database()).journal(name) for _ in range(2)]
    for _ in range(5):
        command, stream = new_id(), new_id()
        attempts = [proposed(entry(name, stream=stream, command=command), digest=b"same") for _ in range(16)]
        answers = await asyncio.gather(*(_said(journals[n % 2], each) for n, each in enumerate(attempts)))
        kept = [answer for answer in answers if isinstance(answer, tuple)]
        assert len(kept) == 1
        assert [answer for answer in answers if answer == b"same"] == [b"same"] * 15
        async with journals[0].snapshot() as snapshot:
            assert await snapshot.stream(stream) == list(kept[0])


async def test_the_same_key_with_another_body_is_told(database: MakeDatabase, custodian: MakeCustodian) -> None:
    """The digest and the answer of the first are reported, at another custodian the key is as new."""
    harbour, mill = await custodian("harbour"), await custodian("mill")
    base = await database()
    command = new_id()
    for name in (harbour, mill):
        journal = await base.journal(name)
        await journal.append(proposed(entry(name, command=command), digest=b"first", answer={"id": name}))
        with pytest.raises(Settled) as told:
            await journal.append(proposed(entry(name, command=command), digest=b"other", answer={"id": "other"}))
        assert (told.value.digest, told.value.answer) == (b"first", {"id": name})
        async with journal.snapshot(unless=command) as snapshot:
            with pytest.raises(Settled) as kept:
                await snapshot.fetch()
        assert (kept.value.digest, kept.value.answer) == (b"first", {"id": name})
        async with journal.snapshot(unless=new_id()) as snapshot:
            assert await snapshot.fetch() == []
