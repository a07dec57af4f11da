"""What staff ask the record to take in of a term's figures."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from case_store.decider import Command
from case_store.figures.codes import Exclusion, Reason, Withdrawn
from case_store.figures.events import TermOf, Told
from case_store.vocabulary import Sensitive

Sessions = Annotated[int, Field(ge=0, le=500)]
HalfDays = Annotated[int, Field(ge=1, le=90, description="Half days: a lunchtime is one. At most 45 days in a year.")]
Reasons = Annotated[tuple[Reason, ...], Field(max_length=3)]
AllTold = Annotated[tuple[Told, ...], Field(max_length=3)]


class EnterAttendance(Command, action="figures.enter_attendance"):
    """Enter a pupil's attendance and punctuality in a term, in half-day sessions. Entered again, it takes its place."""

    term: TermOf
    possible: Annotated[int, Field(ge=1, le=500)]
    attended: Sessions
    late: Sessions = 0
    authorised: Sessions | None = None
    unauthorised: Sessions | None = None


class CountIncidents(Command, action="figures.count_incidents"):
    """Enter how many incidents of a term a pupil was in. Entered again, it takes its place."""

    term: TermOf
    incidents: Annotated[int, Field(ge=0, le=1000)]


class RecordSuspension(Command, action="figures.record_suspension"):
    """Record that the head suspended a pupil, and who was told: the authority, a social worker, a virtual school head.

    Recorded again with the same first day, it takes its place.
    """

    term: TermOf
    from_day: date
    half_days: HalfDays
    reasons: Reasons = ()
    words: Sensitive | None = None
    others_told: AllTold = ()


class RecordPermanentExclusion(Command, action="figures.record_permanent_exclusion"):
    """Record that the head permanently excluded a pupil, and who was told. Whether to is the head's decision alone."""

    term: TermOf
    from_day: date
    reasons: Reasons = ()
    words: Sensitive | None = None
    others_told: AllTold = ()


class RecordTold(Command, action="figures.record_told"):
    """Record who was told of a suspension or permanent exclusion since, or that there is no such person."""

    term: TermOf
    exclusion: Exclusion
    from_day: date
    others_told: Annotated[tuple[Told, ...], Field(min_length=1, max_length=3)]


class WithdrawExclusion(Command, action="figures.withdraw_exclusion"):
    """Record that a suspension or permanent exclusion is none any longer, and why."""

    term: TermOf
    exclusion: Exclusion
    from_day: date
    why: Withdrawn
    words: Sensitive | None = None


class ReportNumbers(Command, action="figures.report_numbers"):
    """Report the numbers of a term that is over to the governors. Small counts are hidden, and stay hidden."""

    term: TermOf
