"""The rules of what a referral meeting agrees: nine things, each with owner and date, their review, and exit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from case_store.checks import happened
from case_store.decider import Circumstances, Command, FromAgency, Happening, Rule
from case_store.errors import Invalid, Refused
from case_store.meeting import agreed, agreeing, events
from case_store.meeting import commands as asked
from case_store.meeting.state import Meeting, missing
from case_store.things import case_of, pupil_of

Fields = Callable[[Any, Meeting, Circumstances], dict[str, Any]]


def agree(
    command: agreeing.Agree, meeting: Meeting, around: Circumstances, event: type[agreed.Agreed], more: Fields
) -> Iterator[agreed.Agreed]:
    """One of the nine: what, who owns it, and by when. Raises Invalid for a date before the meeting."""
    held_on = meeting.of_referral()
    _not_before(command.by, held_on, "by")
    yield event.model_validate(
        {
            "author": around.actor.person,
            "meeting": meeting.begun().meeting,
            "owner": command.owner,
            "by": command.by,
            "what": command.what,
            "unsafe": meeting.is_untold(),
            **more(command, meeting, around),
        }
    )


def decline(command: agreeing.DeclineItem, meeting: Meeting, around: Circumstances) -> Iterator[agreed.ItemDeclined]:
    """Raises Refused for what was agreed already."""
    meeting.of_referral()
    if command.item not in missing(meeting):
        raise Refused("This was agreed or declined already. There is nothing to do.")
    yield agreed.ItemDeclined(
        author=around.actor.person,
        meeting=meeting.begun().meeting,
        owner=around.actor.person,
        item=command.item,
        reason=command.reason,
    )


def review(command: asked.ReviewReferral, meeting: Meeting, around: Circumstances) -> Iterator[Happening]:
    """How it goes. Raises Invalid for a day before the meeting."""
    held_on, reviewed_on = meeting.of_referral(), happened(command.reviewed_on, around, "reviewed_on")
    _not_before(reviewed_on, held_on, "reviewed_on")
    if command.next_review_on is not None:
        _not_before(command.next_review_on, reviewed_on, "next_review_on")
    reviewed = events.Reviewed(
        author=around.actor.person,
        meeting=meeting.begun().meeting,
        reviewed_on=reviewed_on,
        next_review_on=command.next_review_on,
        going=command.going,
        outcome=command.outcome,
        next_step=command.next_step,
        evidence=command.evidence,
        reasons=command.reasons,
    )
    yield Happening(reviewed, at=reviewed_on)


def close(command: asked.CloseReferral, meeting: Meeting, around: Circumstances) -> Iterator[Happening]:
    """Exit. Raises Refused while something of the nine is missing, or before it was looked at again."""
    meeting.of_referral()
    left = missing(meeting)
    if left:
        raise Refused(f"Agree first what is missing, or decline it with a reason: {', '.join(left)}.")
    if meeting.reviewed_on is None:
        raise Refused("Review first how what was agreed is going. Then close it.")
    closed_on = happened(command.closed_on, around, "closed_on")
    _not_before(closed_on, meeting.reviewed_on, "closed_on")
    closed = events.Closed(
        author=around.actor.person,
        meeting=meeting.begun().meeting,
        closed_on=closed_on,
        exit=command.exit,
        outcome=command.outcome,
        next_step=command.next_step,
        reasons=command.reasons,
        invited=meeting.of_agencies(),
        attended=meeting.of_agencies() & meeting.attended(),
        pupil=pupil_of(around),
        case=case_of(around),
    )
    yield Happening(closed, at=closed_on)


def _not_before(day: date, earliest: date, field: str) -> None:
    if day < earliest:
        raise Invalid(f"`{field}` lies before the day from which it can be. Check the days.")


def _nothing_more(_command: Any, _meeting: Meeting, _around: Circumstances) -> dict[str, Any]:
    return {}


def _plan(command: agreeing.AgreePlan, _meeting: Meeting, _around: Circumstances) -> dict[str, Any]:
    return {"immediate": command.immediate, "long_term": command.long_term}


def _feedback(command: agreeing.AgreeFeedback, _meeting: Meeting, _around: Circumstances) -> dict[str, Any]:
    return {"to": command.person, "how_often": command.how_often}


def _contact(command: agreeing.AgreeContact, _meeting: Meeting, around: Circumstances) -> dict[str, Any]:
    """Raises Refused for somebody who does not work for that agency today."""
    if command.agency not in around.from_agency.get(command.owner, FromAgency()).agencies:
        raise Refused("A key contact works for their agency. Look up in the directory who does.")
    return {"agency": command.agency}


def _monitoring(command: agreeing.AgreeMonitoring, meeting: Meeting, _around: Circumstances) -> dict[str, Any]:
    _not_before(command.follow_up_on, meeting.held(), "follow_up_on")
    return {"how_often": command.how_often, "follow_up_on": command.follow_up_on}


def _home(command: agreeing.InvolveHome, _meeting: Meeting, _around: Circumstances) -> dict[str, Any]:
    return {"how_often": command.how_often}


def _support(command: agreeing.AgreeSupport, meeting: Meeting, _around: Circumstances) -> dict[str, Any]:
    if not command.agencies <= meeting.agencies():
        raise Invalid("`agencies` holds one that nobody was invited from. Leave it out.")
    return {"agencies": command.agencies}


def _protocol(command: agreeing.AgreeProtocol, meeting: Meeting, around: Circumstances) -> dict[str, Any]:
    """Raises Invalid for a line to whom it cannot be, or that has ended: what is shared is shared with somebody."""
    for flow in command.flows:
        if flow.to not in meeting.agencies():
            raise Invalid("`flows` names an agency that nobody was invited from. Leave the line out.")
        if flow.person is not None and flow.to not in around.from_agency.get(flow.person, FromAgency()).agencies:
            raise Invalid("`flows` names a person who does not work for that agency. Look them up in the directory.")
        _not_before(flow.until, meeting.held(), "until")
    return {"flows": command.flows}


_NINE: Mapping[type[Command], tuple[type[agreed.Agreed], Fields]] = {
    agreeing.AgreeApproach: (agreed.ApproachAgreed, _nothing_more),
    agreeing.AgreePlan: (agreed.PlanAgreed, _plan),
    agreeing.AgreeResponsibility: (agreed.ResponsibilityAgreed, _nothing_more),
    agreeing.AgreeFeedback: (agreed.FeedbackAgreed, _feedback),
    agreeing.AgreeContact: (agreed.ContactAgreed, _contact),
    agreeing.AgreeMonitoring: (agreed.MonitoringAgreed, _monitoring),
    agreeing.InvolveHome: (agreed.HomeInvolved, _home),
    agreeing.AgreeSupport: (agreed.SupportAgreed, _support),
    agreeing.AgreeProtocol: (agreed.ProtocolAgreed, _protocol),
}
AGREEMENTS: Mapping[type[Command], Rule] = {
    **{command: partial(agree, event=event, more=more) for command, (event, more) in _NINE.items()},
    agreeing.DeclineItem: decline,
    asked.ReviewReferral: review,
    asked.CloseReferral: close,
}
