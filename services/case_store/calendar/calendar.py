"""Setting the terms of a school year: they follow on each other, and what breaks them lies in the same year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from case_store.calendar.codes import Span
from case_store.calendar.commands import SetTerms
from case_store.calendar.events import TermsSet, Time
from case_store.checks import checked
from case_store.decider import Circumstances, Decider
from case_store.entry import Event
from case_store.errors import Invalid


def evolve(state: None, _event: Event) -> None:
    """Nothing needs to be remembered: each year is set whole."""
    return state


def set_terms(command: SetTerms, _state: None, around: Circumstances) -> Iterator[Event]:
    """The year's times in order. Raises Invalid for what cannot be the calendar of that year."""
    times = tuple(sorted(command.times, key=lambda time: (time.starts, time.ends, time.span)))
    problem = fault_of(command.school_year, times)
    if problem is not None:
        raise Invalid(problem)
    yield TermsSet(school_year=command.school_year, times=times, by=around.actor.person)


def fault_of(school_year: int, times: tuple[Time, ...]) -> str | None:
    """What is wrong with these times, in order, as those of that school year; None where nothing is."""
    first, last = date(school_year, 8, 1), date(school_year + 1, 8, 31)
    terms = [time for time in times if time.span is Span.TERM]
    if any(time.ends < time.starts for time in times):
        return "`times` holds one that ends before it starts. Turn the two days round."
    if any(time.starts < first or time.ends > last for time in times):
        return "`times` holds one that lies outside this school year. Set each school year by itself."
    if not terms:
        return "`times` holds no term. Give the terms together with what breaks them."
    if any(later.starts <= earlier.ends for earlier, later in pairwise(terms)):
        return "`times` holds two terms that overlap. Look at their first and last days."
    halves = (time for time in times if time.span is Span.HALF_TERM)
    if not all(any(term.starts < half.starts and half.ends < term.ends for term in terms) for half in halves):
        return "`times` holds a half term that lies in no term. Give the term that it breaks as one, with both halves."
    return None


CALENDAR: Decider[None] = Decider("calendar", None, evolve, checked({SetTerms: set_terms}))
