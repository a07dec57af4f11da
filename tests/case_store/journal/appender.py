"""A process that writes, tells what was acknowledged, and is made to be killed.

    python -m tests.case_store.journal.appender DSN KEYFILE CUSTODIAN LIST [eager]

Appends the id of each acknowledged entry to LIST, a line each; a line with "!" is a fault. An `eager` one is the
control: it tells the id before the entry is kept.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from case_store.errors import Unavailable
from case_store.journal.database import Database
from case_store.journal.ids import new_id
from case_store.journal.journal import Journal
from case_store.journal.keys import KeyRing
from tests.case_store.journal.example import note

WRITERS = 6


async def _write(journal: Journal, acknowledged: int, eager: bool) -> None:
    """Write one stream for ever; an unavailable database is asked again with the same command."""
    stream, file, version = new_id(), new_id(), 1
    while True:
        command = note(journal.custodian.name, stream=stream, file=file, version=version)
        line = f"{command.entries[0].id}\n".encode()
        if eager:
            os.write(acknowledged, line)
        try:
            while True:
                try:
                    await journal.append(command)
                    break
                except Unavailable:
                    if eager:
                        stream, version = new_id(), 0
                        break
                    await asyncio.sleep(0.02)
        except Exception as error:
            os.write(acknowledged, f"! {type(error).__name__}\n".encode())
            raise
        version += 1
        if not eager:
            os.write(acknowledged, line)


async def _main(dsn: str, key_file: str, custodian: str, acknowledged: str, *rest: str) -> None:
    descriptor = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    while True:
        database = Database.of(dsn, KeyRing.from_file(Path(key_file)), size=3, patience=2)
        try:
            await database.open()
            break
        except Unavailable:
            await asyncio.sleep(0.05)
    journal = await database.journal(custodian)
    await asyncio.gather(*(_write(journal, descriptor, "eager" in rest) for _ in range(WRITERS)))


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
