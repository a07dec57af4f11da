"""The database is set up and kept up to date by numbered files, each applied once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from case_store.journal.ids import new_id
from case_store.journal.migrations import ChangedMigration, add_custodian, migrate
from tests.case_store.journal.example import MARKS, RELATIONS
from tests.postgres import Postgres, write_migration


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Postgres]:
    """A server of our own, for files that other tests' custodians shall not get."""
    server = Postgres()
    yield server
    server.end()


def test_files_are_applied_once_everywhere_in_order(own: Postgres, tmp_path: Path) -> None:
    """A second run does nothing; a new file reaches every custodian; a changed one, or one number twice, none."""
    names = [own.add_custodian(name).name for name in ("harbour", "mill")]
    assert migrate(own.admin_dsn).applied == {}
    folder = write_migration(tmp_path / "sql", 101, RELATIONS, MARKS)
    applied = migrate(own.migrator_dsn, [folder]).applied  # as the migrator: no superuser is needed any more
    assert applied == {f"custodian_{name}": ("0101_relations.sql",) for name in names}
    assert migrate(own.admin_dsn, [folder]).applied == {}
    file = folder / "0101_relations.sql"
    file.write_text(file.read_text() + "-- changed")
    with pytest.raises(ChangedMigration, match="0101_relations"):
        migrate(own.admin_dsn, [folder])
    other = write_migration(tmp_path / "more", 101, MARKS)
    with pytest.raises(ChangedMigration, match="same number"):
        migrate(own.admin_dsn, [folder, other])


def test_a_file_that_fails_leaves_nothing(own: Postgres, tmp_path: Path) -> None:
    """Each schema is brought up to date in one transaction."""
    name = own.add_custodian("harbour").name
    folder = write_migration(tmp_path / "sql", 101, RELATIONS)
    (folder / "0102_bad.sql").write_text("CREATE TABLE {schema}.good (it int); SELECT 1 / 0;")
    with pytest.raises(psycopg.errors.DivisionByZero):
        migrate(own.admin_dsn, [folder])
    with psycopg.connect(own.admin_dsn) as admin:
        found = admin.execute(
            "SELECT to_regclass(%s), to_regclass(%s)", (f"custodian_{name}.good", f"custodian_{name}.relations")
        )
        assert found.fetchone() == (None, None)


def test_inline_tables_are_sealed_and_following_ones_belong_to_the_projector(own: Postgres, tmp_path: Path) -> None:
    """A table with a generated `row_id` is insert-only for the service; any other is as its file says."""
    folder = write_migration(tmp_path / "sql", 101, RELATIONS)
    (folder / "0110_progress.sql").write_text(
        "CREATE TABLE {schema}.progress (it int); GRANT INSERT, UPDATE, DELETE ON {schema}.progress TO {projector};"
    )
    name = own.add_custodian("harbour", [folder]).name
    may = "SELECT has_table_privilege(%s, %s, %s)"
    with psycopg.connect(own.admin_dsn) as admin:
        for role, table, right, expected in (
            ("api", "relations", "SELECT", True),
            ("api", "relations", "INSERT", False),
            ("api", "relations", "UPDATE", False),
            ("api", "progress", "SELECT", True),
            ("api", "progress", "INSERT", False),
            ("projector", "progress", "UPDATE", True),
            ("projector", "relations", "SELECT", True),
            ("projector", "relations", "INSERT", False),
        ):
            row = admin.execute(may, (f"{role}_{name}", f"custodian_{name}.{table}", right)).fetchone()
            assert row == (expected,), (role, table, right)
        by_column = "SELECT has_column_privilege(%s, %s, %s, 'INSERT')"
        for column, expected in (("person", True), ("position", True), ("row_id", False)):
            assert admin.execute(by_column, (f"api_{name}", f"custodian_{name}.relations", column)).fetchone() == (
                expected,
            )


def test_a_custodian_has_a_name_of_its_own(own: Postgres) -> None:
    """A name is a slug, and nobody else's; the trail may be chosen."""
    trail = new_id()
    assert add_custodian(own.admin_dsn, "harbour", own.keys, trail=trail).trail == trail
    for name in ("harbour", "Harbour", "1st", "a-b", "", "x" * 32, 'a";drop'):
        with pytest.raises(ValueError, match="name"):
            add_custodian(own.admin_dsn, name, own.keys)


def test_passwords_are_set(own: Postgres) -> None:
    """A login may be given a password, which the database keeps as a digest only."""
    migrate(own.admin_dsn, passwords={"confide_api": "correct horse"})
    with psycopg.connect(own.admin_dsn) as admin:
        row = admin.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'confide_api'").fetchone()
    assert row is not None
    assert row[0].startswith("SCRAM-SHA-256$")
