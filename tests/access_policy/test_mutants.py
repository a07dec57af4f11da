"""G13: the tests can see a wrong policy. Each mistake in a rule changes an answer that the table speaks of.

It is looked for in the questions of the decision table, put to a real OPA, and then in the tests beside the rules.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import shutil
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import aiohttp
import pytest

from access_policy import asked
from access_policy.question import Asking, Kind
from access_policy.revision import policies
from tests.access_policy.code_of_practice import drawn
from tests.access_policy.engines import batch, free_port, opa_or_skip, wait_for
from tests.access_policy.mutants import Mutant, mutants
from tests.access_policy.table import acts, questions
from tests.access_policy.table.oracle import carried, expected
from tests.access_policy.test_decision_table import TestPurposes, as_expected
from tests.lane import tries

SEED = 7
MANY = 10, 100_000
"""How many mistakes are tried when `make test` runs, drawn by chance, and how many by `make moonshot`: all."""
AT_ONCE, AT_MOST = 300, 3_000
"""How many questions a mistake is looked for in at a time, and in all."""
OF_OTHERS = 60_000, 10_000_000
"""How many of the questions that ask of no cell alone there are to choose from."""
EXPLAINED: Mapping[str, str] = {}
"""Mistakes that change no answer, by file and line as they are named here, and why they are none."""

Asked = tuple[str, Any]
"""A canonical question, and what the table says to it."""


@cache
def readings() -> tuple[tuple[tuple[Asking, Kind], str], ...]:
    """Questions of reading that the decision table asks, each cell among them, and some by chance, with their texts."""
    groups: tuple[Callable[[], Iterator[Any]], ...] = (
        questions.one_at_a_time, questions.at_home, questions.purposes, questions.capacities, questions.audiences,
    )  # fmt: skip
    others = list(dict.fromkeys(question for group in groups for question in group()))
    some = random.Random(SEED).sample(others, min(len(others), tries(*OF_OTHERS)))
    everything = dict.fromkeys((*questions.cells(), *questions.raised(), *some, *drawn.questions(3_000, SEED)))
    return tuple((one, asked.of_reading(*one)) for one in everything)


@cache
def about_acts() -> dict[str, tuple[acts.ActQuestion, ...]]:
    """Every question about an act, by noun."""
    found: dict[str, dict[acts.ActQuestion, None]] = {}
    for question in acts.questions():
        found.setdefault(question[1].partition(".")[0], {})[question] = None
    return {noun: tuple(each) for noun, each in found.items()}


@cache
def relations_of() -> dict[str, frozenset[str]]:
    """For whom each package of readers is looked at."""
    text = (policies() / "need_to_know" / "readers" / "readers.rego").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for body in re.findall(r"if \{(.*?)\n\}", text, re.DOTALL):
        for package in re.findall(r"in (\w+)\.grants", body):
            found[package] = found.get(package, frozenset()) | set(re.findall(r'"(\w+)"', body))
    return found


def for_reading(mutant: Mutant, chance: random.Random) -> list[Asked]:
    """Questions that its rules have to do with: of whoever stands in a relation that they are looked at for."""
    words = relations_of().get(mutant.path.parent.name)
    near = [one for one in readings() if words is None or any(f'"{word}"' in one[1] for word in words)]
    some = chance.sample(near, min(len(near), AT_MOST))
    return [(text, expected(*question)) for question, text in some]


def for_acts(mutant: Mutant, chance: random.Random) -> list[Asked]:
    """Questions about the acts of its noun; of any, where it is no noun's."""
    noun = about_acts().get(mutant.path.parent.name)
    everything = noun or tuple(question for each in about_acts().values() for question in each)
    word = re.search(r'without ("[a-z_.]+")', mutant.what)
    near = [one for one in everything if word is None or word[1] in asked.of_act(*one)] or everything
    some = chance.sample(near, min(len(near), 4 * AT_MOST))
    return [(asked.of_act(*question), acts.may(*question)) for question in some]


def for_purposes() -> list[Asked]:
    """Whether each purpose is carried."""
    return [(asked.of_purpose(one), carried(one)) for one in TestPurposes.ASKINGS]


ENTRIES: Mapping[str, Callable[[dict[str, Any]], Any]] = {
    "need_to_know.decision": as_expected,
    "need_to_know.purpose": lambda raw: raw["carried"],
    "may_write.decision": lambda raw: raw["leave"],
}
"""What is asked of policy, and what an answer comes to."""


