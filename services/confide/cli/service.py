"""`confide serve`, `projector` and `migrate`: the processes of an installation."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Iterator

import typer

from confide import assembly, serving
from confide.app import Parts
from confide.assembly import Places
from confide.cli.policy import adopted_everywhere
from confide.cli.sentences import Sorry
from confide.cli.together import opened, parts_of
from confide.logs import log
from confide.settings import Env, Settings


@contextlib.contextmanager
def until_stopped() -> Iterator[None]:
    """Ends quietly at Ctrl-C, and at SIGTERM, which is how a container or a service manager says it."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)


def serve() -> None:
    """Answer over HTTP until Ctrl-C.

    With a database server, `confide projector` runs beside it, as a process of its own. With an embedded database
    this is the whole installation: it brings the database up to date, and follows the record and the clock as well.
    """
    with opened("api", logging.INFO) as (settings, places):
        alone = settings.database.embedded
        if alone:
            _prepared(settings, places)
        listening = serving.listen(settings.host, settings.port)
        projector = assembly.projector_of(places) if alone else None
        parts = parts_of(settings, places)
        with until_stopped(), serving.serving(settings, parts, listening, projector) as api:
            log.info("service_started", env=str(settings.env), port=listening.getsockname()[1])
            api.over.wait()
            raise Sorry("The service has ended by itself. Look at the log.")
        log.info("service_stopped")


def _prepared(settings: Settings, places: Places) -> None:
    assembly.bring_up_to_date(settings, places)
    adopted_everywhere(places)
    if settings.env is Env.DEMO and not assembly.issuer_of(settings).trusted.jwks_file.exists():
        assembly.issuer_of(settings).start()


def projector() -> None:
    """Keep the projections up to date, and send what time causes, until Ctrl-C."""
    with opened("projector", logging.INFO) as (settings, places):
        parts = parts_of(settings, places)
        with serving.following(assembly.projector_of(places)):
            log.info("projector_started", env=str(settings.env))
            asyncio.run(_ticking(parts))
        log.info("projector_stopped")


async def _ticking(parts: Parts) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stop.set)
    async with parts.database:
        await parts.engine.open()
        try:
            await serving.tick(serving.clock_of(parts.database, parts.answers, parts.now), stop)
        finally:
            await parts.engine.close()


def migrate() -> None:
    """Bring the database up to date, and take the installed rules into force at every school."""
    with opened("migrator") as (settings, places):
        applied = assembly.bring_up_to_date(settings, places)
        taken = adopted_everywhere(places)
    for schema, names in applied.items():
        typer.echo(f"{schema}: {', '.join(names)}")
    typer.echo("The database is up to date.")
    if taken:
        typer.echo(f"The installed rules are in force now at {', '.join(taken)}.")
