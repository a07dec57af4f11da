"""How one person stands to the school, its pupils and their matters, today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from case_store.vocabulary import Post, Relation, Tie

NOT_STAFF = frozenset({Post.CHAIR, Post.GOVERNOR, Post.EDUCATIONAL_PSYCHOLOGIST, Post.DATA_PROTECTION_OFFICER})
"""Posts that are held without being on the staff."""

_WRONG = """(r.relation IN ('relative', 'conflict', 'subject', 'excluded_parent', 'kin')
        OR r.entry <> ALL (ARRAY(SELECT m.about FROM marks m WHERE m.label = 'wrong_child'))
       AND coalesce(r.scope_id <> ALL (ARRAY(
               SELECT i.matter FROM marks m JOIN entry_index i ON i.entry = m.about
                WHERE m.label = 'wrong_child' AND i.name IN ('elsa.referred', 'elsa.programme_started',
                                                                'psp.proposed', 'meeting.called'))), true))"""
# What was recorded of another child opens nothing of this one: no tie of that entry, none to a matter it began.

STANDING = f"""
SELECT r.person, r.relation, r.scope_id, r.pupil, r.case_file, r.starts, r.ends, r.position
  FROM relations_in_force r
 WHERE (r.person = %(person)s
        OR (r.relation IN ('delivers', 'covers')
            AND r.person IN (SELECT m.scope_id FROM relations_in_force m
                              WHERE m.person = %(person)s AND m.relation = 'manages'
                                AND m.starts <= %(today)s AND coalesce(m.ends >= %(today)s, true))))
   AND r.starts <= %(today)s AND coalesce(r.ends >= %(today)s, true) AND {_WRONG}
"""  # noqa: S608 - a constant of this module
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


class OnRoll(StrEnum):
    """Whether a pupil is on the roll: still, not any more, or not for so long that no report is due either."""

    NOW = "now"
    LEFT = "left"
    LONG_GONE = "long_gone"


REPORT_DUE = timedelta(days=30)
"""How long after a pupil has left those who supported them may still read, so that the report can be done."""


def on_roll(ends: date | None, today: date) -> OnRoll:
    """Whether a pupil with this last day is on the roll today."""
    if ends is None or ends >= today:
        return OnRoll.NOW
    return OnRoll.LEFT if today <= ends + REPORT_DUE else OnRoll.LONG_GONE


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's relations, settled: what policy may be told of them, and no dates."""

    person: UUID
    posts: frozenset[Post] = frozenset()
    custodian: frozenset[Relation] = frozenset()
    pupils: Mapping[UUID, frozenset[Relation]] = field(default_factory=dict)
    matters: Mapping[UUID, frozenset[Relation]] = field(default_factory=dict)
    cases: frozenset[UUID] = frozenset()

    def to(self, whom: UUID | None, *, sen_or_referred: bool = False, roll: OnRoll = OnRoll.NOW) -> frozenset[Relation]:
        """The relations that stand once in a question about `whom`, a pupil or a colleague: to the school and to them.

        The SENCO's relation to a pupil follows from SEN status, a referral or a plan (access table, row 14). Whoever
        taught a pupil who has left stands in no relation to them any more (its case 19).
        """
        words = self.pupils.get(whom, frozenset()) if whom else frozenset[Relation]()
        if sen_or_referred and Post.SENCO in self.posts:
            words |= {Relation.SENCO}
        return self.custodian | (words - _ENDED[roll])

    def to_matter(self, matter: UUID | None, *, roll: OnRoll = OnRoll.NOW) -> frozenset[Relation]:
        """The relations to one matter."""
        words = self.matters.get(matter, frozenset()) if matter else frozenset[Relation]()
        return words - _ENDED[roll]

    def matters_as(self, *relations: Relation) -> list[UUID]:
        """The matters to which this person stands in one of these relations."""
        return [matter for matter, words in self.matters.items() if not words.isdisjoint(relations)]

    def anywhere(self) -> frozenset[Relation]:
        """What this person leads for some pupil, which counts for what is about the school as a whole."""
        return frozenset().union(*self.pupils.values()) & {Relation.PASTORAL_LEADER}

    def pupils_as(self, *relations: Relation) -> list[UUID]:
        """The pupils to whom this person stands in one of these relations."""
        return [pupil for pupil, words in self.pupils.items() if not words.isdisjoint(relations)]

    def colleagues(self) -> list[UUID]:
        """The ELSAs whom this person manages."""
        return [whom for whom, words in self.pupils.items() if Relation.LINE_MANAGER_OF_ELSA in words]


