"""A policy engine that fails or lies is never believed: what it answered before is told unchanged, all else is 503.

Each fault is shown twice: that it harms whoever asks with the stock client, and that it does not harm us.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
from urllib.parse import urlsplit

import aiohttp
import pytest
from opa_client.opa_async import AsyncOpaClient  # type: ignore[import-untyped]  # it ships no types

from access_policy.question import About, Answers, Asking, Kind
from case_store.errors import Unavailable
from case_store.vocabulary import Audience, Capacity, Label, Level, Part, Relation
from tests.access_policy.engines import REVISION, free_port, opa_process, opa_server
from tests.access_policy.lying import FAULTS, GRANTS_ALL, lying_server

TIMEOUT = 0.3
TUTOR = Asking(Capacity.STAFF, None, frozenset({Relation.STAFF, Relation.FORM_TUTOR}))
STRANGER = Asking(Capacity.STAFF, None, frozenset({Relation.STAFF}))
KNOWN = Kind(Part.STRATEGIES)
NEW = [
    Kind(Part.SESSIONS, labels=frozenset(labels), audience=frozenset({audience}))
    for labels in itertools.combinations(Label, 2)
    for audience in (Audience.SENCO, Audience.HOME)
][:20]
"""Twenty questions that were never asked before."""


async def refuses_all(answers: Answers) -> int:
    """How many of the new questions were refused with 503, asked all at once; the others are an error of the test."""
    told = await asyncio.gather(*(answers.told(STRANGER, kind, REVISION) for kind in NEW), return_exceptions=True)
    return sum(isinstance(each, Unavailable) for each in told)


@pytest.mark.parametrize("fault", FAULTS)
class TestAnEngineThatFailsOrLies:
    """Thirty faults, each with twenty questions never asked before, and with one that was."""

    async def test_is_not_believed(self, fault: str) -> None:
        """Nothing is told, nothing is kept, and no leave is given, by nobody's mistake or malice."""
        async with (
            lying_server() as (elsewhere, granting),
            lying_server(FAULTS[fault], elsewhere) as (address, lying),
            opa_server(address, timeout=TIMEOUT) as engine,
        ):
            answers = Answers(engine)
            assert await refuses_all(answers) == len(NEW)
            assert lying.asked == len(NEW), "each question is asked once: no retries that hold readers up"
            assert granting.asked == 0, "nobody is sent elsewhere"
            with pytest.raises(Unavailable):
                await answers.leave(STRANGER, "concern.raise", About(), REVISION)
            with pytest.raises(Unavailable):
                await answers.carries(STRANGER, REVISION)
            assert not await answers.alive(REVISION)

    async def test_does_not_change_what_was_answered_before(self, fault: str) -> None:
        """A kept answer is as good as a new one, whatever has become of the engine; recovery needs no restart."""
        async with (
            lying_server() as (elsewhere, _),
            lying_server(None, elsewhere) as (address, lying),
            opa_server(address, timeout=TIMEOUT) as engine,
        ):
            answers = Answers(engine)
            before = await answers.told(TUTOR, KNOWN, REVISION)
            lying.fault = FAULTS[fault]
            with pytest.raises(Unavailable):
                await answers.told(STRANGER, KNOWN, REVISION)
            assert await answers.told(TUTOR, KNOWN, REVISION) == before
            lying.fault = None
            assert (await answers.told(STRANGER, KNOWN, REVISION)).level == Level.FULL


