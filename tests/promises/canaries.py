"""Words that nobody could make up, one in every text field of every command, to be looked for elsewhere."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CANARY = "Quillfeather"
"""What every planted word begins with."""
Schema = Mapping[str, Any]
_NUMBERS = itertools.count()


def word() -> str:
    """A new canary."""
    return f"{CANARY}{next(_NUMBERS):07}"


@dataclass
class Planter:
    """Fills the body of any command from the API's own description of it."""

    document: Schema
    planted: int = 0

    def body(self, path: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """A body for `path`: `given`, and a canary in every other text field (None leaves one out)."""
        operation = self.document["paths"]["/api/v1/{custodian}/" + path]["post"]
        return dict(self._object(operation["requestBody"]["content"]["application/json"]["schema"], given))

    def _object(self, schema: Schema, given: Mapping[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = {}
        for name, inner in self._settled(schema)["properties"].items():
            kind = self._settled(inner)
            if name in given:
                told[name] = self._given(kind, given[name])
            elif kind.get("type") == "string" and not kind.keys() & {"format", "enum", "const", "pattern"}:
                told[name], self.planted = word(), self.planted + 1
        return {name: value for name, value in told.items() if value is not None}

    def _given(self, kind: Schema, value: Any) -> Any:
        if isinstance(value, Mapping):
            return self._object(kind, value)
        if isinstance(value, list):
            return [self._given(self._settled(kind["items"]), one) for one in value]
        return value

    def _settled(self, schema: Schema) -> Schema:
        """The schema itself, behind references and without its `or null`."""
        for one in schema.get("anyOf", ()):
            if one.get("type") != "null":
                return self._settled(one)
        if "$ref" in schema:
            return self._settled(self.document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
        return schema
