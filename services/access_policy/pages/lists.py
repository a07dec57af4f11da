"""Lists: pupils, cases, staff, programmes, and what concerns the reader themself."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from access_policy import view
from access_policy.page import Alone, Page, Unit
from access_policy.pages.choosing import CASE_PARTS, LINE, MINE, NEWEST, NEXT_FILE, NOW, OLDER
from case_store.vocabulary import Part


def cases_page() -> Page:
    """The cases that the reader may know of, each by its pupil's line of the roll, in the order they came on it."""
    return Page(
        "cases",
        CASE_PARTS,
        f"""i.file IN (SELECT DISTINCT i.file FROM (SELECT p.case_file AS file FROM pupils p) i
                        WHERE {MINE} AND {NEXT_FILE} ORDER BY i.file LIMIT %(batch)s)""",
        unit=Unit.FILE,
        then=lambda known: roll_of(sorted({g.group.whom for g in known if g.group.whom})),
    )


def roll_of(pupils: list[UUID]) -> Page:
    """The lines of the roll of these pupils, each with the id of its case."""
    return Page("cases", (Part.DIRECTORY,), f"i.file = ANY(%(chosen)s) AND {LINE}", {"chosen": pupils}, view=view.cases)


def pupils_page() -> Page:
    """The roll: the newest line of each pupil who is on it."""
    return Page(
        "pupils",
        (Part.DIRECTORY,),
        f"""i.file IN (SELECT i.file FROM (SELECT p.pupil AS file, p.row_id, p.ends FROM pupils p) i
                        WHERE {NEXT_FILE} AND coalesce(i.ends >= %(today)s, true)
                          AND NOT EXISTS (SELECT 1 FROM pupils n WHERE n.pupil = i.file AND n.row_id > i.row_id)
                        ORDER BY i.file LIMIT %(batch)s) AND {LINE}""",
        unit=Unit.FILE,
    )


def pupils_found_page() -> Page:
    """The pupils on the roll who are called so."""
    return replace(pupils_page(), name="pupils_found", unit=None)


def staff_page() -> Page:
    """Who is on the staff, and the posts they hold today."""
    return Page(
        "staff",
        (Part.STAFF,),
        f"""((i.name = 'people.appointed' AND EXISTS (
                 SELECT 1 FROM relations a JOIN relations_in_force r ON r.tie = a.tie
                  WHERE a.entry = i.entry AND {NOW}))
             OR (i.name = 'people.person_registered' AND EXISTS (
                 SELECT 1 FROM relations_in_force r WHERE r.person = i.file AND r.scope = 'custodian'
                                                                AND r.relation <> 'works_for' AND {NOW})))""",
    )


def me_page() -> Page:
    """What the school holds about the reader as a member of staff."""
    return Page(
        "me",
        (Part.STAFF,),
        "i.position IN (SELECT p.position FROM entry_people p WHERE p.person = %(person)s AND p.role = 'about')",
    )


def written_by_me_page() -> Page:
    """What the reader wrote or said themself, newest first, while it may be read back."""
    return Page(
        "written_by_me",
        (*CASE_PARTS, Part.ADULT_CONCERNS),
        f"""i.position IN (SELECT i.position FROM entry_people i WHERE i.person = %(person)s
                              AND i.role IN ('author', 'said_by') AND {OLDER} {NEWEST})""",
        unit=Unit.ENTRY,
        alone=Alone.ONLY,
    )


def programmes_page() -> Page:
    """How each ELSA programme and group that the reader may know of is getting on."""
    return Page(
        "elsa_programmes",
        (Part.PROGRAMME, Part.GROUP),
        f"i.name IN ('elsa.programme_started', 'group.started', 'group.joined') AND {MINE} AND {OLDER}",
        unit=Unit.ENTRY,
        view=view.elsa_progress,
    )


PAGES = (
    cases_page(),
    roll_of([]),
    pupils_page(),
    pupils_found_page(),
    staff_page(),
    me_page(),
    written_by_me_page(),
    programmes_page(),
)
