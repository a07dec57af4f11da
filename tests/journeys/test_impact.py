"""What support came to: measured, reported when it is complete, and worded once for staff and once for home."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.school import School
from tests.stories import programme, school_day, staff

pytestmark = pytest.mark.asyncio(loop_scope="session")
SCALE = "How calm I feel, 0 to 10"
REPORT: dict[str, Any] = {
    "aims": [{"met": "met"}],
    "next_step": "Lunch club with two friends.",
    "report": "Told the whole class how he breathes; still hides when adults argue.",
}
FOR_HOME = {"wording": "You learned three ways to calm down.", "next_step": "Show somebody at home."}
AIM = {"aim": "Calms within five minutes.", "how_we_will_know": "Back in class by the second bell."}


async def finished(school: School) -> tuple[Any, str]:
    """A programme with one aim, measured at both ends, and over."""
    pupil = await school_day(school)
    support = await programme(school, pupil)
    at, elsa = f"elsa-programmes/{support.programme}", school.as_("elsa")
    await elsa.does(f"{at}/aims", aims=[AIM])
    for when, value in (("start", 3), ("end", 7)):
        for who in ("pupil", "staff"):
            await elsa.does(f"{at}/measures", by=who, at=when, scale=SCALE, value=value)
    running = await elsa.post(f"{at}/impact", REPORT)
    assert (running.status_code, "still goes on" in running.json()["detail"]) == (409, True)
    await elsa.does(f"{at}/end")
    return support, at


class TestTheImpactOfAProgramme:
    async def test_is_measured_for_those_who_work_with_it(self, school: School) -> None:
        """Start and end, by pupil and staff: ELSA, line manager, SENCO and lead; the tutor reads no number."""
        support, _ = await finished(school)
        for sub in ("elsa", "manager", "senco", "lead"):
            measured = (await school.as_(sub).reads(f"cases/{support.pupil.case}")).of("impact.measured")
            assert {(one["fields"]["by"], one["fields"]["at"], one["fields"]["value"]) for one in measured} == {
                ("pupil", "start", 3), ("staff", "start", 3), ("pupil", "end", 7), ("staff", "end", 7),
            }  # fmt: skip
        tutor = await school.as_("class_teacher").reads(f"cases/{support.pupil.case}")
        assert SCALE not in tutor
        assert all(one["fields"].keys() == {"author"} for one in tutor.of("impact.measured"))

    async def test_is_told_to_staff_as_aims_met_and_the_next_step(self, school: School) -> None:
        """Tutor S, subject teacher that it is finished, SENCO and line manager the whole report."""
        support, at = await finished(school)
        await school.as_("elsa").does(f"{at}/impact", **REPORT)
        levels = {}
        for sub in ("elsa", "manager", "senco", "lead", "head", "class_teacher", "subject_teacher"):
            told = await school.as_(sub).reads(f"cases/{support.pupil.case}")
            levels[sub] = told.one("impact.reported")["level"]
            assert (REPORT["report"] in told) == (levels[sub] == "full")
            if levels[sub] != "existence":
                assert told.one("impact.reported")["fields"]["aims"] == [{"aim": AIM["aim"], "met": "met"}]
        assert levels == {
            "elsa": "full", "manager": "full", "senco": "full", "lead": "full", "head": "full",
            "class_teacher": "summary", "subject_teacher": "existence",
        }  # fmt: skip

    async def test_is_worded_for_home_apart_from_staff(self, school: School) -> None:
        """A parent reads their own wording and nothing of the other."""
        support, at = await finished(school)
        await school.parent("mum", support.pupil)
        mum = school.as_("mum")
        await school.as_("elsa").does(f"{at}/impact", **REPORT, for_home=FOR_HOME)
        told = await mum.reads(f"cases/{support.pupil.case}")
        worded = told.one("impact.worded_for_home")
        assert (worded["level"], worded["fields"]["wording"]) == ("summary", FOR_HOME["wording"])
        assert told.of("impact.reported") == []
        for words in (REPORT["report"], REPORT["next_step"], AIM["aim"]):
            assert words not in told

    async def test_may_be_worded_for_one_parent_alone(self, school: School) -> None:
        """Equal parents, but a letter to one is not read by the other."""
        support, at = await finished(school)
        await asyncio.gather(*(school.parent(sub, support.pupil) for sub in ("mum", "dad")))
        mum, dad = school.as_("mum"), school.as_("dad")
        await school.as_("elsa").does(f"{at}/impact", **REPORT)
        to_dad = {**FOR_HOME, "addressees": [school.people["dad"].id]}
        await school.as_("elsa").does(f"{at}/impact/for-home", **to_dad)
        assert FOR_HOME["wording"] in await dad.reads(f"cases/{support.pupil.case}")
        assert FOR_HOME["wording"] not in await mum.reads(f"cases/{support.pupil.case}")

    @pytest.mark.parametrize(
        ("said", "then"),
        [
            ({"about_home": True}, ("look-at", {})),
            ({"mentions_pupil": True}, ("marks", {"mention_allowed": True, "reason": "He is named kindly."})),
        ],
    )
    async def test_waits_for_somebody_to_look_before_home_is_told(
        self, school: School, said: dict[str, Any], then: tuple[str, dict[str, Any]]
    ) -> None:
        """What is about home counts as unsafe, what mentions another pupil waits for the lead; then it is told."""
        support, at = await finished(school)
        await school.parent("mum", support.pupil)
        mum, case = school.as_("mum"), f"cases/{support.pupil.case}"
        worded = await school.as_("elsa").does(f"{at}/impact/for-home", **FOR_HOME, **said)
        assert FOR_HOME["wording"] not in await mum.reads(case)
        to, body = then
        entry = f"entries/{worded['entries'][0]}"
        await school.as_("lead").does(f"{entry}/{to}", **body)
        assert FOR_HOME["wording"] in await mum.reads(case)
        await school.as_("elsa").does(f"{entry}/look-at", unsafe_for_parents=True, reason="Dad would be angry.")
        assert FOR_HOME["wording"] not in await mum.reads(case)
        await school.as_("elsa").does(f"{entry}/look-at")
        assert FOR_HOME["wording"] not in await mum.reads(case)
        refused = await school.as_("elsa").post(f"{entry}/marks", {"unsafe_for_parents": False, "reason": "Fine now."})
        assert refused.status_code == 403
        await school.as_("lead").does(f"{entry}/marks", unsafe_for_parents=False, reason="They made up.")
        assert FOR_HOME["wording"] in await mum.reads(case)

    async def test_is_said_by_its_own_elsa(self, school: School) -> None:
        """Nobody in another's name."""
        _, at = await finished(school)
        for sub in ("other_elsa", "manager", "lead", "senco"):
            assert (sub, (await school.as_(sub).post(f"{at}/impact", REPORT)).status_code in {403, 404}) == (sub, True)


