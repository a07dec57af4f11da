"""Who has been told of what."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from access_policy import view
from access_policy.page import Alone, Granted, Page, Unit
from access_policy.pages.case import case_page
from access_policy.pages.choosing import CASE_PARTS, NEWEST, OLDER, SOME
from case_store.vocabulary import Part, Role


def my_disclosures_page() -> Page:
    """What the reader has been told, newest first."""
    return Page(
        "disclosures",
        (Part.TOLD,),
        f"""i.position IN (SELECT i.position FROM disclosures i WHERE i.reader = %(person)s AND {OLDER} {NEWEST})""",
        unit=Unit.ENTRY,
    )


def case_disclosures_page(case: UUID) -> Page:
    """Who has been told of a pupil's case, as far as the reader may know of what was told."""
    return replace(case_page(case), name="case_disclosures", then=lambda known: told_of(known, frozenset()))


def entry_disclosures_page(entry: UUID) -> Page:
    """Who has read this entry: for leads, for its author, and for nobody who may not know of it."""
    return Page(
        "entry_disclosures",
        (*CASE_PARTS, Part.ADULT_CONCERNS),
        "i.entry = %(entry)s",
        {"entry": entry},
        asked=entry,
        alone=Alone.ALSO,
        then=lambda known: told_of(known, frozenset({Role.AUTHOR}) & _roles(known)),
    )


def told_of(known: list[Granted], mine: frozenset[Role]) -> Page:
    """Who has been told of the entries in `known`, newest first."""
    positions = sorted(position for granted in known for position in granted.group.positions)
    return Page(
        "disclosures",
        (Part.TOLD,),
        f"""i.position IN (SELECT DISTINCT i.position
                             FROM (SELECT d.disclosure AS position, d.entry_position FROM disclosed_entries d) i
                            WHERE i.entry_position = ANY(%(known)s) AND {OLDER} {NEWEST})""",
        {"known": positions},
        unit=Unit.ENTRY,
        mine=mine,
        view=view.entries_told,
    )


def _roles(known: list[Granted]) -> frozenset[Role]:
    return frozenset(Role(role) for granted in known for role in granted.group.mine)


PAGES = (
    my_disclosures_page(),
    case_disclosures_page(SOME),
    entry_disclosures_page(SOME),
    told_of([], frozenset()),
)
