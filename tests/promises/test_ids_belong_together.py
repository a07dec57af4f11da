"""G7: the ids in an address, in a body and behind a token belong together, or nothing is done and nothing is told.

Which of the exchanges are tried, `rota.py` says: each id of each route at least once in every run, in turns.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

import httpx2 as httpx
import pytest

from access_policy.found import Found
from tests.promises.canaries import Planter
from tests.promises.every_page import EVERY_PAGE
from tests.promises.rota import Place, Rota, seed
from tests.promises.story import Step, Story, cast
from tests.school import School, Service

pytestmark = pytest.mark.asyncio(loop_scope="session")
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
REFUSED = frozenset({403, 404, 409, 412, 422})
SEVERAL = frozenset({"contacts", "entries/{entry_id}/wrong-child"})
"""The commands that may be about pupils who have nothing else in common."""
MENTIONED = "mentions"
"""Where another pupil may be named whom something is not about, so that it is told without them."""
CONCERN_FIRST = "pupils/{pupil_id}/psps/{psp_id}/words"
"""The command with which a concern may be handed in that stays, whatever becomes of the rest (ADR 0018)."""
JOINING = "groups/{group_id}/members"
"""What any pupil may be named in: it is not tried with the other pupil, who would belong to the group from then on."""
OF_THE_SCHOOL = frozenset({"surveys", "surveys/open/sets", "surveys/open/closing"})
"""What a school has one of at a time: it is told with the other pupil's story, and not again. No id is in it."""
NO_PUPIL = "of all"
PEOPLE = ("person_id", "pupil_id", "other_pupil_id", "elsa_id")
OF_ALL = frozenset({"trail", "register", "elsa_support"})
"""The kinds of files that are no pupil's."""
SEED = seed()
LAST = "pupils/{pupil_id}/leaving"
READERS = ("elsa", "lead", "class_teacher", "manager", "head", "lunch", "mum", "coordinator")
LOOKING = {page.path: page for page in EVERY_PAGE if "{" in page.path}
"""Each page that is read by ids."""


Lying = Mapping[str, tuple[int, str]]


@dataclass(frozen=True)
class Ask:
    """One request: who asks for what, with which ids."""

    sub: str
    template: str
    ids: Mapping[str, str]
    body: Mapping[str, Any] | None = None

    def places(self) -> Iterator[tuple[Place, str]]:
        """Every id in it, and where it stands."""
        yield from ids_in({"path": self.ids, "body": self.body})

    def but(self, place: Place, other: str) -> Ask:
        """The same, with another id in one place."""
        told = json.loads(json.dumps({"path": dict(self.ids), "body": self.body}))
        within = told
        for step in place[:-1]:
            within = within[step]
        within[place[-1]] = other
        if "sub" in (told["body"] or {}):
            told["body"]["sub"] = f"sub-{uuid4()}"  # by which somebody signs in: it may be given once
        return replace(self, ids=told["path"], body=told["body"])

    async def at(self, school: School) -> httpx.Response:
        """The answer of a school."""
        who, path = school.as_(self.sub), self.template.format(**self.ids)
        return await (who.get(path) if self.body is None else who.post(path, self.body))


def ids_in(said: Any, *place: str | int) -> Iterator[tuple[Place, str]]:
    """Every id in what is said, and where."""
    if isinstance(said, Mapping):
        for name, one in said.items():
            yield from ids_in(one, *place, name)
    elif isinstance(said, list):
        for number, one in enumerate(said):
            yield from ids_in(one, *place, number)
    elif isinstance(said, str) and ID.fullmatch(said):
        yield place, said


@dataclass
class Told:
    """A pupil's story as it is told, and all the ids that came of it."""

    story: Story
    made: set[str] = field(default_factory=set)

    def ask(self, step: Step, planter: Planter) -> Ask:
        """The request of one step."""
        sub, template, given, _ = step
        names = re.findall(r"{(\w+)}", template)
        body = json.loads(json.dumps(planter.body(template, given), default=str))
        return Ask(sub, template, {name: str(self.story.ids[name]) for name in names}, body)

    def page(self, sub: str, template: str) -> Ask:
        """The request to read something of this pupil's."""
        ids = {name: str(self.story.ids[name]) for name in re.findall(r"{(\w+)}", template)}
        return Ask(sub, template, ids, LOOKING[template].said(self.story.ids))

    async def tell(self, ask: Ask, name: str, instead: Mapping[str, Any] | None = None) -> None:
        """Do what a step does; `instead` is what came of it where it was done before, with another id that may be."""
        answer = await ask.at(self.story.school)
        receipt = answer.json()
        if answer.status_code == 409 and instead:
            receipt = instead
        else:
            done = answer.status_code in {200, 201}
            assert done, f"{ask.sub} could not {ask.template}: {answer.status_code} {answer.text}"
        self.story.remember(name, receipt)
        self.made |= {one for _, one in ids_in(receipt)}


