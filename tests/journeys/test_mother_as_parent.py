"""A teacher, or the safeguarding lead, who is the pupil's mother: as staff nothing, as a parent what a parent gets."""

from __future__ import annotations

import pytest

from tests.families import FOR_ALL, FOR_MUM, hidden_looks_absent, worded
from tests.school import School
from tests.stories import NOTE, SUMMARY, Support, staff, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def both_capacities(school: School) -> Support:
    """She teaches at the school, and is a mother there like another."""
    support = await supported(school)
    await school.parent("mum", support.pupil)
    mother = school.people["mother"]
    await school.signs_in(mother.id, "mother", "parent")
    await school.parent("mother", support.pupil)
    await worded(school, support)
    return support


class TestAMotherOnTheStaff:
    async def test_is_answered_in_one_capacity_or_the_other(self, school: School) -> None:
        """Case 7: as staff, also where she names no capacity, as if there were nothing; as a parent like the other."""
        support = await both_capacities(school)
        case = f"cases/{support.pupil.case}"
        for as_staff in (school.as_("mother"), school.as_("mother", capacity="staff")):
            assert await hidden_looks_absent(as_staff, support.pupil)
        mother, mum = school.as_("mother", capacity="parent"), school.as_("mum")
        told, hers = await mother.reads(case), await mum.reads(case)
        for_both = [entry for entry in hers.entries if FOR_MUM not in str(entry) and entry["level"] != "full"]
        assert told.entries == for_both
        assert (FOR_ALL in told, NOTE in told, SUMMARY in told) == (True, False, False)

    async def test_has_as_a_parent_nothing_that_her_post_gives(self, school: School) -> None:
        """She teaches another pupil: their case is open to the teacher, and to the mother it does not exist."""
        support = await both_capacities(school)
        other = await school.pupil("Jo Reed")
        await school.assign(school.people["mother"], other, "class_teacher")
        await school.as_("lead").does(f"cases/{other.case}/strategies", what_helps="A map of the day.")
        assert "A map of the day." in await school.as_("mother").reads(f"cases/{other.case}")
        as_parent = school.as_("mother", capacity="parent")
        assert await hidden_looks_absent(as_parent, other)
        assert [row["pupil"] for row in (await as_parent.reads("cases")).rows] == [str(support.pupil.id)]
        assert [row["pupil"] for row in (await school.as_("mother").reads("cases")).rows] == [str(other.id)]
        assert len((await as_parent.reads("pupils")).entries) == 1
        for page in ("me", "written-by-me", "notices", "concerns"):
            assert (await as_parent.reads(page)).entries == []
        contact = {"with_whom": "staff", "purpose": "x"}
        assert (await as_parent.post(f"pupils/{other.id}/contacts", contact)).status_code in {403, 404}
        assert (await school.as_("mother").post(f"pupils/{other.id}/contacts", contact)).status_code == 201

    async def test_is_barred_by_her_standing_alone(self, school: School) -> None:
        """Nobody declared a conflict: that she is the mother is enough. The control: she read before that."""
        support = await supported(school)
        teacher, case = school.people["subject_teacher"], f"cases/{support.pupil.case}"
        assert (await school.as_("subject_teacher").get(case)).status_code == 200
        await school.parent("subject_teacher", support.pupil)
        assert await hidden_looks_absent(school.as_("subject_teacher"), support.pupil)
        correction = {"entry": str(support.strategies), "why": "x", "strategies": {"what_helps": "x"}}
        assert (await school.as_("subject_teacher").post(f"{case}/corrections", correction)).status_code == 404
        assert teacher.id == school.people["subject_teacher"].id

    async def test_who_comes_in_no_such_capacity_is_nobody(self, school: School) -> None:
        """A teacher who is nobody's parent here cannot come as one, nor as a pupil."""
        await staff(school, "class_teacher")
        for capacity in ("parent", "pupil", "clock", "reviewer"):
            assert (await school.as_("class_teacher", capacity=capacity).get("cases")).status_code == 401


class TestASafeguardingLeadWhoIsTheMother:
    async def test_leaves_it_to_the_deputy(self, school: School) -> None:
        """Case 7: the deputy is alerted and acts; the lead is told of no concern about her own child."""
        people = await staff(school, "lead", "deputy", "lunch")
        pupil, other = await school.pupil(), await school.pupil("Jo Reed")
        standing = {"kind": "natural_parent", "evidence": "birth_certificate"}
        at = f"pupils/{pupil.id}/home/standings"
        await school.as_("deputy").does(at, person=people["lead"].id, **standing)
        lunch = school.as_("lunch")
        hers = await lunch.does(f"pupils/{pupil.id}/concerns", account="He does not eat.")
        another = await lunch.does(f"pupils/{other.id}/concerns", account="She does not eat.")
        held = "SELECT person FROM {s}.relations WHERE relation = 'holds' AND scope_id = %s"
        assert await school.rows(held, hers["id"]) == [(people["deputy"].id,)]
        assert await school.rows(held, another["id"]) == [(people["lead"].id,)]
        alerts = {sub: (await school.as_(sub).reads("notices")).ids() for sub in ("lead", "deputy")}
        assert len(alerts["deputy"] - alerts["lead"]) == 1
        assert "He does not eat." in await school.as_("deputy").reads("concerns")
        for page in ("concerns", "notices", "cases"):
            assert "He does not eat." not in await school.as_("lead").reads(page)
        assert await hidden_looks_absent(school.as_("lead"), pupil)
        act = {"what": "Rang home."}
        assert (await school.as_("lead").post(f"concerns/{hers['id']}/acts", act)).status_code == 404
        assert (await school.as_("deputy").post(f"concerns/{hers['id']}/acts", act)).status_code == 201
