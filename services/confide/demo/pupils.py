"""The pupils of the demo school: some made-up children, the same at every start but for the dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

SEED = 20_260_105
"""Everything that is left to chance follows from this number."""

_OTHERS = (
    "Ines Calder",
    "Jonah Petrie",
    "Amara Nwosu",
    "Felix Thorne",
    "Priya Lal",
    "Callum Reyes",
    "Nora Whitby",
    "Yusuf Kaya",
    "Maisie Dunn",
    "Theo Lindqvist",
    "Zofia Brandt",
)
STORY_NAME, STORY_YEAR, STORY_FORM = "Robin Ashdown", 5, "5B"
KYLIE_NAME, KYLIE_YEAR, KYLIE_FORM = "Kylie Varley", 9, "9A"
YEARS_AGO = 2
"""How many school years ago Kylie came to the school, in Year 7."""


@dataclass(frozen=True, slots=True)
class Child:
    """One line of the roll, as the office has it."""

    name: str
    year: int
    form: str
    date_of_birth: date
    sen_status: str
    starts: date


def school_year(today: date, ago: int = 0) -> date:
    """The first of September with which the school year of `today` began, or one so many years ago."""
    return date(today.year - (today.month < 9) - ago, 9, 1)


def children(today: date) -> tuple[Child, ...]:
    """The roll: Robin of the first story, then a dozen but one, then Kylie."""
    chance = Random(SEED)  # noqa: S311 - a demo that is the same each time, not a secret
    others = (_child(name, chance.choice((5, 6, 7)), chance, today) for name in _OTHERS)
    story = _child(STORY_NAME, STORY_YEAR, chance, today, STORY_FORM, "sen_support")
    kylie = _child(KYLIE_NAME, KYLIE_YEAR, Random(SEED), today, KYLIE_FORM, "none", YEARS_AGO)  # noqa: S311 - as above
    return (story, *others, kylie)


def _child(
    name: str,
    year: int,
    chance: Random,
    today: date,
    form: str | None = None,
    sen_status: str | None = None,
    years_ago: int = 0,
) -> Child:
    eldest = school_year(today).replace(year=school_year(today).year - year - 5)
    return Child(
        name=name,
        year=year,
        form=form or f"{year}{chance.choice('AB')}",
        date_of_birth=eldest + timedelta(days=chance.randrange(365)),
        sen_status=sen_status or chance.choice(("none", "none", "none", "sen_support", "ehcp")),
        starts=school_year(today, years_ago),
    )
