"""The fixture that gives a test a school of its own, with all projections."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from projections.folders import FOLDERS
from projections.inline import INLINE
from tests.conftest import MakeCustodian, MakeDatabase
from tests.postgres import Postgres
from tests.projections.school import School

MakeSchool = Callable[..., Awaitable[School]]


@pytest.fixture
async def school(postgres: Postgres, database: MakeDatabase, custodian: MakeCustodian) -> AsyncIterator[School]:
    """A fresh school, and the service's way to its journal."""
    name = await custodian("harbour", FOLDERS)
    made = School(await (await database(INLINE)).journal(name), postgres)
    yield made
    made.end()
