"""What was typed is in no log, metric, error, clear column, file of the database, nor in any record of who was told."""

from __future__ import annotations

import io
import logging
import random
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import uuid4

import httpx2 as httpx
import pytest
import structlog

from access_policy import telling
from access_policy.question import Answers
from access_policy.routes import LISTED, OF_A_CASE
from case_store.decider import Decider
from case_store.entry import Event
from case_store.journal.mapper import Mapper
from confide import problems
from confide.logs import allowed_only, type_and_place
from tests.client import As
from tests.dead_engine import DeadEngine
from tests.lane import tries
from tests.promises.canaries import CANARY, Planter, word
from tests.promises.story import Story, cast, happens
from tests.promises.story_of_a_meeting import LOOKED
from tests.school import School, Service
from tests.stories import staff

pytestmark = pytest.mark.asyncio(loop_scope="session")
ROUNDS = tries(2, 10_000)
MISTAKES = tries(7, 99)
"""How many kinds of mistake are tried with each command, so that each kind is with many."""
_CHANCE = random.Random(15)
PAGES = (*(path.removeprefix("/") for path, _ in LISTED), "disclosures", "groups/{group_id}")
OF_THE_CASE = (*(path.removeprefix("/") for path, _ in OF_A_CASE), "disclosures?case={case_id}")
FINDING = (("cases/{case_id}/find", "words"), ("pupils/find", "name"), ("cases/{case_id}/who-will-read", "kind"))
"""Where one looks for words: they are kept nowhere, whether they are taken and found or not."""
NARROWING = ("purpose", "cursor", "limit", "case", "entry")
READERS = (
    "elsa", "other_elsa", "manager", "class_teacher", "senco", "lead", "head", "lunch", "admin", "other_teacher",
    "chair", "psychologist", "coordinator", "mum", "dad", "camhs_colleague",
)  # fmt: skip
_OF_THE_CLIENT = ("httpx2", "httpcore")


@dataclass
class Sinks:
    """All that the service says while a test runs, to anybody but those who may read it."""

    log: io.StringIO = field(default_factory=io.StringIO)
    libraries: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def hear(self, answer: httpx.Response) -> httpx.Response:
        """Keep what an answer says that is no reading."""
        told = answer.text if answer.status_code >= 400 else ""
        self.problems.append(f"{dict(answer.headers)} {told}")
        return answer

    def traces(self) -> list[str]:
        """In which sinks a canary is."""
        said = {"log": self.log.getvalue(), "libraries": " ".join(self.libraries), "problems": " ".join(self.problems)}
        return [sink for sink, text in said.items() if CANARY in text]


@contextmanager
def sinks() -> Iterator[Sinks]:
    """The log as it is in production, and every library's as loud as it can be."""
    heard, root = Sinks(), logging.getLogger()

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if not record.name.startswith(_OF_THE_CLIENT):
                heard.libraries.append(f"{record.getMessage()} {record.exc_info}")

    ear, level = Ear(), root.level
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    processors: list[Any] = [type_and_place, allowed_only, structlog.processors.JSONRenderer()]
    structlog.configure(processors=processors, logger_factory=structlog.WriteLoggerFactory(heard.log))
    try:
        yield heard
    finally:
        root.removeHandler(ear)
        root.setLevel(level)


async def rows_with_canaries(school: School) -> list[str]:
    """The tables of this database in any row of which a canary stands, as text or as bytes."""
    tables = await school.rows(
        "SELECT format('%%I.%%I', schemaname, tablename) FROM pg_tables WHERE schemaname = ANY(%s)",
        [school.custodian.schema, "public"],
    )
    found = []
    for (table,) in tables:
        sql = f"SELECT count(*) FROM {table} t WHERE t::text LIKE %s OR t::text LIKE %s"
        ((count,),) = await school.rows(sql.replace("{", "{{"), f"%{CANARY}%", f"%{CANARY.encode().hex()}%")
        found += [table] * bool(count)
    return found


