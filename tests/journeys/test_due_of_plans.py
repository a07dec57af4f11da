"""What is due of plans, meetings and agencies, as each of those around a pupil is told of it, and nobody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from access_policy import due_lines
from case_store.psp_calendar import on_a_school_day
from case_store.school_days import NO_TERMS
from tests.journeys.test_a_plan_is_reviewed import begun, go_to
from tests.journeys.test_a_referral_meeting import BASIS, asked, held
from tests.journeys.test_who_supports import around
from tests.plans import proposed
from tests.school import School

pytestmark = pytest.mark.asyncio(loop_scope="session")
Rows = list[dict[str, Any]]
TO_DO = "Ring home about the mornings."
WHY = "Everybody else has tried."


async def due(school: School, who: str, *what: str, **how: Any) -> Rows:
    """The lines that somebody is told: of these kinds, or all."""
    await school.follow()
    return [row for row in (await school.as_(who, **how).reads("due")).rows if not what or row["what"] in what]


async def kinds(school: School, who: str, **how: Any) -> set[str]:
    """Of which kinds somebody is told a line."""
    return {row["what"] for row in await due(school, who, **how)}


async def to_do(school: School, matter: str, sub: str, by: str = "coordinator", **said: Any) -> str:
    """An action that somebody is to do; gives its id."""
    body = {"what": TO_DO, "owner": school.people[sub].id, "within": 5, "why": WHY, **said}
    return str((await school.as_(by).does(f"matters/{matter}/actions", **body))["id"])


class TestAPlan:
    async def test_its_next_review_is_due_for_those_who_run_it(self, school: School) -> None:
        """The day, calendar and rule are the board's; nobody else has it to do, however much they read of it."""
        run = await begun(school)
        await school.parent("mum", run.plan.pupil)
        assert await due(school, "coordinator") == []  # a month ahead
        go_to(school, run.reviews[0] - timedelta(days=7))
        for sub in ("coordinator", "key_worker"):
            (line,) = await due(school, sub, "plan_review")
            (board,) = (await school.as_(sub).reads("psps")).rows
            assert (line["what"], line["matter"], line["overdue"]) == ("plan_review", str(run.plan.id), False)
            assert (line["day"], line["calendar"], line["rule"]) == (
                board["next_review"], board["calendar"], board["rule"],
            )  # fmt: skip
        for sub in ("class_teacher", "lead", "head", "mum", "lunch", "mother"):
            assert (sub, await due(school, sub)) == (sub, [])
        go_to(school, run.reviews[0] + timedelta(days=1))
        assert [row["overdue"] for row in await due(school, "key_worker")] == [True]

    async def test_put_off_on_hold_and_ended(self, school: School) -> None:
        """The new date; none while the plan waits; none once it has ended. A plan that fails asks for the parents."""
        run = await begun(school)
        coordinator = school.as_("coordinator")
        go_to(school, run.reviews[0])
        later = on_a_school_day(run.reviews[0] + timedelta(days=5), NO_TERMS).day
        await coordinator.does(f"{run.at}/reviews-not-held", new_date=later, why="not_arranged")
        assert [row["day"] for row in await due(school, "coordinator", "plan_review")] == [later.isoformat()]
        await coordinator.does(f"{run.at}/failing", reasons=WHY)
        failing = await due(school, "key_worker", "parents_brought_in")
        (board,) = (await coordinator.reads("psps")).rows
        assert [row["day"] for row in failing] == [board["parents_by"]]
        await coordinator.does(f"{run.at}/pauses", why="long_absence")
        assert await kinds(school, "coordinator") == {"parents_brought_in"}
        await coordinator.does(f"{run.at}/ending", how="moved_school")
        assert await due(school, "coordinator") == []

    async def test_signatures_that_are_missing_are_due_by_the_review(self, school: School) -> None:
        """For whoever coordinates it, one line each who has not signed; nobody else is told that anybody is missing."""
        run = await begun(school)
        go_to(school, run.reviews[0] - timedelta(days=7))
        missing = await due(school, "coordinator", "signature")
        shown = (await school.as_("coordinator").reads(run.at)).rows
        assert {row["person"] for row in missing} == {row["person"] for row in shown if row["what"] == "not_signed"}
        assert {row["day"] for row in missing} == {run.reviews[0].isoformat()}
        signer = str(school.people["key_worker"].id)
        assert signer in {row["person"] for row in missing}
        await school.as_("key_worker").does(f"{run.at}/signatures")
        left = await due(school, "coordinator", "signature")
        assert {row["person"] for row in missing} - {row["person"] for row in left} == {signer}
        for sub in ("key_worker", "lead", "class_teacher"):
            assert await due(school, sub, "signature") == []

    async def test_documents_meetings_and_advice(self, school: School) -> None:
        """For whoever coordinates it, in full; the key worker reads of no document by when it is wanted."""
        run = await begun(school)
        go_to(school, run.reviews[0] - timedelta(days=20))
        coordinator, soon = school.as_("coordinator"), school.day(5)
        wanted = {"document": "behaviour_log", "of_whom": school.people["class_teacher"].id, "wanted_by": soon}
        await coordinator.does(f"{run.at}/documents/asked", **wanted)
        called = {"kind": "psp_review", "meets_on": soon, "venue": "Room 4", "purpose": "How it goes."}
        meeting = (await coordinator.does(f"{run.at}/meetings", **called))["id"]
        await coordinator.does(f"{run.at}/advice", question="What else is there?", asked_on=school.day(-5))
        assert await kinds(school, "coordinator") == {"document", "meeting", "advice"}
        assert await kinds(school, "key_worker") == {"meeting", "advice"}
        assert await due(school, "class_teacher") == []
        (advice,) = await due(school, "coordinator", "advice")
        assert (advice["calendar"], advice["rule"]) == ("working_days", "working_days_after")
        await coordinator.does(f"meetings/{meeting}/cancellation", why="Nobody can come.")
        await coordinator.does(f"{run.at}/documents/received", document="behaviour_log")
        await coordinator.does(f"{run.at}/advice/answer", answer="Try the unit first.")
        assert await due(school, "coordinator") == []


