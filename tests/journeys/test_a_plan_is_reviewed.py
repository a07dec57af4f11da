"""How a plan goes on: reviewed, missed, paused, failing; and how it ends, judged at its final meeting or otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from case_store.psp_calendar import on_a_school_day
from case_store.school_days import NO_TERMS
from tests.plans import Plan, agency, came, running, worker
from tests.school import School

pytestmark = pytest.mark.asyncio(loop_scope="session")
OUTREACH = "Two mornings a week with him in his lessons."
NEXT_STEP = "Two lessons in five, with the task on his desk."
REASONS = "Mondays are still hard, the other days are not."
REPORT = "Was with him on nine of sixteen mornings."
FOR_HOME = "He starts work on most days now."
WHY_FAILING = "Sent out of five lessons since Monday."
CREDIT = "He asked for help by himself, and stayed."
QUESTION = "What else is there before anybody thinks of an exclusion?"
ADVICE = "Try the unit in Park Road first."


@dataclass(frozen=True, slots=True)
class Running:
    """A plan that runs: with an outreach worker's commitment beside the key worker's."""

    plan: Plan
    target: str
    reviews: tuple[date, ...]
    commitments: dict[str, str]

    @property
    def at(self) -> str:
        """Its address."""
        return f"psps/{self.plan.id}"

    @property
    def case(self) -> str:
        """The address of the pupil's case."""
        return f"cases/{self.plan.pupil.case}"


async def met(school: School, plan: Plan, kind: str, *subs: str) -> str:
    """A meeting of the plan, held today with its coordinator and those from an agency; gives the entry that says so."""
    coordinator, venue = school.as_("coordinator"), {"venue": "Room 4", "purpose": "How it goes."}
    called = (await coordinator.does(f"psps/{plan.id}/meetings", kind=kind, meets_on=school.day(), **venue))["id"]
    for sub in subs:
        asked = {"basis": "public_task", "parents_know": "told", "person": school.people[sub].id}
        await coordinator.does(f"meetings/{called}/invitations/agencies", **asked)
    await came(school, called, "coordinator", **dict.fromkeys(("coordinator", *subs), "attended"))
    held = await coordinator.does(f"meetings/{called}/held", everyone_had_their_turn=True)
    return str(held["entries"][0])


async def begun(school: School) -> Running:
    """From its initial meeting, at which an agency committed itself, to the day after it started."""
    plan, target = await running(school)
    service = await agency(school, "The outreach service")
    for sub in ("outreach", "colleague"):
        await worker(school, sub, service)
    await met(school, plan, "psp_initial", "outreach")
    commit = {"side": "agency", "owner": school.people["outreach"].id, "how": "outreach", "help": OUTREACH}
    coordinator = school.as_("coordinator")
    await coordinator.does(f"psps/{plan.id}/commitments", target=target, **commit)
    told = await coordinator.reads(f"cases/{plan.pupil.case}")
    reviews = tuple(date.fromisoformat(one["due"]) for one in told.one("psp.started")["fields"]["reviews"])
    commitments = {one["fields"]["side"]: one["id"] for one in told.of("psp.commitment_made")}
    return Running(plan, target, reviews, commitments)


def go_to(school: School, day: date) -> None:
    """Let it be that day."""
    clock = school.service.clock
    clock.ahead += timedelta(days=(day - clock.day()).days)


async def all_reviewed(school: School, run: Running, kept: str = "kept") -> None:
    """What became of each commitment."""
    for one in run.commitments.values():
        await school.as_("coordinator").does(f"{run.at}/commitment-reviews", commitment=one, kept=kept)


def judgement(meeting: str, **said: Any) -> dict[str, Any]:
    """What a coordinator says of a plan that was successful."""
    return {"meeting": meeting, "successful": True, "credit": CREDIT, "reasons": REASONS, **said}


