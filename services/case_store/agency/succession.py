"""Who comes in the place of somebody of an agency, in one plan or one referral meeting: said once, and it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from case_store.agency.commands import NameSuccessor
from case_store.agency.events import SuccessorNamed
from case_store.agency.people import agency_of, from_agency, ties_to
from case_store.checks import checked
from case_store.decider import Circumstances, Decider
from case_store.entry import Event
from case_store.errors import Invalid, NotFound, Refused
from case_store.things import case_of, pupil_of


@dataclass(frozen=True, slots=True)
class Succession:
    """In whose place each of an agency's people came: the one before, and those before that one."""

    follows: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)


def evolve(succession: Succession, event: Event) -> Succession:
    """Remember who follows whom. It has happened, so it cannot be refused here."""
    if isinstance(event, SuccessorNamed):
        return Succession({**succession.follows, event.successor: event.follows})
    return succession


def name_successor(command: NameSuccessor, succession: Succession, around: Circumstances) -> Iterator[Event]:
    """Raises Refused where the one before has no place here, or the successor comes from another agency."""
    matter = around.matter
    if matter is None:
        raise NotFound
    if command.former == command.successor:
        raise Invalid("`successor` is the same as `former`. Say who comes in their place.")
    ties = ties_to(matter, command.former, around)
    if not ties:
        raise Refused("They stand here for no agency. Look at who was invited, and who came.")
    agency = agency_of(command.successor, around)
    if agency not in from_agency(command.former, around).ever:
        raise Refused("They work for another agency. Invite them: that says on what basis, and whether home knows.")
    if ties_to(matter, command.successor, around):
        raise Refused("They have a place of their own here already. There is nothing to do.")
    yield SuccessorNamed(
        author=around.actor.person,
        from_day=around.today,
        agency=agency,
        successor=command.successor,
        former=command.former,
        follows=frozenset({command.former}) | succession.follows.get(command.former, frozenset()),
        ties=tuple(sorted(ties)),
        pupil=pupil_of(around),
        case=case_of(around),
        reason=command.reason,
    )


SUCCESSION = Decider("succession", Succession(), evolve, checked({NameSuccessor: name_successor}))
