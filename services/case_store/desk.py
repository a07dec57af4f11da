"""Where a command is handed in: who calls, where it goes, and what the caller is answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.decider import Command, Decider
from case_store.entry import Actor

PREFIX = "/api/v1/{custodian}"
"""Where everything of one school is reached. Each router of its own carries it, so that each route is made once: a
router that is included in another is made anew, and there are hundreds of routes."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request to write: who, the Idempotency-Key, and the version they saw (If-Match), if they said one.

    `draft` is their draft that this comes of: it goes when the entries are kept.
    """

    actor: Actor
    key: str
    expected: int | None = None
    draft: UUID | None = None


class FileKind(StrEnum):
    """What is opened, encrypted and erased together."""

    CASE = "case"
    PARTICULARS = "particulars"
    ADULT_CONCERN = "adult_concern"
    GROUP = "group"
    ELSA_SUPPORT = "elsa_support"
    REGISTER = "register"
    AGENCY = "agency"
    TRAIL = "trail"


@dataclass(frozen=True, slots=True)
class To:
    """Where a command goes.

    `stream` is the stream it decides against: an existing one, one whose id follows from the command, or None for
    a new thing; `own` instead names a stream of the custodian's own (its id is `uuid5(trail, own)`).
    `file` is the kind of file that a *new* stream's entries lie in; an existing stream keeps its own.
    `pupil` or `case` says whose case it is about, `pupils` in whose cases it leaves entries besides; `about` the
    entry that it corrects or answers for; `matter` the matter that it speaks of, where that is neither its stream nor
    the case; `knows` how that matter's own stream is remembered, where the rules need it. `members`: it leaves entries
    in the cases of all in whose cases its stream has left some. Ids that do not belong together are answered as if they
    did not exist. `anywhere`: it is about the school as a whole, so that what the actor leads for any pupil counts.
    """

    rules: Decider[Any]
    stream: UUID | None = None
    own: str | None = None
    must_exist: bool = False
    file: FileKind = FileKind.CASE
    pupil: UUID | None = None
    case: UUID | None = None
    person: UUID | None = None
    about: UUID | None = None
    matter: UUID | None = None
    knows: Decider[Any] | None = None
    pupils: tuple[UUID, ...] = ()
    members: bool = False
    anywhere: bool = False


class Receipt(BaseModel):
    """What was taken in. It says nothing about what was held before.

    `case` is the case of the pupil it is about: every pupil on the roll has one, whether anything is held or not.
    `id` is the thing made or acted on, `entries` are the ids of the entries that the command caused (those
    the caller wrote), `version` the version to send with If-Match, for things that the caller reads whole.
    """

    model_config = ConfigDict(frozen=True)

    id: UUID
    entries: tuple[UUID, ...] = ()
    version: int | None = None
    case: UUID | None = None


class Desk(Protocol):
    """What a router of commands needs: who calls (a FastAPI dependency that gives a Call), and the way in."""

    @property
    def call(self) -> Callable[..., Awaitable[Call]]:
        """Who calls, under which key, having seen which version."""
        ...

    async def write(self, call: Call, command: Command, to: To) -> Receipt:
        """The way in."""
        ...
