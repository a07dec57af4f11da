"""What has happened to the school's calendar. It holds dates and no person, so it lies in the trail."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.calendar.codes import Span
from case_store.entry import Event, Person
from case_store.vocabulary import Part, Role


class Time(BaseModel):
    """A term, a half term, a closure or a day without pupils: first day and last day, both included."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    span: Span
    starts: date
    ends: date


class TermsSet(Event, name="calendar.terms_set", part=Part.SERVICE):
    """The calendar of one school year was set: all of it. A later one of the same year takes its place."""

    school_year: int
    times: tuple[Time, ...]
    by: Annotated[UUID, Person(Role.AUTHOR)]
