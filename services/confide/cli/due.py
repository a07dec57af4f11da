"""`confide due`: what is due for one person, of the demo that runs here or of any service you have a token for."""

from __future__ import annotations

from confide import due_page
from confide.caseload_page import Names
from confide.cli.naming import names_around
from confide.cli.reaching import As, AsObject, Url, asking, read
from confide.cli.together import as_json
from confide.demo import tour_page


def due(as_: As = None, url: Url = None, as_object: AsObject = False) -> None:
    """What is due or overdue for you, whatever it is of: programmes, plans, meetings, actions, referrals, agreements.

    It is a reading like any other: that you were told is recorded.
    """
    with asking(as_, url) as ask:
        reading = read(ask, "/due")
        if as_object:
            as_json(reading["rows"])
            return
        names = names_around(ask) if reading["rows"] else Names({}, {})
    out = tour_page.console()
    for piece in due_page.page(reading, names):
        out.print(piece)
