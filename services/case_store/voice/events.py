"""What has happened on the way to a plan: documents asked for and received, and people heard in their own words.

The lines of the checklist are entries of their own and hold no words, so that it reads the same whether or not the
words behind a line are held back from somebody: below full, documents are told of by these lines alone. Whoever is
criticised in words stands on their entry as named, and never reads it. Who wrote such an entry down may be whose words
they are, or who helped: so it is told in full alone.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from case_store.entry import AUDIENCE, EXISTENCE, SUMMARY, UNTIL, Event, Labelled, Person
from case_store.marked import AboutHome, Mentions, MentionsPupil
from case_store.sets import Audiences, People
from case_store.vocabulary import Label, Part, Role, Sensitive
from case_store.voice.answers import Answer, Question
from case_store.voice.codes import Document, FormKind, NotAvailable, Occasion, ProfileKind

Named = Annotated[People, Person(Role.NAMED)]
"""Whom the words criticise: they never read that entry, whatever else they are."""


class FormSet(Event, name="voice.form_set", part=Part.SERVICE):
    """A school's own form takes the place of the one it had, as a version of its own. It is about nobody."""

    form: FormKind
    version: int
    title: Sensitive
    questions: tuple[Question, ...]
    by: Annotated[UUID, Person(Role.AUTHOR)]


class DocumentAsked(Event, name="voice.document_asked", part=Part.PSP_DOCUMENTS):
    """Something was asked for before the meeting: of whom, and by when."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    document: Annotated[Document, EXISTENCE]
    asked_on: Annotated[date, EXISTENCE]
    of_whom: UUID | None = None
    wanted_by: date | None = None


class DocumentReceived(Event, name="voice.document_received", part=Part.PSP_DOCUMENTS):
    """It was received. Nothing below full tells from whom, through whom, or what it says."""

    author: Annotated[UUID, Person(Role.AUTHOR)]
    document: Annotated[Document, EXISTENCE]
    received_on: Annotated[date, EXISTENCE]
    of_whom: UUID | None = None


class DocumentUnavailable(Event, name="voice.document_unavailable", part=Part.PSP_DOCUMENTS):
    """It is not to be had, and why."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    document: Annotated[Document, EXISTENCE]
    said_on: Annotated[date, EXISTENCE]
    of_whom: UUID | None = None
    why: NotAvailable
    words: Sensitive | None = None


class DocumentWritten(Event, name="voice.document_written", part=Part.PSP_DOCUMENTS):
    """What a document holds: a behaviour log, attendance, comments, plans. The words of a pupil are none of these."""

    in_full_only: Annotated[Literal[True], Labelled(Label.IN_FULL_ONLY)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    document: Annotated[Document, EXISTENCE]
    written_on: Annotated[date, EXISTENCE]
    words: Sensitive
    covers_from: date | None = None
    covers_to: date | None = None
    named: Named = frozenset()
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class SummaryWorded(Event, name="voice.summary_worded", part=Part.PSP_DOCUMENTS):
    """The summary before the meeting: for staff, or for home, or as circulated to those who are `present` at it."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    worded_on: Annotated[date, EXISTENCE]
    summary: Annotated[Sensitive, SUMMARY]
    for_home: Annotated[bool, Labelled(Label.FOR_HOME)] = False
    addressee: Annotated[UUID | None, Person(Role.ADDRESSEE), SUMMARY] = None
    for_all_carers: Annotated[bool, Labelled(Label.FOR_ALL_CARERS), SUMMARY] = False
    circulated: Annotated[bool, Labelled(Label.CIRCULATED)] = False
    present: Annotated[People, Person(Role.PRESENT)] = frozenset()
    named: Named = frozenset()
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class StaffAnswered(Event, name="voice.staff_answered", part=Part.PSP_DOCUMENTS):
    """A member of staff answered the questionnaire for staff, for themself."""

    in_full_only: Annotated[Literal[True], Labelled(Label.IN_FULL_ONLY)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    answered_on: Annotated[date, EXISTENCE]
    form: FormKind | None = None
    form_version: int | None = None
    answers: tuple[Answer, ...] = ()
    words: Sensitive | None = None
    named: Named = frozenset()
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class PupilSpoke(Event, name="voice.pupil_spoke", part=Part.PUPIL_WORDS):
    """The pupil was heard: as said, and what of it they agree may be read out, to whom and until when.

    `helped_by` is whom they had help from, None where they did it alone; `held_by_lead`: whoever coordinates the plan
    is criticised, so that a lead looks after these words instead.
    """

    author: Annotated[UUID, Person(Role.AUTHOR)]
    said_by: Annotated[UUID, Person(Role.SAID_BY)]
    occasion: Annotated[Occasion, EXISTENCE]
    said_on: Annotated[date, EXISTENCE]
    read_out: Annotated[Sensitive | None, SUMMARY] = None
    audience: Annotated[Audiences, AUDIENCE, SUMMARY] = frozenset()
    until: Annotated[date | None, UNTIL, SUMMARY] = None
    words: Sensitive | None = None
    form: FormKind | None = None
    form_version: int | None = None
    answers: tuple[Answer, ...] = ()
    helped_by: UUID | None = None
    chosen_by_pupil: bool | None = None
    scribed: bool = False
    significance_explained: bool
    present: Annotated[People, Person(Role.PRESENT)] = frozenset()
    named: Named = frozenset()
    held_by_lead: bool = False
    held_by: Annotated[UUID | None, Person(Role.HOLDER)] = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class ProfileWritten(Event, name="voice.profile_written", part=Part.STRATEGIES):
    """What everybody who works with the pupil should know of them, on one page and in the pupil's own words."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    kind: Annotated[ProfileKind, EXISTENCE]
    written_on: Annotated[date, EXISTENCE]
    said_by: Annotated[UUID, Person(Role.SAID_BY)]
    what_others_like: Annotated[Sensitive | None, SUMMARY] = None
    what_matters: Annotated[Sensitive | None, SUMMARY] = None
    what_helps: Annotated[Sensitive | None, SUMMARY] = None
    what_to_avoid: Annotated[Sensitive | None, SUMMARY] = None
    how_i_communicate: Annotated[Sensitive | None, SUMMARY] = None
    helped_by: UUID | None = None
    named: Named = frozenset()
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class ParentSpoke(Event, name="voice.parent_spoke", part=Part.PARENT_WORDS):
    """One parent or carer was heard: in a questionnaire of their own, or in a discussion. Never the other's to read."""

    author: Annotated[UUID, Person(Role.AUTHOR)]
    said_by: Annotated[UUID, Person(Role.SAID_BY)]
    in_their_words: Annotated[Literal[True], Labelled(Label.SAID_BY)] = True
    said_on: Annotated[date, EXISTENCE]
    form: FormKind | None = None
    form_version: int | None = None
    answers: tuple[Answer, ...] = ()
    words: Sensitive | None = None
    helped_by: UUID | None = None
    present: Annotated[People, Person(Role.PRESENT)] = frozenset()
    named: Named = frozenset()
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False
