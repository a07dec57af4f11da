"""An entry as the database holds it: what is in clear, and the sealed words."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from eventsourcing.persistence import Notification


@dataclass(frozen=True, kw_only=True)
class StoredEntry(Notification):
    """The library's stored event with the envelope of ours.

    `originator_id` is the stream, `originator_version` the version, `topic` the event's permanent name, `state`
    the sealed words, `id` the position (0 before it is stored). `wrapped` is None once its key was destroyed.
    """

    id: int = 0
    entry: UUID
    custodian: str
    file: UUID
    matter: UUID | None
    part: str
    about: UUID | None
    key: UUID
    command: UUID
    envelope: Mapping[str, Any] = field(default_factory=dict)
    recorded_at: datetime | None = None
    wrapped: bytes | None = None

    @property
    def clear(self) -> dict[str, Any]:
        """All that is in clear, for JSON; ids are written as text."""
        return {
            "about": self.about,
            "command": self.command,
            "custodian": self.custodian,
            "entry": self.entry,
            "envelope": self.envelope,
            "file": self.file,
            "key": self.key,
            "matter": self.matter,
            "name": self.topic,
            "part": self.part,
            "stream": self.originator_id,
            "version": self.originator_version,
        }

    def place(self) -> bytes:
        """All that is in clear, in one canonical form: what the sealed words are bound to."""
        return orjson.dumps(self.clear, option=orjson.OPT_SORT_KEYS)

    def holding(self, state: bytes) -> StoredEntry:
        """The same entry with these sealed words: they are not part of what is in clear."""
        holding = copy(self)
        object.__setattr__(holding, "state", state)
        return holding
