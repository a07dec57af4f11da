"""Our recorder does all that the library expects of one, in the restricted role of one custodian."""

from __future__ import annotations

import pytest
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.tests.persistence import (
    AggregateRecorderTestCase,
    ApplicationRecorderTestCase,
    NonInterleavingNotificationIDsBaseCase,
    TrackingRecorderTestCase,
)

from case_store.journal.datastore import JournalDatastore
from case_store.journal.recorder import JournalRecorder
from tests.postgres import Postgres


class Contract:
    """Gives each shipped test a custodian of its own, and the role that the service has there."""

    postgres: Postgres

    @pytest.fixture(autouse=True)
    def _on(self, postgres: Postgres) -> None:
        self.postgres = postgres
        self._stores: list[JournalDatastore] = []

    def store(self, projector: bool = False) -> JournalDatastore:
        """A way to a fresh custodian."""
        login = self.postgres.projector_dsn if projector else self.postgres.api_dsn
        made = JournalDatastore(login, self.postgres.add_custodian("contract"), projector=projector)
        self._stores.append(made)
        return made

    def tearDown(self) -> None:
        """Give the connections back."""
        for store in self._stores:
            store.close()


class WithoutPositions(JournalRecorder):
    """Our recorder as the tests of stream recorders expect it: one that tells no positions."""

    def insert_events(self, stored_events: list[StoredEvent], **kwargs: object) -> None:  # type: ignore[override]  # see above
        """Keep, and say nothing."""
        super().insert_events(stored_events, **kwargs)


class TestAsApplicationRecorder(Contract, ApplicationRecorderTestCase[JournalRecorder]):
    """Streams, positions, topics, limits, many writers, subscriptions."""

    def create_recorder(self) -> JournalRecorder:
        """Ours, as the service."""
        return JournalRecorder(self.store())

    def test_insert_subscribe(self) -> None:
        """What is kept is heard of."""
        self.optional_test_insert_subscribe()


class TestAsAggregateRecorder(Contract, AggregateRecorderTestCase):
    """One stream: order, conflicts, all or nothing."""

    def create_recorder(self) -> JournalRecorder:
        """Ours, as the service."""
        return WithoutPositions(self.store())


class TestPositionsDoNotInterleave(Contract, NonInterleavingNotificationIDsBaseCase):
    """The positions of what was kept together lie together."""

    insert_num = 1000

    def create_recorder(self) -> JournalRecorder:
        """Ours, as the service."""
        return JournalRecorder(self.store())


class TestTracking(Contract, TrackingRecorderTestCase):
    """The library's own tracking recorder works in the role of the projector."""

    def create_recorder(self) -> PostgresTrackingRecorder:
        """The library's, through our datastore."""
        return PostgresTrackingRecorder(self.store(projector=True))
