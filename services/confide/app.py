"""The assembled service: one way in, one way out, and the routes that lead to them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, FastAPI, Header
from pydantic import BaseModel, Field

from access_policy import routes as pages
from access_policy.decide import Decide
from access_policy.draft_note import DraftNote
from access_policy.engine import PolicyEngine
from access_policy.leave import LeaveGiver
from access_policy.pages import PAGES
from access_policy.preview import Preview
from access_policy.question import Answers
from access_policy.read import Asked, WayOut
from access_policy.reading import Reading
from access_policy.record_preview import RecordPreview
from access_policy.rights import Rightkeeper
from access_policy.who_will_read import routes as preview_routes
from case_store.action.routes import routes as action_routes
from case_store.agency.routes import routes as agency_routes
from case_store.around.routes import routes as around_routes
from case_store.calendar.routes import routes as calendar_routes
from case_store.case.routes import routes as case_routes
from case_store.concern.routes import routes as concern_routes
from case_store.decider import Command, registered_actions
from case_store.desk import Call, Receipt, To
from case_store.drafts.drawer import Drawer
from case_store.drafts.routes import routes as draft_routes
from case_store.elsa.routes import routes as elsa_routes
from case_store.entry import Actor, registered_events
from case_store.errors import Denied, Invalid, NotFound, RecordError, Unavailable
from case_store.figures.routes import routes as figures_routes
from case_store.group.routes import routes as group_routes
from case_store.handover.routes import routes as handover_routes
from case_store.home.routes import routes as home_routes
from case_store.impact.routes import routes as impact_routes
from case_store.journal.database import Database
from case_store.journal.ids import new_id
from case_store.journal.reader import Query
from case_store.meeting.commands import PreviewRecord
from case_store.meeting.routes import of as of_meeting
from case_store.meeting.routes import routes as meeting_routes
from case_store.monitoring.routes import routes as monitoring_routes
from case_store.noticing.routes import routes as noticing_routes
from case_store.people.routes import routes as people_routes
from case_store.psp.routes import routes as psp_routes
from case_store.review.routes import routes as review_routes
from case_store.support.routes import routes as support_routes
from case_store.survey.routes import routes as survey_routes
from case_store.training.routes import routes as training_routes
from case_store.vocabulary import Capacity
from case_store.voice.routes import routes as voice_routes
from case_store.write import WayIn
from confide import health, http
from confide.health import Metrics
from confide.identity import Subject
from confide.logs import log
from confide.people import People
from confide.settings import Network

_BEHIND = Query(
    """SELECT t.application_name, (SELECT count(*) FROM entries e WHERE e.position > t.notification_id)
         FROM notification_tracking t WHERE strpos(t.application_name, ':') = 0"""
)
"""How many entries each projection has yet to take. A place with a colon in its name counts rows, not entries."""
NOUNS = (
    people_routes,
    case_routes,
    elsa_routes,
    group_routes,
    handover_routes,
    concern_routes,
    noticing_routes,
    meeting_routes,
    impact_routes,
    home_routes,
    psp_routes,
    review_routes,
    support_routes,
    training_routes,
    calendar_routes,
    monitoring_routes,
    figures_routes,
    around_routes,
    survey_routes,
    voice_routes,
    agency_routes,
    action_routes,
)
"""The routers of commands: a new noun is one line here."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the service is assembled from: the database, the policy engine's answers, the time, who vouches for whom."""

    database: Database
    engine: PolicyEngine
    answers: Answers
    now: Callable[[], datetime]
    verify: http.Verify
    metrics: Metrics
    revision: str
    watchers: Sequence[Network] = ()
    checks: Mapping[str, health.Check] | None = None


class Comes(BaseModel):
    """The headers in which somebody says as what they come, and who is at a pupil's side.

    One model, and not a parameter each: parameters are taken apart anew for each of hundreds of routes.
    """

    capacity: Capacity | None = None
    beside: UUID | None = None


class Sent(Comes):
    """The headers of a command, besides."""

    idempotency_key: str = Field(min_length=8, max_length=200)
    if_match: str | None = Field(default=None, max_length=20)
    draft: UUID | None = None


class Unbound(Exception):
    """Something that is written or shown has no rule of policy: the service does not start."""


