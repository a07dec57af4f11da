"""Small counts stay small: whatever is told beside them, each could still be any number below five."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import product

import pytest

from case_store.numbers import FEWEST, alone, parts

SMALL = set(range(FEWEST))
Row = tuple[int, ...]
Published = tuple[int | None, ...]
Publish = Callable[[Row], Published]


def rows(length: int, whole: int) -> Iterator[Row]:
    """Every row of so many counts that add up to `whole`."""
    yield from (row for row in product(range(whole + 1), repeat=length) if sum(row) == whole)


def gives_away(publish: Publish, length: int, whole: int) -> list[Published]:
    """What is published of some row so that of a count in it that is not told a reader knows more than "below five".

    The reader knows the whole, and exactly how it is decided what is told.
    """
    same: defaultdict[Published, list[Row]] = defaultdict(list)
    for row in rows(length, whole):
        same[publish(row)].append(row)
    return [
        told
        for told, could_be in same.items()
        for place, count in enumerate(told)
        if count is None and not {row[place] for row in could_be} >= SMALL
    ]


def only_the_small_ones(row: Row) -> Published:
    """What a reader subtracts from the whole: the small counts alone are kept back."""
    return tuple(alone(count) for count in row)


def with_the_next_smallest(row: Row) -> Published:
    """What is often done: where one alone is small, the next smallest is kept back with it."""
    hidden = sorted(range(len(row)), key=lambda place: (row[place], place))
    small = [place for place in hidden if row[place] < FEWEST]
    kept_back = hidden[:2] if len(small) == 1 else small
    return tuple(None if place in kept_back else count for place, count in enumerate(row))


class TestACount:
    @pytest.mark.parametrize(("count", "told"), [(0, None), (4, None), (5, 5), (213, 213)])
    def test_below_five_is_fewer_than_five(self, count: int, told: int | None) -> None:
        """None at all is one of them."""
        assert alone(count) == told
        assert parts((count,)) == (told,)

    def test_may_be_told_from_another_number_on(self) -> None:
        """A school may be stricter."""
        assert (alone(9, 10), alone(10, 10), parts((10, 9), 10)) == (None, 10, (None, None))


class TestPartsOfAWhole:
    @pytest.mark.parametrize(("length", "most"), [(2, 40), (3, 24), (4, 16)])
    def test_do_not_give_a_small_one_away(self, length: int, most: int) -> None:
        """Each of them, for every row there is, by whoever knows the whole and the rule."""
        for whole in range(FEWEST, most + 1):
            assert gives_away(parts, length, whole) == []

    def test_are_told_where_none_is_small(self) -> None:
        """Numbers are there to be read."""
        assert parts((5, 12, 30)) == (5, 12, 30)

    @pytest.mark.parametrize("publish", [only_the_small_ones, with_the_next_smallest])
    def test_would_if_they_were_kept_back_one_by_one(self, publish: Publish) -> None:
        """The control: subtracting finds what is kept back alone, and knowing the rule what is kept back with it."""
        assert any(gives_away(publish, 3, whole) for whole in range(FEWEST, 25))
