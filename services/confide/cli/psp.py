"""`confide psp`: the board of plans, and one plan, of the demo that runs here or of a service you have a token for."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import typer

from confide import psp_page
from confide.caseload_page import Names
from confide.cli.naming import names_around
from confide.cli.reaching import As, AsObject, Url, asking, read
from confide.cli.sentences import Sentences
from confide.cli.together import as_json
from confide.demo import tour_page
from projections.psp_board.card import Stage

app = typer.Typer(
    cls=Sentences,
    help="Pastoral support programmes: where each stands, and what one says and came to.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
_NONE = "There is no such plan, or none of it is for you to know."


@app.command()
def board(
    as_: As = None,
    url: Url = None,
    stage: Annotated[Stage | None, typer.Option(help="Only those at this stage; else all that have not ended.")] = None,
    overdue: Annotated[bool | None, typer.Option(help="Only those that are overdue, or that are not.")] = None,
    as_object: AsObject = False,
) -> None:
    """Every plan that you may know of: its stage, its next review, what is overdue, on hold and why, or failing.

    It is a reading like any other: that you were told is recorded.
    """
    asked = {"stage": stage and stage.value, "overdue": overdue if overdue is None else str(overdue).lower()}
    query = "&".join(f"{name}={value}" for name, value in asked.items() if value is not None)
    with asking(as_, url) as ask:
        rows = read(ask, f"/psps?{query}" if query else "/psps")["rows"]
        if as_object:
            as_json(rows)
            return
        names = names_around(ask) if rows else Names({}, {})
    out = tour_page.console()
    for piece in psp_page.board(rows, names):
        out.print(piece)


@app.command()
def show(
    psp: Annotated[UUID, typer.Argument(metavar="ID", help="Which plan.")],
    as_: As = None,
    url: Url = None,
    as_object: AsObject = False,
) -> None:
    """One plan: targets by version, who committed to what and whether it was kept, signatures, reviews, outcome.

    It is a reading like any other: that you were told is recorded.
    """
    with asking(as_, url) as ask:
        reading = read(ask, f"/psps/{psp}", missing=_NONE)
        if as_object:
            as_json(reading["rows"])
            return
        names = names_around(ask)
    out = tour_page.console()
    for piece in psp_page.one(reading, names):
        out.print(piece)
