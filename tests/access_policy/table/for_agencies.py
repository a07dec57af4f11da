"""Who may write about agencies and what they are to do, from the table's section 6, its rows of agencies and row T4."""

from __future__ import annotations

from collections.abc import Iterator

from access_policy.question import About, Asking
from case_store.vocabulary import Capacity, Relation, Role

DIRECTORY = {"agency.list", "agency.unlist"}
PEOPLE = {"agency.record_worker", "agency.end_worker"}
PLACING = {"agency.place", "agency.end_placement"}
AGENCY = DIRECTORY | PEOPLE | PLACING | {"agency.name_successor"}
ACTS = AGENCY
"""What the table is silent on: the directory, an agency's people, the grant of a placement, who follows whom."""
FAMILY = {Relation.RELATIVE, Relation.CONFLICT, Relation.PARENT, Relation.EXCLUDED_PARENT, Relation.KIN}
KEEPS_LISTS = {Relation.OFFICE, Relation.ADMINISTRATOR}


def may(asking: Asking, act: str, about: About) -> bool:
    """Whether whoever asks may do `act`: as staff, never for themself, never for a relative."""
    words = asking.relations
    if asking.capacity != Capacity.STAFF or Relation.STAFF not in words:
        return False
    if act in DIRECTORY:
        return bool(words & (KEEPS_LISTS | {Relation.LEAD, Relation.PSP_COORDINATOR_POST}))
    if about.oneself:
        return False
    lead = Relation.LEAD in words
    if act in PEOPLE:
        return bool(words & KEEPS_LISTS) or (lead and act == "agency.end_worker")
    if _barred(words, about):
        return False
    if act in PLACING:
        return lead or Relation.HEAD in words
    coordinates = Relation.PSP_COORDINATOR in about.matter or Relation.PSP_COORDINATOR_OF_PUPIL in words
    return lead or coordinates


def _barred(words: frozenset[Relation], about: About) -> bool:
    named = about.mine & {Role.SUBJECT, Role.NAMED}
    return bool(words & FAMILY or Relation.SUBJECT in about.matter or named)


def abouts() -> Iterator[About]:
    """What the acts may be about: each relation to the matter that counts, what is theirs in it, oneself or not."""
    relations = (
        Relation.PSP_COORDINATOR, Relation.KEY_WORKER, Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED,
        Relation.SUBJECT,
    )  # fmt: skip
    matters = [frozenset[Relation](), *(frozenset({word}) for word in relations)]
    mine = [frozenset[Role](), *(frozenset({role}) for role in (Role.OWNER, Role.ADDRESSEE, Role.NAMED, Role.AUTHOR))]
    yield from (About(matter=matter, mine=roles) for matter in matters for roles in mine)
    yield from (About(matter=matter, oneself=True) for matter in matters)
    both = frozenset({Relation.PSP_COORDINATOR, Relation.SUBJECT})
    yield About(matter=both, mine=frozenset({Role.OWNER}))
