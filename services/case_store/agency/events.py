"""What has happened to the directory of agencies and its people: listed, in post, asked to teach a pupil, followed.

What is known of an agency lies in a file of its own, for its contacts are people. Who works for it, and who is placed
with it, are ids and days and lie in the custodian's trail, so that they are known of a past day too.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.agency.codes import AgencyKind, PlacementKind
from case_store.entry import EXISTENCE, SUMMARY, Event, Person
from case_store.sets import People
from case_store.vocabulary import Part, Role, Sensitive, Tie


class Contact(BaseModel):
    """Whom to ask at an agency, for what, and how to reach them at work."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    display_name: Sensitive
    asked_for: Sensitive | None = None
    telephone: Sensitive | None = None
    email: Sensitive | None = None


class Listed(Event, name="agency.listed", part=Part.STAFF):
    """An agency stands in the school's directory: all of its line as it is now. In the agency's own file."""

    agency: Annotated[UUID, EXISTENCE]
    display_name: Annotated[Sensitive, EXISTENCE]
    kind: Annotated[AgencyKind, EXISTENCE]
    helps_with: Annotated[Sensitive | None, EXISTENCE] = None
    how_to_refer: Annotated[Sensitive | None, EXISTENCE] = None
    telephone: Annotated[Sensitive | None, EXISTENCE] = None
    email: Annotated[Sensitive | None, EXISTENCE] = None
    contacts: Annotated[tuple[Contact, ...], EXISTENCE] = ()
    by: Annotated[UUID, Person(Role.AUTHOR)]


class Unlisted(Event, name="agency.unlisted", part=Part.STAFF):
    """An agency stands in the directory no longer. Its people are recorded as leaving one by one."""

    agency: Annotated[UUID, EXISTENCE]
    by: Annotated[UUID, Person(Role.AUTHOR)]


class WorkerRecorded(Event, name="agency.worker_recorded", part=Part.STAFF):
    """Somebody works for an agency, from a day, perhaps until a day (the last on which it holds)."""

    tie: Annotated[UUID, EXISTENCE]
    person: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    agency: Annotated[UUID, EXISTENCE]
    key_contact: Annotated[bool, EXISTENCE] = False
    starts: Annotated[date, EXISTENCE]
    ends: Annotated[date | None, EXISTENCE] = None
    by: Annotated[UUID, Person(Role.AUTHOR)]


class WorkerEnded(Event, name="agency.worker_ended", part=Part.STAFF):
    """Somebody works for an agency no longer, after this last day: from then on they are told nothing."""

    tie: Annotated[UUID, EXISTENCE]
    person: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    agency: Annotated[UUID, EXISTENCE]
    starts: Annotated[date, EXISTENCE]
    ends: Annotated[date, EXISTENCE]
    by: Annotated[UUID, Person(Role.AUTHOR)]


class Placed(Event, name="agency.placed", part=Part.DIRECTORY):
    """Somebody of an agency teaches or supports a pupil who is with them: a grant that has a last day."""

    tie: UUID
    person: Annotated[UUID, SUMMARY]
    agency: Annotated[UUID, SUMMARY]
    pupil: Annotated[UUID, Person(Role.ABOUT), SUMMARY]
    kind: Annotated[PlacementKind, SUMMARY]
    starts: Annotated[date, SUMMARY]
    ends: Annotated[date, SUMMARY]
    by: Annotated[UUID, Person(Role.AUTHOR)]


class PlacementEnded(Event, name="agency.placement_ended", part=Part.DIRECTORY):
    """A grant was given another last day, no later than the one it had."""

    tie: UUID
    person: Annotated[UUID, SUMMARY]
    agency: Annotated[UUID, SUMMARY]
    pupil: Annotated[UUID, Person(Role.ABOUT), SUMMARY]
    kind: Annotated[PlacementKind, SUMMARY]
    starts: Annotated[date, SUMMARY]
    ends: Annotated[date, SUMMARY]
    by: Annotated[UUID, Person(Role.AUTHOR)]


class SuccessorNamed(Event, name="agency.successor_named", part=Part.MEETINGS):
    """Somebody else of the same agency stands from now on where one of its people stood in this matter.

    `follows` are all in whose place they come, the last and those before; `ties` how these stood to the matter.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    from_day: Annotated[date, SUMMARY]
    agency: Annotated[UUID, SUMMARY]
    successor: Annotated[UUID, SUMMARY]
    former: Annotated[UUID, SUMMARY]
    follows: People
    ties: tuple[Tie, ...]
    pupil: UUID
    case: UUID
    reason: Sensitive | None = None
