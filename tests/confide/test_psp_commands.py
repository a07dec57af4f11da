"""Plans in the terminal: the board and one plan, readable, and helpful where they cannot be shown."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from rich.console import Console, RenderableType
from typer.testing import CliRunner, Result

from confide import psp_page
from confide.caseload_page import Names
from confide.cli import app
from projections.psp_board.card import Stage

AT = "https://confide.example.org/api/v1/harbour"
PLAN, CASE, PUPIL, ELLA, TARGET = "0191f000-0000-7000-8000-000000000001", "c-1", "u-1", "e-1", "t-1"
NAMES = Names({ELLA: "Ella Marsh"}, {CASE: "Robin Vale"})
LINE: dict[str, Any] = {
    "what": "plan",
    "plan": PLAN,
    "file": CASE,
    "stage": "review",
    "coordinator": ELLA,
    "next_review": "2025-11-10",
    "overdue": True,
}
LINES: list[dict[str, Any]] = [
    LINE,
    {**LINE, "plan": "other", "stage": "do", "overdue": None, "final": True, "on_hold": "long_absence"}
    | {"on_hold_since": "2025-11-03"},
    {**LINE, "plan": "third", "overdue": False, "failing_since": "2025-11-03", "parents_by": "2025-11-07"},
]
AGREED = {"what": "target", "target": TARGET, "entry": "x-1", "stands": "agreed", "by": "2025-12-01", "version": 2}
READING: dict[str, Any] = {
    "entries": [
        {"id": "x-1", "what": "psp.target_agreed", "fields": {"wording": "Starts work within five minutes."}},
        {"id": "x-2", "what": "psp.commitment_made", "fields": {"help": "Ten minutes each morning."}},
    ],
    "rows": [
        LINE,
        {**AGREED, "progress": [{"entry": "x-9", "progress": "partly"}], "missing": None},
        {**AGREED, "entry": "x-0", "stands": "draft", "missing": ["measure", "by"], "progress": []},
        {"what": "commitment", "entry": "x-2", "side": "school", "owner": ELLA, "kept": "partly", "runs": True},
        {"what": "signature", "person": ELLA, "stands": "signed", "day": "2025-10-06", "side": "school"},
        {"what": "attendance", "person": "p-1", "side": "parent", "attendance": "apologies"},
        {"what": "not_signed", "person": "p-1", "side": "parent", "versions": []},
        {"what": "review", "held_on": "2025-11-10", "outcome": "some_progress", "next_due": "2025-12-08"},
        {"what": "review_not_held", "was_due": "2025-12-08", "why": "staff_absent", "new_date": "2025-12-10"},
        {"what": "ended", "ended_on": "2026-01-12", "how": None},
        {"what": "advice", "stands": "asked", "overdue": True},
        {"what": "outcome", "successful": False, "options": ["managed_move"]}
        | {"commitments": [{"kept": "kept"}, {"kept": "not"}, {"kept": "kept"}]},
    ],
}
Confide = Callable[..., Result]


def shown(pieces: Iterable[RenderableType]) -> str:
    """What somebody reads, without colours."""
    out = io.StringIO()
    console = Console(file=out, width=120, color_system=None)
    for piece in pieces:
        console.print(piece)
    return out.getvalue()


@pytest.fixture
def confide(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Confide:
    """`confide("board", "--as", "NAME")`: what came of `confide psp board`."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, **settings: str) -> Result:
        return CliRunner().invoke(app, ["psp", *arguments], env={"CONFIDE_ENV": None, **settings})

    return call


class TestTheBoard:
    def test_says_where_each_plan_stands(self) -> None:
        """The stage, what is overdue, what waits and why, what fails; the order is the service's."""
        said = shown(psp_page.board(LINES, NAMES))
        assert max(map(len, said.splitlines())) <= 120
        said = " ".join(said.split())
        for words in ("Robin Vale", "Ella Marsh", "overdue", "final", "on hold since Mon", "absence"):
            assert words in said
        assert "failing, parents by Fri" in said

    def test_says_that_there_is_none(self) -> None:
        """In a sentence."""
        assert "No plan that you may know of" in shown(psp_page.board([], NAMES))

    @pytest.mark.parametrize("stage", Stage)
    def test_has_every_stage(self, stage: Stage) -> None:
        """By its own word."""
        assert stage.value in shown(psp_page.board([{**LINE, "stage": stage.value}], NAMES))


