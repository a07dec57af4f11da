"""What an entry should have said: the wordings in which it is put right, or written anew for the right child."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from case_store.case.codes import ContactWith
from case_store.impact.events import AimOutcome
from case_store.marked import OfWords
from case_store.noticing.codes import HowWas, Sign
from case_store.sets import Audiences, People
from case_store.vocabulary import Sensitive


class ContactWords(OfWords):
    """What a contact was for, what it came to and what was said."""

    purpose: Sensitive
    outcome: Sensitive | None = None
    what_was_said: Sensitive | None = None


class ContactWording(ContactWords):
    """A contact as it should have been recorded. Who was there and who said it stay as they were, if nobody is said."""

    with_whom: ContactWith
    happened_on: date
    present: People | None = None


class StrategiesWording(BaseModel):
    """Guidance as it should have been given."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    what_helps: Sensitive
    what_to_avoid: Sensitive | None = None
    whom_to_ask: UUID | None = None
    reasons: Sensitive | None = None


class SessionWording(OfWords):
    """A session as it should have been written up. The summary given here counts, also where it is none."""

    staff_summary: Sensitive | None = None
    note: Sensitive | None = None
    pupil_words: Sensitive | None = None
    held_on: date | None = None
    length_minutes: Annotated[int, Field(ge=1, le=240)] | None = None
    audience: Audiences | None = None


class SignWording(OfWords):
    """An early sign as it should have been recorded."""

    sign: Sign
    noticed_on: date
    words: Sensitive
    usual: Sensitive | None = None
    risk_factors: Sensitive | None = None
    protective_factors: Sensitive | None = None
    review_on: date | None = None


class CheckInWording(OfWords):
    """A check-in as it should have been recorded."""

    how: HowWas
    checked_in_on: date
    look_out_for: Sensitive | None = None
    words: Sensitive | None = None


class ReportWording(OfWords):
    """The report on what support came to, as it should have been written."""

    finished_on: date
    aims: Annotated[tuple[AimOutcome, ...], Field(max_length=20)] = ()
    next_step: Sensitive | None = None
    report: Sensitive
