"""What the service writes about itself while it runs: what it did, when and how fast, never a word about a child.

Only keys that are named here are written, each only with values of its own shape; all else is dropped. A message,
a traceback's text and a local variable can hold a child's words, so none of them is ever written.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
from collections.abc import Callable, Mapping, MutableMapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO
from uuid import UUID

import structlog
from structlog.typing import FilteringBoundLogger


class LogFormat(StrEnum):
    """How log lines look: one JSON object a line, or coloured columns for a person."""

    JSON = "json"
    CONSOLE = "console"


log: FilteringBoundLogger = structlog.get_logger("confide")

_FRAMES = 30
_Shape = Callable[[Any], bool]


def _matching(pattern: str) -> _Shape:
    compiled = re.compile(pattern)
    return lambda value: (
        isinstance(value, str) and len(value) <= 200 and compiled.fullmatch(str.__str__(value)) is not None
    )


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _id(value: Any) -> bool:
    return isinstance(value, UUID) or _matching(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")(value)


def _list_of(shape: _Shape) -> _Shape:
    return lambda value: isinstance(value, (list, tuple)) and all(map(shape, value))


_event = _matching(r"[a-z]+(_[a-z]+)+")
_slug = _matching(r"[a-z][a-z0-9_]{0,30}")
_dotted = _matching(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*")

ALLOWED: Mapping[str, _Shape] = {
    "event": _event,
    "level": _matching(r"debug|info|warning|error|critical"),
    "timestamp": lambda value: isinstance(value, datetime) or _matching(r"[0-9T:.+Z-]{10,40}")(value),
    "logger": _dotted,
    # a request
    "method": _matching(r"GET|HEAD|POST|OTHER"),
    "route": _matching(r"unmatched|(/|(/([a-z0-9._-]+|\{[a-z_]+\}))+)"),
    "status": _number,
    "ms": _number,
    "request_id": _matching(r"[0-9a-f]{32}"),
    # the record: ids and closed words
    "custodian": _slug,
    "name": _matching(r"[a-z_]+\.[a-z_]+"),
    "projection": _slug,
    "position": _number,
    "behind": _number,
    "count": _number,
    "entry": _id,
    "file": _id,
    "stream": _id,
    "disclosure": _id,
    "fault": _matching(r"[A-Za-z0-9_]{1,60}"),
    "engine": _matching(r"opa|embedded"),
    "revision": _matching(r"[0-9a-f]{8,64}"),
    # the process
    "env": _matching(r"demo|development|production"),
    "port": _number,
    "pid": _number,
    "check": _slug,
    "error": _dotted,
    "caused_by": _list_of(_dotted),
    "where": _list_of(_matching(r"[A-Za-z0-9_.<>]+:[0-9]+")),
}
"""Every key that may be written, with the shape of its values."""


def allowed_only(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop every key that is not named, and every value that does not have its key's shape."""
    kept = {key: value for key, value in line.items() if key in ALLOWED and ALLOWED[key](value)}
    kept.setdefault("event", "message_withheld")
    return {key: str(value) if isinstance(value, UUID) else value for key, value in kept.items()}


def type_and_place(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replace an exception by its type, the types behind it, and module:line of its frames."""
    given = line.pop("exc_info", None)
    error = given[1] if isinstance(given, tuple) else sys.exc_info()[1] if given is True else given
    if isinstance(error, BaseException):
        line.update(described(error))
    return line


def described(error: BaseException) -> dict[str, Any]:
    """What may be said of an exception: types and places."""
    causes: list[str] = []
    seen, cause = {id(error)}, error.__cause__ or error.__context__
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        causes.append(_type_of(cause))
        cause = cause.__cause__ or cause.__context__
    said: dict[str, Any] = {"error": _type_of(error), "where": _places(error.__traceback__)}
    return {**said, "caused_by": causes} if causes else said


def _type_of(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}".replace(".<locals>", "")


def _places(trace: TracebackType | None) -> list[str]:
    places: list[str] = []
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        places.append(f"{module}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places[-_FRAMES:]


class Withheld(logging.Handler):
    """Takes what libraries log, and writes who spoke, how loud and where; their text is dropped."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line for `record`, without its message."""
        line: dict[str, Any] = {"where": [f"{Path(record.pathname).stem}:{record.lineno}"]}
        if record.exc_info and record.exc_info[1] is not None:
            line = described(record.exc_info[1])
        speaker = structlog.get_logger(record.name)
        speaker.log(min(record.levelno // 10 * 10, logging.CRITICAL), "library_spoke", logger=record.name, **line)


def configure(form: LogFormat, stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """Send all that this process says, its libraries' warnings and uncaught exceptions too, through the allow-list."""
    render: Any = structlog.processors.JSONRenderer()
    if form is LogFormat.CONSOLE:
        render = structlog.dev.ConsoleRenderer(sort_keys=False)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            type_and_place,
            allowed_only,
            render,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers[:] = [Withheld()]
    root.setLevel(max(level, logging.WARNING))
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        library = logging.getLogger(name)
        library.handlers.clear()
        library.propagate = name != "uvicorn.access"
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda given: _uncaught(given.exc_type, given.exc_value, given.exc_traceback)
    sys.unraisablehook = lambda given: _uncaught(given.exc_type, given.exc_value, given.exc_traceback)


def _uncaught(kind: type[BaseException], error: BaseException | None, _: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("exception_uncaught", exc_info=error if error is not None else kind())
