"""Who somebody is to the school today, and under which rules: what both a reading and a command begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from case_store.entry import Actor
from case_store.errors import Unavailable
from case_store.journal.migrations import Custodian
from case_store.journal.reader import Query, Snapshot
from case_store.people.settings import SETTINGS, Settings, settings_stream
from case_store.vocabulary import Capacity, Relation
from projections.relations.capacity import in_capacity
from projections.relations.standing import STANDING, Standing, settle

_SCHOOL = """
SELECT (SELECT revision FROM adopted_policy ORDER BY row_id DESC LIMIT 1),
       (SELECT coalesce(max(version), 0) FROM entries WHERE stream = %(settings)s),
       EXISTS (SELECT FROM closures WHERE lifted_at IS NULL
                AND (kind = 'person' AND id IN (%(person)s, %(beside)s) OR kind = 'custodian' AND id = %(trail)s)),
       ARRAY(SELECT id FROM closures WHERE lifted_at IS NULL AND kind = 'file'),
       ARRAY(SELECT DISTINCT file FROM parked WHERE file IS NOT NULL)
"""
"""The adopted revision, the version of the settings, whether this person's readings are closed, the files that are
closed, and those of which an entry is missing: in one statement, for each costs as much as what it finds."""


@dataclass(frozen=True, slots=True)
class Rights:
    """One person's standing, in the capacity in which they come, with the school's settings and the adopted revision.

    All of one snapshot.

    `beside` is the standing of the member of staff at a pupil's side, None where nobody in post is there.
    """

    standing: Standing
    settings: Settings
    revision: str
    closed_files: frozenset[UUID] = frozenset()
    incomplete_files: frozenset[UUID] = frozenset()
    beside: Standing | None = None


class Rightkeeper:
    """Looks up rights; keeps the school's settings as long as their stream has not grown."""

    def __init__(self) -> None:
        self._settings: dict[str, tuple[int, Settings]] = {}

    async def look(self, snapshot: Snapshot, custodian: Custodian, actor: Actor, today: date) -> Rights:
        """The rights of `actor` in `snapshot`, in one round trip.

        Raises Unavailable where no policy was ever adopted, and for somebody whose readings are closed because a
        relation of theirs is one that no entry explains.
        """
        params = {"person": actor.person, "today": today}
        whole = {"settings": settings_stream(custodian.trail), "trail": custodian.trail, "beside": actor.beside}
        adult = [Query(STANDING, params | {"person": actor.beside})] if actor.beside else []
        ((revision, version, closed, files, parked),), rows, *beside = await snapshot.fetch(
            Query(_SCHOOL, params | whole), Query(STANDING, params), *adult
        )
        if revision is None or closed:
            raise Unavailable
        return Rights(
            standing=in_capacity(settle(actor.person, rows), actor.capacity),
            settings=await self._settings_at(snapshot, custodian, version),
            revision=revision,
            closed_files=frozenset(files),
            incomplete_files=frozenset(parked),
            beside=_at_their_side(actor, beside),
        )

    async def _settings_at(self, snapshot: Snapshot, custodian: Custodian, version: int) -> Settings:
        """The school's settings as of `version` of their stream."""
        kept, settings = self._settings.get(custodian.name, (0, SETTINGS.initial))
        if kept != version:
            entries = await snapshot.stream(settings_stream(custodian.trail))
            settings = SETTINGS.fold(entry.happened for entry in entries)
            self._settings[custodian.name] = (version, settings)
        return settings


def _at_their_side(actor: Actor, rows: Sequence[Sequence[tuple[Any, ...]]]) -> Standing | None:
    """The adult beside a pupil, if it is a member of staff in post: a leaver at their side is nobody."""
    if actor.capacity is not Capacity.PUPIL or actor.beside is None or not rows:
        return None
    adult = in_capacity(settle(actor.beside, rows[0]), Capacity.STAFF)
    return adult if Relation.STAFF in adult.custodian else None
