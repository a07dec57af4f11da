"""How long the board of plans takes, by how long the same board takes in SQL written by hand."""

from __future__ import annotations

from functools import partial

from access_policy.pages.psp import psps_page
from access_policy.question import Answers
from access_policy.read import Asked, WayOut
from benchmarks.bare import Bare
from benchmarks.by_hand import BOARD, Line
from benchmarks.figures import Figure, Goal, Round
from benchmarks.invariants import Broken
from benchmarks.readings import RECORDED, slowest, unrecorded
from benchmarks.school import School, now
from case_store.calendar import today
from case_store.entry import Actor

HINDERED = (
    "Theirs is one prepared statement with the rule of one kind of reader in it, and finds the days as they were"
    " planned. Ours asks in three round trips, for rights, for what there is by kinds, and for the steps that may be"
    " known; settles and puts a question to policy for each plan and part; and counts each plan's reviews in Python by"
    " the school's calendar."
)
FILTERED = Goal(1.3, 1.02, more_is_better=False, hindered_by=HINDERED)
WHOLE = Goal(1.3, 1.02, more_is_better=False, hindered_by=HINDERED + RECORDED)
ABOUT = "the board of plans"


async def board(way_out: WayOut, reader: Actor) -> list[Line]:
    """What is told on it."""
    return [Line.told(row) for row in (await way_out.read(Asked(reader, psps_page()))).rows]


async def by_hand(bare: Bare, reader: Actor) -> list[Line]:
    """The same, in SQL."""
    rows = await bare.ask(BOARD, {"person": reader.person, "today": today(now())})
    return [Line._make(row) for row in rows]


async def figures(
    school: School, bare: Bare, reader: Actor, who: str, plans: int, rounds: int, times: int
) -> tuple[Figure, ...]:
    """Row 12 for one reader. Raises Broken where the two sides differ about one line."""
    whole, silent = school.way_out(), unrecorded(school)

    async def read(way_out: WayOut) -> None:
        reading = await way_out.read(Asked(reader, psps_page()))
        school.acknowledged.append(reading.disclosure)

    async def pair() -> None:
        await by_hand(bare, reader)
        await bare.commit(disclosure=True)

    async def cold() -> None:
        await read(school.way_out(Answers(school.engine)))

    told = await board(silent, reader)
    if set(told) != set(await by_hand(bare, reader)):
        raise Broken("the board and the SQL written by hand differ")
    kept, asked, theirs = partial(read, whole), partial(board, silent, reader), partial(by_hand, bare, reader)
    for once in (kept, asked, pair):
        await slowest(once, max(1, times // 5))
    measured = []
    for _ in range(rounds):
        read_only = Round(await slowest(asked, times), await slowest(theirs, times))
        all_of_it = Round(await slowest(kept, times), await slowest(pair, times))
        measured.append((read_only, all_of_it, Round(await slowest(cold, max(1, times // 5)), all_of_it.bare)))
    what = f"the board of {plans} plans ({len(told)} told to {who})"
    by_read, by_pair = "SQL written by hand", "SQL written by hand and a bare commit"
    filtered, recorded, none = zip(*measured, strict=True)
    return (
        Figure("12", f"{what} without its disclosure / {by_read}", "ms", filtered, ABOUT, FILTERED),
        Figure("12", f"{what} whole / {by_pair}", "ms", recorded, ABOUT, WHOLE),
        Figure("12 cold", f"{what} whole, no answer of policy kept / {by_pair}", "ms", none, ABOUT),
    )
