"""How many commands a second come in over HTTP, by how many a FastAPI application that does nothing takes."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson

from benchmarks.commands import Once, rate
from benchmarks.figures import Figure, Goal, Round
from benchmarks.school import SUMMARY, WORDS, Case, School, now
from case_store.case.codes import ContactWith
from case_store.desk import FileKind, To
from case_store.journal.ids import new_id
from case_store.people.commands import GiveIdentity
from case_store.people.staff import IDENTITY, identity_stream
from case_store.vocabulary import Post, Sensitive
from confide.demo_issuer import DEMO_ISSUER, DemoIssuer

PATIENCE = 60.0
"""Seconds within which a server must be up."""
SERVED = Goal(
    0.3,
    0.7,
    more_is_better=True,
    hindered_by="Theirs validates a body and answers. Ours besides checks a signed token, asks who that is, and does"
    " what row 1 measures, in the same Python process.",
)
_CONTACT = {
    "with_whom": ContactWith.PARENT.value,
    "purpose": SUMMARY.reveal(),
    "outcome": SUMMARY.reveal(),
    "what_was_said": WORDS.reveal(),
}
_SESSION = {"note": WORDS.reveal(), "staff_summary": SUMMARY.reveal(), "objective": SUMMARY.reveal()}


class NotServed(Exception):
    """A server did not come up, or answered something else than was asked for."""


class Line:
    """One connection to a server, kept open; the same small client for both sides."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def post(self, path: str, body: Mapping[str, str], token: str) -> Any:
        """What is answered to a command. Raises NotServed for any other answer."""
        raw = orjson.dumps(body)
        head = (
            f"POST {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: {new_id()}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(raw)}\r\n\r\n"
        )
        self._writer.write(head.encode() + raw)
        answer = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        told = await self._reader.readexactly(int(answer.split(b"content-length:")[1].split(b"\r\n")[0]))
        if not answer.startswith(b"http/1.1 201"):
            raise NotServed(f"{path} was answered {answer[9:12].decode()}.")
        return orjson.loads(told)

    def close(self) -> None:
        """Hang up."""
        self._writer.close()


@asynccontextmanager
async def lines(at: Path, count: int, **told: Any) -> AsyncIterator[list[Line]]:
    """A server in a process of its own, listening at `at`, with so many connections to it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.served", stdin=asyncio.subprocess.PIPE
    )
    opened: list[Line] = []
    try:
        _tell(process, {"socket": str(at), **told})
        async with asyncio.timeout(PATIENCE):
            while len(opened) < count:
                try:
                    opened.append(Line(*await asyncio.open_unix_connection(str(at))))
                except (FileNotFoundError, ConnectionRefusedError):
                    if process.returncode is not None:
                        raise NotServed("A server ended before it was up.") from None
                    await asyncio.sleep(0.05)
        yield opened
    finally:
        for line in opened:
            line.close()
        if process.returncode is None:
            process.terminate()
        await process.wait()


def _tell(process: asyncio.subprocess.Process, told: Mapping[str, Any]) -> None:
    if process.stdin is None:
        raise NotServed("A server cannot be told what to serve.")
    process.stdin.write(json.dumps(told).encode())
    process.stdin.close()


async def sign_in(school: School, folder: Path) -> str:
    """What proves over HTTP that somebody is the ELSA.

    Not to be watched: what it adds is not acknowledged entry by entry, lest the receipt tell what was there before.
    """
    issuer = DemoIssuer(folder, production=False)
    issuer.start()
    given = GiveIdentity(iss=Sensitive(DEMO_ISSUER), sub=Sensitive("elsa"))
    elsa, office = school.staff[Post.ELSA], school.staff[Post.ADMINISTRATOR]
    to = To(IDENTITY, stream=identity_stream(given.iss, given.sub), file=FileKind.TRAIL, person=elsa.person)
    await school.write(school.way_in(), office, given, to)
    return issuer.issue("elsa", now())


def _ours(school: School, over: Sequence[Line], cases: Sequence[Case], token: str) -> Once:
    base = f"/api/v1/{school.journal.custodian.name}"

    async def once(number: int, done: int) -> None:
        case = cases[number]
        if done % 2:
            receipt = await over[number].post(f"{base}/elsa-programmes/{case.programme}/sessions", _SESSION, token)
        else:
            receipt = await over[number].post(f"{base}/pupils/{case.pupil}/contacts", _CONTACT, token)
        school.acknowledged += map(UUID, receipt["entries"])

    return once


async def figures(
    school: School, folder: Path, token: str, cases: Sequence[Case], rounds: int, seconds: float
) -> tuple[Figure, ...]:
    """Row 5, with every answer of policy kept and with none."""
    writers = len(cases)
    served = {"folder": str(folder), "api": school.places.api}
    async with AsyncExitStack() as stack:
        kept = await stack.enter_async_context(lines(folder / "kept", writers, kept=200_000, **served))
        none = await stack.enter_async_context(lines(folder / "none", writers, kept=0, **served))
        nothing = await stack.enter_async_context(lines(folder / "trivial", writers, folder=str(folder)))
        warm, cold = _ours(school, kept, cases, token), _ours(school, none, cases, token)

        async def trivial(number: int, _: int) -> None:
            await nothing[number].post("/notes", _CONTACT, token)

        for once in (warm, cold, trivial):
            await rate(once, writers, seconds / 4)
        measured = []
        for _ in range(rounds):
            ours = await rate(warm, writers, seconds)
            theirs = await rate(trivial, writers, seconds)
            measured.append((Round(ours, theirs), Round(await rate(cold, writers, seconds / 2), theirs)))
    what = f"commands over HTTP at {writers} / POSTs to a FastAPI application that does nothing, at {writers}"
    return (
        Figure("5", what, "/s", tuple(warm for warm, _ in measured), "a command", SERVED),
        Figure("5 cold", f"{what}, no answer of policy kept", "/s", tuple(cold for _, cold in measured), "a command"),
    )
