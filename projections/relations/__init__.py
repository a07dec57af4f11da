"""Who stands in which relation to whom, from when, until when; who signs in as whom; who is on the roll."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from case_store.entry import Entry
from case_store.journal.inline import Row, Table
from case_store.people.events import IdentityEnded, IdentityGiven, PupilEnrolled, PupilLeft, PupilUpdated
from projections.relations.ties import Standing, ties_of

RELATIONS = Table(
    "relations",
    {
        "tie": "uuid",
        "person": "uuid",
        "relation": "text",
        "scope": "text",
        "scope_id": "uuid",
        "pupil": "uuid",
        "case_file": "uuid",
        "starts": "date",
        "ends": "date",
    },
)
IDENTITIES = Table(
    "identities", {"iss": "text", "sub": "text", "person": "uuid", "capacity": "text", "ended": "boolean"}
)
PUPILS = Table("pupils", {"pupil": "uuid", "case_file": "uuid", "starts": "date", "ends": "date", "sen": "boolean"})


class Relations:
    """Rights follow from these rows, so they are written in the transaction of the entry that changes them."""

    name = "relations"
    tables: tuple[Table, ...] = (RELATIONS, IDENTITIES, PUPILS)

    def project(self, entry: Entry) -> Iterable[Row]:
        """The rows of the ties that `entry` begins, changes or ends; of a sign-in; of a line of the roll."""
        match entry.happened:
            case IdentityGiven() | IdentityEnded() as identity:
                yield _identity(identity)
            case PupilEnrolled() | PupilUpdated() | PupilLeft() as line:
                yield _line_of_roll(line)
            case _:
                yield from (_relation(standing) for standing in ties_of(entry))


def _identity(event: IdentityGiven | IdentityEnded) -> Row:
    return Row(
        IDENTITIES.name,
        {
            "iss": event.iss.reveal(),
            "sub": event.sub.reveal(),
            "person": str(event.person),
            "capacity": event.capacity.value,
            "ended": isinstance(event, IdentityEnded),
        },
    )


def _line_of_roll(event: PupilEnrolled | PupilUpdated | PupilLeft) -> Row:
    return Row(
        PUPILS.name,
        {
            "pupil": str(event.pupil),
            "case_file": str(event.case),
            "starts": event.starts.isoformat(),
            "ends": event.last_day.isoformat() if isinstance(event, PupilLeft) else None,
            "sen": event.sen,
        },
    )


def _relation(standing: Standing) -> Row:
    return Row(
        RELATIONS.name,
        {
            "tie": str(standing.tie),
            "person": str(standing.person),
            "relation": standing.relation.value,
            "scope": standing.scope,
            "scope_id": _text(standing.scope_id),
            "pupil": _text(standing.pupil),
            "case_file": _text(standing.case_file),
            "starts": standing.starts.isoformat(),
            "ends": None if standing.ends is None else standing.ends.isoformat(),
        },
    )


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
