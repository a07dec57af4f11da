"""Meetings in the terminal: the list and one of them, readable, and helpful where they cannot be shown."""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest
from typer.testing import CliRunner

from case_store.meeting.codes import Item
from confide import meeting_page
from confide.caseload_page import Names
from confide.cli import app
from tests.confide.test_psp_commands import shown

AT = "https://confide.example.org/api/v1/harbour"
MEETING, CASE, ELLA = "0191f000-0000-7000-8000-000000000001", "c-1", "e-1"
NAMES = Names({ELLA: "Ella Marsh"}, {CASE: "Robin Vale"})
LINE: dict[str, Any] = {
    "what": "meeting",
    "meeting": MEETING,
    "file": CASE,
    "kind": "referral",
    "stands": "held",
    "meets_on": "2025-11-10",
    "held_on": "2025-11-11",
}
DUE = {"due": "2025-11-21", "owner": ELLA}
READING: dict[str, Any] = {
    "entries": [
        {"id": "x-1", "fields": {"what": "Greet him at the door."}},
        {"id": "x-2", "fields": {"what": "Assess what helps."}},
    ],
    "rows": [
        LINE,
        {"what": "person", "person": ELLA, "invited_as": "staff", "attendance": "attended"},
        {"what": "agreed", "item": "approach", "entry": "x-1", "owner": ELLA, "by": "2025-11-21", "overdue": True},
        {"what": "declined", "item": "support", "entry": "x-3", "owner": None},
        {"what": "missing", "item": "protocol"},
        {"what": "action", "entry": "x-1", "stands": "late", **DUE},
        {"what": "referral", "entry": "x-2", "stands": "open", "decision": "waiting_list", **DUE}
        | {"escalated_on": "2025-12-01"},
    ],
}


class TestOneMeeting:
    def test_says_what_is_agreed_missing_owned_and_late(self) -> None:
        """Words where they were told, codes as words, what is missing by its name."""
        said = shown(meeting_page.one(READING, NAMES))
        for words in (
            "Robin Vale", "Ella Marsh", "attended", "a common approach", "Greet him at the door.", "overdue",
            "declined", "the protocol for sharing", "missing", "late", "waiting list", "escalated",
        ):  # fmt: skip
            assert words in said

    def test_says_nothing_of_what_was_not_told(self) -> None:
        """No heading stands over nothing: that there is something to do is not for everybody."""
        said = shown(meeting_page.one({"rows": [LINE], "entries": []}, NAMES))
        assert [head for head in ("Asked", "Agreed", "Set going") if head in said] == []

    @pytest.mark.parametrize("item", Item)
    def test_has_words_for_each_of_the_nine(self, item: Item) -> None:
        """None is shown as a code."""
        row = {"what": "missing", "item": item.value}
        assert meeting_page._ITEMS[item] in shown(meeting_page.one({"rows": [row], "entries": []}, NAMES))


class TestAsking:
    def test_asks_for_what_was_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As JSON one page is read; what is not there and what is hidden are told alike."""
        asked: list[str] = []

        def get(_: Any, url: str) -> httpx2.Response:
            asked.append(url.removeprefix(AT))
            rows = [] if "/cases" in url else [LINE]
            return httpx2.Response(200, json={"rows": rows, "entries": [], "next": None})

        def confide(*arguments: str) -> Any:
            return CliRunner().invoke(app, ["meeting", *arguments, "--url", AT], env={"CONFIDE_TOKEN": "t"})

        monkeypatch.setattr(httpx2.Client, "get", get)
        assert json.loads(confide("show", MEETING, "--json").output) == [LINE]
        assert json.loads(confide("list", "--json").output) == [LINE]
        assert asked == [f"/meetings/{MEETING}", "/meetings"]
        assert "Meetings" in confide("list").output
        monkeypatch.setattr(httpx2.Client, "get", lambda *_: httpx2.Response(404, json={"title": "No such thing."}))
        result = confide("show", MEETING)
        assert (result.exit_code, "There is no such meeting" in result.output) == (2, True)

    def test_says_that_there_is_none(self) -> None:
        """In a sentence."""
        assert "No meeting that you may know of" in shown(meeting_page.listed([], NAMES))
