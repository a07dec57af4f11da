"""`confide custodian`: the schools whose record is kept here."""

from __future__ import annotations

from typing import Annotated

import typer

from case_store.errors import KeyReused
from case_store.journal.database import Database
from case_store.journal.migrations import add_custodian
from confide import assembly, founding
from confide.cli.sentences import Sorry
from confide.cli.together import as_json, now, opened, verified, with_database
from confide.identity import Subject
from projections.folders import FOLDERS

app = typer.Typer(help="The schools whose record is kept here.", no_args_is_help=True)
_WHO = "Who that is, by the word of an issuer: ISS:SUB. The issuer's name may hold colons, the subject's may not."


def subject(told: str) -> Subject:
    """ISS:SUB as a subject: what stands before the last colon is the issuer."""
    iss, _, sub = told.rpartition(":")
    if not iss or not sub:
        raise Sorry("Say who that is as ISS:SUB, for example https://login.example.org:ada.")
    return Subject(iss, sub)


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="Small letters, digits and underscores; it stands in addresses.")],
    admin: Annotated[str, typer.Option("--admin", metavar="ISS:SUB", help=f"The administrator. {_WHO}")],
    chair: Annotated[str, typer.Option("--chair", metavar="ISS:SUB", help=f"The chair of governors. {_WHO}")],
) -> None:
    """Make a school, with its administrator and its chair. They appoint everybody else.

    Run again with the same words, it finishes what was broken off, and changes nothing else.
    """
    first, second, revision = subject(admin), subject(chair), verified()
    if first == second:
        raise Sorry("The administrator and the chair are two people: give each their own ISS:SUB.")
    with opened("migrator") as (settings, places):
        assembly.bring_up_to_date(settings, places)
        fresh = name not in with_database(places, _names)
        if fresh:
            try:
                add_custodian(places.admin, name, places.keys, FOLDERS)
            except ValueError as wrong:
                raise Sorry(str(wrong)) from None
        try:
            with_database(places, lambda database: founding.found(database, name, first, second, revision, now))
        except KeyReused:
            raise Sorry("There is a custodian of this name, with another administrator or chair.") from None
    made = "is made" if fresh else "was there already"
    typer.echo(f"The custodian {name} {made}: its record is reached at /api/v1/{name}.")


@app.command("list")
def list_(as_object: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """The names of all schools."""
    with opened("migrator") as (_, places):
        names = with_database(places, _names)
    if as_object:
        as_json(names)
    else:
        typer.echo("\n".join(names) or "There is none yet: confide custodian add NAME --admin ISS:SUB --chair ISS:SUB")


async def _names(database: Database) -> list[str]:
    return [custodian.name for custodian in await database.custodians()]
