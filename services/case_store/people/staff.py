"""Who is known to the school, and as whom they sign in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from json import dumps
from uuid import UUID, uuid5

from case_store.checks import checked
from case_store.decider import Circumstances, Decider
from case_store.entry import Event
from case_store.errors import Refused
from case_store.people.commands import EndIdentity, GiveIdentity, RegisterOrganisation, RegisterPerson
from case_store.people.events import IdentityEnded, IdentityGiven, OrganisationRegistered, PersonRegistered
from case_store.things import thing
from case_store.vocabulary import Capacity, Sensitive

_IDENTITIES = UUID("7b9d3c0e-6f0a-5c1e-9a55-3f6a2f0f7a11")


def identity_stream(iss: Sensitive, sub: Sensitive) -> UUID:
    """The stream of one identity, so that no two persons can be given the same one."""
    return uuid5(_IDENTITIES, dumps([iss.reveal(), sub.reveal()]))


@dataclass(frozen=True, slots=True)
class Registered:
    """Whether somebody, or an organisation, is known already. Nothing else needs to be remembered."""

    known: bool = False


def evolve_registered(state: Registered, event: Event) -> Registered:
    """Remember that somebody was registered."""
    return Registered(known=True) if isinstance(event, (PersonRegistered, OrganisationRegistered)) else state


def register_person(command: RegisterPerson, state: Registered, around: Circumstances) -> Iterator[Event]:
    """The person's id is that of the stream, and of the file in which their particulars lie."""
    if state.known:
        raise Refused("This person is registered already.")
    yield PersonRegistered(
        person=thing(around),
        display_name=command.display_name,
        email=command.email,
        telephone=command.telephone,
    )


def register_organisation(command: RegisterOrganisation, state: Registered, around: Circumstances) -> Iterator[Event]:
    """An organisation's id is that of its stream."""
    if state.known:
        raise Refused("This organisation is registered already.")
    yield OrganisationRegistered(
        organisation=thing(around),
        display_name=command.display_name,
        kind=command.kind,
        by=around.actor.person,
    )


@dataclass(frozen=True, slots=True)
class Identity:
    """Who signs in as one subject of one issuer, and in which capacities."""

    person: UUID | None = None
    capacities: frozenset[Capacity] = frozenset()


def evolve_identity(identity: Identity, event: Event) -> Identity:
    """Remember who was given the identity, or lost it."""
    match event:
        case IdentityGiven(person=person, capacity=capacity):
            return Identity(person, identity.capacities | {capacity})
        case IdentityEnded(capacity=capacity):
            return replace(identity, capacities=identity.capacities - {capacity})
        case _:
            return identity


def give_identity(command: GiveIdentity, identity: Identity, around: Circumstances) -> Iterator[Event]:
    """One identity is one person's. Raises Refused where somebody else has it, or this person already.

    A pupil comes as a pupil and as nothing else, and nobody else comes as one; nobody at all comes as the clock.
    """
    person = _whose(around)
    if command.capacity is Capacity.CLOCK:
        raise Refused("Nobody signs in as the clock. Say in what capacity this person comes.")
    if around.person_is_pupil is not (command.capacity is Capacity.PUPIL):
        raise Refused("Pupils sign in in the capacity of a pupil, and nobody else does. Say another capacity.")
    if identity.capacities and identity.person != person:
        raise Refused("Somebody else signs in with this. End that first, or give another.")
    if command.capacity in identity.capacities:
        raise Refused("This person signs in with this already. There is nothing to do.")
    yield IdentityGiven(
        person=person, iss=command.iss, sub=command.sub, capacity=command.capacity, by=around.actor.person
    )


def end_identity(command: EndIdentity, identity: Identity, around: Circumstances) -> Iterator[Event]:
    """From the next request on nobody signs in with this. Raises Refused where this person does not."""
    person = _whose(around)
    if identity.person != person or command.capacity not in identity.capacities:
        raise Refused("This person does not sign in with this. Look at what they were given.")
    yield IdentityEnded(
        person=person, iss=command.iss, sub=command.sub, capacity=command.capacity, by=around.actor.person
    )


def _whose(around: Circumstances) -> UUID:
    if around.person is None:
        raise Refused("Say whose identity this is.")
    return around.person


PERSON = Decider("person", Registered(), evolve_registered, checked({RegisterPerson: register_person}))
ORGANISATION = Decider(
    "organisation", Registered(), evolve_registered, checked({RegisterOrganisation: register_organisation})
)
IDENTITY = Decider(
    "identity", Identity(), evolve_identity, checked({GiveIdentity: give_identity, EndIdentity: end_identity})
)
