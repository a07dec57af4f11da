"""What a caller is told when something is wrong: what to do next, and nothing of what they typed.

Problem documents follow RFC 9457. A title is the docstring of its error class: writing an error is writing the API.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from case_store.errors import (
    Denied,
    Invalid,
    NotFound,
    RecordError,
    Refused,
    Stale,
    Unauthenticated,
    Unavailable,
)
from confide.logs import log

MEDIA_TYPE = "application/problem+json"
SENTENCE = "sentence"
"""The type of a `PydanticCustomError` whose message is a sentence of ours, and may be told as it is."""

_HEADERS: Mapping[int, Mapping[str, str]] = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": "5"}}
_UNKNOWN = "an unknown field"


class TooLarge(RecordError):
    """What was sent is larger than anything that is asked for."""

    status = 413


class NotAllowed(RecordError):
    """This cannot be done here."""

    status = 405


class Unexpected(RecordError):
    """Something went wrong on our side. It was noted, without your words; nothing half-done was kept."""

    status = 500


_BY_STATUS: Mapping[int, type[RecordError]] = {401: Unauthenticated, 404: NotFound, 405: NotAllowed, 413: TooLarge}

_HOW: Mapping[str, str] = {
    "missing": "is required",
    "extra_forbidden": "is not asked for",
    "string_too_short": "is too short",
    "string_too_long": "is too long",
    "too_short": "is too short",
    "too_long": "is too long",
    "enum": "is not one of the words that may be chosen",
    "literal_error": "is not one of the words that may be chosen",
    "date_from_datetime_inexact": "is not a date",
    "json_invalid": "is not JSON",
    "greater_than": "is too small",
    "greater_than_equal": "is too small",
    "less_than": "is too large",
    "less_than_equal": "is too large",
    "date_past": "must be in the past",
    "date_future": "must be in the future",
}
_HOW_BY_KIND: Mapping[str, str] = {
    "uuid": "is not an id",
    "date": "is not a date",
    "datetime": "is not a time with its zone",
    "timezone": "is not a time with its zone",
    "bool": "is not true or false",
    "int": "is not a whole number",
    "float": "is not a number",
    "string": "is not text",
    "list": "is not a list",
    "tuple": "is not a list",
    "set": "is not a list",
    "frozen": "is not a list",
    "model": "is not an object",
    "dict": "is not an object",
}


def problem(error: RecordError, *, faults: Iterable[str] = (), headers: Mapping[str, str] | None = None) -> Response:
    """The document for `error`: the same bytes for the same error, always."""
    document: dict[str, Any] = {
        "type": f"urn:confide:problem:{error.slug()}",
        "title": error.title(),
        "status": error.status,
    }
    if error.detail:
        document["detail"] = error.detail
    if told := list(dict.fromkeys(faults)):
        document["faults"] = told
    return Response(
        json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(),
        status_code=error.status,
        headers={**_HEADERS.get(error.status, {}), **(headers or {})},
        media_type=MEDIA_TYPE,
    )


def answers_with_problems(app: FastAPI) -> None:
    """Make `app` answer every error with a problem document, and say so in its OpenAPI."""
    known: list[frozenset[str]] = []

    async def recorded(_: Request, error: Exception) -> Response:
        assert isinstance(error, RecordError)  # noqa: S101 - narrows what Starlette types too widely
        return problem(error)

    async def routed(_: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101 - as above
        allow = {"Allow": error.headers["Allow"]} if error.headers and "Allow" in error.headers else None
        return problem(_BY_STATUS.get(error.status_code, Invalid)(), headers=allow)

    async def invalid(_: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - as above
        if not known:
            known.append(_names_in(app.openapi()))
        return problem(Invalid(), faults=[_fault(fault, known[0]) for fault in error.errors()])

    app.add_exception_handler(RecordError, recorded)
    app.add_exception_handler(HTTPException, routed)
    app.add_exception_handler(RequestValidationError, invalid)
    _document(app)


def unexpected(error: BaseException) -> Response:
    """The answer to a fault of ours. What is logged is its type and its places, never its message."""
    log.error("fault_unexpected", exc_info=error)
    return problem(Unexpected())


def _fault(fault: Mapping[str, Any], known: frozenset[str]) -> str:
    """One sentence about one fault, made of names that we declared and of nothing that was sent."""
    kind = str(fault["type"])
    where = [str(step) for step in fault["loc"][1:] if isinstance(step, int) or step in known]
    if kind == "extra_forbidden":
        return f"{_path(where[:-1], _UNKNOWN)} {_HOW[kind]}" if where else f"{_UNKNOWN} {_HOW[kind]}"
    subject = ".".join(where) or "what was sent"
    if kind == SENTENCE and not fault.get("ctx"):
        return f"{subject}: {fault['msg']}"
    return f"{subject} {_how(kind)}"


def _path(where: list[str], last: str) -> str:
    return f"{last} in {'.'.join(where)}" if where else last


def _how(kind: str) -> str:
    family = kind.split("_", maxsplit=1)[0]
    return _HOW.get(kind) or _HOW_BY_KIND.get(family, "does not have the form that is asked for")


def _names_in(openapi: Mapping[str, Any]) -> frozenset[str]:
    """Every name of a field or parameter that the API declares."""
    names: set[str] = set()

    def collect(node: Any) -> None:
        if isinstance(node, Mapping):
            names.update(node["properties"] if isinstance(node.get("properties"), Mapping) else ())
            if isinstance(node.get("name"), str) and "in" in node:
                names.add(node["name"])
            for child in node.values():
                collect(child)
        elif isinstance(node, list):
            for child in node:
                collect(child)

    collect(openapi)
    return frozenset(names)


_SCHEMA = {
    "title": "Problem",
    "description": "What went wrong (RFC 9457). It never repeats what was sent.",
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "The permanent name of this kind of problem."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What to do next."},
        "faults": {"type": "array", "items": {"type": "string"}, "description": "Which field is wrong, and how."},
    },
}
_ALWAYS = (Unauthenticated, Denied, NotFound, NotAllowed, TooLarge, Invalid, Unexpected, Unavailable)
_WRITING = (Refused, Stale)


@cache
def _documented(writing: bool) -> Mapping[str, Any]:
    """The problems of an operation, as OpenAPI has them."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    kinds = sorted(_ALWAYS + (_WRITING if writing else ()), key=lambda kind: kind.status)
    return {str(kind.status): {"description": kind.title(), "content": content} for kind in kinds}


def _document(app: FastAPI) -> None:
    """Let the OpenAPI document say which problems each operation answers with, instead of FastAPI's own."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = plain()
            schemas = document.setdefault("components", {}).setdefault("schemas", {})
            for stock in ("HTTPValidationError", "ValidationError"):
                schemas.pop(stock, None)
            schemas["Problem"] = _SCHEMA
            for operations in document.get("paths", {}).values():
                for operation in operations.values():
                    operation["responses"] = {
                        **{s: r for s, r in operation["responses"].items() if s.startswith(("1", "2", "3"))},
                        **_documented("201" in operation["responses"]),
                    }
        return app.openapi_schema or document

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend the document
