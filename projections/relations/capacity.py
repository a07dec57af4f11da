"""What of a person's relations counts in the capacity in which they come: capacities are never added together."""

from __future__ import annotations

from dataclasses import replace

from case_store.vocabulary import Capacity, Relation
from projections.relations.standing import Standing

_FAMILY = frozenset({Relation.PARENT, Relation.EXCLUDED_PARENT, Relation.KIN})
"""Relations to a pupil that bar a colleague, as any relative is barred (access table, row 25)."""


def in_capacity(standing: Standing, capacity: Capacity) -> Standing:
    """What of a person's standing counts in one capacity.

    As staff, whoever is family to a pupil is a relative. As a parent, no post and no other tie counts, and whoever is
    excluded is that alone. As a pupil nothing does: what stands then follows from who is at their side. What bars
    counts in all of them.
    """
    if capacity is Capacity.STAFF:
        family = {pupil: words | {Relation.RELATIVE} for pupil, words in standing.pupils.items() if words & _FAMILY}
        return replace(standing, pupils={**standing.pupils, **family}) if family else standing
    if capacity not in {Capacity.PARENT, Capacity.PUPIL}:
        return standing
    as_parent = {pupil: _in_law(words) for pupil, words in standing.pupils.items() if words & _FAMILY}
    barred = {matter: words & {Relation.SUBJECT} for matter, words in standing.matters.items()}
    as_pupil = {standing.person: frozenset[Relation]()}
    return Standing(standing.person, pupils=as_parent if capacity is Capacity.PARENT else as_pupil, matters=barred)


def _in_law(words: frozenset[Relation]) -> frozenset[Relation]:
    excluded = words & {Relation.EXCLUDED_PARENT}
    return excluded or words & _FAMILY
