"""The server itself, over a real socket, says nothing either: no name, no access log, no traceback's words."""

from __future__ import annotations

import io
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx2
import pytest
import uvicorn
from fastapi import FastAPI
from starlette.responses import StreamingResponse

from confide import logs
from confide.health import Metrics
from confide.http import application, server_options
from confide.identity import Subject
from confide.logs import LogFormat
from confide.settings import Env, Settings
from tests.confide.test_logs import _put_back  # noqa: F401 - leaves the process's logging as it was

CANARY = "Leila_said_mum"
LEILA = {"Authorization": "Bearer leila"}
STOCK: Mapping[str, Any] = {"host": "127.0.0.1"}


def breaking() -> FastAPI:
    """An application whose answer breaks off after its first byte, with words in the exception."""
    app = application(lambda _: Subject("https://login.example", "leila"), Metrics())

    @app.get("/whole")
    async def whole() -> str:
        return "whole"

    @app.get("/broken")
    async def broken() -> StreamingResponse:
        async def pieces() -> AsyncIterator[bytes]:
            yield b"first"
            raise ValueError(CANARY)

        return StreamingResponse(pieces())

    return app


@contextmanager
def served(app: FastAPI, options: Mapping[str, Any]) -> Iterator[str]:
    """`app`, by uvicorn with these options, at a free port."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, **{**options, "port": 0}))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + 10
        while not server.started and time.monotonic() < until:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


def ours() -> Mapping[str, Any]:
    return server_options(Settings(env=Env.DEMO))


class TestServer:
    def test_has_no_name_and_keeps_no_list_of_addresses(self, capfd: pytest.CaptureFixture[str]) -> None:
        """What it runs on helps an attacker, and a query may hold what somebody searched for."""
        stream = io.StringIO()
        logs.configure(LogFormat.JSON, stream)
        with served(breaking(), ours()) as address:
            answer = httpx2.get(f"{address}/whole?q={CANARY}", headers=LEILA)
        assert (answer.status_code, "server" in answer.headers) == (200, False)
        assert '"event": "request_answered"' in stream.getvalue()
        assert CANARY not in stream.getvalue() + "".join(capfd.readouterr())

    def test_tells_of_a_broken_answer_without_its_words(self, capfd: pytest.CaptureFixture[str]) -> None:
        """The connection is cut, so that half an answer is never taken for a whole one."""
        stream = io.StringIO()
        logs.configure(LogFormat.JSON, stream)
        with served(breaking(), ours()) as address, pytest.raises(httpx2.RemoteProtocolError):
            httpx2.get(f"{address}/broken", headers=LEILA)
        assert '"error": "builtins.ValueError"' in stream.getvalue()
        assert CANARY not in stream.getvalue() + "".join(capfd.readouterr())

    @pytest.mark.parametrize("look", [lambda told, _: "server" in told.headers, lambda _, printed: CANARY in printed])
    def test_would_say_it_by_itself(
        self, capfd: pytest.CaptureFixture[str], look: Callable[[httpx2.Response, str], bool]
    ) -> None:
        """The negative control: uvicorn with its own settings names itself, and writes the address down."""
        with served(breaking(), STOCK) as address:
            answer = httpx2.get(f"{address}/whole?q={CANARY}", headers=LEILA)
        assert look(answer, "".join(capfd.readouterr()))
