"""A target stays a draft until one could tell whether it is met; each next step is a version, and the earlier stays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from case_store.calendar.codes import Calendar, DueBy
from case_store.people.settings import Settings
from case_store.psp import commands as asked
from case_store.psp.codes import NEEDED, Missing, Occasion, Side
from case_store.psp.days import last_school_day_by
from case_store.psp.events import RewardGiven, TargetAgreed, TargetStepped, TargetWithdrawn
from case_store.psp.targets import missing
from case_store.school_days import NO_TERMS, SchoolCalendar, is_school_day, is_working_day
from tests.case_store.psp.plans import (
    AGREED,
    BARE,
    COORDINATOR,
    DRAFTED,
    EASTER,
    MADE,
    MAY,
    MONDAY,
    SAID,
    SCHOOL,
    STEPPED,
    SUPPORT,
    TARGET,
    TERMS,
    agreed,
    drafted,
    proposed,
)
from tests.case_store.test_school_days import DAYS, calendars
from tests.given import PUPIL, TODAY, TOMORROW, YESTERDAY, minted, one, text

FIELDS = {each.value for each in Missing} - {"supporter"}


class TestADraft:
    def test_shows_what_it_lacks(self) -> None:
        """All that makes a target, in the order in which one would ask."""
        assert missing(BARE) == tuple(Missing)
        assert missing(DRAFTED) == ()

    @pytest.mark.parametrize("lacks", list(Missing))
    def test_shows_each_thing_by_itself(self, lacks: Missing) -> None:
        """One thing taken away is one thing missing."""
        without = {"support": ()} if lacks is Missing.SUPPORTER else {lacks.value: None}
        assert missing(DRAFTED.model_copy(update=without)) == (lacks,)

    def test_is_not_supported_by_the_pupil_alone(self) -> None:
        """A target that nobody helps with is the pupil's problem, not a plan."""
        alone = SUPPORT.model_copy(update={"side": Side.PUPIL, "owner": PUPIL})
        assert missing(DRAFTED.model_copy(update={"support": (alone,)})) == (Missing.SUPPORTER,)

    def test_may_be_said_anew(self) -> None:
        """Under the same id, as often as one likes, also by halves."""
        first = proposed.when(asked.DraftTarget(wording=SAID["wording"], measure="  "))
        first.then(BARE.model_copy(update={"target": minted(0)}))
        assert first.happenings[0].thing == minted(0)
        whole = {name: value for name, value in SAID.items() if name != "target"}
        again = asked.DraftTarget(target=TARGET, support=(SUPPORT,), **whole)
        proposed.given(BARE).when(again).then(DRAFTED)

    def test_is_of_this_plan(self) -> None:
        """An id from elsewhere is none; one that was agreed takes its next step instead."""
        elsewhere = asked.DraftTarget(target=one(0x99), wording=text())
        proposed.when(elsewhere).then_invalid(because="none of this plan's")
        agreed.when(asked.DraftTarget(target=TARGET, wording=text())).then_refused(because="next step")


