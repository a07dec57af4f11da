"""A wire between us and Postgres that can be cut at any message."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from psycopg.conninfo import conninfo_to_dict, make_conninfo

Direction = Literal["to the server", "to us"]
SOCKET = ".s.PGSQL.5432"


class Wire:
    """Passes messages both ways, counts them, and cuts the connection just before the one it is told to."""

    def __init__(self, dsn: str, folder: Path) -> None:
        self._there = Path(str(conninfo_to_dict(dsn)["host"])) / SOCKET
        self._here = folder / SOCKET
        self.dsn = make_conninfo(dsn, host=str(folder))
        self.passed = {"to the server": 0, "to us": 0}
        self.cuts = 0
        self._armed: tuple[Direction, int] | None = None
        self._then: Callable[[], None] | None = None
        self._server: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()
        self._passing: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Wire:
        self._server = await asyncio.start_unix_server(self._connected, str(self._here))
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        while self._passing:
            for end in list(self._ends):
                end.close()
            await asyncio.gather(*self._passing, return_exceptions=True)

    def cut(self, direction: Direction, after: int, then: Callable[[], None] | None = None) -> None:
        """Let `after` more messages pass in `direction`, then cut whichever connection the next one is on.

        What `then` does is done first: to kill the server just there.
        """
        self._then = then
        self.passed = {"to the server": 0, "to us": 0}
        self._armed = direction, after

    def mend(self) -> None:
        """Cut no more."""
        self._armed = None

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_unix_connection(str(self._there))
        except OSError:  # the server is down: whoever asks for it is to hear so at once
            self._hang_up({writer})
            return
        ends = {writer, far_writer}
        self._ends |= ends
        try:
            far_writer.write(await _startup(reader))
            passing = [
                asyncio.create_task(self._pass(reader, far_writer, "to the server")),
                asyncio.create_task(self._pass(far_reader, writer, "to us")),
            ]
            for task in passing:
                self._passing.add(task)
                task.add_done_callback(lambda done: self._passed(done, ends))
        except (OSError, asyncio.IncompleteReadError):
            self._hang_up(ends)

    def _passed(self, task: asyncio.Task[None], ends: set[asyncio.StreamWriter]) -> None:
        self._passing.discard(task)
        self._hang_up(ends)

    def _hang_up(self, ends: set[asyncio.StreamWriter]) -> None:
        self._ends -= ends
        for end in ends:
            end.close()
            # what waits to be sent to a server that was killed would keep an end open
            asyncio.get_running_loop().call_later(0.2, end.transport.abort)

    async def _pass(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, direction: Direction) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while True:
                head = await source.readexactly(5)
                body = await source.readexactly(int.from_bytes(head[1:], "big") - 4)
                if self._armed == (direction, self.passed[direction]):
                    self._armed = None
                    self.cuts += 1
                    with contextlib.suppress(OSError):
                        await target.drain()
                    if self._then is not None:
                        self._then()
                    return
                self.passed[direction] += 1
                target.write(head + body)


async def _startup(reader: asyncio.StreamReader) -> bytes:
    length = await reader.readexactly(4)
    return length + await reader.readexactly(int.from_bytes(length, "big") - 4)
