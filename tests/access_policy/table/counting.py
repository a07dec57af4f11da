"""Who may enter a pupil's figures, and report a term's numbers: the table is silent, so rows T11 and G9 of the domain,
who reads figures in full (section 4), who keeps lists (section 6), and that whether to exclude is the head's decision.
"""

from __future__ import annotations

from collections.abc import Iterator

from access_policy.question import About, Asking
from case_store.vocabulary import Capacity, Relation, Role

COUNTED = {"figures.enter_attendance", "figures.count_incidents"}
EXCLUDED = {"figures.record_suspension", "figures.record_permanent_exclusion"}
AFTER = {"figures.record_told", "figures.withdraw_exclusion"}
ACTS = COUNTED | EXCLUDED | AFTER | {"figures.report_numbers"}
OVERSEES = {Relation.HEAD, Relation.LEAD}
FAMILY = {Relation.RELATIVE, Relation.CONFLICT, Relation.PARENT, Relation.EXCLUDED_PARENT, Relation.KIN}


def may(asking: Asking, act: str, about: About) -> bool:
    """Whether whoever asks may do `act`: of a pupil nobody whom a bar keeps out; of a term it is about no pupil."""
    words = asking.relations
    if asking.capacity != Capacity.STAFF or Relation.STAFF not in words:
        return False
    if act == "figures.report_numbers":
        return bool(words & OVERSEES)
    if words & FAMILY or Relation.SUBJECT in about.matter or about.mine & {Role.SUBJECT, Role.NAMED}:
        return False
    if act in AFTER:
        return bool(words & OVERSEES)
    if act in EXCLUDED:
        return bool(words & (OVERSEES | {Relation.OFFICE}))
    leads_on_it = {Relation.PASTORAL_LEADER, Relation.PSP_COORDINATOR_OF_PUPIL, Relation.OFFICE}
    return bool(words & (OVERSEES | leads_on_it))


def abouts() -> Iterator[About]:
    """What the acts may be about: a relation to some matter opens nothing here, and a bar keeps out."""
    yield About(matter=frozenset({Relation.PSP_COORDINATOR, Relation.KEY_WORKER}))
    yield About(matter=frozenset({Relation.SUBJECT}))
    yield About(mine=frozenset({Role.NAMED}))
    yield About(mine=frozenset({Role.AUTHOR}))
