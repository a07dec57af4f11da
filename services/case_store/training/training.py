"""The practitioner register: groups of at most ten, and what each practitioner has done so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.entry import Event
from case_store.errors import Invalid, NotFound, Refused
from case_store.things import thing
from case_store.training import commands as asked
from case_store.training import events as said
from case_store.vocabulary import Sensitive

MOST = 10
"""How many train together at most (domain, P1: "groups of up to 10")."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """A cohort as it stands: its name, and who is in it since when."""

    display_name: Sensitive | None = None
    starts: date | None = None
    members: tuple[tuple[UUID, date], ...] = ()

    def joined(self, person: UUID) -> date | None:
        """Since when somebody is in it."""
        return dict(self.members).get(person)


def evolve(cohort: Cohort, event: Event) -> Cohort:
    """Remember who is in it."""
    match event:
        case said.CohortFormed(display_name=display_name, starts=starts):
            return replace(cohort, display_name=display_name, starts=starts)
        case said.CohortJoined(practitioner=person, joined_on=joined_on):
            return replace(cohort, members=(*_without(cohort, person), (person, joined_on)))
        case said.CohortLeft(practitioner=person):
            return replace(cohort, members=_without(cohort, person))
        case _:
            return cohort


def _without(cohort: Cohort, person: UUID) -> tuple[tuple[UUID, date], ...]:
    return tuple(member for member in cohort.members if member[0] != person)


def form(command: asked.FormCohort, _cohort: Cohort, around: Circumstances) -> Iterator[Event]:
    """A new cohort without members."""
    starts = command.starts or around.today
    yield said.CohortFormed(author=around.actor.person, display_name=command.display_name, starts=starts)


def join(command: asked.JoinCohort, cohort: Cohort, around: Circumstances) -> Iterator[Event]:
    """One more. Raises Refused where there is no place, or where they are in it already."""
    if cohort.display_name is None or cohort.starts is None:
        raise NotFound
    if cohort.joined(command.person) is not None:
        raise Refused("They are in this cohort already. There is nothing to do.")
    if len(cohort.members) >= MOST:
        raise Refused("This cohort is full: ten train together at most. Form another.")
    yield said.CohortJoined(
        practitioner=command.person,
        author=around.actor.person,
        cohort=thing(around),
        display_name=cohort.display_name,
        joined_on=command.joined_on or max(cohort.starts, around.today),
    )


def leave(command: asked.LeaveCohort, cohort: Cohort, around: Circumstances) -> Iterator[Event]:
    """One fewer: their place is free again."""
    joined_on = cohort.joined(command.person)
    if joined_on is None:
        raise Refused("They are not in this cohort. Look at which one they joined.")
    left_on = command.left_on or max(joined_on, around.today)
    if left_on < joined_on:
        raise Invalid("`left_on` lies before they joined. Check the day.")
    yield said.CohortLeft(
        practitioner=command.person,
        author=around.actor.person,
        cohort=thing(around),
        left_on=left_on,
        why=command.why,
    )


def record_day(command: asked.RecordDay, _state: None, around: Circumstances) -> Iterator[Happening]:
    """A day, or half of one."""
    day = happened(command.attended_on, around, "attended_on")
    yield Happening(
        said.DayAttended(
            practitioner=_whose(around),
            author=around.actor.person,
            attended_on=day,
            half=command.half,
            topic=command.topic,
        ),
        at=day,
    )


def record_hours(command: asked.RecordHours, _state: None, around: Circumstances) -> Iterator[Happening]:
    """Support or assessment, one to one."""
    day = happened(command.held_on, around, "held_on")
    yield Happening(
        said.HoursRecorded(
            practitioner=_whose(around),
            author=around.actor.person,
            hours_of=command.hours_of,
            held_on=day,
            minutes=command.minutes,
            about_what=command.about_what,
            feedback=command.feedback,
        ),
        at=day,
    )


def add_to_portfolio(command: asked.AddToPortfolio, _state: None, around: Circumstances) -> Iterator[Happening]:
    """The practitioner's own piece."""
    day = happened(command.added_on, around, "added_on")
    piece = said.PortfolioAdded(
        practitioner=_whose(around),
        author=around.actor.person,
        added_on=day,
        title=command.title,
        words=command.words,
    )
    yield Happening(piece, at=day)


def record_qualification(
    command: asked.RecordQualification, _state: None, around: Circumstances
) -> Iterator[Happening]:
    """What was awarded, when, by whom."""
    day = happened(command.awarded_on, around, "awarded_on")
    qualified = said.Qualified(
        practitioner=_whose(around),
        author=around.actor.person,
        qualification=command.qualification,
        awarded_on=day,
        by_whom=command.by_whom,
    )
    yield Happening(qualified, at=day)


def record_gathering(command: asked.RecordGathering, _state: None, around: Circumstances) -> Iterator[Happening]:
    """Networking or supervision, after the training."""
    day = happened(command.held_on, around, "held_on")
    yield Happening(
        said.Gathered(
            practitioner=_whose(around),
            author=around.actor.person,
            gathering=command.gathering,
            held_on=day,
            minutes=command.minutes,
            learned=command.learned,
        ),
        at=day,
    )


def _whose(around: Circumstances) -> UUID:
    if around.person is None:
        raise NotFound
    return around.person


def _nothing(state: None, _event: Event) -> None:
    return state


COHORT = Decider(
    "cohort",
    Cohort(),
    evolve,
    checked({asked.FormCohort: form, asked.JoinCohort: join, asked.LeaveCohort: leave}),
)
TRAINING: Decider[None] = Decider(
    "training",
    None,
    _nothing,
    checked(
        {
            asked.RecordDay: record_day,
            asked.RecordHours: record_hours,
            asked.AddToPortfolio: add_to_portfolio,
            asked.RecordQualification: record_qualification,
            asked.RecordGathering: record_gathering,
        }
    ),
)
