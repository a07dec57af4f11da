"""What has happened in emotional literacy support: the referral, the programme, its plans and its sessions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.elsa.codes import (
    DesignedBy,
    Ending,
    Guide,
    Met,
    NotHeld,
    Phase,
    ReferralStands,
    RequestedBy,
    Strand,
)
from case_store.entry import AUDIENCE, EXISTENCE, SUMMARY, UNTIL, Event, Labelled, Person
from case_store.marked import AboutHome, Mentions, MentionsPupil, SaidBy
from case_store.sets import Audiences, People
from case_store.vocabulary import Label, Part, Role, Sensitive


class Aim(BaseModel):
    """What a programme is for, worded so that one can decide whether it was met."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    aim: Sensitive
    how_we_will_know: Sensitive


class Referred(Event, name="elsa.referred", part=Part.REFERRAL):
    """Somebody asked for support for a pupil, with the background and the outcomes they hope for.

    `referrer` is the member of staff who asked of their own accord; whoever passes on a request that they heard is
    none, and the first entries did not say.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    stands: Annotated[Literal[ReferralStands.WAITING], EXISTENCE] = ReferralStands.WAITING
    hoped_for_outcomes: Annotated[Sensitive, SUMMARY]
    background: Sensitive
    requested_by: RequestedBy
    elsa: UUID | None = None
    pupil: UUID
    case: UUID
    referrer: UUID | None = None


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
    referrer: UUID | None = None


class ProgrammeStarted(Event, name="elsa.programme_started", part=Part.PROGRAMME):
    """A programme of support began, or is to begin. Its pattern: how long, how often, out of which lesson."""

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
    designed_by: Annotated[DesignedBy | None, SUMMARY] = None
    designer: UUID | None = None
    session_minutes: int | None = None
    sessions_a_week: int | None = None
    out_of_favourite_lesson: bool | None = None
    reason_for_pattern: Sensitive | None = None
    referrer: UUID | None = None


class AimsSet(Event, name="elsa.aims_set", part=Part.PROGRAMME):
    """The aims of a programme were set, or set anew: all of them."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    aims: Annotated[tuple[Aim, ...], SUMMARY]
    reasons: Sensitive | None = None


class ProgrammeEnded(Event, name="elsa.programme_ended", part=Part.PROGRAMME):
    """The normal sessions of a programme ended; a lighter touch-base contact may follow.

    `taken_over`: `elsa` came by taking over; `covering` are those whose cover would outlast what the end leaves.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    closes: Annotated[Literal[True], Labelled(Label.CLOSES)] = True
    ended_on: Annotated[date, UNTIL, EXISTENCE]
    phase: Annotated[Literal[Phase.TOUCH_BASE, Phase.ENDED], SUMMARY] = Phase.ENDED
    reasons: Sensitive | None = None
    referral: UUID
    pupil: UUID
    case: UUID
    elsa: UUID
    why: Ending | None = None
    trusted_adults: Annotated[People, SUMMARY] = frozenset()
    referrer: UUID | None = None
    taken_over: bool = False
    covering: People = frozenset()


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
    `planned_for` is the day of the plan that it followed.
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
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False
    planned_for: date | None = None


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
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False
    why: Sensitive


class SummaryConfirmed(Event, name="elsa.summary_confirmed", part=Part.SESSIONS):
    """A staff summary was read again and still holds, for the staff of a new school year.

    It is `about` the session, and shares its fate: what the pupil said of that entry, its corrections and its marks
    hold for this one too.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    audience: Annotated[Audiences, AUDIENCE]
    staff_summary: Annotated[Sensitive, SUMMARY]
    summary_until: Annotated[date, UNTIL]


class ProgrammeExtended(Event, name="elsa.programme_extended", part=Part.PROGRAMME):
    """A programme goes on for longer than was planned, and why. `planned_weeks` counts from its first day."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    planned_weeks: int
    reason: Sensitive


class GuidePassed(Event, name="elsa.guide_passed", part=Part.PROGRAMME):
    """A session went beyond what is usual: the line manager reads which guide, and why if it was said."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    held_on: date
    guides: tuple[Guide, ...]
    reason: Sensitive | None = None


class TouchBasePlanned(Event, name="elsa.touch_base_planned", part=Part.PROGRAMME):
    """A lighter contact after the sessions was planned, with the adults in school whom the pupil trusts.

    `contacts` are its days, in order. `falls`: the time between them grows; where it does not, why.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    phase: Annotated[Literal[Phase.TOUCH_BASE], SUMMARY] = Phase.TOUCH_BASE
    contacts: Annotated[tuple[date, ...], SUMMARY]
    trusted_adults: Annotated[People, SUMMARY]
    falls: bool
    reason_not_falling: Sensitive | None = None
    referral: UUID
    pupil: UUID
    case: UUID
    elsa: UUID
    taken_over: bool = False


class TouchedBase(Event, name="elsa.touched_base", part=Part.SESSIONS):
    """The pupil touched base. `falls`: this contact came later after the one before it than that one had."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    held_on: Annotated[date, EXISTENCE]
    length_minutes: Annotated[int | None, EXISTENCE] = None
    note: Sensitive | None = None
    pupil_words: Sensitive | None = None
    falls: bool
    why_not_falling: Sensitive | None = None
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class TouchBaseEnded(Event, name="elsa.touch_base_ended", part=Part.PROGRAMME):
    """The pupil needs no more contact of this kind; their trusted adults stay."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    ended_on: Annotated[date, EXISTENCE]
    phase: Annotated[Literal[Phase.ENDED], SUMMARY] = Phase.ENDED
    trusted_adults: Annotated[People, SUMMARY] = frozenset()
    why: Ending | None = None
    reasons: Sensitive | None = None
    referral: UUID
    pupil: UUID
    case: UUID
    elsa: UUID
    taken_over: bool = False
