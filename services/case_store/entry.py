"""An event is a fact; an entry is the line of the journal that holds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.vocabulary import Audience, Capacity, Label, Level, Part, Role

EXISTENCE, SUMMARY, FULL = Level.EXISTENCE, Level.SUMMARY, Level.FULL
"""The level at which a field may be told, said in `Annotated`; a field that says nothing is full."""


@dataclass(frozen=True, slots=True)
class Person:
    """Marks a field that holds a person's id (or a tuple of them) with what they are to the entry."""

    role: Role


@dataclass(frozen=True, slots=True)
class Labelled:
    """Marks a yes-or-no field that puts `label` on the entry while it is true."""

    label: Label


@dataclass(frozen=True, slots=True)
class _Marker:
    """A mark without a value of its own."""

    name: str


LABELS = _Marker("labels")
"""Marks a field whose value is a label, or a set of labels, of the entry."""
AUDIENCE = _Marker("audience")
"""Marks the field that says for whom the staff summary was written."""
UNTIL = _Marker("until")
"""Marks the field with the last day on which the staff summary is in date."""
NEVER = _Marker("never")
"""Marks a field that is told to nobody at any level, such as a position in the journal."""


class Event(BaseModel):
    """A fact, in the past tense, with a permanent name.

    Declare it as `class SessionNoted(Event, name="elsa.session_noted", part=Part.SESSIONS)`. A name has one
    class for ever; fields are only ever added, each with a default; a changed meaning is a new name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    name: ClassVar[str]
    part: ClassVar[Part]

    def __init_subclass__(cls, *, name: str | None = None, part: Part | None = None, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)

    @classmethod
    def __pydantic_init_subclass__(cls, *, name: str | None = None, part: Part | None = None, **kwargs: Any) -> None:
        if name is None or part is None:
            raise TypeError(f"{cls.__qualname__} declares no name or no part.")
        claimed = _EVENTS.get(name)
        if claimed is not None and claimed.__qualname__ + claimed.__module__ != cls.__qualname__ + cls.__module__:
            raise TypeError(f"The name {name} already belongs to {claimed.__qualname__}.")
        cls.name, cls.part = name, part
        _EVENTS[name] = cls


_EVENTS: dict[str, type[Event]] = {}


def event_named(name: str) -> type[Event]:
    """The class of the events stored under `name`. Raises KeyError for a name that nobody claims."""
    return _EVENTS[name]


def registered_events() -> tuple[type[Event], ...]:
    """Every kind of event that has been declared, by name."""
    return tuple(_EVENTS[name] for name in sorted(_EVENTS))


class Erased(Event, name="journal.erased", part=Part.SERVICE):
    """Stands in for an event whose key was destroyed: read, never written; `evolve` and `project` pass over it."""


@cache
def levels_of(event: type[Event]) -> dict[str, Level]:
    """At which level each field of `event` may be told; one that is never told is not in it."""
    return {
        field_name: next((mark for mark in info.metadata if isinstance(mark, Level)), Level.FULL)
        for field_name, info in event.model_fields.items()
        if NEVER not in info.metadata
    }


@cache
def _marks_of(event: type[Event]) -> tuple[tuple[str, Any], ...]:
    """The fields of `event` that are lifted into the envelope, each with its mark."""
    return tuple(
        (field_name, mark)
        for field_name, info in event.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, (Person, Labelled, _Marker))
    )


@dataclass(frozen=True, slots=True)
class Lifted:
    """What an event says of itself in clear: for policy and for finding it again, never words.

    `audience` is None for an event that knows no audience; `until` is the last day in date, None for no end.
    """

    labels: frozenset[Label] = frozenset()
    people: tuple[tuple[Role, UUID], ...] = ()
    audience: frozenset[Audience] | None = None
    until: date | None = None


def lift(event: Event) -> Lifted:
    """What of `event` belongs into the envelope of its entry."""
    labels: set[Label] = set()
    people: list[tuple[Role, UUID]] = []
    audience: frozenset[Audience] | None = None
    until: date | None = None
    for field_name, mark in _marks_of(type(event)):
        value = getattr(event, field_name)
        if value is None or value is False:
            continue
        match mark:
            case Person(role=role):
                ids = value if isinstance(value, (tuple, list, frozenset)) else (value,)
                people += ((role, person) for person in sorted(ids))
            case Labelled(label=label):
                labels.add(label)
            case _ if mark is LABELS:
                labels |= {value} if isinstance(value, Label) else set(value)
            case _ if mark is AUDIENCE:
                audience = frozenset(value)
            case _ if mark is UNTIL:
                until = value
    return Lifted(frozenset(labels), tuple(people), audience, until)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or asks: a person of one custodian, in one capacity, through one client.

    `beside` is the adult at a pupil's side, whose own relations are never added to the pupil's.
    """

    custodian: str
    person: UUID
    capacity: Capacity = Capacity.STAFF
    client: str = "api"
    beside: UUID | None = None


@dataclass(frozen=True, slots=True)
class Because:
    """The rules that gave leave, and the policy revision they belong to."""

    rules: tuple[str, ...] = ()
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal: an event, and in clear what is needed to find it and to decide on it.

    All fields but `happened`, `position` and `recorded_at` are authenticated together with the encrypted event.
    `position` and `recorded_at` are the database's, None until stored. `lifted` is kept when the event is erased.
    """

    id: UUID
    custodian: str
    file: UUID
    matter: UUID | None
    stream: UUID
    version: int
    name: str
    part: Part
    lifted: Lifted
    about: UUID | None
    actor: Actor
    because: Because
    happened_at: datetime
    command: UUID
    happened: Event = field(repr=False)
    key: UUID | None = None
    position: int | None = None
    recorded_at: datetime | None = None

    @property
    def erased(self) -> bool:
        """Whether the key of this entry was destroyed, so that only its envelope is left."""
        return isinstance(self.happened, Erased)


def entry_of(
    event: Event,
    *,
    id: UUID,  # noqa: A002 - the field's own name
    file: UUID,
    stream: UUID,
    version: int,
    actor: Actor,
    because: Because,
    happened_at: datetime,
    command: UUID,
    matter: UUID | None = None,
    about: UUID | None = None,
) -> Entry:
    """The line of the journal that will hold `event`, with what it says of itself lifted into the envelope."""
    return Entry(
        id=id,
        custodian=actor.custodian,
        file=file,
        matter=matter,
        stream=stream,
        version=version,
        name=event.name,
        part=event.part,
        lifted=lift(event),
        about=about,
        actor=actor,
        because=because,
        happened_at=happened_at,
        command=command,
        happened=event,
    )
