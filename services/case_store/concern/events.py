"""What has happened with a concern: raised, passed on, acted upon, decided, closed.

A concern about a pupil lies in the pupil's case. A concern about an adult who works here lies in a file of its own,
and its events are of another part: they are never in the pupil's case. Those whom the account names are carried on
each event, so that they stay passed over in everything that follows. Who holds a concern is told to nobody by the event
that raised it: whoever raised it reads their own words back, and must not see who was passed over.
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal
from uuid import UUID

from case_store.concern.codes import PassedOnFor
from case_store.entry import NEVER, Event, Labelled, Person
from case_store.sets import People
from case_store.vocabulary import Label, Part, Role, Sensitive


class Raised(Event, name="concern.raised", part=Part.CONCERNS):
    """A member of staff raised a concern about a pupil, in the pupil's words as said."""

    author: Annotated[UUID, Person(Role.AUTHOR)]
    account: Sensitive
    happened_on: date
    time_of_day: time | None = None
    where: Sensitive | None = None
    present: Annotated[People, Person(Role.PRESENT)] = frozenset()
    named: Annotated[People, Person(Role.NAMED)] = frozenset()
    holders: Annotated[tuple[UUID, ...], Person(Role.HOLDER), NEVER] = ()
    pupil: UUID
    case: UUID


class PassedOn(Event, name="concern.passed_on", part=Part.CONCERNS):
    """A concern went to the next in line; those who held it still do."""

    author: Annotated[UUID, Person(Role.AUTHOR)]
    holder: Annotated[UUID, Person(Role.HOLDER)]
    why: PassedOnFor
    reasons: Sensitive | None = None
    named: Annotated[People, Person(Role.NAMED)] = frozenset()
    pupil: UUID
    case: UUID


class Acted(Event, name="concern.acted", part=Part.CONCERNS):
    """A lead or holder did something about a concern."""

    author: Annotated[UUID, Person(Role.AUTHOR)]
    done_on: date
    what: Sensitive
    named: Annotated[People, Person(Role.NAMED)] = frozenset()


class Decided(Event, name="concern.decided", part=Part.CONCERNS):
    """A lead or holder decided something about a concern, with reasons."""

    author: Annotated[UUID, Person(Role.AUTHOR)]
    decision: Sensitive
    reasons: Sensitive
    named: Annotated[People, Person(Role.NAMED)] = frozenset()


class Closed(Event, name="concern.closed", part=Part.CONCERNS):
    """A concern was closed, with reasons."""

    author: Annotated[UUID, Person(Role.AUTHOR)]
    closes: Annotated[Literal[True], Labelled(Label.CLOSES)] = True
    reasons: Sensitive
    named: Annotated[People, Person(Role.NAMED)] = frozenset()


class AdultRaised(Event, name="concern.adult_raised", part=Part.ADULT_CONCERNS):
    """Somebody raised a concern about an adult who works here. The head holds it; about the head, the chair."""

    author: Annotated[UUID, Person(Role.AUTHOR)]
    subject: Annotated[UUID, Person(Role.SUBJECT)]
    account: Sensitive
    happened_on: date
    time_of_day: time | None = None
    where: Sensitive | None = None
    present: Annotated[People, Person(Role.PRESENT)] = frozenset()
    named: Annotated[People, Person(Role.NAMED)] = frozenset()
    holders: Annotated[tuple[UUID, ...], Person(Role.HOLDER), NEVER] = ()
    pupil: UUID
    case: UUID


class AdultPassedOn(Event, name="concern.adult_passed_on", part=Part.ADULT_CONCERNS):
    """A concern about an adult went to who else may hold it; those who held it still do."""

    author: Annotated[UUID, Person(Role.AUTHOR)]
    subject: Annotated[UUID, Person(Role.SUBJECT)]
    holder: Annotated[UUID, Person(Role.HOLDER)]
    why: PassedOnFor
    reasons: Sensitive | None = None
    named: Annotated[People, Person(Role.NAMED)] = frozenset()
    pupil: UUID
    case: UUID


class AdultActed(Event, name="concern.adult_acted", part=Part.ADULT_CONCERNS):
    """A holder did something about a concern about an adult."""

    author: Annotated[UUID, Person(Role.AUTHOR)]
    subject: Annotated[UUID, Person(Role.SUBJECT)]
    done_on: date
    what: Sensitive
    named: Annotated[People, Person(Role.NAMED)] = frozenset()


class AdultDecided(Event, name="concern.adult_decided", part=Part.ADULT_CONCERNS):
    """A holder decided something about a concern about an adult, with reasons."""

    author: Annotated[UUID, Person(Role.AUTHOR)]
    subject: Annotated[UUID, Person(Role.SUBJECT)]
    decision: Sensitive
    reasons: Sensitive
    named: Annotated[People, Person(Role.NAMED)] = frozenset()


class AdultClosed(Event, name="concern.adult_closed", part=Part.ADULT_CONCERNS):
    """A concern about an adult was closed, with reasons."""

    author: Annotated[UUID, Person(Role.AUTHOR)]
    closes: Annotated[Literal[True], Labelled(Label.CLOSES)] = True
    subject: Annotated[UUID, Person(Role.SUBJECT)]
    reasons: Sensitive
    named: Annotated[People, Person(Role.NAMED)] = frozenset()


class AdultTold(Event, name="concern.adult_told", part=Part.ADULT_CONCERNS):
    """The holder told somebody of a concern about an adult: from now on they read the account."""

    author: Annotated[UUID, Person(Role.AUTHOR)]
    subject: Annotated[UUID, Person(Role.SUBJECT)]
    told: Annotated[UUID, Person(Role.TOLD)]
    reason: Sensitive
    wording: Sensitive | None = None
    pupil_told: bool
    why_pupil_not_told: Sensitive | None = None
    named: Annotated[People, Person(Role.NAMED)] = frozenset()
    pupil: UUID
    case: UUID