class TestOnePlan:
    def test_says_what_stands_and_what_became_of_it(self) -> None:
        """Words where they were told, who is missing, codes as words."""
        said = shown(psp_page.one(READING, NAMES))
        for words in (
            "Starts work within five minutes.", "agreed, partly", "draft, still missing: measure, by",
            "Ten minutes each morning.", "somebody (parent)", "has not signed", "apologies", "some progress",
            "staff absent", "not successful", "managed move", "2 kept, 1 not", "asked, overdue",
        ):  # fmt: skip
            assert words in said

    def test_says_nothing_of_what_was_not_told(self) -> None:
        """No heading stands over nothing: that there are signatures is not for everybody."""
        said = shown(psp_page.one({"rows": [LINE], "entries": []}, NAMES))
        assert [head for head in ("Signatures", "Targets", "What it came to") if head in said] == []


class TestAsking:
    def test_asks_for_what_was_said(self, confide: Confide, monkeypatch: pytest.MonkeyPatch) -> None:
        """The filters go with the reading; as JSON one page is read, and for a table the names as well."""
        asked: list[str] = []

        def get(_: Any, url: str) -> httpx2.Response:
            asked.append(url.removeprefix(AT))
            rows = LINES if "/psps" in url else []
            return httpx2.Response(200, json={"rows": rows, "entries": [], "next": None})

        monkeypatch.setattr(httpx2.Client, "get", get)
        board = confide("board", "--url", AT, "--stage", "review", "--overdue", "--json", CONFIDE_TOKEN="t")
        assert json.loads(board.output) == LINES
        assert asked == ["/psps?stage=review&overdue=true"]
        assert json.loads(confide("show", PLAN, "--url", AT, "--json", CONFIDE_TOKEN="t").output) == LINES
        assert "Pastoral" in confide("board", "--url", f"{AT}/", CONFIDE_TOKEN="t").output
        assert asked[1:] == [f"/psps/{PLAN}", "/psps", "/cases?limit=200", "/staff", "/agencies"]

    @pytest.mark.parametrize(
        ("arguments", "settings", "said"),
        [
            (("board",), {}, "Say either who you are"),
            (("show", PLAN, "--as", "nobody"), {}, "jo_elsa"),
            (("show", "not-an-id", "--as", "jo_elsa"), {}, "valid UUID"),
            (("board", "--as", "jo_elsa"), {}, "confide demo"),
            (("board", "--as", "robin"), {}, "an adult at their side"),
            (("board", "--url", AT), {}, "CONFIDE_TOKEN"),
            (("board", "--url", "http://confide.example.org/api/v1/harbour"), {"CONFIDE_TOKEN": "t"}, "https"),
            (("board", "--stage", "later", "--url", AT), {"CONFIDE_TOKEN": "t"}, "assess"),
        ],
    )
    def test_says_what_is_wrong_in_a_sentence(self, confide: Confide, arguments: Any, settings: Any, said: str) -> None:
        """Exit code 2, and what to do next."""
        result = confide(*arguments, **settings)
        assert (result.exit_code, said in result.output) == (2, True), result.output
        assert "Traceback" not in result.output

    def test_says_the_same_of_a_plan_that_is_none_and_of_one_that_is_hidden(
        self, confide: Confide, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The service answers alike, and so does the command."""
        monkeypatch.setattr(httpx2.Client, "get", lambda *_: httpx2.Response(404, json={"title": "No such thing."}))
        result = confide("show", PLAN, "--url", AT, CONFIDE_TOKEN="t")
        assert (result.exit_code, "There is no such plan" in result.output) == (2, True)
