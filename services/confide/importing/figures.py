"""A list of figures by pupil and term: attendance and punctuality, incidents, suspensions, permanent exclusions.

One row is one pupil and term. A second suspension in a term is a second row that says nothing but that. Unlike other
lists this one is looked through against the roll and the terms of the school: a row about the wrong pupil is worse than
no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from confide.importing.cells import Wrong, day
from confide.importing.looked import Looked, Seen, Wanted, understood
from confide.importing.sheet import Columns, Fault, Row

COLUMNS = Columns(
    ("display_name", "term"),
    (
        "form", "upn", "date_of_birth", "possible", "attended", "late", "authorised", "unauthorised", "incidents",
        "suspended_from", "half_days", "permanently_excluded_from",
    ),
    {
        "name": "display_name",
        "pupil": "display_name",
        "class": "form",
        "registration_group": "form",
        "unique_pupil_number": "upn",
        "dob": "date_of_birth",
        "possible_sessions": "possible",
        "sessions_possible": "possible",
        "sessions_attended": "attended",
        "present": "attended",
        "lates": "late",
        "authorised_absences": "authorised",
        "unauthorised_absences": "unauthorised",
        "behaviour_incidents": "incidents",
        "suspension": "suspended_from",
        "suspended_half_days": "half_days",
        "permanent_exclusion": "permanently_excluded_from",
    },
)  # fmt: skip
_NUMBERED = re.compile(r"(\d{4})(?:/\d{2})?[ -]+(\d)")
_NAMED = re.compile(r"(?:(autumn|spring|summer) (\d{4})(/\d{2})?)|(?:(\d{4})(/\d{2})? (autumn|spring|summer))")
_SEASONS = ("autumn", "spring", "summer")
_SESSIONS = ("possible", "attended", "late", "authorised", "unauthorised")
_SAYS = ("possible", "incidents", "suspended_from", "permanently_excluded_from")


@dataclass(frozen=True, slots=True)
class Term:
    """A term that the school has set."""

    school_year: int
    number: int
    starts: date
    ends: date
    of: int

    def said(self) -> dict[str, int]:
        """As the API names it."""
        return {"school_year": self.school_year, "number": self.number}


@dataclass(frozen=True, slots=True)
class Known:
    """What the school has: its roll, as far as whoever imports is told it, and its terms."""

    roll: Sequence[Mapping[str, Any]]
    terms: Sequence[Term]


def terms_in(rows: Sequence[Mapping[str, Any]]) -> tuple[Term, ...]:
    """The terms as the service tells them."""
    years = [row["term"]["school_year"] for row in rows]
    return tuple(
        Term(**row["term"], starts=_day(row["starts"]), ends=_day(row["ends"]), of=years.count(year))
        for row, year in zip(rows, years, strict=True)
    )


def look(rows: tuple[Row, ...], known: Known, today: date) -> Looked:
    """What each row asks for; a wrong pupil, a row twice, a term that is none, sessions that do not add up."""
    seen, wanted, faults = Seen(), list[Wanted](), list[Fault]()
    reads = dict.fromkeys((*_SESSIONS, "incidents", "half_days"), _count)
    days = dict.fromkeys(("date_of_birth", "suspended_from", "permanently_excluded_from"), day)
    for row in rows:
        said, wrong = understood(
            row, {**reads, **days, "term": lambda cell: _term(cell, known.terms)}, COLUMNS.required
        )
        pupil, whose = _pupil(row.number, said, known.roll)
        found = [*wrong, *whose, *_of(row.number, said, today), *_twice(row.number, said, pupil, seen)]
        faults += found
        if not found:
            wanted.append(Wanted(row.number, {"pupil": pupil, "figures": tuple(_figures(said))}))
    return Looked(tuple(wanted), tuple(faults))


def _pupil(row: int, said: Mapping[str, Any], roll: Sequence[Mapping[str, Any]]) -> tuple[str | None, list[Fault]]:
    """The one pupil whom a row can mean, or what is wrong with it. The name must fit whatever else is given."""
    if "display_name" not in said:
        return None, []
    named = [line for line in roll if line["display_name"].casefold() == said["display_name"].casefold()]
    if not named:
        return None, [Fault(row, "display_name", "Is nobody's name on the roll.")]
    for column in ("upn", "date_of_birth", "form"):
        given = said.get(column)
        if given is None or not any(column in line for line in roll):  # or whoever imports is not told it
            continue
        named = [line for line in named if str(line.get(column, "")).casefold() == str(given).casefold()]
        if not named:
            return None, [
                Fault(row, column, "Is not that of a pupil of this name. Look whether it is the right pupil.")
            ]
    if len(named) > 1:
        return None, [Fault(row, "display_name", "Is the name of several pupils. Give the form, or the date of birth.")]
    return named[0]["pupil"], []


def _of(row: int, said: Mapping[str, Any], today: date) -> Iterator[Fault]:
    """What does not go together in one row."""
    if not any(name in said for name in _SAYS):
        yield Fault(row, None, "Says nothing of this pupil: no sessions, no incidents, no suspension.")
    for needs, needed in (("possible", "attended"), ("attended", "possible"), ("suspended_from", "half_days")):
        if needs in said and needed not in said:
            yield Fault(row, needed, f"Is empty, and `{needs}` is not.")
    missed = said.get("attended", 0) + said.get("authorised", 0) + said.get("unauthorised", 0)
    if "possible" in said and missed > said["possible"]:
        yield Fault(row, "possible", "Is less than sessions attended and absences together.")
    if said.get("late", 0) > said.get("attended", said.get("late", 0)):
        yield Fault(row, "late", "Is more than the sessions attended.")
    term: Term | None = said.get("term")
    if term is not None and term.starts > today:
        yield Fault(row, "term", "Has not begun.")
    for name in ("suspended_from", "permanently_excluded_from"):
        if term is not None and name in said and not term.starts <= said[name] <= term.ends:
            yield Fault(row, name, "Lies outside this term.")


def _twice(row: int, said: Mapping[str, Any], pupil: str | None, seen: Seen) -> Iterator[Fault]:
    """The same figure of one pupil and term in two rows."""
    if pupil is None or "term" not in said:
        return
    term: Term = said["term"]
    for name in _SAYS:
        if name in said:
            which = said[name] if isinstance(said[name], date) else None
            again = seen.again(row, name, (pupil, term, which))
            if again is not None:
                where = again.problem.removeprefix("Is the same as in ")
                yield Fault(row, name, f"Is of the same pupil and term as in {where}")


def _figures(said: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Where each figure of a row is handed in, and what is said there."""
    term = {"term": said["term"].said()}
    if "possible" in said:
        yield "attendance", term | {name: said[name] for name in _SESSIONS if name in said}
    if "incidents" in said:
        yield "incidents", term | {"incidents": said["incidents"]}
    if "suspended_from" in said:
        from_day = said["suspended_from"].isoformat()
        yield "suspensions", term | {"from_day": from_day, "half_days": said["half_days"]}
    if "permanently_excluded_from" in said:
        yield "permanent-exclusions", term | {"from_day": said["permanently_excluded_from"].isoformat()}


def _count(cell: str) -> int:
    if not cell.isascii() or not cell.isdigit() or len(cell) > 4:
        raise Wrong("Is no count. Write it in figures, without a comma.")
    return int(cell)


def _term(cell: str, terms: Sequence[Term]) -> Term:
    """A term: 2025-1, 2025/26 1, Autumn 2025/26, Spring 2026; by season where the year has three terms."""
    said, named = " ".join(cell.casefold().split()), None
    if numbered := _NUMBERED.fullmatch(said):
        wanted = int(numbered[1]), int(numbered[2])
        named = next((term for term in terms if (term.school_year, term.number) == wanted), None)
    elif seasonal := _NAMED.fullmatch(said):
        season, year, of_two = seasonal[1] or seasonal[6], int(seasonal[2] or seasonal[4]), seasonal[3] or seasonal[5]
        number = _SEASONS.index(season) + 1
        wanted = (year if of_two or number == 1 else year - 1), number
        named = next(
            (term for term in terms if (term.school_year, term.number) == wanted and term.of == len(_SEASONS)), None
        )
    if named is None:
        raise Wrong("Is none of the school's terms. Write 2025-1 for the first of 2025/26, and have its terms set.")
    return named


def _day(said: str) -> date:
    return date.fromisoformat(said)
