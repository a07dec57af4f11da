"""One server in a process of its own: ours, or a FastAPI application that does nothing. It is told which on stdin."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from socket import socket
from typing import Any

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel

from access_policy.embedded import Embedded
from access_policy.question import Answers
from access_policy.revision import verified
from benchmarks.school import now
from case_store.journal.database import Database
from case_store.journal.keys import KeyRing
from confide import assembly, logs
from confide.app import Parts, create
from confide.demo_issuer import DemoIssuer
from confide.health import Metrics
from confide.http import server_options
from confide.identity import Verifier
from confide.serving import spare_the_collector
from confide.settings import DatabaseSettings, Env, Settings
from projections.inline import INLINE


class Said(BaseModel):
    """A contact's words."""

    with_whom: str
    purpose: str
    outcome: str
    what_was_said: str


class Taken(BaseModel):
    """What the trivial application answers: as much as a receipt says."""

    id: str
    entries: list[str]
    version: int


def trivial() -> FastAPI:
    """The least that a FastAPI application does for a POST: validate what came, and answer."""
    app = FastAPI()

    @app.post("/notes", status_code=201)
    async def note(said: Said) -> Taken:
        return Taken(id=said.with_whom, entries=[said.with_whom], version=1)

    return app


def ours(api: str, folder: Path, kept: int) -> FastAPI:
    """The service as it answers over HTTP, over a database that runs; `kept` answers of policy are kept at most."""
    logs.configure(logs.LogFormat.JSON, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open until the end
    engine = Embedded(assembly.POLICIES)
    return create(
        Parts(
            database=Database.of(api, KeyRing.from_file(folder / "root.key"), INLINE),
            engine=engine,
            answers=Answers(engine, kept=kept),
            now=now,
            verify=Verifier([DemoIssuer(folder, production=False).trusted], now),
            metrics=Metrics(),
            revision=verified(assembly.POLICIES),
        )
    )


class Server(uvicorn.Server):
    """As the service runs: once it is up, the collector passes over what it is made of."""

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Start, and spare the collector."""
        await super().startup(sockets)
        spare_the_collector()


def main() -> None:
    """Serve until told to end."""
    told: dict[str, Any] = json.load(sys.stdin)
    folder = Path(told["folder"])
    settings = Settings(env=Env.DEMO, data_dir=folder, database=DatabaseSettings(embedded=True))
    app = ours(told["api"], folder, told["kept"]) if "api" in told else trivial()
    options = dict(server_options(settings)) | {"timeout_keep_alive": 3600}  # the others are measured meanwhile
    Server(uvicorn.Config(app, **options, uds=told["socket"], loop="uvloop")).run()


if __name__ == "__main__":
    main()
