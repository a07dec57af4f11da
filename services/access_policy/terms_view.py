"""The terms that the school has set, for those who enter figures by them."""

from __future__ import annotations

from access_policy.page import Rows, Seen
from case_store.figures.terms import terms
from case_store.vocabulary import Relation

_ENTERS = frozenset(
    {
        Relation.OFFICE, Relation.LEAD, Relation.HEAD, Relation.PASTORAL_LEADER, Relation.PSP_COORDINATOR_OF_PUPIL,
    }
)  # fmt: skip
"""Who enters figures, of all pupils or of some."""


async def terms_set(seen: Seen) -> Rows:
    """A line for each term of the school's calendar, to whoever enters figures; a day of it is no secret."""
    standing = seen.standing
    if standing.custodian.isdisjoint(_ENTERS) and all(words.isdisjoint(_ENTERS) for words in standing.pupils.values()):
        return ()
    return tuple(
        {"term": term.model_dump(), "starts": time.starts, "ends": time.ends}
        for term, time in terms(seen.settings.calendar)
    )
