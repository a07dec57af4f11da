"""No disclosure record, no content; and every reading, search and denial leaves exactly one."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from uuid import uuid4

import pytest

from access_policy import read, telling
from access_policy.question import Answers
from access_policy.spreadsheet import MEDIA_TYPE
from case_store.desk import PREFIX
from case_store.errors import Unavailable
from case_store.journal.journal import Journal
from case_store.journal.proposed import Proposed
from case_store.journal.reader import Snapshot
from tests.lane import tries
from tests.promises.canaries import CANARY
from tests.promises.comparing import last, since
from tests.promises.every_page import CASES, EVERY_PAGE, PREVIEW, Ask, disclosure
from tests.promises.story import Story
from tests.school import School
from tests.stories import Support

pytestmark = pytest.mark.asyncio(loop_scope="session")
READERS = (
    "admin", "chair", "head", "lead", "deputy", "senco", "manager", "elsa", "other_elsa", "class_teacher", "leaver",
    "subject_teacher", "other_teacher", "mother", "lunch", "psychologist", "mum", "dad", "robin",
)  # fmt: skip
"""Everybody who signs in: staff and not, two parents, and the pupil, with an adult beside them."""


READ_ALONE = tuple(page for page in EVERY_PAGE if page is not PREVIEW)
"""Those that leave the record of their telling and nothing else: who previews does something as well, and may be
refused that after they were told the draft."""


class Killed(BaseException):
    """The process ends here."""


async def asked(story: Story, sub: str, ask: Ask) -> list[dict[str, Any]]:
    """All that is sent to a client until the end, or until the process is killed."""
    sent, school, path = list[dict[str, Any]](), story.school, ask.path.format_map(story.ids)
    place, _, query = f"/api/v1/{school.custodian.name}/{path}".partition("?")
    body, kind = json.dumps(ask.said(story.ids)).encode() if ask.body else b"", (b"content-type", b"application/json")
    token, key = f"Bearer {school.service.token(sub)}".encode(), uuid4().hex.encode()  # a preview is an act, with a key
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST" if ask.body else "GET",
        "scheme": "http",
        "path": place,
        "raw_path": place.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"authorization", token), (b"idempotency-key", key), kind],
        "client": ("127.0.0.1", 1),
        "server": ("confide", 80),
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        told = message["type"] == "http.response.start" and message["status"] == 200
        sent.append({**message, "recorded": await recorded(school)} if told else message)

    with suppress(Killed, asyncio.CancelledError):
        await school.service.app(scope, receive, send)
    return sent


async def recorded(school: School) -> int:
    """How many disclosures are durable, as another connection sees them."""
    (count,) = await school.row("SELECT count(*) FROM {s}.entries WHERE name = 'disclosures.disclosed'")
    return int(count)


@contextmanager
def failing(point: tuple[Any, str], fault: Callable[[], BaseException]) -> Iterator[None]:
    """Raises `fault` instead of going on at `point`."""
    with pytest.MonkeyPatch.context() as patch:

        def fails(*_: Any, **__: Any) -> Any:
            raise fault()

        patch.setattr(*point, fails)
        yield


POINTS: dict[str, tuple[Any, str]] = {
    "before the rights": (Snapshot, "fetch"),
    "while deciding": (Answers, "told"),
    "before the words": (Snapshot, "entries"),
    "while redacting": (telling, "redact"),
    "before the view": (read, "Seen"),
    "before the record": (Journal, "append"),
}
FAULTS: dict[str, Callable[[], BaseException]] = {
    "unavailable": Unavailable,
    "fault": lambda: RuntimeError(CANARY),
    "killed": Killed,
    "cancelled": asyncio.CancelledError,
}


def words_in(sent: list[dict[str, Any]]) -> bool:
    """Whether anything was told."""
    return any(message.get("status") == 200 or CANARY.encode() in message.get("body", b"") for message in sent)


class TestNoRecordNoContent:
    async def test_whatever_fails_between_the_decision_and_the_first_byte(self, tale: Story) -> None:
        """Errors, kills and cancellations at each point, on each page: nothing was sent but a problem."""
        school, tried, told = tale.school, 0, []
        for (name, point), (how, fault), page in itertools.product(POINTS.items(), FAULTS.items(), EVERY_PAGE):
            before = await recorded(school)
            with failing(point, fault):
                sent = await asked(tale, "lead", page)
            if name != "before the record" and any(message.get("recorded") == before + 1 for message in sent):
                continue  # a page with nothing on it never came to that point: it was told, and recorded
            tried += 1
            if words_in(sent):
                told.append((name, how, page.path))
        print(f"failpoints: {tried} readings stopped, {len(told)} told something")
        assert tried >= 300
        assert not told

    async def test_the_record_is_durable_before_the_first_byte(self, tale: Story) -> None:
        """Seen from another connection at the moment at which the answer begins."""
        for page in READ_ALONE:
            before = await recorded(tale.school)
            sent = await asked(tale, "lead", page)
            assert sent[0]["recorded"] == before + 1, page

    async def test_of_every_page_is_tried(self, tale: Story) -> None:
        """Read from the API's own description: whatever answers with a reading is among the pages above."""
        paths = tale.school.service.app.openapi()["paths"]
        answers = {path: [one["responses"].get("200", {}) for one in kinds.values()] for path, kinds in paths.items()}
        readings = {path.removeprefix(f"{PREFIX}/") for path, told in answers.items() if MEDIA_TYPE in str(told)}
        assert readings == {page.path.partition("?")[0] for page in EVERY_PAGE}

    async def test_would_be_seen_if_the_record_came_later(self, tale: Story, monkeypatch: pytest.MonkeyPatch) -> None:
        """The negative control: a journal that answers before it keeps."""
        school = tale.school

        async def later(self: Journal, proposed: Proposed) -> Any:
            return proposed.entries

        monkeypatch.setattr(Journal, "append", later)
        before = await recorded(school)
        sent = await asked(tale, "lead", CASES[0])
        assert words_in(sent)
        assert sent[0]["recorded"] == before


