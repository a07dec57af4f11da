"""Who may run a group, arrange cover and hand work over: from the table's rows 1, 2 and 4 and its section 6."""

from __future__ import annotations

from collections.abc import Iterator

from access_policy.question import About, Asking
from case_store.vocabulary import Capacity, Post, Relation, Role

WRITTEN_UP = {"group.plan_session", "group.hold_session", "group.record_session_not_held"}
OF_ITS_END = {"group.leave", "group.end"}
GROUP = WRITTEN_UP | OF_ITS_END | {"group.start", "group.join"}
ARRANGED = {"handover.arrange_cover", "handover.take_over"}
HANDOVER = ARRANGED | {"handover.end_cover", "handover.hand_over"}
ACTS = GROUP | HANDOVER
"""What the table is silent on, beside who plans and holds sessions: who is taken into a group, and who arranges."""
FAMILY = {Relation.RELATIVE, Relation.CONFLICT, Relation.PARENT, Relation.EXCLUDED_PARENT, Relation.KIN}

COVERING = (frozenset({Relation.COVERING_ELSA}), frozenset({Relation.COVERING_ELSA, Relation.HANDED_OVER}))


def may(asking: Asking, act: str, about: About) -> bool:
    """Whether whoever asks may do `act`. An ELSA is never chosen by themself, and nobody else is ever chosen."""
    words = asking.relations
    if asking.capacity != Capacity.STAFF or Relation.STAFF not in words:
        return False
    another_elsa = Post.ELSA in about.subject_posts and not about.oneself
    if act == "group.start":
        return Relation.ELSA in words and (about.oneself or another_elsa)
    barred = words & FAMILY or Relation.SUBJECT in about.matter or about.mine & {Role.SUBJECT, Role.NAMED}
    if barred:
        return False
    runs = bool(about.matter & {Relation.DELIVERING_ELSA, Relation.COVERING_ELSA})
    manages = Relation.LINE_MANAGER in about.matter
    if act in GROUP:
        works_with = words & {Relation.ELSA_OF_PUPIL, Relation.COVERING_ELSA_OF_PUPIL}
        by_elsa = runs and (act != "group.join" or bool(works_with))
        return by_elsa or (manages and act not in WRITTEN_UP)
    answers = manages or Relation.LEAD in words
    if act == "handover.end_cover":
        return answers
    came_by_it = about.matter >= {Relation.COVERING_ELSA, Relation.HANDED_OVER}
    knows = Relation.DELIVERING_ELSA in about.matter or came_by_it
    return another_elsa and (answers or (act == "handover.hand_over" and knows))


def abouts() -> Iterator[About]:
    """What the acts may be about: each relation to the matter that counts, whom it chooses, oneself or not."""
    for matter in (frozenset({Relation.DELIVERING_ELSA}), frozenset({Relation.LINE_MANAGER}), *COVERING):
        yield About(matter=matter, subject_posts=frozenset({Post.ELSA}))
        yield About(matter=matter, subject_posts=frozenset({Post.ELSA}), oneself=True)
        yield About(matter=matter, subject_posts=frozenset({Post.TEACHER}))
    yield About(subject_posts=frozenset({Post.ELSA}))
    yield About(oneself=True)
