"""One pupil's case: all of it, as a timeline, as a chronology; and whether an act may be known of."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from access_policy.chronology import lines, significant
from access_policy.page import Page
from access_policy.pages.choosing import CASE_PARTS, SOME
from case_store.vocabulary import Part


def case_page(case: UUID) -> Page:
    """Read a case. You are told what you need to know, and that you were told is recorded."""
    return Page(
        "case",
        CASE_PARTS,
        "i.file = %(file)s AND EXISTS (SELECT 1 FROM pupils q WHERE q.case_file = %(file)s)",
        {"file": case},
        asked=case,
    )


def timeline_page(case: UUID) -> Page:
    """Everything that you may see of a case, day by day across the years."""
    return replace(case_page(case), name="timeline", view=lines)


def chronology_page(case: UUID) -> Page:
    """What was significant in a case, with action and outcome, as far as you may see it."""
    return replace(case_page(case), name="chronology", view=lines, only=significant)


def found_page(case: UUID) -> Page:
    """Where some words stand in what you may see of a case."""
    return replace(case_page(case), name="case_found")


def thing_page(stream: UUID | None, case: UUID | None, entry: UUID | None) -> Page:
    """What an act was about: shown to nobody, it says whether the actor may know of it at all."""
    return Page(
        "thing",
        (*CASE_PARTS, Part.ADULT_CONCERNS, Part.ELSA_SUPPORT, Part.DIRECTORY),
        """i.position IN (SELECT e.position FROM entries e WHERE e.stream = %(stream)s
                  UNION ALL SELECT i.position FROM entry_index i WHERE i.file = %(file)s
                  UNION ALL SELECT i.position FROM entry_index i WHERE i.entry = %(entry)s)""",
        {"stream": stream, "file": case, "entry": entry},
    )


PAGES = (
    case_page(SOME),
    timeline_page(SOME),
    chronology_page(SOME),
    found_page(SOME),
    thing_page(None, None, None),
)
