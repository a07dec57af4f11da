"""`confide caseload`: who is due what, of the demo that runs here or of any service you have a token for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any
from urllib.parse import urlsplit

import httpx2
import typer

from confide import caseload_page
from confide.cli.demo import place
from confide.cli.sentences import Sorry
from confide.cli.together import as_json, now
from confide.demo import tour_page
from confide.demo.client import Client
from confide.demo.staff import EVERYBODY, LOGINS, SCHOOL

TOKEN = "CONFIDE_TOKEN"  # noqa: S105 - the name of a variable, not what it holds
_HERE = frozenset({"127.0.0.1", "::1", "localhost"})
Ask = Callable[[str], httpx2.Response]
"""Reads one page, named by its path, as one person."""


def caseload(
    as_: Annotated[str | None, typer.Option("--as", metavar="NAME", help="Which of the demo's people.")] = None,
    url: Annotated[
        str | None, typer.Option("--url", help=f"A school's address, .../api/v1/NAME, with a token in {TOKEN}.")
    ] = None,
    as_object: Annotated[bool, typer.Option("--json", help="The lines as JSON, with ids and no names.")] = False,
) -> None:
    """Who is due what: what is unwritten, fading, overdue and waiting, of your own work or of those you manage.

    It is a reading like any other: that you were told is recorded.
    """
    with _asking(as_, url) as ask:
        rows = _read(ask, "/caseload")["rows"]
        if as_object:
            as_json(rows)
            return
        names = caseload_page.names_of(_read(ask, "/staff"), _pages(ask, "/cases?limit=200")) if rows else None
    out = tour_page.console()
    for piece in caseload_page.page(rows, names or caseload_page.Names({}, {})):
        out.print(piece)


@contextmanager
def _asking(as_: str | None, url: str | None) -> Iterator[Ask]:
    """A way to ask, as one of the demo's people or with a token. Raises Sorry where neither was said, or both."""
    if (as_ is None) == (url is None):
        raise Sorry(f"Say either who you are in the demo, with --as NAME, or which school, with --url and {TOKEN}.")
    if url is not None:
        yield from _at(url)
    elif as_ is not None:
        yield from _in_demo(as_)


def _in_demo(as_: str) -> Iterator[Ask]:
    if as_ not in LOGINS:
        known = "\n".join(f"  {member.login:16}{member.name}, {member.who}" for member in EVERYBODY)
        raise Sorry(f"Nobody of this name works at the demo school. There are:\n{known}")
    here = place()
    about = here.running()
    if about is None:
        raise Sorry("No demo is running here: start one with `confide demo`, in this folder.")
    with Client(about["address"], here.issuer, now) as client:
        yield lambda path: client.ask(LOGINS[as_], path)


def _at(url: str) -> Iterator[Ask]:
    token, address = os.environ.get(TOKEN), urlsplit(url)
    if not token:
        raise Sorry(f"Put a token of yours into {TOKEN}: it says who asks.")
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise Sorry(f"--url is an address such as https://confide.example.org/api/v1/{SCHOOL}.")
    if address.scheme == "http" and address.hostname not in _HERE:
        raise Sorry("A token goes over https alone, or to this machine. Give --url as https://.")
    as_me = {"Authorization": f"Bearer {token}"}
    with httpx2.Client(headers=as_me, timeout=30, trust_env=False) as http:

        def ask(path: str) -> httpx2.Response:
            try:
                return http.get(f"{url.rstrip('/')}{path}")
            except httpx2.HTTPError:
                raise Sorry("The service does not answer at --url. Look at the address, and whether it runs.") from None

        yield ask


def _pages(ask: Ask, path: str) -> Iterator[Any]:
    """Every page of a list."""
    onward: str | None = path
    while onward:
        reading = _read(ask, onward)
        yield reading
        onward = f"{path}&cursor={reading['next']}" if reading["next"] else None


def _read(ask: Ask, path: str) -> Any:
    """One reading. Raises Sorry with what the service said, or with what else may be wrong."""
    answer = ask(path)
    if answer.status_code == httpx2.codes.OK:
        return answer.json()
    if answer.status_code == httpx2.codes.UNAUTHORIZED:
        raise Sorry(f"The service does not know who asks. Get a new token, and put it into {TOKEN}.")
    if answer.status_code == httpx2.codes.NOT_FOUND:
        raise Sorry("There is no such school at this address. It ends in /api/v1/NAME.")
    try:
        raise Sorry(f"The service did not answer: {answer.json()['title']}")
    except (ValueError, KeyError, TypeError):
        raise Sorry(f"Something that is no Confide answered ({answer.status_code}). Look at the address.") from None
