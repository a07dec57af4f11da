"""Which entries a page would hold, grouped so that policy cannot tell two of one group apart."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

GROUPS = """
WITH chosen AS MATERIALIZED (
    SELECT i.* FROM entry_index i WHERE {where}
), shared AS (
    SELECT f.file FROM files f WHERE f.kind = 'group' AND f.file IN (SELECT DISTINCT matter FROM chosen)
), files AS (
    SELECT DISTINCT file FROM chosen
), corrections AS (
    SELECT k.about, max(k.position) AS position FROM entry_index k
     WHERE k.file IN (SELECT file FROM files) AND k.labels @> ARRAY['correction'] GROUP BY k.about
), closings AS (
    SELECT k.file, k.matter, min(k.until) AS until FROM entry_index k
     WHERE k.file IN (SELECT file FROM files) AND k.labels @> ARRAY['closes']
       AND NOT EXISTS (SELECT FROM entry_index j WHERE j.file = k.file AND j.matter = k.matter
                          AND j.name = 'group.joined' AND j.position > k.position)
     GROUP BY k.file, k.matter
), marked AS (
    SELECT m.about, array_agg(m.label) FILTER (WHERE m.in_force) AS put,
           array_agg(m.label) FILTER (WHERE NOT m.in_force) AS taken
      FROM (SELECT DISTINCT ON (n.about, n.label) n.about, n.label, n.in_force FROM marks n
             WHERE n.file IN (SELECT file FROM files) ORDER BY n.about, n.label, n.row_id DESC) m
     GROUP BY m.about
), follows AS (
    SELECT r.scope_id AS person, n.matter FROM relations_in_force r JOIN entry_index n ON n.entry = r.entry
     WHERE %(for_agency)s AND r.person = %(person)s AND r.relation = 'succeeds'
), mine AS (
    SELECT m.position, array_agg(DISTINCT m.role ORDER BY m.role) AS roles FROM (
        SELECT p.position, p.role FROM entry_people p
         WHERE (p.person = %(person)s OR p.person = %(beside)s AND p.role IN ('named', 'subject'))
           AND p.position IN (SELECT position FROM chosen)
        UNION ALL
        SELECT p.position, p.role FROM follows f JOIN entry_people p ON p.person = f.person
          JOIN chosen c ON c.position = p.position AND c.matter = f.matter
         WHERE p.role IN ('present', 'invited', 'owner', 'addressee')) m
     GROUP BY m.position
), subjects AS (
    SELECT DISTINCT p.position, p.person FROM entry_people p
     WHERE p.role = 'about' AND p.position IN (SELECT position FROM chosen)
), whose AS MATERIALIZED (
    SELECT d.file, d.subject, p.pupil, p.sen_or_referred, p.ends
      FROM (SELECT DISTINCT i.file, s.person AS subject FROM chosen i LEFT JOIN subjects s USING (position)) d
      LEFT JOIN LATERAL (
           SELECT q.pupil, q.ends, q.sen OR EXISTS (SELECT 1 FROM entry_index r
                                             WHERE r.file = q.case_file AND r.part IN ('referral', 'targets')
                                               AND NOT EXISTS (SELECT 1 FROM marks m WHERE m.about = r.root
                                                                  AND m.label = 'wrong_child')) AS sen_or_referred
             FROM pupils q WHERE q.case_file = d.file OR q.pupil = d.subject ORDER BY q.row_id DESC LIMIT 1) p ON true
), spoken AS (
    SELECT DISTINCT a.about FROM agreements a WHERE a.file IN (SELECT file FROM files) AND a.about IS NOT NULL
), about_me AS (
    SELECT case_file, min(position) AS position FROM relations
     WHERE person IN (%(person)s, %(beside)s) AND relation = 'subject' GROUP BY case_file
)
SELECT i.file, coalesce(w.pupil, w.subject) AS whom, w.sen_or_referred, w.ends AS left_on, i.matter, i.part,
       CASE WHEN marked.about IS NULL THEN i.labels ELSE ARRAY(
            SELECT DISTINCT l FROM unnest(i.labels || marked.put) l
             WHERE l <> ALL(coalesce(marked.taken, '{{}}')) ORDER BY l) END AS labels, i.audience,
       coalesce(least(i.until, closings.until) >= %(today)s, true) AS in_date,
       coalesce(c.position > i.position, false) AS corrected,
       coalesce(mine.roles, '{{}}') AS mine,
       spoken.about AS spoken,
       (mine.roles && ARRAY['author', 'said_by']
        AND (i.recorded_at >= %(own_since)s
             OR (i.part IN ('concerns', 'adult_concerns') AND closings.matter IS NULL))) IS TRUE AS own_readable,
       coalesce(i.position > about_me.position, false) AS after_concern_about_me,
       array_agg(i.position) AS positions,
       coalesce(bool_or(shared.file <> i.file), false) AS shared
  FROM chosen i
  LEFT JOIN corrections c ON c.about = i.root
  LEFT JOIN closings ON closings.matter = i.matter AND closings.file = i.file
  LEFT JOIN shared ON shared.file = i.matter
  LEFT JOIN mine ON mine.position = i.position
  LEFT JOIN subjects s ON s.position = i.position
  LEFT JOIN whose w ON w.file = i.file AND w.subject IS NOT DISTINCT FROM s.person
  LEFT JOIN spoken ON spoken.about = i.root
  LEFT JOIN marked ON marked.about = i.root
  LEFT JOIN about_me ON about_me.case_file = i.file
 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14
 ORDER BY min(i.position)
"""
"""Entries of a page, grouped. Params: person, beside (the adult beside a pupil, whose bars count too), for_agency
(whoever follows somebody of an agency in a matter counts there as what that person was), today, own_since, and those of
the page's own condition."""

AGREEMENTS = """
SELECT a.file, a.matter, a.about, a.audience, a.answer, a.until, a.position
  FROM agreements a
 WHERE a.file IN (SELECT DISTINCT i.file FROM entry_index i WHERE {where})
   AND NOT EXISTS (SELECT 1 FROM marks m WHERE m.about = a.entry AND m.label = 'wrong_child')
 ORDER BY a.position
"""
"""What pupils answered, in the files of a page, oldest first. Params: those of the page's condition."""


class Group(NamedTuple):
    """One row of `GROUPS`: positions that differ in nothing that policy reads. `whom` is whom they are about.

    `shared`: their matter is a group's, and lies in other pupils' cases too.
    """

    file: UUID
    whom: UUID | None
    sen_or_referred: bool | None
    left_on: date | None
    matter: UUID | None
    part: str
    labels: list[str]
    audience: list[str] | None
    in_date: bool
    corrected: bool
    mine: list[str]
    spoken: UUID | None
    own_readable: bool
    after_concern_about_me: bool
    positions: list[int]
    shared: bool = False


def group_of(row: tuple[Any, ...]) -> Group:
    """One row of `GROUPS`, its positions in order: put in order by the database, they would cost it a sort of all."""
    group = Group._make(row)
    return group._replace(positions=sorted(group.positions))


class Answer(NamedTuple):
    """One row of `AGREEMENTS`: what the pupil answered about a matter, or about one entry, for one audience."""

    file: UUID
    matter: UUID
    about: UUID | None
    audience: str
    answer: str
    until: date | None
    position: int
