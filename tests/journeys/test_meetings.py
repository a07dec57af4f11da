"""Meetings as each person finds them: the list, one of them with what it set going, and nothing beyond what is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.journeys.test_a_referral_meeting import Met, agrees_the_nine, asked, circulated, held
from tests.school import School

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def rows(school: School, sub: str, at: str, what: str | None = None, **who: Any) -> list[dict[str, Any]]:
    """The lines of a page as somebody finds them, of one kind if one is named."""
    await school.follow()
    found = (await school.as_(sub, **who).reads(at)).rows
    return [row for row in found if what is None or row["what"] == what]


async def late(school: School, meeting: Met) -> dict[str, str]:
    """Two referrals to agencies, and an action."""
    senco, made, at = school.as_("senco"), {}, f"matters/{meeting.id}"
    told = {"basis": "public_task", "parents_know": "told", "what": "Assess what helps."}
    for sub in ("camhs", "social_worker"):
        sent = await senco.does(f"{at}/agency-referrals", agency=meeting.agencies[sub], **told)
        made[sub] = sent["id"]
    greets = {"owner": school.people["class_teacher"].id, "what": "Greets him at the door."}
    made["action"] = (await senco.does(f"{at}/actions", due_by=school.day(7), **greets))["id"]
    return made


class TestTheList:
    async def test_names_the_meetings_that_one_may_know_of(self, school: School) -> None:
        """By their day and kind; an agency person finds those to which they were asked, and nobody else's."""
        meeting = await asked(school)
        for sub, who in (("senco", {}), ("class_teacher", {}), ("camhs", {"capacity": "agency"})):
            (line,) = await rows(school, sub, "meetings", **who)
            assert (line["meeting"], line["kind"], line["stands"]) == (meeting.id, "referral", "called"), sub
            assert line["meets_on"] == school.day(), sub
        assert await rows(school, "subject_teacher", "meetings") == []
        assert await rows(school, "lunch", "meetings") == []
        assert await rows(school, "dad", "meetings", capacity="parent") == []

    async def test_says_how_each_stands(self, school: School) -> None:
        """Held, once that was recorded; for whoever was only asked it stays what they were told."""
        await circulated(school)
        (line,) = await rows(school, "senco", "meetings")
        assert (line["stands"], line["held_on"]) == ("held", school.day())
        (line,) = await rows(school, "welfare_officer", "meetings", capacity="agency")
        assert (line["stands"], line["held_on"]) == ("called", None)


class TestOneMeeting:
    async def test_shows_what_is_missing_until_it_is_there_or_declined(self, school: School) -> None:
        """To whoever is told all of what is agreed; to nobody else, not even that something is."""
        meeting = await held(school)
        lead = {row["item"] for row in await rows(school, "lead", meeting.at, "missing")}
        assert len(lead) == 9
        assert await rows(school, "class_teacher", meeting.at, "missing") == []
        assert await rows(school, "camhs", meeting.at, "missing", capacity="agency") == []
        await agrees_the_nine(school, meeting)
        assert [row["item"] for row in await rows(school, "lead", meeting.at, "missing")] == ["support"]
        await school.as_("senco").does(f"{meeting.at}/agreed/declined", item="support", reason="They need none of us.")
        assert await rows(school, "lead", meeting.at, "missing") == []
        (declined,) = await rows(school, "lead", meeting.at, "declined")
        assert declined["item"] == "support"

    async def test_shows_who_owns_what_and_what_is_late(self, school: School) -> None:
        """An owner their own; an agency person no other agency's; the control is the lead, who is told of all."""
        meeting = await held(school)
        await agrees_the_nine(school, meeting)
        owned = {row["item"]: row for row in await rows(school, "lead", meeting.at, "agreed") if row["agency"] is None}
        assert owned["home"]["owner"] == str(school.people["mum"].id)
        assert not any(row["overdue"] for row in owned.values())
        (own,) = await rows(school, "camhs", meeting.at, "agreed", capacity="agency")
        assert (own["item"], own["agency"]) == ("contact", str(meeting.agencies["camhs"]))
        school.service.clock.ahead = timedelta(days=31)
        assert all(row["overdue"] for row in await rows(school, "lead", meeting.at, "agreed"))

    async def test_shows_an_agency_that_never_answers_as_late(self, school: School) -> None:
        """The one that decided is not; whoever is told less than all of it is told no more than that."""
        meeting = await held(school)
        made = await late(school, meeting)
        senco = school.as_("senco")
        await senco.does(f"actions/{made['camhs']}/acknowledgement")
        await senco.does(f"actions/{made['camhs']}/decision", decision="accepted")
        await senco.does(f"actions/{made['camhs']}/school-told", person=school.people["senco"].id)
        before = {row["action"]: row["stands"] for row in await rows(school, "lead", meeting.at, "referral")}
        assert before == {made["camhs"]: "done", made["social_worker"]: "open"}
        school.service.clock.ahead = timedelta(days=63)
        after = {row["action"]: row for row in await rows(school, "lead", meeting.at, "referral")}
        assert (after[made["camhs"]]["stands"], after[made["social_worker"]]["stands"]) == ("done", "late")
        assert after[made["social_worker"]]["next_stage"] == "acknowledged"
        (action,) = await rows(school, "class_teacher", meeting.at, "action")
        assert (action["stands"], action["owner"]) == ("late", str(school.people["class_teacher"].id))

    async def test_hidden_is_absent(self, school: School) -> None:
        """For whoever may not know of it, and for whoever works for an agency that was not asked."""
        meeting = await asked(school)
        await school.person("stranger", "teacher")
        for sub, capacity in (("stranger", None), ("dad", "parent")):
            who = school.as_(sub, capacity=capacity)
            answers = [await who.get(at) for at in (meeting.at, f"meetings/{uuid4()}")]
            assert [answer.status_code for answer in answers] == [404, 404], sub
            assert answers[0].content == answers[1].content, sub
