"""Everybody who may stand in some relation to a pupil's case, row by row of the access table: for previews.

A row says how somebody would stand, and of nobody that they do. The row of those who are the subject of a concern
(26) is left out: a preview must not show that bar, not even as a possibility.
"""

from __future__ import annotations

from dataclasses import dataclass

from case_store.vocabulary import Capacity, Relation

R = Relation


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of reader: the row of the access table, a plain title, and the words in which policy is asked.

    `row` is None for those whose row stands in section 4, which counts none. `matter` are the relations to the matter
    that a note belongs to, where it belongs to one.
    """

    row: int | None
    who: str
    title: str
    relations: frozenset[Relation]
    matter: frozenset[Relation] = frozenset()
    capacity: Capacity = Capacity.STAFF


def _staff(row: int, who: str, title: str, *relations: Relation, matter: tuple[Relation, ...] = ()) -> Reader:
    return Reader(row, who, title, frozenset({R.STAFF, *relations}), frozenset(matter))


def _agency(who: str, title: str, *relations: Relation, matter: tuple[Relation, ...] = ()) -> Reader:
    return Reader(None, who, title, frozenset({R.AGENCY_WORKER, *relations}), frozenset(matter), Capacity.AGENCY)


def _home(row: int, who: str, title: str, relation: Relation) -> Reader:
    return Reader(row, who, title, frozenset({relation}), capacity=Capacity.PARENT)


READERS: tuple[Reader, ...] = (
    _staff(1, "delivering_elsa", "The ELSA who delivers this", R.ELSA, R.ELSA_OF_PUPIL, matter=(R.DELIVERING_ELSA,)),
    _staff(1, "elsa_of_pupil", "An ELSA of this pupil, in another programme", R.ELSA, R.ELSA_OF_PUPIL),
    _staff(2, "covering_elsa", "An ELSA who covers", R.ELSA, R.COVERING_ELSA_OF_PUPIL, matter=(R.COVERING_ELSA,)),
    _staff(
        2,
        "covering_elsa_handed_over",
        "An ELSA who covers or takes over, once it was handed over",
        R.ELSA,
        R.COVERING_ELSA_OF_PUPIL,
        matter=(R.COVERING_ELSA, R.HANDED_OVER),
    ),
    _staff(3, "other_elsa", "Any other ELSA", R.ELSA),
    _staff(
        4,
        "line_manager",
        "The line manager of the ELSA who delivers this",
        R.LINE_MANAGER_POST,
        R.LINE_MANAGER_OF_PUPIL,
        matter=(R.LINE_MANAGER,),
    ),
    Reader(5, "educational_psychologist", "The educational psychologist", frozenset({R.EDUCATIONAL_PSYCHOLOGIST})),
    _staff(6, "referrer", "Whoever referred the pupil", matter=(R.REFERRER,)),
    _staff(7, "class_teacher", "The class teacher", R.CLASS_TEACHER),
    _staff(7, "form_tutor", "The form tutor", R.FORM_TUTOR),
    _staff(8, "subject_teacher", "A subject teacher of the pupil", R.SUBJECT_TEACHER),
    _staff(9, "assistant_or_mentor", "A teaching assistant or mentor attached to the pupil", R.ASSISTANT_OR_MENTOR),
    _staff(10, "cover_teacher", "A cover teacher, on the day of the lesson", R.COVER_TEACHER),
    _staff(11, "other_staff", "Any other member of staff"),
    _staff(12, "pastoral_leader", "The head of year, the behaviour and attendance leader", R.PASTORAL_LEADER),
    _staff(13, "family_liaison_worker", "The family liaison worker assigned", R.FAMILY_LIAISON_WORKER),
    _staff(14, "senco", "The SENCO, where there is SEN status or a referral", R.SENCO),
    _staff(
        15,
        "psp_coordinator",
        "Whoever coordinates the plan",
        R.PSP_COORDINATOR_OF_PUPIL,
        matter=(R.PSP_COORDINATOR,),
    ),
    _staff(15, "key_worker", "The key worker of the plan", R.KEY_WORKER_OF_PUPIL, matter=(R.KEY_WORKER,)),
    _staff(16, "lead", "The DSL, and deputies while delegated", R.LEAD),
    _staff(17, "head", "The headteacher", R.HEAD),
    Reader(18, "governor", "A governor", frozenset({R.GOVERNOR})),
    Reader(18, "chair", "The chair of governors", frozenset({R.CHAIR})),
    _staff(19, "administrator", "The system administrator", R.ADMINISTRATOR),
    _staff(19, "office", "The school office", R.OFFICE),
    Reader(20, "data_protection_officer", "The data protection officer", frozenset({R.DATA_PROTECTION_OFFICER})),
    _home(21, "parent", "A parent or carer", R.PARENT),
    _home(22, "excluded_parent", "A parent whom an order excludes", R.EXCLUDED_PARENT),
    _home(23, "kin", "A relative without responsibility or care", R.KIN),
    Reader(24, "pupil", "The pupil, reading with an adult", frozenset({R.PUPIL}), capacity=Capacity.PUPIL),
    _staff(25, "relative", "Staff who are family, or have declared a conflict", R.CLASS_TEACHER, R.RELATIVE),
    Reader(27, "ex_staff", "Staff who have left", frozenset()),
    Reader(28, "agency", "An agency, before anything is shared", frozenset(), capacity=Capacity.AGENCY),
    _agency("agency_attended", "Somebody from an agency who came to a meeting of this", matter=(R.AGENCY_ATTENDED,)),
    _agency("agency_invited", "Somebody from an agency who was asked to come", matter=(R.AGENCY_INVITED,)),
    _agency("agency_colleague", "A colleague of theirs at the agency"),
    _agency("alternative_provision", "Where a pupil on two rolls is taught too", R.ALTERNATIVE_PROVISION),
)  # fmt: skip
"""The rows of the access table that are built. Whoever stands in several staff relations is told the fuller."""
HOLDER = _staff(0, "holder", "Whoever holds this concern", matter=(R.HOLDER,))
"""Asked of concerns besides (access table, rule `holder`)."""
