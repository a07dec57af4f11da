"""What has passed between school and a pupil's home, and who stands how to the pupil in law.

Words for home are entries of the parts that they word: parents are told those, and never what staff wrote for staff.
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal
from uuid import UUID

from case_store.case.codes import ContactWith
from case_store.entry import EXISTENCE, SUMMARY, Event, Labelled, Person
from case_store.home.codes import Evidence, MetBy, StandingKind, Way
from case_store.sets import People
from case_store.vocabulary import Label, Part, Role, Sensitive


class Informed(Event, name="home.informed", part=Part.HOME):
    """A parent was told that their child is supported, how and when; or was not told, and why not.

    Whoever was told is the addressee, who may read it back; whoever was not told is only named in full.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    informed: Annotated[bool, EXISTENCE]
    how: Annotated[Way | None, SUMMARY] = None
    told_on: Annotated[date | None, SUMMARY] = None
    addressee: Annotated[UUID | None, Person(Role.ADDRESSEE), SUMMARY] = None
    programme: UUID | None = None
    words: Sensitive | None = None
    not_told: UUID | None = None
    why_not: Sensitive | None = None


class Objected(Event, name="home.objected", part=Part.HOME):
    """A parent objected to the support. Work inside school needs no permission, but their view is kept and weighed."""

    in_full_only: Annotated[Literal[True], Labelled(Label.IN_FULL_ONLY)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    said_by: Annotated[UUID, Person(Role.SAID_BY)]
    in_their_words: Annotated[Literal[True], Labelled(Label.SAID_BY)] = True
    objected_on: date
    objection: Sensitive
    what_was_done: Sensitive | None = None


class PreferencesRecorded(Event, name="home.preferences_recorded", part=Part.HOME):
    """How one parent likes to be told: all of it as it stands now. It is theirs to read back, and nobody else's."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    addressee: Annotated[UUID, Person(Role.ADDRESSEE), SUMMARY]
    ways: Annotated[tuple[Way, ...], SUMMARY] = ()
    interpreter: Annotated[Sensitive | None, SUMMARY] = None
    supporter: Annotated[Sensitive | None, SUMMARY] = None
    go_between: Annotated[Sensitive | None, SUMMARY] = None
    venue: Annotated[Sensitive | None, SUMMARY] = None
    child_care: Annotated[Sensitive | None, SUMMARY] = None
    best_times: Annotated[Sensitive | None, SUMMARY] = None
    whom_to_ring: Annotated[Sensitive | None, SUMMARY] = None
    whom_never_to_ring: Annotated[Sensitive | None, SUMMARY] = None
    anything_else: Sensitive | None = None
    travel: Annotated[Sensitive | None, SUMMARY] = None


class StandingRecorded(Event, name="home.standing_recorded", part=Part.HOME):
    """Somebody stands to a pupil as a parent, a carer, a relative; or an order or a lead's decision excludes them."""

    in_full_only: Annotated[Literal[True], Labelled(Label.IN_FULL_ONLY)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    tie: UUID
    person: UUID
    pupil: UUID
    kind: StandingKind
    starts: date
    ends: date | None = None
    evidence: Evidence
    evidence_dated: date | None = None
    particulars: Sensitive | None = None


class StandingEnded(Event, name="home.standing_ended", part=Part.HOME):
    """Somebody stands so to a pupil no longer, after this last day, and what shows it."""

    in_full_only: Annotated[Literal[True], Labelled(Label.IN_FULL_ONLY)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    tie: UUID
    person: UUID
    pupil: UUID
    kind: StandingKind
    starts: date
    ends: date
    evidence: Evidence
    evidence_dated: date | None = None
    particulars: Sensitive | None = None


class Invited(Event, name="home.invited", part=Part.CONTACTS):
    """A parent was invited: to get in touch, or to a meeting, with what makes it easier to come.

    `meeting` is one that others are invited to as well; `apart`: this parent is met by themself for it.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    with_whom: Annotated[Literal[ContactWith.PARENT], EXISTENCE] = ContactWith.PARENT
    happened_on: Annotated[date, EXISTENCE]
    addressee: Annotated[UUID, Person(Role.ADDRESSEE), SUMMARY]
    how: Annotated[Way, SUMMARY]
    meeting_on: Annotated[date | None, SUMMARY] = None
    met_by: Annotated[MetBy | None, SUMMARY] = None
    purpose: Annotated[Sensitive, SUMMARY]
    venue: Annotated[Sensitive | None, SUMMARY] = None
    interpreter: Annotated[Sensitive | None, SUMMARY] = None
    supporter: Annotated[Sensitive | None, SUMMARY] = None
    go_between: Annotated[Sensitive | None, SUMMARY] = None
    child_care: Annotated[Sensitive | None, SUMMARY] = None
    words: Sensitive | None = None
    travel: Annotated[Sensitive | None, SUMMARY] = None
    starts_at: Annotated[time | None, SUMMARY] = None
    meeting: Annotated[UUID | None, SUMMARY] = None
    apart: Annotated[bool, SUMMARY] = False


class Met(Event, name="home.met", part=Part.CONTACTS):
    """Staff met a parent. What was said is for staff; what the parents are given of it is worded for them."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    with_whom: Annotated[Literal[ContactWith.PARENT], EXISTENCE] = ContactWith.PARENT
    happened_on: Annotated[date, EXISTENCE]
    about_home: Annotated[Literal[True], Labelled(Label.ABOUT_HOME)] = True
    met_by: Annotated[MetBy, SUMMARY]
    parents: Annotated[People, SUMMARY] = frozenset()
    present: Annotated[People, Person(Role.PRESENT)] = frozenset()
    purpose: Annotated[Sensitive, SUMMARY]
    outcome: Annotated[Sensitive | None, SUMMARY] = None
    good_news: Annotated[bool, SUMMARY] = False
    what_was_said: Sensitive | None = None
    said_by: Annotated[UUID | None, Person(Role.SAID_BY)] = None
    in_their_words: Annotated[bool, Labelled(Label.SAID_BY)] = False
    mentions: Annotated[People, Person(Role.MENTIONED)] = frozenset()
    mentions_pupil: Annotated[bool, Labelled(Label.MENTIONS_PUPIL)] = False


class ContactWorded(Event, name="home.contact_worded", part=Part.CONTACTS):
    """A contact in words for home: for one parent, or for all who care. Good news counts."""

    for_home: Annotated[Literal[True], Labelled(Label.FOR_HOME)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    with_whom: Annotated[Literal[ContactWith.PARENT], EXISTENCE] = ContactWith.PARENT
    happened_on: Annotated[date, EXISTENCE]
    addressee: Annotated[UUID | None, Person(Role.ADDRESSEE), SUMMARY] = None
    for_all_carers: Annotated[bool, Labelled(Label.FOR_ALL_CARERS), SUMMARY] = False
    good_news: Annotated[bool, SUMMARY] = False
    how: Annotated[Way | None, SUMMARY] = None
    wording: Annotated[Sensitive, SUMMARY]
    about_home: Annotated[bool, Labelled(Label.ABOUT_HOME)] = False
    said_by: Annotated[UUID | None, Person(Role.SAID_BY)] = None
    in_their_words: Annotated[bool, Labelled(Label.SAID_BY)] = False
    mentions: Annotated[People, Person(Role.MENTIONED)] = frozenset()
    mentions_pupil: Annotated[bool, Labelled(Label.MENTIONS_PUPIL)] = False


class StrategiesWorded(Event, name="home.strategies_worded", part=Part.STRATEGIES):
    """What helps the pupil, in words for home, so that support at home goes with the work in school."""

    for_home: Annotated[Literal[True], Labelled(Label.FOR_HOME)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    addressee: Annotated[UUID | None, Person(Role.ADDRESSEE), SUMMARY] = None
    for_all_carers: Annotated[bool, Labelled(Label.FOR_ALL_CARERS), SUMMARY] = False
    what_helps: Annotated[Sensitive, SUMMARY]
    what_to_avoid: Annotated[Sensitive | None, SUMMARY] = None
    whom_to_ask: Annotated[UUID, SUMMARY]
    about_home: Annotated[bool, Labelled(Label.ABOUT_HOME)] = False
    said_by: Annotated[UUID | None, Person(Role.SAID_BY)] = None
    in_their_words: Annotated[bool, Labelled(Label.SAID_BY)] = False
    mentions: Annotated[People, Person(Role.MENTIONED)] = frozenset()
    mentions_pupil: Annotated[bool, Labelled(Label.MENTIONS_PUPIL)] = False


class ProgrammeWorded(Event, name="home.programme_worded", part=Part.PROGRAMME):
    """What an ELSA programme is for and how it goes, in words for home."""

    for_home: Annotated[Literal[True], Labelled(Label.FOR_HOME)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    addressee: Annotated[UUID | None, Person(Role.ADDRESSEE), SUMMARY] = None
    for_all_carers: Annotated[bool, Labelled(Label.FOR_ALL_CARERS), SUMMARY] = False
    whom_to_ask: Annotated[UUID, EXISTENCE]
    wording: Annotated[Sensitive, SUMMARY]
    how_home_can_help: Annotated[Sensitive | None, SUMMARY] = None
    about_home: Annotated[bool, Labelled(Label.ABOUT_HOME)] = False
    said_by: Annotated[UUID | None, Person(Role.SAID_BY)] = None
    in_their_words: Annotated[bool, Labelled(Label.SAID_BY)] = False
    mentions: Annotated[People, Person(Role.MENTIONED)] = frozenset()
    mentions_pupil: Annotated[bool, Labelled(Label.MENTIONS_PUPIL)] = False
