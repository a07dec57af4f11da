"""Reviews held, what became of each commitment, reports of those who made them, words for home."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from case_store.decider import Command, EntryAbout
from case_store.entry import Actor, lift
from case_store.psp.codes import Side
from case_store.review import commands as asked
from case_store.review.codes import Adjusted, EndedBy, Kept, Outcome, Progress
from case_store.review.events import AgencyReported, CommitmentReviewed, Ended, Held, Reported, TargetProgress
from case_store.review.review import REVIEW
from case_store.vocabulary import Capacity, Label, Role
from tests.case_store.review.stories import (
    AGENCY,
    AGENCYS,
    COMMITMENT,
    COMMITTED,
    COORDINATOR,
    FINAL_HELD,
    FIRST,
    MEETING_HELD,
    OF_ANOTHER_PLAN,
    PROPOSED,
    SECOND,
    SETTINGS,
    STARTS,
    TARGET,
    WHOSE,
    plan,
)
from tests.given import ELSA, ENTRY, OTHER, TODAY, TOMORROW, YESTERDAY, Given, one, text

BY = {"actor": Actor("hilltop", COORDINATOR), "settings": SETTINGS}
HOLD = asked.Hold(outcome=Outcome.SOME_PROGRESS, held_on=FIRST, next_step=text())
HELD = Held(
    author=COORDINATOR, held_on=FIRST, outcome=Outcome.SOME_PROGRESS, next_step=text(), number=1, next_due=SECOND
)
OVER = Ended(author=COORDINATOR, ended_on=TODAY, how=EndedBy.WITHDRAWN, coordinator=COORDINATOR, **WHOSE)
THEIRS = {"actor": Actor("hilltop", AGENCY, Capacity.AGENCY), "settings": SETTINGS, "about": COMMITTED}
REPORT = asked.Report(commitment=AGENCYS, report=text(), kept=Kept.PARTLY)


class TestHolding:
    def test_says_what_it_came_to_and_when_the_next_is_due(self) -> None:
        """The first of the schedule comes first."""
        plan.when(HOLD, **BY).then(HELD)

    def test_goes_on_to_the_next_of_the_schedule(self) -> None:
        """And to the final meeting only by judging the plan, or by going on for longer."""
        second = plan.given(HELD).when(HOLD.model_copy(update={"held_on": TODAY}), **BY).event()
        assert second.number == 2
        plan.given(HELD, second).when(HOLD, **BY).then_refused(because="Only the final meeting is still to come")

    def test_besides_the_schedule_leaves_it_as_it_was(self) -> None:
        """The next one of the schedule is still to come."""
        early = plan.when(HOLD.model_copy(update={"extra": True}), **BY).event()
        assert (early.number, early.next_due) == (None, FIRST)

    @pytest.mark.parametrize("meeting", [MEETING_HELD, FINAL_HELD])
    def test_names_the_meeting_at_which_it_was(self, meeting: EntryAbout) -> None:
        """One of this plan, that was held."""
        at = HOLD.model_copy(update={"meeting": ENTRY})
        assert plan.when(at, about=meeting, **BY).event().meeting == ENTRY

    @pytest.mark.parametrize("meeting", [None, OF_ANOTHER_PLAN, replace(MEETING_HELD, name="meeting.called")])
    def test_is_refused_at_a_meeting_that_was_none_of_this_plan(self, meeting: EntryAbout | None) -> None:
        """Called is not held, and another plan's is another plan's."""
        at = HOLD.model_copy(update={"meeting": ENTRY})
        plan.when(at, about=meeting, **BY).then_refused(because="no meeting of this plan that was held")

    def test_says_how_far_the_pupil_has_come_with_each_target(self) -> None:
        """Targets of this plan, each once; what was adjusted, each once."""
        target = TargetProgress(target=TARGET, progress=Progress.PARTLY)
        twice = (Adjusted.TARGETS, Adjusted.COMMITMENTS, Adjusted.TARGETS)
        held = plan.when(HOLD.model_copy(update={"targets": (target,), "adjusted": twice}), **BY).event()
        assert (held.targets, held.adjusted) == ((target,), (Adjusted.TARGETS, Adjusted.COMMITMENTS))
        for targets in ((target, target), (TargetProgress(target=one(1), progress=Progress.MET),)):
            plan.when(HOLD.model_copy(update={"targets": targets}), **BY).then_invalid(because="`targets` names one")

    @pytest.mark.parametrize(
        ("day", "because"), [(date(2026, 1, 30), "before the plan started"), (TOMORROW, "lies in the future")]
    )
    def test_is_on_a_day_on_which_the_plan_ran(self, day: date, because: str) -> None:
        """It has happened, and not before the plan began."""
        plan.when(HOLD.model_copy(update={"held_on": day}), **BY).then_invalid(because=because)

    def test_says_whose_words_it_holds(self) -> None:
        """Marks of other pupils and of home are carried into the envelope."""
        said = HOLD.model_copy(update={"said_by": OTHER, "mentions_pupil": True, "about_home": True})
        labels = lift(plan.when(said, **BY).event()).labels
        assert labels == {Label.SAID_BY, Label.MENTIONS_PUPIL, Label.ABOUT_HOME}


class TestReviewingACommitment:
    def test_says_what_became_of_it_and_names_its_owner(self) -> None:
        """An adult's as much as the pupil's; the owner may read all of it."""
        reviewed = CommitmentReviewed(
            author=COORDINATOR, reviewed_on=TODAY, kept=Kept.NOT, commitment=COMMITMENT, owner=OTHER
        )
        plan.when(asked.ReviewCommitment(commitment=COMMITMENT, kept=Kept.NOT), **BY).then(reviewed)
        assert (Role.OWNER, OTHER) in lift(reviewed).people

    def test_is_of_a_commitment_of_this_plan(self) -> None:
        """Nobody made another one."""
        plan.when(asked.ReviewCommitment(commitment=one(1), kept=Kept.KEPT), **BY).then_invalid(because="`commitment`")


class TestReporting:
    def test_is_of_an_agency_where_an_agency_committed_itself(self) -> None:
        """By its own worker, in their own words: nobody else's."""
        reported = AgencyReported(
            author=AGENCY, reported_on=TODAY, commitment=AGENCYS, owner=AGENCY, report=text(), kept=Kept.PARTLY
        )
        plan.when(REPORT, **THEIRS).then(reported)

    def test_at_school_is_another_event(self) -> None:
        """What an agency said is asked about before it goes further; what staff said is not."""
        command = REPORT.model_copy(update={"commitment": COMMITMENT})
        came = plan.when(command, about=COMMITTED, actor=Actor("hilltop", OTHER), settings=SETTINGS)
        assert type(came.event()) is Reported

    @pytest.mark.parametrize(
        ("commitment", "about"),
        [
            (COMMITMENT, COMMITTED),  # somebody else's
            (one(1), COMMITTED),
            (AGENCYS, None),
            (AGENCYS, replace(COMMITTED, matter=one(0xA9))),  # made in another plan
            (AGENCYS, replace(COMMITTED, name="psp.target_agreed")),
        ],
    )
    def test_on_what_somebody_else_committed_themself_to_looks_like_nothing(
        self, commitment: UUID, about: EntryAbout | None
    ) -> None:
        """Whoever reports may not know that there is anything."""
        command = REPORT.model_copy(update={"commitment": commitment})
        plan.when(command, **{**THEIRS, "about": about}).then_not_found()

    def test_is_written_down_for_whoever_cannot(self) -> None:
        """The words are theirs, unless somebody else is named."""
        record = asked.RecordReport(commitment=AGENCYS, report=text())
        written = plan.when(record, **BY).event()
        assert (written.author, written.said_by, written.owner) == (COORDINATOR, AGENCY, AGENCY)
        for_another = record.model_copy(update={"said_by": OTHER})
        assert plan.when(for_another, **BY).event().said_by == OTHER

    def test_the_sides_of_these_tests_are_two(self) -> None:
        """The control: one commitment is an agency's, the other the school's."""
        sides = REVIEW.fold(plan.events).commitments
        assert [sides[id_].side for id_ in (COMMITMENT, AGENCYS)] == [Side.SCHOOL, Side.AGENCY]


