"""What marks come to: absent, lesson lost and not marked never count against the pupil."""

from collections.abc import Iterable
from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from case_store.monitoring.codes import Unmarked
from case_store.monitoring.events import BEST, Mark
from case_store.monitoring.outcome import Outcome, outcome, outcome_by_target
from tests.case_store.monitoring.plan import READING, WALKING, mark, marks

POINTS = st.builds(mark, target=st.sampled_from([READING, WALKING]), points=st.integers(1, BEST))
CODES = st.builds(mark, target=st.sampled_from([READING, WALKING]), unmarked=st.sampled_from(Unmarked))


def as_noughts(each: Iterable[Mark]) -> Fraction | None:
    """What a school without codes does: no mark is nought."""
    points = [one.points or 0 for one in each]
    return Fraction(sum(points), len(points)) if points else None


class TestAnOutcome:
    @given(st.lists(POINTS), st.lists(CODES))
    def test_is_the_same_whatever_was_not_marked(self, given_: list[Mark], codes: list[Mark]) -> None:
        """Absent all week, the average stands; how often is told beside it."""
        with_codes, without = outcome([*codes, *given_]), outcome(given_)
        assert (with_codes.average, with_codes.points, with_codes.out_of) == (
            without.average,
            without.points,
            without.out_of,
        )
        assert sum(with_codes.unmarked.values()) == len(codes)

    def test_would_fall_if_a_code_were_a_nought(self) -> None:
        """The control: a pupil who was absent once would have done worse."""
        week = [*marks(4, 4), mark(READING, unmarked=Unmarked.ABSENT)]
        assert as_noughts(week) == Fraction(8, 3)
        assert outcome(week).average == 4

    @given(st.lists(POINTS | CODES).flatmap(lambda all_: st.tuples(st.just(all_), st.permutations(all_))))
    def test_does_not_hang_on_the_order(self, both: tuple[list[Mark], list[Mark]]) -> None:
        """Whoever marks first."""
        in_order, mixed = both
        assert outcome(mixed) == outcome(in_order)

    @given(st.lists(POINTS, min_size=1))
    def test_lies_between_one_and_five(self, all_: list[Mark]) -> None:
        """As each mark does."""
        average = outcome(all_).average
        assert average is not None
        assert 1 <= average <= BEST

    def test_of_nothing_is_none(self) -> None:
        """Nothing marked is no mark, and not the least one."""
        assert outcome([]) == Outcome()
        assert outcome([mark(READING, unmarked=Unmarked.LESSON_LOST)]).average is None
        assert outcome([]).out_of == 0

    @given(st.lists(POINTS | CODES))
    def test_is_that_of_each_target_put_together(self, all_: list[Mark]) -> None:
        """And no mark of one counts for the other."""
        each = outcome_by_target(all_)
        assert sum(one.points for one in each.values()) == outcome(all_).points
        for target, one in each.items():
            assert one == outcome(_of(all_, target))


def _of(all_: list[Mark], target: UUID) -> list[Mark]:
    return [one for one in all_ if one.target == target]
