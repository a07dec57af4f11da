"""Both engines answer the whole access table as it is written."""

from __future__ import annotations

import json
import random
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from access_policy import asked
from access_policy.engine import PolicyEngine
from access_policy.question import About, Answers, Asking, Kind
from access_policy.revision import policies
from case_store.vocabulary import Capacity, Level, Part, Purpose, Relation
from tests.access_policy.engines import REVISION, batch, embedded, opa_server, text_of
from tests.access_policy.table import acts, oracle, questions
from tests.access_policy.table.oracle import TABLE, Expected, carried, expected
from tests.access_policy.table.questions import FAMILY, LEFT, ROWS, SEVERAL, Question, once
from tests.lane import tries

GROUPS: tuple[Callable[[], Iterator[Question]], ...] = (
    questions.cells,
    questions.raised,
    questions.one_at_a_time,
    questions.at_home,
    questions.purposes,
    questions.capacities,
    questions.audiences,
)
SEED = 7
AT_ONCE = 6_000, 400_000
"""How many questions with two conditions at once are asked when `make test` runs, and how many by `make moonshot`."""
OF_OPA = 10_000, 10_000_000
OF_REGOPY = 900, 10_000_000
"""How many of a group each engine is asked, regopy fewer, which takes milliseconds each: every cell, some of others."""


def some(group: Callable[[], Iterator[Question]], most: tuple[int, int]) -> tuple[list[Question], int]:
    """The questions of `group` that an engine is asked, every cell among them, and how many there are."""
    everything = once(group())
    if group is questions.cells:
        return everything, len(everything)
    return random.Random(SEED).sample(everything, min(len(everything), tries(*most))), len(everything)


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

    async def test_by_regopy(self, group: Callable[[], Iterator[Question]]) -> None:
        """The embedded engine says what the table says, for every cell and for a sample of the rest."""
        asked_, of = some(group, OF_REGOPY)
        async with embedded() as engine:
            answers = await raw(engine, "need_to_know/decision", [text_of(q) for q in asked_])
        wrong = differences(asked_, answers)
        print(f"regopy, {group.__name__}: {len(asked_)} of {of} questions, seed {SEED}, {len(wrong)} wrong")
        assert wrong == []

    async def test_by_opa(self, group: Callable[[], Iterator[Question]], opa: str) -> None:
        """The real OPA says what the table says, for every cell and for a larger sample of the rest."""
        asked_, of = some(group, OF_OPA)
        answers = await batch(opa, "need_to_know.decision", [text_of(q) for q in asked_])
        wrong = differences(asked_, answers)
        print(f"OPA, {group.__name__}: {len(asked_)} of {of} questions, seed {SEED}, {len(wrong)} wrong")
        assert wrong == []


class TestTwoConditionsAtOnce:
    """Every relation x part x two conditions, labels in pairs among them, drawn by chance: more before a release."""

    async def test_are_answered_by_opa(self, opa: str) -> None:
        """The real OPA says what the table says."""
        asked_ = questions.drawn(tries(*AT_ONCE), SEED)
        answers = await batch(opa, "need_to_know.decision", [text_of(q) for q in asked_])
        wrong = differences(asked_, answers)
        print(f"OPA, two conditions at once: {len(asked_)} questions, seed {SEED}, {len(wrong)} wrong")
        assert wrong == []

    async def test_are_answered_by_regopy(self) -> None:
        """So does the embedded engine."""
        asked_ = questions.drawn(tries(OF_REGOPY[0], AT_ONCE[1]), SEED + 1)
        async with embedded() as engine:
            answers = await raw(engine, "need_to_know/decision", [text_of(q) for q in asked_])
        wrong = differences(asked_, answers)
        print(f"regopy, two conditions at once: {len(asked_)} questions, seed {SEED + 1}, {len(wrong)} wrong")
        assert wrong == []


async def test_both_engines_give_the_same_answers_by_the_same_rules(opa: str) -> None:
    """As the service asks them: levels, rules, what is withheld and the revision, sets compared as sets."""
    everything = once(question for group in GROUPS for question in group())
    asked_ = random.Random(SEED).sample(everything, 500)
    async with embedded() as one, opa_server(opa, timeout=20.0) as other:
        regopy, server = Answers(one), Answers(other, patience=20.0)
        for question in asked_:
            assert await regopy.told(*question, REVISION) == await server.told(*question, REVISION)
    print(f"both engines through the service: {len(asked_)} of {len(everything)} questions, seed 7, no difference")


