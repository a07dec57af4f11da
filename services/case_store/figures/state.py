"""What must be remembered of a pupil's term to put a figure right, and of a term's numbers so that none gives way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from case_store.entry import Event
from case_store.figures.codes import Exclusion
from case_store.figures.events import (
    AttendanceEntered,
    ExclusionWithdrawn,
    IncidentsCounted,
    NumbersReported,
    PermanentlyExcluded,
    Suspended,
)

Excluded = tuple[Exclusion, date]
"""A suspension or a permanent exclusion, by its first day."""


@dataclass(frozen=True, slots=True)
class PupilsTerm:
    """What was entered of one pupil and term: each figure by the id of its first entry."""

    attendance: UUID | None = None
    incidents: UUID | None = None
    exclusions: Mapping[Excluded, UUID] = field(default_factory=dict)

    def with_(self, what: Excluded, figure: UUID | None) -> PupilsTerm:
        """The same with one exclusion more, or with one that is none any longer."""
        others = {one: first for one, first in self.exclusions.items() if one != what}
        return replace(self, exclusions=others if figure is None else {**others, what: figure})


def evolve(term: PupilsTerm, event: Event) -> PupilsTerm:
    """Remember the first entry of each figure; what puts it right is about that."""
    match event:
        case AttendanceEntered(figure=figure):
            return replace(term, attendance=figure)
        case IncidentsCounted(figure=figure):
            return replace(term, incidents=figure)
        case Suspended(from_day=day, figure=figure):
            return term.with_((Exclusion.SUSPENSION, day), figure)
        case PermanentlyExcluded(from_day=day, figure=figure):
            return term.with_((Exclusion.PERMANENT, day), figure)
        case ExclusionWithdrawn(exclusion=exclusion, from_day=day):
            return term.with_((exclusion, day), None)
        case _:
            return term


@dataclass(frozen=True, slots=True)
class Reported:
    """What governors were told of one term so far, the newest last."""

    reports: tuple[NumbersReported, ...] = ()


def evolve_reported(reported: Reported, event: Event) -> Reported:
    """Remember every report: a new one must not give away what an old one hid."""
    return Reported((*reported.reports, event)) if isinstance(event, NumbersReported) else reported
