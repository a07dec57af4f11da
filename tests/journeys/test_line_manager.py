"""What the ELSA's line manager meets: how the work goes, not what a child said."""

from __future__ import annotations

import pytest

from tests.school import School
from tests.stories import BACKGROUND, NOTE, OBJECTIVE, PUPIL_WORDS, SUMMARY, WHY_HELPS, Support, school_day, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")


class TestLineManager:
    async def test_reads_that_a_session_was_held_and_its_objective_not_its_summary(
        self, harbour: tuple[School, Support]
    ) -> None:
        """The objective and whether it was met lie in a part of their own; the staff summary is for teachers."""
        school, support = harbour
        case = await school.as_("manager").reads(f"cases/{support.pupil.case}")
        assert case.levels() == {
            "elsa.referred": "full",
            "elsa.referral_decided": "full",
            "elsa.programme_started": "full",
            "elsa.session_planned": "summary",
            "elsa.session_noted": "existence",
            "elsa.objective_reviewed": "summary",
            "case.strategies_given": "summary",
        }
        assert case.one("elsa.objective_reviewed")["fields"]["met"] == "partly"
        assert OBJECTIVE in case
        assert BACKGROUND in case
        for words in (NOTE, PUPIL_WORDS, SUMMARY, WHY_HELPS, "charades"):
            assert words not in case

    async def test_decides_on_a_referral(self, school: School) -> None:
        """With a reason where it is declined; a teacher who asks for support does not decide on it."""
        pupil = await school_day(school)
        teacher, manager = school.as_("class_teacher"), school.as_("manager")
        asked = await teacher.does("referrals", pupil=pupil.id, background=BACKGROUND, hoped_for_outcomes="Settles.")
        at = f"referrals/{asked['id']}/decision"
        assert (await teacher.post(at, {"decision": "declined", "reason": "No."})).status_code == 403
        bare = await manager.post(at, {"decision": "declined"})
        assert (bare.status_code, "reason" in bare.json()["detail"]) == (422, True)
        await manager.does(at, decision="declined", reason="A friendship group helps sooner.")
        case = await teacher.reads(f"cases/{pupil.case}")
        assert case.one("elsa.referral_decided")["fields"]["stands"] == "declined"
        assert "friendship group" not in case

    async def test_reads_nothing_once_somebody_else_manages(self, school: School) -> None:
        """The line ends, and with it what followed from it."""
        support = await supported(school)
        case, manager = f"cases/{support.pupil.case}", school.people["manager"]
        assert (await school.as_("manager").get(case)).status_code == 200
        tie = await school.row("SELECT tie FROM {s}.relations WHERE relation = 'manages'")
        await school.as_("head").does(f"managers/{tie[0]}/end", manager=manager.id, last_day=school.day(-1))
        assert (await school.as_("manager").get(case)).status_code == 404

    async def test_who_is_the_subject_of_a_concern_sees_nothing_new_in_the_numbers_either(self, school: School) -> None:
        """A count tells: what others record after the concern is counted for everybody but its subject."""
        support = await supported(school)
        manager, elsa = school.as_("manager"), school.as_("elsa")
        await school.follow()
        before = (await manager.reads("elsa-programmes")).rows
        about = {"account": "He shouted at her.", "about_adult": school.people["manager"].id}
        await school.as_("lunch").does(f"pupils/{support.pupil.id}/concerns", **about)
        at = f"elsa-programmes/{support.programme}"
        await elsa.does(f"{at}/sessions", note="After.", objective="Breathe.", objective_met="met")
        await elsa.does(f"{at}/plans", planned_for=school.day(3), objective="Breathe out.")
        await elsa.does(f"{at}/end")
        await school.follow()
        assert (await manager.reads("elsa-programmes")).rows == before
        (row,) = (await elsa.reads("elsa-programmes")).rows
        assert (row["held"], row["met"], row["phase"]) == (2, 1, "ended")
        (row,) = (await school.as_("lead").reads("elsa-programmes")).rows
        assert (row["held"], row["met"], row["phase"]) == (2, 1, "ended")
