"""Which figures of a pupil and term stand: the newest entry of each, and what was withdrawn. No number is kept here.

How often a child came, or was suspended, lies sealed in the entries themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from case_store.entry import Entry
from case_store.figures import events as figures
from case_store.figures.codes import Exclusion
from case_store.journal.inline import Row
from projections.following import Kept

STANDING = Kept(
    "figures_standing",
    {
        "entry": "uuid",
        "position": "bigint",
        "file": "uuid",
        "figure": "uuid",
        "school_year": "bigint",
        "number": "bigint",
        "kind": "text",
        "counts": "boolean",
    },
    key=("entry",),
)

OF_FIGURES = """
SELECT DISTINCT ON (file, school_year, number, kind, figure) entry, school_year, number, kind, counts
  FROM figures_standing WHERE position = ANY(%(known)s)
 ORDER BY file, school_year, number, kind, figure, position DESC
"""
"""Of these entries, the newest of each figure, with its term."""


class Stands(NamedTuple):
    """One row of `OF_FIGURES`. `counts`: whether it was not withdrawn."""

    entry: UUID
    school_year: int
    number: int
    kind: str
    counts: bool


class Figures:
    """One row an entry of figures; which of them stand follows from those entries that a reader is told of."""

    name = "figures"
    tables: tuple[Kept, ...] = (STANDING,)
    by_file = True

    def project(self, entry: Entry) -> Iterable[Row]:
        """Which figure `entry` is about."""
        match entry.happened:
            case figures.AttendanceEntered() as said:
                yield _row(entry, said.term, "attendance", said.figure)
            case figures.IncidentsCounted() as said:
                yield _row(entry, said.term, "incidents", said.figure)
            case figures.Suspended() as said:
                yield _row(entry, said.term, Exclusion.SUSPENSION.value, said.figure)
            case figures.PermanentlyExcluded() as said:
                yield _row(entry, said.term, Exclusion.PERMANENT.value, said.figure)
            case figures.Corrected(exclusion=exclusion) as said:
                yield _row(entry, said.term, exclusion.value if exclusion else _counted(said), said.figure)
            case figures.ExclusionWithdrawn() as said if entry.about is not None:
                yield _row(entry, said.term, said.exclusion.value, entry.about, counts=False)
            case _:
                pass


def _counted(said: figures.Corrected) -> str:
    return "incidents" if said.possible is None else "attendance"


def _row(entry: Entry, term: figures.TermOf, kind: str, figure: UUID, *, counts: bool = True) -> Row:
    values: dict[str, Any] = {
        "entry": str(entry.id),
        "position": entry.position,
        "file": str(entry.file),
        "figure": str(figure),
        "school_year": term.school_year,
        "number": term.number,
        "kind": kind,
        "counts": counts,
    }
    return Row(STANDING.name, values)
