"""G12: with the service bypassed, the database itself refuses to change, forge or cross over.

Each attack is raw SQL under the service's own login, in one custodian's role, beside a second custodian. The
control is the same attack on a schema whose defence was taken away: there it must succeed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from case_store.journal.migrations import Custodian
from case_store.journal.migrations.roles import api_role, projector_role
from tests.case_store.journal.example import MARKS, RELATIONS
from tests.postgres import Postgres, write_migration

JOURNAL = ("entries", "commands", "files", "keys", "relations")
INSERT = (
    "INSERT INTO entries (stream, version, name, entry, state{more}) {how} VALUES (%(id)s, 1, 'x', %(id)s, ''{value})"
)
ROW = (
    "INSERT INTO relations (position, entry, recorded_at, person{more}) {how} VALUES (1, %(id)s, now(), %(id)s{value})"
)

ATTACKS = {
    **{
        f"update {table}": f"UPDATE {table} SET {column} = {column}"
        for table, column in (
            ("entries", "state"),
            ("commands", "digest"),
            ("files", "kind"),
            ("keys", "wrapped"),
            ("relations", "relation"),
        )
    },
    **{f"delete {table}": f"DELETE FROM {table}" for table in JOURNAL if table != "files"},
    "delete files": "DELETE FROM files WHERE file NOT IN (SELECT file FROM keys)",
    **{f"truncate {table}": f"TRUNCATE {table} CASCADE" for table in JOURNAL},
    "empty drafts": "TRUNCATE drafts",
    "forge a position": INSERT.format(more=", position", how="OVERRIDING SYSTEM VALUE", value=", 1000000"),
    "forge a time": INSERT.format(more=", recorded_at", how="", value=", '1999-01-01'"),
    "forge a row's number": ROW.format(more=", row_id", how="OVERRIDING SYSTEM VALUE", value=", 1000000"),
    "forge a command's time": "INSERT INTO commands (command, digest, answer, recorded_at)"
    " VALUES (%(id)s, '', '{}', '1999-01-01')",
    "forge a destroyed key": "INSERT INTO keys (key, file, destroyed_at)"
    " SELECT gen_random_uuid(), file, now() FROM files",
    "replace on conflict": "INSERT INTO files (file, kind) SELECT file, 'x' FROM files"
    " ON CONFLICT (file) DO UPDATE SET kind = 'x'",
    "lock everybody out": "LOCK TABLE entries IN ACCESS EXCLUSIVE MODE",
    "move the positions on": "SELECT setval(pg_get_serial_sequence('entries', 'position'), 1000000)",
}
"""Attacks on the own schema: what each is, and the SQL."""  # fmt: skip

DISARM = {
    "update": "GRANT UPDATE ON ALL TABLES IN SCHEMA {schema} TO {api}",
    "delete": "GRANT DELETE ON ALL TABLES IN SCHEMA {schema} TO {api}",
    "truncate": "GRANT TRUNCATE ON ALL TABLES IN SCHEMA {schema} TO {api}",
    "empty": "GRANT TRUNCATE ON ALL TABLES IN SCHEMA {schema} TO {api}",
    "forge": "GRANT INSERT ON ALL TABLES IN SCHEMA {schema} TO {api}",
    "replace": "GRANT UPDATE ON ALL TABLES IN SCHEMA {schema} TO {api}",
    "lock": "GRANT UPDATE ON ALL TABLES IN SCHEMA {schema} TO {api}",
    "move": "GRANT UPDATE ON ALL SEQUENCES IN SCHEMA {schema} TO {api}",
}
"""The grant without which the attack fails, by its first word."""

Attack = Callable[[Custodian, str], None]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An inline projection's tables."""
    return write_migration(tmp_path_factory.mktemp("g12") / "sql", 101, RELATIONS, MARKS)


@pytest.fixture(scope="module")
def harbour(postgres: Postgres, folder: Path) -> Custodian:
    """The custodian whose role the attacker has."""
    return _furnished(postgres, postgres.add_custodian("harbour", [folder]))


@pytest.fixture(scope="module")
def mill(postgres: Postgres, folder: Path) -> Custodian:
    """The other custodian."""
    return _furnished(postgres, postgres.add_custodian("mill", [folder]))


