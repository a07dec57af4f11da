"""How long a reading takes, by how long the same rows take in plain SQL."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from time import perf_counter
from typing import Any, cast

from access_policy.pages import case_page
from access_policy.question import Answers
from access_policy.read import Asked, WayOut
from benchmarks.bare import Bare
from benchmarks.figures import Figure, Goal, Round, p95
from benchmarks.school import Case, School
from case_store.entry import Entry
from case_store.journal.journal import Journal
from case_store.journal.proposed import Proposed
from case_store.vocabulary import Post

HINDERED = (
    "Theirs is one statement, and leaves the words sealed. Ours asks for rights, for kinds and for entries in three"
    " round trips, then opens, validates and tells each entry field by field, in Python."
)
REDACTED = Goal(3.5, 1.3, more_is_better=False, hindered_by=HINDERED)
WHOLE = Goal(3.5, 1.5, more_is_better=False, hindered_by=HINDERED)

Once = Callable[[], Awaitable[object]]


class Unrecorded:
    """A journal that forgets what it is told: to measure a reading without the line it leaves behind."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def __getattr__(self, name: str) -> Any:
        return getattr(self._journal, name)

    async def append(self, proposed: Proposed) -> tuple[Entry, ...]:
        """Keep nothing."""
        return proposed.entries


async def slowest(once: Once, times: int) -> float:
    """The p95 of doing it so often, one after the other, in seconds."""
    took = []
    for _ in range(times):
        began = perf_counter()
        await once()
        took.append(perf_counter() - began)
    return p95(took)


def unrecorded(school: School) -> WayOut:
    """The way out, leaving no line behind."""
    whole = school.way_out()

    async def journal_of(name: str) -> Journal:
        return cast(Journal, Unrecorded(await school.database.journal(name)))

    return WayOut(journal_of, whole.decide, whole.rights, whole.now, whole.mint)


async def figures(school: School, bare: Bare, case: Case, entries: int, rounds: int, times: int) -> tuple[Figure, ...]:
    """Rows 8 and 9 for one case, read by the ELSA who delivers its programme."""
    asked = Asked(school.staff[Post.ELSA], case_page(case.file))
    whole, silent = school.way_out(), unrecorded(school)

    async def read(way_out: WayOut) -> int:
        reading = await way_out.read(asked)
        school.acknowledged.append(reading.disclosure)
        return len(reading.entries)

    async def cold() -> None:
        await read(school.way_out(Answers(school.engine)))

    async def raw_pair() -> None:
        await bare.read(case.file)
        await bare.commit(disclosure=True)

    for once in (lambda: read(whole), lambda: silent.read(asked), raw_pair):
        await slowest(once, max(3, times // 5))
    told = await read(whole)
    measured = []
    for _ in range(rounds):
        redacted = Round(
            await slowest(lambda: silent.read(asked), times), await slowest(lambda: bare.read(case.file), times)
        )
        pair = Round(await slowest(lambda: read(whole), times), await slowest(raw_pair, times))
        measured.append((redacted, pair, Round(await slowest(cold, max(3, times // 5)), pair.bare)))
    about = f"a reading of {entries} entries"
    what = f"{about} ({told} told)"
    by_read, by_pair = "the bare read of their rows", "a bare read and a bare commit"
    return (
        Figure("8", f"{what} without its disclosure / {by_read}", "ms", tuple(m[0] for m in measured), about, REDACTED),
        Figure("9", f"{what} whole / {by_pair}", "ms", tuple(m[1] for m in measured), about, WHOLE),
        Figure(
            "9 cold", f"{what} whole, no answer of policy kept / {by_pair}", "ms", tuple(m[2] for m in measured), about
        ),
    )
