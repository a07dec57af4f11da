"""What somebody is answered does not depend on what is hidden from them: two worlds, one answer."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from access_policy import redaction, telling
from access_policy.answered import Told
from access_policy.asked import Asking
from access_policy.page import Granted
from access_policy.pages import case_page
from case_store.entry import Actor, Because, Event, entry_of, levels_of
from case_store.vocabulary import Capacity, Level
from projections.entry_index.groups import Group
from tests.facts import EVENTS, Makes
from tests.lane import tries
from tests.promises.comparing import outside
from tests.school import School
from tests.stories import Support, programme, school_day

READERS = ("manager", "class_teacher", "subject_teacher", "senco", "other_teacher", "mother", "admin", "lunch")
"""Those who may know neither of a concern nor of a telling, nor who reads the words that differ."""
STEPS = tries(30, 900)
PAIRS = tries(30_000, 1_000_000)


@dataclass
class Twins:
    """Two pupils of one school whose stories are the same as far as most may know of them."""

    school: School
    left: Support
    right: Support
    chance: random.Random

    def text(self) -> str:
        """Words of any length."""
        return "so " * self.chance.randint(1, 300)

    async def both(self, sub: str, path: str, **body: Any) -> None:
        """The same for both, but for fields whose value is a function, which is different for each."""
        for twin in (self.left, self.right):
            ids = {"case": twin.pupil.case, "pupil": twin.pupil.id, "programme": twin.programme}
            told = {name: value() if callable(value) else value for name, value in body.items()}
            told = {name: ids.get(value, value) if isinstance(value, str) else value for name, value in told.items()}
            await self.school.as_(sub).does(path.format(**ids), **told)

    async def one(self, sub: str, path: str, **body: Any) -> None:
        """Something that happens to one of them alone."""
        twin = self.chance.choice([self.left, self.right])
        ids = {"case": twin.pupil.case, "pupil": twin.pupil.id, "programme": twin.programme}
        await self.school.as_(sub).does(path.format(**ids), **body)


Step = Callable[[Twins], Awaitable[None]]


async def _session(twins: Twins) -> None:
    note: dict[str, Any] = {"note": twins.text, "pupil_words": twins.text, "staff_summary": "quiet this week"}
    await twins.both("elsa", "elsa-programmes/{programme}/sessions", **note)


async def _session_in_private(twins: Twins) -> None:
    about = {"note": twins.text, "objective": "Breathe.", "objective_met": "met", "comments": twins.text}
    await twins.both("elsa", "elsa-programmes/{programme}/sessions", **about)


async def _strategies(twins: Twins) -> None:
    await twins.both("lead", "cases/{case}/strategies", what_helps="A quiet place.", reasons="The SENCO reads them.")


async def _contact(twins: Twins) -> None:
    said = {"with_whom": "parent", "purpose": "Homework.", "what_was_said": twins.text}
    await twins.both("deputy", "pupils/{pupil}/contacts", **said)


async def _agreement(twins: Twins) -> None:
    answer = twins.chance.choice(["agreed", "declined", "withdrawn"])
    audience = twins.chance.choice(["class_teacher", "senco", "all_staff"])
    said = {"answer": answer, "audience": audience, "pupil_words": twins.text, "how_asked": twins.text}
    await twins.both("elsa", "pupils/{pupil}/agreements", matter="programme", **said)


async def _concern(twins: Twins) -> None:
    await twins.one("deputy", "pupils/{pupil}/concerns", account=twins.text())


async def _about_an_adult(twins: Twins) -> None:
    about = {"account": twins.text(), "about_adult": str(twins.school.people["leaver"].id)}
    await twins.one("deputy", "pupils/{pupil}/concerns", **about)


async def _telling(twins: Twins) -> None:
    told = [{"person": str(twins.school.people["elsa"].id), "level": "summary", "wording": twins.text()}]
    await twins.one("lead", "cases/{case}/tellings", told=told, reason=twins.text(), pupil_told=True)


SHOWN: tuple[Step, ...] = (_session, _session_in_private, _strategies, _contact, _agreement)
HIDDEN: tuple[Step, ...] = (_concern, _about_an_adult, _telling)
"""What the readers see of SHOWN is the same for both; HIDDEN happens to one alone, and is at none for them all."""


async def twins(school: School, seed: int) -> Twins:
    """Two pupils, taught, supported and tutored by the same people."""
    left = await school_day(school)
    right = await school.pupil()
    people = school.people
    for sub, as_ in (("class_teacher", "class_teacher"), ("subject_teacher", "subject_teacher")):
        await school.assign(people[sub], right, as_)
    await school.as_("mother").does("conflicts", person=people["mother"].id, pupil=right.id, kind="relative")
    both = [await programme(school, pupil) for pupil in (left, right)]
    return Twins(school, both[0], both[1], random.Random(seed))


async def differ(here: Twins, sub: str) -> bool:
    """Whether `sub` is answered differently about the one and about the other."""
    who = here.school.as_(sub)
    pages = ("cases/{case}", "cases/{case}?limit=1", "disclosures?case={case}", "cases/{case}?purpose=teaching")
    for page in pages:
        answers = await asyncio.gather(*(who.get(page.format(case=t.pupil.case)) for t in (here.left, here.right)))
        if outside(answers[0]) != outside(answers[1]):
            return True
    return False


@pytest.mark.asyncio(loop_scope="session")
class TestTwoWorlds:
    async def test_are_answered_alike(self, school: School) -> None:
        """Step by step two pupils' records grow apart in what is hidden; for each reader they stay the same."""
        here, wrong, tried = await twins(school, seed=3), list[tuple[int, str]](), 0
        for number in range(STEPS):
            await here.chance.choice(SHOWN if number % 2 else HIDDEN[1:] if number % 4 else HIDDEN)(here)
            for sub in READERS if number % 6 == 5 else here.chance.sample(READERS, 3):
                tried += 4
                wrong += [(number, sub)] * await differ(here, sub)
        print(f"two worlds over HTTP: {tried} pairs of answers after {STEPS} steps, {len(wrong)} different")
        assert not wrong

    async def test_lists_do_not_change_with_what_is_hidden(self, school: School) -> None:
        """The same reader before and after something that is none of theirs: every list says the same."""
        here, wrong, tried = await twins(school, seed=4), list[tuple[str, str]](), 0
        pages = ("cases", "pupils", "staff", "elsa-programmes", "concerns", "adult-concerns", "notices", "me")
        await school.follow()
        for sub in READERS:
            who = school.as_(sub)
            before = [outside(await who.get(page)) for page in pages]
            for step in HIDDEN:
                await step(here)
            await school.follow()
            for page, told in zip(pages, before, strict=True):
                tried += 1
                wrong += [(sub, page)] * (outside(await who.get(page)) != told)
        print(f"lists before and after: {tried} pairs, {len(wrong)} different")
        assert not wrong

    async def test_would_differ_without_redaction(self, school: School, monkeypatch: pytest.MonkeyPatch) -> None:
        """The negative control: told one level too much, or a count of what was withheld, and the pairs differ."""
        here = await twins(school, seed=5)
        await _session(here)
        assert not await differ(here, "class_teacher")
        with monkeypatch.context() as patch:
            patch.setattr(telling, "redact", lambda event, level: redaction.redact(event, Level.FULL))
            assert await differ(here, "class_teacher")
        really = telling.visible
        await _telling(here)
        assert not await differ(here, "class_teacher")

        def counts(page: Any, decided: Any) -> Any:
            decided = list(decided)
            rest = [one for one in decided if one.told.level is Level.NONE]
            return [*really(page, decided), *(one._replace(level=Level.EXISTENCE) for one in rest)]

        monkeypatch.setattr("access_policy.read.telling.visible", counts)
        assert await differ(here, "class_teacher")


