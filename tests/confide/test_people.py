"""As what somebody comes, of the capacities that they were given."""

from __future__ import annotations

from uuid import UUID

import pytest

from case_store.errors import Invalid, Unauthenticated
from case_store.vocabulary import Capacity
from confide.people import chosen

ME = UUID(int=1)
STAFF, PARENT, PUPIL, AGENCY = Capacity.STAFF, Capacity.PARENT, Capacity.PUPIL, Capacity.AGENCY


@pytest.mark.parametrize(
    ("given", "named", "comes_as"),
    [
        ((STAFF,), None, STAFF),
        ((PARENT, STAFF), None, STAFF),
        ((PARENT, STAFF), PARENT, PARENT),
        ((PUPIL,), None, PUPIL),
        ((PARENT, AGENCY), AGENCY, AGENCY),
    ],
)
def test_is_the_one_named_or_staff_or_the_only_one(
    given: tuple[Capacity, ...], named: Capacity | None, comes_as: Capacity
) -> None:
    """Never a sum of them."""
    assert chosen(dict.fromkeys(given, ME), named) == (ME, comes_as)


@pytest.mark.parametrize(("given", "named"), [((), None), ((), STAFF), ((STAFF,), PARENT), ((PARENT,), STAFF)])
def test_is_nobody_in_a_capacity_that_was_not_given(given: tuple[Capacity, ...], named: Capacity | None) -> None:
    """The answer is the same whether they are somebody here in another."""
    with pytest.raises(Unauthenticated):
        chosen(dict.fromkeys(given, ME), named)


def test_is_asked_for_where_it_could_be_one_or_another() -> None:
    """Nothing is guessed."""
    with pytest.raises(Invalid, match="Capacity"):
        chosen(dict.fromkeys((PARENT, AGENCY), ME), None)