class TestManyReadingsAtOnce:
    async def test_do_not_wait_for_each_other(self, harbour: tuple[School, Support]) -> None:
        """More at once than there are connections: each holds its snapshot until its own record is durable."""
        school, support = harbour
        lead = school.as_("lead")
        answers = await asyncio.gather(*(lead.get(f"cases/{support.pupil.case}") for _ in range(40)))
        assert {answer.status_code for answer in answers} == {200}


class TestEveryReading:
    async def test_and_every_denial_leaves_exactly_one_record(self, tale: Story) -> None:
        """A list that the clients keep, many of them at once, held against the trail: views, searches, exports."""
        school, chance, kept = tale.school, random.Random(19), Counter[tuple[str, str, str]]()
        people, before = {str(person.id): sub for sub, person in school.people.items()}, await last(school)
        beside = school.people["class_teacher"]

        async def one() -> None:
            sub, page = chance.choice(READERS), chance.choice(READ_ALONE)
            ids = {name: chance.choice([known, uuid4()]) for name, known in tale.ids.items()}
            accept = chance.choice(["application/json", MEDIA_TYPE])
            query = chance.choice(["limit=1", "limit=2", "limit=200", "limit=0", "purpose=teaching", "purpose=home"])
            who = school.as_(sub, beside=beside if sub == "robin" else None)
            answer = await page.by(who, ids, query, accept)
            match answer.status_code:
                case 200:
                    kept["disclosures.disclosed", sub, disclosure(answer)] += 1
                case 404 | 403:
                    kept["disclosures.denied", sub, ""] += 1
                case 422:  # nobody was told anything, and nothing was looked at
                    pass
                case other:
                    raise AssertionError(other)

        count = tries(800, 20_000)
        for _ in range(count // 16):
            await asyncio.gather(*(one() for _ in range(16)))
        trail = Counter(
            (entry.name, people[str(entry.actor.person)], str(entry.id) if entry.name.endswith("disclosed") else "")
            for entry in await since(school, before)
        )
        print(
            f"readings and denials: {count} asked, {sum(kept.values())} on the clients' list, {trail.total()} recorded,"
            f" {(trail - kept).total() + (kept - trail).total()} on one of them alone"
        )
        assert trail == kept
