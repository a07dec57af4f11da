"""Every page there is, with what one sends to read it: lists and cases by the service's own data, the rest below."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import httpx2 as httpx

from access_policy.routes import LISTED, OF_A_CASE
from access_policy.spreadsheet import MEDIA_TYPE
from tests.client import As


class Ask(NamedTuple):
    """One reading to ask for: where, and what is looked for, where that is sent by POST."""

    path: str
    body: Mapping[str, Any] | None = None

    def said(self, ids: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What is sent to read it, where `{names}` in it are ids."""
        return self.body and {field: value.format_map(ids) for field, value in self.body.items()}

    async def by(
        self, who: As, ids: Mapping[str, Any], query: str = "", accept: str = "application/json"
    ) -> httpx.Response:
        """The answer that `who` gets, where `{names}` in the path are ids."""
        path = self.path.format_map(ids)
        path += f"{'&' if '?' in path else '?'}{query}" if query else ""
        return await (who.get(path, accept) if self.body is None else who.post(path, self.said(ids), accept=accept))


LISTS = tuple(Ask(path.removeprefix("/")) for path, _ in LISTED)
CASES = tuple(Ask(path.removeprefix("/")) for path, _ in OF_A_CASE)
FOUND = (
    Ask("cases/{case_id}/find", {"words": "a"}),
    Ask("cases/{case_id}/who-will-read", {"kind": "contact"}),
    Ask("pupils/find", {"name": "a"}),
)
PREVIEW = Ask("meetings/{meeting_id}/record/preview", {"recipient": "{pupil_id}"})
TOLD = (Ask("disclosures"), Ask("disclosures?case={case_id}"), Ask("disclosures?entry={session}"))
OF_ONE = (Ask("groups/{group_id}"), Ask("psps/{psp_id}"), Ask("meetings/{meeting_id}"), PREVIEW)
EVERY_PAGE = (*LISTS, *CASES, *FOUND, *TOLD, Ask("psps"), *OF_ONE)


def disclosure(answer: httpx.Response) -> str:
    """Under which disclosure something was told, whether as JSON or as a table."""
    if answer.headers["content-type"].startswith(MEDIA_TYPE):
        return next(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))["Id"]
    return str(json.loads(answer.text)["disclosure"])
