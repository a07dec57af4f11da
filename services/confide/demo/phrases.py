"""Turns what a reader is told into a line that people read. Only what was told can be in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_CODES = frozenset({"stands", "answer", "audience", "met", "phase", "focus", "with_whom"})
"""Fields that hold words of a closed list: underscores become spaces."""

_PHRASES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "elsa.session_noted": (
        ("held_on", "held {}"),
        ("length_minutes", "{} minutes"),
        ("staff_summary", "staff summary: {}"),
        ("note", "note: {}"),
        ("pupil_words", "in Robin's words: {}"),
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
        ("pupil_words", "in Robin's words: {}"),
    ),
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
        case {"person": person}:
            said = names.get(person, "somebody")
        case bool():
            said = "yes" if value else "no"
        case str() if field in _CODES:
            said = value.replace("_", " ")
        case _:
            said = names.get(value, str(value))
    return said.rstrip(".")
