"""Marking a lesson or a day: one point of five for each target, and nothing else is asked."""

from dataclasses import replace
from typing import Any

import pytest

from case_store.decider import Happening
from case_store.entry import Actor, levels_of, lift
from case_store.monitoring.codes import HowOften, Of, Unmarked
from case_store.monitoring.commands import Arrange, MarkDay, MarkLesson
from case_store.monitoring.events import Arranged, MarkCorrected, Marked
from case_store.monitoring.monitoring import ARRANGEMENT, MARKS, sheet_stream
from case_store.monitoring.state import PLAN as REMEMBERED
from case_store.monitoring.state import Monitored
from case_store.psp import events as psp
from case_store.review import events as review
from case_store.vocabulary import Label, Level, Role
from tests.case_store.monitoring.plan import IN_PLAN, PLAN, READING, RUNS, WALKING, mark, marks
from tests.given import ELSA, OTHER, TEACHER, TODAY, TOMORROW, YESTERDAY, Given, Then, minted, one, text
from tests.promises.golden import example_of

sheet, arrangement = Given(MARKS), Given(ARRANGEMENT)
LESSON = MarkLesson(marks=marks(4, 2))
FIRST = Marked(author=ELSA, marked_on=TODAY, of=Of.LESSON, marks=marks(4, 2), mark=minted(0))


def in_plan(given: Given, command: Any, plan: Monitored = RUNS, **more: Any) -> Then:
    """What comes of `command` while the plan runs."""
    return given.when(command, **{**IN_PLAN, "known": plan, **more})


class TestALesson:
    def test_takes_a_mark_for_each_target_and_nothing_else(self) -> None:
        """Two taps, and done: today, by whoever taught it, in the matter of the plan."""
        done = in_plan(sheet, LESSON).then(FIRST)
        (happening,) = done.happenings
        assert happening == Happening(FIRST, matter=PLAN, at=TODAY, id=minted(0), thing=minted(0))

    def test_may_be_marked_for_one_target_alone(self) -> None:
        """Not every lesson is about every target."""
        assert in_plan(sheet, MarkLesson(marks=marks(5))).event().marks == (mark(READING, points=5),)

    @pytest.mark.parametrize("code", Unmarked)
    def test_may_have_no_mark_for_a_reason(self, code: Unmarked) -> None:
        """One code for the whole lesson stands for every target that is still one; or a code for one target."""
        plan = replace(RUNS, targets=RUNS.targets | {one(0xF3)}, withdrawn=frozenset({one(0xF3)}))
        all_of_it = in_plan(sheet, MarkLesson(unmarked=code), plan).event()
        assert all_of_it.marks == (mark(READING, unmarked=code), mark(WALKING, unmarked=code))
        mixed = (mark(READING, points=1), mark(WALKING, unmarked=code))
        assert in_plan(sheet, MarkLesson(marks=mixed)).event().marks == mixed

    def test_marked_again_puts_the_first_right(self) -> None:
        """All of it again, about the first entry; the earlier is told in full only. Another period is another."""
        again = in_plan(sheet.given(FIRST), MarkLesson(marks=marks(5, 5), comment=text("much better")))
        (happening,) = again.happenings
        assert isinstance(happening.event, MarkCorrected)
        assert (happening.about, happening.thing, happening.id) == (minted(0), minted(0), None)
        assert Label.CORRECTION in lift(happening.event).labels
        for other in (MarkLesson(marks=marks(5), period=2), MarkLesson(marks=marks(5), marked_on=YESTERDAY)):
            assert isinstance(in_plan(sheet.given(FIRST), other).event(), Marked)
        assert isinstance(in_plan(sheet.given(FIRST), MarkDay(marks=marks(5))).event(), Marked)

    def test_of_two_teachers_lies_in_two_streams(self) -> None:
        """Neither waits for the other, and neither puts the other's right."""
        assert sheet_stream(PLAN, ELSA) != sheet_stream(PLAN, TEACHER)

    @pytest.mark.parametrize(
        ("said", "because"),
        [
            ({}, "say in `unmarked`"),
            ({"marks": marks(1), "unmarked": Unmarked.ABSENT}, "say in `unmarked`"),
            ({"marks": (mark(READING),)}, "either `points`"),
            ({"marks": (mark(READING, points=3, unmarked=Unmarked.ABSENT),)}, "either `points`"),
            ({"marks": (mark(READING, points=3), mark(READING, points=4))}, "twice"),
            ({"marks": (mark(one(0xF9), points=3),)}, "no agreed target"),
            ({"marks": marks(1), "marked_on": TOMORROW}, "lies in the future"),
        ],
    )
    def test_is_refused_where_it_says_too_little_or_too_much(self, said: dict[str, Any], because: str) -> None:
        """Each with a sentence that says what to do."""
        in_plan(sheet, MarkLesson(**said)).then_invalid(because=because)

    @pytest.mark.parametrize("points", [0, 6, -1])
    def test_has_five_points_and_no_others(self, points: int) -> None:
        """Neither nought nor six."""
        with pytest.raises(ValueError, match="points"):
            mark(READING, points=points)


