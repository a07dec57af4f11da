"""What must be true of the machine before anything is kept on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from case_store.journal.faults import UnsafeConfiguration

_DURABLE = {
    "fsync": {"on"},
    "full_page_writes": {"on"},
    "synchronous_commit": {"on", "local", "remote_write", "remote_apply"},
}
_OFF = {"", "0", "n", "no", "f", "false", "off"}


def assert_environment(environment: Mapping[str, str]) -> None:
    """Raises UnsafeConfiguration if the library would be told to skip entries."""
    for name, value in environment.items():
        if name.endswith("POSTGRES_ENABLE_DB_FUNCTIONS") and value.strip().lower() not in _OFF:
            raise UnsafeConfiguration(f"{name} makes followers skip entries for ever: unset it.")


def assert_durable(settings: Iterable[tuple[str, str]]) -> None:
    """Raises UnsafeConfiguration unless what the database acknowledges is on its disk."""
    found = dict(settings)
    for name, allowed in _DURABLE.items():
        if found.get(name) not in allowed:
            raise UnsafeConfiguration(
                f"Postgres runs with {name} = {found.get(name)}: what it acknowledges may be lost."
            )
