"""What the head and the chair meet: concerns about adults, which are in no pupil's case and known to nobody else."""

from __future__ import annotations

import pytest

from tests.school import School
from tests.stories import NOTE, school_day, staff, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
ACCOUNT = "He said Mr Grey gripped his arm by the lockers."


class TestConcernAboutAnAdult:
    async def test_goes_to_the_head_and_to_nobody_else(self, school: School) -> None:
        """About the lead (case 6): no lead, deputy or subject sees anything; the raiser their own words."""
        pupil = await school_day(school)
        people = school.people
        raised = await school.as_("lunch").does(
            f"pupils/{pupil.id}/concerns", account=ACCOUNT, about_adult=people["lead"].id
        )
        head = await school.as_("head").reads("adult-concerns")
        assert (head.levels(), ACCOUNT in head) == ({"concern.adult_raised": "full"}, True)
        assert (await school.as_("head").reads("notices")).of("concern.adult_raised") != []
        for sub in ("lead", "deputy", "chair", "class_teacher", "senco", "admin", "lunch", "elsa"):
            reader = school.as_(sub)
            for page in ("adult-concerns", "concerns", "notices", "cases"):
                assert ACCOUNT not in await reader.reads(page)
                assert str(raised["id"]) not in await reader.reads(page)
            hidden = await reader.post(f"concerns/{raised['id']}/acts", {"what": "Look."})
            absent = await reader.post(f"concerns/{people['head'].id}/acts", {"what": "Look."})
            assert (hidden.status_code, hidden.content) == (absent.status_code, absent.content) or sub == "lunch"
            case = await reader.get(f"cases/{pupil.case}")
            assert ACCOUNT not in case.text
        own = (await school.as_("lunch").reads("written-by-me")).one("concern.adult_raised")
        assert own["fields"]["account"] == ACCOUNT
        assert "holders" not in own["fields"]

    async def test_about_the_head_goes_to_the_chair(self, school: School) -> None:
        """The duties of a barred head pass to the chair, who tells whom they choose, in full or not at all."""
        people = await staff(school, "lead", "lunch")
        pupil = await school.pupil()
        raised = await school.as_("lunch").does(
            f"pupils/{pupil.id}/concerns", account=ACCOUNT, about_adult=people["head"].id
        )
        chair, at = school.as_("chair"), f"concerns/{raised['id']}"
        assert ACCOUNT in await chair.reads("adult-concerns")
        assert (await school.as_("head").reads("adult-concerns")).entries == []
        await chair.does(f"{at}/acts", what="Rang the LADO.")
        lead = {"person": people["lead"].id, "level": "full"}
        await chair.does(f"{at}/tellings", told=[lead], reason="The child's welfare.", pupil_told=True)
        assert ACCOUNT in await school.as_("lead").reads("adult-concerns")
        told_too = {"person": people["head"].id, "level": "full"}
        refused = await chair.post(f"{at}/tellings", {"told": [told_too], "reason": "x.", "pupil_told": True})
        assert refused.status_code == 409
        await chair.does(f"{at}/closing", reasons="With the LADO.")

    async def test_about_the_elsa_shows_her_nothing_new_and_reads_as_before(self, school: School) -> None:
        """What her post showed before stays; what others record after it does not appear (case 6)."""
        support = await supported(school)
        elsa, at = school.as_("elsa"), f"cases/{support.pupil.case}"
        await school.as_("class_teacher").does(
            f"pupils/{support.pupil.id}/contacts", with_whom="parent", purpose="Before."
        )
        before = await elsa.reads(at)
        await school.as_("lunch").does(
            f"pupils/{support.pupil.id}/concerns", account=ACCOUNT, about_adult=school.people["elsa"].id
        )
        await school.as_("class_teacher").does(
            f"pupils/{support.pupil.id}/contacts", with_whom="parent", purpose="After."
        )
        after = await elsa.reads(at)
        assert after.entries == before.entries
        assert after.withheld == before.withheld
        assert NOTE in after
        assert (await elsa.reads("adult-concerns")).entries == []
        assert (await elsa.reads("notices")).entries == []
        await elsa.does(f"elsa-programmes/{support.programme}/sessions", note="Mine, after.")
        assert "Mine, after." in await elsa.reads(at)

    async def test_gives_the_head_the_wording_of_other_concerns_only(self, school: School) -> None:
        """Of a concern about a pupil the head who is no lead reads no account."""
        await staff(school, "lead", "lunch")
        pupil = await school.pupil()
        await school.as_("lunch").does(f"pupils/{pupil.id}/concerns", account=ACCOUNT)
        head = await school.as_("head").reads(f"cases/{pupil.case}")
        assert (head.levels(), ACCOUNT in head) == ({"concern.raised": "summary"}, False)
