"""Keeps the answers that are given often up to date with the record, and watches that nothing was written behind it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import psycopg
from eventsourcing.persistence import PersistenceError
from psycopg import Connection
from psycopg.rows import DictRow, dict_row
from psycopg_pool import PoolTimeout

from case_store.errors import NotFound
from case_store.journal import statements
from case_store.journal.inline import Inline
from case_store.journal.keys import KeyRing
from case_store.journal.mapper import Mapper
from case_store.journal.migrations import Custodian
from confide.follower import Alarm, Follower, Pool, SharedDatastore
from confide.integrity import NAME as INTEGRITY
from confide.integrity import Integrity, Verified
from confide.logs import log
from projections.caseload import Caseload
from projections.closures.closing import standing
from projections.disclosures import Disclosures
from projections.due import DueThings
from projections.elsa_progress import ElsaProgress
from projections.figures import Figures
from projections.following import Following
from projections.inline import INLINE, Derived
from projections.meetings import Meetings
from projections.psp_board import PspBoard
from projections.psp_plan import PspPlan
from projections.support_map import SupportMap

FOLLOWING: tuple[Following, ...] = (
    Disclosures(),
    ElsaProgress(),
    Caseload(),
    DueThings(),
    PspPlan(),
    Meetings(),
    SupportMap(),
    Figures(),
    PspBoard(),
)
SLOW_POLL = 5.0
"""Seconds after which the projector looks for itself, in case an announcement was lost or rows came without one."""
_FAULTS = (psycopg.Error, PersistenceError, PoolTimeout, OSError)
"""What undoes a transaction and may pass: the database is away, a lock was not to be had, another one was faster."""


def log_alarm(event: str, **about: Any) -> None:
    """Write the alarm to the log: ids and codes only."""
    log.warning(event, **about)


class _Kept:
    """What the projector keeps for one custodian."""

    def __init__(self, follower: Follower, inline: Sequence[Inline]) -> None:
        self.follower = follower
        self.integrity = Integrity(follower, inline)


class Projector:
    """The projections of every custodian in one database, in a thread or a process of its own.

    It may be killed at any moment, and there may be two of it: places move in the transaction of their rows.
    """

    def __init__(
        self,
        dsn: str,
        keys: KeyRing,
        *,
        following: Sequence[Following] = FOLLOWING,
        inline: Sequence[Derived] = INLINE,
        alarm: Alarm = log_alarm,
        poll: float = SLOW_POLL,
    ) -> None:
        self._dsn = dsn
        self._keys = keys
        self._following = {projection.name: projection for projection in following}
        self._inline = {projection.name: projection for projection in inline}
        self._alarm = alarm
        self._poll = poll
        self._kept: dict[str, _Kept] = {}
        settings = {"row_factory": dict_row, "autocommit": True}
        kind = Connection[DictRow]
        self._pool: Pool = Pool(dsn, connection_class=kind, kwargs=settings, min_size=1, max_size=4, open=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Every projection that it keeps or checks."""
        return (*self._following, *self._inline)

    def run(self, stop: threading.Event) -> None:
        """Follow until `stop` is set; where the database does not answer, wait and try again."""
        waiting = 0.1
        while not stop.is_set():
            try:
                with psycopg.connect(self._dsn, autocommit=True) as ears:
                    ears.execute(f"LISTEN {statements.CHANNEL}")
                    waiting = 0.1
                    self._follow_by_ear(ears, stop)
            except _FAULTS as error:
                log.warning("projector_waits", error=type(error).__name__)
                stop.wait(waiting)
                waiting = min(waiting * 2, self._poll)

    def run_once(self, custodians: Iterable[str] | None = None) -> int:
        """Bring every projection up to date, of these custodians or of all: how many entries and rows were taken."""
        taken = 0
        for kept in self._of(custodians):
            while moved := self._step(kept):
                taken += moved
            kept.follower.release()
        return taken

    def behind(self, custodian: str | None = None) -> dict[str, dict[str, int]]:
        """For each custodian and projection: how many entries it has yet to take."""
        names = [*self._following, INTEGRITY]
        chosen = None if custodian is None else [custodian]
        return {kept.follower.custodian.name: kept.follower.behind(names) for kept in self._of(chosen)}

    def rebuild(self, name: str, custodian: str) -> int:
        """Derive one following projection anew, in one transaction: from how many entries. Raises NotFound."""
        if name not in self._following:
            raise NotFound(f"No projection of this name follows the journal: {', '.join(self._following)}.")
        return self._one(custodian).follower.rebuild(self._following[name])

    def verify(self, custodian: str, *names: str) -> Verified:
        """Derive these inline projections (or all) again and compare them with what stands. Changes nothing.

        Raises NotFound for a name that is none of theirs.
        """
        if not self._inline.keys() >= set(names):
            raise NotFound(f"No projection of this name is written with its entries: {', '.join(self._inline)}.")
        return self._one(custodian).integrity.verify([self._inline[name] for name in names or self._inline])

    def digest(self, name: str, custodian: str) -> str:
        """One hash over all rows of a following projection."""
        return self._one(custodian).follower.digest(self._following[name])

    def closures(self, custodian: str) -> list[dict[str, Any]]:
        """What is closed until somebody looks, with what was found: ids and codes only."""
        with self._one(custodian).follower.datastore.transaction() as cursor:
            return standing(cursor)

    def lift(self, custodian: str, closure: int, by: UUID) -> bool:
        """Somebody has looked: open again what one closure closes. False if there is none such to lift."""
        return self._one(custodian).integrity.lift(closure, by)

    def close(self) -> None:
        """Give the connections back."""
        self._pool.close()

    def _step(self, kept: _Kept) -> int:
        """One batch of everything: so that the entries that one projection read serve the next."""
        moved = kept.integrity.check()
        for projection in self._following.values():
            kept.follower.follow_erasures(projection)
            moved += kept.follower.follow(projection)
        return moved

    def _follow_by_ear(self, ears: Connection[Any], stop: threading.Event) -> None:
        self._attend(None)
        looked = time.monotonic()
        while not stop.is_set():
            heard = {notice.payload for notice in ears.notifies(timeout=min(self._poll, 0.5), stop_after=1)}
            if time.monotonic() - looked >= self._poll:
                self._attend(None)
                looked = time.monotonic()
            elif heard:
                self._attend(heard)

    def _attend(self, names: Iterable[str] | None) -> None:
        """Bring these custodians up to date. What is wrong with one of them must not keep the others waiting."""
        for name in [kept.follower.custodian.name for kept in self._of(names)]:
            try:
                self.run_once([name])
            except _FAULTS as error:
                log.warning("projection_waits", custodian=name, error=type(error).__name__)

    def _of(self, names: Iterable[str] | None) -> list[_Kept]:
        wanted = None if names is None else set(names)
        if wanted is None or not wanted <= self._kept.keys():
            self._look_for_custodians()
        return [kept for name, kept in self._kept.items() if wanted is None or name in wanted]

    def _one(self, name: str) -> _Kept:
        found = self._of([name])
        if not found:
            raise NotFound
        return found[0]

    def _look_for_custodians(self) -> None:
        self._pool.open()
        with self._pool.connection() as connection:
            rows: list[Mapping[str, Any]] = connection.execute(statements.CUSTODIANS).fetchall()  # type: ignore[assignment]
        for row in rows:
            name = row["name"]
            if name not in self._kept:
                custodian = Custodian(name, row["schema"], row["trail"])
                mapper = Mapper(name, self._keys.custodian(name, bytes(row["wrapped_key"])))
                follower = Follower(SharedDatastore(self._dsn, custodian, self._pool), mapper, self._alarm)
                self._kept[name] = _Kept(follower, tuple(self._inline.values()))
