"""Two parents who do not get on: each reads what was worded for them, and whoever is excluded meets nothing at all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.families import FOR_ALL, FOR_MUM, NEVER_RING, hidden_looks_absent, worded
from tests.school import School
from tests.stories import Support, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def family(school: School) -> Support:
    """Mother and father, both parents in education law, and things worded for home."""
    support = await supported(school)
    await school.parent("mum", support.pupil)
    await school.parent("dad", support.pupil)
    await worded(school, support)
    return support


class TestTwoParents:
    async def test_read_what_is_for_both_and_each_their_own(self, school: School) -> None:
        """What was worded for the mother, and how she likes to be told, is nothing to the father."""
        support = await family(school)
        mum, dad = [await school.as_(sub).reads(f"cases/{support.pupil.case}") for sub in ("mum", "dad")]
        assert FOR_ALL in mum
        assert FOR_ALL in dad
        assert (FOR_MUM in mum, NEVER_RING in mum) == (True, True)
        assert (FOR_MUM in dad, NEVER_RING in dad) == (False, False)
        assert str(school.people["mum"].id) not in dad

    async def test_one_under_an_order_meets_nothing(self, school: School) -> None:
        """Row 22: as if there were no such case, byte for byte; before the order he read it, and so does she on."""
        support = await family(school)
        dad, home = school.as_("dad"), f"pupils/{support.pupil.id}/home"
        assert (await dad.get(f"cases/{support.pupil.case}")).status_code == 200
        order = {"kind": "excluding_order", "evidence": "court_order", "particulars": "Prohibited steps, 4 May."}
        await school.as_("lead").does(f"{home}/standings", person=school.people["dad"].id, **order)
        assert await hidden_looks_absent(dad, support.pupil)
        for page in ("cases", "pupils"):
            assert ((await dad.reads(page)).entries, (await dad.reads(page)).rows) == ([], [])
        assert (await school.as_("mum").get(f"cases/{support.pupil.case}")).status_code == 200

    async def test_a_decision_excludes_at_once_and_only_a_lead_ends_it(self, school: School) -> None:
        """The office, who says who is who in law, neither decides that nor opens the case again."""
        support = await family(school)
        await school.person("office", "office")
        dad, home = school.as_("dad"), f"pupils/{support.pupil.id}/home"
        him = {"person": str(school.people["dad"].id)}
        excluded = him | {"reason": "He waited at the gate."}
        assert (await school.as_("office").post(f"{home}/exclusions", excluded)).status_code == 404
        await school.as_("lead").does(f"{home}/exclusions", **excluded)
        assert await hidden_looks_absent(dad, support.pupil)
        end = him | {"kind": "leads_decision", "last_day": school.day(-1)}
        refused = await school.as_("office").post(f"{home}/standings/end", end | {"evidence": "other"})
        assert refused.status_code == 409
        assert (await school.as_("office").post(f"{home}/exclusions/end", end | {"reason": "x"})).status_code == 404
        assert await hidden_looks_absent(dad, support.pupil)
        await school.as_("lead").does(f"{home}/exclusions/end", **end, reason="It was somebody else.")
        assert FOR_ALL in await dad.reads(f"cases/{support.pupil.case}")

    async def test_an_order_holds_from_its_day(self, school: School) -> None:
        """Dates are settled before policy is asked."""
        support = await family(school)
        home, dad = f"pupils/{support.pupil.id}/home", school.as_("dad")
        order = {"kind": "excluding_order", "evidence": "court_order", "starts": school.day(1)}
        await school.as_("lead").does(f"{home}/standings", person=school.people["dad"].id, **order)
        assert FOR_ALL in await dad.reads(f"cases/{support.pupil.case}")
        school.service.clock.ahead = timedelta(days=1)
        assert await hidden_looks_absent(dad, support.pupil)

    async def test_a_standing_that_ended_is_none(self, school: School) -> None:
        """A carer with whom the pupil lives no longer."""
        support = await supported(school)
        aunt = await school.parent("aunt", support.pupil, kind="care")
        await worded_for_all(school, support)
        assert FOR_ALL in await school.as_("aunt").reads(f"cases/{support.pupil.case}")
        ended = {"kind": "care", "last_day": school.day(-1), "evidence": "social_care"}
        path = f"pupils/{support.pupil.id}/home/standings/end"
        await school.as_("lead").does(path, person=aunt.id, **ended)
        assert await hidden_looks_absent(school.as_("aunt"), support.pupil)

    @pytest.mark.parametrize("kind", ["partner", "relative", "spends_time_with_order"])
    async def test_kin_without_responsibility_or_care_are_strangers(self, school: School, kind: str) -> None:
        """Row 23; and contact by an order gives no standing by itself."""
        support = await supported(school)
        await school.parent("partner", support.pupil, kind=kind)
        await worded_for_all(school, support)
        assert await hidden_looks_absent(school.as_("partner"), support.pupil)
        assert (await school.as_("partner").reads("cases")).rows == []


class TestWhoStandsHow:
    async def test_is_told_in_full_alone(self, school: School) -> None:
        """Leads and the ELSA read it; to a tutor there is no such entry, though they read how home likes to be told."""
        support = await family(school)
        case = f"cases/{support.pupil.case}"
        assert len((await school.as_("lead").reads(case)).of("home.standing_recorded")) == 2
        teacher = await school.as_("class_teacher").reads(case)
        assert teacher.of("home.preferences_recorded") != []
        assert teacher.of("home.standing_recorded") == []

    async def test_is_not_recorded_by_oneself_nor_by_a_teacher(self, school: School) -> None:
        """Nobody makes themself a parent."""
        support = await supported(school)
        said = {"kind": "natural_parent", "evidence": "birth_certificate"}
        path = f"pupils/{support.pupil.id}/home/standings"
        for sub in ("lead", "class_teacher", "elsa", "mother"):
            own = said | {"person": str(school.people[sub].id)}
            assert (await school.as_(sub).post(path, own)).status_code in {403, 404}


async def worded_for_all(school: School, support: Support) -> None:
    """One thing worded for all who care."""
    path = f"pupils/{support.pupil.id}/home/contact-wordings"
    await school.as_("elsa").does(path, for_all_carers=True, wording=FOR_ALL)
