"""In whose hands the work is: cover, taking over, and handing over."""

from datetime import date, timedelta

import pytest

from case_store.decider import Command
from case_store.entry import Actor
from case_store.handover import commands as asked
from case_store.handover.events import CoverArranged, CoverEnded, HandedOver, TakenOver
from case_store.handover.handover import HANDOVER
from tests.case_store.elsa.stories import ENDED, REFERRAL_ID, STARTED
from tests.case_store.group.test_group import JOINED, LEFT, SECOND, SECOND_JOINED, SECONDS_CASE
from tests.case_store.group.test_group import STARTED as GROUP_STARTED
from tests.given import CASE, ELSA, LEAD, OTHER, PUPIL, TEACHER, TODAY, TOMORROW, YESTERDAY, Given, text

FRIDAY = date(2026, 3, 13)
BY = {"actor": Actor("hilltop", LEAD)}
WHOSE = {"pupil": PUPIL, "case": CASE}
programme = Given(HANDOVER).given(STARTED)
group = Given(HANDOVER).given(GROUP_STARTED, JOINED, SECOND_JOINED)
COVER = asked.ArrangeCover(elsa=OTHER, ends=FRIDAY)
COVERED = CoverArranged(author=LEAD, elsa=OTHER, starts=TODAY, ends=FRIDAY, referral=REFERRAL_ID, **WHOSE)
OVER = COVERED.model_copy(update={"starts": date(2026, 3, 2), "ends": YESTERDAY})
HAND = asked.HandOver(elsa=OTHER, pupil_told=True)
HANDED = HandedOver(author=LEAD, to=OTHER, pupil_told=True, until=FRIDAY, **WHOSE)
TAKE = asked.TakeOver(elsa=OTHER)
TAKEN = TakenOver(author=LEAD, elsa=OTHER, from_day=TODAY, former=ELSA, referral=REFERRAL_ID, **WHOSE)


class TestCover:
    def test_is_arranged_to_a_day(self) -> None:
        """From today, if no other day is said."""
        programme.when(COVER, **BY).then(COVERED)

    def test_of_a_group_lies_in_its_file_and_in_each_members_case(self) -> None:
        """With no pupil where it is everybody's; each case says what it opens of that pupil."""
        came = group.when(COVER.model_copy(update={"elsa": TEACHER}), **BY)
        assert [one.file for one in came.happenings] == [None, CASE, SECONDS_CASE]
        assert [(event.pupil, event.member) for event in came.events] == [
            (None, False),
            (PUPIL, True),
            (SECOND, True),
        ]
        assert [event.referral for event in came.events] == [None, None, None]

    def test_of_a_group_leaves_those_who_have_left_alone(self) -> None:
        """Nothing of theirs is to be covered."""
        came = group.given(LEFT).when(COVER.model_copy(update={"elsa": TEACHER}), **BY)
        assert [one.file for one in came.happenings] == [None, SECONDS_CASE]

    def test_is_refused_for_whoever_delivers_it(self) -> None:
        """Nobody covers for themself."""
        programme.when(COVER.model_copy(update={"elsa": ELSA})).then_refused(because="deliver this themself")
        group.when(COVER).then_refused(because="deliver this themself")

    def test_is_refused_while_they_cover_and_not_after(self) -> None:
        """Another cover would end the one that runs."""
        programme.given(COVERED).when(COVER).then_refused(because="cover already")
        assert programme.given(OVER).when(COVER, **BY).event() == COVERED

    def test_is_refused_once_it_has_ended(self) -> None:
        """A report is done by whoever takes over."""
        programme.given(ENDED).when(COVER).then_refused(because="takes over instead")

    def test_is_refused_for_days_in_the_wrong_order(self) -> None:
        """Somebody mistyped them."""
        programme.when(COVER.model_copy(update={"starts": FRIDAY + timedelta(days=1)})).then_invalid(because="ends")

    def test_ends_early(self) -> None:
        """And with it what had been handed over; the eve of its first day says that it never was."""
        ended = CoverEnded(author=LEAD, elsa=OTHER, ends=TODAY, starts=TODAY, referral=REFERRAL_ID, **WHOSE)
        covered, end = programme.given(COVERED), asked.EndCover(elsa=OTHER)
        covered.when(end, **BY).then(ended)
        assert covered.given(HANDED).when(end, **BY).event().handed_over
        assert covered.when(asked.EndCover(elsa=OTHER, last_day=YESTERDAY), **BY).event().ends == YESTERDAY
        long_ago = asked.EndCover(elsa=OTHER, last_day=date(2026, 3, 1))
        covered.when(long_ago).then_invalid(because="`last_day` lies before the cover")

    def test_that_is_over_does_not_end_again(self) -> None:
        """Nor does one that never was."""
        end = asked.EndCover(elsa=OTHER)
        for past in ((), (OVER,)):
            programme.given(*past).when(end).then_refused(because="no longer by then")