def files_with_canaries(service: Service) -> list[str]:
    """The files of the database, its log among them, in which a canary stands."""
    service.superuser.execute("CHECKPOINT")
    files = (path for path in service.postgres.server.folder.rglob("*") if path.is_file())
    return [path.name for path in files if CANARY.encode() in path.read_bytes()]


async def look(story: Story, heard: Sinks) -> None:
    """Everybody reads all that they may, looks for words everywhere, and keeps words in drafts."""
    for sub in READERS:
        who = story.school.as_(sub)
        for page in (*PAGES, *OF_THE_CASE, "disclosures?entry={session}"):
            heard.hear(await who.get(page.format(**story.ids)))
            heard.hear(await who.get(page.format(**story.ids), accept="text/csv"))
        if sub in {"elsa", "mum"}:
            await draft(who, heard)
        for path, said in FINDING:
            for body in (
                {said: word()},
                {said: word() * 99},
                {said: [word()]},
                {word(): word()},
                {said: word(), "to": word()},
            ):
                heard.hear(await story.school.as_(sub).post(path.format(**story.ids), body))


async def draft(who: As, heard: Sinks) -> None:
    """What is typed and not recorded: begun, saved, read, thrown away, and wrong in every way."""
    typed = {"act": "elsa.note_session", "body": {"note": word(), word(): [word()]}}
    begun = heard.hear(await who.post("drafts", typed))
    at = f"drafts/{begun.json().get('id', uuid4())}"
    heard.hear(await who.post(at, typed))
    await err(who, at, typed, heard)
    await err(who, "drafts", typed, heard)
    for path in (at, "drafts", f"drafts/{word()}"):
        heard.hear(await who.get(path))
    heard.hear(await who.post(f"{at}/discard", {word(): word()}))
    heard.hear(await who.post(f"{at}/discard", {}))


async def err(who: As, path: str, body: dict[str, Any], heard: Sinks) -> None:
    """Some of all that may be wrong with a request, a canary in each."""
    texts = [name for name, value in body.items() if isinstance(value, str) and CANARY in value]
    wrong = [{**body, word(): word()}, {**body, "note": {word(): 1}}, [body], word()]
    wrong += [{**body, name: [word()]} for name in texts] + [{**body, name: word() * 9_000} for name in texts[:1]]
    asks: list[Callable[[], Awaitable[httpx.Response]]] = [
        *(partial(who.post, path, bad) for bad in wrong),
        partial(who.post, path, f'{{"{word()}": "{word()}", "{word()}"'),
        partial(who.post, path, {**body, "why": word()}, key=word()[:12]),
        partial(who.post, f"cases/{word()}/strategies", body),
        partial(who.get, f"cases/{word()}"),
        *(partial(who.get, "disclosures", **{name: word()}) for name in (*NARROWING, word())),
    ]
    for ask in _CHANCE.sample(asks, min(MISTAKES, len(asks))):
        heard.hear(await ask())
    heard.hear(await who.post(path, body, key=word()))  # always: what one of these opens, another one closes


