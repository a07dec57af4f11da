"""A long stream is not read again for each command."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

import pytest

from case_store.decider import Decider
from case_store.entry import Entry, Event
from case_store.journal.ids import new_id
from case_store.journal.proposed import StaleStream
from case_store.journal.states import States
from tests.case_store.journal.example import Noted, entry, note
from tests.conftest import MakeCustodian, MakeDatabase


def _count(count: int, event: Event) -> int:
    return count + 1 if isinstance(event, Noted) else count


NOTES: Decider[int] = Decider("notes", 0, _count)


@dataclass
class Streams:
    """A snapshot of streams in memory, which remembers what was read of it."""

    entries: list[Entry] = field(default_factory=list)
    read: list[int] = field(default_factory=list)

    async def stream(self, stream: UUID, after: int = 0) -> list[Entry]:
        """The entries after `after`."""
        found = [each for each in self.entries if each.stream == stream and each.version > after]
        self.read.append(len(found))
        return found


async def test_only_newer_entries_are_read() -> None:
    """The first time all, then none, then the new one; after `forget` all again."""
    stream, states = new_id(), States()
    snapshot = Streams([entry("harbour", stream=stream, version=version) for version in (1, 2, 3)])
    assert await states.of(snapshot, NOTES, stream) == (3, 3)
    assert await states.of(snapshot, NOTES, stream) == (3, 3)
    snapshot.entries.append(entry("harbour", stream=stream, version=4))
    assert await states.of(snapshot, NOTES, stream) == (4, 4)
    states.forget()
    assert await states.of(snapshot, NOTES, stream) == (4, 4)
    assert snapshot.read == [3, 0, 1, 4]


async def test_nothing_is_asked_for_where_the_newest_is_known() -> None:
    """Neither for a stream that is not there, nor for one that is remembered as far as the snapshot goes."""
    stream, states = new_id(), States()
    snapshot = Streams([entry("harbour", stream=stream, version=version) for version in (1, 2)])
    assert await states.of(snapshot, NOTES, stream, newest=2) == (2, 2)
    assert await states.of(snapshot, NOTES, stream, newest=2) == (2, 2)
    assert states.add(NOTES, stream, 2, 2, [entry("harbour", stream=stream, version=3)]) == (3, 3)
    assert await states.of(snapshot, NOTES, stream, newest=3) == (3, 3)
    assert await states.of(snapshot, NOTES, new_id(), newest=0) == (0, 0)
    assert snapshot.read == [2]


async def test_an_older_snapshot_does_not_put_a_state_back() -> None:
    """What is remembered only grows; a stream that is not there is at version 0."""
    stream, states = new_id(), States()
    entries = [entry("harbour", stream=stream, version=version) for version in (1, 2)]
    await states.of(Streams(entries), NOTES, stream)
    assert await states.of(Streams(entries[:1]), NOTES, stream) == (2, 2)
    assert await states.of(Streams(), NOTES, new_id()) == (0, 0)


async def test_only_so_many_are_kept() -> None:
    """The one that was asked for longest ago goes first."""
    states, streams = States(kept=2), [new_id() for _ in range(3)]
    snapshot = Streams([entry("harbour", stream=stream) for stream in streams])
    for stream in (streams[0], streams[1], streams[0], streams[2]):
        await states.of(snapshot, NOTES, stream)
    snapshot.read.clear()
    for stream in (streams[0], streams[2], streams[1]):
        await states.of(snapshot, NOTES, stream)
    assert snapshot.read == [0, 0, 1]


async def test_a_state_that_is_too_old_is_caught(database: MakeDatabase, custodian: MakeCustodian) -> None:
    """Another process writes; a command decided on the remembered state expects the wrong version, and is stale."""
    name, stream = await custodian("harbour"), new_id()
    mine, theirs = [await (await database()).journal(name) for _ in range(2)]
    await mine.append(note(name, stream=stream))
    async with mine.snapshot() as snapshot:
        version, _ = await mine.states.of(snapshot, NOTES, stream)
        await theirs.append(note(name, stream=stream, version=version + 1))
        assert await mine.states.of(snapshot, NOTES, stream) == (version, 1)
    with pytest.raises(StaleStream) as stale:
        await mine.append(note(name, stream=stream, version=version + 1))
    assert stale.value.stream == stream
    async with mine.snapshot() as snapshot:
        assert await mine.states.of(snapshot, NOTES, stream) == (2, 2)