_OF_POST: dict[Post, Relation] = {
    Post.DSL: Relation.LEAD,
    Post.DEPUTY_DSL: Relation.LEAD,
    Post.HEAD: Relation.HEAD,
    Post.CHAIR: Relation.CHAIR,
    Post.GOVERNOR: Relation.GOVERNOR,
    Post.ELSA: Relation.ELSA,
    Post.LINE_MANAGER: Relation.LINE_MANAGER_POST,
    Post.PSP_COORDINATOR: Relation.PSP_COORDINATOR_POST,
    Post.ADMINISTRATOR: Relation.ADMINISTRATOR,
    Post.OFFICE: Relation.OFFICE,
    Post.EDUCATIONAL_PSYCHOLOGIST: Relation.EDUCATIONAL_PSYCHOLOGIST,
    Post.DATA_PROTECTION_OFFICER: Relation.DATA_PROTECTION_OFFICER,
}
_OF_PUPIL: dict[Tie, Relation] = {
    Tie.FORM_TUTOR: Relation.FORM_TUTOR,
    Tie.CLASS_TEACHER: Relation.CLASS_TEACHER,
    Tie.SUBJECT_TEACHER: Relation.SUBJECT_TEACHER,
    Tie.SUPPORTS: Relation.ASSISTANT_OR_MENTOR,
    Tie.MENTORS: Relation.ASSISTANT_OR_MENTOR,
    Tie.COVERS_LESSON: Relation.COVER_TEACHER,
    Tie.HEAD_OF_YEAR: Relation.PASTORAL_LEADER,
    Tie.ATTENDANCE_LEADER: Relation.PASTORAL_LEADER,
    Tie.FAMILY_LIAISON: Relation.FAMILY_LIAISON_WORKER,
    Tie.PLACED_WITH: Relation.ALTERNATIVE_PROVISION,
    Tie.PARENT: Relation.PARENT,
    Tie.EXCLUDED_PARENT: Relation.EXCLUDED_PARENT,
    Tie.KIN: Relation.KIN,
    Tie.RELATIVE: Relation.RELATIVE,
    Tie.CONFLICT: Relation.CONFLICT,
}
_OF_COLLEAGUE: dict[Tie, Relation] = {
    Tie.MANAGES: Relation.LINE_MANAGER_OF_ELSA,
    Tie.SUPERVISES: Relation.SUPERVISING_PSYCHOLOGIST,
}
_OF_MATTER: dict[Tie, Relation] = {
    Tie.DELIVERS: Relation.DELIVERING_ELSA,
    Tie.COVERS: Relation.COVERING_ELSA,
    Tie.HANDED_OVER: Relation.HANDED_OVER,
    Tie.REFERRED: Relation.REFERRER,
    Tie.COORDINATES: Relation.PSP_COORDINATOR,
    Tie.KEY_WORKER: Relation.KEY_WORKER,
    Tie.INVITED: Relation.AGENCY_INVITED,
    Tie.ATTENDED: Relation.AGENCY_ATTENDED,
    Tie.HOLDS: Relation.HOLDER,
    Tie.SUBJECT: Relation.SUBJECT,
    Tie.TOLD_FULL: Relation.TOLD_FULL,
}


