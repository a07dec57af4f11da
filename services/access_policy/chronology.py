"""A case day by day: everything as a timeline, or what was significant as a chronology, with action and outcome.

A line is made of what was told of its entry and of nothing else: what may not be told of it is not in its line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from access_policy.page import Rows, Seen
from access_policy.reading import ToldEntry
from case_store.calendar import today

_SCHOOL_YEAR_BEGINS = 9


@dataclass(frozen=True, slots=True)
class Telling:
    """Which fields of an event say what was done, and which what came of it. `needs`: significant only with this."""

    action: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    needs: str | None = None


_CONTACT = Telling(("purpose",), ("outcome",), needs="outcome")
_REPORT = Telling((), ("next_step",))
_SIGN = Telling(("sign", "words"))
SIGNIFICANT: Mapping[str, Telling] = {
    "action.agency_referred": Telling(("what",)),
    "action.decided": Telling((), ("decision", "words")),
    "action.done": Telling((), ("came_to", "outcome")),
    "action.escalated": Telling(("named", "why")),
    "action.set": Telling(("what",)),
    "around.coordinated": Telling(("coordinated_by",)),
    "around.help_answered": Telling(("what", "reason"), ("stands",)),
    "around.help_requested": Telling(("hoped_for", "words"), ("stands",)),
    "around.unit_entered": Telling(("unit", "why")),
    "around.unit_left": Telling(("unit",), ("ending", "goes_on")),
    "case.contact_recorded": _CONTACT,
    "case.contact_corrected": _CONTACT,
    "case.agreement_answered": Telling(("what",), ("answer",)),
    "case.wording_told": Telling((), ("wording",)),
    "case.told_beyond_agreement": Telling(("reason",)),
    "concern.raised": Telling(("account",)),
    "concern.acted": Telling(("what",)),
    "concern.decided": Telling(("reasons",), ("decision",)),
    "concern.closed": Telling((), ("reasons",)),
    "elsa.referred": Telling(("hoped_for_outcomes",), ("stands",)),
    "elsa.referral_decided": Telling(("reason",), ("stands",)),
    "elsa.programme_started": Telling(("focus", "focus_in_words")),
    "elsa.programme_extended": Telling(("reason",)),
    "elsa.programme_ended": Telling(("reasons",), ("phase",)),
    "elsa.touch_base_ended": Telling((), ("reasons",)),
    "figures.suspended": Telling(("words",)),
    "figures.permanently_excluded": Telling(("words",)),
    "figures.corrected": Telling(("words",), needs="exclusion"),
    "figures.exclusion_withdrawn": Telling(("words",), ("why",)),
    "group.joined": Telling(("focus", "plan_in_words")),
    "group.left": Telling((), ("reasons",)),
    "handover.handed_over": Telling(("words",)),
    "handover.taken_over": Telling(("reason",)),
    "home.contact_worded": Telling(("wording",)),
    "home.met": Telling(("purpose",), ("outcome",)),
    "home.objected": Telling(("objection",), ("what_was_done",)),
    "impact.reported": _REPORT,
    "impact.report_corrected": _REPORT,
    "impact.worded_for_home": _REPORT,
    "noticing.sign_noticed": _SIGN,
    "noticing.sign_corrected": _SIGN,
    "noticing.sign_reviewed": Telling(("words",), ("stands",)),
}
"""What a chronology holds, by the name of what happened: a new kind is one line here."""


def significant(told: Sequence[ToldEntry]) -> Sequence[ToldEntry]:
    """Those of the entries told that a chronology holds.

    A wording that was put right gives way to the one that stands, where the reader is told of that one too.
    """
    put_right = {entry.about for entry in told if entry.fields.get("corrects")}
    return [entry for entry in told if _is_significant(entry) and entry.id not in put_right]


def _is_significant(entry: ToldEntry) -> bool:
    telling = SIGNIFICANT.get(entry.what)
    return telling is not None and (telling.needs is None or bool(entry.fields.get(telling.needs)))


async def lines(seen: Seen) -> Rows:
    """One line for each entry that was told, in the order of the page."""
    return tuple(_line(entry) for entry in seen.told)


def _line(entry: ToldEntry) -> dict[str, Any]:
    day, telling = today(entry.happened_at), SIGNIFICANT.get(entry.what, Telling())
    return {
        "entry": entry.id,
        "day": day,
        "school_year": school_year(day),
        "what": entry.what,
        "who": entry.fields.get("author"),
        "action": _said(entry, telling.action),
        "outcome": _said(entry, telling.outcome),
    }


def _said(entry: ToldEntry, fields: tuple[str, ...]) -> str | None:
    """What is told in `fields`; None where nothing is."""
    return "; ".join(entry.fields[name] for name in fields if entry.fields.get(name)) or None


def school_year(day: date) -> str:
    """The school year of `day`, as in 2025/26."""
    begins = day.year - (day.month < _SCHOOL_YEAR_BEGINS)
    return f"{begins}/{(begins + 1) % 100:02}"
