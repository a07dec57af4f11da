"""Files such as schools have: good ones, and bad ones of every kind."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it has no types of its own, nor has anybody written some

PUPILS = (
    "Name,Year,DOB,Class,SEN,UPN\n"
    "Ann Oak,5,2015-11-02,5B,K,B801200005001\n"
    'Ben "Benny" Ash,Year 6,14/03/2015,6A,,\n'
    "Cy Elm,R,2021-02-28,,E,\n"
).replace('Ben "Benny" Ash', '"Ben ""Benny"" Ash"')
STAFF = (
    "name,post,email,sign in\n"
    "Jo Reed,teacher; elsa,jo@school.example,jo\n"
    "Di Marsh,dsl,di@school.example,di\n"
    "Lu Fen,support staff,,\n"
)
TERMS = (
    "what,first day,last day\n"
    "Term,2025-09-02,2025-12-19\n"
    "Half term,27/10/2025,31/10/2025\n"
    "INSET,2025-09-01,\n"
    "Term,2026-01-05,2026-03-27\n"
)


def written(folder: Path, content: str | bytes, name: str = "list.csv") -> Path:
    """A file that holds `content`."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def workbook(folder: Path, rows: Sequence[Sequence[Any]], formula: str | None = None) -> Path:
    """A workbook whose first sheet holds `rows`, days as days; perhaps with a formula in its last row's first cell."""
    path = folder / "list.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, datetime.date):
                    sheet.write_datetime(number, place, datetime.datetime.combine(cell, datetime.time()))
                else:
                    sheet.write(number, place, cell)
        if formula is not None:
            sheet.write_formula(len(rows), 0, formula, value="Ann Oak")
    return path
