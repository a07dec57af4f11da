"""What a caller is told when something is wrong: in order, in our words, and without a trace of theirs."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import pytest
import structlog
from fastapi import APIRouter, FastAPI, Header, Request
from fastapi.testclient import TestClient
from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from case_store.decider import Command
from case_store.desk import PREFIX
from case_store.errors import Denied, NotFound, Refused, Stale, Unauthenticated, Unavailable
from case_store.vocabulary import Audience, Sensitive
from confide import http, logs
from confide.bodies import LARGEST_BODY
from confide.health import Metrics
from confide.http import application, current_subject
from confide.identity import Subject
from confide.problems import MEDIA_TYPE

CANARY = "Leila_said_mum"
LEILA = {"Authorization": "Bearer leila"}
ERRORS = {"refused": Refused("Start it first."), "denied": Denied(), "stale": Stale(), "away": Unavailable()}


class Note(Command, action="case.record_contact"):
    """Something to send."""

    note: Annotated[Sensitive, Field(max_length=20)]
    held_on: date | None = None
    audience: frozenset[Audience] = frozenset()
    about: UUID | None = None
    times: int = 1
    aims: tuple[dict[str, int], ...] = ()

    @field_validator("times")
    @classmethod
    def _known(cls, times: int) -> int:
        if times == 99:
            raise PydanticCustomError("sentence", "Say how you will know.")
        if times == 98:
            raise ValueError(CANARY)
        return times


def verify(token: str) -> Subject:
    if token != "leila":
        raise Unauthenticated
    return Subject("https://login.example", "leila")


def routed(app: FastAPI) -> FastAPI:
    routes = APIRouter(prefix=f"{PREFIX}/things")

    @routes.post("/{thing}/notes", status_code=201)
    async def take(thing: UUID, note: Note, key: Annotated[str | None, Header(alias="Idempotency-Key")] = None) -> str:
        return note.note.reveal()

    @routes.get("/{thing}")
    async def tell(thing: UUID, request: Request) -> str:
        return current_subject(request).sub

    @routes.get("/fails/{how}")
    async def fail(how: str) -> str:
        if how in ERRORS:
            raise ERRORS[how]
        if how == "hidden":
            raise NotFound
        raise ValueError(f"{CANARY} {how}")

    app.router.routes.extend(routes.routes)
    return app


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
def sink() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    structlog.configure(
        processors=[logs.type_and_place, logs.allowed_only, structlog.processors.JSONRenderer()],
        logger_factory=structlog.WriteLoggerFactory(stream),
    )
    yield stream
    structlog.reset_defaults()


@pytest.fixture
def client(metrics: Metrics, sink: io.StringIO) -> TestClient:
    return TestClient(routed(application(verify, metrics)), headers=LEILA)


ID = "0192d1a2-0000-7000-8000-000000000001"
NOTES = f"/api/v1/harbour/things/{ID}/notes"


def title(answer: Any) -> str:
    assert answer.headers["content-type"] == MEDIA_TYPE
    assert answer.json()["status"] == answer.status_code
    assert CANARY not in answer.text
    assert CANARY not in str(answer.headers)
    return str(answer.json()["type"]).removeprefix("urn:confide:problem:")


class TestOrder:
    @pytest.mark.parametrize("body", [b"", b"{", b'{"note": 1}', b"x" * (LARGEST_BODY + 1)])
    @pytest.mark.parametrize("path", [NOTES, "/api/v1/nowhere", "/elsewhere", "/docs"])
    def test_asks_a_stranger_who_they_are_before_anything(self, client: TestClient, path: str, body: bytes) -> None:
        """Whatever is sent, wherever: the same bytes."""
        answer = client.post(path, content=body, headers={"Authorization": "Bearer stranger"})
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.content == client.get("/", headers={"Authorization": ""}).content

    def test_two_tokens_are_none(self, client: TestClient) -> None:
        """Which of the two would count?"""
        answer = client.get("/api", headers=[("Authorization", "Bearer leila"), ("Authorization", "Bearer leila")])
        assert answer.status_code == 401

    def test_unknown_paths_and_hidden_things_answer_alike(self, client: TestClient) -> None:
        """Bytes and status; "not yours" must not differ from "does not exist"."""
        hidden = "/api/v1/{}/things/fails/hidden"
        paths = ("/nowhere", "/api/v2/x", hidden.format("harbour"), hidden.format("a%00b"))
        answers = [client.get(path) for path in paths]
        assert {(answer.status_code, answer.content) for answer in answers} == {(404, answers[0].content)}


class TestInvalid:
    @pytest.mark.parametrize(
        ("body", "fault"),
        [
            ({}, "note is required"),
            ({"note": ""}, "note is too short"),
            ({"note": CANARY * 3}, "note is too long"),
            ({"note": 7}, "note is not text"),
            ({"note": "x", "held_on": CANARY}, "held_on is not a date"),
            ({"note": "x", "about": CANARY}, "about is not an id"),
            ({"note": "x", "times": CANARY}, "times is not a whole number"),
            ({"note": "x", "times": 98}, "times does not have the form that is asked for"),
            ({"note": "x", "times": 99}, "times: Say how you will know."),
            ({"note": "x", "audience": [CANARY]}, "audience.0 is not one of the words that may be chosen"),
            ({"note": "x", "aims": [{CANARY: CANARY}]}, "aims.0 is not a whole number"),
            ({"note": "x", CANARY: 1}, "an unknown field is not asked for"),
            ({"note": "x", "custodian": 1}, "an unknown field is not asked for"),
            ([CANARY], "what was sent is not an object"),
            (CANARY, "what was sent is not an object"),
        ],
        ids=str,
    )
    def test_says_which_known_field_is_wrong_and_how(self, client: TestClient, body: Any, fault: str) -> None:
        """Nothing of what was typed comes back, not even the name of a field that nobody knows."""
        answer = client.post(NOTES, json=body)
        assert title(answer) == "invalid"
        assert answer.json()["faults"] == [fault]

    @pytest.mark.parametrize(
        "body",
        [
            b"{",
            b'{"note": "x"} {}',
            b'{"note": "x", "note": "y"}',
            b'{"note": "x", "times": NaN}',
            b'{"note": "x", "times": ' + b"9" * 5000 + b"}",
            b"[" * 100_000,
            b'{"note": "\xff"}',
            b'{"note": "\xed\xa0\x80"}',
            b'\xef\xbb\xbf{"note": "x"}',
            '{"note": "x"}'.encode("utf-16"),
            b'{"note": "\\u0000"}',
            b'{"note": "\\ud800"}',
            b'{"note": "x", "\\u0000": 1}',
            b'{"note": "a\x00b"}',
        ],
        ids=lambda body: str(body[:30]),
    )
    def test_takes_text_and_json_that_mean_one_thing(self, client: TestClient, body: bytes) -> None:
        """What cannot be stored, or could be read in two ways, is refused before anybody reads it."""
        answer = client.post(NOTES, content=body, headers={"Content-Type": "application/json"})
        assert (title(answer), answer.status_code) == ("invalid", 422)

    @pytest.mark.parametrize("body", [b'{"note": "x", "note": "y"}', b'{"note": "\\u0000"}'])
    def test_would_take_it_without_the_door(
        self, client: TestClient, body: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The negative control: FastAPI alone stores the second of two notes, and a NUL."""
        monkeypatch.setattr(http, "faults_of", lambda _: ())
        assert client.post(NOTES, content=body, headers={"Content-Type": "application/json"}).status_code == 201

    def test_text_with_escapes_is_text(self, client: TestClient) -> None:
        """A pair of surrogates is one character, and an escaped backslash is no escape."""
        for note in ("\\u0000", "😀", "é", "tab\t"):
            for ascii_only in (True, False):
                body = json.dumps({"note": note}, ensure_ascii=ascii_only).encode()
                answer = client.post(NOTES, content=body, headers={"Content-Type": "application/json"})
                assert answer.json() == note

    @pytest.mark.parametrize("path", [f"/api/v1/harbour/things/{CANARY}", f"/api/v1/harbour/things/{ID}?q=%00"])
    def test_addresses_are_not_repeated(self, client: TestClient, path: str) -> None:
        """Nor is what stands in a query."""
        assert title(client.get(path)) == "invalid"

    def test_stock_answer_would_repeat_it(self) -> None:
        """The negative control: the same body, and FastAPI's own 422."""
        answer = TestClient(routed(FastAPI())).post(NOTES, json={"note": 1, CANARY: 2})
        assert CANARY in answer.text


