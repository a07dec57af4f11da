"""A projection that adds a row each time it is given an entry: so that what comes twice is counted twice."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from case_store.entry import Entry
from case_store.journal.inline import Row
from confide.follower import Follower
from projections.following import Following, Kept
from tests.projections.school import School

COUNTED = Kept("counted", {"delivery": "uuid", "position": "bigint"}, key=("delivery",))


class Counting:
    """Never twice is once: that is what the projector must see to."""

    name = "counting"
    tables: tuple[Kept, ...] = (COUNTED,)
    by_file = False

    def project(self, entry: Entry) -> Iterable[Row]:
        """One more row."""
        yield Row(COUNTED.name, {"delivery": str(uuid4()), "position": entry.position})


class Careless(Follower):
    """Negative control: keeps the rows in one transaction and moves its place in another."""

    def follow(self, projection: Following) -> int:
        """Take the next entries; a kill between the two transactions makes them count twice."""
        after = self.place(projection.name)
        batch = self.read(after, kept=False)
        if not batch:
            return 0
        with self.datastore.transaction(commit=True) as cursor:
            self._take(cursor, projection, batch)
        with self.datastore.transaction(commit=True) as cursor:
            self.move(cursor, projection.name, batch[-1].position)
        return len(batch)


def make_table(school: School) -> None:
    """The table of `Counting`, which the projector may write."""
    with school.superuser() as connection:
        connection.execute(
            f"CREATE TABLE {school.custodian.schema}.counted (delivery uuid PRIMARY KEY, position bigint)"
        )
        connection.execute(f"GRANT ALL ON {school.custodian.schema}.counted TO projector_{school.name}")


def skipped(school: School) -> list[int]:
    """The positions of entries that were never counted (nor parked)."""
    rows = school.rows(
        "SELECT position FROM {s}.entries e WHERE position NOT IN (SELECT position FROM {s}.counted)"
        " AND position NOT IN (SELECT position FROM {s}.parked WHERE projection = 'counting') ORDER BY 1"
    )
    return [row["position"] for row in rows]


def counted_twice(school: School) -> list[int]:
    """The positions of entries that were counted more than once."""
    rows = school.rows("SELECT position FROM {s}.counted GROUP BY 1 HAVING count(*) > 1 ORDER BY 1")
    return [row["position"] for row in rows]
