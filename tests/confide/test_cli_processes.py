"""The processes of an installation, started and stopped as a service manager does it."""

from __future__ import annotations

import json
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from case_store.journal.embedded import EmbeddedPostgres
from case_store.journal.keys import KeyRing
from confide.demo.run import now
from confide.demo_issuer import DemoIssuer
from tests.confide.running import Process, run

SCHOOL = ("--admin", "urn:confide:demo:ada", "--chair", "urn:confide:demo:cass")


def _free_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


def _ready(port: str) -> dict[str, Any]:
    try:
        answer = httpx2.get(f"http://127.0.0.1:{port}/readyz", timeout=5, trust_env=False)
    except httpx2.HTTPError:
        return {}
    return dict(answer.json())


def _behind(port: str) -> dict[str, int]:
    return dict(_ready(port).get("checks", {}).get("projections", {}).get("behind", {}))


def _staff(port: str, folder: Path) -> int:
    token = DemoIssuer(folder, production=False).issue("ada", now())
    address = f"http://127.0.0.1:{port}/api/v1/hill/staff"
    return httpx2.get(address, headers={"Authorization": f"Bearer {token}"}, trust_env=False).status_code


@pytest.fixture
def server(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The settings of an installation with a database server, of which nothing has been set up."""
    database = EmbeddedPostgres(tmp_path / "postgres").start()
    key = tmp_path / "root.key"
    KeyRing.make_file(key)
    yield {
        "CONFIDE_ENV": "demo",
        "CONFIDE_DATA_DIR": str(tmp_path),
        "CONFIDE_ROOT_KEY_FILE": str(key),
        "CONFIDE_DATABASE__HOST": str(database.socket_folder),
        "CONFIDE_DATABASE__SSLMODE": "disable",
        "CONFIDE_DATABASE__ADMIN_PASSWORD_FILE": str(_password(tmp_path)),
        "CONFIDE_LOG_FORMAT": "json",
    }
    database.stop()


def _password(folder: Path) -> Path:
    """A file for the administrator's password, which a server that trusts its socket does not ask for."""
    path = folder / "postgres.password"
    path.touch(0o600)
    path.write_text("unused")
    return path


def test_with_a_server_the_api_and_the_projector_are_two_processes(server: dict[str, str], tmp_path: Path) -> None:
    """`serve` alone answers and follows nothing; `projector` brings it up to date; both stop at SIGTERM."""
    assert run(tmp_path, "migrate", **server).returncode == 0
    assert run(tmp_path, "custodian", "add", "hill", *SCHOOL, **server).returncode == 0
    DemoIssuer(tmp_path, production=False).start()
    port = _free_port()
    with Process(tmp_path, {**server, "CONFIDE_PORT": port}, "serve") as api:
        api.wait_until(lambda: _ready(port).get("ready", False))
        assert _staff(port, tmp_path) == 200
        assert _behind(port) == {}, "nobody has followed yet"
        with Process(tmp_path, server, "projector") as projector:
            projector.wait_until(lambda: set(_behind(port).values()) == {0})
            assert projector.stop(signal.SIGTERM) == 0
            assert "Traceback" not in projector.complained + projector.said
        assert api.stop(signal.SIGTERM) == 0
        assert "Traceback" not in api.complained + api.said
        lines = [json.loads(line) for line in (api.complained + api.said).splitlines()]
        assert {"service_started", "service_stopped"} <= {line["event"] for line in lines}


def test_with_a_database_of_its_own_one_process_is_all(tmp_path: Path) -> None:
    """It sets itself up, follows what it takes in, and leaves no database behind."""
    port = _free_port()
    alone = {
        "CONFIDE_ENV": "demo",
        "CONFIDE_DATABASE__EMBEDDED": "true",
        "CONFIDE_DATA_DIR": str(tmp_path / "data"),
        "CONFIDE_PORT": port,
    }
    with Process(tmp_path, alone, "serve") as service:
        service.wait_until(lambda: _ready(port).get("ready", False))
        # While it runs, the commands find its database.
        assert run(tmp_path, "custodian", "add", "hill", *SCHOOL, **alone).returncode == 0
        assert _staff(port, tmp_path / "data") == 200
        service.wait_until(lambda: set(_behind(port).values()) == {0})
        assert service.stop(signal.SIGTERM) == 0
        assert "Traceback" not in service.complained + service.said
    assert not (tmp_path / "data" / "postgres" / "postmaster.pid").exists()
