"""A pupil's figures term by term, beside what was done for them: what stands, as far as each reader is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.figures import figure, term_until_today
from tests.school import School
from tests.stories import Support, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
CAME = {"possible": 100, "attended": 90, "late": 4}


async def entered(school: School) -> Support:
    """A pupil with a programme, whose attendance was put right, once suspended and once not after all."""
    support, term = await supported(school), await term_until_today(school)
    pupil = support.pupil
    for attended in (80, 90):
        await figure(school, "attendance", pupil, term, **{**CAME, "attended": attended})
    await figure(school, "incidents", pupil, term, incidents=3)
    for days_ago, half_days in ((20, 4), (9, 2)):
        day = school.day(-days_ago)
        await figure(school, "suspensions", pupil, term, from_day=day, half_days=half_days, reasons=["other"])
    withdrawn = {"exclusion": "suspension", "from_day": school.day(-9), "why": "entered_wrongly"}
    await figure(school, "withdrawals", pupil, term, **withdrawn)
    await school.follow()
    return support


async def rows(school: School, sub: str, support: Support, what: str = "term") -> list[dict[str, Any]]:
    """The lines of one kind that somebody finds."""
    found = (await school.as_(sub).reads(f"cases/{support.pupil.case}/figures")).rows
    return [row for row in found if row["what"] == what]


async def test_what_stands_is_told_in_full_to_some_and_attendance_to_others(school: School) -> None:
    """The newest attendance, no suspension that was withdrawn; a class teacher is told of attendance alone."""
    support = await entered(school)
    (lead,) = await rows(school, "lead", support)
    assert (lead["attended"], lead["possible"], lead["incidents"]) == (90, 100, 3)
    assert (lead["suspensions"], lead["half_days_suspended"], lead["permanent_exclusions"]) == (1, 4, 0)
    (teacher,) = await rows(school, "class_teacher", support)
    assert teacher["attended"] == 90
    assert not {"incidents", "suspensions", "permanent_exclusions"} & teacher.keys()
    assert await rows(school, "subject_teacher", support) == []


async def test_programmes_stand_beside_the_terms(school: School) -> None:
    """With when they began; whoever may not know of the case finds what is found where there is none."""
    support = await entered(school)
    (line,) = await rows(school, "lead", support, "programme")
    assert (line["matter"], line["starts"] is None) == (str(support.programme), False)
    unknown = await school.as_("other_teacher").get(f"cases/{support.pupil.case}/figures")
    assert unknown.status_code == 404
