"""What staff ask the record to take in of what support came to."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from case_store.decider import Command
from case_store.elsa.codes import Met, Strand
from case_store.impact.codes import MeasuredAt, MeasuredBy
from case_store.marked import OfWords
from case_store.sets import People
from case_store.vocabulary import Sensitive

Mark = Annotated[int, Field(ge=-1_000, le=1_000)]


class Measure(Command, action="impact.measure"):
    """Measure a need, at the start or at the end, by the pupil's own judgement or by that of staff."""

    by: MeasuredBy
    at: MeasuredAt
    scale: Sensitive
    value: Mark
    lowest: Mark = 0
    highest: Mark = 10
    need: Strand | None = None
    measured_on: date | None = None
    comments: Sensitive | None = None


class MeasureMember(Measure, action="impact.measure"):
    """The same for one pupil of a group."""

    pupil: UUID


class Outcome(BaseModel):
    """Whether one aim was met. The aim's words are those that were set, in their order; or say them."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    met: Met
    aim: Sensitive | None = None


class HomeWording(OfWords):
    """What the support came to, in words for the pupil and for those who care for them.

    For all of them, if no `addressees` are named; else for those alone, the pupil among them or not.
    """

    wording: Sensitive
    next_step: Sensitive | None = None
    addressees: People = frozenset()


class Report(OfWords, Command, action="impact.report"):
    """Report what a finished programme came to: each aim met or not, the next step, and the whole report.

    `for_home` is the same for pupil and home, in words for them. It may follow later.
    """

    aims: Annotated[tuple[Outcome, ...], Field(max_length=20)]
    report: Sensitive
    next_step: Sensitive | None = None
    for_home: HomeWording | None = None


class ReportMember(Report, action="impact.report"):
    """The same for one pupil of a group."""

    pupil: UUID


class WordForHome(HomeWording, Command, action="impact.word_for_home"):
    """Say to pupil and home, in words for them, what a finished programme came to."""


class WordForHomeOfMember(WordForHome, action="impact.word_for_home"):
    """The same for one pupil of a group."""

    pupil: UUID
