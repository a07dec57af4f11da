"""Looking a list through: each fault by its row and column, and nothing of what stands there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.gb import upn as upns
from typer.testing import CliRunner, Result

from confide.cli import app
from confide.importing import pupils, sheet, staff, terms
from confide.importing.looked import Looked
from confide.importing.sheet import LARGEST, Fault
from confide.importing.workbook import Unreadable
from tests.importing.files import PUPILS, STAFF, TERMS, workbook, written

TODAY = date(2026, 3, 10)
HEADER = "display_name,year,date_of_birth,upn\n"
SECRET = "Quetzalcoatlus"


def look(path: Path) -> Looked:
    """A list of pupils, looked through."""
    rows, faults = sheet.read(path, pupils.COLUMNS)
    looked = pupils.look(rows, TODAY)
    return Looked(looked.rows, (*faults, *looked.faults))


def faults(path: Path) -> list[tuple[int | None, str | None]]:
    """Where something is wrong."""
    return [(fault.row, fault.column) for fault in look(path).faults if not fault.warning]


class TestAListOfPupils:
    def test_is_understood_as_people_write_it(self, tmp_path: Path) -> None:
        """Other names of columns, days and year groups as they are written here, empty cells."""
        looked = look(written(tmp_path, PUPILS))
        assert looked.faults == ()
        assert [dict(row.body) for row in looked.rows] == [
            {
                "display_name": "Ann Oak",
                "year": 5,
                "date_of_birth": "2015-11-02",
                "form": "5B",
                "sen_status": "sen_support",
                "upn": "B801200005001",
            },
            {"display_name": 'Ben "Benny" Ash', "year": 6, "date_of_birth": "2015-03-14", "form": "6A"},
            {"display_name": "Cy Elm", "year": 0, "date_of_birth": "2021-02-28", "sen_status": "ehcp"},
        ]
        assert [row.row for row in looked.rows] == [2, 3, 4]

    def test_is_the_same_from_a_workbook(self, tmp_path: Path) -> None:
        """Numbers and days as a spreadsheet keeps them; a first row that is not at the top; empty rows between."""
        rows: list[list[Any]] = [
            ["Name", "Year", "DOB", "Class", "SEN", "UPN"],
            ["Ann Oak", 5, date(2015, 11, 2), "5B", "K", "B801200005001"],
            [],
            ["Cy Elm", "R", date(2021, 2, 28), "", "E"],
        ]
        from_book, from_text = look(workbook(tmp_path, rows)), look(written(tmp_path, PUPILS))
        assert from_book.faults == ()
        assert [row.body for row in from_book.rows] == [from_text.rows[0].body, from_text.rows[2].body]
        assert [row.row for row in from_book.rows] == [2, 4]

    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    def test_may_be_separated_as_exports_do(self, tmp_path: Path, separator: str) -> None:
        """Commas, semicolons or tabs, with a mark of the encoding before."""
        lines = ["name,year,dob", "Ann Oak,5,2015-11-02"]
        text = "\ufeff" + "\r\n".join(line.replace(",", separator) for line in lines)
        assert len(look(written(tmp_path, text)).rows) == 1

    @pytest.mark.parametrize(
        ("row", "column"),
        [
            (f",5,2015-11-02,{SECRET}", "display_name"),
            (f"{SECRET},,2015-11-02,", "year"),
            (f"{SECRET},15,2015-11-02,", "year"),
            (f"{SECRET},{SECRET},2015-11-02,", "year"),
            (f"{SECRET},5,2015-02-30,", "date_of_birth"),
            (f"{SECRET},5,11/2/15,", "date_of_birth"),
            (f"{SECRET},5,2027-01-01,", "date_of_birth"),
            (f"{SECRET},5,2015-11-02,A801200005001", "upn"),
            (f"{SECRET},5,2015-11-02,{SECRET}", "upn"),
            (f"=HYPERLINK({SECRET!r}),5,2015-11-02,", "display_name"),
            (f"@{SECRET},5,2015-11-02,", "display_name"),
            (f"{SECRET},5,2015-11-02,,{SECRET}", "E"),
        ],
    )
    def test_has_each_fault_named_by_row_and_column(self, tmp_path: Path, row: str, column: str) -> None:
        """And nothing of the row is repeated, not even where it is not what the column is for."""
        path = written(tmp_path, f"{HEADER}Ann Oak,5,2015-11-02,\n{row}\n")
        assert (3, column) in faults(path)
        assert SECRET not in repr(look(path).faults)

    def test_would_be_found_repeating(self) -> None:
        """The control: a fault that repeats its text is seen by the check above."""
        assert SECRET in repr((Fault(3, "year", f"{SECRET} is no year group."),))

    def test_names_nobody_twice(self, tmp_path: Path) -> None:
        """By UPN, or without one by name and birthday; the same name with another birthday is somebody else."""
        text = (
            f"{HEADER}Ann Oak,5,2015-11-02,B801200005001\nAnne Oak,5,2015-11-02,b801200005001\n"
            "Ben Ash,5,2015-11-02,\nben ash,6,2015-11-02,\nBen Ash,5,2015-11-03,\n"
        )
        looked = look(written(tmp_path, text))
        assert [(f.row, f.column, f.problem) for f in looked.faults] == [
            (3, "upn", "Is the same as in row 2."),
            (5, "display_name", "Is the same as in row 4."),
        ]

    @pytest.mark.parametrize("authority", [838, 839, 940, 941, 942, 943])
    def test_warns_of_an_authority_that_the_old_list_does_not_know(self, tmp_path: Path, authority: int) -> None:
        """The number is taken: the list is older than the authority."""
        number = f"{authority}120005001"
        path = written(tmp_path, f"{HEADER}Ann Oak,5,2015-11-02,{upns.calc_check_digit(number)}{number}\n")
        looked = look(path)
        assert [(fault.row, fault.column, fault.warning) for fault in looked.faults] == [(2, "upn", True)]
        assert looked.sound

    @given(st.lists(st.lists(st.text(max_size=12), max_size=6), min_size=1, max_size=6))
    @settings(max_examples=150, deadline=None)
    def test_never_fails_on_whatever_stands_in_it(self, tmp_path_factory: Any, rows: list[list[str]]) -> None:
        """Any text in any cell is a row, a fault, or a file that cannot be read: never an error of ours."""
        text = HEADER + "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
        path = tmp_path_factory.getbasetemp() / "any.csv"
        path.write_text(text, encoding="utf-8", newline="", errors="surrogatepass")
        try:
            look(path)
        except Unreadable as wrong:
            assert len(str(wrong)) < 400


class TestAListOfStaff:
    def test_holds_posts_and_sign_ins(self, tmp_path: Path) -> None:
        """Several posts in a cell; who is appointed by the head is said as a warning."""
        rows, wrong = sheet.read(written(tmp_path, STAFF), staff.COLUMNS)
        looked = staff.look(rows, "https://id.example")
        assert wrong == ()
        assert dict(looked.rows[0].body) == {
            "display_name": "Jo Reed",
            "posts": ["elsa", "teacher"],
            "email": "jo@school.example",
            "sign_in": "jo",
            "issuer": "https://id.example",
        }
        assert [(fault.row, fault.column, fault.warning) for fault in looked.faults] == [(3, "posts", True)]

    def test_says_who_vouches(self, tmp_path: Path) -> None:
        """A sign-in without an issuer is nobody's."""
        rows, _ = sheet.read(written(tmp_path, STAFF), staff.COLUMNS)
        assert {(f.row, f.column) for f in staff.look(rows, None).faults if not f.warning} == {
            (2, "issuer"),
            (3, "issuer"),
        }

    def test_names_no_unknown_post_and_nobody_twice(self, tmp_path: Path) -> None:
        """By e-mail address, or without one by name; one sign-in is one person's."""
        text = (
            "name,post,email,sign in\nJo Reed,wizard,,\nLu Fen,teacher,a@b.example,lu\n"
            "Li Fen,teacher,A@b.example,lu\nJo Reed,teacher,nowhere,\n"
        )
        rows, _ = sheet.read(written(tmp_path, text), staff.COLUMNS)
        assert {(fault.row, fault.column) for fault in staff.look(rows, "i").faults} == {
            (2, "posts"),
            (4, "email"),
            (4, "sign_in"),
            (5, "email"),
            (5, "display_name"),
        }


