"""G2: both engines and the model written by hand agree on every level; what is kept is as good as what is new."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any

import pytest

from access_policy.question import Answers, Asking, Kind
from case_store.vocabulary import Level, Part
from tests.access_policy.code_of_practice import columns, drawn, model, reader
from tests.access_policy.engines import REVISION, batch, embedded, text_of
from tests.lane import tries

SEED = 7
BY_OPA = 20_000, 1_000_000
BY_REGOPY = 1_600, 1_000_000
KEPT = 200_000, 1_000_000
"""How many questions are put to each when `make test` runs, and how many by `make moonshot`."""

Question = tuple[Asking, Kind]


def as_answer(raw: dict[str, Any]) -> model.Answer:
    """What an engine says, as far as the model speaks of it."""
    return model.Answer(Level(raw["level"]), raw["reveals"], Level(raw["alone"]), raw["withheld"])


def differing(asked: Sequence[Question], answers: Sequence[dict[str, Any]]) -> int:
    """How many answers differ from the model's."""
    return sum(as_answer(raw) != model.answer(*question) for question, raw in zip(asked, answers, strict=True))


def levels(asked: Sequence[Question]) -> str:
    """How many questions the model answers with each level: drawn by chance, some must be told."""
    found = [model.answer(*question).level for question in asked]
    return ", ".join(f"{level} {found.count(level)}" for level in Level)


async def test_the_real_opa_and_the_model_agree(opa: str) -> None:
    """Any question that can be put, thousands drawn by chance."""
    asked = list(drawn.questions(tries(*BY_OPA), SEED))
    wrong = differing(asked, await batch(opa, "need_to_know.decision", [text_of(question) for question in asked]))
    print(f"OPA and the model: {len(asked)} questions drawn, seed {SEED}, {wrong} differ ({levels(asked)})")
    assert wrong == 0


async def test_the_embedded_engine_and_the_model_agree() -> None:
    """The same of regopy; and asked again, two hundred thousand times, what was kept is what the model says."""
    asked = list(drawn.questions(tries(*BY_REGOPY), SEED + 1))
    chance = random.Random(SEED)
    async with embedded() as engine:
        raw = [await engine.ask("need_to_know/decision", json.loads(text_of(question))) for question in asked]
        wrong = differing(asked, raw)
        answers = Answers(engine)
        expected = [(question, model.answer(*question)) for question in asked]
        for question, _ in expected:
            await answers.told(*question, REVISION)
        kept = 0
        for question, said in chance.choices(expected, k=tries(*KEPT)):
            told = await answers.told(*question, REVISION)
            kept += (told.level, told.reveals, told.alone, told.withheld) != (
                said.level, said.reveals, said.alone, said.withheld,
            )  # fmt: skip
    print(f"regopy and the model: {len(asked)} questions drawn, {wrong} differ; {tries(*KEPT)} kept, {kept} differ")
    assert (wrong, kept) == (0, 0)


@pytest.mark.parametrize("part", [Part.CONTACTS, Part.SESSIONS, Part.IMPACT, Part.TARGETS])
async def test_a_model_that_reads_the_table_wrongly_is_seen(
    part: Part, opa: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control: a column too open by one level, and the same questions find it."""
    asked = [question for question in drawn.questions(3_000, SEED) if question[1].part == part]
    raw = await batch(opa, "need_to_know.decision", [text_of(question) for question in asked])
    assert differing(asked, raw) == 0
    right = columns.COLUMNS[part]
    monkeypatch.setitem(
        columns.COLUMNS, part, lambda who: reader.most(right(who), who.if_any("staff", told=Level.EXISTENCE))
    )
    assert differing(asked, raw) > 0
