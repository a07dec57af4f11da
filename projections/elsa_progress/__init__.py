"""How each ELSA programme is getting on: sessions held and not held, objectives met, and when the next is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from case_store.elsa.events import (
    ObjectiveReviewed,
    ProgrammeEnded,
    ProgrammeStarted,
    SessionCorrected,
    SessionNoted,
    SessionNotHeld,
    SessionPlanned,
)
from case_store.entry import Entry
from case_store.journal.inline import Row
from projections.following import Kept

PROGRAMMES = Kept(
    "elsa_programmes",
    {"matter": "uuid", "file": "uuid", "elsa": "uuid", "phase": "text", "started": "date", "ended": "date"},
    key=("matter",),
)
STEPS = Kept(
    "elsa_steps",
    {"step": "uuid", "matter": "uuid", "file": "uuid", "kind": "text", "day": "date", "met": "text"},
    key=("step",),
)


class ElsaProgress:
    """One row a programme and one a step of it, each set by its own entry; the view `elsa_progress` counts them.

    Counting rows instead of adding to a number is why an entry that comes twice counts once.
    """

    name = "elsa_progress"
    tables: tuple[Kept, ...] = (PROGRAMMES, STEPS)
    by_file = True

    def project(self, entry: Entry) -> Iterable[Row]:
        """What `entry` sets of a programme or of one of its steps."""
        match entry.happened:
            case ProgrammeStarted() as began:
                yield _programme(entry, began, started=began.starts)
            case ProgrammeEnded() as ended:
                yield _programme(entry, ended, ended=ended.ended_on)
            case SessionPlanned(planned_for=day):
                yield _step(entry, entry.id, "planned", day)
            case SessionNoted(held_on=day):
                yield _step(entry, entry.id, "held", day)
            case SessionCorrected(held_on=date() as day) if entry.about is not None:
                yield _step(entry, entry.about, "held", day)
            case SessionNotHeld(planned_for=day):
                yield _step(entry, entry.id, "not_held", day)
            case ObjectiveReviewed(held_on=day, met=met) if met is not None:
                yield _step(entry, entry.id, "objective", day, met=met.value)
            case _:
                pass


def _programme(entry: Entry, event: ProgrammeStarted | ProgrammeEnded, **days: date) -> Row:
    return Row(
        PROGRAMMES.name,
        {
            "matter": str(entry.matter or entry.stream),
            "file": str(entry.file),
            "elsa": str(event.elsa),
            "phase": event.phase.value,
            **{name: day.isoformat() for name, day in days.items()},
        },
    )


def _step(entry: Entry, step: UUID, kind: str, day: date, **more: Any) -> Row:
    matter = str(entry.matter or entry.stream)
    values = {"step": str(step), "matter": matter, "file": str(entry.file), "kind": kind, "day": day.isoformat()}
    return Row(STEPS.name, {**values, **more})
