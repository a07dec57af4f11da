"""A reading as a table for a spreadsheet: the same reading, told once, and no cell that a spreadsheet would run.

A table is what whoever sends `Accept: text/csv` is answered. It has the address of the page itself, so nothing has to
be decided, recorded or tested twice, and every page has it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

MEDIA_TYPE = "text/csv"
DOCUMENTED: dict[int | str, dict[str, Any]] = {200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}}
"""What OpenAPI says of it."""

_STARTS_A_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")  # the last four are their wide forms
_STARTS_NOTHING = frozenset("\t\r\n")
_FIXED = ("Line", "Id", "Happened at", "Part", "Event", "Level", "Matter", "About", "Corrected", "Erased", "Ask")
"""The columns that every table begins with. They begin with a capital, so that they are never a field's name."""
_OF_ENTRY = ("id", "happened_at", "part", "what", "level", "matter", "about", "corrected", "erased")

Handler = Callable[[Request], Coroutine[Any, Any, Response]]
Line = Mapping[str, Any]


class AlsoAsTable(APIRoute):
    """A page that is told as a table to whoever would rather have that."""

    def get_route_handler(self) -> Handler:
        """Answers as the page does, and turns what it told into a table on the way out."""
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            answer = await handler(request)
            if answer.status_code != 200 or not wanted(request.headers.get("accept", "")):
                return answer
            reading = json.loads(bytes(answer.body))
            named = f'attachment; filename="{reading["page"].replace("_", "-")}.csv"'
            headers = {"Content-Disposition": named, "Vary": "Accept"}
            headers |= {"Link": answer.headers["link"]} if "link" in answer.headers else {}
            return Response(table(reading), media_type=MEDIA_TYPE, headers=headers)

        return handle


def wanted(accept: str) -> bool:
    """Whether an `Accept` header names a table, and would not rather have JSON."""
    named = dict(map(_weighed, accept.lower().split(",")))
    return named.get(MEDIA_TYPE, 0) > named.get("application/json", 0)


def _weighed(range_: str) -> tuple[str, float]:
    kind, *parameters = (step.strip() for step in range_.split(";"))
    told = next((one[2:] for one in parameters if one.startswith("q=")), "1")
    return kind, float(told) if told.replace(".", "", 1).isdecimal() else 0


def table(reading: Mapping[str, Any]) -> bytes:
    """`reading` as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know that it is.

    One line says what was read when, and under which disclosure; then one for each entry, for each line of a view,
    for each matter of which there is more, and for each file of which something may be missing.
    """
    lines = list(_lines(reading))
    columns = list(dict.fromkeys([*_FIXED, *(name for line in lines for name in line)]))
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(line.get(name)) for name in columns] for line in lines)
    return written.getvalue().encode("utf-8-sig")


def _lines(reading: Mapping[str, Any]) -> Iterator[Line]:
    yield {"Line": "reading", "Id": reading["disclosure"], "Happened at": reading["as_of"], "Event": reading["page"]}
    for entry in reading["entries"]:
        fixed = dict(zip(_FIXED[1:], (entry[name] for name in _OF_ENTRY), strict=False))
        yield {"Line": "entry", **fixed, **entry["fields"]}
    for row in reading["rows"]:
        yield {"Line": "row", **row}
    for more in reading["withheld"]:
        yield {"Line": "withheld", "Part": more["part"], "Matter": more["matter"], "Ask": more["ask"]}
    for file in reading["incomplete"]:
        yield {"Line": "incomplete", "Id": file}
    if reading["next"] is not None:
        yield {"Line": "more"}


def cell(value: Any) -> str:
    """What stands in a cell: text that no spreadsheet takes for a formula."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    text = _text(value)
    begins = text.lstrip().lstrip("\ufeff\u200b")[:1]
    return f"'{text}" if begins in _STARTS_A_FORMULA or text[:1] in _STARTS_NOTHING else text


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return "; ".join(f"{name}: {_text(inner)}" for name, inner in value.items())
        case str():
            return value
        case Sequence():
            return "; ".join(map(_text, value))
        case _:
            return str(value)
