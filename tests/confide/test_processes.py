"""What docker-compose.yml starts is started, used over real HTTP, killed and starved, and still keeps its word."""

from __future__ import annotations

import json
import re
import signal
import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest

from access_policy import revision
from case_store.journal.ids import new_id
from confide.projector import FOLLOWING
from tests.access_policy.engines import opa_or_skip
from tests.confide.callers import ISSUER, SCHOOL, Callers, Issuer, fresh_key, sub_of
from tests.confide.installation import CANARY, Installation, eventually, faults_of

ACCOUNT = f"{CANARY}: he says that he sleeps in the car."
STAFF = {"head": ("head", "chair"), "lead": ("dsl", "head"), "elsa": ("elsa", "admin"), "teacher": ("teacher", "admin")}
"""Who is appointed to which post by whom, after a first concern was raised."""
WRITES = 60


@dataclass
class Running:
    """The installation, with one school in it and a concern that was raised before anybody could hold it."""

    processes: Installation
    people: Callers
    pupil: str = ""
    case: str = ""
    concern: str = ""
    account: str = ""

    def ready(self, **headers: str) -> httpx2.Response:
        """What /readyz says."""
        return httpx2.get(f"{self.processes.address}/readyz", headers=headers, timeout=10, trust_env=False)

    def faults(self) -> float:
        """How often the policy server is said to have failed."""
        told = httpx2.get(f"{self.processes.address}/metrics", timeout=10, trust_env=False).text
        return float(re.findall(r"^confide_engine_faults_total (\S+)$", told, re.MULTILINE)[0])

    def enrolled(self) -> str:
        """Another pupil."""
        line = {"display_name": f"{CANARY} Vale", "year": 5, "date_of_birth": "2016-02-03", "starts": "2020-09-01"}
        return str(self.people.does("admin", "pupils", **line)["id"])

    def told(self, entry: str) -> Counter[str]:
        """Under which disclosures this entry was told, and how often each is listed."""
        return Counter(row["disclosure"] for row in self.people.reads("lead", "disclosures", entry=entry).rows)

    def recovers(self) -> None:
        """Wait until everything answers again, and what is told now is followed."""
        eventually(lambda: self.ready().status_code == 200, httpx2.HTTPError)
        now = self.people.reads("lead", f"cases/{self.case}").said["disclosure"]
        eventually(lambda: self.told(self.account)[now] == 1)


def install(running: Running) -> None:
    """Set up by the operator, as the file says; then the api is up, and nothing follows yet."""
    processes = running.processes
    processes.start("postgres", "opa")
    two = [f"--{post}={ISSUER}:{sub_of(post)}" for post in ("admin", "chair")]
    for words in (["migrate"], ["custodian", "add", SCHOOL, *two]):
        called = processes.call("migrate", *words)
        assert called.returncode == 0, called.stderr
    processes.start("api")
    eventually(lambda: running.ready().status_code == 200, httpx2.HTTPError)


def staffed(running: Running) -> None:
    """Staffed by administrator, chair and head. A concern comes first, and nobody can hold it: the chair is named."""
    people = running.people
    people.ids["chair"] = people.reads("chair", "me").one("people.person_registered")["fields"]["person"]
    people.appointed("lunch", "support_staff", "admin")
    running.pupil = running.enrolled()
    raised = people.does("lunch", f"pupils/{running.pupil}/concerns", account=ACCOUNT, names=[people.ids["chair"]])
    running.case, running.concern, (running.account, *_) = raised["case"], raised["id"], raised["entries"]
    for who, (post, by) in STAFF.items():
        people.appointed(who, post, by)
    people.does("admin", "assignments", person=people.ids["teacher"], pupil=running.pupil, assigned_as="class_teacher")


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    """The whole installation: every process that the file names."""
    opa_or_skip()
    issuer = Issuer()
    processes = Installation(issuer.jwks, ISSUER)
    people = Callers(processes.address, issuer)
    try:
        running = Running(processes, people)
        install(running)
        staffed(running)
        processes.start("projector")
        running.recovers()
        yield running
    finally:
        people.close()
        processes.close()


