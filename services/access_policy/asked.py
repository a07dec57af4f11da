"""What policy is asked, in closed words only.

A question holds no id, no date and no text. Two questions that say the same are the same, word for word.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from case_store.elsa.codes import RequestedBy
from case_store.vocabulary import Audience, Capacity, Label, Level, Part, Post, Purpose, Relation, Role

Enumeration = TypeVar("Enumeration", bound=StrEnum)

TO_MATTER = frozenset(
    {
        Relation.DELIVERING_ELSA,
        Relation.COVERING_ELSA,
        Relation.HANDED_OVER,
        Relation.REFERRER,
        Relation.LINE_MANAGER,
        Relation.PSP_COORDINATOR,
        Relation.KEY_WORKER,
        Relation.AGENCY_ATTENDED,
        Relation.AGENCY_INVITED,
        Relation.HOLDER,
        Relation.SUBJECT,
        Relation.TOLD_FULL,
    }
)
"""Relations to a matter. They stand in a kind; those to school and pupil stand once in a question."""
_ACT = re.compile(r"[a-z_]{1,40}\.[a-z_]{1,40}")


class SaidNow(StrEnum):
    """What the pupil's newest answer for an audience comes to today."""

    AGREED = "agreed"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


def _closed(
    value: Any, words: type[Enumeration], allowed: frozenset[Enumeration] | None = None
) -> frozenset[Enumeration]:
    if not isinstance(value, (frozenset, set)):
        raise TypeError("A question holds sets of closed words.")
    found = frozenset(words(word) for word in value)
    if allowed is not None and not found <= allowed:
        raise ValueError("A relation stands in the wrong place of a question.")
    return found


def _settle(question: Any, **settled: Any) -> None:
    for name, value in settled.items():
        object.__setattr__(question, name, value)
    for name, form in type(question).__annotations__.items():
        if form == "bool" and not isinstance(getattr(question, name), bool):
            raise TypeError("A question holds yes or no, and nothing like it.")


@dataclass(frozen=True)
class Asking:
    """Who asks, and for what: capacity, the purpose they named, their relations to school and pupil today."""

    capacity: Capacity
    purpose: Purpose | None = None
    relations: frozenset[Relation] = frozenset()

    def __post_init__(self) -> None:
        _settle(
            self,
            capacity=Capacity(self.capacity),
            purpose=None if self.purpose is None else Purpose(self.purpose),
            relations=_closed(self.relations, Relation, frozenset(Relation) - TO_MATTER),
        )


@dataclass(frozen=True)
class Kind:
    """A set of entries that policy cannot tell apart.

    `matter` are the reader's relations to the entry's own matter, `mine` their roles on the entry. `pupil_said` is
    given as a mapping and kept as pairs. `told` is the level in which a lead's wording was told to this reader.
    """

    part: Part
    labels: frozenset[Label] = frozenset()
    corrected: bool = False
    matter: frozenset[Relation] = frozenset()
    mine: frozenset[Role] = frozenset()
    audience: frozenset[Audience] = frozenset()
    default: frozenset[Audience] = frozenset()
    pupil_said: Mapping[Any, Any] | tuple[tuple[Audience, SaidNow], ...] = ()
    in_date: bool = False
    told: Level = Level.NONE
    own_readable: bool = False
    after_concern_about_me: bool = False
    of_me: bool = False

    def __post_init__(self) -> None:
        said = self.pupil_said.items() if isinstance(self.pupil_said, Mapping) else self.pupil_said
        _settle(
            self,
            part=Part(self.part),
            labels=_closed(self.labels, Label),
            matter=_closed(self.matter, Relation, TO_MATTER),
            mine=_closed(self.mine, Role),
            audience=_closed(self.audience, Audience),
            default=_closed(self.default, Audience),
            pupil_said=tuple(sorted((Audience(audience), SaidNow(answer)) for audience, answer in said)),
            told=Level(self.told),
        )


@dataclass(frozen=True)
class About:
    """What an act is about: the part and matter, the person's roles on the entry, and whom an appointment concerns."""

    part: Part | None = None
    matter: frozenset[Relation] = frozenset()
    mine: frozenset[Role] = frozenset()
    post: Post | None = None
    oneself: bool = False
    author_of_matter: bool = False
    subject_posts: frozenset[Post] = frozenset()
    requested_by: RequestedBy | None = None

    def __post_init__(self) -> None:
        _settle(
            self,
            part=None if self.part is None else Part(self.part),
            matter=_closed(self.matter, Relation, TO_MATTER),
            mine=_closed(self.mine, Role),
            post=None if self.post is None else Post(self.post),
            subject_posts=_closed(self.subject_posts, Post),
            requested_by=None if self.requested_by is None else RequestedBy(self.requested_by),
        )


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return dict(value)
    return value


def _spread(question: Asking | Kind | About) -> dict[str, Any]:
    return {field.name: _plain(getattr(question, field.name)) for field in fields(question)}


def _text(question: Mapping[str, Any]) -> str:
    return json.dumps(question, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=200_000)
def of_reading(asking: Asking, kind: Kind) -> str:
    """The canonical question how much of `kind` is told."""
    return _text({**_spread(asking), "kind": _spread(kind)})


@lru_cache(maxsize=20_000)
def of_act(asking: Asking, act: str, about: About) -> str:
    """The canonical question whether `act` is allowed."""
    if not _ACT.fullmatch(act):
        raise ValueError("An act is named in two words.")
    return _text({**_spread(asking), "act": act, "about": _spread(about)})


@lru_cache(maxsize=20_000)
def of_purpose(asking: Asking) -> str:
    """The canonical question whether the purpose is carried."""
    return _text(_spread(asking))
