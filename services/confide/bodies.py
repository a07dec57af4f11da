"""What may be sent: bodies of ordinary size, in JSON that means one thing only, with text that is text."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

from confide.problems import TooLarge

LARGEST_BODY = 256 * 1024

_NOT_JSON = "what was sent is not JSON in UTF-8, each field named once"
_NOT_TEXT = "what was sent holds characters that are no text"


async def whole_body(scope: Scope, receive: Receive) -> bytes | None:
    """The whole body, or None if the caller has gone. Raises TooLarge as soon as that is known."""
    declared = Headers(scope=scope).get("content-length", "0")
    if not declared.isdecimal() or int(declared[:20]) > LARGEST_BODY:
        raise TooLarge
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            raise TooLarge
        if not message.get("more_body", False):
            return bytes(body)


def replayed(body: bytes, receive: Receive) -> Callable[[], Awaitable[Message]]:
    """`receive` for the application: the body once, then whatever else happens."""
    told = False

    async def replay() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def faults_of(body: bytes) -> Iterable[str]:
    """What is wrong with the form of a body, whatever it is about: in words of ours alone."""
    if not body:
        return ()
    try:
        told = json.loads(body.decode(), object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return (_NOT_JSON,)
    # only an escape can smuggle in what UTF-8 and JSON themselves refuse
    return (_NOT_TEXT,) if b"\\u" in body and not all(map(_is_text, _texts(told))) else ()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_constant(_: str) -> Any:
    raise ValueError


def _texts(told: Any) -> Iterable[str]:
    waiting = [told]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node, dict):
            waiting.extend(node.keys())
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def _is_text(text: str) -> bool:
    return "\x00" not in text and not any("\ud800" <= c <= "\udfff" for c in text)
