"""What each pastoral support programme says and what became of it: targets, commitments, signatures, reviews."""

from __future__ import annotations

from collections.abc import Iterable

from case_store.entry import Entry
from case_store.journal.inline import Row
from projections.following import Kept
from projections.psp_plan.lines import LINES, lines_of


class PspPlan:
    """One row an entry of a plan, and one each thing that it lists. What stands now follows from those one may know."""

    name = "psp_plan"
    tables: tuple[Kept, ...] = (LINES,)
    by_file = True

    def project(self, entry: Entry) -> Iterable[Row]:
        """The lines that `entry` sets."""
        return lines_of(entry)
