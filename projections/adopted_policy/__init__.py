"""Which revision of the rules about reading and writing the school has taken into force."""

from __future__ import annotations

from collections.abc import Iterable

from case_store.disclosing import PolicyAdopted
from case_store.entry import Entry
from case_store.journal.inline import Row, Table

ADOPTED_POLICY = Table("adopted_policy", {"revision": "text"})


class AdoptedPolicy:
    """One row an adoption: the newest is in force."""

    name = "adopted_policy"
    tables: tuple[Table, ...] = (ADOPTED_POLICY,)

    def project(self, entry: Entry) -> Iterable[Row]:
        """The revision that `entry` adopts, if it adopts one."""
        if isinstance(entry.happened, PolicyAdopted):
            yield Row(ADOPTED_POLICY.name, {"revision": entry.happened.revision})
