"""Both engines answer the whole access table as it is written."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from access_policy import asked
from access_policy.engine import PolicyEngine
from access_policy.question import About, Answers, Asking, Kind
from case_store.vocabulary import Capacity, Level, Part, Purpose, Relation
from tests.access_policy.engines import REVISION, batch, embedded, opa_server, text_of
from tests.access_policy.table import acts, questions
from tests.access_policy.table.oracle import TABLE, Expected, carried, expected
from tests.access_policy.table.questions import LEFT, ROWS, SEVERAL, Question, once

GROUPS: tuple[Callable[[], Iterator[Question]], ...] = (
    questions.one_at_a_time,
    questions.purposes,
    questions.capacities,
    questions.audiences,
)
IN_LANE_C = 5_000
"""How many questions with two conditions at once are asked when `make test` runs; `make moonshot` asks all."""


def as_expected(raw: dict[str, Any]) -> Expected:
    """What an engine says, as far as the table speaks of it."""
    return Expected(Level(raw["level"]), raw["reveals"], Level(raw["alone"]), raw["withheld"])


def differences(asked_: Sequence[Question], answers: Sequence[dict[str, Any]]) -> list[tuple[Question, Expected, Any]]:
    """Where the answers and the table differ."""
    pairs = zip(asked_, answers, strict=True)
    return [(q, expected(*q), raw) for q, raw in pairs if as_expected(raw) != expected(*q) or not explained(raw)]


def explained(raw: dict[str, Any]) -> bool:
    """Whether rules are named exactly where something is told."""
    tells = {raw["level"], raw["alone"]} != {"none"}
    return bool(raw["because"]) is tells


async def raw(engine: PolicyEngine, rule: str, texts: Sequence[str]) -> list[dict[str, Any]]:
    """What `engine` says to each question, one after the other."""
    return [await engine.ask(rule, json.loads(text)) for text in texts]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
class TestTheTableIsAnswered:
    """Every relation x part x purpose x condition, from the data of the table."""

    async def test_by_regopy(self, group: Callable[[], Iterator[Question]], record_property: Any) -> None:
        """The embedded engine says what the table says, for every question."""
        asked_ = once(group())
        async with embedded() as engine:
            answers = await raw(engine, "need_to_know/decision", [text_of(q) for q in asked_])
        assert differences(asked_, answers) == []
        record_property("questions", len(asked_))
        print(f"regopy, {group.__name__}: {len(asked_)} questions, no difference")

    async def test_by_opa(self, group: Callable[[], Iterator[Question]], opa: str) -> None:
        """The real OPA says what the table says, for every question."""
        asked_ = once(group())
        answers = await batch(opa, "need_to_know.decision", [text_of(q) for q in asked_])
        assert differences(asked_, answers) == []
        print(f"OPA, {group.__name__}: {len(asked_)} questions, no difference")


async def test_two_conditions_at_once_are_answered_by_opa(opa: str) -> None:
    """Every relation x part x two conditions, labels in pairs among them: a sample here, all before a release."""
    everything = once(questions.pairs())
    all_of_them = os.environ.get("LANE") == "M"
    asked_ = everything if all_of_them else random.Random(7).sample(everything, IN_LANE_C)
    answers = await batch(opa, "need_to_know.decision", [text_of(q) for q in asked_])
    assert differences(asked_, answers) == []
    print(f"OPA, pairs: {len(asked_)} of {len(everything)} questions, seed 7, no difference")


async def test_both_engines_give_the_same_answers_by_the_same_rules(opa: str) -> None:
    """As the service asks them: levels, rules, what is withheld and the revision, sets compared as sets."""
    everything = once(question for group in GROUPS for question in group())
    asked_ = random.Random(7).sample(everything, 1_000)
    async with embedded() as one, opa_server(opa, timeout=20.0) as other:
        regopy, server = Answers(one), Answers(other, patience=20.0)
        for question in asked_:
            assert await regopy.told(*question, REVISION) == await server.told(*question, REVISION)
    print(f"both engines through the service: {len(asked_)} of {len(everything)} questions, seed 7, no difference")


class TestPurposes:
    """A purpose that none of the reader's relations carries is refused, never lowered to another."""

    ASKINGS = tuple(
        Asking(Capacity.STAFF, purpose, relations | bar)
        for relations in (*ROWS, *SEVERAL, *LEFT)
        for purpose in (None, *Purpose)
        for bar in (frozenset(), frozenset({Relation.RELATIVE}))
    )

    async def test_are_carried_as_the_table_says_on_regopy(self) -> None:
        """The embedded engine knows which relation carries which purpose."""
        async with embedded() as engine:
            answers = Answers(engine)
            wrong = [a for a in self.ASKINGS if await answers.carries(a, REVISION) != carried(a)]
        assert wrong == []

    async def test_are_carried_as_the_table_says_on_opa(self, opa: str) -> None:
        """So does the real OPA."""
        said = await batch(opa, "need_to_know.purpose", [asked.of_purpose(a) for a in self.ASKINGS])
        assert [a for a, r in zip(self.ASKINGS, said, strict=True) if r["carried"] != carried(a)] == []

    async def test_of_a_relative_are_those_of_a_stranger(self) -> None:
        """That a tutor is the pupil's mother must not show in which purposes are refused."""
        tutor = frozenset({Relation.STAFF, Relation.FORM_TUTOR, Relation.RELATIVE})
        async with embedded() as engine:
            answers = Answers(engine)
            for purpose in Purpose:
                mother = await answers.carries(Asking(Capacity.STAFF, purpose, tutor), REVISION)
                stranger = await answers.carries(Asking(Capacity.STAFF, purpose, frozenset({Relation.STAFF})), REVISION)
                assert mother == stranger


