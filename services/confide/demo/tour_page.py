"""The tour as people read it: story by story and moment by moment, readers down, what they are told of across."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from confide.demo.captions import HEADINGS, LEGEND, LOOK_AT, TITLES
from confide.demo.phrases import Spoken
from confide.demo.readers import READERS, titles
from confide.demo.stories import IN_WORDS, MOMENTS, SHOWN, Moment, Row, Tale
from confide.demo.tour import Line, Seen, Sight
from confide.demo.tour_lists import chronology, numbers

_LEVELS = ("-", "existence", "summary", "full")
_STYLES = {"full": "bold green", "summary": "yellow", "existence": "cyan", "-": "dim"}
_LETTERS = {"full": "F", "summary": "S", "existence": "E", "-": "-"}
_NARROWEST, _WIDEST = 100, 120
_CELL = len("E (S)")


class Toured(NamedTuple):
    """What the tour saw as the stories were told."""

    moments: Mapping[Moment, Seen]
    chronology: list[Spoken]
    numbers: list[str]  # of a term, as the governor is told them


class _Shown(NamedTuple):
    """What is shown now, what was before, and what each reader is to the pupil."""

    moment: Moment
    tale: Tale
    seen: Seen
    before: Seen | None

    @property
    def titles(self) -> Mapping[str, str]:
        """Reader -> what they are to the pupil of this story."""
        return titles(self.tale)

    @property
    def in_words(self) -> list[Row]:
        """Of which rows the words are shown too: of the first story, and of what is new in the others."""
        shown = self.rows if self.tale is Tale.ROBIN or self.before is not None else []
        return [row for row in shown if row in IN_WORDS.get(self.moment, Row)]

    @property
    def rows(self) -> list[Row]:
        """What the table has columns for: what anybody is told of, as far as the page shows it then."""
        told = {row for sight in self.seen.values() for row in sight.rows}
        return [row for row in Row if row in told and row in SHOWN.get(self.moment, Row)]


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


def page(toured: Toured, now: Mapping[Tale, Seen] | None = None) -> Iterator[RenderableType]:
    """The whole tour: every moment of every story, and the present of each where it differs from its last."""
    number = 0
    for tale, moments in MOMENTS.items():
        before: Seen | None = None
        for moment in moments:
            number, seen = number + 1, toured.moments[moment]
            heading = f"{number}  {HEADINGS[moment]}"
            yield from _moment(heading, LOOK_AT[moment], _Shown(moment, tale, seen, before))
            before = seen
        if tale is Tale.KYLIE:
            yield from chronology(toured.chronology)
            yield from numbers(toured.numbers)
        if now is not None and now[tale] != before:
            since = "Something has happened since the demo was told its stories."
            yield from _moment("Now", since, _Shown(moments[-1], tale, now[tale], before))


def _moment(heading: str, look_at: str, shown: _Shown) -> Iterator[RenderableType]:
    yield Group(Text(""), Text(heading, style="bold"), Text(look_at), Text(""))
    yield _levels(shown)
    yield Text(LEGEND, style="dim")
    yield Text("")
    if shown.in_words:
        yield Text("What they are told:" if shown.before is None else "What is new:")
        yield _texts(shown)
    yield from _rest(shown)


def _levels(shown: _Shown) -> Table:
    """A letter for how much of each row each reader is told; in brackets what it was before, where that has changed."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 0, 0, 1), pad_edge=False, collapse_padding=True)
    rows = shown.rows
    table.add_column("told of the", no_wrap=True)
    for row in rows:
        longest = max(map(len, TITLES[row].split()))
        table.add_column(TITLES[row], width=max(longest, _CELL) + 1, justify="center")
    for reader in READERS:
        if shown.seen[reader.key].status == 200:
            table.add_row(shown.titles[reader.key], *(_cell(shown, reader.key, row) for row in rows))
    table.add_row("all others", *(Text("-", style="dim") for _ in rows))
    return table


def _cell(shown: _Shown, reader: str, row: str) -> Text:
    level = _level(shown.seen[reader], row)
    cell = Text(_LETTERS[level], style=_STYLES[level])
    was = _level(shown.before[reader], row) if shown.before and _told(row, shown.before) else level
    if was != level:
        cell.append(f" ({_LETTERS[was]})", style="dim")
    return cell


def _texts(shown: _Shown) -> Table:
    """What they are told, those alike together; after the first moment only what is new."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    table.add_column("of the", min_width=10, max_width=12)
    table.add_column("at level", min_width=9)
    table.add_column("these readers", min_width=20, max_width=26)
    table.add_column("are told, and by which rules", ratio=1)
    for row in shown.in_words:
        for number, said in enumerate(_said(row, shown)):
            words = Text("\n".join(said.texts)).append(f"\nby {', '.join(said.because)}", style="dim")
            level = Text(said.level, style=_STYLES[said.level])
            table.add_row("" if number else TITLES[row], level, ", ".join(said.readers), words)
    return table


def _said(row: str, shown: _Shown) -> list[_Said]:
    """What is told of one row that was not told before, the fullest first."""
    alike: dict[tuple[str, tuple[str, ...]], list[tuple[str, list[Line]]]] = {}
    for key, title in shown.titles.items():
        known = shown.before[key].rows.get(row, []) if shown.before else []
        if lines := [line for line in shown.seen[key].rows.get(row, []) if line not in known]:
            told = (
                max((line.level for line in lines), key=_LEVELS.index),
                tuple(dict.fromkeys(line.text for line in lines)),
            )
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


def _rest(shown: _Shown) -> Iterator[RenderableType]:
    """Whom to ask for what is withheld, those alike together, and who is told nothing at all."""
    asking: dict[str, list[str]] = {}
    for key, title in shown.titles.items():
        sight = shown.seen[key]
        if sight.withheld and (shown.before is None or shown.before[key].withheld != sight.withheld):
            asked = (f"{part} (ask {' or '.join(names) or 'the lead'})" for part, names in sight.withheld.items())
            asking.setdefault(", ".join(asked), []).append(title)
    for asked_for, readers in asking.items():
        yield Text(f"There is more for the {', '.join(readers)} to ask about: {asked_for}.")
    nothing = [title for key, title in shown.titles.items() if shown.seen[key].status != 200]
    problem = next((sight.problem for sight in shown.seen.values() if sight.problem), "")
    yield Text(f'All others ({", ".join(nothing)}) are answered "{problem}"')


def _told(row: str, seen: Seen) -> bool:
    """Whether anybody was told anything of a row."""
    return any(row in sight.rows for sight in seen.values())


def _level(sight: Sight, row: str) -> str:
    return max((line.level for line in sight.rows.get(row, ())), key=_LEVELS.index, default="-")
