"""One pupil's case: all of it, and whether an act may be known of."""

from __future__ import annotations

from uuid import UUID

from access_policy.page import Page
from access_policy.pages.choosing import CASE_PARTS, SOME
from case_store.vocabulary import Part


def case_page(case: UUID) -> Page:
    """All of one pupil's case."""
    return Page(
        "case",
        CASE_PARTS,
        "i.file = %(file)s AND EXISTS (SELECT 1 FROM pupils q WHERE q.case_file = %(file)s)",
        {"file": case},
        asked=case,
    )


def thing_page(stream: UUID | None, case: UUID | None, entry: UUID | None) -> Page:
    """What an act was about: shown to nobody, it says whether the actor may know of it at all."""
    return Page(
        "thing",
        (*CASE_PARTS, Part.ADULT_CONCERNS, Part.DIRECTORY),
        """i.position IN (SELECT e.position FROM entries e WHERE e.stream = %(stream)s
                  UNION ALL SELECT i.position FROM entry_index i WHERE i.file = %(file)s
                  UNION ALL SELECT i.position FROM entry_index i WHERE i.entry = %(entry)s)""",
        {"stream": stream, "file": case, "entry": entry},
    )


PAGES = (case_page(SOME), thing_page(None, None, None))
