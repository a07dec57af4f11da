"""What one more command costs on a stream that is long, by what it costs on one that is short."""

from __future__ import annotations

import itertools
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from benchmarks.figures import Figure, Goal, Round
from benchmarks.plans import Plan, record_reward, review_commitment
from benchmarks.readings import slowest
from benchmarks.school import Case, School, write_session
from case_store.entry import Entry
from case_store.journal.ids import new_id
from case_store.journal.proposed import Proposed
from case_store.write import WayIn

T = TypeVar("T")

SHORT, LONG, LONG_PLAN = 10, 5_000, 500
"""How many entries the streams have before one more command is measured."""
AT_A_TIME = 250
GROWING = Goal(
    3,
    1.2,
    more_is_better=False,
    hindered_by="The state of a stream is kept with its version, and only what is newer is read and folded; the index"
    " rows of a long stream lie in more pages, and its case holds more of everything.",
)


Write = Callable[[WayIn, T], Awaitable[object]]
"""Hands in one more command about a thing."""


async def lengthen(school: School, stream: UUID, length: int, *names: str) -> None:
    """Let a stream grow to `length` entries: more of the last it holds of each of these in turn, many a commit."""
    async with school.journal.snapshot() as snapshot:
        held = await snapshot.stream(stream)
    last = [max((one for one in held if one.name == name), key=lambda one: one.version) for name in names]
    versions = range(len(held) + 1, length + 1)
    for start in range(0, len(versions), AT_A_TIME):
        command = new_id()
        several = versions[start : start + AT_A_TIME]
        entries = tuple(_again(last[version % len(last)], version, command) for version in several)
        await school.journal.append(Proposed(command=command, entries=entries))
        school.acknowledged += [entry.id for entry in entries]


def _again(entry: Entry, version: int, command: UUID) -> Entry:
    return replace(entry, id=new_id(), version=version, command=command, key=None, position=None, recorded_at=None)


async def of_programmes(
    school: School, short: Sequence[Case], long: Case, rounds: int, times: int, length: int = LONG
) -> tuple[Figure, ...]:
    """Row 16: one more session written up in a programme."""

    async def write(way_in: WayIn, case: Case) -> None:
        await write_session(school, way_in, case)

    await lengthen(school, long.programme, length, "elsa.session_noted")
    what = f"one more command on a stream of {length:,} / on one of about {SHORT}"
    return await figures(school, short, long, write, what, rounds, times)


async def of_plans(
    school: School, short: Sequence[Plan], long: Plan, rounds: int, times: int, length: int = LONG_PLAN
) -> tuple[Figure, ...]:
    """The same of plans: one more reward recorded. Both rules that follow a plan's stream remember what it holds."""

    async def write(way_in: WayIn, plan: Plan) -> None:
        await record_reward(school, way_in, plan)

    for plan in (long, *short):
        await record_reward(school, school.way_in(), plan)
        await review_commitment(school, school.way_in(), plan)
    await lengthen(school, long.id, length, "psp.reward_given", "review.commitment_reviewed")
    what = f"one more command on a plan with {length:,} entries / on one with about {SHORT}"
    return await figures(school, short, long, write, what, rounds, times)


async def figures(
    school: School, short: Sequence[T], long: T, write: Write[T], what: str, rounds: int, times: int
) -> tuple[Figure, ...]:
    """With the states of streams remembered, and with none.

    The short streams take turns, so that none grows long meanwhile.
    """
    school.rest()
    way_in, turns = school.way_in(), itertools.cycle(short)

    async def on(things: Iterator[T]) -> None:
        await write(way_in, next(things))

    async def forgetful(things: Iterator[T]) -> None:
        school.journal.states.forget()
        await on(things)

    always, few = itertools.repeat(long), max(3, times // 20)
    for thing in (long, *short):
        await write(way_in, thing)
    measured = []
    for _ in range(rounds):
        kept = Round(await slowest(lambda: on(always), times), await slowest(lambda: on(turns), times))
        none = Round(await slowest(lambda: forgetful(always), few), await slowest(lambda: forgetful(turns), times))
        for thing in (long, *short):
            await write(way_in, thing)  # remembered again
        measured.append((kept, none))
    return (
        Figure("16", f"{what}, states kept", "ms", tuple(kept for kept, _ in measured), "a command", GROWING),
        Figure("16 cold", f"{what}, no state kept", "ms", tuple(none for _, none in measured), "a command"),
    )
