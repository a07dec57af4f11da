"""Meetings as people read them in a terminal: the list of them, and one with what it agreed and set going."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from confide.caseload_page import Names, Row, day, table

EMPTY = "No meeting that you may know of."
_ITEMS: Mapping[str, str] = {
    "approach": "a common approach",
    "plan": "the action plan",
    "responsibility": "who is responsible",
    "feedback": "feedback to the school",
    "contact": "key contact of an agency",
    "monitoring": "monitoring and follow-up",
    "home": "how parents are involved",
    "support": "support by the school to agencies",
    "protocol": "the protocol for sharing",
}
_WORDS = ("what", "outcome")


def listed(rows: Sequence[Row], names: Names) -> Iterator[RenderableType]:
    """The table of all meetings, or that there is none."""
    if not rows:
        yield Text(EMPTY)
        return
    yield table("Meetings", ("whose", "kind", "when", "stands", "next review"), (_meeting(row, names) for row in rows))


def one(reading: Row, names: Names) -> Iterator[RenderableType]:
    """One meeting: itself, its people, what was agreed or is missing, and what was set going."""
    rows, words = reading["rows"], {entry["id"]: entry["fields"] for entry in reading["entries"]}
    yield from listed([row for row in rows if row["what"] == "meeting"], names)
    people = [_person(row, names) for row in rows if row["what"] == "person"]
    agreed = [_agreed(row, names, words) for row in rows if row["what"] in {"agreed", "declined", "missing"}]
    going = [_going(row, names, words) for row in rows if row["what"] in {"action", "referral"}]
    for title, heads, lines in (
        ("Asked", ("who", "as", "came"), people),
        ("Agreed", ("item", "what", "who", "by"), agreed),
        ("Set going", ("what", "who", "due", "stands"), going),
    ):
        if lines:
            yield table(title, heads, lines)


def _meeting(row: Row, names: Names) -> tuple[str | Text, ...]:
    when = day(row.get("held_on") or row.get("meets_on"))
    whose = names.files.get(row["file"], "-")
    return whose, _plain(row.get("kind")), when, _plain(row.get("stands")), day(row.get("next_review"))


def _person(row: Row, names: Names) -> tuple[str | Text, ...]:
    return names.person(row["person"]), _plain(row.get("invited_as")), _plain(row.get("attendance"))


def _agreed(row: Row, names: Names, words: Mapping[str, Row]) -> tuple[str | Text, ...]:
    item = _ITEMS.get(row["item"], _plain(row["item"]))
    if row["what"] == "missing":
        return item, Text("missing", style="bold red"), "", ""
    owner = names.person(row["owner"]) if row.get("owner") else ""
    if row["what"] == "declined":
        return item, "declined", owner, ""
    return item, _said(row, words), owner, _late(day(row.get("by")), late=bool(row.get("overdue")))


def _going(row: Row, names: Names, words: Mapping[str, Row]) -> tuple[str | Text, ...]:
    what = _said(row, words) or _plain(row["what"])
    owner = names.person(row["owner"]) if row.get("owner") else ""
    came_to = _plain(row.get("came_to") or row.get("decision") or row["stands"])
    stands = Text("late", style="bold red") if row["stands"] == "late" else Text(came_to)
    if row.get("escalated_on"):
        stands.append(f", escalated {day(row['escalated_on'])}")
    return what, owner, day(row.get("due")), stands


def _said(row: Row, words: Mapping[str, Row]) -> str:
    """The words of the entry that a line is from, as far as they were told."""
    fields = words.get(row.get("entry", ""), {})
    return str(next((fields[name] for name in _WORDS if fields.get(name)), ""))


def _late(when: str, *, late: bool) -> Text:
    text = Text(when)
    if late:
        text.append(" overdue", style="bold red")
    return text


def _plain(code: Any) -> str:
    return str(code or "").replace("_", " ")
