"""Whatever is wrong with a request gets its documented problem; nothing of it is repeated, stored or lost."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx2 as httpx
import pytest

from access_policy.question import Answers
from confide.demo_issuer import DemoIssuer
from tests.dead_engine import DeadEngine
from tests.postgres import Postgres
from tests.promises.canaries import CANARY, word
from tests.school import School, Service
from tests.stories import Support, staff, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
NOTE = {"note": "Quillfeather said so."}
CONTACT = {"with_whom": "pupil", "purpose": "Quillfeather came by."}
AIM = {"aim": "Quillfeather breathes.", "how_we_will_know": "Says so."}


@dataclass(frozen=True, slots=True)
class Bad:
    """A request, what is wrong with it, and the problem that it gets."""

    sub: str
    path: str
    body: Any
    status: int
    slug: str
    says: str = ""


def deep(levels: int) -> str:
    """JSON nested so deep that nobody means it."""
    return "[" * levels + "]" * levels


INVALID: Mapping[str, tuple[Any, str]] = {
    "unknown field": (NOTE | {"Quillfeather": 1}, "an unknown field is not asked for"),
    "field of the server": (NOTE | {"author": "Quillfeather"}, "an unknown field is not asked for"),
    "missing field": ({}, "note is required"),
    "number for text": ({"note": 7}, "note is not text"),
    "list for text": ({"note": ["Quillfeather"]}, "note is not text"),
    "null for text": ({"note": None}, "note is not text"),
    "text for a number": (NOTE | {"length_minutes": "Quillfeather"}, "length_minutes is not a whole number"),
    "number out of bounds": (NOTE | {"length_minutes": 100_000}, "length_minutes is too large"),
    "word not in the list": (NOTE | {"objective_met": "Quillfeather"}, "objective_met is not one of the words"),
    "audience not in the list": (NOTE | {"audience": ["Quillfeather"]}, "is not one of the words"),
    "audience of home": (NOTE | {"audience": ["home"]}, "for staff"),
    "not a date": (NOTE | {"held_on": "Quillfeather"}, "held_on is not a date"),
    "no such day": (NOTE | {"held_on": "2025-02-30"}, "held_on is not a date"),
    "day in the future": (NOTE | {"held_on": "2999-01-01"}, "lies in the future"),
    "day before birth": (NOTE | {"held_on": "2016-01-01"}, "before"),
    "blank text": ({"note": " \n\t "}, "blank"),
    "empty text": ({"note": ""}, "too short"),
    "NUL in text": ({"note": "Quillfeather\x00"}, "no text"),
    "half a character": ('{"note": "Quillfeather \\ud800"}', "no text"),
    "text over the school's limit": ({"note": CANARY * 2_000}, "longer than the 20000 characters"),
    "text over any limit": ({"note": "x" * 100_001}, "note is too long"),
    "not JSON": ('{"note": "Quillfeather"', "not JSON"),
    "the same field twice": ('{"note": "Quillfeather", "note": "b"}', "not JSON"),
    "no number": ('{"note": NaN}', "not JSON"),
    "not UTF-8": (b'{"note": "\xff\xfeQuillfeather"}', "not JSON"),
    "a list": ([NOTE], "not an object"),
    "a word": ('"Quillfeather"', "not an object"),
    "nothing": ("", "is required"),
    "nested too deep": (deep(50_000), "not JSON"),
}
"""What may be wrong with the body of a session note."""


async def stored(school: School) -> int:
    """How many entries there are, but for those that say who was told."""
    sql = "SELECT count(*) FROM {s}.entries WHERE name NOT LIKE 'disclosures.%%'"
    return int((await school.row(sql.replace("%%", "%")))[0])


def is_problem(answer: httpx.Response, status: int, slug: str, says: str = "") -> None:
    """A problem document of that kind, which repeats nothing."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    document = answer.json()
    assert document["type"] == f"urn:confide:problem:{slug}"
    assert document["status"] == status
    assert says in answer.text, answer.text
    assert CANARY not in f"{answer.text} {dict(answer.headers)}"
    assert answer.headers["cache-control"] == "no-store"


