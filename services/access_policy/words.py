"""Looking for words as people do: capitals, accents and the way of writing an apostrophe do not matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

_ALIKE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i", "_": " "}
)
"""Letters that Unicode does not take apart (the last is the i without a dot); and what joins words of ours."""
_ALIKE.update(dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u00b4`"), "'"))
_NOT_SEEN = frozenset({"Mn", "Cf", "Cc"})


def plain(text: str) -> str:
    """`text` as it is compared: without capitals, accents, and characters that nobody sees; spaces are one space."""
    spaced = " ".join(str.__str__(text).translate(_ALIKE).split())
    apart = unicodedata.normalize("NFKD", spaced.casefold()).translate(_ALIKE)
    return "".join(sign for sign in apart if unicodedata.category(sign) not in _NOT_SEEN).casefold()


def words_of(typed: str) -> tuple[str, ...]:
    """The words that somebody typed, each to be looked for by itself. None where nothing was typed that can be seen."""
    return tuple(dict.fromkeys(plain(typed).split()))


def hold(fields: Mapping[str, Any], words: Iterable[str], within: tuple[str, ...] = ()) -> bool:
    """Whether every one of `words` stands somewhere in the texts of `fields` (those named in `within`, or all)."""
    told = "\n".join(plain(text) for name, value in fields.items() if name in (within or fields) for text in _of(value))
    return all(word in told for word in words)


def _of(value: Any) -> Iterator[str]:
    """The texts within a value as it is told; an id is none: nobody looks for half of one."""
    match value:
        case str():
            if not _is_id(value):
                yield value
        case Mapping():
            for inner in value.values():
                yield from _of(inner)
        case list() | tuple():
            for inner in value:
                yield from _of(inner)


def _is_id(text: str) -> bool:
    if len(text) != len(str(UUID(int=0))):
        return False
    try:
        UUID(text)
    except ValueError:
        return False
    return True
