"""What every event says of itself: at which level each field may be told, who is on it, and that no text is bare."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from case_store.decider import Decider
from case_store.entry import AUDIENCE, LABELS, NEVER, UNTIL, Event, Labelled, Person, levels_of, lift
from case_store.errors import Refused
from case_store.vocabulary import Level, Sensitive
from tests.case_store.any_event import EVENTS, any_event
from tests.case_store.test_checks import DECIDERS

LIFTED = (LABELS, AUDIENCE, UNTIL)
LEVELS = Path(__file__).with_name("levels.txt")


def row(event: type[Event]) -> str:
    """One event as it stands in `levels.txt`: its part, and which fields are told from which level on."""
    levels = levels_of(event)
    lines = [f"{event.name} ({event.part})"]
    for level in (Level.EXISTENCE, Level.SUMMARY, Level.FULL):
        told = [_marked(event, name) for name in event.model_fields if levels.get(name) is level]
        if told:
            lines.append(f"    {level:9}  {', '.join(told)}")
    never = [_marked(event, name) for name in event.model_fields if name not in levels]
    return "\n".join([*lines, *([f"    {'never':9}  {', '.join(never)}"] if never else [])])


def _marked(event: type[Event], name: str) -> str:
    """A field's name, and what of it is lifted into the envelope."""
    marks = [
        str(mark.role) if isinstance(mark, Person) else str(mark.label) if isinstance(mark, Labelled) else mark.name
        for mark in event.model_fields[name].metadata
        if mark is not NEVER and (isinstance(mark, (Person, Labelled)) or mark in LIFTED)
    ]
    return name + "".join(f" [{mark}]" for mark in marks)


def bare_text(annotation: Any) -> bool:
    """Whether a field declared like this could hold text that is neither sensitive nor from a closed list."""
    if get_origin(annotation) is Literal:
        return not all(isinstance(value, (Enum, bool)) for value in get_args(annotation))
    if get_args(annotation):
        return any(bare_text(within) for within in get_args(annotation) if within is not Ellipsis)
    if annotation is Any or not isinstance(annotation, type):
        return True
    if issubclass(annotation, BaseModel):
        return any(bare_text(field.annotation) for field in annotation.model_fields.values())
    return issubclass(annotation, str) and not issubclass(annotation, (Enum, Sensitive))


class TestTheLevelsOfFields:
    def test_are_those_that_were_looked_through(self) -> None:
        """One table to hold against section 1 of the access table. A change here is a change of who may know what."""
        now = "\n".join(row(event) for event in EVENTS) + "\n"
        assert now == LEVELS.read_text(), f"Look the change through, then write this to {LEVELS.name}:\n{now}"

    def test_show_a_level_that_would_be_lost(self) -> None:
        """The control: a level within an optional is lost, the field is silently full, and the table shows it."""
        assert "staff_summary" in row_of("elsa.session_noted", Level.SUMMARY)
        assert "note" in row_of("elsa.session_noted", Level.FULL)
        assert "staff_summary" not in row_of("elsa.session_noted", Level.FULL)


def row_of(name: str, level: Level) -> list[str]:
    """The fields of one event at one level."""
    (event,) = (event for event in EVENTS if event.name == name)
    return [field for field, needed in levels_of(event).items() if needed is level]


class TestTextInEvents:
    @pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.name)
    def test_is_sensitive_or_from_a_closed_list(self, event: type[Event]) -> None:
        """So that no log, error or traceback can hold it."""
        bare = {(event.name, name) for name, field in event.model_fields.items() if bare_text(field.annotation)}
        assert not bare

    @pytest.mark.parametrize("annotation", [str, str | None, tuple[str, ...], frozenset[str], Literal["a"], Any])
    def test_would_be_found_if_it_were_bare(self, annotation: Any) -> None:
        """The control: the test above sees bare text wherever it hides."""
        assert bare_text(annotation)

    @given(any_event())
    @settings(max_examples=200, deadline=None)
    def test_is_in_no_repr(self, event: Event) -> None:
        """Whatever the event."""
        assert "'one'" not in repr(event)
        assert "'two'" not in str(event)


class TestAnyEvent:
    @given(any_event())
    @settings(max_examples=300, deadline=None)
    def test_reads_as_it_was_written(self, event: Event) -> None:
        """The same fact, and the same bytes when it is written again."""
        stored = event.model_dump_json()
        read = type(event).model_validate_json(stored)
        assert read == event
        assert read.model_dump_json() == stored
        assert lift(read) == lift(event)

    @given(st.sampled_from(DECIDERS), st.lists(any_event(), max_size=12))
    @settings(max_examples=400, deadline=None)
    def test_can_be_remembered_by_any_rules(self, decider: Any, events: list[Event]) -> None:
        """It has happened: `evolve` never refuses, in whatever order, whatever is missing."""
        decider.fold(events)

    def test_would_be_refused_by_rules_that_refuse(self) -> None:
        """The control: a state that refuses is found by the same folding."""

        def refusing(state: None, event: Event) -> None:
            raise Refused

        with pytest.raises(Refused):
            Decider("refusing", None, refusing).fold([EVENTS[0].model_construct()])
