"""`confide demo`, `tour` and `token`: a fictional school to look around in, as each of its people."""

from __future__ import annotations

import os
import shlex
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from confide import logs
from confide.cli.sentences import Sorry
from confide.cli.service import until_stopped
from confide.cli.together import as_json, verified
from confide.demo import tour_page
from confide.demo.phrases import Spoken
from confide.demo.place import Place
from confide.demo.readers import READERS
from confide.demo.run import Demo, Say, present, token_for
from confide.demo.run import demo as running_demo
from confide.demo.staff import EVERYBODY, LOGINS, SCHOOL
from confide.demo.stories import MOMENTS, Moment, Tale
from confide.demo.tour import Seen, Sight
from confide.demo.tour_page import Toured

PORT = 8080


def place() -> Place:
    """Where the demo lives: below the current folder, or where CONFIDE_DATA_DIR says. Raises Sorry in production."""
    if os.environ.get("CONFIDE_ENV") == "production":
        raise Sorry("CONFIDE_ENV says production: there is no demo there, and nobody who could be anyone.")
    return Place(Path(os.environ.get("CONFIDE_DATA_DIR", ".confide")) / "demo")


def demo(
    once: Annotated[bool, typer.Option("--once", help="End after the tour.")] = False,
    port: Annotated[int, typer.Option(help="Where it answers, if that is free; else the next one that is.")] = PORT,
) -> None:
    """Start a fictional school, show some cases as each reader sees them, and serve until Ctrl-C."""
    began = time.monotonic()
    here, out, err = place(), tour_page.console(), tour_page.console(stderr=True)
    _prepare(here)
    out.print("[bold]Confide[/bold]: who needs to know, and how much? A fictional school, told over its public API.")
    with running_demo(here, port, _progress(err, began)) as running:
        _show(out, _toured(here), None)
        _tell_where(out, running, time.monotonic() - began)
        if once:
            return
        out.print("Serving until Ctrl-C.")
        with until_stopped():
            running.up.api.over.wait()
            raise Sorry(f"The service has ended by itself. Look at {here.log}.")
    out.print("Stopped. Nothing of it is left running; the next demo starts afresh.")


def tour(as_object: Annotated[bool, typer.Option("--json", help="One object keyed by reader.")] = False) -> None:
    """The same cases as each reader sees them, from the demo that is running, or from one that is started for this."""
    here, out, err = place(), tour_page.console(), tour_page.console(stderr=True)
    about = here.running()
    if about is not None:
        toured, now = _toured(here), present(here, about)
    else:
        _prepare(here)
        with running_demo(here, 0, _progress(err, time.monotonic())):
            toured = _toured(here)
            now = {tale: toured.moments[moments[-1]] for tale, moments in MOMENTS.items()}
    if as_object:
        as_json(_by_reader(toured.moments, now))
    else:
        _show(out, toured, now)


def token(as_: Annotated[str, typer.Option("--as", metavar="NAME", help="Which of the demo's people.")]) -> None:
    """A token to be one of the demo's people with: for curl, or any program."""
    here = place()
    if as_ not in LOGINS:
        known = "\n".join(f"  {member.login:16}{member.name}, {member.who}" for member in EVERYBODY)
        raise Sorry(f"Nobody of this name works at the demo school. There are:\n{known}")
    if not here.starts():
        raise Sorry("No demo is running here: start one with `confide demo`, in this folder.")
    try:
        typer.echo(token_for(here, LOGINS[as_]))
    except FileNotFoundError:
        raise Sorry("A demo is starting here. Try again in a moment.") from None


def _prepare(here: Place) -> None:
    """What the service says about itself goes to a file; SIGTERM ends us like Ctrl-C, also while we start."""
    verified()
    here.check_free()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    here.folder.parent.mkdir(parents=True, exist_ok=True)
    logs.configure(logs.LogFormat.JSON, here.log.open("a", encoding="utf-8"))


def _progress(err: Console, began: float) -> Say:
    return lambda what: err.print(f"[dim]{time.monotonic() - began:5.1f} s  {what}[/dim]")


def _toured(here: Place) -> Toured:
    kept = here.tour()
    moments = {
        Moment(moment): {key: Sight.of(sight) for key, sight in seen.items()}
        for moment, seen in kept["moments"].items()
    }
    return Toured(moments, [Spoken(*line) for line in kept["chronology"]], kept["numbers"])


def _show(out: Console, toured: Toured, now: Mapping[Tale, Seen] | None) -> None:
    for piece in tour_page.page(toured, now):
        out.print(piece)


def _by_reader(moments: Mapping[Moment, Seen], now: Mapping[Tale, Seen]) -> dict[str, Any]:
    """One object keyed by reader: who that is, and what they see at each moment, and of each story now."""
    return {
        reader.key: {
            "name": reader.member.name,
            "who": reader.member.who,
            "as": reader.member.login,
            "moments": {moment: seen[reader.key].plain() for moment, seen in moments.items()},
            "now": {tale: seen[reader.key].plain() for tale, seen in now.items()},
        }
        for reader in READERS
    }


def _tell_where(out: Console, running: Demo, seconds: float) -> None:
    """The address, the people, and how to be one of them."""
    confide = shlex.quote(_command())
    address = f"{running.up.address}/api/v1/{SCHOOL}"
    out.print(f"\n[bold]It answers at {address}[/bold] (up in {seconds:.1f} s). Be any of its people:")
    for member in EVERYBODY:
        out.print(f"  {confide} token --as {member.login:16}[dim]{member.name}, {member.who}[/dim]", soft_wrap=True)
    out.print("For example:")
    for line in (
        f'curl -H "Authorization: Bearer $({confide} token --as tess_teacher)" {address}/cases/{running.case}',
        f"{confide} psp show {running.things['plan']} --as cora_coordinator",
        f"{confide} meeting show {running.things['meeting']} --as odi_outreach",
        f"{confide} tour --json",
    ):
        out.print(f"  {line}", soft_wrap=True)
    out.print(f"[dim]What the service says about itself: {running.place.log}[/dim]", soft_wrap=True)


def _command() -> str:
    """How the caller called us, as they can call us again from here."""
    called = Path(sys.argv[0])
    if called.name != "confide":
        return "confide"
    return str(called.relative_to(Path.cwd())) if called.is_relative_to(Path.cwd()) else str(called)
