"""Fixtures for every test: a database, custodians in it, and the service's way to them."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import structlog

from case_store.journal.database import Database
from case_store.journal.inline import Inline
from confide.logs import allowed_only, type_and_place
from tests.postgres import Postgres
from tests.school import School, Service
from tests.stories import Support, supported

MakeDatabase = Callable[..., Awaitable[Database]]
MakeCustodian = Callable[..., Awaitable[str]]


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """The service's log goes through its allow-list here too: a failure's message must not hold anybody's words."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            type_and_place,
            allowed_only,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.WriteLoggerFactory(io.StringIO()),
    )
    yield
    structlog.reset_defaults()


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


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def service() -> AsyncIterator[Service]:
    """The whole service, over HTTP; for tests marked `asyncio(loop_scope="session")`, which share its event loop.

    It has a server to itself: whatever looks at every school of a database finds whole schools there, and none of the
    custodians without tables, rules or entries that the tests of the journal make in theirs.
    """
    server = Postgres()
    async with Service.open(server) as opened:
        yield opened
    server.end()


@pytest_asyncio.fixture(loop_scope="session")
async def school(service: Service) -> School:
    """A school of its own for each test: an administrator, a chair, and nobody else yet."""
    return await service.found()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def harbour(service: Service) -> tuple[School, Support]:
    """A school in which one pupil has been supported, for tests that only look: they leave everything as it is."""
    school = await service.found("harbour")
    return school, await supported(school)
