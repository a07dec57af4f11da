"""A caseload as people read it in a terminal: what is overdue, what comes next, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

Row = Mapping[str, Any]

WHAT: Mapping[str, str] = {
    "session": "next session",
    "unwritten": "not written up",
    "report": "impact report",
    "touch_base": "touch-base",
    "waiting": "referral waits",
    "overdue": "goes on",
    "fading": "contact afterwards",
    "blocker": "stands in the way",
    "sign_review": "look at a sign again",
    "agreement": "agreement runs out",
    "manager_meeting": "meeting with line manager",
    "accreditation": "accreditation ends",
    "supervision": "supervision",
    "concern": "concern nobody has opened",
    "action": "action",
    "agency_acknowledges": "agency acknowledges a referral",
    "agency_decides": "agency decides on a referral",
    "agency_waits": "agency comes back to a referral",
    "agency_tells": "agency's decision told to the school",
    "escalated": "asked to see to it",
    "meeting": "meeting to be held",
    "agreed": "agreed at a meeting",
    "sharing_ends": "agreement to share runs out",
    "follow_up": "follow up what was agreed",
    "meeting_review": "look again at what was agreed",
    "document": "document asked for",
    "advice": "authority's advice",
    "staff_support": "support that staff need",
    "unit_place": "place in a support unit ends",
    "plan_review": "review of a plan",
    "final_meeting": "final meeting of a plan",
    "help_request": "request for help nobody has answered",
    "signature": "signature missing",
    "parents_brought_in": "plan is failing: bring the parents in",
}
RULES: Mapping[str, str] = {
    "planned_day": "as planned",
    "weekly": "weekly",
    "school_days_without_session": "two school weeks without a session",
    "planned_weeks": "longer than planned",
    "term_of_its_end": "beyond its term",
    "days_after_its_end": "30 days after its end",
    "agreement_ends": "as agreed",
    "hours_unopened": "then it goes to the next in line",
    "accreditation_ends": "as recorded",
    "months_without_supervision": "after the last supervision",
    "school_weeks": "so many school weeks after it started",
    "moved_by_pause": "later, as long as it waited",
    "moved_from_holiday": "the next school day",
    "time_limit": "its time limit",
    "working_days_after": "so many working days after",
    "school_days_after": "so many school days after",
    "day_it_was_asked": "the day it was asked",
}
_FALLING = {True: "falls as it should", False: "does not fall", None: "too early to tell"}
_CALENDARS = {"days": "", "school_days": ", school days", "working_days": ", working days"}
EMPTY = "Nothing is on this caseload: no programme or group is delivered, covered or managed, and no referral waits."


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids of a caseload are called, as far as its reader may know."""

    people: Mapping[str, str]
    files: Mapping[str, str]

    def whose(self, row: Row, kinds: Mapping[str, str]) -> str:
        """Whose work a row is about: the pupil, or the group by its ELSAs."""
        if row.get("file") in self.files:
            return self.files[row["file"]]
        kind = kinds.get(str(row.get("matter")))
        return "a group" if kind == "group" else "-"

    def person(self, id_: Any) -> str:
        """What somebody is called."""
        return self.people.get(str(id_), "somebody")


def names_of(staff: Row, cases: Iterable[Row]) -> Names:
    """The names that readings of the staff and of the cases tell."""
    registered = (e["fields"] for e in staff["entries"] if e["what"] == "people.person_registered")
    people = {str(fields["person"]): fields["display_name"] for fields in registered if fields.get("display_name")}
    files: dict[str, str] = {}
    for page in cases:
        pupils = {entry["file"]: entry["fields"].get("display_name") for entry in page["entries"]}
        files |= {row["case"]: pupils[row["pupil"]] for row in page["rows"] if pupils.get(row["pupil"])}
    return Names(people, files)


def page(rows: Sequence[Row], names: Names) -> Iterator[RenderableType]:
    """The tables of a caseload, or that there is nothing on it."""
    kinds = {str(row["matter"]): row["what"] for row in rows if row["what"] in {"programme", "group"}}
    held = [row for row in rows if row["what"] in {"programme", "group"}]
    lines = [row for row in rows if row["what"] not in {"programme", "group", "blocker"}]
    if not rows:
        yield Text(EMPTY)
        return
    if held:
        yield table(
            "On the caseload", ("whose", "what", "by whom", "since"), (_held(row, names, kinds) for row in held)
        )
    if lines:
        heads = ("when", "what", "whose", "why")
        yield table("Due", heads, (_line(row, names, kinds) for row in in_order(lines)))
    blockers = [row for row in rows if row["what"] == "blocker"]
    if blockers:
        yield table("In the way", ("what", "how often", "last", "for whom"), (_blocker(row, names) for row in blockers))


def table(title: str, heads: Sequence[str], lines: Iterable[Sequence[str | Text]]) -> Table:
    """A table as all of these pages show them."""
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE, padding=(0, 1))
    for head in heads:
        table.add_column(head, overflow="fold")
    for line in lines:
        table.add_row(*line)
    return table


def _held(row: Row, names: Names, kinds: Mapping[str, str]) -> tuple[str, ...]:
    elsas = ", ".join(names.person(one) for one in row.get("elsas") or ())
    elsas += f", covered by {names.person(row['covered_by'])}" if row.get("covered_by") else ""
    phase = str(row.get("phase") or "").replace("_", "-")
    return names.whose(row, kinds), f"{row['what']}, {phase}" if phase else row["what"], elsas, day(row.get("started"))


def _line(row: Row, names: Names, kinds: Mapping[str, str]) -> tuple[str | Text, ...]:
    return when(row), WHAT.get(row["what"], row["what"]), _whose(row, names, kinds), _why(row, names)


def in_order(lines: Iterable[Row]) -> list[Row]:
    """What is overdue first, then by day; what has none last."""
    return sorted(lines, key=lambda row: (not row.get("overdue"), row.get("day") or "9999"))


def when(row: Row) -> Text:
    """The day of a line, and whether it has passed."""
    said = Text(day(row.get("day") or row.get("since")))
    if row.get("overdue"):
        said.append(" overdue", style="bold red")
    return said


def _whose(row: Row, names: Names, kinds: Mapping[str, str]) -> str:
    if "count" in row:
        return names.person(row["elsa"])
    return names.whose(row, kinds)


def _why(row: Row, names: Names) -> str:
    if "count" in row:
        return f"{row['count']} not written up by somebody who has left"
    if row["what"] == "fading":
        return _FALLING[row.get("falling")] if row.get("planned") else "none is planned"
    if row["what"] == "waiting":
        return f"for {names.person(row['elsa'])}" if row.get("elsa") else "for no ELSA yet"
    return rule(row)


def rule(row: Row) -> str:
    """By which rule and in which calendar a line is due."""
    said = str(row.get("rule", ""))
    return RULES.get(said, said.replace("_", " ")) + _CALENDARS.get(str(row.get("calendar")), "")


def _blocker(row: Row, names: Names) -> tuple[str, ...]:
    by = "sessions not held" if row["by"] == "session" else "reported"
    return (
        f"{str(row['code']).replace('_', ' ')} ({by})",
        str(row["times"]),
        day(row.get("last")),
        names.person(row["elsa"]),
    )


def day(value: Any) -> str:
    """A day as people write it; nothing for none."""
    return f"{date.fromisoformat(str(value)):%a %d %b %Y}" if value else ""
