"""What is marked and written from day to day of a plan, and counted by term, as part of the story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.promises.story import Step, Story

AT = "psps/{psp_id}/"
OF = "pupils/{pupil_id}/figures/"
PERMANENT = "permanent_exclusion"


def tells(story: Story) -> Iterator[Step]:
    """Marks put right, a card that goes home, a thread with a parent; and the figures of the autumn, put right too."""
    marks: dict[str, Any] = {"marks": [{"target": story.ids["target_id"], "points": 4}]}
    mentioning = {"mentions": [story.ids["other_pupil_id"]], "about_home": True}
    yield "coordinator", f"{AT}monitoring", {"how_often": "daily", "home_hears_by": ["planner"]}, ""
    yield "class_teacher", f"{AT}lesson-marks", {**marks, **mentioning}, ""
    yield "class_teacher", f"{AT}lesson-marks", {"unmarked": "lesson_lost"}, ""
    yield "class_teacher", f"{AT}day-marks", {**marks, "card_goes_home": True}, ""
    mum = {"parent": story.who("mum")}
    yield "class_teacher", f"{AT}messages", {**mum, "good_news": True, "how": "text_message"}, ""
    yield "class_teacher", f"{AT}messages", {**mum, "from_home": True, "how": "telephone"}, ""
    yield "mum", f"{AT}messages-from-home", {}, ""
    yield from _figures(story)


def _figures(story: Story) -> Iterator[Step]:
    """Of the first term that the school has set, which is over in whichever month this is told."""
    term = {"term": {"school_year": story.year() - 1, "number": 1}}
    day = date(story.year() - 1, 10, 6).isoformat()
    authority, nobody = {"who": "authority", "told_on": day}, {"who": "social_worker", "there_is_none": True}
    excluded = {**term, "from_day": day, "reasons": ["damage"]}
    for attended in (120, 121):
        yield "head", f"{OF}attendance", {**term, "possible": 130, "attended": attended, "late": 3}, ""
    yield "head", f"{OF}incidents", {**term, "incidents": 2}, ""
    yield "head", f"{OF}suspensions", {**excluded, "half_days": 4, "others_told": [authority]}, ""
    yield "lead", f"{OF}permanent-exclusions", excluded, ""
    suspension, permanent = ({**term, "exclusion": which, "from_day": day} for which in ("suspension", PERMANENT))
    yield "lead", f"{OF}told", {**suspension, "others_told": [nobody]}, ""
    yield "head", f"{OF}withdrawals", {**permanent, "why": "reinstated"}, ""
    yield "head", "figures/numbers", term, ""