@dataclass
class Harness:
    """The stories of two pupils of one school and of one at another, told side by side; and what is tried with them."""

    left: Told
    right: Told
    away: Told
    planter: Planter
    rota: Rota
    tried: int = 0
    taken: int = 0
    routes: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    instead: Mapping[str, Any] | None = None
    seen: dict[str, Lying] = field(default_factory=dict)
    """What lay where after the last try, as long as nobody has told anything since."""

    @property
    def school(self) -> School:
        """Where it is tried."""
        return self.left.story.school

    async def tell(self, only: tuple[str, ...] = (), until: str = "") -> None:
        """Every step: done for the other two, tried with their ids in it, and done."""
        steps = (each.story.steps() for each in (self.left, self.right, self.away))
        for step, right, away in zip(*steps, strict=True):
            if step[1] == LAST and not only:
                await self.read()
            theirs, elsewhere = self.right.ask(right, self.planter), self.away.ask(away, self.planter)
            await self.right.tell(theirs, step[3])
            await self.away.tell(elsewhere, step[3])
            mine, self.instead = self.left.ask(step, self.planter), None
            if not only or step[1] in only:
                await self.swap(mine, theirs, elsewhere)
            if step[1] not in OF_THE_SCHOOL:
                await self.left.tell(mine, step[3], self.instead)
            if step[1] == until:
                return

    async def read(self) -> None:
        """Every page, by everybody who reads, with ids exchanged."""
        for template in LOOKING:
            for sub in self.rota.some(READERS):
                mine, theirs, away = (each.page(sub, template) for each in (self.left, self.right, self.away))
                await self.swap(mine, theirs, away)

    async def swap(self, mine: Ask, right: Ask, away: Ask) -> None:
        """Ids exchanged for those that do not belong in their places; then the whole is asked of the other school."""
        self.seen.clear()
        theirs, elsewhere = dict(right.places()), dict(away.places())
        for place, one in mine.places():
            self.routes.add(mine.template)
            others = {"another school's": elsewhere[place], "the other pupil's": theirs[place]}
            others = {whose: other for whose, other in others.items() if other != one}
            if mine.template == JOINING:
                others.pop("the other pupil's", None)
            others |= {f"of another kind, {number}": kind for number, kind in enumerate(self._kinds(one))}
            await self._exchange(mine, place, self.rota.of(mine.template, place, others))
        if any(mine.places()) and self.rota.sometimes(mine.template):
            await self._try(self.away.story.school, mine, ("custodian",), "asked of another school")

    async def _exchange(self, mine: Ask, place: Place, others: Mapping[str, str]) -> None:
        """Each of the ids in this place; what is not told apart from nobody's is held against that."""
        nobody: httpx.Response | None = None
        for whose, other in others.items():
            answer = await self._try(self.school, mine.but(place, other), place, whose)
            if whose == "another school's" or (whose == "the other pupil's" and answer.status_code == 404):
                nobody = nobody or await self._try(self.school, mine.but(place, str(uuid4())), place, "nobody's")
                self._alike(mine, place, nobody, answer)

    def _kinds(self, one: str) -> list[str]:
        """Ids of other things of the same story; of no other people where one of the staff is named."""
        ids = {name: str(other) for name, other in self.left.story.ids.items() if ID.fullmatch(str(other))}
        people = {ids.get(name) for name in PEOPLE} if self._owner(one) == "everybody" else set[str | None]()
        others = sorted(set(ids.values()) - {one} - people)
        return self.rota.some(others)

    async def _try(self, school: School, ask: Ask, place: Place, whose: str) -> httpx.Response:
        before = self.seen.get(school.custodian.name) or await lying(school)
        answer = await ask.at(school)
        after = self.seen[school.custodian.name] = await lying(school)
        self.tried += 1
        grown = {file for file, (many, _) in after.items() if many != before.get(file, (0, ""))[0]}
        self.taken += answer.status_code < 300
        fault = self._fault(school, ask, answer, {file: after[file][1] for file in grown})
        if fault:
            self.wrong.append(f"{ask.sub} {ask.template} {place} {whose}: {answer.status_code}, {fault}")
        return answer

    def _fault(self, school: School, ask: Ask, answer: httpx.Response, grown: Mapping[str, str]) -> str | None:
        """What is wrong with an answer and with the files that it left something in, if anything is."""
        if answer.status_code in REFUSED:
            may_grow = {self._owner(ask.ids["pupil_id"])} if ask.template == CONCERN_FIRST else set[str]()
            left = {self._owner(whose) for whose in grown.values()} - may_grow
            return "entries were left although it was refused" if left else None
        if answer.status_code not in {200, 201}:
            return "an answer that nobody expects"
        owners = {self._owner(one) for place, one in ask.places() if MENTIONED not in place} - {"everybody"}
        if owners - {"left", "right"} or school is not self.school:
            return "an id that is not of this school was taken"
        if len(owners) > 1 and ask.template not in SEVERAL:
            return "ids of two pupils were taken together"
        said = answer.json()
        if answer.status_code == 201:
            self._keep(owners, {one for _, one in ids_in(said)})
            self.instead = said if owners <= {"left"} else self.instead
        files = set(grown.values()) | {entry["file"] for entry in said.get("entries", ()) if isinstance(entry, dict)}
        strange = {self._owner(file) for file in files} - owners - {"everybody"}
        return "the file of somebody who is not named" if owners and strange else None

    def _keep(self, owners: set[str], made: set[str]) -> None:
        """What came of what was rightly done to the one or to the other pupil is theirs."""
        for whose, told in (("left", self.left), ("right", self.right)):
            if owners == {whose}:
                told.made |= made

    def _owner(self, one: str) -> str:
        """Whose story an id is of: everybody's, where several stories name it."""
        told = {"left": self.left.made, "right": self.right.made, "away": self.away.made}
        whose = [name for name, made in told.items() if one in made]
        people = {str(person.id) for person in self.school.people.values()}
        if one in people or len(whose) > 1 or one == NO_PUPIL:
            return "everybody"
        return whose[0] if whose else "nobody"

    def _alike(self, mine: Ask, place: Place, nobody: httpx.Response, other: httpx.Response) -> None:
        """What is hidden and what is not there are answered alike."""
        if (nobody.status_code, nobody.content) != (other.status_code, other.content):
            told = f"{other.status_code} tells it apart from {nobody.status_code}"
            self.wrong.append(f"{mine.sub} {mine.template} {place}: {told}")


