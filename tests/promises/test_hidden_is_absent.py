"""Whether something is hidden from somebody or does not exist is the same: bytes, statements and what is recorded."""

from __future__ import annotations

import json
import random
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import httpx2 as httpx
import pytest

from access_policy.leave import LeaveGiver
from access_policy.question import Answers
from access_policy.read import WayOut
from case_store.errors import Denied, NotFound
from case_store.journal.reader import Query
from case_store.vocabulary import Purpose
from tests.client import As
from tests.dead_engine import DeadEngine
from tests.lane import tries
from tests.promises.canaries import Planter
from tests.promises.comparing import last, of_record, outside, since, statements
from tests.promises.every_page import EVERY_PAGE
from tests.promises.story import Story
from tests.school import School, Service
from tests.stories import Support, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
PURPOSES = (Purpose.TEACHING, Purpose.SAFEGUARDING, Purpose.OWN_RECORD, *Purpose)
READERS = ("other_teacher", "other_elsa", "mother", "leaver", "lunch", "admin", "chair")
"""Those to whom this case does not exist."""
Ask = Callable[[As, dict[str, UUID]], Awaitable[httpx.Response]]
WORDING = {"session": {"staff_summary": "another"}}
TOLD = [{"person": str(uuid4()), "level": "existence"}]


@dataclass
class World:
    """A school with things to hide, and the ids of things that never were."""

    school: School
    support: Support
    hidden: dict[str, UUID]

    def absent(self) -> dict[str, UUID]:
        """Ids of nothing, one for each hidden thing; the pupil is on the roll, which is no secret."""
        return {name: uuid4() for name in self.hidden} | {"pupil": self.support.pupil.id}


@pytest.fixture(scope="module")
def worlds() -> dict[str, World]:
    """Kept between tests, which leave it as it is but for what they record."""
    return {}


async def world(service: Service, worlds: dict[str, World]) -> World:
    """A supported pupil, with concerns about a pupil and about an adult."""
    if "one" not in worlds:
        school = await service.found()
        support = await supported(school)
        raiser, at = school.as_("class_teacher"), f"pupils/{support.pupil.id}/concerns"
        concern = await raiser.does(at, account="Afraid to go home.")
        adult = await raiser.does(at, account="Gripped his arm.", about_adult=school.people["elsa"].id)
        hidden = {
            "case": support.pupil.case,
            "programme": support.programme,
            "referral": support.referral,
            "concern": UUID(concern["id"]),
            "adult": UUID(adult["id"]),
            "session": support.session or uuid4(),
            "account": UUID(concern["entries"][0]),
            "adult_account": UUID(adult["entries"][0]),
            "conflict": (await school.row("SELECT tie FROM {s}.relations WHERE relation = 'relative'"))[0],
            "manages": (await school.row("SELECT tie FROM {s}.relations WHERE relation = 'manages'"))[0],
            "pupil": support.pupil.id,
        }
        worlds["one"] = World(school, support, hidden)
    return worlds["one"]


def get(path: str, **params: str) -> Ask:
    """Read `path`, where `{names}` are ids."""

    async def ask(who: As, ids: dict[str, UUID]) -> httpx.Response:
        return await who.get(path.format(**ids), **{name: value.format(**ids) for name, value in params.items()})

    return ask


def post(path: str, ids_in: dict[str, str] | None = None, **body: Any) -> Ask:
    """Hand in `body` to `path`; `ids_in` are fields of the body that hold ids."""

    async def ask(who: As, ids: dict[str, UUID]) -> httpx.Response:
        return await who.post(path.format(**ids), body | {field: ids[name] for field, name in (ids_in or {}).items()})

    return ask


def readings(*purposes: Purpose) -> Iterator[tuple[str, Ask]]:
    """Every page that takes an id, plain and under some purposes."""
    for purpose in (None, *purposes):
        under = {} if purpose is None else {"purpose": purpose.value}
        yield f"case {purpose}", get("cases/{case}", **under)
        yield f"timeline {purpose}", get("cases/{case}/timeline", **under)
        yield f"told of case {purpose}", get("disclosures", case="{case}", **under)
        for entry in ("session", "account", "adult_account"):
            yield f"told of {entry} {purpose}", get("disclosures", entry=f"{{{entry}}}", **under)


def narrowed() -> Iterator[tuple[str, Ask]]:
    """A case looked for, narrowed and as a table: under no purpose, for that is tried above."""
    yield "chronology", get("cases/{case}/chronology")
    yield "narrowed", get("cases/{case}", part="sessions", author="{pupil}", sort="newest", limit="1")
    yield "as a table", get("cases/{case}", accept="text/csv")
    yield "find", post("cases/{case}/find", words="anxious")


