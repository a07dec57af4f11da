"""The report: a table for whoever looks at the screen, a page for whoever comes later, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from benchmarks.figures import FEWEST_ROUNDS, STEADY, Figure
from benchmarks.machine import Machine
from benchmarks.shares import Shares

_WORDS = {"moonshot": "moonshot reached", "floor": "floor reached", "below": "**below its floor**"}


@dataclass(frozen=True, slots=True)
class Report:
    """One run: what was measured, on what, and where the time went."""

    at: datetime
    machine: Machine
    figures: tuple[Figure, ...]
    shares: Mapping[str, Shares]
    checked: str
    quick: bool = False


_HOW = f"""Each figure is a ratio of two things measured in the same run, in turn (ours, theirs, ours, theirs), in at
least {FEWEST_ROUNDS} rounds; the figure is the median of the rounds' ratios, which stand beside it. Where the other
side moved by more than {STEADY:.0%} between rounds, the figure says nothing, and says so. "Theirs" is the same database
server and the same rows, in a plain table with an index by file, reached by prepared statements written by hand.

The policy cache is warm: every answer of policy that is needed was asked for before, as on every day but the first.
The rows marked cold begin with none. The tables have been looked at by `VACUUM ANALYZE`, as they are over night. A
reading is that of the ELSA who delivers the programme: some of it in full, some as a summary. A command is a contact
or a session, in turn; each writer has a pupil of their own."""


def page(report: Report) -> str:
    """The whole report as `docs/performance.md` holds it."""
    return "\n".join(
        [
            "# How fast it is",
            "",
            f"Written by `make bench` on {report.at:%d %B %Y at %H:%M} UTC.",
            "It is a report, not a test: nothing fails for a slow day.",
            "",
            *_table(report.figures),
            "",
            *_sentences(report),
            "## Where the time goes",
            "",
            "Of one at a time, nobody else asking; each step without the steps within it.",
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
    return "\n".join([*_table(report.figures), "", *_shares(report.shares), *_machine(report.machine)])


def as_json(report: Report) -> str:
    """The figures, the shares and the machine, for programs."""
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
    whole = {"at": report.at.isoformat(), "figures": figures, "shares": report.shares, "machine": machine}
    return json.dumps(whole, indent=2)


def _table(figures: Sequence[Figure]) -> list[str]:
    lines = [
        "| row | what | ours | theirs | ratio | rounds | floor | moonshot | |",
        "|---|---|---:|---:|---:|---:|---:|---:|---|",
    ]
    for one in figures:
        low, high = min(r.ratio for r in one.rounds), max(r.ratio for r in one.rounds)
        sign = "" if one.goal is None else ">=" if one.goal.more_is_better else "<="
        floor, moonshot = (f"{sign}{one.goal.floor}", f"{sign}{one.goal.moonshot}") if one.goal else ("", "")
        lines.append(
            f"| {one.row} | {one.what} | {_amount(one.ours, one.unit)} | {_amount(one.bare, one.unit)}"
            f" | **{one.ratio:.2f}** | {low:.2f}-{high:.2f} | {floor} | {moonshot} | {_word(one)} |"
        )
    return lines


def _word(figure: Figure) -> str:
    if not figure.conclusive:
        return f"inconclusive: theirs moved by {figure.moved:.0%}"
    return _WORDS.get(figure.reached, "")


def _amount(value: float, unit: str) -> str:
    return f"{value * 1000:.2f} ms" if unit == "ms" else f"{value:,.0f}{unit}"


def _sentences(report: Report) -> list[str]:
    """For each figure below its floor, where its time goes."""
    lines = []
    for one in report.figures:
        steps = report.shares.get(one.about, {})
        if one.reached != "below" or one.goal is None:
            continue
        most = ", ".join(f"{name} ({share:.0%})" for name, share in list(steps.items())[:3])
        lines += [f"Row {one.row} ({one.what}) does not reach its floor. {one.goal.hindered_by}"]
        lines += [f"Most of the time goes to: {most}.", ""]
    return lines


def _shares(shares: Mapping[str, Shares]) -> list[str]:
    lines = []
    for what, steps in shares.items():
        lines += [f"| {what} | share |", "|---|---:|"]
        lines += [f"| {name} | {share:.0%} |" for name, share in steps.items() if share >= 0.005]
        lines += [""]
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
