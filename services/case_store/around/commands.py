"""What the record is asked to take in about the support around a pupil: by staff, and by parents and pupils."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from case_store.around.codes import CoordinatedBy, HelpStands, NeedStands, StaffNeed, SupportsAs, UnitEnding
from case_store.decider import Command
from case_store.elsa.codes import RequestedBy
from case_store.marked import OfWords
from case_store.sets import People
from case_store.vocabulary import Sensitive


class Coordinate(Command, action="around.coordinate"):
    """Say who coordinates the support of a pupil: from SEN, from behaviour and attendance, or both together.

    `key_contact` is whom anybody turns to: the first coordinator, if nobody is said and there is one.
    """

    coordinated_by: CoordinatedBy
    coordinators: Annotated[People, Field(min_length=1, max_length=4)]
    key_contact: UUID | None = None
    since: date | None = None
    why: Sensitive | None = None


class NameSupporter(Command, action="around.name_supporter"):
    """Say that somebody supports a pupil, and in what way."""

    person: UUID
    supports_as: SupportsAs
    since: date | None = None
    why: Sensitive | None = None


class EndSupporter(Command, action="around.end_supporter"):
    """Say that somebody supports a pupil in this way no longer."""

    person: UUID
    supports_as: SupportsAs
    ended_on: date | None = None
    why: Sensitive | None = None


class RecordStaffNeed(Command, action="around.record_staff_need"):
    """Say what staff around a pupil need, you yourself or others, so that they can respond well."""

    need: StaffNeed
    staff: People = frozenset()
    words: Sensitive | None = None
    needed_by: date | None = None


class AnswerStaffNeed(Command, action="around.answer_staff_need"):
    """Say what became of what staff need."""

    stands: NeedStands
    given_by: UUID | None = None
    words: Sensitive | None = None


class EnterUnit(Command, action="around.enter_unit"):
    """Give a pupil a place in a support unit, with the adult to whom they turn there, and say what for."""

    unit: Sensitive
    why: Sensitive
    key_adult: UUID | None = None
    entered_on: date | None = None
    meant_until: date | None = None
    lessons: Sensitive | None = None
    ready_when: Sensitive | None = None


class LeaveUnit(Command, action="around.leave_unit"):
    """End a pupil's place in a support unit, and say how they go on."""

    ending: UnitEnding
    left_on: date | None = None
    goes_on: Sensitive | None = None


class AskForHelp(Command, action="around.ask_for_help"):
    """Ask for help: a pupil for themself, a parent for their child.

    `names` are people whom your words criticise: they do not read them.
    """

    words: Sensitive
    hoped_for: Sensitive | None = None
    names: People = frozenset()


class PassOnRequest(OfWords, Command, action="around.pass_on_request"):
    """Write down that a pupil or a parent asked you for help.

    `said_by` is the parent who asked, if they are known by an id. `names` are people whom the words criticise: they do
    not read them.
    """

    requested_by: Literal[RequestedBy.PUPIL, RequestedBy.PARENT]
    words: Sensitive
    hoped_for: Sensitive | None = None
    requested_on: date | None = None
    names: People = frozenset()


class AnswerHelp(Command, action="around.answer_help"):
    """Answer a request for help: what will be done and by whom, or why not.

    `wording` is what the parent who asked is told, in words for them. The pupil reads `what`.
    """

    stands: Literal[HelpStands.ARRANGED, HelpStands.PASSED_ON, HelpStands.DECLINED]
    what: Sensitive | None = None
    who: UUID | None = None
    reason: Sensitive | None = None
    wording: Sensitive | None = None
