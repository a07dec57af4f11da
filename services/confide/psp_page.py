"""Plans as people read them in a terminal: the board of all of them, and one with what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from confide.caseload_page import Names, Row, day, table

EMPTY = "No plan that you may know of is at this stage, or none at all."
_SAID = {"signed": "signed", "refused": "did not sign", "told": "told of a step"}
_STEPS: Mapping[str, tuple[str, Sequence[str]]] = {
    "review": ("review held", ("held_on", "outcome")),
    "review_not_held": ("review not held", ("was_due", "why")),
    "paused": ("on hold", ("from_day", "why")),
    "resumed": ("goes on", ("from_day",)),
    "failing": ("failing", ("noticed_on",)),
    "extended": ("extended", ("noted_on",)),
    "ended": ("ended", ("ended_on", "how")),
}
"""What each step of a plan is called, and which of its columns say when and what."""
_UNTIL = {"review": "next_due", "review_not_held": "new_date", "failing": "parents_by", "extended": "limit"}


def board(rows: Sequence[Row], names: Names) -> Iterator[RenderableType]:
    """The table of all plans, what is overdue or failing first, or that there is none."""
    if not rows:
        yield Text(EMPTY)
        return
    heads = ("pupil", "stage", "next review", "coordinator", "key worker", "to look at")
    yield table("Pastoral support programmes", heads, (_on_board(row, names) for row in rows))


def _on_board(row: Row, names: Names) -> tuple[str | Text, ...]:
    hands = [names.person(row[one]) if row.get(one) else "" for one in ("coordinator", "key_worker")]
    return names.files.get(row["file"], "-"), row["stage"], _next(row), *hands, "; ".join(_look_at(row))


def _next(row: Row) -> Text:
    when = Text(day(row.get("next_review")))
    if row.get("overdue"):
        when.append(" overdue", style="bold red")
    elif row.get("final"):
        when.append(" final")
    return when


def _look_at(row: Row) -> Iterator[str]:
    if row.get("on_hold"):
        yield f"on hold since {day(row['on_hold_since'])}, {_words(row['on_hold'])}"
    if row.get("failing_since"):
        yield f"failing, parents by {day(row['parents_by'])}" + (" overdue" if row.get("parents_overdue") else "")
    if row.get("ended"):
        yield f"ended {day(row['ended'])}"


def one(reading: Row, names: Names) -> Iterator[RenderableType]:
    """One plan: where it stands, targets with their words, commitments and what became of them, signatures, reviews."""
    rows, words = reading["rows"], {entry["id"]: entry["fields"] for entry in reading["entries"]}
    yield from board([row for row in rows if row["what"] == "plan"], names)
    yield from _tables(rows, names, words)


def _tables(rows: Sequence[Row], names: Names, words: Mapping[str, Row]) -> Iterator[RenderableType]:
    targets = [_target(row, words) for row in _of(rows, "target")]
    made = [_commitment(row, names, words) for row in _of(rows, "commitment")]
    signed = [_signature(row, names) for row in _of(rows, "signature", "attendance", "not_signed", "not_told")]
    steps = [_step(row) for row in _of(rows, *_STEPS)]
    came_to = [line for row in _of(rows, "advice", "outcome") for line in _came_to(row)]
    for title, heads, lines in (
        ("Targets", ("target", "version", "by", "stands"), targets),
        ("Commitments", ("what", "from", "who", "kept"), made),
        ("Signatures", ("who", "what", "when"), signed),
        ("How it went", ("when", "what", "how", "until"), steps),
        ("What it came to", ("what", "how"), came_to),
    ):
        if lines:
            yield table(title, heads, lines)


def _of(rows: Iterable[Row], *what: str) -> list[Row]:
    return [row for row in rows if row["what"] in what]


def _target(row: Row, words: Mapping[str, Row]) -> tuple[str, ...]:
    stands = row["stands"] if not row.get("missing") else f"draft, still missing: {_list(row['missing'])}"
    progress = [step["progress"] for step in row["progress"]]
    if progress:
        stands += f", {_words(progress[-1])}"
    wording = str(words.get(row["entry"], {}).get("wording", ""))
    return wording, str(row.get("version") or ""), day(row.get("by")), stands


def _commitment(row: Row, names: Names, words: Mapping[str, Row]) -> tuple[str, ...]:
    kept = _words(row["kept"]) if row.get("kept") else ("" if row["runs"] else "ended")
    owner = names.person(row["owner"]) if row.get("owner") else ""
    return str(words.get(row["entry"], {}).get("help", "")), _words(row["side"]), owner, kept


def _signature(row: Row, names: Names) -> tuple[str | Text, ...]:
    who = names.people.get(row["person"]) or f"somebody ({row.get('side')})"
    match row["what"]:
        case "signature":
            return who, _SAID[row["stands"]], day(row.get("day"))
        case "attendance":
            return who, _words(row["attendance"]), ""
        case _:
            missing = {"not_signed": "has not signed", "not_told": "was not told of a step"}[row["what"]]
            return who, Text(missing, style="bold red"), ""


def _step(row: Row) -> tuple[str, ...]:
    what, (when, *how) = _STEPS[row["what"]]
    until = row.get(_UNTIL.get(row["what"], ""))
    return day(row.get(when)), what, _list(row.get(column) for column in how), day(until)


def _came_to(row: Row) -> Iterator[tuple[str, ...]]:
    if row["what"] == "advice":
        late = ", overdue" if row.get("overdue") else ""
        yield "the authority's advice", _words(row["stands"]) + late
        return
    yield "outcome", {True: "successful", False: "not successful"}.get(row["successful"], "")
    if row.get("options"):
        yield "considered now", _list(row["options"])
    if row["commitments"]:
        counted = [one["kept"] for one in row["commitments"]]
        yield "commitments", ", ".join(f"{counted.count(kept)} {_words(kept)}" for kept in dict.fromkeys(counted))


def _list(codes: Iterable[Any]) -> str:
    return ", ".join(_words(code) for code in codes if code)


def _words(code: Any) -> str:
    return str(code).replace("_", " ")
