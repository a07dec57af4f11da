"""Projectors in processes of their own, to be killed: `python -m tests.confide.following_process DSN KEY_FILE`.

For each line on stdin it forks one that follows, says its process id, and waits until somebody has killed it.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from case_store.journal.keys import KeyRing
from confide import follower, logs
from confide.projector import FOLLOWING, Projector
from tests.confide.counting import Counting


def follow(dsn: str, root_key: bytes) -> None:
    """Follow until killed."""
    following = (Counting(), *FOLLOWING)
    Projector(dsn, KeyRing(root_key), following=following, poll=0.1).run(threading.Event())


if __name__ == "__main__":
    logs.configure(logs.LogFormat.JSON)  # to stderr: stdout is for the process ids
    follower.BATCH = 100  # many transactions, so that a kill often falls into one
    given_dsn, key_file = sys.argv[1:]
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            follow(given_dsn, Path(key_file).read_bytes())
        print(child, flush=True)
        os.waitpid(child, 0)
