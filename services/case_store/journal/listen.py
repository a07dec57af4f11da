"""Waiting for new entries: one connection hears of all custodians."""

from __future__ import annotations

import contextlib
from types import TracebackType
from typing import Any

import psycopg
from eventsourcing.postgres import PostgresSubscription
from psycopg import Connection

from case_store.journal.datastore import JournalDatastore
from case_store.journal.statements import CHANNEL


class Listener:
    """Hears which custodians have new entries. A lost connection is made again; what was missed, a slow poll finds."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._connection: Connection[Any] | None = None

    def wait(self, timeout: float) -> frozenset[str]:
        """The names of custodians with new entries: as soon as one is heard of, or none after `timeout` seconds.

        Raises psycopg.OperationalError if the database does not answer.
        """
        try:
            connection = self._connected()
            heard = {notice.payload for notice in connection.notifies(timeout=timeout, stop_after=1)}
            return frozenset(heard | {notice.payload for notice in connection.notifies(timeout=0)})
        except psycopg.Error:
            self.close()
            raise

    def _connected(self) -> Connection[Any]:
        if self._connection is None:
            self._connection = psycopg.connect(self._dsn, autocommit=True)
            self._connection.execute(f"LISTEN {CHANNEL}")
        return self._connection

    def close(self) -> None:
        """Stop listening."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(psycopg.Error):
                connection.close()

    def __enter__(self) -> Listener:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class JournalSubscription(PostgresSubscription):
    """The library's subscription, listening where we announce: its own channel's name does not say which schema."""

    def _listen(self) -> None:
        try:
            datastore = self._recorder.datastore
            assert isinstance(datastore, JournalDatastore)  # noqa: S101 - our recorder is made with nothing else
            with datastore.listening() as connection:
                self._has_been_notified.set()  # what was kept before we listened: the library would wait for the next
                while not self._has_been_stopped and not self._thread_error:
                    if any(
                        n.payload == datastore.custodian.name for n in connection.notifies(timeout=0.1, stop_after=1)
                    ):
                        self._has_been_notified.set()
        except BaseException as error:  # as in the library: told to whoever iterates
            self._thread_error = self._thread_error or error
            self.stop()