@pytest.fixture(autouse=True)
def _silent(running: Running) -> Iterator[None]:
    """After each test: what the processes have said is JSON, line by line, and repeats nothing that was told."""
    yield
    processes = running.processes
    for service in ("api", "projector", "opa"):
        assert not faults_of(processes.log(service, "out").read_text().splitlines())
        assert not faults_of(processes.log(service, "err").read_text().splitlines())
    for stream in ("out", "err"):
        assert CANARY not in processes.log("postgres", stream).read_text().lower()
    assert not list(processes.work.iterdir()), "The containers' disks are read-only."


class TestInstallation:
    def test_says_how_it_is(self, running: Running) -> None:
        """Up for everybody; the details for this machine, and not through a proxy; by the file's own checks too."""
        assert httpx2.get(f"{running.processes.address}/healthz").json() == {"status": "up"}
        checks = running.ready().json()["checks"]
        assert checks["database"] == {"custodians": 1, "ok": True}
        assert checks["engine"] == {"revision": revision.verified(revision.policies()), "ok": True}
        assert running.ready(**{"X-Forwarded-For": "127.0.0.1"}).json() == {"ready": True}
        assert running.processes.healthy("api")

    def test_tells_each_what_they_need_to_know(self, running: Running) -> None:
        """Levels by the policy server; absent and hidden alike; and who was told, once the projector has followed."""
        people, case = running.people, f"cases/{running.case}"
        first, second = (people.reads("lead", case) for _ in range(2))
        told = next(entry for entry in first.of("concern.raised") if entry["id"] == running.account)
        assert (told["level"], told["fields"]["account"]) == ("full", ACCOUNT)
        assert "lead.whole_case" in told["because"]
        own = people.reads("lunch", "written-by-me")
        assert running.account in {str(each) for each in own.ids()}
        hidden, absent = people.get("admin", case), people.get("admin", f"cases/{new_id()}")
        assert (hidden.status_code, hidden.content) == (404, absent.content)
        assert ACCOUNT not in people.get("teacher", case).text
        told_once = {first.said["disclosure"]: 1, second.said["disclosure"]: 1}
        eventually(lambda: told_once.items() <= running.told(running.account).items())

    def test_passes_on_what_nobody_held(self, running: Running) -> None:
        """The clock beside the projector asks the same policy server, and finds the lead who was appointed since."""
        case, people = f"cases/{running.case}", running.people
        eventually(lambda: people.reads("lead", case).of("concern.passed_on") != [])
        passed = [
            each for each in people.reads("lead", case).of("concern.passed_on") if each["matter"] == running.concern
        ]
        assert [(each["fields"]["holder"], each["fields"]["why"]) for each in passed] == [
            (people.ids["lead"], "unopened")
        ]

    @pytest.mark.parametrize(
        ("method", "path", "status", "sent"),
        [
            ("POST", "people", 401, {"headers": {"Authorization": ""}}),
            ("POST", "people", 401, {"headers": {"Authorization": f"Bearer {CANARY}"}}),
            ("POST", "people", 422, {"content": CANARY}),
            ("POST", "people", 422, {"json": {"display_name": CANARY, CANARY: CANARY}}),
            ("POST", "people", 422, {"json": {"display_name": [CANARY]}}),
            ("POST", "people", 422, {"json": {"display_name": CANARY}, "headers": {"Idempotency-Key": "short"}}),
            ("POST", "people", 413, {"json": {"display_name": CANARY * 30_000}}),
            ("POST", "pupils/{pupil}/roll", 422, {"json": {"year": CANARY}}),
            ("POST", "appointments", 403, {"json": {"person": "{lead}", "post": "dsl"}}),
            ("POST", f"concerns/{CANARY}/acts", 422, {"json": {"what": CANARY}}),
            ("GET", "cases", 422, {"params": {"purpose": CANARY}}),
            ("GET", "cases", 422, {"params": {"cursor": CANARY}}),
            ("GET", CANARY, 404, {}),
            ("PATCH", "people", 405, {"json": {CANARY: CANARY}}),
        ],
    )
    def test_refuses_what_is_wrong(
        self, running: Running, method: str, path: str, status: int, sent: dict[str, Any]
    ) -> None:
        """With a problem document, in which nothing that was sent is repeated."""
        people = running.people
        names = {"{pupil}": running.pupil, "{lead}": people.ids["lead"]}
        for name, id_ in names.items():
            path, sent = path.replace(name, id_), json.loads(json.dumps(sent).replace(name, id_))
        headers = {**people.as_("admin"), "Idempotency-Key": fresh_key(), **sent.pop("headers", {})}
        answer = people.http.request(method, path, headers=headers, **sent)
        assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
        assert CANARY not in answer.text + str(answer.headers)


