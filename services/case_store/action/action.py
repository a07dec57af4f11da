"""What somebody is to do for a pupil: set, moved, done or dropped. Whoever is to do it reports on it themself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from case_store.action import clock
from case_store.action.commands import (
    Acknowledge,
    CompleteAction,
    Decide,
    DropAction,
    Escalate,
    MoveAction,
    ReferToAgency,
    SetAction,
    TellSchool,
)
from case_store.action.events import ActionDone, ActionDropped, ActionMoved, ActionSet
from case_store.action.overdue import due_within
from case_store.action.place import marks_of, matter_of, place_of
from case_store.action.state import Action, evolve
from case_store.agency.people import from_agency
from case_store.calendar.codes import Calendar
from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.entry import Event
from case_store.errors import Invalid, Refused
from case_store.marked import of_words
from case_store.things import thing


def set_action(command: SetAction, _: Action, around: Circumstances) -> Iterator[Happening]:
    """A new one, in the matter of the plan or referral meeting that it serves."""
    matter = matter_of(around)
    place_of(command.owner, matter, around)
    due_by, counted_in = _due(command, None, _usual(command.owner, around), around)
    action = thing(around)
    came = ActionSet(
        author=around.actor.person,
        action=action,
        what=command.what,
        owner=command.owner,
        due_by=due_by,
        counted_in=counted_in,
        response=command.response,
        why=command.why,
        unsafe=command.unsafe_for_parents,
        **marks_of(command, around),
    )
    yield Happening(came, matter=matter, thing=action)


def move_action(command: MoveAction, action: Action, around: Circumstances) -> Iterator[Event]:
    """Another owner, or another day. Raises Invalid where neither is said."""
    action.open()
    owner = command.owner or action.owner
    if command.owner is not None:
        place_of(command.owner, matter_of(around), around)
    elif command.due_by is None and command.within is None:
        raise Invalid("Say in `owner` who is to do it, or by when.")
    due_by, counted_in = _due(command, action.due_by, action.counted_in, around)
    yield ActionMoved(
        author=around.actor.person,
        action=thing(around),
        due_by=due_by,
        counted_in=counted_in,
        former_owner=action.owner if owner != action.owner else None,
        why=command.why,
        **action.marks() | {"owner": owner},
    )


def complete(command: CompleteAction, action: Action, around: Circumstances) -> Iterator[Event]:
    """Raises Refused for a referral, of which the agency decides."""
    if action.open().agency is not None:
        raise Refused("This is a referral. Record what the agency decided, and that the school was told.")
    assert action.owner is not None  # noqa: S101 - what is open has an owner
    yield ActionDone(
        author=around.actor.person,
        action=thing(around),
        owner=action.owner,
        done_on=happened(command.done_on, around, "done_on"),
        came_to=command.came_to,
        outcome=command.outcome,
        unsafe=action.unsafe,
        **of_words(command, around),
    )


def drop(command: DropAction, action: Action, around: Circumstances) -> Iterator[Event]:
    """Of an action or of a referral."""
    yield ActionDropped(
        author=around.actor.person,
        action=thing(around),
        dropped_on=around.today,
        why=command.why,
        reasons=command.reasons,
        **action.open().marks(),
    )


def _usual(owner: UUID, around: Circumstances) -> Calendar:
    """What is counted in where nobody says: for somebody of an agency the days on which offices work."""
    return Calendar.WORKING_DAYS if from_agency(owner, around).agencies else Calendar.SCHOOL_DAYS


def _due(
    command: SetAction | MoveAction, before: date | None, usual: Calendar, around: Circumstances
) -> tuple[date, Calendar]:
    """By when, and counted in what. Raises Invalid where both ways are said, or neither, or a day that is past."""
    counted_in = command.counted_in or usual
    if command.due_by is not None and command.within is not None:
        raise Invalid("Say either `due_by` or `within`, and not both.")
    if command.within is not None:
        return due_within(around.today, command.within, counted_in, around.settings.calendar).day, counted_in
    due_by = command.due_by or before
    if due_by is None:
        raise Invalid("Say by when: in `due_by` a day, or in `within` so many days.")
    if command.due_by is not None and due_by < around.today:
        raise Invalid("`due_by` lies in the past. Say a day that is still to come.")
    return due_by, counted_in


ACTION = Decider(
    "action",
    Action(),
    evolve,
    checked(
        {
            SetAction: set_action,
            MoveAction: move_action,
            CompleteAction: complete,
            DropAction: drop,
            ReferToAgency: clock.refer,
            Acknowledge: clock.acknowledge,
            Decide: clock.decide,
            TellSchool: clock.tell_school,
            Escalate: clock.escalate,
        }
    ),
)
