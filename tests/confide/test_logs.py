"""What the service writes about itself holds no word of anybody's."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import structlog

from confide import logs
from confide.logs import ALLOWED, LogFormat, log

CANARY = "mum said Leila"
ID = UUID("0192d1a2-0000-7000-8000-000000000001")


@pytest.fixture(autouse=True)
def _put_back() -> Iterator[None]:
    """Logging belongs to the whole process: leave it as it was found."""
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook, sys.unraisablehook)
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:], root.level = handlers, level
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    logging.captureWarnings(False)
    structlog.reset_defaults()


@pytest.fixture
def sink() -> io.StringIO:
    stream = io.StringIO()
    logs.configure(LogFormat.JSON, stream)
    return stream


def lines(sink: io.StringIO) -> list[dict[str, Any]]:
    assert CANARY not in sink.getvalue()
    assert "Leila" not in sink.getvalue()
    return [json.loads(line) for line in sink.getvalue().splitlines()]


def blamed() -> ValueError:
    words = CANARY
    try:
        raise KeyError(words)
    except KeyError as cause:
        try:
            raise ValueError(f"could not store {words}") from cause
        except ValueError as error:
            return error


class TestLine:
    def test_holds_ids_numbers_and_closed_words(self, sink: io.StringIO) -> None:
        """That is enough to find an entry, and to say nothing about it."""
        log.info("entry_written", name="elsa.session_noted", position=7, entry=ID, custodian="harbour")
        (line,) = lines(sink)
        assert line.pop("timestamp")
        assert line == {
            "event": "entry_written",
            "level": "info",
            "name": "elsa.session_noted",
            "position": 7,
            "entry": str(ID),
            "custodian": "harbour",
        }

    def test_drops_keys_that_are_not_named(self, sink: io.StringIO) -> None:
        """Nobody has to remember what must not be written: only what may be is."""
        log.info("entry_written", note=CANARY, detail={"text": CANARY}, pupil=CANARY)
        assert lines(sink)[0].keys() == {"event", "level", "timestamp"}

    @pytest.mark.parametrize("key", ALLOWED)
    @pytest.mark.parametrize("value", [CANARY, [CANARY], {"a": CANARY}, CANARY.encode(), "Leila " * 100, object()])
    def test_drops_words_under_every_key(self, sink: io.StringIO, key: str, value: object) -> None:
        """A key that is named has values of its own shape only."""
        told: dict[str, Any] = {"event": "entry_written", key: value}
        log.info(**told)
        assert set(lines(sink)[0]) <= {"event", "level", "timestamp"}

    def test_withholds_a_message_that_is_a_sentence(self, sink: io.StringIO) -> None:
        """Sentences are where words of others slip in."""
        log.warning(f"could not read what {CANARY}")
        assert lines(sink)[0]["event"] == "message_withheld"

    def test_looks_the_same_to_a_person(self) -> None:
        """The demo's colours pass the same list."""
        stream = io.StringIO()
        logs.configure(LogFormat.CONSOLE, stream)
        log.info("entry_written", note=CANARY, position=7)
        assert "entry_written" in stream.getvalue()
        assert CANARY not in stream.getvalue()

    def test_would_hold_the_words_without_the_list(self, sink: io.StringIO) -> None:
        """The negative control: the same line, with the processor taken away."""
        structlog.configure(processors=[structlog.processors.JSONRenderer()])
        log.info("entry_written", note=CANARY)
        assert CANARY in sink.getvalue()


class TestException:
    def test_is_a_type_and_places(self, sink: io.StringIO) -> None:
        """Not its message, not its locals, not those of what caused it."""
        log.error("fault_unexpected", exc_info=blamed())
        (line,) = lines(sink)
        assert line["error"] == "builtins.ValueError"
        assert line["caused_by"] == ["builtins.KeyError"]
        assert line["where"][0].startswith("tests.confide.test_logs:")

    def test_that_nobody_catches_is_too(self, sink: io.StringIO) -> None:
        """In the main thread, in another, and where Python cannot raise."""
        error = blamed()
        sys.excepthook(type(error), error, error.__traceback__)
        thread = threading.Thread(target=_raise)
        thread.start()
        thread.join()
        assert [line["event"] for line in lines(sink)] == ["exception_uncaught"] * 2

    def test_lost_in_a_task_is_too(self, sink: io.StringIO) -> None:
        """asyncio tells its logger, with the message: only type and place are kept."""

        async def forget() -> None:
            asyncio.get_running_loop().call_exception_handler({"message": CANARY, "exception": blamed()})

        asyncio.run(forget())
        (line,) = lines(sink)
        assert (line["event"], line["logger"], line["error"]) == ("library_spoke", "asyncio", "builtins.ValueError")


class TestLibrary:
    def test_says_that_it_spoke_and_where(self, sink: io.StringIO) -> None:
        """Its text may repeat ours, a failed row or a connection's password."""
        logging.getLogger("some.library").warning("error connecting: %s", CANARY)
        (line,) = lines(sink)
        assert (line["event"], line["logger"], line["level"]) == ("library_spoke", "some.library", "warning")
        assert line["where"][0].startswith("test_logs:")

    def test_warns_without_its_text(self, sink: io.StringIO) -> None:
        """Warnings quote values too."""
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            logging.captureWarnings(True)
            warnings.warn(CANARY, stacklevel=1)
        assert lines(sink)[0]["logger"] == "py.warnings"

    def test_writes_no_access_log(self, sink: io.StringIO) -> None:
        """An address's query may hold what was searched for."""
        logging.getLogger("uvicorn.access").critical("GET /?q=%s", CANARY)
        assert lines(sink) == []


def _raise() -> None:
    raise blamed()
