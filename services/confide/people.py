"""From who somebody is, by the word of an issuer, to the person of a school that they are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from case_store.entry import Actor
from case_store.errors import Invalid, NotFound, Unauthenticated
from case_store.journal.journal import Journal
from case_store.journal.reader import Query
from case_store.vocabulary import Capacity
from confide.identity import Subject

_IDENTITY = """
SELECT i.person, i.capacity FROM identities i
 WHERE i.iss = %s AND i.sub = %s AND NOT i.ended
   AND NOT EXISTS (SELECT 1 FROM identities n
                    WHERE n.iss = i.iss AND n.sub = i.sub AND n.person = i.person AND n.capacity = i.capacity
                      AND n.row_id > i.row_id)
 ORDER BY i.row_id DESC
"""


@dataclass(frozen=True, slots=True)
class People:
    """Knows whom an issuer's subjects are at each school. Rights never come from a token: only who it is does."""

    journal_of: Callable[[str], Awaitable[Journal]]

    async def actor(
        self, custodian: str, subject: Subject, capacity: Capacity | None = None, beside: UUID | None = None
    ) -> Actor:
        """The person of `custodian` that `subject` is, in one capacity: the one named, or else as staff if they are.

        Raises Unauthenticated where they are nobody's there, or not in this capacity, and where there is no such
        school: all are alike. Raises Invalid for somebody of several other capacities who names none.
        """
        try:
            journal = await self.journal_of(custodian)
        except NotFound as unknown:
            raise Unauthenticated from unknown
        async with journal.snapshot() as snapshot:
            (rows,) = await snapshot.fetch(Query(_IDENTITY, subject))
        person, as_what = chosen({Capacity(word): person for person, word in reversed(rows)}, capacity)
        return Actor(custodian, person, as_what, beside=beside if as_what is Capacity.PUPIL else None)


def chosen(given: Mapping[Capacity, UUID], named: Capacity | None) -> tuple[UUID, Capacity]:
    """Who comes, and as what: never as two things at once."""
    if not given or (named is not None and named not in given):
        raise Unauthenticated
    if named is None and Capacity.STAFF not in given and len(given) > 1:
        raise Invalid("You come here in several capacities. Say in the header `Capacity` in which.")
    as_what = named or (Capacity.STAFF if Capacity.STAFF in given else next(iter(given)))
    return given[as_what], as_what
