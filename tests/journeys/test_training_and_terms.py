"""The practitioner register and the school's calendar, as the office keeps them and as others find them."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.school import School
from tests.stories import programme, staff

pytestmark = pytest.mark.asyncio(loop_scope="session")

TOPIC = "Listening without mending."
FEEDBACK = "Lets silences stand now."
PIECE = "The morning I only listened."


async def trained(school: School) -> str:
    """A mentor with a manager, in a cohort, with a day, hours, a qualification and a portfolio; gives their id."""
    people = await staff(school, "head", "lead", "manager", "other_teacher", "class_teacher")
    mentor = await school.person("mentor", "support_staff")
    await school.manages(people["manager"], mentor)
    office, path = school.as_("admin"), f"training/practitioners/{mentor.id}"
    cohort = (await office.does("training/cohorts", display_name="Docklands", starts=school.day()))["id"]
    await office.does(f"training/cohorts/{cohort}/members", person=mentor.id)
    await office.does(f"{path}/days", topic=TOPIC)
    manager = school.as_("manager")
    await manager.does(f"{path}/hours", hours_of="assessment", minutes=90, feedback=FEEDBACK)
    await school.as_("head").does(f"{path}/qualifications", qualification="Level 3, Work with Parents")
    await school.as_("mentor").does(f"{path}/portfolio", title="A morning", words=PIECE)
    await school.as_("mentor").does(f"{path}/gatherings", gathering="networking", minutes=60)
    return str(mentor.id)


class TestTheRegister:
    async def test_is_all_the_practitioners_own(self, school: School) -> None:
        """In full, and about nobody else."""
        mentor = await trained(school)
        told = await school.as_("mentor").reads("training-register")
        assert {entry["level"] for entry in told.entries} == {"full"}
        assert {entry["fields"]["practitioner"] for entry in told.entries} == {mentor}
        for said in (TOPIC, FEEDBACK, PIECE):
            assert said in str(told.entries)

    async def test_tells_the_manager_what_was_learned_and_not_what_was_written(self, school: School) -> None:
        """A summary: topics, and neither feedback nor portfolio."""
        await trained(school)
        told = str((await school.as_("manager").reads("training-register")).entries)
        assert (TOPIC in told, FEEDBACK in told, PIECE in told) == (True, False, False)

    async def test_tells_the_head_days_hours_and_qualifications(self, school: School) -> None:
        """A register, with the cohorts; not what was learned."""
        await trained(school)
        told = await school.as_("head").reads("training-register")
        assert {entry["level"] for entry in told.entries} == {"existence"}
        assert {"Docklands", "Level 3, Work with Parents", 90} <= {
            value for entry in told.entries for value in entry["fields"].values()
        }
        assert TOPIC not in str(told.entries)

    async def test_tells_nobody_else(self, school: School) -> None:
        """Neither leads nor those who keep it: the administrator writes what they cannot read back."""
        await trained(school)
        for who in ("lead", "admin", "chair", "class_teacher", "other_teacher"):
            assert (who, (await school.as_(who).reads("training-register")).entries) == (who, [])

    async def test_takes_ten_into_a_cohort(self, school: School) -> None:
        """The eleventh is refused, and nobody takes themself in."""
        await staff(school, "head")
        office = school.as_("admin")
        cohort = (await office.does("training/cohorts", display_name="Docklands"))["id"]
        path = f"training/cohorts/{cohort}/members"
        for number in range(10):
            person = await school.person(f"practitioner_{number}", "support_staff")
            await office.does(path, person=person.id)
        last = await school.person("practitioner_10", "support_staff")
        assert (await office.post(path, {"person": last.id})).status_code == 409
        oneself = {"person": school.people["head"].id}
        assert (await school.as_("head").post(path, oneself)).status_code in {403, 404}
        assert (await office.post(f"training/cohorts/{uuid4()}/members", {"person": last.id})).status_code == 404


class TestTheCalendar:
    async def test_says_until_when_a_staff_summary_is_in_date(self, school: School) -> None:
        """To the end of the term that the office has set: the day after, a teacher is told it took place, no more."""
        people = await staff(school, "head", "manager", "elsa", "class_teacher")
        pupil = await school.pupil()
        await school.manages(people["manager"], people["elsa"])
        await school.assign(people["class_teacher"], pupil, "class_teacher")
        support = await programme(school, pupil)
        today = school.service.clock.day()
        term = {"span": "term", "starts": school.day(-5), "ends": school.day(2)}
        year = today.year if today.month >= 8 else today.year - 1
        await school.as_("admin").does("terms", school_year=year, times=[term])
        body = {"note": "A note.", "staff_summary": "Calmer at the gate."}
        await school.as_("elsa").does(f"elsa-programmes/{support.programme}/sessions", **body)
        case = f"cases/{pupil.case}"
        assert "Calmer at the gate." in str((await school.as_("class_teacher").reads(case)).entries)
        school.service.clock.ahead += timedelta(days=3)
        assert "Calmer at the gate." not in str((await school.as_("class_teacher").reads(case)).entries)

    async def test_is_the_offices_to_set(self, school: School) -> None:
        """Not the head's, nor an ELSA's."""
        await staff(school, "head", "elsa")
        year = {"school_year": 2025, "times": [{"span": "term", "starts": "2025-09-02", "ends": "2025-12-19"}]}
        for who in ("head", "elsa", "chair"):
            assert (who, (await school.as_(who).post("terms", year)).status_code) == (who, 403)
        backwards = {**year, "times": [{"span": "term", "starts": "2025-12-19", "ends": "2025-09-02"}]}
        answer = await school.as_("admin").post("terms", backwards)
        assert (answer.status_code, "2025-12-19" in answer.text) == (422, False)
