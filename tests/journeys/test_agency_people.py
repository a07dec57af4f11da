"""What is met by people who come from an agency: by name, for one plan or meeting, and only while they work there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from access_policy import decide
from projections.entry_index.groups import GROUPS
from tests.journeys.test_a_referral_meeting import BASIS, RECORD, SAID, Met, asked, circulated, held, hidden, reads
from tests.plans import TARGET, agency, proposed, running, worker
from tests.school import School

pytestmark = pytest.mark.asyncio(loop_scope="session")
TO_DO = "Ring home about the waiting list."
CAME_OF_IT = "Rang on Tuesday; a first appointment is in May."
LISTS = ("cases", "pupils", "staff", "agencies", "groups", "caseload", "due", "concerns", "elsa-programmes", "me")


async def set_for(school: School, meeting: Met, sub: str, **said: Any) -> str:
    """An action that somebody is to do after a referral meeting; gives its id."""
    body = {"what": TO_DO, "owner": school.people[sub].id, "within": 5, **said}
    return str((await school.as_("senco").does(f"matters/{meeting.id}/actions", **body))["id"])


async def leaves(school: School, sub: str) -> None:
    """Yesterday was the last day of somebody at their agency."""
    await school.as_("admin").does("agency-workers/end", person=school.people[sub].id, last_day=school.day(-1))


class TestCaseTen:
    async def test_attended_sent_apologies_left_the_agency_and_her_colleague(self, school: School) -> None:
        """Record S; invitation E; 404; 404. Nobody of them holds a list of anything, and all of it is recorded."""
        meeting = await circulated(school)
        await worker(school, "colleague", meeting.agencies["camhs"])
        came = await reads(school, "camhs", meeting, "agency")
        assert (came.one("meeting.record_circulated")["level"], RECORD in came) == ("summary", True)
        absent = await reads(school, "welfare_officer", meeting, "agency")
        assert absent.levels() == {"meeting.invited": "existence"}
        await leaves(school, "social_worker")
        for sub in ("social_worker", "colleague"):
            assert await hidden(school, sub, meeting, "agency"), sub
        for path in LISTS:
            told = await school.as_("camhs", capacity="agency").reads(path)
            assert (told.entries, told.rows) == ([], []), path
        for path, there in (("agencies", True), ("staff", False)):
            assert (str(school.people["camhs"].id) in await school.as_("class_teacher").reads(path)) is there, path
        work = await school.as_("camhs", capacity="agency").reads("agency-work")
        assert RECORD in work
        assert {entry["matter"] for entry in work.entries} == {meeting.id}
        for sub in ("social_worker", "colleague", "class_teacher"):
            capacity = None if sub == "class_teacher" else "agency"
            assert (await school.as_(sub, capacity=capacity).reads("agency-work")).entries == []
        await school.follow()
        seen = await school.as_("lead").reads("disclosures", case=meeting.pupil.case)
        by = {(one["fields"]["reader"], one["fields"]["capacity"]) for one in seen.of("disclosures.disclosed")}
        assert (str(school.people["camhs"].id), "agency") in by
        assert str(school.people["colleague"].id) not in {reader for reader, _ in by}

    async def test_comes_as_nothing_else_and_not_at_all_once_the_sign_in_is_ended(self, school: School) -> None:
        """Nor as a member of staff; an id of somebody else's meeting is one that does not exist."""
        meeting = await asked(school)
        for capacity in ("staff", "parent"):
            assert (await school.as_("camhs", capacity=capacity).get("cases")).status_code == 401
        assert not await hidden(school, "camhs", meeting)  # without the header they come as what they are
        office, camhs = school.as_("admin"), school.people["camhs"]
        (iss,) = {row[0] for row in await school.rows("SELECT DISTINCT iss FROM {s}.identities")}
        await office.does(f"people/{camhs.id}/identities/end", iss=iss, sub="camhs", capacity="agency")
        assert (await school.as_("camhs", capacity="agency").get("agency-work")).status_code == 401