class TestAnEngineThatIsGone:
    """Killed, stopped, never there: with a real process where there is one."""

    async def test_is_not_waited_for_when_nobody_listens(self) -> None:
        """A refused connection is 503 at once."""
        async with opa_server(f"http://127.0.0.1:{free_port()}", timeout=TIMEOUT) as engine:
            assert await refuses_all(Answers(engine)) == len(NEW)

    @pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP])
    async def test_leaves_what_it_answered_before(self, blow: signal.Signals) -> None:
        """The real OPA, killed and stopped: the tutor is told as before, the stranger's new questions are 503."""
        with opa_process() as (address, process):
            async with opa_server(address, timeout=2.0) as engine:
                before = await Answers(engine).told(TUTOR, KNOWN, REVISION)
            async with opa_server(address, timeout=TIMEOUT) as engine:
                answers = Answers(engine)
                for _ in range(20):
                    try:
                        assert await answers.told(TUTOR, KNOWN, REVISION) == before
                        break
                    except Unavailable:
                        await asyncio.sleep(0.1)
                os.kill(process.pid, blow)
                assert await refuses_all(answers) == len(NEW)
                assert await answers.told(TUTOR, KNOWN, REVISION) == before
                assert not await answers.alive(REVISION)


async def test_an_error_is_not_tried_again() -> None:
    """With time enough for the stock client's three attempts, ours makes one."""
    async with lying_server(FAULTS["500"]) as (address, lying), opa_server(address, timeout=3.0) as engine:
        with pytest.raises(Unavailable):
            await Answers(engine).told(STRANGER, KNOWN, REVISION)
        assert lying.asked == 1


class TestTheStockClientBelievesIt:
    """Negative controls: the same faults, without our defence."""

    async def told_by_stock_client(self, fault: str, **options: object) -> tuple[object, int, int]:
        """What the stock client takes for the decision, how often it asked, and how often it asked elsewhere."""
        async with lying_server() as (elsewhere, granting), lying_server(FAULTS[fault], elsewhere) as (address, lying):
            place = urlsplit(address)
            async with AsyncOpaClient(place.hostname, place.port, timeout=TIMEOUT * 4, **options) as stock:
                try:
                    told = await stock.query_rule({}, "need_to_know", "decision")
                except (aiohttp.ClientError, TimeoutError) as failed:
                    told = type(failed).__name__
            return told, lying.asked, granting.asked

    @pytest.mark.parametrize("fault", ["301 to one that grants all", "307 to one that grants all"])
    async def test_follows_a_redirect_to_a_server_that_grants_everything(self, fault: str) -> None:
        """It goes there, and takes that answer for the decision."""
        told, _, elsewhere = await self.told_by_stock_client(fault)
        assert told == {"result": GRANTS_ALL}
        assert elsewhere == 1

    async def test_takes_an_empty_answer_for_none_and_an_undefined_rule_for_an_empty_one(self) -> None:
        """Neither is an error to it."""
        assert (await self.told_by_stock_client("empty"))[0] is None
        assert (await self.told_by_stock_client("{}"))[0] == {}

    async def test_asks_three_times_for_a_500(self) -> None:
        """Its default holds every reader up for three attempts."""
        told, asked, _ = await self.told_by_stock_client("500")
        assert (told, asked) == ("ClientResponseError", 3)

    @pytest.mark.parametrize("fault", ["wrong revision", "extra field", "unknown level", "10 MB", "404"])
    async def test_passes_lies_on(self, fault: str) -> None:
        """What is in the body is what it says, however wrong or large."""
        told, _, _ = await self.told_by_stock_client(fault, retries=0)
        assert told if fault != "404" else told == "ClientResponseError"

    async def test_a_timeout_is_a_bare_one(self) -> None:
        """Nothing of the client's own: whoever catches its errors only is caught out."""
        told, _, _ = await self.told_by_stock_client("hangs", retries=0)
        assert told == "TimeoutError"


async def test_absent_and_hidden_are_alike_while_the_engine_is_dead() -> None:
    """The probe that both are answered by says dead for a second at a time, and alive again after that."""
    now = [0.0]
    async with lying_server(FAULTS["500"]) as (address, lying), opa_server(address, timeout=TIMEOUT) as engine:
        answers = Answers(engine, clock=lambda: now[0])
        assert not await answers.alive(REVISION)
        asked = lying.asked
        assert not await answers.alive(REVISION)
        assert lying.asked == asked, "at most one probe a second"
        now[0] = 1.5
        assert not await answers.alive(REVISION)
        assert lying.asked == asked + 1