class TestTheImpactOfAGroup:
    async def test_is_said_of_each_pupil_in_their_own_case(self, school: School) -> None:
        """When it is over for them; by either ELSA; read by their own teacher, and in no other pupil's case."""
        people = await staff(school, "lead", "manager", "elsa", "other_elsa", "class_teacher", "other_teacher")
        await school.person("third_elsa", "elsa")
        ana, ben, cas = [await school.pupil(name) for name in ("Ana Field", "Ben Moor", "Cas Dale")]
        await asyncio.gather(
            school.assign(people["class_teacher"], ana, "class_teacher"),
            school.assign(people["other_teacher"], ben, "class_teacher"),
            *(school.manages(people["manager"], people[sub]) for sub in ("elsa", "other_elsa")),
        )
        group = await school.as_("elsa").does("groups", focus="self_esteem", co_runner=people["other_elsa"].id)
        at = f"groups/{group['id']}"
        for pupil in (ana, ben):
            await school.as_("manager").does(f"{at}/members", pupil=pupil.id)
        of_ana = {**REPORT, "aims": [{"met": "partly", "aim": "Speaks up once."}], "pupil": ana.id}
        await school.as_("other_elsa").does(
            f"{at}/measures", by="staff", at="start", scale=SCALE, value=2, pupil=ana.id
        )
        still = await school.as_("elsa").post(f"{at}/impact", of_ana)
        assert (still.status_code, "still goes on" in still.json()["detail"]) == (409, True)
        await school.as_("elsa").does(f"{at}/members/leaving", pupil=ana.id)
        await school.as_("other_elsa").does(f"{at}/impact", **of_ana, for_home=FOR_HOME)
        stays = await school.as_("elsa").post(f"{at}/impact", {**of_ana, "pupil": ben.id})
        never = await school.as_("elsa").post(f"{at}/impact", {**of_ana, "pupil": cas.id})
        assert (stays.status_code, never.status_code) == (409, 409)
        teacher = await school.as_("class_teacher").reads(f"cases/{ana.case}")
        assert teacher.one("impact.reported")["fields"]["aims"] == [{"aim": "Speaks up once.", "met": "partly"}]
        assert REPORT["report"] not in teacher
        other = await school.as_("other_teacher").reads(f"cases/{ben.case}")
        assert other.of("impact.reported") + other.of("impact.measured") == []
        refused = await school.as_("third_elsa").post(f"{at}/impact", {**of_ana, "pupil": ben.id})
        assert refused.status_code == 404
