"""What staff ask the record to take in about a concern."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from case_store.case.commands import Telling
from case_store.concern.codes import PassedOnFor
from case_store.decider import Command
from case_store.sets import People
from case_store.vocabulary import Sensitive


class RaiseConcern(Command, action="concern.raise"):
    """Raise a concern: the pupil's words as said, when, where, who was present, and which staff the words name.

    One question: is it about an adult who works here? Then say who. It goes to the head, or about the head to the
    chair, and never into the pupil's case.
    """

    account: Sensitive
    happened_on: date | None = None
    time_of_day: time | None = None
    where: Sensitive | None = None
    present: People = frozenset()
    names: People = frozenset()
    about_adult: UUID | None = None


class PassOn(Command, action="concern.pass_on"):
    """Pass a concern on to the next in line."""

    why: PassedOnFor
    reasons: Sensitive | None = None


class Act(Command, action="concern.act"):
    """Record what was done about a concern."""

    what: Sensitive
    done_on: date | None = None


class Decide(Command, action="concern.decide"):
    """Record what was decided about a concern, and why."""

    decision: Sensitive
    reasons: Sensitive


class Close(Command, action="concern.close"):
    """Close a concern, and say why."""

    reasons: Sensitive


class TellOfConcern(Command, action="concern.tell"):
    """Tell named people of a concern, and say why. Of a concern about an adult, they are told the account itself."""

    told: Telling
    reason: Sensitive
    pupil_told: bool
    why_pupil_not_told: Sensitive | None = None
