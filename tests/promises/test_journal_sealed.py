"""Words open only in their place, under the key of their file, and never again once that key is destroyed."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from case_store.entry import Entry
from case_store.errors import Refused
from case_store.journal.datastore import JournalDatastore
from case_store.journal.faults import BadEntry
from case_store.journal.ids import new_id
from case_store.journal.keys import seal, unseal
from case_store.journal.mapper import Mapper
from case_store.journal.migrations import destroy_keys
from case_store.journal.recorder import JournalRecorder
from case_store.journal.stored import StoredEntry
from case_store.vocabulary import Part
from tests.case_store.journal.example import Noted, note
from tests.conftest import MakeCustodian, MakeDatabase
from tests.postgres import Postgres

WORDS = "He said it in confidence."


async def _stored(postgres: Postgres, database: MakeDatabase, name: str) -> tuple[Mapper, StoredEntry, StoredEntry]:
    """Two entries of one custodian in two files, as the database holds them."""
    base = await database()
    journal = await base.journal(name)
    for _ in range(2):
        await journal.append(note(name, WORDS))
    store = JournalDatastore(postgres.projector_dsn, journal.custodian, projector=True)
    one, other = JournalRecorder(store).select_notifications(None, 10)
    store.close()
    assert isinstance(one, StoredEntry)
    assert isinstance(other, StoredEntry)
    return journal.mapper, one, other


MOVES = {
    "stream": lambda one, other: replace(one, originator_id=other.originator_id),
    "version": lambda one, other: replace(one, originator_version=2),
    "file": lambda one, other: replace(one, file=other.file),
    "file and key": lambda one, other: replace(one, file=other.file, key=other.key, wrapped=other.wrapped),
    "words": lambda one, other: replace(one, state=other.state),
    "words, key and file": lambda one, other: replace(
        one, state=other.state, file=other.file, key=other.key, wrapped=other.wrapped
    ),
    "custodian": lambda one, other: replace(one, custodian="mill"),
    "entry": lambda one, other: replace(one, entry=other.entry),
    "command": lambda one, other: replace(one, command=other.command),
    "matter": lambda one, other: replace(one, matter=other.file),
    "about": lambda one, other: replace(one, about=other.entry),
    "part": lambda one, other: replace(one, part=Part.CONTACTS.value),
    "name": lambda one, other: replace(one, topic="test.related"),
    "label": lambda one, other: replace(one, envelope={**one.envelope, "labels": ["closes"]}),
    "audience": lambda one, other: replace(one, envelope={**one.envelope, "audience": ["home"]}),
    "people": lambda one, other: replace(one, envelope={**one.envelope, "people": []}),
    "time": lambda one, other: replace(one, envelope={**one.envelope, "happened_at": "2020-01-01T00:00:00+00:00"}),
    "rules": lambda one, other: replace(one, envelope={**one.envelope, "because": ["head.all"]}),
}


@pytest.mark.parametrize("what", MOVES)
async def test_moved_words_do_not_open(
    postgres: Postgres, database: MakeDatabase, custodian: MakeCustodian, what: str
) -> None:
    """Moved to another place, or with anything said of it in clear changed, an entry does not open."""
    mapper, one, other = await _stored(postgres, database, await custodian("harbour"))
    assert WORDS in repr([mapper.to_entry(one).happened.model_dump(mode="json")])
    with pytest.raises(BadEntry) as bad:
        mapper.to_entry(MOVES[what](one, other))
    assert bad.value.why == "does not open"
    assert WORDS not in repr(bad.value) + str(bad.value)


async def test_another_custodian_cannot_open_it(
    postgres: Postgres, database: MakeDatabase, custodian: MakeCustodian
) -> None:
    """The other school's keys open nothing here, even if everything is copied over, key and all."""
    harbour, mill = await custodian("harbour"), await custodian("mill")
    _, one, _ = await _stored(postgres, database, harbour)
    theirs, _, _ = await _stored(postgres, database, mill)
    for copied in (one, replace(one, custodian=mill)):
        with pytest.raises(BadEntry, match="does not open"):
            theirs.to_entry(copied)


def test_without_associated_data_moved_words_open() -> None:
    """The control: the same cipher bound to no place opens what was moved."""
    key = AESGCM(bytes(32))
    assert unseal(key, seal(key, b"words", b""), b"") == b"words"


async def test_a_destroyed_key_erases_its_file_and_no_other(
    postgres: Postgres, database: MakeDatabase, custodian: MakeCustodian
) -> None:
    """All entries of the file read as erased, everywhere, also where the key was cached; all others are unchanged."""
    harbour, mill = await custodian("harbour"), await custodian("mill")
    base = await database()
    file, other = new_id(), new_id()
    before: dict[str, list[Entry]] = {}
    for name in (harbour, mill):  # the same file ids at both: another file all the same
        journal = await base.journal(name)
        for where in (file, other, file):
            before.setdefault(name, []).extend(await journal.append(note(name, file=where)))
    assert destroy_keys(postgres.admin_dsn, harbour, [file]) == 1
    assert destroy_keys(postgres.admin_dsn, harbour, [file]) == 0
    for fresh in (base, await database()):
        for name in (harbour, mill):
            async with (await fresh.journal(name)).snapshot() as snapshot:
                read = await snapshot.entries([entry.position or 0 for entry in before[name]])
            erased = [entry.erased for entry in read]
            assert erased == ([True, False, True] if name == harbour else [False] * 3)
            for was, now in zip(before[name], read, strict=True):
                assert now == replace(was, happened=now.happened)
                assert now.erased or now.happened == was.happened
    with psycopg.connect(postgres.admin_dsn) as admin:
        kept = admin.execute(f"SELECT count(*) FROM custodian_{harbour}.keys WHERE wrapped IS NULL").fetchone()
    assert kept == (1,)


async def test_nothing_is_added_to_an_erased_file(
    postgres: Postgres, database: MakeDatabase, custodian: MakeCustodian
) -> None:
    """A process that still has the key, and one that never had it, are told; no new key brings the file back."""
    name, file = await custodian("harbour"), new_id()
    base = await database()
    journal = await base.journal(name)
    await journal.append(note(name, file=file))
    destroy_keys(postgres.admin_dsn, name, [file])
    for each in (journal, await (await database()).journal(name)):
        with pytest.raises(Refused, match="erased"):
            await each.append(note(name, file=file))
    await journal.append(note(name))


async def test_what_is_at_rest_holds_no_words(
    postgres: Postgres, database: MakeDatabase, custodian: MakeCustodian
) -> None:
    """The words are in no column of any table; the control: the author's id, in clear, is found by the same look."""
    name = await custodian("harbour")
    journal = await (await database()).journal(name)
    canary = "canary-7f3a1c"
    (kept,) = await journal.append(note(name, canary))
    assert isinstance(kept.happened, Noted)
    with psycopg.connect(postgres.admin_dsn) as admin:
        admin.execute(f"SET search_path = custodian_{name}")
        everything = b"".join(
            bytes(value) if isinstance(value, bytes) else repr(value).encode()
            for table in ("entries", "commands", "files", "keys")
            for row in admin.execute(f"SELECT * FROM {table}").fetchall()
            for value in row
        )
    assert canary.encode() not in everything
    assert str(kept.happened.by).encode() in everything
