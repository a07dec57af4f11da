"""What staff ask a pupil's case to take in."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from case_store.case.codes import ContactWith
from case_store.decider import Command
from case_store.sets import Audiences, People
from case_store.vocabulary import Audience, Level, Said, Sensitive


class OpenCase(Command, action="case.open"):
    """Open a pupil's case. The answer is the same whether or not one is held."""

    pupil: UUID


class RecordContact(Command, action="case.record_contact"):
    """Record that somebody spoke with the pupil, with home, with a colleague or with an agency."""

    with_whom: ContactWith
    purpose: Sensitive
    outcome: Sensitive | None = None
    what_was_said: Sensitive | None = None
    said_by: UUID | None = None
    present: People = frozenset()
    happened_on: date | None = None


class RecordAgreement(Command, action="case.record_agreement"):
    """Record what the pupil said may be shared with one audience, or why the pupil was not asked.

    It covers one entry (`about`) or one matter: a referral, a programme, a concern; or, if neither is said, what
    belongs to the case itself.
    """

    answer: Said
    audience: Audience
    matter: UUID | None = None
    about: UUID | None = None
    what: Sensitive | None = None
    until: date | None = None
    answered_on: date | None = None
    pupil_words: Sensitive | None = None
    how_asked: Sensitive | None = None
    how_understood: Sensitive | None = None
    why_not_asked: Sensitive | None = None


class Tell(BaseModel):
    """One person to be told, how much, and in what words of the lead's own."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    person: UUID
    level: Literal[Level.EXISTENCE, Level.SUMMARY, Level.FULL]
    wording: Sensitive | None = None


Telling = Annotated[tuple[Tell, ...], Field(min_length=1, max_length=50)]


class TellBeyondAgreement(Command, action="case.tell_beyond_agreement"):
    """Tell named people what the pupil has not agreed to share, each in words for them, and say why.

    `about` is the entry that is told of, if it is one. Only the account of a concern can be told in full.
    """

    told: Telling
    reason: Sensitive
    pupil_told: bool
    why_pupil_not_told: Sensitive | None = None
    about: UUID | None = None


class GiveStrategies(Command, action="case.give_strategies"):
    """Advise staff: what helps this pupil, what to avoid, whom to ask (the author, if nobody is said)."""

    what_helps: Sensitive
    what_to_avoid: Sensitive | None = None
    whom_to_ask: UUID | None = None
    reasons: Sensitive | None = None


class ContactWording(BaseModel):
    """A contact as it should have been recorded. Who was there and who said it stay as they were, if nobody is said."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    with_whom: ContactWith
    happened_on: date
    purpose: Sensitive
    outcome: Sensitive | None = None
    what_was_said: Sensitive | None = None
    said_by: UUID | None = None
    present: People | None = None


class StrategiesWording(BaseModel):
    """Guidance as it should have been given."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    what_helps: Sensitive
    what_to_avoid: Sensitive | None = None
    whom_to_ask: UUID | None = None
    reasons: Sensitive | None = None


class SessionWording(BaseModel):
    """A session as it should have been written up. The summary given here counts, also where it is none."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    staff_summary: Sensitive | None = None
    note: Sensitive | None = None
    pupil_words: Sensitive | None = None
    held_on: date | None = None
    length_minutes: Annotated[int, Field(ge=1, le=240)] | None = None
    audience: Audiences | None = None


class CorrectEntry(Command, action="case.correct"):
    """Put right what an entry says, and say why. The entry itself is never changed.

    Give the wording that belongs to the entry: of a contact, of strategies or of a session.
    """

    entry: UUID
    why: Sensitive
    contact: ContactWording | None = None
    strategies: StrategiesWording | None = None
    session: SessionWording | None = None
