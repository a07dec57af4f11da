"""Between an entry as the rules know it and an entry as the database holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast
from uuid import UUID

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import JSONTranscoder, StoredEvent
from eventsourcing.persistence import Mapper as LibraryMapper
from pydantic import ValidationError

from case_store.entry import Actor, Because, Entry, Erased, Event, Lifted, event_named, lift
from case_store.journal.faults import BadEntry
from case_store.journal.keys import CustodianKeys, WrongKey, seal, unseal
from case_store.journal.stored import StoredEntry
from case_store.vocabulary import Audience, Capacity, Label, Part, Role


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in the shape that the library's mapper speaks of."""

    entry: Entry

    @property
    def originator_id(self) -> UUID:
        """The stream."""
        return self.entry.stream

    @property
    def originator_version(self) -> int:
        """The version in the stream."""
        return self.entry.version


class Mapper(LibraryMapper[UUID]):
    """Seals entries and opens them again, for one custodian.

    The library's own mapper names Python paths, has one key for all and does not look at values; ours names the
    event, has a key for each file, binds the words to their place, and believes no values that do not validate.
    """

    def __init__(self, custodian: str, keys: CustodianKeys) -> None:
        super().__init__(JSONTranscoder())
        self._custodian = custodian
        self._keys = keys

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        """The library's name for `to_stored`, of a `Line`."""
        if not isinstance(domain_event, Line):
            raise TypeError("Only the lines of our journal are kept in it.")
        return self.to_stored(domain_event.entry)

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[UUID]:
        """The library's name for `to_entry`."""
        return Line(self.to_entry(stored_event))

    def to_stored(self, entry: Entry) -> StoredEntry:
        """`entry`, sealed under the key of its file.

        Raises ValueError for an entry that does not say what its event says, LookupError if the key is not known.
        """
        event = entry.happened
        named = (entry.name, entry.part, entry.lifted)
        if named != (event.name, event.part, lift(event)) or entry.custodian != self._custodian:
            raise ValueError(f"The envelope of an entry ({entry.name}) does not say what its event says.")
        current = self._keys.current(entry.file)
        if current is None:
            raise LookupError(f"No key is known for the file {entry.file}.")
        key, opened = current
        stored = StoredEntry(
            originator_id=entry.stream,
            originator_version=entry.version,
            topic=entry.name,
            state=b"",
            entry=entry.id,
            custodian=entry.custodian,
            file=entry.file,
            matter=entry.matter,
            part=entry.part.value,
            about=entry.about,
            key=key,
            command=entry.command,
            envelope=envelope_of(entry),
        )
        return stored.holding(seal(opened, event.model_dump_json().encode(), stored.place()))

    def to_entry(self, stored: StoredEvent) -> Entry:
        """What `stored` holds; `Erased` in place of the event if its key was destroyed. Raises BadEntry."""
        if not isinstance(stored, StoredEntry):
            raise BadEntry("no envelope", stored.topic, getattr(stored, "id", None))
        if stored.wrapped is None:
            self._keys.forget(stored.key)
            return entry_of(stored, Erased())
        try:
            event = event_named(stored.topic)
            opened = self._keys.open(stored.file, stored.key, stored.wrapped)
            return entry_of(stored, event.model_validate_json(unseal(opened, stored.state, stored.place())))
        except KeyError:
            raise BadEntry("unknown name", stored.topic, stored.id) from None
        except WrongKey:
            raise BadEntry("does not open", stored.topic, stored.id) from None
        except ValidationError:  # before ValueError, its parent; its text may repeat what was written
            raise BadEntry("invalid values", stored.topic, stored.id) from None


def envelope_of(entry: Entry) -> dict[str, Any]:
    """What of an entry is kept in clear beside its columns: ids and words of closed lists only."""
    lifted, actor = entry.lifted, entry.actor
    return {
        "labels": sorted(lifted.labels),
        "people": [[role.value, str(person)] for role, person in lifted.people],
        "audience": None if lifted.audience is None else sorted(lifted.audience),
        "until": None if lifted.until is None else lifted.until.isoformat(),
        "actor": [str(actor.person), actor.capacity.value, actor.client],
        "because": list(entry.because.rules),
        "revision": entry.because.revision,
        "happened_at": entry.happened_at.isoformat(),
    }


def lifted_of(envelope: Mapping[str, Any]) -> Lifted:
    """What the event said of itself in clear, from the envelope."""
    audience, until = envelope["audience"], envelope["until"]
    return Lifted(
        labels=_labels(tuple(envelope["labels"])),
        people=tuple([(_ROLES[role], _id(person)) for role, person in envelope["people"]]),
        audience=None if audience is None else _audiences(tuple(audience)),
        until=None if until is None else date.fromisoformat(until),
    )


# The same few people, sets of words and rules stand in entry after entry: each is made once.
@lru_cache(maxsize=10_000)
def _id(text: str) -> UUID:
    return UUID(text)


@lru_cache(maxsize=1_000)
def _labels(words: tuple[str, ...]) -> frozenset[Label]:
    return frozenset(map(Label, words))


@lru_cache(maxsize=1_000)
def _audiences(words: tuple[str, ...]) -> frozenset[Audience]:
    return frozenset(map(Audience, words))


@lru_cache(maxsize=1_000)
def _because(rules: tuple[str, ...], revision: str) -> Because:
    return Because(rules, revision)


@lru_cache(maxsize=10_000)
def _actor(custodian: str, person: str, capacity: str, client: str) -> Actor:
    return Actor(custodian, UUID(person), Capacity(capacity), client)


_ROLES = {role.value: role for role in Role}
_PARTS = {part.value: part for part in Part}


def entry_of(stored: StoredEntry, event: Event) -> Entry:
    """The entry that `stored` is, holding `event`. Raises BadEntry where the envelope is not of our making."""
    try:
        envelope = stored.envelope
        person, capacity, client = envelope["actor"]
        return Entry(
            id=stored.entry,
            custodian=stored.custodian,
            file=stored.file,
            matter=stored.matter,
            stream=cast(UUID, stored.originator_id),
            version=stored.originator_version,
            name=stored.topic,
            part=_PARTS[stored.part],
            lifted=lifted_of(envelope),
            about=stored.about,
            actor=_actor(stored.custodian, person, capacity, client),
            because=_because(tuple(envelope["because"]), envelope["revision"]),
            happened_at=datetime.fromisoformat(envelope["happened_at"]),
            command=stored.command,
            happened=event,
            key=stored.key,
            position=stored.id,
            recorded_at=stored.recorded_at,
        )
    except (KeyError, ValueError, TypeError):
        raise BadEntry("invalid values", stored.topic, stored.id) from None
