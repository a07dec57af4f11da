"""The report: a table for whoever looks at the screen, a page for whoever comes later, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from benchmarks.figures import FEWEST_ROUNDS, STEADY, Figure, Remark
from benchmarks.machine import Machine
from benchmarks.shares import Shares

_LEAST = 0.002
"""Shares below this are left out of the tables."""
_WORDS = {"moonshot": "moonshot reached", "floor": "floor reached", "below": "**below its floor**"}


@dataclass(frozen=True, slots=True)
class Report:
    """One run: what was measured, on what, and where the time went."""

    at: datetime
    machine: Machine
    figures: tuple[Figure, ...]
    shares: Mapping[str, Shares]
    checked: str
    remarks: tuple[Remark, ...] = ()


_HOW = f"""Each figure is a ratio of two things measured in the same run, in turn (ours, theirs, ours, theirs), in at
least {FEWEST_ROUNDS} rounds; the figure is the median of the rounds' ratios, which stand beside it. Where the other
side moved by more than {STEADY:.0%} between rounds, the figure says nothing, and says so. "Theirs" is the same database
server and the same rows, in a plain table with an index by file, reached by prepared statements written by hand.

The policy cache is warm: every answer of policy that is needed was asked for before, as on every day but the first.
The rows marked cold begin with none. The tables have been looked at by `VACUUM ANALYZE`, as they are over night. A
reading is that of the ELSA who delivers the programme: some of it in full, some as a summary. A command is a contact
or a session, in turn; each writer has a pupil of their own.

Over HTTP both servers run as a process of their own, under uvicorn with uvloop, on a Unix socket, asked by the same
small client over connections that stay open. The library's application is the stock one on the same server, with a
thread for each writer, saving the words of a contact unencrypted. OPA's own time is what `opa bench` reports for the
same question and the same rules, in a process of its own and without a network. The short streams of row 16 take
turns; where no state is kept, the stream is read and folded anew for each command. It is measured of programmes, and of
plans: there with one more reward recorded, on a plan whose stream holds rewards and commitments looked at, in turn.

The board of row 12 is that of plans at every stage, from proposed to ended, shared out among eight coordinators; it is
read by somebody who leads the school, and by one of those coordinators, whom policy tells of theirs alone. Beside it
stands one statement written by hand, on the same tables, that holds the rule of these two readers and no other: who
leads, who coordinates or monitors, nobody who is named in an entry, nothing of another child. Before anything is
measured both sides must tell the same lines. The statement leaves out what ours does besides: it asks no policy,
counts no days by the school's calendar, and leaves no line behind, unless a commit stands beside it."""

_WHERE = """Of one at a time, nobody else asking: the mean of twenty; each step without the steps within it. A step
that waits for the database tells apart sending the statements, waiting for all their answers (with what the server
does meanwhile) and decoding the rows. What opening entries consists of was told apart in a run of its own, and its
proportions laid upon the time that opening took without; the smallest of its steps seem a little larger than they are,
since timing them takes as long as some of them. Beside the sum stands the median of the same thing left
alone, with no step timed."""


def page(report: Report) -> str:
    """The whole report as `docs/performance.md` holds it."""
    return "\n".join(
        [
            "# How fast it is",
            "",
            f"Written by `make bench` on {report.at:%d %B %Y at %H:%M} UTC.",
            "It is a report, not a test: nothing fails for a slow day.",
            "",
            *_table(report),
            "",
            *_sentences(report),
            "## Where the time goes",
            "",
            _WHERE,
            "",
            *_shares(report.shares),
            "## How it was measured",
            "",
            _HOW,
            "",
            report.checked,
            "",
            *_machine(report.machine),
        ]
    )


def text(report: Report) -> str:
    """The table and the machine, for the screen."""
    return "\n".join([*_table(report), "", *_shares(report.shares), *_machine(report.machine)])


