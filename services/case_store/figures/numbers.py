"""Reporting the numbers of a term: fixed as they are written, and none of a few pupils."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.checks import checked
from case_store.decider import Circumstances, Decider
from case_store.entry import Event
from case_store.errors import Refused
from case_store.figures.codes import Counted
from case_store.figures.commands import ReportNumbers
from case_store.figures.events import Count, NumbersReported, TermOf
from case_store.figures.small import Counts, Pupils, attendance_of, count_of
from case_store.figures.state import Reported, evolve_reported
from case_store.figures.terms import days_of


def numbers_of(term: TermOf) -> str:
    """The name of the custodian's stream of what governors are told of one term."""
    return f"numbers {term.key}"


def report_numbers(command: ReportNumbers, reported: Reported, around: Circumstances) -> Iterator[Event]:
    """What there is to count was settled beforehand. Raises Refused while the term goes on.

    Before its last day half of what there is to count is not there yet, and could not be told later beside it.
    """
    days, fewest, today = days_of(command.term, around.settings.calendar), around.settings.fewest_told, around.today
    if today < days.ends:
        raise Refused("This term is not over. Report its numbers from its last day on.")
    counts: Counts = around.term
    yield NumbersReported(
        author=around.actor.person,
        reported_on=today,
        term=command.term,
        starts=days.starts,
        ends=days.ends,
        counts=tuple(
            count_of(of, counts.pupils.get(of, Pupils()), _before(of, reported), fewest, today) for of in Counted
        ),
        attendance=attendance_of(counts, [report.attendance for report in reported.reports], fewest, today),
    )


def _before(of: Counted, reported: Reported) -> list[Count]:
    """What was told of one count so far, the newest last."""
    return [count for report in reported.reports for count in report.counts if count.of is of]


NUMBERS = Decider("numbers", Reported(), evolve_reported, checked({ReportNumbers: report_numbers}))