class TestACalendar:
    def test_is_one_command_for_each_school_year(self, tmp_path: Path) -> None:
        """A single day needs no last one."""
        rows, _ = sheet.read(written(tmp_path, TERMS + "Term,2026-09-01,2026-12-18\n"), terms.COLUMNS)
        looked = terms.look(rows)
        assert looked.faults == ()
        assert [(row.row, row.body["school_year"], len(row.body["times"])) for row in looked.rows] == [
            (2, 2025, 4),
            (6, 2026, 1),
        ]

    def test_has_its_faults_named(self, tmp_path: Path) -> None:
        """Of a row, and of a year as a whole."""
        rows, _ = sheet.read(written(tmp_path, f"{TERMS}{SECRET},2026-04-13,2026-03-01\n"), terms.COLUMNS)
        assert [(fault.row, fault.column) for fault in terms.look(rows).faults] == [(6, "what")]
        rows, _ = sheet.read(written(tmp_path, TERMS + "Term,2026-03-27,2026-05-01\n"), terms.COLUMNS)
        (fault,) = terms.look(rows).faults
        assert (fault.row, "overlap" in fault.problem) == (2, True)


@pytest.fixture
def confide(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[..., Result]]:
    """`confide("import", …)`: what came of it."""
    monkeypatch.chdir(tmp_path)
    yield lambda *arguments: CliRunner().invoke(app, [*map(str, arguments)], env={"CONFIDE_TOKEN": None})


