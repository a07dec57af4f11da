"""The journal of one custodian: what is kept, in order, for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from case_store.entry import Entry
from case_store.journal.connections import Connections, Enter
from case_store.journal.drafts import Drafts
from case_store.journal.inline import Inline
from case_store.journal.keys import CustodianKeys
from case_store.journal.mapper import Mapper
from case_store.journal.migrations import Custodian
from case_store.journal.migrations.roles import api_role
from case_store.journal.new_keys import FileKeys
from case_store.journal.outside import Outside
from case_store.journal.past import Past
from case_store.journal.proposed import Proposed
from case_store.journal.reader import Snapshot
from case_store.journal.states import States
from case_store.journal.writer import Writer

LOCK_TIMEOUT = "3s"


class Journal:
    """One custodian's journal: entries go in by `append`, and are read in a `snapshot`."""

    def __init__(
        self,
        custodian: Custodian,
        keys: CustodianKeys,
        reading: Connections,
        writing: Connections,
        inline: Sequence[Inline],
        rights: str | None,
        lock_timeout: str = LOCK_TIMEOUT,
    ) -> None:
        self.custodian = custodian
        self.keys = keys
        self.mapper = Mapper(custodian.name, keys)
        self.states = States()
        self._connections = reading
        self._enter = Enter(api_role(custodian.name), custodian.schema, lock_timeout)
        file_keys = FileKeys(writing, self._enter, keys)
        self.writer = Writer(writing, self._enter, custodian.name, self.mapper, file_keys, inline, rights)
        self.outside = Outside(writing, self._enter)
        self.drafts = Drafts(self.outside, custodian.name, keys, _known(rights, inline))

    async def append(self, proposed: Proposed) -> tuple[Entry, ...]:
        """Keep a command, durably, all of it or nothing; its entries with position and time.

        Raises StaleStream, RightsChanged, Settled, Refused (its file was erased), Unavailable.
        """
        return await self.writer.append(proposed)

    def snapshot(self, unless: UUID | None = None) -> Snapshot:
        """The record as it is now: `async with journal.snapshot() as snapshot`.

        Its first question raises Settled where the command `unless` was kept before.
        """
        return Snapshot(self._connections, self._enter, self.custodian.name, self.mapper, unless)

    def past(self, moment: datetime) -> Past:
        """The record as it was at `moment`: `async with journal.past(moment) as past`."""
        return Past(self._connections, self._enter, self.custodian.name, self.mapper, moment)

    def hmac(self, message: bytes) -> bytes:
        """A digest of `message` under this custodian's key."""
        return self.keys.hmac(message)

    async def close(self) -> None:
        """Finish what is being written."""
        await self.writer.close()


def _known(rights: str | None, inline: Sequence[Inline]) -> str | None:
    """The table of relations, where there is one: a journal may be kept without projections."""
    return rights if rights in {table.name for projection in inline for table in projection.tables} else None
