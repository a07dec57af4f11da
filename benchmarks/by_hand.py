"""The board of plans as somebody would write it in SQL who asked no policy: one statement, the rule within it."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

BOARD = """
WITH mine AS MATERIALIZED (
    SELECT relation, scope_id FROM relations_in_force
     WHERE person = %(person)s AND starts <= %(today)s AND coalesce(ends >= %(today)s, true)
), steps AS MATERIALIZED (
    SELECT s.* FROM psp_board_steps s
     WHERE (EXISTS (SELECT FROM mine WHERE relation IN ('dsl', 'deputy_dsl', 'head'))
            OR s.plan IN (SELECT scope_id FROM mine WHERE relation IN ('coordinates', 'key_worker')))
       AND NOT EXISTS (SELECT FROM entry_people p
                        WHERE p.position = s.position AND p.person = %(person)s AND p.role = 'named')
       AND NOT EXISTS (SELECT FROM marks m WHERE m.about = s.entry AND m.label = 'wrong_child')
), plans AS (
    SELECT plan, (array_agg(file))[1] AS file, max(day) FILTER (WHERE kind = 'proposed') AS proposed,
           (array_agg(person ORDER BY position DESC)
                FILTER (WHERE kind IN ('proposed', 'coordinator')))[1] AS coordinator,
           (array_agg(person ORDER BY position DESC) FILTER (WHERE kind IN ('key_worker', 'started')))[1] AS key_worker,
           max(day) FILTER (WHERE kind = 'met') AS met, max(day) FILTER (WHERE kind = 'started') AS started,
           max(day) FILTER (WHERE kind = 'ended') AS ended,
           CASE (array_agg(kind ORDER BY position DESC) FILTER (WHERE kind IN ('paused', 'resumed')))[1]
                WHEN 'paused' THEN max(day) FILTER (WHERE kind = 'paused') END AS waits,
           (array_agg(code ORDER BY position DESC) FILTER (WHERE kind = 'paused'))[1] AS why,
           CASE (array_agg(kind ORDER BY position DESC) FILTER (WHERE kind IN ('failing', 'held')))[1]
                WHEN 'failing' THEN max(day) FILTER (WHERE kind = 'failing') END AS failing
      FROM steps GROUP BY plan
), held AS (
    SELECT DISTINCT plan, number FROM steps WHERE kind = 'held' AND number IS NOT NULL
), put_off AS (
    SELECT DISTINCT ON (plan, number) plan, number, until FROM steps
     WHERE kind = 'not_held' ORDER BY plan, number, position DESC
), due AS (
    SELECT DISTINCT ON (r.plan) r.plan, r.final, coalesce(o.until, r.day) AS day
      FROM steps r JOIN plans USING (plan)
      LEFT JOIN held h ON h.plan = r.plan AND h.number = r.number
      LEFT JOIN put_off o ON o.plan = r.plan AND o.number = r.number
     WHERE r.kind = 'planned' AND h.plan IS NULL AND coalesce(coalesce(o.until, r.day) < plans.waits, true)
     ORDER BY r.plan, coalesce(o.until, r.day), r.number
)
SELECT plan, file, proposed, coordinator, key_worker, started,
       CASE WHEN started IS NULL THEN CASE WHEN met IS NULL THEN 'assess' ELSE 'plan' END
            WHEN day <= %(today)s + 7 THEN 'review' ELSE 'do' END AS stage,
       day, final, coalesce(day < %(today)s, false) AS overdue, CASE WHEN waits IS NOT NULL THEN why END, failing
  FROM plans LEFT JOIN due USING (plan)
 WHERE ended IS NULL ORDER BY coalesce(day < %(today)s, false) OR failing IS NOT NULL DESC, day, plan
"""
"""The plans that have not ended and that somebody leads, coordinates or monitors. Params: person, today.

The board also counts reviews anew once terms are set, and moves them by a pause that is over and by an extension. This
does not, and there is none of that among the plans that it is measured with.
"""


class Line(NamedTuple):
    """One row of `BOARD`, or of the board itself."""

    plan: UUID
    file: UUID
    proposed: date
    coordinator: UUID
    key_worker: UUID | None
    started: date | None
    stage: str
    next_review: date | None
    final: bool | None
    overdue: bool
    on_hold: str | None
    failing_since: date | None

    @classmethod
    def told(cls, row: dict[str, Any]) -> Line:
        """From a line of the board."""
        return cls._make(row[name] for name in cls._fields)
