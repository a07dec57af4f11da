"""What a page is: which entries it could hold, for whom, and in which pieces it is read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID

from access_policy.question import Asking, Told
from access_policy.reading import ToldEntry
from case_store.journal.reader import Snapshot
from case_store.people.settings import Settings
from case_store.vocabulary import Level, Part, Post, Relation, Role
from projections.entry_index.groups import Group
from projections.relations.standing import Standing

_OVERSEERS = frozenset({Relation.LEAD, Relation.HEAD})
"""Relations to the school from which something in any pupil's case may follow."""
RESPONSIBLE = frozenset(
    {Relation.DELIVERING_ELSA, Relation.COVERING_ELSA, Relation.PSP_COORDINATOR, Relation.KEY_WORKER}
)
"""Relations to a matter of those who are to do what is due in it."""


class Granted(NamedTuple):
    """A group of entries, how much of them this reader is told, and what was asked to know it.

    `would` is how much they would be told of another part of the same matter, where the page asks for that.
    """

    group: Group
    asking: Asking
    told: Told
    level: Level
    would: Mapping[Part, Level] = MappingProxyType({})


class Unit(StrEnum):
    """What is counted on a page that is read piece by piece: files in order, or entries, newest first."""

    FILE = "file"
    ENTRY = "entry"


class Alone(StrEnum):
    """Whether a page shows what the reader wrote where nothing else tells them that its file exists."""

    NEVER = "never"
    ALSO = "also"
    ONLY = "only"


Rows = tuple[dict[str, Any], ...]
"""Lines of a view."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a view may make lines of: what was told, and nothing that was not.

    `first` is what was granted of the page that led to this one, `granted` what was of this one.
    """

    snapshot: Snapshot
    page: Page
    first: Sequence[Granted]
    granted: Sequence[Granted]
    told: Sequence[ToldEntry]
    reader: UUID
    today: date
    standing: Standing
    settings: Settings


View = Callable[[Seen], Awaitable[Rows]]
"""Makes the lines that go with the entries of a page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and the SQL condition on `entry_index i` that chooses what it could hold.

    `parts` are all that it may ever show. `asked` is the id that the reader named: told nothing of it, the page
    answers as if it did not exist. `caps` are the most that it tells of a part. `mine` are roles of the reader, and
    `whom` is the pupil concerned, where its entries do not say it. `view` makes lines that go with the entries told.
    `then` makes the page that is shown from what may be known of this one. `only` says which of the entries told the
    page is about, for one that is sought in. `anywhere`: it is about the school as a whole, so that what the reader
    leads for any pupil counts. `opened`: whether its entries are told themselves, or only what a view makes of them.
    `by_row` names the column of the view's lines that holds a matter: what is of no matter in them is not told.
    `would` asks, for entries of a part, how much the reader would be told of others: for a view that is to say the same
    whether or not there is something of which they are not told.
    """

    name: str
    parts: tuple[Part, ...]
    where: str
    params: Mapping[str, Any] = field(default_factory=dict)
    asked: UUID | None = None
    unit: Unit | None = None
    alone: Alone = Alone.NEVER
    caps: Mapping[Part, Level] = field(default_factory=dict)
    mine: frozenset[Role] = frozenset()
    whom: UUID | None = None
    view: View | None = None
    then: Callable[[list[Granted]], Page] | None = None
    only: Callable[[Sequence[ToldEntry]], Sequence[ToldEntry]] | None = None
    anywhere: bool = False
    opened: bool = True
    by_row: str | None = None
    would: Mapping[Part, tuple[Part, ...]] = field(default_factory=dict)

    def condition(self) -> str:
        """The whole condition: this page's, within its parts."""
        return f"i.part = ANY(%(parts)s) AND {self.where}"

    def values(self, standing: Standing, mark: int | str | None, batch: int | None) -> dict[str, Any]:
        """The parameters of the condition for this reader: at most `batch` units (None: all) beyond `mark`."""
        return {
            "parts": [str(part) for part in self.parts],
            "all": bool(standing.custodian & _OVERSEERS),
            "lead": Relation.LEAD in standing.custodian,
            "senco": Post.SENCO in standing.posts,
            "cases": list(standing.cases),
            "pupils": list(standing.pupils),
            "matters": list(standing.matters),
            "responsible": standing.matters_as(*RESPONSIBLE),
            "on_load": standing.matters_as(*RESPONSIBLE, Relation.LINE_MANAGER),
            "managed": standing.colleagues(),
            "as_agency": standing.matters_as(Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED),
            "led": standing.pupils_as(Relation.PASTORAL_LEADER),
            "placed": standing.pupils_as(Relation.ALTERNATIVE_PROVISION),
            "person": standing.person,
            "mark": mark,
            "batch": batch,
            **self.params,
        }
