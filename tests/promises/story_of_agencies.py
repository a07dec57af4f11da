"""An agency's people around a referral meeting: a placement, actions, a referral from sent to told, a successor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.promises.story import Step, Story

ON = "actions/{action_id}/"
OF_MATTER = "matters/{matter_id}/"


def tells(story: Story) -> Iterator[Step]:
    """After the meeting, in its matter."""
    story.ids["matter_id"] = story.ids["meeting_id"]
    yield from _directory(story)
    yield from _actions(story)
    yield from _referral(story)
    yield from _further_use(story)
    yield from _ending(story)


def _directory(story: Story) -> Iterator[Step]:
    pupil, gone = story.ids["pupil_id"], story.day(-1)
    yield "admin", "agencies", {"kind": "voluntary"}, "agency"
    yield "lead", "agencies/{agency_id}/line", {"kind": "voluntary", "contacts": [{}]}, ""
    yield "admin", "people", {}, "worker"
    theirs = {"person": story.ids["worker_id"]}
    yield "admin", "agency-workers", {**theirs, "agency": story.who("service")}, ""
    yield "admin", "agency-workers/end", {**theirs, "last_day": gone}, ""
    camhs, conflict = {"person": story.who("camhs")}, story.ids["tie"]
    yield "head", "placements", {**camhs, "pupil": pupil, "ends": story.day(30)}, "tie"
    yield "lead", "placements/{tie}/end", {**camhs, "last_day": gone}, ""
    story.ids["tie"] = conflict  # which is hidden from many; who teaches and supports is no secret to staff
    yield "admin", "agencies/{agency_id}/unlisting", {}, ""


def _actions(story: Story) -> Iterator[Step]:
    theirs = {"owner": story.who("camhs"), "within": 5}
    yield "senco", f"{OF_MATTER}actions", theirs, "action"
    yield "senco", f"{ON}move", {**theirs, "within": 9}, ""
    yield "camhs", f"{ON}outcome", {"came_to": "partly"}, ""
    yield "senco", f"{OF_MATTER}actions", {"owner": story.who("class_teacher"), "within": 5}, "action"
    yield "senco", f"{ON}drop", {"why": "other"}, ""


def _referral(story: Story) -> Iterator[Step]:
    to = {"agency": story.who("service"), "asked_of": story.who("camhs")}
    on_basis = {"basis": "public_task", "parents_know": "told", "why_not_told": None}
    yield "senco", f"{OF_MATTER}agency-referrals", {**to, **on_basis}, "action"
    yield "camhs", f"{ON}acknowledgement", {}, ""
    yield "senco", f"{ON}escalation", {}, ""
    yield "camhs", f"{ON}decision", {"decision": "accepted"}, "decided"
    yield "camhs", f"{ON}school-told", {"how": "telephone"}, ""


def _further_use(story: Story) -> Iterator[Step]:
    story.ids["entry_id"] = story.ids["decided"]
    yield "lead", "entries/{entry_id}/further-use", {"asked_of": story.who("camhs")}, "asking"
    yield "camhs", "further-use/{asking_id}/answers", {"answer": "in_part"}, ""
    yield "lead", "entries/{entry_id}/further-use-beyond", {"agency_told": True}, ""


def _ending(story: Story) -> Iterator[Step]:
    names = {"former": story.who("camhs"), "successor": story.who("camhs_colleague")}
    yield "lead", f"{OF_MATTER}successors", names, ""
