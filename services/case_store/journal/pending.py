"""Commands that wait to be kept, and what they look like to the database."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from case_store.entry import Entry
from case_store.errors import Refused
from case_store.journal.inline import Inline, Row, Table
from case_store.journal.proposed import Proposed, RightsChanged, Settled, StaleStream
from case_store.journal.recorder import line_of
from case_store.journal.stored import StoredEntry

Answer = Sequence[tuple[Any, ...]]


@dataclass(eq=False)
class Pending:
    """One command on its way: its rows are derived, its entries are sealed as soon as their keys are known."""

    proposed: Proposed
    rows: tuple[tuple[UUID, Row], ...]
    answered: asyncio.Future[tuple[Entry, ...]]
    sealed: tuple[StoredEntry, ...] = ()
    touches: frozenset[UUID] = field(default=frozenset())

    def fail(self, error: BaseException) -> None:
        """Answer with `error`, if anybody still waits."""
        if not self.answered.done():
            self.answered.set_exception(error)

    def settle(self, rows: Answer) -> bool:
        """Answer with what the database said. False if it did not say: to be asked again."""
        outcome = rows[0][1]
        if outcome == "again":
            return False
        if outcome in ("kept", "stored"):
            self._kept({row[2]: (row[3], row[4]) for row in rows})
        elif outcome == "settled":
            self.fail(Settled(bytes(rows[0][5]), rows[0][6]))
        elif outcome == "stale":
            self.fail(StaleStream(rows[0][7]))
        elif outcome == "rights":
            self.fail(RightsChanged())
        else:
            self.fail(was_erased())
        return True

    def _kept(self, places: dict[UUID, tuple[int, datetime]]) -> None:
        if self.answered.done():
            return
        keys = {stored.entry: stored.key for stored in self.sealed}
        self.answered.set_result(
            tuple(
                replace(entry, key=keys[entry.id], position=places[entry.id][0], recorded_at=places[entry.id][1])
                for entry in self.proposed.entries
            )
        )


def was_erased() -> Refused:
    """The answer to whoever would add to a file whose key was destroyed."""
    return Refused("What was kept here has been erased: nothing can be added to it.")


def rows_of(proposed: Proposed, inline: Iterable[Inline]) -> tuple[tuple[UUID, Row], ...]:
    """What the inline projections derive from the entries of a command. A fault in one fails the command."""
    projections = tuple(inline)
    return tuple((entry.id, row) for entry in proposed.entries for it in projections for row in it.project(entry))


def touched(rows: Iterable[tuple[UUID, Row]], rights: str | None) -> frozenset[UUID]:
    """The people whose rights a command changes: a later command of theirs waits for the next batch."""
    return frozenset(UUID(str(row.values["person"])) for _, row in rows if row.table == rights)


def parameters(batch: Sequence[Pending], tables: Sequence[Table]) -> list[Any]:
    """The parameters of the batch statement for these commands."""
    sealed = [(number, stored) for number, pending in enumerate(batch) for stored in pending.sealed]
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in tables}
    for pending in batch:
        for entry, row in pending.rows:
            rows[row.table].append({"of_entry": entry, **row.values})
    return [
        _json([line_of(number, stored) for number, stored in sealed]),
        [stored.state for _, stored in sealed],
        _json([_asked(number, pending.proposed) for number, pending in enumerate(batch)]),
        *(_json(rows[table.name]) for table in tables),
    ]


def _json(rows: Sequence[Mapping[str, Any]]) -> str:
    return orjson.dumps(rows).decode()


def _asked(number: int, proposed: Proposed) -> dict[str, Any]:
    return {
        "number": number,
        "command": proposed.command,
        "entry": proposed.entries[0].id,
        "digest": None if proposed.digest is None else proposed.digest.hex(),
        "answer": dict(proposed.answer),
        "actor": proposed.actor,
        "rights_as_of": proposed.rights_as_of,
    }
