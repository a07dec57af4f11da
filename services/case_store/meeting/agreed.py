"""What a referral meeting agreed: nine things, each with who owns it and by when, or declined with a reason."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from case_store.entry import EXISTENCE, SUMMARY, Event, Labelled, Person
from case_store.meeting.codes import Frequency, Item
from case_store.sets import People
from case_store.vocabulary import Label, Part, Role, Sensitive

Author = Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
OfMeeting = Annotated[UUID, EXISTENCE]
Owner = Annotated[UUID, Person(Role.OWNER), SUMMARY]
By = Annotated[date, SUMMARY]
What = Annotated[Sensitive, SUMMARY]
Unsafe = Annotated[bool, Labelled(Label.UNSAFE_FOR_PARENTS)]
"""While an agency is in it of which the parents were not told: what was agreed would tell them."""


class Flow(BaseModel):
    """One line of the protocol for sharing: what goes to whom, for what, until when.

    `parts` are the kinds of content, in the words of the record; `to` is the agency, `person` one of its people if only
    they are to have it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    what: Sensitive
    parts: Annotated[tuple[Part, ...], Field(max_length=20)] = ()
    to: UUID
    person: UUID | None = None
    for_what: Sensitive
    until: date


class ApproachAgreed(Event, name="meeting.approach_agreed", part=Part.ACTIONS):
    """A common approach: what all of them will do alike."""

    author: Author
    meeting: OfMeeting
    owner: Owner
    by: By
    what: What
    unsafe: Unsafe = False


class PlanAgreed(Event, name="meeting.plan_agreed", part=Part.ACTIONS):
    """An action plan: how support is delivered, at once and in the long term."""

    author: Author
    meeting: OfMeeting
    owner: Owner
    by: By
    what: What
    immediate: Annotated[Sensitive, SUMMARY]
    long_term: Annotated[Sensitive | None, SUMMARY] = None
    unsafe: Unsafe = False


class ResponsibilityAgreed(Event, name="meeting.responsibility_agreed", part=Part.ACTIONS):
    """Who takes responsibility for one approach: one entry each."""

    author: Author
    meeting: OfMeeting
    owner: Owner
    by: By
    what: What
    unsafe: Unsafe = False


class FeedbackAgreed(Event, name="meeting.feedback_agreed", part=Part.ACTIONS):
    """How, how often and to whom the school is told what came of it."""

    author: Author
    meeting: OfMeeting
    owner: Owner
    by: By
    what: What
    to: Annotated[UUID, SUMMARY]
    how_often: Annotated[Frequency, SUMMARY]
    unsafe: Unsafe = False


class ContactAgreed(Event, name="meeting.contact_agreed", part=Part.ACTIONS):
    """The key contact of one agency: `owner` is that person."""

    author: Author
    meeting: OfMeeting
    owner: Owner
    by: By
    what: What
    agency: Annotated[UUID, SUMMARY]
    unsafe: Unsafe = False


class MonitoringAgreed(Event, name="meeting.monitoring_agreed", part=Part.ACTIONS):
    """By whom the support is monitored, how, and when it is followed up."""

    author: Author
    meeting: OfMeeting
    owner: Owner
    by: By
    what: What
    how_often: Annotated[Frequency, SUMMARY]
    follow_up_on: Annotated[date, SUMMARY]
    unsafe: Unsafe = False


class HomeInvolved(Event, name="meeting.home_involved", part=Part.ACTIONS):
    """How parents are told and take part."""

    author: Author
    meeting: OfMeeting
    owner: Owner
    by: By
    what: What
    how_often: Annotated[Frequency, SUMMARY]
    unsafe: Unsafe = False


class SupportAgreed(Event, name="meeting.support_agreed", part=Part.ACTIONS):
    """How the school goes on supporting the agencies, so that they can do their part."""

    author: Author
    meeting: OfMeeting
    owner: Owner
    by: By
    what: What
    agencies: Annotated[People, SUMMARY] = frozenset()
    unsafe: Unsafe = False


class ProtocolAgreed(Event, name="meeting.protocol_agreed", part=Part.ACTIONS):
    """The protocol for information sharing, line by line: what sharing goes by. The newest is the one in force."""

    author: Author
    meeting: OfMeeting
    owner: Owner
    by: By
    what: What
    flows: Annotated[tuple[Flow, ...], SUMMARY]
    unsafe: Unsafe = False


class ItemDeclined(Event, name="meeting.item_declined", part=Part.ACTIONS):
    """One of the nine was not agreed, with a reason: then it is no longer missing."""

    author: Author
    meeting: OfMeeting
    owner: Owner
    item: Annotated[Item, SUMMARY]
    reason: Sensitive


Agreed = (
    ApproachAgreed
    | PlanAgreed
    | ResponsibilityAgreed
    | FeedbackAgreed
    | ContactAgreed
    | MonitoringAgreed
    | HomeInvolved
    | SupportAgreed
    | ProtocolAgreed
)
"""Any of the nine."""
ITEMS: dict[type[Agreed], Item] = {
    ApproachAgreed: Item.APPROACH,
    PlanAgreed: Item.PLAN,
    ResponsibilityAgreed: Item.RESPONSIBILITY,
    FeedbackAgreed: Item.FEEDBACK,
    ContactAgreed: Item.CONTACT,
    MonitoringAgreed: Item.MONITORING,
    HomeInvolved: Item.HOME,
    SupportAgreed: Item.SUPPORT,
    ProtocolAgreed: Item.PROTOCOL,
}
"""Which of the nine each kind of entry agrees."""
