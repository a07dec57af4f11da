"""The two engines as tests start them: regopy in process, and a real OPA server where there is one."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from access_policy import asked
from access_policy.embedded import Embedded
from access_policy.opa_server import OpaServer
from access_policy.question import Asking, Kind
from access_policy.revision import policies, verified

REVISION = verified(policies())
BATCH = "answers := [answer | some question in input.questions; answer := data.{rule} with input as question]"


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait_for(port: int, seconds: float = 20.0) -> None:
    """Come back once somebody listens on `port`."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("nobody listens there")


def opa_or_skip() -> str:
    """The real OPA; without it the test is skipped, and with CI=true it fails."""
    found = shutil.which("opa")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("opa is not installed, and CI=true: .ci/run installs it")
        pytest.skip("opa is not installed (.ci/run installs it)")
    return found


@contextmanager
def opa_process() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A real OPA server over our policies: its address, and the process."""
    opa, port = opa_or_skip(), free_port()
    command = [opa, "run", "--server", "--addr", f"127.0.0.1:{port}", "--log-level", "error"]
    process = subprocess.Popen(
        [*command, "--ignore", "*_test.rego", str(policies())], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.kill()
        process.wait()


@asynccontextmanager
async def embedded(folder: Path | None = None) -> AsyncIterator[Embedded]:
    """The embedded engine over our policies, or over those of another folder, open."""
    engine = Embedded(folder)
    await engine.open()
    try:
        yield engine
    finally:
        await engine.close()


@asynccontextmanager
async def opa_server(address: str, **options: Any) -> AsyncIterator[OpaServer]:
    """The client of an OPA server, open."""
    engine = OpaServer(address, **options)
    await engine.open()
    try:
        yield engine
    finally:
        await engine.close()


async def batch(address: str, rule: str, texts: Sequence[str]) -> list[dict[str, Any]]:
    """What a real OPA says to many canonical questions: a few hundred a request, which is a way of tests only."""
    answers: list[dict[str, Any]] = []
    async with aiohttp.ClientSession() as session:
        for start in range(0, len(texts), 500):
            some = ",".join(texts[start : start + 500])
            body = f'{{"query": "{BATCH.format(rule=rule)}", "input": {{"questions": [{some}]}}}}'
            async with session.post(f"{address}/v1/query", data=body) as response:
                answers += (await response.json())["result"][0]["answers"]
    assert len(answers) == len(texts)
    return answers


def text_of(question: tuple[Asking, Kind]) -> str:
    """The canonical text of a question of reading."""
    return asked.of_reading(*question)
