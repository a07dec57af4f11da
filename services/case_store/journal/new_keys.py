"""Finds the keys of files that are written to, and makes those of new files durable before their first entry."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from case_store.journal import statements
from case_store.journal.connections import Connections, Enter
from case_store.journal.faults import cannot_answer
from case_store.journal.ids import new_id
from case_store.journal.keys import CustodianKeys
from case_store.journal.proposed import NewFile, Proposed


class FileKeys:
    """The keys of one custodian's files, as far as this process has needed them."""

    def __init__(self, connections: Connections, enter: Enter, keys: CustodianKeys) -> None:
        self._connections = connections
        self._enter = enter
        self._keys = keys

    def known(self, proposed: Proposed) -> bool:
        """Whether everything that a command writes can be sealed at once."""
        return all(self._keys.current(entry.file) is not None for entry in proposed.entries)

    async def make(self, commands: Sequence[Proposed]) -> frozenset[UUID]:
        """Find or make the keys of all files that `commands` write to: one transaction, durable when it returns.

        What it returns are those of the files that have been erased.

        A key is made only for a file that a command names in `files`, and never for one whose key was destroyed.
        """
        named = {new.file: new for proposed in commands for new in proposed.files}
        files = {entry.file for proposed in commands for entry in proposed.entries}
        missing = sorted(file for file in files if self._keys.current(file) is None)
        found = await self._found([(file, named.get(file)) for file in missing]) if missing else ()
        for file, key, wrapped in found:
            if wrapped is not None:
                self._keys.adopt(file, key, bytes(wrapped))
        return frozenset(file for file, _, _ in found if self._keys.current(file) is None)

    async def _found(self, files: Sequence[tuple[UUID, NewFile | None]]) -> Sequence[tuple[UUID, UUID, bytes | None]]:
        try:
            return await self._ask(files)
        except Exception as error:
            if not cannot_answer(error):
                raise
            await self._connections.check()  # a key is made once, however often it is asked for
            return await self._ask(files)

    async def _ask(self, files: Sequence[tuple[UUID, NewFile | None]]) -> Sequence[tuple[UUID, UUID, bytes | None]]:
        offered = [(file, new_id(), new) for file, new in files]
        params = (
            [file for file, _, _ in offered],
            [None if new is None else new.kind.value for _, _, new in offered],
            [None if new is None else new.whose for _, _, new in offered],
            [key for _, key, _ in offered],
            [None if new is None else self._keys.new_file_key(file, key) for file, key, new in offered],
        )
        connection = await self._connections.take()
        broken = True
        try:
            with self._connections.limited(connection):
                async with connection.pipeline():
                    await connection.execute(statements.BEGIN_WRITING)
                    await connection.execute(statements.ENTER, self._enter)
                    await connection.execute(statements.TAKE_TURN, (self._enter.search_path,))
                    found = await connection.execute(statements.FILE_KEYS, params)
                    await connection.execute("COMMIT")
            broken = False
            return await found.fetchall()
        finally:
            await self._connections.give_back(connection, broken)
