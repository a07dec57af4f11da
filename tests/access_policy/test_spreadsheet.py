"""A reading as a table: everything that was told, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from access_policy.spreadsheet import cell, table, wanted
from case_store.entry import registered_events

READING: dict[str, Any] = {
    "disclosure": "d-1",
    "page": "case",
    "as_of": "2026-03-10T14:30:00Z",
    "entries": [
        {
            "id": "e-1",
            "happened_at": "2026-03-10T12:00:00Z",
            "part": "contacts",
            "what": "case.contact_recorded",
            "level": "summary",
            "matter": None,
            "about": None,
            "corrected": False,
            "erased": False,
            "fields": {"purpose": '=HYPERLINK("x")', "present": ["p-1", "p-2"], "what": "Rang, twice.\r\n"},
        }
    ],
    "rows": [{"entry": "e-1", "day": "2026-03-10"}],
    "withheld": [{"part": "sessions", "matter": "m-1", "ask": ["p-3"]}],
    "incomplete": ["f-1"],
    "next": "cursor",
}


def read(bytes_: bytes) -> list[dict[str, str]]:
    """The lines of a table, as a program reads them."""
    return list(csv.DictReader(io.StringIO(bytes_.decode("utf-8-sig"), newline="")))


class TestTable:
    def test_tells_what_the_reading_tells(self) -> None:
        """A line each for the reading, entries, rows, what is withheld, what is missing, and that more follows."""
        lines = read(table(READING))
        assert [line["Line"] for line in lines] == ["reading", "entry", "row", "withheld", "incomplete", "more"]
        assert (lines[0]["Id"], lines[0]["Event"]) == ("d-1", "case")
        assert (lines[1]["present"], lines[1]["Corrected"]) == ("p-1; p-2", "no")
        assert (lines[1]["Event"], lines[1]["what"]) == ("case.contact_recorded", "Rang, twice.\r\n")
        assert (lines[2]["day"], lines[3]["Ask"], lines[4]["Id"]) == ("2026-03-10", "p-3", "f-1")

    def test_has_columns_for_what_was_told_and_for_nothing_else(self) -> None:
        """A column for a field that nobody was told would say that there is one."""
        header = table({**READING, "rows": []}).decode("utf-8-sig").splitlines()[0]
        assert header.endswith('"purpose","present","what"')

    def test_takes_no_field_of_an_event_for_a_column_of_its_own(self) -> None:
        """Its own begin with a capital, and a field of an event never does."""
        assert not [name for event in registered_events() for name in event.model_fields if name != name.lower()]

    def test_is_utf_8_and_says_so(self) -> None:
        """With the mark without which a spreadsheet shows José as something else."""
        told = table({**READING, "entries": [{**READING["entries"][0], "fields": {"purpose": "José 😀"}}]})
        assert told.startswith(b"\xef\xbb\xbf")
        assert read(told)[1]["purpose"] == "José 😀"


STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
    " =",
    "\n=",
    "\t@",
    "\u00a0=",
    "\ufeff=",
)


class TestCell:
    @pytest.mark.parametrize("start", STARTS)
    def test_is_never_a_formula(self, start: str) -> None:
        """Also behind blanks that a spreadsheet strips, in wide letters, and within lists."""
        for value in (f"{start}cmd|' /C calc'!A0", [f"{start}1"], {f"{start}": 1}):
            assert cell(value).startswith("'")
        (line,) = read(table({**READING, "entries": [], "rows": [{"day": f"{start}1"}], "withheld": [], "next": None}))[
            1:2
        ]
        assert line["day"] == f"'{start}1"

    @pytest.mark.parametrize("value", ["", "Said -5.", "a=b", "é", "'quoted'", "2026-03-10", 'a;=b"'])
    def test_is_the_text_where_that_is_harmless(self, value: str) -> None:
        """Nothing is changed without need."""
        assert cell(value) == value

    @pytest.mark.parametrize(("value", "shown"), [(None, ""), (True, "yes"), (-5, "-5"), ({"a": [1, None]}, "a: 1; ")])
    def test_shows_what_is_no_text(self, value: Any, shown: str) -> None:
        """A number is a number, also below nothing."""
        assert cell(value) == shown


class TestWanted:
    @pytest.mark.parametrize(
        "accept", ["text/csv", "TEXT/CSV; charset=utf-8", "text/csv, */*;q=0.1", "application/json;q=0.5, text/csv"]
    )
    def test_is_a_table_that_is_asked_for(self, accept: str) -> None:
        """By name."""
        assert wanted(accept)

    @pytest.mark.parametrize(
        "accept",
        [
            "",
            "*/*",
            "text/*",
            "application/json",
            "text/csv;q=0",
            "text/csv;q=0.5, application/json",
            "text/csv;q=x",
            ";;,,=",
            "text/html",
        ],
    )
    def test_is_none_where_nobody_asks_for_one(self, accept: str) -> None:
        """Browsers and scripts take anything; they get what they always got."""
        assert not wanted(accept)
