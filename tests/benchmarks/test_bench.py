"""A tiny run of everything: it measures, and it would notice what was lost meanwhile. No time is asserted."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable, Sequence
from itertools import chain
from unittest.mock import AsyncMock, Mock, patch
from uuid import UUID

import pytest

from access_policy.pages import case_page
from access_policy.read import Asked
from benchmarks import (
    boards,
    by_hand,
    commands,
    decisions,
    invariants,
    long_streams,
    over_http,
    plans,
    readings,
    school,
)
from benchmarks.bare import Bare, bare
from benchmarks.figures import Figure
from benchmarks.shares import STEPS, STEPS_OF_OPENING, shares
from case_store.journal import pipeline
from case_store.vocabulary import Post

ROWS = ["8", "9", "9 cold", "10", "10 cold", "1", "1 cold", "4", "4 cold", "5", "5 cold", "16", "16 cold"]
ROWS += ["12", "12", "12 cold", "12", "12", "12 cold", "16", "16 cold"]


async def test_a_tiny_run_measures_every_row_and_loses_nothing() -> None:
    """One small school, the fewest rounds, a few of each: every row of the report is there, and everything held."""
    with school.places() as (places, folder):
        async with school.opened(places) as ours:
            async with invariants.watching(ours):
                cases = await school.several(ours, 2, 12)
                asked = Asked(ours.staff[Post.ELSA], case_page(cases[0].file))
                ours.acknowledged.append((await ours.way_out().read(asked)).disclosure)
            async with bare(places.admin, ours.journal.custodian.schema, len(cases)) as theirs:
                hands = await plans.staff(ours, 1)
                token = await over_http.sign_in(ours, folder)
                async with invariants.watching(ours):
                    figures = [
                        *await readings.figures(ours, theirs, cases[0], 12, rounds=3, times=1),
                        *await readings.at_once(ours, theirs, cases, 12, rounds=3, seconds=0.03),
                        *await commands.figures(ours, theirs, cases, rounds=3, seconds=0.03),
                        *await over_http.figures(ours, folder, token, cases, rounds=3, seconds=0.03),
                        *await long_streams.of_programmes(ours, cases[:1], cases[1], rounds=3, times=1, length=60),
                    ]
                    figures += await _plans(ours, theirs, hands)
                assert len(await theirs.read(cases[0].file)) == 12
            assert [figure.row for figure in figures] == ROWS
            assert invariants.catch_up(ours) > 0
            await _steps_are_told_apart(ours, asked, cases[0])
            await _policy_is_compared(ours, cases[:1])
            await _what_is_lost_is_noticed(ours, cases[0])


async def _plans(ours: school.School, theirs: Bare, hands: Sequence[plans.Hands]) -> list[Figure]:
    """A board of a plan at each stage, for whoever leads and for whoever coordinates them; then one plan grows."""
    made = await plans.several(ours, hands, len(plans.ALL))
    invariants.catch_up(ours)
    leads, coordinates = ours.staff[Post.DSL], hands[0].coordinator
    told = [
        await boards.figures(ours, theirs, one, "one", len(made), rounds=3, times=1) for one in (leads, coordinates)
    ]
    with patch.object(boards, "BOARD", by_hand.BOARD.replace("'coordinates', 'key_worker'", "'key_worker'")):
        assert not await boards.by_hand(theirs, coordinates)
        with pytest.raises(invariants.Broken, match="differ"):
            await boards.figures(ours, theirs, coordinates, "one", len(made), rounds=3, times=1)
    assert {line.stage for line in await boards.by_hand(theirs, leads)} == {"assess", "do", "review"}
    streams = await long_streams.of_plans(ours, made[1:2], made[2], rounds=3, times=1, length=60)
    return [*chain.from_iterable(told), *streams]


async def _steps_are_told_apart(ours: school.School, asked: Asked, case: school.Case) -> None:
    """Every step that is named is one of a reading or of a command, and none of it is counted twice."""
    way_in, way_out, silent = ours.way_in(), ours.way_out(), readings.unrecorded(ours)
    reading = await shares(lambda: way_out.read(asked), 1)
    command = await shares(lambda: school.write_contact(ours, way_in, case, ours.staff[Post.ELSA]), 1)
    ours.journal.states.forget()
    forgetful = await shares(lambda: school.write_session(ours, way_in, case), 1)
    board = await shares(lambda: boards.board(way_out, ours.staff[Post.DSL]), 1)
    found = {part for one in (reading, command, forgetful, board) for name in one.steps for part in name.split(": ")}
    assert {name for _, _, name in (*STEPS, *STEPS_OF_OPENING)} <= found
    assert reading.whole > 0

    assert await _round_trips(lambda: way_out.read(asked)) == 4, "what hinders a reading is told otherwise"
    assert await _round_trips(lambda: silent.read(asked)) == 3, "what hinders a reading is told otherwise"
    write = lambda: school.write_session(ours, way_in, case)  # noqa: E731 - what is counted twice over
    assert await _round_trips(write) == 3, "what hinders a command is told otherwise"


async def _round_trips(once: Callable[[], Awaitable[object]]) -> int:
    """How often the database is waited for: the report says it in words."""
    await once()
    counted = Mock(wraps=pipeline.ask)
    with patch.object(pipeline, "ask", counted):
        await once()
    return counted.call_count


async def _policy_is_compared(ours: school.School, cases: Sequence[school.Case]) -> None:
    """Without OPA it is said that there is none; with it, an engine that answers otherwise is noticed."""
    with patch("shutil.which", return_value=None):
        figures, remarks = await decisions.figures(ours, cases, rounds=3, times=1)
    assert figures == ()
    assert {remark.word for remark in remarks} == {"not measured: opa is not installed"}
    opa = shutil.which("opa")
    if opa is None:
        return
    heard = await decisions.ask_around(ours, cases)
    for path, texts in heard.questions.items():
        assert await decisions.compare(opa, ours.engine, path, tuple(texts)) == len(texts)
    other = Mock(ask=AsyncMock(return_value={}))
    with pytest.raises(invariants.Broken, match="differ on"):
        await decisions.compare(opa, other, decisions.ACT, tuple(heard.questions[decisions.ACT]))


async def _what_is_lost_is_noticed(ours: school.School, case: school.Case) -> None:
    """Both ways: acknowledged and gone, there and never acknowledged."""
    with pytest.raises(invariants.Broken, match="1 acknowledged and not stored"):
        async with invariants.watching(ours):
            ours.acknowledged.append(UUID(int=0))
    with pytest.raises(invariants.Broken, match="1 stored and not acknowledged"):
        async with invariants.watching(ours):
            await school.write_contact(ours, ours.way_in(), case, ours.staff[Post.ELSA])
            ours.acknowledged.clear()
