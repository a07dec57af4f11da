"""How one programme or group is getting on, as `elsa_progress_for` counts it; one attribute a column."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from case_store.elsa.codes import Phase


class Progress(NamedTuple):
    """One row of `elsa_progress_for`. Days and counts, no words."""

    matter: UUID
    file: UUID
    elsa: UUID | None
    phase: str
    started: date | None
    ended: date | None
    held: int
    not_held: int
    met: int
    partly: int
    not_met: int
    last_held: date | None
    next_due: date | None
    due_by: str | None
    kind: str
    elsas: list[UUID] | None
    planned_weeks: int | None
    extended_weeks: int | None
    designed_by: str | None
    last_step: date | None
    contacts_planned: list[date]
    contacts: list[date]
    contacts_falling: bool | None
    contacts_ended: date | None
    measured: list[str]
    guides: list[str]
    reported: date | None
    covered_by: UUID | None
    covered_from: date | None
    covered_until: date | None
    handed_over: date | None
    taken_over: date | None

    @property
    def running(self) -> bool:
        """Whether its sessions go on."""
        return self.phase == Phase.SESSIONS and self.started is not None

    def cover(self, today: date) -> UUID | None:
        """Who covers today, if somebody does."""
        if self.covered_from is None or self.covered_until is None:
            return None
        return self.covered_by if self.covered_from <= today <= self.covered_until else None


class Attendance(NamedTuple):
    """One row of `elsa_attendance_for`: a member of a group, by the file of their case."""

    matter: UUID
    file: UUID
    joined: date | None
    left: date | None
    attended: int
    missed: int
    last_attended: date | None
    measured: list[str]
    reported: date | None


class OpenPlan(NamedTuple):
    """One row of `elsa_open_plans_for`: a plan of which nobody has said what became of it."""

    matter: UUID
    file: UUID
    author: UUID | None
    day: date


PROGRESS = "SELECT * FROM elsa_progress_for(%(reader)s, %(matters)s) ORDER BY started, matter"
ATTENDANCE = "SELECT * FROM elsa_attendance_for(%(reader)s, %(matters)s) ORDER BY matter, file"
OPEN_PLANS = "SELECT * FROM elsa_open_plans_for(%(reader)s, %(matters)s) ORDER BY matter, day"
