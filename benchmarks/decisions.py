"""How long policy takes to answer, kept and asked of the engine, by how long OPA takes; and whether OPA agrees."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from access_policy import asked
from access_policy.asked import About, Asking, Kind
from access_policy.engine import PolicyEngine
from access_policy.pages import case_page
from access_policy.question import Answers, Leave, Told
from access_policy.read import Asked
from access_policy.revision import policies, verified
from benchmarks.figures import Figure, Goal, Remark, Round
from benchmarks.invariants import Broken
from benchmarks.readings import slowest, unrecorded
from benchmarks.school import Case, School, write_contact, write_session
from case_store.errors import NotFound
from case_store.vocabulary import Post

READING, ACT = "need_to_know/decision", "may_write/decision"
DECIDED = Goal(
    0.3,
    0.05,
    more_is_better=False,
    hindered_by="A kept answer is looked up by the whole text of its question, which is written anew each time.",
)
_P95 = "histogram_timer_rego_query_eval_ns_95%"
_BY = "the OPA library's own p95 on the longest question"


class Heard(Answers):
    """Answers, and what they were asked."""

    def __init__(self, engine: PolicyEngine) -> None:
        super().__init__(engine)
        self.questions: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self.readings: dict[str, tuple[Asking, Kind]] = {}

    async def told(self, asking: Asking, kind: Kind, revision: str) -> Told:
        """How much of a kind is told."""
        text = asked.of_reading(asking, kind)
        self.questions[READING][text], self.readings[text] = None, (asking, kind)
        return await super().told(asking, kind, revision)

    async def leave(self, asking: Asking, act: str, about: About, revision: str) -> Leave:
        """Whether an act is permitted."""
        self.questions[ACT][asked.of_act(asking, act, about)] = None
        return await super().leave(asking, act, about, revision)


async def figures(
    school: School, cases: Sequence[Case], rounds: int, times: int
) -> tuple[tuple[Figure, ...], tuple[Remark, ...]]:
    """Row 11, on the longest of the questions that everybody at the school asks; Broken where OPA answers otherwise."""
    opa, heard = shutil.which("opa"), await ask_around(school, cases)
    what = "differing decisions between OPA and regopy, the engine in our process"
    if opa is None:
        why = "not measured: opa is not installed"
        return (), (Remark("11", f"a decision of policy / {_BY}", why), Remark("11", what, why))
    alike = 0
    for path, texts in heard.questions.items():
        alike += await compare(opa, school.engine, path, tuple(texts))
    longest = max(heard.readings, key=len)
    measured = await _measure(opa, school, longest, heard.readings[longest], rounds, times)
    kept, fresh = zip(*measured, strict=True)
    return (
        Figure("11", f"a decision of policy, kept / {_BY}", "us", kept, "a decision", DECIDED),
        Figure("11 cold", f"a decision of policy, asked of the engine / {_BY}", "us", fresh, "a decision"),
    ), (Remark("11", what, f"0 of {alike}"),)


async def ask_around(school: School, cases: Sequence[Case]) -> Heard:
    """Let everybody read some cases, and act in one: what is asked meanwhile."""
    heard = Heard(school.engine)
    way_out, way_in = unrecorded(school, heard), school.way_in(heard)
    for case in cases:
        for reader in school.staff.values():
            try:
                await way_out.read(Asked(reader, case_page(case.file)))
            except NotFound:
                continue  # asked about all of it, and told nothing
    await write_contact(school, way_in, cases[0], school.staff[Post.TEACHER])
    await write_contact(school, way_in, cases[0], school.staff[Post.ELSA])
    await write_session(school, way_in, cases[0])
    return heard


async def _measure(
    opa: str, school: School, text: str, question: tuple[Asking, Kind], rounds: int, times: int
) -> list[tuple[Round, Round]]:
    kept, fresh, revision = Answers(school.engine), Answers(school.engine, kept=0), verified(policies())
    for answers in (kept, fresh):
        await slowest(lambda answers=answers: answers.told(*question, revision), times)  # type: ignore[misc]  # B023
    measured = []
    for _ in range(rounds):
        ours = await slowest(lambda: kept.told(*question, revision), times * 20)
        theirs = await asyncio.to_thread(_opa_p95, opa, READING, text)
        asked_of_engine = await slowest(lambda: fresh.told(*question, revision), times)
        measured.append((Round(ours, theirs), Round(asked_of_engine, theirs)))
    return measured


def _opa_p95(opa: str, path: str, text: str) -> float:
    """The seconds within which OPA, asked again and again in its own process, answers 95 of 100 times."""
    report = _opa(opa, "bench", _rule(path), text)
    return float(report["Extra"][_P95]) / 1e9


async def compare(opa: str, engine: PolicyEngine, path: str, texts: Sequence[str]) -> int:
    """How many questions were asked of both. Raises Broken where they answer any of them differently."""
    every = f"[answer | some question in input.questions; answer := {_rule(path)} with input as question]"
    inputs = f'{{"questions": [{",".join(texts)}]}}'
    report = await asyncio.to_thread(_opa, opa, "eval", every, inputs)
    theirs = report["result"][0]["expressions"][0]["value"]
    ours = [await engine.ask(path, json.loads(text)) for text in texts]
    differing = differences(ours, theirs)
    if differing:
        raise Broken(f"OPA and regopy differ on {differing} of {len(texts)} questions of {path}")
    return len(texts)


def differences(ours: Sequence[Any], theirs: Sequence[Any]) -> int:
    """How many answers differ; one that is missing differs."""
    return sum(bool(a != b) for a, b in zip(ours, theirs, strict=False)) + abs(len(ours) - len(theirs))


def _rule(path: str) -> str:
    return "data." + path.replace("/", ".")


def _opa(opa: str, verb: str, query: str, question: str) -> Mapping[str, Any]:
    """What `opa` reports as JSON, over the rules as they are installed."""
    with tempfile.TemporaryDirectory(prefix="confide-bench-opa-") as made:
        file = Path(made) / "input.json"
        file.write_text(question, encoding="utf-8")
        command = [opa, verb, "--format", "json", "--data", str(policies()), "--ignore", "*_test.rego"]
        done = subprocess.run(
            [*command, "--input", str(file), query], capture_output=True, text=True, check=False, timeout=120
        )
    if done.returncode:
        raise Broken(f"opa {verb} failed")
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found
