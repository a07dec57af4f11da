"""A file as rows of text under the names of its columns. What is wrong with it is said without repeating it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from confide.importing.workbook import Unreadable, cells_of

LARGEST = 10_000_000
"""How many bytes a file may hold."""
MOST_ROWS = 20_000
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_FORMULA = ("=", "+", "@", "-", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one place: the row as a spreadsheet numbers it, the column by our name for it. Never the text.

    A warning does not keep the file from being imported.
    """

    row: int | None
    column: str | None
    problem: str
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, and what stands in each column that is not empty."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a list may have, and under which other names they come."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    also_called: Mapping[str, str] | None = None

    def named(self, heading: str) -> str | None:
        """Our name for a heading, or None where it is none that we know."""
        name = "_".join(heading.strip().lower().replace("-", " ").split())
        name = (self.also_called or {}).get(name, name)
        return name if name in {*self.required, *self.optional} else None

    def told(self) -> str:
        """All names, for a sentence."""
        optional = f"; and perhaps {', '.join(self.optional)}" if self.optional else ""
        return f"{', '.join(self.required)}{optional}"


def read(path: Path, columns: Columns) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    """The rows of a CSV or XLSX file, and what is wrong with its form. Raises Unreadable where it is no such file."""
    lines = [(number, [cell.strip() for cell in cells]) for number, cells in _lines(_bytes(path))]
    lines = [(number, cells) for number, cells in lines if any(cells)]
    if not lines:
        raise Unreadable("The file is empty. Its first row holds the names of the columns.")
    if len(lines) > MOST_ROWS:
        raise Unreadable(f"The file has more than {MOST_ROWS:,} rows. Import it in parts.")
    (_, heading), *rest = lines
    names = _heading(heading, columns)
    if not rest:
        raise Unreadable("The file has names of columns and no rows below them.")
    faults = tuple(fault for number, cells in rest for fault in _of_row(number, cells, names))
    return tuple(Row(number, _filled(cells, names)) for number, cells in rest), faults


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(
                f"The file is larger than {LARGEST // 1_000_000} MB. A list of people is smaller; look at it."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("There is no such file. Look at its name, and at the folder you are in.") from None
    except OSError:
        raise Unreadable(
            "This cannot be read as a file. Look whether it is one, and whether you may read it."
        ) from None


def _lines(content: bytes) -> Iterable[tuple[int, list[str]]]:
    if content.startswith(_ZIP):
        return cells_of(content)
    if content.startswith(_OLD_EXCEL):
        raise Unreadable("This is an old or a locked Excel file. Save it as .xlsx without a password, or as CSV UTF-8.")
    return _of_csv(_text(content))


def _text(content: bytes) -> str:
    """The text of a CSV file. Another encoding than UTF-8 is not guessed at: it would garble names."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable('This text is in UTF-16. Save it again as "CSV UTF-8".')
    if b"\x00" in content:
        raise Unreadable("This is neither a CSV nor an XLSX file. Export the list as one of these.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        raise Unreadable(
            f'The text is not in UTF-8 (line {line} holds a character that is not). Save it again as "CSV UTF-8".'
        ) from None


def _of_csv(text: str) -> Iterable[tuple[int, list[str]]]:
    """The rows as a spreadsheet numbers them: one with a line break within a cell is still one."""
    first = text.splitlines()[0] if text.strip() else ""
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = []
    try:
        for number, cells in enumerate(reader, start=1):
            rows.append((number, cells))
    except csv.Error:
        raise Unreadable(
            f"Row {len(rows) + 1} does not end as it began: a quotation mark is missing, or one too many."
        ) from None
    return rows


def _heading(heading: Sequence[str], columns: Columns) -> list[str | None]:
    """Our name for each column. Raises Unreadable where one is missing, unknown, or there twice."""
    names = [columns.named(cell) if cell else None for cell in heading]
    unknown = [letter(n) for n, (cell, name) in enumerate(zip(heading, names, strict=True)) if cell and name is None]
    missing = [name for name in columns.required if name not in names]
    known = [name for name in names if name is not None]
    twice = sorted({name for name in known if known.count(name) > 1})
    problems = [
        f"There is no column {', '.join(missing)}." if missing else "",
        f"The heading of column {', '.join(unknown)} is none that is known." if unknown else "",
        f"There are two columns {', '.join(twice)}." if twice else "",
    ]
    if any(problems):
        said = " ".join(problem for problem in problems if problem)
        raise Unreadable(f"{said} The first row names the columns: {columns.told()}.")
    return names


def _of_row(number: int, cells: Sequence[str], names: Sequence[str | None]) -> Iterable[Fault]:
    for place, cell in enumerate(cells):
        name = names[place] if place < len(names) else None
        if cell and name is None:
            yield Fault(number, letter(place), "Stands beyond the columns that have a name.")
        if cell.startswith(_FORMULA) and not cell.removeprefix("-").isdigit() and not _is_number(cell):
            yield Fault(number, name or letter(place), "Begins like a formula. Type what it comes to.")


def _is_number(cell: str) -> bool:
    """A telephone number with its country's code, which begins with a plus, is no formula."""
    return cell.startswith("+") and cell[1:].replace(" ", "").isdigit()


def _filled(cells: Sequence[str], names: Sequence[str | None]) -> Mapping[str, str]:
    return {name: cell for name, cell in zip(names, cells, strict=False) if name and cell}


def letter(place: int) -> str:
    """The letter by which a spreadsheet calls a column, from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
