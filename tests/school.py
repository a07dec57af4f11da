"""A school to try things in: the whole service, over HTTP, with its real database and its real policy."""

from __future__ import annotations

import asyncio
import itertools
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2 as httpx
import psycopg

from access_policy import revision
from access_policy.embedded import Embedded
from access_policy.question import Answers
from case_store.journal.migrations import Custodian, add_custodian
from case_store.vocabulary import Post
from confide import founding
from confide.app import Parts, create
from confide.demo_issuer import DEMO_ISSUER, DemoIssuer
from confide.health import Metrics
from confide.identity import Subject, Verifier
from confide.projector import Projector
from projections.folders import FOLDERS
from projections.inline import INLINE
from tests.client import As
from tests.postgres import Postgres

POLICIES = revision.policies()
_NUMBERS = itertools.count(1)
_BY_CHAIR = frozenset({"head", "chair"})
_BY_HEAD = frozenset({"dsl", "deputy_dsl", "senco", "line_manager", "psp_coordinator"})


class Clock:
    """The time, which a test may move."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def day(self, days: int = 0) -> date:
        """The day so many days from today."""
        return (self() + timedelta(days=days)).date()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a school; `sub` is how their issuer knows them."""

    sub: str
    id: UUID


@dataclass(frozen=True, slots=True)
class OnRoll:
    """A pupil, and the case that every pupil has."""

    id: UUID
    case: UUID


@dataclass
class Service:
    """The assembled service, opened once; every test gets a school of its own in it."""

    postgres: Postgres
    parts: Parts
    issuer: DemoIssuer
    clock: Clock
    projector: Projector

    @classmethod
    @asynccontextmanager
    async def open(cls, postgres: Postgres, patience: float = 10.0) -> AsyncIterator[Service]:
        """The service on `postgres`, until the end. `patience`: seconds before the database counts as silent."""
        clock, issuer = Clock(), DemoIssuer(Path(tempfile.mkdtemp(dir=postgres.place)), production=False)
        issuer.start()
        engine = Embedded(POLICIES)
        parts = Parts(
            database=postgres.database(INLINE, patience=patience),
            engine=engine,
            answers=Answers(engine),
            now=clock,
            verify=Verifier([issuer.trusted], clock),
            metrics=Metrics(),
            revision=revision.verified(POLICIES),
        )
        service = cls(postgres, parts, issuer, clock, Projector(postgres.projector_dsn, postgres.keys))
        async with service.app.router.lifespan_context(service.app):
            yield service
        service.superuser.close()
        await asyncio.to_thread(service.projector.close)

    @cached_property
    def app(self) -> Any:
        """The application itself."""
        return create(self.parts)

    @cached_property
    def http(self) -> httpx.AsyncClient:
        """A client of it, without a network between."""
        return httpx.AsyncClient(transport=httpx.ASGITransport(app=self.app), base_url="http://confide")

    @cached_property
    def superuser(self) -> psycopg.Connection[tuple[Any, ...]]:
        """A connection that may do anything, for looking behind the service's back."""
        return psycopg.connect(self.postgres.admin_dsn, autocommit=True)

    def token(self, sub: str) -> str:
        """What proves that somebody is `sub`."""
        return self.issuer.issue(sub, self.clock())

    def but(self, **parts: Any) -> Service:
        """The same service with some of its parts exchanged, on the same open database."""
        return replace(self, parts=replace(self.parts, **parts))

    async def found(self, name: str = "harbour") -> School:
        """A new school with its administrator and its chair."""
        self.clock.ahead = timedelta()
        name = f"{name}_{next(_NUMBERS)}_x"
        custodian = await asyncio.to_thread(add_custodian, self.postgres.admin_dsn, name, self.postgres.keys, FOLDERS)
        two = (Subject(DEMO_ISSUER, "admin"), Subject(DEMO_ISSUER, "chair"))
        await founding.found(self.parts.database, name, *two, self.parts.revision, self.clock)
        school = School(self, custodian, {})
        for sub in ("admin", "chair"):
            entries = (await school.as_(sub).reads("me")).entries
            person = next(e for e in entries if e["what"] == "people.person_registered")["fields"]["person"]
            school.people[sub] = Person(sub, UUID(person))
        return school


