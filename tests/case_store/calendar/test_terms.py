"""The school's calendar: a year's terms are set whole, and every rule is handed them with the settings."""

from __future__ import annotations

from datetime import date

import pytest

from case_store.calendar.calendar import CALENDAR
from case_store.calendar.codes import Calendar, DueBy, Nation, Span
from case_store.calendar.commands import SetTerms
from case_store.calendar.events import TermsSet, Time
from case_store.people.commands import ChangeSettings
from case_store.people.settings import SETTINGS, Settings
from tests.given import ELSA, Given

terms = Given(CALENDAR)


def time(span: Span, starts: str, ends: str) -> Time:
    """A time in the calendar."""
    return Time(span=span, starts=date.fromisoformat(starts), ends=date.fromisoformat(ends))


AUTUMN = time(Span.TERM, "2025-09-02", "2025-12-19")
HALF = time(Span.HALF_TERM, "2025-10-27", "2025-10-31")
SPRING = time(Span.TERM, "2026-01-05", "2026-03-27")
SUMMER = time(Span.TERM, "2026-04-13", "2026-07-21")
YEAR = (AUTUMN, HALF, SPRING, SUMMER)
SET = TermsSet(school_year=2025, times=YEAR, by=ELSA)


class TestSettingTerms:
    def test_says_the_whole_year_in_order(self) -> None:
        """In whatever order they were typed."""
        terms.when(SetTerms(school_year=2025, times=(SUMMER, HALF, SPRING, AUTUMN))).then(SET)

    @pytest.mark.parametrize(
        ("times", "because"),
        [
            ((HALF,), "no term"),
            ((AUTUMN, time(Span.TERM, "2025-12-19", "2026-02-01")), "overlap"),
            ((time(Span.TERM, "2025-12-19", "2025-09-02"),), "ends before it starts"),
            ((time(Span.TERM, "2024-09-02", "2024-12-19"),), "outside this school year"),
            ((AUTUMN, time(Span.HALF_TERM, "2026-02-16", "2026-02-20")), "lies in no term"),
            ((AUTUMN, time(Span.HALF_TERM, "2025-12-15", "2025-12-19")), "lies in no term"),
        ],
    )
    def test_refuses_what_is_no_calendar_of_that_year(self, times: tuple[Time, ...], because: str) -> None:
        """In a sentence that says which."""
        terms.when(SetTerms(school_year=2025, times=times)).then_invalid(because=because)


class TestTheSettings:
    def test_hold_the_terms_of_each_year(self) -> None:
        """A year that is set again takes its own place, and no other's."""
        later = TermsSet(school_year=2026, times=(time(Span.TERM, "2026-09-01", "2026-12-18"),), by=ELSA)
        shorter = TermsSet(school_year=2025, times=(AUTUMN,), by=ELSA)
        settings = SETTINGS.fold([SET, later, shorter])
        assert settings.calendar.times(Span.TERM) == (AUTUMN, *later.times)

    def test_keep_the_terms_when_a_setting_changes(self) -> None:
        """And the nation, which says which bank holidays there are."""
        changed = Given(SETTINGS).given(SET).when(ChangeSettings(nation=Nation.SCOTLAND)).event()
        calendar = SETTINGS.fold([SET, changed]).calendar
        assert (calendar.nation, calendar.times(Span.HALF_TERM)) == (Nation.SCOTLAND, (HALF,))


class TestAStaffSummary:
    @pytest.mark.parametrize(
        ("held_on", "until", "rule"),
        [
            ("2025-11-04", "2025-12-19", DueBy.END_OF_TERM),
            ("2025-12-19", "2025-12-19", DueBy.END_OF_TERM),
            ("2025-12-22", "2026-03-27", DueBy.END_OF_TERM),
            ("2026-08-20", "2026-11-18", DueBy.DAYS_AFTER),
        ],
    )
    def test_is_in_date_to_the_end_of_term(self, held_on: str, until: str, rule: DueBy) -> None:
        """Of the calendar; on a holiday, of the term that follows; beyond the calendar, for 90 days."""
        due = SETTINGS.fold([SET]).summary_due(date.fromisoformat(held_on))
        assert (due.day, due.rule) == (date.fromisoformat(until), rule)

    def test_does_not_outlast_the_school_year(self) -> None:
        """Written in the summer, it is in date to the eve of the next year: who teaches then has not been asked."""
        later = TermsSet(school_year=2026, times=(time(Span.TERM, "2026-09-01", "2026-12-18"),), by=ELSA)
        due = SETTINGS.fold([SET, later]).summary_due(date(2026, 8, 20))
        assert (due.day, due.rule) == (date(2026, 8, 31), DueBy.EVE_OF_SCHOOL_YEAR)

    def test_follows_the_last_day_of_term_where_no_terms_are_set(self) -> None:
        """As before there were terms; 90 days where that is past or nothing is set."""
        settings = Settings(last_day_of_term=date(2026, 3, 27))
        assert settings.summary_due(date(2026, 3, 10)).day == date(2026, 3, 27)
        assert settings.summary_due(date(2026, 3, 10)).calendar is Calendar.SCHOOL_DAYS
        assert settings.summary_until(date(2026, 4, 1)) == date(2026, 6, 30)
        assert Settings().summary_due(date(2026, 3, 10)).calendar is Calendar.DAYS
