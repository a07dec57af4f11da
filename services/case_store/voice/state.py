"""What must be remembered of a plan to know who was heard for it: that it is one, and who coordinates it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from case_store.entry import Event
from case_store.errors import NotFound
from case_store.psp.events import CoordinatorNamed, Proposed


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as far as these rules need it. `coordinators`: from which day on each coordinates it, the first first."""

    coordinators: tuple[tuple[date, UUID], ...] = ()

    def known(self) -> Plan:
        """The same. Raises NotFound where the id was that of something else."""
        if not self.coordinators:
            raise NotFound
        return self

    def coordinating(self, today: date) -> frozenset[UUID]:
        """Whoever coordinates it today, and whoever is to from a later day on."""
        begun = [number for number, (since, _) in enumerate(self.coordinators) if since <= today]
        return frozenset(person for _, person in self.coordinators[max(begun, default=0) :])


def evolve(plan: Plan, event: Event) -> Plan:
    """Remember `event`. It has happened, so it cannot be refused here."""
    match event:
        case Proposed(proposed_on=since, coordinator=person):
            return Plan(((since, person),))
        case CoordinatorNamed(from_day=since, coordinator=person) if plan.coordinators:
            return Plan((*plan.coordinators, (since, person)))
        case _:
            return plan
