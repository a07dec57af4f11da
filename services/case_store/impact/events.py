"""What support came to: measures at its start and end, and the report, worded for staff and for home."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.elsa.codes import Met, Strand
from case_store.entry import EXISTENCE, SUMMARY, Event, Labelled, Person
from case_store.impact.codes import MeasuredAt, MeasuredBy
from case_store.marked import AboutHome, Mentions, MentionsPupil, SaidBy
from case_store.sets import People
from case_store.vocabulary import Label, Part, Role, Sensitive


class AimOutcome(BaseModel):
    """One aim of the support, and whether it was met."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    aim: Sensitive
    met: Met


class Measured(Event, name="impact.measured", part=Part.PROGRAMME):
    """A need was measured, at the start or at the end, by the pupil's own judgement or by that of staff.

    `scale` names what is asked, so that start and end can be laid side by side; the numbers are its ends and the value.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    by: MeasuredBy
    at: MeasuredAt
    measured_on: date
    need: Strand | None = None
    scale: Sensitive
    value: int
    lowest: int
    highest: int
    comments: Sensitive | None = None
    pupil: UUID
    case: UUID


class Reported(Event, name="impact.reported", part=Part.IMPACT):
    """The report of what a finished programme or group came to for one pupil, worded for staff.

    `complete`: nothing of the report is outstanding with this. `elsas` are those who delivered, as far as known, of
    whom those in `covering` took it over; `in_group`: to one of a group's members; `goes_on`: as a lighter contact.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    finished_on: Annotated[date, EXISTENCE]
    aims: Annotated[tuple[AimOutcome, ...], SUMMARY]
    next_step: Annotated[Sensitive | None, SUMMARY] = None
    report: Sensitive
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False
    complete: bool = False
    elsas: People = frozenset()
    covering: People = frozenset()
    in_group: bool = False
    goes_on: bool = False
    referral: UUID | None = None
    pupil: UUID
    case: UUID


class ReportCorrected(Event, name="impact.report_corrected", part=Part.IMPACT):
    """The report was put right: the whole of it again, and why."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    corrects: Annotated[Literal[True], Labelled(Label.CORRECTION), EXISTENCE] = True
    finished_on: Annotated[date, EXISTENCE]
    aims: Annotated[tuple[AimOutcome, ...], SUMMARY]
    next_step: Annotated[Sensitive | None, SUMMARY] = None
    report: Sensitive
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False
    why: Sensitive


class WordedForHome(Event, name="impact.worded_for_home", part=Part.IMPACT):
    """What the support came to, in words for the pupil and for those who care for them: all of them, or some."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    for_home: Annotated[Literal[True], Labelled(Label.FOR_HOME)] = True
    for_all_carers: Annotated[bool, Labelled(Label.FOR_ALL_CARERS)]
    addressees: Annotated[People, Person(Role.ADDRESSEE)] = frozenset()
    finished_on: Annotated[date, EXISTENCE]
    wording: Annotated[Sensitive, SUMMARY]
    next_step: Annotated[Sensitive | None, SUMMARY] = None
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False
    complete: bool = False
    elsas: People = frozenset()
    covering: People = frozenset()
    in_group: bool = False
    goes_on: bool = False
    referral: UUID | None = None
    pupil: UUID
    case: UUID
