"""Where a command goes: the file, the pupil and the matter behind the ids that it names, found in one round trip."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from case_store.calendar import today
from case_store.decider import EntryAbout
from case_store.vocabulary import Audience, Label, Part, Role
from projections.relations.standing import OnRoll, on_roll

STREAM = """
SELECT e.file, e.matter, e.part, (SELECT max(n.version) FROM entries n WHERE n.stream = %(stream)s)
  FROM entries e WHERE e.stream = %(stream)s AND e.version = 1
"""
"""The file, matter and part in which a stream began, and the version it has come to. Params: stream."""

_CASES = """ANY(ARRAY[%(case)s::uuid,
              (SELECT e.file FROM entries e WHERE e.stream = %(stream)s AND e.version = 1),
              (SELECT m.file FROM entries m WHERE m.stream = %(matter)s AND m.version = 1),
              (SELECT a.file FROM entry_index a WHERE a.entry = %(about)s)])"""
# Looked up first and then by index: the roll may be long.

_REFERRED = """EXISTS (SELECT 1 FROM entry_index r WHERE r.file = q.case_file AND r.part IN ('referral', 'targets')
                         AND NOT EXISTS (SELECT 1 FROM marks m
                                          WHERE m.about = r.root AND m.label = 'wrong_child'))"""

PUPIL = f"""
SELECT q.pupil, q.case_file,
       q.sen OR {_REFERRED},
       (SELECT max(n.version) FROM entries n WHERE n.stream = q.pupil), q.ends
  FROM pupils q
 WHERE q.pupil = %(pupil)s OR q.case_file = {_CASES}
 ORDER BY q.row_id DESC
"""  # noqa: S608 - constants of this module
"""The pupils whom a command could be about: one, if its ids belong together. With each, the version that their
stream has come to. Params: pupil, case, stream, matter, about."""

OTHERS = f"""
SELECT DISTINCT ON (q.pupil) q.pupil, q.case_file,
       q.sen OR {_REFERRED}, 0, q.ends
  FROM pupils q
 WHERE q.pupil = ANY(%(pupils)s)
    OR (%(members)s AND q.case_file IN (SELECT e.file FROM entries e WHERE e.stream = %(stream)s))
 ORDER BY q.pupil, q.row_id DESC
"""  # noqa: S608 - a constant of this module
"""The other pupils in whose cases a command leaves entries: those named, and where `members` says so those in whose
cases its stream has left some. Params: pupils, members, stream."""

ABOUT = """
SELECT i.entry, i.root, i.name, i.part, i.file, i.matter, i.author, i.labels, i.audience, i.until, i.people,
       ARRAY(SELECT p.role FROM entry_people p WHERE p.position = i.position AND p.person = %(person)s)
  FROM entry_index i WHERE i.entry = %(about)s
"""
"""The entry that a command is about, with the actor's roles on it. Params: about, person."""

BARRING = """
SELECT DISTINCT p.role FROM entry_people p
 WHERE p.person = %(person)s AND p.role IN ('named', 'subject')
   AND p.position IN (SELECT e.position FROM entries e WHERE e.stream = %(stream)s)
"""
"""What the actor is to a stream that would bar them from acting on it. Params: stream, person."""

MATTER = """
SELECT e.file FROM entries e WHERE e.stream = %(matter)s AND e.version = 1
 UNION SELECT r.case_file FROM relations r
        WHERE r.relation IN ('delivers', 'covers') AND r.scope_id = %(matter)s AND r.case_file IS NOT NULL
"""
"""The files of a matter: the one in which it began, and of a group each member's case. Params: matter."""

LINE = f"""
SELECT r.person, r.relation FROM relations_in_force r
 WHERE r.relation IN ('dsl', 'deputy_dsl', 'head', 'chair') AND r.starts <= %(today)s
   AND coalesce(r.ends >= %(today)s, true)
   AND NOT EXISTS (SELECT 1 FROM relations_in_force b
                    WHERE b.person = r.person
                      AND b.relation IN ('relative', 'conflict', 'subject', 'parent', 'excluded_parent', 'kin')
                      AND b.starts <= %(today)s AND coalesce(b.ends >= %(today)s, true)
                      AND b.pupil IN (SELECT q.pupil FROM pupils q
                                       WHERE q.pupil = %(pupil)s OR q.case_file = {_CASES}))
 ORDER BY array_position(ARRAY['dsl', 'deputy_dsl', 'head', 'chair'], r.relation), r.starts, r.person
"""  # noqa: S608 - constants of this module
"""Who would hold a concern, first to last, free of bars on this pupil. Params: as for `PUPIL`, and today."""

