"""G48: any request is answered with what was asked for or with a documented problem, and never with a fault of ours."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Any
from uuid import UUID

import httpx2 as httpx
import jsonschema_rs
import pytest
import pytest_asyncio
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok

from access_policy.read import WayOut
from tests.client import As
from tests.lane import tries
from tests.school import School, Service
from tests.stories import Support, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
REQUESTS = tries(700, 200_000)
MEANT = 3
"""So many of four requests have the form that the document asks for; the others break it somewhere."""
STAFF = ("elsa", "elsa", "lead", "lead", "admin", "head", "class_teacher", "senco", "manager", "lunch", "chair")
PROBLEM = "application/problem+json"
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it was made up; `at` is the template of its path."""

    method: str
    at: str
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    headers: Mapping[str, Any]
    body: Any

    @property
    def operation(self) -> tuple[str, str]:
        """Which operation of the document this is."""
        return self.at, self.method


@dataclass
class Known:
    """What there is at the school, by the names that the API has for it, so that some requests come to something."""

    school: School
    callers: tuple[As, ...]
    ids: Mapping[str, str]

    def real(self, request: Request, chance: random.Random) -> Request:
        """The request at this school, most of its ids being of something, and most of its days today."""
        path = {**self._real(request.path, chance), "custodian": self.school.custodian.name}
        query, body = (self._real(said, chance) for said in (request.query, request.body))
        plain = ("capacity", "beside", "draft", "if-match")
        headers = {n: v for n, v in request.headers.items() if n.lower() not in plain or chance.random() < 0.1}
        return Request(request.method, request.at, path, query, headers, body)

    def _real(self, said: Any, chance: random.Random, name: str = "") -> Any:
        if isinstance(said, Mapping):
            return {field: self._real(one, chance, field) for field, one in said.items()}
        if isinstance(said, list):
            return [self._real(one, chance, name) for one in said]
        if chance.random() < 0.8 and isinstance(said, str):
            if ID.fullmatch(said):
                return self.ids.get(name.removesuffix("_id")) or chance.choice(list(self.ids.values()))
            if DAY.fullmatch(said):
                return self.school.day()
        return said


