"""Figures: of the pupils whose figures the reader may know of, and a term's numbers for those who may know of none."""

from __future__ import annotations

from uuid import UUID

from access_policy import around_view, terms_view
from access_policy.page import Alone, Page, Unit
from access_policy.pages.choosing import MINE, NEWEST, OLDER, SOME
from case_store.vocabulary import Level, Part

_BESIDE = ", ".join(f"'{name}'" for name in around_view.BESIDE)


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


def case_figures_page(case: UUID) -> Page:
    """A pupil's attendance, suspensions, permanent exclusions and incidents by term, beside what was done for them.

    Programmes, groups and plans stand beside the terms with when they began and ended: not as their cause.
    """
    return Page(
        "case_figures",
        (Part.FIGURES, Part.PROGRAMME, Part.GROUP, Part.TARGETS, Part.REVIEWS),
        f"i.file = %(case)s AND (i.part = 'figures' OR i.name IN ({_BESIDE}))",
        {"case": case},
        asked=case,
        caps=dict.fromkeys((Part.PROGRAMME, Part.GROUP, Part.TARGETS, Part.REVIEWS), Level.EXISTENCE),
        view=around_view.by_term,
    )


PAGES = (figures_page(), numbers_page(), case_figures_page(SOME))
