"""A plan is proposed once at a time, in somebody's hands, and starts whoever has signed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from case_store.calendar.codes import Calendar, DueBy
from case_store.decider import Plans
from case_store.psp import commands as asked
from case_store.psp.codes import AdjustmentKind, Considered, Found, Need, PlanKind
from case_store.psp.events import (
    Assessed,
    CoordinatorNamed,
    KeyWorkerNamed,
    PlannedReview,
    Proposed,
    Started,
)
from case_store.psp.psp import plan_stream
from case_store.psp.shapes import Adjustment, NeedReviewed, OtherPlan
from tests.case_store.psp.plans import (
    COORDINATOR,
    EASTER,
    KEY_WORKER,
    MENTOR,
    MONDAY,
    NAMED,
    PROPOSED,
    SCHOOL,
    TARGET,
    agreed,
    drafted,
    ended,
    plan,
    proposed,
)
from tests.given import CASE, PUPIL, TODAY, TOMORROW, YESTERDAY, text

PROPOSE: dict[str, Any] = {"pupil": PUPIL, "reasons": text()}
SEATING = Adjustment(kind=AdjustmentKind.SEATING, considered=Considered.MADE, words=text("At the front."))
LITERACY = NeedReviewed(need=Need.LITERACY, found=Found.NEED, reviewed_on=MONDAY, words=text("Reads at nine."))
BEHAVIOUR, SEN = OtherPlan(kind=PlanKind.BEHAVIOUR_PLAN), OtherPlan(kind=PlanKind.SEN_SUPPORT_PLAN)


class TestProposing:
    def test_says_why_and_what_was_considered(self) -> None:
        """G1 and G10: needs and adjustments before planning; what it replaces, and what goes on beside it."""
        said = {"adjustments": (SEATING,), "needs": (LITERACY,), "replaces": (BEHAVIOUR,), "runs_beside": (SEN,)}
        then = plan.when(asked.Propose(**PROPOSE, **said, proposed_on=MONDAY))
        then.then(Proposed(**{**dict(PROPOSED), **said}))
        (happening,) = then.happenings
        first = plan_stream(CASE, 1)
        assert (happening.stream, happening.matter, happening.thing) == (first, first, first)

    def test_is_of_one_plan_at_a_time(self) -> None:
        """The next one begins in a stream of its own once the last has ended: the control."""
        stream = plan_stream(CASE, 1)
        open_one, past = Plans(count=1, open=stream), Plans(count=1)
        plan.when(asked.Propose(**PROPOSE), plans=open_one).then_refused(because="has not ended")
        (happening,) = plan.when(asked.Propose(**PROPOSE), plans=past).happenings
        assert happening.stream == plan_stream(CASE, 2) != stream
        assert isinstance(happening.event, Proposed)
        assert happening.event.number == 2

    @pytest.mark.parametrize("kind", [PlanKind.SEN_SUPPORT_PLAN, PlanKind.EHC_PLAN, PlanKind.PERSONAL_EDUCATION_PLAN])
    def test_replaces_no_plan_for_special_needs(self, kind: PlanKind) -> None:
        """G10: a SEN support plan is more about learning, and goes on. A behaviour plan is replaced: the control."""
        other = OtherPlan(kind=kind)
        plan.when(asked.Propose(**PROPOSE, replaces=(other,))).then_refused(because="`runs_beside`")
        assert plan.when(asked.Propose(**PROPOSE, replaces=(BEHAVIOUR,), runs_beside=(other,))).event()

    def test_is_of_what_has_happened(self) -> None:
        """A proposal, or a review of needs, that is still to come is a slip of the pen."""
        plan.when(asked.Propose(**PROPOSE, proposed_on=TOMORROW)).then_invalid(because="`proposed_on`")
        later = NeedReviewed(need=Need.LITERACY, found=Found.NO_NEED, reviewed_on=TOMORROW)
        plan.when(asked.Propose(**PROPOSE, needs=(later,))).then_invalid(because="`reviewed_on`")

    def test_says_that_another_pupil_is_mentioned(self) -> None:
        """Whoever is named by an id counts as mentioned, so that no parent reads it before a lead decides."""
        event = plan.when(asked.Propose(**PROPOSE, mentions=frozenset({MENTOR}))).event()
        assert (event.mentions, event.mentions_pupil) == ({MENTOR}, True)


class TestAssessing:
    def test_says_all_of_it_as_it_stands(self) -> None:
        """What is left out stays as it was."""
        before = proposed.given(Assessed(author=COORDINATOR, needs=(LITERACY,)))
        assess = asked.Assess(adjustments=(SEATING,), reasons=text())
        expected = Assessed(author=COORDINATOR, adjustments=(SEATING,), needs=(LITERACY,), reasons=text())
        before.when(assess).then(expected)

    def test_says_something(self) -> None:
        """Nothing said anew is nothing that happened."""
        proposed.when(asked.Assess()).then_invalid(because="Nothing is said anew")

    def test_keeps_plans_beside_it(self) -> None:
        """As when it was proposed."""
        proposed.when(asked.Assess(replaces=(SEN,))).then_refused(because="goes on beside")


class TestHands:
    def test_go_to_another_coordinator(self) -> None:
        """From today on, and the one before is said, so that their tie ends."""
        named = CoordinatorNamed(
            author=COORDINATOR, from_day=TODAY, coordinator=MENTOR, former=COORDINATOR, pupil=PUPIL, case=CASE
        )
        proposed.when(asked.NameCoordinator(coordinator=MENTOR)).then(named)
        again = asked.NameCoordinator(coordinator=MENTOR)
        proposed.given(named).when(again).then_refused(because="already")

    def test_go_to_a_key_worker_and_to_the_next(self) -> None:
        """The first follows nobody."""
        first = NAMED.model_copy(update={"from_day": TODAY})
        proposed.when(asked.NameKeyWorker(key_worker=KEY_WORKER)).then(first)
        then = drafted.when(asked.NameKeyWorker(key_worker=MENTOR, reason=text()))
        then.then(
            KeyWorkerNamed(
                author=COORDINATOR, from_day=TODAY, key_worker=MENTOR, former=KEY_WORKER, reason=text(), pupil=PUPIL,
                case=CASE,
            )
        )  # fmt: skip
        drafted.when(asked.NameKeyWorker(key_worker=KEY_WORKER)).then_refused(because="already")


class TestStarting:
    def test_needs_no_signature(self) -> None:
        """G6: the plan starts without; it is reviewed after 4, 8 and 12 school weeks, the last of them final."""
        started = agreed.when(asked.Start(), settings=SCHOOL).event()
        assert isinstance(started, Started)
        assert (started.starts, started.key_worker) == (TODAY, KEY_WORKER)
        assert [one.target for one in started.targets] == [TARGET]
        assert [(one.weeks, one.final, one.calendar, one.rule) for one in started.reviews] == [
            (weeks, weeks == 12, Calendar.SCHOOL_DAYS, DueBy.SCHOOL_WEEKS) for weeks in (4, 8, 12)
        ]
        assert started.reviews[0].due == date(2026, 4, 21)  # thirteen school days to Easter, and seven after it

    def test_is_reviewed_as_this_pupil_needs_it(self) -> None:
        """G8: some need one review; the days may be chosen."""
        started = agreed.when(asked.Start(review_days=(MAY_DAY,)), settings=SCHOOL).event()
        assert started.reviews == (PlannedReview(due=MAY_DAY, final=True),)
        started = agreed.when(asked.Start(review_weeks=(6,)), settings=SCHOOL).event()
        assert [(one.weeks, one.final) for one in started.reviews] == [(6, True)]

    def test_takes_no_day_of_the_holidays(self) -> None:
        """It says so, and which day would do. A school day is taken: the control."""
        for said in ({"starts": EASTER[0]}, {"review_days": (EASTER[0],)}):
            then = agreed.when(asked.Start(**said), settings=SCHOOL)
            then.then_invalid(because="The next one is 2026-04-13")
        assert agreed.when(asked.Start(starts=date(2026, 4, 13)), settings=SCHOOL).event()

    @pytest.mark.parametrize("said", [{"review_weeks": (8, 4)}, {"review_weeks": (4, 4)}, {"review_days": (TODAY,)}])
    def test_has_its_reviews_in_order(self, said: dict[str, Any]) -> None:
        """One after the other, and after the start."""
        agreed.when(asked.Start(**said), settings=SCHOOL).then_invalid(because="in order")

    def test_counts_in_one_way(self) -> None:
        """Weeks or days, and not both."""
        both = asked.Start(review_weeks=(4,), review_days=(MAY_DAY,))
        agreed.when(both, settings=SCHOOL).then_invalid(because="either")

    def test_waits_for_a_key_worker_and_a_target(self) -> None:
        """Somebody monitors it, and there is something to monitor."""
        proposed.when(asked.Start()).then_refused(because="key worker")
        drafted.when(asked.Start()).then_refused(because="No target is agreed")

    def test_is_once(self) -> None:
        """And not before it was proposed."""
        started = agreed.when(asked.Start(), settings=SCHOOL).event()
        agreed.given(started).when(asked.Start()).then_refused(because="already")
        before = date(2026, 2, 27)
        agreed.when(asked.Start(starts=before), settings=SCHOOL).then_invalid(because="before the plan was proposed")


MAY_DAY = date(2026, 5, 6)
EVERYTHING = (
    asked.Assess(reasons=text()),
    asked.NameCoordinator(coordinator=MENTOR),
    asked.NameKeyWorker(key_worker=MENTOR),
    asked.DraftTarget(wording=text()),
    asked.AgreeTarget(target=TARGET),
    asked.StepTarget(target=TARGET, why=text(), measure=text("another")),
    asked.WithdrawTarget(target=TARGET, reasons=text()),
    asked.RecordReward(target=TARGET, given=True),
    asked.Start(),
    asked.Sign(),
    asked.RefuseToSign(reason=text()),
)


class TestAPlanThatEnded:
    @pytest.mark.parametrize("command", EVERYTHING, ids=lambda command: command.action)
    def test_stays_as_it_is(self, command: Any) -> None:
        """Whatever ended it. And of a stream that is none nothing is said."""
        ended.when(command).then_refused(because="has ended")
        plan.when(command).then_not_found()


def test_a_later_day_of_proposal_is_noted_when_it_was() -> None:
    """A proposal made yesterday and written down today happened yesterday."""
    (happening,) = plan.when(asked.Propose(**PROPOSE, proposed_on=YESTERDAY)).happenings
    assert happening.at == YESTERDAY
    assert PROPOSED.coordinator == COORDINATOR
