"""`confide caseload`: who is due what, of the demo that runs here or of any service you have a token for."""

from __future__ import annotations

from confide import caseload_page
from confide.cli.reaching import As, AsObject, Url, asking, pages, read
from confide.cli.together import as_json
from confide.demo import tour_page


def caseload(as_: As = None, url: Url = None, as_object: AsObject = False) -> None:
    """Who is due what: what is unwritten, fading, overdue and waiting, of your own work or of those you manage.

    It is a reading like any other: that you were told is recorded.
    """
    with asking(as_, url) as ask:
        rows = read(ask, "/caseload")["rows"]
        if as_object:
            as_json(rows)
            return
        names = caseload_page.names_of(read(ask, "/staff"), pages(ask, "/cases?limit=200")) if rows else None
    out = tour_page.console()
    for piece in caseload_page.page(rows, names or caseload_page.Names({}, {})):
        out.print(piece)
