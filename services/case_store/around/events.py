"""What has happened around a pupil: who supports and who coordinates, what staff need, and who asked for help.

Of the map of support the key contact is told from existence on, who supports and who coordinates from summary on, since
when and why in full. Of a request for help it is told that there is one and how it stands, what is hoped for, and in
full who asked and in which words.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from case_store.around.codes import CoordinatedBy, HelpStands, NeedStands, StaffNeed, SupportsAs, UnitEnding
from case_store.elsa.codes import RequestedBy
from case_store.entry import EXISTENCE, SUMMARY, Event, Labelled, Person
from case_store.marked import AboutHome, Mentions, MentionsPupil, SaidBy
from case_store.sets import People
from case_store.vocabulary import Label, Part, Role, Sensitive


class Coordinated(Event, name="around.coordinated", part=Part.SUPPORT_MAP):
    """Who coordinates the support of a pupil, from where, and whom to turn to: all of it as it stands now."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    key_contact: Annotated[UUID, EXISTENCE]
    coordinated_by: Annotated[CoordinatedBy, SUMMARY]
    coordinators: Annotated[People, SUMMARY]
    since: date
    why: Sensitive | None = None


class SupporterNamed(Event, name="around.supporter_named", part=Part.SUPPORT_MAP):
    """Somebody supports the pupil in this way."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    supporter: Annotated[UUID, SUMMARY]
    supports_as: Annotated[SupportsAs, SUMMARY]
    since: date
    why: Sensitive | None = None


class SupporterEnded(Event, name="around.supporter_ended", part=Part.SUPPORT_MAP):
    """Somebody supports the pupil in this way no longer."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    supporter: Annotated[UUID, SUMMARY]
    supports_as: Annotated[SupportsAs, SUMMARY]
    ended_on: date
    why: Sensitive | None = None


class StaffSupportNeeded(Event, name="around.staff_support_needed", part=Part.SUPPORT_MAP):
    """What staff around this pupil need themselves. In full only: pupil and home read who supports, and not this."""

    in_full_only: Annotated[Literal[True], Labelled(Label.IN_FULL_ONLY)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    need: StaffNeed
    staff: People = frozenset()
    words: Sensitive | None = None
    needed_by: date | None = None


class StaffSupportAnswered(Event, name="around.staff_support_answered", part=Part.SUPPORT_MAP):
    """What became of what staff need, and by whom it is given."""

    in_full_only: Annotated[Literal[True], Labelled(Label.IN_FULL_ONLY)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    stands: NeedStands
    given_by: UUID | None = None
    words: Sensitive | None = None


class UnitEntered(Event, name="around.unit_entered", part=Part.SUPPORT_MAP):
    """The pupil has a place in a support unit: for what, until when it is meant, and what lets them leave it."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    unit: Annotated[Sensitive, SUMMARY]
    key_adult: Annotated[UUID, SUMMARY]
    entered_on: date
    meant_until: date | None = None
    lessons: Sensitive | None = None
    why: Sensitive
    ready_when: Sensitive | None = None


class UnitLeft(Event, name="around.unit_left", part=Part.SUPPORT_MAP):
    """The place in the support unit ended: why, and how the pupil goes on."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    unit: Annotated[Sensitive, SUMMARY]
    left_on: date
    ending: UnitEnding
    goes_on: Sensitive | None = None


class HelpRequested(Event, name="around.help_requested", part=Part.REFERRAL):
    """A pupil or a parent asked for help: themself, or through the adult who heard it and wrote it down.

    Who asked is told in full alone: one parent learns that there is a request, and not whose.
    """

    stands: Annotated[Literal[HelpStands.WAITING], EXISTENCE] = HelpStands.WAITING
    hoped_for: Annotated[Sensitive | None, SUMMARY] = None
    author: Annotated[UUID, Person(Role.AUTHOR)]
    requested_by: RequestedBy
    requested_on: date
    themself: bool
    words: Sensitive
    names: Annotated[People, Person(Role.NAMED)] = frozenset()
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class HelpAnswered(Event, name="around.help_answered", part=Part.REFERRAL):
    """A request for help was answered: what will be done, or why not. In words for home it is an entry of its own."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    stands: Annotated[Literal[HelpStands.ARRANGED, HelpStands.PASSED_ON, HelpStands.DECLINED], EXISTENCE]
    what: Annotated[Sensitive | None, SUMMARY] = None
    who: Annotated[UUID | None, SUMMARY] = None
    reason: Sensitive | None = None
    names: Annotated[People, Person(Role.NAMED)] = frozenset()
