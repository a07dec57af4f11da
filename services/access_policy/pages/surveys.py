"""Surveys of pupils' views: what is asked, and what it came to, in numbers."""

from __future__ import annotations

from access_policy.page import Page, Unit
from access_policy.pages.choosing import NEWEST, OLDER
from case_store.vocabulary import Part


def surveys_page() -> Page:
    """What pupils of the school were asked, and what they think would help: numbers, with small counts hidden.

    What a set of sheets came to is no part of it, and lies in a part that nobody reads.
    """
    return Page(
        "surveys",
        (Part.FIGURES,),
        f"""i.position IN (SELECT i.position FROM entry_index i WHERE i.part = 'figures'
                AND i.name IN ('survey.opened', 'survey.closed') AND {OLDER} {NEWEST})""",
        unit=Unit.ENTRY,
        anywhere=True,
    )


PAGES = (surveys_page(),)
