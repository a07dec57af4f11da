"""G42: a bad entry is set aside with an alarm, its file is said to be incomplete, and the rest goes on.

Entries of every kind of every noun, spoilt in every way that a disk, a bug or a hand with SQL could: the words, their
place, their name, what stands in clear beside them, and values that are well sealed and mean nothing.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from case_store.entry import Event
from case_store.journal.faults import BadEntry
from case_store.journal.ids import new_id
from case_store.journal.migrations import destroy_keys
from case_store.vocabulary import Sensitive
from confide.follower import Follower
from confide.projector import FOLLOWING
from tests.lane import tries
from tests.projections import fixtures
from tests.projections.school import School
from tests.projections.test_elsa_progress import Programme, week
from tests.promises.golden import example_of, our_events

record = fixtures.school
"""A school whose record can be written without the rules: the fixture of the projections' tests."""
FOLLOWERS = (*(projection.name for projection in FOLLOWING), "integrity")
BY_HAND = {
    "words that are none": ("state = '\\x00'", {"does_not_open"}),
    "no words": ("state = ''", {"does_not_open"}),
    "one byte flipped": ("state = set_byte(state, 30, get_byte(state, 30) # 1)", {"does_not_open"}),
    "words cut short": ("state = substring(state FOR length(state) - 3)", {"does_not_open"}),
    "another version": ("version = version + 1000", {"does_not_open"}),
    "a name nobody knows": ("name = 'elsa.no_such_thing'", {"unknown_name"}),
    "no name": ("name = ''", {"unknown_name"}),
    "another's name": ("name = 'people.policy_adopted'", {"does_not_open", "unknown_name"}),
    "another matter": ("matter = gen_random_uuid()", {"does_not_open"}),
    "another entry's id": ("entry = gen_random_uuid()", {"does_not_open"}),
    "another part": ("part = 'contacts '", {"does_not_open"}),
    "about another": ("about = gen_random_uuid()", {"does_not_open"}),
    "another command": ("command = gen_random_uuid()", {"does_not_open"}),
    "nothing in clear": ("envelope = NULL", {"no_envelope"}),
    "emptied in clear": ("envelope = '{}'", {"does_not_open"}),
    "a label nobody knows": ("envelope = jsonb_set(envelope, '{labels}', '[\"no_such\"]')", {"does_not_open"}),
    "by nobody": ("envelope = jsonb_set(envelope, '{people}', '[[\"author\", \"me\"]]')", {"does_not_open"}),
    "at no time": ("envelope = jsonb_set(envelope, '{happened_at}', '\"yesterday\"')", {"does_not_open"}),
}  # fmt: skip
"""What is done to an entry by raw SQL -> and what the alarm may call it."""
SEALED = "values that mean nothing"
"""Well sealed, and not of its event: what a faulty version of ours could have written."""


@dataclass(frozen=True)
class Poison:
    """One entry that will be spoilt, and how."""

    kind: type[Event]
    way: str


