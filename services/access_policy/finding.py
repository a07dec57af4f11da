"""How a reading is narrowed over HTTP: what may stand in an address, and what comes in a body so that it does not."""

# no deferred annotations here: FastAPI reads the parameters of the classes below

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from access_policy.pages import CASE_PARTS
from access_policy.sought import Sought
from access_policy.words import words_of
from case_store.errors import Invalid
from case_store.vocabulary import Part, Purpose, Sensitive

_LONGEST = 200
Cursor = Annotated[str | None, Query(max_length=200, pattern=r"^[A-Za-z0-9_=-]+$")]
Limit = Query(ge=1, le=200)


class Sort(StrEnum):
    """In which order entries come, by the day on which something happened."""

    OLDEST = "oldest"
    NEWEST = "newest"


class Piece:
    """For what purpose, from where on, and how much of a page at most."""

    def __init__(
        self, purpose: Purpose | None = None, cursor: Cursor = None, limit: Annotated[int, Limit] = 50
    ) -> None:
        self.purpose, self.cursor, self.limit, self.sought = purpose, cursor, limit, None


class Narrowed:
    """Which entries of a case, in which order, and how many; all of them, where nothing is said."""

    def __init__(
        self,
        part: Annotated[list[Part] | None, Query()] = None,
        first: Annotated[date | None, Query(alias="from")] = None,
        last: Annotated[date | None, Query(alias="to")] = None,
        author: UUID | None = None,
        sort: Sort = Sort.OLDEST,
        purpose: Purpose | None = None,
        cursor: Cursor = None,
        limit: Annotated[int | None, Limit] = None,
    ) -> None:
        self.purpose, self.cursor, self.limit = purpose, cursor, limit
        self.sought = Sought(_parts(part or ()), *_days(first, last), author, newest_first=sort is Sort.NEWEST)


def _said(typed: Sensitive) -> Sensitive:
    if len(typed) > _LONGEST:
        raise PydanticCustomError("sentence", "Look for fewer words: two hundred letters at most.")
    if not words_of(typed):
        raise PydanticCustomError("sentence", "Type what you are looking for.")
    return typed


Typed = Annotated[Sensitive, AfterValidator(_said)]
"""What somebody types to find something. It stands in a body, so in no address, log or history."""


class _Find(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class FindWords(_Find):
    """The words to look for, all of which must stand in an entry; in which parts, and on which days."""

    words: Typed
    part: frozenset[Part] = frozenset()
    first: Annotated[date | None, Field(alias="from")] = None
    last: Annotated[date | None, Field(alias="to")] = None

    def sought(self) -> Sought:
        """What is sought in a case. Raises Invalid for days out of order, and for a part that no case has."""
        return Sought(_parts(self.part), *_days(self.first, self.last), words=words_of(self.words))


class FindName(_Find):
    """The name of a pupil, or some of it."""

    name: Typed

    def sought(self) -> Sought:
        """What is sought on the roll."""
        return Sought(words=words_of(self.name), within=("display_name",))


def _parts(named: Iterable[Part]) -> frozenset[Part]:
    parts = frozenset(named)
    if not parts <= frozenset(CASE_PARTS):
        raise Invalid("`part` is none that a case has. Leave it out, or name one of the parts of a case.")
    return parts


def _days(first: date | None, last: date | None) -> tuple[date | None, date | None]:
    if first is not None and last is not None and last < first:
        raise Invalid("`to` lies before `from`. Turn them round, or leave one of them out.")
    return first, last
