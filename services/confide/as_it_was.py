"""Who somebody was at an earlier moment, how they stood, and by which rules what they were told was decided."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from access_policy.embedded import Embedded
from access_policy.kept import kept
from access_policy.question import Answers
from access_policy.revision import modules, policies, revision_of
from access_policy.rights import Rightkeeper, Rights
from case_store.calendar import today
from case_store.entry import Actor
from case_store.errors import Unavailable
from case_store.journal.journal import Journal
from case_store.journal.past import Past
from case_store.journal.reader import Query
from case_store.vocabulary import Capacity

_BEGAN = "SELECT min(recorded_at) FROM entries"
_SUBJECT = """
    SELECT i.person, i.capacity FROM identities i
     WHERE i.sub = %s AND NOT i.ended
       AND NOT EXISTS (SELECT FROM identities n WHERE (n.iss, n.sub, n.person, n.capacity)
                        = (i.iss, i.sub, i.person, i.capacity) AND n.row_id > i.row_id)
     ORDER BY i.row_id DESC
"""
_PERSON = """
    SELECT i.person, i.capacity FROM identities i WHERE i.person = %s AND NOT i.ended ORDER BY i.row_id DESC
"""


class NotExplained(Exception):
    """What cannot be explained, in a sentence that says what to do next."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is explained, as what they come, of which case, at which moment."""

    name: str
    case: UUID
    at: datetime
    capacity: Capacity | None = None
    beside: str | None = None


async def check_begun(journal: Journal, past: Past) -> None:
    """Raises NotExplained where the record had not begun."""
    if past.position is not None:
        return
    async with journal.snapshot() as snapshot:
        (((began,),),) = await snapshot.fetch(Query(_BEGAN))
    raise NotExplained(f"The record of {journal.custodian.name} begins at {began:%Y-%m-%d %H:%M}. Name a later time.")


async def actor_of(past: Past, school: str, asked: Asked) -> Actor:
    """Whom the name meant at that time: how they sign in, or their id; in the capacity named, or the one given last."""
    person, capacity = await _found(past, school, asked.name, asked.capacity)
    beside = None
    if asked.beside is not None:
        beside, _ = await _found(past, school, asked.beside, Capacity.STAFF)
    return Actor(school, person, capacity, beside=beside if capacity is Capacity.PUPIL else None)


async def _found(past: Past, school: str, name: str, capacity: Capacity | None) -> tuple[UUID, Capacity]:
    try:
        query = Query(_PERSON, (UUID(name),))
    except ValueError:
        query = Query(_SUBJECT, (name,))
    (rows,) = await past.fetch(query)
    people = [(person, Capacity(word)) for person, word in rows if capacity in {None, word}]
    if not people:
        raise NotExplained(
            f"Nobody signed in as this at {school} at that time, or not in this capacity."
            " Name them as their issuer does, or by their id at the school."
        )
    if len({person for person, _ in people}) > 1:
        raise NotExplained(
            f"Two people sign in as this at {school}, by two issuers. Name one by their id at the school."
        )
    return people[0]


async def rights_of(journal: Journal, past: Past, actor: Actor, asked: Asked) -> Rights:
    """Their rights at that moment, by the settings and the revision of then. Raises NotExplained."""
    try:
        return await Rightkeeper().look(past, journal.custodian, actor, today(asked.at))
    except Unavailable as closed:
        raise NotExplained(
            "Nothing is told to them, whatever the rules say: no policy was in force, or their readings are closed."
            " `confide policy show` and `confide project closures` say which."
        ) from closed


async def sources_of(past: Past, revision: str) -> dict[str, str]:
    """The rules of that revision, as they were kept, or as they are installed here. Raises NotExplained."""
    sources = await kept(past, revision)
    if sources is not None:
        return sources
    installed = modules(policies())
    if revision_of(installed) == revision:
        return installed
    raise NotExplained(
        f"Revision {revision[:12]} was in force then, and its rules were not kept. Adopt it again with the release"
        " that holds it (`confide policy adopt`), and they are."
    )


@asynccontextmanager
async def answers_by(sources: Mapping[str, str], revision: str) -> AsyncIterator[Answers]:
    """Answers by these rules: past ones run in the embedded engine, whatever engine the service asks today."""
    engine = Embedded.of(sources, revision)
    await engine.open()
    try:
        yield Answers(engine)
    finally:
        await engine.close()
