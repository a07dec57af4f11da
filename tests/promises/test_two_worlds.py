"""What somebody is answered does not depend on what is hidden from them: two worlds, one answer."""

from __future__ import annotations

import itertools
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
from tests.client import As
from tests.facts import EVENTS, Makes
from tests.lane import tries
from tests.promises.comparing import outside
from tests.promises.every_page import CASES, FOUND, LISTS, Ask
from tests.school import School
from tests.stories import Support, programme, school_day

READERS = (
    "manager", "class_teacher", "subject_teacher", "senco", "other_teacher", "mother", "admin", "lunch", "assistant",
    "mum", "robin", "psychologist", "chair",
)  # fmt: skip
"""Those who may know neither of a concern nor of a telling, nor who reads the words that differ: staff of each kind,
a parent of both pupils, and the pupils themselves, each on their own case."""
STEPS = tries(18, 900)
SOUGHT = {"words": "so"}
"""What every text that differs holds."""
PAIRS = tries(12_000, 1_000_000)


@dataclass
class Twins:
    """Two pupils of one school whose stories are the same as far as most may know of them."""

    school: School
    left: Support
    right: Support
    group: str
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

    def reader(self, sub: str, twin: Support) -> As:
        """Somebody who reads about both; or the pupil, who reads about themself, with an adult."""
        if sub != "robin":
            return self.school.as_(sub)
        return self.school.as_(f"robin_{twin.pupil.id}", beside=self.school.people["class_teacher"])

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


async def _sign(twins: Twins) -> None:
    told = {"words": twins.text, "usual": twins.text, "risk_factors": twins.text, "protective_factors": twins.text}
    await twins.both("deputy", "pupils/{pupil}/signs", sign="appearance", **told)


async def _objection(twins: Twins) -> None:
    dad = str(twins.school.people["dad"].id)
    said = {"parent": dad, "objection": twins.text, "what_was_done": twins.text}
    await twins.both("deputy", "pupils/{pupil}/home/objections", **said)


async def _standing(twins: Twins) -> None:
    gran = str(twins.school.people["gran"].id)
    said = {"person": gran, "kind": "relative", "evidence": "other", "particulars": twins.text}
    await twins.both("deputy", "pupils/{pupil}/home/standings", **said)


async def _for_one_parent(twins: Twins) -> None:
    dad = str(twins.school.people["dad"].id)
    await twins.both("deputy", "pupils/{pupil}/home/contact-wordings", parent=dad, wording="He helped a new boy.")


async def _in_the_group(twins: Twins) -> None:
    pupils = [str(twin.pupil.id) for twin in (twins.left, twins.right)]
    there = [{"pupil": pupil, "note": twins.text(), "pupil_words": twins.text()} for pupil in pupils]
    await twins.school.as_("elsa").does(f"groups/{twins.group}/sessions", attendance=there, activity="Charades.")


async def _wrong_child(twins: Twins) -> None:
    """Written, and found to be another child's: from then on it is nobody's but the leads'."""
    twin, deputy = twins.chance.choice([twins.left, twins.right]), twins.school.as_("deputy")
    for at, said in (("contacts", {"with_whom": "pupil", "purpose": twins.text()}), ("signs", _SIGN)):
        made = await deputy.does(f"pupils/{twin.pupil.id}/{at}", **said)
        await deputy.does(f"entries/{made['entries'][0]}/wrong-child", reason=twins.text())


async def _roster(twins: Twins) -> None:
    """One more, whom none of the readers teaches, in the group of both: and gone again."""
    third = str((await twins.school.pupil("Wren Fox")).id)
    at, manager = f"groups/{twins.group}/members", twins.school.as_("manager")
    await manager.does(at, pupil=third, reason_for_size=twins.text())
    await manager.does(f"{at}/leaving", pupil=third, reasons=twins.text())


async def _draft(twins: Twins) -> None:
    """Typed, and not recorded."""
    where = {"pupil_id": str(twins.left.pupil.id)}
    typed = {"act": "case.record_contact", "where": where, "body": {"purpose": twins.text()}}
    assert (await twins.school.as_("elsa").post("drafts", typed)).status_code == 200