class TestABodyThatIsWrong:
    @pytest.mark.parametrize("wrong", INVALID)
    async def test_is_answered_with_what_is_wrong_and_nothing_else(
        self, harbour: tuple[School, Support], wrong: str
    ) -> None:
        """Which field and how, in words of ours; nothing is stored."""
        school, support = harbour
        body, says = INVALID[wrong]
        before = await stored(school)
        answer = await school.as_("elsa").post(f"elsa-programmes/{support.programme}/sessions", body)
        is_problem(answer, 422, "invalid", says)
        assert await stored(school) == before

    async def test_is_too_large(self, harbour: tuple[School, Support]) -> None:
        """Far more than anything that is asked for is not even read."""
        school, support = harbour
        body = {"note": CANARY * 30_000}
        answer = await school.as_("elsa").post(f"elsa-programmes/{support.programme}/sessions", body)
        is_problem(answer, 413, "too-large")

    async def test_may_be_as_long_as_the_school_says(self, school: School) -> None:
        """The limit itself is taken, one more is not; the school may change it."""
        await staff(school, "lunch")
        pupil = await school.pupil()
        at, lunch = f"pupils/{pupil.id}/concerns", school.as_("lunch")
        await lunch.does(at, account="x" * 20_000)
        is_problem(await lunch.post(at, {"account": "x" * 20_001}), 422, "invalid", "20000")
        await school.as_("admin").does("settings", text_limit=1_000)
        is_problem(await lunch.post(at, {"account": "x" * 1_001}), 422, "invalid", "1000")

    async def test_about_people_is_refused_too(self, school: School) -> None:
        """The roll, the posts and the ties: days that cannot be, numbers that are none."""
        people = await staff(school, "other_teacher")
        admin, before = school.as_("admin"), await stored(school)
        line = {"display_name": "Quillfeather", "year": 5, "date_of_birth": "2016-02-03"}
        for path, body in (
            ("pupils", line | {"date_of_birth": "2999-01-01"}),
            ("pupils", line | {"starts": "2010-01-01"}),
            ("pupils", line | {"upn": "Quillfeather"}),
            ("pupils", line | {"year": 99}),
            ("settings", {"timezone": "Quillfeather"}),
            ("settings", {"default_audience": ["subject_teachers"]}),
            ("appointments", {"person": "Quillfeather", "post": "teacher"}),
            ("appointments", {"person": people["other_teacher"].id, "post": "Quillfeather"}),
            (
                "appointments",
                {"person": people["other_teacher"].id, "post": "elsa", "starts": "2026-01-05", "ends": "2026-01-04"},
            ),
        ):
            is_problem(await admin.post(path, body), 422, "invalid")
        assert await stored(school) == before


class TestAnIdThatIsWrong:
    async def test_of_nothing_or_of_another_custodian_is_not_found(
        self, harbour: tuple[School, Support], service: Service
    ) -> None:
        """Everything of the one school, asked for at the other by those who may there: the same as for nothing."""
        school, support = harbour
        other = await service.found("anchor")
        await staff(other, "lead", "elsa", "lunch", "manager")
        lead, elsa, before = other.as_("lead"), other.as_("elsa"), await stored(other)
        asks: list[tuple[Any, str, Any]] = [
            (lead, "cases/{0}/strategies", {"what_helps": "Quiet."}),
            (lead, "pupils/{1}/concerns", {"account": "Quillfeather."}),
            (lead, "pupils/{1}/contacts", CONTACT),
            (elsa, "elsa-programmes/{2}/sessions", NOTE),
            (other.as_("manager"), "referrals/{3}/decision", {"decision": "declined", "reason": "No."}),
            (lead, "cases/{0}/corrections", {"entry": "{4}", "why": "So.", "session": {}}),
            (lead, "pupils/{1}/agreements", {"answer": "agreed", "audience": "senco", "matter": "{2}"}),
            (lead, "conflicts", {"person": "{5}", "pupil": "{1}", "kind": "conflict"}),
            (other.as_("admin"), "appointments", {"person": "{5}", "post": "teacher"}),
            (other.as_("admin"), "assignments", {"person": "{5}", "pupil": "{1}", "assigned_as": "class_teacher"}),
            (other.as_("head"), "managers", {"manager": "{5}", "elsa": "{5}"}),
        ]
        theirs = [support.pupil.case, support.pupil.id, support.programme, support.referral, support.session]
        theirs.append(school.people["elsa"].id)
        for who, path, body in asks:
            answers = []
            for ids in (theirs, [uuid4() for _ in theirs]):
                sent = json.loads(_filled(json.dumps(body), ids))
                answers.append(await who.post(_filled(path, ids), sent))
            assert (path, answers[0].content) == (path, answers[1].content)
            assert answers[0].status_code in {404, 422}
        for path in ("cases/{0}", "disclosures?case={0}", "disclosures?entry={4}"):
            answers = [await lead.get(_filled(path, ids)) for ids in (theirs, [uuid4() for _ in theirs])]
            is_problem(answers[0], 404, "not-found")
            assert answers[0].content == answers[1].content
        assert await stored(other) == before

    async def test_that_does_not_belong_to_the_other_is_not_found(self, school: School) -> None:
        """Each id exists, and may be known; together they mean nothing."""
        support = await supported(school)
        wren = await school.pupil("Wren Fox")
        lead, before = school.as_("lead"), await stored(school)
        wording = {"session": {"staff_summary": "Quillfeather."}, "why": "So.", "entry": support.session}
        telling = {"told": [{"person": school.people["elsa"].id, "level": "existence"}], "reason": "So."}
        agreement = {"answer": "agreed", "audience": "senco"}
        for path, body in (
            (f"cases/{wren.case}/corrections", wording),
            (f"cases/{wren.case}/tellings", {**telling, "pupil_told": True, "about": support.session}),
            (f"pupils/{wren.id}/agreements", {**agreement, "matter": support.programme}),
            (f"pupils/{wren.id}/agreements", {**agreement, "about": support.session}),
            (f"pupils/{wren.case}/concerns", {"account": "Quillfeather."}),
            (f"cases/{wren.id}/strategies", {"what_helps": "Quillfeather."}),
        ):
            answer = await lead.post(path, body)
            assert (path, answer.status_code) == (path, 404)
        answer = await lead.post(f"concerns/{support.programme}/acts", {"what": "Quillfeather."})
        assert answer.status_code == 403, "it may be known of, and it is no concern"
        assert await stored(school) == before

    @pytest.mark.parametrize("path", ["cases/Quillfeather", "cases/123", "disclosures?case=Quillfeather", "cases/%00"])
    async def test_that_is_none_is_not_read(self, harbour: tuple[School, Support], path: str) -> None:
        """Not an id at all."""
        answer = await harbour[0].as_("lead").get(path)
        assert answer.status_code in {404, 422}
        assert CANARY not in answer.text

    async def test_under_a_custodian_that_is_none(self, service: Service, harbour: tuple[School, Support]) -> None:
        """A school that does not exist is one at which nobody is known."""
        school, _ = harbour
        for name in ("nowhere", "Quillfeather", "x" * 65, "..", "harbour'--"):
            url = f"http://confide/api/v1/{name}/me"
            answer = await service.http.get(url, headers=school.as_("lead").headers())
            assert (name, answer.status_code) in {(name, 401), (name, 404), (name, 422)}
            assert CANARY not in answer.text


