"""What staff ask a pupil's case to take in."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from case_store.case.codes import ContactWith
from case_store.case.wordings import (
    CheckInWording,
    ContactWording,
    ContactWords,
    ReportWording,
    SessionWording,
    SignWording,
    StrategiesWording,
)
from case_store.decider import Command
from case_store.sets import People
from case_store.vocabulary import Audience, Level, Said, Sensitive


class OpenCase(Command, action="case.open"):
    """Open a pupil's case. The answer is the same whether or not one is held."""

    pupil: UUID


class RecordContact(ContactWords, Command, action="case.record_contact"):
    """Record that somebody spoke with the pupil, with home, with a colleague or with an agency."""

    with_whom: ContactWith
    present: People = frozenset()
    happened_on: date | None = None


class AboutPupil(ContactWords):
    """What one contact was about for one of the pupils, in words that name no other."""

    pupil: UUID


class RecordContactAboutSeveral(Command, action="case.record_contact_about_several"):
    """Record one contact that was about several pupils: in the case of each an entry, in a wording of its own.

    Leads see that the entries belong together. Nobody else does.
    """

    with_whom: ContactWith
    contacts: Annotated[tuple[AboutPupil, ...], Field(min_length=2, max_length=30)]
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


class CorrectEntry(Command, action="case.correct"):
    """Put right what an entry says, and say why. The entry itself is never changed.

    Give the wording that belongs to the entry, and no other.
    """

    entry: UUID
    why: Sensitive
    contact: ContactWording | None = None
    strategies: StrategiesWording | None = None
    session: SessionWording | None = None
    sign: SignWording | None = None
    check_in: CheckInWording | None = None
    report: ReportWording | None = None


class SayWrongChild(Command, action="case.wrong_child"):
    """Say that an entry is about another child. From now on nobody but the leads sees it.

    `belongs_to` is the child whom it is about. A contact or a sign may be written anew in that child's case at once,
    in your own words; whatever else it was is recorded there in the usual way. Nothing is moved.
    """

    reason: Sensitive
    belongs_to: UUID | None = None
    contact: ContactWording | None = None
    sign: SignWording | None = None


class LookAt(Command, action="case.look_at"):
    """Say that you have looked at an entry with its parents in mind: they may be told of it, or it is unsafe for them.

    What was called unsafe stays so until a lead decides.
    """

    unsafe_for_parents: bool = False
    reason: Sensitive | None = None


class DecideOnMarks(Command, action="case.decide_on_marks"):
    """Decide, as a lead, whether parents may be told of an entry, and of the other pupils whom it mentions."""

    unsafe_for_parents: bool | None = None
    mention_allowed: bool | None = None
    reason: Sensitive
