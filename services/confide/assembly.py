"""From settings to a service: the only place that knows every part, and puts them together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from access_policy import revision
from access_policy.embedded import Embedded
from access_policy.engine import PolicyEngine
from access_policy.opa_server import OpaServer
from access_policy.question import Answers
from case_store.journal.database import Database
from case_store.journal.embedded import EmbeddedPostgres
from case_store.journal.keys import KeyRing
from case_store.journal.migrations import migrate
from confide.app import Parts
from confide.demo_issuer import DemoIssuer
from confide.health import Metrics
from confide.identity import Verifier
from confide.logs import log
from confide.projector import Projector
from confide.settings import EngineKind, Env, Settings, secret
from projections.folders import FOLDERS
from projections.inline import INLINE

POLICIES = revision.policies()


@dataclass(frozen=True, slots=True)
class Places:
    """Where the database is reached, by each login, and the root key that its custodians' keys are wrapped with."""

    admin: str
    migrator: str
    api: str
    projector: str
    keys: KeyRing


@contextmanager
def places(settings: Settings) -> Iterator[Places]:
    """The database as these settings say: a server, or an embedded one that lives as long as this."""
    keys = _keys(settings)
    if not settings.database.embedded:
        admin = settings.dsn("admin" if settings.database.admin_password_file else "migrator")
        yield Places(admin, settings.dsn("migrator"), settings.dsn("api"), settings.dsn("projector"), keys)
        return
    server = EmbeddedPostgres(settings.data_dir / "postgres").start()
    try:
        migrator, api, projector = (
            server.dsn(f"confide_{login}", "confide") for login in ("migrator", "api", "projector")
        )
        yield Places(server.admin_dsn, migrator, api, projector, keys)
    finally:
        server.stop()


def _keys(settings: Settings) -> KeyRing:
    """The root key; where nothing real is at stake and none is named, one is made beside the data."""
    path = settings.root_key_file or settings.data_dir / "root.key"
    if settings.root_key_file is None and not settings.production and not path.exists():
        KeyRing.make_file(path)
    return KeyRing.from_file(path)


def bring_up_to_date(settings: Settings, places: Places) -> dict[str, tuple[str, ...]]:
    """Apply every migration that is missing: schema -> names of files. The logins' passwords come from their files."""
    # the administrator's is how we come in, and theirs to change
    ours = [(login, path) for login, path in settings.database.password_files() if login != "admin"]
    passwords = {f"confide_{login}": secret(path) for login, path in ours}
    return dict(migrate(places.admin, FOLDERS, passwords).applied)


def engine_of(settings: Settings) -> PolicyEngine:
    """The policy engine that the settings name."""
    if settings.engine_kind is EngineKind.OPA:
        token = secret(settings.engine.token_file) if settings.engine.token_file else None
        return OpaServer(settings.engine.url, token=token)
    return Embedded(POLICIES)


def issuer_of(settings: Settings) -> DemoIssuer:
    """The demo's issuer of tokens. Raises PermissionError in production."""
    return DemoIssuer(settings.data_dir, production=settings.production)


def parts_of(settings: Settings, places: Places, now: Callable[[], datetime]) -> Parts:
    """The parts of the service that answers over HTTP."""
    engine, metrics = engine_of(settings), Metrics()

    def engine_failed() -> None:
        metrics.engine_faults.inc()
        log.warning("engine_failed", engine=str(settings.engine_kind))

    trusted = settings.trusted_issuers()
    if settings.env is Env.DEMO:
        trusted = (*trusted, issuer_of(settings).trusted)
    return Parts(
        database=Database.of(places.api, places.keys, INLINE),
        engine=engine,
        answers=Answers(engine, failed=engine_failed),
        now=now,
        verify=Verifier(trusted, now),
        metrics=metrics,
        revision=revision.verified(POLICIES),
        watchers=settings.watchers,
    )


def projector_of(places: Places) -> Projector:
    """The projector of every custodian in this database."""
    return Projector(places.projector, places.keys)
