"""What has become of a meeting's record: drafted by a person, looked at for each recipient, agreed, circulated."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.entry import EXISTENCE, SUMMARY, Event, Labelled, Person
from case_store.marked import AboutHome, Mentions, MentionsPupil
from case_store.meeting.codes import MeetingKind, Step
from case_store.meeting.events import Author, InFullOnly, OfMeeting
from case_store.sets import People
from case_store.vocabulary import Label, Part, Role, Sensitive


class Summed(BaseModel):
    """What one step came to, in the words that are circulated."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    step: Step
    summary: Sensitive


class RecordDrafted(Event, name="meeting.record_drafted", part=Part.MEETINGS):
    """The record as it is to be circulated was written, with the words for home. Nobody is given it yet.

    `present` are those who were there and are to have it; a draft anew, with the next `number`, takes its place.
    """

    in_full_only: InFullOnly = True
    author: Author
    meeting: OfMeeting
    number: int
    held_on: date
    record: Sensitive
    summary: tuple[Summed, ...] = ()
    for_home: Sensitive | None = None
    present: Annotated[People, Person(Role.PRESENT)]
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class RecordPreviewed(Event, name="meeting.record_previewed", part=Part.MEETINGS):
    """Somebody looked at what one recipient would be told of a draft; the reading of it stands in the trail.

    `draft` is its number; `told`: whether that recipient would be told anything.
    """

    in_full_only: InFullOnly = True
    author: Author
    meeting: OfMeeting
    draft: int
    recipient: UUID
    reading: UUID
    told: bool


class RecordAgreed(Event, name="meeting.record_agreed", part=Part.MEETINGS):
    """Somebody other than its author agreed that a draft may go out as it is."""

    in_full_only: InFullOnly = True
    author: Author
    meeting: OfMeeting
    draft: int
    drafted_by: UUID


class RecordCirculated(Event, name="meeting.record_circulated", part=Part.MEETINGS):
    """The record as circulated: previewed for each of those who are `present`, its recipients, and agreed."""

    circulated: Annotated[Literal[True], Labelled(Label.CIRCULATED)] = True
    author: Author
    meeting: OfMeeting
    kind: Annotated[MeetingKind, EXISTENCE]
    held_on: Annotated[date, EXISTENCE]
    record: Annotated[Sensitive, SUMMARY]
    summary: Annotated[tuple[Summed, ...], SUMMARY] = ()
    present: Annotated[People, Person(Role.PRESENT)]
    drafted_by: UUID
    agreed_by: UUID
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class RecordWordedForHome(Event, name="meeting.record_worded_for_home", part=Part.MEETINGS):
    """The record in words for home: for one parent, as parents may meet apart, or for all who care."""

    for_home: Annotated[Literal[True], Labelled(Label.FOR_HOME)] = True
    author: Author
    meeting: OfMeeting
    kind: Annotated[MeetingKind, EXISTENCE]
    held_on: Annotated[date, EXISTENCE]
    addressee: Annotated[UUID | None, Person(Role.ADDRESSEE), SUMMARY] = None
    for_all_carers: Annotated[bool, Labelled(Label.FOR_ALL_CARERS), SUMMARY] = False
    wording: Annotated[Sensitive, SUMMARY]
    about_home: AboutHome = False
    said_by: Annotated[UUID | None, Person(Role.SAID_BY)] = None
    in_their_words: Annotated[bool, Labelled(Label.SAID_BY)] = False
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
