"""What is due for somebody, in the terminal: readable, in words for every rule and kind, and as JSON without a name."""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest
from typer.testing import CliRunner

from access_policy.due_lines import KINDS
from confide import caseload_page, due_page
from confide.caseload_page import Names
from confide.cli import app
from tests.confide.test_psp_commands import shown

AT = "https://confide.example.org/api/v1/harbour"
CASE, PLAN = "c-1", "p-1"
ELLA = "e-1"
NAMES = Names({ELLA: "Ella Marsh"}, {CASE: "Robin Vale"})
DUE = {"matter": PLAN, "file": CASE, "day": "2025-11-21", "calendar": "school_days", "overdue": False}
ROWS: list[dict[str, Any]] = [
    {"what": "plan_review", "rule": "school_weeks", **DUE},
    {"what": "signature", "rule": "school_weeks", "person": ELLA, **DUE},
    {"what": "action", "rule": "planned_day", "entry": "x-1", **DUE, "calendar": "working_days", "overdue": True},
]
READING: dict[str, Any] = {"rows": ROWS, "entries": [{"id": "x-1", "fields": {"what": "Ring home."}}], "next": None}


def test_says_what_is_due_and_by_which_rule() -> None:
    """Whose it is, what is to be done in the words that were told, and what is overdue before the rest."""
    said = shown(due_page.page(READING, NAMES))
    for words in (
        "Robin Vale",
        "Ella Marsh",
        "Ring home.",
        "review of a plan",
        "so many school weeks",
        "as planned, working days",
    ):
        assert words in " ".join(said.split())
    assert said.index("overdue") < said.index("review of a plan")


def test_says_that_nothing_is() -> None:
    """In a sentence, and without a table."""
    assert "Nothing is due for you" in shown(due_page.page({"rows": [], "entries": []}, NAMES))


@pytest.mark.parametrize(
    "kind",
    [
        *KINDS,
        "supervision",
        "concern",
        "plan_review",
        "final_meeting",
        "parents_brought_in",
        "signature",
        "help_request",
    ],
)
def test_has_words_for_every_kind(kind: str) -> None:
    """None is shown as a code."""
    assert kind in caseload_page.WHAT


def test_asks_for_one_page_and_for_names_only_where_they_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON holds ids alone."""
    asked: list[str] = []

    def get(_: Any, url: str) -> httpx2.Response:
        asked.append(url.removeprefix(AT))
        nothing: dict[str, Any] = {"rows": [], "entries": [], "next": None}
        return httpx2.Response(200, json=READING if url.endswith("/due") else nothing)

    def confide(*arguments: str) -> Any:
        return CliRunner().invoke(app, ["due", *arguments, "--url", AT], env={"CONFIDE_TOKEN": "t"})

    monkeypatch.setattr(httpx2.Client, "get", get)
    assert json.loads(confide("--json").output) == ROWS
    assert asked == ["/due"]
    assert "Due" in confide().output
    assert "/staff" in asked
    result = CliRunner().invoke(app, ["due"])
    assert (result.exit_code, "Say either who you are" in result.output) == (2, True)
