"""What has been marked from day to day of a plan, and what school and home wrote to each other about it.

Each belongs to the matter of its plan. Marks lie in a stream for each person who marks, so that no teacher waits for
another; messages in a stream for each parent, so that the words of one are never beside those of the other.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from case_store.entry import EXISTENCE, SUMMARY, Event, Labelled, Person
from case_store.home.codes import Way
from case_store.marked import AboutHome, Mentions, MentionsPupil, SaidBy
from case_store.monitoring.codes import HowOften, Of, Unmarked
from case_store.vocabulary import Label, Part, Role, Sensitive

BEST = 5
"""The best of the five points; the least is one."""
CardGoesHome = Annotated[bool, Labelled(Label.FOR_HOME), Labelled(Label.FOR_ALL_CARERS)]
"""Whether a card is shown to all who care for the pupil, comment and all: whoever marks decides, and no is the rule."""


class Mark(BaseModel):
    """One target: one point of five, five the best; or why there is none."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    target: UUID
    points: Annotated[int, Field(ge=1, le=BEST)] | None = None
    unmarked: Unmarked | None = None


class Arranged(Event, name="monitoring.arranged", part=Part.MONITORING):
    """How the plan is monitored and how home hears of it, worded for the pupil and those who care for them."""

    for_home: Annotated[Literal[True], Labelled(Label.FOR_HOME), Labelled(Label.FOR_ALL_CARERS)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    from_day: Annotated[date, SUMMARY]
    how_often: Annotated[HowOften, SUMMARY]
    home_hears_by: Annotated[tuple[Way, ...], SUMMARY] = ()
    words: Sensitive | None = None


class Marked(Event, name="monitoring.marked", part=Part.MONITORING):
    """A lesson, a day or a week was marked: a point of five for each target, or why there is none.

    `mark` is the id of this entry itself, by which marking the same again puts it right.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    marked_on: Annotated[date, EXISTENCE]
    of: Annotated[Of, EXISTENCE]
    period: Annotated[int | None, EXISTENCE] = None
    marks: Annotated[tuple[Mark, ...], SUMMARY]
    comment: Sensitive | None = None
    card_goes_home: CardGoesHome = False
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False
    mark: UUID


class MarkCorrected(Event, name="monitoring.mark_corrected", part=Part.MONITORING):
    """The same lesson, day or week was marked again by the same person: the whole of it, as it stands now."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    corrects: Annotated[Literal[True], Labelled(Label.CORRECTION), EXISTENCE] = True
    marked_on: Annotated[date, EXISTENCE]
    of: Annotated[Of, EXISTENCE]
    period: Annotated[int | None, EXISTENCE] = None
    marks: Annotated[tuple[Mark, ...], SUMMARY]
    comment: Sensitive | None = None
    card_goes_home: CardGoesHome = False
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False
    mark: UUID


class MessageSent(Event, name="monitoring.message_sent", part=Part.MONITORING):
    """A message between school and one parent, in the thread of that parent, and nobody else's to read at home.

    `from_home` says that it is the parent's: written by them, or told to a member of staff who wrote it down.
    It says nothing below full: that home wrote on a day would tell already.
    """

    in_full_only: Annotated[Literal[True], Labelled(Label.IN_FULL_ONLY)] = True
    for_home: Annotated[Literal[True], Labelled(Label.FOR_HOME)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    addressee: Annotated[UUID, Person(Role.ADDRESSEE)]
    sent_on: date
    from_home: bool
    good_news: bool = False
    how: Way | None = None
    words: Sensitive
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False
