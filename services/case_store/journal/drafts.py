"""Drafts: what somebody has begun to type, each under a key of its own, for its author alone, for a few days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from case_store.errors import NotFound
from case_store.journal.keys import CustodianKeys, WrongKey, seal, unseal
from case_store.journal.outside import Outside
from case_store.journal.proposed import Proposed
from case_store.journal.reader import Query, Snapshot

MOST = 50
"""How many drafts one person may have."""

# A draft that has lapsed is deleted with whatever is saved next: a school that uses drafts keeps none for long.
_LAPSED = "DELETE FROM drafts WHERE last_day < %(today)s"
_MINE = "draft = %(draft)s AND author = %(author)s AND last_day >= %(today)s"
_ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(%(alone)s, 0))"
_BEGIN = f"""
    INSERT INTO drafts (draft, author, wrapped, sealed, days, last_day)
    SELECT %(draft)s, %(author)s, %(wrapped)s, %(sealed)s, %(days)s, %(last_day)s
     WHERE {{in_post}} AND (SELECT count(*) FROM drafts WHERE author = %(author)s AND draft <> %(draft)s) < {MOST}
    ON CONFLICT (draft) DO UPDATE SET wrapped = EXCLUDED.wrapped, sealed = EXCLUDED.sealed,
        last_day = EXCLUDED.last_day, saved_at = clock_timestamp() WHERE drafts.author = EXCLUDED.author
    RETURNING draft
"""  # noqa: S608 - a constant of this module
_SAVE = f"""
    WITH lapsed AS ({_LAPSED})
    UPDATE drafts SET wrapped = %(wrapped)s, sealed = %(sealed)s, last_day = %(today)s::date + days,
        saved_at = clock_timestamp()
     WHERE {_MINE} AND {{in_post}} RETURNING last_day
"""  # noqa: S608 - as above
_READ = """
    SELECT draft, wrapped, sealed, saved_at, last_day FROM drafts
     WHERE author = %(author)s AND last_day >= %(today)s AND {in_post} AND {which} ORDER BY saved_at DESC, draft
"""
_DISCARD = f"DELETE FROM drafts WHERE {_MINE} AND {{in_post}} RETURNING draft"  # noqa: S608 - as above
_STANDS = f"SELECT draft FROM drafts WHERE {_MINE}"  # noqa: S608 - as above
_USED = """
    DELETE FROM drafts d USING unnest(%s::uuid[], %s::uuid[], %s::uuid[]) AS used (draft, author, command)
     WHERE d.draft = used.draft AND d.author = used.author
       AND EXISTS (SELECT FROM commands c WHERE c.command = used.command)
"""


def used(commands: Iterable[Proposed]) -> tuple[Query, ...]:
    """Deletes the drafts that have become entries: to be sent in the transaction of `commands`, after them."""
    pairs = [(one.draft, one.actor, one.command) for one in commands if one.draft is not None]
    return (Query(_USED, tuple(map(list, zip(*pairs, strict=True)))),) if pairs else ()


class NotInPost(Exception):
    """Whoever would begin a draft holds no post today."""


class TooMany(Exception):
    """Whoever would begin a draft has as many as one may have."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One draft as its author typed it, and the last day on which it can be read."""

    draft: UUID
    words: bytes
    saved_at: datetime
    last_day: date

    def __repr__(self) -> str:
        return f"Kept({self.draft})"


class Drafts:
    """One custodian's drafts. Another person's, a lapsed one, one that does not open and none are all NotFound.

    `rights` is the table of relations, where there is one: then nobody has drafts who holds no post today.
    """

    def __init__(self, outside: Outside, custodian: str, keys: CustodianKeys, rights: str | None) -> None:
        self._outside = outside
        self._custodian = custodian
        self._keys = keys
        self._in_post = "true" if rights is None else _in_post(rights)

    async def begin(self, draft: UUID, author: UUID, words: bytes, today: date, days: int, last_day: date) -> None:
        """Keep a new draft. Begun twice under one id, it is one. Raises NotInPost, TooMany, NotFound."""
        alone = {"alone": f"drafts {self._custodian} {author}"}
        asked = {**self._sealed(draft, author, words), "today": today, "days": days, "last_day": last_day}
        _, _, [(in_post,)], begun = await self._outside.run(
            Query(_ALONE, alone),
            Query(_LAPSED, asked),
            Query(f"SELECT {self._in_post}", asked),
            Query(self._filled(_BEGIN), asked),
        )
        if not begun:
            raise TooMany if in_post else NotInPost

    async def save(self, draft: UUID, author: UUID, words: bytes, today: date) -> date:
        """Replace the words of a draft, under a new key: the last day on which it can be read. One statement."""
        asked = {**self._sealed(draft, author, words), "today": today}
        (saved,) = await self._outside.run(Query(self._filled(_SAVE), asked))
        if not saved:
            raise NotFound
        last_day: date = saved[0][0]
        return last_day

    async def read(self, draft: UUID, author: UUID, today: date) -> Kept:
        """One draft."""
        for kept in await self._opened("draft = %(draft)s", {"draft": draft, "author": author, "today": today}):
            return kept
        raise NotFound

    async def all(self, author: UUID, today: date) -> list[Kept]:
        """All of somebody's drafts, the newest first."""
        return await self._opened("true", {"author": author, "today": today})

    async def discard(self, draft: UUID, author: UUID, today: date) -> None:
        """Delete a draft and its key."""
        asked = {"draft": draft, "author": author, "today": today}
        (gone,) = await self._outside.run(Query(self._filled(_DISCARD), asked))
        if not gone:
            raise NotFound

    async def lapse(self, today: date) -> int:
        """Delete all that have lapsed: how many there were."""
        (gone,) = await self._outside.run(Query(f"{_LAPSED} RETURNING draft", {"today": today}))
        return len(gone)

    async def stands(self, snapshot: Snapshot, draft: UUID, author: UUID, today: date) -> None:
        """Raises NotFound where there is no such draft that may become an entry."""
        (found,) = await snapshot.fetch(Query(_STANDS, {"draft": draft, "author": author, "today": today}))
        if not found:
            raise NotFound

    def _filled(self, statement: str, which: str = "") -> str:
        return statement.replace("{in_post}", self._in_post).replace("{which}", which)

    def _sealed(self, draft: UUID, author: UUID, words: bytes) -> dict[str, Any]:
        key, wrapped = self._keys.new_draft_key(draft)
        return {"draft": draft, "author": author, "wrapped": wrapped, "sealed": seal(key, words, _place(draft, author))}

    async def _opened(self, which: str, asked: Mapping[str, Any]) -> list[Kept]:
        (rows,) = await self._outside.run(Query(self._filled(_READ, which), asked))
        kept = []
        for draft, wrapped, sealed, saved_at, last_day in rows:
            try:
                key = self._keys.draft_key(draft, bytes(wrapped))
                words = unseal(key, bytes(sealed), _place(draft, asked["author"]))
            except WrongKey:
                continue  # it was moved or changed behind our back: not this author's draft
            kept.append(Kept(draft, words, saved_at, last_day))
        return kept


def _place(draft: UUID, author: UUID) -> bytes:
    """What the words are bound to: they open under no other id and for nobody else."""
    return f"draft {draft} of {author}".encode()


def _in_post(rights: str) -> str:
    return f"""EXISTS (SELECT FROM {rights}_in_force r WHERE r.person = %(author)s AND r.scope = 'custodian'
                  AND r.relation <> 'works_for' AND r.starts <= %(today)s AND coalesce(r.ends >= %(today)s, true))"""
