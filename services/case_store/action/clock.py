"""What becomes of a referral to an agency: sent, acknowledged, decided, told to the school, and escalated where not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from case_store.action.codes import OPEN_STILL, Stands
from case_store.action.commands import Acknowledge, Decide, Escalate, ReferToAgency, TellSchool
from case_store.action.events import Acknowledged, AgencyReferred, Decided, Escalated, ToldSchool
from case_store.action.overdue import ACKNOWLEDGE_WITHIN, DECIDE_WITHIN, next_stage, stands
from case_store.action.place import marks_of, matter_of, place_of
from case_store.action.state import Action
from case_store.agency.people import from_agency
from case_store.checks import happened
from case_store.decider import Circumstances, Happening
from case_store.entry import Event
from case_store.errors import Invalid, Refused
from case_store.meeting.codes import ParentsKnow
from case_store.school_days import in_working_days
from case_store.things import thing

UNTOLD = frozenset({ParentsKnow.NOT_TOLD, ParentsKnow.TO_BE_TOLD})
"""While this is so, an entry that parents could read would tell them."""


def refer(command: ReferToAgency, _: Action, around: Circumstances) -> Iterator[Happening]:
    """Raises Invalid where the parents do not know and nobody says why, Refused for a person of another agency."""
    matter, action = matter_of(around), thing(around)
    owner = command.owner or around.actor.person
    place_of(owner, matter, around)
    _of_that_agency(command, matter, around)
    if command.parents_know is ParentsKnow.NOT_TOLD and command.why_not_told is None:
        raise Invalid("Say in `why_not_told` why the parents do not know of this referral.")
    sent_on = happened(command.sent_on, around, "sent_on")
    acknowledge_by = command.acknowledge_by or _working_days_after(sent_on, ACKNOWLEDGE_WITHIN, around)
    decide_by = command.decide_by or max(acknowledge_by, _working_days_after(sent_on, DECIDE_WITHIN, around))
    if not sent_on <= acknowledge_by <= decide_by:
        raise Invalid("The days are out of order: it is sent, then acknowledged, then decided.")
    given = ("agency", "what", "response", "background", "basis", "basis_in_words", "parents_know", "why_not_told")
    referred = AgencyReferred(
        author=around.actor.person,
        action=action,
        addressee=command.asked_of,
        owner=owner,
        sent_on=sent_on,
        acknowledge_by=acknowledge_by,
        decide_by=decide_by,
        unsafe=command.parents_know in UNTOLD,
        **{name: getattr(command, name) for name in given},
        **marks_of(command, around),
    )
    yield Happening(referred, matter=matter, thing=action)


def _of_that_agency(command: ReferToAgency, matter: UUID, around: Circumstances) -> None:
    if command.asked_of is None:
        return
    if command.agency not in from_agency(command.asked_of, around).agencies:
        raise Refused("They do not work for this agency. Look both up again in the directory.")
    place_of(command.asked_of, matter, around)


def _working_days_after(day: date, count: int, around: Circumstances) -> date:
    return in_working_days(day, count, around.settings.calendar.nation).day


def acknowledge(command: Acknowledge, action: Action, around: Circumstances) -> Iterator[Event]:
    """Raises Refused where the agency has said so, or decided, already."""
    action.referral()
    if action.acknowledged_on is not None or action.decided_on is not None:
        raise Refused("The agency has this referral already. Record what it decides.")
    yield Acknowledged(
        author=around.actor.person,
        action=thing(around),
        acknowledged_on=_since_sent(command.acknowledged_on, action, around, "acknowledged_on"),
        words=command.words,
        said_by=_said_by(command.said_by, around),
        **action.marks(),
    )


def decide(command: Decide, action: Action, around: Circumstances) -> Iterator[Event]:
    """A second decision comes only after one that left it open."""
    action.referral()
    if action.decision is not None and action.decision not in OPEN_STILL:
        raise Refused("The agency has decided. Record that the school was told, or refer anew.")
    decided_on = _since_sent(command.decided_on, action, around, "decided_on")
    if command.until is not None and (command.decision not in OPEN_STILL or command.until < decided_on):
        raise Invalid("`until` is for a waiting list, or for what is still asked, and lies after the decision.")
    yield Decided(
        author=around.actor.person,
        action=thing(around),
        decided_on=decided_on,
        decision=command.decision,
        until=command.until,
        words=command.words,
        said_by=_said_by(command.said_by, around),
        **action.marks(),
    )


def tell_school(command: TellSchool, action: Action, around: Circumstances) -> Iterator[Event]:
    """Raises Refused where there is nothing to tell, or it was told."""
    decided_on = action.referral().decided_on
    if decided_on is None:
        raise Refused("The agency has not decided. Record what it decides first.")
    if action.told_on is not None:
        raise Refused("The school was told of this decision. Record the next one when it comes.")
    told_on = _since_sent(command.told_on, action, around, "told_on")
    if told_on < decided_on:
        raise Invalid("`told_on` lies before the decision. Check the days.")
    yield ToldSchool(
        author=around.actor.person,
        action=thing(around),
        told_on=told_on,
        told=command.person or action.owner,
        how=command.how,
        words=command.words,
        said_by=_said_by(command.said_by, around),
        **action.marks(),
    )


def escalate(command: Escalate, action: Action, around: Circumstances) -> Iterator[Event]:
    """To one named person. Raises Invalid where nothing is late, and nobody says why it does not wait."""
    late = stands(action.open(), around.today, around.settings.calendar) is Stands.LATE
    if (command.escalated_to is None) == (command.named is None):
        raise Invalid("Say who is asked to see to it: somebody known in `escalated_to`, or anybody else in `named`.")
    if not late and command.why is None:
        raise Invalid("Nothing is late yet. Say in `why` for what reason it does not wait.")
    yield Escalated(
        author=around.actor.person,
        action=thing(around),
        stage=next_stage(action),
        late=late,
        escalated_on=around.today,
        escalated_to=command.escalated_to,
        named=command.named,
        why=command.why,
        **action.marks(),
    )


def _since_sent(day: date | None, action: Action, around: Circumstances, field: str) -> date:
    """The day on which something came of it. Raises Invalid for one before it was sent."""
    found = happened(day, around, field)
    if action.sent_on is not None and found < action.sent_on:
        raise Invalid(f"`{field}` lies before the referral was sent. Check the days.")
    return found


def _said_by(person: UUID | None, around: Circumstances) -> UUID | None:
    """Whose words they are, where they are not the author's own."""
    return None if person == around.actor.person else person
