"""Reviews not held, pauses, a plan that is failing, a plan that goes on for longer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from case_store.decider import Command
from case_store.entry import Actor
from case_store.people.settings import Settings
from case_store.review import commands as asked
from case_store.review.codes import EndedBy, NotHeldWhy, Outcome, PauseWhy
from case_store.review.events import Ended, Extended, Failing, Held, NotHeld, Paused, Resumed
from case_store.review.review import REVIEW
from tests.case_store.review.stories import (
    COORDINATOR,
    FINAL,
    FIRST,
    PROPOSED,
    SECOND,
    SETTINGS,
    STARTED,
    STARTS,
    WHOSE,
    plan,
)
from tests.given import TODAY, TOMORROW, YESTERDAY, Given, text

BY = {"actor": Actor("hilltop", COORDINATOR), "settings": SETTINGS}
NEW_DATE = date(2026, 3, 17)
MISSED = asked.RecordNotHeld(why=NotHeldWhy.PUPIL_ABSENT, new_date=NEW_DATE)
NOT_HELD = NotHeld(
    author=COORDINATOR,
    noted_on=TODAY,
    was_due=FIRST,
    new_date=NEW_DATE,
    number=1,
    why=NotHeldWhy.PUPIL_ABSENT,
)
PAUSE = asked.Pause(why=PauseWhy.LONG_ABSENCE)
PAUSED = Paused(author=COORDINATOR, from_day=TODAY, why=PauseWhy.LONG_ABSENCE)
RESUME = asked.Resume(reasons=text())
RESUMED = Resumed(author=COORDINATOR, from_day=TODAY, reasons=text())
FAIL = asked.NoticeFailing(reasons=text())
FAILING = Failing(author=COORDINATOR, noticed_on=TODAY, parents_by=date(2026, 3, 17), reasons=text())
EXTEND = asked.Extend(limit=date(2026, 6, 22), reasons=text())
OVER = Ended(author=COORDINATOR, ended_on=TODAY, how=EndedBy.WITHDRAWN, coordinator=COORDINATOR, **WHOSE)
INTERIM = tuple(
    Held(author=COORDINATOR, held_on=day, outcome=Outcome.NO_PROGRESS, number=number)
    for number, day in ((1, FIRST), (2, TODAY))
)


class TestAReviewNotHeld:
    def test_has_a_code_and_a_new_date(self) -> None:
        """And says when it was due."""
        plan.when(MISSED, **BY).then(NOT_HELD)

    def test_twice_in_a_row_was_due_on_the_date_that_it_had_last(self) -> None:
        """The same review, put off again."""
        again = plan.given(NOT_HELD).when(MISSED.model_copy(update={"new_date": date(2026, 3, 24)}), **BY).event()
        assert (again.number, again.was_due) == (1, NEW_DATE)

    @pytest.mark.parametrize("day", [date(2026, 3, 14), date(2026, 3, 30), date(2026, 4, 6), date(2026, 5, 4)])
    def test_is_not_put_into_the_holidays(self, day: date) -> None:
        """Nor onto a weekend or a bank holiday; the refusal names the next school day."""
        plan.when(MISSED.model_copy(update={"new_date": day}), **BY).then_invalid(because="The next one is 2026-0")

    @pytest.mark.parametrize("day", [YESTERDAY, FIRST])
    def test_is_put_onto_a_day_to_come(self, day: date) -> None:
        """A past day, or the one it had, is none."""
        plan.when(MISSED.model_copy(update={"new_date": day}), **BY).then_invalid(because="`new_date` has passed")

    def test_comes_before_the_final_meeting(self) -> None:
        """Otherwise there is nothing to review it for."""
        late = MISSED.model_copy(update={"new_date": FINAL})
        plan.when(late, **BY).then_refused(because="The final meeting is no later than that")

    def test_of_the_final_meeting_prolongs_the_plan_by_little(self) -> None:
        """Four school weeks at most, however often it is put off; beyond that the plan is extended, with a reason."""
        held = plan.given(*INTERIM)
        near, far = (MISSED.model_copy(update={"new_date": day}) for day in (date(2026, 6, 23), date(2026, 6, 24)))
        assert held.when(near, **BY).event().number == 3
        held.when(far, **BY).then_refused(because="past the plan's time limit")
        put_off = held.when(near, **BY).event()
        held.given(put_off).when(far, **BY).then_refused(because="past the plan's time limit")

    def test_while_the_plan_waits_is_no_review_that_was_due(self) -> None:
        """What was due before the pause was, though, not held."""
        waits = PAUSED.model_copy(update={"from_day": date(2026, 3, 5)})
        plan.given(waits).when(MISSED, **BY).then_refused(because="on hold")
        assert plan.given(PAUSED).when(MISSED.model_copy(update={"new_date": date(2026, 4, 14)}), **BY).event()

    def test_for_another_reason_says_which(self) -> None:
        """A code that says nothing is none."""
        other = MISSED.model_copy(update={"why": NotHeldWhy.OTHER})
        plan.when(other, **BY).then_invalid(because="`reasons`")
        assert plan.when(other.model_copy(update={"reasons": text()}), **BY).event().reasons == text()


class TestAPause:
    def test_begins_today_or_on_a_day_past(self) -> None:
        """With its reason by code."""
        plan.when(PAUSE, **BY).then(PAUSED)
        earlier = PAUSE.model_copy(update={"from_day": date(2026, 3, 2)})
        assert plan.when(earlier, **BY).event().from_day == date(2026, 3, 2)

    @pytest.mark.parametrize(("day", "because"), [(date(2026, 2, 1), "before the plan started"), (TOMORROW, "future")])
    def test_begins_while_the_plan_runs(self, day: date, because: str) -> None:
        """Neither before nor ahead."""
        plan.when(PAUSE.model_copy(update={"from_day": day}), **BY).then_invalid(because=because)

    def test_is_one_at_a_time(self) -> None:
        """Also where it is known ahead when the plan goes on."""
        ahead = RESUMED.model_copy(update={"from_day": date(2026, 4, 13)})
        for waiting in ((PAUSED,), (PAUSED, ahead)):
            plan.given(*waiting).when(PAUSE, **BY).then_refused(because="on hold by then")
        assert plan.given(PAUSED, RESUMED).when(PAUSE, **BY).event() == PAUSED

    def test_for_another_reason_says_which(self) -> None:
        """A code that says nothing is none."""
        plan.when(PAUSE.model_copy(update={"why": PauseWhy.OTHER}), **BY).then_invalid(because="`reasons`")

    def test_ends_on_a_day_and_says_when_the_next_review_is(self) -> None:
        """Later by as much as it waited: a week of school before the second, which is still four weeks away."""
        waited = plan.given(INTERIM[0], PAUSED.model_copy(update={"from_day": date(2026, 3, 3)}))
        went_on = waited.when(RESUME, **BY).event()
        assert (went_on.from_day, went_on.next_due) == (TODAY, date(2026, 4, 27))

    def test_may_end_ahead_but_not_before_it_began(self) -> None:
        """Nor more than a year ahead."""
        waiting = plan.given(PAUSED)
        april = RESUME.model_copy(update={"from_day": date(2026, 4, 13)})
        assert waiting.when(april, **BY).event().from_day == date(2026, 4, 13)
        for day in (YESTERDAY, TODAY + timedelta(days=400)):
            off = RESUME.model_copy(update={"from_day": day})
            waiting.when(off, **BY).then_invalid(because="`from_day`")

    def test_that_never_was_does_not_end(self) -> None:
        """Nor twice."""
        for events in ((), (PAUSED, RESUMED)):
            plan.given(*events).when(RESUME, **BY).then_refused(because="not on hold")


class TestAPlanThatIsFailing:
    def test_brings_the_parents_in_within_a_school_week(self) -> None:
        """Nobody waits for the next review."""
        plan.when(FAIL, **BY).then(FAILING)
        before_easter = FAIL.model_copy(update={"noticed_on": date(2026, 3, 26)})
        later = plan.when(before_easter, **{**BY, "today": date(2026, 3, 26)}).event()
        assert later.parents_by == date(2026, 4, 16)

    def test_is_known_to_be(self) -> None:
        """Until a review was held."""
        plan.given(FAILING).when(FAIL, **BY).then_refused(because="known to be failing")
        assert plan.given(FAILING, INTERIM[1]).when(FAIL, **BY).event() == FAILING


class TestExtending:
    def test_has_a_reason_and_a_limit(self) -> None:
        """The day of the final meeting."""
        plan.when(EXTEND, **BY).then(
            Extended(author=COORDINATOR, noted_on=TODAY, limit=date(2026, 6, 22), reasons=text())
        )

    @pytest.mark.parametrize("day", [FINAL, SECOND, YESTERDAY])
    def test_is_for_longer_than_planned(self, day: date) -> None:
        """A limit no later than the final meeting extends nothing."""
        plan.when(EXTEND.model_copy(update={"limit": day}), **BY).then_invalid(
            because="no later than the final meeting"
        )

    def test_ends_on_a_school_day(self) -> None:
        """Not in half term."""
        plan.when(EXTEND.model_copy(update={"limit": date(2026, 5, 26)}), **BY).then_invalid(because="2026-06-01")

    def test_is_not_for_longer_than_a_plan(self) -> None:
        """Beyond that somebody thinks again."""
        far = EXTEND.model_copy(update={"limit": date(2026, 12, 1)})
        plan.when(far, **BY).then_refused(because="propose a new one")

    def test_waits_while_the_plan_does(self) -> None:
        """Nobody knows when it would end; nor where no review was planned."""
        plan.given(PAUSED).when(EXTEND, **BY).then_refused(because="on hold")
        none = Given(REVIEW).given(PROPOSED, STARTED.model_copy(update={"reviews": ()}))
        none.when(EXTEND, **BY).then_refused(because="on hold")


MOVING: tuple[Command, ...] = (MISSED, PAUSE, RESUME, FAIL, EXTEND)


@pytest.mark.parametrize("command", MOVING, ids=lambda one: one.action)
class TestAPlan:
    def test_that_has_ended_is_put_off_no_longer(self, command: Command) -> None:
        """Another one may be proposed."""
        plan.given(OVER).when(command, **BY).then_refused(because="has ended")

    def test_that_has_not_started_is_not_put_off_yet(self, command: Command) -> None:
        """It is started first."""
        Given(REVIEW).given(PROPOSED).when(command, **BY).then_refused(because="has not started")

    def test_that_is_something_else_looks_like_nothing(self, command: Command) -> None:
        """The id of another thing is no plan."""
        Given(REVIEW).when(command, **BY).then_not_found()


def test_without_terms_a_new_date_is_a_working_day() -> None:
    """The control: only the terms know that 31 March is in the holidays, the weekend is everybody's."""
    unset = {**BY, "settings": Settings()}
    in_holidays, weekend = (MISSED.model_copy(update={"new_date": date(2026, 3, day)}) for day in (31, 28))
    plan.when(in_holidays, **BY).then_invalid(because="not a school day")
    assert plan.when(in_holidays, **unset).event().new_date == date(2026, 3, 31)
    plan.when(weekend, **unset).then_invalid(because="not a school day")
    assert STARTS < FIRST < SECOND < FINAL
