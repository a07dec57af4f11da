"""The policy engine in our own process: for the demo, for tests, for one small machine."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from regopy import Bundle, Input, Interpreter, RegoError  # type: ignore[import-untyped]  # it ships no types

from access_policy.engine import ENTRY_POINTS, EngineFault
from access_policy.revision import modules, policies, written

Rules = Callable[[], tuple[Mapping[str, str], str]]
"""The sources of a policy, and its revision."""


class Embedded:
    """regopy behind the protocol of engines.

    One engine, one thread: asked by two threads at once, it gives one the answer of the other, without an error.
    So it is made, asked and freed by a thread of its own. It answers what OPA answers, or nothing.
    """

    def __init__(self, folder: Path | None = None) -> None:
        place = folder or policies()
        self._rules: Rules = lambda: (modules(place), written(place))
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="policy")
        self._engine: tuple[Interpreter, Bundle] | None = None

    @classmethod
    def of(cls, sources: Mapping[str, str], revision: str) -> Embedded:
        """An engine of rules that are not installed here, such as those of an earlier revision."""
        engine = cls()
        engine._rules = lambda: (sources, revision)
        return engine

    async def open(self) -> None:
        """Compile the policies. Raises EngineFault where regopy does not take them."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._compile)

    async def close(self) -> None:
        """Free the engine, in its own thread, and end that."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._free)
        self._thread.shutdown(wait=False)

    async def ask(self, path: str, question: Mapping[str, Any]) -> Any:
        """What the rule at `path` answers. Raises EngineFault for an error or an undefined rule."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._answer, path, question)
        except RuntimeError as closed:
            raise EngineFault("the embedded engine is closed") from closed

    def _compile(self) -> None:
        try:
            interpreter = Interpreter()
            sources, revision = self._rules()
            for name, source in sources.items():
                interpreter.add_module(name, source)
            interpreter.add_data({"revision": {"sha256": revision}})
            bundle = interpreter.build(None, ENTRY_POINTS)
        except RegoError as wrong:
            raise EngineFault("the policies do not compile") from wrong
        if not bundle.ok():
            raise EngineFault("the policies do not compile")
        self._engine = (interpreter, bundle)

    def _free(self) -> None:
        self._engine = None

    def _answer(self, path: str, question: Mapping[str, Any]) -> Any:
        if self._engine is None or path not in ENTRY_POINTS:
            raise EngineFault("there is no such rule to ask")
        interpreter, bundle = self._engine
        try:
            interpreter.set_input(Input(question))
            output = interpreter.query_bundle_entrypoint(bundle, path)
            text = str(output)
        except RegoError:
            raise EngineFault("the embedded engine failed") from None
        # ok() is true for an undefined rule too: only one expression with a value is an answer
        if not output.ok() or text == "undefined":
            raise EngineFault("the embedded engine answered nothing")
        return _only_expression(text)


def _only_expression(text: str) -> Any:
    try:
        found = json.loads(text)
        (answer,) = found["expressions"]
    except (ValueError, KeyError, TypeError):
        raise EngineFault("the embedded engine answered something else") from None
    return answer
