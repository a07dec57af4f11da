"""Figures: of the pupils whose figures the reader may know of, and a term's numbers for those who may know of none."""

from __future__ import annotations

from access_policy import terms_view
from access_policy.page import Alone, Page, Unit
from access_policy.pages.choosing import MINE, NEWEST, OLDER
from case_store.vocabulary import Part


def figures_page() -> Page:
    """Attendance, incidents, suspensions and permanent exclusions by pupil and term, as entered, newest first.

    Whoever enters figures finds what they entered themself, and the terms that the school has set.
    """
    return Page(
        "figures",
        (Part.FIGURES,),
        f"""i.position IN (SELECT i.position FROM entry_index i
                WHERE i.part = 'figures' AND i.name <> 'figures.numbers_reported'
                  AND ({MINE} OR i.author = %(person)s) AND {OLDER} {NEWEST})""",
        unit=Unit.ENTRY,
        alone=Alone.ALSO,
        view=terms_view.terms_set,
    )


def numbers_page() -> Page:
    """The numbers of each term as reported to the governors, newest first: numbers of pupils, and no names."""
    return Page(
        "figures_numbers",
        (Part.FIGURES,),
        f"""i.position IN (SELECT i.position FROM entry_index i
                WHERE i.name = 'figures.numbers_reported' AND {OLDER} {NEWEST})""",
        unit=Unit.ENTRY,
    )


PAGES = (figures_page(), numbers_page())
