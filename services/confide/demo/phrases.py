"""Turns what a reader is told into a line that people read. Only what was told can be in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from confide.demo import phrases_plan
from confide.demo.phrases_plan import counted

__all__ = ["Spoken", "counted", "spoken", "told"]
_PHRASES: Mapping[str, tuple[tuple[str, str], ...]] = {
    **phrases_plan.PHRASES,
    "elsa.session_noted": (
        ("held_on", "held {}"),
        ("length_minutes", "{} minutes"),
        ("staff_summary", "staff summary: {}"),
        ("note", "note: {}"),
        ("pupil_words", "in the pupil's words: {}"),
    ),
    "elsa.session_planned": (
        ("planned_for", "planned for {}"),
        ("objective", "objective: {}"),
        ("activity", "activity: {}"),
        ("resources", "needs: {}"),
    ),
    "elsa.objective_reviewed": (
        ("held_on", "reviewed {}"),
        ("objective", "objective: {}"),
        ("met", "{} met"),
        ("comments", "comments: {}"),
    ),
    "elsa.programme_started": (
        ("starts", "support since {}"),
        ("when_out_of_class", "out of class: {}"),
        ("whom_to_ask", "ask {}"),
        ("focus", "focus: {}"),
        ("focus_in_words", "{}"),
        ("planned_weeks", "{} weeks planned"),
    ),
    "elsa.aims_set": (("aims", "aims: {}"),),
    "elsa.programme_ended": (("ended_on", "ended {}"), ("phase", "now: {}"), ("reasons", "because: {}")),
    "case.strategies_given": (
        ("what_helps", "helps: {}"),
        ("what_to_avoid", "avoid: {}"),
        ("whom_to_ask", "ask {}"),
        ("reasons", "because: {}"),
    ),
    "case.agreement_answered": (
        ("answer", "{}"),
        ("audience", "for {}"),
        ("why_not_asked", "because: {}"),
        ("pupil_words", "in the pupil's words: {}"),
    ),
    "elsa.referred": (("hoped_for_outcomes", "hoped for: {}"), ("background", "background: {}")),
    "elsa.referral_decided": (("stands", "{}"), ("elsa", "by {}")),
    "home.informed": (("how", "home was told by {}"), ("told_on", "on {}"), ("words", "in these words: {}")),
    "home.preferences_recorded": (
        ("ways", "likes: {}"),
        ("best_times", "best: {}"),
        ("whom_to_ring", "ring {}"),
    ),
    "home.contact_worded": (("happened_on", "on {}"), ("wording", "in words for home: {}")),
    "home.met": (("happened_on", "met home on {}"), ("purpose", "{}"), ("outcome", "outcome: {}")),
    "case.contact_recorded": (
        ("with_whom", "with {}"),
        ("happened_on", "on {}"),
        ("purpose", "{}"),
        ("outcome", "outcome: {}"),
    ),
    "impact.reported": (("next_step", "next: {}"), ("report", "report: {}")),
    "impact.worded_for_home": (("wording", "in words for home: {}"), ("next_step", "next: {}")),
    "noticing.sign_noticed": (
        ("sign", "{}"),
        ("noticed_on", "on {}"),
        ("words", "{}"),
        ("usual", "usual: {}"),
        ("risk_factors", "risks: {}"),
        ("protective_factors", "protects: {}"),
    ),
    "noticing.sign_reviewed": (("stands", "{}"), ("reviewed_on", "on {}"), ("words", "{}")),
    "noticing.checked_in": (
        ("checked_in_on", "on {}"),
        ("how", "{}"),
        ("look_out_for", "look out for: {}"),
        ("words", "{}"),
    ),
    "group.joined": (("joined_on", "since {}"), ("focus", "focus: {}"), ("plan_in_words", "plan: {}")),
    "group.attended": (
        ("held_on", "held {}"),
        ("staff_summary", "staff summary: {}"),
        ("note", "note: {}"),
        ("pupil_words", "in the pupil's words: {}"),
    ),
    "handover.cover_arranged": (("elsa", "{} covers"), ("ends", "until {}"), ("reason", "because: {}")),
    "handover.handed_over": (("to", "to {}"), ("pupil_told", "pupil told: {}"), ("words", "{}")),
    "concern.raised": (("account", "account: {}"), ("where", "where: {}")),
    "concern.acted": (("what", "act: {}"),),
    "concern.decided": (("decision", "decision: {}"), ("reasons", "because: {}")),
    "concern.closed": (("reasons", "closed because: {}"),),
    "case.told_beyond_agreement": (
        ("told", "told {}"),
        ("reason", "because: {}"),
        ("pupil_told", "pupil told: {}"),
    ),
    "case.wording_told": (("wording", "the lead's wording: {}"),),
}
_OTHERWISE: Mapping[str, str] = {
    **phrases_plan.OTHERWISE,
    "elsa.referred": "support was asked for",
    "elsa.referral_decided": "that was decided",
    "home.informed": "home was told",
    "home.preferences_recorded": "there is how home likes to be told",
    "impact.reported": "support has finished",
    "impact.worded_for_home": "that was worded for home",
    "group.joined": "works in a group",
    "handover.cover_arranged": "somebody covers",
    "handover.handed_over": "the work was handed over",
    "case.agreement_answered": "there is nothing to rely on: ask first",
    "case.wording_told": "speak to the lead before acting",
    "elsa.aims_set": "aims were set",
    "concern.raised": "a concern was raised",
    "concern.acted": "the lead acted",
    "concern.decided": "the lead decided",
    "concern.closed": "the concern is closed",
}
"""What is said where an entry is told of and none of the fields above is."""


def told(what: str, fields: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """One line for an entry of the kind `what`."""
    said = [
        phrase.format(_word(field, fields[field], names))
        for field, phrase in _PHRASES.get(what, ())
        if fields.get(field) is not None
    ]
    return "; ".join(said) or _OTHERWISE.get(what, "that there is one")


def _word(field: str, value: Any, names: Mapping[str, str]) -> str:
    match value:
        case list():
            said = "; ".join(_word(field, one, names) for one in value)
        case {"aim": aim}:
            said = str(aim)
        case {"points": int(points)}:
            said = f"{points} of five"
        case {"due": said} | {"what": said}:
            pass
        case {"person": person}:
            said = names.get(person, "somebody")
        case bool():
            said = "yes" if value else "no"
        case str() if field in phrases_plan.CODES:
            said = value.replace("_", " ")
        case _:
            said = names.get(value) or ("somebody" if _is_id(value) else str(value))
    return said.rstrip(".")


def _is_id(value: Any) -> bool:
    """Whether it is an id, which says nothing to people."""
    try:
        return isinstance(value, str) and bool(UUID(value))
    except ValueError:
        return False


class Spoken(NamedTuple):
    """A line of a chronology as people read it."""

    school_year: str
    day: str
    who: str
    what: str
    action: str
    outcome: str


def spoken(line: Mapping[str, Any], names: Mapping[str, str]) -> Spoken:
    """A line of a chronology, of what was told of it."""
    return Spoken(
        line["school_year"],
        line["day"],
        names.get(line["who"], "somebody"),
        line["what"].partition(".")[2].replace("_", " "),
        (line["action"] or "").replace("_", " "),
        (line["outcome"] or "").replace("_", " "),
    )
