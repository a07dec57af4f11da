"""A governor: numbers of a term and no pupil; a count below five is "fewer than five", whatever else is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.figures import figure, pupils, term_until_today
from tests.plans import running
from tests.school import School
from tests.stories import staff
from tests.told import Told

pytestmark = pytest.mark.asyncio(loop_scope="session")
FEWER = (None, 5)


def counts(reading: Told, report: int = 0) -> dict[str, tuple[int | None, int | None]]:
    """What one report says of each count: how many pupils, or fewer than how many; the newest is the first."""
    fields = reading.of("figures.numbers_reported")[report]["fields"]
    return {one["of"]: (one.get("pupils"), one.get("fewer_than")) for one in fields["counts"]}


class TestAGovernor:
    async def test_reads_numbers_and_no_small_one(self, school: School) -> None:
        """Case 15 of the access table: of three plans "fewer than five". Six suspended are six.

        Nothing else of any of these pupils is there for a governor; the head and the leads read the same report.
        """
        await staff(school)
        await school.person("governor", "governor")
        term = await term_until_today(school)
        six = await pupils(school, 6)
        for pupil in six[:3]:
            await running(school, pupil)
        for number, pupil in enumerate(six):
            await figure(school, "suspensions", pupil, term, from_day=school.day(), half_days=2)
            await figure(school, "attendance", pupil, term, possible=100, attended=85 + number)
            await figure(school, "incidents", pupil, term, incidents=int(number < 2))
        await figure(school, "permanent-exclusions", six[0], term, from_day=school.day())
        await school.as_("head").does("figures/numbers", term=term)
        for who in ("governor", "chair", "head", "lead"):
            told = await school.as_(who).reads("figures/numbers")
            assert counts(told) == {
                "psp_running": FEWER, "suspended": (6, None), "permanently_excluded": FEWER, "with_incidents": FEWER,
            }, who  # fmt: skip
            assert told.one("figures.numbers_reported")["fields"]["attendance"]["percent"] == 88
        governor = school.as_("governor")
        for page in ("figures", "cases", "pupils", "due"):
            assert (await governor.reads(page)).entries == [], page
        assert (await governor.get(f"cases/{six[0].case}")).status_code == 404
        assert (await governor.post("figures/numbers", {"term": term})).status_code == 403
        assert (await school.as_("subject_teacher").reads("figures/numbers")).entries == []

    async def test_learns_nothing_by_comparing_two_reports(self, school: School) -> None:
        """One more suspended is told as it was told before. What was withdrawn counts no longer."""
        await staff(school, "lead")
        await school.person("governor", "governor")
        term = await term_until_today(school)
        many = await pupils(school, 12)
        for pupil in many[:6]:
            await figure(school, "suspensions", pupil, term, from_day=school.day(), half_days=2)
        await school.as_("lead").does("figures/numbers", term=term)
        for pupil in many[6:8]:
            await figure(school, "suspensions", pupil, term, from_day=school.day(), half_days=2)
        withdrawn = {"exclusion": "suspension", "from_day": school.day(), "why": "reinstated"}
        await figure(school, "withdrawals", many[0], term, **withdrawn)
        await school.as_("lead").does("figures/numbers", term=term)
        for pupil in many[8:]:
            await figure(school, "suspensions", pupil, term, from_day=school.day(), half_days=2)
        await school.as_("lead").does("figures/numbers", term=term)
        told = await school.as_("governor").reads("figures/numbers")
        assert [counts(told, report)["suspended"] for report in (2, 1, 0)] == [(6, None), (6, None), (11, None)]


class TestFiguresOfAPupil:
    async def test_are_told_by_the_table_and_entered_blindly(self, school: School) -> None:
        """The tutor reads attendance, the head all; who enters from the office reads back their own alone.

        Entered again the answer is the same, whatever was there before; who was told is for the head and the leads.
        """
        people = await staff(school, "lead", "class_teacher")
        await school.person("office", "office")
        term, (pupil,) = await term_until_today(school), await pupils(school, 1)
        await school.assign(people["class_teacher"], pupil, "class_teacher")
        office = school.as_("office")
        entered = {"term": term, "possible": 90, "attended": 81, "late": 4}
        out = {"term": term, "from_day": school.day(), "half_days": 4}
        answers = [await office.does(f"pupils/{pupil.id}/figures/attendance", **entered) for _ in range(2)]
        assert answers[0] == answers[1]
        await figure(school, "suspensions", pupil, term, from_day=school.day(), half_days=4)
        await office.does(f"pupils/{pupil.id}/figures/suspensions", **out)
        told: dict[str, Any] = {"term": term, "exclusion": "suspension", "from_day": school.day()}
        nobody = {"who": "social_worker", "there_is_none": True}
        told["others_told"] = [{"who": "authority", "told_on": school.day()}, nobody]
        assert (await office.post(f"pupils/{pupil.id}/figures/told", told)).status_code == 404
        await school.as_("lead").does(f"pupils/{pupil.id}/figures/told", **told)
        as_head = await school.as_("head").reads(f"cases/{pupil.case}")
        assert as_head.one("figures.suspended")["fields"]["half_days"] == 4
        as_tutor = await school.as_("class_teacher").reads(f"cases/{pupil.case}")
        assert {entry["what"] for entry in as_tutor.entries} == {"figures.attendance_entered", "figures.corrected"}
        assert "half_days" not in as_tutor
        own = await office.reads("figures")
        assert {entry["what"] for entry in own.entries} == {"figures.attendance_entered", "figures.corrected"}
        assert own.rows[0]["term"] == term
        assert (await office.get(f"cases/{pupil.case}")).status_code == 404
