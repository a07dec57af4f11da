"""How many commands a second are decided, sealed and durable, by how many bare rows are, or stock aggregates."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from time import perf_counter

from access_policy.question import Answers
from benchmarks.bare import Bare
from benchmarks.figures import Figure, Goal, Round
from benchmarks.school import Case, School, write_contact, write_session
from benchmarks.stock import Stock, stock
from case_store.vocabulary import Post
from case_store.write import WayIn

AT_ONCE = 16
"""How many write at the same time."""
HINDERED = (
    "Theirs is one prepared statement in one round trip. Ours asks twice before it writes, for rights and for where"
    " the ids lead, then decides, seals and sends the batch that is waiting, all its statements prepared and at once,"
    " for one durable commit. The sixteen share one Python process, and wait for its processor more than for the disk."
)
RECORDED = Goal(0.7, 1.2, more_is_better=True, hindered_by=HINDERED)
BY_STOCK = Goal(
    4,
    8,
    more_is_better=True,
    hindered_by="The library decides nothing, seals nothing and asks nobody for leave; it locks its table for each"
    " save. What we save by sending many commands in one commit, we spend on asking policy and on the index.",
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
    """Rows 1 and 4, with every answer of policy kept and with none: each writer has a pupil of their own."""
    with stock(school.places.admin, len(cases)) as library:
        return await _figures(school, bare, library, cases, rounds, seconds)


async def _figures(
    school: School, bare: Bare, library: Stock, cases: Sequence[Case], rounds: int, seconds: float
) -> tuple[Figure, ...]:
    kept = school.way_in()

    async def warm(number: int, done: int) -> None:
        await _command(school, kept, cases[number], done)

    async def cold(number: int, done: int) -> None:
        await _command(school, school.way_in(Answers(school.engine)), cases[number], done)

    async def raw(number: int, _: int) -> None:
        await bare.commit(number)

    writers = len(cases)
    for once in (warm, raw):
        await rate(once, writers, seconds / 4)
    await library.rate(seconds / 4)
    measured = []
    for _ in range(rounds):
        ours = await rate(warm, writers, seconds)
        theirs = await rate(raw, writers, seconds)
        fresh = await rate(cold, writers, seconds / 2)
        saved = await library.rate(seconds / 2)
        measured.append((Round(ours, theirs), Round(fresh, theirs), Round(ours, saved), Round(fresh, saved)))
    return _rows(writers, measured)


def _rows(writers: int, measured: Sequence[tuple[Round, ...]]) -> tuple[Figure, ...]:
    warm, cold, by_stock, cold_by_stock = zip(*measured, strict=True)
    by_bare = f"recorded commands at {writers} / bare single-row commits at {writers}"
    by_library = f"recorded commands at {writers} / the stock library's `Application.save()` in {writers} threads"
    return (
        Figure("1", by_bare, "/s", warm, "a command", RECORDED),
        Figure("1 cold", f"{by_bare}, no answer of policy kept", "/s", cold, "a command"),
        Figure("4", by_library, "/s", by_stock, "a command", BY_STOCK),
        Figure("4 cold", f"{by_library}, no answer of policy kept", "/s", cold_by_stock, "a command"),
    )


async def _command(school: School, way_in: WayIn, case: Case, done: int) -> None:
    """A contact or a session, in turn."""
    if done % 2:
        await write_session(school, way_in, case)
    else:
        await write_contact(school, way_in, case, school.staff[Post.ELSA])
