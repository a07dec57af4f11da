"""A plan as far as its reviews need it: its schedule, its commitments, whether it waits, fails or has ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from case_store.errors import Invalid, NotFound, Refused
from case_store.psp.codes import Side
from case_store.psp_calendar import Pause
from case_store.review import codes
from case_store.review.events import Failing
from case_store.school_days import Due


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose plan it is, and who runs it."""

    pupil: UUID
    case: UUID
    proposed_on: date
    coordinator: UUID
    key_worker: UUID | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """When something is due, and the day on which that was said: a pause before it has been thought of."""

    due: Due
    on: date


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A review that was planned: when it was agreed to be, and if it was put off to when; the day it was held.

    `weeks` after the start, unless a day was chosen.
    """

    agreed: Said
    put_off: Said | None = None
    weeks: int | None = None
    final: bool = False
    held: date | None = None

    @property
    def said(self) -> Said:
        """When it is due, as was last said."""
        return self.put_off or self.agreed


@dataclass(frozen=True, slots=True)
class Commitment:
    """Whose a commitment is, whether it still runs, and what a review last said of it, on which day."""

    owner: UUID
    side: Side
    target: UUID | None = None
    runs: bool = True
    kept: codes.Kept | None = None
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """How it stands with the authority's advice: when it was asked, and by when it was to answer."""

    stands: codes.Advice = codes.Advice.NOT_ASKED
    asked_on: date = date.min
    answer_by: date = date.min


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as far as its reviews need it. `reviews` are those of its schedule, in order; the last is final.

    `last_held` is the day of the last review held, in the schedule or besides; `paused_why` is that of the last pause.
    """

    whose: Whose | None = None
    started: date | None = None
    reviews: tuple[Scheduled, ...] = ()
    last_held: date | None = None
    pauses: tuple[Pause, ...] = ()
    paused_why: codes.PauseWhy | None = None
    targets: frozenset[UUID] = frozenset()
    commitments: Mapping[UUID, Commitment] = field(default_factory=dict)
    failing: Failing | None = None
    advice: Asked = Asked()
    ended: date | None = None

    def begun(self) -> Whose:
        """Whose plan it is. Raises NotFound where the id was that of something else."""
        if self.whose is None:
            raise NotFound
        return self.whose

    def open(self) -> Whose:
        """The same, while it goes on. Raises Refused once it has ended."""
        whose = self.begun()
        if self.ended is not None:
            raise Refused("This plan has ended. Propose a new one if the pupil needs it.")
        return whose

    def running(self) -> date:
        """The day on which the plan started. Raises Refused before that, and once it has ended."""
        self.open()
        return self.was_started()

    def was_started(self) -> date:
        """The same, whether or not it has ended since."""
        self.begun()
        if self.started is None:
            raise Refused("This plan has not started yet. Start it first.")
        return self.started

    def commitment(self, commitment: UUID) -> Commitment:
        """A commitment of this plan, running or ended. Raises Invalid for an id that is none."""
        found = self.commitments.get(commitment)
        if found is None:
            raise Invalid("`commitment` is none of this plan's. Look its id up again.")
        return found