@dataclass
class School:
    """One school, and what is done there. The verbs go through the public API, like everything else."""

    service: Service
    custodian: Custodian
    people: dict[str, Person]

    def as_(
        self,
        who: Person | str,
        service: Service | None = None,
        capacity: str | None = None,
        beside: Person | UUID | None = None,
    ) -> As:
        """The client of `who`; in a capacity, if one is named; with an adult beside them, if there is one."""
        at = service or self.service
        said = {} if capacity is None else {"Capacity": capacity}
        if beside is not None:
            said["Beside"] = str(beside.id if isinstance(beside, Person) else beside)
        return As(at.http, at.token, self.custodian.name, who if isinstance(who, str) else who.sub, said)

    def day(self, days: int = 0) -> str:
        """The day so many days from today."""
        return str(self.service.clock.day(days))

    async def person(self, sub: str, *posts: str) -> Person:
        """Somebody who signs in as `sub`, appointed to `posts` by whoever may."""
        office = self.as_("admin")
        made = await office.does("people", display_name=sub.replace("_", " ").title())
        await office.does(f"people/{made['id']}/identities", iss=DEMO_ISSUER, sub=sub)
        self.people[sub] = person = Person(sub, UUID(made["id"]))
        for post in posts:
            await self.appoint(person, post)
        return person

    async def signs_in(self, person: UUID, sub: str, capacity: str) -> None:
        """A person, or a pupil, signs in as `sub` in this capacity."""
        who = {"iss": DEMO_ISSUER, "sub": sub, "capacity": capacity}
        await self.as_("admin").does(f"people/{person}/identities", **who)

    async def parent(self, sub: str, pupil: OnRoll, kind: str = "natural_parent", **standing: Any) -> Person:
        """Somebody who signs in as a parent, and stands so to a pupil, as a lead recorded it."""
        if sub not in self.people:
            made = await self.as_("admin").does("people", display_name=sub.replace("_", " ").title())
            self.people[sub] = Person(sub, UUID(made["id"]))
            await self.signs_in(self.people[sub].id, sub, "parent")
        said = {"kind": kind, "evidence": "court_order", "starts": self.day(-100), **standing}
        await self.as_("lead").does(f"pupils/{pupil.id}/home/standings", person=self.people[sub].id, **said)
        return self.people[sub]

    async def appoint(self, person: Person, post: str, **days: Any) -> None:
        """Appoint somebody. Raises where nobody may."""
        by = "chair" if Post(post) in _BY_CHAIR else "head" if Post(post) in _BY_HEAD else "admin"
        await self.as_(by).does("appointments", person=person.id, post=post, **days)

    async def ends(self, person: Person, post: str, last_day: str) -> None:
        """Somebody leaves a post."""
        by = "chair" if Post(post) in _BY_CHAIR else "head" if Post(post) in _BY_HEAD else "admin"
        await self.as_(by).does("appointments/end", person=person.id, post=post, last_day=last_day)

    async def pupil(self, name: str = "Robin Vale", **line: Any) -> OnRoll:
        """A pupil on the roll."""
        line = {"display_name": name, "year": 5, "form": "5B", "date_of_birth": "2016-02-03", **line}
        line.setdefault("starts", self.day(-200))
        made = await self.as_("admin").does("pupils", **line)
        opened = await self.row("SELECT case_file FROM {s}.pupils WHERE pupil = %s", made["id"])
        return OnRoll(UUID(made["id"]), opened[0])

    async def assign(self, person: Person, pupil: OnRoll, as_: str, **days: Any) -> str:
        """Somebody teaches or tutors a pupil; gives the tie."""
        body = {"person": person.id, "pupil": pupil.id, "assigned_as": as_, **days}
        return str((await self.as_("admin").does("assignments", **body))["id"])

    async def manages(self, manager: Person, elsa: Person) -> str:
        """Somebody manages an ELSA; gives the tie."""
        return str((await self.as_("head").does("managers", manager=manager.id, elsa=elsa.id))["id"])

    async def follow(self) -> None:
        """Let the projector catch up."""
        await asyncio.to_thread(self.service.projector.run_once, [self.custodian.name])

    async def rows(self, sql: str, *params: Any) -> list[tuple[Any, ...]]:
        """Rows as the superuser sees them; `{s}` is the schema."""
        return await asyncio.to_thread(self._rows, sql.format(s=self.custodian.schema), params)

    def _rows(self, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        return self.service.superuser.execute(sql.encode(), params or None).fetchall()

    async def row(self, sql: str, *params: Any) -> tuple[Any, ...]:
        """The one row."""
        (row,) = await self.rows(sql, *params)
        return row
