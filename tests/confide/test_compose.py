"""The installation that docker-compose.yml describes is one that starts, and a safe one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from joserfc.jwk import OKPKey

from access_policy.engine import ENTRY_POINTS
from confide import settings
from confide.cli import app
from confide.settings import Process, UnsafeSettings
from tests.access_policy.engines import free_port, opa_or_skip, wait_for

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS: dict[str, Process] = {"api": "api", "projector": "projector", "migrate": "migrator"}
ISSUER = {"${CONFIDE_ISSUER:-}": "https://login.example", "${CONFIDE_AUDIENCE:-confide}": "confide"}


@pytest.fixture
def mounted(tmp_path: Path) -> Path:
    """What the containers find in /run: secrets, and the public keys of the issuer."""
    for name in COMPOSE["secrets"]:
        path = tmp_path / "secrets" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("a secret")
        path.chmod(0o600)
    keys = {"keys": [OKPKey.generate_key("Ed25519", {"kid": "a"}).as_dict(private=False)]}
    (tmp_path / "jwks.json").write_text(json.dumps(keys))
    return tmp_path


def environment(service: str, mounted: Path) -> dict[str, str]:
    text = json.dumps(SERVICES[service]["environment"]).replace("/run/", f"{mounted}/")
    for written, meant in ISSUER.items():
        text = text.replace(written, meant)
    told: dict[str, str] = json.loads(text)
    return told


class TestService:
    @pytest.mark.parametrize("service", OURS)
    def test_has_settings_that_start(self, service: str, mounted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Production's checks pass, with the secrets that this service is given and no others."""
        for name, value in environment(service, mounted).items():
            monkeypatch.setenv(name, value)
        for secret in set(COMPOSE["secrets"]) - set(SERVICES[service]["secrets"]):
            (mounted / "secrets" / secret).unlink()
        assert settings.load(OURS[service]).production

    @pytest.mark.parametrize("change", [("CONFIDE_PRIVATE_NETWORK", "false"), ("CONFIDE_ISSUERS", None)])
    def test_does_not_start_with_less(
        self, change: tuple[str, str | None], mounted: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The negative control: without the operator's word, or with nobody named who vouches for people."""
        name, value = change
        for told, meant in {**environment("api", mounted), name: value or SERVICES["api"]["environment"][name]}.items():
            monkeypatch.setenv(told, meant.replace("/run/", f"{mounted}/"))
        with pytest.raises(UnsafeSettings):
            settings.load("api")

    @pytest.mark.parametrize("service", OURS)
    def test_calls_a_command_that_there_is(self, service: str) -> None:
        """Its own command, and the one that its health is asked with."""
        known = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a typer.Typer is a click group
        check = SERVICES[service].get("healthcheck", {}).get("test", [])
        called = [SERVICES[service]["command"], *([check[2:]] if check[1:2] == ["confide"] else [])]
        for name, *rest in called:
            assert name in known
            for step in rest:
                assert step in known[name].commands

    def test_is_reached_from_this_machine_only(self) -> None:
        """And only the api at all: what lies inside is on a network that leads nowhere."""
        ports = {name: service.get("ports", []) for name, service in SERVICES.items()}
        assert {name for name, told in ports.items() if told} == {"api"}
        assert all(port.startswith("127.0.0.1:") for port in ports["api"])
        assert COMPOSE["networks"]["inside"]["internal"]
        assert [name for name, service in SERVICES.items() if "outside" in service["networks"]] == ["api"]

    def test_holds_no_secret_in_its_environment(self) -> None:
        """They come from files, which `docker inspect` and a crash's report do not show."""
        for service in SERVICES.values():
            for name in service.get("environment", {}):
                assert "PASSWORD" not in name or name.endswith("_FILE")

    def test_changes_nothing_but_what_it_keeps(self) -> None:
        """Policies are mounted read-only, and our own containers have no place to write but /tmp."""
        assert all(volume.endswith(":ro") for volume in SERVICES["opa"]["volumes"])
        assert all(SERVICES[name]["read_only"] for name in ("opa", *OURS))


@contextmanager
def policy_server(*without: str) -> Iterator[str]:
    """OPA as the file starts it, on a free port of this machine."""
    opa, port = opa_or_skip(), free_port()
    folders = {"/policies": str(ROOT / "policies"), "/policy_server": str(ROOT / "deploy" / "policy_server")}
    words = [word for word in SERVICES["opa"]["command"] if word not in without]
    command = [folders.get(word, word).replace("0.0.0.0:8181", f"127.0.0.1:{port}") for word in words]
    process = subprocess.Popen([opa, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def sent(method: str, address: str, body: bytes | None = None) -> int:
    request = urllib.request.Request(address, method=method, data=body, headers={"Content-Type": "text/plain"})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


FORGED = b"package need_to_know\n\nextra := true\n"


class TestPolicyServer:
    def test_answers_questions_and_takes_no_orders(self) -> None:
        """Whoever reaches it can ask; nobody can change what it answers, or look at anything else."""
        with policy_server() as address:
            assert {sent("POST", f"{address}/v1/data/{rule}", b'{"input": {}}') for rule in ENTRY_POINTS} == {200}
            assert sent("GET", f"{address}/health") == 200
            for method, path in (("PUT", "policies/x"), ("PUT", "data/x"), ("GET", "policies"), ("POST", "query")):
                assert sent(method, f"{address}/v1/{path}", FORGED) == 401

    def test_would_take_orders_without_its_door(self) -> None:
        """The negative control: the same server without --authorization takes a policy from anybody."""
        with policy_server("--authorization=basic") as address:
            assert sent("PUT", f"{address}/v1/policies/x", FORGED) == 200

    def test_is_well_by_its_own_account(self) -> None:
        """The check that compose makes succeeds while it runs, and fails once it does not."""
        with policy_server() as address:
            asked = json.dumps(SERVICES["opa"]["healthcheck"]["test"][2:]).replace("http://127.0.0.1:8181", address)
            command = [opa_or_skip(), *json.loads(asked)]
            assert subprocess.run(command, check=False, capture_output=True).returncode == 0
        assert subprocess.run(command, check=False, capture_output=True).returncode != 0

    def test_lets_all_questions_in_that_we_ask(self) -> None:
        """The list in Rego is the list in Python."""
        source = (ROOT / "deploy" / "policy_server" / "authz.rego").read_text()
        assert all(f'"{rule}"' in source for rule in ENTRY_POINTS)


class TestMakefile:
    @pytest.mark.parametrize(
        ("parser", "ci", "code"),
        [([], "", 0), (["COMPOSE_PARSER=/nowhere/cmd"], "", 0), (["COMPOSE_PARSER=/x"], "true", 2)],
    )
    def test_checks_the_file_by_its_real_parser(self, parser: list[str], ci: str, code: int) -> None:
        """Where the parser is there, the file passes; where it is not, a person is told so, and CI fails."""
        make = shutil.which("make")
        if make is None:
            pytest.skip("make is not installed")
        told = subprocess.run(
            [make, "-s", "check-compose", *parser],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, "CI": ci},
        )
        assert told.returncode == code
        assert "skipped" in told.stdout or not parser
