"""Measure, check that nothing was lost meanwhile, print the table, and write docs/performance.md."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import uvloop

from access_policy.pages import case_page
from access_policy.read import Asked
from benchmarks import commands, invariants, readings, report, school
from benchmarks.bare import bare
from benchmarks.figures import Figure
from benchmarks.machine import machine
from benchmarks.shares import Shares, shares
from case_store.vocabulary import Post
from confide.assembly import Places
from confide.serving import spare_the_collector

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
SMALL, LARGE = 20, 500
"""How many entries the two cases have that are read."""


def main(arguments: list[str] | None = None) -> int:
    """0 when it measured; 1 where something that must hold did not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").strip())
    parser.add_argument("--quick", action="store_true", help="short rounds, for development: writes no page")
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    parser.add_argument("--rounds", type=int, default=0, help="how many rounds (at least 3)")
    parser.add_argument("--folder", type=Path, help="where the database lies meanwhile: on the disk to measure")
    asked = parser.parse_args(arguments)
    logging.disable(logging.WARNING)
    with school.places(asked.folder) as (places, folder):
        try:
            made = uvloop.run(_run(places, folder, asked.quick, asked.rounds or (3 if asked.quick else 5)))
        except invariants.Broken as broken:
            sys.stderr.write(f"This run counts for nothing: {broken}\n")
            return 1
    print(report.as_json(made) if asked.json else report.text(made))
    if not asked.quick:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(report.page(made), encoding="utf-8")
    return 0


async def _run(places: Places, folder: Path, quick: bool, rounds: int) -> report.Report:
    at, on = datetime.now(UTC), machine(folder, places.admin)
    seconds, times = (0.7, 25) if quick else (2.5, 100)
    async with school.opened(places) as ours:
        spare_the_collector()  # as the service does when it is up
        async with invariants.watching(ours):
            several = await school.several(ours, commands.AT_ONCE, SMALL)
            (large,) = await school.several(ours, 1, LARGE)
            read = await ours.way_out().read(Asked(ours.staff[Post.ELSA], case_page(several[0].file)))
            ours.acknowledged.append(read.disclosure)
        ours.rest()
        async with bare(places.admin, ours.journal.custodian.schema, commands.AT_ONCE) as theirs:
            figures: list[Figure] = []
            for case, entries in ((several[0], SMALL), (large, LARGE)):
                async with invariants.watching(ours):
                    figures += await readings.figures(ours, theirs, case, entries, rounds, times)
            spent = {
                f"a reading of {SMALL} entries": await _reading(ours, several[0]),
                f"a reading of {LARGE} entries": await _reading(ours, large),
                "a command": await _command(ours, several[0]),
            }
            async with invariants.watching(ours):
                figures = [*await commands.figures(ours, theirs, several, rounds, seconds), *figures]
        told = invariants.catch_up(ours)
    checked = (
        "After each run it was checked that exactly what was acknowledged is stored, in the order of positions and"
        " times, that somebody who followed live saw every entry once, and that the projections took all"
        f" {told} disclosures."
    )
    return report.Report(at, on, tuple(figures), spent, checked, quick)


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