class TestWhatTheyAreToDo:
    async def test_is_reported_by_whoever_is_to_do_it(self, school: School) -> None:
        """In full by its owner, also where they sent apologies; by no colleague, and not once they have left."""
        meeting = await held(school)
        await worker(school, "colleague", meeting.agencies["camhs"])
        mine, theirs = [await set_for(school, meeting, sub) for sub in ("camhs", "welfare_officer")]
        camhs = school.as_("camhs", capacity="agency")
        assert {one["fields"]["action"] for one in (await camhs.reads("agency-work")).of("action.set")} == {mine}
        report = {"came_to": "partly", "outcome": CAME_OF_IT}
        refused = await camhs.post(f"actions/{theirs}/outcome", report)
        absent = await camhs.post(f"actions/{uuid4()}/outcome", report)
        assert (refused.status_code, refused.content) == (404, absent.content)
        assert (
            await school.as_("colleague", capacity="agency").post(f"actions/{mine}/outcome", report)
        ).status_code == 404
        await camhs.does(f"actions/{mine}/outcome", **report)
        done = (await camhs.reads(f"cases/{meeting.pupil.case}")).one("action.done")
        assert (done["level"], done["fields"]["outcome"]) == ("full", CAME_OF_IT)
        assert CAME_OF_IT in await reads(school, "lead", meeting)
        assert CAME_OF_IT not in await reads(school, "senco", meeting)
        await leaves(school, "welfare_officer")
        gone = await school.as_("welfare_officer", capacity="agency").post(f"actions/{theirs}/outcome", report)
        assert (gone.status_code, gone.content) == (404, absent.content)

    async def test_is_given_to_nobody_without_a_place(self, school: School) -> None:
        """Not to a colleague who was never asked, not to somebody of another school; a teacher sets none."""
        meeting = await asked(school)
        stranger = await worker(school, "stranger", await agency(school, "Another service"))
        elsewhere = await school.service.found()
        unknown = await worker(elsewhere, "unknown", await agency(elsewhere, "Elsewhere"))
        senco, at = school.as_("senco"), f"matters/{meeting.id}/actions"
        uninvited = await senco.post(at, {"what": TO_DO, "owner": stranger.id, "within": 5})
        assert (uninvited.status_code, "Invite them first" in uninvited.text) == (409, True)
        assert (await senco.post(at, {"what": TO_DO, "owner": unknown.id, "within": 5})).status_code == 422
        mine = {"what": TO_DO, "owner": school.people["class_teacher"].id, "within": 5}
        assert (await school.as_("class_teacher").post(at, mine)).status_code in {403, 404}
        case = {**mine, "owner": school.people["camhs"].id}
        assert (await senco.post(f"matters/{meeting.pupil.case}/actions", case)).status_code == 404
        await senco.does(at, **mine)  # the control


class TestAReferral:
    async def test_runs_from_sent_to_told_or_is_escalated_to_a_named_person(self, school: School) -> None:
        """One agency answers itself, in its own words; the other never does, and becomes late on a working day."""
        meeting = await held(school)
        senco, at = school.as_("senco"), f"matters/{meeting.id}/agency-referrals"
        both = []
        for sub in ("camhs", "welfare_officer"):
            body = {"agency": meeting.agencies[sub], "asked_of": school.people[sub].id, "what": "An assessment."}
            both.append((await senco.does(at, **body, **BASIS))["id"])
        answered, silent = both
        camhs = school.as_("camhs", capacity="agency")
        await camhs.does(f"actions/{answered}/acknowledgement")
        decided = await camhs.does(f"actions/{answered}/decision", decision="accepted", words=CAME_OF_IT)
        await camhs.does(f"actions/{answered}/school-told", how="telephone")
        assert (await camhs.post(f"actions/{silent}/acknowledgement", {})).status_code == 404
        assert CAME_OF_IT in await reads(school, "lead", meeting)
        assert CAME_OF_IT not in await reads(school, "senco", meeting)
        early = await senco.post(f"actions/{silent}/escalation", {"named": "The head of the service"})
        assert (early.status_code, "Nothing is late yet" in early.text) == (422, True)
        school.service.clock.ahead = timedelta(days=14)
        await senco.does(f"actions/{silent}/escalation", named="The head of the service")
        escalated = (await reads(school, "lead", meeting)).one("action.escalated")["fields"]
        assert (escalated["late"], escalated["stage"]) == (True, "acknowledged")
        teacher = await reads(school, "class_teacher", meeting)
        assert "The head of the service" not in teacher
        asking = await senco.does(
            f"entries/{decided['entries'][0]}/further-use",
            asked_of=school.people["camhs"].id,
            to_whom="The new school.",
            for_what="So that support goes on.",
        )
        await camhs.does(f"further-use/{asking['id']}/answers", answer="in_part", limits="Not the diagnosis.")
        beyond = {"to_whom": "Children's services.", "reason": "A risk today.", "agency_told": False}
        path = f"entries/{decided['entries'][0]}/further-use-beyond"
        assert (await senco.post(path, beyond)).status_code == 403
        await school.as_("lead").does(path, **beyond)


