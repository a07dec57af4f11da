"""After the sessions: lighter contact that fades, whom else the pupil trusts, and the guides, which only ask why."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.school import School
from tests.stories import NOTE, SUMMARY, Support, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
CAME_BY = "Told me about the new baby."
TRUSTS = "class_teacher"


async def ended(school: School, **end: Any) -> tuple[Support, str]:
    """A programme whose sessions have ended, to be followed by touch-base; and its address."""
    support = await supported(school)
    at = f"elsa-programmes/{support.programme}"
    await school.as_("elsa").does(f"{at}/end", phase="touch_base", why="aims_met", **end)
    return support, at


def falling(school: School) -> dict[str, Any]:
    """A plan that gets lighter."""
    return {
        "contacts": [school.day(days) for days in (7, 21, 49)],
        "trusted_adults": [school.people[TRUSTS].id],
    }


class TestTouchBase:
    async def test_goes_on_after_the_sessions_for_as_long_as_it_was_planned(self, school: School) -> None:
        """Who the trusted adults are is told to staff; what was said to the ELSA and the leads."""
        support, at = await ended(school)
        elsa, case = school.as_("elsa"), f"cases/{support.pupil.case}"
        await elsa.does(f"{at}/touch-base-plan", **falling(school))
        clock = school.service.clock
        clock.ahead = timedelta(days=49)
        await elsa.does(f"{at}/touch-base", note=CAME_BY)
        told = await elsa.reads(case)
        assert told.one("elsa.touched_base")["fields"]["falls"] is True
        assert NOTE in told
        manager = await school.as_("manager").reads(case)
        planned = manager.one("elsa.touch_base_planned")
        assert (planned["level"], planned["fields"]["falls"]) == ("full", True)
        assert manager.one("elsa.touched_base")["level"] == "existence"
        teacher = await school.as_(TRUSTS).reads(case)
        assert teacher.one("elsa.touch_base_planned")["fields"]["trusted_adults"] == [str(school.people[TRUSTS].id)]
        assert teacher.one("elsa.touched_base")["fields"].keys() == {"author", "held_on"}
        for words in (CAME_BY, SUMMARY):
            assert words not in teacher
        clock.ahead = timedelta(days=79)
        assert NOTE in await elsa.reads(case)
        clock.ahead = timedelta(days=80)
        assert (await elsa.get(case)).status_code == 404

    async def test_of_which_nothing_is_planned_ends_with_the_report(self, school: School) -> None:
        """The control: it is the plan that keeps the ELSA reading, and not that the programme said touch-base."""
        support, _ = await ended(school)
        school.service.clock.ahead = timedelta(days=31)
        assert (await school.as_("elsa").get(f"cases/{support.pupil.case}")).status_code == 404

    async def test_that_does_not_fall_asks_for_a_reason_and_is_never_refused_with_one(self, school: School) -> None:
        """A plan is asked why; what happened is taken in, and said not to fall. The line manager reads both."""
        _, at = await ended(school)
        elsa, weekly = school.as_("elsa"), {"contacts": [school.day(days) for days in (7, 14, 21, 28)]}
        plan = falling(school) | weekly
        asked = await elsa.post(f"{at}/touch-base-plan", plan)
        assert (asked.status_code, "reason_not_falling" in asked.json()["detail"]) == (409, True)
        await elsa.does(f"{at}/touch-base-plan", **plan, reason_not_falling="He moves house in May.")
        clock = school.service.clock
        for days in (7, 21, 23):
            clock.ahead = timedelta(days=days)
            await elsa.does(f"{at}/touch-base")
        support_case = (await school.as_("elsa").reads("cases")).rows[0]["case"]
        told = await elsa.reads(f"cases/{support_case}")
        assert [one["fields"]["falls"] for one in told.of("elsa.touched_base")] == [True, True, False]
        planned = (await school.as_("manager").reads(f"cases/{support_case}")).one("elsa.touch_base_planned")["fields"]
        assert (planned["falls"], planned["reason_not_falling"]) == (False, "He moves house in May.")

    async def test_ends_and_so_does_the_need_to_know(self, school: School) -> None:
        """Thirty days after its end, however far ahead contacts had been planned."""
        support, at = await ended(school)
        elsa = school.as_("elsa")
        await elsa.does(f"{at}/touch-base-plan", **falling(school))
        clock = school.service.clock
        clock.ahead = timedelta(days=7)
        await elsa.does(f"{at}/touch-base")
        await elsa.does(f"{at}/touch-base-end", why="broader_network")
        late = await elsa.post(f"{at}/touch-base", {"held_on": school.day()})
        assert late.status_code == 201
        clock.ahead = timedelta(days=8)
        late = await elsa.post(f"{at}/touch-base", {})
        assert (late.status_code, "Touch-base has ended" in late.json()["detail"]) == (409, True)
        clock.ahead = timedelta(days=38)
        assert (await elsa.get(f"cases/{support.pupil.case}")).status_code == 404

    async def test_goes_on_when_the_report_is_done(self, school: School) -> None:
        """The report says what the sessions came to; whoever still sees the pupil still needs to know."""
        support, at = await ended(school)
        elsa = school.as_("elsa")
        await elsa.does(f"{at}/touch-base-plan", **falling(school))
        report = {"aims": [{"aim": "Names feelings.", "met": "met"}], "report": "All of it."}
        await elsa.does(f"{at}/impact", **report, for_home={"wording": "You did it."})
        school.service.clock.ahead = timedelta(days=21)
        assert NOTE in await elsa.reads(f"cases/{support.pupil.case}")


class TestTheGuides:
    async def test_ask_why_and_show_the_line_manager_what_went_beyond_them(self, school: School) -> None:
        """An hour with a child of nine, twice in a week: taken in at once, and told to the manager with the reason."""
        support = await supported(school)
        at, case = f"elsa-programmes/{support.programme}", f"cases/{support.pupil.case}"
        beyond = {"note": "Long talk.", "length_minutes": 60, "reason_beyond_guides": "His cat died."}
        await school.as_("elsa").does(f"{at}/sessions", **beyond)
        told = (await school.as_("manager").reads(case)).one("elsa.guide_passed")["fields"]
        assert (told["guides"], told["reason"]) == (["longer_than_usual", "more_than_weekly"], "His cat died.")
        teacher = await school.as_("class_teacher").reads(case)
        assert teacher.one("elsa.guide_passed")["fields"].keys() == {"author"}

    async def test_let_a_programme_outlive_its_term_with_a_reason(self, school: School) -> None:
        """Extended, and why: full for the line manager, and no word of it for a teacher."""
        support = await supported(school)
        at, case = f"elsa-programmes/{support.programme}", f"cases/{support.pupil.case}"
        why = "The move was put off."
        elsa = school.as_("elsa")
        await elsa.does(f"{at}/extension", planned_weeks=20, reason=why)
        manager = (await school.as_("manager").reads(case)).one("elsa.programme_extended")["fields"]
        assert (manager["planned_weeks"], manager["reason"]) == (20, why)
        assert why not in await school.as_("class_teacher").reads(case)
        shorter = await elsa.post(f"{at}/extension", {"planned_weeks": 6, "reason": why})
        assert shorter.status_code == 422

    async def test_start_no_programme_of_an_elsa_whose_title_has_lapsed(self, school: School) -> None:
        """What they began goes on; a new programme or group waits for supervision (access table, section 6)."""
        support = await supported(school)
        people = school.people
        referral = await school.as_("class_teacher").does(
            "referrals", pupil=support.pupil.id, background="B", hoped_for_outcomes="H", elsa=people["elsa"].id
        )
        await school.as_("manager").does(f"referrals/{referral['id']}/decision", decision="accepted")
        await school.as_("manager").does(
            f"elsa-support/{people['elsa'].id}/accreditation", accredited_on=school.day(-400), until=school.day(-1)
        )
        elsa, start = school.as_("elsa"), {"referral": str(referral["id"]), "focus": "grief"}
        for path, body in (("elsa-programmes", start), ("groups", {"focus": "grief"})):
            answer = await elsa.post(path, body)
            assert (path, answer.status_code, "lapsed" in answer.json()["detail"]) == (path, 409, True)
        await elsa.does(f"elsa-programmes/{support.programme}/sessions", note="Goes on.")
