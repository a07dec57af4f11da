"""The first sheet of an XLSX file as rows of text. A formula is not taken for what it once came to."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time

from python_calamine import CalamineError, CalamineWorkbook

UNPACKED = 50_000_000
"""How many bytes a workbook may unpack to."""
_FORMULA_AT = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f\b')


class Unreadable(Exception):
    """A file that cannot be imported, in a sentence that says what to do."""


def cells_of(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet, numbered from 1. Raises Unreadable."""
    _look_inside(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError):
        raise Unreadable("This workbook does not open. Save it again as .xlsx, or as CSV UTF-8.") from None
    for number, row in enumerate(rows, start=1):
        yield number, [_text(cell) for cell in row]


def _look_inside(content: bytes) -> None:
    """Raises Unreadable for what is no workbook, unpacks to too much, or reckons in its cells."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > UNPACKED:
                raise Unreadable("This workbook unpacks to more than a list of people can be. Save it as CSV UTF-8.")
            if "xl/workbook.xml" not in packed.namelist():
                raise Unreadable("This is a packed file, and no XLSX workbook. Export the list as CSV or XLSX.")
            sheets = sorted(name for name in packed.namelist() if name.startswith("xl/worksheets/"))
            found = next((cell for name in sheets if (cell := _FORMULA_AT.search(packed.read(name)))), None)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        raise Unreadable("This workbook is damaged or locked. Save it again as .xlsx without a password.") from None
    if found is not None:
        column, row = found.group(1).decode(), int(found.group(2))
        raise Unreadable(
            f"Row {row}, column {column}: holds a formula. Copy the sheet and paste it as values, then import that."
        )


def _text(cell: object) -> str:
    """A cell as somebody would type it: whole numbers without a point, days without a time."""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