def _filled(text: str, ids: list[Any]) -> str:
    for number, one in enumerate(ids):
        text = text.replace(f"{{{number}}}", str(one))
    return text


class TestATokenThatIsWrong:
    async def test_is_not_who_somebody_is(self, harbour: tuple[School, Support], service: Service) -> None:
        """Missing, malformed, of another issuer, of somebody at another school, or of nobody: 401, all alike."""
        school, support = harbour
        foreign = DemoIssuer(service.postgres.place / "foreign", production=False)
        foreign.start()
        other = await service.found("anchor")
        await other.person("only_there", "teacher")
        tokens = [
            None,
            "Quillfeather",
            "Bearer Quillfeather",
            "Bearer a.b.c",
            f"Bearer {foreign.issue('lead', service.clock())}",
            f"Bearer {service.token('only_there')}",
            f"Bearer {service.token('nobody at all')}",
            f"Basic {service.token('lead')}",
        ]
        answers, before = [], await stored(school)
        at = f"http://confide/api/v1/{school.custodian.name}"
        for token in tokens:
            headers = {"Idempotency-Key": word()} | ({} if token is None else {"Authorization": token})
            answers.append(await service.http.get(f"{at}/cases/{support.pupil.case}", headers=headers))
            answers.append(await service.http.post(f"{at}/pupils/{support.pupil.id}/contacts", headers=headers))
        for answer in answers:
            is_problem(answer, 401, "unauthenticated")
        assert {answer.content for answer in answers} == {answers[0].content}
        assert await stored(school) == before


