"""From who somebody is, by the word of an issuer, to the person of a school that they are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from case_store.entry import Actor
from case_store.errors import NotFound, Unauthenticated
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
        """The person of `custodian` that `subject` is, in the capacity named, or else in the one given last.

        Raises Unauthenticated where they are nobody's there, or not in this capacity, and where there is no such
        school: all are alike.
        """
        try:
            journal = await self.journal_of(custodian)
        except NotFound as unknown:
            raise Unauthenticated from unknown
        async with journal.snapshot() as snapshot:
            (rows,) = await snapshot.fetch(Query(_IDENTITY, subject))
        found = [(person, Capacity(word)) for person, word in rows if capacity in {None, word}]
        if not found:
            raise Unauthenticated
        person, as_what = found[0]
        return Actor(custodian, person, as_what, beside=beside if as_what is Capacity.PUPIL else None)
