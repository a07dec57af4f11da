"""Who somebody is to the school today, and under which rules: what both a reading and a command begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from case_store.entry import Actor
from case_store.errors import Unavailable
from case_store.journal.migrations import Custodian
from case_store.journal.reader import Query, Snapshot
from case_store.people.settings import SETTINGS, Settings, settings_stream
from projections.relations.standing import STANDING, Standing, settle

_ADOPTED = Query("SELECT revision FROM adopted_policy ORDER BY row_id DESC LIMIT 1")
_CLOSURES = Query("SELECT kind, id FROM closures WHERE lifted_at IS NULL")
_PARKED = Query("SELECT DISTINCT file FROM parked WHERE file IS NOT NULL")
_SETTINGS = "SELECT coalesce(max(version), 0) FROM entries WHERE stream = %s"


@dataclass(frozen=True, slots=True)
class Rights:
    """One person's standing, with the school's settings and the adopted policy revision, all of one snapshot."""

    standing: Standing
    settings: Settings
    revision: str
    closed_files: frozenset[UUID] = frozenset()
    incomplete_files: frozenset[UUID] = frozenset()


class Rightkeeper:
    """Looks up rights; keeps the school's settings as long as their stream has not grown."""

    def __init__(self) -> None:
        self._settings: dict[str, tuple[int, Settings]] = {}

    async def look(self, snapshot: Snapshot, custodian: Custodian, actor: Actor, today: date) -> Rights:
        """The rights of `actor` in `snapshot`, in one round trip.

        Raises Unavailable where no policy was ever adopted, and for somebody whose readings are closed because a
        relation of theirs is one that no entry explains.
        """
        trail = custodian.trail
        adopted, ((version,),), rows, closures, parked = await snapshot.fetch(
            _ADOPTED,
            Query(_SETTINGS, (settings_stream(trail),)),
            Query(STANDING, {"person": actor.person, "today": today}),
            _CLOSURES,
            _PARKED,
        )
        closed = {(kind, about) for kind, about in closures}
        if not adopted or {("person", actor.person), ("custodian", trail)} & closed:
            raise Unavailable
        return Rights(
            standing=settle(actor.person, rows),
            settings=await self._settings_at(snapshot, custodian, version),
            revision=adopted[0][0],
            closed_files=frozenset(about for kind, about in closed if kind == "file"),
            incomplete_files=frozenset(file for (file,) in parked),
        )

    async def _settings_at(self, snapshot: Snapshot, custodian: Custodian, version: int) -> Settings:
        """The school's settings as of `version` of their stream."""
        kept, settings = self._settings.get(custodian.name, (0, SETTINGS.initial))
        if kept != version:
            entries = await snapshot.stream(settings_stream(custodian.trail))
            settings = SETTINGS.fold(entry.happened for entry in entries)
            self._settings[custodian.name] = (version, settings)
        return settings
