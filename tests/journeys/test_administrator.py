"""What the system administrator meets: the roll, the posts and the settings, and no word of any case."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.school import School
from tests.stories import Support, staff

pytestmark = pytest.mark.asyncio(loop_scope="session")


class TestAdministrator:
    async def test_keeps_the_roll_and_reads_no_case(self, harbour: tuple[School, Support]) -> None:
        """The whole line of the roll; of a case the same as of one that does not exist."""
        school, support = harbour
        admin = school.as_("admin")
        (line,) = (await admin.reads("pupils")).entries
        assert (line["level"], line["fields"]["case"]) == ("full", str(support.pupil.case))
        hidden, absent = [await admin.get(f"cases/{case}") for case in (support.pupil.case, uuid4())]
        assert (hidden.status_code, hidden.content) == (404, absent.content)
        for page in ("cases", "concerns", "notices", "elsa-programmes", "adult-concerns", "written-by-me"):
            told = await admin.reads(page)
            assert (page, told.entries, told.rows) == (page, [], [])

    async def test_appoints_neither_themself_nor_those_who_lead(self, school: School) -> None:
        """The chair appoints the head, the head the leads (access table, section 6); nobody gives themself a class."""
        people = await staff(school, "other_teacher")
        admin = school.as_("admin")
        pupil = await school.pupil()
        for who, post in (("admin", "teacher"), ("other_teacher", "dsl"), ("other_teacher", "head")):
            answer = await admin.post("appointments", {"person": people[who].id, "post": post})
            assert (post, answer.status_code) == (post, 403)
        own = {"person": people["admin"].id, "pupil": pupil.id, "assigned_as": "class_teacher"}
        assert (await admin.post("assignments", own)).status_code in {403, 404}
        assert (await school.as_("other_teacher").post("settings", {"text_limit": 2000})).status_code == 403
        await admin.does("settings", text_limit=2000)
