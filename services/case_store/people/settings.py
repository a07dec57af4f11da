"""The school's own settings, such as its last day of term, and what holds where it has set nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from case_store.calendar.codes import Calendar, DueBy, Nation
from case_store.calendar.events import TermsSet
from case_store.checks import checked
from case_store.decider import Circumstances, Decider
from case_store.entry import Event
from case_store.errors import Invalid
from case_store.numbers import FEWEST
from case_store.people.commands import ChangeSettings
from case_store.people.events import SettingsChanged
from case_store.school_days import NO_TERMS, Due, SchoolCalendar, end_of_term, in_days
from case_store.vocabulary import DEFAULT_AUDIENCE, Audience
from case_store.voice.events import FormSet
from case_store.voice.forms import Forms
from case_store.voice.own_forms import form_of

OWN_SETTINGS = "settings"
"""The name of the custodian's stream of settings."""
SUMMARY_DAYS = 90
"""How long a staff summary is in date where no end of term is set (access table, rule `audience`)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the school has set, and until then what holds for every school."""

    last_day_of_term: date | None = None
    text_limit: int = 20_000
    default_audience: frozenset[Audience] = DEFAULT_AUDIENCE
    own_words_days: int = 120
    concern_unopened_hours: int = 24
    programme_weeks_limit: int = 13
    drafts_days: int = 7
    supervision_months: int = 12
    nation: Nation = Nation.ENGLAND
    group_size_limit: int = 8
    fewest_told: int = FEWEST
    calendar: SchoolCalendar = NO_TERMS
    forms: Forms = ()

    def summary_until(self, held_on: date) -> date:
        """The last day on which a staff summary of a session held on `held_on` is in date."""
        return self.summary_due(held_on).day

    def summary_due(self, held_on: date) -> Due:
        """The same, with the calendar and the rule it follows from: the terms, else the last day of term that is set.

        A last day of term that had passed by then is none: the setting waits for the new term's.
        """
        by_terms = end_of_term(held_on, self.calendar)
        if by_terms is not None:
            return by_terms
        if self.last_day_of_term is not None and held_on <= self.last_day_of_term:
            return Due(self.last_day_of_term, Calendar.SCHOOL_DAYS, DueBy.END_OF_TERM)
        return in_days(held_on, SUMMARY_DAYS)


_SETTABLE = tuple(ChangeSettings.model_fields)
"""What is set by hand. The terms come with the calendar, a school year at a time; forms come one version at a time."""


def settings_stream(trail: UUID) -> UUID:
    """The stream of the settings of the custodian whose trail this is."""
    return uuid5(trail, OWN_SETTINGS)


def evolve(settings: Settings, event: Event) -> Settings:
    """The settings after `event`, which says all of them, or all of one school year."""
    match event:
        case SettingsChanged():
            calendar = replace(settings.calendar, nation=event.nation)
            return replace(settings, **{name: getattr(event, name) for name in _SETTABLE}, calendar=calendar)
        case TermsSet(school_year=school_year, times=times):
            return replace(settings, calendar=settings.calendar.with_year(school_year, times))
        case FormSet():
            return replace(settings, forms=(*settings.forms, form_of(event)))
        case _:
            return settings


def change_settings(command: ChangeSettings, settings: Settings, around: Circumstances) -> Iterator[Event]:
    """What is given changes; the rest stays. Raises Invalid for a wider default audience."""
    if command.default_audience is not None and not command.default_audience <= DEFAULT_AUDIENCE:
        raise Invalid("`default_audience` may be narrower than class teacher and SENCO, never wider.")
    given: dict[str, Any] = {name: getattr(command, name) for name in _SETTABLE}
    changed = {name: getattr(settings, name) if value is None else value for name, value in given.items()}
    yield SettingsChanged(**changed, by=around.actor.person)


SETTINGS = Decider("settings", Settings(), evolve, checked({ChangeSettings: change_settings}))
