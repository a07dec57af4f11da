"""How an entry stands after somebody has looked at it: which labels it has gained, and which it has lost."""

from __future__ import annotations

from uuid import UUID

import pytest

from case_store.case.events import ContactsLinked, Marked, WrongChildFound
from case_store.entry import Erased, Event
from case_store.vocabulary import Label, Sensitive
from projections.marks import Marks
from tests.projections.school import entry

WHO, FILE, ROOT, OTHER = (UUID(int=n) for n in range(1, 5))
WHY = Sensitive("Words of a lead.")


def rows(event: Event) -> list[dict[str, object]]:
    """What is written of `event`, about the first of an entry's corrections."""
    return [dict(row.values) for row in Marks().project(entry(event, file=FILE, about=ROOT))]


def row(label: Label, *, in_force: bool) -> dict[str, object]:
    """One row of the table."""
    return {"file": str(FILE), "about": str(ROOT), "label": label.value, "in_force": in_force}


def test_each_label_that_was_put_or_taken_is_a_row() -> None:
    """In one order, so that the same entry gives the same rows."""
    marked = Marked(
        author=WHO,
        put=frozenset({Label.LOOKED_AT, Label.MENTION_ALLOWED}),
        taken=frozenset({Label.UNSAFE_FOR_PARENTS}),
        reason=WHY,
    )
    assert rows(marked) == [
        row(Label.LOOKED_AT, in_force=True),
        row(Label.MENTION_ALLOWED, in_force=True),
        row(Label.UNSAFE_FOR_PARENTS, in_force=False),
    ]


def test_an_entry_about_another_child_is_one_from_then_on() -> None:
    """The entry, and whatever corrects it: the row is about the first of them."""
    assert rows(WrongChildFound(author=WHO, reason=WHY)) == [row(Label.WRONG_CHILD, in_force=True)]


def test_no_row_holds_a_word_or_says_where_it_belongs() -> None:
    """Ids and closed words: the reason and the other child's case stay in the entry."""
    found = WrongChildFound(author=WHO, reason=WHY, belongs_in=OTHER, anew=OTHER)
    assert str(OTHER) not in str(rows(found))
    assert "Words of a lead" not in str(rows(found))


@pytest.mark.parametrize(
    "event", [Erased(), ContactsLinked(author=WHO, together=OTHER, pupils=frozenset(), contacts=frozenset())]
)
def test_nothing_else_leaves_a_row(event: Event) -> None:
    """A link between contacts marks neither; of what was erased nothing is derived."""
    assert rows(event) == []
