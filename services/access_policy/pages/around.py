"""Who supports a pupil, and who coordinates: the map of the support around them."""

from __future__ import annotations

from uuid import UUID

from access_policy import around_view
from access_policy.page import Page
from access_policy.pages.choosing import SOME
from case_store.vocabulary import Part


def support_map_page(case: UUID) -> Page:
    """Who supports this pupil: to whom anybody turns, who supports and who coordinates, and since when and why."""
    return Page(
        "support_map",
        (Part.SUPPORT_MAP,),
        "i.file = %(case)s",
        {"case": case},
        asked=case,
        view=around_view.support_map,
    )


PAGES = (support_map_page(SOME),)
