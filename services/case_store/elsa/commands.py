"""What staff ask the record to take in about emotional literacy support."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from case_store.decider import Command
from case_store.elsa.codes import DesignedBy, Ending, Met, NotHeld, Phase, ReferralStands, RequestedBy, Strand
from case_store.marked import OfWords
from case_store.sets import Audiences, People
from case_store.vocabulary import Sensitive


def _blank_is_nothing(given: object) -> object:
    """Nothing, for text without a word, so that the rule can say in a sentence what is missing."""
    return None if isinstance(given, str) and not given.strip() else given


class ProposedAim(BaseModel):
    """An aim, and how we will know that it is met: without the second it is not an aim yet."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    aim: Sensitive
    how_we_will_know: Annotated[Sensitive | None, BeforeValidator(_blank_is_nothing)] = None


ProposedAims = Annotated[tuple[ProposedAim, ...], Field(max_length=20)]
Weeks = Annotated[int, Field(ge=1, le=104)]
Minutes = Annotated[int, Field(ge=1, le=240)]


class Refer(Command, action="elsa.refer"):
    """Ask for support for a pupil: the background, and the outcomes you hope for."""

    pupil: UUID
    background: Sensitive
    hoped_for_outcomes: Sensitive
    requested_by: RequestedBy = RequestedBy.STAFF
    elsa: UUID | None = None


class DecideReferral(Command, action="elsa.decide_referral"):
    """Accept a referral, with the ELSA who will deliver, or decline it with a reason."""

    decision: Literal[ReferralStands.ACCEPTED, ReferralStands.DECLINED]
    elsa: UUID | None = None
    reason: Sensitive | None = None


class StartProgramme(Command, action="elsa.start_programme"):
    """Start a programme that follows from a referral. Its aims may follow after the first sessions.

    Weekly, for as long as suits the pupil's age, and not out of a favourite lesson: where it is otherwise, say why in
    `reason_for_pattern`.
    """

    referral: UUID
    focus: Strand
    focus_in_words: Sensitive | None = None
    aims: ProposedAims = ()
    starts: date | None = None
    planned_weeks: Weeks = 6
    reason_for_length: Sensitive | None = None
    when_out_of_class: Sensitive | None = None
    whom_to_ask: UUID | None = None
    designed_by: DesignedBy = DesignedBy.ELSA
    designer: UUID | None = None
    session_minutes: Minutes | None = None
    sessions_a_week: Annotated[int, Field(ge=1, le=10)] | None = None
    out_of_favourite_lesson: bool | None = None
    reason_for_pattern: Sensitive | None = None


class SetAims(Command, action="elsa.set_aims"):
    """Set the aims of a programme, or set them anew: all of them."""

    aims: ProposedAims
    reasons: Sensitive | None = None


class PlanSession(Command, action="elsa.plan_session"):
    """Think a session ahead: one small, specific objective; an activity, games before worksheets; what is needed."""

    planned_for: date
    objective: Sensitive
    activity: Sensitive | None = None
    resources: Sensitive | None = None


class NoteSession(OfWords, Command, action="elsa.note_session"):
    """Write up one session while it is fresh. The note is all that is asked.

    The rest is what is usual: held today, for the school's audience, towards the planned objective. What you say of
    the objective is read by the line manager; the note is not. A session beyond the guides (longer than suits the age,
    more than weekly, out of a favourite lesson, beyond the planned weeks) is taken in like any other; say why in
    `reason_beyond_guides`, for the line manager.
    """

    note: Sensitive
    held_on: date | None = None
    length_minutes: Minutes | None = None
    cut_short: NotHeld | None = None
    staff_summary: Sensitive | None = None
    audience: Audiences | None = None
    pupil_words: Sensitive | None = None
    objective: Sensitive | None = None
    objective_met: Met | None = None
    comments: Sensitive | None = None
    out_of_favourite_lesson: bool = False
    reason_beyond_guides: Sensitive | None = None


class RecordSessionNotHeld(Command, action="elsa.record_session_not_held"):
    """Record that a session was not held, and why."""

    why: NotHeld
    planned_for: date | None = None
    comments: Sensitive | None = None


class EndProgramme(Command, action="elsa.end_programme"):
    """End the normal sessions of a programme. A lighter touch-base contact may follow."""

    ended_on: date | None = None
    phase: Literal[Phase.TOUCH_BASE, Phase.ENDED] = Phase.ENDED
    why: Ending | None = None
    trusted_adults: People = frozenset()
    reasons: Sensitive | None = None


class ExtendProgramme(Command, action="elsa.extend_programme"):
    """Go on for longer than was planned. `planned_weeks` counts from the first day."""

    planned_weeks: Weeks
    reason: Sensitive


class ConfirmSummary(Command, action="elsa.confirm_summary"):
    """Say again, for this school year's staff, what of an earlier staff summary still holds.

    `session` is the entry of the session; the summary is handed in anew, so that somebody has read it again.
    """

    session: UUID
    staff_summary: Sensitive
    audience: Audiences | None = None


class PlanTouchBase(Command, action="elsa.plan_touch_base"):
    """Plan a lighter contact after the sessions: its days, further and further apart, and whom else the pupil trusts.

    Where it does not get lighter, say why in `reason_not_falling`.
    """

    contacts: Annotated[tuple[date, ...], Field(min_length=1, max_length=60)]
    trusted_adults: People
    reason_not_falling: Sensitive | None = None


class TouchBase(OfWords, Command, action="elsa.touch_base"):
    """Write up that the pupil touched base: that it happened is all that is asked."""

    held_on: date | None = None
    length_minutes: Minutes | None = None
    note: Sensitive | None = None
    pupil_words: Sensitive | None = None
    why_not_falling: Sensitive | None = None


class EndTouchBase(Command, action="elsa.end_touch_base"):
    """End the lighter contact: moving on from it is something to celebrate."""

    ended_on: date | None = None
    trusted_adults: People = frozenset()
    why: Ending | None = None
    reasons: Sensitive | None = None
