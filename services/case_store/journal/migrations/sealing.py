"""Makes sure that no table of a custodian was forgotten: who may read it, and that inline rows are insert-only."""

from __future__ import annotations

from typing import Any

from psycopg import Connection
from psycopg.sql import SQL, Identifier

_INLINE = """
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = %s AND column_name = 'row_id' AND is_identity = 'YES' ORDER BY table_name
"""
_GUARDS = (
    "CREATE OR REPLACE TRIGGER take_turn BEFORE INSERT ON {table} EXECUTE FUNCTION confide.take_turn()",
    "CREATE OR REPLACE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
    " EXECUTE FUNCTION confide.refuse_change()",
    "ALTER TABLE {table} ENABLE ALWAYS TRIGGER take_turn, ENABLE ALWAYS TRIGGER refuse_change",
    "REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON {table} FROM {api}",
    "GRANT INSERT ({columns}) ON {table} TO {api}",
)


def seal_tables(connection: Connection[Any], schema: str, api: str, projector: str) -> None:
    """Let both roles read the schema, and make every inline table insert-only: those with a generated `row_id`."""
    for role in (api, projector):
        names = {"schema": Identifier(schema), "role": Identifier(role)}
        connection.execute(SQL("GRANT USAGE ON SCHEMA {schema} TO {role}").format(**names))
        connection.execute(SQL("GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role}").format(**names))
    for (table,) in connection.execute(_INLINE, (schema,)).fetchall():
        columns = connection.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = %s AND table_name = %s"
            " AND is_identity = 'NO' AND is_generated = 'NEVER'",
            (schema, table),
        ).fetchall()
        for guard in _GUARDS:
            connection.execute(
                SQL(guard).format(
                    table=Identifier(schema, table),
                    api=Identifier(api),
                    columns=SQL(", ").join(Identifier(column) for (column,) in columns),
                )
            )
