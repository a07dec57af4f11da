"""Who teaches whom, who manages whom, and who must keep out of a case."""

from datetime import date

import pytest

from case_store.decider import Command
from case_store.entry import Event
from case_store.people.codes import AssignedAs, ConflictKind
from case_store.people.commands import (
    Assign,
    AssignManager,
    AssignSupervisor,
    DeclareConflict,
    EndAssignment,
    EndConflict,
    UnassignManager,
    UnassignSupervisor,
)
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
from case_store.people.ties import TIES
from tests.given import ELSA, HEAD, OTHER, PUPIL, STREAM, TEACHER, TODAY, TOMORROW, YESTERDAY, Given

ties = Given(TIES)
ASSIGNED = Assigned(
    tie=STREAM, person=TEACHER, pupil=PUPIL, assigned_as=AssignedAs.CLASS_TEACHER, starts=TODAY, by=ELSA
)
MANAGED = ManagerAssigned(tie=STREAM, manager=HEAD, elsa=TEACHER, starts=TODAY, by=ELSA)
SUPERVISED = SupervisorAssigned(tie=STREAM, supervisor=HEAD, elsa=TEACHER, starts=TODAY, by=ELSA)
BARRED = ConflictDeclared(tie=STREAM, person=TEACHER, pupil=PUPIL, kind=ConflictKind.RELATIVE, starts=TODAY, by=ELSA)
BEGINNINGS = [
    (Assign(person=TEACHER, pupil=PUPIL, assigned_as=AssignedAs.CLASS_TEACHER), ASSIGNED),
    (AssignManager(manager=HEAD, elsa=TEACHER), MANAGED),
    (AssignSupervisor(supervisor=HEAD, elsa=TEACHER), SUPERVISED),
    (DeclareConflict(person=TEACHER, pupil=PUPIL, kind=ConflictKind.RELATIVE), BARRED),
]


def end(event: Event, kind: type[Event]) -> Event:
    """The end of a tie: all that its beginning said, and the last day."""
    values = {name: getattr(event, name) for name in type(event).model_fields}
    return kind(**{**values, "ends": YESTERDAY})


ENDS = [
    (ASSIGNED, EndAssignment(person=TEACHER, last_day=YESTERDAY), end(ASSIGNED, AssignmentEnded)),
    (MANAGED, UnassignManager(manager=HEAD, last_day=YESTERDAY), end(MANAGED, ManagerUnassigned)),
    (SUPERVISED, UnassignSupervisor(supervisor=HEAD, last_day=YESTERDAY), end(SUPERVISED, SupervisorUnassigned)),
    (BARRED, EndConflict(person=TEACHER, last_day=YESTERDAY), end(BARRED, ConflictEnded)),
]


class TestATie:
    @pytest.mark.parametrize(("command", "event"), BEGINNINGS)
    def test_begins_today_in_a_stream_of_its_own(self, command: Command, event: Event) -> None:
        """The id of the stream is the tie's, so that its end finds it."""
        ties.when(command).then(event)

    @pytest.mark.parametrize(("command", "event"), BEGINNINGS)
    def test_begins_once(self, command: Command, event: Event) -> None:
        """A new tie is a new stream."""
        ties.given(event).when(command).then_refused(because="said already")

    @pytest.mark.parametrize("command", [command for command, _ in BEGINNINGS])
    def test_takes_no_pupil_for_a_member_of_staff(self, command: Command) -> None:
        """Nothing would follow from it, and the record would be nonsense."""
        ties.when(command, person_is_pupil=True).then_refused(because="where a member of staff is meant")

    @pytest.mark.parametrize(("begun", "command", "event"), ENDS)
    def test_ends_with_its_last_day(self, begun: Event, command: Command, event: Event) -> None:
        """Here on the eve of its first: it never held."""
        ties.given(begun).when(command).then(event)

    @pytest.mark.parametrize(("begun", "command", "event"), ENDS)
    def test_ends_earlier_than_it_was_to_and_not_later(self, begun: Event, command: Command, event: Event) -> None:
        """To go on longer is a new tie."""
        tomorrow = command.model_copy(update={"last_day": TOMORROW})
        ties.given(begun, event.model_copy(update={"ends": date(2026, 4, 1)})).when(tomorrow)
        ties.given(begun, event).when(tomorrow).then_refused(because="ends by then already")

    @pytest.mark.parametrize(("begun", "command", "event"), ENDS)
    def test_is_not_ended_before_it_began(self, begun: Event, command: Command, event: Event) -> None:
        """Somebody mistyped the day."""
        early = command.model_copy(update={"last_day": date(2026, 3, 8)})
        ties.given(begun).when(early).then_refused(because="had not begun")

    @pytest.mark.parametrize(("begun", "command", "event"), ENDS)
    def test_of_somebody_else_looks_like_nothing(self, begun: Event, command: Command, event: Event) -> None:
        """Policy was asked about the person whom the command names: the tie must be theirs."""
        (named,) = {"person", "manager", "supervisor"} & set(type(command).model_fields)
        ties.given(begun).when(command.model_copy(update={named: OTHER})).then_not_found()

    @pytest.mark.parametrize(("begun", "command", "event"), ENDS)
    def test_of_another_kind_looks_like_nothing(self, begun: Event, command: Command, event: Event) -> None:
        """Whoever may end a lesson may not end a bar by its id."""
        for other, _, _ in ENDS:
            if other is not begun:
                ties.given(other).when(command).then_not_found()


class TestAssigning:
    def test_is_refused_with_an_end_before_its_beginning(self) -> None:
        """Somebody turned them round."""
        command = Assign(person=TEACHER, pupil=PUPIL, assigned_as=AssignedAs.FORM_TUTOR, ends=YESTERDAY)
        ties.when(command).then_invalid(because="`ends` lies before")

    def test_is_refused_for_managing_oneself(self) -> None:
        """Offloading needs somebody else."""
        ties.when(AssignManager(manager=HEAD, elsa=HEAD)).then_refused(because="Nobody manages themself")
        ties.when(AssignSupervisor(supervisor=HEAD, elsa=HEAD)).then_refused(because="Nobody supervises themself")
