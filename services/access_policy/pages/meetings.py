"""Meetings: one of them with what it set going, and the list of those of which a reader may know."""

from __future__ import annotations

from uuid import UUID

from access_policy import meetings_view
from access_policy.page import Page
from access_policy.pages.choosing import MINE, SOME
from case_store.vocabulary import Level, Part

_LISTED = (Part.MEETINGS, Part.REVIEWS)
_WOULD = {Part.MEETINGS: (Part.ACTIONS,)}
"""What is missing of what a meeting agrees is for those who would be told all of it, also while nothing is agreed."""


def meeting_page(meeting: UUID) -> Page:
    """One meeting: who was asked and came, its record, what was agreed, owned and overdue, what agencies were asked.

    What is missing of the nine things that a referral meeting agrees is shown until it is there or declined.
    """
    return Page(
        "meeting",
        (Part.MEETINGS, Part.SIGNATURES, Part.ACTIONS, Part.REVIEWS),
        """i.position IN (SELECT e.position FROM entries e WHERE e.stream = %(meeting)s
                  UNION ALL SELECT n.position FROM entry_index n WHERE n.matter = %(meeting)s)
           AND EXISTS (SELECT 1 FROM entries e JOIN entry_index c USING (position)
                        WHERE e.stream = %(meeting)s AND e.version = 1 AND c.name = 'meeting.called')""",
        {"meeting": meeting},
        asked=meeting,
        would=_WOULD,
        view=meetings_view.one_meeting,
    )


def meetings_page() -> Page:
    """The meetings of which you may know, the next first: called, held, cancelled, or come to their end."""
    return Page(
        "meetings",
        _LISTED,
        f"""i.name LIKE 'meeting.%%' AND i.position IN (
               SELECT i.position FROM (SELECT l.position, l.file, l.matter FROM meeting_lines l) i
                WHERE i.matter = ANY(%(matters)s) OR {MINE})""",
        caps=dict.fromkeys(_LISTED, Level.EXISTENCE),
        opened=False,
        by_row="matter",
        view=meetings_view.meetings,
    )


PAGES = (meeting_page(SOME), meetings_page())