def as_json(report: Report) -> str:
    """The figures, the shares and the machine, for programs."""
    remarks = [{"row": one.row, "what": one.what, "word": one.word} for one in report.remarks]
    shares = {what: {"alone": one.alone, "steps": dict(one.steps)} for what, one in report.shares.items()}
    figures = [
        {
            "row": one.row,
            "what": one.what,
            "unit": one.unit,
            "ratio": one.ratio,
            "moved": one.moved,
            "reached": one.reached,
            "rounds": [{"ours": each.ours, "bare": each.bare} for each in one.rounds],
        }
        for one in report.figures
    ]
    machine: dict[str, Any] = {name: getattr(report.machine, name) for name in report.machine.__slots__}
    whole = {"at": report.at.isoformat(), "figures": figures, "remarks": remarks, "shares": shares, "machine": machine}
    return json.dumps(whole, indent=2)


def _table(report: Report) -> list[str]:
    """Every row, in the order of their numbers."""
    rows = [(one.row, _ratio(one)) for one in report.figures]
    rows += [(one.row, f"| {one.row} | {one.what} | | | | | | | {one.word} |") for one in report.remarks]
    return [
        "| row | what | ours | theirs | ratio | rounds | floor | moonshot | |",
        "|---|---|---:|---:|---:|---:|---:|---:|---|",
        *(line for _, line in sorted(rows, key=lambda row: int(row[0].split()[0]))),
    ]


def _ratio(one: Figure) -> str:
    low, high = min(r.ratio for r in one.rounds), max(r.ratio for r in one.rounds)
    sign = "" if one.goal is None else ">=" if one.goal.more_is_better else "<="
    floor, moonshot = (f"{sign}{one.goal.floor}", f"{sign}{one.goal.moonshot}") if one.goal else ("", "")
    return (
        f"| {one.row} | {one.what} | {_amount(one.ours, one.unit)} | {_amount(one.bare, one.unit)}"
        f" | **{one.ratio:.2f}** | {low:.2f}-{high:.2f} | {floor} | {moonshot} | {_word(one)} |"
    )


def _word(figure: Figure) -> str:
    if not figure.conclusive:
        return f"inconclusive: theirs moved by {figure.moved:.0%}"
    return _WORDS.get(figure.reached, "")


def _amount(value: float, unit: str) -> str:
    match unit:
        case "ms":
            return f"{value * 1e3:.2f} ms"
        case "us":
            return f"{value * 1e6:.1f} µs"
    return f"{value:,.0f}{unit}"


def _sentences(report: Report) -> list[str]:
    """For each figure below its floor, where its time goes."""
    lines = []
    for one in report.figures:
        if one.reached != "below" or one.goal is None:
            continue
        lines += [f"Row {one.row} ({one.what}) does not reach its floor. {one.goal.hindered_by}"]
        spent = report.shares.get(one.about)
        if spent is not None:
            most = ", ".join(f"{name} ({spent.share(name):.0%})" for name in list(spent.steps)[:3])
            lines += [f"Most of the time of {one.about} goes to: {most}."]
        lines += [""]
    return lines


def _shares(shares: Mapping[str, Shares]) -> list[str]:
    lines = []
    for what, spent in shares.items():
        lines += [f"| {what} | µs | share |", "|---|---:|---:|"]
        lines += [
            f"| {name} | {seconds * 1e6:,.0f} | {spent.share(name):.1%} |"
            for name, seconds in spent.steps.items()
            if spent.share(name) >= _LEAST
        ]
        lines += [f"| **all of it** | **{spent.whole * 1e6:,.0f}** | 100% |"]
        lines += [f"| left alone | {spent.alone * 1e6:,.0f} | |", ""]
    return lines


def _machine(machine: Machine) -> list[str]:
    versions = ", ".join(f"{name} {number}" for name, number in machine.versions.items())
    settings = ", ".join(f"{name} = {value}" for name, value in machine.settings.items())
    return [
        f"- {machine.cores} cores, {machine.system}, load {machine.load:.1f} at the start;"
        f" one page written and synced in {machine.fsync_ms:.2f} ms",
        f"- {versions}",
        f"- {settings}",
        "",
    ]
