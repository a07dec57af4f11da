"""How a plan begins: proposed, its targets agreed, started with a signature missing, signed by each for themself."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from tests.families import hidden_looks_absent
from tests.plans import HELP, REASONS, TARGET, Plan, agreed, proposed, running, school_day_in
from tests.school import School
from tests.stories import school_day

pytestmark = pytest.mark.asyncio(loop_scope="session")
WHY_NOT = "Says that the school decided without her."
NEXT = "Four lessons in five."


async def with_family(school: School) -> tuple[Plan, str]:
    """A plan that runs; both parents and the pupil sign in."""
    pupil = await school_day(school)
    await school.parent("mum", pupil)
    await school.parent("dad", pupil)
    await school.signs_in(pupil.id, "robin", "pupil")
    return await running(school, pupil)


class TestProposing:
    async def test_begins_one_plan_and_opens_it_to_those_who_run_it(self, school: School) -> None:
        """Row 15: coordinator and key worker read it; to a teacher without a tie there is nothing."""
        plan = await proposed(school)
        case = f"cases/{plan.pupil.case}"
        for sub in ("coordinator", "key_worker", "lead"):
            told = (await school.as_(sub).reads(case)).one("psp.proposed")
            assert (told["matter"], told["fields"]["reasons"]) == (str(plan.id), REASONS)
        read = await school.as_("class_teacher").reads(case)
        assert REASONS not in read
        assert await hidden_looks_absent(school.as_("other_teacher"), plan.pupil)

    async def test_takes_one_of_two_at_once(self, school: School) -> None:
        """They meet in one stream; the second is decided again, and a plan is open by then."""
        pupil = await school_day(school)
        await school.person("coordinator", "psp_coordinator")
        coordinator = school.as_("coordinator")
        body = {"pupil": pupil.id, "reasons": REASONS}
        answers = await asyncio.gather(*(coordinator.post("psps", body) for _ in range(4)))
        assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
        (told,) = (await coordinator.reads(f"cases/{pupil.case}")).of("psp.proposed")
        made = next(answer.json() for answer in answers if answer.status_code == 201)
        assert (told["matter"], made["version"]) == (made["id"], 1)

    async def test_is_a_coordinators(self, school: School) -> None:
        """Whom the head appointed; a relative of the pupil is none, whatever their post."""
        pupil = await school_day(school)
        body = {"pupil": pupil.id, "reasons": REASONS}
        for sub in ("class_teacher", "lead", "head", "senco"):
            assert (await school.as_(sub).post("psps", body)).status_code == 404
        await school.appoint(school.people["mother"], "psp_coordinator")
        assert (await school.as_("mother").post("psps", body)).status_code == 404
        other = await school.pupil("Jo Reed")
        assert (await school.as_("mother").post("psps", {**body, "pupil": other.id})).status_code == 201

    async def test_on_the_wrong_child_leaves_the_way_open(self, school: School) -> None:
        """What was proposed for another pupil is no plan of this one."""
        plan = await proposed(school)
        coordinator, body = school.as_("coordinator"), {"pupil": plan.pupil.id, "reasons": REASONS}
        told = (await coordinator.reads(f"cases/{plan.pupil.case}")).one("psp.proposed")
        assert (await coordinator.post("psps", body)).status_code == 409
        await school.as_("lead").does(f"entries/{told['id']}/wrong-child", reason="Meant his brother.")
        assert (await coordinator.post("psps", body)).status_code == 201


class TestATarget:
    async def test_stays_a_draft_until_one_could_tell_whether_it_is_met(self, school: School) -> None:
        """The refusal says what is missing and repeats nothing; a day without school is refused too."""
        plan = await proposed(school)
        coordinator, at = school.as_("coordinator"), f"psps/{plan.id}"
        draft = {"wording": TARGET["wording"]}
        target = (await coordinator.does(f"{at}/target-drafts", **draft))["id"]
        refused = await coordinator.post(f"{at}/targets", {"target": target})
        assert refused.status_code == 409
        assert "Still missing: measure, by, supporter." in refused.text
        assert TARGET["wording"] not in refused.text
        clock = school.service.clock
        saturday = next(day for day in map(clock.day, range(30, 37)) if day.weekday() == 5)
        weekend = await coordinator.post(f"{at}/target-drafts", {**draft, "target": target, "by": saturday})
        assert weekend.status_code == 422
        assert "The last one before it is" in weekend.text
        tutor = await school.as_("class_teacher").reads(f"cases/{plan.pupil.case}")
        assert TARGET["wording"] not in tutor
        assert TARGET["wording"] in await school.as_("key_worker").reads(f"cases/{plan.pupil.case}")

    async def test_is_told_to_those_who_teach_as_far_as_they_need_it(self, school: School) -> None:
        """Section 1: the target and the help; measures, versions and reasons, and who supports, are not theirs."""
        plan, target = await with_family(school)
        step = {"target": target, "to_what": NEXT, "why": "He did it.", "occasion": "between_meetings"}
        await school.as_("coordinator").does(f"psps/{plan.id}/target-steps", **step)
        for sub in ("class_teacher", "subject_teacher"):
            told = await school.as_(sub).reads(f"cases/{plan.pupil.case}")
            assert TARGET["help"] in told
            assert [s for s in ("measure", "from_what", "why_it_matters") if TARGET[s] in told] == [], sub
            assert NEXT not in told
            assert "owner" not in told.one("psp.commitment_made")["fields"]
        for who in (school.as_("mum"), school.as_("robin", beside=school.people["elsa"])):
            told = await who.reads(f"cases/{plan.pupil.case}")
            versions = [told.one(f"psp.target_{was}")["fields"]["version"] for was in ("agreed", "stepped")]
            assert (versions, TARGET["measure"] in told, NEXT in told) == ([1, 2], True, True)


class TestSignatures:
    async def test_are_each_ones_own(self, school: School) -> None:
        """Case 7: the mother who teaches signs as a mother; the pupil beside an adult; a father later, on paper.

        The plan has started without any of them.
        """
        plan, target = await with_family(school)
        at, people = f"psps/{plan.id}", school.people
        await school.signs_in(people["mother"].id, "mother", "parent")
        await school.parent("mother", plan.pupil)
        assert (await school.as_("mother").post(f"{at}/signatures", {})).status_code == 404
        robin = school.as_("robin", beside=people["elsa"])
        for who in (school.as_("mother", capacity="parent"), school.as_("mum"), robin, school.as_("key_worker")):
            await who.does(f"{at}/signatures")
        paper = {"signer": people["dad"].id, "side": "parent", "evidence": "paper"}
        await school.as_("key_worker").does(f"{at}/signatures-elsewhere", **paper)
        told = (await school.as_("coordinator").reads(f"cases/{plan.pupil.case}")).of("psp.signed")
        assert [(one["fields"]["signer"], one["fields"]["side"], one["fields"]["evidence"]) for one in told] == [
            (str(people["mother"].id), "parent", "here"),
            (str(people["mum"].id), "parent", "here"),
            (str(plan.pupil.id), "pupil", "here"),
            (str(people["key_worker"].id), "school", "here"),
            (str(people["dad"].id), "parent", "paper"),
        ]
        assert all(one["fields"]["targets"] == [{"target": target, "version": 1}] for one in told)

    async def test_are_for_nobody_else(self, school: School) -> None:
        """A body that names another is not taken, and nobody but those who run the plan writes of others.

        The control: the same father signs by himself.
        """
        plan, _ = await with_family(school)
        at, dad = f"psps/{plan.id}", school.people["dad"].id
        paper = {"signer": dad, "side": "parent", "evidence": "paper"}
        for sub in ("mum", "coordinator"):
            assert (await school.as_(sub).post(f"{at}/signatures", {"signer": dad})).status_code == 422
        here = await school.as_("coordinator").post(f"{at}/signatures-elsewhere", {**paper, "evidence": "here"})
        assert here.status_code == 422
        aloud = {**paper, "evidence": "aloud"}
        for witness in (None, dad, school.people["coordinator"].id):
            answer = await school.as_("coordinator").post(f"{at}/signatures-elsewhere", {**aloud, "witness": witness})
            assert answer.status_code == 422
        for sub in ("class_teacher", "mum", "lead"):
            answer = await school.as_(sub).post(f"{at}/signatures-elsewhere", paper)
            assert answer.status_code == 403
        assert (await school.as_("other_teacher").post(f"{at}/signatures", {})).status_code == 404
        assert (await school.as_("dad").post(f"{at}/signatures", {})).status_code == 201

    async def test_of_an_excluded_father_there_are_none(self, school: School) -> None:
        """To him there is no plan; the control is the mother."""
        plan, _ = await with_family(school)
        excluded = {"person": school.people["dad"].id, "reason": "An order.", "evidence": "court_order"}
        await school.as_("lead").does(f"pupils/{plan.pupil.id}/home/exclusions", **excluded)
        for act in ("refusals", "signatures"):
            body = {"reason": WHY_NOT} if act == "refusals" else {}
            assert (await school.as_("dad").post(f"psps/{plan.id}/{act}", body)).status_code == 404
            assert (await school.as_("mum").post(f"psps/{plan.id}/{act}", body)).status_code == 201

    async def test_are_read_by_a_parent_as_far_as_they_are_theirs(self, school: School) -> None:
        """Their own, and no other's; that one was refused, and why, is for those who run the plan and for the pupil."""
        plan, _ = await with_family(school)
        case = f"cases/{plan.pupil.case}"
        await school.as_("dad").does(f"psps/{plan.id}/signatures")
        await school.as_("mum").does(f"psps/{plan.id}/refusals", reason=WHY_NOT)
        dads, mums = [await school.as_(sub).reads(case) for sub in ("dad", "mum")]
        signed = dads.one("psp.signed")
        assert (signed["level"], signed["fields"]["signer"]) == ("summary", str(school.people["dad"].id))
        assert mums.of("psp.signed") == dads.of("psp.signature_refused") == []
        tutor = await school.as_("class_teacher").reads(case)
        assert tutor.one("psp.signed")["fields"] == {"signed": True}
        for told in (dads, tutor):
            assert WHY_NOT not in told
        assert WHY_NOT in await school.as_("coordinator").reads(case)

    async def test_are_missing_again_after_a_step(self, school: School) -> None:
        """Each version is signed anew; of a step between meetings everybody is told, each by an entry of their own."""
        plan, target = await with_family(school)
        mum, coordinator, at = school.as_("mum"), school.as_("coordinator"), f"psps/{plan.id}"
        await mum.does(f"{at}/signatures")
        assert (await mum.post(f"{at}/signatures", {})).status_code == 409
        step = {"target": target, "to_what": NEXT, "why": "He did it.", "occasion": "between_meetings"}
        await coordinator.does(f"{at}/target-steps", **step)
        both = [school.people[sub].id for sub in ("mum", "dad")]
        await coordinator.does(f"{at}/step-tellings", addressees=both, how="telephone")
        told = (await mum.reads(f"cases/{plan.pupil.case}")).one("psp.step_told")
        assert told["fields"]["addressee"] == str(both[0])
        await mum.does(f"{at}/signatures")