_FOLLOWS: dict[Tie, Relation] = {
    Tie.DELIVERS: Relation.ELSA_OF_PUPIL,
    Tie.COVERS: Relation.COVERING_ELSA_OF_PUPIL,
    Tie.COORDINATES: Relation.PSP_COORDINATOR_OF_PUPIL,
    Tie.KEY_WORKER: Relation.KEY_WORKER_OF_PUPIL,
}
"""What follows, towards the pupil, from a tie to a matter of theirs."""
_LASTING = frozenset(
    {
        Relation.ELSA_OF_PUPIL, Relation.COVERING_ELSA_OF_PUPIL, Relation.LINE_MANAGER_OF_PUPIL,
        Relation.DELIVERING_ELSA, Relation.COVERING_ELSA, Relation.HANDED_OVER, Relation.LINE_MANAGER,
    }
)  # fmt: skip
_TAUGHT = frozenset(
    {
        Relation.FORM_TUTOR, Relation.CLASS_TEACHER, Relation.SUBJECT_TEACHER, Relation.ASSISTANT_OR_MENTOR,
        Relation.COVER_TEACHER, Relation.PASTORAL_LEADER, Relation.FAMILY_LIAISON_WORKER, Relation.SENCO,
        Relation.REFERRER, Relation.PSP_COORDINATOR_OF_PUPIL, Relation.KEY_WORKER_OF_PUPIL, Relation.PSP_COORDINATOR,
        Relation.KEY_WORKER, Relation.ALTERNATIVE_PROVISION, Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED,
    }
)  # fmt: skip
_ENDED: dict[OnRoll, frozenset[Relation]] = {
    OnRoll.NOW: frozenset(),
    OnRoll.LEFT: _TAUGHT,
    OnRoll.LONG_GONE: _TAUGHT | _LASTING,
}
"""Relations that a pupil's leaving ends, at once or after the days in which a report is still due."""
_TIES = {tie.value: tie for tie in Tie}


def settle(person: UUID, rows: Iterable[tuple[Any, ...]]) -> Standing:
    """The standing of `person` from the rows of `STANDING`."""
    posts: set[Post] = set()
    agency = False
    pupils: defaultdict[UUID, set[Relation]] = defaultdict(set)
    matters: defaultdict[UUID, set[Relation]] = defaultdict(set)
    cases: set[UUID] = set()
    for held in map(Held._make, rows):
        mine = held.person == person
        tie = _TIES.get(held.relation)
        if tie is None:
            posts |= {Post(held.relation)} if mine else set()
        elif tie is Tie.WORKS_FOR:
            agency = agency or mine
        elif (towards := _OF_PUPIL.get(tie) or _OF_COLLEAGUE.get(tie)) and mine and held.scope_id:
            pupils[held.scope_id].add(towards)
        elif tie in _OF_MATTER and held.scope_id and (mine or tie in _FOLLOWS):
            matters[held.scope_id].add(_OF_MATTER[tie] if mine else Relation.LINE_MANAGER)
            if held.case_file and tie is not Tie.SUBJECT:
                cases.add(held.case_file)
            if held.pupil and tie in _FOLLOWS:
                pupils[held.pupil].add(_FOLLOWS[tie] if mine else Relation.LINE_MANAGER_OF_PUPIL)
    return Standing(
        person=person,
        posts=frozenset(posts),
        custodian=_to_custodian(posts) | ({Relation.AGENCY_WORKER} if agency else frozenset()),
        pupils={pupil: frozenset(words) for pupil, words in pupils.items()},
        matters={matter: frozenset(words) for matter, words in matters.items()},
        cases=frozenset(cases),
    )


def _to_custodian(posts: set[Post]) -> frozenset[Relation]:
    """The relations to the school that follow from posts held today."""
    words = {_OF_POST[post] for post in posts if post in _OF_POST}
    return frozenset(words | {Relation.STAFF} if posts - NOT_STAFF else words)
