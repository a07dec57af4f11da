"""What the class teacher meets: what helps in class, and of a session what the ELSA wrote for staff."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.school import School
from tests.stories import (
    AVOIDS,
    BACKGROUND,
    HELPS,
    HOPED_FOR,
    NOTE,
    OBJECTIVE,
    PUPIL_WORDS,
    SUMMARY,
    WHY_HELPS,
    Support,
    supported,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")


def session_of(case: Any) -> dict[str, Any]:
    """What is told of the session, without what says nothing about it."""
    return dict(case.one("elsa.session_noted")["fields"])


class TestClassTeacher:
    async def test_reads_the_summary_and_what_helps(self, harbour: tuple[School, Support]) -> None:
        """Pupil not asked, audience as it comes (case 1): respectful, and no word of who said what."""
        school, support = harbour
        case = await school.as_("class_teacher").reads(f"cases/{support.pupil.case}")
        assert case.levels() == {
            "elsa.referred": "full",  # written by this teacher
            "elsa.referral_decided": "existence",
            "elsa.programme_started": "summary",
            "elsa.session_noted": "summary",
            "case.strategies_given": "summary",
        }
        for words in (SUMMARY, HELPS, AVOIDS, HOPED_FOR, BACKGROUND):
            assert words in case
        for words in (NOTE, PUPIL_WORDS, WHY_HELPS, OBJECTIVE):
            assert words not in case
        assert {one["part"] for one in case.withheld} <= {"referral", "programme", "sessions"}

    async def test_reads_only_that_it_was_held_once_the_pupil_withdraws(self, school: School) -> None:
        """From the next reading on; the strategies stay, for they are no confidence (case 3)."""
        support = await supported(school)
        at, teacher = f"cases/{support.pupil.case}", school.as_("class_teacher")
        before = await teacher.reads(at)
        await school.as_("elsa").does(
            f"pupils/{support.pupil.id}/agreements",
            answer="withdrawn",
            audience="all_staff",
            matter=support.programme,
            pupil_words="Please don't tell them.",
        )
        after = await teacher.reads(at)
        assert session_of(before)["staff_summary"] == SUMMARY
        assert session_of(after).keys() == {"author", "held_on"}
        assert after.one("case.strategies_given") == before.one("case.strategies_given")
        assert after.one("case.agreement_answered")["fields"]["stands"] == "withdrawn"
        assert "Please don't" not in after
        for reader in ("senco", "subject_teacher"):
            assert session_of(await school.as_(reader).reads(at)).keys() == {"author", "held_on"}
        assert NOTE in await school.as_("lead").reads(at)

    async def test_reads_no_summary_that_is_out_of_date(self, school: School) -> None:
        """The last day of term ends it (case 3), and ninety days where none is set."""
        await school.as_("admin").does("settings", last_day_of_term=school.day(10))
        support = await supported(school)
        at, teacher = f"cases/{support.pupil.case}", school.as_("class_teacher")
        school.service.clock.ahead = timedelta(days=10)
        assert SUMMARY in await teacher.reads(at)
        school.service.clock.ahead = timedelta(days=11)
        after = await teacher.reads(at)
        assert SUMMARY not in after
        assert HELPS in after

    async def test_reads_the_new_wording_of_a_harmful_summary(self, school: School) -> None:
        """And that the old one was corrected, never what it said; the lead reads both (case 18)."""
        support = await supported(school)
        at = f"cases/{support.pupil.case}"
        await school.as_("elsa").does(
            f"{at}/corrections", entry=support.session, why="Too much.", session={"staff_summary": "having a hard week"}
        )
        case = await school.as_("class_teacher").reads(at)
        old, new = case.one("elsa.session_noted"), case.one("elsa.session_corrected")
        assert (old["level"], old["corrected"], new["level"]) == ("existence", True, "summary")
        assert new["about"] == old["id"]
        assert "having a hard week" in case
        assert SUMMARY not in case
        assert "Too much." not in case
        lead = await school.as_("lead").reads(at)
        assert SUMMARY in lead
        assert "Too much." in lead

    async def test_is_told_beyond_the_agreement_in_the_leads_wording_alone(self, school: School) -> None:
        """Never the reason; lead and ELSA read the act and the reason (case 17)."""
        support = await supported(school)
        at = f"cases/{support.pupil.case}"
        wording, reason = "Please see Robin to the gate himself.", "Dad is not to collect."
        told = [{"person": school.people["class_teacher"].id, "level": "summary", "wording": wording}]
        telling = {"told": told, "reason": reason, "pupil_told": True, "about": support.session}
        assert (await school.as_("elsa").post(f"{at}/tellings", telling)).status_code == 403
        await school.as_("lead").does(f"{at}/tellings", **telling)
        for reader, reads_wording, reads_reason in (
            ("class_teacher", True, False),
            ("subject_teacher", False, False),
            ("senco", False, False),
            ("lead", True, True),
            ("elsa", False, True),
        ):
            case = await school.as_(reader).reads(at)
            assert (reader, wording in case, reason in case) == (reader, reads_wording, reads_reason)

    async def test_of_last_year_reads_no_more_than_any_referrer(self, school: School) -> None:
        """The class ends, and with it the need to know how to help; that support goes on, whoever asked may know.

        Who did not ask for it reads nothing (case 12).
        """
        support = await supported(school)
        case = f"cases/{support.pupil.case}"
        for taught in ("class_teacher", "subject_teacher"):
            teacher = school.people[taught]
            (tie,) = await school.row(
                "SELECT tie FROM {s}.relations WHERE relation = %s AND person = %s", taught, teacher.id
            )
            await school.as_("admin").does(f"assignments/{tie}/end", person=teacher.id, last_day=school.day(-1))
        told = await school.as_("class_teacher").reads(case)
        assert told.levels() == {
            "elsa.referred": "full",
            "elsa.programme_started": "existence",
            "elsa.session_noted": "existence",
        }
        assert (SUMMARY in told, HELPS in told) == (False, False)
        assert (await school.as_("subject_teacher").get(case)).status_code == 404
        assert (await school.as_("class_teacher").reads("written-by-me")).levels() == {"elsa.referred": "full"}