async def lying(school: School) -> Lying:
    """For each file of a pupil or of one thing: how many entries lie there, and by which id it is known whose it is."""
    rows = await school.rows(
        "SELECT e.file::text, count(*), coalesce(f.whose, f.file)::text, f.kind"
        "  FROM {s}.entries e JOIN {s}.files f ON f.file = e.file GROUP BY 1, 3, 4"
    )
    return {file: (many, NO_PUPIL if kind in OF_ALL else whose) for file, many, whose, kind in rows if kind != "trail"}


async def side_by_side(service: Service, rota: Rota) -> Harness:
    """Two schools with everybody in place, and nothing told yet."""
    here, there = [await service.found(name) for name in ("harbour", "quay")]
    for school in (here, there):
        await cast(school)
    left, right, away = (Told(Story(school)) for school in (here, here, there))
    return Harness(left, right, away, Planter(service.app.openapi()), rota)


def by_ids(service: Service) -> set[str]:
    """Every route with an id in its address, as the story names it."""
    paths = (path.removeprefix("/api/v1/{custodian}/") for path in service.app.openapi()["paths"])
    return {path for path in paths if "{" in path}


async def test_ids_that_do_not_belong_together_do_nothing(service: Service) -> None:
    """Every command and every page that takes ids, each id exchanged for those that do not belong in its place."""
    rota = Rota(SEED)
    harness = await side_by_side(service, rota)
    await harness.tell()
    print(f"ids, seed {SEED}: {harness.tried} requests to {len(harness.routes)} routes,", end=" ")
    print(f"{rota.covered} of {rota.known} exchanges, {harness.taken} rightly taken, {len(harness.wrong)} wrong")
    print(*harness.wrong, sep="\n")
    assert harness.wrong == []
    assert by_ids(service) <= harness.routes | {"drafts/{draft_id}", "drafts/{draft_id}/discard"}


async def test_a_draft_belongs_to_whoever_began_it(service: Service) -> None:
    """Nobody else's, here or at another school, and none that never was: the same answer to all."""
    here, there = [await service.found(name) for name in ("harbour", "quay")]
    typed = {"act": "case.record_contact", "body": {}}
    mine, theirs, away = [
        (await school.as_(sub).post("drafts", typed)).json()["id"]
        for school, sub in ((here, "admin"), (here, "chair"), (there, "admin"))
    ]
    who, answers = here.as_("admin"), set[tuple[int, bytes]]()
    for draft in (theirs, away, str(uuid4()), str(here.people["admin"].id)):
        for answer in (
            await who.get(f"drafts/{draft}"),
            await who.post(f"drafts/{draft}", typed),
            await who.post(f"drafts/{draft}/discard", {}),
        ):
            answers.add((answer.status_code, answer.content))
    assert {status for status, _ in answers} == {404}
    assert len(answers) == 1
    for school, sub, draft in ((here, "admin", mine), (here, "chair", theirs), (there, "admin", away)):
        await school.as_(sub).reads(f"drafts/{draft}")


async def test_ids_that_nobody_compares_would_be_seen(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: where all is taken to belong together, what is said of the one lies with the other."""
    harness, compared = await side_by_side(service, Rota(SEED, every=True)), "pupils/{pupil_id}/home/informed"
    monkeypatch.setattr(Found, "belongs_together", lambda *_: True)
    await harness.tell(only=(compared,), until=compared)
    print(f"ids that nobody compares: {len(harness.wrong)} of {harness.tried} wrong")
    assert [fault for fault in harness.wrong if "were taken together" in fault]