class TestWordsForHome:
    def test_are_for_all_who_care_unless_somebody_is_named(self) -> None:
        """Worded for home, and addressed."""
        wording = asked.WordForHome(wording=text())
        for_all = lift(plan.when(wording, **BY).event())
        assert for_all.labels == {Label.FOR_HOME, Label.FOR_ALL_CARERS}
        one_of_them = wording.model_copy(update={"addressees": frozenset({OTHER})})
        for_one = lift(plan.when(one_of_them, **BY).event())
        assert for_one.labels == {Label.FOR_HOME}
        assert (Role.ADDRESSEE, OTHER) in for_one.people

    def test_may_follow_once_the_plan_has_ended(self) -> None:
        """What it came to is said to home at the end too."""
        assert plan.given(OVER).when(asked.WordForHome(wording=text()), **BY).event().reviewed_on == TODAY


REVIEWING: tuple[Command, ...] = (
    HOLD,
    asked.ReviewCommitment(commitment=COMMITMENT, kept=Kept.KEPT, reviewed_on=YESTERDAY),
    asked.RecordReport(commitment=COMMITMENT, report=text()),
)


@pytest.mark.parametrize("command", REVIEWING, ids=lambda one: one.action)
class TestAPlan:
    def test_that_has_ended_is_reviewed_no_longer(self, command: Command) -> None:
        """Another one may be proposed."""
        plan.given(OVER).when(command, **BY).then_refused(because="has ended")

    def test_that_has_not_started_is_not_reviewed_yet(self, command: Command) -> None:
        """It is started first."""
        Given(REVIEW).given(PROPOSED).when(command, **BY).then_refused(because="has not started")

    def test_that_is_something_else_looks_like_nothing(self, command: Command) -> None:
        """The id of another thing is no plan."""
        Given(REVIEW).when(command, **BY).then_not_found()


def test_the_start_of_these_tests_is_four_school_weeks_ago() -> None:
    """The control: half term made five weeks of them."""
    assert (FIRST - STARTS).days == 35
    assert FIRST == YESTERDAY
    assert ELSA != COORDINATOR