class TestAgreeing:
    def test_makes_the_first_version_and_its_commitments(self) -> None:
        """What was offered with the draft is what somebody commits to."""
        then = drafted.when(asked.AgreeTarget(target=TARGET, agreed_on=MONDAY))
        then.then(AGREED, MADE.model_copy(update={"commitment": minted(0)}))

    @pytest.mark.parametrize("lacks", sorted(NEEDED))
    def test_is_refused_without_measure_date_or_supporter(self, lacks: Missing) -> None:
        """In a sentence that names what is missing; the draft stays a draft."""
        without = {"support": ()} if lacks is Missing.SUPPORTER else {lacks.value: None}
        draft = proposed.given(DRAFTED.model_copy(update=without))
        draft.when(asked.AgreeTarget(target=TARGET)).then_refused(because=f"Still missing: {lacks.value}.")

    @pytest.mark.parametrize("lacks", sorted(set(Missing) - NEEDED))
    def test_can_do_without_the_rest(self, lacks: Missing) -> None:
        """The control: a target without a reward is shown as such, and may be agreed."""
        draft = proposed.given(DRAFTED.model_copy(update={lacks.value: None}))
        assert isinstance(draft.when(asked.AgreeTarget(target=TARGET)).events[0], TargetAgreed)

    def test_looks_at_its_day_again(self) -> None:
        """The terms may have been set since, and the day may have passed."""
        in_holidays = proposed.given(DRAFTED.model_copy(update={"by": EASTER[0]}))
        agree = asked.AgreeTarget(target=TARGET)
        in_holidays.when(agree, settings=SCHOOL).then_invalid(because="2026-03-27")
        past = proposed.given(DRAFTED.model_copy(update={"by": YESTERDAY}))
        past.when(agree).then_invalid(because="has passed")

    def test_is_once(self) -> None:
        """And of something that is there."""
        agreed.when(asked.AgreeTarget(target=TARGET)).then_refused(because="agreed already")
        drafted.when(asked.AgreeTarget(target=one(0x99))).then_invalid(because="none of this plan's")
        drafted.when(asked.AgreeTarget(target=TARGET, agreed_on=TOMORROW)).then_invalid(because="`agreed_on`")


class TestAStep:
    def test_is_a_version_beside_the_earlier(self) -> None:
        """G4: stepped. What is not said stays as it was."""
        step = asked.StepTarget(
            target=TARGET, why=text("He did it."), to_what=text("four lessons in five"),
            occasion=Occasion.BETWEEN_MEETINGS, agreed_on=YESTERDAY,
        )  # fmt: skip
        agreed.when(step).then(STEPPED)
        state = agreed.given(STEPPED).rules.fold((*agreed.events, STEPPED))
        assert [version.version for version in state.targets[TARGET].versions] == [1, 2]
        assert state.targets[TARGET].stood_on(MONDAY) == AGREED

    def test_is_agreed_as_the_first_was(self) -> None:
        """Never without a supporter, nor by a day on which pupils do not come."""
        alone = drafted.given(AGREED)
        harder = asked.StepTarget(target=TARGET, why=text(), measure=text("Twice a week."))
        alone.when(harder).then_refused(because="Still missing: supporter.")
        assert isinstance(agreed.when(harder).event(), TargetStepped)
        holidays = asked.StepTarget(target=TARGET, why=text(), by=EASTER[1])
        agreed.when(holidays, settings=SCHOOL).then_invalid(because="2026-03-27")

    def test_changes_something(self) -> None:
        """And comes after what it follows."""
        same = asked.StepTarget(target=TARGET, why=text(), measure=SAID["measure"])
        agreed.when(same).then_invalid(because="Nothing of this target changes")
        early = asked.StepTarget(target=TARGET, why=text(), measure=text("x"), agreed_on=MONDAY - timedelta(days=1))
        agreed.when(early).then_invalid(because="before the version that stands")
        first = asked.StepTarget(target=TARGET, why=text(), measure=text("x"), occasion=Occasion.INITIAL_MEETING)
        agreed.when(first).then_invalid(because="after the initial meeting")
        drafted.when(asked.StepTarget(target=TARGET, why=text(), measure=text("x"))).then_refused(because="a draft")


