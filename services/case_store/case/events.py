"""What has happened in a pupil's case."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.case.codes import ContactWith, Stands
from case_store.entry import EXISTENCE, LABELS, SUMMARY, Event, Labelled, Person
from case_store.marked import AboutHome, Mentions, MentionsPupil
from case_store.sets import Labels, People
from case_store.vocabulary import Audience, Label, Part, Role, Said, Sensitive

InTheirWords = Annotated[bool, Labelled(Label.SAID_BY)]
"""Whether the words are those of the person in `said_by`, and not the author's own."""
ToldAs = Literal[Label.TOLD_EXISTENCE, Label.TOLD_SUMMARY, Label.TOLD_FULL]


class Told(BaseModel):
    """One person whom a lead told, and how much."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    person: UUID
    told_as: ToldAs


class Opened(Event, name="case.opened", part=Part.SERVICE):
    """Somebody opened the case of a pupil. It may be opened again: the answer is the same whatever is held."""

    pupil: UUID
    case: UUID
    author: Annotated[UUID, Person(Role.AUTHOR)]


class ContactRecorded(Event, name="case.contact_recorded", part=Part.CONTACTS):
    """Somebody spoke with the pupil, with home, with a colleague or with an agency."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    with_whom: Annotated[ContactWith, EXISTENCE]
    happened_on: Annotated[date, EXISTENCE]
    present: Annotated[People, Person(Role.PRESENT)] = frozenset()
    purpose: Annotated[Sensitive, SUMMARY]
    outcome: Annotated[Sensitive | None, SUMMARY] = None
    what_was_said: Sensitive | None = None
    said_by: Annotated[UUID | None, Person(Role.SAID_BY)] = None
    in_their_words: InTheirWords = False
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class ContactCorrected(Event, name="case.contact_corrected", part=Part.CONTACTS):
    """The record of a contact was put right: the whole of it again, and why. The first stays visible in full."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    corrects: Annotated[Literal[True], Labelled(Label.CORRECTION), EXISTENCE] = True
    with_whom: Annotated[ContactWith, EXISTENCE]
    happened_on: Annotated[date, EXISTENCE]
    present: Annotated[People, Person(Role.PRESENT)] = frozenset()
    purpose: Annotated[Sensitive, SUMMARY]
    outcome: Annotated[Sensitive | None, SUMMARY] = None
    what_was_said: Sensitive | None = None
    said_by: Annotated[UUID | None, Person(Role.SAID_BY)] = None
    in_their_words: InTheirWords = False
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False
    why: Sensitive


class ContactsLinked(Event, name="case.contacts_linked", part=Part.CONCERNS):
    """One contact was about several pupils: for leads alone, in each of the cases, beside the entry that it left there.

    An entry of its own, so that whoever reads the contact in full, having been there, still learns no other name.
    `together` is the same in all of them; `contacts` are the entries in the other cases.
    """

    for_leads: Annotated[Literal[True], Labelled(Label.FOR_READER)] = True
    author: Annotated[UUID, Person(Role.AUTHOR)]
    together: UUID
    pupils: People
    contacts: People


class AgreementAnswered(Event, name="case.agreement_answered", part=Part.AGREEMENT):
    """The pupil said what may be shared with one audience, or was not asked, and why not.

    It is about one matter, or about one entry. The newest answer decides.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    stands: Annotated[Stands, EXISTENCE]
    answer: Annotated[Said, SUMMARY]
    audience: Annotated[Audience, SUMMARY]
    what: Annotated[Sensitive | None, SUMMARY] = None
    until: Annotated[date | None, SUMMARY] = None
    answered_on: date
    pupil_words: Sensitive | None = None
    how_asked: Sensitive | None = None
    how_understood: Sensitive | None = None
    why_not_asked: Sensitive | None = None


class ToldBeyondAgreement(Event, name="case.told_beyond_agreement", part=Part.TELLINGS):
    """A lead told people what the pupil had not agreed to share: whom, how much, why, and whether the pupil was told.

    What each of them reads is a `WordingTold` of the same command.
    """

    author: Annotated[UUID, Person(Role.AUTHOR)]
    told: tuple[Told, ...]
    reason: Sensitive
    pupil_told: bool
    why_pupil_not_told: Sensitive | None = None
    named: Annotated[People, Person(Role.NAMED)] = frozenset()


class WordingTold(Event, name="case.wording_told", part=Part.CONCERNS):
    """One person was told, in the lead's own wording for them. Never why."""

    for_reader: Annotated[Literal[True], Labelled(Label.FOR_READER)] = True
    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    told: Annotated[UUID, Person(Role.TOLD)]
    told_as: Annotated[ToldAs, LABELS]
    wording: Annotated[Sensitive | None, SUMMARY] = None
    pupil: UUID
    case: UUID
    named: Annotated[People, Person(Role.NAMED)] = frozenset()


class StrategiesGiven(Event, name="case.strategies_given", part=Part.STRATEGIES):
    """Guidance for staff: what helps this pupil. It stands apart from any confidence and survives its withdrawal."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    what_helps: Annotated[Sensitive, SUMMARY]
    what_to_avoid: Annotated[Sensitive | None, SUMMARY] = None
    whom_to_ask: Annotated[UUID, SUMMARY]
    reasons: Sensitive | None = None


class StrategiesCorrected(Event, name="case.strategies_corrected", part=Part.STRATEGIES):
    """Guidance for staff was put right: the whole of it again, and why."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    corrects: Annotated[Literal[True], Labelled(Label.CORRECTION), EXISTENCE] = True
    what_helps: Annotated[Sensitive, SUMMARY]
    what_to_avoid: Annotated[Sensitive | None, SUMMARY] = None
    whom_to_ask: Annotated[UUID, SUMMARY]
    reasons: Sensitive | None = None
    why: Sensitive


class Marked(Event, name="case.marked", part=Part.CONCERNS):
    """Somebody looked at an entry, and says how it stands now: which labels it has gained, and which it has lost.

    The entry itself is never changed; policy reads the labels that are in force. For leads, as everything of theirs.
    """

    author: Annotated[UUID, Person(Role.AUTHOR)]
    for_leads: Annotated[bool, Labelled(Label.FOR_READER)] = False
    put: Labels = frozenset()
    taken: Labels = frozenset()
    reason: Sensitive | None = None


class WrongChildFound(Event, name="case.wrong_child_found", part=Part.CONCERNS):
    """An entry was about another child. From now on only leads see it, and this line beside it.

    `belongs_in` is the case in which it was written anew, if it was, and `anew` the entry there.
    """

    author: Annotated[UUID, Person(Role.AUTHOR)]
    wrong_child: Annotated[Literal[True], Labelled(Label.WRONG_CHILD)] = True
    reason: Sensitive
    belongs_in: UUID | None = None
    anew: UUID | None = None
