"""Whatever is asked, a reader is told of the same entries: the case, pieces of it, lists, searches, counts, tables.

A world is a pupil with a story made up by chance, and what each of several readers may know of it. For each the
accessibility set (entry to level) is the case read whole; every other way of asking must give the same, or the part of
it that the way is about.
"""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import pytest

from access_policy import read, sought, spreadsheet, telling
from access_policy.chronology import SIGNIFICANT
from access_policy.page import Page
from access_policy.sought import piece
from access_policy.spreadsheet import table
from case_store.vocabulary import Level
from tests.client import As
from tests.lane import tries
from tests.promises.worlds import EVERYWHERE, World, world
from tests.school import School
from tests.stories import staff

pytestmark = pytest.mark.asyncio(loop_scope="session")
WORLDS = tries(120, 20_000)
READERS = (
    "elsa",
    "manager",
    "class_teacher",
    "subject_teacher",
    "senco",
    "head",
    "lead",
    "other_teacher",
    "lunch",
    "mother",
    "chair",
)
Entries = Mapping[str, tuple[str, bool]]
"""Entries by id: the level at which each is told, and whether its word is told with it."""


def told(entries: list[dict[str, Any]]) -> Entries:
    """What was told of which entries."""
    return {entry["id"]: (entry["level"], EVERYWHERE in str(entry["fields"])) for entry in entries}


async def get(who: As, path: str, **narrowed: Any) -> Any:
    """A reading, or None where nothing is there."""
    answer = await who.get(path, **narrowed)
    assert answer.status_code in {200, 404}
    return answer.json() if answer.status_code == 200 else None


async def by_pieces(here: World, who: As, whole: Any) -> bool:
    """Two at a time, the newest first: as many, each once."""
    found, cursor = list[dict[str, Any]](), dict[str, str]()
    while True:
        piece = await get(who, here.case, limit=2, sort="newest", **cursor)
        if piece is None:
            return whole is None
        found += piece["entries"]
        if piece["next"] is None:
            return whole is not None and len(found) == len(whole["entries"]) and told(found) == told(whole["entries"])
        cursor = {"cursor": piece["next"]}


async def by_parts(here: World, who: As, whole: Any) -> bool:
    """A part alone."""
    part = await get(who, here.case, part=["contacts", "concerns"])
    if part is None or whole is None:
        return part is whole
    of_parts = [entry for entry in whole["entries"] if entry["part"] in {"contacts", "concerns"}]
    return told(part["entries"]) == told(of_parts)


async def by_word(here: World, who: As, whole: Any) -> bool:
    """A word that stands everywhere: found exactly where it is told."""
    answer = await who.post(f"{here.case}/find?limit=200", {"words": EVERYWHERE.upper()})
    if whole is None:
        return answer.status_code == 404
    holding = {entry: one for entry, one in told(whole["entries"]).items() if one[1]}
    return answer.status_code == 200 and told(answer.json()["entries"]) == holding


async def by_day(here: World, who: As, whole: Any) -> bool:
    """The timeline has a line for each entry, the chronology one for each that is significant."""
    timeline, chronology = [await get(who, f"{here.case}/{page}") for page in ("timeline", "chronology")]
    if whole is None:
        return timeline is chronology is None
    lines = [row["entry"] for row in timeline["rows"]]
    significant = [row for row in timeline["rows"] if _is_significant(row)]
    return (
        told(timeline["entries"]) == told(whole["entries"])
        and Counter(lines) == Counter(entry["id"] for entry in whole["entries"])
        and chronology["rows"] == significant
        and told(chronology["entries"]).items() <= told(whole["entries"]).items()
    )


def _is_significant(row: Mapping[str, Any]) -> bool:
    telling = SIGNIFICANT.get(row["what"])
    return telling is not None and (telling.needs is None or row["outcome"] is not None)


async def by_table(here: World, who: As, whole: Any) -> bool:
    """The table, line by line."""
    answer = await who.get(here.case, accept="text/csv")
    if whole is None:
        return answer.status_code == 404
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    shown = {line["Id"]: (line["Level"], EVERYWHERE in str(line)) for line in lines if line["Line"] == "entry"}
    return shown == told(whole["entries"])


