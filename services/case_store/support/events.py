"""What has happened in an ELSA's own support.

It lies in a file of the ELSA's own, whose data subject they are: in no pupil's case, extract or access pack.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from case_store.entry import EXISTENCE, SUMMARY, UNTIL, Event, Labelled, Person
from case_store.support.codes import Blocker, BlockerStands, SupervisedHow
from case_store.vocabulary import Label, Part, Role, Sensitive


class Offloaded(Event, name="support.offloaded", part=Part.ELSA_SUPPORT):
    """An ELSA put down what a hard session left with them.

    Theirs alone, unless they share it with their line manager. Nothing of it is told below full.
    """

    elsa: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    happened_on: date
    words: Sensitive
    what_would_help: Sensitive | None = None
    shared: Annotated[bool, Labelled(Label.SHARED_WITH_MANAGER)] = False


class BlockerReported(Event, name="support.blocker_reported", part=Part.ELSA_SUPPORT):
    """Something in the school stands in the way of ELSA work: by code, and in words for those who can move it."""

    elsa: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    code: Annotated[Blocker, EXISTENCE]
    noticed_on: Annotated[date, EXISTENCE]
    words: Annotated[Sensitive | None, SUMMARY] = None
    what_would_help: Annotated[Sensitive | None, SUMMARY] = None


class BlockerAnswered(Event, name="support.blocker_answered", part=Part.ELSA_SUPPORT):
    """The line manager or the head said what came of a blocker."""

    elsa: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    blocker: Annotated[UUID, EXISTENCE]
    code: Annotated[Blocker, EXISTENCE]
    stands: Annotated[BlockerStands, EXISTENCE]
    what_was_done: Annotated[Sensitive | None, SUMMARY] = None


class SupervisionAttended(Event, name="support.supervision_attended", part=Part.ELSA_SUPPORT):
    """An ELSA attended supervision by an educational psychologist. What they took from it is their own."""

    elsa: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    attended_on: Annotated[date, SUMMARY]
    supervisor: Annotated[UUID | None, SUMMARY] = None
    how: Annotated[SupervisedHow, SUMMARY]
    minutes: Annotated[int | None, SUMMARY] = None
    themes: Annotated[Sensitive | None, SUMMARY] = None
    own_notes: Sensitive | None = None


class ManagerMet(Event, name="support.manager_met", part=Part.ELSA_SUPPORT):
    """An ELSA and their line manager met to review the work."""

    elsa: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    met_on: Annotated[date, SUMMARY]
    agreed: Annotated[Sensitive | None, SUMMARY] = None
    development: Annotated[Sensitive | None, SUMMARY] = None
    next_on: Annotated[date | None, SUMMARY] = None


class Accredited(Event, name="support.accredited", part=Part.ELSA_SUPPORT):
    """An ELSA's accreditation was recorded, perhaps with its last day. Without supervision it lapses all the same."""

    elsa: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    accredited_on: Annotated[date, SUMMARY]
    until: Annotated[date | None, UNTIL, SUMMARY] = None
    by_whom: Annotated[Sensitive | None, SUMMARY] = None
    evidence: Annotated[Sensitive | None, SUMMARY] = None
