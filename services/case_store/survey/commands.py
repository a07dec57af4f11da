"""What staff ask the record to take in of a survey of pupils' views."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from case_store.decider import Command
from case_store.survey.events import Many, Ticks
from case_store.vocabulary import Sensitive

Statements = Annotated[tuple[Sensitive, ...], Field(min_length=1, max_length=40)]
Years = Annotated[tuple[Annotated[int, Field(ge=-1, le=14)], ...], Field(max_length=16)]


class OpenSurvey(Command, action="survey.open"):
    """Open a survey of what pupils think would help: with the statements of sheet 1.3, or with your own.

    Pupils answer on paper without a name. One survey is open at a time.
    """

    statements: Statements | None = None
    years: Years = ()


class HandInSet(Command, action="survey.hand_in_set"):
    """Hand in what a set of sheets came to, such as those of a class: for each statement, how many ticked what.

    Five sheets at least, or as many as your school says, each with one tick beside every statement. Nobody reads the
    counts of a set again.
    """

    sheets: Many
    ticks: Annotated[tuple[Ticks, ...], Field(min_length=1, max_length=40)]


class CloseSurvey(Command, action="survey.close"):
    """Close the survey that is open, and have its numbers made. They are made once."""
