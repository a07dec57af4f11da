"""A referral meeting from its call to its exit, and a plan's final meeting, as part of the story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tests.school import Person, School

if TYPE_CHECKING:
    from tests.promises.story import Step, Story

AT = "meetings/{meeting_id}/"
LOOKED = frozenset({f"{AT}record/preview"})
"""What is a reading, and leaves in the meeting that somebody looked."""
HELD = {"everyone_had_their_turn": False, "agenda": [{"step": "assess"}]}


async def cast(school: School) -> None:
    """An agency with somebody who signs in from there, and a colleague: both work for every story of the school."""
    office = school.as_("admin")
    service = await office.does("agencies", display_name="Camhs", kind="mental_health")
    school.people["service"] = Person("service", service["id"])
    for sub in ("camhs", "camhs_colleague"):
        made = await office.does("people", display_name=sub.title())
        school.people[sub] = Person(sub, made["id"])
        await school.signs_in(school.people[sub].id, sub, "agency")
        await office.does("agency-workers", person=made["id"], agency=service["id"])


def tells(story: Story) -> Iterator[Step]:
    """Both meetings, each with everything that happens to it."""
    yield from _called(story)
    yield from _held(story)
    yield from _recorded(story)
    yield from _agreed(story)
    yield from _final(story)


def _called(story: Story) -> Iterator[Step]:
    pupil, called = story.ids["pupil_id"], {"meets_on": story.day(), "agenda": [{"step": "plan"}]}
    yield "senco", "meetings", {"pupil": pupil, **called}, "meeting"
    yield "senco", f"{AT}cancellation", {}, ""
    yield "senco", "meetings", {"pupil": pupil, **called}, "meeting"
    yield "senco", f"{AT}move", {"meets_on": story.day()}, ""
    for sub in ("class_teacher", "lunch"):
        yield "senco", f"{AT}invitations/staff", {"person": story.who(sub)}, ""
    yield "senco", f"{AT}invitations/withdrawal", {"person": story.who("lunch")}, ""
    yield "senco", f"{AT}invitations/pupil", {}, ""
    mum = {"parent": story.who("mum"), "how": "letter", "apart": True, "meeting_on": story.day(1)}
    yield "senco", f"{AT}invitations/parents", mum, ""
    camhs = {"person": story.who("camhs"), "basis": "public_task", "parents_know": "not_told"}
    yield "senco", f"{AT}invitations/agencies", camhs, ""
    yield "elsa", f"{AT}contributions", {}, ""
    of_mum = {"agreement_of": "parent", "answer": "agreed", "said_by": story.who("mum"), "why_not_asked": None}
    yield "senco", f"{AT}agreement", of_mum, ""


def _held(story: Story) -> Iterator[Step]:
    there = [*(story.who(sub) for sub in ("senco", "class_teacher", "camhs")), story.ids["pupil_id"]]
    came: list[dict[str, Any]] = [{"person": who, "attendance": "attended", "why_not": None} for who in there]
    came.append({"person": story.who("mum"), "attendance": "apologies"})
    yield "senco", f"{AT}attendance", {"came": came}, ""
    yield "senco", f"{AT}held", {**HELD, "had_no_turn": [story.ids["pupil_id"]]}, ""
    yield "senco", f"{AT}said", {"said_by": story.who("senco"), "asked_to_leave": [story.who("class_teacher")]}, ""
    yield "senco", f"{AT}analysis", {}, ""


def _recorded(story: Story) -> Iterator[Step]:
    there = [*(story.who(sub) for sub in ("senco", "class_teacher", "camhs")), story.ids["pupil_id"]]
    yield "senco", f"{AT}record/drafts", {"summary": [{"step": "do"}]}, ""
    for who in there:
        yield "senco", f"{AT}record/preview", {"recipient": who}, ""
    yield "lead", f"{AT}record/agreed", {}, ""
    yield "senco", f"{AT}record/circulated", {}, ""
    yield "senco", f"{AT}record/home-wordings", {"parent": story.who("mum")}, ""
    yield "senco", f"{AT}record/drafts", {}, ""  # anew, so that there is one to look at before it is agreed


def _agreed(story: Story) -> Iterator[Step]:
    whose = {"owner": story.who("class_teacher"), "by": story.day(30)}
    often, agency = {"how_often": "weekly"}, story.who("service")
    flow = {"parts": ["figures"], "to": agency, "person": story.who("camhs"), "until": story.day(60)}
    yield "senco", f"{AT}agreed/approach", whose, ""
    yield "senco", f"{AT}agreed/plan", whose, ""
    yield "senco", f"{AT}agreed/responsibilities", whose, ""
    yield "senco", f"{AT}agreed/feedback", {**whose, **often, "person": story.who("senco")}, ""
    yield "senco", f"{AT}agreed/contacts", {**whose, "owner": story.who("camhs"), "agency": agency}, ""
    yield "senco", f"{AT}agreed/monitoring", {**whose, **often, "follow_up_on": story.day(30)}, ""
    yield "senco", f"{AT}agreed/home", {**whose, **often}, ""
    yield "senco", f"{AT}agreed/declined", {"item": "support"}, ""
    yield "senco", f"{AT}agreed/support", {**whose, "agencies": [agency]}, ""
    yield "senco", f"{AT}agreed/protocol", {**whose, "flows": [flow]}, ""
    yield "senco", f"{AT}reviews", {"going": "partly", "next_review_on": story.day(30)}, ""
    yield "senco", f"{AT}exit", {"exit": "taken_on"}, ""


def _final(story: Story) -> Iterator[Step]:
    """The entry that says that it was held is remembered as `final_held`: a plan is judged by it."""
    called, referral = {"kind": "psp_final", "meets_on": story.day(), "agenda": []}, story.ids["meeting_id"]
    yield "coordinator", "psps/{psp_id}/meetings", called, "meeting"
    coordinator = story.who("coordinator")
    came = [{"person": coordinator, "attendance": "attended", "why_not": None}]
    yield "coordinator", f"{AT}attendance", {"came": came}, ""
    yield "coordinator", f"{AT}held", {**HELD, "had_no_turn": [coordinator]}, "final_held"
    story.ids["meeting_id"] = referral  # of which the story goes on
