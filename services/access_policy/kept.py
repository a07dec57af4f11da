"""Policies that were in force, kept in the database as they were: a revision is the fingerprint of its own sources."""

from __future__ import annotations

import json
from collections.abc import Mapping

from access_policy.revision import revision_of
from case_store.journal.journal import Journal
from case_store.journal.reader import Query, Snapshot

_KEEP = """
    INSERT INTO kept_policies (revision, sources) SELECT %(revision)s, %(sources)s::jsonb
     WHERE NOT EXISTS (SELECT FROM kept_policies k
                        WHERE k.revision = %(revision)s AND k.sources = %(sources)s::jsonb)
"""
_KEPT = "SELECT sources FROM kept_policies WHERE revision = %s ORDER BY row_id"


async def keep(journal: Journal, sources: Mapping[str, str]) -> str:
    """Keep these rules at one school, once however often; their revision."""
    revision = revision_of(dict(sources))
    await journal.outside.run(Query(_KEEP, {"revision": revision, "sources": json.dumps(sources)}))
    return revision


async def kept(snapshot: Snapshot, revision: str) -> dict[str, str] | None:
    """The rules of `revision`: None where none are kept whose fingerprint it is, whatever the rows say."""
    (rows,) = await snapshot.fetch(Query(_KEPT, (revision,)))
    return next((sources for (sources,) in rows if _is(revision, sources)), None)


def _is(revision: str, sources: object) -> bool:
    texts = isinstance(sources, dict) and all(isinstance(text, str) for text in sources.values())
    return texts and isinstance(sources, dict) and revision_of(sources) == revision