class TestThePlan:
    def test_must_be_one(self) -> None:
        """The id of anything else looks like nothing at all."""
        in_plan(sheet, LESSON, Monitored()).then_not_found()
        sheet.when(LESSON).then_not_found()

    def test_must_have_started_by_then(self) -> None:
        """A plan without targets or without a first day is not monitored yet; nor is one before its first day."""
        in_plan(sheet, LESSON, Monitored(proposed=True)).then_refused(because="has not started")
        in_plan(sheet, LESSON, replace(RUNS, starts=TOMORROW)).then_refused(because="from a later day on")

    def test_may_be_marked_later_for_a_day_on_which_it_ran(self) -> None:
        """A limit never refuses the record of what happened; a day after the last is none of the plan's."""
        ended = replace(RUNS, ends=YESTERDAY)
        assert in_plan(sheet, MarkDay(marks=marks(3), marked_on=YESTERDAY), ended).event().marked_on == YESTERDAY
        in_plan(sheet, LESSON, ended).then_refused(because="had ended")

    def test_is_remembered_by_what_happened_in_its_stream(self) -> None:
        """Whether it is one, when it runs, its targets; to the last day of further monitoring, if there is some."""
        assert REMEMBERED.fold([FIRST]) == Monitored()
        ended = example_of(review.Ended)
        kinds = (psp.Proposed, psp.TargetAgreed, psp.Started, psp.TargetWithdrawn)
        proposed, agreed, started, withdrawn = (example_of(kind) for kind in kinds)
        plan = REMEMBERED.fold([proposed, agreed, started, withdrawn, ended])
        assert plan.targets == plan.withdrawn == {agreed.target}  # type: ignore[attr-defined] # a target's event
        assert (plan.starts, plan.ends) == (started.starts, ended.monitored_until)  # type: ignore[attr-defined] # as above
        at_once = ended.model_copy(update={"monitored_until": None})
        assert REMEMBERED.fold([proposed, at_once]).ends == at_once.ended_on  # type: ignore[attr-defined] # as above


class TestADay:
    @pytest.mark.parametrize("of", [Of.DAY, Of.WEEK, Of.FORTNIGHT])
    def test_a_week_or_a_fortnight_is_marked_as_a_whole(self, of: Any) -> None:
        """As the plan is monitored."""
        assert in_plan(sheet, MarkDay(of=of, marks=marks(3, 3))).event().of is of

    def test_is_no_lesson(self) -> None:
        """The key worker marks no lesson by this."""
        with pytest.raises(ValueError, match="of"):
            MarkDay(of=Of.LESSON, marks=marks(3))


class TestWhatIsTold:
    def test_is_the_marks_to_many_and_the_comment_to_few(self) -> None:
        """Section 1: done; five-point outcome; comments."""
        for event in (Marked, MarkCorrected):
            levels = levels_of(event)
            assert levels["marked_on"] is levels["of"] is Level.EXISTENCE
            assert levels["marks"] is Level.SUMMARY
            assert levels["comment"] is levels["card_goes_home"] is Level.FULL

    def test_goes_home_only_where_whoever_marked_says_so(self) -> None:
        """A card is for staff until it is sent home, to all who care; so is the comment that mentions another pupil."""
        assert lift(in_plan(sheet, LESSON).event()).labels == frozenset()
        sent = MarkLesson(marks=marks(4), card_goes_home=True)
        assert lift(in_plan(sheet, sent).event()).labels == {Label.FOR_HOME, Label.FOR_ALL_CARERS}
        mentioning = MarkLesson(marks=marks(4), comment=text(), mentions=frozenset({OTHER}))
        told = lift(in_plan(sheet, mentioning).event())
        assert Label.MENTIONS_PUPIL in told.labels
        assert (Role.MENTIONED, OTHER) in told.people


class TestHowItIsMonitored:
    def test_is_said_for_the_pupil_and_home_too(self) -> None:
        """From the first day of the plan, if nobody says another; home hears of it as it likes."""
        arranged = in_plan(arrangement, Arrange(how_often=HowOften.DAILY)).event()
        assert arranged == Arranged(author=ELSA, from_day=RUNS.starts, how_often=HowOften.DAILY)
        assert lift(arranged).labels == {Label.FOR_HOME, Label.FOR_ALL_CARERS}

    def test_may_be_said_before_the_plan_starts_and_not_after_it_ended(self) -> None:
        """At the initial meeting there is no first day yet."""
        planned = Arrange(how_often=HowOften.WEEKLY)
        assert in_plan(arrangement, planned, Monitored(proposed=True)).event().from_day == TODAY
        over = Arrange(how_often=HowOften.WEEKLY, from_day=TODAY)
        in_plan(arrangement, over, replace(RUNS, ends=YESTERDAY)).then_refused(because="has ended")
        in_plan(arrangement, planned, Monitored()).then_not_found()

    def test_is_said_by_whoever_acts(self) -> None:
        """Nobody says it in another's name."""
        as_teacher = in_plan(arrangement, Arrange(how_often=HowOften.DAILY), actor=Actor("hilltop", TEACHER))
        assert as_teacher.event().author == TEACHER
