"""Applies the numbered files: first to the database, then to the schema of every custodian."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.sql import SQL, Identifier

from case_store.journal.migrations.roles import (
    API,
    PROJECTOR,
    api_role,
    become_migrator,
    ensure_custodian_roles,
    ensure_logins,
    projector_role,
)
from case_store.journal.migrations.sealing import seal_tables

HERE = Path(__file__).parent
DIRECTORY = "confide"
_ONE_AT_A_TIME = 7_402_310


class ChangedMigration(Exception):
    """A file that was applied has been changed since, or two files claim one number: nothing is applied."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered file."""

    number: int
    name: str
    text: str

    @property
    def sha256(self) -> str:
        """What is remembered of a file once it is applied."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a run has applied: schema -> names of files."""

    applied: Mapping[str, tuple[str, ...]]


def migrate(admin_dsn: str, folders: Sequence[Path] = (), passwords: Mapping[str, str] | None = None) -> Migrated:
    """Bring the database and every custodian's schema up to date. Run twice, it does nothing the second time.

    `admin_dsn` may make roles and schemas: a superuser the first time, the migrator later. `folders` hold the
    numbered files of projections. Raises ChangedMigration.
    """
    with connect(admin_dsn, passwords) as connection:
        applied = {DIRECTORY: _apply(connection, DIRECTORY, files_in([HERE / "database"]), {})}
        for (name,) in connection.execute("SELECT name FROM confide.custodians ORDER BY name").fetchall():
            applied[schema_of(name)] = apply_to(connection, name, folders)
        return Migrated({schema: names for schema, names in applied.items() if names})


def connect(admin_dsn: str, passwords: Mapping[str, str] | None = None) -> Connection[Any]:
    """A connection that acts as the migrator, one such at a time. The logins are made if they are missing."""
    connection = psycopg.connect(admin_dsn, autocommit=True)
    try:
        connection.execute("SELECT pg_advisory_lock(%s)", (_ONE_AT_A_TIME,))
        if connection.info.user != "confide_migrator":
            with connection.transaction():
                ensure_logins(connection, passwords or {})
        become_migrator(connection)
        with connection.transaction():
            connection.execute("CREATE SCHEMA IF NOT EXISTS confide")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS confide.migrations (schema text, name text, sha256 text NOT NULL,"
                " applied_at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (schema, name))"
            )
    except BaseException:
        connection.close()
        raise
    return connection


def apply_to(connection: Connection[Any], custodian: str, folders: Sequence[Path]) -> tuple[str, ...]:
    """Bring one custodian's schema up to date, in one transaction; the names of the files applied."""
    schema, api, projector = schema_of(custodian), api_role(custodian), projector_role(custodian)
    names = {"schema": Identifier(schema), "api": Identifier(api), "projector": Identifier(projector)}
    with connection.transaction():
        ensure_custodian_roles(connection, custodian)
        connection.execute(SQL("CREATE SCHEMA IF NOT EXISTS {}").format(Identifier(schema)))
        applied = _apply(connection, schema, files_in([HERE, *folders]), names)
        if applied:
            seal_tables(connection, schema, api, projector)
        return applied


def _apply(
    connection: Connection[Any], schema: str, files: Sequence[Migration], names: Mapping[str, Identifier]
) -> tuple[str, ...]:
    known = dict(
        connection.execute("SELECT name, sha256 FROM confide.migrations WHERE schema = %s", (schema,)).fetchall()
    )
    changed = [file.name for file in files if known.get(file.name, file.sha256) != file.sha256]
    if changed:
        raise ChangedMigration(f"Applied before, and changed since: {', '.join(changed)}. Write a new file instead.")
    fresh = [file for file in files if file.name not in known]
    with connection.transaction():
        for file in fresh:
            connection.execute(SQL(file.text).format(**names))
            connection.execute(
                "INSERT INTO confide.migrations (schema, name, sha256) VALUES (%s, %s, %s)",
                (schema, file.name, file.sha256),
            )
    return tuple(file.name for file in fresh)


def files_in(folders: Sequence[Path]) -> list[Migration]:
    """The numbered files in `folders`, in order of number. Raises ChangedMigration if two claim one number."""
    paths = sorted({path for folder in folders for path in folder.glob("[0-9][0-9][0-9][0-9]_*.sql")})
    files = sorted((Migration(int(path.name[:4]), path.name, path.read_text()) for path in paths), key=_number)
    for one, other in itertools.pairwise(files):
        if one.number == other.number:
            raise ChangedMigration(f"{one.name} and {other.name} claim the same number.")
    return files


def _number(file: Migration) -> int:
    return file.number


def schema_of(custodian: str) -> str:
    """The schema that holds the record of `custodian`."""
    return f"custodian_{custodian}"


__all__ = ["API", "DIRECTORY", "PROJECTOR", "ChangedMigration", "Migrated", "apply_to", "connect", "migrate"]
