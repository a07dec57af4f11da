"""What the ids on a page are called, as far as whoever asks may know."""

from __future__ import annotations

from confide import caseload_page
from confide.caseload_page import Names
from confide.cli.reaching import Ask, pages, read


def names_around(ask: Ask) -> Names:
    """What people are called, as far as whoever asks may know: staff, those of agencies, and pupils, who sign too."""
    cases = list(pages(ask, "/cases?limit=200"))
    names = caseload_page.names_of(read(ask, "/staff"), cases)
    outside = caseload_page.names_of(read(ask, "/agencies"), ())
    pairs = [row for page in cases for row in page["rows"] if row["case"] in names.files]
    pupils = {row["pupil"]: names.files[row["case"]] for row in pairs}
    return Names({**outside.people, **names.people, **pupils}, names.files)
