"""What of a page somebody asks for: filters, words, order and pieces, all over what they are told and nothing else.

Everything here is pure and is given entries after redaction. A filter or a word can therefore match only what the
reader would have been shown without it, and whatever is typed, the answer says nothing of the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from access_policy.cursor import Mark
from access_policy.reading import ToldEntry
from access_policy.words import hold
from case_store.calendar import today
from case_store.vocabulary import Part

Placed = tuple[int, ToldEntry]
"""An entry as it is told, and its place in the journal: for order among those of one day, and never told."""
Only = Callable[[Sequence[ToldEntry]], Sequence[ToldEntry]]
"""Which of the entries told a page is about."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked for: parts, days, an author, words; and whether the newest come first.

    What is left out narrows nothing. `within` names the only fields in which words are looked for.
    """

    parts: frozenset[Part] = frozenset()
    first: date | None = None
    last: date | None = None
    author: UUID | None = None
    words: tuple[str, ...] = field(default=(), repr=False)
    within: tuple[str, ...] = ()
    newest_first: bool = False

    @property
    def order(self) -> str:
        """The name of the order: a cursor of the one is none of the other."""
        return "newest" if self.newest_first else "oldest"

    def matches(self, entry: ToldEntry) -> bool:
        """Whether `entry` is asked for, by what is told of it."""
        day = today(entry.happened_at)
        return (
            (not self.parts or entry.part in self.parts)
            and (self.first is None or day >= self.first)
            and (self.last is None or day <= self.last)
            and (self.author is None or entry.fields.get("author") == str(self.author))
            and hold(entry.fields, self.words, self.within)
        )


def piece(
    entries: Sequence[Placed], sought: Sought, only: Only | None, mark: Mark | None, limit: int | None
) -> tuple[tuple[ToldEntry, ...], Mark | None]:
    """The entries asked for, in order of their days, at most `limit` beyond `mark`; and the last where more follow."""
    about = {entry.id for entry in only([entry for _, entry in entries])} if only else None
    wanted = {
        _mark(place, entry): entry
        for place, entry in entries
        if (about is None or entry.id in about) and sought.matches(entry)
    }
    order = sorted(wanted, reverse=sought.newest_first)
    if mark is not None:
        beyond = str(mark)
        order = [one for one in order if (one < beyond if sought.newest_first else one > beyond)]
    shown = order if limit is None else order[:limit]
    return tuple(wanted[one] for one in shown), shown[-1] if len(shown) < len(order) else None


def _mark(place: int, entry: ToldEntry) -> str:
    """The day and the place, written so that they sort as they are; short enough for a cursor."""
    return f"{today(entry.happened_at)} {place:019}"
