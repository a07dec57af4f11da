"""Any event that could ever be: made from what its class says of its fields."""

from __future__ import annotations

import types
from datetime import date, time
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin
from uuid import UUID

from hypothesis import strategies as st
from pydantic import BaseModel

from case_store.action import events as _action
from case_store.agency import events as _agency
from case_store.around import events as _around
from case_store.calendar import events as _calendar
from case_store.case import events as _case
from case_store.concern import events as _concern
from case_store.elsa import events as _elsa
from case_store.entry import Erased, Event, registered_events
from case_store.group import events as _group
from case_store.handover import events as _handover
from case_store.home import events as _home
from case_store.impact import events as _impact
from case_store.meeting import agreed as _agreed
from case_store.meeting import events as _meeting
from case_store.meeting import recorded as _recorded
from case_store.noticing import events as _noticing
from case_store.people import events as _people
from case_store.review import events as _review
from case_store.support import events as _support
from case_store.survey import events as _survey
from case_store.training import events as _training
from case_store.vocabulary import Sensitive
from case_store.voice import events as _voice

NOUNS = tuple(
    module.__name__
    for module in (
        _people,
        _agency,
        _action,
        _case,
        _elsa,
        _concern,
        _noticing,
        _impact,
        _support,
        _training,
        _calendar,
        _group,
        _handover,
        _home,
        _meeting,
        _agreed,
        _recorded,
        _around,
        _survey,
        _voice,
        _review,
    )
)
EVENTS = tuple(event for event in registered_events() if event.__module__ in NOUNS)
"""Every kind of event of the nouns, by name."""

_PEOPLE = st.sampled_from([UUID(int=n) for n in range(1, 6)])
_TEXTS = st.sampled_from([Sensitive("one"), Sensitive("two")])


def any_of(annotation: Any) -> st.SearchStrategy[Any]:
    """Any value of a field declared as `annotation`. Few different ones, so that they meet each other."""
    origin, within = get_origin(annotation), get_args(annotation)
    simple = {
        UUID: _PEOPLE,
        Sensitive: _TEXTS,
        date: st.dates(),
        time: st.times(),
        bool: st.booleans(),
        int: st.integers(0, 100),
        str: st.just("Europe/London"),
        type(None): st.none(),
    }
    if annotation in simple:
        return simple[annotation]
    if origin is Literal:
        return st.sampled_from(within)
    if origin in {Union, types.UnionType}:
        return st.one_of(*(any_of(one) for one in within))
    if origin is frozenset:
        return st.frozensets(any_of(within[0]), max_size=3)
    if origin is tuple:
        return st.lists(any_of(within[0]), max_size=3).map(tuple)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return st.sampled_from(list(annotation))
    assert issubclass(annotation, BaseModel), annotation
    return any_model(annotation)


def any_model(model: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Any instance of `model`."""
    return st.builds(model, **{name: any_of(field.annotation) for name, field in model.model_fields.items()})


def any_event() -> st.SearchStrategy[Event]:
    """Any event of the nouns, or one whose key was destroyed."""
    return st.one_of(st.just(Erased()), *(any_model(event) for event in EVENTS))
