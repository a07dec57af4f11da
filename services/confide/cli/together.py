"""What several commands begin with: the settings, the database, and whose record is kept in it."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

import typer

from access_policy import revision
from case_store.journal.database import Database
from confide import assembly, logs
from confide.app import Parts
from confide.assembly import Places
from confide.cli.sentences import Sorry
from confide.settings import Process, Settings, load
from projections.inline import INLINE

T = TypeVar("T")


def now() -> datetime:
    """The time. The only clock of the service."""
    return datetime.now(UTC)


@contextmanager
def opened(process: Process, level: int = logging.WARNING) -> Iterator[tuple[Settings, Places]]:
    """The settings, and the database as they say. Raises UnsafeSettings."""
    settings = load(process)
    logs.configure(settings.logs, level=level)
    with assembly.places(settings) as places:
        yield settings, places


def parts_of(settings: Settings, places: Places) -> Parts:
    """The parts of the service. Raises Sorry where the policies are not those of the revision beside them."""
    verified()
    return assembly.parts_of(settings, places, now)


def verified() -> str:
    """The revision of the policies that are installed here. Raises Sorry where the one beside them is not theirs."""
    try:
        return revision.verified(assembly.POLICIES)
    except ValueError as differ:
        raise Sorry(str(differ)) from None


def with_database(places: Places, do: Callable[[Database], Awaitable[T]]) -> T:
    """What `do` gives, with the database as the service sees it."""

    async def run() -> T:
        async with Database.of(places.api, places.keys, INLINE) as database:
            return await do(database)

    return asyncio.run(run())


def as_json(what: Any) -> None:
    """Print `what` as JSON."""
    typer.echo(json.dumps(what, indent=2, default=str, ensure_ascii=False))
