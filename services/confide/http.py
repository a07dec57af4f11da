"""The door: who is asking is settled first, and nothing that is sent or answered is kept on the way.

One ASGI middleware stands before all routes. It asks for a token before a body is looked at, so that a stranger
learns nothing from how a body is refused; it takes bodies of ordinary size and form only; it answers faults of ours
without their words; and it writes one line for each request.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any
from uuid import uuid4

from fastapi import FastAPI, Request
from fastapi.routing import APIRoute
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from case_store.errors import Invalid, NotFound, RecordError, Unauthenticated
from confide.bodies import faults_of, replayed, whole_body
from confide.health import Metrics
from confide.identity import Subject, bearer
from confide.logs import log
from confide.problems import answers_with_problems, problem, unexpected
from confide.settings import Settings

OPEN = frozenset({"/healthz", "/readyz", "/metrics", "/openapi.json"})
"""The only paths that answer without a token."""

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
_METHODS = frozenset({"GET", "HEAD", "POST"})

Verify = Callable[[str], Subject]
Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[Any]]


def application(verify: Verify, metrics: Metrics, lifespan: Lifespan | None = None) -> FastAPI:
    """An application without routes yet, behind the door. No docs pages: they load scripts from elsewhere."""
    app = FastAPI(
        title="Confide",
        summary="Who needs to know, and how much?",
        version="1",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,  # a redirect repeats the address, query and all
        telemetry={"logs": False, "tracing": False, "metrics": False, "auto_configure": False},
        lifespan=lifespan,
    )
    answers_with_problems(app)
    app.add_middleware(Door, verify=verify, metrics=metrics)
    return app


def current_subject(request: Request) -> Subject:
    """A dependency: who is asking. Raises Unauthenticated on a path that the door leaves open."""
    subject = request.scope.get("confide.subject")
    if not isinstance(subject, Subject):
        raise Unauthenticated
    return subject


def server_options(settings: Settings) -> Mapping[str, Any]:
    """How uvicorn runs: no access log, no name of its own, and no log of its own either."""
    return {
        "host": settings.host,
        "port": settings.port,
        "access_log": False,
        "log_config": None,
        "server_header": False,
        "proxy_headers": False,  # an address in a header is anybody's word
        "ws": "none",
        "timeout_graceful_shutdown": 10,
    }


class Door:
    """Stands before all routes. Every answer passes it, and leaves without a trace of what was asked."""

    def __init__(self, app: ASGIApp, verify: Verify, metrics: Metrics) -> None:
        self._app, self._verify, self._metrics = app, verify, metrics
        self._routes: dict[int, list[tuple[str, ...]]] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, request_id, status = time.perf_counter(), uuid4().hex, 0

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(raw=list(message["headers"]))
                headers.update({**_HEADERS, "X-Request-Id": request_id})
                message = {**message, "headers": headers.raw}
            await send(message)

        try:
            await self._passed(scope, receive, sent)
        except Exception as error:
            answer = unexpected(error)
            if status:  # it broke off midway: there is no honest end to that answer
                raise BrokenOff from None
            await answer(scope, receive, sent)
        finally:
            self._noted(scope, status, time.perf_counter() - began, request_id)

    async def _passed(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request in if it may come in, or answer why not."""
        try:
            if scope["path"] not in OPEN:
                scope["confide.subject"] = self._verify(bearer(_authorization(scope)))
            body = await whole_body(scope, receive)
            if body is None:
                return
            _check_path(scope)
            faults = faults_of(body)
        except RecordError as refused:
            await problem(refused)(scope, receive, send)
            return
        if faults:
            await problem(Invalid(), faults=faults)(scope, receive, send)
            return
        await self._app(scope, replayed(body, receive), send)

    def _noted(self, scope: Scope, status: int, seconds: float, request_id: str) -> None:
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        route = self._route(scope)
        self._metrics.request(method, route, status, seconds)
        log.info(
            "request_answered",
            method=method,
            route=route,
            status=status,
            ms=round(seconds * 1000, 1),
            request_id=request_id,
        )

    def _route(self, scope: Scope) -> str:
        """The template of the path, out of the closed list of our own routes."""
        if scope["path"] in OPEN:
            return str(scope["path"])
        if self._routes is None:
            self._routes = _templates(scope["app"])
        steps = tuple(scope["path"].split("/"))
        for template in self._routes.get(len(steps), ()):
            if all(ours.startswith("{") or ours == theirs for ours, theirs in zip(template, steps, strict=True)):
                return "/".join(template)
        return "unmatched"


class BrokenOff(Exception):
    """An answer broke off after its first byte."""


def _templates(app: FastAPI) -> dict[int, list[tuple[str, ...]]]:
    """The paths of our routes by their number of steps, those with the fewest variables first."""
    paths = {route.path for route in app.routes if isinstance(route, APIRoute)}
    templates: dict[int, list[tuple[str, ...]]] = {}
    for template in sorted((tuple(path.split("/")) for path in paths), key=_variables):
        templates.setdefault(len(template), []).append(template)
    return templates


def _variables(template: tuple[str, ...]) -> int:
    return sum(step.startswith("{") for step in template)


def _authorization(scope: Scope) -> str | None:
    told = Headers(scope=scope).getlist("authorization")
    return told[0] if len(told) == 1 else None


def _check_path(scope: Scope) -> None:
    if any(character < " " or character == "\x7f" for character in scope["path"]):
        raise NotFound
    if b"%00" in scope["query_string"]:
        raise Invalid
