"""Given what has happened, when somebody asks, then this happens, or is refused: the rules, without a database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from case_store.decider import Circumstances, Command, Decider, Happening
from case_store.entry import Actor, Event
from case_store.errors import Invalid, NotFound, RecordError, Refused
from case_store.people.codes import SenStatus
from case_store.people.events import PupilEnrolled
from case_store.people.pupil import Pupil
from case_store.people.settings import Settings
from case_store.vocabulary import Sensitive


def one(number: int) -> UUID:
    """An id that one recognises in a failure."""
    return UUID(int=number)


NOW = datetime(2026, 3, 10, 14, 30, tzinfo=UTC)
TODAY = date(2026, 3, 10)
YESTERDAY = date(2026, 3, 9)
TOMORROW = date(2026, 3, 11)

STREAM, CASE, TRAIL, PUPIL = one(0xA1), one(0xA2), one(0xA3), one(0xA4)
ELSA, LEAD, DEPUTY, HEAD, CHAIR, TEACHER, OTHER = (one(0xB0 + n) for n in range(7))
ENTRY, ROOT = one(0xC1), one(0xC2)


def text(words: str = "some words") -> Sensitive:
    """Text, as a command holds it."""
    return Sensitive(words)


LINE = PupilEnrolled(
    pupil=PUPIL,
    case=CASE,
    display_name=text("Sam Example"),
    year=5,
    form=text("5B"),
    sen_status=SenStatus.NONE,
    date_of_birth=date(2016, 5, 4),
    starts=date(2021, 9, 1),
)


def minting() -> Callable[[], UUID]:
    """Ids of new things, one after the other: `minted(0)`, `minted(1)`, …"""
    made = iter(range(1_000))
    return lambda: minted(next(made))


def minted(number: int) -> UUID:
    """The id of the new thing that was made as number `number`, from 0."""
    return one(0xD000 + number)


def around(**changed: Any) -> Circumstances:
    """An ordinary Tuesday: the ELSA acts on a pupil of year 5, nothing is set and nobody is barred."""
    usual = Circumstances(
        now=NOW,
        today=TODAY,
        actor=Actor(custodian="hilltop", person=ELSA),
        mint=minting(),
        trail=TRAIL,
        settings=Settings(),
        pupil=Pupil(line=LINE),
        stream=STREAM,
        matter=STREAM,
        case=CASE,
        in_line=(LEAD, DEPUTY, HEAD, CHAIR),
        adult_holder=HEAD,
        adult_line=(HEAD, CHAIR),
    )
    return replace(usual, **changed)


@dataclass(frozen=True)
class Given:
    """What has happened so far in one stream, under one set of rules."""

    rules: Decider[Any]
    events: tuple[Event, ...] = ()

    def given(self, *events: Event) -> Given:
        """The same rules, after `events`."""
        return replace(self, events=(*self.events, *events))

    def when(self, command: Command, **circumstances: Any) -> Then:
        """Somebody asks for `command`, on an ordinary Tuesday but for `circumstances`."""
        try:
            state = self.rules.fold(self.events)
            return Then(self.rules.decide(command, state, around(**circumstances)))
        except RecordError as error:
            return Then(error=error)


@dataclass(frozen=True)
class Then:
    """What came of it: what happens, or why not."""

    happenings: tuple[Happening, ...] = ()
    error: RecordError | None = None

    def then(self, *events: Event) -> Then:
        """Exactly these events happen, in this order."""
        __tracebackhide__ = True
        assert self.error is None, f"refused: {self.error}"
        assert [happening.event for happening in self.happenings] == list(events)
        return self

    def then_refused(self, because: str) -> None:
        """The history does not allow it, in a sentence that holds `because`."""
        self._said(Refused, because)

    def then_invalid(self, because: str) -> None:
        """What was typed cannot be right, in a sentence that holds `because`."""
        self._said(Invalid, because)

    def then_not_found(self) -> None:
        """It looks like nothing at all."""
        assert isinstance(self.error, NotFound), self.error

    @property
    def events(self) -> list[Any]:
        """What happens, wherever it belongs."""
        assert self.error is None, f"refused: {self.error}"
        return [happening.event for happening in self.happenings]

    def event(self) -> Any:
        """The one event that happens."""
        (event,) = self.events
        return event

    def _said(self, kind: type[RecordError], because: str) -> None:
        __tracebackhide__ = True
        assert self.error is not None, "it was allowed"
        if type(self.error) is not kind or because not in str(self.error):
            pytest.fail(f"expected {kind.__name__} because {because!r}, got {type(self.error).__name__}: {self.error}")
