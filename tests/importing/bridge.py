"""A client without a network for programs that wait for answers: each request is answered in the test's own loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2

from confide.importing.caller import Caller
from tests.school import School


class Bridge(httpx2.BaseTransport):
    """Hands each request to the service as it is; `before` may look at it, or lose it."""

    def __init__(self, school: School, before: Callable[[httpx2.Request], None] = lambda _: None) -> None:
        self._http, self._loop, self._before = school.service.http, asyncio.get_running_loop(), before
        self.asked: list[tuple[str, str]] = []

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The service's answer."""
        self._before(request)
        self.asked.append((request.method, request.url.path.split("/", 4)[4]))
        body = request.read()
        answer = asyncio.run_coroutine_threadsafe(
            self._http.request(request.method, str(request.url), content=body, headers=request.headers), self._loop
        ).result()
        return httpx2.Response(answer.status_code, headers=answer.headers, content=answer.content)


def client_of(school: School, transport: httpx2.BaseTransport) -> httpx2.Client:
    """A client at this school's address."""
    return httpx2.Client(base_url=f"http://confide/api/v1/{school.custodian.name}", transport=transport)


def caller_of(school: School, who: str, transport: httpx2.BaseTransport) -> Caller:
    """How `who` imports at this school. Waits for nothing."""

    def headers() -> dict[str, str]:
        return {"Authorization": f"Bearer {school.service.token(who)}"}

    return Caller(client_of(school, transport), headers, wait=lambda _: None)


async def apart(do: Callable[[], Any]) -> Any:
    """What `do` gives, in a thread of its own, while the loop answers it."""
    return await asyncio.to_thread(do)
