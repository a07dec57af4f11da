"""Our command line as a process of its own, as people start it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

_CODE = "from confide.cli import app; app(prog_name='confide')"
_HERE = Path(__file__).resolve().parents[2]
PATIENCE = 300.0
"""Seconds that anything may take on a machine that is busy with other things."""


def environment(**settings: str) -> dict[str, str]:
    """The environment of a process: ours without settings of Confide, and with these."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("CONFIDE_")}
    path = os.pathsep.join([str(_HERE / "services"), str(_HERE)])
    return {**ours, "PYTHONPATH": path, "PYTHONUTF8": "1", **settings}


def run(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [sys.executable, "-c", _CODE, *arguments],
        cwd=folder,
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class Process:
    """A command that goes on until it is told to stop."""

    def __init__(self, folder: Path, settings: Mapping[str, str], *arguments: str) -> None:
        self._out, self._err = folder / f"{arguments[0]}.out", folder / f"{arguments[0]}.err"
        with self._out.open("w") as out, self._err.open("w") as err:
            command = [sys.executable, "-c", _CODE, *arguments]
            self._process = subprocess.Popen(command, cwd=folder, env=environment(**settings), stdout=out, stderr=err)

    @property
    def said(self) -> str:
        """What it has printed."""
        return self._out.read_text()

    @property
    def complained(self) -> str:
        """What it has printed on stderr."""
        return self._err.read_text()

    def wait_until(self, there: Callable[[], bool]) -> None:
        """Wait until `there` is true. Fails if the process ends before."""
        until = time.monotonic() + PATIENCE
        while not there():
            assert self._process.poll() is None, f"it has ended: {self.complained[-2000:]}"
            assert time.monotonic() < until, f"it takes too long: {self.complained[-2000:]}"
            time.sleep(0.1)

    def stop(self, by: int = signal.SIGINT) -> int:
        """Tell it to stop, and wait: its exit code."""
        self._process.send_signal(by)
        return self._process.wait(PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
