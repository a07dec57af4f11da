"""How a plan ends: judged at its final meeting beside what became of each commitment, or otherwise, by code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from case_store.decider import Command, EntryAbout
from case_store.entry import Actor, Event
from case_store.review import commands as asked
from case_store.review.codes import Advice, EndedBy, Kept, Option, OtherEnding, Outcome, Progress
from case_store.review.events import (
    AdviceAnswered,
    AdviceAsked,
    AdviceUnanswered,
    CommitmentOutcome,
    Ended,
    Held,
    Judged,
    TargetProgress,
)
from case_store.review.review import REVIEW
from tests.case_store.review.stories import (
    AGENCY,
    AGENCYS,
    COMMITMENT,
    COORDINATOR,
    FINAL_HELD,
    FIRST,
    KEY_WORKER,
    MEETING_HELD,
    MENTORS,
    OF_ANOTHER_PLAN,
    OUTREACH,
    PROPOSED,
    SETTINGS,
    STARTS,
    TARGET,
    WHOSE,
    plan,
    reviewed,
)
from tests.given import ENTRY, OTHER, TODAY, TOMORROW, YESTERDAY, Given, one, text

BY: dict[str, Any] = {"actor": Actor("hilltop", COORDINATOR), "settings": SETTINGS}
AT: dict[str, Any] = {**BY, "about": FINAL_HELD}
UNTIL = date(2026, 6, 1)
WELL = asked.Judge(meeting=ENTRY, successful=True, reasons=text(), credit=text("credit"), monitored_until=UNTIL)
NOT_WELL = asked.Judge(
    meeting=ENTRY, successful=False, reasons=text(), options=(Option.MANAGED_MOVE, Option.EARLY_ANNUAL_REVIEW)
)
looked_at = plan.given(reviewed(MENTORS, TODAY), reviewed(OUTREACH, TODAY, Kept.NOT))
OUTCOMES = (
    CommitmentOutcome(commitment=COMMITMENT, owner=OTHER, kept=Kept.KEPT),
    CommitmentOutcome(commitment=AGENCYS, owner=AGENCY, kept=Kept.NOT),
)
JUDGED = Judged(
    author=COORDINATOR,
    judged_on=TODAY,
    successful=True,
    credit=text("credit"),
    monitored_until=UNTIL,
    commitments=OUTCOMES,
    reasons=text(),
    meeting=ENTRY,
)
ENDED = Ended(
    author=COORDINATOR,
    ended_on=TODAY,
    monitored_until=UNTIL,
    how=EndedBy.JUDGED,
    coordinator=COORDINATOR,
    key_worker=KEY_WORKER,
    **WHOSE,
)
ASK = asked.AskAdvice(question=text())
ASKED = AdviceAsked(author=COORDINATOR, asked_on=TODAY, answer_by=date(2026, 3, 24), question=text())
LONG_AGO = ASKED.model_copy(update={"asked_on": STARTS, "answer_by": date(2026, 2, 16)})
ANSWERED = AdviceAnswered(author=COORDINATOR, answered_on=TODAY, answer=text())
UNANSWERED = AdviceUnanswered(author=COORDINATOR, noted_on=TODAY, asked_on=STARTS)
HELD = Held(author=COORDINATOR, held_on=TODAY, outcome=Outcome.GOING_WELL, number=1)
END = asked.End(how=OtherEnding.MOVED_SCHOOL)


class TestAJudgement:
    def test_gives_credit_and_says_how_long_it_is_monitored(self) -> None:
        """Beside what became of each commitment; with it the plan ends, its last day is that of the monitoring."""
        looked_at.when(WELL, **AT).then(JUDGED, ENDED)

    def test_names_what_is_considered_where_it_was_not_successful(self) -> None:
        """Each option once; the plan ends that day."""
        twice = NOT_WELL.model_copy(update={"options": (*NOT_WELL.options, Option.MANAGED_MOVE)})
        judged, ended = looked_at.when(twice, **AT).events
        assert judged.options == NOT_WELL.options
        assert (ended.monitored_until, ended.ended_on, ended.how) == (None, TODAY, EndedBy.JUDGED)

    def test_says_how_it_stood_with_the_authoritys_advice(self) -> None:
        """It shows that; it permits and prevents nothing."""
        stories: list[tuple[Advice, tuple[Event, ...]]] = [
            (Advice.NOT_ASKED, ()),
            (Advice.ASKED, (ASKED,)),
            (Advice.ANSWERED, (ASKED, ANSWERED)),
            (Advice.UNANSWERED, (LONG_AGO, UNANSWERED)),
        ]
        for stands, events in stories:
            assert looked_at.given(*events).when(NOT_WELL, **AT).events[0].advice is stands

    @pytest.mark.parametrize("about", [None, MEETING_HELD, replace(FINAL_HELD, name="meeting.called")])
    def test_is_refused_without_a_final_meeting_held(self, about: EntryAbout | None) -> None:
        """A review meeting is not the final one, and one that was only called was not held."""
        looked_at.when(WELL, **{**AT, "about": about}).then_refused(because="once it was held")

    def test_is_refused_at_another_plans_final_meeting(self) -> None:
        """Of the same pupil, an earlier plan."""
        looked_at.when(WELL, **{**AT, "about": OF_ANOTHER_PLAN}).then_refused(because="another plan's")

    def test_is_refused_while_commitments_are_unreviewed(self) -> None:
        """It says how many, and no word of them; the control is that it is taken once somebody looked at each."""
        plan.when(WELL, **AT).then_refused(because="2 commitments have not been reviewed")
        one_left = plan.given(reviewed(MENTORS, TODAY))
        one_left.when(WELL, **AT).then_refused(because="One commitment has not been reviewed")
        refusal = str(one_left.when(WELL, **AT).error)
        assert "some words" not in refusal
        assert str(AGENCY) not in refusal
        assert one_left.given(reviewed(OUTREACH, TODAY)).when(WELL, **AT).events

    def test_is_refused_where_they_were_looked_at_before_the_last_review(self) -> None:
        """What was said then does not stand for the end."""
        looked_at.given(HELD).when(WELL, **AT).then_refused(because="2 commitments")

    @pytest.mark.parametrize(
        ("changed", "because"),
        [
            (WELL.model_copy(update={"credit": None}), "`credit`"),
            (WELL.model_copy(update={"options": (Option.MANAGED_MOVE,)}), "`options`"),
            (NOT_WELL.model_copy(update={"options": ()}), "`options` is empty"),
            (NOT_WELL.model_copy(update={"monitored_until": UNTIL}), "`monitored_until`"),
            (WELL.model_copy(update={"monitored_until": YESTERDAY}), "`monitored_until`"),
            (WELL.model_copy(update={"monitored_until": TODAY + timedelta(days=184)}), "half a year"),
            (WELL.model_copy(update={"judged_on": TOMORROW}), "lies in the future"),
            (WELL.model_copy(update={"judged_on": date(2026, 2, 1)}), "before the plan started"),
            (WELL.model_copy(update={"targets": (TargetProgress(target=one(1), progress=Progress.MET),)}), "`targets`"),
        ],
    )
    def test_says_what_goes_together(self, changed: asked.Judge, because: str) -> None:
        """Credit with success, options without; monitoring for some time."""
        looked_at.when(changed, **AT).then_invalid(because=because)

    def test_says_how_far_the_pupil_came(self) -> None:
        """With each target of the plan."""
        target = TargetProgress(target=TARGET, progress=Progress.MET)
        assert looked_at.when(WELL.model_copy(update={"targets": (target,)}), **AT).events[0].targets == (target,)

    def test_is_made_once(self) -> None:
        """The plan has ended with it."""
        looked_at.given(JUDGED, ENDED).when(WELL, **AT).then_refused(because="has ended")

    def test_is_made_of_a_plan_that_started(self) -> None:
        """And of nothing else."""
        Given(REVIEW).given(PROPOSED).when(WELL, **AT).then_refused(because="has not started")
        Given(REVIEW).when(WELL, **AT).then_not_found()


class TestTheAuthoritysAdvice:
    def test_is_asked_and_awaited_for_two_weeks_of_an_office(self) -> None:
        """In working days: the authority keeps no half term."""
        plan.when(ASK, **BY).then(ASKED)

    def test_is_asked_once_at_a_time(self) -> None:
        """Again once it was answered, or not."""
        plan.given(ASKED).when(ASK, **BY).then_refused(because="has been asked")
        for events in ((ASKED, ANSWERED), (LONG_AGO, UNANSWERED)):
            assert plan.given(*events).when(ASK, **BY).event() == ASKED

    def test_is_asked_after_the_plan_too(self) -> None:
        """Before a decision that is the head's alone."""
        assert looked_at.given(JUDGED, ENDED).when(ASK, **BY).event() == ASKED
        plan.when(ASK.model_copy(update={"asked_on": date(2026, 2, 1)}), **BY).then_invalid(because="`asked_on`")

    def test_is_answered_late_or_not(self) -> None:
        """An answer that comes after all is recorded."""
        answer = asked.RecordAdvice(answer=text())
        plan.when(answer, **BY).then_refused(because="has not been asked")
        plan.given(ASKED).when(answer, **BY).then(ANSWERED)
        plan.given(LONG_AGO, UNANSWERED).when(answer, **BY).then(ANSWERED)
        early = answer.model_copy(update={"answered_on": YESTERDAY})
        plan.given(ASKED).when(early, **BY).then_invalid(because="before the authority was asked")

    def test_is_unanswered_once_its_day_has_passed(self) -> None:
        """Not before, and not where nobody asked."""
        none = asked.RecordNoAdvice()
        plan.given(LONG_AGO).when(none, **BY).then(UNANSWERED)
        plan.given(ASKED).when(none, **BY).then_refused(because="has not passed")
        for events in ((), (ASKED, ANSWERED)):
            plan.given(*events).when(none, **BY).then_refused(because="awaited")