class TestHandingItOn:
    async def test_ends_what_the_former_coordinator_read(self, school: School) -> None:
        """By a lead, to somebody the head appointed: never to oneself, nor to anybody else."""
        plan = await proposed(school)
        await agreed(school, plan)
        await school.person("next", "psp_coordinator")
        at, case = f"psps/{plan.id}/coordinator", f"cases/{plan.pupil.case}"
        new = {"coordinator": school.people["next"].id}
        assert (await school.as_("next").post(at, new)).status_code == 404
        wrong = {"coordinator": school.people["class_teacher"].id}
        assert (await school.as_("lead").post(at, wrong)).status_code == 403
        assert HELP in await school.as_("coordinator").reads(case)
        await school.as_("lead").does(at, **new)
        assert HELP in await school.as_("next").reads(case)
        assert await hidden_looks_absent(school.as_("coordinator"), plan.pupil)

    async def test_names_somebody_on_the_staff_as_key_worker(self, school: School) -> None:
        """Neither a pupil nor a governor, nor anybody whom the school does not know."""
        plan = await proposed(school)
        await school.person("governor", "governor")
        at, coordinator = f"psps/{plan.id}/key-worker", school.as_("coordinator")
        for person in (plan.pupil.id, school.people["governor"].id, UUID(int=7)):
            assert (await coordinator.post(at, {"key_worker": person})).status_code == 403
        assert (await coordinator.post(at, {"key_worker": school.people["elsa"].id})).status_code == 201


async def test_a_plan_starts_on_a_school_day_and_is_reviewed_on_school_days(school: School) -> None:
    """Without a signature; not without a target."""
    plan = await proposed(school)
    coordinator, at = school.as_("coordinator"), f"psps/{plan.id}/start"
    assert (await coordinator.post(at, {})).status_code == 409
    await agreed(school, plan)
    starts = school_day_in(school, 3)
    await coordinator.does(at, starts=starts, review_weeks=[4, 8])
    told = (await school.as_("class_teacher").reads(f"cases/{plan.pupil.case}")).one("psp.started")
    assert (told["fields"]["starts"], [one["weeks"] for one in told["fields"]["reviews"]]) == (starts, [4, 8])
