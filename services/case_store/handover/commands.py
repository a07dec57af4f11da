"""What staff ask the record to take in when work changes hands."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from case_store.decider import Command
from case_store.vocabulary import Sensitive


class ArrangeCover(Command, action="handover.arrange_cover"):
    """Have another ELSA cover for some days: from today, if no other day is said, to the last of them."""

    elsa: UUID
    ends: date
    starts: date | None = None
    reason: Sensitive | None = None


class EndCover(Command, action="handover.end_cover"):
    """End cover earlier than arranged. A last day on the eve of its first says that it never was."""

    elsa: UUID
    last_day: date | None = None


class HandOver(Command, action="handover.hand_over"):
    """Hand the work over to whoever covers or takes over, and say whether the pupil was told, or why not.

    From then on they read the notes too, and not the staff summaries alone.
    """

    elsa: UUID
    pupil_told: bool
    why_not_told: Sensitive | None = None
    words: Sensitive | None = None


class TakeOver(Command, action="handover.take_over"):
    """Make another ELSA responsible from a day on, in place of `former`: of a group that two run, say of whom."""

    elsa: UUID
    from_day: date | None = None
    former: UUID | None = None
    reason: Sensitive | None = None