class Workshop:
    """A real OPA server whose policies can be exchanged, one file at a time."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self.address, self._session = address, session

    async def put(self, path: Path, text: str) -> bool:
        """Exchange one file; False where OPA would not have it, which nobody could put to use either."""
        address = f"{self.address}/v1/policies/{quote(str(path), safe='')}"
        async with self._session.put(address, data=text.encode(), headers={"Content-Type": "text/plain"}) as response:
            return response.status == 200

    async def lay_out(self) -> None:
        """The right policies."""
        revision = json.loads((policies() / "revision" / "data.json").read_text())
        async with self._session.put(f"{self.address}/v1/data/revision", json=revision) as response:
            assert response.status == 204
        waiting = rule_files()
        while waiting:  # a file may need one that comes later
            left = [path for path in waiting if not await self.put(path, path.read_text())]
            assert len(left) < len(waiting), left
            waiting = left

    async def wrong(self, rule: str, some: Sequence[Asked]) -> bool:
        """Whether an answer is not the table's, or none at all."""
        for start in range(0, len(some), AT_ONCE):
            texts, right = zip(*some[start : start + AT_ONCE], strict=True)
            try:
                answers = [ENTRIES[rule](raw) for raw in await batch(self.address, rule, texts)]
            except (KeyError, AssertionError, IndexError):  # two answers at once, or none: OPA says so
                return True
            if answers != list(right):
                return True
        return False

    async def kills(self, mutant: Mutant) -> bool:
        """Whether the mistake shows."""
        if not await self.put(mutant.path, mutant.text):
            return True
        chance, reads = random.Random(SEED), "may_write" not in mutant.path.parts
        try:
            return (
                (reads and await self.wrong("need_to_know.decision", for_reading(mutant, chance)))
                or await self.wrong("may_write.decision", for_acts(mutant, chance))
                or (reads and await self.wrong("need_to_know.purpose", for_purposes()))
            )
        finally:
            assert await self.put(mutant.path, mutant.path.read_text())


async def fails_beside_the_rules(mutant: Mutant, folder: Path) -> bool:
    """Whether the tests that lie beside the rules fail."""
    shutil.copytree(policies(), folder)
    (folder / mutant.path.relative_to(policies())).write_text(mutant.text, encoding="utf-8")
    tests = await asyncio.create_subprocess_exec(opa_or_skip(), "test", str(folder), stdout=DEVNULL, stderr=DEVNULL)
    failed = bool(await tests.wait())
    await asyncio.to_thread(shutil.rmtree, folder)
    return failed


def rule_files() -> list[Path]:
    """The files of rules."""
    found = sorted(policies().rglob("*.rego"))
    return [path for path in found if not path.name.endswith("_test.rego") and "checks" not in path.parts]


@pytest.fixture
async def workshop() -> AsyncIterator[Workshop]:
    """The server, with the right policies laid out."""
    port = free_port()
    command = [opa_or_skip(), "run", "--server", "--addr", f"127.0.0.1:{port}", "--log-level", "error"]
    process = await asyncio.create_subprocess_exec(*command, stdout=DEVNULL, stderr=DEVNULL)
    try:
        await asyncio.to_thread(wait_for, port)
        async with aiohttp.ClientSession() as session:
            shop = Workshop(f"http://127.0.0.1:{port}", session)
            await shop.lay_out()
            yield shop
    finally:
        process.kill()
        await process.wait()


async def test_of_mistakes_in_rules_98_in_100_are_seen(workshop: Workshop, tmp_path: Path) -> None:
    """A rule file with one mistake, as many as there is time for: each changes an answer, or it is said why not."""
    everything = [mutant for path in rule_files() for mutant in mutants(path)]
    some = random.Random(SEED).sample(everything, min(len(everything), tries(*MANY)))
    by_tests, survivors = 0, []
    for number, mutant in enumerate(some):
        if await workshop.kills(mutant):
            continue
        if await fails_beside_the_rules(mutant, tmp_path / str(number)):
            by_tests += 1
        else:
            survivors.append(f"{mutant.path.relative_to(policies())} {mutant.what}")
    killed = f"{len(some) - len(survivors)} killed ({by_tests} of them only by the tests beside the rules)"
    print(f"Rego mutants: {len(some)} of {len(everything)}, {killed}, {len(survivors)} survive")
    unexplained = [each for each in survivors if each not in EXPLAINED]
    print("\n".join(unexplained))
    assert len(unexplained) <= max(1, 0.02 * len(some)), unexplained  # of so few as are tried in every run, one


async def test_the_right_policy_is_no_mistake(workshop: Workshop, tmp_path: Path) -> None:
    """The negative control: put in the place of itself, a file changes no answer and fails no test."""
    for path in rule_files()[::40]:
        assert not await workshop.kills(Mutant(path, "nothing", path.read_text()))
    assert not await fails_beside_the_rules(Mutant(path, "nothing", path.read_text()), tmp_path / "right")
