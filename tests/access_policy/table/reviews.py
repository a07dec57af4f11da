"""Who may review a plan, put it off, judge it and end it: from section 6 of the table and rows G8, G9 and G11."""

from __future__ import annotations

from collections.abc import Iterator

from access_policy.question import About, Asking
from case_store.vocabulary import Capacity, Relation, Role

ACTS = {
    "review.hold", "review.review_commitment", "review.report", "review.record_report", "review.record_not_held",
    "review.pause", "review.resume", "review.notice_failing", "review.extend", "review.word_for_home",
    "review.ask_advice", "review.record_advice", "review.record_no_advice", "review.judge", "review.end",
}  # fmt: skip
"""What the table says of a judgement; of the rest it is silent: a plan is its coordinator's, a report its owner's."""
FAMILY = {Relation.RELATIVE, Relation.CONFLICT, Relation.PARENT, Relation.EXCLUDED_PARENT, Relation.KIN}


def may(asking: Asking, act: str, about: About) -> bool:
    """Whether whoever asks may do `act`. What an agency committed itself to, it reports on itself, having come."""
    words = asking.relations
    if words & FAMILY or Relation.SUBJECT in about.matter or about.mine & {Role.SUBJECT, Role.NAMED}:
        return False
    theirs = act == "review.report" and Role.OWNER in about.mine
    if asking.capacity == Capacity.AGENCY:
        return theirs and Relation.AGENCY_WORKER in words and Relation.AGENCY_ATTENDED in about.matter
    if asking.capacity != Capacity.STAFF or Relation.STAFF not in words:
        return False
    if act == "review.report":
        return theirs
    day_by_day = act == "review.notice_failing" and Relation.KEY_WORKER in about.matter
    return day_by_day or Relation.PSP_COORDINATOR in about.matter


def abouts() -> Iterator[About]:
    """What the acts may be about: each relation to the plan that counts, one's own commitment or not, and the bars."""
    for relation in (Relation.PSP_COORDINATOR, Relation.KEY_WORKER, Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED):
        matter = frozenset({relation})
        for roles in ((), (Role.OWNER,), (Role.AUTHOR,), (Role.OWNER, Role.NAMED), (Role.OWNER, Role.SUBJECT)):
            yield About(matter=matter, mine=frozenset(roles))
        yield About(matter=matter | {Relation.SUBJECT}, mine=frozenset({Role.OWNER}))
    yield About(mine=frozenset({Role.OWNER}))


def questions() -> Iterator[tuple[Asking, str, About]]:
    """Every act in every capacity, by whoever comes from an agency, has left it, or is family to the pupil."""
    others = (
        (Capacity.AGENCY, {Relation.AGENCY_WORKER}),
        (Capacity.AGENCY, set[Relation]()),
        (Capacity.AGENCY, {Relation.AGENCY_WORKER, Relation.CONFLICT}),
        (Capacity.PARENT, {Relation.PARENT}),
        (Capacity.PUPIL, {Relation.PUPIL}),
        (Capacity.REVIEWER, {Relation.STAFF}),
        (Capacity.STAFF, {Relation.STAFF}),
        (Capacity.STAFF, {Relation.STAFF, Relation.CONFLICT}),
        (Capacity.STAFF, set[Relation]()),
    )
    for act in sorted(ACTS):
        for capacity, words in others:
            asking = Asking(capacity, None, frozenset(words))
            yield from ((asking, act, about) for about in (About(), *abouts()))
