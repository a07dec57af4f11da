"""An unsafe configuration does not start (guarantee G49)."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import OKPKey

from confide import settings
from confide.demo_issuer import DEMO_ISSUER
from confide.logs import LogFormat
from confide.settings import EngineKind, Env, Process, Settings, UnsafeSettings

Environ = dict[str, str | None]
Load = Callable[..., Settings]
SECRET = "only-the-database-knows"


@pytest.fixture
def safe(tmp_path: Path) -> Environ:
    """The environment of a production that may start."""
    for name in ("root.key", "password"):
        (tmp_path / name).write_text(SECRET + "\n")
        (tmp_path / name).chmod(0o600)
    keys = {"keys": [OKPKey.generate_key("Ed25519", {"kid": "a"}).as_dict(private=False)]}
    (tmp_path / "jwks.json").write_text(json.dumps(keys))
    return {
        "CONFIDE_DATABASE__HOST": "db.school.example",
        "CONFIDE_DATABASE__API_PASSWORD_FILE": str(tmp_path / "password"),
        "CONFIDE_ENGINE__KIND": "opa",
        "CONFIDE_ENGINE__URL": "http://127.0.0.1:8181",
        "CONFIDE_ROOT_KEY_FILE": str(tmp_path / "root.key"),
        "CONFIDE_ISSUERS": issuers(tmp_path),
    }


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Load:
    for name in list(os.environ):
        if name.startswith(("CONFIDE_", "POSTGRES_")):
            monkeypatch.delenv(name)

    def loaded(environ: Environ, process: Process = "api", **changed: str | None) -> Settings:
        for name, value in {**environ, **changed}.items():
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)
        return settings.load(process)

    return loaded


def issuers(folder: Path, **changed: Any) -> str:
    told = {"issuer": "https://login.example", "audience": "confide", "jwks_file": str(folder / "jwks.json")}
    return json.dumps([{**told, **changed}])


class TestProduction:
    def test_starts_when_all_is_safe(self, safe: Environ, load: Load) -> None:
        """It is what an installation is that says nothing else."""
        told = load(safe)
        assert told.env is Env.PRODUCTION
        assert told.logs is LogFormat.JSON
        assert [trusted.issuer for trusted in told.trusted_issuers()] == ["https://login.example"]

    @pytest.mark.parametrize(
        ("changed", "because"),
        [
            ({"CONFIDE_DATABASE__EMBEDDED": "true"}, "embedded database"),
            ({"CONFIDE_DATABASE__HOST": None}, "name the Postgres server"),
            ({"CONFIDE_DATABASE__SSLMODE": "disable"}, "verify-full"),
            ({"CONFIDE_DATABASE__SSLMODE": "require"}, "verify-full"),
            ({"CONFIDE_ENGINE__KIND": None}, "ENGINE__KIND is missing"),
            ({"CONFIDE_ENGINE__URL": "http://opa.school.example:8181"}, "must be https"),
            ({"CONFIDE_ENGINE__URL": "https://u:p@opa.school.example"}, "holds a password"),
            ({"CONFIDE_ENGINE__URL": "ftp://opa"}, "ENGINE__URL"),
            ({"CONFIDE_ENGINE__URL": None}, "ENGINE__URL"),
            ({"CONFIDE_ROOT_KEY_FILE": None}, "ROOT_KEY_FILE is missing"),
            ({"CONFIDE_ROOT_KEY_FILE": "/nowhere"}, "not there"),
            ({"CONFIDE_ROOT_KEY_FILE": "/tmp"}, "no file"),
            ({"CONFIDE_ISSUERS": None}, "ISSUERS is missing"),
            ({"CONFIDE_ISSUERS": "["}, "not JSON"),
            ({"CONFIDE_HOST": "0.0.0.0"}, "without TLS"),
            ({"CONFIDE_LOG_FORMAT": "console"}, "JSON"),
            ({"CONFIDE_ENVV": "demo"}, "misspelt"),
            ({"CONFIDE_DATABASE__HOTS": "x"}, "misspelt"),
            ({"CONFIDE_ENV": "producton"}, "CONFIDE_ENV does not"),
            ({"CONFIDE_PORT": "70000"}, "CONFIDE_PORT does not"),
            ({"POSTGRES_ENABLE_DB_FUNCTIONS": "y"}, "POSTGRES_ENABLE_DB_FUNCTIONS"),
        ],
        ids=str,
    )
    def test_does_not_start_unsafe(self, safe: Environ, load: Load, changed: Environ, because: str) -> None:
        """One change to the safe one, and it says what to change back; that it starts without it is shown above."""
        with pytest.raises(UnsafeSettings, match=re.escape(because)) as refused:
            load({**safe, **changed})
        assert SECRET not in str(refused.value)

    @pytest.mark.parametrize(
        ("changed", "because"),
        [
            ({"issuer": DEMO_ISSUER}, "demo's issuer"),
            ({"issuer": "http://login.example"}, "https"),
            ({"issuer": ""}, "CONFIDE_ISSUERS__0__ISSUER"),
            ({"jwks_file": "/nowhere.json"}, "no readable JWKS"),
            ({"algorithm": "none"}, "CONFIDE_ISSUERS__0__ALGORITHM"),
        ],
        ids=str,
    )
    def test_believes_no_unsafe_issuer(
        self, safe: Environ, load: Load, tmp_path: Path, changed: dict[str, str], because: str
    ) -> None:
        """Whoever issues tokens decides who is who."""
        with pytest.raises(UnsafeSettings, match=because):
            load(safe, CONFIDE_ISSUERS=issuers(tmp_path, **changed))

    def test_believes_no_issuer_twice(self, safe: Environ, load: Load, tmp_path: Path) -> None:
        """Which of the two keys would count?"""
        twice = json.dumps(json.loads(issuers(tmp_path)) * 2)
        with pytest.raises(UnsafeSettings, match="twice"):
            load(safe, CONFIDE_ISSUERS=twice)

    @pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
    @pytest.mark.parametrize("name", ["root.key", "password"])
    def test_keeps_no_secret_that_others_reach(
        self, safe: Environ, load: Load, tmp_path: Path, name: str, mode: int
    ) -> None:
        """A key that anyone on the machine can read, or replace, protects nothing."""
        (tmp_path / name).chmod(mode)
        with pytest.raises(UnsafeSettings, match="chmod 600"):
            load(safe)

    def test_takes_no_keys_that_anyone_could_replace(self, safe: Environ, load: Load, tmp_path: Path) -> None:
        """Public keys may be read by all, and written by few."""
        (tmp_path / "jwks.json").chmod(0o646)
        with pytest.raises(UnsafeSettings, match="chmod o-w"):
            load(safe)

    def test_says_all_that_is_wrong_at_once(self, safe: Environ, load: Load) -> None:
        """So that nobody starts it ten times to find ten faults."""
        with pytest.raises(UnsafeSettings) as refused:
            load({**safe, "CONFIDE_ENGINE__KIND": None, "CONFIDE_ISSUERS": None, "CONFIDE_HOST": "::"})
        assert len(refused.value.faults) == 3

    def test_may_speak_plainly_on_a_network_of_its_own(self, safe: Environ, load: Load) -> None:
        """The operator's word that nobody else reads it, as in docker-compose; said once, for all three."""
        open_ = {
            **safe,
            "CONFIDE_ENGINE__URL": "http://opa:8181",
            "CONFIDE_DATABASE__SSLMODE": "disable",
            "CONFIDE_HOST": "0.0.0.0",
        }
        assert load({**open_, "CONFIDE_PRIVATE_NETWORK": "true"}).private_network

    def test_may_embed_the_engine_if_it_says_so(self, safe: Environ, load: Load) -> None:
        """One small machine needs no second server, but nobody gets it by forgetting a line."""
        told = load({**safe, "CONFIDE_ENGINE__KIND": "embedded", "CONFIDE_ENGINE__URL": None})
        assert told.engine_kind is EngineKind.EMBEDDED

    def test_asks_each_process_for_what_it_needs(self, safe: Environ, load: Load) -> None:
        """The projector lets nobody in, and the migrator decides nothing: neither is given those secrets."""
        without = {**safe, "CONFIDE_ISSUERS": None, "CONFIDE_HOST": "0.0.0.0"}
        assert load(without, "projector")
        fewer = {**without, "CONFIDE_ENGINE__KIND": None, "CONFIDE_ENGINE__URL": None, "CONFIDE_ROOT_KEY_FILE": None}
        assert load(fewer, "migrator")
        with pytest.raises(UnsafeSettings):
            load(fewer, "projector")


class TestSettings:
    def test_of_a_demo_need_nothing(self, load: Load) -> None:
        """An embedded engine, and colours for the person who watches."""
        told = load({"CONFIDE_ENV": "demo"})
        assert (told.logs, told.engine_kind, told.production) == (LogFormat.CONSOLE, EngineKind.EMBEDDED, False)

    def test_keep_the_password_out_of_sight(self, safe: Environ, load: Load) -> None:
        """It is in the connection's string, and nowhere else."""
        told = load(safe)
        assert f"password={SECRET}" in told.dsn("api")
        assert "user=confide_api" in told.dsn("api")
        assert "password" not in told.dsn("projector")
        assert SECRET not in repr(told) + told.model_dump_json()