POSTS = """
SELECT r.relation FROM relations_in_force r
 WHERE r.person = %(subject)s AND r.scope = 'custodian' AND r.starts <= %(today)s
   AND coalesce(r.ends >= %(today)s, true) AND r.relation <> 'works_for'
"""
"""The posts that somebody holds at the school today. Params: subject, today."""

IS_PUPIL = "SELECT EXISTS (SELECT FROM pupils q WHERE q.pupil = %(subject)s)"
"""Whether somebody is, or was, a pupil of the school. Params: subject."""


ACCREDITED = """
SELECT a.happened_at, a.until, s.happened_at
  FROM (SELECT max(i.happened_at) AS happened_at FROM entry_index i
         WHERE i.file = %(support)s AND i.name = 'support.supervision_attended') s
  LEFT JOIN LATERAL (SELECT i.happened_at, i.until FROM entry_index i
                      WHERE i.file = %(support)s AND i.name = 'support.accredited'
                      ORDER BY i.position DESC LIMIT 1) a ON true
"""
"""When an ELSA's title was recorded, until when, and when last supervised. Params: support, their file."""

PLANS = """
SELECT count(*), (array_agg(i.matter) FILTER (
           WHERE NOT EXISTS (SELECT 1 FROM marks m WHERE m.about = i.root AND m.label = 'wrong_child')
             AND NOT EXISTS (SELECT 1 FROM entry_index e WHERE e.stream = i.matter AND e.name = 'review.ended')))[1]
  FROM entry_index i
 WHERE i.name = 'psp.proposed' AND i.file IN (SELECT q.case_file FROM pupils q WHERE q.pupil = %(pupil)s)
"""
"""How many pastoral support programmes a pupil has had, and the one that is open. Params: pupil."""

UNKNOWN = """
SELECT p FROM unnest(%(people)s::uuid[]) AS p
 WHERE NOT EXISTS (SELECT 1 FROM files f WHERE f.file = p AND f.kind = 'particulars')
"""
"""Those among `people` whom the school does not know, neither as a pupil nor as anybody else. Params: people."""


class Began(NamedTuple):
    """One row of `STREAM`."""

    file: UUID
    matter: UUID | None
    part: str
    version: int


class OfPupil(NamedTuple):
    """One row of `PUPIL`."""

    pupil: UUID
    case_file: UUID
    sen_or_referred: bool
    version: int
    ends: date | None = None

    def on_roll(self, today: date) -> OnRoll:
        """Whether the pupil is on the roll on this day."""
        return on_roll(self.ends, today)


class Accreditation(NamedTuple):
    """One row of `ACCREDITED`."""

    recorded_at: datetime | None
    until: date | None
    supervised_at: datetime | None

    def days(self) -> tuple[date | None, date | None, date | None]:
        """The day on which the title was recorded, its own last day, and the day of the last supervision."""
        recorded, supervised = self.recorded_at, self.supervised_at
        return recorded and today(recorded), self.until, supervised and today(supervised)


def entry_about(row: tuple[Any, ...]) -> tuple[EntryAbout, frozenset[Role]]:
    """One row of `ABOUT`: the entry without its words, and the actor's roles on it."""
    entry, root, name, part, file, matter, author, labels, audience, until, people, roles = row
    about = EntryAbout(
        id=entry,
        root=root,
        name=name,
        part=Part(part),
        file=file,
        matter=matter,
        author=author,
        labels=frozenset(Label(label) for label in labels),
        audience=None if audience is None else frozenset(Audience(word) for word in audience),
        until=until,
        people=tuple((Role(role), UUID(person)) for role, persons in people.items() for person in persons),
    )
    return about, frozenset(Role(role) for role in roles)
