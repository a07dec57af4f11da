"""The two engines, each for itself: what the stock part does wrong, and that ours does not."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from regopy import Interpreter  # type: ignore[import-untyped]  # it ships no types

from access_policy.embedded import Embedded
from access_policy.engine import EngineFault
from access_policy.opa_server import OpaServer
from access_policy.question import Answers, Asking, Kind
from access_policy.revision import modules, policies
from case_store.vocabulary import Capacity, Part, Relation
from tests.access_policy.engines import REVISION, embedded, opa_server, text_of
from tests.access_policy.shared_engine import QUESTIONS
from tests.access_policy.table.oracle import expected
from tests.access_policy.table.questions import Question


class TestTheEmbeddedEngine:
    """regopy, in a thread of its own."""

    async def test_never_gives_one_asker_the_answer_of_another(self) -> None:
        """Two tasks at once, and two threads with loops of their own: every answer is the asker's."""
        async with embedded() as engine:

            async def wrong(questions: list[Question]) -> int:
                answers = [await engine.ask("need_to_know/decision", json.loads(text_of(q))) for q in questions]
                return sum(a["level"] != expected(*q).level for q, a in zip(questions, answers, strict=True))

            forwards, backwards = list(QUESTIONS), list(reversed(QUESTIONS))
            assert not any(await asyncio.gather(wrong(forwards), wrong(backwards)))
            in_threads = (asyncio.to_thread(asyncio.run, wrong(each)) for each in (forwards, backwards))
            assert not any(await asyncio.gather(*in_threads))

    def test_needs_that_because_the_stock_one_shared_by_threads_does(self) -> None:
        """Negative control: one engine, two threads, and somebody is told what was meant for somebody else."""
        command = [sys.executable, "-m", "tests.access_policy.shared_engine"]
        paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        shared = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=paths)
        assert shared.stdout.strip() == "wrong" or shared.returncode < 0, (
            "the stock engine behaved on two threads: does ours still need one of its own?"
        )

    async def test_takes_an_undefined_rule_for_a_fault(self, tmp_path: Path) -> None:
        """Without its revision no answer is defined, and regopy says that this is ok."""
        for name, source in modules(policies()).items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(source.replace("revision.sha256", "revision.nowhere"), encoding="utf-8")
        engine = Embedded(tmp_path)
        await engine.open()
        with pytest.raises(EngineFault, match="answered nothing"):
            await engine.ask("need_to_know/named", {})
        await engine.close()

    def test_needs_that_because_the_stock_one_calls_undefined_ok(self) -> None:
        """Negative control."""
        interpreter = Interpreter()
        interpreter.add_module("silent", "package silent\n\nanswer := input.nowhere")
        output = interpreter.query_bundle_entrypoint(interpreter.build(None, ["silent/answer"]), "silent/answer")
        assert output.ok()
        assert str(output) == "undefined"

    async def test_does_not_open_with_policies_that_do_not_compile(self, tmp_path: Path) -> None:
        """Half a policy is none."""
        (tmp_path / "broken.rego").write_text("package need_to_know\n\ndecision := {", encoding="utf-8")
        engine = Embedded(tmp_path)
        with pytest.raises(EngineFault):
            await engine.open()
        with pytest.raises(EngineFault):
            await engine.ask("need_to_know/decision", {})
        await engine.close()

    async def test_answers_nothing_once_closed(self) -> None:
        """A fault, and no crash."""
        engine = Embedded()
        await engine.open()
        await engine.close()
        with pytest.raises(EngineFault):
            await engine.ask("need_to_know/named", {})


class TestEitherEngine:
    """What both do alike."""

    async def test_answers_no_rule_that_is_not_an_entry_point(self, opa: str) -> None:
        """Whoever asks cannot look into the rules."""
        async with embedded() as one, opa_server(opa) as other:
            for engine in (one, other):
                for path in ("need_to_know/lead/grants", "", "../v1/policies", "revision"):
                    with pytest.raises(EngineFault):
                        await engine.ask(path, {})

    async def test_names_the_same_parts_and_acts(self, opa: str) -> None:
        """So that either stops the start-up for the same reasons."""
        async with embedded() as one, opa_server(opa, timeout=10) as other:
            regopy, server = Answers(one), Answers(other)
            assert await regopy.parts(REVISION) == await server.parts(REVISION)
            assert await regopy.acts(REVISION) == await server.acts(REVISION)
            assert await regopy.alive(REVISION)
            assert await server.alive(REVISION)


class TestTheServersAddress:
    """Where the policy server is."""

    @pytest.mark.parametrize("address", ["ftp://opa", "opa:8181", "http://", "http://opa:8181/v1/data", "file:///etc"])
    def test_is_a_plain_one(self, address: str) -> None:
        """A path or another scheme is a mistake in the settings."""
        with pytest.raises(ValueError, match="address"):
            OpaServer(address)

    async def test_is_not_asked_before_it_is_opened(self) -> None:
        """The stock client would fail on None."""
        with pytest.raises(EngineFault):
            await OpaServer("http://127.0.0.1:8181").ask("need_to_know/named", {})


def test_kind_of_a_lead_is_answered_in_microseconds_once_kept() -> None:
    """A kept answer is a look-up: the engine's cost is paid once for each kind of entry."""

    async def kept() -> float:
        async with embedded() as engine:
            answers = Answers(engine)
            asking = Asking(Capacity.STAFF, None, frozenset({Relation.STAFF, Relation.LEAD}))
            kind = Kind(Part.SESSIONS)
            await answers.told(asking, kind, REVISION)
            began = time.perf_counter()
            for _ in range(1000):
                await answers.told(asking, kind, REVISION)
            return (time.perf_counter() - began) / 1000

    seconds = asyncio.run(kept())
    print(f"a kept answer: {seconds * 1e6:.1f} µs")
    assert seconds < 0.001
