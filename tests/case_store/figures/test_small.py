"""No number of a few pupils is told: not in one report, and not by comparing two of the same term.

The reader here has every report of the term, and knows exactly how it is decided what is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product

import pytest

from case_store.figures.codes import Counted
from case_store.figures.events import Attendance, Count
from case_store.figures.small import Counts, Pupils, attendance_of, count_of

FEWEST = 5
FIRST_DAY = date(2026, 3, 27)
Told = tuple[int | None, int | None]
Report = Callable[[Sequence[Pupils], Sequence[Count]], Count]
"""What is told of a count, by all that it has come to until now, and all that was told of it before."""


def told_anew(now: Pupils, before: Sequence[Count]) -> Count:
    """What the service tells of one count."""
    return count_of(Counted.SUSPENDED, now, before, FEWEST, FIRST_DAY + timedelta(days=len(before)))


def as_built(rows: Sequence[Pupils], before: Sequence[Count]) -> Count:
    """The same: it knows what was told before, and of what it came to before nothing."""
    return told_anew(rows[-1], before)


def each_by_itself(rows: Sequence[Pupils], before: Sequence[Count]) -> Count:
    """What a report tells that hides its own small counts and looks at no other."""
    return told_anew(rows[-1], ())


def by_what_was_hidden(rows: Sequence[Pupils], before: Sequence[Count]) -> Count:
    """What a report tells that looks at how many there were before, and not at what was told of them."""
    moved_little = before and abs(rows[-1].all - rows[-2].all) < FEWEST
    return before[-1] if moved_little else told_anew(rows[-1], ())


def reports(rows: Sequence[Pupils], report: Report) -> tuple[Told, ...]:
    """What is told of a count that came to each of `rows` in turn."""
    told: list[Count] = []
    for number in range(1, len(rows) + 1):
        told.append(report(rows[:number], told))
    return tuple((one.pupils, one.with_sen) for one in told)


def histories(length: int, most: int) -> Iterator[tuple[Pupils, ...]]:
    """Every way in which a count can move from report to report."""
    yield from (tuple(Pupils(each) for each in one) for one in product(range(most + 1), repeat=length))


def could_be(report: Report, length: int, most: int) -> dict[tuple[Told, ...], list[tuple[Pupils, ...]]]:
    """What could have been, by what was told."""
    same: defaultdict[tuple[Told, ...], list[tuple[Pupils, ...]]] = defaultdict(list)
    for history in histories(length, most):
        same[reports(history, report)].append(history)
    return same


def gives_away(report: Report, length: int = 2, most: int = 22) -> set[str]:
    """What a reader learns of a few pupils by what was told: a hidden count, or a small change between two reports."""
    found = set[str]()
    for told, all_ in could_be(report, length, most).items():
        for place, (pupils, _) in enumerate(told):
            if pupils is None and not {one[place].all for one in all_} >= set(range(FEWEST)):
                found.add("a hidden count")
        for earlier, later in zip(range(length), range(1, length), strict=False):
            changes = {abs(one[later].all - one[earlier].all) for one in all_}
            if changes <= set(range(1, FEWEST)):
                found.add("a small change")
    return found


class TestACountOfATerm:
    def test_below_five_is_fewer_than_five(self) -> None:
        """None at all is one of them: case 15 of the access table."""
        for pupils in range(FEWEST):
            told = told_anew(Pupils(pupils), ())
            assert (told.pupils, told.fewer_than) == (None, FEWEST)
        assert (told_anew(Pupils(5), ()).pupils, told_anew(Pupils(5), ()).fewer_than) == (5, None)

    def test_may_be_told_from_another_number_on(self) -> None:
        """A school may be stricter."""
        told = count_of(Counted.SUSPENDED, Pupils(9), (), 10, FIRST_DAY)
        assert (told.pupils, told.fewer_than) == (None, 10)

    def test_told_again_gives_no_small_number_away(self) -> None:
        """Two reports and three, of every count that there could be."""
        assert gives_away(as_built) == set()
        assert gives_away(as_built, length=3, most=12) == set()

    def test_would_if_each_report_looked_at_itself_alone(self) -> None:
        """The control: seven suspended, put right to eight, and whoever has both reports knows of one."""
        assert gives_away(each_by_itself) == {"a small change"}

    def test_would_if_what_was_hidden_were_looked_at(self) -> None:
        """The control: that five are told beside "fewer than five" says that there had been none."""
        assert "a hidden count" in gives_away(by_what_was_hidden)

    def test_that_moved_far_is_told_anew(self) -> None:
        """Numbers are there to be read."""
        assert reports([Pupils(12), Pupils(17)], as_built) == ((12, None), (17, None))
        assert reports([Pupils(3), Pupils(9)], as_built) == ((None, None), (9, None))

    def test_that_did_not_is_told_as_of_the_report_before(self) -> None:
        """With the day of that report; and the same whether it moved a little or not at all."""
        first = told_anew(Pupils(12), ())
        assert told_anew(Pupils(12), [first]) == told_anew(Pupils(15), [first]) == first
        assert told_anew(Pupils(12), [first]).as_of == FIRST_DAY

    def test_is_held_against_every_report_before(self) -> None:
        """Not against the last alone: ten, fifteen, eleven would tell of one."""
        assert [told for told, _ in reports([Pupils(10), Pupils(15), Pupils(11)], as_built)] == [10, 15, 15]


class TestHowManyHaveSen:
    @pytest.mark.parametrize(
        ("all_", "with_sen", "told"), [(12, 5, 5), (12, 4, None), (12, 8, None), (4, 4, None), (10, 5, 5)]
    )
    def test_is_told_with_the_others_or_not_at_all(self, all_: int, with_sen: int, told: int | None) -> None:
        """Twelve, of whom eight: four without. The second count is what gives the first away."""
        assert told_anew(Pupils(all_, with_sen), ()).with_sen == told

    def test_would_give_the_others_away(self) -> None:
        """The control: hidden by itself alone, eight of twelve is told, and four of twelve have none."""
        now = Pupils(12, 8)
        told = now.with_sen if now.with_sen >= FEWEST else None
        assert told is not None
        assert now.all - told < FEWEST
        assert told_anew(now, ()).with_sen is None

    def test_is_told_in_the_first_report_alone(self) -> None:
        """Twenty, of whom ten; then twenty-five, of whom eleven: the parts of a whole that moves tell how it moved."""
        first = told_anew(Pupils(20, 10), ())
        assert told_anew(Pupils(25, 11), [first]).with_sen is None
        assert told_anew(Pupils(21, 11), [first]) == first


class TestAttendance:
    def test_is_told_of_enough_pupils_together(self) -> None:
        """In whole per cent."""
        assert _attendance(Counts(with_attendance=4, attended=350, possible=400)).percent is None
        assert _attendance(Counts(with_attendance=5, attended=463, possible=500)).percent == 93
        assert _attendance(Counts(with_attendance=5)).percent is None

    def test_once_told_stands(self) -> None:
        """What one pupil's figures changed could be worked out from two percentages and the size of the school."""
        first = _attendance(Counts(with_attendance=20, attended=1800, possible=2000))
        later = Counts(with_attendance=20, attended=1700, possible=2000)
        assert _attendance(later, first) == first
        assert _attendance(later).percent == 85

    def test_hidden_before_is_told_where_as_many_again_came(self) -> None:
        """Four were hidden, at most; five more make nine."""
        hidden = _attendance(Counts(with_attendance=2, attended=100, possible=200))
        for pupils, percent in ((8, None), (9, 50)):
            counts = Counts(with_attendance=pupils, attended=100, possible=200)
            assert _attendance(counts, hidden).percent == percent


def _attendance(counts: Counts, *before: Attendance) -> Attendance:
    return attendance_of(counts, before, FEWEST, FIRST_DAY)
