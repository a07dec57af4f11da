"""How plans, meetings, actions and figures are said in a line, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

CODES = frozenset(
    {
        "stands",
        "answer",
        "audience",
        "met",
        "phase",
        "focus",
        "with_whom",
        "sign",
        "how",
        "why_absent",
        "attendance",
        "document",
        "from_home",
        "how_often",
        "kept",
        "outcome",
        "side",
        "supports_as",
        "coordinated_by",
        "why",
        "decision",
        "reasons",
    }
)
"""Fields that hold words of a closed list, also elsewhere: underscores become spaces. A sentence holds none."""
_MEETING = (("venue", "{}"), ("purpose", "{}"))
_AGREED = (("what", "{}"), ("owner", "by {}"), ("how_often", "{}"), ("flows", "{}"), ("by", "until {}"))
_TARGET = (
    ("wording", "{}"),
    ("help", "helps: {}"),
    ("what_to_avoid", "avoid: {}"),
    ("reward", "reward: {}"),
    ("consequence", "otherwise: {}"),
    ("measure", "measured by: {}"),
    ("from_what", "from: {}"),
    ("to_what", "to: {}"),
    ("why_it_matters", "it matters: {}"),
    ("why", "next step, because: {}"),
)
PHRASES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "meeting.called": (*_MEETING, ("needs_assessed", "assessed: {}"), ("responds_first", "first: {}")),
    "meeting.invited": (*_MEETING, ("invited", "{} is asked")),
    "meeting.held": (("held_on", "held {}"), ("present", "there: {}")),
    "meeting.said": (("words", "said: {}"),),
    "meeting.record_circulated": (("record", "record: {}"),),
    "meeting.record_worded_for_home": (("wording", "in words for home: {}"),),
    **{
        f"meeting.{name}": _AGREED
        for name in ("approach_agreed", "responsibility_agreed", "home_involved", "contact_agreed", "protocol_agreed")
    },
    "home.invited": (("how", "asked by {}"), ("child_care", "child care: {}")),
    "action.agency_referred": (
        ("what", "{}"),
        ("sent_on", "sent {}"),
        ("decide_by", "to be decided by {}"),
        ("background", "background: {}"),
    ),
    "action.escalated": (
        ("escalated_on", "no answer by {}"),
        ("named", "asked to see to it: {}"),
        ("why", "because: {}"),
    ),
    "around.coordinated": (("key_contact", "ask {}"), ("coordinated_by", "coordinated for {}"), ("why", "{}")),
    "around.supporter_named": (("supporter", "{}"), ("supports_as", "as {}"), ("why", "{}")),
    "voice.document_asked": (("document", "asked for: {}"), ("asked_on", "on {}")),
    "voice.document_received": (("document", "received: {}"),),
    "voice.document_unavailable": (("document", "not to be had: {}"), ("why", "{}")),
    "voice.document_written": (("document", "{}"), ("words", "{}")),
    "voice.staff_answered": (("words", "a teacher's answers: {}"),),
    "voice.summary_worded": (("summary", "summary: {}"),),
    "voice.parent_spoke": (("words", "in the parent's words: {}"),),
    "voice.pupil_spoke": (("words", "in the pupil's words: {}"), ("read_out", "may be read out: {}")),
    "psp.proposed": (("proposed_on", "proposed {}"), ("coordinator", "{} coordinates"), ("reasons", "because: {}")),
    "psp.key_worker_named": (("key_worker", "key worker: {}"),),
    "psp.started": (("starts", "runs since {}"), ("reviews", "reviews due {}")),
    "psp.target_agreed": _TARGET,
    "psp.target_stepped": _TARGET,
    "psp.commitment_made": (("side", "from {}"), ("help", "{}")),
    "psp.signed": (("signer", "{}"), ("side", "for {}"), ("signed_on", "on {}")),
    "monitoring.arranged": (("how_often", "{}"), ("words", "{}")),
    "monitoring.marked": (("marked_on", "{}"), ("marks", "{}"), ("comment", "{}")),
    "monitoring.message_sent": (("words", "{}"),),
    "review.held": (("held_on", "held {}"), ("outcome", "{}"), ("next_step", "next: {}"), ("reasons", "because: {}")),
    "review.worded_for_home": (("wording", "in words for home: {}"),),
    "review.not_held": (("was_due", "not held {}"), ("new_date", "now {}"), ("why", "because: {}")),
    "review.agency_reported": (("report", "reported: {}"),),
    "review.commitment_reviewed": (("kept", "a commitment: {}"), ("owner", "of {}")),
    "review.judged": (("successful", "successful: {}"), ("credit", "credit: {}"), ("reasons", "because: {}")),
    "review.ended": (("ended_on", "ended {}"), ("monitored_until", "looked after until {}")),
    "figures.attendance_entered": (("attended", "came {} times"), ("possible", "of {}"), ("late", "{} of them late")),
    "figures.suspended": (("half_days", "suspended for {} half days"), ("words", "{}")),
}
OTHERWISE: Mapping[str, str] = {
    "home.invited": "home was asked to come",
    "voice.parent_spoke": "received",
    "voice.pupil_spoke": "given",
    "psp.signed": "signed",
    "monitoring.marked": "done",
    "action.agency_referred": "an agency was asked",
    "action.escalated": "somebody is to see to it",
}
_COUNTED: Mapping[str, str] = {
    "psp_running": "with a plan",
    "suspended": "suspended",
    "permanently_excluded": "permanently excluded",
    "with_incidents": "in incidents",
}


def counted(fields: Mapping[str, Any]) -> Iterator[str]:
    """What governors are told of a term, a line for each thing that is counted."""
    yield f"from {fields['starts']} to {fields['ends']}"
    for one in fields["counts"]:
        yield f"pupils {_COUNTED[one['of']]}: {_few(one, 'pupils')}"
    attendance = fields["attendance"]
    if attendance.get("percent") is not None:
        yield f"attendance: {attendance['percent']} %"
    else:
        yield f"attendance: of {_few(attendance, 'percent')} pupils, so it is not said"


def _few(one: Mapping[str, Any], name: str) -> str:
    return f"fewer than {one['fewer_than']}" if one.get(name) is None else str(one[name])