def poisons(count: int, seed: int = 7) -> Iterator[Poison]:
    """Every kind of event and every way, in turns that do not fall together; then by chance."""
    kinds, ways = [*our_events()], [*BY_HAND, SEALED]
    chance = random.Random(seed)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        way = ways[(number + number // len(kinds)) % len(ways)] if number < 400 else chance.choice(ways)
        yield Poison(kind, way if way != SEALED or worded(kind) else chance.choice([*BY_HAND]))


def worded(kind: type[Event]) -> str | None:
    """A field of `kind` that holds text, if it has one."""
    example = example_of(kind)
    return next((name for name in type(example).model_fields if isinstance(getattr(example, name), Sensitive)), None)


def spoilt_event(poison: Poison) -> Event:
    """The event that is written: one whose text is empty, which none may be, where the values are the poison."""
    example, field = example_of(poison.kind), worded(poison.kind)
    return example.model_copy(update={field: Sensitive("")}) if poison.way == SEALED and field else example


async def poisoned(school: School, count: int, good: Programme) -> dict[int, Poison]:
    """Bad entries with good ones between: position -> poison. Spoilt afterwards, by raw SQL."""
    await good.start()
    spoilt: dict[int, Poison] = {}
    for poison in poisons(count):
        entry = await school.keep(spoilt_event(poison), file=new_id(), matter=new_id(), about=new_id())
        await good.plan(week(entry.position or 0))
        spoilt[entry.position or 0] = poison
    by_hand(school, {position: poison.way for position, poison in spoilt.items() if poison.way in BY_HAND})
    return spoilt


def by_hand(school: School, ways: Mapping[int, str]) -> None:
    """Do to the entry at each position what its way says, past the guards that hold the owner of the table too."""
    with school.superuser() as connection:
        table = f"{school.custodian.schema}.entries"
        connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        for position, way in ways.items():
            connection.execute(f"UPDATE {table} SET {BY_HAND[way][0]} WHERE position = %s", [position])
        connection.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")


async def test_every_bad_entry_is_set_aside_and_the_rest_goes_on(
    record: School, capsys: pytest.CaptureFixture[str]
) -> None:
    """By each projection, with an alarm each and a word of a closed list; all that is good counts, live and rebuilt."""
    count, good = tries(200, 20_000), Programme(record)
    spoilt = await poisoned(record, count, good)
    record.follow()
    wrong = 0
    for name in FOLLOWERS:
        parked = {row["position"]: row for row in record.rows("SELECT * FROM {s}.parked WHERE projection = %s", name)}
        alarms = Counter(
            a["position"] for event, a in record.alarms if event == "entry_parked" and a["projection"] == name
        )
        wrong += len(parked.keys() ^ spoilt.keys()) + sum(alarms[position] != 1 for position in spoilt)
        wrong += sum(row["error_code"] not in may_be_called(spoilt[at]) for at, row in parked.items() if at in spoilt)
    incomplete = {row["file"] for row in record.rows("SELECT DISTINCT file FROM {s}.parked WHERE file IS NOT NULL")}
    named = "SELECT file FROM {s}.entries WHERE position = ANY(%s) AND envelope IS NOT NULL"
    expected = {row["file"] for row in record.rows(named, list(spoilt))}
    (plans,) = record.rows("SELECT count(*) FROM {s}.elsa_steps WHERE matter = %s AND kind = 'planned'", good.id)
    with capsys.disabled():
        kinds, ways = {one.kind for one in spoilt.values()}, {one.way for one in spoilt.values()}
        print(f"\nG42: {count} bad entries of {len(kinds)} kinds, spoilt in {len(ways)} ways, {wrong} found wrong")
    assert wrong == 0
    assert incomplete == expected
    assert good.file not in incomplete
    assert plans["count"] == count
    digests = [record.projector.digest(name, record.name) for name in FOLLOWERS[:-1]]
    for name in FOLLOWERS[:-1]:
        record.projector.rebuild(name, record.name)
    assert [record.projector.digest(name, record.name) for name in FOLLOWERS[:-1]] == digests
    assert "Example of" not in str(record.alarms)


def may_be_called(poison: Poison) -> set[str]:
    """What the alarm about it may say."""
    return {"invalid_values"} if poison.way == SEALED else BY_HAND[poison.way][1]


async def test_without_setting_aside_nothing_goes_on(record: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: a follower that lets a bad entry rise stops at the first one, and counts nothing after it."""
    good = Programme(record)
    await poisoned(record, 3, good)

    def rises(self: Follower, stored: Any) -> Any:
        return self._mapper.to_entry(stored)

    monkeypatch.setattr(Follower, "_open", rises)
    with pytest.raises(BadEntry):
        record.another_projector().run_once([record.name])
    assert record.rows("SELECT * FROM {s}.elsa_steps") == []
    monkeypatch.undo()
    record.follow()
    assert len(record.rows("SELECT * FROM {s}.elsa_steps")) == 3


@pytest.mark.parametrize("way", [way for way, (change, _) in BY_HAND.items() if "envelope" in change])
async def test_what_is_left_of_an_erased_entry_can_be_spoilt_too(record: School, way: str) -> None:
    """Its words are gone, so nothing binds what stands in clear any more: a line that says nothing is set aside."""
    good, bad = Programme(record), Programme(record, UUID(int=77))
    await bad.start()
    destroy_keys(record.postgres.admin_dsn, record.name, [bad.file])
    (erased,) = record.rows("SELECT position FROM {s}.entries WHERE file = %s", bad.file)
    by_hand(record, {erased["position"]: way})
    await good.start()
    record.follow()
    assert [row["matter"] for row in record.rows("SELECT * FROM {s}.elsa_programmes")] == [good.id]
