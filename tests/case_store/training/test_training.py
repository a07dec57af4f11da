"""The practitioner register: cohorts of ten at most, and what each practitioner has done."""

from __future__ import annotations

import pytest

from case_store.decider import Command
from case_store.entry import Event
from case_store.training import commands as asked
from case_store.training import events as said
from case_store.training.codes import Gathering, HoursOf
from case_store.training.training import COHORT, MOST, TRAINING
from tests.given import ELSA, OTHER, STREAM, TODAY, TOMORROW, YESTERDAY, Given, one, text

cohort, training = Given(COHORT), Given(TRAINING)
OF_OTHER = {"person": OTHER, "pupil": None, "case": None}
FORMED = said.CohortFormed(author=ELSA, display_name=text("Docklands"), starts=YESTERDAY)


def joined(number: int) -> said.CohortJoined:
    """Somebody joined."""
    return said.CohortJoined(
        practitioner=one(number), author=ELSA, cohort=STREAM, display_name=text("Docklands"), joined_on=TODAY
    )


FULL = tuple(joined(number) for number in range(MOST))


class TestACohort:
    def test_is_formed_without_members(self) -> None:
        """From today, if nobody says."""
        cohort.when(asked.FormCohort(display_name=text("Docklands"), starts=YESTERDAY)).then(FORMED)

    def test_takes_ten_and_no_more(self) -> None:
        """The tenth joins, the eleventh is told to form another."""
        assert cohort.given(FORMED, *FULL[:-1]).when(asked.JoinCohort(person=one(9))).event() == FULL[-1]
        cohort.given(FORMED, *FULL).when(asked.JoinCohort(person=one(10))).then_refused(because="is full")

    def test_has_a_place_again_once_somebody_leaves(self) -> None:
        """Ten at a time."""
        left = said.CohortLeft(practitioner=one(3), author=ELSA, cohort=STREAM, left_on=TODAY)
        assert cohort.given(FORMED, *FULL).when(asked.LeaveCohort(person=one(3))).event() == left
        assert cohort.given(FORMED, *FULL, left).when(asked.JoinCohort(person=one(10))).event() == joined(10)

    def test_takes_nobody_twice(self) -> None:
        """Nor loses anybody who is not in it."""
        cohort.given(FORMED, joined(1)).when(asked.JoinCohort(person=one(1))).then_refused(because="already")
        cohort.given(FORMED).when(asked.LeaveCohort(person=one(1))).then_refused(because="not in this cohort")

    def test_is_left_after_it_was_joined(self) -> None:
        """Not before."""
        left = asked.LeaveCohort(person=one(1), left_on=YESTERDAY)
        cohort.given(FORMED, joined(1)).when(left).then_invalid(because="before they joined")

    def test_must_have_been_formed(self) -> None:
        """The id was that of something else."""
        cohort.when(asked.JoinCohort(person=one(1))).then_not_found()


RECORDED: list[tuple[Command, Event]] = [
    (
        asked.RecordDay(attended_on=YESTERDAY, half=True, topic=text()),
        said.DayAttended(practitioner=OTHER, author=ELSA, attended_on=YESTERDAY, half=True, topic=text()),
    ),
    (
        asked.RecordHours(hours_of=HoursOf.ASSESSMENT, minutes=90, held_on=YESTERDAY, feedback=text()),
        said.HoursRecorded(
            practitioner=OTHER,
            author=ELSA,
            hours_of=HoursOf.ASSESSMENT,
            held_on=YESTERDAY,
            minutes=90,
            feedback=text(),
        ),
    ),
    (
        asked.AddToPortfolio(title=text(), words=text("more"), added_on=YESTERDAY),
        said.PortfolioAdded(practitioner=OTHER, author=ELSA, added_on=YESTERDAY, title=text(), words=text("more")),
    ),
    (
        asked.RecordQualification(qualification=text(), awarded_on=YESTERDAY),
        said.Qualified(practitioner=OTHER, author=ELSA, qualification=text(), awarded_on=YESTERDAY),
    ),
    (
        asked.RecordGathering(gathering=Gathering.NETWORKING, held_on=YESTERDAY, learned=text()),
        said.Gathered(
            practitioner=OTHER, author=ELSA, gathering=Gathering.NETWORKING, held_on=YESTERDAY, learned=text()
        ),
    ),
]


class TestWhatAPractitionerDid:
    @pytest.mark.parametrize(("command", "event"), RECORDED, ids=lambda one: type(one).__name__)
    def test_is_recorded_on_its_day(self, command: Command, event: Event) -> None:
        """Days, hours, portfolio, qualification, gatherings."""
        done = training.when(command, **OF_OTHER)
        done.then(event)
        assert done.happenings[0].at == YESTERDAY

    @pytest.mark.parametrize("command", [command for command, _ in RECORDED], ids=lambda one: type(one).__name__)
    def test_has_happened(self, command: Command) -> None:
        """Nothing is recorded beforehand."""
        (day,) = [name for name, value in command if value == YESTERDAY]
        training.when(command.model_copy(update={day: TOMORROW}), **OF_OTHER).then_invalid(because="in the future")
