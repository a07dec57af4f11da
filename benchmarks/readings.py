"""How long a reading takes, by how long the same rows take in plain SQL."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from time import perf_counter
from typing import Any, cast

from access_policy.pages import case_page
from access_policy.question import Answers
from access_policy.read import Asked, WayOut
from benchmarks.bare import Bare
from benchmarks.commands import rate
from benchmarks.figures import Figure, Goal, Round, p95
from benchmarks.school import Case, School
from case_store.entry import Entry
from case_store.journal.journal import Journal
from case_store.journal.proposed import Proposed
from case_store.vocabulary import Post

HINDERED = (
    "Theirs is one prepared statement, and leaves the words sealed. Ours asks in three round trips, one after the"
    " other since each follows from the last: for rights, for kinds and for entries, the statements of each prepared"
    " and sent at once. Then it opens, validates and tells each entry field by field, in Python."
)
RECORDED = " One durable append follows, in a fourth round trip; theirs is one row."
REDACTED = Goal(3.5, 1.3, more_is_better=False, hindered_by=HINDERED)
WHOLE = Goal(3.5, 1.5, more_is_better=False, hindered_by=HINDERED + RECORDED)
AT_ONCE = Goal(
    0.3,
    0.8,
    more_is_better=True,
    hindered_by=HINDERED + RECORDED + " The sixteen share one Python process, and theirs waits where ours works.",
)

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


def unrecorded(school: School, answers: Answers | None = None) -> WayOut:
    """The way out, leaving no line behind."""
    whole = school.way_out(answers)

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


async def at_once(
    school: School, bare: Bare, cases: Sequence[Case], entries: int, rounds: int, seconds: float
) -> tuple[Figure, ...]:
    """Row 10: as many read at the same time as there are cases, each their own (which may be one and the same)."""
    kept, readers = school.way_out(), len(cases)

    async def read(way_out: WayOut, number: int) -> None:
        reading = await way_out.read(Asked(school.staff[Post.ELSA], case_page(cases[number].file)))
        school.acknowledged.append(reading.disclosure)

    async def warm(number: int, _: int) -> None:
        await read(kept, number)

    async def cold(number: int, _: int) -> None:
        await read(school.way_out(Answers(school.engine)), number)

    async def raw(number: int, _: int) -> None:
        await bare.read(cases[number].file, number)
        await bare.commit(number, disclosure=True)

    for once in (warm, raw):
        await rate(once, readers, seconds / 4)
    measured = []
    for _ in range(rounds):
        ours, theirs = await rate(warm, readers, seconds), await rate(raw, readers, seconds / 2)
        measured.append((Round(ours, theirs), Round(await rate(cold, readers, seconds / 2), theirs)))
    about = f"a reading of {entries} entries"
    what = f"readings of {entries} entries, recorded, at {readers} / a bare read and a bare commit, at {readers}"
    return (
        Figure("10", what, "/s", tuple(warm for warm, _ in measured), about, AT_ONCE),
        Figure("10 cold", f"{what}, no answer of policy kept", "/s", tuple(cold for _, cold in measured), about),
    )
