"""What rules ask of somebody who comes from an agency: for which they work, and how they stand to a matter."""

from __future__ import annotations

from uuid import UUID

from case_store.decider import Circumstances, FromAgency
from case_store.errors import Refused
from case_store.vocabulary import Tie

NOBODY = FromAgency()


def from_agency(person: UUID, around: Circumstances) -> FromAgency:
    """What somebody named by the command has to do with agencies."""
    return around.from_agency.get(person, NOBODY)


def agency_of(person: UUID, around: Circumstances) -> UUID:
    """The agency for which somebody works today. Raises Refused where that is none that this school knows."""
    agencies = from_agency(person, around).agencies
    if not agencies:
        raise Refused("They work for no agency that this school knows. Have the office record for which they work.")
    return min(agencies)


def ties_to(matter: UUID, person: UUID, around: Circumstances) -> frozenset[Tie]:
    """How somebody of an agency stands to a plan or a referral meeting today: asked to it, came to it, or neither."""
    return from_agency(person, around).matters.get(matter, frozenset())
