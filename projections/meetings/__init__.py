"""What each meeting came to: who was asked and came, what was agreed and by when, what an agency was asked and said."""

from __future__ import annotations

from collections.abc import Iterable

from case_store.entry import Entry
from case_store.journal.inline import Row
from projections.following import Kept
from projections.meetings.lines import LINES, lines_of

__all__ = ["LINES", "Meetings"]


class Meetings:
    """One row an entry about a meeting or about what it set going. What stands now follows from those one may know."""

    name = "meetings"
    tables: tuple[Kept, ...] = (LINES,)
    by_file = True

    def project(self, entry: Entry) -> Iterable[Row]:
        """The line that `entry` sets."""
        return lines_of(entry)
