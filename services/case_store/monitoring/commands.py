"""What staff and parents ask the record to take in while a plan is monitored."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from case_store.decider import Command
from case_store.home.codes import Way
from case_store.marked import OfWords
from case_store.monitoring.codes import HowOften, Of, Unmarked
from case_store.monitoring.events import Mark
from case_store.vocabulary import Sensitive

Marks = Annotated[tuple[Mark, ...], Field(max_length=30)]


class Arrange(Command, action="monitoring.arrange"):
    """Say how the plan is monitored from a day on (today, if none is said), and how home hears of it."""

    how_often: HowOften
    from_day: date | None = None
    home_hears_by: Annotated[tuple[Way, ...], Field(max_length=10)] = ()
    words: Sensitive | None = None


class OfMarks(OfWords):
    """What every marking says: a mark for each target, or for all of them at once why there is none (`unmarked`).

    Nothing else is required. The same once more puts the earlier one right.
    """

    marks: Marks = ()
    unmarked: Unmarked | None = None
    marked_on: date | None = None
    comment: Sensitive | None = None
    card_goes_home: bool = False


class MarkLesson(OfMarks, Command, action="monitoring.mark_lesson"):
    """Mark your own lesson. `period` tells two lessons of yours on one day apart."""

    period: Annotated[int, Field(ge=1, le=20)] | None = None


class MarkDay(OfMarks, Command, action="monitoring.mark_day"):
    """Mark the day, or the week or fortnight up to it, as the key worker."""

    of: Literal[Of.DAY, Of.WEEK, Of.FORTNIGHT] = Of.DAY


class Message(OfWords):
    """What every message says. Good news counts."""

    words: Sensitive
    good_news: bool = False


class WriteHome(Message, Command, action="monitoring.write_home"):
    """Write to one parent, or write down what one parent said to school (`from_home`)."""

    parent: UUID
    from_home: bool = False
    sent_on: date | None = None
    how: Way | None = None


class WriteToSchool(Message, Command, action="monitoring.write_to_school"):
    """Write to school about your child's plan, as a parent."""