class TestARetry:
    async def test_has_one_effect_and_one_answer(self, school: School) -> None:
        """The same key with the same body; with another body, another address or another act it is refused."""
        await staff(school, "lunch", "other_teacher")
        pupil, wren = await school.pupil(), await school.pupil("Wren Fox")
        lunch, at = school.as_("lunch"), f"pupils/{pupil.id}/contacts"
        before = await stored(school)
        answers = await asyncio.gather(*(lunch.post(at, CONTACT, key="the same key") for _ in range(8)))
        again = await lunch.post(at, CONTACT, key="the same key")
        assert {answer.status_code for answer in (*answers, again)} == {201}
        assert {answer.content for answer in (*answers, again)} == {again.content}
        assert await stored(school) == before + 1
        for path, body in (
            (at, CONTACT | {"purpose": "Another."}),
            (f"pupils/{wren.id}/contacts", CONTACT),
            (f"pupils/{pupil.id}/concerns", {"account": "Quillfeather."}),
        ):
            is_problem(await lunch.post(path, body, key="the same key"), 422, "key-reused")
        assert await stored(school) == before + 1
        somebody_else = await school.as_("other_teacher").post(at, CONTACT, key="the same key")
        assert somebody_else.status_code == 201
        assert somebody_else.json()["id"] != again.json()["id"]

    @pytest.mark.parametrize("key", [None, "short", "x" * 201])
    async def test_needs_a_key(self, harbour: tuple[School, Support], key: str | None) -> None:
        """Without one nobody could ask again safely."""
        school, support = harbour
        who, before = school.as_("lunch"), await stored(school)
        url = f"http://confide/api/v1/{school.custodian.name}/pupils/{support.pupil.id}/contacts"
        headers = who.headers() | ({} if key is None else {"Idempotency-Key": key})
        is_problem(await school.service.http.post(url, json=CONTACT, headers=headers), 422, "invalid")
        assert await stored(school) == before

    async def test_of_what_was_refused_may_succeed_later(self, school: School) -> None:
        """A denial is not remembered for retries: once there is leave, the same request is taken."""
        people = await staff(school, "other_teacher")
        body = {"text_limit": 2_000}
        teacher = school.as_("other_teacher")
        assert (await teacher.post("settings", body, key="my settings")).status_code == 403
        await school.appoint(people["other_teacher"], "administrator")
        assert (await teacher.post("settings", body, key="my settings")).status_code == 201


class TestAVersion:
    async def test_that_is_stale_is_refused(self, school: School) -> None:
        """Whoever says what they saw is told if it has changed; whoever says nothing is taken as it stands."""
        support = await supported(school)
        elsa, at = school.as_("elsa"), f"elsa-programmes/{support.programme}"
        seen = (await elsa.does(f"{at}/aims", aims=[AIM]))["version"]
        await elsa.does(f"{at}/sessions", **NOTE)
        before = await stored(school)
        for version in (seen, 0, 999):
            is_problem(await elsa.post(f"{at}/aims", {"aims": [AIM]}, version=version), 412, "stale")
        assert await stored(school) == before
        newest = (await elsa.does(f"{at}/sessions", **NOTE))["version"]
        taken = await elsa.post(f"{at}/aims", {"aims": [AIM]}, version=newest)
        assert taken.status_code == 201
        hidden = await school.as_("other_elsa").post(f"{at}/aims", {"aims": [AIM]}, version=1)
        absent = await school.as_("other_elsa").post(f"elsa-programmes/{uuid4()}/aims", {"aims": [AIM]}, version=1)
        assert (hidden.status_code, hidden.content) == (404, absent.content)


class TestWhatIsDown:
    async def test_engine_is_said_to_be_and_nothing_is_kept(self, harbour: tuple[School, Support]) -> None:
        """An act that policy was never asked about is not taken on trust."""
        school, support = harbour
        dead = school.service.but(answers=Answers(DeadEngine()))
        before = await stored(school)
        answer = await school.as_("lunch", dead).post(f"pupils/{support.pupil.id}/concerns", {"account": word()})
        is_problem(answer, 503, "unavailable")
        assert "retry-after" in answer.headers
        assert await stored(school) == before

    async def test_database_is_said_to_be_and_comes_back_with_all_that_was_acknowledged(self) -> None:
        """A server of its own is killed: 503 at once and for all alike; it starts again and everything is there."""
        postgres = await asyncio.to_thread(Postgres)
        try:
            async with Service.open(postgres, patience=1.0) as service:
                school = await service.found()
                await staff(school, "lead", "lunch")
                pupil = await school.pupil()
                lunch, at = school.as_("lunch"), f"pupils/{pupil.id}/concerns"
                taken = [UUID((await lunch.does(at, account=f"{word()}."))["entries"][0]) for _ in range(5)]
                await asyncio.to_thread(postgres.server.kill)
                for answer in (
                    await lunch.post(at, {"account": word()}),
                    await lunch.get("written-by-me"),
                    await school.as_("lead").get(f"cases/{pupil.case}"),
                    await school.as_("lead").get(f"cases/{uuid4()}"),
                ):
                    is_problem(answer, 503, "unavailable")
                await asyncio.to_thread(postgres.server.start)
                assert (await school.as_("lead").reads("concerns")).ids() == set(taken)
                await lunch.does(at, account="After.")
        finally:
            await asyncio.to_thread(postgres.end)
