"""One line for each ELSA of whose support something is told: how many pupils, and until when they are accredited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from access_policy.page import Rows, Seen
from case_store.calendar import today
from case_store.journal.reader import Query
from case_store.support.accreditation import lapses
from case_store.vocabulary import Level

PUPILS = """
WITH known AS (
    SELECT r.* FROM relations r JOIN entry_index i ON i.entry = r.entry
     WHERE r.person = ANY(%(elsas)s) AND r.relation IN ('delivers', 'covers') AND r.pupil IS NOT NULL
       AND (i.author = %(reader)s OR NOT EXISTS (
            SELECT 1 FROM relations c WHERE c.person = %(reader)s AND c.relation = 'subject'
               AND c.case_file = r.case_file AND c.position < r.position))
), newest AS (
    SELECT DISTINCT ON (k.tie) k.* FROM known k ORDER BY k.tie, k.position DESC, k.row_id DESC
)
SELECT n.person, count(DISTINCT n.pupil) FROM newest n
 WHERE n.starts <= %(today)s AND (n.ends IS NULL OR (n.relation = 'covers' AND n.ends >= %(today)s))
   AND NOT EXISTS (SELECT 1 FROM relations_in_force b
                    WHERE b.person = %(reader)s AND b.pupil = n.pupil AND b.relation IN ('relative', 'conflict')
                      AND b.starts <= %(today)s AND coalesce(b.ends >= %(today)s, true))
   AND NOT EXISTS (SELECT 1 FROM (SELECT DISTINCT ON (q.pupil) q.ends FROM pupils q
                                   WHERE q.pupil = n.pupil ORDER BY q.pupil, q.row_id DESC) q
                    WHERE q.ends < %(today)s)
 GROUP BY n.person
"""
"""How many pupils each ELSA supports, or is asked to. A count tells: a pupil of whom the reader is kept out is not
counted, and of one in whose case the reader is the subject of a concern only what was there before it, or what they
recorded themself. Params: elsas, reader, today."""

_TITLE = """
SELECT DISTINCT ON (p.person) p.person, i.happened_at, i.until
  FROM entry_people p JOIN entry_index i USING (position)
 WHERE p.person = ANY(%(elsas)s) AND p.role = 'about' AND i.name = 'support.accredited'
 ORDER BY p.person, p.position DESC
"""
_SUPERVISED = """
SELECT p.person, max(i.happened_at) FROM entry_people p JOIN entry_index i USING (position)
 WHERE p.person = ANY(%(elsas)s) AND p.role = 'about' AND i.name = 'support.supervision_attended' GROUP BY p.person
"""


async def of_elsas(seen: Seen) -> Rows:
    """How many pupils from existence on; until when accredited, and when last supervised, from summary on."""
    levels = _levels(seen)
    params = {"elsas": sorted(levels), "reader": seen.reader, "today": seen.today}
    pupils, titles, supervised = await seen.snapshot.fetch(
        Query(PUPILS, params), Query(_TITLE, params), Query(_SUPERVISED, params)
    )
    counts: dict[UUID, int] = dict(pupils)
    last: dict[UUID, datetime] = dict(supervised)
    accredited = {elsa: (at, until) for elsa, at, until in titles}
    return tuple(
        {"elsa": elsa, "pupils": counts.get(elsa, 0)}
        | (_title(seen, accredited.get(elsa), last.get(elsa)) if level.covers(Level.SUMMARY) else {})
        for elsa, level in sorted(levels.items())
    )


def _levels(seen: Seen) -> dict[UUID, Level]:
    """The most that is told of each ELSA's support."""
    levels: dict[UUID, Level] = {}
    for one in seen.granted:
        if one.group.whom is not None:
            levels[one.group.whom] = max(levels.get(one.group.whom, Level.NONE), one.level, key=lambda each: each.rank)
    return levels


def _title(seen: Seen, accredited: Sequence[Any] | None, supervised: datetime | None) -> dict[str, Any]:
    """Until when the ELSA is accredited and by which rule, or None where nothing of it is recorded."""
    at, until = accredited or (None, None)
    due = lapses(_day(at), until, _day(supervised), seen.settings.supervision_months)
    return {
        "last_supervised": _day(supervised),
        "accredited_until": due.day if due else None,
        "by_calendar": due.calendar if due else None,
        "by_rule": due.rule if due else None,
    }


def _day(at: datetime | None) -> date | None:
    return today(at) if at else None
