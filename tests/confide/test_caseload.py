"""A caseload in the terminal: readable, plain about what is overdue, and helpful where it cannot be shown."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from case_store.calendar.codes import DueBy
from confide import caseload_page
from confide.caseload_page import Names
from confide.cli import app

CASE, GROUP, PROGRAMME, ELSA = "c-1", "g-1", "p-1", "e-1"
NAMES = Names({ELSA: "Jo Fletcher"}, {CASE: "Robin Vale"})
DUE = {"day": "2025-11-10", "calendar": "school_days", "rule": "weekly", "overdue": False}
ROWS: list[dict[str, Any]] = [
    {"what": "programme", "matter": PROGRAMME, "file": CASE, "elsas": [ELSA], "phase": "touch_base"},
    {"what": "group", "matter": GROUP, "file": GROUP, "elsas": [ELSA], "started": "2025-11-03", "phase": "sessions"},
    {"what": "session", "matter": GROUP, "file": GROUP, **DUE},
    {"what": "overdue", "matter": PROGRAMME, "file": CASE, **DUE, "rule": "planned_weeks", "overdue": True},
    {"what": "fading", "matter": PROGRAMME, "file": CASE, "planned": True, "falling": False},
    {"what": "waiting", "matter": "r-1", "file": CASE, "elsa": None, "since": "2025-11-04"},
    {"what": "unwritten", "elsa": ELSA, "count": 2},
    {"what": "blocker", "elsa": ELSA, "code": "no_room", "times": 3, "last": "2025-11-06", "by": "session"},
]  # fmt: skip
Confide = Callable[..., Result]


def shown(rows: list[dict[str, Any]]) -> str:
    """What somebody reads, without colours."""
    out = io.StringIO()
    console = Console(file=out, width=120, color_system=None)
    for piece in caseload_page.page(rows, NAMES):
        console.print(piece)
    return out.getvalue()


@pytest.fixture
def confide(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Confide:
    """`confide("--as", "jo_elsa")`: what came of `confide caseload`."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, **settings: str) -> Result:
        return CliRunner().invoke(app, ["caseload", *arguments], env={"CONFIDE_ENV": None, **settings})

    return call


class TestPage:
    def test_says_who_is_due_what(self) -> None:
        """Names where the reader may know them, rules in words, what is overdue before what is to come."""
        said = shown(ROWS)
        for words in (
            "Robin Vale", "Jo Fletcher", "a group", "touch-base", "longer than planned", "does not fall",
            "for no ELSA yet", "2 not written up by somebody who has left", "no room (sessions not held)",
        ):  # fmt: skip
            assert words in said
        assert said.index("overdue") < said.index("next session")
        assert max(map(len, said.splitlines())) <= 120

    def test_says_that_there_is_nothing(self) -> None:
        """In a sentence that says what would be there."""
        assert "Nothing is on this caseload" in " ".join(shown([]).split())

    def test_has_words_for_every_rule(self) -> None:
        """But those that no line of a caseload follows from."""
        counted = {"days_after", "end_of_term", "eve_of_school_year"}
        assert caseload_page.RULES.keys() == {rule.value for rule in DueBy} - counted

    def test_names_are_those_of_the_readings(self) -> None:
        """A pupil whose name was not told has none here."""
        person = {"what": "people.person_registered", "fields": {"person": ELSA, "display_name": "Jo Fletcher"}}
        told = {"file": "u-1", "what": "people.pupil_enrolled", "fields": {"display_name": "Robin Vale"}}
        pairs = [{"case": CASE, "pupil": "u-1"}, {"case": "c-2", "pupil": "u-2"}]
        assert caseload_page.names_of({"entries": [person]}, [{"entries": [told], "rows": pairs}]) == NAMES


class TestSayingWhatIsWrong:
    """Exit code 2, and a sentence that says what to do next."""

    @pytest.mark.parametrize(
        ("arguments", "settings", "said"),
        [
            ((), {}, "Say either who you are"),
            (("--as", "jo_elsa", "--url", "http://localhost/api/v1/harbour"), {}, "Say either who you are"),
            (("--as", "nobody"), {}, "jo_elsa"),
            (("--as", "jo_elsa"), {}, "confide demo"),
            (("--url", "https://confide.example.org/api/v1/harbour"), {}, "CONFIDE_TOKEN"),
            (("--url", "harbour"), {"CONFIDE_TOKEN": "t"}, "an address such as"),
            (("--url", "http://confide.example.org/api/v1/harbour"), {"CONFIDE_TOKEN": "t"}, "https"),
            (("--url", "http://127.0.0.1:1/api/v1/harbour"), {"CONFIDE_TOKEN": "t"}, "does not answer"),
        ],
    )
    def test_in_a_sentence(self, confide: Confide, arguments: Any, settings: Any, said: str) -> None:
        """Nobody, somebody unknown, no demo, no token, no address, a token in clear, nobody there."""
        result = confide(*arguments, **settings)
        assert (result.exit_code, said in result.output) == (2, True)
        assert "Traceback" not in result.output

    @pytest.mark.parametrize(("status", "said"), [(401, "new token"), (404, "no such school"), (503, "no Confide")])
    def test_what_the_service_said(
        self, confide: Confide, monkeypatch: pytest.MonkeyPatch, status: int, said: str
    ) -> None:
        """A token that has run out, a school that is none, an answer of something else."""
        monkeypatch.setattr(httpx2.Client, "get", lambda *_: httpx2.Response(status, text="<html>"))
        result = confide("--url", "https://confide.example.org/api/v1/harbour", CONFIDE_TOKEN="t")
        assert (result.exit_code, said in result.output) == (2, True)


def test_with_a_token_and_an_address(confide: Confide, monkeypatch: pytest.MonkeyPatch) -> None:
    """One page as JSON; for the table the names as well, and the list of cases to its end."""
    asked: list[str] = []

    def get(_: Any, url: str) -> httpx2.Response:
        path = url.removeprefix("https://confide.example.org/api/v1/harbour")
        asked.append(path)
        told = {"rows": ROWS, "entries": [], "next": None} if path == "/caseload" else {"rows": [], "entries": []}
        return httpx2.Response(200, json=told | {"next": "on" if path == "/cases?limit=200" else None})

    monkeypatch.setattr(httpx2.Client, "get", get)
    at = {"CONFIDE_TOKEN": "t"}
    assert json.loads(confide("--url", "https://confide.example.org/api/v1/harbour", "--json", **at).output) == ROWS
    assert asked == ["/caseload"]
    assert "Due" in confide("--url", "https://confide.example.org/api/v1/harbour/", **at).output
    assert asked[1:] == ["/caseload", "/staff", "/cases?limit=200", "/cases?limit=200&cursor=on"]
