"""One stock regopy engine, asked by two threads: says `wrong` when it told one what was meant for the other.

Run as a process of its own, for it may crash.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterable

from regopy import Input, Interpreter, RegoError  # type: ignore[import-untyped]  # it ships no types

from access_policy.engine import ENTRY_POINTS
from access_policy.question import Asking
from access_policy.revision import modules, policies, written
from case_store.vocabulary import Capacity, Part
from tests.access_policy.engines import text_of
from tests.access_policy.table.oracle import expected
from tests.access_policy.table.questions import ROWS, Question, base

SECONDS = 20.0
QUESTIONS: tuple[Question, ...] = tuple(
    (Asking(Capacity.STAFF, None, relations), base(part)) for relations in ROWS for part in Part
)


def main() -> None:
    """Ask until the first wrong answer, or until the time is over."""
    interpreter = Interpreter()
    for name, source in modules(policies()).items():
        interpreter.add_module(name, source)
    interpreter.add_data({"revision": {"sha256": written(policies())}})
    bundle = interpreter.build(None, ENTRY_POINTS)
    wrong = threading.Event()
    until = time.monotonic() + SECONDS

    def level(question: Question) -> str | None:
        try:
            interpreter.set_input(Input(json.loads(text_of(question))))
            said = json.loads(str(interpreter.query_bundle_entrypoint(bundle, "need_to_know/decision")))
            return str(said["expressions"][0]["level"])
        except (RegoError, ValueError, KeyError, IndexError, TypeError):
            # an error is harmless: the answers without one are not
            return None

    def ask(questions: Iterable[Question]) -> None:
        asked = list(questions)
        while not wrong.is_set() and time.monotonic() < until:
            for question in asked:
                told = level(question)
                if told is not None and told != expected(*question).level:
                    wrong.set()

    threads = [threading.Thread(target=ask, args=[each]) for each in (QUESTIONS, reversed(QUESTIONS))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("wrong" if wrong.is_set() else "right")


if __name__ == "__main__":
    main()
