"""What time causes: a concern that nobody opens goes on to the next in line, by the rules and by nobody's hand."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

import pytest

from case_store.journal.database import Database
from case_store.journal.journal import Journal
from case_store.journal.migrations import Custodian
from confide.serving import clock_of
from tests.school import School, Service
from tests.stories import staff


class _OneSchool:
    """The database, as if it held this school alone: other tests' schools are none of this clock's."""

    def __init__(self, service: Service, school: School) -> None:
        self._database, self._name = service.parts.database, school.custodian.name

    async def custodians(self) -> tuple[Custodian, ...]:
        return tuple(one for one in await self._database.custodians() if one.name == self._name)

    async def journal(self, name: str) -> Journal:
        return await self._database.journal(name)


@pytest.mark.asyncio(loop_scope="session")
async def test_time_passes_on_what_nobody_has_opened(service: Service, school: School) -> None:
    """As itself, through the way in, by a rule of policy; not before its time, and not what somebody has opened."""
    people = await staff(school, "lead", "deputy", "lunch")
    pupil, opened = await school.pupil(), await school.pupil()
    await school.as_("lunch").does(f"pupils/{opened.id}/concerns", account="He said: I cannot sleep.")
    await school.as_("lead").reads("concerns")
    await school.as_("lunch").does(f"pupils/{pupil.id}/concerns", account="He said: I am hungry at home.")
    await school.follow()
    only = cast(Database, _OneSchool(service, school))
    clock = clock_of(only, service.parts.answers, service.clock)
    assert await clock.tick() == 0
    service.clock.ahead += timedelta(hours=25)
    try:
        assert await clock.tick() == 1
    finally:
        service.clock.ahead -= timedelta(hours=25)
    told = await school.as_("deputy").reads("concerns")
    passed = told.one("concern.passed_on")
    assert passed["file"] == str(pupil.case)
    assert passed["fields"]["holder"] == str(people["deputy"].id)
    assert passed["fields"]["why"] == "unopened"