class TestTooLarge:
    def test_is_refused_whether_declared_or_not(self, client: TestClient) -> None:
        """A length that is declared is believed only downwards."""
        large = b'{"note": "' + b"x" * LARGEST_BODY + b'"}'
        assert title(client.post(NOTES, content=large)) == "too-large"
        assert title(client.post(NOTES, content=iter([large[:1000], large[1000:]]))) == "too-large"
        assert title(client.post(NOTES, content=b"{}", headers={"Content-Length": "-1"})) == "too-large"

    async def test_is_not_read_to_its_end(self, metrics: Metrics, sink: io.StringIO) -> None:
        """A sender without end is answered, not awaited."""
        sent: list[Any] = []
        door = routed(application(verify, metrics))
        scope = {
            "type": "http", "method": "POST", "path": NOTES, "raw_path": NOTES.encode(), "query_string": b"",
            "headers": [(b"authorization", b"Bearer leila")], "http_version": "1.1", "scheme": "http",
            "server": ("x", 1), "client": ("127.0.0.1", 1), "root_path": "",
        }  # fmt: skip

        async def endless() -> dict[str, Any]:
            return {"type": "http.request", "body": b"x" * 10_000, "more_body": True}

        async def send(message: Any) -> None:
            sent.append(message)

        await asyncio.wait_for(door(scope, endless, send), 5)
        assert sent[0]["status"] == 413


