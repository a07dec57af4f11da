"""G41: a projection that is built anew tells the same as the one that followed, over entries of every kind.

The entries are made by chance from few people, matters and days, so that they meet: what one sets another changes,
corrects, ends or takes off again. The live projector takes them as they come, in pieces of any size, and some of them
twice; the other one takes all of them in one go.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from case_store.entry import Entry, Event
from confide.projector import FOLLOWING
from tests.lane import tries
from tests.projections import fixtures
from tests.projections.school import MONDAY, School
from tests.promises.golden import example_of, our_events

record = fixtures.school
"""A school whose record can be written without the rules: the fixture of the projections' tests."""
NAMES = tuple(projection.name for projection in FOLLOWING)
PIECE = 250
MATTERS = [UUID(int=n) for n in range(1000, 1200)]
PEOPLE = [UUID(int=n) for n in range(1, 20)]
OFTEN = (
    "elsa.session_noted", "elsa.session_planned", "elsa.session_not_held", "elsa.session_corrected", "group.attended",
    "elsa.touched_base", "noticing.sign_noticed", "noticing.sign_reviewed", "case.agreement_answered",
    "service.disclosed",
)  # fmt: skip


def by_chance(chance: random.Random) -> Callable[[Event], Event]:
    """Gives an event like another one, of a few other days and people."""

    def another(value: Any) -> Any:
        if isinstance(value, UUID):
            return chance.choice(PEOPLE)
        if type(value) is date:
            return MONDAY.date() + timedelta(days=chance.randrange(120))
        return value

    def like(event: Event) -> Event:
        fields = {name: another(getattr(event, name)) for name in type(event).model_fields}
        return event.model_copy(update=fields)

    return like


def entries(school: School, count: int, seed: int = 7) -> Iterator[list[Entry]]:
    """That many entries of all kinds, in pieces: each of one matter of the file that it lies in."""
    chance = random.Random(seed)
    kinds = [example_of(kind) for kind in our_events()]
    often = [example for example in kinds if example.name in OFTEN]
    like, written = by_chance(chance), list[UUID]()
    for start in range(0, count, PIECE):
        piece = []
        for number in range(start, min(start + PIECE, count)):
            matter = chance.choice(MATTERS)
            example = chance.choice(often) if number % 2 else kinds[number // 2 % len(kinds)]
            about = chance.choice(written[-500:]) if written else matter
            where = {"file": UUID(int=matter.int // 4), "stream": matter, "matter": matter, "about": about}
            piece.append(school.line(like(example), **where))
        written += [entry.id for entry in piece]
        yield piece


def digests(school: School) -> list[str]:
    """One hash a projection."""
    return [school.projector.digest(name, school.name) for name in NAMES]


async def test_rebuilt_equals_live_over_all_nouns(record: School, capsys: pytest.CaptureFixture[str]) -> None:
    """Hashes over all rows; and no row is empty-handed: each projection has some. Inline rows are derived again too."""
    count, began, chance = tries(6_000, 1_000_000), time.monotonic(), random.Random(11)
    kinds = set[str]()
    for piece in entries(record, count):
        await record.keep_all(piece)
        kinds |= {entry.name for entry in piece}
        if chance.random() < 0.05:
            record.follow()
    record.rows("UPDATE {s}.notification_tracking SET notification_id = greatest(0, notification_id - 500) RETURNING 1")
    record.follow()
    live = digests(record)
    taken = [record.projector.rebuild(name, record.name) for name in NAMES]
    (rows,) = record.rows("SELECT count(*) FROM {s}.elsa_steps")
    verified = record.projector.verify(record.name)
    with capsys.disabled():
        seconds = time.monotonic() - began
        print(
            f"\nG41: {count} entries of {len(kinds)} kinds, {rows['count']} steps: rebuilt equals live, {seconds:.0f} s"
        )
    assert taken == [count] * len(NAMES)
    assert digests(record) == live
    assert (verified.stored, verified.findings) == (verified.derived, ())
    assert record.rows("SELECT * FROM {s}.parked") == []


async def test_a_row_that_was_changed_shows(record: School) -> None:
    """Negative control: in each table, one row taken away behind the projector is another hash, until it is rebuilt."""
    for piece in entries(record, 500):
        await record.keep_all(piece)
    record.follow()
    live = digests(record)
    for of, table in ((projection.name, table.name) for projection in FOLLOWING for table in projection.tables):
        record.rows(f"DELETE FROM {{s}}.{table} WHERE ctid = (SELECT ctid FROM {{s}}.{table} LIMIT 1) RETURNING 1")
        assert digests(record) != live, table
        record.projector.rebuild(of, record.name)
        assert digests(record) == live, table
