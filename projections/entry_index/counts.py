"""What the index has of one term to count over all pupils: plans that ran, exclusions, and where the figures stand."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

IN_TERM = """
WITH told AS (
    SELECT i.file, i.position, i.root, i.name, i.matter, i.happened_at FROM entry_index i
     WHERE i.name IN ('psp.started', 'figures.suspended', 'figures.permanently_excluded', 'figures.attendance_entered',
                      'figures.incidents_counted', 'figures.corrected')
       AND i.happened_at < %(after)s
       AND NOT EXISTS (SELECT FROM marks m WHERE m.about = i.root AND m.label = 'wrong_child')
), found AS (
    SELECT t.file, t.position, 'psp_running' AS what FROM told t
     WHERE t.name = 'psp.started'
       AND NOT EXISTS (SELECT FROM entry_index e
                        WHERE e.matter = t.matter AND e.name = 'review.ended' AND e.happened_at < %(starts)s)
    UNION ALL
    SELECT t.file, t.position, CASE t.name WHEN 'figures.suspended' THEN 'suspended' ELSE 'permanently_excluded' END
      FROM told t
     WHERE t.name IN ('figures.suspended', 'figures.permanently_excluded') AND t.happened_at >= %(starts)s
       AND NOT EXISTS (SELECT FROM entry_index w
                        WHERE w.about = t.root AND w.file = t.file AND w.name = 'figures.exclusion_withdrawn')
    UNION ALL
    SELECT n.file, n.position, NULL FROM (
        SELECT DISTINCT ON (t.root) t.file, t.position FROM told t
         WHERE t.name IN ('figures.attendance_entered', 'figures.incidents_counted', 'figures.corrected')
           AND t.happened_at >= %(starts)s
         ORDER BY t.root, t.position DESC) n
)
SELECT f.file, f.position, f.what, coalesce(q.sen, false) FROM found f
  LEFT JOIN LATERAL (SELECT p.sen FROM pupils p WHERE p.case_file = f.file ORDER BY p.row_id DESC LIMIT 1) q ON true
 ORDER BY f.position
"""
"""The plans that ran in a term, its suspensions and permanent exclusions that stand, and the newest entry of each other
figure of it. Params: starts, after (the first moment of the term, and the first after it)."""


class Line(NamedTuple):
    """One row of `IN_TERM`: in whose case, and what is true of that pupil; `what` is None for a figure to be opened."""

    file: UUID
    position: int
    what: str | None
    sen: bool
