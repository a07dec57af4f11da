"""What cannot be read is told as a bad entry, without its words; what is wrong is not written."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import pytest
from eventsourcing.persistence import StoredEvent

from case_store.entry import Entry, Lifted
from case_store.journal.faults import BadEntry
from case_store.journal.ids import new_id
from case_store.journal.keys import CustodianKeys, KeyRing, seal
from case_store.journal.mapper import Line, Mapper
from case_store.journal.stored import StoredEntry
from case_store.vocabulary import Part
from tests.case_store.journal.example import entry

WORDS = "He said it in confidence."


@pytest.fixture
def keys() -> CustodianKeys:
    """The keys of one custodian."""
    ring = KeyRing(os.urandom(32))
    return ring.custodian("harbour", ring.new_custodian_key("harbour"))


def _sealed(keys: CustodianKeys, line: Entry) -> StoredEntry:
    key = new_id()
    wrapped = keys.new_file_key(line.file, key)
    keys.adopt(line.file, key, wrapped)
    return replace(Mapper("harbour", keys).to_stored(line), id=7, wrapped=wrapped)


def _resealed(keys: CustodianKeys, stored: StoredEntry, **changed: Any) -> StoredEntry:
    """`stored`, as an older or a wrong programme with the same keys would have written it."""
    plain = changed.pop("plain", b'{"by": "x"}')
    moved = replace(stored, **changed)
    assert moved.wrapped is not None
    return replace(moved, state=seal(keys.open(moved.file, moved.key, moved.wrapped), plain, moved.place()))


@pytest.mark.parametrize(
    ("why", "changed"),
    [
        ("unknown name", {"topic": "test.nobody_knows"}),
        ("invalid values", {"plain": b'{"by": "not an id", "note": "' + WORDS.encode() + b'"}'}),
        ("invalid values", {"plain": b'{"note": "' + WORDS.encode() + b'", "more": 1}'}),
        ("invalid values", {"plain": WORDS.encode()}),
        ("invalid values", {"part": "unheard_of"}),
        ("invalid values", {"envelope": {}}),
    ],
)
def test_a_bad_entry_says_which_and_why_and_no_words(keys: CustodianKeys, why: str, changed: dict[str, Any]) -> None:
    """A name that nobody claims, and values that do not validate."""
    bad = _resealed(keys, _sealed(keys, entry("harbour")), **changed)
    with pytest.raises(BadEntry) as told:
        Mapper("harbour", keys).to_entry(bad)
    assert (told.value.why, told.value.position) == (why, 7)
    chain = [
        told.value,
        told.value.__cause__,
        told.value if told.value.__suppress_context__ else told.value.__context__,
    ]
    assert WORDS not in "".join(f"{each!r}{each}" for each in chain)


def test_a_stored_event_without_envelope_is_a_bad_entry(keys: CustodianKeys) -> None:
    """The library's bare events are none of ours."""
    with pytest.raises(BadEntry, match="no envelope"):
        Mapper("harbour", keys).to_entry(StoredEvent(new_id(), 1, "test.noted", b""))


def test_an_entry_must_say_what_its_event_says(keys: CustodianKeys) -> None:
    """Another name, part, label, or another custodian, is not sealed."""
    line = entry("harbour")
    _sealed(keys, line)
    for wrong in (
        replace(line, name="test.related"),
        replace(line, part=Part.SERVICE),
        replace(line, lifted=Lifted()),
        replace(line, custodian="mill"),
    ):
        with pytest.raises(ValueError, match="does not say"):
            Mapper("harbour", keys).to_stored(wrong)
    with pytest.raises(LookupError):
        Mapper("harbour", keys).to_stored(entry("harbour"))


def test_the_librarys_names_do_the_same(keys: CustodianKeys) -> None:
    """`to_stored_event` and `to_domain_event` are ours under the library's names."""
    line = entry("harbour")
    stored = _sealed(keys, line)
    mapper = Mapper("harbour", keys)
    again = mapper.to_stored_event(Line(line))
    assert isinstance(again, StoredEntry)
    read = mapper.to_domain_event(replace(again, id=7, wrapped=stored.wrapped))
    assert isinstance(read, Line)
    assert (read.originator_id, read.originator_version) == (line.stream, line.version)
    assert read.entry == replace(line, key=stored.key, position=7)
    assert WORDS not in repr(read)
