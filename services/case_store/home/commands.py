"""What staff ask the record to take in about a pupil's home."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from case_store.decider import Command
from case_store.home.codes import Evidence, MetBy, StandingKind, Way
from case_store.sets import People
from case_store.vocabulary import Sensitive

Parents = Annotated[People, Field(min_length=1, max_length=10)]


class InformHome(Command, action="home.inform"):
    """Record that home was told of the support, how and when; or that it was not told, and why not.

    `words` are what was said or written to them: whoever was told may read them back.
    """

    informed: bool
    parent: UUID | None = None
    how: Way | None = None
    told_on: date | None = None
    programme: UUID | None = None
    words: Sensitive | None = None
    why_not: Sensitive | None = None


class RecordObjection(Command, action="home.record_objection"):
    """Record that a parent objects, in their words, and what was done about it."""

    parent: UUID
    objection: Sensitive
    what_was_done: Sensitive | None = None
    objected_on: date | None = None


class RecordPreferences(Command, action="home.record_preferences"):
    """Record how one parent likes to be told: all of it, as it stands now."""

    parent: UUID
    ways: Annotated[tuple[Way, ...], Field(max_length=10)] = ()
    interpreter: Sensitive | None = None
    supporter: Sensitive | None = None
    go_between: Sensitive | None = None
    venue: Sensitive | None = None
    child_care: Sensitive | None = None
    best_times: Sensitive | None = None
    whom_to_ring: Sensitive | None = None
    whom_never_to_ring: Sensitive | None = None
    travel: Sensitive | None = None
    anything_else: Sensitive | None = None


class InviteParent(Command, action="home.invite"):
    """Invite a parent to get in touch, or to a meeting (`meeting_on`), and say what makes it easier to come."""

    parent: UUID
    how: Way
    purpose: Sensitive
    invited_on: date | None = None
    meeting_on: date | None = None
    met_by: MetBy | None = None
    venue: Sensitive | None = None
    interpreter: Sensitive | None = None
    supporter: Sensitive | None = None
    go_between: Sensitive | None = None
    child_care: Sensitive | None = None
    travel: Sensitive | None = None
    words: Sensitive | None = None


class RecordMeeting(Command, action="home.record_meeting"):
    """Record that parents were met, by the ELSA alone or with the line manager. It is for staff.

    What the parents are given of it is a wording of its own. `present` are the staff who were there.
    """

    parents: Parents
    met_by: MetBy
    purpose: Sensitive
    outcome: Sensitive | None = None
    good_news: bool = False
    what_was_said: Sensitive | None = None
    said_by: UUID | None = None
    present: People = frozenset()
    mentions: People = frozenset()
    mentions_pupil: bool = False
    met_on: date | None = None


class Wording(BaseModel):
    """What every wording for home says: for one parent, or for all who care; and whose words and whom it mentions.

    `about_home` says that it is about home: then somebody looks at it before a parent reads it.
    """

    parent: UUID | None = None
    for_all_carers: bool = False
    about_home: bool = False
    said_by: UUID | None = None
    mentions: People = frozenset()
    mentions_pupil: bool = False


class WordContact(Wording, Command, action="home.word_contact"):
    """Put a contact in words for home. Good news counts."""

    wording: Sensitive
    good_news: bool = False
    how: Way | None = None
    happened_on: date | None = None


class WordStrategies(Wording, Command, action="home.word_strategies"):
    """Say for home what helps, what to avoid, and whom to ask (the author, if nobody is said)."""

    what_helps: Sensitive
    what_to_avoid: Sensitive | None = None
    whom_to_ask: UUID | None = None


class WordProgramme(Wording, Command, action="home.word_programme"):
    """Say for home what an ELSA programme is for, how it goes and how home can help."""

    wording: Sensitive
    how_home_can_help: Sensitive | None = None
    whom_to_ask: UUID | None = None


class RecordStanding(Command, action="home.record_standing"):
    """Say as what somebody stands to a pupil in education law, from a day, perhaps to a last one, and what shows it."""

    person: UUID
    kind: StandingKind
    evidence: Evidence
    evidence_dated: date | None = None
    particulars: Sensitive | None = None
    starts: date | None = None
    ends: date | None = None


class EndStanding(Command, action="home.end_standing"):
    """Say the last day on which a person stands so to a pupil, and what shows it. Yesterday ends it at once."""

    person: UUID
    kind: StandingKind
    last_day: date
    evidence: Evidence
    evidence_dated: date | None = None
    particulars: Sensitive | None = None


class ExcludeParent(Command, action="home.exclude_parent"):
    """Decide, as a lead, that somebody is told nothing of a pupil, whatever else they are to them, and why."""

    person: UUID
    reason: Sensitive
    evidence: Evidence = Evidence.OTHER
    evidence_dated: date | None = None
    starts: date | None = None
    ends: date | None = None


class EndExclusion(Command, action="home.end_exclusion"):
    """Say, as a lead, the last day on which an order or a decision excludes somebody, and why it ends."""

    person: UUID
    kind: StandingKind
    last_day: date
    reason: Sensitive
    evidence: Evidence = Evidence.OTHER
    evidence_dated: date | None = None
