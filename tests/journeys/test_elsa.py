"""What the ELSA meets: she records the work with little effort, reads all of it, and nothing of anybody else's."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.school import School
from tests.stories import NOTE, PUPIL_WORDS, SUMMARY, WHY_HELPS, Support, programme, school_day, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")


class TestElsa:
    async def test_reads_the_whole_of_her_programme(self, harbour: tuple[School, Support]) -> None:
        """The note, the pupil's words, the summary, the objective, the referral and the reasons behind the advice."""
        school, support = harbour
        case = await school.as_("elsa").reads(f"cases/{support.pupil.case}")
        assert case.levels() == {
            "elsa.referred": "full",
            "elsa.referral_decided": "full",
            "elsa.programme_started": "full",
            "elsa.session_planned": "full",
            "elsa.session_noted": "full",
            "elsa.objective_reviewed": "full",
            "case.strategies_given": "full",
        }
        for words in (NOTE, PUPIL_WORDS, SUMMARY, WHY_HELPS):
            assert words in case

    async def test_writes_up_a_session_in_one_text(self, school: School) -> None:
        """Everything but the note is what is usual: held today, for the school's audience, towards the plan."""
        support = await programme(school, await school_day(school))
        elsa = school.as_("elsa")
        await elsa.does(f"elsa-programmes/{support.programme}/sessions", note=NOTE)
        noted = (await elsa.reads(f"cases/{support.pupil.case}")).one("elsa.session_noted")["fields"]
        assert noted["held_on"] == school.day()
        assert noted["audience"] == ["class_teacher", "senco"]
        assert "staff_summary" not in noted

    async def test_is_asked_how_we_will_know(self, school: School) -> None:
        """An aim that nobody could decide on is refused, with a sentence that says so and does not repeat it."""
        support = await programme(school, await school_day(school))
        answer = await school.as_("elsa").post(
            f"elsa-programmes/{support.programme}/aims", {"aims": [{"aim": "Feels better about Mondays."}]}
        )
        assert answer.status_code == 409
        assert "know" in answer.json()["detail"]
        assert "Mondays" not in answer.text

    async def test_records_that_a_session_was_not_held_and_ends_the_programme(self, school: School) -> None:
        """After the end a session is refused, and she reads what she needs for her report for thirty days more."""
        support = await supported(school)
        elsa, at = school.as_("elsa"), f"elsa-programmes/{support.programme}"
        await elsa.does(f"{at}/sessions-not-held", why="not_released")
        await elsa.does(f"{at}/end", phase="touch_base")
        clock = school.service.clock
        clock.ahead = timedelta(days=1)
        late = await elsa.post(f"{at}/sessions", {"note": "One more."})
        assert (late.status_code, "has ended" in late.json()["detail"]) == (409, True)
        clock.ahead = timedelta(days=30)
        assert NOTE in await elsa.reads(f"cases/{support.pupil.case}")
        clock.ahead = timedelta(days=31)
        assert (await elsa.get(f"cases/{support.pupil.case}")).status_code == 404

    async def test_of_another_pupil_is_told_what_is_told_of_a_case_that_does_not_exist(
        self, harbour: tuple[School, Support]
    ) -> None:
        """Another ELSA has no need to know, and cannot write in this one's name either."""
        school, support = harbour
        other = school.as_("other_elsa")
        hidden, absent = [await other.get(f"cases/{case}") for case in (support.pupil.case, uuid4())]
        assert (hidden.status_code, hidden.content) == (404, absent.content)
        hidden, absent = [
            await other.post(f"elsa-programmes/{matter}/sessions", {"note": "Mine."})
            for matter in (support.programme, uuid4())
        ]
        assert (hidden.status_code, hidden.content) == (404, absent.content)

    async def test_sees_how_her_programmes_go(self, school: School) -> None:
        """Sessions held and not held, and objectives, counted for those who read the programme in full."""
        support = await supported(school)
        await school.follow()
        (row,) = (await school.as_("elsa").reads("elsa-programmes")).rows
        assert (row["programme"], row["held"], row["partly"]) == (str(support.programme), 1, 1)
        (row,) = (await school.as_("subject_teacher").reads("elsa-programmes")).rows
        assert {"held", "partly", "phase"} & row.keys() == set()
        assert (await school.as_("other_elsa").reads("elsa-programmes")).rows == []
