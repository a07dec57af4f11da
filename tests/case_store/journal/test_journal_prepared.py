"""Statements are planned once and used for ever, by every custodian on a connection, and never mix them up."""

from __future__ import annotations

from case_store.journal.reader import Query
from tests.case_store.journal.example import note
from tests.conftest import MakeCustodian, MakeDatabase

NOTES = Query("SELECT file FROM entries")
PREPARED = Query("SELECT count(*) FROM pg_prepared_statements WHERE statement = %s", (NOTES.sql,))
OFTEN = 12
"""More often than a statement must come before it is prepared, and before its plan is kept."""


async def test_a_statement_that_comes_often_stays_prepared(database: MakeDatabase, custodian: MakeCustodian) -> None:
    """A reading that ends takes nothing back: the next one on its connection finds its statements planned."""
    journal = await (await database(size=1)).journal(await custodian("harbour"))
    for _ in range(OFTEN):
        async with journal.snapshot() as snapshot:
            await snapshot.fetch(NOTES)
    async with journal.snapshot() as snapshot:
        (((prepared,),),) = await snapshot.fetch(PREPARED)
    assert prepared == 1


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
