"""What the office asks the record to take in about the school's calendar."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from case_store.calendar.events import Time
from case_store.decider import Command


class SetTerms(Command, action="calendar.set_terms"):
    """Set the calendar of one school year, named by the year in which it begins: all of it."""

    school_year: Annotated[int, Field(ge=2000, le=2100)]
    times: Annotated[tuple[Time, ...], Field(min_length=1, max_length=100)]
