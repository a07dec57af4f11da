"""Concerns, and the notices of what must be looked at."""

from __future__ import annotations

from access_policy.page import Page, Unit
from access_policy.pages.choosing import NEWEST, OLDER
from case_store.vocabulary import Level, Part


def concerns_page() -> Page:
    """The concerns about pupils that the reader may know of, newest first."""
    return Page(
        "concerns",
        (Part.CONCERNS,),
        f"""i.position IN (SELECT i.position FROM entry_index i WHERE i.part = 'concerns' AND {OLDER}
                             AND (%(all)s OR i.matter = ANY(%(matters)s) OR i.position IN (
                                  SELECT t.position FROM entry_people t
                                   WHERE t.person = %(person)s AND t.role = 'told'))
                           {NEWEST})""",
        unit=Unit.ENTRY,
    )


def adult_concerns_page() -> Page:
    """The concerns about adults that the reader holds or was told of, newest first."""
    return Page(
        "adult_concerns",
        (Part.ADULT_CONCERNS,),
        f"""i.position IN (SELECT i.position FROM entry_index i WHERE i.part = 'adult_concerns'
                              AND i.matter = ANY(%(matters)s) AND {OLDER} {NEWEST})""",
        unit=Unit.ENTRY,
    )


def notices_page() -> Page:
    """What the reader must look at: concerns that nobody has opened, and to leads who was appointed
    to what, who tried to appoint without leave, and what was found to be about another child.

    A notice says that there is something, not what: it never opens a concern.
    """
    return Page(
        "notices",
        (Part.CONCERNS, Part.ADULT_CONCERNS, Part.STAFF, Part.TOLD),
        """((i.name IN ('concern.raised', 'concern.adult_raised')
             AND (i.matter = ANY(%(matters)s) OR (i.part = 'concerns' AND %(lead)s))
             AND NOT EXISTS (SELECT 1 FROM disclosed_entries d WHERE d.entry_position = i.position
                                AND d.level = 'full' AND d.by_lead)
             AND NOT EXISTS (SELECT 1 FROM entry_index k WHERE k.matter = i.matter AND k.labels @> ARRAY['closes']))
           OR (%(lead)s AND i.name IN ('people.appointed', 'people.appointment_ended', 'case.wrong_child_found')
             AND i.recorded_at >= %(today)s - 30)
           OR (%(lead)s AND i.position IN (SELECT d.position FROM disclosures d
             WHERE d.denied AND d.page = 'people.appoint' AND d.recorded_at >= %(today)s - 30)))""",
        caps={Part.CONCERNS: Level.EXISTENCE, Part.ADULT_CONCERNS: Level.EXISTENCE},
    )


PAGES = (concerns_page(), adult_concerns_page(), notices_page())
