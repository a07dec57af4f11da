"""Statements are planned once and used for ever, by every custodian on a connection, and never mix them up."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from case_store.errors import Unavailable
from case_store.journal.faults import JournalFault
from case_store.journal.inline import Table
from case_store.journal.reader import Query, Snapshot
from tests.case_store.journal.example import note
from tests.conftest import MakeCustodian, MakeDatabase
from tests.postgres import write_migration

NOTES = Query("SELECT file FROM entries")
PREPARED = Query("SELECT prepare_time FROM pg_prepared_statements WHERE statement = %s", (NOTES.sql,))
OFTEN = 12
"""More often than a statement must come before its plan is kept."""


async def test_a_statement_that_comes_often_stays_prepared(database: MakeDatabase, custodian: MakeCustodian) -> None:
    """A reading that ends takes nothing back: the next one on its connection finds its statements planned."""
    journal = await (await database(size=1)).journal(await custodian("harbour"))
    seen = []
    for _ in range(OFTEN):
        async with journal.snapshot() as snapshot:
            await snapshot.fetch(NOTES)
            seen += (await snapshot.fetch(PREPARED))[0]
    assert len(seen) == OFTEN
    assert len(set(seen)) == 1


async def test_one_statement_serves_two_custodians_and_mixes_nothing_up(
    database: MakeDatabase, custodian: MakeCustodian
) -> None:
    """On one connection, in turn, under the same words: each is planned and answered in its own schema."""
    opened = await database(size=1)
    journals = [await opened.journal(await custodian(name)) for name in ("harbour", "meadow")]
    files = [(await journal.append(note(journal.custodian.name)))[0].file for journal in journals]
    for _ in range(OFTEN):
        for journal, file in zip(journals, files, strict=True):
            async with journal.snapshot() as snapshot:
                assert await snapshot.fetch(NOTES) == [[(file,)]]


SIGHTED = Query("SELECT count(*) FROM sightings")
SIGHTINGS = Table("sightings", {"person": "uuid"})


async def where_it_fails_and_where_it_does_not(
    database: MakeDatabase, custodian: MakeCustodian, tmp_path: Path
) -> list[list[tuple[int]]]:
    """The same statement, often, for a custodian with the table and for one without, on what connection there is."""
    opened = await database(size=1)
    folders = [write_migration(tmp_path / "sightings", 150, SIGHTINGS)]
    without = await opened.journal(await custodian("harbour"))
    having = await opened.journal(await custodian("meadow", folders=folders))
    for _ in range(OFTEN):
        for journal in (without, having):
            async with journal.snapshot() as snapshot:
                await snapshot.fetch(NOTES)
                with contextlib.suppress(JournalFault) if journal is without else contextlib.nullcontext():
                    answer = await snapshot.fetch(SIGHTED)
    return answer


async def test_what_failed_to_be_prepared_is_not_taken_for_prepared(
    database: MakeDatabase, custodian: MakeCustodian, tmp_path: Path
) -> None:
    """What fails for one school must not fail for the next on the same connection: it is given up after a fault."""
    assert await where_it_fails_and_where_it_does_not(database, custodian, tmp_path) == [[(0,)]]


async def test_would_be_if_the_connection_were_kept(
    database: MakeDatabase, custodian: MakeCustodian, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the driver names a statement that the server never took."""
    monkeypatch.setattr(Snapshot, "_ask_on", Snapshot._ask)
    with pytest.raises(JournalFault, match="26000"):
        await where_it_fails_and_where_it_does_not(database, custodian, tmp_path)


async def test_a_snapshot_does_not_go_on_after_a_fault(database: MakeDatabase, custodian: MakeCustodian) -> None:
    """What came after would be another moment's."""
    journal = await (await database()).journal(await custodian("harbour"))
    async with journal.snapshot() as snapshot:
        await snapshot.fetch(NOTES)
        with pytest.raises(JournalFault):
            await snapshot.fetch(SIGHTED)
        with pytest.raises(Unavailable):
            await snapshot.fetch(NOTES)