class TestAnAction:
    async def test_is_due_for_its_owner_and_for_those_who_run_the_plan(self, school: School) -> None:
        """A teacher, a parent, somebody of an agency: each their own, in the capacity in which they have it to do."""
        run = await begun(school)
        await school.parent("mum", run.plan.pupil)
        ids = {sub: await to_do(school, str(run.plan.id), sub) for sub in ("class_teacher", "mum", "outreach")}
        owners = {"class_teacher": "staff", "mum": "parent", "outreach": "agency"}
        await school.follow()
        for sub, capacity in owners.items():
            told = await school.as_(sub, capacity=capacity).reads("due")
            (line,) = told.rows
            (entry,) = told.of("action.set")
            assert (line["what"], line["rule"], line["overdue"]) == ("action", "planned_day", False)
            assert (line["entry"], entry["fields"]["action"]) == (entry["id"], ids[sub])
        assert [row["calendar"] for row in await due(school, "outreach", capacity="agency")] == ["working_days"]
        for sub in ("coordinator", "key_worker"):
            assert len(await due(school, sub, "action")) == len(owners)
        for sub, capacity in (("lunch", "staff"), ("subject_teacher", "staff"), ("colleague", "agency")):
            assert (sub, await due(school, sub, capacity=capacity)) == (sub, [])

    async def test_reported_on_or_given_to_somebody_else_it_is_theirs_no_longer(self, school: School) -> None:
        """Also to whoever is not told of the entry that says so."""
        run = await begun(school)
        moved, done = [await to_do(school, str(run.plan.id), sub) for sub in ("outreach", "class_teacher")]
        coordinator = school.as_("coordinator")
        await coordinator.does(f"actions/{moved}/move", owner=school.people["class_teacher"].id, why=WHY)
        await school.as_("class_teacher").does(f"actions/{done}/outcome", came_to="done")
        assert await due(school, "outreach", capacity="agency") == []
        (left,) = await due(school, "class_teacher")
        assert left["what"] == "action"
        school.service.clock.ahead += timedelta(days=20)
        assert [row["overdue"] for row in await due(school, "class_teacher")] == [True]

    async def test_what_parents_are_not_to_know_is_on_no_list_of_theirs(self, school: School) -> None:
        """Though it is theirs by name; negative control: without the label it is."""
        run = await begun(school)
        await school.parent("mum", run.plan.pupil)
        await to_do(school, str(run.plan.id), "mum", unsafe_for_parents=True)
        assert await due(school, "mum") == []
        assert len(await due(school, "coordinator", "action")) == 1
        await to_do(school, str(run.plan.id), "mum")
        assert len(await due(school, "mum")) == 1

    async def test_who_is_the_subject_of_a_concern_is_shown_nothing_new(self, school: School) -> None:
        """Neither what is set for them after it, nor that what they had to do was done; the control is who is none."""
        run = await begun(school)
        first = await to_do(school, str(run.plan.id), "key_worker")
        before = await due(school, "key_worker")
        about = {"account": "Gripped his arm.", "about_adult": school.people["key_worker"].id}
        await school.as_("class_teacher").does(f"pupils/{run.plan.pupil.id}/concerns", **about)
        await to_do(school, str(run.plan.id), "key_worker")
        await school.as_("coordinator").does(f"actions/{first}/drop", why="no_longer_needed")
        assert await due(school, "key_worker") == before
        (other,) = await due(school, "coordinator", "action")
        assert other["entry"] not in {row["entry"] for row in before}


