"""What each pupil said about sharing: for what, with which audience, until when. No words of theirs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from case_store.case.events import AgreementAnswered
from case_store.entry import Entry
from case_store.journal.inline import Row, Table
from case_store.vocabulary import ALL_STAFF, Audience, Said
from case_store.voice.events import PupilSpoke

AGREEMENTS = Table(
    "agreements",
    {"file": "uuid", "matter": "uuid", "about": "uuid", "audience": "text", "answer": "text", "until": "date"},
)


class Agreements:
    """One row an answer and audience. An answer about all staff stands for each audience that they are made of.

    What a pupil says may be read out of their own words is their agreement to that, about the entry that says so.
    """

    name = "agreements"
    tables: tuple[Table, ...] = (AGREEMENTS,)

    def project(self, entry: Entry) -> Iterable[Row]:
        """The rows of an answer; none for any other entry."""
        match entry.happened:
            case AgreementAnswered(audience=audience, answer=answer, until=until):
                yield from _rows(entry, entry.about, _audiences(audience), answer, until)
            case PupilSpoke(read_out=said, audience=audiences, until=until) if said is not None:
                each = {one for audience in audiences for one in _audiences(audience)}
                yield from _rows(entry, entry.id, sorted(each), Said.AGREED, until)


def _rows(
    entry: Entry, about: UUID | None, audiences: list[Audience], answer: Said, until: date | None
) -> Iterable[Row]:
    for audience in audiences:
        yield Row(
            AGREEMENTS.name,
            {
                "file": str(entry.file),
                "matter": str(entry.matter or entry.file),
                "about": None if about is None else str(about),
                "audience": audience.value,
                "answer": answer.value,
                "until": None if until is None else until.isoformat(),
            },
        )


def _audiences(audience: Audience) -> list[Audience]:
    return sorted(ALL_STAFF) if audience is Audience.ALL_STAFF else [audience]
