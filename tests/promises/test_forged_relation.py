"""A relation that no entry explains, written behind the service's back, closes what it would open once it is seen."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from case_store.journal.migrations.roles import api_role
from tests.school import School
from tests.stories import NOTE, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")


def forge(school: School, table: str, **columns: Any) -> None:
    """One row in `table`, as whoever holds the service's own login might write it."""
    with psycopg.connect(school.service.postgres.api_dsn) as connection:
        connection.execute(SQL("SET LOCAL ROLE {}").format(Identifier(api_role(school.custodian.name))))
        connection.execute(
            SQL("INSERT INTO {} ({}) VALUES ({})").format(
                Identifier(school.custodian.schema, table),
                SQL(", ").join(map(Identifier, columns)),
                SQL(", ").join(SQL("%s") for _ in columns),
            ),
            list(columns.values()),
        )


async def at_the_end(school: School) -> dict[str, Any]:
    """What a row says of its entry: the newest one there is."""
    sql = "SELECT position, entry, recorded_at FROM {s}.entries ORDER BY position DESC LIMIT 1"
    return dict(zip(("position", "entry", "recorded_at"), await school.row(sql), strict=True))


class TestAForgedRelation:
    async def test_closes_all_readings_of_whom_it_would_open_the_record_to(self, school: School) -> None:
        """Before the projector looks it opens the case, which is why the projector looks; after it, nothing is told."""
        support = await supported(school)
        stranger, case = school.as_("other_teacher"), f"cases/{support.pupil.case}"
        assert (await stranger.get(case)).status_code == 404
        at = await at_the_end(school)
        row = {"tie": uuid4(), "person": school.people["other_teacher"].id, "relation": "dsl", "scope": "custodian"}
        await asyncio.to_thread(forge, school, "relations", **row, starts=date(2020, 1, 1), **at)
        assert NOTE in await stranger.reads(case), "the negative control: a row alone does open the case"
        await school.follow()
        for path in (case, "cases", "pupils", "me", f"cases/{uuid4()}"):
            answer = await stranger.get(path)
            assert (path, answer.status_code) == (path, 503)
        written = await stranger.post(f"pupils/{support.pupil.id}/concerns", {"account": "x"})
        assert written.status_code == 503
        assert NOTE in await school.as_("elsa").reads(case), "others read on"
        closed = await school.row("SELECT kind, id FROM {s}.closures WHERE lifted_at IS NULL")
        assert closed == ("person", school.people["other_teacher"].id)
        (closure,) = await school.row("SELECT closure FROM {s}.closures WHERE lifted_at IS NULL")
        by = school.people["lead"].id
        assert await asyncio.to_thread(school.service.projector.lift, school.custodian.name, closure, by)
        assert (await stranger.get(case)).status_code == 200, "whoever lifts it has looked, and answers for it"

    async def test_of_an_agreement_closes_the_file(self, school: School) -> None:
        """A yes that no pupil said: the case is closed to everybody, and said to be so by 503, until somebody looks."""
        support = await supported(school, audience=["class_teacher", "senco", "subject_teachers"])
        at, case = await at_the_end(school), f"cases/{support.pupil.case}"
        about = {"file": support.pupil.case, "matter": support.programme, "audience": "subject_teachers"}
        await asyncio.to_thread(forge, school, "agreements", **about, answer="agreed", **at)
        await school.follow()
        for sub in ("subject_teacher", "class_teacher", "elsa", "lead"):
            assert (await school.as_(sub).get(case)).status_code == 503
        hidden, absent = [
            await school.as_("other_teacher").get(f"cases/{one}") for one in (support.pupil.case, uuid4())
        ]
        assert (hidden.status_code, hidden.content) == (404, absent.content)