class TestNoTrace:
    async def test_of_a_word_is_anywhere_but_where_it_may_be_read(self, school: School) -> None:
        """Whole journeys, each with every command, and every kind of mistake with every command."""
        await cast(school)
        planter, refused = Planter(school.service.app.openapi()), list[str]()
        with sinks() as heard:
            for number in range(ROUNDS):
                story = Story(school)
                refused += await happens(story, planter, heard.hear)
                if number == 0:
                    await look(story, heard)
                    once = {path: (sub, given) for sub, path, given, _ in Story(school, story.ids).steps()}
                    for path, (sub, given) in once.items():
                        await err(school.as_(sub), path.format(**story.ids), planter.body(path, given), heard)
        await school.follow()
        assert not refused
        trail = await school.rows("SELECT position FROM {s}.entries WHERE name LIKE 'disclosures.%%'")
        journal = await school.service.parts.database.journal(school.custodian.name)
        async with journal.snapshot() as snapshot:
            kept = await snapshot.entries([position for (position,) in trail])
        assert not [entry.name for entry in kept if CANARY in entry.happened.model_dump_json()]
        assert CANARY not in school.service.parts.metrics.told().decode()
        tables, files = await rows_with_canaries(school), files_with_canaries(school.service)
        print(
            f"canaries: {planter.planted} planted, {len(heard.problems)} answers, {len(kept)} records of telling;"
            f" found in {[*heard.traces(), *tables, *files]}"
        )
        assert [*heard.traces(), *tables, *files] == []

    async def test_of_a_word_is_left_by_a_fault(self, school: School, monkeypatch: pytest.MonkeyPatch) -> None:
        """Our own mistakes hold words too: in rules, in sealing, in redacting, and with a dead engine."""
        await staff(school)
        planter, who = Planter(school.service.app.openapi()), school.as_("lunch")
        pupil = await school.pupil(word())

        def faulty(*args: Any, **_: Any) -> Any:
            texts = [one for one in args if isinstance(one, Event) or hasattr(one, "model_dump_json")]
            raise ValueError(f"cannot take {word()} {[one.model_dump_json() for one in texts]}") from KeyError(word())

        with sinks() as heard:
            body = planter.body("pupils/{pupil_id}/concerns", {})
            await who.does(f"pupils/{pupil.id}/concerns", **body)
            for place, name in ((Decider, "decide"), (Mapper, "to_stored"), (telling, "redact"), (Mapper, "to_entry")):
                with monkeypatch.context() as patch:
                    patch.setattr(place, name, faulty)
                    heard.hear(await who.post(f"pupils/{pupil.id}/concerns", body))
                    heard.hear(await who.get("written-by-me"))
            dead = school.as_("lunch", school.service.but(answers=Answers(DeadEngine())))
            heard.hear(await dead.post(f"pupils/{pupil.id}/concerns", body))
        statuses = [line for line in heard.log.getvalue().splitlines() if "fault_unexpected" in line]
        assert len(statuses) >= 4
        assert heard.traces() == []

    async def test_would_be_found_in_each_sink(self, school: School, monkeypatch: pytest.MonkeyPatch) -> None:
        """The negative control: a word put into each sink by hand is found there."""
        with sinks() as heard:
            structlog.configure(
                processors=[structlog.processors.JSONRenderer()],
                logger_factory=structlog.WriteLoggerFactory(heard.log),
            )
            structlog.get_logger("confide").info("request_answered", path=word())
            logging.getLogger("some.library").debug("sent %s", word())
            monkeypatch.setattr(problems, "_fault", lambda fault, known: str(fault))
            heard.hear(await school.as_("admin").post("people", {"display_name": [word()]}))
        assert heard.traces() == ["log", "libraries", "problems"]
        for column, value in (("note text", word()), ("note bytea", word().encode())):
            school.service.superuser.execute(f"CREATE TABLE {school.custodian.schema}.slip ({column})".encode())
            school.service.superuser.execute(
                f"INSERT INTO {school.custodian.schema}.slip VALUES (%s)".encode(), [value]
            )
            assert await rows_with_canaries(school) == [f"{school.custodian.schema}.slip"]
            assert files_with_canaries(school.service) != []
            school.service.superuser.execute(f"DROP TABLE {school.custodian.schema}.slip".encode())

    async def test_every_command_is_told(self, school: School) -> None:
        """A new command is in the story too, or this fails."""
        await cast(school)
        story = Story(school, defaultdict(lambda: "x"))
        paths = school.service.app.openapi()["paths"]
        taking = {path for path, kinds in paths.items() if "201" in kinds.get("post", {}).get("responses", {})}
        posts = {path.removeprefix("/api/v1/{custodian}/") for path in taking}
        assert posts == {path for _, path, _, _ in story.steps()} - LOOKED
