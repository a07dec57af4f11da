"""What of a person's relations counts in the capacity in which they come: capacities are never added together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from case_store.vocabulary import Capacity, Relation
from projections.relations.standing import Standing

_FAMILY = frozenset({Relation.PARENT, Relation.EXCLUDED_PARENT, Relation.KIN})
"""Relations to a pupil that bar a colleague, as any relative is barred (access table, row 25)."""
_KEEPS_OUT = frozenset({Relation.RELATIVE, Relation.CONFLICT})
_OF_AGENCY = frozenset(
    {
        Relation.AGENCY_WORKER, Relation.ALTERNATIVE_PROVISION, Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED,
    }
)  # fmt: skip
"""What follows from working for an agency, and counts for nobody who comes as a member of staff."""


def in_capacity(standing: Standing, capacity: Capacity) -> Standing:
    """What of a person's standing counts in one capacity.

    As staff, whoever is family to a pupil is a relative. From an agency, a meeting, a placement and their post there
    count, and whoever is family or has declared a conflict keeps out as staff do. As a parent, no post and no other tie
    counts, and whoever is excluded is that alone. As a pupil nothing does: what stands then follows from who is at
    their side. What bars counts in all of them.
    """
    if capacity is Capacity.AGENCY:
        return _for_an_agency(standing)
    if capacity is Capacity.STAFF:
        standing = _without(standing, _OF_AGENCY)
        family = {pupil: words | {Relation.RELATIVE} for pupil, words in standing.pupils.items() if words & _FAMILY}
        return replace(standing, pupils={**standing.pupils, **family}) if family else standing
    if capacity not in {Capacity.PARENT, Capacity.PUPIL}:
        return standing
    as_parent = {pupil: _in_law(words) for pupil, words in standing.pupils.items() if words & _FAMILY}
    barred = {matter: words & {Relation.SUBJECT} for matter, words in standing.matters.items()}
    as_pupil = {standing.person: frozenset[Relation]()}
    return Standing(standing.person, pupils=as_parent if capacity is Capacity.PARENT else as_pupil, matters=barred)


def _for_an_agency(standing: Standing) -> Standing:
    """What counts of somebody who comes from an agency: no post at the school, and nothing that follows from one."""
    barred = _FAMILY | _KEEPS_OUT
    pupils = {
        pupil: (words & {Relation.ALTERNATIVE_PROVISION}) | ({Relation.RELATIVE} if words & barred else frozenset())
        for pupil, words in standing.pupils.items()
    }
    return replace(
        standing,
        posts=frozenset(),
        custodian=standing.custodian & _OF_AGENCY,
        pupils={pupil: words for pupil, words in pupils.items() if words},
        matters=_of(standing.matters, _OF_AGENCY | {Relation.SUBJECT}),
    )


def _without(standing: Standing, relations: frozenset[Relation]) -> Standing:
    """The same person, in none of these relations."""
    others = frozenset(Relation) - relations
    return replace(
        standing,
        custodian=standing.custodian & others,
        pupils=_of(standing.pupils, others),
        matters=_of(standing.matters, others),
    )


def _of(stood: Mapping[UUID, frozenset[Relation]], counted: frozenset[Relation]) -> dict[UUID, frozenset[Relation]]:
    """Of how somebody stands to each, what counts: to whom nothing does, they stand in no way."""
    return {whom: words & counted for whom, words in stood.items() if words & counted}


def _in_law(words: frozenset[Relation]) -> frozenset[Relation]:
    excluded = words & {Relation.EXCLUDED_PARENT}
    return excluded or words & _FAMILY
