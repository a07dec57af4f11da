"""Setting up the database and keeping it up to date: numbered files, each applied once, never changed afterwards."""

from case_store.journal.migrations.apply import ChangedMigration, Migrated, migrate
from case_store.journal.migrations.custodians import Custodian, add_custodian, destroy_keys

__all__ = ["ChangedMigration", "Custodian", "Migrated", "add_custodian", "destroy_keys", "migrate"]
