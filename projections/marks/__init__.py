"""How an entry stands after somebody has looked at it: the labels it has gained or lost since it was written."""

from __future__ import annotations

from collections.abc import Iterable

from case_store.case.events import Marked, WrongChildFound
from case_store.entry import Entry
from case_store.journal.inline import Row, Table
from case_store.vocabulary import Label

MARKS = Table("marks", {"file": "uuid", "about": "uuid", "label": "text", "in_force": "boolean"})


class Marks:
    """One row a label that is put on an entry or taken off it; the newest row of each label counts."""

    name = "marks"
    tables: tuple[Table, ...] = (MARKS,)

    def project(self, entry: Entry) -> Iterable[Row]:
        """The rows of an entry about another entry's labels; none for any other."""
        match entry.happened:
            case Marked(put=put, taken=taken):
                yield from (_row(entry, label, in_force=True) for label in sorted(put))
                yield from (_row(entry, label, in_force=False) for label in sorted(taken))
            case WrongChildFound():
                yield _row(entry, Label.WRONG_CHILD, in_force=True)
            case _:
                pass


def _row(entry: Entry, label: Label, *, in_force: bool) -> Row:
    about = None if entry.about is None else str(entry.about)
    return Row(MARKS.name, {"file": str(entry.file), "about": about, "label": label.value, "in_force": in_force})
