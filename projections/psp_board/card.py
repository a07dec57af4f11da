"""How one plan stands today, by the steps that somebody may know of. Pure: steps in, a card out.

The steps are read back as what happened, without its words, and the rules by which reviews are due go over them: a
board and the plan itself can never differ about a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache, reduce
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from case_store.calendar.codes import Calendar, DueBy
from case_store.entry import Event
from case_store.psp import events as psp
from case_store.psp.events import PlannedReview
from case_store.review import events as review
from case_store.review.codes import PauseWhy
from case_store.review.due import NextReview, next_review, to_come
from case_store.review.plan import Plan
from case_store.review.state import evolve
from case_store.school_days import SchoolCalendar
from projections.wordless import wordless

SOON = timedelta(days=7)
"""How long before its day a review is what a plan is about."""

STEPS = """
SELECT plan, file, kind, day, until, person, code, number, weeks, final, calendar, rule
  FROM psp_board_steps WHERE position = ANY(%(known)s) ORDER BY plan, position, number NULLS FIRST
"""
"""The steps at the positions that somebody may know of, plan by plan."""


class Stage(StrEnum):
    """Where a plan stands in the guide's assess, plan, do, review."""

    ASSESS = "assess"  # proposed
    PLAN = "plan"  # its initial meeting was held
    DO = "do"  # it runs
    REVIEW = "review"  # a review is due within the week, or overdue
    ENDED = "ended"


class Step(NamedTuple):
    """One row of `STEPS`."""

    plan: UUID
    file: UUID
    kind: str
    day: date
    until: date | None = None
    person: UUID | None = None
    code: str | None = None
    number: int | None = None
    weeks: int | None = None
    final: bool | None = None
    calendar: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One plan: whose hands it is in, when it was proposed and met about, and how it stands with its reviews."""

    plan: UUID
    file: UUID
    proposed: date | None = None
    coordinator: UUID | None = None
    key_worker: UUID | None = None
    met: date | None = None
    stands: Plan = field(default_factory=Plan)

    def stage(self, following: NextReview | None, today: date) -> Stage:
        """Where it stands today, given the review that comes next."""
        if self.stands.ended is not None:
            return Stage.ENDED
        if self.stands.started is None:
            return Stage.PLAN if self.met else Stage.ASSESS
        return Stage.REVIEW if following and following.due.day <= today + SOON else Stage.DO

    def following(self, calendar: SchoolCalendar, today: date, *, looked_at: bool) -> NextReview | None:
        """The review that comes next; for whoever is not told of reviews, the next day that was planned for one."""
        if looked_at:
            return next_review(self.stands, calendar, today)
        return next((one for one in to_come(self.stands, calendar) if one.due.day >= today), None)


def cards(steps: Iterable[Sequence[object]]) -> Iterator[Card]:
    """A card each plan, from rows of `STEPS`."""
    for plan, theirs in groupby(map(Step._make, steps), lambda step: step.plan):
        of_plan = tuple(theirs)
        events = (event for step in of_plan for event in _happened(step, of_plan))
        yield Card(
            plan,
            of_plan[0].file,
            _last(of_plan, "proposed"),
            _hands(of_plan, "proposed", "coordinator"),
            _hands(of_plan, "key_worker", "started"),
            _last(of_plan, "met"),
            reduce(evolve, events, Plan()),
        )


def _last(steps: Sequence[Step], kind: str) -> date | None:
    return next((step.day for step in reversed(steps) if step.kind == kind), None)


def _hands(steps: Sequence[Step], *kinds: str) -> UUID | None:
    return next((step.person for step in reversed(steps) if step.kind in kinds), None)


def _happened(step: Step, steps: Sequence[Step]) -> Iterator[Event]:
    """What happened at a step, without words: only what the reviews of a plan are counted from."""
    match step.kind:
        case "started":
            planned = tuple(
                _planned(one.day, one.weeks, one.calendar, one.rule, final=one.final)
                for one in steps
                if one.kind == "planned"
            )
            yield wordless(psp.Started, starts=step.day, key_worker=step.person, reviews=planned)
        case "held":
            yield wordless(review.Held, held_on=step.day, number=step.number)
        case "not_held":
            yield wordless(review.NotHeld, noted_on=step.day, new_date=step.until, number=step.number)
        case "paused":
            yield wordless(review.Paused, from_day=step.day, why=PauseWhy(step.code or ""))
        case "resumed":
            yield wordless(review.Resumed, from_day=step.day)
        case "failing":
            yield wordless(review.Failing, noticed_on=step.day, parents_by=step.until)
        case "extended":
            yield wordless(review.Extended, noted_on=step.day, limit=step.until)
        case "ended":
            yield wordless(review.Ended, ended_on=step.day)
        case _:
            pass


@lru_cache(maxsize=10_000)
def _planned(
    day: date, weeks: int | None, calendar: str | None, rule: str | None, *, final: bool | None
) -> PlannedReview:
    """A review that was planned. Kept: there are some for each plan on a board, and they say nothing of whose it is."""
    how = {"calendar": Calendar(calendar or ""), "rule": DueBy(rule or "")}
    return wordless(PlannedReview, due=day, final=final, weeks=weeks, **how)
