"""Agencies: the directory, for those who work at the school; and what those who come from an agency are told of it."""

from __future__ import annotations

from access_policy.page import Page, Unit
from access_policy.pages.choosing import NEWEST, NOW, OLDER
from case_store.vocabulary import Part

_OF_AGENCIES = (
    Part.MEETINGS,
    Part.ACTIONS,
    Part.SIGNATURES,
    Part.TARGETS,
    Part.REVIEWS,
    Part.MONITORING,
    Part.PSP_DOCUMENTS,
    Part.SUPPORT_MAP,
)


def agencies_page() -> Page:
    """The agencies that the school knows, whom to ask there, and who comes from them."""
    return Page(
        "agencies",
        (Part.STAFF,),
        f"""((i.name = 'agency.listed' AND NOT EXISTS (
                 SELECT 1 FROM entry_index n WHERE n.stream = i.stream AND n.position > i.position))
             OR (i.name = 'agency.worker_recorded' AND EXISTS (
                 SELECT 1 FROM relations a JOIN relations_in_force r ON r.tie = a.tie
                  WHERE a.entry = i.entry AND {NOW}))
             OR (i.name = 'people.person_registered' AND EXISTS (
                 SELECT 1 FROM relations_in_force r
                  WHERE r.person = i.file AND r.relation = 'works_for' AND {NOW})))""",
    )


def agency_work_page() -> Page:
    """What you, who come from an agency, were asked to, came to or are to do, newest first. It is no list of pupils."""
    return Page(
        "agency_work",
        _OF_AGENCIES,
        f"""i.position IN (SELECT i.position FROM entry_index i
                            WHERE i.part = ANY(%(parts)s)
                              AND (i.matter = ANY(%(as_agency)s)
                                   OR i.file IN (SELECT q.case_file FROM pupils q WHERE q.pupil = ANY(%(placed)s)))
                              AND {OLDER} {NEWEST})""",
        unit=Unit.ENTRY,
    )


PAGES = (agencies_page(), agency_work_page())
