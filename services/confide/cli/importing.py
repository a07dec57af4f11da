"""`confide import`: pupils, staff, agencies and terms from a file that the school has already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import httpx2
import typer
from rich.console import Console

from case_store.calendar import today
from confide.cli.reaching import Url, reach
from confide.cli.sentences import WRONG, Sorry
from confide.cli.together import as_json, now
from confide.demo_issuer import DEMO_ISSUER
from confide.importing import agencies, entering, figures, pupils, senders, sending, sheet, staff, terms
from confide.importing.caller import Caller, NotReached
from confide.importing.looked import Looked
from confide.importing.workbook import Unreadable

EVERY = 100
"""After how many rows progress is told."""


class What(StrEnum):
    """What is in the file."""

    PUPILS = "pupils"
    STAFF = "staff"
    AGENCIES = "agencies"
    TERMS = "terms"
    FIGURES = "figures"


_SENDS: dict[What, Callable[[Caller], sending.Sends]] = {
    What.PUPILS: senders.Pupils,
    What.STAFF: lambda caller: senders.Staff(caller, today(now())),
    What.AGENCIES: lambda caller: senders.Agencies(caller, today(now())),
    What.TERMS: senders.Terms,
    What.FIGURES: entering.Figures,
}


def import_(
    what: Annotated[What, typer.Argument(help="What is in it: pupils, staff, agencies, terms or figures.")],
    file: Annotated[Path, typer.Argument(help="A CSV (in UTF-8) or XLSX file whose first row names the columns.")],
    as_: Annotated[str | None, typer.Option("--as", metavar="NAME", help="Which of the demo's people imports.")] = None,
    url: Url = None,
    issuer: Annotated[
        str | None, typer.Option("--issuer", help="Staff: who vouches for the sign-ins, where no column says.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Look the file through, and tell nobody.")] = False,
    as_object: Annotated[bool, typer.Option("--json", help="What came of it as JSON.")] = False,
) -> None:
    """Take in a list that the school has already.

    Each fault is named by its row and column, and nothing that stands there is repeated. While there is one, nothing is
    imported. A file that is imported again changes what has changed, and takes nothing twice. Figures are looked
    through against the school's own roll and terms, so their dry run asks the service too, and tells it nothing.
    """
    known = _known(as_, url) if what is What.FIGURES else None
    looked = _looked(what, file, issuer or (DEMO_ISSUER if as_ else None), known)
    done = None
    if looked.sound and not dry_run:
        err = Console(stderr=True)
        with _calling(as_, url) as caller:
            try:
                done = sending.send(looked, _SENDS[what](caller), lambda so_far, all_: _tell(err, so_far, all_))
            except NotReached as fault:
                raise Sorry(str(fault)) from None
    if as_object:
        as_json(_plain(what, looked, done))
    else:
        for line in _sentences(looked, done, dry_run=dry_run):
            typer.echo(line)
    if not looked.sound or (done and done.refused):
        raise typer.Exit(WRONG)


def _known(as_: str | None, url: str | None) -> figures.Known:
    """What the school has that figures are looked through against. Raises Sorry."""
    with _calling(as_, url) as caller:
        try:
            return entering.known_to(caller)
        except NotReached as fault:
            raise Sorry(str(fault)) from None


def _looked(what: What, file: Path, issuer: str | None, known: figures.Known | None = None) -> Looked:
    """The file, looked through. Raises Sorry where it is none that can be."""
    columns = {
        What.PUPILS: pupils.COLUMNS,
        What.STAFF: staff.COLUMNS,
        What.AGENCIES: agencies.COLUMNS,
        What.TERMS: terms.COLUMNS,
        What.FIGURES: figures.COLUMNS,
    }[what]
    try:
        rows, faults = sheet.read(file, columns)
    except Unreadable as wrong:
        raise Sorry(str(wrong)) from None
    if known is not None:
        looked = figures.look(rows, known, today(now()))
    elif what is What.PUPILS:
        looked = pupils.look(rows, today(now()))
    elif what is What.STAFF:
        looked = staff.look(rows, issuer)
    elif what is What.AGENCIES:
        looked = agencies.look(rows)
    else:
        looked = terms.look(rows)
    in_order = sorted((*faults, *looked.faults), key=lambda fault: (fault.row or 0, fault.column or "", fault.problem))
    return Looked(looked.rows, tuple(in_order))


def _tell(err: Console, so_far: int, all_: int) -> None:
    if so_far % EVERY == 0 or so_far == all_:
        err.print(f"[dim]{so_far:,} of {all_:,} rows[/dim]")


@contextmanager
def _calling(as_: str | None, url: str | None) -> Iterator[Caller]:
    """A way to the service, as one of the demo's people or with a token. Raises Sorry."""
    reached = reach(as_, url)
    with httpx2.Client(base_url=reached.address, timeout=30, trust_env=False) as http:
        yield Caller(http, reached.headers)


def _plain(what: What, looked: Looked, done: sending.Done | None) -> dict[str, object]:
    return {
        "what": what,
        "rows": len(looked.rows),
        "sound": looked.sound,
        "faults": [asdict(fault) for fault in looked.faults],
        "imported": {came: done.counts[came] for came in sending.Came} if done else None,
        "refused": [{"row": row, "problem": problem} for row, problem in done.refused] if done else [],
    }


def _sentences(looked: Looked, done: sending.Done | None, *, dry_run: bool) -> Iterator[str]:
    for fault in looked.faults:
        where = f"Row {fault.row}" + (f", {fault.column}" if fault.column else "")
        yield f"{where}: {'(a warning) ' if fault.warning else ''}{fault.problem}"
    if not looked.sound:
        wrong = sum(not fault.warning for fault in looked.faults)
        yield f"{len(looked.rows):,} rows, {wrong:,} faults. Nothing was imported: put them right, and try again."
    elif dry_run:
        yield f"{len(looked.rows):,} rows, no faults. Nothing was imported, for this was a dry run."
    elif done is not None:
        for row, problem in done.refused:
            yield f"Row {row}: {problem}"
        counts = ", ".join(f"{done.counts[came]:,} {came}" for came in sending.Came)
        yield f"{len(looked.rows):,} rows: {counts}."
