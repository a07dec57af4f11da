"""A lead tells only those who will read it: a telling that reaches nobody is said to be one before it is recorded."""

from __future__ import annotations

from typing import Any

import pytest

from tests.school import OnRoll, School
from tests.stories import school_day

pytestmark = pytest.mark.asyncio(loop_scope="session")
WORDING = "Let him sit by the door."


def telling(school: School, sub: str, level: str = "summary") -> dict[str, Any]:
    """What a lead hands in to tell somebody."""
    tell = {"person": school.people[sub].id, "level": level} | ({"wording": WORDING} if level == "summary" else {})
    return {"told": [tell], "reason": "He asked that somebody knows.", "pupil_told": True}


async def answer(school: School, pupil: OnRoll, sub: str) -> int:
    """What the lead is answered who tells this person."""
    response = await school.as_("lead").post(f"cases/{pupil.case}/tellings", telling(school, sub))
    assert WORDING not in response.text
    return int(response.status_code)


class TestTellingSomebody:
    async def test_is_refused_for_who_would_read_nothing(self, school: School) -> None:
        """No relation to the pupil (row 11), another ELSA, a relative, somebody who left: nothing is recorded."""
        pupil = await school_day(school)
        for sub in ("lunch", "other_teacher", "other_elsa", "mother", "leaver", "admin"):
            assert (sub, await answer(school, pupil, sub)) == (sub, 409)
        assert (await school.as_("lead").get(f"cases/{pupil.case}")).status_code == 404  # it holds nothing

    async def test_is_taken_for_who_reads_it(self, school: School) -> None:
        """Class teacher and subject teacher, head and another lead: each then reads the wording."""
        pupil = await school_day(school)
        for sub in ("class_teacher", "subject_teacher", "head", "deputy"):
            assert (sub, await answer(school, pupil, sub)) == (sub, 201)
            told = await school.as_(sub).reads(f"cases/{pupil.case}")
            assert WORDING in told

    async def test_becomes_possible_with_the_relation(self, school: School) -> None:
        """Somebody who is assigned to the pupil may be told from then on."""
        pupil = await school_day(school)
        assert await answer(school, pupil, "other_teacher") == 409
        await school.assign(school.people["other_teacher"], pupil, "subject_teacher")
        assert await answer(school, pupil, "other_teacher") == 201

    async def test_does_not_announce_that_somebody_is_the_subject_of_a_concern(self, school: School) -> None:
        """The lead knows of no concern about the teacher, and learns of none by telling them something."""
        pupil = await school_day(school)
        before = await answer(school, pupil, "class_teacher")
        about = {"account": "He shouted at him.", "about_adult": school.people["class_teacher"].id}
        await school.as_("lunch").does(f"pupils/{pupil.id}/concerns", **about)
        assert (before, await answer(school, pupil, "class_teacher")) == (201, 201)

    async def test_of_a_concern_about_a_pupil_follows_the_same_rule(self, school: School) -> None:
        """In a wording, or the account itself."""
        pupil = await school_day(school)
        raised = await school.as_("lunch").does(f"pupils/{pupil.id}/concerns", account="He is afraid to go home.")
        at = f"concerns/{raised['id']}/tellings"
        for level in ("existence", "summary", "full"):
            for sub, status in (("other_teacher", 409), ("class_teacher", 201)):
                told = await school.as_("lead").post(at, telling(school, sub, level))
                assert (sub, level, told.status_code) == (sub, level, status)
