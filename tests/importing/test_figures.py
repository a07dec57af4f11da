"""A list of figures: looked through against the school's own roll and terms, and entered row by row."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from confide.cli import app
from confide.cli import importing as command
from confide.importing import entering, figures, sheet
from confide.importing.caller import NotReached
from confide.importing.figures import Known, Term
from confide.importing.looked import Looked
from confide.importing.sending import Came, Done, send
from tests.figures import term_until_today
from tests.importing.bridge import Bridge, apart, caller_of, client_of
from tests.importing.files import written
from tests.school import School
from tests.stories import staff

TODAY = date(2026, 3, 10)
SECRET = "Quetzalcoatlus"
HEADER = "Name,Term,Form,UPN,Possible,Attended,Late,Incidents,Suspended from,Half days,Permanent exclusion\n"
DAYS = (
    (date(2025, 9, 2), date(2025, 12, 19)),
    (date(2026, 1, 5), date(2026, 3, 27)),
    (date(2026, 4, 13), date(2026, 7, 17)),
)
TERMS = tuple(Term(2025, number, *days, of=3) for number, days in enumerate(DAYS, start=1))
ROLL = (
    {"pupil": "one", "display_name": "Ann Oak", "form": "5B", "date_of_birth": "2015-11-02", "upn": "B801200005001"},
    {"pupil": "two", "display_name": "Ann Oak", "form": "6A", "date_of_birth": "2014-11-02"},
    {"pupil": "three", "display_name": "Cy Elm", "form": "5B", "date_of_birth": "2016-02-28"},
)
KNOWN = Known(ROLL, TERMS)


def look(folder: Path, rows: str, known: Known = KNOWN) -> Looked:
    """A list of figures, looked through."""
    lines, faults = sheet.read(written(folder, HEADER + rows), figures.COLUMNS)
    looked = figures.look(lines, known, TODAY)
    return Looked(looked.rows, (*faults, *looked.faults))


def wrong(folder: Path, rows: str) -> list[tuple[int | None, str | None]]:
    """Where something is wrong; and nothing of what stands there is repeated."""
    faults = look(folder, rows).faults
    assert all(SECRET not in fault.problem for fault in faults)
    return [(fault.row, fault.column) for fault in faults]


class TestAListOfFigures:
    def test_is_understood_as_schools_write_it(self, tmp_path: Path) -> None:
        """One row a pupil and term: sessions, incidents, a suspension, a permanent exclusion."""
        looked = look(tmp_path, "Cy Elm,Spring 2026,,,90,81,4,2,12/01/2026,4,2026-03-02\n")
        term = {"term": {"school_year": 2025, "number": 2}}
        assert looked.faults == ()
        assert [dict(row.body) for row in looked.rows] == [
            {
                "pupil": "three",
                "figures": (
                    ("attendance", {**term, "possible": 90, "attended": 81, "late": 4}),
                    ("incidents", {**term, "incidents": 2}),
                    ("suspensions", {**term, "from_day": "2026-01-12", "half_days": 4}),
                    ("permanent-exclusions", {**term, "from_day": "2026-03-02"}),
                ),
            }
        ]

    @pytest.mark.parametrize(
        ("cell", "number"),
        [
            ("2025-1", 1),
            ("2025/26 2", 2),
            ("Autumn 2025", 1),
            ("autumn 2025/26", 1),
            ("2025/26 Spring", 2),
            ("Spring 2026", 2),
        ],
    )
    def test_names_a_term_in_one_of_several_ways(self, tmp_path: Path, cell: str, number: int) -> None:
        """By its number, or by its season where the year has three terms."""
        (row,) = look(tmp_path, f"Cy Elm,{cell},,,,,,1,,,\n").rows
        assert row.body["figures"][0][1]["term"]["number"] == number

    @pytest.mark.parametrize("cell", ["2025-4", "Autumn 2031", "Lent", SECRET, "2025"])
    def test_names_a_term_that_is_none(self, tmp_path: Path, cell: str) -> None:
        """Against the terms that the school has set; a year of two terms has no spring."""
        assert wrong(tmp_path, f"Cy Elm,{cell},,,,,,1,,,\n") == [(2, "term")]
        two = Known(ROLL, tuple(Term(2025, each.number, each.starts, each.ends, of=2) for each in TERMS[:2]))
        assert [fault.column for fault in look(tmp_path, "Cy Elm,Spring 2026,,,,,,1,,,\n", two).faults] == ["term"]

    @pytest.mark.parametrize(
        ("cells", "column"),
        [
            (f"{SECRET},2025-2,,", "display_name"),
            ("Ann Oak,2025-2,,", "display_name"),
            ("Ann Oak,2025-2,4C,", "form"),
            ("Cy Elm,2025-2,,B801200005001", "upn"),
        ],
    )
    def test_names_a_wrong_pupil(self, tmp_path: Path, cells: str, column: str) -> None:
        """Nobody of this name, one of several, or one whom the form or the UPN of another is given: by row alone."""
        assert wrong(tmp_path, f"{cells},,,,1,,,\n") == [(2, column)]

    @pytest.mark.parametrize("cells", ["Ann Oak,2025-2,5B,", "Ann Oak,2025-2,,B801200005001", "ann oak,2025-2,6a,"])
    def test_tells_two_of_one_name_apart(self, tmp_path: Path, cells: str) -> None:
        """By form or UPN, as far as whoever imports is told them."""
        assert wrong(tmp_path, f"{cells},,,,1,,,\n") == []

    def test_names_a_row_that_is_there_twice(self, tmp_path: Path) -> None:
        """The same figure of one pupil and term; a second suspension is a second row."""
        row, again = "Cy Elm,2025-2,,,90,81,,,,,\n", "Cy Elm,Spring 2026,5B,,90,80,,,,,\n"
        assert wrong(tmp_path, row + again) == [(3, "possible")]
        assert wrong(tmp_path, row + "Cy Elm,2025-1,,,90,80,,,,,\n") == []
        suspended = "Cy Elm,2025-2,,,,,,,2026-01-12,4,\n"
        assert wrong(tmp_path, row + suspended + suspended.replace("12", "19")) == []
        assert wrong(tmp_path, row + suspended + suspended) == [(4, "suspended_from")]

    @pytest.mark.parametrize(
        ("cells", "column"),
        [
            ("90,,,,,,", "attended"),
            (",80,,,,,", "possible"),
            ("90,91,,,,,", "possible"),
            ("90,80,81,,,,", "late"),
            (",,,,2026-01-12,,", "half_days"),
            (",,,,2025-12-19,4,", "suspended_from"),
            (",,,,,,2026-04-13", "permanently_excluded_from"),
            (",,,few,,,", "incidents"),
            ("90,80,,1e3,,,", "incidents"),
            (",,,,soon,4,", "suspended_from"),
            (",,,,,,", None),
        ],
    )
    def test_names_what_does_not_go_together(self, tmp_path: Path, cells: str, column: str | None) -> None:
        """By row and column."""
        assert (2, column) in wrong(tmp_path, f"Cy Elm,2025-2,,,{cells}\n")

    def test_holds_no_term_to_come(self, tmp_path: Path) -> None:
        """Nothing of it can be counted yet."""
        assert wrong(tmp_path, "Cy Elm,2025-3,,,,,,1,,,\n") == [(2, "term")]


@pytest.mark.asyncio(loop_scope="session")
class TestImportingFigures:
    async def test_enters_them_once(self, school: School, tmp_path: Path) -> None:
        """Again it changes nothing, changed it changes that; from the office too, who reads back their own alone."""
        await staff(school)
        await school.person("office", "office")
        await term_until_today(school)
        await school.pupil("Cy Elm", form="5B")
        rows = "Cy Elm,{t},5B,,90,81,4,2,{d},4,\n"
        for who in ("head", "office"):
            counts = [await imported(school, who, tmp_path, rows) for _ in range(2)]
            changed = await imported(school, who, tmp_path, rows.replace("81", "80"))
            back = await imported(school, who, tmp_path, rows)
            came = [done.counts for done in (*counts, changed, back)]
            assert came == [{Came.NEW: 1}, {Came.SAME: 1}, {Came.CHANGED: 1}, {Came.CHANGED: 1}], who
            assert not counts[0].refused

    async def test_of_nobody_who_enters_figures_is_looked_at_by_nobody(self, school: School, tmp_path: Path) -> None:
        """A teacher is told of no terms; a school that has set none is told to."""
        await staff(school)
        with pytest.raises(NotReached, match="set none"):
            await imported(school, "head", tmp_path, "")
        await term_until_today(school)
        with pytest.raises(NotReached, match="not yours to enter"):
            await imported(school, "subject_teacher", tmp_path, "")

    async def test_is_looked_through_first_against_the_service(
        self, school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A dry run reads the roll and the terms, names each fault by row and column, and hands nothing in."""
        await staff(school)
        await term_until_today(school)
        bridge = Bridge(school)
        monkeypatch.setattr(command, "httpx2", SimpleNamespace(Client=lambda **_: client_of(school, bridge)))
        path = written(tmp_path, f"{HEADER}{SECRET},2025-1,,,,,,1,,,\n")
        token = {"CONFIDE_TOKEN": school.service.token("head")}
        asked = ["import", "figures", str(path), "--dry-run", "--url", "https://confide.example/api/v1/harbour"]
        told = await apart(lambda: CliRunner().invoke(app, asked, env=token))
        assert (told.exit_code, "Row 2, display_name: Is nobody's name on the roll." in told.stdout) == (2, True)
        assert SECRET not in told.output
        assert {method for method, _ in bridge.asked} == {"GET"}


async def imported(school: School, who: str, folder: Path, rows: str) -> Done:
    """What comes of importing these rows, of the term that ends today."""
    caller = caller_of(school, who, Bridge(school))

    def whole() -> Any:
        known = entering.known_to(caller)
        (term,) = known.terms
        filled = HEADER + rows.format(t=f"{term.school_year}-{term.number}", d=term.ends)
        lines, _ = sheet.read(written(folder, filled), figures.COLUMNS)
        looked = figures.look(lines, known, term.ends)
        assert looked.sound, looked.faults
        return send(looked, entering.Figures(caller), lambda *_: None)

    done: Done = await apart(whole)
    return done
