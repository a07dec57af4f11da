"""What must hold after every run, however fast it was: a figure of a journal that lost something is worth nothing."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

import psycopg
from psycopg import AsyncConnection
from psycopg.sql import SQL, Identifier

from benchmarks.school import School
from confide.projector import Projector

Line = tuple[int, datetime, UUID, int]
"""Of one entry: position, when it was recorded, stream, version."""


class Broken(Exception):
    """Something that must hold did not: the figures of this run are not worth reading."""


def kept(acknowledged: Iterable[UUID], stored: Iterable[UUID]) -> list[str]:
    """What is wrong where `stored` is not exactly what was acknowledged, each once."""
    told, held = Counter(acknowledged), Counter(stored)
    faults = {
        "acknowledged and not stored": told - held,
        "stored and not acknowledged": held - told,
    }
    return [f"{sum(entries.values())} {fault}" for fault, entries in faults.items() if entries]


def in_order(lines: Sequence[Line]) -> list[str]:
    """What is wrong with lines in the order of their positions: times that run backwards, versions with gaps."""
    faults = [f"position {b[0]} follows {a[0]}" for a, b in pairwise(lines) if b[0] <= a[0]]
    faults += [f"position {b[0]} was recorded before {a[0]}" for a, b in pairwise(lines) if b[1] < a[1]]
    versions: dict[UUID, int] = {}
    for position, _, stream, version in lines:
        if version != versions.get(stream, 0) + 1:
            faults.append(f"position {position} is version {version} after {versions.get(stream, 0)}")
        versions[stream] = version
    return faults


def followed(seen: Sequence[int], stored: Sequence[int]) -> list[str]:
    """What is wrong where somebody who followed live did not see every position once, in order."""
    faults = [f"a follower saw {b} after {a}" for a, b in pairwise(seen) if b <= a]
    faults += [f"a follower skipped {position}" for position in sorted(set(stored) - set(seen))]
    return faults + [f"a follower saw {position}, which is not there" for position in sorted(set(seen) - set(stored))]


@dataclass
class Watch:
    """Follows the journal while others write, as a projection does: asks for what comes after the last it saw."""

    after: int
    seen: list[int] = field(default_factory=list)
    before: frozenset[UUID] = frozenset()

    async def look(self, connection: AsyncConnection[Any], query: Any) -> None:
        """See what has come."""
        last = self.seen[-1] if self.seen else self.after
        self.seen += [position for (position,) in await (await connection.execute(query, (last,))).fetchall()]


@asynccontextmanager
async def watching(school: School, every: float = 0.05) -> AsyncIterator[Watch]:
    """Follow all that is written meanwhile. Raises Broken afterwards where anything did not hold."""
    entries = Identifier(school.journal.custodian.schema, "entries")
    next_ones = SQL("SELECT position FROM {} WHERE position > %s ORDER BY position").format(entries)
    school.acknowledged.clear()
    async with await AsyncConnection.connect(school.places.admin, autocommit=True) as connection:
        lines = SQL("SELECT entry, position FROM {} ORDER BY position").format(entries)
        before = await (await connection.execute(lines)).fetchall()
        watch = Watch(before[-1][1] if before else 0, before=frozenset(entry for entry, _ in before))

        async def follow() -> None:
            while True:
                await watch.look(connection, next_ones)
                await asyncio.sleep(every)

        following = asyncio.create_task(follow())
        try:
            yield watch
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)
    async with await AsyncConnection.connect(school.places.admin, autocommit=True) as connection:
        await watch.look(connection, next_ones)
    check(school, watch)


def check(school: School, watch: Watch) -> None:
    """Raises Broken where not everything holds that must."""
    entries = Identifier(school.journal.custodian.schema, "entries")
    with psycopg.connect(school.places.admin) as connection:
        sql = SQL("SELECT position, recorded_at, stream, version, entry FROM {} ORDER BY position").format(entries)
        rows = connection.execute(sql).fetchall()
    fresh = [row for row in rows if row[4] not in watch.before]
    faults = kept(school.acknowledged, [row[4] for row in fresh])
    faults += in_order([row[:4] for row in rows])
    faults += followed(watch.seen, [row[0] for row in fresh])
    if faults:
        raise Broken("; ".join(faults[:10]))


def catch_up(school: School) -> int:
    """Let the projections take all that was written: how many entries. Raises Broken where one was passed over."""
    schema = school.journal.custodian.schema
    projector = Projector(school.places.projector, school.places.keys)
    try:
        projector.run_once()
        behind = {name: entries for name, entries in projector.behind(school.journal.custodian.name).items() if entries}
    finally:
        projector.close()
    counts = (
        "SELECT (SELECT count(*) FROM {} WHERE part = 'told'), (SELECT count(*) FROM {}), (SELECT count(*) FROM {})"
    )
    tables = (Identifier(schema, table) for table in ("entries", "disclosures", "parked"))
    with psycopg.connect(school.places.admin) as connection:
        told, projected, parked = connection.execute(SQL(counts).format(*tables)).fetchone() or (0, 0, 0)
    if any(sum(each.values()) for each in behind.values()) or told != projected or parked:
        raise Broken(f"the projections hold {projected} of {told} disclosures, {parked} entries are parked")
    return int(told)
