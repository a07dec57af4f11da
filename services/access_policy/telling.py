"""From what is granted to what is told: selecting, redacting, and saying what may be known of the rest. All pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID, uuid5

from access_policy.cursor import Mark
from access_policy.page import Alone, Granted, Page, Unit
from access_policy.reading import ToldEntry, Withheld
from access_policy.redaction import redact, tells_day
from case_store.entry import Entry, event_named
from case_store.vocabulary import Level, Part

ASK = "ask"
"""What policy says of a kind where the reader may know that there is more, and whom to ask."""


def visible(page: Page, decided: Iterable[Granted]) -> list[Granted]:
    """Those that the page tells: of files that exist for this reader, what is above nothing, at most at its cap.

    Own words never make a file exist: they are told on the page of what one wrote, and within files known otherwise.
    """
    decided = list(decided)
    known = {granted.group.file for granted in decided if granted.told.reveals}
    return [granted._replace(level=level) for granted in decided if (level := _level(page, granted, known)).rank]


def _level(page: Page, granted: Granted, known: set[UUID]) -> Level:
    within = granted.told.level if granted.group.file in known else Level.NONE
    match page.alone:
        case Alone.NEVER:
            level = within
        case Alone.ALSO:
            level = max(within, granted.told.alone, key=lambda one: one.rank)
        case Alone.ONLY:
            level = granted.told.alone
    cap = page.caps.get(Part(granted.group.part), Level.FULL)
    return min(level, cap, key=lambda one: one.rank)


def marks(page: Page, granted: Iterable[Granted]) -> list[Mark]:
    """The units of a page in its order: files in order of their ids, entries newest first."""
    if page.unit is Unit.FILE:
        return sorted({str(one.group.file) for one in granted})
    return sorted((position for one in granted for position in one.group.positions), reverse=True)


def cut(page: Page, granted: list[Granted], limit: int | None) -> tuple[list[Granted], Mark | None]:
    """The first `limit` units of a page, and the last of them where more follow."""
    order = marks(page, granted) if page.unit else []
    if limit is None or len(order) <= limit:
        return granted, None
    kept = frozenset(order[:limit])
    if page.unit is Unit.FILE:
        return [one for one in granted if str(one.group.file) in kept], order[limit - 1]
    trimmed = (
        one._replace(group=one.group._replace(positions=[p for p in one.group.positions if p in kept]))
        for one in granted
    )
    return [one for one in trimmed if one.group.positions], order[limit - 1]


def within(granted: Iterable[Granted], parts: Collection[Part]) -> list[Granted]:
    """Those of these parts; all, where none is named."""
    return [one for one in granted if not parts or one.group.part in parts]


def of_matters(granted: Iterable[Granted], matters: Collection[UUID]) -> list[Granted]:
    """Those that belong to these matters."""
    return [one for one in granted if one.group.matter in matters]


def positions(granted: Iterable[Granted]) -> list[int]:
    """The entries that are told."""
    return sorted(position for one in granted for position in one.group.positions)


def files(granted: Iterable[Granted]) -> frozenset[UUID]:
    """The files of which something is told, or may be known."""
    return frozenset(one.group.file for one in granted)


def split(granted: Iterable[Granted], read: Collection[int | None]) -> tuple[list[Granted], frozenset[UUID]]:
    """What can be told because it was read, and the files of which something could not be."""
    told, lost = [], set()
    for one in granted:
        kept = [position for position in one.group.positions if position in read]
        if len(kept) < len(one.group.positions):
            lost.add(one.group.file)
        if kept:
            told.append(one._replace(group=one.group._replace(positions=kept)))
    return told, frozenset(lost)


def of(entries: Sequence[Entry], granted: Iterable[Granted], page: Page) -> tuple[ToldEntry, ...]:
    """`entries` as far as they are told, in the order of the page."""
    by_position = {position: one for one in granted for position in one.group.positions}
    ids = {entry.id for entry in entries}
    told = [_tell(entry, by_position[entry.position or 0], ids) for entry in entries]
    return tuple(reversed(told)) if page.unit is Unit.ENTRY else tuple(told)


def _tell(entry: Entry, granted: Granted, told: set[UUID]) -> ToldEntry:
    by_day = tells_day(event_named(entry.name), granted.level)
    return ToldEntry(
        id=entry.id,
        file=entry.file,
        matter=_matter(granted),
        part=entry.part,
        what=entry.name,
        level=granted.level,
        happened_at=entry.happened_at if by_day else entry.recorded_at or entry.happened_at,
        about=entry.about if entry.about in told else None,
        corrected=granted.group.corrected,
        erased=entry.erased,
        fields=redact(entry.happened, granted.level),
        because=granted.told.because,
    )


def tells_matter(granted: Granted) -> bool:
    """Whether the id of its matter itself is told with it."""
    return _matter(granted) == granted.group.matter


def _matter(granted: Granted) -> UUID | None:
    """The matter as it is told: of a group, below full, by an id that says nothing beyond this pupil's case.

    Two pupils in whose cases the same id stood would be known to work in one group (access table, part `group`).
    """
    group = granted.group
    if group.matter is None or not group.shared or granted.level is Level.FULL:
        return group.matter
    return uuid5(group.file, str(group.matter))


def withheld(granted: Iterable[Granted], told: Iterable[ToldEntry], reader: UUID) -> tuple[Withheld, ...]:
    """What the reader may know of what they were not told: that there is more in a matter, and whom else to ask.

    Made of what was told alone, so that it says nothing of what was not. Never a count.
    """
    ask: defaultdict[UUID | None, set[str]] = defaultdict(set)
    for entry in told:
        ask[entry.matter].update(entry.fields[key] for key in ("whom_to_ask", "author") if entry.fields.get(key))
    more = {
        (one.group.part, _matter(one)): None
        for one in granted
        if one.told.withheld == ASK and one.level is not Level.FULL
    }
    return tuple(
        Withheld(part=part, matter=matter, ask=tuple(map(UUID, sorted(ask[matter] - {str(reader)}))))
        for part, matter in more
    )
