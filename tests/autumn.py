"""A school year with its autumn term under way: where the journeys begin that are counted in school weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.school import School

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Autumn:
    """The Monday on which it now is, in the second week of term, and the half term seven weeks later."""

    monday: date

    @property
    def half_term(self) -> date:
        """The first day of the week without pupils."""
        return self.monday + 7 * WEEK

    @property
    def term(self) -> dict[str, Any]:
        """What the API calls this term."""
        return {"school_year": self.monday.year, "number": 1}


async def autumn(school: School) -> Autumn:
    """The terms are set, and the clock is moved to the next such Monday, whenever the test runs."""
    clock, today = school.service.clock, school.service.clock.day()
    year = today.year if today < date(today.year, 9, 7) else today.year + 1
    first = date(year, 9, 7)
    found = Autumn(first + timedelta(days=-first.weekday() % 7))
    times = [
        {"span": "term", "starts": date(year, 9, 1), "ends": date(year, 12, 18)},
        {"span": "half_term", "starts": found.half_term, "ends": found.half_term + timedelta(days=4)},
        {"span": "term", "starts": date(year + 1, 1, 5), "ends": date(year + 1, 3, 26)},
    ]
    await school.as_("admin").does("terms", school_year=year, times=times)
    clock.ahead += found.monday - today
    return found
