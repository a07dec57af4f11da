"""What is kept of a plan: no word, nothing that is told below its field's level, and enough to say who is missing."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from typing import Any, get_args
from uuid import UUID

import pytest

from access_policy.psp_signatures import _happened
from case_store.entry import Entry, Event, levels_of, registered_events
from case_store.psp import events as psp
from case_store.psp.signing import unsigned, untold
from case_store.psp.state import Plan, evolve
from case_store.review import events as review
from case_store.vocabulary import Level, Sensitive
from projections.psp_plan import PspPlan
from projections.psp_plan.lines import LISTED, OF_PLAN, SHAPES, Line
from tests.projections.psp_events import by_chance
from tests.projections.school import School, entry

PLAN, FILE, PUPIL = (UUID(int=number) for number in range(1, 4))
SIGNING: tuple[type[Event], ...] = (
    psp.CoordinatorNamed,
    psp.KeyWorkerNamed,
    psp.TargetDrafted,
    psp.TargetAgreed,
    psp.TargetStepped,
    psp.TargetWithdrawn,
    psp.CommitmentMade,
    psp.CommitmentAdjusted,
    psp.CommitmentEnded,
    psp.Signed,
    psp.SignatureRefused,
    psp.StepTold,
)
SAYS_NOTHING_ELSE = {"psp.assessed", "review.worded_for_home"}
"""Entries of a plan that are words: no line of a plan follows from them."""


def entries(events: Sequence[Event]) -> list[Entry]:
    """The entries of a plan, one after the other."""
    written = (entry(event, matter=PLAN, file=FILE, stream=PLAN) for event in events)
    return [replace(one, position=position) for position, one in enumerate(written, 1)]


def lines(events: Sequence[Event]) -> list[Line]:
    """The lines that they set, as the database gives them."""
    return [_line(row.values) for one in entries(events) for row in PspPlan().project(one)]


def _line(values: Mapping[str, Any]) -> Line:
    as_: dict[str, Any] = dict.fromkeys(("entry", "target", "commitment", "person"), UUID)
    as_ |= dict.fromkeys(("day", "until"), date.fromisoformat)
    held = {name: values.get(name) for name in Line._fields}
    return Line._make(as_[name](value) if name in as_ and value else value for name, value in held.items())


@pytest.mark.parametrize("seed", range(60))
def test_who_is_missing_follows_from_the_lines_as_from_the_events(seed: int) -> None:
    """The same plan for the rule that says who is to sign what, whichever it is folded from."""
    chance = random.Random(seed)
    proposed = by_chance(psp.Proposed, chance)
    events = [proposed, *(by_chance(chance.choice(SIGNING), chance) for _ in range(chance.randrange(12)))]
    told = reduce(evolve, events, Plan())
    found = reduce(evolve, _happened(lines(events), proposed.pupil), Plan())
    assert (unsigned(found), untold(found), found.refused) == (unsigned(told), untold(told), told.refused)


class TestWhatIsKept:
    def test_is_a_line_of_every_entry_of_a_plan_but_of_words(self) -> None:
        """A new event of plans or reviews has a shape here, or is named as one that has none."""
        of_plans = {event for event in registered_events() if event.__module__ in {psp.__name__, review.__name__}}
        assert {event.name for event in of_plans - SHAPES.keys()} == SAYS_NOTHING_ELSE

    @pytest.mark.parametrize("kind", SHAPES, ids=lambda kind: kind.name)
    def test_is_no_word_of_it(self, kind: type[Event]) -> None:
        """No column holds a field of words, in an entry or in a list of it."""
        annotations = {name: str(kind.model_fields[name].annotation) for name in SHAPES[kind].values()}
        assert [name for name, said in annotations.items() if Sensitive.__name__ in said] == []
        for list_, shape in LISTED.get(kind, {}).items():
            (of_one, *_) = get_args(kind.model_fields[list_].annotation)
            assert not [
                name for name in shape.values() if Sensitive.__name__ in str(of_one.model_fields[name].annotation)
            ]

    @pytest.mark.parametrize("level", [Level.NONE, Level.EXISTENCE, Level.SUMMARY, Level.FULL])
    def test_is_told_where_its_field_is(self, level: Level) -> None:
        """Column by column, for every kind of entry; a list's lines where the list is."""
        for kind, shape in SHAPES.items():
            levels = levels_of(kind)
            whole = Line(PLAN, kind.name, *range(len(Line._fields) - 2))
            told = {name for name, value in whole.at(level)._asdict().items() if value is not None}
            expected = {column for column, field in shape.items() if level.covers(levels[field])}
            own = {"codes"} if kind is psp.TargetDrafted and level is Level.FULL else set()
            assert told - {"entry", "name"} - own == expected, kind.name
            for list_ in LISTED.get(kind, ()):
                listed = whole._replace(name=f"{kind.name}:{list_}").at(level)
                assert (listed.number is not None) is level.covers(levels[list_])


async def test_the_database_gives_the_lines_in_order(school: School) -> None:
    """Each entry's own line before those of its lists."""
    versions = tuple(psp.TargetVersion(target=UUID(int=9 - number), version=number) for number in range(3))
    event = by_chance(psp.Signed, random.Random(1), targets=versions)
    for _ in range(2):
        await school.keep(event, file=FILE, stream=PLAN, matter=PLAN)
    school.follow()
    rows = school.rows(OF_PLAN.replace("psp_plan_lines", "{s}.psp_plan_lines").replace("%(plan)s", "%s"), PLAN)
    found = [Line(**row) for row in rows]
    assert [line.name for line in found] == ["psp.signed", *["psp.signed:targets"] * 3] * 2
    assert [line.version for line in found] == [None, 0, 1, 2] * 2
    assert {line.person for line in found if line.name == "psp.signed"} == {event.signer}
