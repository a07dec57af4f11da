"""Who may write about agencies and what they are to do, from the table's section 6, its rows of agencies and row T4."""

from __future__ import annotations

from collections.abc import Iterator

from access_policy.question import About, Asking
from case_store.vocabulary import Capacity, Relation, Role

DIRECTORY = {"agency.list", "agency.change_line", "agency.unlist"}
PEOPLE = {"agency.record_worker", "agency.end_worker"}
PLACING = {"agency.place", "agency.end_placement"}
AGENCY = DIRECTORY | PEOPLE | PLACING | {"agency.name_successor"}
SETTING = {"action.set", "action.move", "action.drop"}
REPORTING = {"action.complete"}
REFERRING = {"action.refer_to_agency", "action.ask_further_use", "action.answer_further_use"}
CLOCK = {"action.acknowledge", "action.decide", "action.tell_school", "action.escalate"}
BY_AGENCY = REPORTING | (CLOCK - {"action.escalate"}) | {"action.answer_further_use"}
ACTION = SETTING | REPORTING | REFERRING | CLOCK | {"action.use_beyond"}
ACTS = AGENCY | ACTION
"""What the table is silent on: the directory, an agency's people, placements, who follows whom; rows T2 and T4.

A referral tells an agency something, so it is for those who may invite one; what is theirs, each reports on themself.
"""
INVITES = {Relation.PSP_COORDINATOR_OF_PUPIL, Relation.SENCO, Relation.LEAD}
LOOKS_AFTER = INVITES | {Relation.KEY_WORKER_OF_PUPIL, Relation.PASTORAL_LEADER}
FAMILY = {Relation.RELATIVE, Relation.CONFLICT, Relation.PARENT, Relation.EXCLUDED_PARENT, Relation.KIN}
KEEPS_LISTS = {Relation.OFFICE, Relation.ADMINISTRATOR}


def may(asking: Asking, act: str, about: About) -> bool:
    """Whether whoever asks may do `act`: as staff, never for themself, never for a relative."""
    words = asking.relations
    if asking.capacity == Capacity.AGENCY:
        return act in BY_AGENCY and not _barred(words, about) and _theirs_from_an_agency(words, about)
    if asking.capacity == Capacity.PARENT:
        in_law = Relation.PARENT in words and Relation.EXCLUDED_PARENT not in words
        return act in REPORTING and in_law and Role.OWNER in about.mine
    if asking.capacity != Capacity.STAFF or Relation.STAFF not in words:
        return False
    return _action(words, act, about) if act in ACTION else _agency(words, act, about)


def _theirs_from_an_agency(words: frozenset[Relation], about: About) -> bool:
    """In post there, with a place here, and it is theirs to do or was addressed to them."""
    place = (
        about.matter & {Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED} or Relation.ALTERNATIVE_PROVISION in words
    )
    return Relation.AGENCY_WORKER in words and bool(place) and bool(about.mine & {Role.OWNER, Role.ADDRESSEE})


def _action(words: frozenset[Relation], act: str, about: About) -> bool:
    """Set by those who look after the pupil, referred by those who may invite, reported by whoever is to do it."""
    if _barred(words, about):
        return False
    if act == "action.use_beyond":
        return Relation.LEAD in words
    coordinates = Relation.PSP_COORDINATOR in about.matter
    invites = coordinates or bool(words & INVITES)
    looks_after = invites or Relation.KEY_WORKER in about.matter or bool(words & LOOKS_AFTER)
    if act in SETTING:
        return looks_after
    owns = Role.OWNER in about.mine and act in REPORTING | CLOCK
    return owns or (looks_after if act in REPORTING else invites)


def _agency(words: frozenset[Relation], act: str, about: About) -> bool:
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
    relations = (Relation.PSP_COORDINATOR, Relation.KEY_WORKER, Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED)
    matters = [frozenset[Relation](), *(frozenset({word}) for word in relations)]
    mine = [frozenset[Role](), *(frozenset({role}) for role in (Role.OWNER, Role.ADDRESSEE))]
    yield from (About(matter=matter, mine=roles) for matter in matters for roles in mine)
    yield from (About(matter=matter, oneself=True) for matter in matters[:2])
    yield About(matter=matters[1], mine=frozenset({Role.NAMED}))
    both = frozenset({Relation.PSP_COORDINATOR, Relation.SUBJECT})
    yield About(matter=both, mine=frozenset({Role.OWNER}))


AGENCY_PEOPLE = (
    frozenset({Relation.AGENCY_WORKER}),
    frozenset({Relation.AGENCY_WORKER, Relation.ALTERNATIVE_PROVISION}),
    frozenset({Relation.AGENCY_WORKER, Relation.RELATIVE}),
    frozenset({Relation.ALTERNATIVE_PROVISION}),
    frozenset[Relation](),
)
PARENTS = (frozenset({Relation.PARENT}), frozenset({Relation.PARENT, Relation.EXCLUDED_PARENT}))
COLLEAGUES = (
    frozenset({Relation.STAFF, Relation.PSP_COORDINATOR_OF_PUPIL}),
    frozenset({Relation.STAFF, Relation.KEY_WORKER_OF_PUPIL}),
    frozenset({Relation.STAFF, Relation.PSP_COORDINATOR_POST}),
    frozenset({Relation.STAFF, Relation.SENCO, Relation.CONFLICT}),
    *AGENCY_PEOPLE[:2],
)
"""Who comes from an agency, coordinates or is a parent, in the capacity in which they come; and in another."""


def questions() -> Iterator[tuple[Asking, str, About]]:
    """Each of them, every act, whatever it is about."""
    asked = [
        *(Asking(Capacity.AGENCY, None, words) for words in (*AGENCY_PEOPLE, COLLEAGUES[0])),
        *(Asking(Capacity.PARENT, None, words) for words in PARENTS),
        *(Asking(Capacity.STAFF, None, words) for words in COLLEAGUES),
    ]
    for act in sorted(ACTS):
        for about in abouts():
            yield from ((asking, act, about) for asking in asked)
