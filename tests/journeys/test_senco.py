"""What the SENCO meets: the provision for pupils with SEN status, a referral or a plan, and of no others."""

from __future__ import annotations

import pytest

from tests.school import School
from tests.stories import BACKGROUND, NOTE, PUPIL_WORDS, SUMMARY, WHY_HELPS, Support, staff

pytestmark = pytest.mark.asyncio(loop_scope="session")


class TestSenco:
    async def test_reads_the_provision_and_the_summary_not_the_note(self, harbour: tuple[School, Support]) -> None:
        """Referral, programme and strategies in full; of the session what was written for staff (case 1)."""
        school, support = harbour
        case = await school.as_("senco").reads(f"cases/{support.pupil.case}")
        assert case.levels() == {
            "elsa.referred": "full",
            "elsa.referral_decided": "full",
            "elsa.programme_started": "full",
            "elsa.session_planned": "summary",
            "elsa.session_noted": "summary",
            "elsa.objective_reviewed": "summary",
            "case.strategies_given": "full",
        }
        for words in (BACKGROUND, SUMMARY, WHY_HELPS):
            assert words in case
        for words in (NOTE, PUPIL_WORDS):
            assert words not in case

    async def test_reads_no_case_of_a_pupil_without_need(self, school: School) -> None:
        """The relation follows from SEN status or a referral: with neither, a contact is none of theirs."""
        await staff(school, "senco", "other_teacher")
        without, with_sen = await school.pupil("Wren Fox"), await school.pupil("Ash Lane", sen_status="sen_support")
        for pupil in (without, with_sen):
            await school.as_("other_teacher").does(
                f"pupils/{pupil.id}/contacts", with_whom="parent", purpose="Rang about PE kit."
            )
        senco = school.as_("senco")
        assert (await senco.get(f"cases/{without.case}")).status_code == 404
        assert (await senco.reads(f"cases/{with_sen.case}")).levels() == {"case.contact_recorded": "summary"}
        assert [row["case"] for row in (await senco.reads("cases")).rows] == [str(with_sen.case)]
        await school.as_("admin").does(f"pupils/{with_sen.id}/roll", sen_status="none")
        assert (await senco.get(f"cases/{with_sen.case}")).status_code == 404
