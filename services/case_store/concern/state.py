"""What must be remembered of a concern to decide what may happen next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from case_store.concern.events import AdultClosed, AdultPassedOn, AdultRaised, Closed, PassedOn, Raised
from case_store.entry import Event
from case_store.errors import NotFound, Refused


@dataclass(frozen=True, slots=True)
class Whose:
    """Whom a concern is about: the pupil, and the adult if it is about one; and whom the account names."""

    pupil: UUID
    case: UUID
    subject: UUID | None
    named: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Concern:
    """A concern as far as rules need it. `holders` are those to whom it was passed, the first to hold it first."""

    raised: Whose | None = None
    holders: tuple[UUID, ...] = ()
    closed: bool = False


def evolve(concern: Concern, event: Event) -> Concern:
    """Remember `event`. It has happened, so it cannot be refused here."""
    match event:
        case Raised(pupil=pupil, case=case, named=named, holders=holders):
            return Concern(Whose(pupil, case, None, named), holders)
        case AdultRaised(pupil=pupil, case=case, subject=subject, named=named, holders=holders):
            return Concern(Whose(pupil, case, subject, named), holders)
        case PassedOn(holder=holder) | AdultPassedOn(holder=holder):
            return replace(concern, holders=(*concern.holders, holder))
        case Closed() | AdultClosed():
            return replace(concern, closed=True)
        case _:
            return concern


def known(concern: Concern) -> Whose:
    """Whom the concern is about. Raises NotFound where the id was that of something else."""
    if concern.raised is None:
        raise NotFound
    return concern.raised


def still_open(concern: Concern) -> Whose:
    """Whom the concern is about. Raises Refused where it was closed: what comes later is a concern of its own."""
    whose = known(concern)
    if concern.closed:
        raise Refused("This concern is closed. Raise a new one, which may say that it follows from this.")
    return whose


def first_free(in_line: Iterable[UUID | None], whose: Whose, holders: Iterable[UUID] = ()) -> UUID | None:
    """The first in line who is neither named in the account, nor its subject, nor a holder already."""
    passed_over = {*whose.named, whose.subject, *holders, None}
    return next((person for person in in_line if person not in passed_over), None)
