"""Early signs by anybody about anybody, and check-ins by those who see a pupil daily."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from tests.school import School
from tests.stories import programme, school_day

pytestmark = pytest.mark.asyncio(loop_scope="session")
SIGN: dict[str, Any] = {
    "sign": "appearance",
    "words": "Same jumper all week, and sleepy.",
    "usual": "Neat, and proud of it.",
    "risk_factors": "Moved twice since spring.",
    "protective_factors": "Asks for help.",
}
CHECK_IN = {"how": "worried", "look_out_for": "Keep an eye at lunch.", "words": "Did not sleep; said Dad rang."}


class TestAnEarlySign:
    async def test_is_taken_from_anybody_with_the_same_answer_whatever_is_held(self, school: School) -> None:
        """A supported pupil, one without a case, one who left; a relative may say what they see too."""
        pupil = await school_day(school)
        await programme(school, pupil)
        plain, left = await school.pupil("Wren Fox"), await school.pupil("Ash Lane")
        await school.as_("admin").does(f"pupils/{left.id}/leaving", last_day=school.day(-1))
        for sub in ("lunch", "mother", "other_elsa", "admin", "chair"):
            answers = [await school.as_(sub).post(f"pupils/{one.id}/signs", SIGN) for one in (pupil, plain, left)]
            assert [answer.status_code for answer in answers] == [201, 201, 201]
            assert len({(frozenset(answer.json()), answer.json()["version"]) for answer in answers}) == 1

    async def test_is_told_to_each_as_far_as_they_need_it(self, school: School) -> None:
        """Head of year and lead all of it, tutor and SENCO which sign, the head that something was noticed."""
        pupil = await school_day(school)
        await programme(school, pupil)
        await school.assign(await school.person("year_head", "teacher"), pupil, "head_of_year")
        await school.as_("lunch").does(f"pupils/{pupil.id}/signs", **SIGN)
        at = f"cases/{pupil.case}"
        expected = {
            "lead": "full", "year_head": "full", "class_teacher": "summary", "senco": "summary", "elsa": "summary",
            "head": "existence", "manager": None, "subject_teacher": None,
        }  # fmt: skip
        for sub, level in expected.items():
            told = await school.as_(sub).reads(at)
            assert (sub, told.levels().get("noticing.sign_noticed")) == (sub, level)
            assert (SIGN["words"] in told) == (level == "full")
            assert (SIGN["usual"] in told) == (level == "full")
        for sub in ("lunch", "mother", "other_teacher", "other_elsa"):
            assert (await school.as_(sub).get(at)).status_code == 404
        own = (await school.as_("lunch").reads("written-by-me")).one("noticing.sign_noticed")
        assert (own["level"], own["fields"]["words"]) == ("full", SIGN["words"])

    async def test_mentions_nobody_whom_the_school_does_not_know(self, school: School) -> None:
        """A slip in an id would name a pupil whom nobody can find again. Nothing is taken in."""
        pupil = await school_day(school)
        for said in ({"mentions": [str(uuid4())]}, {"said_by": str(uuid4())}):
            answer = await school.as_("lunch").post(f"pupils/{pupil.id}/signs", SIGN | said)
            assert (answer.status_code, "not known" in answer.json()["detail"]) == (422, True)
        assert (await school.as_("lunch").reads("written-by-me")).entries == []

    async def test_is_looked_at_again_by_who_looks_after_the_pupil(self, school: School) -> None:
        """Not by who may not know of it: to them it is not there."""
        pupil = await school_day(school)
        noticed = await school.as_("lunch").does(f"pupils/{pupil.id}/signs", **SIGN, review_on=school.day(7))
        (sign,) = noticed["entries"]
        review = {"stands": "eased", "words": "Clean jumper since Monday."}
        for sub in ("lunch", "class_teacher", "lead"):
            await school.as_(sub).does(f"signs/{sign}/reviews", **review)
        for sub in ("subject_teacher", "other_teacher", "mother", "admin"):
            assert (sub, (await school.as_(sub).post(f"signs/{sign}/reviews", review)).status_code) == (sub, 404)
        told = await school.as_("class_teacher").reads(f"cases/{pupil.case}")
        reviewed = told.of("noticing.sign_reviewed")
        assert {one["about"] for one in reviewed} == {sign}
        assert {one["fields"]["stands"] for one in reviewed} == {"eased"}
        contact = await school.as_("class_teacher").does(f"pupils/{pupil.id}/contacts", with_whom="pupil", purpose="Hm")
        wrong = await school.as_("class_teacher").post(f"signs/{contact['entries'][0]}/reviews", review)
        assert wrong.status_code == 409

    async def test_is_put_right_by_its_author(self, school: School) -> None:
        """The tutor reads which sign it is now; what it was before falls to that it was corrected."""
        pupil = await school_day(school)
        noticed = await school.as_("lunch").does(f"pupils/{pupil.id}/signs", **SIGN)
        wording = {**SIGN, "sign": "social_group", "noticed_on": school.day()}
        body = {"entry": noticed["entries"][0], "why": "I mixed them up.", "sign": wording}
        await school.as_("lunch").does(f"cases/{pupil.case}/corrections", **body)
        told = await school.as_("class_teacher").reads(f"cases/{pupil.case}")
        assert told.one("noticing.sign_corrected")["fields"]["sign"] == "social_group"
        assert told.one("noticing.sign_noticed")["fields"].keys() == {"author"}


class TestACheckIn:
    async def test_is_done_by_those_who_see_the_pupil_daily(self, school: School) -> None:
        """With a programme or without one: ELSA, mentor, tutor; nobody else."""
        pupil = await school_day(school)
        mentor = await school.person("mentor", "teaching_assistant")
        await school.assign(mentor, pupil, "mentors")
        for sub in ("mentor", "class_teacher"):
            await school.as_(sub).does(f"pupils/{pupil.id}/check-ins", **CHECK_IN)
        before = await school.as_("elsa").post(f"pupils/{pupil.id}/check-ins", CHECK_IN)
        await programme(school, pupil)
        after = await school.as_("elsa").post(f"pupils/{pupil.id}/check-ins", CHECK_IN)
        assert (before.status_code, after.status_code) == (404, 201)
        for sub in ("subject_teacher", "other_elsa", "lunch", "mother", "lead"):
            refused = await school.as_(sub).post(f"pupils/{pupil.id}/check-ins", CHECK_IN)
            assert (sub, refused.status_code in {403, 404}) == (sub, True)

    async def test_tells_staff_what_to_look_out_for_and_not_the_words(self, school: School) -> None:
        """The tutor and the SENCO how the pupil was, the line manager that it was done, the ELSA and the lead all."""
        pupil = await school_day(school)
        await programme(school, pupil)
        mentor = await school.person("mentor", "teaching_assistant")
        await school.assign(mentor, pupil, "mentors")
        await school.as_("mentor").does(f"pupils/{pupil.id}/check-ins", **CHECK_IN)
        subs = ("elsa", "lead", "class_teacher", "senco", "manager", "subject_teacher", "head")
        read = await asyncio.gather(*(school.as_(sub).reads(f"cases/{pupil.case}") for sub in subs))
        levels = {sub: told.levels().get("noticing.checked_in") for sub, told in zip(subs, read, strict=True)}
        assert levels == {
            "elsa": "full", "lead": "full", "class_teacher": "summary", "senco": "summary", "manager": "existence",
            "subject_teacher": None, "head": None,
        }  # fmt: skip
        for sub, told in zip(subs, read, strict=True):
            assert (CHECK_IN["words"] in told) == (levels[sub] == "full")
            assert (CHECK_IN["look_out_for"] in told) == (levels[sub] in {"full", "summary"})
