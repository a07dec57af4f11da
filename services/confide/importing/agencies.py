"""A list of agencies, with whom to ask at each: a row for each contact, or one without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from case_store.agency.codes import AgencyKind
from confide.importing.cells import email, word
from confide.importing.looked import Looked, Wanted, understood
from confide.importing.sheet import Columns, Fault, Row

OF_AGENCY = ("display_name", "kind", "helps_with", "how_to_refer", "telephone", "email")
_OF_CONTACT = {
    "contact": "display_name",
    "contact_for": "asked_for",
    "contact_telephone": "telephone",
    "contact_email": "email",
}
COLUMNS = Columns(
    ("display_name", "kind"),
    (*OF_AGENCY[2:], *_OF_CONTACT),
    {
        "name": "display_name",
        "agency": "display_name",
        "service": "display_name",
        "type": "kind",
        "phone": "telephone",
        "e_mail": "email",
        "referrals": "how_to_refer",
        "key_contact": "contact",
        "contact_name": "contact",
        "contact_phone": "contact_telephone",
        "contact_e_mail": "contact_email",
    },
)
_ALSO = {
    "camhs": AgencyKind.MENTAL_HEALTH,
    "ews": AgencyKind.EDUCATION_WELFARE,
    "ep": AgencyKind.EDUCATIONAL_PSYCHOLOGY,
    "pru": AgencyKind.ALTERNATIVE_PROVISION,
    "social_services": AgencyKind.SOCIAL_CARE,
    "yot": AgencyKind.YOUTH_JUSTICE,
    "salt": AgencyKind.SPEECH_AND_LANGUAGE,
}
_READS = {"kind": lambda cell: word(cell, AgencyKind, _ALSO).value, "email": email, "contact_email": email}


def look(rows: tuple[Row, ...]) -> Looked:
    """What is asked for of each agency: its rows put together, in the order in which it comes first."""
    bodies: dict[str, tuple[int, dict[str, Any]]] = {}
    faults: list[Fault] = []
    for row in rows:
        said, wrong = understood(row, _READS, COLUMNS.required)
        faults += wrong
        if wrong:
            continue
        first, body = bodies.setdefault(said["display_name"].casefold(), (row.number, _line(said)))
        faults += _of(row.number, said, first, body)
    return Looked(tuple(Wanted(row, body) for row, body in bodies.values()), tuple(faults))


def _line(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: said[name] for name in OF_AGENCY if name in said} | {"contacts": []}


def _of(row: int, said: Mapping[str, Any], first: int, body: dict[str, Any]) -> Iterator[Fault]:
    """Adds the contact of a row. Yields what is said otherwise in an earlier row of the same agency, or again."""
    for name in OF_AGENCY[1:]:
        if name in said and said[name] != body.get(name):
            yield Fault(row, name, f"Is not what row {first} says of the same agency.")
    contact = {field: said[name] for name, field in _OF_CONTACT.items() if name in said}
    if contact and "display_name" not in contact:
        yield Fault(row, "contact", "Is empty, and must not be where something is said of a contact.")
    elif contact in body["contacts"] or (not contact and row != first):
        yield Fault(row, "contact", "Says nothing that an earlier row of the same agency does not.")
    elif contact:
        body["contacts"].append(contact)
