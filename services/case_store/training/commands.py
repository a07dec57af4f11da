"""What the register of practitioners takes in: cohorts, days, hours, portfolio, qualification, and keeping in touch."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from case_store.decider import Command
from case_store.training.codes import Gathering, HoursOf
from case_store.vocabulary import Sensitive

Minutes = Annotated[int, Field(ge=1, le=720)]


class FormCohort(Command, action="training.form_cohort"):
    """Form a group that trains together: ten at most."""

    display_name: Sensitive
    starts: date | None = None


class JoinCohort(Command, action="training.join_cohort"):
    """Take a member of staff into a cohort."""

    person: UUID
    joined_on: date | None = None


class LeaveCohort(Command, action="training.leave_cohort"):
    """Say that a member of staff left a cohort."""

    person: UUID
    left_on: date | None = None
    why: Sensitive | None = None


class RecordDay(Command, action="training.record_day"):
    """Record a training day, or half of one."""

    attended_on: date | None = None
    half: bool = False
    topic: Sensitive | None = None


class RecordHours(Command, action="training.record_hours"):
    """Record one-to-one support or assessment, with its minutes."""

    hours_of: HoursOf
    minutes: Minutes
    held_on: date | None = None
    about_what: Sensitive | None = None
    feedback: Sensitive | None = None


class AddToPortfolio(Command, action="training.add_to_portfolio"):
    """Put a piece into your portfolio: how you applied what you learned. It names no child."""

    title: Sensitive
    words: Sensitive
    added_on: date | None = None


class RecordQualification(Command, action="training.record_qualification"):
    """Record a qualification that was awarded."""

    qualification: Sensitive
    awarded_on: date | None = None
    by_whom: Sensitive | None = None


class RecordGathering(Command, action="training.record_gathering"):
    """Record a networking session, or supervision, after the training."""

    gathering: Gathering
    held_on: date | None = None
    minutes: Minutes | None = None
    learned: Sensitive | None = None
