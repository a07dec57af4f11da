"""Runs the service: answers over HTTP, and beside that, where nothing else does, follows the record and the clock."""

from __future__ import annotations

import asyncio
import errno
import gc
import os
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import uvicorn

from access_policy.leave import LeaveGiver
from access_policy.question import Answers
from access_policy.rights import Rightkeeper
from case_store.decider import Command
from case_store.desk import Call, To
from case_store.journal.database import Database
from case_store.journal.ids import new_id
from case_store.write import WayIn
from confide.app import Parts, create
from confide.clock import Clock
from confide.founding import itself
from confide.http import server_options
from confide.logs import log
from confide.projector import Projector
from confide.settings import Settings

PATIENCE = 30.0
"""Seconds within which the service must be up, and in which it must have stopped."""
AGAIN = 5.0
"""Seconds after which something that failed in the background is tried again."""

Now = Callable[[], datetime]


class NotStarted(Exception):
    """The service did not come up. Says why in one sentence."""


def clock_of(database: Database, answers: Answers, now: Now) -> Clock:
    """The clock of every custodian in this database: it hands in ordinary commands, as itself."""
    leave = LeaveGiver(answers, Rightkeeper(), now, new_id)
    way_in = WayIn(database.journal, leave.leave, new_id)

    async def send(custodian: str, command: Command, to: To, key: str) -> object:
        trail = (await database.journal(custodian)).custodian.trail
        return await way_in.write(Call(itself(custodian, trail), key), command, to)

    return Clock(database, send, now)


def listen(host: str, port: int, tries: int = 1) -> socket.socket:
    """A socket that listens on `port`, or on the next free one after it. Raises NotStarted."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for offset in range(tries):
        listening = socket.socket(family, socket.SOCK_STREAM)
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port + offset if port else 0))
            listening.listen(128)
        except OSError as error:
            listening.close()
            if error.errno != errno.EADDRINUSE:
                raise NotStarted(f"This address cannot be listened on: {os.strerror(error.errno or 0)}.") from None
        else:
            return listening
    raise NotStarted(f"Port {port} is taken by another program. Choose another with CONFIDE_PORT, or --port.")


def address_of(listening: socket.socket) -> str:
    """Where a program on this machine reaches the service."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class Api:
    """The service over HTTP, in a thread of its own, so that whoever started it goes on, and can stop it."""

    def __init__(self, parts: Parts, settings: Settings, listening: socket.socket, clock: Clock | None = None) -> None:
        options = dict(server_options(settings))
        config = uvicorn.Config(create(parts), **options, lifespan="off")  # the lifespan is ours, so its faults are too
        self._server, self._clock, self._listening = uvicorn.Server(config), clock, listening
        self._loop = config.get_loop_factory()
        self._fault: BaseException | None = None
        self.over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="api", daemon=True)

    def start(self) -> None:
        """Start, and come back when requests are answered. Raises whatever kept it from that, or NotStarted."""
        self._thread.start()
        waited = 0.0
        while not self._server.started:
            if self.over.wait(0.01):
                raise self._fault or NotStarted("The service ended before it was up.")
            waited += 0.01
            if waited > PATIENCE:
                raise NotStarted("The service is not up after half a minute. Look at the log.")

    def stop(self) -> None:
        """Take no more requests, answer those that are in, and stop."""
        self._server.should_exit = True
        if self._thread.ident is not None:
            self._thread.join(PATIENCE)

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=self._loop) as runner:
                runner.run(self._serve())
        except BaseException as fault:
            self._fault = fault
            if self._server.started:
                log.critical("service_ended", exc_info=fault)
        finally:
            self.over.set()

    async def _serve(self) -> None:
        app: Any = self._server.config.app
        stop = asyncio.Event()
        async with app.router.lifespan_context(app):
            spare_the_collector()
            ticking = asyncio.create_task(tick(self._clock, stop)) if self._clock else None
            try:
                await self._server.serve(sockets=[self._listening])
            finally:
                stop.set()
                if ticking is not None:
                    await ticking


def spare_the_collector() -> None:
    """Let the collector of unused objects pass over all that the service is made of: it lives as long as we do.

    Else it looks at everything again for every few long readings, which takes a fifth of their time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


async def tick(clock: Clock, stop: asyncio.Event) -> None:
    """Run the clock until `stop` is set; a fault of ours must not keep the next concern from going on."""
    await _tirelessly("clock_failed", lambda: clock.run(stop), stop)


async def _tirelessly(event: str, run: Callable[[], Awaitable[None]], stop: asyncio.Event) -> None:
    while not stop.is_set():
        try:
            await run()
        except Exception as fault:
            log.error(event, exc_info=fault)
            try:
                await asyncio.wait_for(stop.wait(), AGAIN)
            except TimeoutError:
                continue


def follow(projector: Projector, stop: threading.Event) -> None:
    """Run the projector until `stop` is set, whatever happens."""
    while not stop.is_set():
        try:
            projector.run(stop)
        except Exception as fault:
            log.error("projector_failed", exc_info=fault)
            stop.wait(AGAIN)


@contextmanager
def following(projector: Projector) -> Iterator[None]:
    """The projector in a thread of its own, as long as this lasts."""
    stop = threading.Event()
    thread = threading.Thread(target=follow, args=(projector, stop), name="projector", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(PATIENCE)
        projector.close()


@contextmanager
def serving(settings: Settings, parts: Parts, listening: socket.socket, projector: Projector | None) -> Iterator[Api]:
    """The service while it runs; with a `projector`, that and the clock run beside it."""
    clock = clock_of(parts.database, parts.answers, parts.now) if projector else None
    api = Api(parts, settings, listening, clock)
    try:
        api.start()
        if projector is None:
            yield api
        else:
            with following(projector):
                yield api
    finally:
        api.stop()
        listening.close()