@pytest.fixture(scope="module")
def disarmed(postgres: Postgres, folder: Path) -> Iterator[Custodian]:
    """A throw-away custodian without triggers: the grants alone defend it."""
    thrown_away = _furnished(postgres, postgres.add_custodian("disarmed", [folder]))
    with psycopg.connect(postgres.admin_dsn, autocommit=True) as admin:
        for table in (*JOURNAL, "marks"):
            admin.execute(SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(Identifier(thrown_away.schema, table)))
        yield thrown_away


def _furnished(postgres: Postgres, custodian: Custodian) -> Custodian:
    with psycopg.connect(postgres.api_dsn) as connection:
        _enter(connection, custodian)
        file = uuid4()
        connection.execute("INSERT INTO files (file, kind) VALUES (%s, 'case')", (file,))
        connection.execute("INSERT INTO keys (key, file, wrapped) VALUES (%s, %s, 'w')", (uuid4(), file))
        connection.execute("INSERT INTO commands (command, digest, answer) VALUES (%s, 'd', '{}')", (uuid4(),))
        connection.execute(INSERT.format(more="", how="", value=""), {"id": uuid4()})
        connection.execute(ROW.format(more="", how="", value=""), {"id": uuid4()})
    return custodian


def _enter(connection: psycopg.Connection[tuple[object, ...]], custodian: Custodian) -> None:
    connection.execute(
        "SELECT set_config('role', %s, true), set_config('search_path', %s, true)",
        (api_role(custodian.name), custodian.schema),
    )


