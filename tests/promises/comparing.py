"""Holding two answers against each other: what anybody outside could tell apart, with ids and times made alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch
from uuid import UUID

import httpx2 as httpx
from psycopg import AsyncConnection

from case_store.entry import Entry
from tests.school import School

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.]+Z")
_CURSOR = re.compile(r'(?<="next":")[^"]+|(?<=cursor=)[A-Za-z0-9_=%-]+')
_OF_THE_MOMENT = {"x-request-id", "date"}


def alike(text: str) -> str:
    """`text` with every id replaced by its number in order of appearance, and every time and cursor by its length."""
    ids: dict[str, str] = {}
    text = _ID.sub(lambda found: ids.setdefault(found[0], f"id-{len(ids):033}"), text)
    text = _TIME.sub("time", text)  # a time may end in fewer digits: six, or none where they are zeros
    return _CURSOR.sub(lambda found: f"cursor-{len(found[0])}", text)


def outside(answer: httpx.Response) -> tuple[int, tuple[tuple[str, str], ...], str]:
    """All that whoever asked can tell of an answer: status, headers in their order, body."""
    headers = [(name, alike(value)) for name, value in answer.headers.items() if name not in _OF_THE_MOMENT]
    if _TIME.search(answer.text):  # the database writes times without their last zeros
        headers = [(name, value) for name, value in headers if name != "content-length"]
    return answer.status_code, tuple(headers), alike(answer.text)


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every statement that the service sends meanwhile, in order."""
    said: list[str] = []
    really = AsyncConnection.execute

    async def execute(self: Any, query: Any, *args: Any, **options: Any) -> Any:
        said.append(str(query))
        return await really(self, query, *args, **options)

    with patch.object(AsyncConnection, "execute", execute):
        yield said


async def last(school: School) -> int:
    """The place of the newest entry."""
    (position,) = await school.row("SELECT coalesce(max(position), 0) FROM {s}.entries")
    return int(position)


async def since(school: School, position: int) -> list[Entry]:
    """The entries after `position`, opened."""
    rows = await school.rows("SELECT position FROM {s}.entries WHERE position > %s", position)
    journal = await school.service.parts.database.journal(school.custodian.name)
    async with journal.snapshot() as snapshot:
        return await snapshot.entries([place for (place,) in rows])


def of_record(entries: list[Entry], *asked: UUID) -> list[str]:
    """What was recorded, with the ids that were asked for made alike, and without places in the journal."""
    said = [f"{entry.name} {entry.happened.model_dump_json(exclude={'as_of'})}" for entry in entries]
    for number, one in enumerate(asked):
        said = [line.replace(str(one), f"asked-{number}") for line in said]
    return said