def drawn(document: Mapping[str, Any], requests: int) -> Iterator[Request]:
    """So many requests, made up from the document alone: the same in every run, as many for each operation."""
    made = schemathesis.openapi.from_dict(dict(document)).get_all_operations()
    operations = [one.ok() for one in made if isinstance(one, Ok)]
    assert len(operations) == sum(map(len, document["paths"].values()))
    each = -(-requests // len(operations))
    for operation in operations:
        meant = each * MEANT // 4
        for mode, many in ((GenerationMode.POSITIVE, meant), (GenerationMode.NEGATIVE, each - meant)):
            cases = examples(operation.as_strategy(generation_mode=mode), many)
            for case in itertools.islice(itertools.cycle(cases), many if cases else 0):
                body = None if isinstance(case.body, schemathesis.core.NotSet) else case.body
                path, query, headers = (dict(part or {}) for part in (case.path_parameters, case.query, case.headers))
                yield Request(case.method.lower(), operation.path, path, query, headers, body)


def examples(strategy: Any, many: int) -> list[Any]:
    """Up to so many examples."""
    found: list[Any] = []

    @settings(
        max_examples=many,
        database=None,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(case: Any) -> None:
        found.append(case)

    draw()
    return found


async def send(http: httpx.AsyncClient, who: As, request: Request) -> httpx.Response:
    """The request, as `who`."""
    told = {name.encode(): str(value).encode("latin-1", "replace") for name, value in request.headers.items()}
    told |= {name.encode(): value.encode() for name, value in who.headers().items()}
    told[b"content-type"] = b"application/json"
    said = request.body if isinstance(request.body, (bytes, NoneType)) else json.dumps(request.body)
    at = request.at.format(**request.path)
    return await http.request(request.method, at, params=dict(request.query), headers=told, content=said)


def wrong(document: Mapping[str, Any], operation: tuple[str, str], answer: httpx.Response) -> str | None:
    """What is wrong with an answer, in words that hold nothing of it."""
    documented = document["paths"][operation[0]][operation[1]]["responses"]
    if answer.status_code >= 500:
        return "a fault of ours"
    if str(answer.status_code) not in documented:
        return "not documented"
    kind = answer.headers.get("content-type", "").partition(";")[0]
    schema = documented[str(answer.status_code)].get("content", {}).get(kind, {}).get("schema")
    if schema is None or (answer.status_code >= 400 and kind != PROBLEM):
        return "of a kind that is not documented"
    if kind != "text/csv" and not form(document, json.dumps(schema)).is_valid(answer.json()):
        return "not of the form that is documented"
    return None


FORMS = dict[tuple[int, str], jsonschema_rs.Validator]()


def form(document: Mapping[str, Any], schema: str) -> jsonschema_rs.Validator:
    """What knows whether an answer has the form of a schema of a document; made once, for it is large."""
    parts = document["components"]
    known = id(parts), schema
    if known not in FORMS:
        FORMS[known] = jsonschema_rs.validator_for(json.dumps({**json.loads(schema), "components": parts}))
    return FORMS[known]


async def ask(
    known: Known, requests: list[Request], chance: random.Random
) -> Counter[tuple[str, str, int, str | None]]:
    """Every request by somebody, four at a time; how often each was answered how."""
    document, said = known.school.service.app.openapi(), Counter[tuple[str, str, int, str | None]]()
    turns = [(chance.choice(known.callers), known.real(request, chance)) for request in requests]

    async def some(mine: list[tuple[As, Request]]) -> None:
        for who, request in mine:
            answer = await send(known.school.service.http, who, request)
            said[(*request.operation, answer.status_code, wrong(document, request.operation, answer))] += 1

    await asyncio.gather(*(some(turns[number::4]) for number in range(4)))
    return said


@pytest_asyncio.fixture(loop_scope="session")
async def known(school: School) -> AsyncIterator[Known]:
    """A school with a supported pupil, and clients of everybody there: staff, a parent, and the pupil beside staff."""
    support = await supported(school)
    parent = await school.parent("parent", support.pupil)
    await school.signs_in(support.pupil.id, "robin", "pupil")
    child = school.as_("robin", capacity="pupil", beside=school.people["elsa"])
    away = [school.as_("parent", capacity="parent"), child]
    staff = [school.as_(sub) for sub in STAFF]
    yield Known(school, (*staff, *away * 2), await ids(school, support, parent.id))


async def ids(school: School, support: Support, parent: UUID) -> Mapping[str, str]:
    """What there is, by the names of fields and of places in paths."""
    raised = await school.as_("lunch").does(f"pupils/{support.pupil.id}/concerns", account="Afraid to go home.")
    people = {sub: str(person.id) for sub, person in school.people.items()}
    of_pupil = {"pupil": support.pupil.id, "case": support.pupil.case, "concern": raised["id"]}
    made = {"programme": support.programme, "matter": support.programme, "referral": support.referral}
    entries = {"entry": support.session, "session": support.session, "about": support.session}
    named = {"person": people["other_teacher"], "elsa": people["elsa"], "manager": people["manager"], "parent": parent}
    return {name: str(one) for name, one in {**people, **of_pupil, **made, **entries, **named}.items()}


async def test_any_request_is_answered_as_documented(known: Known) -> None:
    """Requests made up from the API's own description, for every operation, by everybody there is."""
    chance = random.Random(48)
    requests = list(drawn(known.school.service.app.openapi(), REQUESTS))
    chance.shuffle(requests)
    said = await ask(known, requests, chance)
    faults = sorted(f"{method} {at}: {status}, {fault}" for at, method, status, fault in said if fault)
    by_status = Counter[int]()
    for (_, _, status, _), many in said.items():
        by_status[status] += many
    succeeded = {(at, method) for at, method, status, _ in said if status < 300}
    print(f"any request: {sum(said.values())} sent, {dict(sorted(by_status.items()))},", end=" ")
    print(f"{len(succeeded)} operations succeeded, {len(faults)} wrong")
    assert faults == []
    assert sum(said.values()) >= REQUESTS
    assert sum(many for status, many in by_status.items() if status < 300) >= REQUESTS // 20


async def test_a_fault_of_ours_would_be_seen(known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: a page that raises is seen, and one only."""

    async def faulty(*_: Any) -> Any:
        raise KeyError("lost")

    monkeypatch.setattr(WayOut, "read", faulty)
    document = known.school.service.app.openapi()
    page, other = (f"/api/v1/{{custodian}}/{name}" for name in ("me", "terms"))
    only = {**document, "paths": {at: document["paths"][at] for at in (page, other)}}
    said = await ask(known, list(drawn(only, 40)), random.Random(1))
    assert {(at, status) for at, _, status, fault in said if fault} == {(page, 500)}
    assert other in {at for at, _, _, _ in said}


async def test_an_answer_that_is_not_documented_would_be_seen(service: Service) -> None:
    """The negative control of what is looked at: each way in which an answer may be wrong."""
    document, at = service.app.openapi(), ("/api/v1/{custodian}/people", "post")
    told = {"type": "urn:confide:problem:invalid", "title": "Wrong.", "status": 422}
    as_problem = {"content-type": PROBLEM}
    assert wrong(document, at, httpx.Response(422, json=told, headers=as_problem)) is None
    assert wrong(document, at, httpx.Response(418, json=told, headers=as_problem)) == "not documented"
    assert wrong(document, at, httpx.Response(503, json=told, headers=as_problem)) == "a fault of ours"
    assert wrong(document, at, httpx.Response(422, json=told)) == "of a kind that is not documented"
    assert wrong(document, at, httpx.Response(422, json={"detail": 1}, headers=as_problem)) is not None
    assert wrong(document, at, httpx.Response(201, json={"entries": []})) == "not of the form that is documented"
