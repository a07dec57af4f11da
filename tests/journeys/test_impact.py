"""What support came to: measured, reported when it is complete, and worded once for staff and once for home."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.school import School
from tests.stories import programme, school_day

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
