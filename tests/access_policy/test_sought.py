"""Filters, order and pieces: over what is told, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from access_policy.reading import ToldEntry
from access_policy.sought import Placed, Sought, piece
from case_store.vocabulary import Level, Part
from tests.given import ELSA, TEACHER, one

FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)


def told(number: int, day: int = 0, part: Part = Part.CONTACTS, **fields: Any) -> Placed:
    """The entry at place `number`, on the day so many days after the first."""
    entry = ToldEntry(
        id=one(number),
        file=one(0xA),
        part=part,
        what="case.contact_recorded",
        level=Level.SUMMARY,
        happened_at=FIRST + timedelta(days=day),
        fields=fields,
        because=("a.rule",),
    )
    return number, entry


ENTRIES = [
    told(1, day=9, author=str(ELSA)),
    told(2, day=3, part=Part.SESSIONS, author=str(ELSA), note="Café"),
    told(3, day=3, author=str(TEACHER)),
    told(4, day=0),
]


def found(sought: Sought) -> list[UUID]:
    """The entries that are asked for, in order."""
    return [entry.id for entry in piece(ENTRIES, sought, None, None, None)[0]]


def ids(*numbers: int) -> list[UUID]:
    """The ids of entries by their places."""
    return [one(number) for number in numbers]


class TestSought:
    def test_without_anything_said_is_everything_by_the_day_it_happened(self) -> None:
        """Those of one day in the order in which they were recorded."""
        assert found(Sought()) == ids(4, 2, 3, 1)
        assert found(Sought(newest_first=True)) == ids(1, 3, 2, 4)

    def test_narrows_to_parts_days_author_and_words(self) -> None:
        """Each alone, and together."""
        assert found(Sought(parts=frozenset({Part.SESSIONS}))) == ids(2)
        assert found(Sought(first=date(2026, 3, 4))) == ids(2, 3, 1)
        assert found(Sought(last=date(2026, 3, 4))) == ids(4, 2, 3)
        assert found(Sought(author=ELSA)) == ids(2, 1)
        assert found(Sought(words=("cafe",))) == ids(2)
        assert found(Sought(author=ELSA, first=date(2026, 3, 5))) == ids(1)

    def test_of_an_author_finds_nothing_of_which_none_is_told(self) -> None:
        """Whoever it was: an entry that does not say its author is nobody's."""
        assert one(4) not in {entry for who in (ELSA, TEACHER, one(4)) for entry in found(Sought(author=who))}

    def test_counts_days_as_schools_do(self) -> None:
        """Half past eleven at night in July, written in UTC, is the next day at school."""
        place, entry = told(1)
        late = entry.model_copy(update={"happened_at": datetime(2026, 7, 1, 23, 30, tzinfo=UTC)})
        assert piece([(place, late)], Sought(first=date(2026, 7, 2)), None, None, None)[0]

    def test_says_nothing_of_its_words(self) -> None:
        """A traceback shows it, and must not show them."""
        assert "quillfeather" not in repr(Sought(words=("quillfeather",)))


class TestPieces:
    @pytest.mark.parametrize("newest_first", [False, True])
    @pytest.mark.parametrize("limit", [1, 2, 3, 4, 5])
    def test_hold_everything_once_in_order(self, limit: int, newest_first: bool) -> None:
        """Whatever their length; the last says that nothing follows."""
        sought, mark, seen = Sought(newest_first=newest_first), None, []
        for _ in range(-(-len(ENTRIES) // limit)):
            shown, mark = piece(ENTRIES, sought, None, mark, limit)
            seen += [entry.id for entry in shown]
        assert (seen, mark) == (found(sought), None)

    def test_are_of_what_the_page_is_about(self) -> None:
        """A chronology is cut into pieces of the significant."""
        shown, mark = piece(ENTRIES, Sought(), lambda entries: entries[:2], None, 1)
        assert ([entry.id for entry in shown], mark is None) == (ids(2), False)

    def test_do_not_end_where_somebody_else_wrote_meanwhile(self) -> None:
        """The mark is a place, not an entry: it holds although what stood there is hidden by now."""
        _, mark = piece(ENTRIES, Sought(), None, None, 2)
        rest, _ = piece([ENTRIES[0], ENTRIES[2], ENTRIES[3]], Sought(), None, mark, None)
        assert [entry.id for entry in rest] == ids(3, 1)
