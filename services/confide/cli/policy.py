"""`confide policy`: which rules are installed here, and which each school has taken into force."""

from __future__ import annotations

from typing import Annotated

import typer

from case_store.journal.database import Database
from case_store.journal.reader import Query
from confide import founding
from confide.assembly import Places
from confide.cli.together import as_json, now, opened, verified, with_database

app = typer.Typer(help="Which rules of policy are in force.", no_args_is_help=True)
_ADOPTED = Query("SELECT revision FROM adopted_policy ORDER BY row_id DESC LIMIT 1")


@app.command()
def adopt() -> None:
    """Take the installed rules into force at every school, by an entry in its trail."""
    with opened("migrator") as (_, places):
        taken = adopted_everywhere(places)
        typer.echo(f"Revision {verified()[:12]} is in force at every school; new at {', '.join(taken) or 'none'}.")


def adopted_everywhere(places: Places) -> list[str]:
    """Take the installed rules into force where they are not yet: at which schools."""
    revision = verified()

    async def adopt(database: Database) -> list[str]:
        names = [custodian.name for custodian in await database.custodians()]
        return [name for name in names if await founding.adopt(await database.journal(name), revision, now)]

    return with_database(places, adopt)


@app.command()
def show(as_object: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """The revision installed here, and the one in force at each school."""

    async def look(database: Database) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for custodian in await database.custodians():
            async with (await database.journal(custodian.name)).snapshot() as snapshot:
                (rows,) = await snapshot.fetch(_ADOPTED)
            found[custodian.name] = rows[0][0] if rows else None
        return found

    with opened("migrator") as (_, places):
        installed, in_force = verified(), with_database(places, look)
    if as_object:
        as_json({"installed": installed, "in_force": in_force})
        return
    typer.echo(f"installed here: {installed}")
    for name, revision in in_force.items():
        same = "the same" if revision == installed else revision or "none: run `confide policy adopt`"
        typer.echo(f"in force at {name}: {same}")
