"""Where the demo lives on disk, and whether one is running: everything of it lies in one folder, fresh each time."""

from __future__ import annotations

import fcntl
import json
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from confide.demo_issuer import DemoIssuer


class DemoRuns(Exception):
    """A demo is running in this folder already. Says where."""


class Place:
    """The demo's folder. A lock beside it, which the operating system gives back, says whether a demo is running."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock_file = folder.with_name(f"{folder.name}.lock")
        self._about, self._tour = folder / "running.json", folder / "tour.json"
        self.log = folder.with_name(f"{folder.name}.log")
        """What the service says about itself, emptied at each start; beside the folder, which is thrown away."""

    @property
    def issuer(self) -> DemoIssuer:
        """Who vouches for the demo's people. The demo is never production."""
        return DemoIssuer(self.folder, production=False)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """The folder, empty and ours alone as long as this lasts. Raises DemoRuns."""
        self._lock_file.parent.mkdir(parents=True, exist_ok=True)
        with self._lock_file.open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise self._runs() from None
            self.log.write_text("", encoding="utf-8")
            self._empty()
            try:
                yield
            finally:
                self._about.unlink(missing_ok=True)

    def _empty(self) -> None:
        """An empty folder. What an earlier demo left is thrown away meanwhile, for a database has many files."""
        left = self.folder.with_name(f"{self.folder.name}.old")
        shutil.rmtree(left, ignore_errors=True)
        if self.folder.exists():
            self.folder.rename(left)
            threading.Thread(target=shutil.rmtree, args=(left, True), name="sweeper").start()
        self.folder.mkdir(mode=0o755)

    def check_free(self) -> None:
        """Raises DemoRuns where `taken` would."""
        if self.starts():
            raise self._runs()

    def _runs(self) -> DemoRuns:
        about = self.running()
        where = f"at {about['address']}" if about else "but is not up yet"
        return DemoRuns(f"A demo is running here already, {where}.")

    def starts(self) -> bool:
        """Whether a demo holds the folder, up or not."""
        if not self._lock_file.exists():
            return False
        with self._lock_file.open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def running(self) -> dict[str, Any] | None:
        """What a running demo has said about itself, or None. What one that died has left counts for nothing."""
        if not self.starts():
            return None
        try:
            about: dict[str, Any] = json.loads(self._about.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return about

    def say(self, about: Mapping[str, Any]) -> None:
        """Let other programs on this machine find the demo."""
        _write(self._about, about)

    def keep_tour(self, seen: Mapping[str, Any]) -> None:
        """Keep what the tour saw as the stories were told."""
        _write(self._tour, seen)

    def tour(self) -> dict[str, Any]:
        """What `keep_tour` kept."""
        seen: dict[str, Any] = json.loads(self._tour.read_text(encoding="utf-8"))
        return seen


def _write(path: Path, what: Mapping[str, Any]) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(what, default=str), encoding="utf-8")
    fresh.replace(path)
