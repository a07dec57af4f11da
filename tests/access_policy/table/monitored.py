"""Who may mark, and write between school and home.

Section 6: any teacher of the pupil for their own lesson; key worker; cover. On messages the table is silent: rows G7
and T10 of the domain, b9, b10, b13 and b16.
"""

from __future__ import annotations

from collections.abc import Iterator

from access_policy.question import About, Asking
from case_store.vocabulary import Capacity, Relation, Role

ACTS = {
    "monitoring.arrange", "monitoring.mark_lesson", "monitoring.mark_day",
    "monitoring.write_home", "monitoring.write_to_school",
}  # fmt: skip
TEACHES = {
    Relation.FORM_TUTOR, Relation.CLASS_TEACHER, Relation.SUBJECT_TEACHER, Relation.ASSISTANT_OR_MENTOR,
    Relation.COVER_TEACHER,
}  # fmt: skip
SPEAKS_WITH_HOME = {
    Relation.FORM_TUTOR, Relation.CLASS_TEACHER, Relation.SENCO, Relation.PASTORAL_LEADER,
    Relation.FAMILY_LIAISON_WORKER,
}  # fmt: skip
FAMILY = {Relation.RELATIVE, Relation.CONFLICT, Relation.PARENT, Relation.EXCLUDED_PARENT, Relation.KIN}


def may(asking: Asking, act: str, about: About) -> bool:
    """Whether whoever asks may do `act`: a parent writes to school, and does nothing else of this."""
    words = asking.relations
    barred = Relation.SUBJECT in about.matter or about.mine & {Role.SUBJECT, Role.NAMED}
    if act == "monitoring.write_to_school":
        in_law = Relation.PARENT in words and Relation.EXCLUDED_PARENT not in words
        return asking.capacity == Capacity.PARENT and in_law and not barred
    if asking.capacity != Capacity.STAFF or Relation.STAFF not in words or words & FAMILY or barred:
        return False
    if act == "monitoring.mark_lesson":
        return bool(words & TEACHES)
    if act == "monitoring.mark_day":
        return Relation.KEY_WORKER in about.matter
    runs_it = bool(about.matter & {Relation.PSP_COORDINATOR, Relation.KEY_WORKER}) or Relation.LEAD in words
    return runs_it or (act == "monitoring.write_home" and bool(words & SPEAKS_WITH_HOME))


def abouts() -> Iterator[About]:
    """What the acts may be about: each relation to the plan that counts, and who is kept out of it."""
    for word in (Relation.PSP_COORDINATOR, Relation.KEY_WORKER, Relation.DELIVERING_ELSA, Relation.AGENCY_ATTENDED):
        yield About(matter=frozenset({word}))
        yield About(matter=frozenset({word, Relation.SUBJECT}))
        yield About(matter=frozenset({word}), mine=frozenset({Role.NAMED}))
    yield About(mine=frozenset({Role.AUTHOR}))
