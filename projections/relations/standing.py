"""How one person stands to the school, its pupils and their matters, today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from case_store.vocabulary import Post, Relation, Tie

NOT_STAFF = frozenset({Post.CHAIR, Post.GOVERNOR})
"""Posts that are held without being on the staff."""

STANDING = """
SELECT r.person, r.relation, r.scope_id, r.pupil, r.case_file, r.starts, r.ends, r.position
  FROM relations_in_force r
 WHERE (r.person = %(person)s
        OR (r.relation = 'delivers'
            AND r.person IN (SELECT m.scope_id FROM relations_in_force m
                              WHERE m.person = %(person)s AND m.relation = 'manages'
                                AND m.starts <= %(today)s AND coalesce(m.ends >= %(today)s, true))))
   AND r.starts <= %(today)s AND coalesce(r.ends >= %(today)s, true)
"""
"""One person's relations that hold today, with what those whom they manage deliver. Params: person, today."""


class Held(NamedTuple):
    """One row of `STANDING`: a relation that holds today."""

    person: UUID
    relation: str
    scope_id: UUID | None
    pupil: UUID | None
    case_file: UUID | None
    starts: date
    ends: date | None
    position: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's relations, settled: what policy may be told of them, and no dates."""

    person: UUID
    posts: frozenset[Post] = frozenset()
    custodian: frozenset[Relation] = frozenset()
    pupils: Mapping[UUID, frozenset[Relation]] = field(default_factory=dict)
    matters: Mapping[UUID, frozenset[Relation]] = field(default_factory=dict)
    cases: frozenset[UUID] = frozenset()

    def to(self, pupil: UUID | None, *, sen_or_referred: bool = False) -> frozenset[Relation]:
        """The relations that stand once in a question about `pupil`: to the school, and to this pupil.

        The SENCO's relation to a pupil follows from SEN status, a referral or a plan (access table, row 14).
        """
        words = self.custodian | self.pupils.get(pupil, frozenset()) if pupil else self.custodian
        return words | {Relation.SENCO} if sen_or_referred and Post.SENCO in self.posts else words

    def to_matter(self, matter: UUID | None) -> frozenset[Relation]:
        """The relations to one matter."""
        return self.matters.get(matter, frozenset()) if matter else frozenset()


_OF_POST: dict[Post, Relation] = {
    Post.DSL: Relation.LEAD,
    Post.DEPUTY_DSL: Relation.LEAD,
    Post.HEAD: Relation.HEAD,
    Post.CHAIR: Relation.CHAIR,
    Post.GOVERNOR: Relation.GOVERNOR,
    Post.ELSA: Relation.ELSA,
    Post.LINE_MANAGER: Relation.LINE_MANAGER_POST,
    Post.ADMINISTRATOR: Relation.ADMINISTRATOR,
    Post.OFFICE: Relation.OFFICE,
    Post.LINE_MANAGER: Relation.LINE_MANAGER_POST,
}
_OF_PUPIL: dict[Tie, Relation] = {
    Tie.FORM_TUTOR: Relation.FORM_TUTOR,
    Tie.CLASS_TEACHER: Relation.CLASS_TEACHER,
    Tie.SUBJECT_TEACHER: Relation.SUBJECT_TEACHER,
    Tie.RELATIVE: Relation.RELATIVE,
    Tie.CONFLICT: Relation.CONFLICT,
}
_OF_MATTER: dict[Tie, Relation] = {
    Tie.DELIVERS: Relation.DELIVERING_ELSA,
    Tie.HOLDS: Relation.HOLDER,
    Tie.SUBJECT: Relation.SUBJECT,
    Tie.TOLD_FULL: Relation.TOLD_FULL,
}


_TIES = {tie.value: tie for tie in Tie}


def settle(person: UUID, rows: Iterable[tuple[Any, ...]]) -> Standing:
    """The standing of `person` from the rows of `STANDING`."""
    posts: set[Post] = set()
    pupils: defaultdict[UUID, set[Relation]] = defaultdict(set)
    matters: defaultdict[UUID, set[Relation]] = defaultdict(set)
    cases: set[UUID] = set()
    for held in map(Held._make, rows):
        mine = held.person == person
        tie = _TIES.get(held.relation)
        if tie is None:
            posts |= {Post(held.relation)} if mine else set()
        elif tie in _OF_PUPIL and mine and held.scope_id:
            pupils[held.scope_id].add(_OF_PUPIL[tie])
        elif tie in _OF_MATTER and held.scope_id and (mine or tie is Tie.DELIVERS):
            matters[held.scope_id].add(_OF_MATTER[tie] if mine else Relation.LINE_MANAGER)
            if held.case_file and tie is not Tie.SUBJECT:
                cases.add(held.case_file)
            if held.pupil and tie is Tie.DELIVERS:
                pupils[held.pupil].add(Relation.ELSA_OF_PUPIL if mine else Relation.LINE_MANAGER_OF_PUPIL)
    return Standing(
        person=person,
        posts=frozenset(posts),
        custodian=_to_custodian(posts),
        pupils={pupil: frozenset(words) for pupil, words in pupils.items()},
        matters={matter: frozenset(words) for matter, words in matters.items()},
        cases=frozenset(cases),
    )


def _to_custodian(posts: set[Post]) -> frozenset[Relation]:
    """The relations to the school that follow from posts held today."""
    words = {_OF_POST[post] for post in posts if post in _OF_POST}
    return frozenset(words | {Relation.STAFF} if posts - NOT_STAFF else words)
