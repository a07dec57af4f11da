"""Followers of every custodian hear of new entries over one connection."""

from __future__ import annotations

import asyncio

import psycopg
import pytest

from case_store.journal.listen import Listener
from tests.case_store.journal.example import note
from tests.conftest import MakeCustodian, MakeDatabase
from tests.postgres import Postgres


async def test_one_connection_hears_of_all_custodians(
    postgres: Postgres, database: MakeDatabase, custodian: MakeCustodian
) -> None:
    """Each kept batch is announced with the custodian's name; where nothing was kept, there is silence."""
    names = {await custodian("harbour"), await custodian("mill")}
    base = await database()
    with Listener(postgres.projector_dsn) as listener:
        assert await asyncio.to_thread(listener.wait, 0.05) == frozenset()
        heard: set[str] = set()
        for name in names:
            await (await base.journal(name)).append(note(name))
        while heard < names:
            fresh = await asyncio.to_thread(listener.wait, 5)
            assert fresh
            heard |= fresh
        assert heard == names


async def test_a_lost_connection_is_made_again(
    postgres: Postgres, database: MakeDatabase, custodian: MakeCustodian
) -> None:
    """It says that it lost the server, once; the next time it listens again."""
    name = await custodian("harbour")
    journal = await (await database()).journal(name)
    with Listener(postgres.projector_dsn) as listener:
        await asyncio.to_thread(listener.wait, 0.01)
        with psycopg.connect(postgres.admin_dsn, autocommit=True) as admin:
            admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'confide_projector'")
        with pytest.raises(psycopg.OperationalError):
            await asyncio.to_thread(listener.wait, 1)
        waiting = asyncio.create_task(asyncio.to_thread(listener.wait, 5))
        await asyncio.sleep(0.2)
        await journal.append(note(name))
        assert name in await waiting
