"""What a figure was measured on: without it, no number means anything."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

import psycopg

SETTINGS = (
    "fsync",
    "synchronous_commit",
    "full_page_writes",
    "wal_sync_method",
    "shared_buffers",
    "commit_delay",
    "jit",
)
PACKAGES = ("psycopg", "pydantic", "cryptography", "regopy", "uvloop", "eventsourcing")
_PAGE = os.urandom(8192)


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine, the versions and the settings of one run."""

    cores: int
    load: float
    fsync_ms: float
    system: str
    versions: Mapping[str, str]
    settings: Mapping[str, str]


def machine(folder: Path, admin_dsn: str) -> Machine:
    """This machine, with the disk that `folder` lies on and the server that `admin_dsn` reaches."""
    with psycopg.connect(admin_dsn) as connection:
        rows = connection.execute("SELECT name, setting || coalesce(unit, '') FROM pg_settings").fetchall()
        server = connection.execute("SHOW server_version").fetchone()
    every: dict[str, str] = dict(rows)
    return Machine(
        cores=os.cpu_count() or 1,
        load=os.getloadavg()[0],
        fsync_ms=fsync_seconds(folder) * 1000,
        system=f"{platform.system()} {platform.machine()}",
        versions={
            "Python": platform.python_version(),
            "PostgreSQL": str(server[0]) if server else "?",
            **{package: version(package) for package in PACKAGES},
        },
        settings={name: every[name] for name in SETTINGS if name in every},
    )


def fsync_seconds(folder: Path, times: int = 200) -> float:
    """The median time to write one page and have the disk say that it is kept."""
    sync = getattr(os, "fdatasync", os.fsync)
    path, took = folder / "fsync", []
    handle = os.open(path, os.O_WRONLY | os.O_CREAT)
    try:
        for _ in range(times):
            began = perf_counter()
            os.pwrite(handle, _PAGE, 0)
            sync(handle)
            took.append(perf_counter() - began)
    finally:
        os.close(handle)
        path.unlink()
    return median(took)