class TestError:
    @pytest.mark.parametrize(
        ("how", "status"), [("refused", 409), ("denied", 403), ("stale", 412), ("away", 503), ("hidden", 404)]
    )
    def test_of_the_record_is_a_problem_document(self, client: TestClient, how: str, status: int) -> None:
        """Its class's docstring is its title."""
        answer = client.get(f"/api/v1/harbour/things/fails/{how}")
        assert answer.status_code == status
        assert title(answer)
        assert answer.json()["title"].endswith(".")
        assert ("retry-after" in answer.headers) == (status == 503)

    def test_of_the_method_names_those_that_work(self, client: TestClient) -> None:
        """As HTTP asks for."""
        answer = client.put(NOTES, json={})
        assert (title(answer), answer.headers["allow"]) == ("not-allowed", "POST")

    def test_of_ours_is_answered_and_noted_without_words(self, client: TestClient, sink: io.StringIO) -> None:
        """The message of an exception often holds the value that failed."""
        answer = client.get(f"/api/v1/harbour/things/fails/{CANARY}")
        assert (title(answer), answer.status_code) == ("unexpected", 500)
        fault, request = map(json.loads, sink.getvalue().splitlines())
        assert (fault["event"], fault["error"]) == ("fault_unexpected", "builtins.ValueError")
        assert request["status"] == 500
        assert CANARY not in sink.getvalue()


class TestAnswer:
    @pytest.mark.parametrize("path", [f"/api/v1/harbour/things/{ID}", "/nowhere", "/api/v1/harbour/things/fails/x"])
    def test_is_kept_by_nobody(self, client: TestClient, path: str) -> None:
        """No cache on the way keeps a case, a refusal or a fault, and no header says what we run on."""
        answer = client.get(path)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "server" not in answer.headers

    def test_leaves_one_line_without_ids_or_queries(
        self, client: TestClient, sink: io.StringIO, metrics: Metrics
    ) -> None:
        """The template of the route, out of the closed list of our own, in the log and in the metrics."""
        client.get(f"/api/v1/harbour/things/{ID}?q={CANARY}")
        client.request("BREW", f"/{CANARY}/{CANARY}")
        first, second = map(json.loads, sink.getvalue().splitlines())
        assert (first["method"], first["status"]) == ("GET", 200)
        assert first["route"] == "/api/v1/{custodian}/things/{thing}"
        assert (second["method"], second["route"]) == ("OTHER", "unmatched")
        told = sink.getvalue() + metrics.told().decode()
        assert not any(word in told for word in (CANARY, ID, "harbour", "BREW"))
        assert 'route="/api/v1/{custodian}/things/{thing}",status="200"} 1.0' in metrics.told().decode()


class TestOpenApi:
    def test_says_which_problems_there_are(self, client: TestClient) -> None:
        """OpenAPI 3.1, and of FastAPI's own 422 nothing is left."""
        told = client.get("/openapi.json").json()
        assert told["openapi"].startswith("3.1")
        assert "HTTPValidationError" not in json.dumps(told)
        post = told["paths"]["/api/v1/{custodian}/things/{thing}/notes"]["post"]["responses"]
        assert {"201", "401", "403", "404", "409", "412", "413", "422", "500", "503"} <= post.keys()
        assert list(post["422"]["content"]) == [MEDIA_TYPE]
        get = told["paths"]["/api/v1/{custodian}/things/{thing}"]["get"]["responses"]
        assert "409" not in get
