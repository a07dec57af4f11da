"""The rules of one kind of stream: what is remembered, and what may happen next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.entry import Actor, Event
from case_store.errors import Refused
from case_store.vocabulary import Audience, Label, Part, Role, Tie

State = TypeVar("State")


class Command(BaseModel):
    """What somebody asks the record to take in: the request's body, and the schema in the API's pages.

    Declare it as `class NoteSession(Command, action="elsa.note_session")`; `action` is the act that policy decides on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    action: ClassVar[str]

    def __init_subclass__(cls, *, action: str | None = None, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)

    @classmethod
    def __pydantic_init_subclass__(cls, *, action: str | None = None, **kwargs: Any) -> None:
        if action is None:
            raise TypeError(f"{cls.__qualname__} declares no action.")
        cls.action = action
        _ACTIONS.add(action)


_ACTIONS: set[str] = set()


def registered_actions() -> frozenset[str]:
    """Every act that a command asks leave for."""
    return frozenset(_ACTIONS)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, and where it belongs where that is not the stream, matter, file and time of its command.

    `stream` opens a new stream; `about` is the entry that it corrects, answers for or adds to; `at` is when it
    happened, if not now; `thing` is the id to answer the caller with, where that is not the stream of the command;
    `id` is that of the entry, where another entry of the same command speaks of it.
    """

    event: Event
    stream: UUID | None = None
    matter: UUID | None = None
    file: UUID | None = None
    about: UUID | None = None
    at: datetime | date | None = None
    thing: UUID | None = None
    id: UUID | None = None


Events = Iterable[Event | Happening]


@dataclass(frozen=True, slots=True)
class EntryAbout:
    """The entry that a command is about, as far as rules need it: no words. `root` is the first of its corrections.

    `audience`, `until` and `people` are those of its envelope, which a correction carries on.
    """

    id: UUID
    root: UUID
    name: str
    part: Part
    file: UUID
    matter: UUID | None
    author: UUID | None
    labels: frozenset[Label]
    audience: frozenset[Audience] | None = None
    until: date | None = None
    people: tuple[tuple[Role, UUID], ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """Another pupil in whose case a command leaves entries besides."""

    pupil: UUID
    case: UUID


@dataclass(frozen=True, slots=True)
class FromAgency:
    """What somebody named by a command has to do with agencies: for which they work now, or ever did.

    `matters` are those to which they were asked, or came, and still stand so; `pupils` those who are placed with them.
    """

    agencies: frozenset[UUID] = frozenset()
    ever: frozenset[UUID] = frozenset()
    matters: Mapping[UUID, frozenset[Tie]] = field(default_factory=dict)
    pupils: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Plans:
    """How many pastoral support programmes a pupil has had, and the one that is open, if one is."""

    count: int = 0
    open: UUID | None = None


NO_PLANS = Plans()


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The outside facts of a decision, settled before it is taken.

    `settings` and `pupil` are folded from their streams (`people.settings.Settings`, `people.pupil.Pupil`);
    `in_line` are the people who would hold a concern about this pupil now, first to last, free of bars;
    `adult_holder` holds a concern about an adult (the head; about the head, the chair), `adult_line` are all who may;
    `stream`, `matter`, `case` and `person` are where the command goes, `others` the other pupils in whose cases it
    leaves entries; `person_is_pupil` says so of the person acted on; `accredited_until` is the last day of the actor's
    accreditation as an ELSA, None where none is recorded; `unreached` are those who are told something and would read
    nothing of it; `from_agency` says of each person named what they have to do with agencies, if anything; `trail` is
    the custodian's file of ids only; `mint` makes the ids of new things. `named_matter` is the matter that the command
    named beside its stream, `known` what came of that matter's own stream, where its rules ask for it; `term` what a
    report of a term's numbers counts; `plans` are the pupil's, for whoever proposes one.
    """

    now: datetime
    today: date
    actor: Actor
    mint: Callable[[], UUID]
    trail: UUID
    settings: Any
    pupil: Any = None
    stream: UUID | None = None
    matter: UUID | None = None
    case: UUID | None = None
    person: UUID | None = None
    about: EntryAbout | None = None
    in_line: tuple[UUID, ...] = ()
    adult_holder: UUID | None = None
    adult_line: tuple[UUID, ...] = ()
    others: tuple[Other, ...] = ()
    unreached: frozenset[UUID] = frozenset()
    person_is_pupil: bool = False
    accredited_until: date | None = None
    from_agency: Mapping[UUID, FromAgency] = field(default_factory=dict)
    named_matter: UUID | None = None
    known: Any = None
    term: Any = None
    plans: Plans = NO_PLANS


Rule = Callable[[Any, Any, Circumstances], Events]


@dataclass(frozen=True)
class Decider(Generic[State]):
    """`initial`, `evolve` and a rule for each command: pure functions; `evolve` may never refuse.

    `decide` yields the events that a command causes, or raises `Refused` with a sentence that says what to do next.
    `is_matter`: each stream is a matter of its own (a referral, a programme, a concern); else it belongs to the case.
    """

    noun: str
    initial: State
    evolve: Callable[[State, Event], State]
    rules: Mapping[type[Command], Rule] = field(default_factory=dict)
    is_matter: bool = False

    def decide(self, command: Command, state: State, around: Circumstances) -> tuple[Happening, ...]:
        """What happens if `command` is obeyed. Raises Refused where the history does not allow it."""
        rule = self.rules.get(type(command))
        if rule is None:
            raise Refused("This cannot be done here.")
        return tuple(e if isinstance(e, Happening) else Happening(e) for e in rule(command, state, around))

    def fold(self, events: Iterable[Event], state: State | None = None) -> State:
        """The state after `events`, from `state` or from the beginning."""
        current = self.initial if state is None else state
        for event in events:
            current = self.evolve(current, event)
        return current
