"""How each ELSA programme and group is getting on: sessions, contact afterwards, measures, reports, who stands in."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from case_store.elsa.codes import Phase
from case_store.elsa.events import ProgrammeEnded, ProgrammeStarted
from case_store.entry import Entry
from case_store.group import events as group
from case_store.journal.inline import Row
from projections.elsa_progress.rows import PROGRAMMES, STEPS, programme
from projections.elsa_progress.steps import steps_of
from projections.following import Kept

__all__ = ["PROGRAMMES", "STEPS", "ElsaProgress"]


class ElsaProgress:
    """One row a programme or group and one a step of it, each set by its own entry; `elsa_progress_for` counts them.

    Counting rows instead of adding to a number is why an entry that comes twice counts once. What a later entry
    changes is a step of its own, so that it can be left out for whoever may not know of that entry.
    """

    name = "elsa_progress"
    tables: tuple[Kept, ...] = (PROGRAMMES, STEPS)
    by_file = True

    def project(self, entry: Entry) -> Iterable[Row]:
        """What `entry` sets of a programme or group, or of one of its steps."""
        match entry.happened:
            case ProgrammeStarted() as began:
                yield _begun(entry, began, "programme", {began.elsa})
            case ProgrammeEnded() as ended:
                yield programme(entry, kind="programme", elsa=ended.elsa, phase=ended.phase.value, ended=ended.ended_on)
            case group.Started() as began:
                yield _begun(entry, began, "group", set(began.elsas))
            case group.Ended(ended_on=day):
                yield programme(entry, kind="group", phase=Phase.ENDED.value, ended=day)
            case _:
                yield from steps_of(entry)


def _begun(entry: Entry, began: ProgrammeStarted | group.Started, kind: str, elsas: set[UUID]) -> Row:
    return programme(
        entry,
        kind=kind,
        elsa=min(elsas, default=None),
        elsas=sorted(map(str, elsas)),
        phase=Phase.SESSIONS.value,
        started=began.starts,
        planned_weeks=began.planned_weeks,
        designed_by=began.designed_by and began.designed_by.value,
    )
