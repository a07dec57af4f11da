"""What a subject teacher meets: that support goes on, when, and whom to ask; more only if the pupil agrees."""

from __future__ import annotations

import pytest

from tests.school import School
from tests.stories import AVOIDS, HELPS, NOTE, OBJECTIVE, PUPIL_WORDS, SUMMARY, WHY_HELPS, Support, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
ALL = ["class_teacher", "senco", "subject_teachers"]


class TestSubjectTeacher:
    async def test_reads_that_support_goes_on_when_and_whom_to_ask(self, harbour: tuple[School, Support]) -> None:
        """Not the summary: the pupil was not asked, and the default audience is narrower (case 1)."""
        school, support = harbour
        case = await school.as_("subject_teacher").reads(f"cases/{support.pupil.case}")
        assert case.levels() == {
            "elsa.programme_started": "existence",
            "elsa.session_noted": "existence",
            "case.strategies_given": "summary",
        }
        started = case.one("elsa.programme_started")["fields"]
        assert started["when_out_of_class"] == "Tuesdays at ten"
        assert started["whom_to_ask"] == str(school.people["elsa"].id)
        for words in (HELPS, AVOIDS):
            assert words in case
        for words in (NOTE, PUPIL_WORDS, SUMMARY, OBJECTIVE, WHY_HELPS):
            assert words not in case
        assert {str(school.people["elsa"].id)} in [set(one["ask"]) for one in case.withheld]

    async def test_reads_the_summary_once_the_pupil_agrees_and_the_author_wrote_it_for_them(
        self, school: School
    ) -> None:
        """Both are needed (case 2); a no is never skipped, and one on the entry outlasts a yes to the programme."""
        support = await supported(school, audience=ALL)
        at, teacher = f"cases/{support.pupil.case}", school.as_("subject_teacher")

        async def says(answer: str, **what: object) -> bool:
            about = {"audience": "subject_teachers", "answer": answer, **what}
            await school.as_("elsa").does(f"pupils/{support.pupil.id}/agreements", **about)
            return SUMMARY in await teacher.reads(at)

        assert SUMMARY not in await teacher.reads(at)
        assert await says("agreed", matter=support.programme)
        assert not await says("declined", about=support.session)
        assert not await says("agreed", matter=support.programme)
        assert await says("agreed", about=support.session)
        assert await says("not_asked", matter=support.programme, why_not_asked="Away today.")
        assert not await says("withdrawn", matter=support.programme)
        manager = await school.as_("manager").reads(at)
        assert (manager.one("elsa.session_noted")["level"], SUMMARY in manager) == ("existence", False)

    async def test_does_not_read_what_was_written_for_others_even_if_the_pupil_agrees(self, school: School) -> None:
        """The author's audience is the author's to choose."""
        support = await supported(school)
        await school.as_("elsa").does(
            f"pupils/{support.pupil.id}/agreements",
            answer="agreed",
            audience="subject_teachers",
            matter=support.programme,
        )
        assert SUMMARY not in await school.as_("subject_teacher").reads(f"cases/{support.pupil.case}")

    async def test_of_no_class_of_the_pupil_cannot_tell_the_case_from_none(
        self, harbour: tuple[School, Support]
    ) -> None:
        """An unrelated teacher sees the pupil on the roll, and no case at all."""
        school, support = harbour
        other = school.as_("other_teacher")
        hidden = await other.get(f"cases/{support.pupil.case}")
        absent = await other.get(f"cases/{support.programme}")
        assert (hidden.status_code, hidden.content) == (404, absent.content)
        assert (await other.reads("cases")).rows == []
        (line,) = (await other.reads("pupils")).entries
        assert (line["level"], set(line["fields"])) == ("existence", {"pupil", "display_name", "form", "year"})