class TestTheDayByWhichItIsMet:
    @pytest.mark.parametrize("day", [*EASTER, date(2026, 4, 3)])
    def test_is_none_of_the_holidays(self, day: date) -> None:
        """It is refused, and the last school day before it is named. The school day is taken: the control."""
        in_holidays = asked.DraftTarget(wording=text(), by=day)
        proposed.when(in_holidays, settings=SCHOOL).then_invalid(because="The last one before it is 2026-03-27")
        last = asked.DraftTarget(wording=text(), by=date(2026, 3, 27))
        assert proposed.when(last, settings=SCHOOL).event().by == date(2026, 3, 27)

    def test_is_still_to_come(self) -> None:
        """Also where the last school day before it has passed: then the next one is named."""
        proposed.when(asked.DraftTarget(wording=text(), by=YESTERDAY)).then_invalid(because="has passed")
        in_holidays = {"settings": SCHOOL, "today": date(2026, 4, 1)}
        then = proposed.when(asked.DraftTarget(wording=text(), by=EASTER[1]), **in_holidays)
        then.then_invalid(because="The next one is 2026-04-13")

    def test_is_a_working_day_where_no_terms_are_set(self) -> None:
        """And beyond those that are."""
        assert proposed.when(asked.DraftTarget(wording=text(), by=MAY), settings=Settings()).event().by == MAY
        sunday = asked.DraftTarget(wording=text(), by=date(2026, 5, 17))
        proposed.when(sunday, settings=Settings()).then_invalid(because="2026-05-15")
        assert last_school_day_by(date(2026, 9, 6), TERMS).calendar is Calendar.WORKING_DAYS

    @given(DAYS, calendars())
    @settings(deadline=None, max_examples=200)
    def test_is_the_last_on_which_pupils_come(self, day: date, calendar: SchoolCalendar) -> None:
        """By whatever terms: never later, a day that counts, and none between that would."""
        due = last_school_day_by(day, calendar)
        counts = is_school_day if due.calendar is Calendar.SCHOOL_DAYS else _works
        between = [due.day + timedelta(days=n) for n in range(1, (day - due.day).days + 1)]
        assert counts(due.day, calendar)
        assert not any(counts(one_day, calendar) for one_day in between)
        assert (due.rule is DueBy.PLANNED_DAY) == (due.day == day)


def _works(day: date, calendar: SchoolCalendar) -> bool:
    return is_working_day(day, calendar.nation)


class TestWithdrawing:
    def test_ends_a_target_and_its_commitments(self) -> None:
        """Its versions stay, and it takes no further step."""
        withdraw = asked.WithdrawTarget(target=TARGET, reasons=text())
        then = agreed.when(withdraw)
        gone = TargetWithdrawn(
            author=COORDINATOR, withdrawn_on=TODAY, target=TARGET, version=1, drafted=False, reasons=text()
        )
        then.then(gone)
        after = agreed.given(gone)
        after.when(withdraw).then_refused(because="was withdrawn")
        assert after.rules.fold(after.events).commitments == {}
        early = asked.WithdrawTarget(target=TARGET, reasons=text(), withdrawn_on=MONDAY - timedelta(days=1))
        agreed.when(early).then_invalid(because="before the version that stands")

    def test_gives_a_draft_up(self) -> None:
        """Which nobody below full ever read."""
        event: Any = drafted.when(asked.WithdrawTarget(target=TARGET, reasons=text())).event()
        assert (event.version, event.drafted) == (0, True)


class TestARewardThatWasPromised:
    def test_is_recorded_as_given(self) -> None:
        """By the side that promised it, unless another is said."""
        given_ = RewardGiven(
            author=COORDINATOR, happened_on=TODAY, target=TARGET, given=True, given_by=Side.PARENT, version=1
        )
        agreed.when(asked.RecordReward(target=TARGET, given=True)).then(given_)

    def test_or_as_not_given_with_the_reason(self) -> None:
        """A promise not kept is a fact about the adults."""
        agreed.when(asked.RecordReward(target=TARGET, given=False)).then_invalid(because="why the reward was not")
        event = agreed.when(asked.RecordReward(target=TARGET, given=False, words=text())).event()
        assert (event.given, event.given_by) == (False, None)

    def test_was_promised(self) -> None:
        """Where the target says none, there is none to give."""
        without = drafted.given(AGREED.model_copy(update={"reward": None}), MADE)
        without.when(asked.RecordReward(target=TARGET, given=True)).then_refused(because="promises no reward")


def test_a_calendar_that_sets_nothing_counts_working_days() -> None:
    """As everywhere where no terms are set."""
    assert last_school_day_by(date(2026, 5, 4), NO_TERMS).day == date(2026, 5, 1)  # over a bank holiday
    assert set(DRAFTED.model_dump()) >= FIELDS