FAULTS: tuple[tuple[str, str, Callable[[], Iterator[Question]]], ...] = (
    ("home/home.rego", "\tnot _nobody_has_looked\n", questions.at_home),
    ("home/home.rego", "\tnot _somebody_else_said_it\n", questions.at_home),
    ("home/home.rego", "\t_addressed\n", questions.at_home),
    ("parent/parent.rego", "\tnot home.mentions_another_pupil\n", questions.at_home),
    ("decision.rego", "\tnot kind.on_wrong_child\n", questions.at_home),
    ("asking/asking.rego", '\tnot "excluded_parent" in input.relations\n', questions.at_home),
    ("bars/bars.rego", ', "parent", "excluded_parent", "kin"', questions.one_at_a_time),
    ("covering_elsa/covering_elsa.rego", '\t"handed_over" in input.kind.matter\n', questions.cells),
    ("referrer/referrer.rego", "theirs_part", questions.cells),
)
"""Faults that a person could make in a rule: the words that are missing (or only open the part), and where it shows."""


@pytest.mark.parametrize(("rule", "missing", "group"), FAULTS, ids=lambda of: getattr(of, "__name__", of))
async def test_a_fault_in_a_rule_is_noticed(
    rule: str, missing: str, group: Callable[[], Iterator[Question]], tmp_path: Path
) -> None:
    """The negative control: with one condition taken out of one rule, some answer is not the table's."""
    folder = tmp_path / "policies"
    shutil.copytree(policies(), folder)
    faulty = folder / "need_to_know" / rule
    source = faulty.read_text(encoding="utf-8")
    assert missing in source
    faulty.write_text(source.replace(missing, "open_part" if missing == "theirs_part" else ""), encoding="utf-8")
    everything = once(group())
    async with embedded(folder) as engine:
        for tried, question in enumerate(random.Random(SEED).sample(everything, len(everything)), 1):
            if differences([question], await raw(engine, "need_to_know/decision", [text_of(question)])):
                print(f"noticed by question {tried} of {len(everything)}")
                return
    pytest.fail("a rule without this condition answers as the table does")


class TestPurposes:
    """A purpose that none of the reader's relations carries is refused, never lowered to another."""

    ASKINGS = tuple(
        Asking(capacity, purpose, relations | bar)
        for capacity, relations in (*((Capacity.STAFF, one) for one in (*ROWS, *SEVERAL, *LEFT)), *FAMILY)
        for purpose in (None, *Purpose)
        for bar in (frozenset(), frozenset({Relation.RELATIVE}), frozenset({Relation.PARENT}))
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


EACH_ACT = 200, 1_000_000
"""How many questions about each act the real OPA is asked when `make test` runs, and by `make moonshot` (all)."""


@cache
def about_acts() -> tuple[tuple[acts.ActQuestion, ...], int]:
    """Questions about every act, as many of each; and how many there are."""
    everything: defaultdict[str, list[acts.ActQuestion]] = defaultdict(list)
    for question in dict.fromkeys(acts.questions()):
        everything[question[1]].append(question)
    chance, most = random.Random(SEED), tries(*EACH_ACT)
    sample = [q for each in everything.values() for q in chance.sample(each, min(len(each), most))]
    return tuple(sample), sum(map(len, everything.values()))


class TestActs:
    """Who may write, from section 6 of the table."""

    async def test_are_allowed_as_the_table_says_on_regopy(self) -> None:
        """The embedded engine gives leave where the table does, and nowhere else."""
        chosen, of = about_acts()
        sample = random.Random(SEED).sample(chosen, min(len(chosen), tries(2_000, 100_000)))
        async with embedded() as engine:
            said = await raw(engine, "may_write/decision", [asked.of_act(*q) for q in sample])
        wrong = [q for q, r in zip(sample, said, strict=True) if r["leave"] != acts.may(*q)]
        print(f"regopy, acts: {len(sample)} of {of} questions, seed {SEED}, {len(wrong)} wrong")
        assert wrong == []

    async def test_are_allowed_as_the_table_says_on_opa(self, opa: str) -> None:
        """So does the real OPA, for every act."""
        chosen, of = about_acts()
        said = await batch(opa, "may_write.decision", [asked.of_act(*q) for q in chosen])
        wrong = [q for q, r in zip(chosen, said, strict=True) if r["leave"] != acts.may(*q)]
        print(f"OPA, acts: {len(chosen)} of {of} questions, seed {SEED}, {len(wrong)} wrong")
        assert wrong == []


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
        everything = frozenset(Relation) - asked.TO_MATTER - oracle.FAMILY
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
        built = [row["row"] for row in TABLE["relations"] if row["built"] and "row" in row]
        assert [row for row in range(1, 30) if row not in built] == [29]

    async def test_and_the_policy_name_the_same_parts_and_acts(self) -> None:
        """What is built in the table is named by policy; `service` is ours, and nobody reads it."""
        built = {part for part, row in {**TABLE["parts"], **TABLE["parts_apart"]}.items() if row["built"]}
        async with embedded() as engine:
            answers = Answers(engine)
            assert await answers.parts(REVISION) == built | {"service"} == {part.value for part in Part}
            assert await answers.acts(REVISION) == frozenset(acts.ACTS)
