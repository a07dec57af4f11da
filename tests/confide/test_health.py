"""Whether the service is up, for everyone; how much it does, only for those who watch it."""

from __future__ import annotations

import asyncio
import ipaddress
from typing import Any

import pytest
from fastapi.testclient import TestClient

from case_store.errors import Unauthenticated, Unavailable
from confide import health
from confide.health import Metrics, router
from confide.http import application
from confide.identity import Subject

LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1/128"))


def nobody(_: str) -> Subject:
    raise Unauthenticated


async def database() -> dict[str, Any]:
    return {}


async def engine() -> dict[str, Any]:
    return {"revision": "abc123"}


async def projections() -> dict[str, Any]:
    return {"behind": {"disclosures": 3}}


async def down() -> dict[str, Any]:
    raise Unavailable("Leila")


async def slow() -> dict[str, Any]:
    await asyncio.sleep(60)
    return {}


def client(address: str = "127.0.0.1", metrics: Metrics | None = None, **checks: health.Check) -> TestClient:
    metrics = metrics or Metrics()
    app = application(nobody, metrics)
    app.include_router(router(checks, metrics, LOOPBACK))
    return TestClient(app, client=(address, 1))


class TestHealthz:
    @pytest.mark.parametrize("address", ["127.0.0.1", "203.0.113.7"])
    def test_says_that_the_process_is_up(self, address: str) -> None:
        """To everyone, without a token, whatever else is down."""
        answer = client(address, database=down).get("/healthz")
        assert (answer.status_code, answer.json()) == (200, {"status": "up"})


class TestReadyz:
    def test_tells_those_who_watch(self) -> None:
        """Database, engine and its revision, and how far each projection is behind."""
        answer = client(database=database, engine=engine, projections=projections).get("/readyz")
        assert answer.json() == {
            "ready": True,
            "checks": {
                "database": {"ok": True},
                "engine": {"revision": "abc123", "ok": True},
                "projections": {"behind": {"disclosures": 3}, "ok": True},
            },
        }

    @pytest.mark.parametrize("check", [down, slow])
    def test_says_which_check_failed_and_not_why(self, check: health.Check, monkeypatch: pytest.MonkeyPatch) -> None:
        """A reason may repeat anything; one that hangs has failed too."""
        monkeypatch.setattr(health, "PATIENCE", 0.05)
        answer = client(database=check, engine=engine).get("/readyz")
        assert answer.status_code == 503
        assert answer.json()["checks"] == {"database": {"ok": False}, "engine": {"revision": "abc123", "ok": True}}

    def test_tells_strangers_no_numbers(self) -> None:
        """Only whether we are ready."""
        answer = client("203.0.113.7", projections=projections).get("/readyz")
        assert answer.json() == {"ready": True}


class TestMetrics:
    def test_count_for_those_who_watch(self) -> None:
        """Entries, readings, denials, faults and lag."""
        metrics = Metrics()
        metrics.entries.inc(2)
        metrics.behind("disclosures", 5)
        told = client(metrics=metrics).get("/metrics")
        assert told.headers["content-type"].startswith("text/plain")
        assert "confide_entries_written_total 2.0" in told.text
        assert 'confide_projection_behind{projection="disclosures"} 5.0' in told.text
        assert "confide_engine_faults_total 0.0" in told.text

    @pytest.mark.parametrize(
        ("address", "headers"),
        [
            ("203.0.113.7", {}),
            ("unix", {}),
            ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}),
            ("127.0.0.1", {"Forwarded": "for=127.0.0.1"}),
        ],
    )
    def test_are_not_there_for_others(self, address: str, headers: dict[str, str]) -> None:
        """That a concern was raised just now is no stranger's business, nor that of one behind our own proxy."""
        hidden = client(address).get("/metrics", headers=headers)
        assert hidden.status_code == 404
        assert "confide_" not in hidden.text
