"""G36: what was acknowledged survives kill -9 of Postgres, of the service, and of both.

A kill does not test the loss of power: that rests on the settings that are asserted at the start.
"""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from case_store.entry import Entry
from case_store.journal.database import Database
from case_store.journal.ids import new_id
from case_store.journal.journal import Journal
from case_store.journal.keys import KeyRing
from case_store.journal.reader import Query
from tests.case_store.journal.example import note
from tests.case_store.journal.wire import Direction, Wire
from tests.postgres import Postgres

KILLS = 54
FILE = new_id()


class Bench:
    """A server of its own, a writing process, and the list of what that process was told is kept."""

    def __init__(self, folder: Path, *extra: str) -> None:
        self.postgres = Postgres()
        self.key_file = folder / "root.key"
        KeyRing.make_file(self.key_file)
        self.postgres.keys = KeyRing.from_file(self.key_file)
        self.custodians = [self.postgres.add_custodian(name) for name in ("harbour", "mill")]
        self.lists = [folder / f"{custodian.name}.txt" for custodian in self.custodians]
        self.writers: list[subprocess.Popen[bytes]] = []
        self.extra = extra
        self.start_writers()

    def start_writers(self) -> None:
        """One writing process for each custodian."""
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        for custodian, told in zip(self.custodians, self.lists, strict=True):
            command = [sys.executable, "-m", "tests.case_store.journal.appender"]
            arguments = [self.postgres.api_dsn, str(self.key_file), custodian.name, str(told), *self.extra]
            self.writers.append(subprocess.Popen(command + arguments, env=environment))

    def kill_writers(self) -> None:
        """End them at once."""
        for writer in self.writers:
            writer.kill()
            writer.wait()
        self.writers.clear()

    def acknowledged(self, number: int) -> list[str]:
        """What the writer of one custodian was told; a line that a kill cut short was not told."""
        path = self.lists[number]
        return (
            [line for line in path.read_text().splitlines(keepends=True) if line.endswith("\n")]
            if path.exists()
            else []
        )

    def told(self, number: int) -> int:
        """How many lines the list of one custodian has: all are as long as an id."""
        path = self.lists[number]
        return path.stat().st_size // 37 if path.exists() else 0

    def progress(self, more: int = 20, within: float = 30) -> None:
        """Wait until each custodian has `more` acknowledged entries: the writers have recovered, alone."""
        aims = [self.told(number) + more for number in range(2)]
        until = time.monotonic() + within
        while any(self.told(number) < aim for number, aim in enumerate(aims)):
            assert time.monotonic() < until, "The writers did not recover."
            time.sleep(0.005)

    def lost(self) -> tuple[int, int]:
        """How many acknowledged entries there are, and how many of them the journal does not hold."""
        told, missing = 0, 0
        with psycopg.connect(self.postgres.admin_dsn) as admin:
            for number, custodian in enumerate(self.custodians):
                lines = self.acknowledged(number)
                assert not [line for line in lines if line.startswith("!")], "A writer met a fault."
                rows = admin.execute(f"SELECT entry FROM {custodian.schema}.entries").fetchall()
                ids = {UUID(line.strip()) for line in lines}
                told, missing = told + len(ids), missing + len(ids - {entry for (entry,) in rows})
        return told, missing

    def end(self) -> None:
        """Stop everything."""
        self.kill_writers()
        self.postgres.end()


MakeBench = Callable[..., Bench]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[MakeBench]:
    """A bench, ended after the test."""
    made: list[Bench] = []

    def make(*extra: str) -> Bench:
        made.append(Bench(tmp_path, *extra))
        return made[-1]

    yield make
    for each in made:
        each.end()


def _kill(bench: Bench, what: str, chance: random.Random) -> None:
    """Kill `what` at a moment that nobody chose, and let it come back."""
    time.sleep(chance.uniform(0.0, 0.1))
    if what in ("postgres", "both"):
        bench.postgres.server.kill()
    if what in ("service", "both"):
        bench.kill_writers()
        bench.start_writers()
    if what in ("postgres", "both"):
        bench.postgres.server.start()


def test_nothing_acknowledged_is_lost(bench: MakeBench, capsys: pytest.CaptureFixture[str]) -> None:
    """Killed at random moments, of Postgres, of the service and of both: each acknowledged entry is there."""
    chance, killed = random.Random(7), bench()
    killed.progress()
    for number in range(KILLS):
        what = ("postgres", "postgres", "service", "postgres", "both", "postgres")[number % 6]
        _kill(killed, what, chance)
        killed.progress(3)
    killed.progress()
    killed.kill_writers()
    told, missing = killed.lost()
    with capsys.disabled():
        print(f"\n{KILLS} kills, {told} acknowledged entries, {missing} lost")
    assert missing == 0


async def test_killed_at_every_stage_of_a_commit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Killed between two messages, from BEGIN to the answer to COMMIT: one effect, and its answer is true."""
    own, kills = await asyncio.to_thread(Postgres), 0
    with tempfile.TemporaryDirectory(prefix="wire-") as folder:
        async with (
            Wire(own.api_dsn, Path(folder)) as wire,
            Database.of(wire.dsn, own.keys, size=3, patience=15) as database,
        ):
            journal = await database.journal(own.add_custodian("harbour").name)
            messages, kept = await _messages(wire, journal), list[Entry]()
            ways: tuple[Direction, ...] = ("to the server", "to us")
            for way, number in ((each, n) for each in ways for n in range(1, messages[each], 5)):
                command, struck = note(journal.custodian.name, file=FILE), asyncio.Event()
                wire.cut(way, number, then=partial(_strike, own, struck))
                waiting = asyncio.create_task(journal.append(command))
                await struck.wait()
                kills += 1
                await asyncio.to_thread(own.server.start)
                kept += await waiting
                async with journal.snapshot() as snapshot:
                    assert await snapshot.entries([entry.position or 0 for entry in kept]) == kept
                    (rows,) = await snapshot.fetch(
                        Query("SELECT 1 FROM entries WHERE command = %s", (command.command,))
                    )
                assert len(rows) == 1, (way, number)
    with capsys.disabled():
        print(f"\n{kills} kills, each at another message")
    await asyncio.to_thread(own.end)
    assert kills >= 8


def _strike(postgres: Postgres, struck: asyncio.Event) -> None:
    postgres.server.kill()
    struck.set()


async def _messages(wire: Wire, journal: Journal) -> dict[str, int]:
    """How many messages one command takes each way, once its statements are prepared."""
    for _ in range(6):
        wire.cut("to us", 10_000)
        await journal.append(note(journal.custodian.name, file=FILE))
        wire.mend()
    return dict(wire.passed)


def test_a_writer_that_tells_too_early_is_caught(bench: MakeBench) -> None:
    """The control: acknowledged before it is committed, some of it is lost, and this harness sees it."""
    chance, killed = random.Random(7), bench("eager")
    killed.progress()
    for _ in range(3):
        _kill(killed, "both", chance)
        killed.progress(3)
    killed.kill_writers()
    _, missing = killed.lost()
    assert missing > 0
