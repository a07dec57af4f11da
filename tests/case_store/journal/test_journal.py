"""The journal keeps what it is given, in order, and gives it back."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from case_store.errors import NotFound
from case_store.journal.ids import new_id
from case_store.journal.proposed import RightsChanged, Settled, StaleStream
from case_store.journal.reader import Query
from tests.case_store.journal.example import MARKS, PERSON, RELATIONS, Related, Relations, entry, note, proposed
from tests.conftest import MakeCustodian, MakeDatabase
from tests.postgres import write_migration


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """The tables of the example's inline projection."""
    return [write_migration(tmp_path / "sql", 101, RELATIONS, MARKS)]


async def test_what_was_kept_is_read_back_the_same(database: MakeDatabase, custodian: MakeCustodian) -> None:
    """An entry comes back with all it had, and with a position and a time."""
    name = await custodian("harbour")
    journal = await (await database()).journal(name)
    first = note(name)
    (kept,) = await journal.append(first)
    async with journal.snapshot() as snapshot:
        (read,) = await snapshot.stream(kept.stream)
        again = await snapshot.entries([kept.position or 0])
    assert read == kept
    assert again == [read]
    assert read.happened == first.entries[0].happened
    assert snapshot.as_of == kept.position
    assert kept.recorded_at is not None
    assert snapshot.at >= kept.recorded_at


async def test_an_unknown_custodian_is_not_found(database: MakeDatabase) -> None:
    """No journal is made by asking for it."""
    with pytest.raises(NotFound):
        await (await database()).journal("nowhere")


async def test_commands_together_are_answered_alone(
    database: MakeDatabase, custodian: MakeCustodian, folders: list[Path]
) -> None:
    """In one batch a stale, a repeated and a rightless command each get their own answer; the others are kept."""
    name = await custodian("harbour", folders)
    journal = await (await database(inline=[Relations()])).journal(name)
    stream, remembered = new_id(), new_id()
    await journal.append(proposed(entry(name, stream=stream)))
    await journal.append(proposed(entry(name, command=remembered), digest=b"first", answer={"id": "x"}))
    related = entry(name, Related(person=PERSON, relation="elsa"))
    (relation,) = await journal.append(proposed(related))
    answers = await asyncio.gather(
        journal.append(note(name)),
        journal.append(note(name, stream=stream, version=1)),
        journal.append(proposed(entry(name, command=remembered), digest=b"other")),
        journal.append(proposed(entry(name), actor=PERSON, rights_as_of=(relation.position or 0) - 1)),
        journal.append(proposed(entry(name), actor=PERSON, rights_as_of=relation.position)),
        journal.append(note(name, stream=stream, version=2)),
        return_exceptions=True,
    )
    kinds = [type(answer) for answer in answers]
    assert kinds == [tuple, StaleStream, Settled, RightsChanged, tuple, tuple]
    assert isinstance(answers[2], Settled)
    assert (answers[2].digest, answers[2].answer) == (b"first", {"id": "x"})
    async with journal.snapshot() as snapshot:
        ((positions,),), rows = await snapshot.fetch(
            Query("SELECT array_agg(position ORDER BY position) FROM entries"),
            Query(
                "SELECT m.position, e.position, m.recorded_at = e.recorded_at FROM marks m JOIN entries e USING (entry)"
            ),
        )
    assert len(positions) == len(rows) == 6
    assert all(mine == its and same for mine, its, same in rows)
