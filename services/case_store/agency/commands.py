"""What the office, the leads and the coordinators ask the record to take in about agencies."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from case_store.agency.codes import AgencyKind, PlacementKind
from case_store.agency.events import Contact
from case_store.decider import Command
from case_store.vocabulary import Sensitive

Contacts = Annotated[tuple[Contact, ...], Field(max_length=20)]


class AgencyLine(BaseModel):
    """What the directory says of an agency: its name, what it does, how one refers to it, and whom to ask there."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    display_name: Sensitive
    kind: AgencyKind
    helps_with: Sensitive | None = None
    how_to_refer: Sensitive | None = None
    telephone: Sensitive | None = None
    email: Sensitive | None = None
    contacts: Contacts = ()


class ListAgency(AgencyLine, Command, action="agency.list"):
    """Put an agency into the directory."""


class ChangeAgencyLine(AgencyLine, Command, action="agency.change_line"):
    """Say an agency's whole line again, as it is now. One that was taken out stands there again."""


class UnlistAgency(Command, action="agency.unlist"):
    """Take an agency out of the directory."""


class RecordWorker(Command, action="agency.record_worker"):
    """Say for which agency of the directory somebody works, from a day (today, if none is said).

    Nothing opens with that: they are told of a meeting once they are invited, and only while they work there.
    """

    person: UUID
    agency: UUID
    key_contact: bool = False
    starts: date | None = None
    ends: date | None = None


class EndWorker(Command, action="agency.end_worker"):
    """Say the last day on which somebody works for their agency. Yesterday ends it at once."""

    person: UUID
    last_day: date


class Place(Command, action="agency.place"):
    """Place a pupil with somebody of an agency as well, from a day (today, if none is said) to a last day."""

    person: UUID
    pupil: UUID
    kind: PlacementKind = PlacementKind.DUAL_ROLL
    starts: date | None = None
    ends: date


class EndPlacement(Command, action="agency.end_placement"):
    """Say an earlier last day of a placement. Yesterday ends it at once."""

    person: UUID
    last_day: date


class NameSuccessor(Command, action="agency.name_successor"):
    """Name who comes in the place of somebody of an agency, in this plan or this referral meeting, from today.

    The one before reads nothing of it from then on; the successor what the one before was told as somebody who came
    or was asked, and nothing that is theirs alone, such as their words and their signature.
    """

    former: UUID
    successor: UUID
    reason: Sensitive | None = None
