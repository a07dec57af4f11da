"""How a plan stands on a day: its next review, overdue, on hold, failing, and which commitments nobody looked at."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from case_store.calendar.codes import Calendar, DueBy
from case_store.entry import Event
from case_store.psp.events import CommitmentEnded, PlannedReview, Started, TargetWithdrawn
from case_store.psp_calendar import check_school_day
from case_store.review import due
from case_store.review.codes import Advice, EndedBy, NotHeldWhy, Outcome, PauseWhy
from case_store.review.events import AdviceAsked, Ended, Extended, Failing, Held, NotHeld, Paused, Resumed
from case_store.review.plan import Plan
from case_store.review.review import REVIEW
from case_store.school_days import NO_TERMS, ONE_DAY, is_school_day
from tests.case_store.review.stories import (
    AGENCYS,
    CALENDAR,
    COMMITMENT,
    COORDINATOR,
    FINAL,
    FIRST,
    MENTORS,
    OUTREACH,
    PLAN,
    PROPOSED,
    SECOND,
    STARTED,
    STARTS,
    TARGET,
    WHOSE,
    reviewed,
)
from tests.given import OTHER, TODAY, text

HELD = Held(author=COORDINATOR, held_on=FIRST, outcome=Outcome.SOME_PROGRESS, number=1)
NOT_HELD = NotHeld(
    author=COORDINATOR,
    noted_on=TODAY,
    was_due=FIRST,
    new_date=date(2026, 3, 17),
    number=1,
    why=NotHeldWhy.PUPIL_ABSENT,
)
PAUSED = Paused(author=COORDINATOR, from_day=date(2026, 3, 16), why=PauseWhy.LONG_ABSENCE)
RESUMED = Resumed(author=COORDINATOR, from_day=date(2026, 4, 20), reasons=text())
FAILING = Failing(author=COORDINATOR, noticed_on=TODAY, parents_by=date(2026, 3, 17), reasons=text())
ENDED = Ended(author=COORDINATOR, ended_on=TODAY, how=EndedBy.WITHDRAWN, coordinator=COORDINATOR, **WHOSE)


def after(*events: Event) -> Plan:
    """The plan of these tests, after `events`."""
    return REVIEW.fold((*PLAN, *events))


class TestTheNextReview:
    def test_is_the_first_of_the_schedule_until_it_was_held(self) -> None:
        """Then the second, then the final meeting."""
        first = due.next_review(after(), CALENDAR, TODAY)
        assert first is not None
        assert (first.number, first.final, first.due.day, first.due.rule) == (1, False, FIRST, DueBy.SCHOOL_WEEKS)
        second = HELD.model_copy(update={"number": 2, "held_on": SECOND})
        days = [due.next_review(after(*held), CALENDAR, TODAY) for held in ((HELD,), (HELD, second))]
        assert [(one.number, one.final, one.due.day) for one in days if one] == [(2, False, SECOND), (3, True, FINAL)]

    def test_is_overdue_from_the_day_after(self) -> None:
        """On its day it is due; held besides, it is overdue all the same."""
        assert due.overdue(after(), CALENDAR, FIRST) is None
        for held in ((), (HELD.model_copy(update={"number": None}),)):
            late = due.overdue(after(*held), CALENDAR, FIRST + ONE_DAY)
            assert late is not None
            assert late.number == 1
        assert due.overdue(after(HELD), CALENDAR, FIRST + ONE_DAY) is None

    def test_that_was_not_held_is_due_on_its_new_date(self) -> None:
        """And no longer overdue until then."""
        plan = after(NOT_HELD)
        found = due.next_review(plan, CALENDAR, TODAY)
        assert found is not None
        assert (found.number, found.due.day, found.due.rule) == (1, NOT_HELD.new_date, DueBy.PLANNED_DAY)
        assert due.overdue(plan, CALENDAR, NOT_HELD.new_date) is None
        assert due.overdue(plan, CALENDAR, NOT_HELD.new_date + ONE_DAY) is not None

    def test_waits_while_the_plan_does_and_comes_later_by_as_much(self) -> None:
        """The new date of one that was not held too; the second review, the final meeting."""
        waiting = after(NOT_HELD, PAUSED)
        assert due.next_review(waiting, CALENDAR, PAUSED.from_day) is None
        assert due.overdue(waiting, CALENDAR, date(2026, 6, 1)) is None
        days = [one.due.day for one in due.to_come(after(NOT_HELD, PAUSED, RESUMED), CALENDAR)]
        # ten school days of the pause lay before the holidays, five after them; 4 May is a bank holiday
        assert days == [date(2026, 4, 21), date(2026, 5, 12), date(2026, 6, 16)]
        assert due.to_come(waiting, CALENDAR) == ()

    def test_that_was_overdue_before_the_plan_waited_stays_so(self) -> None:
        """Waiting does not undo that it was not held."""
        plan = after(PAUSED)
        late = due.overdue(plan, CALENDAR, PAUSED.from_day)
        assert late is not None
        assert late.due.day == FIRST

    def test_of_an_extended_plan_is_followed_by_a_later_final_meeting(self) -> None:
        """Its limit, which a pause moves too."""
        extended = Extended(author=COORDINATOR, noted_on=TODAY, limit=date(2026, 6, 22), reasons=text())
        last = due.to_come(after(extended), CALENDAR)[-1]
        assert (last.final, last.due.day, last.due.rule) == (True, date(2026, 6, 22), DueBy.TIME_LIMIT)
        assert due.to_come(after(extended, PAUSED, RESUMED), CALENDAR)[-1].due.day == date(2026, 7, 13)

    def test_is_none_of_a_plan_that_has_not_started_or_has_ended(self) -> None:
        """Nothing is due."""
        assert due.next_review(REVIEW.fold([PROPOSED]), CALENDAR, TODAY) is None
        assert due.next_review(after(ENDED), CALENDAR, TODAY) is None

    def test_is_counted_again_once_the_school_has_set_its_terms(self) -> None:
        """Planned in working days for want of terms, it would fall into the holidays."""
        planned = PlannedReview(due=date(2026, 3, 30), weeks=8, calendar=Calendar.WORKING_DAYS, final=True)
        plan = REVIEW.fold([PROPOSED, STARTED.model_copy(update={"reviews": (planned,)})])
        without, known = [due.next_review(plan, calendar, TODAY) for calendar in (NO_TERMS, CALENDAR)]
        assert without is not None
        assert known is not None
        assert (without.due.day, without.due.calendar) == (date(2026, 3, 30), Calendar.WORKING_DAYS)
        assert (known.due.day, known.due.calendar) == (SECOND, Calendar.SCHOOL_DAYS)

    @given(st.integers(0, 100), st.integers(0, 60), st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True))
    @settings(deadline=None, max_examples=60)
    def test_is_never_on_a_day_without_school(self, paused: int, waited: int, weeks: list[int]) -> None:
        """Whatever the schedule of the plan, and however long it waited from whichever day."""
        start = date(2026, 1, 5)
        planned = tuple(PlannedReview(due=start, weeks=count, calendar=Calendar.DAYS) for count in sorted(weeks))
        pause = PAUSED.model_copy(update={"from_day": start + timedelta(days=paused)})
        goes_on = RESUMED.model_copy(update={"from_day": pause.from_day + timedelta(days=waited)})
        began = Started(author=COORDINATOR, starts=start, reviews=planned, key_worker=OTHER)
        coming = due.to_come(REVIEW.fold([PROPOSED, began, pause, goes_on]), CALENDAR)
        assert [one.number for one in coming] == list(range(1, len(weeks) + 1))
        for one in coming:
            if one.due.calendar is Calendar.SCHOOL_DAYS:
                assert is_school_day(one.due.day, CALENDAR)
                assert check_school_day(one.due.day, CALENDAR, "new_date") == one.due.day


class TestWaiting:
    def test_says_since_when_why_and_until_when(self) -> None:
        """From when it goes on may be known ahead."""
        waiting = due.on_hold(after(PAUSED), PAUSED.from_day)
        assert waiting == due.Waiting(PAUSED.from_day, PauseWhy.LONG_ABSENCE)
        known = due.on_hold(after(PAUSED, RESUMED), PAUSED.from_day)
        assert known == due.Waiting(PAUSED.from_day, PauseWhy.LONG_ABSENCE, RESUMED.from_day)

    def test_is_over_from_the_day_on_which_the_plan_goes_on_or_ends(self) -> None:
        """And had not begun before."""
        assert due.on_hold(after(PAUSED, RESUMED), RESUMED.from_day) is None
        assert due.on_hold(after(PAUSED), PAUSED.from_day - ONE_DAY) is None
        assert due.on_hold(after(PAUSED, ENDED), PAUSED.from_day) is None


class TestFailing:
    def test_shows_until_a_review_is_held(self) -> None:
        """In the schedule or besides; one of a day before changes nothing."""
        early = HELD.model_copy(update={"held_on": TODAY, "number": None})
        assert due.failing(after(FAILING)) == FAILING
        assert due.failing(after(FAILING, HELD)) == FAILING
        assert due.failing(after(FAILING, early)) is None
        assert due.failing(after(FAILING, ENDED)) is None

    def test_is_overdue_once_the_parents_were_not_brought_in(self) -> None:
        """By the day that was said."""
        assert not due.parents_overdue(after(FAILING), FAILING.parents_by)
        assert due.parents_overdue(after(FAILING), FAILING.parents_by + ONE_DAY)
        assert not due.parents_overdue(after(), FAILING.parents_by + ONE_DAY)


class TestAdvice:
    def test_is_overdue_once_its_day_has_passed_unanswered(self) -> None:
        """Never where nobody asked."""
        asked = AdviceAsked(author=COORDINATOR, asked_on=STARTS, answer_by=TODAY, question=text())
        assert after(asked).advice.stands is Advice.ASKED
        assert not due.advice_overdue(after(asked), TODAY)
        assert due.advice_overdue(after(asked), TODAY + ONE_DAY)
        assert not due.advice_overdue(after(), date(2030, 1, 1))


class TestCommitments:
    def test_are_unreviewed_until_somebody_says_what_became_of_them(self) -> None:
        """Each by itself."""
        assert {one.owner for one in due.unreviewed(after())} == {MENTORS.owner, OUTREACH.owner}
        assert [one.owner for one in due.unreviewed(after(reviewed(MENTORS, TODAY)))] == [OUTREACH.owner]
        assert due.unreviewed(after(reviewed(MENTORS, TODAY), reviewed(OUTREACH, TODAY))) == ()

    def test_are_looked_at_again_after_each_review(self) -> None:
        """What was said at the last one does not stand for the next."""
        looked_at = (reviewed(MENTORS, FIRST), reviewed(OUTREACH, FIRST))
        assert len(due.unreviewed(after(HELD, *looked_at))) == 2
        assert due.unreviewed(after(HELD, *looked_at, reviewed(MENTORS, TODAY), reviewed(OUTREACH, TODAY))) == ()

    def test_that_have_ended_need_one_word(self) -> None:
        """Ended by itself, or with its target; never reviewed, it is still to be said what became of it."""
        ended = CommitmentEnded(author=COORDINATOR, ended_on=TODAY, commitment=COMMITMENT, owner=OTHER)
        withdrawn = TargetWithdrawn(author=COORDINATOR, withdrawn_on=TODAY, target=TARGET, version=1, reasons=text())
        assert len(due.unreviewed(after(ended, withdrawn))) == 2
        once = (reviewed(MENTORS, FIRST), reviewed(OUTREACH, FIRST))
        assert due.unreviewed(after(*once, HELD, ended, withdrawn)) == ()
        assert after(withdrawn).targets == frozenset()
        assert not after(withdrawn).commitments[AGENCYS].runs
