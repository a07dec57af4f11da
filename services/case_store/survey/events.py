"""What has happened in a survey of pupils' views. No event of it has a field for a pupil, an answer sheet or a person.

Each lies in the trail: it is about no pupil. What a class set came to is told to nobody; the numbers that are told are
made once, when the survey is closed.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from case_store.entry import SUMMARY, Event, Labelled, Person
from case_store.survey.codes import Form
from case_store.vocabulary import Label, Part, Role, Sensitive

Many = Annotated[int, Field(ge=0, le=5_000)]


class Ticks(BaseModel):
    """How many sheets of a set have each answer ticked beside one statement."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    almost_always: Many = 0
    often: Many = 0
    sometimes: Many = 0
    rarely: Many = 0

    def together(self) -> int:
        """How many sheets these are."""
        return self.almost_always + self.often + self.sometimes + self.rarely

    def and_(self, others: Ticks) -> Ticks:
        """These and others, added up."""
        return Ticks.model_construct(
            almost_always=self.almost_always + others.almost_always,
            often=self.often + others.often,
            sometimes=self.sometimes + others.sometimes,
            rarely=self.rarely + others.rarely,
        )


class Line(BaseModel):
    """What is told of one statement; of counts that are not, `fewer_than` says that one or more lies below it.

    The others are kept back so that none is given away. `more_often` are "almost always" and "often" together,
    `less_often` the other two.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    statement: Sensitive
    more_often: int | None = None
    less_often: int | None = None
    almost_always: int | None = None
    often: int | None = None
    sometimes: int | None = None
    rarely: int | None = None
    fewer_than: int | None = None


class Opened(Event, name="survey.opened", part=Part.FIGURES):
    """A survey was opened: what pupils are asked, and which years of them; no year says all."""

    numbers: Annotated[Literal[True], Labelled(Label.NUMBERS)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), SUMMARY]
    opened_on: Annotated[date, SUMMARY]
    form: Annotated[Form, SUMMARY]
    statements: Annotated[tuple[Sensitive, ...], SUMMARY]
    years: Annotated[tuple[int, ...], SUMMARY] = ()


class Answered(Event, name="survey.answered", part=Part.SERVICE):
    """A set of sheets was counted: how many, and how often each answer was ticked. No person, sheet, day or order."""

    sheets: int
    ticks: tuple[Ticks, ...]


class Closed(Event, name="survey.closed", part=Part.FIGURES):
    """The survey was closed, with its numbers: made once, with small counts hidden, and never made again."""

    numbers: Annotated[Literal[True], Labelled(Label.NUMBERS)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), SUMMARY]
    closed_on: Annotated[date, SUMMARY]
    sheets: Annotated[int | None, SUMMARY] = None
    fewer_than: Annotated[int | None, SUMMARY] = None
    lines: Annotated[tuple[Line, ...], SUMMARY]
