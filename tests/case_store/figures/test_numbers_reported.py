"""A term's numbers for the governors: fixed as they were written."""

from datetime import date
from typing import Any

from case_store.entry import levels_of, lift
from case_store.figures.codes import Counted
from case_store.figures.commands import ReportNumbers
from case_store.figures.events import NumbersReported, TermOf
from case_store.figures.numbers import NUMBERS, numbers_of
from case_store.figures.small import Counts, Pupils
from case_store.vocabulary import Label, Level
from tests.case_store.figures.term import AUTUMN, IN_TERM, SPRING
from tests.given import ELSA, TODAY, Given

numbers = Given(NUMBERS)
COUNTS = Counts(
    {Counted.PSP_RUNNING: Pupils(3), Counted.SUSPENDED: Pupils(7, 2)},
    with_attendance=200,
    attended=18_600,
    possible=20_000,
)


def reported(*before: NumbersReported, counts: Counts = COUNTS, **around: Any) -> NumbersReported:
    """The report of the autumn."""
    said = {**IN_TERM, "term": counts, **around}
    event = numbers.given(*before).when(ReportNumbers(term=AUTUMN), **said).event()
    assert isinstance(event, NumbersReported)
    return event


class TestAReport:
    def test_says_every_count_and_attendance(self) -> None:
        """Three plans are fewer than five; nothing counted is fewer than five too."""
        report = reported()
        told = {count.of: (count.pupils, count.fewer_than) for count in report.counts}
        assert told == {
            Counted.PSP_RUNNING: (None, 5),
            Counted.SUSPENDED: (7, None),
            Counted.PERMANENTLY_EXCLUDED: (None, 5),
            Counted.WITH_INCIDENTS: (None, 5),
        }
        assert report.attendance.percent == 93
        assert (report.author, report.reported_on, report.starts) == (ELSA, TODAY, date(2025, 9, 2))

    def test_is_of_a_term_that_is_over(self) -> None:
        """From its last day on: what is told halfway could not be told beside it later. A term that is none is none."""
        spring = ReportNumbers(term=SPRING)
        numbers.when(spring, **IN_TERM, term=COUNTS).then_refused(because="is not over")
        last_day = {**IN_TERM, "today": date(2026, 3, 27)}
        assert numbers.when(spring, **last_day, term=COUNTS).event().term == SPRING
        none = ReportNumbers(term=TermOf(school_year=2025, number=9))
        numbers.when(none, **IN_TERM, term=COUNTS).then_invalid(because="none of the school's terms")

    def test_again_stands_by_what_was_told(self) -> None:
        """Eight instead of seven is told as seven, as of the report before; the first stays as it was written."""
        first = reported()
        again = reported(first, counts=Counts({Counted.SUSPENDED: Pupils(8)}), today=date(2026, 3, 20))
        assert again.counts == first.counts
        assert again.reported_on == date(2026, 3, 20)
        assert {count.as_of for count in again.counts} == {TODAY}

    def test_names_no_pupil(self) -> None:
        """It lies in the trail, with nobody on it but whoever reported, and says so by its label."""
        lifted = lift(reported())
        assert lifted.labels == {Label.NUMBERS}
        assert [str(role) for role, _ in lifted.people] == ["author"]
        assert levels_of(NumbersReported)["counts"] is Level.SUMMARY
        assert numbers_of(AUTUMN) != numbers_of(SPRING)
