"""A policy server that misbehaves, in each way that we could think of, over a real socket."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.access_policy.engines import REVISION

GRANTS_ALL: dict[str, Any] = {
    "level": "full",
    "reveals": True,
    "alone": "full",
    "because": ["lead.whole_case"],
    "withheld": "nothing",
    "obligations": [],
    "revision": REVISION,
}
"""An answer in the right form, under the right revision, that tells everything to anybody."""

Writer = asyncio.StreamWriter
Fault = Callable[[Writer, "Lying"], Awaitable[None]]


@dataclass
class Lying:
    """A server that does what `fault` says to each request; `elsewhere` grants everything to anybody."""

    fault: Fault | None = None
    elsewhere: str = ""
    asked: int = 0
    tasks: set[asyncio.Task[None]] = field(default_factory=set)


def answer(result: Any, **around: Any) -> bytes:
    """The body of a 200 that says `result`."""
    return json.dumps({"result": result, **around}).encode()


async def send(writer: Writer, body: bytes, status: str = "200 OK", headers: str = "") -> None:
    """One response with `body`."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    writer.write(head.encode() + body)
    await writer.drain()


def says(result: Any, **around: Any) -> Fault:
    """The fault of answering `result` in a proper 200."""
    return lambda writer, lying: send(writer, answer(result, **around))


def body(text: bytes) -> Fault:
    """The fault of a 200 whose body is `text`."""
    return lambda writer, lying: send(writer, text)


def status(line: str) -> Fault:
    """The fault of an error whose body would grant everything."""
    return lambda writer, lying: send(writer, answer(GRANTS_ALL), line)


def redirect(line: str) -> Fault:
    """The fault of sending us to a server that grants everything."""

    async def elsewhere(writer: Writer, lying: Lying) -> None:
        await send(writer, b"", line, f"Location: {lying.elsewhere}/v1/data/need_to_know/decision\r\n")

    return elsewhere


async def hang(writer: Writer, lying: Lying) -> None:
    """Accepts, and says nothing."""
    await asyncio.sleep(30)


async def reset(writer: Writer, lying: Lying) -> None:
    """Resets the connection."""
    link = writer.get_extra_info("socket")
    link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def die(writer: Writer, lying: Lying) -> None:
    """Dies in the middle of a grant."""
    whole = answer(GRANTS_ALL)
    writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(whole)}\r\n\r\n".encode() + whole[:-5])
    await writer.drain()
    writer.close()


async def trickle(writer: Writer, lying: Lying) -> None:
    """Sends a grant at one byte a second."""
    whole = answer(GRANTS_ALL)
    writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(whole)}\r\n\r\n".encode())
    for byte in whole:
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(1)


async def flood(writer: Writer, lying: Lying) -> None:
    """Sends a grant with ten megabytes of blanks around it."""
    await send(writer, b" " * 10_000_000 + answer(GRANTS_ALL))


async def garble(writer: Writer, lying: Lying) -> None:
    """Sends what is no HTTP."""
    writer.write(b"\x00\xff SSH-2.0\r\n\r\n")
    await writer.drain()
    writer.close()


def but(**changes: Any) -> dict[str, Any]:
    """The grant of everything, with `changes`."""
    return {**GRANTS_ALL, **changes}


FAULTS: dict[str, Fault] = {
    "hangs": hang,
    "resets": reset,
    "dies in mid-answer": die,
    "speaks no HTTP": garble,
    "500": status("500 Internal Server Error"),
    "404": status("404 Not Found"),
    "204": status("204 No Content"),
    "301 to one that grants all": redirect("301 Moved Permanently"),
    "302 to one that grants all": redirect("302 Found"),
    "307 to one that grants all": redirect("307 Temporary Redirect"),
    "308 to one that grants all": redirect("308 Permanent Redirect"),
    "empty": body(b""),
    "{}": body(b"{}"),
    "null": body(b"null"),
    "null result": says(None),
    "no JSON": body(b"{'result': true}"),
    "result of another type": says(True),
    "list of results": says([GRANTS_ALL]),
    "unknown level": says(but(level="everything")),
    "level as a number": says(but(level=3)),
    "reveals as a word": says(but(reveals="true")),
    "extra field": says(but(also=True)),
    "extra field around": says(GRANTS_ALL, also=True),
    "missing field": says({key: value for key, value in GRANTS_ALL.items() if key != "because"}),
    "grants without a rule": says(but(because=[])),
    "an obligation nobody knows": says(but(obligations=["watermark"])),
    "wrong revision": says(but(revision="0" * 64)),
    "no revision": says(but(revision="")),
    "10 MB": flood,
    "1 byte a second": trickle,
}
"""What may go wrong with an engine; a server that refuses, is killed or stopped is started as a process."""


async def _serve(lying: Lying, reader: asyncio.StreamReader, writer: Writer) -> None:
    task = asyncio.current_task()
    if task is not None:
        lying.tasks.add(task)
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(
                (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
            )
            await reader.readexactly(length)
            lying.asked += 1
            if lying.fault is None:
                await send(writer, answer(GRANTS_ALL))
            else:
                await lying.fault(writer, lying)
    except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
        pass
    finally:
        writer.close()


@asynccontextmanager
async def lying_server(fault: Fault | None = None, elsewhere: str = "") -> AsyncIterator[tuple[str, Lying]]:
    """A server with `fault` (without one, it grants everything): its address, and what it was asked."""
    lying = Lying(fault, elsewhere)
    server = await asyncio.start_server(lambda r, w: _serve(lying, r, w), "127.0.0.1", 0, limit=2**20)
    port = server.sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}", lying
    finally:
        server.close()
        for task in lying.tasks:
            task.cancel()
        await asyncio.gather(*lying.tasks, return_exceptions=True)
