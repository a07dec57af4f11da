"""The library's way to the database, kept to one custodian's role."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from eventsourcing.postgres import PostgresDatastore
from psycopg import Connection, Cursor
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import DictRow

from case_store.journal import statements
from case_store.journal.faults import UnsafeConfiguration
from case_store.journal.migrations import Custodian
from case_store.journal.migrations.roles import api_role, projector_role


class JournalDatastore(PostgresDatastore):
    """Every connection it lends is inside a transaction, in the role of one custodian, and commits when returned.

    The library's own recorders (tracking, above all) then cannot reach another custodian either.
    """

    def __init__(self, dsn: str, custodian: Custodian, *, projector: bool = False, pool_size: int = 1) -> None:
        given: dict[str, Any] = conninfo_to_dict(dsn)
        super().__init__(
            dbname=given.get("dbname", ""),
            host=given.get("host", ""),
            port=given.get("port", "5432"),
            user=given.get("user", ""),
            password=given.get("password", ""),
            schema=custodian.schema,
            pool_size=pool_size,
            max_overflow=16,
            lock_timeout=5,
        )
        if self.enable_db_functions:
            raise UnsafeConfiguration("With database functions followers skip entries for ever.")
        self.custodian = custodian
        self.role = projector_role(custodian.name) if projector else api_role(custodian.name)

    def register_type_adapters(self) -> None:
        """Nothing to register: our statements take arrays and JSON, no composite types."""

    @contextmanager
    def get_connection(self) -> Iterator[Connection[DictRow]]:
        """A connection in a transaction of the custodian's role."""
        with super().get_connection() as connection, connection.transaction():
            connection.execute(statements.ENTER, (self.role, self.schema, f"{self.lock_timeout}s"))
            yield connection

    @contextmanager
    def listening(self) -> Iterator[Connection[DictRow]]:
        """A connection that hears of new entries, and does nothing else."""
        with super().get_connection() as connection:
            connection.execute(f"LISTEN {statements.CHANNEL}")
            try:
                yield connection
            finally:
                connection.execute("UNLISTEN *")

    @contextmanager
    def transaction(self, *, commit: bool = False) -> Iterator[Cursor[DictRow]]:
        """A transaction of the custodian's role; undone at the end unless `commit`."""
        with self.get_connection() as connection, connection.transaction(force_rollback=not commit):
            yield connection.cursor()