BAD: list[tuple[str, str | bytes, str]] = [
    ("empty", "", "is empty"),
    ("blank", "\n , ,\n", "is empty"),
    ("heading only", HEADER, "no rows below"),
    ("no heading", f"{SECRET},5,2015-11-02,\n{SECRET},5,2015-11-02,\n", "There is no column display_name"),
    ("unknown column", f"name,year,dob,{SECRET}\nAnn,5,2015-11-02,x\n", "The heading of column D"),
    ("column twice", "name,year,dob,pupil\nAnn,5,2015-11-02,x\n", "two columns display_name"),
    ("binary", b"\x7fELF\x00\x00\x01" + SECRET.encode(), "neither a CSV nor an XLSX"),
    ("latin-1", f"name,year,dob\nZo\xeb {SECRET},5,2015-11-02\n".encode("latin-1"), "not in UTF-8 (line 2"),
    ("utf-16", f"name,year,dob\n{SECRET},5,2015-11-02\n".encode("utf-16"), "UTF-16"),
    ("quotation", f'name,year,dob\n"{SECRET},5,2015-11-02\n', "quotation mark"),
    ("old Excel", b"\xd0\xcf\x11\xe0" + bytes(40), "an old or a locked Excel file"),
    ("damaged", b"PK\x03\x04" + SECRET.encode(), "damaged or locked"),
    ("too large", b"a" * (LARGEST + 1), "larger than 10 MB"),
]


class TestTheCommand:
    @pytest.mark.parametrize(("content", "says"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
    def test_says_what_is_wrong_with_a_bad_file(
        self, confide: Callable[..., Result], tmp_path: Path, content: str | bytes, says: str
    ) -> None:
        """In a sentence that says what to do, and repeats nothing; exit code 2, no traceback."""
        told = confide("import", "pupils", written(tmp_path, content), "--dry-run")
        assert (told.exit_code, says in told.output) == (2, True), told.output
        assert SECRET not in told.output
        assert "Traceback" not in told.output

    def test_takes_no_formula_for_what_it_once_came_to(self, confide: Callable[..., Result], tmp_path: Path) -> None:
        """Of a workbook: the row and the column."""
        path = workbook(tmp_path, [["name", "year", "dob"]], formula=f'="{SECRET}"')
        told = confide("import", "pupils", path, "--dry-run")
        assert (told.exit_code, "Row 2, column A: holds a formula" in told.output) == (2, True)
        assert SECRET not in told.output

    def test_is_told_where_there_is_no_file(self, confide: Callable[..., Result], tmp_path: Path) -> None:
        """Nor a folder taken for one."""
        assert "no such file" in confide("import", "pupils", tmp_path / "none.csv").output
        assert "cannot be read as a file" in confide("import", "pupils", tmp_path).output

    def test_names_each_fault_and_imports_nothing(self, confide: Callable[..., Result], tmp_path: Path) -> None:
        """A dry run needs no service; nor does a file with faults reach one."""
        path = written(tmp_path, f"{HEADER}{SECRET},5,2015-11-02,\n{SECRET},99,2015-11-03,\n")
        told = confide("import", "pupils", path)
        assert told.exit_code == 2
        assert "Row 3, year: Is no year group." in told.output
        assert "1 faults. Nothing was imported" in told.output
        assert SECRET not in told.output

    def test_tells_the_same_as_json(self, confide: Callable[..., Result], tmp_path: Path) -> None:
        """For programs."""
        told = confide("import", "staff", written(tmp_path, STAFF), "--dry-run", "--json", "--issuer", "i")
        said = json.loads(told.stdout)
        assert (told.exit_code, said["rows"], said["sound"], said["imported"]) == (0, 3, True, None)
        assert [(fault["row"], fault["column"]) for fault in said["faults"]] == [(3, "posts")]

    def test_asks_who_imports(self, confide: Callable[..., Result], tmp_path: Path) -> None:
        """Of a sound file; a token goes over https alone."""
        path = written(tmp_path, PUPILS)
        assert "Say either who you are" in confide("import", "pupils", path).output
        assert "CONFIDE_TOKEN" in confide("import", "pupils", path, "--url", "https://a.example/api/v1/b").output
        assert "Nobody of this name" in confide("import", "pupils", path, "--as", "nobody").output
        assert "No demo is running" in confide("import", "pupils", path, "--as", "ada_admin").output
