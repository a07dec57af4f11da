"""Who may gather documents and enter words for a plan: from rows G2, G12 and T8 of the domain, and the table's sources.

The table is silent on these acts: b13 (parents and pupils contribute), b14 (words that criticise), b7 to b10 and b16.
"""

from __future__ import annotations

from collections.abc import Iterator

from access_policy.question import About, Asking
from case_store.vocabulary import Capacity, Relation, Role

GATHERING = {"voice.ask_for_document", "voice.receive_document", "voice.document_not_available"}
BY_STAFF = {"voice.write_document", "voice.answer_as_staff"}
BY_PUPIL = {"voice.record_pupils_words", "voice.write_profile"}
BY_PARENT = {"voice.record_parents_words"}
ACTS = GATHERING | BY_STAFF | BY_PUPIL | BY_PARENT | {"voice.word_summary", "voice.set_form"}
FAMILY = {Relation.RELATIVE, Relation.CONFLICT, Relation.PARENT, Relation.EXCLUDED_PARENT, Relation.KIN}
ELSAS = {Relation.ELSA_OF_PUPIL, Relation.COVERING_ELSA_OF_PUPIL}
PASTORAL = {
    Relation.FORM_TUTOR, Relation.CLASS_TEACHER, Relation.PASTORAL_LEADER, Relation.FAMILY_LIAISON_WORKER,
}  # fmt: skip
WORKS_WITH_PUPIL = ELSAS | PASTORAL | {
    Relation.SUBJECT_TEACHER, Relation.ASSISTANT_OR_MENTOR, Relation.COVER_TEACHER, Relation.SENCO, Relation.LEAD,
}  # fmt: skip
SPEAKS_WITH_HOME = ELSAS | PASTORAL | {Relation.LINE_MANAGER_OF_PUPIL}


def may(asking: Asking, act: str, about: About) -> bool:
    """Whether whoever asks may do `act`: each in their own capacity, and nobody whom a bar keeps out."""
    words = asking.relations
    barred = Relation.SUBJECT in about.matter or about.mine & {Role.SUBJECT, Role.NAMED}
    if asking.capacity == Capacity.PUPIL:
        return act in BY_PUPIL and Relation.PUPIL in words and not barred
    if asking.capacity == Capacity.PARENT:
        in_law = Relation.PARENT in words and Relation.EXCLUDED_PARENT not in words
        return act in BY_PARENT and in_law and not barred
    if asking.capacity != Capacity.STAFF or Relation.STAFF not in words:
        return False
    if act == "voice.set_form":
        return bool(words & {Relation.HEAD, Relation.LEAD, Relation.PSP_COORDINATOR_POST})
    return not barred and not words & FAMILY and _as_staff(words, act, about)


def _as_staff(words: frozenset[Relation], act: str, about: About) -> bool:
    answers_for_it = Relation.PSP_COORDINATOR in about.matter or bool(words & {Relation.SENCO, Relation.LEAD})
    if answers_for_it or act == "voice.word_summary":
        return answers_for_it
    if Relation.KEY_WORKER in about.matter:
        return True
    if act in BY_STAFF:
        return bool(words & WORKS_WITH_PUPIL)
    if act in BY_PARENT:
        return bool(words & SPEAKS_WITH_HOME)
    if act == "voice.write_profile" and words & ELSAS:
        return True
    return act in BY_PUPIL and about.oneself  # whoever the pupil chose to help


def abouts() -> Iterator[About]:
    """What the acts may be about: each relation to the plan that counts, what is theirs in it, helping or not."""
    relations = (Relation.PSP_COORDINATOR, Relation.KEY_WORKER, Relation.DELIVERING_ELSA, Relation.SUBJECT)
    matters = [frozenset[Relation](), *(frozenset({word}) for word in relations)]
    mine = [frozenset[Role](), *(frozenset({role}) for role in (Role.SAID_BY, Role.NAMED, Role.SUBJECT))]
    for matter in matters:
        yield from (About(matter=matter, mine=roles) for roles in mine)
        yield About(matter=matter, oneself=True)
    yield About(matter=frozenset({Relation.PSP_COORDINATOR, Relation.SUBJECT}))
    yield About(mine=frozenset({Role.NAMED}), oneself=True)
