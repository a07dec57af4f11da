"""What a reading told, so that tests can say it in a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Told:
    """One reading, as it came."""

    said: Any

    @property
    def entries(self) -> list[dict[str, Any]]:
        """The entries told."""
        return list(self.said["entries"])

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The lines of a view."""
        return list(self.said["rows"])

    @property
    def withheld(self) -> list[dict[str, Any]]:
        """What may be known of the rest."""
        return list(self.said["withheld"])

    def of(self, what: str) -> list[dict[str, Any]]:
        """The entries of one name."""
        return [entry for entry in self.entries if entry["what"] == what]

    def one(self, what: str) -> dict[str, Any]:
        """The one entry of that name."""
        (entry,) = self.of(what)
        return entry

    def levels(self) -> dict[str, str]:
        """At which level each kind of entry is told, for pages on which each is told at one level."""
        return {entry["what"]: entry["level"] for entry in self.entries}

    def parts(self) -> set[str]:
        """The parts of which anything is told."""
        return {entry["part"] for entry in self.entries}

    def ids(self) -> set[UUID]:
        """The entries told, by id."""
        return {UUID(entry["id"]) for entry in self.entries}

    def __contains__(self, words: str) -> bool:
        return words in json.dumps(self.said, ensure_ascii=False)
