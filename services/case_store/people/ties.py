"""How staff stand to a pupil or to each other: who teaches, who manages whom, and who must keep out of a case.

Each tie is a stream of its own, whose id is the tie's. A tie is ended by saying its last day; a last day on the eve of
its first says that it never held.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from case_store.checks import checked, in_order
from case_store.decider import Circumstances, Decider
from case_store.entry import Event
from case_store.errors import NotFound, Refused
from case_store.people import commands as asked
from case_store.people.events import (
    Assigned,
    AssignmentEnded,
    ConflictDeclared,
    ConflictEnded,
    ManagerAssigned,
    ManagerUnassigned,
    SupervisorAssigned,
    SupervisorUnassigned,
)
from case_store.things import thing

OfStaff = Assigned | AssignmentEnded | ManagerAssigned | ManagerUnassigned | SupervisorAssigned | SupervisorUnassigned
Tied = OfStaff | ConflictDeclared | ConflictEnded


def evolve(tied: Tied | None, event: Event) -> Tied | None:
    """Remember how the tie stands: its newest event says all of it."""
    return event if isinstance(event, Tied) else tied


def assign(command: asked.Assign, tied: Tied | None, around: Circumstances) -> Iterator[Event]:
    """A member of staff teaches or tutors a pupil."""
    starts = _begins(tied, command.starts, command.ends, around)
    yield Assigned(
        tie=thing(around),
        person=command.person,
        pupil=command.pupil,
        assigned_as=command.assigned_as,
        starts=starts,
        ends=command.ends,
        by=around.actor.person,
    )


def end_assignment(command: asked.EndAssignment, tied: Tied | None, around: Circumstances) -> Iterator[Event]:
    """A member of staff teaches or tutors a pupil no longer."""
    if not isinstance(tied, Assigned | AssignmentEnded) or tied.person != command.person:
        raise NotFound
    _ends(tied.starts, tied.ends, command.last_day)
    yield AssignmentEnded(
        tie=tied.tie,
        person=tied.person,
        pupil=tied.pupil,
        assigned_as=tied.assigned_as,
        starts=tied.starts,
        ends=command.last_day,
        by=around.actor.person,
    )


def assign_manager(command: asked.AssignManager, tied: Tied | None, around: Circumstances) -> Iterator[Event]:
    """An ELSA gets a line manager, who is somebody else."""
    if command.manager == command.elsa:
        raise Refused("Nobody manages themself. Choose another line manager.")
    starts = _begins(tied, command.starts, command.ends, around)
    yield ManagerAssigned(
        tie=thing(around),
        manager=command.manager,
        elsa=command.elsa,
        starts=starts,
        ends=command.ends,
        by=around.actor.person,
    )


def unassign_manager(command: asked.UnassignManager, tied: Tied | None, around: Circumstances) -> Iterator[Event]:
    """An ELSA is managed by this person no longer."""
    if not isinstance(tied, ManagerAssigned | ManagerUnassigned) or tied.manager != command.manager:
        raise NotFound
    _ends(tied.starts, tied.ends, command.last_day)
    yield ManagerUnassigned(
        tie=tied.tie,
        manager=tied.manager,
        elsa=tied.elsa,
        starts=tied.starts,
        ends=command.last_day,
        by=around.actor.person,
    )


def assign_supervisor(command: asked.AssignSupervisor, tied: Tied | None, around: Circumstances) -> Iterator[Event]:
    """An ELSA gets a supervising psychologist, who is somebody else."""
    if command.supervisor == command.elsa:
        raise Refused("Nobody supervises themself. Choose another supervisor.")
    starts = _begins(tied, command.starts, command.ends, around)
    yield SupervisorAssigned(
        tie=thing(around),
        supervisor=command.supervisor,
        elsa=command.elsa,
        starts=starts,
        ends=command.ends,
        by=around.actor.person,
    )


def unassign_supervisor(command: asked.UnassignSupervisor, tied: Tied | None, around: Circumstances) -> Iterator[Event]:
    """An ELSA is supervised by this person no longer."""
    if not isinstance(tied, SupervisorAssigned | SupervisorUnassigned) or tied.supervisor != command.supervisor:
        raise NotFound
    _ends(tied.starts, tied.ends, command.last_day)
    yield SupervisorUnassigned(
        tie=tied.tie,
        supervisor=tied.supervisor,
        elsa=tied.elsa,
        starts=tied.starts,
        ends=command.last_day,
        by=around.actor.person,
    )


def declare_conflict(command: asked.DeclareConflict, tied: Tied | None, around: Circumstances) -> Iterator[Event]:
    """From today this person is kept out of this pupil's case."""
    starts = _begins(tied, None, None, around)
    yield ConflictDeclared(
        tie=thing(around),
        person=command.person,
        pupil=command.pupil,
        kind=command.kind,
        starts=starts,
        by=around.actor.person,
    )


def end_conflict(command: asked.EndConflict, tied: Tied | None, around: Circumstances) -> Iterator[Event]:
    """This person is kept out of this pupil's case no longer."""
    if not isinstance(tied, ConflictDeclared | ConflictEnded) or tied.person != command.person:
        raise NotFound
    _ends(tied.starts, tied.ends if isinstance(tied, ConflictEnded) else None, command.last_day)
    yield ConflictEnded(
        tie=tied.tie,
        person=tied.person,
        pupil=tied.pupil,
        kind=tied.kind,
        starts=tied.starts,
        ends=command.last_day,
        by=around.actor.person,
    )


def _begins(tied: Tied | None, starts: date | None, ends: date | None, around: Circumstances) -> date:
    if tied is not None:
        raise Refused("This has been said already. There is nothing to do.")
    if around.person_is_pupil:
        raise Refused("A pupil is named where a member of staff is meant. Look the person up again.")
    first = starts or around.today
    in_order(first, ends)
    return first


def _ends(starts: date, ends: date | None, last_day: date) -> None:
    if ends is not None and ends <= last_day:
        raise Refused("It ends by then already. Give an earlier last day, or say anew from when it holds.")
    if (starts - last_day).days > 1:
        raise Refused("It had not begun by then. To say that it never held, give the day before its first.")


TIES: Decider[Tied | None] = Decider(
    "ties",
    None,
    evolve,
    checked(
        {
            asked.Assign: assign,
            asked.EndAssignment: end_assignment,
            asked.AssignManager: assign_manager,
            asked.UnassignManager: unassign_manager,
            asked.AssignSupervisor: assign_supervisor,
            asked.UnassignSupervisor: unassign_supervisor,
            asked.DeclareConflict: declare_conflict,
            asked.EndConflict: end_conflict,
        }
    ),
)
