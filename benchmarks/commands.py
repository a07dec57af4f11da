"""How many commands a second are decided, sealed and durable, by how many bare rows a second are."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from time import perf_counter

from access_policy.question import Answers
from benchmarks.bare import Bare
from benchmarks.figures import Figure, Goal, Round
from benchmarks.school import Case, School, write_contact, write_session
from case_store.vocabulary import Post

AT_ONCE = 16
"""How many write at the same time."""
RECORDED = Goal(
    floor=0.7,
    moonshot=1.2,
    more_is_better=True,
    hindered_by="Theirs is one prepared statement. Ours first asks, in two round trips, for rights and where the ids"
    " lead; then one Python process decides, seals and keeps. It waits for that processor, not for the disk.",
)

Once = Callable[[int, int], Awaitable[None]]
"""Do it once: as the writer of this number, for the n-th time."""


async def rate(once: Once, writers: int, seconds: float) -> float:
    """How often `once` is done in a second by so many writers, each of whom waits for the last to be done."""
    until = perf_counter() + seconds

    async def write(number: int) -> int:
        done = 0
        while perf_counter() < until:
            await once(number, done)
            done += 1
        return done

    began = perf_counter()
    done = sum(await asyncio.gather(*(write(number) for number in range(writers))))
    return done / (perf_counter() - began)


async def figures(school: School, bare: Bare, cases: Sequence[Case], rounds: int, seconds: float) -> tuple[Figure, ...]:
    """Row 1, with every answer of policy kept and with none: each writer has a pupil of their own."""
    kept, elsa = school.way_in(), school.staff[Post.ELSA]

    async def warm(number: int, done: int) -> None:
        if done % 2:
            await write_session(school, kept, cases[number])
        else:
            await write_contact(school, kept, cases[number], elsa)

    async def cold(number: int, done: int) -> None:
        fresh = school.way_in(Answers(school.engine))
        if done % 2:
            await write_session(school, fresh, cases[number])
        else:
            await write_contact(school, fresh, cases[number], elsa)

    async def raw(number: int, _: int) -> None:
        await bare.commit(number)

    await rate(warm, len(cases), seconds / 4)
    await rate(raw, len(cases), seconds / 4)
    measured = []
    for _ in range(rounds):
        ours = await rate(warm, len(cases), seconds)
        theirs = await rate(raw, len(cases), seconds)
        measured.append((Round(ours, theirs), Round(await rate(cold, len(cases), seconds / 2), theirs)))
    what = f"recorded commands at {len(cases)} / bare single-row commits at {len(cases)}"
    return (
        Figure("1", what, "/s", tuple(warm for warm, _ in measured), "a command", RECORDED),
        Figure("1 cold", f"{what}, no answer of policy kept", "/s", tuple(cold for _, cold in measured), "a command"),
    )
