"""What one more command costs on a stream that is long, by what it costs on one that is short."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from benchmarks.figures import Figure, Goal, Round
from benchmarks.readings import slowest
from benchmarks.school import Case, School, write_session
from case_store.entry import Entry
from case_store.journal.ids import new_id
from case_store.journal.proposed import Proposed

SHORT, LONG = 10, 5_000
"""How many entries the streams have before one more command is measured."""
AT_A_TIME = 250
GROWING = Goal(
    3,
    1.2,
    more_is_better=False,
    hindered_by="The state of a stream is kept with its version, and only what is newer is read and folded; the index"
    " rows of a long stream lie in more pages, and its case holds more of everything.",
)


async def lengthen(school: School, case: Case, length: int) -> None:
    """Let the programme's stream grow to `length` entries: more of its last session, many in one commit."""
    async with school.journal.snapshot() as snapshot:
        stream = await snapshot.stream(case.programme)
    last = max((one for one in stream if one.name == "elsa.session_noted"), key=lambda one: one.version)
    versions = range(len(stream) + 1, length + 1)
    for start in range(0, len(versions), AT_A_TIME):
        command = new_id()
        entries = tuple(_again(last, version, command) for version in versions[start : start + AT_A_TIME])
        await school.journal.append(Proposed(command=command, entries=entries))
        school.acknowledged += [entry.id for entry in entries]


def _again(entry: Entry, version: int, command: UUID) -> Entry:
    return replace(entry, id=new_id(), version=version, command=command, key=None, position=None, recorded_at=None)


async def figures(
    school: School, short: Sequence[Case], long: Case, rounds: int, times: int, length: int = LONG
) -> tuple[Figure, ...]:
    """Row 16: with the states of streams remembered, and with none.

    The short streams take turns, so that none grows long meanwhile.
    """
    await lengthen(school, long, length)
    school.rest()
    way_in, turns = school.way_in(), itertools.cycle(short)

    async def on(cases: Iterator[Case]) -> None:
        await write_session(school, way_in, next(cases))

    async def forgetful(cases: Iterator[Case]) -> None:
        school.journal.states.forget()
        await on(cases)

    always, few = itertools.repeat(long), max(3, times // 20)
    for case in (long, *short):
        await write_session(school, way_in, case)
    measured = []
    for _ in range(rounds):
        kept = Round(await slowest(lambda: on(always), times), await slowest(lambda: on(turns), times))
        none = Round(await slowest(lambda: forgetful(always), few), await slowest(lambda: forgetful(turns), times))
        for case in (long, *short):
            await write_session(school, way_in, case)  # remembered again
        measured.append((kept, none))
    what = f"one more command on a stream of {length:,} / on one of about {SHORT}"
    return (
        Figure("16", f"{what}, states kept", "ms", tuple(kept for kept, _ in measured), "a command", GROWING),
        Figure("16 cold", f"{what}, no state kept", "ms", tuple(none for _, none in measured), "a command"),
    )