async def by_lists(here: World, who: As, whole: Any) -> bool:
    """The case is on the list of cases if it can be read; no list tells anything of an entry that the case does not."""
    cases, concerns, programmes = [await get(who, page, limit=200) for page in ("cases", "concerns", "elsa-programmes")]
    listed = str(here.pupil.case) in {row["case"] for row in cases["rows"]}
    both = [one for one in concerns["entries"] + programmes["entries"] if one["file"] == str(here.pupil.case)]
    entries = {} if whole is None else told(whole["entries"])
    return listed == (whole is not None) and told(both).items() <= entries.items()


async def by_count(here: World, who: As, whole: Any) -> bool:
    """How many sessions were held is said to those alone who know of each, and it is as many as they are told of."""
    rows = (await get(who, "elsa-programmes", limit=200))["rows"]
    mine = [row for row in rows if here.support and row["programme"] == str(here.support.programme)]
    held = [row["held"] for row in mine if "held" in row]
    noted = [one for one in (whole or {"entries": []})["entries"] if one["what"] == "elsa.session_noted"]
    return not held or held == [len(noted)]


Way = Callable[[World, As, Any], Awaitable[bool]]
WAYS: tuple[Way, ...] = (
    by_pieces,
    by_parts,
    by_word,
    by_day,
    by_table,
    by_lists,
    by_count,
)
READERS_EACH, WAYS_EACH = tries(1, 4), tries(3, len(WAYS))
WORLDS_EACH = 40
"""So many to a school: a list of all cases is not long."""


def _looks_further(page: Page, decided: Any) -> Any:
    """A timeline on which hidden entries are marked."""
    shown, decided = _VISIBLE(page, decided), list(decided)
    hidden = [one._replace(level=Level.EXISTENCE) for one in decided if one.told.level is Level.NONE]
    return [*shown, *(hidden if page.name == "timeline" else ())]


def _loses_one(entries: Any, sought: Any, only: Any, mark: Any, limit: Any) -> Any:
    """Pieces that end one entry too early and lead on after it."""
    shown, cut = piece(entries, sought, only, mark, limit)
    return (shown, cut) if cut is None else (shown[:-1], cut)


def _forgets_one(reading: Mapping[str, Any]) -> bytes:
    """A table without the last entry."""
    return table({**reading, "entries": reading["entries"][:-1]})


_VISIBLE = telling.visible
FAULTS: Mapping[Way, tuple[Any, str, Any]] = {
    by_day: (telling, "visible", _looks_further),
    by_word: (sought, "hold", lambda fields, words, within: True),
    by_pieces: (read, "piece", _loses_one),
    by_table: (spreadsheet, "table", _forgets_one),
}
"""The way that each fault would show itself in."""


async def disagreements(
    school: School, worlds: int, chance: random.Random, ways: Sequence[Way] = ()
) -> tuple[int, list[tuple[str, str]]]:
    """How many comparisons were made in as many worlds, and which of them came out different."""
    made = [await world(school, chance) for _ in range(worlds)]
    await school.follow()
    tried, wrong = 0, list[tuple[str, str]]()
    for here in made:
        for sub in chance.sample(READERS, READERS_EACH):
            who = school.as_(sub)
            whole = await get(who, here.case)
            for way in ways or chance.sample(WAYS, WAYS_EACH):
                tried += 1
                wrong += [] if await way(here, who, whole) else [(sub, way.__name__)]
    return tried, wrong


async def a_school(school: School) -> School:
    """Everybody in post."""
    people = await staff(school)
    await school.manages(people["manager"], people["elsa"])
    return school


class TestEverything:
    async def test_agrees_on_who_may_see_what(self, school: School) -> None:
        """Each way of asking against the case read whole."""
        tried, wrong = 0, list[tuple[str, str]]()
        for seed in range(WORLDS // WORLDS_EACH):
            at = await a_school(school if seed == 0 else await school.service.found())
            more, different = await disagreements(at, WORLDS_EACH, random.Random(seed))
            tried += more
            wrong += different
        print(f"everything agrees: {WORLDS} worlds, {tried} comparisons, {len(wrong)} different {sorted(set(wrong))}")
        assert not wrong

    @pytest.mark.parametrize("way", FAULTS, ids=lambda way: way.__name__)
    async def test_would_be_seen_to_disagree(self, school: School, monkeypatch: pytest.MonkeyPatch, way: Way) -> None:
        """The negative control: one way of asking that looks further than the others, or not as far."""
        monkeypatch.setattr(*FAULTS[way])
        tried, wrong = await disagreements(await a_school(school), 12, random.Random(4), [way])
        print(f"everything but {way.__name__}: {tried} comparisons, {len(wrong)} different")
        assert len(wrong) > 1