@dataclass
class Writing:
    """Staff who write, and try again under the same key until they are answered."""

    people: Callers
    pupil: str
    answers: dict[str, bytes] = field(default_factory=dict)
    broken: int = 0

    def account(self, key: str) -> str:
        """The words under this key."""
        return f"{ACCOUNT} {key}"

    def once(self, key: str) -> bytes | None:
        """The answer, if there is one."""
        try:
            answer = self.people.post("lunch", f"pupils/{self.pupil}/concerns", {"account": self.account(key)}, key)
        except httpx2.TransportError:
            return None
        assert answer.status_code in {201, 503}, answer.text
        return answer.content if answer.status_code == 201 else None

    def write(self, key: str) -> None:
        """Until it is acknowledged."""
        until = time.monotonic() + 60
        while (answer := self.once(key)) is None:
            self.broken += 1
            assert time.monotonic() < until, "It did not recover."
            time.sleep(0.1)
        self.answers[key] = answer


class TestKilled:
    @pytest.mark.parametrize(
        ("how", "services", "code"),
        [(signal.SIGKILL, ("api", "projector"), -signal.SIGKILL), (signal.SIGTERM, ("api",), 0)],
    )
    def test_keeps_what_it_acknowledged(
        self, running: Running, how: signal.Signals, services: tuple[str, ...], code: int
    ) -> None:
        """Amid writes, killed or told to stop: each account is there once, and a retry gets the same answer."""
        processes, writing = running.processes, Writing(running.people, running.enrolled())
        keys = [fresh_key() for _ in range(WRITES)]
        with ThreadPoolExecutor(6) as staff:
            written = staff.map(writing.write, keys)
            eventually(lambda: len(writing.answers) > WRITES // 5)
            codes = {processes.end(service, how) for service in services}
            before = dict(writing.answers)
            assert len(before) < WRITES
            processes.start(*services)
            list(written)
        assert codes == {code}
        assert writing.broken, "It ended in the middle of nothing."
        again = {key: writing.once(key) for key in keys}
        assert again == writing.answers
        assert before.items() <= again.items()
        assert set(self.accounts(running, writing)) == {(writing.account(key), 1) for key in keys}
        running.recovers()

    def test_would_see_what_is_there_twice(self, running: Running) -> None:
        """The negative control: under two keys, the same words are two accounts."""
        writing = Writing(running.people, running.enrolled())
        for key in (fresh_key(), fresh_key()):
            body = {"account": writing.account("same")}
            assert running.people.post("lunch", f"pupils/{writing.pupil}/concerns", body, key).status_code == 201
        assert self.accounts(running, writing) == [(writing.account("same"), 2)]

    def accounts(self, running: Running, writing: Writing) -> list[tuple[str, int]]:
        """What the lead reads of that pupil, and how often."""
        case = running.people.does("lead", "cases", pupil=writing.pupil)["case"]
        raised = running.people.reads("lead", f"cases/{case}").of("concern.raised")
        return list(Counter(entry["fields"]["account"] for entry in raised).items())


@contextmanager
def silence() -> Iterator[str]:
    """A port at which somebody picks up and says nothing."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield str(listening.getsockname()[1])


class TestWithout:
    def test_policy_server(self, running: Running) -> None:
        """Answers that were given are still good; a new question is 503, whether or not there is anything to know."""
        people, case = running.people, f"cases/{running.case}"
        people.reads("lead", case)
        with running.processes.without("opa"):
            called = running.processes.call("api", "serve", CONFIDE_PORT="0")
            assert (called.returncode, called.stdout) == (2, "")
            assert called.stderr.splitlines()[-1].startswith("The policy engine does not answer")
            assert ACCOUNT in people.reads("lead", case)
            new, absent = people.get("elsa", case), people.get("elsa", f"cases/{new_id()}")
            assert (new.status_code, new.headers["Retry-After"], new.content) == (503, "5", absent.content)
            ready = running.ready()
            assert (ready.status_code, ready.json()["checks"]["engine"]) == (503, {"ok": False})
            assert running.faults() > 0
        seconds = eventually(lambda: people.get("elsa", case).status_code == 404)
        assert seconds < 5
        assert people.get("elsa", case).content == people.get("elsa", f"cases/{new_id()}").content
        running.recovers()

    def test_database(self, running: Running) -> None:
        """503 while it is away, and a sentence at the command line; then everything finds it again by itself."""
        people, processes, key = running.people, running.processes, fresh_key()
        faults = running.faults()
        body, path = {"account": ACCOUNT}, f"pupils/{running.pupil}/concerns"
        calls = [("projector", "project", "list"), ("api", "serve"), ("migrate", "migrate")]
        with processes.without("postgres"), silence() as hears_nobody, ThreadPoolExecutor(8) as several:
            asked = [
                several.submit(people.get, "lead", f"cases/{running.case}"),
                several.submit(people.post, "lunch", path, body, key),
            ]
            called = [several.submit(processes.call, *words, CONFIDE_PORT="0") for words in calls]
            called.append(several.submit(processes.call, "migrate", "migrate", CONFIDE_DATABASE__PORT=hears_nobody))
            assert running.ready().status_code == 503
            assert [one.result().status_code for one in asked] == [503, 503]
            for one in called:
                assert (one.result().returncode, one.result().stdout) == (2, ""), one.result()
                (sentence,) = one.result().stderr.splitlines()
                assert sentence.startswith("The database does not answer")
        assert eventually(lambda: people.get("lead", f"cases/{running.case}").status_code == 200) < 10
        assert people.post("lunch", path, body, key).content == people.post("lunch", path, body, key).content
        assert all(process.poll() is None for process in processes.running.values())
        running.recovers()
        assert running.faults() == faults, "It was not the policy server that failed."


class TestCommandLine:
    def test_shows_policy_and_projections(self, running: Running) -> None:
        """The revision in force is the one that is installed; and how far behind each projection is at each school."""
        processes, ours = running.processes, revision.verified(revision.policies())
        with ThreadPoolExecutor(2) as both:
            shown = both.submit(processes.call, "migrate", "policy", "show", "--json")
            listed = both.submit(processes.call, "projector", *processes.check_of("projector"), "--json")
        assert json.loads(shown.result().stdout) == {"installed": ours, "in_force": {SCHOOL: ours}}
        following = json.loads(listed.result().stdout)["following"][SCHOOL]
        assert following.keys() == {"integrity", *(each.name for each in FOLLOWING)}

    def test_refuses_what_production_must_not_do(self, running: Running) -> None:
        """No demo, nobody who could be anyone, and no service without somebody who vouches for people."""
        calls = [["token", "--as", "head"], ["demo", "--once"], ["serve"]]
        running.processes.said.clear()
        with ThreadPoolExecutor(2) as several:
            called = list(several.map(lambda words: running.processes.call("api", *words), calls))
        running.processes.said["CONFIDE_ISSUER"] = ISSUER
        assert [(one.returncode, one.stdout) for one in called] == [(2, "")] * 3
        assert all("CONFIDE_ENV says production" in one.stderr for one in called[:2])
        assert "CONFIDE_ISSUERS__0__ISSUER" in called[2].stderr


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"event": "request_answered"}', []),
        ('{"event": "kingfisher_raised"}', ["repeats what was told"]),
        ("INFO: started", ["no JSON"]),
        ('"INFO"', ["no object"]),
    ],
)
def test_would_see_what_a_process_should_not_say(line: str, fault: list[str]) -> None:
    """The negative control of the look at what the processes have said."""
    assert faults_of([line]) == fault
