"""Who may propose a pastoral support programme, run it and sign it: from section 6 of the table and rows G1 to G10."""

from __future__ import annotations

from collections.abc import Iterator

from access_policy.question import About, Asking
from case_store.vocabulary import Capacity, Post, Relation, Role

SIGNING = {"psp.sign", "psp.refuse_to_sign"}
WRITTEN_DOWN = {"psp.draft_target", "psp.record_reward", "psp.tell_step", "psp.record_signature", "psp.record_refusal"}
RUN = {
    "psp.assess", "psp.agree_target", "psp.step_target", "psp.withdraw_target", "psp.commit", "psp.adjust_commitment",
    "psp.end_commitment", "psp.start",
}  # fmt: skip
HANDED = {"psp.name_coordinator", "psp.name_key_worker"}
ACTS = SIGNING | WRITTEN_DOWN | RUN | HANDED | {"psp.propose"}
"""What the table says of a proposal and of signatures; of the rest it is silent: the plan is its coordinator's."""
FAMILY = {Relation.RELATIVE, Relation.CONFLICT, Relation.PARENT, Relation.EXCLUDED_PARENT, Relation.KIN}
READS_TARGETS = {
    Relation.FORM_TUTOR, Relation.CLASS_TEACHER, Relation.SUBJECT_TEACHER, Relation.ASSISTANT_OR_MENTOR,
    Relation.PASTORAL_LEADER, Relation.FAMILY_LIAISON_WORKER, Relation.SENCO, Relation.ELSA_OF_PUPIL,
    Relation.COVERING_ELSA_OF_PUPIL, Relation.LEAD, Relation.HEAD,
}  # fmt: skip
"""The staff around the pupil who are told the targets, but for whoever covers one lesson."""
NOT_STAFF = {Post.CHAIR, Post.GOVERNOR, Post.EDUCATIONAL_PSYCHOLOGIST, Post.DATA_PROTECTION_OFFICER}


def may(asking: Asking, act: str, about: About) -> bool:
    """Whether whoever asks may do `act`. Each signs in the capacity in which they come, and nobody for another."""
    if asking.capacity != Capacity.STAFF:
        return act in SIGNING and _signs(asking, about)
    words = asking.relations
    barred = words & FAMILY or Relation.SUBJECT in about.matter or about.mine & {Role.SUBJECT, Role.NAMED}
    if Relation.STAFF not in words or barred:
        return False
    coordinates = Relation.PSP_COORDINATOR in about.matter
    runs = coordinates or Relation.KEY_WORKER in about.matter
    match act:
        case "psp.propose":
            return Relation.PSP_COORDINATOR_POST in words
        case "psp.name_coordinator":
            appointed = Post.PSP_COORDINATOR in about.subject_posts and not about.oneself
            return appointed and (coordinates or bool(words & {Relation.LEAD, Relation.HEAD}))
        case "psp.name_key_worker":
            return bool(about.subject_posts - NOT_STAFF) and (coordinates or Relation.LEAD in words)
        case _ if act in RUN:
            return coordinates
        case _:
            return runs or (act in SIGNING and bool(words & READS_TARGETS))


def _signs(asking: Asking, about: About) -> bool:
    """Parents, the pupil beside an adult, and whoever came from an agency."""
    words = asking.relations
    if asking.capacity == Capacity.AGENCY:
        barred = Relation.SUBJECT in about.matter or about.mine & {Role.SUBJECT, Role.NAMED}
        return {Relation.AGENCY_WORKER} <= words and Relation.AGENCY_ATTENDED in about.matter and not barred
    parent = asking.capacity == Capacity.PARENT and Relation.PARENT in words and Relation.EXCLUDED_PARENT not in words
    return parent or (asking.capacity == Capacity.PUPIL and Relation.PUPIL in words)


def abouts() -> Iterator[About]:
    """What the acts may be about: each relation to the plan that counts, and whom they put in whose place."""
    for relation in (Relation.PSP_COORDINATOR, Relation.KEY_WORKER, Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED):
        matter = frozenset({relation})
        yield About(matter=matter)
        yield About(matter=matter | {Relation.SUBJECT})
        yield About(matter=matter, mine=frozenset({Role.NAMED}))
        yield About(matter=matter, subject_posts=frozenset({Post.PSP_COORDINATOR}))
        yield About(matter=matter, subject_posts=frozenset({Post.PSP_COORDINATOR}), oneself=True)
        yield About(matter=matter, subject_posts=frozenset({Post.TEACHER}))
    for post in (Post.PSP_COORDINATOR, Post.TEACHER, Post.GOVERNOR, Post.CHAIR):
        yield About(subject_posts=frozenset({post}))
    yield About(subject_posts=frozenset({Post.PSP_COORDINATOR}), oneself=True)


def questions() -> Iterator[tuple[Asking, str, About]]:
    """Signing in every capacity but that of staff, by whoever may and by who is barred: about each of these too."""
    others = [
        (capacity, frozenset(words))
        for capacity, words in (
            (Capacity.AGENCY, {Relation.AGENCY_WORKER}),
            (Capacity.AGENCY, set[Relation]()),
            (Capacity.PARENT, {Relation.PARENT}),
            (Capacity.PARENT, {Relation.PARENT, Relation.EXCLUDED_PARENT}),
            (Capacity.PUPIL, {Relation.PUPIL}),
            (Capacity.PUPIL, set[Relation]()),
            (Capacity.REVIEWER, {Relation.STAFF, Relation.LEAD}),
        )
    ]
    for act in sorted(SIGNING | {"psp.record_signature"}):
        for capacity, words in others:
            yield from ((Asking(capacity, None, words), act, about) for about in (About(), *abouts()))
    coordinators = frozenset({Relation.STAFF, Relation.PSP_COORDINATOR_POST})
    for words in (coordinators, coordinators | {Relation.CONFLICT}, coordinators - {Relation.STAFF}):
        yield from ((Asking(Capacity.STAFF, None, words), act, About()) for act in sorted(ACTS))
