"""How a command reaches the service: as one of the demo's people, or at a school's address with a token. One way in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlsplit

import httpx2
import typer

from confide.cli.demo import place
from confide.cli.sentences import Sorry
from confide.cli.together import now
from confide.demo.staff import EVERYBODY, LOGINS, SCHOOL, FromHome

TOKEN = "CONFIDE_TOKEN"  # noqa: S105 - the name of a variable, not what it holds
_HERE = frozenset({"127.0.0.1", "::1", "localhost"})

As = Annotated[str | None, typer.Option("--as", metavar="NAME", help="Which of the demo's people.")]
Url = Annotated[
    str | None, typer.Option("--url", help=f"A school's address, .../api/v1/NAME, with a token in {TOKEN}.")
]
AsObject = Annotated[bool, typer.Option("--json", help="The lines as JSON, with ids and no names.")]
Ask = Callable[[str], httpx2.Response]
"""Reads one page, named by its path, as one person."""


class Reached(NamedTuple):
    """A school's address, and what says who comes; asked for each time, for a token runs out."""

    address: str
    headers: Callable[[], dict[str, str]]


def reach(as_: str | None, url: str | None) -> Reached:
    """The school that is meant, as whoever asks. Raises Sorry where neither was said, or both, or it cannot be."""
    if as_ is not None and url is None:
        return _in_demo(as_)
    if url is not None and as_ is None:
        return _at(url)
    raise Sorry(f"Say either who you are in the demo, with --as NAME, or which school, with --url and {TOKEN}.")


@contextmanager
def asking(as_: str | None, url: str | None) -> Iterator[Ask]:
    """A way to read. Raises Sorry."""
    reached = reach(as_, url)
    with httpx2.Client(headers=reached.headers(), timeout=30, trust_env=False) as http:

        def ask(path: str) -> httpx2.Response:
            try:
                return http.get(f"{reached.address}{path}")
            except httpx2.HTTPError:
                raise Sorry("The service does not answer. Look at the address, and whether it runs.") from None

        yield ask


def read(
    ask: Ask, path: str, missing: str = "There is no such school at this address. It ends in /api/v1/NAME."
) -> Any:
    """One reading. Raises Sorry with what the service said, or with what else may be wrong.

    `missing` says what it means that nothing is there.
    """
    answer = ask(path)
    if answer.status_code == httpx2.codes.OK:
        return answer.json()
    if answer.status_code == httpx2.codes.UNAUTHORIZED:
        raise Sorry(f"The service does not know who asks. Get a new token, and put it into {TOKEN}.")
    if answer.status_code == httpx2.codes.NOT_FOUND:
        raise Sorry(missing)
    try:
        raise Sorry(f"The service did not answer: {answer.json()['title']}")
    except (ValueError, KeyError, TypeError):
        raise Sorry(f"Something that is no Confide answered ({answer.status_code}). Look at the address.") from None


def pages(ask: Ask, path: str) -> Iterator[Any]:
    """Every page of a list, whose path asks for something already (`?limit=200`)."""
    onward: str | None = path
    while onward:
        reading = read(ask, onward)
        yield reading
        onward = f"{path}&cursor={reading['next']}" if reading["next"] else None


def _in_demo(as_: str) -> Reached:
    who = LOGINS.get(as_)
    if who is None:
        known = "\n".join(f"  {member.login:16}{member.name}, {member.who}" for member in EVERYBODY)
        raise Sorry(f"Nobody of this name works at the demo school. There are:\n{known}")
    if isinstance(who, FromHome) and who.beside is not None:
        raise Sorry("A pupil reads with an adult at their side: see `confide tour`, or ask over HTTP as both.")
    here = place()
    about = here.running()
    if about is None:
        raise Sorry("No demo is running here: start one with `confide demo`, in this folder.")
    token = here.issuer.issue(as_, now())
    return Reached(f"{about['address']}/api/v1/{SCHOOL}", lambda: {"Authorization": f"Bearer {token}"})


def _at(url: str) -> Reached:
    token, address = os.environ.get(TOKEN), urlsplit(url)
    if not token:
        raise Sorry(f"Put a token of yours into {TOKEN}: it says who asks.")
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise Sorry(f"--url is an address such as https://confide.example.org/api/v1/{SCHOOL}.")
    if address.scheme == "http" and address.hostname not in _HERE:
        raise Sorry("A token goes over https alone, or to this machine. Give --url as https://.")
    return Reached(url.rstrip("/"), lambda: {"Authorization": f"Bearer {token}"})
