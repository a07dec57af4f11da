"""What pupils, parents and staff ask the record to take in before a plan and at its reviews."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from case_store.concern.commands import RaiseConcern
from case_store.decider import Command
from case_store.sets import Audiences, People
from case_store.vocabulary import Sensitive
from case_store.voice.answers import Answer, Question
from case_store.voice.codes import Document, FormKind, NotAvailable, Occasion, ProfileKind

Answers = Annotated[tuple[Answer, ...], Field(max_length=100)]


class SetForm(Command, action="voice.set_form"):
    """Use a form of the school's own: all of it, in place of the one in force."""

    form: FormKind
    title: Sensitive
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=100)]


class AskForDocument(Command, action="voice.ask_for_document"):
    """Record that something was asked for before the meeting: of whom, when, and by when it is wanted."""

    document: Document
    of_whom: UUID | None = None
    asked_on: date | None = None
    wanted_by: date | None = None


class ReceiveDocument(Command, action="voice.receive_document"):
    """Record that something was received."""

    document: Document
    of_whom: UUID | None = None
    received_on: date | None = None


class DocumentNotAvailable(Command, action="voice.document_not_available"):
    """Record that something is not to be had, and why."""

    document: Document
    why: NotAvailable
    of_whom: UUID | None = None
    words: Sensitive | None = None
    said_on: date | None = None


class OfPeople(BaseModel):
    """What whoever enters words says of them: whom they criticise, which other pupils they mention, if of home.

    Whoever stands in `names` never reads that entry. `mentions_pupil` is for a pupil whose id is not given.
    """

    names: People = frozenset()
    mentions: People = frozenset()
    mentions_pupil: bool = False
    about_home: bool = False


class OnForm(BaseModel):
    """Words, and answers to a form: the one in force, or the version that was filled in."""

    form: FormKind | None = None
    form_version: int | None = None
    answers: Answers = ()
    words: Sensitive | None = None


class WriteDocument(OfPeople, Command, action="voice.write_document"):
    """Write down what a document holds. What people say in their own words has addresses of its own."""

    document: Document
    words: Sensitive
    covers_from: date | None = None
    covers_to: date | None = None
    written_on: date | None = None


class WordSummary(OfPeople, Command, action="voice.word_summary"):
    """Word the summary before the meeting: for staff, or for home, or to be circulated to those who come.

    For home say `parent` or `for_all_carers`; to circulate it say in `addressees` to whom.
    """

    summary: Sensitive
    parent: UUID | None = None
    for_all_carers: bool = False
    addressees: Annotated[People, Field(max_length=50)] = frozenset()
    worded_on: date | None = None


class AnswerAsStaff(OfPeople, OnForm, Command, action="voice.answer_as_staff"):
    """Answer the questionnaire for staff, yourself."""

    answered_on: date | None = None


class ReadOut(BaseModel):
    """What the pupil agrees may be read out, to whom, and until when: to the end of term, if no day is said."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    words: Sensitive
    audience: Annotated[Audiences, Field(min_length=1)]
    until: date | None = None


class RecordPupilsWords(OfPeople, OnForm, Command, action="voice.record_pupils_words"):
    """Take down a pupil's words as said; a pupil who signs in enters their own.

    The pupil chooses who helps, if anybody does: say so in `chosen_by_pupil`. `hurt_or_frightened` is the answer to
    one question, and becomes a concern before anything else happens: about somebody who works here it goes to the head.
    """

    occasion: Occasion
    significance_explained: bool
    said_on: date | None = None
    helped_by: UUID | None = None
    chosen_by_pupil: bool | None = None
    scribed: bool = False
    present: People = frozenset()
    read_out: ReadOut | None = None
    hurt_or_frightened: RaiseConcern | None = None


class WriteProfile(OfPeople, Command, action="voice.write_profile"):
    """Write a pupil's one-page profile or communication passport with them; a pupil who signs in writes their own."""

    kind: ProfileKind
    what_others_like: Sensitive | None = None
    what_matters: Sensitive | None = None
    what_helps: Sensitive | None = None
    what_to_avoid: Sensitive | None = None
    how_i_communicate: Sensitive | None = None
    helped_by: UUID | None = None
    written_on: date | None = None


class RecordParentsWords(OfPeople, OnForm, Command, action="voice.record_parents_words"):
    """Take down what one parent or carer says: a questionnaire of their own, or a discussion.

    A parent who signs in says their own; staff say in `parent` whose words they are.
    """

    parent: UUID | None = None
    helped_by: UUID | None = None
    present: People = frozenset()
    said_on: date | None = None
