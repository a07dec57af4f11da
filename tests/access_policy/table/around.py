"""Who may write of the support around a pupil, ask for help, and survey pupils' views: rows T1, T8, T12, column MAP.

The table is silent but for "a parent's or pupil's request: the adult who heard it". Who reads the map in full keeps it;
who reads a request answers it; parent and pupil ask for themselves; and no pupil's answer is ever their own entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from access_policy.question import About, Asking
from case_store.elsa.codes import RequestedBy
from case_store.vocabulary import Capacity, Relation, Role

OF_THE_MAP = {
    "around.coordinate", "around.name_supporter", "around.end_supporter", "around.enter_unit", "around.leave_unit",
}  # fmt: skip
SURVEY = {"survey.open", "survey.hand_in_set", "survey.close"}
ACTS = (
    OF_THE_MAP
    | SURVEY
    | {
        "around.record_staff_need", "around.answer_staff_need",
        "around.ask_for_help", "around.pass_on_request", "around.answer_help",
    }
)  # fmt: skip
READS_MAP_IN_FULL = {
    Relation.PSP_COORDINATOR_OF_PUPIL, Relation.SENCO, Relation.PASTORAL_LEADER, Relation.LEAD,
}  # fmt: skip
READS_WHAT_IS_HOPED_FOR = {Relation.SENCO, Relation.PASTORAL_LEADER, Relation.LEAD}
WORKS_WITH_PUPIL = READS_MAP_IN_FULL | {
    Relation.FORM_TUTOR, Relation.CLASS_TEACHER, Relation.SUBJECT_TEACHER, Relation.COVER_TEACHER,
    Relation.ASSISTANT_OR_MENTOR, Relation.FAMILY_LIAISON_WORKER, Relation.ELSA_OF_PUPIL,
    Relation.COVERING_ELSA_OF_PUPIL, Relation.LINE_MANAGER_OF_PUPIL, Relation.KEY_WORKER_OF_PUPIL, Relation.HEAD,
}  # fmt: skip
FAMILY = {Relation.RELATIVE, Relation.CONFLICT, Relation.PARENT, Relation.EXCLUDED_PARENT, Relation.KIN}


def may(asking: Asking, act: str, about: About) -> bool:
    """Whether whoever asks may do `act`: parents and pupils ask for help, and nothing else of this."""
    words = asking.relations
    if act == "around.ask_for_help":
        as_parent = Relation.PARENT in words and Relation.EXCLUDED_PARENT not in words
        return {Capacity.PARENT: as_parent, Capacity.PUPIL: Relation.PUPIL in words}.get(asking.capacity, False)
    if asking.capacity != Capacity.STAFF or Relation.STAFF not in words:
        return False
    if act in SURVEY:
        leads = words & {Relation.PASTORAL_LEADER, Relation.HEAD, Relation.LEAD}
        return act == "survey.hand_in_set" or bool(leads)
    if words & FAMILY or Relation.SUBJECT in about.matter or about.mine & {Role.SUBJECT, Role.NAMED}:
        return False
    match act:
        case "around.pass_on_request":
            return about.requested_by in {RequestedBy.PUPIL, RequestedBy.PARENT}
        case "around.answer_help":
            return bool(words & READS_WHAT_IS_HOPED_FOR)
        case "around.record_staff_need":
            return bool(words & WORKS_WITH_PUPIL)
        case _:
            return bool(words & READS_MAP_IN_FULL)


def abouts() -> Iterator[About]:
    """What the acts may be about: a request of each kind, and one whose subject or named person the actor is."""
    yield from (About(requested_by=who) for who in RequestedBy)
    for role in (Role.AUTHOR, Role.NAMED, Role.SUBJECT):
        yield About(mine=frozenset({role}), requested_by=RequestedBy.PUPIL)
    yield About(matter=frozenset({Relation.SUBJECT}), requested_by=RequestedBy.PARENT)
    yield About(oneself=True)
