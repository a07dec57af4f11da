"""Where a plan stands: the board's rows say of every plan what its own events do, without a word of them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from typing import Any
from uuid import UUID

import pytest

from case_store.calendar.codes import Calendar, DueBy
from case_store.entry import Entry, Event
from case_store.meeting.codes import MeetingKind
from case_store.meeting.events import Held as MeetingHeld
from case_store.psp import events as psp
from case_store.review import events as review
from case_store.review.due import next_review, on_hold
from case_store.review.plan import Plan
from case_store.review.state import evolve
from case_store.school_days import NO_TERMS
from projections.psp_board import PspBoard
from projections.psp_board.card import STEPS, Card, Stage, Step, cards
from tests.projections.psp_events import MONDAY, a_day, by_chance
from tests.projections.school import School, entry

PLAN, FILE, WHO, NEXT = (UUID(int=number) for number in range(1, 5))
ANY: tuple[type[Event], ...] = (
    psp.CoordinatorNamed,
    psp.KeyWorkerNamed,
    MeetingHeld,
    review.Held,
    review.NotHeld,
    review.Paused,
    review.Resumed,
    review.Failing,
    review.Extended,
    review.AdviceAsked,
    review.Ended,
)


def _planned(due: date) -> psp.PlannedReview:
    return psp.PlannedReview(due=due, calendar=Calendar.SCHOOL_DAYS, rule=DueBy.PLANNED_DAY)


def lines(events: Sequence[Event], plan: UUID = PLAN) -> list[Entry]:
    """The entries of a plan, one after the other."""
    written = (entry(event, matter=plan, file=FILE, stream=plan) for event in events)
    return [replace(one, position=position) for position, one in enumerate(written, 1)]


def steps(entries: Sequence[Entry]) -> list[tuple[Any, ...]]:
    """What the database would give for `STEPS`, with the rows that these entries set."""
    rows = [row.values for one in entries for row in PspBoard().project(one)]
    ordered = sorted(rows, key=lambda row: (row["plan"], row["position"], row.get("number") or 0))
    return [_typed(row) for row in ordered]


def _typed(row: Mapping[str, Any]) -> tuple[Any, ...]:
    as_: dict[str, Any] = {
        "plan": UUID,
        "file": UUID,
        "person": UUID,
        "day": date.fromisoformat,
        "until": date.fromisoformat,
    }
    values = {name: row.get(name) for name in Step._fields}
    return tuple(as_[name](value) if name in as_ and value is not None else value for name, value in values.items())


def card(*events: Event) -> Card:
    """The one card of a plan."""
    (found,) = cards(steps(lines(events)))
    return found


def stage(found: Card, today: date) -> Stage:
    """Where it stands, to somebody who is told of reviews."""
    return found.stage(found.following(NO_TERMS, today, looked_at=True), today)


@pytest.mark.parametrize("seed", range(80))
def test_a_card_says_what_the_events_say(seed: int) -> None:
    """Folded from rows or from the events themselves: the same reviews, the same next one, the same waiting."""
    chance = random.Random(seed)
    more = [by_chance(chance.choice(ANY), chance) for _ in range(chance.randrange(9))]
    events = [_any(psp.Proposed), _started(*(a_day(chance) for _ in range(3))), *more]
    found, told, today = card(*events).stands, reduce(evolve, events, Plan()), a_day(chance)
    for name in ("started", "reviews", "last_held", "pauses", "paused_why", "ended"):
        assert getattr(found, name) == getattr(told, name)
    assert (found.failing and found.failing.parents_by) == (told.failing and told.failing.parents_by)
    assert next_review(found, NO_TERMS, today) == next_review(told, NO_TERMS, today)
    assert on_hold(found, today) == on_hold(told, today)


def test_would_be_found_out_if_a_step_were_lost() -> None:
    """The control: without the row of a review that was held, the two differ."""
    held = _any(review.Held).model_copy(update={"held_on": MONDAY, "number": 1})
    events = [_any(psp.Proposed), _started(MONDAY + timedelta(days=20)), held]
    (without,) = cards(steps(lines(events[:-1])))
    assert without.stands.reviews != reduce(evolve, events, Plan()).reviews


class TestTheStage:
    def test_follows_from_what_happened(self) -> None:
        """Proposed, met about, started, a review within the week, overdue, ended."""
        due = MONDAY + timedelta(days=20)
        proposed, started = _any(psp.Proposed), _started(due)
        met = _any(MeetingHeld).model_copy(update={"kind": MeetingKind.PSP_INITIAL})
        later = met.model_copy(update={"kind": MeetingKind.PSP_REVIEW})
        assert stage(card(proposed), MONDAY) is Stage.ASSESS
        assert stage(card(proposed, later), MONDAY) is Stage.ASSESS
        assert stage(card(proposed, met), MONDAY) is Stage.PLAN
        running = card(proposed, met, started)
        days = {8: Stage.DO, 7: Stage.REVIEW, 0: Stage.REVIEW, -30: Stage.REVIEW}
        assert {left: stage(running, due - timedelta(days=left)) for left in days} == days
        assert stage(card(proposed, met, started, _any(review.Ended)), due) is Stage.ENDED

    def test_of_a_plan_on_hold_is_no_review(self) -> None:
        """Nothing is due while it waits; what was due before is still there."""
        due = MONDAY + timedelta(days=20)
        paused = _any(review.Paused).model_copy(update={"from_day": MONDAY + timedelta(days=5)})
        running = card(_any(psp.Proposed), _started(due), paused)
        assert stage(running, due) is Stage.DO

    def test_to_somebody_told_of_no_reviews_is_never_overdue(self) -> None:
        """The next day that was planned and has not passed; none after the last."""
        first, second = MONDAY + timedelta(days=20), MONDAY + timedelta(days=40)
        running = card(_any(psp.Proposed), _started(first, second))
        for today, expected in (
            (first, first),
            (first + timedelta(days=1), second),
            (second + timedelta(days=1), None),
        ):
            following = running.following(NO_TERMS, today, looked_at=False)
            assert (following and following.due.day) == expected


def _any(kind: type[Event]) -> Any:
    return by_chance(kind, random.Random(7))


def _started(*due: date) -> Any:
    return _any(psp.Started).model_copy(update={"starts": MONDAY, "reviews": tuple(map(_planned, due))})


async def test_the_database_gives_the_rows_of_those_positions_that_may_be_known(school: School) -> None:
    """Kept as projected, plan by plan, and without the entries that are not asked for."""
    due, kept = MONDAY + timedelta(days=20), {}
    for plan in (PLAN, NEXT):
        events = [_any(psp.Proposed), _started(due), _any(review.Failing)]
        kept[plan] = [await school.keep(event, file=FILE, stream=plan, matter=plan) for event in events]
    school.follow()
    known = [one.position for entries in kept.values() for one in entries[:2]]
    rows = school.rows(STEPS.replace("psp_board_steps", "{s}.psp_board_steps").replace("%(known)s", "%s"), known)
    expected = [step for plan in sorted(kept) for step in steps(kept[plan][:2])]
    assert [tuple(row[name] for name in Step._fields) for row in rows] == expected
    assert all(found.stands.failing is None for found in cards(expected))
