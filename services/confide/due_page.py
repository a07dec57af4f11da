"""What is due for one person, as they read it in a terminal: by which day, what, whose, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from confide.caseload_page import WHAT, Names, Row, in_order, rule, table, when

EMPTY = "Nothing is due for you within a fortnight, and nothing is overdue."
_HEADS = ("when", "what", "whose", "in words", "why")


def page(reading: Row, names: Names) -> Iterator[RenderableType]:
    """The table of all that is due, what is overdue first, or that nothing is."""
    words = {entry["id"]: entry["fields"].get("what") for entry in reading["entries"]}
    if not reading["rows"]:
        yield Text(EMPTY)
        return
    lines = in_order(reading["rows"])
    yield table("Due", _HEADS, (_line(row, names, words.get(row.get("entry"))) for row in lines))


def _line(row: Row, names: Names, said: str | None) -> tuple[str | Text, ...]:
    what = WHAT.get(row["what"], str(row["what"]).replace("_", " "))
    in_words = said or (names.person(row["person"]) if row.get("person") else "")
    return when(row), what, names.files.get(row["file"], "-"), in_words, rule(row)
