"""What has happened in the training of those who give early help.

Days, hours and qualifications are told from existence on, for a register is there to be looked up; what somebody
learned from summary on; what they wrote for their portfolio is in full their own.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from case_store.entry import EXISTENCE, SUMMARY, Event, Person
from case_store.training.codes import Gathering, HoursOf
from case_store.vocabulary import Part, Role, Sensitive


class CohortFormed(Event, name="training.cohort_formed", part=Part.ELSA_SUPPORT):
    """A group that trains together was formed, perhaps for a cluster of schools."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    display_name: Annotated[Sensitive, EXISTENCE]
    starts: Annotated[date, EXISTENCE]


class CohortJoined(Event, name="training.cohort_joined", part=Part.ELSA_SUPPORT):
    """A practitioner joined a cohort."""

    practitioner: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    cohort: Annotated[UUID, EXISTENCE]
    display_name: Annotated[Sensitive, EXISTENCE]
    joined_on: Annotated[date, EXISTENCE]


class CohortLeft(Event, name="training.cohort_left", part=Part.ELSA_SUPPORT):
    """A practitioner left a cohort; why is told in full only."""

    practitioner: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    cohort: Annotated[UUID, EXISTENCE]
    left_on: Annotated[date, EXISTENCE]
    why: Sensitive | None = None


class DayAttended(Event, name="training.day_attended", part=Part.ELSA_SUPPORT):
    """A practitioner attended a training day."""

    practitioner: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    attended_on: Annotated[date, EXISTENCE]
    half: Annotated[bool, EXISTENCE] = False
    topic: Annotated[Sensitive | None, SUMMARY] = None


class HoursRecorded(Event, name="training.hours_recorded", part=Part.ELSA_SUPPORT):
    """A practitioner was supported or assessed one to one, for so many minutes."""

    practitioner: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    hours_of: Annotated[HoursOf, EXISTENCE]
    held_on: Annotated[date, EXISTENCE]
    minutes: Annotated[int, EXISTENCE]
    about_what: Annotated[Sensitive | None, SUMMARY] = None
    feedback: Sensitive | None = None


class PortfolioAdded(Event, name="training.portfolio_added", part=Part.ELSA_SUPPORT):
    """A practitioner put a piece into their portfolio: how they applied what they learned."""

    practitioner: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    added_on: Annotated[date, EXISTENCE]
    title: Annotated[Sensitive, SUMMARY]
    words: Sensitive


class Qualified(Event, name="training.qualified", part=Part.ELSA_SUPPORT):
    """A practitioner gained a qualification."""

    practitioner: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    qualification: Annotated[Sensitive, EXISTENCE]
    awarded_on: Annotated[date, EXISTENCE]
    by_whom: Annotated[Sensitive | None, EXISTENCE] = None


class Gathered(Event, name="training.gathered", part=Part.ELSA_SUPPORT):
    """A practitioner met their cohort or network again, or was supervised."""

    practitioner: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    gathering: Annotated[Gathering, EXISTENCE]
    held_on: Annotated[date, EXISTENCE]
    minutes: Annotated[int | None, EXISTENCE] = None
    learned: Annotated[Sensitive | None, SUMMARY] = None
