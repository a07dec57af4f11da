"""Placing a pupil with an agency as well: a grant with a first and a last day, after which nothing is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from case_store.agency.commands import EndPlacement, Place
from case_store.agency.events import Placed, PlacementEnded
from case_store.agency.people import agency_of
from case_store.checks import checked, in_order
from case_store.decider import Circumstances, Decider
from case_store.entry import Event
from case_store.errors import Invalid, NotFound, Refused
from case_store.things import pupil_of, thing

LONGEST = timedelta(days=366)
"""How long one grant runs at most: by then somebody looks whether the pupil is still there."""

Placement = Placed | PlacementEnded


def evolve(placement: Placement | None, event: Event) -> Placement | None:
    """Remember how the grant stands: its newest event says all of it."""
    return event if isinstance(event, Placement) else placement


def place(command: Place, placement: Placement | None, around: Circumstances) -> Iterator[Event]:
    """Raises Refused for somebody of no agency of this school, Invalid for a grant without an end in sight."""
    if placement is not None:
        raise Refused("This has been said already. There is nothing to do.")
    starts = command.starts or around.today
    in_order(starts, command.ends)
    if command.ends - starts > LONGEST:
        raise Invalid("`ends` lies more than a year after the first day. Grant it to the end of the school year.")
    agency = agency_of(command.person, around)
    yield Placed(
        tie=thing(around),
        person=command.person,
        agency=agency,
        pupil=pupil_of(around),
        kind=command.kind,
        starts=starts,
        ends=command.ends,
        by=around.actor.person,
    )


def end_placement(command: EndPlacement, placement: Placement | None, around: Circumstances) -> Iterator[Event]:
    """A grant is shortened, never made longer: a longer one is a new grant."""
    if placement is None or placement.person != command.person:
        raise NotFound
    if placement.ends <= command.last_day:
        raise Refused("It ends by then already. For longer, place the pupil anew from the day after.")
    if (placement.starts - command.last_day).days > 1:
        raise Refused("It had not begun by then. To say that it never held, give the day before its first.")
    yield PlacementEnded(
        tie=placement.tie,
        person=placement.person,
        agency=placement.agency,
        pupil=placement.pupil,
        kind=placement.kind,
        starts=placement.starts,
        ends=command.last_day,
        by=around.actor.person,
    )


_NONE: Placement | None = None
PLACEMENT = Decider("placement", _NONE, evolve, checked({Place: place, EndPlacement: end_placement}))
