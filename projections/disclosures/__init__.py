"""Who has been told of which entry and file, and what each reader has read: for leads, and for anyone of theirs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from case_store.disclosing import Denied, Disclosed, Faulted, KindTold
from case_store.entry import Entry
from case_store.journal.inline import Row
from case_store.vocabulary import Relation
from projections.following import Kept

DISCLOSURES = Kept(
    "disclosures",
    {
        "position": "bigint",
        "entry": "uuid",
        "recorded_at": "timestamptz",
        "reader": "uuid",
        "capacity": "text",
        "purpose": "text",
        "page": "text",
        "denied": "boolean",
        "fault": "text",
        "asked": "uuid",
        "by_lead": "boolean",
    },
    key=("position",),
)
DISCLOSED_ENTRIES = Kept(
    "disclosed_entries",
    {
        "disclosure": "bigint",
        "entry_position": "bigint",
        "file": "uuid",
        "part": "text",
        "level": "text",
        "because": "text[]",
        "reader": "uuid",
        "by_lead": "boolean",
        "recorded_at": "timestamptz",
    },
    key=("disclosure", "entry_position"),
)
_OPENING = frozenset({Relation.LEAD, Relation.HOLDER})


class Disclosures:
    """One row a page that was answered, denied or failed; one a page and entry that was told on it.

    `by_lead` says that the reader came as a lead or as holder of the matter: a concern told to such a reader in full
    has been opened.
    """

    name = "disclosures"
    tables: tuple[Kept, ...] = (DISCLOSURES, DISCLOSED_ENTRIES)
    by_file = False  # all of it lies in the custodian's trail, which is never erased

    def project(self, entry: Entry) -> Iterable[Row]:
        """The rows of a disclosure, a denial or a fault; none for any other entry."""
        match entry.happened:
            case Disclosed() as told:
                yield _page(entry, told, purpose=told.purpose)
                yield from _entries(entry, told)
            case Denied() as denied:
                yield _page(entry, denied, purpose=denied.purpose, denied=True, asked=denied.asked)
            case Faulted() as faulted:
                yield _page(entry, faulted, denied=True, asked=faulted.asked, fault=faulted.fault)
            case _:
                pass


def _page(
    entry: Entry,
    event: Disclosed | Denied | Faulted,
    *,
    purpose: str | None = None,
    denied: bool = False,
    asked: UUID | None = None,
    fault: str | None = None,
) -> Row:
    return Row(
        DISCLOSURES.name,
        {
            "position": entry.position,
            "entry": str(entry.id),
            "recorded_at": _time(entry.recorded_at),
            "reader": str(event.reader),
            "capacity": event.capacity.value,
            "purpose": purpose,
            "page": event.page,
            "denied": denied,
            "fault": fault,
            "asked": None if asked is None else str(asked),
            "by_lead": event.by_lead,
        },
    )


def _entries(entry: Entry, event: Disclosed) -> Iterable[Row]:
    """One row an entry told; where a page told one twice, the fuller."""
    told: dict[int, tuple[KindTold, UUID]] = {}
    for file in event.files:
        for kind in file.told:
            for position in kind.positions:
                if position not in told or kind.level.rank > told[position][0].level.rank:
                    told[position] = (kind, file.file)
    opening = event.by_lead or not _OPENING.isdisjoint((*event.relations, *event.in_concerns))
    for position, (kind, file_id) in told.items():
        yield Row(
            DISCLOSED_ENTRIES.name,
            {
                "disclosure": entry.position,
                "entry_position": position,
                "file": str(file_id),
                "part": kind.part.value,
                "level": kind.level.value,
                "because": list(kind.because),
                "reader": str(event.reader),
                "by_lead": opening,
                "recorded_at": _time(entry.recorded_at),
            },
        )


def _time(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat()
