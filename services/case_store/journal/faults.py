"""What can go wrong with the journal itself, in words that repeat nothing of what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import psycopg
import psycopg_pool

from case_store.errors import Unavailable

Why = Literal["unknown name", "does not open", "invalid values", "no envelope"]


class UnsafeConfiguration(Exception):
    """The service must not start like this."""


class BadEntry(Exception):
    """One entry cannot be read. It says which and why, never what it holds."""

    def __init__(self, why: Why, name: str, position: int | None) -> None:
        super().__init__(f"Entry {position} ({name}): {why}.")
        self.why, self.name, self.position = why, name, position


class JournalFault(Exception):
    """The database refused a statement of ours: a fault of the programme, told by its SQLSTATE alone."""

    def __init__(self, error: BaseException) -> None:
        sqlstate = getattr(error, "sqlstate", None)
        super().__init__(f"{type(error).__name__} {sqlstate or ''}".strip())


_CANNOT_ANSWER = (
    psycopg.OperationalError,  # lost, refused, full, locked, shutting down: the classes 08, 53, 55, 57 and 58
    psycopg.InterfaceError,
    psycopg.errors.ReadOnlySqlTransaction,  # a standby that has not taken over
    psycopg.errors.IdleInTransactionSessionTimeout,
    psycopg_pool.PoolTimeout,
    psycopg_pool.PoolClosed,
    psycopg_pool.TooManyRequests,
    OSError,
    TimeoutError,
)


def cannot_answer(error: BaseException) -> bool:
    """Whether `error` says that the database cannot answer now, rather than that it was asked amiss."""
    return isinstance(error, _CANNOT_ANSWER)


@contextmanager
def told_without_words() -> Iterator[None]:
    """Turn the driver's errors, whose details may repeat values, into ours. Raises Unavailable or JournalFault."""
    try:
        yield
    except (psycopg.Error, psycopg_pool.PoolTimeout, psycopg_pool.PoolClosed, OSError) as error:
        if cannot_answer(error):
            raise Unavailable from None
        raise JournalFault(error) from None
