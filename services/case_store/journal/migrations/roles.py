"""Who may do what in the database: one login for each kind of process, one role for each custodian."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from psycopg import Connection
from psycopg.sql import SQL, Identifier, Literal

MIGRATOR, API, PROJECTOR = "confide_migrator", "confide_api", "confide_projector"


def ensure_logins(connection: Connection[Any], passwords: Mapping[str, str]) -> None:
    """Make the three login roles. None has rights of its own; the migrator owns what it makes.

    `passwords` may name a password for each; without one a role can log in only where the server trusts it.
    """
    ensure_role(connection, MIGRATOR, "LOGIN NOINHERIT CREATEROLE")
    ensure_role(connection, API, "LOGIN NOINHERIT")
    ensure_role(connection, PROJECTOR, "LOGIN NOINHERIT")
    for role, password in passwords.items():
        connection.execute(SQL("ALTER ROLE {} PASSWORD {}").format(Identifier(role), Literal(password)))
    database = Identifier(connection.info.dbname)
    connection.execute(SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    connection.execute(
        SQL("GRANT CONNECT ON DATABASE {} TO {}, {}").format(database, Identifier(API), Identifier(PROJECTOR))
    )
    connection.execute(SQL("GRANT CONNECT, CREATE ON DATABASE {} TO {}").format(database, Identifier(MIGRATOR)))
    connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")


def ensure_role(connection: Connection[Any], name: str, options: str) -> None:
    """Make the role `name` if there is none."""
    if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (name,)).fetchone() is None:
        connection.execute(SQL("CREATE ROLE {} " + options).format(Identifier(name)))


def become_migrator(connection: Connection[Any]) -> None:
    """Act as the migrator from here on, so that all that is made belongs to it."""
    if connection.info.user == MIGRATOR:
        return
    row = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if row is not None and not row[0]:
        connection.execute(SQL("GRANT {} TO CURRENT_USER").format(Identifier(MIGRATOR)))
    connection.execute(SQL("SET ROLE {}").format(Identifier(MIGRATOR)))


def ensure_custodian_roles(connection: Connection[Any], name: str) -> None:
    """Make the two roles of the custodian `name`, which only our logins can enter."""
    for role, login in ((api_role(name), API), (projector_role(name), PROJECTOR)):
        ensure_role(connection, role, "NOLOGIN NOINHERIT")
        connection.execute(SQL("GRANT {} TO {}").format(Identifier(role), Identifier(login)))


def api_role(custodian: str) -> str:
    """The role in which the service reads and writes for `custodian`."""
    return f"api_{custodian}"


def projector_role(custodian: str) -> str:
    """The role in which projections follow `custodian`."""
    return f"projector_{custodian}"
