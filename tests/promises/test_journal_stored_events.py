"""G43: every entry ever written still reads, and means the same."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Annotated
from uuid import UUID

import pytest

from case_store.entry import EXISTENCE, Event, Person, lift
from case_store.journal.faults import BadEntry
from case_store.vocabulary import Audience, Part, Role, Sensitive
from tests.promises import golden

EXAMPLES = sorted(golden.FOLDER.glob("*.json"))


@pytest.fixture(scope="module", autouse=True)
def events() -> tuple[type[Event], ...]:
    """Every kind of event that the service can write, registered."""
    return golden.our_events()


def test_every_kind_of_event_has_an_example(events: tuple[type[Event], ...]) -> None:
    """A new event brings its example along: `python -m tests.promises.golden` writes it."""
    missing = [event.name for event in events if not golden.path_of(event).exists()]
    assert not missing, "Run: python -m tests.promises.golden"


def test_no_example_was_edited_or_removed() -> None:
    """Examples are added to and never edited."""
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in EXAMPLES}
    assert found == golden.sums()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_still_reads_and_means_the_same(path: Path) -> None:
    """Opened by today's code it has the values it had; fields added since have their defaults."""
    kept = json.loads(path.read_text())
    entry = golden.read(kept)
    values = golden.plain(entry.happened)
    assert {name: values.get(name) for name in kept["values"]} == kept["values"]
    assert entry.lifted == lift(entry.happened)


class Kept(Event, name="test.kept", part=Part.CONTACTS):
    """An event of these tests."""

    by: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    audience: frozenset[Audience] = frozenset()
    note: Sensitive


CHANGES = {
    "the values": lambda kept: {**kept, "values": {**kept["values"], "note": "other"}},
    "the name": lambda kept: {**kept, "name": "test.renamed"},
    "a field is gone": lambda kept: {**kept, "values": {**kept["values"], "dropped": 1}},
    "the envelope": lambda kept: {**kept, "envelope": {**kept["envelope"], "labels": ["closes"]}},
}


@pytest.mark.parametrize("change", [None, *CHANGES])
def test_a_changed_meaning_is_seen(change: str | None, tmp_path: Path) -> None:
    """The control: an example whose event has since been renamed, or means something else, fails."""
    kept = golden.store(golden.example_of(Kept))
    path = tmp_path / "example.json"
    path.write_text(json.dumps(kept if change is None else CHANGES[change](kept)))
    if change is None:
        test_an_example_still_reads_and_means_the_same(path)
    else:
        with pytest.raises((AssertionError, BadEntry)):
            test_an_example_still_reads_and_means_the_same(path)
