"""Who has been told, in words that a pupil understands."""

from __future__ import annotations

import pytest

from access_policy import plainly
from access_policy.pages import CASE_PARTS
from access_policy.plainly import was_told
from case_store.vocabulary import Capacity, Level, Relation


@pytest.mark.parametrize(
    ("capacity", "relations", "said"),
    [
        ("staff", ["staff", "class_teacher"], "Your class teacher was told"),
        ("staff", ["lead", "class_teacher", "staff"], "The safeguarding lead was told"),
        ("staff", ["staff"], "A member of staff was told"),
        ("staff", [], "A member of staff was told"),
        (None, ["staff"], "A member of staff was told"),
        ("parent", ["parent"], "A parent or carer of yours was told"),
        ("pupil", ["pupil"], "You were told, with an adult at your side,"),
    ],
)
def test_says_as_what_they_came(capacity: str | None, relations: list[str], said: str) -> None:
    """The nearest of what somebody is to the pupil, and never as what they stood to a concern."""
    assert was_told(capacity, relations) == said


@pytest.mark.parametrize("relation", [Relation.HOLDER, Relation.SUBJECT, Relation.TOLD_FULL, Relation.RELATIVE])
def test_never_says_what_stands_to_a_concern_or_bars(relation: Relation) -> None:
    """It would say that there is a concern."""
    assert was_told(Capacity.STAFF, [relation]) == was_told(Capacity.STAFF, [])


def test_has_words_for_every_part_and_level() -> None:
    """All that a pupil may know that somebody was told; of tellings they know nothing."""
    assert {part for part in CASE_PARTS if part not in plainly._OF_WHAT} == {"tellings"}
    assert set(Level) - set(plainly._HOW_MUCH) == {Level.NONE}
