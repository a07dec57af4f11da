"""What every rule asks of what was typed: text that says something and is not too long, days that can have been.

A refusal names the field, which is ours, and never repeats what was typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import wraps
from typing import Any

from pydantic import BaseModel

from case_store.decider import Circumstances, Command, Events, Rule
from case_store.errors import Invalid
from case_store.vocabulary import Sensitive


def texts_of(said: BaseModel) -> Iterator[tuple[str, Sensitive]]:
    """Every text in `said`, also in the models within it, with the name of its field."""
    for name in type(said).model_fields:
        yield from _texts(name, getattr(said, name))


def _texts(name: str, value: object) -> Iterator[tuple[str, Sensitive]]:
    match value:
        case Sensitive():
            yield name, value
        case BaseModel():
            yield from texts_of(value)
        case tuple():
            for item in value:
                yield from _texts(name, item)


def check_texts(command: Command, limit: int) -> None:
    """Raises Invalid where a text of `command` is blank, or longer than the school takes."""
    for name, text in texts_of(command):
        if not text.strip():
            raise Invalid(f"`{name}` is blank. Say it, or leave it out.")
        if "\x00" in text:
            raise Invalid(f"`{name}` holds a character that cannot be kept. Type it again.")
        if len(text) > limit:
            raise Invalid(f"`{name}` is longer than the {limit} characters that this school takes. Shorten it.")


def checked(rules: Mapping[type[Command], Rule]) -> dict[type[Command], Rule]:
    """The same rules, each of which first looks at the texts of its command."""
    return {command: _looking_first(rule) for command, rule in rules.items()}


def _looking_first(rule: Rule) -> Rule:
    @wraps(rule)
    def looks_first(command: Any, state: Any, around: Circumstances) -> Events:
        check_texts(command, around.settings.text_limit)
        return rule(command, state, around)

    return looks_first


def happened(day: date | None, around: Circumstances, field: str) -> date:
    """The day on which something happened: `day`, or today if nobody said.

    Raises Invalid for a day in the future, and for one on which the pupil was not born or an infant: the bound is
    the end of the school year of birth, which follows from the year group, so that trying days does not tell a
    birthday to those who may not know it.
    """
    if day is None:
        return around.today
    if day > around.today:
        raise Invalid(f"`{field}` lies in the future. Record it once it has happened.")
    earliest = around.pupil.earliest if around.pupil is not None else None
    if earliest is not None and day < earliest:
        raise Invalid(f"`{field}` lies before this pupil can have been at school. Check the year.")
    return day


def in_order(starts: date, ends: date | None) -> None:
    """Raises Invalid where a last day lies before the first."""
    if ends is not None and ends < starts:
        raise Invalid("`ends` lies before `starts`. Turn them round, or leave the last day out.")