class TestAReferralMeeting:
    async def test_what_it_agreed_is_due_for_each_who_owns_it(self, school: School) -> None:
        """By name and day, up to its exit; the rest of those who came have none of it to do."""
        meeting = await held(school)
        senco, people = school.as_("senco"), school.people
        common = {"what": "A calm start.", "by": school.day(10)}
        await senco.does(f"{meeting.at}/agreed/approach", owner=people["class_teacher"].id, **common)
        more = {"how_often": "weekly", "follow_up_on": school.day(12)}
        await senco.does(f"{meeting.at}/agreed/monitoring", owner=people["camhs"].id, **common, **more)
        flow = {"what": "How he is.", "to": meeting.agencies["camhs"], "for_what": "Help.", "until": school.day(13)}
        await senco.does(f"{meeting.at}/agreed/protocol", owner=people["senco"].id, flows=[flow], **common)
        assert await kinds(school, "class_teacher") == {"agreed"}
        assert await kinds(school, "camhs", capacity="agency") == {"agreed", "follow_up"}
        assert await kinds(school, "senco") == {"agreed", "sharing_ends"}
        (ends,) = await due(school, "senco", "sharing_ends")
        assert (ends["day"], ends["rule"]) == (school.day(13), "agreement_ends")
        for sub, capacity in (("mum", "parent"), ("social_worker", "agency"), ("subject_teacher", "staff")):
            assert (sub, await due(school, sub, capacity=capacity)) == (sub, [])

    async def test_a_referral_waits_for_each_step_and_whoever_was_asked_sees_to_it(self, school: School) -> None:
        """In working days; late, it is escalated to the lead, whose it is as well until the agency answers."""
        meeting = await held(school)
        senco, body = school.as_("senco"), {"agency": meeting.agencies["camhs"], "what": "An assessment."}
        id_ = (await senco.does(f"matters/{meeting.id}/agency-referrals", **body, **BASIS))["id"]
        (first,) = await due(school, "senco")
        assert (first["what"], first["calendar"]) == ("agency_acknowledges", "working_days")
        school.service.clock.ahead = timedelta(days=20)
        assert await kinds(school, "senco") == {"agency_acknowledges", "agency_decides"}
        assert await due(school, "lead") == []
        await senco.does(f"actions/{id_}/escalation", escalated_to=school.people["lead"].id)
        (line,) = await due(school, "lead")
        assert (line["what"], line["rule"], line["day"]) == ("escalated", "day_it_was_asked", school.day())
        await senco.does(f"actions/{id_}/decision", decision="waiting_list", until=school.day(7))
        assert await due(school, "lead") == []
        assert await kinds(school, "senco") == {"agency_waits", "agency_tells"}

    async def test_is_to_be_held_by_whoever_called_it(self, school: School) -> None:
        """Until it is; the lead and the teacher who are asked to it are told of it elsewhere."""
        meeting = await asked(school)
        (line,) = await due(school, "senco")
        assert (line["what"], line["matter"], line["day"]) == ("meeting", meeting.id, school.day())
        assert await due(school, "class_teacher") == []
        await school.as_("senco").does(f"{meeting.at}/move", meets_on=school.day(3), why=WHY)
        assert [row["day"] for row in await due(school, "senco")] == [school.day(3)]


async def test_a_request_for_help_waits_for_those_who_answer_it(school: School) -> None:
    """The SENCO, a lead, who leads the year; not whom it names, and nobody once one of them has answered."""
    pupil = await around(school)
    at, body = f"pupils/{pupil.id}/help-requests", {"words": WHY, "hoped_for": "Lunch with somebody."}
    asked = await school.as_("mum").does(at, **body)
    for sub in ("senco", "lead", "leader"):
        (line,) = await due(school, sub)
        assert (line["what"], line["matter"], line["day"]) == ("help_request", asked["id"], school.day())
    for sub in ("mum", "class_teacher", "elsa", "other_teacher"):
        assert (sub, await due(school, sub)) == (sub, [])
    named = await school.as_("mum").does(at, **body, names=[school.people["leader"].id])
    assert [row["matter"] for row in await due(school, "leader")] == [asked["id"]]
    assert len(await due(school, "lead")) == 2
    for one in (asked, named):
        await school.as_("lead").does(f"help-requests/{one['id']}/answer", stands="arranged", what="Lunch.")
    assert (await due(school, "senco"), await due(school, "leader")) == ([], [])


async def test_no_line_tells_a_day_that_its_reader_is_not_told(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """The adult in a unit reads who supports, and not until when; negative control: told at the summary, they would."""
    plan = await proposed(school)
    where = f"pupils/{plan.pupil.id}/support-map/unit"
    said = {"unit": "The Nest", "key_adult": school.people["class_teacher"].id, "meant_until": school.day(5)}
    await school.as_("coordinator").does(where, why=WHY, **said)
    (line,) = await due(school, "coordinator")
    assert (line["what"], line["day"]) == ("unit_place", school.day(5))
    assert await due(school, "class_teacher") == []
    careless = {**due_lines.KINDS, "unit_place": due_lines.KINDS["action"]}
    monkeypatch.setattr(due_lines, "KINDS", careless)
    assert [row["day"] for row in await due(school, "class_teacher")] == [school.day(5)]
