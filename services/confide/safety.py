"""What in an installation's set-up would put children's records at risk: one sentence for each thing to change.

No sentence holds a value of a secret, only the name of the setting.
"""

from __future__ import annotations

import ipaddress
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from confide.demo_issuer import DEMO_ISSUER
from confide.issuers import UnusableKeys, read_keys

if TYPE_CHECKING:
    from confide.settings import Process, Settings


def faults(settings: Settings, process: Process, environ: Mapping[str, str]) -> Iterator[str]:
    """What must be changed before `process` may start, one sentence each."""
    if environ.get("POSTGRES_ENABLE_DB_FUNCTIONS"):
        yield "POSTGRES_ENABLE_DB_FUNCTIONS makes followers skip entries for ever: remove it."
    yield from _faults_of_files(settings)
    if settings.production:
        yield from _faults_of_database(settings)
    if settings.production and process != "migrator":
        yield from _faults_of_deciding(settings)
    if settings.production and process == "api":
        yield from _faults_of_listening(settings)
    if settings.engine.kind == "opa":
        yield from _faults_of_opa(settings)
    for told in settings.issuers:
        try:
            read_keys(told.jwks_file)
        except UnusableKeys as error:
            yield f"CONFIDE_ISSUERS: {error}"
    if len({told.issuer for told in settings.issuers}) != len(settings.issuers):
        yield "CONFIDE_ISSUERS names an issuer twice."


def _faults_of_database(settings: Settings) -> Iterator[str]:
    database = settings.database
    if database.embedded:
        yield "CONFIDE_DATABASE__EMBEDDED: the embedded database is for demos and tests; name a server."
    elif not database.host:
        yield "CONFIDE_DATABASE__HOST is missing: name the Postgres server."
    elif not database.host.startswith("/") and not _near(database.host, settings) and database.sslmode != "verify-full":
        yield "CONFIDE_DATABASE__SSLMODE must be verify-full, for records travel there; see CONFIDE_PRIVATE_NETWORK."
    if settings.log_format == "console":
        yield "CONFIDE_LOG_FORMAT: production writes JSON."


def _faults_of_deciding(settings: Settings) -> Iterator[str]:
    if settings.engine.kind is None:
        yield "CONFIDE_ENGINE__KIND is missing: say opa, or embedded if this one process is the whole installation."
    if settings.root_key_file is None:
        yield "CONFIDE_ROOT_KEY_FILE is missing: without a root key nothing can be encrypted."


def _faults_of_listening(settings: Settings) -> Iterator[str]:
    if not settings.issuers:
        yield "CONFIDE_ISSUERS is missing: with nobody to vouch for people, nobody can come in."
    if any(told.issuer == DEMO_ISSUER for told in settings.issuers):
        yield "CONFIDE_ISSUERS names the demo's issuer: anyone can be anyone there."
    if any(urlsplit(told.issuer).scheme != "https" for told in settings.issuers if told.issuer != DEMO_ISSUER):
        yield "CONFIDE_ISSUERS: an issuer's name must be an https address."
    if not _near(settings.host, settings):
        yield "CONFIDE_HOST is open to the network without TLS: listen on 127.0.0.1 behind a proxy that has it."


def _faults_of_opa(settings: Settings) -> Iterator[str]:
    told = urlsplit(settings.engine.url)
    if told.scheme not in {"http", "https"} or not told.hostname or told.query or told.fragment:
        yield "CONFIDE_ENGINE__URL must be the http or https address of the OPA server."
    elif told.username or told.password:
        yield "CONFIDE_ENGINE__URL holds a password: put it into CONFIDE_ENGINE__TOKEN_FILE."
    elif told.scheme == "http" and not _near(told.hostname, settings):
        # Whoever can change an answer on its way decides who reads what.
        yield "CONFIDE_ENGINE__URL must be https, for whoever can change an answer there decides who reads what."


def _faults_of_files(settings: Settings) -> Iterator[str]:
    secrets = {f"DATABASE__{login.upper()}_PASSWORD_FILE": path for login, path in settings.database.password_files()}
    secrets["ROOT_KEY_FILE"] = settings.root_key_file or Path()
    secrets["ENGINE__TOKEN_FILE"] = settings.engine.token_file or Path()
    for name, path in secrets.items():
        if path != Path() and (fault := _fault_of_secret(path)):
            yield f"CONFIDE_{name} {fault}"
    for told in settings.issuers:
        if told.jwks_file.exists() and told.jwks_file.stat().st_mode & stat.S_IWOTH:
            yield "CONFIDE_ISSUERS: anyone on this machine could put their own key into a jwks_file (chmod o-w)."


def _fault_of_secret(path: Path) -> str | None:
    try:
        about = path.stat()
    except OSError:
        return "names a file that is not there, or not ours to read."
    if not stat.S_ISREG(about.st_mode) or about.st_size == 0:
        return "names something that is no file, or is empty."
    if about.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return "can be read or changed by others than its owner (chmod 600)."
    return None if os.access(path, os.R_OK) else "names a file that is not ours to read."


def _near(host: str, settings: Settings) -> bool:
    """Whether what travels to `host` stays on this machine, or on a network that the operator vouches for."""
    if host == "localhost" or settings.private_network:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
