"""What each pupil said about sharing: for what, with which audience, until when. No words of theirs."""

from __future__ import annotations

from collections.abc import Iterable

from case_store.case.events import AgreementAnswered
from case_store.entry import Entry
from case_store.journal.inline import Row, Table
from case_store.vocabulary import ALL_STAFF, Audience

AGREEMENTS = Table(
    "agreements",
    {"file": "uuid", "matter": "uuid", "about": "uuid", "audience": "text", "answer": "text", "until": "date"},
)


class Agreements:
    """One row an answer and audience. An answer about all staff stands for each audience that they are made of."""

    name = "agreements"
    tables: tuple[Table, ...] = (AGREEMENTS,)

    def project(self, entry: Entry) -> Iterable[Row]:
        """The rows of an answer; none for any other entry."""
        answered = entry.happened
        if not isinstance(answered, AgreementAnswered):
            return
        for audience in _audiences(answered.audience):
            yield Row(
                AGREEMENTS.name,
                {
                    "file": str(entry.file),
                    "matter": str(entry.matter or entry.file),
                    "about": None if entry.about is None else str(entry.about),
                    "audience": audience.value,
                    "answer": answered.answer.value,
                    "until": None if answered.until is None else answered.until.isoformat(),
                },
            )


def _audiences(audience: Audience) -> list[Audience]:
    return sorted(ALL_STAFF) if audience is Audience.ALL_STAFF else [audience]
