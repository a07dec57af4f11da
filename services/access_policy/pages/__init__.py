"""The pages that can be read: which entries each would hold, before anybody is told any of them.

Each module here is about one thing and ends with its own PAGES: a new page is a function and a line there.
"""

from __future__ import annotations

from access_policy.page import Page
from access_policy.pages import (
    agencies,
    around,
    case,
    concerns,
    due,
    figures,
    forms,
    groups,
    lists,
    meetings,
    psp,
    support,
    surveys,
    told,
)
from access_policy.pages.case import case_page, thing_page
from access_policy.pages.choosing import CASE_PARTS

__all__ = ["CASE_PARTS", "PAGES", "case_page", "thing_page"]

PAGES: tuple[Page, ...] = (
    *around.PAGES,
    *agencies.PAGES,
    *case.PAGES,
    *lists.PAGES,
    *concerns.PAGES,
    *due.PAGES,
    *figures.PAGES,
    *forms.PAGES,
    *groups.PAGES,
    *meetings.PAGES,
    *psp.PAGES,
    *support.PAGES,
    *surveys.PAGES,
    *told.PAGES,
)
"""Every page there is, for the check at start-up that each names the parts it may show."""