class TestAReview:
    async def test_is_told_to_each_as_far_as_they_need_it(self, school: School) -> None:
        """Section 4: the date to a subject teacher, the outcome to the tutor, the reasons to those who run the plan."""
        run = await begun(school)
        go_to(school, run.reviews[0])
        await school.parent("mum", run.plan.pupil)
        coordinator = school.as_("coordinator")
        meeting = await met(school, run.plan, "psp_review")
        said = {"outcome": "some_progress", "next_step": NEXT_STEP, "reasons": REASONS, "meeting": meeting}
        await coordinator.does(f"{run.at}/reviews", **said)
        await coordinator.does(f"{run.at}/review-wordings", wording=FOR_HOME)
        held = {sub: (await school.as_(sub).reads(run.case)).one("review.held") for sub in READERS}
        assert {sub: one["level"] for sub, one in held.items()} == READERS
        assert held["coordinator"]["fields"]["next_due"] == run.reviews[1].isoformat()
        tutor = held["class_teacher"]["fields"]
        assert (tutor["outcome"], tutor["next_step"], "reasons" in tutor) == ("some_progress", NEXT_STEP, False)
        assert "outcome" not in held["subject_teacher"]["fields"]
        mum = await school.as_("mum").reads(run.case)
        assert mum.of("review.held") == []
        assert mum.one("review.worded_for_home")["fields"]["wording"] == FOR_HOME
        assert REASONS not in mum

    async def test_hears_from_an_agency_what_it_did_of_what_it_would(self, school: School) -> None:
        """Its own worker, on their own commitment alone; to a colleague who did not come it looks like nothing."""
        run = await begun(school)
        go_to(school, run.reviews[0])
        theirs = {"commitment": run.commitments["agency"], "report": REPORT, "kept": "partly"}
        mine = {"commitment": run.commitments["school"], "report": REPORT}
        colleague = school.as_("colleague")
        refused = await colleague.post(f"{run.at}/reports", theirs)
        absent = await colleague.post(f"psps/{uuid4()}/reports", theirs)
        assert (refused.status_code, refused.content) == (404, absent.content)
        assert (await school.as_("outreach").post(f"{run.at}/reports", mine)).status_code == 403
        await school.as_("outreach").does(f"{run.at}/reports", **theirs)
        told = (await school.as_("outreach").reads(run.case)).one("review.agency_reported")
        assert (told["level"], told["fields"]["report"]) == ("full", REPORT)
        read = await school.as_("class_teacher").reads(run.case)
        assert read.one("review.agency_reported")["level"] == "summary"
        assert REPORT not in read
        key_worker = school.as_("key_worker")
        await key_worker.does(f"{run.at}/reports", **mine)
        assert (await key_worker.post(f"{run.at}/reports", theirs)).status_code == 403

    async def test_that_was_missed_has_a_new_date_and_none_in_the_holidays(self, school: School) -> None:
        """By code; the plan on hold has none until it goes on."""
        run = await begun(school)
        coordinator = school.as_("coordinator")
        go_to(school, run.reviews[0] + timedelta(days=1))
        weekend = next(d for d in (school.service.clock.day(n) for n in range(1, 8)) if d.weekday() == 5)
        missed = {"why": "pupil_absent", "new_date": weekend.isoformat()}
        refused = await coordinator.post(f"{run.at}/reviews-not-held", missed)
        assert refused.status_code == 422
        following = on_a_school_day(weekend, NO_TERMS).day.isoformat()
        assert f"The next one is {following}" in refused.text
        await coordinator.does(f"{run.at}/reviews-not-held", why="pupil_absent", new_date=following)
        told = (await school.as_("subject_teacher").reads(run.case)).one("review.not_held")
        assert (told["level"], told["fields"]["new_date"], "why" in told["fields"]) == ("existence", following, False)
        await coordinator.does(f"{run.at}/pauses", why="long_absence")
        again = await coordinator.post(f"{run.at}/reviews-not-held", {**missed, "new_date": following})
        assert again.status_code == 409
        go_to(school, school.service.clock.day(7))
        await coordinator.does(f"{run.at}/pauses/end", reasons="He is back.")
        resumed = (await coordinator.reads(run.case)).one("review.resumed")["fields"]
        assert date.fromisoformat(resumed["next_due"]) > date.fromisoformat(following)

    async def test_is_not_waited_for_where_the_plan_is_failing(self, school: School) -> None:
        """The key worker says so, and by when the parents are brought in; whoever else sees it tells them."""
        run = await begun(school)
        go_to(school, run.reviews[0] - timedelta(days=7))
        refused = await school.as_("class_teacher").post(f"{run.at}/failing", {"reasons": WHY_FAILING})
        assert refused.status_code == 403
        await school.as_("key_worker").does(f"{run.at}/failing", reasons=WHY_FAILING)
        told = (await school.as_("coordinator").reads(run.case)).one("review.failing")["fields"]
        assert date.fromisoformat(told["parents_by"]) < run.reviews[0] + timedelta(days=7)
        limit = on_a_school_day(run.reviews[2] + timedelta(days=14), NO_TERMS).day
        extended = {"limit": limit.isoformat(), "reasons": REASONS}
        assert (await school.as_("key_worker").post(f"{run.at}/extensions", extended)).status_code == 403
        await school.as_("coordinator").does(f"{run.at}/extensions", **extended)


