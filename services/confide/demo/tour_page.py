"""The tour as people read it: one moment after the other, all readers side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from confide.demo.stories import Moment, Row
from confide.demo.tour import READERS, Line, Seen, Sight

TITLES: Mapping[str, str] = {
    Row.SESSION_NOTE: "session note",
    Row.AGREED_SESSION: "agreed session",
    Row.PLAN: "plan",
    Row.PROGRAMME: "programme",
    Row.STRATEGIES: "strategies",
    Row.AGREEMENT: "agreement",
    Row.CONCERN: "concern",
    Row.TELLING: "telling",
}
LOOK_AT: Mapping[str, str] = {
    Moment.RUNNING: (
        "One session note says who said what at home, and the pupil was not asked who may know. Two readers need the "
        "note; two need its summary; one needs the objective instead; one that support goes on, when, and whom to ask. "
        "For all others there is no such case. Of an earlier session the pupil agreed that staff may know."
    ),
    Moment.WITHDRAWN: (
        "The pupil does not want teachers to know about home. From the next request on every teacher reads of that "
        "session only that it was held. What the pupil agreed to stands, and so do the strategies."
    ),
    Moment.TOLD: (
        "A lunch supervisor raises a concern, and the lead tells the class teacher beyond the agreement. The lead and "
        "the ELSA read the act and its reason; the class teacher reads the lead's wording, and never the reason."
    ),
    Moment.ENDED: (
        "The programme has ended and the concern is closed. A staff summary is in date no longer than its programme; "
        "what helps goes on helping."
    ),
}
_LEVELS = ("-", "existence", "summary", "full")
_STYLES = {"full": "bold green", "summary": "yellow", "existence": "cyan", "-": "dim"}
_NARROWEST, _WIDEST = 100, 120


class _Said(NamedTuple):
    """What several readers are told alike."""

    readers: tuple[str, ...]
    level: str
    texts: tuple[str, ...]
    because: list[str]


def console(*, stderr: bool = False) -> Console:
    """A console of a width at which tables read well; without colours and lines where nobody watches."""
    shown = Console(stderr=stderr, highlight=False)
    width = min(max(shown.width, _NARROWEST), _WIDEST) if shown.is_terminal else 116
    return Console(stderr=stderr, highlight=False, width=width)


def page(moments: Mapping[str, Seen], now: Seen | None = None) -> Iterator[RenderableType]:
    """The whole tour: every moment, in order, and the present where it differs from the last."""
    before: Seen | None = None
    for number, moment in enumerate(Moment, start=1):
        seen = moments[moment]
        yield from _moment(f"{number}  {moment.replace('_', ' ').capitalize()}", LOOK_AT[moment], seen, before)
        before = seen
    if now is not None and now != before:
        yield from _moment("Now", "Something has happened since the demo was told its stories.", now, before)


def _moment(title: str, look_at: str, seen: Seen, before: Seen | None) -> Iterator[RenderableType]:
    yield Group(Text(""), Text(title, style="bold"), Text(look_at), Text(""))
    yield _levels(seen, before)
    yield Text("What they are told:" if before is None else "What is new:")
    yield _texts(seen, before)
    yield from _rest(seen, before)


def _levels(seen: Seen, before: Seen | None) -> Table:
    """How much of each row each reader is told; below it what they were told before, where that has changed."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    table.add_column("told of the", no_wrap=True)
    columns = [reader for reader in READERS if seen[reader.key].status == 200]
    for reader in columns:
        table.add_column(reader.title, min_width=9)
    table.add_column("all others", min_width=6)
    for row in _rows(seen):
        cells = [_cell(_level(seen[r.key], row), _level(before[r.key], row) if before else None) for r in columns]
        table.add_row(TITLES[row], *cells, Text("-", style="dim"))
    return table


def _cell(level: str, before: str | None) -> Text:
    cell = Text(level, style=_STYLES[level])
    if before is not None and before != level:
        cell.append(f"\nwas {'nothing' if before == '-' else before}", style="italic dim")
    return cell


def _texts(seen: Seen, before: Seen | None) -> Table:
    """What they are told, those alike together; after the first moment only what is new."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    table.add_column("of the", min_width=14)
    table.add_column("at level", min_width=9)
    table.add_column("these readers", min_width=16, max_width=16)
    table.add_column("are told, and by which rules", ratio=1)
    for row in _rows(seen):
        for number, said in enumerate(_said(row, seen, before)):
            words = Text("\n".join(said.texts)).append(f"\nby {', '.join(said.because)}", style="dim")
            level = Text(said.level, style=_STYLES[said.level])
            table.add_row("" if number else TITLES[row], level, ", ".join(said.readers), words)
    return table


def _said(row: str, seen: Seen, before: Seen | None) -> list[_Said]:
    """What is told of one row that was not told before, the fullest first."""
    alike: dict[tuple[str, tuple[str, ...]], list[tuple[str, list[Line]]]] = {}
    for key, title, _ in READERS:
        known = before[key].rows.get(row, []) if before else []
        if lines := [line for line in seen[key].rows.get(row, []) if line not in known]:
            told = (max((line.level for line in lines), key=_LEVELS.index), tuple(line.text for line in lines))
            alike.setdefault(told, []).append((title, lines))
    said = [
        _Said(
            readers=tuple(title for title, _ in together),
            level=level,
            texts=texts,
            because=sorted({rule for _, lines in together for line in lines for rule in line.because}),
        )
        for (level, texts), together in alike.items()
    ]
    return sorted(said, key=lambda one: -_LEVELS.index(one.level))


def _rest(seen: Seen, before: Seen | None) -> Iterator[RenderableType]:
    """Whom to ask for what is withheld, and who is told nothing at all."""
    for key, title, _ in READERS:
        sight = seen[key]
        if sight.withheld and (before is None or before[key].withheld != sight.withheld):
            asked = (f"{part} (ask {' or '.join(names) or 'the lead'})" for part, names in sight.withheld.items())
            yield Text(f"There is more for the {title} to ask about: {', '.join(asked)}.")
    nothing = [title for key, title, _ in READERS if seen[key].status != 200]
    problem = next((sight.problem for sight in seen.values() if sight.problem), "")
    yield Text(f'All others ({", ".join(nothing)}) are answered "{problem}"')


def _rows(seen: Seen) -> list[str]:
    told = {row for sight in seen.values() for row in sight.rows}
    return [row for row in Row if row in told]


def _level(sight: Sight, row: str) -> str:
    return max((line.level for line in sight.rows.get(row, ())), key=_LEVELS.index, default="-")
