"""What the tour shows beside its tables: a chronology, and numbers that are about nobody."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from confide.demo.phrases import Spoken


def chronology(lines: list[Spoken]) -> Iterator[RenderableType]:
    """The significant, year by year, as this year's form tutor reads it."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    for heading in ("year", "day", "by", "what", "action", "outcome"):
        table.add_column(heading, ratio=1 if heading in {"action", "outcome"} else None)
    year = ""
    for line in lines:
        table.add_row(line.school_year if line.school_year != year else "", *line[1:])
        year = line.school_year
    yield Group(Text(""), Text("Her chronology, as this year's form tutor reads it:"), table)


def numbers(lines: list[str]) -> Iterator[RenderableType]:
    """The numbers of a term, which are about nobody."""
    if lines:
        yield Group(Text(""), Text("The numbers of the last term, as the governor reads them:"), Text("\n".join(lines)))