class Desk:
    """Where requests are handed in: turns who asks into an actor, and counts what was taken, told and denied."""

    def __init__(self, parts: Parts) -> None:
        self._metrics = parts.metrics
        self._people = People(parts.database.journal)
        rights = Rightkeeper()
        leave = LeaveGiver(parts.answers, rights, parts.now, new_id)
        self._in = WayIn(parts.database.journal, leave.leave, new_id)
        self.drafts = Drawer(parts.database.journal, parts.now)
        decide = Decide(parts.answers, parts.now)
        self._out = WayOut(parts.database.journal, decide, rights, parts.now, new_id)
        self._preview = Preview(parts.database.journal, decide, rights, parts.now, new_id)
        self._record_preview = RecordPreview(parts.database.journal, decide, rights, parts.now, new_id)

    async def reader(
        self,
        custodian: str,
        subject: Annotated[Subject, Depends(http.current_subject)],
        comes: Annotated[Comes, Header()],
    ) -> Actor:
        """Who asks, as a person of the school that is asked, in one capacity; beside a pupil, the adult with them."""
        return await self._people.actor(custodian, subject, comes.capacity, comes.beside)

    async def call(
        self,
        custodian: str,
        subject: Annotated[Subject, Depends(http.current_subject)],
        sent: Annotated[Sent, Header()],
    ) -> Call:
        """Who asks, under which key a retry is the same request, which version they saw, of which draft it comes."""
        actor = await self._people.actor(custodian, subject, sent.capacity, sent.beside)
        return Call(actor, sent.idempotency_key, _version(sent.if_match), sent.draft)

    async def write(self, call: Call, command: Command, to: To) -> Receipt:
        """The way in."""
        try:
            receipt = await self._in.write(call, command, to)
        except RecordError as error:
            self._note(error)
            raise
        self._metrics.entries.inc(len(receipt.entries))
        log.info("command_taken", name=command.action, custodian=call.actor.custodian)
        return receipt

    async def read(self, asked: Asked) -> Reading:
        """The way out."""
        return await self._told(asked.reader, self._out.read(asked))

    async def who_will_read(self, reader: Actor, case: UUID, note: DraftNote) -> Reading:
        """The way out, about a note that is not recorded yet."""
        return await self._told(reader, self._preview(reader, case, note))

    async def preview_record(self, call: Call, meeting: UUID, recipient: UUID) -> Reading:
        """The way out, about a record before it is circulated; and in, that somebody looked: nobody says so unseen."""
        return await self._told(call.actor, self._look_at_record(call, meeting, recipient))

    async def _look_at_record(self, call: Call, meeting: UUID, recipient: UUID) -> Reading:
        looked = await self._record_preview(call.actor, meeting, recipient)
        seen = PreviewRecord(
            draft=looked.draft, recipient=recipient, reading=looked.reading.disclosure, would_be_told=looked.told
        )
        each = Call(call.actor, f"{call.key} {looked.reading.disclosure}")  # to look again is another look
        await self._in.write(each, seen, of_meeting(meeting))
        return looked.reading

    async def _told(self, reader: Actor, answer: Awaitable[Reading]) -> Reading:
        try:
            reading = await answer
        except RecordError as error:
            self._note(error)
            raise
        self._metrics.readings.inc()
        log.info("reading_told", custodian=reader.custodian, disclosure=reading.disclosure)
        return reading

    def _note(self, error: RecordError) -> None:
        if isinstance(error, NotFound | Denied):
            self._metrics.denials.inc()


def create(parts: Parts) -> FastAPI:
    """The application. On start it checks that every event, page and command is bound to a rule of policy."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await parts.database.open()
        try:
            await parts.engine.open()
            await check_bound(parts.answers, parts.revision)
            yield
        finally:
            await parts.engine.close()
            await parts.database.close()

    app = http.application(parts.verify, parts.metrics, lifespan)
    desk = Desk(parts)
    for router in (*(noun(desk) for noun in NOUNS), draft_routes(desk), pages.routes(desk), preview_routes(desk)):
        app.router.routes.extend(router.routes)
    app.include_router(health.router(parts.checks or _checks(parts), parts.metrics, parts.watchers))
    return app


async def check_bound(answers: Answers, revision: str) -> None:
    """Raises Unbound where an event's part or a command's act is not named by policy, or a page names no parts."""
    parts, acts = await answers.parts(revision), await answers.acts(revision)
    faults = [f"{event.name}: no policy names its part" for event in registered_events() if event.part not in parts]
    faults += [f"{action}: no policy names it" for action in sorted(registered_actions() - acts)]
    faults += [
        f"page {page.name}: names no parts" for page in PAGES if not page.parts or not parts.issuperset(page.parts)
    ]
    if faults:
        raise Unbound("; ".join(faults))


def _checks(parts: Parts) -> Mapping[str, health.Check]:
    async def database() -> Mapping[str, Any]:
        return {"custodians": len(await parts.database.custodians())}

    async def engine() -> Mapping[str, Any]:
        if not await parts.answers.alive(parts.revision):
            raise Unavailable
        return {"revision": parts.revision}

    async def projections() -> Mapping[str, Any]:
        behind: dict[str, int] = {}
        for custodian in await parts.database.custodians():
            journal = await parts.database.journal(custodian.name)
            async with journal.snapshot() as snapshot:
                (rows,) = await snapshot.fetch(_BEHIND)
            behind |= {name: max(behind.get(name, 0), count) for name, count in rows}
        for name, count in behind.items():
            parts.metrics.behind(name, count)
        return {"behind": behind}

    return {"database": database, "engine": engine, "projections": projections}


def _version(if_match: str | None) -> int | None:
    if if_match is None:
        return None
    number = if_match.strip().strip('"')
    if not number.isdecimal() or len(number) > 15:
        raise Invalid("If-Match is the version that a receipt gave, in quotation marks.")
    return int(number)
