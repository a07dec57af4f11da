"""What staff ask the record to take in of the nine things that a referral meeting agrees."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from case_store.decider import Command
from case_store.meeting.agreed import Flow
from case_store.meeting.codes import Frequency, Item
from case_store.sets import People
from case_store.vocabulary import Sensitive


class _Agreed(BaseModel):
    """What every one of the nine says: what was agreed, who owns it and by when."""

    owner: UUID
    by: date
    what: Sensitive


class AgreeApproach(_Agreed, Command, action="meeting.agree_approach"):
    """Record the common approach."""


class AgreePlan(_Agreed, Command, action="meeting.agree_plan"):
    """Record the action plan: how support is delivered, at once and in the long term."""

    immediate: Sensitive
    long_term: Sensitive | None = None


class AgreeResponsibility(_Agreed, Command, action="meeting.agree_responsibility"):
    """Record who takes responsibility for one approach."""


class AgreeFeedback(_Agreed, Command, action="meeting.agree_feedback"):
    """Record how, how often and to whom the school is told what came of it: `person` is told."""

    person: UUID
    how_often: Frequency


class AgreeContact(_Agreed, Command, action="meeting.agree_contact"):
    """Record the key contact of one agency: `owner`, who works for it."""

    agency: UUID


class AgreeMonitoring(_Agreed, Command, action="meeting.agree_monitoring"):
    """Record who monitors the support, how, and when it is followed up."""

    how_often: Frequency
    follow_up_on: date


class InvolveHome(_Agreed, Command, action="meeting.involve_home"):
    """Record how parents are told and take part."""

    how_often: Frequency


class AgreeSupport(_Agreed, Command, action="meeting.agree_support"):
    """Record how the school goes on supporting the agencies, all of them if none is named."""

    agencies: People = frozenset()


class AgreeProtocol(_Agreed, Command, action="meeting.agree_protocol"):
    """Record the protocol for information sharing: what goes to whom, for what, until when, line by line."""

    flows: Annotated[tuple[Flow, ...], Field(min_length=1, max_length=40)]


class DeclineItem(Command, action="meeting.decline_item"):
    """Record that one of the nine is not agreed, and why."""

    item: Item
    reason: Sensitive


Agree = (
    AgreeApproach
    | AgreePlan
    | AgreeResponsibility
    | AgreeFeedback
    | AgreeContact
    | AgreeMonitoring
    | InvolveHome
    | AgreeSupport
    | AgreeProtocol
)
"""Any of the nine."""
