"""A database for tests: started once, with custodians that cost a few milliseconds each."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from case_store.journal.database import Database
from case_store.journal.embedded import EmbeddedPostgres
from case_store.journal.inline import Inline, Table
from case_store.journal.keys import KeyRing
from case_store.journal.migrations import Custodian, add_custodian, migrate

_MEMORY = "/dev/shm"  # a disk that forgets is enough for tests: none of them cuts the power
_NUMBERS = itertools.count(1)


class Postgres:
    """An embedded server with the record's database migrated, and a key ring of its own."""

    def __init__(self) -> None:
        self.place = Path(
            tempfile.mkdtemp(prefix="confide-test-", dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None)
        )
        self.server = EmbeddedPostgres(self.place / "data").start()
        self.root_key = os.urandom(32)
        self.keys = KeyRing(self.root_key)
        migrate(self.admin_dsn)

    @property
    def admin_dsn(self) -> str:
        """As the superuser, who may break anything."""
        return self.server.admin_dsn

    @property
    def api_dsn(self) -> str:
        """As the service."""
        return self.server.dsn("confide_api", "confide")

    @property
    def projector_dsn(self) -> str:
        """As the projector."""
        return self.server.dsn("confide_projector", "confide")

    @property
    def migrator_dsn(self) -> str:
        """As the migrator."""
        return self.server.dsn("confide_migrator", "confide")

    def add_custodian(self, name: str, folders: Sequence[Path] = ()) -> Custodian:
        """A new custodian whose name begins with `name`, with the tables of `folders`."""
        return add_custodian(self.admin_dsn, f"{name}_{next(_NUMBERS)}", self.keys, folders)

    def database(self, inline: Sequence[Inline] = (), **options: object) -> Database:
        """The database as the service sees it, not yet open."""
        return Database.of(self.api_dsn, self.keys, inline, **options)  # type: ignore[arg-type]  # options of `of`

    def end(self) -> None:
        """Stop, and leave nothing behind."""
        self.server.stop()
        shutil.rmtree(self.place, ignore_errors=True)


def write_migration(folder: Path, number: int, *tables: Table) -> Path:
    """A numbered file in `folder` that makes the inline `tables`; gives the folder."""
    folder.mkdir(exist_ok=True)
    statements = []
    for table in tables:
        columns = "".join(f", {name} {kind}" for name, kind in table.columns.items())
        statements.append(
            f"CREATE TABLE {{schema}}.{table.name} (row_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            f" position bigint NOT NULL, entry uuid NOT NULL, recorded_at timestamptz NOT NULL{columns});"
        )
    (folder / f"{number:04}_{tables[0].name}.sql").write_text("\n".join(statements))
    return folder
