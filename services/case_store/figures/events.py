"""What has been counted of a pupil by term, each suspension and permanent exclusion, and what governors are told.

Of one pupil and term all lies in one stream. At the summary attendance and punctuality are told; whatever else there is
says nothing below full, for that there is such an entry would tell already.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.entry import EXISTENCE, SUMMARY, Event, Labelled, Person
from case_store.figures.codes import Counted, Exclusion, Reason, ToTell, Withdrawn
from case_store.vocabulary import Label, Part, Role, Sensitive

_FROZEN = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
InFullOnly = Annotated[Literal[True], Labelled(Label.IN_FULL_ONLY)]


class TermOf(BaseModel):
    """One term: the school year by the year in which it begins, and which of its terms, from 1."""

    model_config = _FROZEN

    school_year: int
    number: int

    @property
    def key(self) -> str:
        """The term in one word, such as 2025-1."""
        return f"{self.school_year}-{self.number}"


class Told(BaseModel):
    """When somebody was told of a suspension or permanent exclusion; or that the pupil has no such person."""

    model_config = _FROZEN

    who: ToTell
    told_on: date | None = None
    there_is_none: bool = False


class AttendanceEntered(Event, name="figures.attendance_entered", part=Part.FIGURES):
    """How many half-day sessions of a term there were for the pupil so far, and how many they came to, in time or late.

    `figure` is the id of this entry itself, by which the same entered again puts it right.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    term: Annotated[TermOf, SUMMARY]
    possible: Annotated[int, SUMMARY]
    attended: Annotated[int, SUMMARY]
    late: Annotated[int, SUMMARY] = 0
    authorised: Annotated[int | None, SUMMARY] = None
    unauthorised: Annotated[int | None, SUMMARY] = None
    figure: UUID
    pupil: UUID
    case: UUID


class IncidentsCounted(Event, name="figures.incidents_counted", part=Part.FIGURES):
    """How many incidents of a term there were so far."""

    in_full_only: InFullOnly = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    term: TermOf
    incidents: int
    figure: UUID
    pupil: UUID
    case: UUID


class Suspended(Event, name="figures.suspended", part=Part.FIGURES):
    """The head suspended the pupil from a day on for so many half days, why, and who was told."""

    in_full_only: InFullOnly = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    term: TermOf
    from_day: date
    half_days: int
    reasons: tuple[Reason, ...] = ()
    words: Sensitive | None = None
    told: tuple[Told, ...] = ()
    figure: UUID
    pupil: UUID
    case: UUID


class PermanentlyExcluded(Event, name="figures.permanently_excluded", part=Part.FIGURES):
    """The head permanently excluded the pupil from a day on, why, and who was told."""

    in_full_only: InFullOnly = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    term: TermOf
    from_day: date
    reasons: tuple[Reason, ...] = ()
    words: Sensitive | None = None
    told: tuple[Told, ...] = ()
    figure: UUID
    pupil: UUID
    case: UUID


class OthersTold(Event, name="figures.others_told", part=Part.FIGURES):
    """Who was told of a suspension or permanent exclusion after it was recorded."""

    in_full_only: InFullOnly = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    term: TermOf
    exclusion: Exclusion
    from_day: date
    told: tuple[Told, ...]
    pupil: UUID
    case: UUID


class ExclusionWithdrawn(Event, name="figures.exclusion_withdrawn", part=Part.FIGURES):
    """A suspension or permanent exclusion is none any longer, and counts no longer. That it was recorded stays."""

    in_full_only: InFullOnly = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    term: TermOf
    exclusion: Exclusion
    from_day: date
    why: Withdrawn
    words: Sensitive | None = None
    pupil: UUID
    case: UUID


class Corrected(Event, name="figures.corrected", part=Part.FIGURES):
    """A figure was entered again: all of it, as it stands now. `in_full_only` unless it is attendance."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    corrects: Annotated[Literal[True], Labelled(Label.CORRECTION), EXISTENCE] = True
    term: Annotated[TermOf, SUMMARY]
    possible: Annotated[int | None, SUMMARY] = None
    attended: Annotated[int | None, SUMMARY] = None
    late: Annotated[int | None, SUMMARY] = None
    authorised: Annotated[int | None, SUMMARY] = None
    unauthorised: Annotated[int | None, SUMMARY] = None
    in_full_only: Annotated[bool, Labelled(Label.IN_FULL_ONLY)] = False
    incidents: int | None = None
    exclusion: Exclusion | None = None
    from_day: date | None = None
    half_days: int | None = None
    reasons: tuple[Reason, ...] = ()
    words: Sensitive | None = None
    told: tuple[Told, ...] = ()
    figure: UUID
    pupil: UUID
    case: UUID


class Count(BaseModel):
    """Of how many pupils something was true; or fewer than so many, which may be none.

    `with_sen` of them had SEN support or a plan; None where that would tell of too few, with it or without.
    `as_of` is the day of the report that told it first.
    """

    model_config = _FROZEN

    of: Counted
    pupils: int | None = None
    fewer_than: int | None = None
    with_sen: int | None = None
    as_of: date


class Attendance(BaseModel):
    """How many of a hundred sessions all pupils together attended; None where there are figures of too few of them."""

    model_config = _FROZEN

    percent: int | None = None
    fewer_than: int | None = None
    as_of: date


class NumbersReported(Event, name="figures.numbers_reported", part=Part.FIGURES):
    """The numbers of a term, as the governors are told them. They stay as they were written, and name no pupil."""

    numbers: Annotated[Literal[True], Labelled(Label.NUMBERS)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    reported_on: Annotated[date, EXISTENCE]
    term: Annotated[TermOf, SUMMARY]
    starts: Annotated[date, SUMMARY]
    ends: Annotated[date, SUMMARY]
    counts: Annotated[tuple[Count, ...], SUMMARY]
    attendance: Annotated[Attendance, SUMMARY]
