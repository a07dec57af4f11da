"""Measure, check that nothing was lost meanwhile, print the table, and write docs/performance.md."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import uvloop

from access_policy.pages import case_page
from access_policy.read import Asked
from benchmarks import (
    boards,
    commands,
    decisions,
    invariants,
    long_streams,
    over_http,
    plans,
    readings,
    report,
    school,
)
from benchmarks.bare import Bare, bare
from benchmarks.figures import Figure, Remark
from benchmarks.machine import machine
from benchmarks.shares import Shares, shares
from case_store.vocabulary import Post
from confide.assembly import Places
from confide.serving import spare_the_collector

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
SMALL, LARGE = 20, 500
"""How many entries the two cases have that are read."""
PLANS = 200
"""How many plans there are on the board."""


@dataclass(frozen=True, slots=True)
class Size:
    """How long one run measures: the rounds, the seconds of a rate, the times of a p95, the length of a long stream."""

    rounds: int
    seconds: float
    times: int
    length: int = long_streams.LONG

    @classmethod
    def of(cls, asked: argparse.Namespace) -> Size:
        """As the command line says."""
        rounds, seconds, times = (3, 0.5, 20) if asked.quick else (5, 2.5, 100)
        length = long_streams.LONG // 10 if asked.quick else long_streams.LONG
        return cls(asked.rounds or rounds, seconds * asked.longer, max(1, round(times * asked.longer)), length)


def main(arguments: list[str] | None = None) -> int:
    """0 when it measured; 1 where something that must hold did not."""
    asked = _arguments().parse_args(arguments)
    logging.disable(logging.WARNING)
    with school.places(asked.folder) as (places, folder):
        try:
            made = uvloop.run(_run(places, folder, Size.of(asked)))
        except invariants.Broken as broken:
            sys.stderr.write(f"This run counts for nothing: {broken}\n")
            return 1
    print(report.as_json(made) if asked.json else report.text(made))
    if not asked.quick:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(report.page(made), encoding="utf-8")
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").strip())
    parser.add_argument("--quick", action="store_true", help="short rounds, for development: writes no page")
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    parser.add_argument("--rounds", type=int, default=0, help="how many rounds (at least 3)")
    parser.add_argument("--longer", type=float, default=1.0, help="so many times as long a round: 0.5, 4")
    parser.add_argument("--folder", type=Path, help="where the database lies meanwhile: on the disk to measure")
    return parser


async def _run(places: Places, folder: Path, size: Size) -> report.Report:
    at, on = datetime.now(UTC), machine(folder, places.admin)
    async with school.opened(places) as ours:
        spare_the_collector()  # as the service does when it is up
        async with invariants.watching(ours):
            several = await school.several(ours, commands.AT_ONCE, SMALL)
            (large,) = await school.several(ours, 1, LARGE)
            read = await ours.way_out().read(Asked(ours.staff[Post.ELSA], case_page(several[0].file)))
            ours.acknowledged.append(read.disclosure)
        ours.rest()
        async with bare(places.admin, ours.journal.custodian.schema, commands.AT_ONCE) as theirs:
            read_alone = await _readings(ours, theirs, several, large, size)
            spent = {
                f"a reading of {SMALL} entries": await _reading(ours, several[0]),
                f"a reading of {LARGE} entries": await _reading(ours, large),
                "a command": await _command(ours, several[0]),
            }
            async with invariants.watching(ours):
                written = await commands.figures(ours, theirs, several, size.rounds, size.seconds)
        token = await over_http.sign_in(ours, folder)
        async with invariants.watching(ours):
            served = await over_http.figures(ours, folder, token, several, size.rounds, size.seconds)
        decided, remarks = await _policy_and_streams(ours, several, size)
        planned, spent[boards.ABOUT] = await _plans(ours, size)
        told = invariants.catch_up(ours)
    return report.Report(at, on, (*written, *served, *read_alone, *decided, *planned), spent, _checked(told), remarks)


async def _readings(
    ours: school.School, theirs: Bare, several: Sequence[school.Case], large: school.Case, size: Size
) -> tuple[Figure, ...]:
    """Rows 8, 9 and 10, before anything else is written to the cases that are read."""
    figures: list[Figure] = []
    for case, entries in ((several[0], SMALL), (large, LARGE)):
        async with invariants.watching(ours):
            figures += await readings.figures(ours, theirs, case, entries, size.rounds, size.times)
    for cases, entries in ((several, SMALL), ([large] * len(several), LARGE)):
        async with invariants.watching(ours):
            figures += await readings.at_once(ours, theirs, cases, entries, size.rounds, size.seconds)
    return tuple(figures)


async def _policy_and_streams(
    ours: school.School, several: Sequence[school.Case], size: Size
) -> tuple[tuple[Figure, ...], tuple[Remark, ...]]:
    """Rows 11 and 16. The latter has pupils of its own: the streams of the others have grown by now."""
    async with invariants.watching(ours):
        decided, remarks = await decisions.figures(ours, several[:3], size.rounds, size.times)
    async with invariants.watching(ours):
        *short, long = await school.several(ours, commands.AT_ONCE + 1, SMALL)
        times = max(1, size.times // 2)
        grown = await long_streams.of_programmes(ours, short, long, size.rounds, times, size.length)
    return (*decided, *grown), remarks


async def _plans(ours: school.School, size: Size) -> tuple[tuple[Figure, ...], Shares]:
    """Row 12 for two readers, and row 16 for plans, last: no other row is of a school with hundreds of pupils."""
    hands = await plans.staff(ours)
    async with invariants.watching(ours):
        made = await plans.several(ours, hands, PLANS)
    invariants.catch_up(ours)
    ours.rest()
    figures: list[Figure] = []
    leads, coordinates = ours.staff[Post.DSL], hands[0].coordinator
    async with bare(ours.places.admin, ours.journal.custodian.schema, 1) as theirs:
        for reader, who in ((leads, "who leads the school"), (coordinates, "who coordinates some")):
            async with invariants.watching(ours):
                figures += await boards.figures(ours, theirs, reader, who, len(made), size.rounds, size.times)
    way_out = ours.way_out()
    spent = await _warm(lambda: boards.board(way_out, leads))
    async with invariants.watching(ours):
        long, *short = await plans.several(ours, hands, commands.AT_ONCE + 1, plans.RUNNING)
        figures += await long_streams.of_plans(ours, short, long, size.rounds, max(1, size.times // 2))
    return tuple(figures), spent


def _checked(told: int) -> str:
    return (
        "After each run it was checked that exactly what was acknowledged is stored, in the order of positions and"
        " times, that somebody who followed live saw every entry once, and that the projections took all"
        f" {told} disclosures."
    )


async def _reading(ours: school.School, case: school.Case) -> Shares:
    asked, way_out = Asked(ours.staff[Post.ELSA], case_page(case.file)), ours.way_out()
    return await _warm(lambda: way_out.read(asked))


async def _command(ours: school.School, case: school.Case) -> Shares:
    way_in = ours.way_in()
    return await _warm(lambda: school.write_session(ours, way_in, case))


async def _warm(once: Callable[[], Awaitable[object]]) -> Shares:
    for _ in range(3):
        await once()
    return await shares(once, 20)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUTF8", "1")
    sys.exit(main())
