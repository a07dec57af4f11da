"""Groups, for those who run or manage them: what each does, and who is in it."""

from __future__ import annotations

from uuid import UUID

from access_policy.page import Page, Unit
from access_policy.pages.choosing import NEWEST, OLDER, SOME
from case_store.vocabulary import Part


def groups_page() -> Page:
    """The groups that you run, cover or manage, newest first."""
    return Page(
        "groups",
        (Part.GROUP,),
        f"""i.position IN (SELECT i.position FROM entry_index i WHERE i.part = 'group' AND i.name = 'group.started'
                              AND (%(all)s OR i.matter = ANY(%(matters)s)) AND {OLDER} {NEWEST})""",
        unit=Unit.ENTRY,
    )


def group_page(group: UUID) -> Page:
    """One group: its plans and sessions, in whose hands it is, and who is in it, for those who run or manage it.

    That a pupil is in it lies in that pupil's case. It is looked at here for those alone who stand in a relation to the
    group, and for leads: to a teacher of two of its members, one page of both would be a roster.
    """
    return Page(
        "group",
        (Part.GROUP, Part.PROGRAMME),
        """(i.file = %(group)s
            OR ((%(lead)s OR %(group)s = ANY(%(matters)s)) AND i.matter = %(group)s
                AND i.position IN (SELECT e.position FROM entries e WHERE e.stream = %(group)s)
                AND i.name IN ('group.joined', 'group.left')))""",
        {"group": group},
        asked=group,
    )


PAGES = (groups_page(), group_page(SOME))