def _attack(postgres: Postgres, custodian: Custodian, sql: str) -> None:
    with psycopg.connect(postgres.api_dsn) as connection:
        _enter(connection, custodian)
        try:
            connection.execute(sql, {"id": uuid4()} if "%(id)s" in sql else None)
        finally:
            connection.rollback()


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_on_the_own_schema_is_refused(
    postgres: Postgres, harbour: Custodian, disarmed: Custodian, name: str
) -> None:
    """Nothing that was written can be changed, and nothing forged, until the defence is taken away."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        _attack(postgres, harbour, ATTACKS[name])
    with psycopg.connect(postgres.admin_dsn, autocommit=True) as admin:
        names = {"schema": Identifier(disarmed.schema), "api": Identifier(api_role(disarmed.name))}
        admin.execute(SQL(DISARM[name.split(maxsplit=1)[0]]).format(**names))
    _attack(postgres, disarmed, ATTACKS[name])


@pytest.mark.parametrize("what", ["SELECT * FROM {}.entries", "SELECT * FROM {}.keys", "SELECT * FROM {}.relations",
                                  "INSERT INTO {}.files (file, kind) VALUES (gen_random_uuid(), 'x')"])  # fmt: skip
def test_another_custodians_schema_is_refused(
    postgres: Postgres, harbour: Custodian, mill: Custodian, what: str
) -> None:
    """A role of one custodian reaches nothing of another; with a grant it would."""
    there = what.format(mill.schema)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        _attack(postgres, harbour, there)
    _attack(postgres, mill, there)
    with psycopg.connect(postgres.admin_dsn) as admin:
        names = {"mill": Identifier(api_role(mill.name)), "harbour": Identifier(api_role(harbour.name))}
        admin.execute(SQL("ALTER ROLE {harbour} INHERIT").format(**names))
        admin.execute(SQL("GRANT {mill} TO {harbour} WITH INHERIT TRUE").format(**names))
        admin.commit()
        try:
            _attack(postgres, harbour, there)
        finally:
            admin.execute(SQL("REVOKE {mill} FROM {harbour}").format(**names))
            admin.execute(SQL("ALTER ROLE {harbour} NOINHERIT").format(**names))


def test_drafts_alone_may_be_changed(postgres: Postgres, harbour: Custodian, disarmed: Custodian) -> None:
    """Of all tables, `drafts` is the one that the service may update and delete from; one more would be noticed."""
    sql = (
        "SELECT table_name, array_agg(privilege_type::text) FROM information_schema.table_privileges"
        " WHERE table_schema = %s AND grantee = %s AND privilege_type NOT IN ('SELECT', 'INSERT') GROUP BY 1"
    )
    with psycopg.connect(postgres.admin_dsn, autocommit=True) as admin:
        asked = (harbour.schema, api_role(harbour.name))
        assert [(table, sorted(may)) for table, may in admin.execute(sql, asked)] == [("drafts", ["DELETE", "UPDATE"])]
        admin.execute(
            SQL("GRANT UPDATE ON {} TO {}").format(
                Identifier(disarmed.schema, "files"), Identifier(api_role(disarmed.name))
            )
        )
        widened = admin.execute(sql, (disarmed.schema, api_role(disarmed.name)))
        assert {table for table, _ in widened} >= {"drafts", "files"}


def test_another_custodians_drafts_are_not_reached(postgres: Postgres, harbour: Custodian, mill: Custodian) -> None:
    """The exception ends at the schema: neither read, changed nor deleted from next door; at home all three may be."""
    for what in ("SELECT * FROM {}.drafts", "UPDATE {}.drafts SET days = days", "DELETE FROM {}.drafts"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            _attack(postgres, harbour, what.format(mill.schema))
        _attack(postgres, mill, what.format(mill.schema))


def test_nothing_is_reached_without_a_custodians_role(postgres: Postgres, harbour: Custodian) -> None:
    """The login itself sees the directory and nothing else, and can write nowhere."""
    with psycopg.connect(postgres.api_dsn, autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM confide.custodians").fetchone() is not None
        for sql in (
            f"SELECT * FROM {harbour.schema}.entries",
            "UPDATE confide.custodians SET wrapped_key = ''",
            "DELETE FROM confide.migrations",
            "CREATE TABLE public.mine (it int)",
            "CREATE SCHEMA mine",
            f"SET ROLE {projector_role(harbour.name)}",
            "SET ROLE confide_migrator",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(sql)


def test_no_temporary_table_hides_a_real_one(postgres: Postgres, harbour: Custodian) -> None:
    """A temporary `relations` would be read before the real one; nobody may make any, until PUBLIC may."""
    shadow = "CREATE TEMP TABLE relations (it int)"
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        _attack(postgres, harbour, shadow)
    with psycopg.connect(postgres.admin_dsn, autocommit=True) as admin:
        admin.execute("GRANT TEMPORARY ON DATABASE confide TO PUBLIC")
        try:
            _attack(postgres, harbour, shadow)
        finally:
            admin.execute("REVOKE TEMPORARY ON DATABASE confide FROM PUBLIC")


@pytest.mark.parametrize("name", [name for name in ATTACKS if name.split()[0] in ("update", "delete", "truncate")])
def test_even_the_owner_changes_nothing(postgres: Postgres, harbour: Custodian, disarmed: Custodian, name: str) -> None:
    """The triggers bind the migrator and the superuser, also as a replica; without them the owner may."""
    with psycopg.connect(postgres.admin_dsn) as admin:
        for setting in ("origin", "replica"):
            admin.execute(f"SET search_path = {harbour.schema}; SET session_replication_role = {setting}")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                admin.execute(ATTACKS[name])
            admin.rollback()
        admin.execute(f"SET search_path = {disarmed.schema}")
        admin.execute(ATTACKS[name])
        admin.rollback()


def test_the_projector_only_reads_the_journal(postgres: Postgres, harbour: Custodian, mill: Custodian) -> None:
    """Projections follow; they write their own tables and their place, nothing else."""
    with psycopg.connect(postgres.projector_dsn) as connection:
        for sql in (INSERT.format(more="", how="", value=""), ROW.format(more="", how="", value=""),
                    "UPDATE entries SET state = ''", f"SELECT * FROM {mill.schema}.entries"):  # fmt: skip
            connection.execute(f"SET LOCAL ROLE {projector_role(harbour.name)}")
            connection.execute(f"SET LOCAL search_path = {harbour.schema}")
            connection.execute("SELECT * FROM entries JOIN keys USING (key)")
            connection.execute("INSERT INTO notification_tracking VALUES ('x', 1) ON CONFLICT DO NOTHING")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(sql, {"id": uuid4()} if "%(id)s" in sql else None)
            connection.rollback()
