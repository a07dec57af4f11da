"""The event-sourcing library as it comes: its own application and recorder on our server, saving the same words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import perf_counter
from uuid import UUID

import psycopg
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate
from psycopg.conninfo import conninfo_to_dict

from benchmarks.invariants import Broken
from benchmarks.school import SUMMARY, WORDS


class Note(Aggregate):
    """As many words as a contact has, in an aggregate of its own."""

    def __init__(self, said: str, purpose: str, outcome: str) -> None:
        self.said, self.purpose, self.outcome = said, purpose, outcome


class Stock:
    """One application of the library, and the threads that save with it: it knows no other way to wait."""

    def __init__(self, app: Application[UUID], writers: int) -> None:
        self._app, self._writers = app, writers
        self._threads = ThreadPoolExecutor(writers, thread_name_prefix="stock")
        self.saved = 0

    async def rate(self, seconds: float) -> float:
        """How many aggregates a second are saved, durably, each with one event, unencrypted."""
        loop = asyncio.get_running_loop()
        began = perf_counter()
        until = began + seconds
        done = await asyncio.gather(
            *(loop.run_in_executor(self._threads, self._save, until) for _ in range(self._writers))
        )
        self.saved += sum(done)
        return sum(done) / (perf_counter() - began)

    def _save(self, until: float) -> int:
        done = 0
        while perf_counter() < until:
            self._app.save(Note(WORDS.reveal(), SUMMARY.reveal(), SUMMARY.reveal()))
            done += 1
        return done

    def close(self) -> None:
        """Disconnect."""
        self._threads.shutdown()
        self._app.close()


@contextmanager
def stock(admin_dsn: str, writers: int) -> Iterator[Stock]:
    """The library's application in a schema of its own. Raises Broken where not all that was saved is stored."""
    with psycopg.connect(admin_dsn, autocommit=True) as admin:
        admin.execute("DROP SCHEMA IF EXISTS stock CASCADE")
        admin.execute("CREATE SCHEMA stock")
    reached = conninfo_to_dict(admin_dsn)
    made = Stock(
        Application[UUID](
            env={
                "PERSISTENCE_MODULE": "eventsourcing.postgres",
                "POSTGRES_DBNAME": str(reached["dbname"]),
                "POSTGRES_HOST": str(reached["host"]),
                "POSTGRES_PORT": str(reached.get("port", 5432)),
                "POSTGRES_USER": str(reached["user"]),
                "POSTGRES_PASSWORD": str(reached.get("password", "")),
                "POSTGRES_SCHEMA": "stock",
                "POSTGRES_POOL_SIZE": str(writers),
            }
        ),
        writers,
    )
    try:
        yield made
    finally:
        made.close()
    with psycopg.connect(admin_dsn) as admin:
        (stored,) = admin.execute("SELECT count(*) FROM stock.application_events").fetchone() or (0,)
    if stored != made.saved:
        raise Broken(f"the library saved {made.saved} and stored {stored}")
