"""Stored examples of every kind of event, kept for ever; `python -m tests.promises.golden` writes the missing ones.

An example is what the database would hold, sealed under keys that everybody knows, and the values it must still
have when it is read. Examples are added, never edited: their digests stand in `SHA256SUMS`.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import pkgutil
import types
import typing
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin
from uuid import UUID, uuid5

from pydantic import BaseModel, ValidationError

from case_store.entry import Actor, Because, Entry, Erased, Event, lift, registered_events
from case_store.journal.keys import KeyRing
from case_store.journal.mapper import Mapper
from case_store.journal.stored import StoredEntry
from case_store.vocabulary import Sensitive

FOLDER = Path(__file__).parent / "stored_events"
SUMS = FOLDER / "SHA256SUMS"
RING = KeyRing(bytes(32))  # known to everybody: nothing but examples is sealed under it
WORDS = ("example", "0" * 64, "09:30", "Europe/London")
"""Texts to try where a field takes only some."""
ID = UUID("018f0000-0000-7000-8000-000000000001")
OURS = ("case_store", "access_policy", "projections", "confide")


def our_events() -> tuple[type[Event], ...]:
    """Every kind of event that the service can write."""
    for name in OURS[:2]:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            importlib.import_module(module.name)
    return tuple(
        event for event in registered_events() if event.__module__.split(".")[0] in OURS and event is not Erased
    )


def example_of(event: type[Event]) -> Event:
    """An instance with every field filled, of values that follow from the names of the fields."""
    fields = _fields(event)
    for word in WORDS:
        try:
            return event.model_validate(fields)
        except ValidationError as error:
            for each in error.errors():
                if each["type"] == "string_pattern_mismatch":
                    _put(fields, each["loc"], word)
    return event.model_validate(fields)


def _put(fields: Any, place: tuple[int | str, ...], word: str) -> None:
    *way, last = place
    for step in way:
        fields = fields[step]
    if last == "[key]":
        raise TypeError("Give the keys of this mapping a word of a closed list.")
    fields[last] = word


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {name: _value(name, info.annotation) for name, info in model.model_fields.items()}


def _value(name: str, wanted: Any) -> Any:
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin is typing.Annotated or isinstance(wanted, typing.NewType):
        return _value(name, arguments[0] if arguments else wanted.__supertype__)
    if origin in (Union, types.UnionType):
        return _value(name, next(argument for argument in arguments if argument is not type(None)))
    if origin in (tuple, list, frozenset, set):
        return [_value(name, arguments[0])]
    if origin is typing.Literal:
        return arguments[0]
    if origin is not None and issubclass(origin, Mapping):
        return {_value(name, arguments[0]): _value(name, arguments[1])}
    return _plain_value(name, wanted)


def _plain_value(name: str, wanted: Any) -> Any:
    if issubclass(wanted, BaseModel):
        return _fields(wanted)
    if issubclass(wanted, Enum):
        return next(iter(wanted))
    if wanted is UUID:
        return uuid5(ID, name)
    if wanted is datetime:
        return datetime(2025, 3, 4, 10, 30, tzinfo=UTC)
    if wanted is date:
        return date(2025, 3, 4)
    if wanted is time:
        return time(10, 30)
    if wanted is bool:
        return True
    if wanted in (int, float):
        return wanted(3)
    return f"Example of {name}."


def plain(value: Any) -> Any:
    """`value` as JSON can hold it: sets in order, text revealed."""
    if isinstance(value, BaseModel):
        return {name: plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, (frozenset, set)):
        return sorted((plain(each) for each in value), key=str)
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(each) for key, each in value.items()}
    if isinstance(value, Sensitive):
        return value.reveal()
    if isinstance(value, Enum):
        return value.value
    return value if isinstance(value, (str, int, float, type(None))) else _text(value)


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def store(event: Event) -> dict[str, Any]:
    """What is kept of an example."""
    wrapped = RING.new_custodian_key("golden")
    keys = RING.custodian("golden", wrapped)
    file, key = uuid5(ID, "file"), uuid5(ID, "key")
    keys.adopt(file, key, wrapped_key := keys.new_file_key(file, key))
    stored = Mapper("golden", keys).to_stored(_entry(event, file))
    return {
        "name": stored.topic,
        "stream": str(stored.originator_id),
        "version": stored.originator_version,
        "state": stored.state.hex(),
        **{
            field: None if value is None else str(value)
            for field in ("entry", "file", "matter", "about", "key", "command")
            for value in [getattr(stored, field)]
        },
        "part": stored.part,
        "envelope": stored.envelope,
        "wrapped": wrapped_key.hex(),
        "custodian_key": wrapped.hex(),
        "values": plain(event),
    }


def _entry(event: Event, file: UUID) -> Entry:
    return Entry(
        id=uuid5(ID, event.name),
        custodian="golden",
        file=file,
        matter=uuid5(ID, "matter"),
        stream=uuid5(ID, "stream"),
        version=1,
        name=event.name,
        part=event.part,
        lifted=lift(event),
        about=None,
        actor=Actor("golden", uuid5(ID, "actor")),
        because=Because(("example.rule",), "0" * 64),
        happened_at=datetime(2025, 3, 4, 10, 30, tzinfo=UTC),
        command=uuid5(ID, "command"),
        happened=event,
    )


def read(kept: Mapping[str, Any]) -> Entry:
    """The entry of a stored example, as today's code reads it. Raises BadEntry."""
    keys = RING.custodian("golden", bytes.fromhex(kept["custodian_key"]))
    ids: dict[str, Any] = {
        field: kept[field] and UUID(kept[field]) for field in ("entry", "file", "matter", "about", "key", "command")
    }
    return Mapper("golden", keys).to_entry(
        StoredEntry(
            id=1,
            originator_id=UUID(kept["stream"]),
            originator_version=kept["version"],
            topic=kept["name"],
            state=bytes.fromhex(kept["state"]),
            custodian="golden",
            part=kept["part"],
            envelope=kept["envelope"],
            wrapped=bytes.fromhex(kept["wrapped"]),
            **ids,
        )
    )


def path_of(event: type[Event]) -> Path:
    """Where the first example of a kind of event is kept; further ones have a suffix of their own."""
    return FOLDER / f"{event.name}.json"


def sums() -> dict[str, str]:
    """The digest of each example, as it was when it was added."""
    lines = SUMS.read_text().splitlines() if SUMS.exists() else []
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def write_missing(events: Iterable[type[Event]]) -> list[Path]:
    """Keep an example of each kind of event that has none; what was written."""
    FOLDER.mkdir(exist_ok=True)
    missing = {path_of(event): store(example_of(event)) for event in events if not path_of(event).exists()}
    for path, kept in missing.items():
        path.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n")
    known = sums() | {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in missing}
    SUMS.write_text("".join(f"{digest}  {name}\n" for name, digest in sorted(known.items())))
    return list(missing)


if __name__ == "__main__":
    for each in write_missing(our_events()):
        print(each.name)