READERS = {"coordinator": "full", "key_worker": "full", "class_teacher": "summary", "subject_teacher": "existence"}


class TestTheEnd:
    async def test_is_judged_at_a_final_meeting_held(self, school: School) -> None:
        """Refused without one, at a review meeting, and while commitments are unreviewed; then with credit.

        The plan is monitored to a day, and that is the last on which whoever runs it reads it.
        """
        run = await begun(school)
        coordinator = school.as_("coordinator")
        go_to(school, run.reviews[2])
        interim = await met(school, run.plan, "psp_review")
        nothing = await coordinator.post(f"{run.at}/judgement", judgement(str(uuid4())))
        refused = await coordinator.post(f"{run.at}/judgement", judgement(interim))
        assert (nothing.status_code, refused.status_code) == (404, 409)
        final = await met(school, run.plan, "psp_final", "outreach")
        unreviewed = await coordinator.post(f"{run.at}/judgement", judgement(final))
        assert "2 commitments have not been reviewed" in unreviewed.text
        assert OUTREACH not in unreviewed.text
        await all_reviewed(school, run)
        for sub in ("key_worker", "lead", "head"):
            assert (await school.as_(sub).post(f"{run.at}/judgement", judgement(final))).status_code == 403, sub
        until = school.day(30)
        await coordinator.does(f"{run.at}/judgement", **judgement(final, monitored_until=until))
        judged = (await coordinator.reads(run.case)).one("review.judged")["fields"]
        assert [one["kept"] for one in judged["commitments"]] == ["kept", "kept"]
        tutor = (await school.as_("class_teacher").reads(run.case)).one("review.judged")["fields"]
        assert (tutor["credit"], "reasons" in tutor, "commitments" in tutor) == (CREDIT, False, False)
        ended = (await school.as_("class_teacher").reads(run.case)).one("review.ended")["fields"]
        assert (ended["monitored_until"], "how" in ended) == (until, False)
        assert (await coordinator.post(f"{run.at}/judgement", judgement(final))).status_code == 409
        go_to(school, date.fromisoformat(until))
        assert (await coordinator.get(run.case)).status_code == 200
        go_to(school, date.fromisoformat(until) + timedelta(days=1))
        assert (await coordinator.get(run.case)).status_code == 404

    async def test_without_success_names_options_and_how_advice_stood(self, school: School) -> None:
        """That the authority was asked is for those who run the plan; a plan of the same pupil has its own meeting."""
        run = await begun(school)
        coordinator = school.as_("coordinator")
        go_to(school, run.reviews[2])
        await coordinator.does(f"{run.at}/advice", question=QUESTION)
        go_to(school, school.service.clock.day(20))
        await coordinator.does(f"{run.at}/advice/no-answer", what_was_done="Rang twice.")
        await coordinator.does(f"{run.at}/advice/answer", answer=ADVICE)
        tutor = await school.as_("class_teacher").reads(run.case)
        assert [one for one in tutor.levels() if one.startswith("review.advice")] == []
        final = await met(school, run.plan, "psp_final")
        await all_reviewed(school, run, "not")
        options = {"successful": False, "credit": None, "options": ["managed_move", "early_annual_review"]}
        await coordinator.does(f"{run.at}/judgement", **judgement(final, **options))
        judged = (await school.as_("lead").reads(run.case)).one("review.judged")["fields"]
        assert (judged["advice"], judged["options"]) == ("answered", options["options"])
        second, _ = await running(school, run.plan.pupil)
        refused = await coordinator.post(f"psps/{second.id}/judgement", judgement(final))
        assert refused.status_code == 409
        assert "That meeting was another plan's." in refused.text

    async def test_by_another_code_needs_no_meeting(self, school: School) -> None:
        """Nothing is judged; another pupil's plan is none of theirs to end."""
        run = await begun(school)
        go_to(school, run.reviews[0])
        coordinator = school.as_("coordinator")
        other = await school.person("other_coordinator", "psp_coordinator")
        assert (await school.as_(other).post(f"{run.at}/ending", {"how": "moved_school"})).status_code == 404
        assert (await coordinator.post(f"{run.at}/ending", {"how": "withdrawn"})).status_code == 422
        await coordinator.does(f"{run.at}/ending", how="moved_school")
        told = (await coordinator.reads(run.case)).one("review.ended")["fields"]
        assert (told["how"], told.get("monitored_until")) == ("moved_school", None)
        assert (await coordinator.post(f"{run.at}/reviews", {"outcome": "going_well"})).status_code == 409
