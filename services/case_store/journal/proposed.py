"""What is handed to the journal to be kept, and the plain answers when it is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from case_store.desk import FileKind
from case_store.entry import Entry


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that entries lie in: what kind it is, and whose, so that erasing a person finds it."""

    file: UUID
    kind: FileKind
    whose: UUID | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """The entries of one command: all are kept, or none.

    The first version in each stream is the one that is expected next. With a `digest` the command is remembered,
    with its `answer` (ids only), for a retry. With `actor` and `rights_as_of` it is refused if that person's
    relations have changed since. `files` names the file of every entry; its key is made where there is none.
    `draft` is the actor's draft that these entries come of: kept, they take its place.
    """

    command: UUID
    entries: tuple[Entry, ...]
    files: tuple[NewFile, ...] = ()
    digest: bytes | None = None
    answer: Mapping[str, Any] = field(default_factory=dict)
    actor: UUID | None = None
    rights_as_of: int | None = None
    draft: UUID | None = None

    def __post_init__(self) -> None:
        """Refuse what could never be kept: no entries, another command's, gaps in a stream."""
        if not self.entries:
            raise ValueError("A command without entries leaves nothing to keep.")
        following: dict[UUID, int] = {}
        for entry in self.entries:
            if entry.command != self.command:
                raise ValueError("An entry belongs to another command.")
            if following.get(entry.stream, entry.version) != entry.version:
                raise ValueError("The versions of a stream follow one another.")
            following[entry.stream] = entry.version + 1


class StaleStream(Exception):
    """The stream has moved on since it was read: decide again."""

    def __init__(self, stream: UUID | None) -> None:
        super().__init__(f"Stream {stream} has moved on.")
        self.stream = stream


class RightsChanged(Exception):
    """The actor's relations have changed since they were read: ask for leave again."""


class Settled(Exception):
    """This command was kept before. `digest` tells whether it is the same request, `answer` is what it was told."""

    def __init__(self, digest: bytes, answer: Mapping[str, Any]) -> None:
        super().__init__("This command was kept before.")
        self.digest, self.answer = digest, answer
