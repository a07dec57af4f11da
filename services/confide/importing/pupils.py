"""A list of pupils."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from case_store.people.codes import SenStatus
from case_store.people.pupil import first_possible_day
from confide.importing.cells import day, upn, word, year_group
from confide.importing.looked import Looked, Seen, Wanted, understood
from confide.importing.sheet import Columns, Fault, Row

COLUMNS = Columns(
    ("display_name", "year", "date_of_birth"),
    ("form", "sen_status", "upn", "starts"),
    {
        "name": "display_name",
        "pupil": "display_name",
        "full_name": "display_name",
        "year_group": "year",
        "dob": "date_of_birth",
        "born": "date_of_birth",
        "class": "form",
        "registration_group": "form",
        "sen": "sen_status",
        "unique_pupil_number": "upn",
        "date_of_admission": "starts",
        "admission_date": "starts",
    },
)
_SEN = {"n": SenStatus.NONE, "no": SenStatus.NONE, "k": SenStatus.SEN_SUPPORT, "e": SenStatus.EHCP}
_READS = {
    "year": year_group,
    "date_of_birth": day,
    "starts": day,
    "upn": upn,
    "sen_status": lambda cell: word(cell, SenStatus, _SEN),
}
UNLISTED = "Is of an authority that our list does not know. The list is old: the number is taken."


def look(rows: tuple[Row, ...], today: date) -> Looked:
    """What each row asks for; everything that the service would refuse, and pupils who are in the file twice."""
    seen, wanted, faults = Seen(), [], []
    for row in rows:
        said, wrong = understood(row, _READS, COLUMNS.required)
        faults += [*wrong, *_of(row.number, said, seen, today)]
        if "upn" in said:
            said["upn"] = said["upn"][0]
        wanted.append(Wanted(row.number, {name: _plain(value) for name, value in said.items()}))
    return Looked(tuple(wanted), tuple(faults))


def _of(row: int, said: dict[str, Any], seen: Seen, today: date) -> Iterator[Fault]:
    born = said.get("date_of_birth")
    if born is not None and born > today:
        yield Fault(row, "date_of_birth", "Lies in the future.")
    if born is not None and said.get("starts", date.max) < first_possible_day(born):
        yield Fault(row, "starts", "Lies before this pupil can have been at school.")
    if "upn" in said:
        number, listed = said["upn"]
        if not listed:
            yield Fault(row, "upn", UNLISTED, warning=True)
        again = seen.again(row, "upn", number)
    else:
        again = seen.again(row, "display_name", (str(said.get("display_name", "")).casefold(), born))
    if again is not None:
        yield again


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