class TestASuccessor:
    async def test_is_named_in_one_step_and_stands_where_the_one_before_stood(self, school: School) -> None:
        """From then on the record and the action are theirs, and the one before has nothing; words keep their owner."""
        meeting = await circulated(school)
        await worker(school, "next", meeting.agencies["camhs"])
        action = await set_for(school, meeting, "camhs")
        assert await hidden(school, "next", meeting, "agency")
        assert not await hidden(school, "camhs", meeting, "agency")
        names = {"former": school.people["camhs"].id, "successor": school.people["next"].id}
        path = f"matters/{meeting.id}/successors"
        for sub in ("class_teacher", "senco"):
            assert (await school.as_(sub).post(path, names)).status_code in {403, 404}, sub
        await school.as_("lead").does(path, **names)
        told = await reads(school, "next", meeting, "agency")
        assert told.one("meeting.record_circulated")["level"] == "summary"
        assert told.one("action.set")["level"] == "full"
        assert told.of("meeting.attendance_recorded") == []
        assert await hidden(school, "camhs", meeting, "agency")
        late, report = school.as_("camhs", capacity="agency"), {"outcome": CAME_OF_IT}
        assert (await late.post(f"actions/{action}/outcome", report)).status_code == 404
        await school.as_("next", capacity="agency").does(f"actions/{action}/outcome", **report)
        again = await school.as_("lead").post(path, names)
        assert (again.status_code, "no agency" in again.text) == (409, True)

    async def test_who_works_at_the_school_too_is_told_nothing_of_it_as_staff(
        self, school: School, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What was said stays with those who were there. The control counts the one before in every capacity."""
        meeting = await held(school)
        await school.as_("senco").does(f"meetings/{meeting.id}/said", words=SAID)
        both = await school.person("both", "teacher")
        await school.assign(both, meeting.pupil, "form_tutor")
        await school.as_("admin").does("agency-workers", person=both.id, agency=meeting.agencies["camhs"])
        names = {"former": school.people["camhs"].id, "successor": both.id}
        await school.as_("lead").does(f"matters/{meeting.id}/successors", **names)
        assert SAID in await reads(school, "class_teacher", meeting)
        assert SAID not in await reads(school, "both", meeting)
        monkeypatch.setattr(decide, "GROUPS", GROUPS.replace("%(for_agency)s", "true"))
        assert SAID in await reads(school, "both", meeting)

    async def test_of_a_plan_is_named_by_its_coordinator(self, school: School) -> None:
        """Of somebody who was asked to one of its meetings; the SENCO, who does not coordinate it, names none."""
        plan = await proposed(school)
        at = await agency(school, "The service")
        for sub in ("before", "next"):
            await worker(school, sub, at)
        coordinator, people = school.as_("coordinator"), school.people
        called = {"kind": "psp_initial", "meets_on": school.day(), "purpose": "To plan."}
        meeting = await coordinator.does(f"psps/{plan.id}/meetings", **called)
        await coordinator.does(f"meetings/{meeting['id']}/invitations/agencies", person=people["before"].id, **BASIS)
        names = {"former": people["before"].id, "successor": people["next"].id}
        assert (await school.as_("senco").post(f"matters/{plan.id}/successors", names)).status_code in {403, 404}
        case = f"cases/{plan.pupil.case}"
        next_ = school.as_("next", capacity="agency")
        assert (await next_.get(case)).status_code == 404
        await coordinator.does(f"matters/{plan.id}/successors", **names)
        assert (await next_.reads(case)).levels() == {"meeting.invited": "existence"}
        assert (await school.as_("before", capacity="agency").get(case)).status_code == 404


class TestAPlacement:
    async def test_opens_the_plan_to_a_day_and_no_list(self, school: School) -> None:
        """Targets S while the grant runs; not before it is granted, not after its last day, not once they have left."""
        plan, _ = await running(school)
        provider = await worker(school, "provider", await agency(school, "The unit", "alternative_provision"))
        case, who = f"cases/{plan.pupil.case}", school.as_("provider", capacity="agency")
        grant = {"person": provider.id, "pupil": plan.pupil.id, "ends": school.day(30)}
        assert (await who.get(case)).status_code == 404
        for sub in ("admin", "coordinator", "class_teacher"):
            assert (await school.as_(sub).post("placements", grant)).status_code in {403, 404}, sub
        endless = await school.as_("head").post("placements", {**grant, "ends": school.day(400)})
        assert endless.status_code == 422
        placed = await school.as_("head").does("placements", **grant)
        told = await who.reads(case)
        assert TARGET["wording"] in told
        assert TARGET["measure"] not in told
        assert {entry["part"] for entry in told.entries} <= {"targets", "reviews", "monitoring", "support_map"}
        assert TARGET["wording"] in await who.reads("agency-work")
        for path in LISTS:
            assert (await who.reads(path)).entries == [], path
        clock = school.service.clock
        clock.ahead = timedelta(days=31)
        assert (await who.get(case)).status_code == 404
        clock.ahead = timedelta()
        assert (await who.get(case)).status_code == 200  # the control: it is the day that closes it
        await school.as_("lead").does(f"placements/{placed['id']}/end", person=provider.id, last_day=school.day(-1))
        assert (await who.get(case)).status_code == 404