class TestHandingOver:
    def test_is_to_whoever_covers_for_as_long_as_they_do(self) -> None:
        """Whether the pupil was told is always said."""
        programme.given(COVERED).when(HAND, **BY).then(HANDED)

    def test_is_to_whoever_took_over_for_good(self) -> None:
        """No day ends it."""
        programme.given(TAKEN).when(HAND, **BY).then(HANDED.model_copy(update={"until": None}))

    @pytest.mark.parametrize("whom", [OTHER, ELSA, TEACHER])
    def test_is_refused_to_anybody_else(self, whom: object) -> None:
        """The notes are not given to those whom nobody made responsible."""
        programme.given(OVER).when(HAND.model_copy(update={"elsa": whom})).then_refused(because="neither cover nor")

    def test_asks_why_the_pupil_was_not_told(self) -> None:
        """Trust was given to one person."""
        untold = HAND.model_copy(update={"pupil_told": False})
        covered = programme.given(COVERED)
        covered.when(untold).then_invalid(because="`why_not_told`")
        why = untold.model_copy(update={"why_not_told": text()})
        assert covered.when(why).event().why_not_told == text()


class TestTakingOver:
    def test_is_in_the_place_of_the_one_before(self) -> None:
        """From today, if no other day is said."""
        programme.when(TAKE, **BY).then(TAKEN)

    def test_by_whoever_covered_keeps_what_was_handed_over(self) -> None:
        """They need not be told twice."""
        assert programme.given(COVERED, HANDED).when(TAKE, **BY).event().handed_over
        assert not programme.given(COVERED).when(TAKE, **BY).event().handed_over
        assert not programme.given(OVER, HANDED).when(TAKE, **BY).event().handed_over

    def test_a_second_time_is_from_whoever_took_over(self) -> None:
        """Whose tie is another one."""
        again = programme.given(TAKEN).when(asked.TakeOver(elsa=LEAD), **BY).event()
        assert (again.former, again.former_took_over) == (OTHER, True)

    def test_of_a_group_says_in_whose_place(self) -> None:
        """Two run it."""
        take = asked.TakeOver(elsa=LEAD)
        group.when(take).then_invalid(because="Say in `former`")
        group.when(take.model_copy(update={"former": TEACHER})).then_invalid(because="Say in `former`")
        came = group.when(take.model_copy(update={"former": OTHER}), **BY)
        assert [event.member for event in came.events] == [False, True, True]

    def test_is_refused_for_whoever_delivers_it(self) -> None:
        """There is nothing to take over."""
        programme.when(asked.TakeOver(elsa=ELSA)).then_refused(because="deliver this themself")

    def test_of_what_has_ended_is_for_its_report(self) -> None:
        """For thirty days, and to no later day."""
        assert programme.given(ENDED).when(TAKE, **BY).event().until == date(2026, 4, 5)
        late = TAKE.model_copy(update={"from_day": date(2026, 4, 6)})
        programme.given(ENDED).when(late).then_refused(because="too long ago")

    def test_begins_on_a_day_to_come_if_it_is_said(self) -> None:
        """New terms are planned ahead."""
        assert programme.when(TAKE.model_copy(update={"from_day": TOMORROW})).event().from_day == TOMORROW


@pytest.mark.parametrize("command", [COVER, asked.EndCover(elsa=OTHER), HAND, TAKE], ids=lambda one: one.action)
def test_of_something_else_looks_like_nothing(command: Command) -> None:
    """The id of another thing is neither programme nor group."""
    Given(HANDOVER).when(command).then_not_found()