class TestAnotherEnding:
    @pytest.mark.parametrize("how", OtherEnding)
    def test_needs_no_meeting_and_judges_nothing(self, how: OtherEnding) -> None:
        """Commitments unreviewed or not."""
        ended = plan.when(asked.End(how=how, reasons=text()), **BY).event()
        assert (ended.how.value, ended.monitored_until, ended.ended_on) == (how.value, None, TODAY)

    def test_is_of_a_plan_that_was_only_proposed_too(self) -> None:
        """From the day on which it was."""
        proposed = Given(REVIEW).given(PROPOSED)
        assert proposed.when(END, **BY).event().key_worker is None
        early = END.model_copy(update={"ended_on": date(2026, 1, 19)})
        proposed.when(early, **BY).then_invalid(because="before the plan began")
        plan.when(END.model_copy(update={"ended_on": date(2026, 2, 1)}), **BY).then_invalid(because="before")

    @pytest.mark.parametrize("how", [OtherEnding.WITHDRAWN, OtherEnding.REPLACED])
    def test_that_somebody_chose_says_why(self, how: OtherEnding) -> None:
        """Or what takes its place."""
        plan.when(asked.End(how=how), **BY).then_invalid(because="`reasons`")

    def test_is_one(self) -> None:
        """Whichever it was."""
        plan.given(ENDED).when(END, **BY).then_refused(because="has ended")
        Given(REVIEW).when(END, **BY).then_not_found()


ADVICE: tuple[Command, ...] = (ASK, asked.RecordAdvice(answer=text()), asked.RecordNoAdvice())


@pytest.mark.parametrize("command", ADVICE, ids=lambda one: one.action)
def test_advice_is_of_a_plan_that_started(command: Command) -> None:
    """Another thing looks like nothing."""
    Given(REVIEW).when(command, **BY).then_not_found()
    Given(REVIEW).given(PROPOSED).when(command, **BY).then_refused(because="has not started")
    assert FIRST < TODAY
