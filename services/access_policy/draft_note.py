"""A note that is not recorded yet, in the closed words that policy would read of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.errors import Invalid
from case_store.vocabulary import Audience, Label, Part, Role


class NoteKind(StrEnum):
    """What is going to be recorded."""

    SESSION = "session"
    GROUP_SESSION = "group_session"
    CONTACT = "contact"
    SIGN = "sign"
    CHECK_IN = "check_in"
    STRATEGIES = "strategies"
    CONCERN = "concern"
    AGREEMENT = "agreement"
    REFERRAL = "referral"
    PLAN = "plan"
    IMPACT = "impact"
    DOCUMENT = "document"
    STAFF_ANSWERS = "staff_answers"
    PARENTS_WORDS = "parents_words"
    PUPILS_WORDS = "pupils_words"
    TARGET = "target"
    LESSON = "lesson"
    MESSAGE_HOME = "message_home"
    REVIEW = "review"
    SAID_AT_MEETING = "said_at_meeting"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Noted:
    """What follows from the kind of a note: its part, the act it will be, and whether it has a matter and audiences.

    `for_home` says that the pupil may let it be read out, and to whom; `labels` are those that it always carries.
    """

    part: Part
    act: str
    of_matter: bool = False
    for_audiences: bool = False
    for_home: bool = False
    labels: frozenset[Label] = frozenset()


_IN_FULL_ONLY = frozenset({Label.IN_FULL_ONLY})
_NOTES: dict[NoteKind, Noted] = {
    NoteKind.SESSION: Noted(Part.SESSIONS, "elsa.note_session", of_matter=True, for_audiences=True),
    NoteKind.GROUP_SESSION: Noted(Part.SESSIONS, "group.hold_session", of_matter=True, for_audiences=True),
    NoteKind.CONTACT: Noted(Part.CONTACTS, "case.record_contact"),
    NoteKind.SIGN: Noted(Part.SIGNS, "noticing.notice_sign"),
    NoteKind.CHECK_IN: Noted(Part.CHECK_INS, "noticing.check_in"),
    NoteKind.STRATEGIES: Noted(Part.STRATEGIES, "case.give_strategies"),
    NoteKind.CONCERN: Noted(Part.CONCERNS, "concern.raise"),
    NoteKind.AGREEMENT: Noted(Part.AGREEMENT, "case.record_agreement"),
    NoteKind.REFERRAL: Noted(Part.REFERRAL, "elsa.refer"),
    NoteKind.PLAN: Noted(Part.PLANS, "elsa.plan_session", of_matter=True),
    NoteKind.IMPACT: Noted(Part.IMPACT, "impact.report", of_matter=True),
    NoteKind.DOCUMENT: Noted(Part.PSP_DOCUMENTS, "voice.write_document", of_matter=True, labels=_IN_FULL_ONLY),
    NoteKind.STAFF_ANSWERS: Noted(Part.PSP_DOCUMENTS, "voice.answer_as_staff", of_matter=True, labels=_IN_FULL_ONLY),
    NoteKind.PARENTS_WORDS: Noted(Part.PARENT_WORDS, "voice.record_parents_words", of_matter=True),
    NoteKind.PUPILS_WORDS: Noted(Part.PUPIL_WORDS, "voice.record_pupils_words", of_matter=True, for_home=True),
    NoteKind.TARGET: Noted(Part.TARGETS, "psp.draft_target", of_matter=True),
    NoteKind.LESSON: Noted(Part.MONITORING, "monitoring.mark_lesson", of_matter=True),
    NoteKind.MESSAGE_HOME: Noted(Part.MONITORING, "monitoring.write_home", of_matter=True),
    NoteKind.REVIEW: Noted(Part.REVIEWS, "review.hold", of_matter=True),
    NoteKind.SAID_AT_MEETING: Noted(Part.MEETINGS, "meeting.write_what_was_said", of_matter=True),
    NoteKind.ACTION: Noted(Part.ACTIONS, "action.set", of_matter=True),
}
_AUTHORS = frozenset(
    {
        Label.FOR_HOME, Label.FOR_ALL_CARERS, Label.ABOUT_HOME, Label.UNSAFE_FOR_PARENTS, Label.SAID_BY,
        Label.MENTIONS_PUPIL,
    }
)  # fmt: skip
_OTHERS = frozenset({Role.PRESENT, Role.SAID_BY, Role.ADDRESSEE, Role.OWNER})


class DraftNote(BaseModel):
    """A note that is not recorded yet, as far as policy would read it: no words.

    `matter` is the programme, group, plan or referral meeting that it belongs to. `labels` are those that it will
    carry; `audience` for whom its staff summary is written, or to whom a pupil lets it be read out, and `until` until
    when; `people` what somebody named in it will be to it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    kind: NoteKind
    matter: UUID | None = None
    audience: frozenset[Audience] | None = None
    until: date | None = None
    labels: frozenset[Label] = frozenset()
    people: frozenset[Role] = frozenset()

    def what(self) -> Noted:
        """What follows from its kind. Raises Invalid for what no note of this kind can say."""
        of = _NOTES[self.kind]
        if of.of_matter and self.matter is None:
            raise Invalid("`matter` is missing: say to which programme, group, plan or meeting this note belongs.")
        if not of.of_matter and self.matter is not None:
            raise Invalid("`matter` is not asked for: a note of this kind belongs to the case.")
        read_out = of.for_audiences or of.for_home
        if not read_out and (self.audience is not None or self.until is not None):
            raise Invalid("`audience` and `until` are not asked for: a note of this kind has no staff summary.")
        if not self.labels <= _AUTHORS:
            raise Invalid("`labels` holds one that an author does not put on a note.")
        if not self.people <= _OTHERS:
            raise Invalid("`people` may be there, have said it, have it to do, or be whom it is addressed to.")
        return of