async def _offload(twins: Twins) -> None:
    await twins.school.as_("elsa").does("elsa-support/offloads", words=twins.text())


_SIGN = {"sign": "social_group", "words": "so so"}
SHOWN: tuple[Step, ...] = (
    _session, _session_in_private, _strategies, _contact, _agreement, _sign, _objection, _standing, _for_one_parent,
    _in_the_group,
)  # fmt: skip
HIDDEN: tuple[Step, ...] = (_concern, _about_an_adult, _telling, _wrong_child, _draft, _offload)
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
    await school.person("assistant", "support_staff")
    await school.person("psychologist", "educational_psychologist")
    await school.as_("head").does("supervisors", supervisor=people["psychologist"].id, elsa=people["elsa"].id)
    group = (await school.as_("elsa").does("groups", focus="grief", co_runner=people["elsa"].id))["id"]
    for pupil in (left, right):
        await school.assign(people["assistant"], pupil, "supports")
        await school.parent("mum", pupil)
        await school.parent("dad", pupil)
        await school.parent("gran", pupil, kind="relative")
        await school.signs_in(pupil.id, f"robin_{pupil.id}", "pupil")
        await school.as_("manager").does(f"groups/{group}/members", pupil=pupil.id)
    return Twins(school, both[0], both[1], group, random.Random(seed))


PAGES = (
    *CASES, Ask("cases/{case_id}?limit=1"), Ask("cases/{case_id}?purpose=teaching"), Ask("disclosures?case={case_id}"),
    Ask("cases/{case_id}?part=sessions&sort=newest"), Ask("cases/{case_id}/find", SOUGHT), FOUND[1],
)  # fmt: skip


async def different(here: Twins, sub: str) -> list[str]:
    """Where `sub` is answered differently about the one and about the other: pages, searches, and as a table."""
    found, accepts = [], ("application/json", here.chance.choice(["application/json", "text/csv"]))
    for page, accept in zip(PAGES, itertools.cycle(accepts), strict=False):
        both = [(here.reader(sub, twin), {"case_id": twin.pupil.case}) for twin in (here.left, here.right)]
        answers = [outside(await page.by(who, ids, accept=accept)) for who, ids in both]
        found += [page.path] * (answers[0] != answers[1])
    return found


async def differ(here: Twins, sub: str) -> bool:
    """Whether they are answered differently at all."""
    return bool(await different(here, sub))


@pytest.mark.asyncio(loop_scope="session")
class TestTwoWorlds:
    async def test_are_answered_alike(self, school: School) -> None:
        """Step by step two pupils' records grow apart in what is hidden; for each reader they stay the same."""
        here, wrong, tried = await twins(school, seed=3), list[tuple[str, str, str]](), 0
        steps = [
            step
            for two in zip(itertools.cycle((*HIDDEN, _roster)), here.chance.choices(SHOWN, k=STEPS), strict=False)
            for step in two
        ]
        for number, step in enumerate(steps[:STEPS]):
            await step(here)
            for sub in READERS if number % 9 == 8 else here.chance.sample(READERS, 2):
                tried += len(PAGES)
                wrong += [(step.__name__, sub, page) for page in await different(here, sub)]
        print(f"two worlds over HTTP: {tried} pairs of answers after {STEPS} steps, {len(wrong)} different: {wrong}")
        assert not wrong

    async def test_lists_do_not_change_with_what_is_hidden(self, school: School) -> None:
        """The same reader before and after something that is none of theirs: every list says the same."""
        here, wrong, tried = await twins(school, seed=4), list[tuple[str, str]](), 0
        pages = (*(page.path for page in LISTS), f"groups/{here.group}")
        await school.follow()
        readers = {sub: here.reader(sub, here.left) for sub in READERS}
        before = {sub: [outside(await who.get(page)) for page in pages] for sub, who in readers.items()}
        for step in HIDDEN:
            await step(here)
        await school.follow()
        for sub, who in readers.items():
            for page, told in zip(pages, before[sub], strict=True):
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
