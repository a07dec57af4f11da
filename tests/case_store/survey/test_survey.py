"""A survey of pupils' views: its form, its sets, and numbers that give nobody away."""

from collections import defaultdict
from itertools import product

import pytest
from pydantic import ValidationError

from case_store.entry import lift
from case_store.numbers import FEWEST
from case_store.people.settings import Settings
from case_store.survey.codes import Answer, Form
from case_store.survey.commands import CloseSurvey, HandInSet, OpenSurvey
from case_store.survey.events import Answered, Closed, Line, Opened, Ticks
from case_store.survey.form import SHEET_1_3
from case_store.survey.survey import SURVEY, line_of
from case_store.vocabulary import Label, Part
from tests.given import ELSA, TODAY, Given, text

SMALL = set(range(FEWEST))
ONE = Opened(author=ELSA, opened_on=TODAY, form=Form.OWN, statements=(text("Have somebody to talk to"),))
nothing = Given(SURVEY)
survey = nothing.given(ONE)


def ticks(*counts: int) -> Ticks:
    """So many ticks of each answer, most often first."""
    return Ticks(**dict(zip(Answer, counts, strict=False)))


def a_set(*counts: int) -> HandInSet:
    """A set of sheets on one statement."""
    return HandInSet(sheets=sum(counts), ticks=(ticks(*counts),))


class TestASurvey:
    def test_asks_what_sheet_1_3_asks(self) -> None:
        """Or what the school words itself; of all years, or of some."""
        opened = nothing.when(OpenSurvey()).event()
        assert (opened.form, opened.statements, opened.years) == (Form.SHEET_1_3, SHEET_1_3, ())
        own = nothing.when(OpenSurvey(statements=(text("Sit elsewhere"),), years=(8, 7, 8))).event()
        assert (own.form, own.statements, own.years) == (Form.OWN, (text("Sit elsewhere"),), (7, 8))

    def test_is_one_at_a_time(self) -> None:
        """The difference of two that run at once would be a count of few."""
        survey.when(OpenSurvey()).then_refused(because="open already")
        closed = survey.when(CloseSurvey()).event()
        assert survey.given(closed).when(OpenSurvey()).event().form is Form.SHEET_1_3
        for command in (a_set(5), CloseSurvey()):
            nothing.when(command).then_refused(because="No survey is open")
            survey.given(closed).when(command).then_refused(because="No survey is open")

    def test_takes_one_line_for_each_statement_and_one_tick_of_each_sheet(self) -> None:
        """Unfinished sheets would be a small count of their own."""
        two = HandInSet(sheets=5, ticks=(ticks(5), ticks(5)))
        survey.when(two).then_invalid(because="one line for each of the 1 statements")
        survey.when(HandInSet(sheets=6, ticks=(ticks(5),))).then_invalid(because="one tick of every sheet")

    def test_adds_up_what_comes_in(self) -> None:
        """Sets of any two classes, in any order."""
        sets = [survey.when(each).event() for each in (a_set(10, 0, 2, 3), a_set(5, 9, 8, 7))]
        for order in (sets, sets[::-1]):
            assert survey.given(*order).when(CloseSurvey()).event().lines == (
                Line(
                    statement=ONE.statements[0],
                    more_often=24,
                    less_often=20,
                    almost_always=15,
                    often=9,
                    sometimes=10,
                    rarely=10,
                ),
            )

    def test_begins_anew_with_the_next(self) -> None:
        """What was said in the last one does not count again."""
        first = survey.given(survey.when(a_set(10, 10, 10, 10)).event())
        again = first.given(first.when(CloseSurvey()).event(), ONE)
        assert again.when(CloseSurvey()).event().sheets is None

    def test_is_numbers_about_no_pupil(self) -> None:
        """For governors too; what a set came to is for nobody, and holds no person."""
        assert {lift(ONE).labels, lift(survey.when(CloseSurvey()).event()).labels} == {frozenset({Label.NUMBERS})}
        answered = lift(survey.when(a_set(5)).event())
        assert (answered.people, answered.labels, Answered.part) == ((), frozenset(), Part.SERVICE)
        assert set(Answered.model_fields) == {"sheets", "ticks"}

    @pytest.mark.parametrize("more", [{"words": "Mr Jones shouts."}, {"free_lines": ["x"]}, {"pupil": str(ELSA)}])
    def test_takes_no_free_lines_and_no_pupil(self, more: dict[str, object]) -> None:
        """The sheet's twice three lines are in somebody's own words: numbers only are kept."""
        sent = {"sheets": 5, "ticks": [{"often": 5}]}
        HandInSet.model_validate(sent)
        with pytest.raises(ValidationError):
            HandInSet.model_validate(sent | more)


