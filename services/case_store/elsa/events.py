"""What has happened in emotional literacy support: the referral, the programme, its plans and its sessions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.elsa.codes import Met, NotHeld, Phase, ReferralStands, RequestedBy, Strand
from case_store.entry import AUDIENCE, EXISTENCE, SUMMARY, UNTIL, Event, Labelled, Person
from case_store.sets import Audiences
from case_store.vocabulary import Label, Part, Role, Sensitive


class Aim(BaseModel):
    """What a programme is for, worded so that one can decide whether it was met."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    aim: Sensitive
    how_we_will_know: Sensitive


class Referred(Event, name="elsa.referred", part=Part.REFERRAL):
    """Somebody asked for support for a pupil, with the background and the outcomes they hope for."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    stands: Annotated[Literal[ReferralStands.WAITING], EXISTENCE] = ReferralStands.WAITING
    hoped_for_outcomes: Annotated[Sensitive, SUMMARY]
    background: Sensitive
    requested_by: RequestedBy
    elsa: UUID | None = None
    pupil: UUID
    case: UUID


class ReferralDecided(Event, name="elsa.referral_decided", part=Part.REFERRAL):
    """A referral was accepted, with the ELSA who will deliver it, or declined with a reason.

    `elsa` is the one who will deliver; `elsa_asked` the one whom the referrer had asked for, if any.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    stands: Annotated[Literal[ReferralStands.ACCEPTED, ReferralStands.DECLINED], EXISTENCE]
    reason: Sensitive | None = None
    decided_on: date
    elsa: UUID | None = None
    elsa_asked: UUID | None = None
    pupil: UUID
    case: UUID


class ProgrammeStarted(Event, name="elsa.programme_started", part=Part.PROGRAMME):
    """A programme of support began, or is to begin."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    starts: Annotated[date, EXISTENCE]
    when_out_of_class: Annotated[Sensitive | None, EXISTENCE] = None
    whom_to_ask: Annotated[UUID, EXISTENCE]
    focus: Annotated[Strand, SUMMARY]
    focus_in_words: Annotated[Sensitive | None, SUMMARY] = None
    aims: Annotated[tuple[Aim, ...], SUMMARY] = ()
    phase: Annotated[Phase, SUMMARY] = Phase.SESSIONS
    planned_weeks: int
    reason_for_length: Sensitive | None = None
    referral: UUID
    pupil: UUID
    case: UUID
    elsa: UUID


class AimsSet(Event, name="elsa.aims_set", part=Part.PROGRAMME):
    """The aims of a programme were set, or set anew: all of them."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    aims: Annotated[tuple[Aim, ...], SUMMARY]
    reasons: Sensitive | None = None


class ProgrammeEnded(Event, name="elsa.programme_ended", part=Part.PROGRAMME):
    """The normal sessions of a programme ended; a lighter touch-base contact may follow."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    closes: Annotated[Literal[True], Labelled(Label.CLOSES)] = True
    ended_on: Annotated[date, UNTIL, EXISTENCE]
    phase: Annotated[Literal[Phase.TOUCH_BASE, Phase.ENDED], SUMMARY] = Phase.ENDED
    reasons: Sensitive | None = None
    referral: UUID
    pupil: UUID
    case: UUID
    elsa: UUID


class SessionPlanned(Event, name="elsa.session_planned", part=Part.PLANS):
    """One session was thought ahead: a small objective, and an interesting way to it."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    planned_for: Annotated[date, EXISTENCE]
    objective: Annotated[Sensitive, SUMMARY]
    activity: Sensitive | None = None
    resources: Sensitive | None = None


class ObjectiveReviewed(Event, name="elsa.objective_reviewed", part=Part.PLANS):
    """After a session: what its objective was, and whether it was met. The line manager reads it, not the note."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    held_on: Annotated[date, EXISTENCE]
    objective: Annotated[Sensitive, SUMMARY]
    met: Annotated[Met | None, SUMMARY] = None
    comments: Sensitive | None = None
    planned_for: date | None = None


class SessionNoted(Event, name="elsa.session_noted", part=Part.SESSIONS):
    """A session was written up.

    The note stays with those who need it; the staff summary is what others may read, while it is in date.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    audience: Annotated[Audiences, AUDIENCE]
    held_on: Annotated[date, EXISTENCE]
    length_minutes: Annotated[int | None, EXISTENCE] = None
    number: int
    staff_summary: Annotated[Sensitive | None, SUMMARY] = None
    summary_until: Annotated[date, UNTIL]
    note: Sensitive
    pupil_words: Sensitive | None = None
    cut_short: NotHeld | None = None


class SessionNotHeld(Event, name="elsa.session_not_held", part=Part.SESSIONS):
    """A session was not held. Why is for those who deliver and manage: that a pupil declined is a confidence too."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    planned_for: Annotated[date, EXISTENCE]
    why: NotHeld
    comments: Sensitive | None = None


class SessionCorrected(Event, name="elsa.session_corrected", part=Part.SESSIONS):
    """What was written of a session was put right, and why. The first wording stays visible in full.

    The summary given here is the one that counts, also where it is none; a note or words left out stand as they were.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    corrects: Annotated[Literal[True], Labelled(Label.CORRECTION), EXISTENCE] = True
    audience: Annotated[Audiences, AUDIENCE]
    held_on: Annotated[date | None, EXISTENCE] = None
    length_minutes: Annotated[int | None, EXISTENCE] = None
    staff_summary: Annotated[Sensitive | None, SUMMARY] = None
    summary_until: Annotated[date | None, UNTIL] = None
    note: Sensitive | None = None
    pupil_words: Sensitive | None = None
    why: Sensitive
