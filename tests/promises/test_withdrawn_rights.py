"""A right that was withdrawn is gone at the next request, whatever the projector does (it never runs here)."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from access_policy.rights import Rightkeeper, Rights
from case_store.journal.journal import Journal
from case_store.journal.proposed import Proposed
from confide.demo_issuer import DEMO_ISSUER
from tests.lane import tries
from tests.school import School
from tests.stories import SUMMARY, Support, programme, school_day, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
STEPS = tries(300, 50_000)
READER = "subject_teacher"
NEWEST = "SELECT tie FROM {s}.relations WHERE person = %s AND relation = %s ORDER BY row_id DESC LIMIT 1"


@dataclass
class Rightful:
    """What one subject teacher has just now, changed only by what the school acknowledged."""

    school: School
    support: Support
    has: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(RIGHTS, True))

    def expected(self) -> tuple[int, bool]:
        """The status and whether the summary is read, with the rights of now."""
        if not self.has["identity"]:
            return 401, False
        if not (self.has["post"] and self.has["lesson"] and self.has["unbarred"]):
            return 404, False
        return 200, self.has["agreement"]

    async def found(self) -> tuple[int, bool]:
        """What they are told."""
        answer = await self.school.as_(READER).get(f"cases/{self.support.pupil.case}")
        return answer.status_code, SUMMARY in answer.text

    async def turn(self, right: str) -> None:
        """Give what they have not, take what they have; it counts once it is acknowledged."""
        await RIGHTS[right](self, not self.has[right])
        self.has[right] = not self.has[right]


async def _post(here: Rightful, give: bool) -> None:
    person = here.school.people[READER]
    if give:
        await here.school.appoint(person, "teacher")
    else:
        await here.school.ends(person, "teacher", here.school.day(-1))


async def _lesson(here: Rightful, give: bool) -> None:
    person = here.school.people[READER]
    if give:
        await here.school.assign(person, here.support.pupil, "subject_teacher")
        return
    sql = (
        "SELECT tie FROM {s}.relations WHERE person = %s AND relation = 'subject_teacher' ORDER BY row_id DESC LIMIT 1"
    )
    (tie,) = await here.school.row(sql, person.id)
    end = {"person": person.id, "last_day": here.school.day(-1)}
    await here.school.as_("admin").does(f"assignments/{tie}/end", **end)


async def _unbarred(here: Rightful, give: bool) -> None:
    person = here.school.people[READER]
    if not give:
        bar = {"person": person.id, "pupil": here.support.pupil.id, "kind": "conflict"}
        await here.school.as_(READER if here.has["post"] and here.has["identity"] else "lead").does("conflicts", **bar)
        return
    (tie,) = await here.school.row(NEWEST, person.id, "conflict")
    await here.school.as_("lead").does(f"conflicts/{tie}/end", person=person.id, last_day=here.school.day(-1))


async def _agreement(here: Rightful, give: bool) -> None:
    said = {"answer": "agreed" if give else "withdrawn", "audience": "subject_teachers"}
    to = f"pupils/{here.support.pupil.id}/agreements"
    await here.school.as_("elsa").does(to, matter=here.support.programme, **said)


async def _identity(here: Rightful, give: bool) -> None:
    at = f"people/{here.school.people[READER].id}/identities"
    await here.school.as_("admin").does(at if give else f"{at}/end", iss=DEMO_ISSUER, sub=READER)


RIGHTS: dict[str, Callable[[Rightful, bool], Awaitable[None]]] = {
    "post": _post,
    "lesson": _lesson,
    "unbarred": _unbarred,
    "agreement": _agreement,
    "identity": _identity,
}


async def rightful(school: School) -> Rightful:
    """A subject teacher who may read the summary."""
    support = await supported(school, audience=["class_teacher", "senco", "subject_teachers"])
    here = Rightful(school, support)
    await _agreement(here, True)
    assert await here.found() == (200, True)
    return here


async def disobeyed(here: Rightful, steps: int, seed: int) -> tuple[int, int]:
    """How many readings, and how many of them did not obey what was acknowledged before they began."""
    chance, tried, wrong = random.Random(seed), 0, 0
    for step in range(steps):
        before = here.expected()
        right = chance.choice(list(RIGHTS))
        if step % 5:
            await here.turn(right)
            found = await here.found()
        else:  # a race: those that began before the answer may see either, those after it may not
            *racing, _ = await asyncio.gather(here.found(), here.found(), here.turn(right))
            tried, wrong = tried + 2, wrong + sum(one not in {before, here.expected()} for one in racing)
            found = (await asyncio.gather(here.found(), here.found()))[0]
        tried, wrong = tried + 1, wrong + (found != here.expected())
    return tried, wrong


class TestARightWithdrawn:
    async def test_is_gone_at_the_next_reading(self, school: School) -> None:
        """End of post, of a lesson and of an identity, a bar, a withdrawal, in any order and in races."""
        here = await rightful(school)
        tried, wrong = await disobeyed(here, STEPS, seed=11)
        (followed,) = await school.row("SELECT count(*) FROM {s}.disclosures")
        print(f"rights withdrawn and given back: {STEPS} changes, {tried} readings, {wrong} disobeyed; projector idle")
        assert (wrong, followed) == (0, 0)

    async def test_would_be_seen_if_rights_were_kept(self, school: School, monkeypatch: pytest.MonkeyPatch) -> None:
        """The negative control: with rights kept from one reading to the next, the same harness counts faults."""
        here, really, kept = await rightful(school), Rightkeeper.look, dict[Any, Rights]()

        async def look(self: Rightkeeper, snapshot: Any, custodian: Any, actor: Any, today: Any) -> Rights:
            fresh = await really(self, snapshot, custodian, actor, today)
            return kept.setdefault(actor.person, fresh)

        monkeypatch.setattr(Rightkeeper, "look", look)
        _, wrong = await disobeyed(here, 30, seed=11)
        assert wrong > 0


class TestAWriterWhoseRightEnds:
    @pytest.mark.parametrize("defended", [True, False])
    async def test_does_not_write(self, school: School, monkeypatch: pytest.MonkeyPatch, defended: bool) -> None:
        """Between leave and the journal the post ends: it is decided again. Without the check it would be written."""
        support = await programme(school, await school_day(school))
        really, waiting = Journal.append, [True]

        async def append(self: Journal, proposed: Proposed) -> Any:
            if waiting and any(entry.name == "elsa.session_noted" for entry in proposed.entries):
                waiting.clear()
                await school.ends(school.people["elsa"], "elsa", school.day(-1))
            if not defended:
                proposed = Proposed(proposed.command, proposed.entries, proposed.files)
            return await really(self, proposed)

        monkeypatch.setattr(Journal, "append", append)
        answer = await school.as_("elsa").post(f"elsa-programmes/{support.programme}/sessions", {"note": "Late."})
        (noted,) = await school.row("SELECT count(*) FROM {s}.entries WHERE name = 'elsa.session_noted'")
        assert (answer.status_code, noted) == ((404, 0) if defended else (201, 1))