def acts() -> Iterator[tuple[str, Ask]]:
    """Every act that names something which may be hidden."""
    programme = "elsa-programmes/{programme}/"
    yield "sessions", post(programme + "sessions", note="A note.")
    yield "plans", post(programme + "plans", planned_for="2026-01-05", objective="Breathe.")
    yield "aims", post(programme + "aims", aims=[{"aim": "A.", "how_we_will_know": "B."}])
    yield "not held", post(programme + "sessions-not-held", why="absent")
    yield "end", post(programme + "end")
    yield "start", post("elsa-programmes", {"referral": "referral"}, focus="anger_and_conflict")
    yield "decision", post("referrals/{referral}/decision", decision="declined", reason="No.")
    for kind in ("concern", "adult"):
        at = f"concerns/{{{kind}}}/"
        yield f"{kind} acts", post(at + "acts", what="Rang.")
        yield f"{kind} decisions", post(at + "decisions", decision="None.", reasons="None.")
        yield f"{kind} closing", post(at + "closing", reasons="Done.")
        yield f"{kind} passing on", post(at + "passing-on", why="chosen")
        yield f"{kind} tellings", post(at + "tellings", told=TOLD, reason="So.", pupil_told=True)
    yield "strategies", post("cases/{case}/strategies", what_helps="Quiet.")
    yield "tellings", post("cases/{case}/tellings", told=TOLD, reason="So.", pupil_told=True)
    yield (
        "tellings of entry",
        post("cases/{case}/tellings", {"about": "session"}, told=TOLD, reason="So.", pupil_told=True),
    )
    yield "corrections", post("cases/{case}/corrections", {"entry": "session"}, why="So.", **WORDING)
    says: dict[str, Any] = {"answer": "withdrawn", "audience": "all_staff"}
    at = "pupils/{pupil}/agreements"
    for name in ("programme", "referral", "concern", "adult"):
        yield f"agreement on {name}", post(at, {"matter": name}, **says)
    for name in ("session", "account", "adult_account"):
        yield f"agreement on {name}", post(at, {"about": name}, **says)
    end: dict[str, Any] = {"person": str(uuid4()), "last_day": "2026-01-05"}
    yield "end of conflict", post("conflicts/{conflict}/end", **end)
    yield "end of management", post("managers/{manages}/end", **end)


async def differ(world: World, sub: str, ask: Ask, service: Service) -> str | None:
    """What tells the hidden from the absent, if anything does."""
    who, ids = world.school.as_(sub, service), (world.hidden, world.absent())
    named = [[one for name, one in each.items() if name != "pupil"] for each in ids]
    both = [(partial(ask, who, each), told) for each, told in zip(ids, named, strict=True)]
    return await apart(world.school, both)


Both = Sequence[tuple[Callable[[], Awaitable[httpx.Response]], Sequence[UUID]]]
"""Twice the same question, with the ids that are not the same in it."""


async def apart(school: School, both: Both) -> str | None:
    """What tells two answers apart, if anything does."""
    places, seen = [await last(school)], []
    for ask, _ in both:
        with statements() as said:
            answer = await ask()
        seen.append([outside(answer), said])
        places.append(await last(school))
    recorded = await since(school, places[0])
    for (of_one, first, upto), (_, ids) in zip(zip(seen, places, places[1:], strict=False), both, strict=True):
        mine = [entry for entry in recorded if first < (entry.position or 0) <= upto]
        of_one.append(sorted(of_record(mine, *ids)))
    kinds = ("bytes", "statements", "record")
    return next((what for what, hidden, absent in zip(kinds, *seen, strict=True) if hidden != absent), None)


def is_for(sub: str, name: str) -> bool:
    """Whether what is named is hidden from `sub`: administrators end ties, and the mother declared her own conflict."""
    return (sub, name) not in {("admin", "end of conflict"), ("admin", "end of management")}