class TestActs:
    """Who may write, from section 6 of the table."""

    ASKED = tuple(dict.fromkeys(acts.questions()))

    async def test_are_allowed_as_the_table_says_on_regopy(self) -> None:
        """The embedded engine gives leave where the table does, and nowhere else."""
        sample = random.Random(7).sample(self.ASKED, 4_000)
        async with embedded() as engine:
            said = await raw(engine, "may_write/decision", [asked.of_act(*q) for q in sample])
        assert [q for q, r in zip(sample, said, strict=True) if r["leave"] != acts.may(*q)] == []
        print(f"regopy, acts: {len(sample)} of {len(self.ASKED)} questions, seed 7, no difference")

    async def test_are_allowed_as_the_table_says_on_opa(self, opa: str) -> None:
        """So does the real OPA, for every question."""
        said = await batch(opa, "may_write.decision", [asked.of_act(*q) for q in self.ASKED])
        assert [q for q, r in zip(self.ASKED, said, strict=True) if r["leave"] != acts.may(*q)] == []
        print(f"OPA, acts: {len(self.ASKED)} questions, no difference")


class TestSilence:
    """Where policy says nothing, nothing is told and nothing may be done."""

    NOBODY = Asking(Capacity.STAFF, None, frozenset())

    @pytest.mark.parametrize("part", list(Part))
    async def test_tells_nothing_of_any_part(self, part: Part) -> None:
        """Without a relation there is no level, for no part."""
        async with embedded() as engine:
            told = await Answers(engine).told(self.NOBODY, Kind(part, own_readable=True, of_me=True), REVISION)
        assert (told.level, told.reveals, told.alone, told.because) == (Level.NONE, False, Level.NONE, ())

    async def test_allows_no_act(self) -> None:
        """Without a relation there is no act."""
        async with embedded() as engine:
            answers = Answers(engine)
            for act in await answers.acts(REVISION):
                assert not (await answers.leave(self.NOBODY, act, About(), REVISION)).given

    async def test_tells_nobody_of_the_service_itself(self) -> None:
        """What the service keeps about itself is read by nobody, whatever they are."""
        everything = frozenset(Relation) - asked.TO_MATTER - {Relation.RELATIVE, Relation.CONFLICT}
        asking = Asking(Capacity.STAFF, None, everything)
        async with embedded() as engine:
            told = await Answers(engine).told(asking, Kind(Part.SERVICE, of_me=True, own_readable=True), REVISION)
        assert told.level == Level.NONE


class TestTheTableItself:
    """The data that policy is tested against is whole."""

    def test_has_a_basis_for_each_row(self) -> None:
        """Each row and each part apart says on which source it stands."""
        for row in (*TABLE["relations"], *TABLE["parts_apart"].values()):
            assert row["basis"] and set(row["basis"]) <= set(TABLE["basis"])

    def test_names_what_is_not_built(self) -> None:
        """Every relation, part, purpose, act and case says whether there are rules for it."""
        named = [*TABLE["relations"], *TABLE["purposes"], *TABLE["acts"], *TABLE["cases"].values()]
        assert all(isinstance(each["built"], bool) for each in (*named, *TABLE["parts"].values()))
        built = [row["row"] for row in TABLE["relations"] if row["built"]]
        assert built == [1, 3, 4, 7, 8, 11, 14, 16, 17, 18, 19, 25, 26, 27]

    async def test_and_the_policy_name_the_same_parts_and_acts(self) -> None:
        """What is built in the table is named by policy; `service` is ours, and nobody reads it."""
        built = {part for part, row in {**TABLE["parts"], **TABLE["parts_apart"]}.items() if row["built"]}
        async with embedded() as engine:
            answers = Answers(engine)
            assert await answers.parts(REVISION) == built | {"service"} == {part.value for part in Part}
            assert await answers.acts(REVISION) == frozenset(acts.ACTS)
