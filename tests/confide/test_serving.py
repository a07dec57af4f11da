"""Running the service: what keeps it from starting is told, and it stops when it is told to."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from access_policy.embedded import Embedded
from access_policy.question import Answers
from confide.serving import Api, NotStarted, address_of, listen
from confide.settings import Env, Settings
from tests.school import POLICIES, Service


class _NoEngine:
    """A policy engine that cannot be opened."""

    async def open(self) -> None:
        raise OSError("no engine here")

    async def close(self) -> None:
        pass

    async def ask(self, path: str, question: Mapping[str, Any]) -> Any:
        raise AssertionError("never opened")


def test_takes_the_next_free_port_only_where_it_may() -> None:
    """The demo does; a service does not move to where nobody looks for it."""
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(NotStarted, match=f"Port {port} is taken"):
            listen("127.0.0.1", port)
        with listen("127.0.0.1", port, tries=20) as free:
            assert port < free.getsockname()[1] < port + 20
            assert address_of(free) == f"http://127.0.0.1:{free.getsockname()[1]}"


def test_an_address_of_another_machine_is_refused() -> None:
    """What cannot be listened on is said, and not tried again elsewhere."""
    with pytest.raises(NotStarted, match="cannot be listened on"):
        listen("192.0.2.1", 0)


async def test_what_keeps_it_from_starting_is_raised(service: Service) -> None:
    """The fault itself comes out, so that the command line can say it; the socket is not left answering."""
    parts = replace(service.parts, engine=_NoEngine(), database=service.postgres.database())
    with listen("127.0.0.1", 0) as listening:
        api = Api(parts, Settings(env=Env.DEVELOPMENT), listening)
        with pytest.raises(OSError, match="no engine here"):
            api.start()
        api.stop()


async def test_starts_answers_and_stops(service: Service) -> None:
    """The control: with an engine it comes up, answers, and is over once it is stopped."""
    engine = Embedded(POLICIES)
    parts = replace(service.parts, database=service.postgres.database(), engine=engine, answers=Answers(engine))
    listening = listen("127.0.0.1", 0)
    api = Api(parts, Settings(env=Env.DEVELOPMENT), listening)
    api.start()
    with socket.create_connection(listening.getsockname(), timeout=5) as asked:
        asked.sendall(b"GET /healthz HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
        assert asked.recv(100).startswith(b"HTTP/1.1 200")
    assert not api.over.is_set()
    api.stop()
    assert api.over.is_set()
    listening.close()
