"""What somebody meets who has left: nothing, from the end of the post, whatever else is still said of them."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.school import School
from tests.stories import Support, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
PAGES = ("cases", "pupils", "staff", "notices", "concerns", "adult-concerns", "elsa-programmes")


class TestLeaver:
    async def test_reads_the_same_as_of_a_case_that_does_not_exist(self, harbour: tuple[School, Support]) -> None:
        """The class list still names them; the post has ended, so the tie opens nothing."""
        school, support = harbour
        leaver = school.as_("leaver")
        hidden, absent = [await leaver.get(f"cases/{case}") for case in (support.pupil.case, uuid4())]
        assert (hidden.status_code, hidden.content) == (404, absent.content)
        for page in PAGES:
            told = await leaver.reads(page)
            assert (page, told.entries, told.rows) == (page, [], [])

    async def test_reads_until_the_last_day_and_writes_no_more_after_it(self, school: School) -> None:
        """The last day is the last on which it holds; from the next, not even their own words are theirs to read."""
        support = await supported(school)
        teacher = school.as_("class_teacher")
        await school.ends(school.people["class_teacher"], "teacher", school.day(1))
        school.service.clock.ahead = timedelta(days=1)
        assert (await teacher.get(f"cases/{support.pupil.case}")).status_code == 200
        school.service.clock.ahead = timedelta(days=2)
        assert (await teacher.get(f"cases/{support.pupil.case}")).status_code == 404
        assert (await teacher.reads("written-by-me")).entries == []
        late = await teacher.post(f"pupils/{support.pupil.id}/contacts", {"with_whom": "parent", "purpose": "Late."})
        assert late.status_code in {403, 404}
