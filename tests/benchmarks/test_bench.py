"""A tiny run of everything: it measures, and it would notice what was lost meanwhile. No time is asserted."""

from __future__ import annotations

from uuid import UUID

import pytest

from access_policy.pages import case_page
from access_policy.read import Asked
from benchmarks import commands, invariants, readings, school
from benchmarks.bare import bare
from benchmarks.shares import shares
from case_store.vocabulary import Post


async def test_a_tiny_run_measures_every_row_and_loses_nothing() -> None:
    """One small school, the fewest rounds, a few of each: every row of the report is there, and everything held."""
    with school.places() as (places, _):
        async with school.opened(places) as ours:
            async with invariants.watching(ours):
                cases = await school.several(ours, 2, 10)
                asked = Asked(ours.staff[Post.ELSA], case_page(cases[0].file))
                ours.acknowledged.append((await ours.way_out().read(asked)).disclosure)
            async with bare(places.admin, ours.journal.custodian.schema, len(cases)) as theirs:
                async with invariants.watching(ours):
                    figures = [
                        *await readings.figures(ours, theirs, cases[0], 10, rounds=3, times=1),
                        *await commands.figures(ours, theirs, cases, rounds=3, seconds=0.05),
                    ]
                assert len(await theirs.read(cases[0].file)) == 10
            assert [figure.row for figure in figures] == ["8", "9", "9 cold", "1", "1 cold"]
            assert invariants.catch_up(ours) > 0

            way_in = ours.way_in()
            spent = await shares(lambda: school.write_session(ours, way_in, cases[0]), 1)
            assert sum(spent.values()) == pytest.approx(1)

            with pytest.raises(invariants.Broken, match="1 acknowledged and not stored"):
                async with invariants.watching(ours):
                    ours.acknowledged.append(UUID(int=0))
            with pytest.raises(invariants.Broken, match="1 stored and not acknowledged"):
                async with invariants.watching(ours):
                    await school.write_contact(ours, way_in, cases[0], ours.staff[Post.ELSA])
                    ours.acknowledged.clear()
