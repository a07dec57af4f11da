"""Questions drawn by chance: any relations, any labels, any roles, any answers, most of which nobody would think of."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import TypeVar

from access_policy.asked import TO_MATTER
from access_policy.question import Asking, Kind, SaidNow
from case_store.vocabulary import Audience, Capacity, Label, Level, Part, Purpose, Relation, Role
from tests.access_policy.code_of_practice.plans import OF_PLANS

Word = TypeVar("Word")

TO_SCHOOL_OR_PUPIL = tuple(sorted(frozenset(Relation) - TO_MATTER))
PLACED = frozenset({Relation.ALTERNATIVE_PROVISION})
AT_MEETINGS = frozenset({Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED, Relation.SUBJECT})
CAPACITIES = (*[Capacity.STAFF] * 6, Capacity.PARENT, Capacity.PARENT, Capacity.AGENCY, *Capacity)


def some(chance: random.Random, words: Iterable[Word], most: int) -> frozenset[Word]:
    """A few of `words`, at most so many, often none."""
    among = sorted(words)  # type: ignore[type-var]  # every kind of word here is text
    return frozenset(chance.sample(among, min(len(among), chance.randint(0, most))))


def question(chance: random.Random) -> tuple[Asking, Kind]:
    """One question."""
    relations = some(chance, TO_SCHOOL_OR_PUPIL, 4)
    capacity = chance.choice(CAPACITIES)
    agency = capacity is Capacity.AGENCY
    if chance.random() < 0.8:
        relations |= {Relation.AGENCY_WORKER, *some(chance, PLACED, 1)} if agency else {Relation.STAFF}
    purpose = chance.choice(sorted(Purpose)) if chance.random() < 0.25 else None
    has_audience = chance.random() < 0.4
    said = {audience: chance.choice(sorted(SaidNow)) for audience in Audience} if has_audience else {}
    kind = Kind(
        part=chance.choice(sorted({*OF_PLANS, Part.TOLD, Part.CONTACTS} if agency else Part)),
        labels=some(chance, Label, 3) if chance.random() < 0.6 else frozenset(),
        corrected=chance.random() < 0.15,
        matter=some(chance, AT_MEETINGS if agency else TO_MATTER, 2) if chance.random() < 0.6 else frozenset(),
        mine=some(chance, Role, 2) if chance.random() < 0.5 else frozenset(),
        audience=some(chance, Audience, 4) if has_audience else frozenset(),
        default=some(chance, (Audience.CLASS_TEACHER, Audience.SENCO), 2) if has_audience else frozenset(),
        pupil_said=said,
        in_date=chance.random() < 0.8,
        told=chance.choice(list(Level)) if chance.random() < 0.2 else Level.NONE,
        own_readable=chance.random() < 0.7,
        after_concern_about_me=chance.random() < 0.05,
        of_me=chance.random() < 0.2,
    )
    return Asking(capacity, purpose, relations), kind


def questions(number: int, seed: int) -> Iterator[tuple[Asking, Kind]]:
    """So many questions, the same for the same seed."""
    chance = random.Random(seed)
    return (question(chance) for _ in range(number))
