"""Whether the service runs, whether it can answer, and how much it does: numbers only, and only for those who watch it.

A count tells: that something was written about a child just now is no stranger's business, so only the networks
named in the settings are told numbers; everyone may ask whether we are up.
"""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.responses import JSONResponse, Response

from case_store.errors import NotFound
from confide.logs import log
from confide.settings import Network

PATIENCE = 2.0
"""Seconds that one check may take."""

Check = Callable[[], Awaitable[Mapping[str, Any]]]
"""Answers with what a watcher should know (numbers, a revision), or raises: then we are not ready."""

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class Metrics:
    """Counts what the service does. No label holds an id: routes are templates, projections and statuses are few."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "confide_requests", "Requests answered.", ("method", "route", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "confide_request_seconds", "Time to answer.", ("route",), registry=self.registry, buckets=_SECONDS
        )
        self.entries = Counter("confide_entries_written", "Entries written.", registry=self.registry)
        self.readings = Counter("confide_readings", "Readings told and recorded.", registry=self.registry)
        self.denials = Counter("confide_denials", "Requests denied and recorded.", registry=self.registry)
        self.engine_faults = Counter(
            "confide_engine_faults", "Questions that the policy engine failed.", registry=self.registry
        )
        self._behind = Gauge(
            "confide_projection_behind", "Entries not yet followed.", ("projection",), registry=self.registry
        )

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request, by the template of its route."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def behind(self, projection: str, entries: int) -> None:
        """Note how far a projection is behind."""
        self._behind.labels(projection).set(entries)

    def told(self) -> bytes:
        """All counts, in Prometheus' text format."""
        return generate_latest(self.registry)


def router(checks: Mapping[str, Check], metrics: Metrics, watchers: Sequence[Network]) -> APIRouter:
    """`/healthz` for everyone, `/readyz` with details for watchers, `/metrics` for watchers alone."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/healthz")
    async def healthz() -> Response:
        """The process answers."""
        return JSONResponse({"status": "up"})

    @routes.get("/readyz")
    async def readyz(request: Request) -> Response:
        """Whether all that we need answers."""
        found = dict(zip(checks, await asyncio.gather(*map(_found, checks, checks.values())), strict=True))
        ready = all(told["ok"] for told in found.values())
        told = {"ready": ready, "checks": found} if _watches(request, watchers) else {"ready": ready}
        return JSONResponse(told, status_code=200 if ready else 503)

    @routes.get("/metrics")
    async def tell(request: Request) -> Response:
        """All counts."""
        if not _watches(request, watchers):
            raise NotFound
        return Response(metrics.told(), media_type=CONTENT_TYPE_LATEST)

    return routes


async def _found(name: str, check: Check) -> dict[str, Any]:
    try:
        async with asyncio.timeout(PATIENCE):
            return {**await check(), "ok": True}
    except Exception as error:  # whatever it is, we are not ready; its words are nobody's business
        log.warning("check_failed", check=name, exc_info=error)
        return {"ok": False}


def _watches(request: Request, watchers: Sequence[Network]) -> bool:
    """Whether the caller itself, and nobody behind a proxy, is on a network that may see numbers."""
    if request.client is None or "x-forwarded-for" in request.headers or "forwarded" in request.headers:
        return False
    try:
        address = ipaddress.ip_address(request.client.host)
    except ValueError:
        return False
    return any(address in network for network in watchers)
