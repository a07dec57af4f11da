"""`confide project`: the answers given in advance, how far they are behind, and what is closed until somebody looks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated
from uuid import UUID

import psycopg
import typer

from case_store.errors import NotFound
from confide import assembly
from confide.cli.sentences import Sorry
from confide.cli.together import as_json, opened
from confide.projector import FOLLOWING, Projector
from projections.inline import INLINE

app = typer.Typer(help="Projections: answers given in advance, from entries.", no_args_is_help=True)
FOLLOWED = tuple(projection.name for projection in FOLLOWING)
WRITTEN = tuple(projection.name for projection in INLINE)

AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]
School = Annotated[str | None, typer.Option("--custodian", help="One school. All of them, if none is named.")]


@contextmanager
def _projector() -> Iterator[Projector]:
    with opened("projector") as (_, places):
        psycopg.connect(places.projector).close()  # the pool would wait half a minute for a database that is down
        projector = assembly.projector_of(places)
        try:
            yield projector
        finally:
            projector.close()


def _schools(projector: Projector, name: str | None) -> list[str]:
    known = sorted(projector.behind())
    if name is not None and name not in known:
        raise Sorry(f"There is no custodian of this name. There are: {', '.join(known) or 'none'}.")
    return known if name is None else [name]


def _known(name: str, names: tuple[str, ...], what: str) -> str:
    if name not in names:
        raise Sorry(f"No projection of this name {what}. Those that do: {', '.join(names)}.")
    return name


@app.command("list")
def list_(as_object: AsJson = False) -> None:
    """Every projection, and how many entries each is behind at each school."""
    with _projector() as projector:
        behind = projector.behind()
    if as_object:
        as_json({"following": behind, "inline": WRITTEN})
        return
    for school, counts in behind.items():
        for name, count in counts.items():
            typer.echo(f"{school:20} {name:20} {count} behind")
    typer.echo(f"written with their entries, so never behind: {', '.join(WRITTEN)}")


@app.command()
def run() -> None:
    """Bring every projection up to date once, and end. `confide projector` goes on following."""
    with _projector() as projector:
        typer.echo(f"{projector.run_once()} entries and rows taken.")


@app.command()
def rebuild(name: str, custodian: School = None) -> None:
    """Derive a following projection anew from all entries, in one transaction."""
    _known(name, FOLLOWED, "follows the record")
    with _projector() as projector:
        for school in _schools(projector, custodian):
            typer.echo(f"{school}: {name} built anew from {projector.rebuild(name, school)} entries.")


@app.command()
def verify(name: str, custodian: School = None) -> None:
    """Derive a projection that is written with its entries again and compare; exit 1 if it differs."""
    _known(name, WRITTEN, "is written with its entries")
    differs = False
    with _projector() as projector:
        for school in _schools(projector, custodian):
            verified = projector.verify(school, name)
            same = verified.stored == verified.derived and not verified.findings
            differs |= not same
            typer.echo(f"{school}: {name} {'is what its entries say' if same else 'DIFFERS from its entries'}.")
            for finding in verified.findings:
                typer.echo(f"  {finding.reason} in {finding.in_table}, position {finding.position}")
    if differs:
        raise typer.Exit(1)


@app.command()
def closures(custodian: School = None, as_object: AsJson = False) -> None:
    """What is closed because of a row that no entry explains, until somebody has looked."""
    with _projector() as projector:
        found = {school: projector.closures(school) for school in _schools(projector, custodian)}
    if as_object:
        as_json(found)
        return
    for school, closed in found.items():
        for one in closed:
            where = f"{one['reason']} in {one['in_table']}, position {one['position']}"
            typer.echo(f"{school} #{one['closure']}: {one['kind']} {one['id']} ({where}, {one['at']:%Y-%m-%d %H:%M})")
    if not any(found.values()):
        typer.echo("Nothing is closed.")


@app.command()
def lift(
    closure: Annotated[int, typer.Argument(help="Its number, as `closures` shows it.")],
    custodian: Annotated[str, typer.Option("--custodian", help="At which school.")],
    by: Annotated[UUID, typer.Option("--by", help="The id of the person who has looked.")],
) -> None:
    """Open again what one closure closes, once somebody has looked."""
    with _projector() as projector:
        try:
            (school,) = _schools(projector, custodian)
            lifted = projector.lift(school, closure, by)
        except NotFound:
            lifted = False
    if not lifted:
        raise Sorry("There is no such closure to lift. `confide project closures` shows those that there are.")
    typer.echo("Lifted.")
