"""How one installation of Confide is set up; one that would put children's records at risk does not start.

Settings are environment variables (`CONFIDE_PORT`, `CONFIDE_DATABASE__HOST`). Secrets never are: they lie in files.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from psycopg.conninfo import make_conninfo
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from case_store.journal.faults import UnsafeConfiguration
from confide import safety
from confide.issuers import TrustedIssuer
from confide.logs import LogFormat

PREFIX = "CONFIDE_"
CONNECT_WITHIN = 5
"""Seconds in which a database must take a connection; one that only picks up would hold us for two minutes."""
Login = Literal["admin", "migrator", "api", "projector"]
Process = Literal["api", "projector", "migrator"]
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class UnsafeSettings(UnsafeConfiguration):
    """Confide does not start with these settings. Says what to change, and no value of a secret."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(["This configuration is not safe, so Confide does not start:", *faults]))
        self.faults = tuple(faults)


class Env(StrEnum):
    """What the installation is for. Whoever says nothing has said production."""

    DEMO = "demo"
    DEVELOPMENT = "development"
    PRODUCTION = "production"


class EngineKind(StrEnum):
    """Which policy engine answers: an OPA server, or the one inside the process."""

    OPA = "opa"
    EMBEDDED = "embedded"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class DatabaseSettings(_Part):
    """Where the record lies: a Postgres server, or one that we start ourselves below `data_dir`."""

    embedded: bool = False
    host: str = ""
    port: int = 5432
    name: str = "confide"
    sslmode: Literal["disable", "require", "verify-ca", "verify-full"] = "verify-full"
    sslrootcert: Path | None = None
    admin: str = "postgres"
    admin_password_file: Path | None = None
    migrator_password_file: Path | None = None
    api_password_file: Path | None = None
    projector_password_file: Path | None = None

    def password_files(self) -> Iterator[tuple[str, Path]]:
        """Each login that has a password, with the file that it lies in."""
        for login in ("admin", "migrator", "api", "projector"):
            path = getattr(self, f"{login}_password_file")
            if path is not None:
                yield login, path


class EngineSettings(_Part):
    """Who answers the questions of policy."""

    kind: EngineKind | None = None
    url: str = ""
    token_file: Path | None = None


class IssuerSettings(_Part):
    """An issuer of tokens that is believed, whom its tokens must be for, and the file of its public keys."""

    issuer: Annotated[str, Field(min_length=1)]
    audience: Annotated[str, Field(min_length=1)]
    jwks_file: Path


class Settings(BaseSettings):
    """Everything that can be set. `load` reads it and refuses what is unsafe."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True, hide_input_in_errors=True
    )

    env: Env = Env.PRODUCTION
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    data_dir: Path = Path(".confide")
    root_key_file: Path | None = None
    log_format: LogFormat | None = None
    private_network: bool = False
    """The operator's word that only this installation reads the network it runs in (that of docker-compose, say)."""
    watchers: tuple[Network, ...] = (ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1/128"))
    """From where /metrics and the details of /readyz may be read: counts tell."""
    database: DatabaseSettings = DatabaseSettings()
    engine: EngineSettings = EngineSettings()
    issuers: tuple[IssuerSettings, ...] = ()

    @property
    def production(self) -> bool:
        """Whether real records may be kept here."""
        return self.env is Env.PRODUCTION

    @property
    def logs(self) -> LogFormat:
        """How log lines look: JSON, but for a person who watches a demo."""
        return self.log_format or (LogFormat.CONSOLE if self.env is Env.DEMO else LogFormat.JSON)

    @property
    def engine_kind(self) -> EngineKind:
        """The policy engine: the embedded one where nothing else is said and nothing real is at stake."""
        return self.engine.kind or EngineKind.EMBEDDED

    def trusted_issuers(self) -> tuple[TrustedIssuer, ...]:
        """The issuers whose tokens are believed."""
        return tuple(TrustedIssuer(told.issuer, told.audience, told.jwks_file) for told in self.issuers)

    def dsn(self, login: Login) -> str:
        """How `login` reaches the database, with its password. Never log it, never show it."""
        database = self.database
        secrets = dict(database.password_files())
        return make_conninfo(
            host=database.host,
            port=database.port,
            dbname=database.name,
            user=database.admin if login == "admin" else f"confide_{login}",
            password=secret(secrets[login]) if login in secrets else None,
            sslmode=database.sslmode,
            sslrootcert=str(database.sslrootcert) if database.sslrootcert else None,
            application_name=f"confide_{login}",
            connect_timeout=CONNECT_WITHIN,
        )


def secret(path: Path) -> str:
    """The secret in a file, without the line's end that editors add."""
    return path.read_text(encoding="utf-8").rstrip("\r\n")


def load(process: Process = "api", environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process. Raises UnsafeSettings with one sentence for each thing to change."""
    given = os.environ if environ is None else environ
    unknown = sorted(name for name in given if name.upper().startswith(PREFIX) and not _known(name.upper()))
    if unknown:
        raise UnsafeSettings([f"{name} is no setting of ours: is it misspelt?" for name in unknown])
    try:
        settings = Settings()
    except ValidationError as error:
        raise UnsafeSettings([_said(fault["loc"], fault["type"]) for fault in error.errors()]) from None
    except ValueError:
        raise UnsafeSettings(["A setting that holds a list or an object is not JSON."]) from None
    if faults := [*safety.faults(settings, process, given)]:
        raise UnsafeSettings(faults)
    return settings


def _known(name: str) -> bool:
    head, _, rest = name.removeprefix(PREFIX).lower().partition("__")
    parts: Mapping[str, type[_Part]] = {"database": DatabaseSettings, "engine": EngineSettings}
    if rest:
        return head in parts and rest in parts[head].model_fields
    return head in Settings.model_fields


def _said(where: tuple[int | str, ...], kind: str) -> str:
    name = PREFIX + "__".join(str(step) for step in where).upper()
    return f"{name} is missing." if kind == "missing" else f"{name} does not have the form that is asked for."
