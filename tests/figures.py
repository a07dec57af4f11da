"""A term and its figures: where the tests of figures begin, told through the API like everything else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.school import OnRoll, School


async def term_until_today(school: School) -> dict[str, Any]:
    """The school's one term of this year, whose last day is today; gives what the API calls it."""
    today = school.service.clock.day()
    year = today.year if today.month >= 8 else today.year - 1
    starts = max(today - timedelta(days=60), date(year, 8, 1))
    times = [{"span": "term", "starts": str(starts), "ends": str(today)}]
    await school.as_("admin").does("terms", school_year=year, times=times)
    return {"school_year": year, "number": 1}


async def pupils(school: School, count: int) -> list[OnRoll]:
    """So many pupils."""
    return [await school.pupil(f"Pupil {number}") for number in range(count)]


async def figure(school: School, where: str, pupil: OnRoll, term: dict[str, Any], **said: Any) -> None:
    """One figure of a pupil, as the head enters it."""
    await school.as_("head").does(f"pupils/{pupil.id}/figures/{where}", term=term, **said)
