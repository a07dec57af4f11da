"""Custodians: the schools that hold a record, each in a schema and under keys of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from psycopg.sql import SQL, Identifier

from case_store.journal.ids import new_id
from case_store.journal.keys import KeyRing
from case_store.journal.migrations.apply import apply_to, connect, schema_of

_SLUG = re.compile(r"[a-z][a-z0-9_]{0,30}")


@dataclass(frozen=True, slots=True)
class Custodian:
    """One school: its name in addresses, the schema that holds its record, and the file of its trail."""

    name: str
    schema: str
    trail: UUID


def add_custodian(
    admin_dsn: str, name: str, keys: KeyRing, folders: Sequence[Path] = (), trail: UUID | None = None
) -> Custodian:
    """Make room for a new custodian: schema, roles, tables, key. Raises ValueError for a name that is none or taken."""
    if not _SLUG.fullmatch(name):
        raise ValueError("A custodian's name is a word of small letters, digits and underscores.")
    custodian = Custodian(name, schema_of(name), trail or new_id())
    with connect(admin_dsn) as connection, connection.transaction():
        if connection.execute("SELECT FROM confide.custodians WHERE name = %s", (name,)).fetchone() is not None:
            raise ValueError("There is a custodian of this name.")
        apply_to(connection, name, folders)
        connection.execute(
            "INSERT INTO confide.custodians (name, schema, trail, wrapped_key) VALUES (%s, %s, %s, %s)",
            (name, custodian.schema, custodian.trail, keys.new_custodian_key(name)),
        )
    return custodian


def destroy_keys(admin_dsn: str, custodian: str, files: Sequence[UUID]) -> int:
    """Erase `files` for ever: their keys are destroyed, their entries read as `Erased`. How many keys there were."""
    schema = schema_of(custodian)
    keys = Identifier(schema, "keys")
    with connect(admin_dsn) as connection:
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (schema,))
            destroyed = connection.execute(
                SQL(
                    "UPDATE {} SET wrapped = NULL, destroyed_at = clock_timestamp()"
                    " WHERE file = ANY(%s) AND destroyed_at IS NULL"
                ).format(keys),
                (list(files),),
            )
        connection.execute(SQL("VACUUM {}").format(keys))  # the row as it was lies in the table until then
        return destroyed.rowcount
