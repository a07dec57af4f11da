"""A right that was withdrawn is gone at the next request, whatever the projector does (it never runs here)."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from access_policy.rights import Rightkeeper, Rights
from case_store.journal.journal import Journal
from case_store.journal.proposed import Proposed
from confide.demo_issuer import DEMO_ISSUER
from tests.families import FOR_ALL, worded
from tests.lane import tries
from tests.plans import REASONS, TARGET, Plan
from tests.promises.rights_of_plans import around_a_plan, attended, coordinates, key_worker, placed, works_there
from tests.school import Person, School
from tests.stories import HELPS, OBJECTIVE, SUMMARY, Support, programme, school_day, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
STEPS = tries(360, 50_000)
NEWEST = "SELECT tie FROM {s}.relations WHERE person = %s AND relation = %s ORDER BY row_id DESC LIMIT 1"
THEMES = "Endings, and how to say goodbye."
Has = Mapping[str, bool]


@dataclass
class Rightful:
    """What some readers have just now, changed only by what the school acknowledged."""

    school: School
    support: Support
    has: dict[str, dict[str, bool]]
    plan: Plan
    meeting: str
    agency: str

    @property
    def programme(self) -> str:
        """Where the programme is written about."""
        return f"elsa-programmes/{self.support.programme}"

    @property
    def pupil(self) -> str:
        """Where the pupil is written about."""
        return f"pupils/{self.support.pupil.id}"

    async def found(self, sub: str) -> tuple[int, bool]:
        """What they are told: the status, and whether the words that they may know are there."""
        reader, people = READERS[sub], self.school.people
        beside = people[reader.beside] if reader.beside else None
        who = self.school.as_(sub, capacity=reader.capacity, beside=beside)
        answer = await who.get(reader.page.format(case=self.support.pupil.case))
        return answer.status_code, reader.words in answer.text

    def expected(self, sub: str) -> tuple[int, bool]:
        """The same, with the rights of now."""
        return READERS[sub].expected(self.has[sub])

    async def turn(self, sub: str, right: str) -> None:
        """Give what they have not, take what they have; it counts once it is acknowledged."""
        give = not self.has[sub][right]
        await READERS[sub].rights[right](self, sub, give)
        self.has[sub][right] = give

    async def ended(self, sub: str, tie: str) -> tuple[Any, dict[str, Any]]:
        """The newest tie of this kind, and what ends it at once."""
        person = self.school.people[sub].id
        (newest,) = await self.school.row(NEWEST, person, tie)
        return newest, {"last_day": self.school.day(-1)}


Turn = Callable[[Rightful, str, bool], Awaitable[Any]]


def _post(post: str, whose: str = "") -> Turn:
    async def turn(here: Rightful, sub: str, give: bool) -> None:
        person = here.school.people[whose or sub]
        await (here.school.appoint(person, post) if give else here.school.ends(person, post, here.school.day(-1)))

    return turn


def _assigned(kind: str) -> Turn:
    async def turn(here: Rightful, sub: str, give: bool) -> None:
        person = here.school.people[sub]
        if give:
            days = {"ends": here.school.day()} if kind == "covers_lesson" else {}
            await here.school.assign(person, here.support.pupil, kind, **days)
            return
        tie, end = await here.ended(sub, kind)
        await here.school.as_("admin").does(f"assignments/{tie}/end", person=person.id, **end)

    return turn


async def _unbarred(here: Rightful, sub: str, give: bool) -> None:
    person, lead = here.school.people[sub].id, here.school.as_("lead")
    if not give:
        await lead.does("conflicts", person=person, pupil=here.support.pupil.id, kind="conflict")
        return
    tie, end = await here.ended(sub, "conflict")
    await lead.does(f"conflicts/{tie}/end", person=person, **end)


async def _agreement(here: Rightful, _: str, give: bool) -> None:
    said = {"answer": "agreed" if give else "withdrawn", "audience": "subject_teachers"}
    await here.school.as_("elsa").does(f"{here.pupil}/agreements", matter=here.support.programme, **said)


def _identity(capacity: str) -> Turn:
    async def turn(here: Rightful, sub: str, give: bool) -> None:
        at = f"people/{here.school.people[sub].id}/identities"
        who = {"iss": DEMO_ISSUER, "sub": sub, "capacity": capacity}
        await here.school.as_("admin").does(at if give else f"{at}/end", **who)

    return turn


async def _managed(here: Rightful, sub: str, give: bool) -> None:
    manager, elsa = here.school.people[sub], here.school.people["elsa"]
    if give:
        await here.school.manages(manager, elsa)
        return
    tie, end = await here.ended(sub, "manages")
    await here.school.as_("head").does(f"managers/{tie}/end", manager=manager.id, **end)


async def _supervised(here: Rightful, sub: str, give: bool) -> None:
    supervisor, head = here.school.people[sub].id, here.school.as_("head")
    if give:
        await head.does("supervisors", supervisor=supervisor, elsa=here.school.people["elsa"].id)
        return
    tie, end = await here.ended(sub, "supervises")
    await head.does(f"supervisors/{tie}/end", supervisor=supervisor, **end)


async def _covered(here: Rightful, sub: str, give: bool) -> None:
    elsa, lead, school = here.school.people[sub].id, here.school.as_("lead"), here.school
    if give:
        if not here.has[sub]["post"]:  # nobody is made to cover who is no ELSA
            await here.turn(sub, "post")
        await lead.does(f"{here.programme}/cover", elsa=elsa, ends=school.day(5))
        return
    await lead.does(f"{here.programme}/cover-end", elsa=elsa, last_day=school.day(-1))


async def _standing(here: Rightful, sub: str, give: bool) -> None:
    said = {"person": here.school.people[sub].id, "kind": "care", "evidence": "court_order"}
    at, end = f"{here.pupil}/home/standings", {} if give else {"last_day": here.school.day(-1)}
    await here.school.as_("lead").does(at if give else f"{at}/end", **said, **end)


async def _not_excluded(here: Rightful, sub: str, give: bool) -> None:
    said = {"person": here.school.people[sub].id, "reason": "The court said so."}
    at, end = f"{here.pupil}/home/exclusions", {"kind": "leads_decision", "last_day": here.school.day(-1)}
    await here.school.as_("lead").does(f"{at}/end" if give else at, **said, **(end if give else {}))


@dataclass(frozen=True)
class Reader:
    """A reader of one page: the rights they may be given, and what they are told with some of them."""

    words: str
    rights: Mapping[str, Turn]
    opens: tuple[str, ...]
    tells: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    page: str = "cases/{case}"
    beside: str = ""
    capacity: str | None = None

    def expected(self, has: Has) -> tuple[int, bool]:
        """The status and whether the words are there; a list is there for everybody, with fewer lines on it."""
        if not has.get("identity", True):
            return 401, False
        opened = all(has[one] for one in self.opens) and (not self.any_of or any(has[one] for one in self.any_of))
        listed = "{case}" not in self.page
        return (200 if opened or listed else 404), opened and all(has[one] for one in self.tells)


KINDS = ("supports", "mentors", "covers_lesson", "head_of_year", "family_liaison_worker", "form_tutor")
READERS: dict[str, Reader] = {
    "subject_teacher": Reader(
        SUMMARY,
        {
            "post": _post("teacher"), "lesson": _assigned("subject_teacher"), "unbarred": _unbarred,
            "agreement": _agreement, "identity": _identity("staff"),
        },
        ("post", "lesson", "unbarred"),
        ("agreement",),
    ),
    "other_teacher": Reader(
        HELPS,
        {"post": _post("teacher"), "unbarred": _unbarred, **{kind: _assigned(kind) for kind in KINDS}},
        ("post", "unbarred"),
        any_of=KINDS,
    ),
    "manager": Reader(OBJECTIVE, {"post": _post("line_manager"), "manages": _managed}, ("post", "manages")),
    "other_elsa": Reader(
        SUMMARY,
        {"post": _post("elsa"), "unbarred": _unbarred, "cover": _covered},
        ("post", "unbarred", "cover"),
    ),
    "psychologist": Reader(
        THEMES,
        {"post": _post("educational_psychologist"), "supervises": _supervised},
        ("post", "supervises"),
        page="elsa-support",
    ),
    "mum": Reader(
        FOR_ALL,
        {"standing": _standing, "not excluded": _not_excluded, "identity": _identity("parent")},
        ("standing", "not excluded"),
    ),
    "robin": Reader(
        SUMMARY, {"adult": _post("support_staff", "lunch"), "identity": _identity("pupil")}, ("adult",), beside="lunch"
    ),
    "next_coordinator": Reader(
        REASONS,
        {"post": _post("psp_coordinator"), "unbarred": _unbarred, "coordinates": coordinates},
        ("post", "unbarred", "coordinates"),
    ),
    "key_worker": Reader(
        REASONS,
        {"post": _post("teacher"), "unbarred": _unbarred, "key worker": key_worker},
        ("post", "unbarred", "key worker"),
    ),
    "outreach": Reader(
        TARGET["wording"],
        {"post": works_there, "attended": attended, "identity": _identity("agency")},
        ("post",),  # whoever was asked knows that there is a meeting
        ("attended",),
        capacity="agency",
    ),
    "provider": Reader(
        TARGET["wording"],
        {"post": works_there, "placed": placed, "identity": _identity("agency")},
        ("post", "placed"),
        capacity="agency",
    ),
}  # fmt: skip
"""Somebody for each way in which a right ends: a post, an assignment, a lesson, a bar, an agreement, an identity,
management, cover, supervision, standing in law, an order, the adult at a pupil's side, a plan that is handed on or has
another key worker, a post at an agency, having come to a meeting, and a placement."""


GIVEN = {
    "subject_teacher": "agreement", "psychologist": "supervises", "other_elsa": "cover",
    "next_coordinator": "coordinates", "outreach": "attended", "provider": "placed",
}  # fmt: skip
"""What is given to them in the way in which it is given again later."""


async def rightful(school: School) -> Rightful:
    """Everybody above, with all their rights but the many kinds of assignment, of which each is enough."""
    support = await supported(school, audience=["class_teacher", "senco", "subject_teachers"])
    await school.person("psychologist", "educational_psychologist")
    await school.parent("mum", support.pupil, kind="care")
    await worded(school, support)
    await school.signs_in(support.pupil.id, "robin", "pupil")
    school.people["robin"] = Person("robin", support.pupil.id)
    elsa = school.people["elsa"].id
    await school.as_("elsa").does(f"elsa-support/{elsa}/supervision", how="group", themes=THEMES)
    has = {
        sub: {right: right not in {*KINDS, *GIVEN.values()} for right in reader.rights}
        for sub, reader in READERS.items()
    }
    here = Rightful(school, support, has, *await around_a_plan(school, support.pupil))
    for sub, right in GIVEN.items():
        await here.turn(sub, right)
    await here.turn("other_teacher", KINDS[0])
    assert {sub: await here.found(sub) for sub in READERS} == dict.fromkeys(READERS, (200, True))
    return here


async def disobeyed(here: Rightful, steps: int, seed: int) -> tuple[int, list[tuple[str, str]]]:
    """How many readings, and after which changes some did not obey what was acknowledged before they began."""
    chance, tried, wrong = random.Random(seed), 0, list[tuple[str, str]]()
    rights = [(sub, right) for sub, reader in READERS.items() for right in reader.rights]
    for step in range(steps):
        sub, right = chance.choice(rights)
        before = here.expected(sub)
        if step % 5:
            await here.turn(sub, right)
            found = await here.found(sub)
        else:  # a race: those that began before the answer may see either, those after it may not
            *racing, _ = await asyncio.gather(here.found(sub), here.found(sub), here.turn(sub, right))
            after = here.expected(sub)
            tried, wrong = tried + 2, wrong + [(sub, right) for one in racing if one not in {before, after}]
            found = (await asyncio.gather(here.found(sub), here.found(sub)))[0]
        tried, wrong = tried + 1, wrong + [(sub, right)] * (found != here.expected(sub))
    return tried, wrong


class TestARightWithdrawn:
    async def test_is_gone_at_the_next_reading(self, school: School) -> None:
        """Each way in which a right ends and begins, for each kind of reader, in any order and in races."""
        here = await rightful(school)
        tried, wrong = await disobeyed(here, STEPS, seed=11)
        (followed,) = await school.row("SELECT count(*) FROM {s}.disclosures")
        print(f"rights turned: {STEPS} changes, {tried} readings, {len(wrong)} disobeyed; projector idle")
        assert (wrong, followed) == ([], 0)

    async def test_would_be_seen_if_rights_were_kept(self, school: School, monkeypatch: pytest.MonkeyPatch) -> None:
        """The negative control: with rights kept from one reading to the next, the same harness counts faults."""
        here, really, kept = await rightful(school), Rightkeeper.look, dict[Any, Rights]()

        async def look(self: Rightkeeper, snapshot: Any, custodian: Any, actor: Any, today: Any) -> Rights:
            fresh = await really(self, snapshot, custodian, actor, today)
            return kept.setdefault(actor.person, fresh)

        monkeypatch.setattr(Rightkeeper, "look", look)
        _, wrong = await disobeyed(here, 60, seed=11)
        assert len({sub for sub, _ in wrong}) > 1


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
