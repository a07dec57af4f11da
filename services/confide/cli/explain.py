"""`confide explain`: why somebody is told what they are told of a case, now or at an earlier moment."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from typing import Annotated
from uuid import UUID

import typer

from case_store.calendar import SCHOOLS
from case_store.journal.database import Database
from case_store.vocabulary import Capacity
from confide import assembly, logs
from confide.as_it_was import Asked, NotExplained
from confide.assembly import Places
from confide.cli.demo import place
from confide.cli.sentences import Sorry
from confide.cli.together import as_json, now, opened, with_database
from confide.demo.run import settings_for
from confide.explain import Explained
from confide.explain import explain as explained
from confide.logs import log


def explain(
    as_: Annotated[str, typer.Option("--as", metavar="NAME", help="Who: as they sign in, or their id at the school.")],
    case: Annotated[UUID, typer.Option("--case", metavar="ID", help="Of which case.")],
    at: Annotated[
        str | None, typer.Option("--at", metavar="TIME", help="As of when, such as 2026-09-01T08:30 or 2026-09-01.")
    ] = None,
    capacity: Annotated[Capacity | None, typer.Option(help="As what they come, where they come as several.")] = None,
    beside: Annotated[str | None, typer.Option(metavar="NAME", help="The adult at a pupil's side.")] = None,
    as_object: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Why somebody is told what they are told of a case: each kind of entry, its level, and the rules with their basis.

    By the policy revision, the relations and the agreements that were in force at --at (the time of recording), or
    now. It shows levels and no word of any entry, so it is no reading and leaves no disclosure; that it ran is logged.
    It tells nothing of what they are not told of, and shows no bar but a declared one.
    """
    asked = Asked(as_, case, _moment(at), capacity, beside)

    async def ask(database: Database) -> Explained:
        return await explained(database, asked)

    with _places() as places:
        try:
            found = with_database(places, ask)
        except NotExplained as why:
            raise Sorry(str(why)) from None
        log.info("case_explained", custodian=found.school, file=case, revision=found.revision)
    if as_object:
        as_json(found.plain())
        return
    for line in _page(found):
        typer.echo(line)


@contextmanager
def _places() -> Iterator[Places]:
    """The database: of the demo that runs here, or of the installation that the settings name."""
    demo = _demo()
    if demo is not None:
        yield from demo
        return
    with opened("api", logging.INFO) as (_, places):
        yield places


def _demo() -> Iterator[Places] | None:
    try:
        here = place()
    except Sorry:
        return None
    if here.running() is None:
        return None

    def running() -> Iterator[Places]:
        settings = settings_for(here, 0)
        logs.configure(settings.logs, level=logging.INFO)
        with assembly.places(settings) as places:
            yield places

    return running()


def _moment(at: str | None) -> datetime:
    """The moment meant: a day is its end, and a time without a zone is that of the schools. Raises Sorry."""
    if at is None:
        return now()
    try:
        said = datetime.fromisoformat(at)
    except ValueError:
        raise Sorry("--at is no time. Say it like 2026-09-01, 2026-09-01T08:30 or 2026-09-01T08:30:00+01:00.") from None
    if len(at) <= len("2026-09-01"):
        said = datetime.combine(said, time.max)
    moment = said if said.tzinfo else said.replace(tzinfo=SCHOOLS)
    if moment > now() and len(at) > len("2026-09-01"):
        raise Sorry("--at lies in the future: nobody knows yet what will have been recorded.")
    return moment


def _page(found: Explained) -> Iterator[str]:
    yield f"{found.asked.name} ({found.capacity}) at {found.school}, case {found.asked.case}"
    yield f"as of {found.asked.at:%Y-%m-%d %H:%M %Z} (position {found.position}), policy {found.revision[:12]}"
    yield f"relations: {', '.join(found.relations) or 'none'}"
    if found.bar is not None:
        yield f"barred: {found.bar.description} [{found.bar.basis}]"
    for part in found.parts:
        yield f"\n{part['part']}: {part['level']} ({part['entries']} {'entry' if part['entries'] == 1 else 'entries'})"
        for rule in part["because"]:
            yield f"  {rule['rule']}: {rule['title']}. {rule['description']} [{rule['basis']}]"
    yield f"\nnothing of: {', '.join(found.nothing)}"
