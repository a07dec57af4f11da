"""What of a term's counts is told, so that no count of a few pupils is, neither in one report nor by comparing two.

Whoever has two reports of a term subtracts. So a count is told anew only where it lies so far from all that was told of
that term before that the difference is none of a few pupils; else what was told last stands, with the day of its
report. That depends on nothing but what was told, so that being told the same again tells nothing either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from case_store.figures.codes import Counted
from case_store.figures.events import Attendance, Count
from case_store.numbers import alone, parts


@dataclass(frozen=True, slots=True)
class Pupils:
    """Of how many pupils something is true, and how many of them have SEN support or a plan."""

    all: int = 0
    with_sen: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """What there is to count of a term: pupils by what is counted, and the sessions of those with figures of them."""

    pupils: Mapping[Counted, Pupils] = field(default_factory=dict)
    with_attendance: int = 0
    attended: int = 0
    possible: int = 0


def count_of(of: Counted, now: Pupils, before: Sequence[Count], fewest: int, today: date) -> Count:
    """What is told of one count. How many have SEN is told with the first report of a term alone, and with the others
    or not at all: the parts of a whole that moves would tell how it moved.
    """
    told = alone(now.all, fewest)
    new = Count(of=of, pupils=told, fewer_than=fewest if told is None else None, as_of=today)
    if before:
        return new if all(_apart(new, one) >= fewest for one in before) else before[-1]
    with_sen, _ = parts((now.with_sen, now.all - now.with_sen), fewest)
    return new if told is None else new.model_copy(update={"with_sen": with_sen})


def attendance_of(counts: Counts, before: Sequence[Attendance], fewest: int, today: date) -> Attendance:
    """Attendance of all pupils together. Once told it stands: what one pupil's figures changed could be worked out."""
    told = next((one for one in before if one.percent is not None), None)
    if told is not None:
        return told
    enough = 2 * fewest - 1 if before else fewest  # those who were hidden, and as many again
    if counts.with_attendance < enough or not counts.possible:
        return before[-1] if before else Attendance(fewer_than=fewest, as_of=today)
    return Attendance(percent=round(100 * counts.attended / counts.possible), as_of=today)


def _apart(one: Count, other: Count) -> int:
    """How far apart two counts are at least, of which a hidden one may be anything below its threshold."""
    (_, most_of_lower), (least_of_higher, _) = sorted((_between(one), _between(other)))
    return least_of_higher - most_of_lower


def _between(count: Count) -> tuple[int, int]:
    """The least and the most that a count can be, by what is told of it."""
    return (count.pupils, count.pupils) if count.pupils is not None else (0, (count.fewer_than or 1) - 1)