class TestHiddenAndAbsent:
    @pytest.mark.parametrize("engine", ["alive", "dead"])
    async def test_are_the_same(self, service: Service, worlds: dict[str, World], engine: str) -> None:
        """Every page and every act that names an id, by those to whom this case does not exist."""
        here, tried, wrong, chance = await world(service, worlds), 0, [], random.Random(3)
        asked = service if engine == "alive" else service.but(answers=Answers(DeadEngine()))
        purposes = PURPOSES[: tries(3, len(PURPOSES))] if engine == "alive" else ()
        for name, ask in [*readings(*purposes), *narrowed(), *acts()]:
            some = [sub for sub in READERS if is_for(sub, name)]
            for sub in chance.sample(some, tries(3, len(some))):
                tried += 1
                difference = await differ(here, sub, ask, asked)
                if difference:
                    wrong.append((sub, name, difference))
        print(f"hidden and absent, engine {engine}: {tried} pairs, {len(wrong)} told apart")
        assert not wrong

    async def test_would_be_told_apart_if_only_the_hidden_were_refused(
        self, service: Service, worlds: dict[str, World], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The negative control: answers that say "you may not" for what exists are caught, for pages and for acts."""
        here = await world(service, worlds)
        really = WayOut._nothing

        async def honest(self: WayOut, asked: Any, journal: Any, snapshot: Any, *rest: Any) -> None:
            try:
                await really(self, asked, journal, snapshot, *rest)
            except NotFound as absent:
                ((found,),) = await snapshot.fetch(Query(_HELD, (asked.page.asked,)))
                raise Denied if found[0] else absent from None

        monkeypatch.setattr(WayOut, "_nothing", honest)
        monkeypatch.setattr(LeaveGiver, "_given", _without_known(LeaveGiver._given))
        assert await differ(here, "other_teacher", get("cases/{case}"), service) == "bytes"
        at = post("pupils/{pupil}/agreements", {"matter": "programme"}, answer="withdrawn", audience="senco")
        assert await differ(here, "other_teacher", at, service) == "bytes"


IN_STORY = ("other_teacher", "mother", "class_teacher", "senco", "lunch", "psychologist", "chair", "mum", "robin")
"""Readers of a school in which everything has happened: each knows of some of it, and of the rest it hides all."""
MOST = tries(220, 20_000)


async def known_to(story: Story, sub: str, who: As) -> str:
    """All that is told to somebody on any page: the ids in it are hidden from them no more, nor are those they made."""
    pages = [await page.by(who, story.ids, "limit=200") for page in EVERY_PAGE]
    made = [
        story.ids[name]
        for by, _, _, made in Story(story.school, dict(story.ids)).steps()
        for name in (made, f"{made}_id")
        if made and by == sub
    ]
    return " ".join(
        [
            *(page.text for page in pages if page.status_code == 200),
            *made,
            *map(str, (one.id for one in story.school.people.values())),
        ]
    )


def questions(story: Story) -> Iterator[tuple[str, str, str]]:
    """Every command of the story and every page, as method, path and body, with the ids of what is there."""
    planter, told = Planter(story.school.service.app.openapi()), Story(story.school, dict(story.ids))
    for _, path, given, _ in told.steps():
        yield "post", path.format(**told.ids), json.dumps(planter.body(path, given))
    for page in EVERY_PAGE:
        yield ("post" if page.body else "get"), page.path.format(**story.ids), json.dumps(page.said(story.ids))
    for one in sorted({str(one) for one in story.ids.values()}):
        yield "get", f"disclosures?entry={one}", ""


def hidden_in(question: tuple[str, str, str], hidden: Collection[str]) -> dict[str, str]:
    """The hidden ids that a question names, each with one that never was."""
    return {one: str(uuid4()) for one in sorted(hidden) if any(one in text for text in question)}


def is_open(sub: str, question: tuple[str, str, str]) -> bool:
    """Whether the case named is no secret: staff write in any pupil's, a receipt names it, and they ask who reads."""
    return question[1].endswith("/who-will-read") and sub not in {"mum", "robin"}


async def asked(who: As, question: tuple[str, str, str], instead: Mapping[str, str]) -> httpx.Response:
    """The answer to a question, with other ids in it."""
    method, path, body = question
    for one, other in instead.items():
        path, body = path.replace(one, other), body.replace(one, other)
    return await (who.get(path) if method == "get" else who.post(path, body))


class TestEverythingThatIsToldNowhere:
    async def test_is_as_absent_as_what_never_was(self, tale: Story) -> None:
        """Every command and page that names an id of which the reader is told on no page, by readers of each kind."""
        school, chance, tried, wrong = tale.school, random.Random(5), 0, list[tuple[str, str, str, str]]()
        pairs = []
        for sub in IN_STORY:
            who = school.as_(sub, beside=school.people["class_teacher"] if sub == "robin" else None)
            known = await known_to(tale, sub, who)
            roll = set() if sub in {"mum", "robin"} else {tale.ids["pupil_id"], tale.ids["other_pupil_id"]}
            hidden = {str(one) for one in tale.ids.values() if str(one) not in known} - roll
            asks = [(one, hidden_in(one, hidden)) for one in questions(tale)]
            pairs += [(sub, who, one, instead) for one, instead in asks if instead and not is_open(sub, one)]
        for sub, who, one, instead in chance.sample(pairs, min(MOST, len(pairs))):
            tried += 1
            alike = [([UUID(each) for each in ids], swap) for ids, swap in ((instead, {}), (instead.values(), instead))]
            found = await apart(school, [(partial(asked, who, one, swap), ids) for ids, swap in alike])
            wrong += [(sub, one[0], one[1], found)] if found else []
        print(f"told nowhere and absent: {tried} of {len(pairs)} pairs, {len(wrong)} told apart: {wrong}")
        assert not wrong


_HELD = "SELECT count(*) FROM pupils WHERE case_file = %s"


def _without_known(really: Any) -> Any:
    async def given(self: LeaveGiver, snapshot: Any, call: Any, command: Any, to: Any, found: Any) -> Any:
        together = found.belongs_together(to)
        leave = await self._ask(call, command, to, found) if together else None
        return leave if leave is not None else await really(self, snapshot, call, command, to, found)

    return given
