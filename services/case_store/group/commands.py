"""What the ELSAs of a group ask the record to take in."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from case_store.decider import Command
from case_store.elsa.codes import DesignedBy, Ending, Met, NotHeld, Strand
from case_store.elsa.commands import Minutes, Weeks
from case_store.marked import OfWords
from case_store.sets import Audiences
from case_store.vocabulary import Sensitive


class StartGroup(Command, action="group.start"):
    """Set up a group that you run, alone or with another ELSA. Its members join one by one."""

    focus: Strand
    plan_in_words: Sensitive | None = None
    co_runner: UUID | None = None
    starts: date | None = None
    planned_weeks: Weeks = 6
    reason_for_length: Sensitive | None = None
    when_out_of_class: Sensitive | None = None
    designed_by: DesignedBy = DesignedBy.ELSA
    designer: UUID | None = None


class Join(Command, action="group.join"):
    """Take a pupil into the group. Beyond the usual size, say why in `reason_for_size`."""

    pupil: UUID
    joined_on: date | None = None
    referral: UUID | None = None
    when_out_of_class: Sensitive | None = None
    whom_to_ask: UUID | None = None
    reason_for_size: Sensitive | None = None


class Leave(Command, action="group.leave"):
    """Say that a pupil works in the group no longer."""

    pupil: UUID
    left_on: date | None = None
    why: Ending | None = None
    reasons: Sensitive | None = None


class PlanSession(Command, action="group.plan_session"):
    """Think a session of the group ahead. Of a group of one, say once why in `reason_for_size`.

    What is said here is said of the group: no pupil's name or words.
    """

    planned_for: date
    objective: Sensitive
    activity: Sensitive | None = None
    resources: Sensitive | None = None
    reason_for_size: Sensitive | None = None


class Attendance(OfWords):
    """How one pupil fared, or why they were not there. It lies in that pupil's own case."""

    pupil: UUID
    attended: bool = True
    why_absent: NotHeld | None = None
    note: Sensitive | None = None
    pupil_words: Sensitive | None = None
    staff_summary: Sensitive | None = None
    audience: Audiences | None = None


class HoldSession(Command, action="group.hold_session"):
    """Write up a session of the group: once what it did together, and for each pupil how they fared.

    What is said of the group is read by its ELSAs and their line manager: no pupil's name or words in it.
    """

    attendance: Annotated[tuple[Attendance, ...], Field(min_length=1, max_length=60)]
    held_on: date | None = None
    length_minutes: Minutes | None = None
    cut_short: NotHeld | None = None
    objective: Sensitive | None = None
    objective_met: Met | None = None
    activity: Sensitive | None = None
    comments: Sensitive | None = None
    out_of_favourite_lesson: bool = False
    reason_beyond_guides: Sensitive | None = None


class RecordSessionNotHeld(Command, action="group.record_session_not_held"):
    """Record that a session of the group was not held, and why."""

    why: NotHeld
    planned_for: date | None = None
    comments: Sensitive | None = None


class EndGroup(Command, action="group.end"):
    """End the group: all who are still in it leave it."""

    ended_on: date | None = None
    why: Ending | None = None
    reasons: Sensitive | None = None
