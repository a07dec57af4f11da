"""What is said of a plan in several places: by whoever asks, and in what then has happened."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.psp.codes import AdjustmentKind, Considered, Found, Horizon, How, Need, PlanKind, Side
from case_store.vocabulary import Sensitive

_FROZEN = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Adjustment(BaseModel):
    """One adjustment to the pupil's school day that was considered, and what became of it."""

    model_config = _FROZEN

    kind: AdjustmentKind
    considered: Considered
    words: Sensitive | None = None


class NeedReviewed(BaseModel):
    """What a review of one kind of need found, with what and when."""

    model_config = _FROZEN

    need: Need
    found: Found
    reviewed_on: date | None = None
    words: Sensitive | None = None


class OtherPlan(BaseModel):
    """Another plan for the same pupil."""

    model_config = _FROZEN

    kind: PlanKind
    words: Sensitive | None = None


class Support(BaseModel):
    """What somebody would do to help: from which side, who, and how."""

    model_config = _FROZEN

    side: Side
    owner: UUID
    how: How
    help: Sensitive
    horizon: Horizon = Horizon.SHORT_TERM
    additional: bool = False
    suitable_training: bool | None = None
    reason: Sensitive | None = None
