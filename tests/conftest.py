"""Fixtures for every test: a database, custodians in it, and the service's way to them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from case_store.journal.database import Database
from case_store.journal.inline import Inline
from tests.postgres import Postgres

MakeDatabase = Callable[..., Awaitable[Database]]
MakeCustodian = Callable[..., Awaitable[str]]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server for the whole session (one for each worker of xdist), started when a test first asks for it."""
    server = Postgres()
    yield server
    server.end()


@pytest.fixture
async def database(postgres: Postgres) -> AsyncIterator[MakeDatabase]:
    """`await database(inline=[...])`: the database under the api login, closed after the test."""
    opened: list[Database] = []

    async def make(inline: Sequence[Inline] = (), **options: Any) -> Database:
        fresh = postgres.database(inline, **options)
        await fresh.open()
        opened.append(fresh)
        return fresh

    yield make
    for each in opened:
        await each.close()


@pytest.fixture
def custodian(postgres: Postgres) -> MakeCustodian:
    """`await custodian("harbour", folders=[...])`: the name of a fresh custodian, with the tables of these folders."""

    async def make(name: str = "harbour", folders: Sequence[Path] = ()) -> str:
        added = await asyncio.to_thread(postgres.add_custodian, name, folders)
        return added.name

    return make
