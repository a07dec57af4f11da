"""Where each pastoral support programme stands: what moves it on, and what dates its reviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from case_store.entry import Entry
from case_store.journal.inline import Row
from case_store.meeting.codes import MeetingKind
from case_store.meeting.events import Held as MeetingHeld
from case_store.psp import events as psp
from case_store.review import events as review
from projections.following import Kept

STEPS = Kept(
    "psp_board_steps",
    {
        "step": "uuid",
        "entry": "uuid",
        "position": "bigint",
        "plan": "uuid",
        "file": "uuid",
        "kind": "text",
        "day": "date",
        "until": "date",
        "person": "uuid",
        "code": "text",
        "number": "bigint",
        "weeks": "bigint",
        "final": "boolean",
        "calendar": "text",
        "rule": "text",
    },
    key=("step",),
)


class PspBoard:
    """One row a step, each set by its own entry, so that it can be left out for whoever may not know of that entry."""

    name = "psp_board"
    tables: tuple[Kept, ...] = (STEPS,)
    by_file = True

    def project(self, entry: Entry) -> Iterable[Row]:
        """The steps that `entry` is; none for one that moves no plan on."""
        yield from _of_plan(entry)
        yield from _of_reviews(entry)


def _of_plan(entry: Entry) -> Iterator[Row]:
    """Proposed, in whose hands, met about, started, ended."""
    match entry.happened:
        case psp.Proposed(proposed_on=day, coordinator=person):
            yield _step(entry, "proposed", day, person=person)
        case psp.CoordinatorNamed(from_day=day, coordinator=person):
            yield _step(entry, "coordinator", day, person=person)
        case psp.KeyWorkerNamed(from_day=day, key_worker=person):
            yield _step(entry, "key_worker", day, person=person)
        case MeetingHeld(kind=MeetingKind.PSP_INITIAL, held_on=day):
            yield _step(entry, "met", day)
        case psp.Started(starts=day, key_worker=person, reviews=reviews):
            yield _step(entry, "started", day, person=person)
            yield from (_planned(entry, number, one) for number, one in enumerate(reviews, 1))
        case review.Ended(ended_on=day):
            yield _step(entry, "ended", day)
        case _:
            pass


def _of_reviews(entry: Entry) -> Iterator[Row]:
    """What holds a review, puts one off, or makes a plan wait."""
    match entry.happened:
        case review.Held(held_on=day, number=number):
            yield _step(entry, "held", day, number=number)
        case review.NotHeld(noted_on=day, new_date=until, number=number):
            yield _step(entry, "not_held", day, until=until, number=number)
        case review.Paused(from_day=day, why=why):
            yield _step(entry, "paused", day, code=why.value)
        case review.Resumed(from_day=day):
            yield _step(entry, "resumed", day)
        case review.Failing(noticed_on=day, parents_by=until):
            yield _step(entry, "failing", day, until=until)
        case review.Extended(noted_on=day, limit=until):
            yield _step(entry, "extended", day, until=until)
        case _:
            pass


def _planned(entry: Entry, number: int, one: psp.PlannedReview) -> Row:
    how = {"calendar": one.calendar.value, "rule": one.rule.value}
    return _step(entry, "planned", one.due, part=str(number), number=number, weeks=one.weeks, final=one.final, **how)


def _step(entry: Entry, kind: str, day: date, *, part: str = "", **more: Any) -> Row:
    """A row. `part` tells several of one entry apart; more: columns of `STEPS`."""
    ids = {"entry": entry.id, "plan": entry.matter or entry.stream, "file": entry.file}
    values = {"step": uuid5(entry.id, part) if part else entry.id, **ids, "day": day, **more}
    plain = {name: str(value) if isinstance(value, (UUID, date)) else value for name, value in values.items()}
    return Row(STEPS.name, {"position": entry.position, "kind": kind, **plain})
