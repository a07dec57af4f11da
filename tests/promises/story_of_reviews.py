"""How a pastoral support programme goes on and ends, as part of the story: reviewed, put off, advised on, judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from case_store.psp_calendar import after_weeks, on_a_school_day

if TYPE_CHECKING:
    from tests.promises.story import Step, Story

AT = "psps/{psp_id}/"
WEEKS = (4, 8, 12)
AGO = -40
"""How many days ago the plan began: between its first review and its second, in whichever month this is told."""


def began(story: Story) -> date:
    """The school day on which the plan of the story began."""
    return on_a_school_day(story.school.service.clock.day(AGO), story.calendar()).day


def goes_on(story: Story) -> Iterator[Step]:
    """From the first review to the last word; all else that happens around a plan comes before."""
    with_teacher = {"side": "school", "owner": story.who("class_teacher"), "how": "keeping_in_touch"}
    yield "coordinator", f"{AT}commitments", with_teacher, "promise"
    yield "coordinator", f"{AT}reviews", {"outcome": "some_progress", "held_on": story.day(-1)}, ""
    yield "class_teacher", f"{AT}reports", {"commitment": story.ids["promise"]}, ""
    yield "coordinator", f"{AT}recorded-reports", {"commitment": story.ids["agreed_1"]}, ""
    yield "coordinator", f"{AT}review-wordings", {}, ""
    yield from _put_off(story)
    yield "coordinator", f"{AT}advice", {"asked_on": began(story).isoformat()}, ""
    yield "coordinator", f"{AT}advice/no-answer", {}, ""
    yield "coordinator", f"{AT}advice/answer", {}, ""
    yield from _judged(story)
    yield from _ended_otherwise(story)


def _put_off(story: Story) -> Iterator[Step]:
    calendar, clock = story.calendar(), story.school.service.clock
    new_date = on_a_school_day(clock.day(7), calendar).day.isoformat()
    limit = on_a_school_day(after_weeks(began(story), WEEKS[-1], calendar).day + timedelta(days=14), calendar).day
    yield "coordinator", f"{AT}reviews-not-held", {"why": "pupil_absent", "new_date": new_date}, ""
    yield "coordinator", f"{AT}pauses", {"why": "long_absence"}, ""
    yield "coordinator", f"{AT}pauses/end", {}, ""
    yield "class_teacher", f"{AT}failing", {}, ""
    yield "coordinator", f"{AT}extensions", {"limit": limit.isoformat()}, ""


def _judged(story: Story) -> Iterator[Step]:
    """At the final meeting, whose entry was remembered when it was held."""
    ids = story.ids
    for commitment in ("commitment", "agreed_1", "promise"):
        yield "coordinator", f"{AT}commitment-reviews", {"commitment": ids[commitment], "kept": "partly"}, ""
    came_to = [{"target": ids["target_id"], "progress": "partly"}]
    said = {"meeting": ids["final_held"], "successful": True, "targets": came_to, "monitored_until": story.day(30)}
    yield "coordinator", f"{AT}judgement", said, ""


def _ended_otherwise(story: Story) -> Iterator[Step]:
    """A second plan, that was only proposed."""
    first = story.ids["psp_id"]
    yield "coordinator", "psps", {"pupil": story.ids["pupil_id"]}, "psp"
    yield "coordinator", f"{AT}ending", {"how": "withdrawn"}, ""
    story.ids["psp_id"] = first
