"""Whatever is written or shown has a rule of policy, or the service does not start; answers are of two kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, cast

import pytest

from access_policy import pages
from access_policy.page import Page
from case_store import decider, entry
from case_store.decider import Command
from case_store.desk import PREFIX
from case_store.entry import Event
from case_store.vocabulary import Part
from confide import app as assembled
from confide.app import Unbound, check_bound
from tests.school import Service

pytestmark = pytest.mark.asyncio(loop_scope="session")


@contextmanager
def an_event_without_a_rule() -> Iterator[str]:
    """A new kind of event, of a part that no policy names."""
    part = cast(Part, "diary")

    class Written(Event, name="diary.written", part=part):
        """Somebody kept a diary."""

    try:
        yield "diary.written"
    finally:
        entry._EVENTS.pop(Written.name)


@contextmanager
def a_command_without_a_rule() -> Iterator[str]:
    """A new command, of an act that no policy names."""

    class Write(Command, action="diary.write"):
        """Write a diary."""

    try:
        yield "diary.write"
    finally:
        decider._ACTIONS.discard(Write.action)


@contextmanager
def a_page(page: Page) -> Iterator[str]:
    """A page more."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assembled, "PAGES", (*pages.PAGES, page))
        yield f"page {page.name}"


UNBOUND: dict[str, Callable[[], AbstractContextManager[str]]] = {
    "event": an_event_without_a_rule,
    "command": a_command_without_a_rule,
    "page of no parts": lambda: a_page(Page("diary", (), "true")),
    "page of an unknown part": lambda: a_page(Page("diary", (cast(Part, "diary"),), "true")),
}


KINDS = {("Receipt", "201"), ("Reading", "200")}
"""What a route may answer, and with which status."""
DRAFTS = {
    ("/drafts", "get"): "Begun",
    ("/drafts", "post"): "Saved",
    ("/drafts/{draft_id}", "get"): "Draft",
    ("/drafts/{draft_id}", "post"): "Saved",
    ("/drafts/{draft_id}/discard", "post"): "Discarded",
}
"""The only others: what is typed and not recorded is no part of the record, and its author alone reads it (ADR 8)."""


def _sends(operation: dict[str, Any]) -> bool:
    """Whether something is handed in: a command, or words that must not stand in an address."""
    return "requestBody" in operation


class TestBinding:
    async def test_of_all_that_there_is_lets_the_service_start(self, service: Service) -> None:
        """The negative control: with nothing added it starts."""
        await check_bound(service.parts.answers, service.parts.revision)

    @pytest.mark.parametrize("kind", UNBOUND)
    async def test_that_is_missing_stops_the_start(self, service: Service, kind: str) -> None:
        """An event's part, a command's act, a page's parts: the message says which."""
        with UNBOUND[kind]() as name, pytest.raises(Unbound, match=name):
            await check_bound(service.parts.answers, service.parts.revision)

    async def test_of_every_route_is_a_receipt_or_a_reading(self, service: Service) -> None:
        """Read from the API's own description: what is answered went through one of the two ways."""
        checked, drafts = 0, {}
        for path, operations in service.app.openapi()["paths"].items():
            for method, operation in operations.items():
                (status,) = (code for code in operation["responses"] if code.startswith("2"))
                told = operation["responses"][status]["content"]
                kind = told["application/json"]["schema"]["$ref"].rpartition("/")[2]
                if path.removeprefix(PREFIX).startswith("/drafts"):
                    drafts[path.removeprefix(PREFIX), method] = kind
                    continue
                assert (path, kind, status) in {(path, *one) for one in KINDS}
                assert kind == "Receipt" or told.keys() == {"application/json", "text/csv"}, "a reading is a table too"
                assert method == ("post" if _sends(operation) else "get"), path
                checked += 1
        assert drafts == DRAFTS
        print(f"routes: {checked}, each answers with a receipt or a reading")
        assert checked > 40