class TestTheNumbers:
    def test_are_all_told_where_none_is_small(self) -> None:
        """The halves, and what they are made of."""
        line = line_of(text(), ticks(5, 6, 7, 8), FEWEST)
        assert (line.more_often, line.less_often) == (11, 15)
        assert (line.almost_always, line.often, line.sometimes, line.rarely, line.fewer_than) == (5, 6, 7, 8, None)

    def test_keep_a_half_where_only_one_of_it_is_small(self) -> None:
        """Eleven said "almost always" or "often"; how many of them which, is not told."""
        line = line_of(text(), ticks(10, 1, 7, 8), FEWEST)
        assert (line.more_often, line.almost_always, line.often, line.sometimes) == (11, None, None, 7)
        assert line.fewer_than == FEWEST

    def test_are_those_of_a_stricter_school_where_it_is_one(self) -> None:
        """Its own threshold counts for what is taken as for what is told."""
        strict = {"settings": Settings(fewest_told=10)}
        survey.when(a_set(9), **strict).then_invalid(because="fewer than 10")
        closed = survey.given(survey.when(a_set(9, 9, 9, 9)).event()).when(CloseSurvey(), **strict).event()
        line = closed.lines[0]
        assert (line.more_often, line.almost_always, line.fewer_than) == (18, None, 10)

    @pytest.mark.parametrize("row", [(30, 0, 0, 0), (0, 0, 0, 30), (20, 7, 3, 0)])
    def test_do_not_say_that_all_answered_alike(self, row: tuple[int, ...]) -> None:
        """Of whom all say the same, everybody's answer would be known."""
        told = line_of(text(), ticks(*row), FEWEST).model_dump(exclude={"statement", "fewer_than"})
        assert set(told.values()) == {None}

    def test_of_fewer_than_five_sheets_are_not_told(self) -> None:
        """Nor how many they were."""
        closed = survey.when(CloseSurvey()).event()
        assert (closed.sheets, closed.fewer_than, closed.lines[0].more_often) == (None, FEWEST, None)

    def test_leave_each_that_is_kept_back_any_number_below_five(self) -> None:
        """For every row of up to sixteen sheets, by whoever knows the rule and how many sheets there were."""
        could_be: defaultdict[tuple[int, tuple[int | None, ...]], list[tuple[int, ...]]] = defaultdict(list)
        for row in product(range(17), repeat=4):
            if FEWEST <= sum(row) <= 16:
                line = line_of(text(), ticks(*row), FEWEST)
                told = tuple(line.model_dump(exclude={"statement", "fewer_than"}).values())
                could_be[sum(row), told].append(row)
        assert len(could_be) > 40
        for (_, told), rows in could_be.items():
            halves = [(more + less, sum(others)) for more, less, *others in rows]
            for place, count in enumerate(told):
                of = halves if place < 2 else rows
                assert count is not None or {one[place if place < 2 else place - 2] for one in of} >= SMALL


class TestClosing:
    def test_says_when_and_of_how_many(self) -> None:
        """And gives the wording with each line, so that the numbers stand by themselves."""
        closed = survey.given(survey.when(a_set(10, 0, 0, 5)).event()).when(CloseSurvey()).event()
        assert isinstance(closed, Closed)
        assert (closed.closed_on, closed.sheets, closed.author) == (TODAY, 15, ELSA)
        assert closed.lines[0].statement == ONE.statements[0]
        assert (closed.lines[0].more_often, closed.lines[0].less_often) == (10, 5)
