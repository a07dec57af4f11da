"""What must be remembered of a plan, and of whoever marks it, to decide what may be marked and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from case_store.decider import Decider
from case_store.entry import Event
from case_store.errors import NotFound
from case_store.monitoring.codes import Of
from case_store.monitoring.events import Marked
from case_store.psp import events as psp
from case_store.review import events as review

Lesson = tuple[date, Of, int | None]
"""What one person marked: which day, what of it, and in which period."""


@dataclass(frozen=True, slots=True)
class Monitored:
    """The plan as far as monitoring asks: whether it is one, when it runs, and which targets were ever agreed.

    A target that was withdrawn may still be marked for a day before it was: what happened is never refused.
    """

    proposed: bool = False
    starts: date | None = None
    ends: date | None = None
    targets: frozenset[UUID] = frozenset()
    withdrawn: frozenset[UUID] = frozenset()

    def begun(self) -> Monitored:
        """The same. Raises NotFound where the id was that of something else."""
        if not self.proposed:
            raise NotFound
        return self


def remember(plan: Monitored, event: Event) -> Monitored:
    """Remember `event` of the plan's own stream."""
    match event:
        case psp.Proposed():
            return replace(plan, proposed=True)
        case psp.TargetAgreed(target=target):
            return replace(plan, targets=plan.targets | {target})
        case psp.TargetWithdrawn(target=target):
            return replace(plan, withdrawn=plan.withdrawn | {target})
        case psp.Started(starts=starts):
            return replace(plan, starts=starts)
        case review.Ended(ended_on=ended_on, monitored_until=until):
            return replace(plan, ends=until or ended_on)
        case _:
            return plan


PLAN = Decider("monitored_plan", Monitored(), remember)
"""How a plan is remembered here: by what happened in its own stream. It takes no commands."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one person has marked of one plan: each with the id of its first entry."""

    marked: Mapping[Lesson, UUID] = field(default_factory=dict)


def evolve(sheet: Sheet, event: Event) -> Sheet:
    """Remember what was marked first; what puts it right later is about the same entry."""
    match event:
        case Marked(marked_on=day, of=of, period=period, mark=mark):
            return replace(sheet, marked={**sheet.marked, (day, of, period): mark})
        case _:
            return sheet