_IDS = [UUID(int=number) for number in range(8)]


def told(event: Event, level: Level) -> str:
    """What a reader is told of an entry that holds `event`."""
    entry = entry_of(
        event,
        id=_IDS[0],
        file=_IDS[1],
        stream=_IDS[2],
        version=1,
        actor=Actor("harbour", _IDS[3]),
        because=Because(),
        happened_at=datetime(2026, 1, 1, tzinfo=UTC),
        command=_IDS[4],
    )
    answer = Told(level, True, Level.NONE, ("a.rule",), "ask" if level is not Level.FULL else "nothing")
    group = Group(_IDS[1], None, None, None, None, event.part.value, [], None, True, False, [], None, False, False, [0])
    granted = [Granted(group, Asking(Capacity.STAFF, None, frozenset()), answer, level)]
    entries = telling.of([entry], granted, case_page(_IDS[1]))
    return "".join(one.model_dump_json() for one in (*entries, *telling.withheld(granted, entries, _IDS[3])))


def count(pairs: int, seed: int) -> tuple[int, int]:
    """How many pairs were told, and how many of them differently."""
    makes, wrong = Makes(seed), 0
    levels = list(Level)
    for number in range(pairs):
        event, level = EVENTS[number % len(EVENTS)], levels[number % len(levels)]
        one, other = makes.pair(event, level)
        wrong += told(one, level) != told(other, level)
    return pairs, wrong


class TestRedaction:
    def test_tells_the_same_of_facts_that_differ_in_what_is_hidden(self) -> None:
        """Every event at every level, with any values in the fields above it."""
        pairs, wrong = count(PAIRS, seed=7)
        print(f"two facts in process: {pairs} pairs, seed 7, {wrong} told differently")
        assert wrong == 0

    def test_would_tell_them_apart_one_level_too_high(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The negative control: with each field taken for existence, they differ."""
        monkeypatch.setattr(redaction, "_told_at", lambda level, event: set(levels_of(event)))
        assert count(2_000, seed=7)[1] > 500
