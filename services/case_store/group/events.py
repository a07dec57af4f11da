"""What has happened in a group.

The group's own file holds no pupil's id, name or words. That a pupil is in it, and how they fared, lies in that
pupil's case, as an entry of the same matter: erased with the case, and read by nobody who only knows another member.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from case_store.elsa.codes import DesignedBy, Ending, Met, NotHeld, Strand
from case_store.entry import AUDIENCE, EXISTENCE, SUMMARY, UNTIL, Event, Labelled, Person
from case_store.marked import AboutHome, Mentions, MentionsPupil, SaidBy
from case_store.sets import Audiences, People
from case_store.vocabulary import Label, Part, Role, Sensitive


class Started(Event, name="group.started", part=Part.GROUP):
    """A group was set up, run by one or two ELSAs. In the group's own file."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    starts: Annotated[date, EXISTENCE]
    when_out_of_class: Annotated[Sensitive | None, EXISTENCE] = None
    focus: Annotated[Strand, SUMMARY]
    plan_in_words: Annotated[Sensitive | None, SUMMARY] = None
    designed_by: Annotated[DesignedBy | None, SUMMARY] = None
    designer: UUID | None = None
    planned_weeks: int
    reason_for_length: Sensitive | None = None
    elsas: People


class Joined(Event, name="group.joined", part=Part.GROUP):
    """This pupil works in a group from a day on. In the pupil's case.

    `elsas` run the group; those in `covering` took it over from somebody.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    joined_on: Annotated[date, EXISTENCE]
    when_out_of_class: Annotated[Sensitive | None, EXISTENCE] = None
    whom_to_ask: Annotated[UUID, EXISTENCE]
    focus: Annotated[Strand, SUMMARY]
    plan_in_words: Annotated[Sensitive | None, SUMMARY] = None
    reason_for_size: Sensitive | None = None
    referral: UUID | None = None
    pupil: UUID
    case: UUID
    elsas: People
    covering: People = frozenset()


class Left(Event, name="group.left", part=Part.GROUP):
    """This pupil works in the group no longer; the staff summaries of it end with that. In the pupil's case."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    closes: Annotated[Literal[True], Labelled(Label.CLOSES)] = True
    left_on: Annotated[date, UNTIL, EXISTENCE]
    why: Ending | None = None
    reasons: Sensitive | None = None
    pupil: UUID
    case: UUID
    elsas: People
    covering: People = frozenset()


class SessionPlanned(Event, name="group.session_planned", part=Part.GROUP):
    """A session of the group was thought ahead. In the group's own file."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    planned_for: Annotated[date, EXISTENCE]
    objective: Annotated[Sensitive, SUMMARY]
    activity: Sensitive | None = None
    resources: Sensitive | None = None
    reason_for_size: Sensitive | None = None


class SessionHeld(Event, name="group.session_held", part=Part.GROUP):
    """A session of the group took place: what it did together, and nothing of anybody. In the group's own file."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    held_on: Annotated[date, EXISTENCE]
    length_minutes: Annotated[int | None, EXISTENCE] = None
    objective: Annotated[Sensitive | None, SUMMARY] = None
    met: Annotated[Met | None, SUMMARY] = None
    number: int
    activity: Sensitive | None = None
    comments: Sensitive | None = None
    cut_short: NotHeld | None = None
    planned_for: date | None = None


class SessionNotHeld(Event, name="group.session_not_held", part=Part.GROUP):
    """A session of the group was not held. In the group's own file."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    planned_for: Annotated[date, EXISTENCE]
    why: NotHeld
    comments: Sensitive | None = None


class Attended(Event, name="group.attended", part=Part.SESSIONS):
    """How one pupil fared in a session of their group, or that they were not there. In the pupil's case."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    audience: Annotated[Audiences, AUDIENCE]
    held_on: Annotated[date, EXISTENCE]
    attended: Annotated[bool, EXISTENCE]
    length_minutes: Annotated[int | None, EXISTENCE] = None
    staff_summary: Annotated[Sensitive | None, SUMMARY] = None
    summary_until: Annotated[date, UNTIL]
    note: Sensitive | None = None
    pupil_words: Sensitive | None = None
    why_absent: NotHeld | None = None
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class Ended(Event, name="group.ended", part=Part.GROUP):
    """The group came to its end. In the group's own file; each member's leaving lies in their case."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    closes: Annotated[Literal[True], Labelled(Label.CLOSES)] = True
    ended_on: Annotated[date, UNTIL, EXISTENCE]
    why: Ending | None = None
    reasons: Sensitive | None = None
    elsas: People
    covering: People = frozenset()
