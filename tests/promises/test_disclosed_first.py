"""No disclosure record, no content; and every reading, search and denial leaves exactly one."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from uuid import uuid4

import pytest

from access_policy import read, telling
from access_policy.question import Answers
from case_store.errors import Unavailable
from case_store.journal.journal import Journal
from case_store.journal.proposed import Proposed
from case_store.journal.reader import Snapshot
from tests.lane import tries
from tests.promises.comparing import last, since
from tests.school import School
from tests.stories import NOTE, Support

pytestmark = pytest.mark.asyncio(loop_scope="session")
PAGES = ("cases/{case}", "cases", "pupils", "concerns", "notices", "elsa-programmes", "disclosures?case={case}")


class Killed(BaseException):
    """The process ends here."""


async def asked(school: School, sub: str, path: str) -> list[dict[str, Any]]:
    """All that is sent to a client until the end, or until the process is killed."""
    sent: list[dict[str, Any]] = []
    place, _, query = f"/api/v1/{school.custodian.name}/{path}".partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": place,
        "raw_path": place.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"authorization", f"Bearer {school.service.token(sub)}".encode())],
        "client": ("127.0.0.1", 1),
        "server": ("confide", 80),
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

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
    "before the view": (read, "rows_of"),
    "before the record": (Journal, "append"),
}
FAULTS: dict[str, Callable[[], BaseException]] = {
    "unavailable": Unavailable,
    "fault": lambda: RuntimeError(NOTE),
    "killed": Killed,
    "cancelled": asyncio.CancelledError,
}


def words_in(sent: list[dict[str, Any]]) -> bool:
    """Whether anything was told."""
    return any(message.get("status") == 200 or NOTE.encode() in message.get("body", b"") for message in sent)


class TestNoRecordNoContent:
    async def test_whatever_fails_between_the_decision_and_the_first_byte(
        self, harbour: tuple[School, Support]
    ) -> None:
        """Errors, kills and cancellations at each point, on each kind of page: nothing was sent but a problem."""
        school, support = harbour
        tried, told = 0, []
        for (name, point), (how, fault), page in itertools.product(POINTS.items(), FAULTS.items(), PAGES):
            before = await recorded(school)
            with failing(point, fault):
                sent = await asked(school, "lead", page.format(case=support.pupil.case))
            if name != "before the record" and any(message.get("recorded") == before + 1 for message in sent):
                continue  # a page with nothing on it never came to that point: it was told, and recorded
            tried += 1
            if words_in(sent):
                told.append((name, how, page))
        print(f"failpoints: {tried} readings stopped, {len(told)} told something")
        assert tried >= 30
        assert not told

    async def test_the_record_is_durable_before_the_first_byte(self, harbour: tuple[School, Support]) -> None:
        """Seen from another connection at the moment at which the answer begins."""
        school, support = harbour
        for page in PAGES:
            before = await recorded(school)
            sent = await asked(school, "lead", page.format(case=support.pupil.case))
            assert sent[0]["recorded"] == before + 1, page

    async def test_would_be_seen_if_the_record_came_later(
        self, harbour: tuple[School, Support], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The negative control: a journal that answers before it keeps."""
        school, support = harbour

        async def later(self: Journal, proposed: Proposed) -> Any:
            return proposed.entries

        monkeypatch.setattr(Journal, "append", later)
        before = await recorded(school)
        sent = await asked(school, "lead", f"cases/{support.pupil.case}")
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
    async def test_and_every_denial_leaves_exactly_one_record(self, harbour: tuple[School, Support]) -> None:
        """A list that the clients keep, many of them at once, held against the trail."""
        school, support = harbour
        chance, kept, before = random.Random(19), Counter[tuple[str, str, str]](), await last(school)
        people = {str(person.id): sub for sub, person in school.people.items()}

        async def one() -> None:
            sub = chance.choice(list(school.people))
            case = chance.choice([support.pupil.case, uuid4()])
            page = chance.choice([*PAGES, "me", "staff", "written-by-me", "disclosures", "disclosures?entry={entry}"])
            params = f"{'&' if '?' in page else '?'}limit={chance.choice([1, 2, 50, 200, 0])}"
            answer = await school.as_(sub).get(page.format(case=case, entry=support.session) + params)
            match answer.status_code:
                case 200:
                    kept["disclosures.disclosed", sub, answer.json()["disclosure"]] += 1
                case 404:
                    kept["disclosures.denied", sub, ""] += 1
                case 422:  # nobody was told anything, and nothing was looked at
                    pass
                case other:
                    raise AssertionError(other)

        count = tries(320, 20_000)
        for _ in range(count // 16):
            await asyncio.gather(*(one() for _ in range(16)))
        trail = Counter(
            (entry.name, people[str(entry.actor.person)], str(entry.id) if entry.name.endswith("disclosed") else "")
            for entry in await since(school, before)
        )
        print(
            f"readings and denials: {count} asked, {sum(kept.values())} on the clients' list, {trail.total()} recorded"
        )
        assert trail == kept
