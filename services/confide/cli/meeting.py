"""`confide meeting`: the meetings you may know of, and one of them, of the demo that runs here or of any service."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import typer

from confide import meeting_page
from confide.caseload_page import Names
from confide.cli.naming import names_around
from confide.cli.reaching import As, AsObject, Url, asking, read
from confide.cli.sentences import Sentences
from confide.cli.together import as_json
from confide.demo import tour_page

app = typer.Typer(
    cls=Sentences,
    help="Meetings: when, what they agreed, what is missing, and who is to do what by when.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
_NONE = "There is no such meeting, or none of it is for you to know."


@app.command("list")
def list_(as_: As = None, url: Url = None, as_object: AsObject = False) -> None:
    """Every meeting that you may know of, those still to be held first.

    It is a reading like any other: that you were told is recorded.
    """
    with asking(as_, url) as ask:
        rows = read(ask, "/meetings")["rows"]
        if as_object:
            as_json(rows)
            return
        names = names_around(ask) if rows else Names({}, {})
    out = tour_page.console()
    for piece in meeting_page.listed(rows, names):
        out.print(piece)


@app.command()
def show(
    meeting: Annotated[UUID, typer.Argument(metavar="ID", help="Which meeting.")],
    as_: As = None,
    url: Url = None,
    as_object: AsObject = False,
) -> None:
    """One meeting: who was asked and came, what was agreed and is missing, who is to do what by when, what is late.

    It is a reading like any other: that you were told is recorded.
    """
    with asking(as_, url) as ask:
        reading = read(ask, f"/meetings/{meeting}", missing=_NONE)
        if as_object:
            as_json(reading["rows"])
            return
        names = names_around(ask)
    out = tour_page.console()
    for piece in meeting_page.one(reading, names):
        out.print(piece)
