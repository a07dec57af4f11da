"""What stands in one cell, understood: a day, a year group, a word of a list. Raises Wrong, and repeats nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from stdnum.exceptions import InvalidComponent, ValidationError
from stdnum.gb import upn as upns

Word = TypeVar("Word", bound=StrEnum)

_UK = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEARS = {"r": 0, "reception": 0, "n2": -1, "n1": -2, "nursery": -1}


class Wrong(Exception):
    """A cell that does not hold what its column is for."""


def day(cell: str) -> date:
    """A day: 2016-02-29 or 29/02/2016, as it is written here."""
    uk = _UK.fullmatch(cell)
    try:
        return date(int(uk[3]), int(uk[2]), int(uk[1])) if uk else date.fromisoformat(cell)
    except ValueError:
        raise Wrong("Is no day. Write it as 2016-02-29 or 29/02/2016.") from None


def year_group(cell: str) -> int:
    """A year group: 5, Year 5, R, N2, N1."""
    said = cell.lower().removeprefix("year").removeprefix("y").strip()
    if said in _YEARS:
        return _YEARS[said]
    if not re.fullmatch(r"-?\d{1,2}", said) or not -2 <= int(said) <= 14:
        raise Wrong("Is no year group. Write 1 to 14, R for reception, N1 or N2 for nursery.")
    return int(said)


def word(cell: str, words: type[Word], also: Mapping[str, Word] | None = None) -> Word:
    """A word of a closed list, however it is spaced and capitalised."""
    said = "_".join(cell.lower().replace("-", " ").split())
    found = (also or {}).get(said) or next((one for one in words if one.value == said), None)
    if found is None:
        raise Wrong(f"Is none of: {', '.join(words)}.")
    return found


def email(cell: str) -> str:
    """An e-mail address, as far as one can see."""
    name, at, place = cell.partition("@")
    if not name or not at or "." not in place or " " in cell:
        raise Wrong("Is no e-mail address.")
    return cell


def upn(cell: str) -> tuple[str, bool]:
    """The UPN in its usual form, and whether the list of authorities knows its own: that list is old."""
    compact = str(upns.compact(cell))
    try:
        return str(upns.validate(compact)), True
    except InvalidComponent:
        if upns.calc_check_digit(compact[1:]) == compact[0]:
            return compact, False
    except ValidationError:
        pass
    raise Wrong("Is no UPN: a check letter that fits, then eleven digits, then a digit or letter.")
