"""Who has been told of what."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from access_policy import view
from access_policy.page import Alone, Granted, Page, Unit
from access_policy.pages.case import case_page
from access_policy.pages.choosing import CASE_PARTS, NEWEST, OLDER, SOME
from access_policy.plainly import told_plainly
from case_store.vocabulary import Capacity, Label, Part, Role


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
        (*CASE_PARTS, Part.ADULT_CONCERNS, Part.ELSA_SUPPORT),
        "i.entry = %(entry)s",
        {"entry": entry},
        asked=entry,
        alone=Alone.ALSO,
        then=lambda known: told_of(known, frozenset({Role.AUTHOR}) & _roles(known)),
    )


def told_of(known: list[Granted], mine: frozenset[Role]) -> Page:
    """Who has been told of the entries in `known`, newest first.

    A pupil is not told of what somebody marked as unsafe at home: who was told of it would lead there.
    """
    asked = [granted for granted in known if not _unsafe(granted)]
    positions = sorted(position for granted in asked for position in granted.group.positions)
    about = {granted.group.whom for granted in known}
    return Page(
        "disclosures",
        (Part.TOLD,),
        f"""i.position IN (SELECT DISTINCT i.position
                             FROM (SELECT d.disclosure AS position, d.entry_position FROM disclosed_entries d) i
                            WHERE i.entry_position = ANY(%(known)s) AND {OLDER} {NEWEST})""",
        {"known": positions},
        unit=Unit.ENTRY,
        mine=mine,
        whom=about.pop() if len(about) == 1 else None,
        view=told_plainly if any(_by_pupil(granted) for granted in known) else view.entries_told,
    )


def _by_pupil(granted: Granted) -> bool:
    return granted.asking.capacity is Capacity.PUPIL


def _unsafe(granted: Granted) -> bool:
    return _by_pupil(granted) and Label.UNSAFE_FOR_PARENTS in granted.group.labels


def _roles(known: list[Granted]) -> frozenset[Role]:
    return frozenset(Role(role) for granted in known for role in granted.group.mine)


PAGES = (
    my_disclosures_page(),
    case_disclosures_page(SOME),
    entry_disclosures_page(SOME),
    told_of([], frozenset()),
)
