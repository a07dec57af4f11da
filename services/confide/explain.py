"""Why somebody is told what they are told of a case: now, or at an earlier moment, by the rules and relations of then.

It is asked by whoever runs the installation. It tells levels, rules and how many entries somebody is told of; never a
word of an entry, and nothing of what they are not told of: not how many there are, and not whether a bar hides them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from access_policy.annotations import Annotation, described
from access_policy.decide import Decide
from access_policy.page import Granted
from access_policy.pages import CASE_PARTS, case_page
from access_policy.rights import Rights
from access_policy.telling import visible
from case_store.journal.database import Database
from case_store.journal.journal import Journal
from case_store.journal.past import Past
from case_store.journal.reader import Query
from case_store.vocabulary import Capacity, Relation
from confide.as_it_was import Asked, NotExplained, actor_of, answers_by, check_begun, rights_of, sources_of

_CASE = "SELECT pupil FROM pupils WHERE case_file = %s LIMIT 1"
_BAR = "need_to_know.bars"
_SHOWN_BARS = frozenset({Relation.RELATIVE, Relation.CONFLICT})
"""Of the bars, those that are declared and known. That somebody is the subject of a concern, or is named in a pupil's
words, is shown to nobody here: whoever runs an installation may not read that concern."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What was found out, as JSON holds it: `parts` are those of which they are told, `nothing` all the others."""

    school: str
    asked: Asked
    person: UUID
    capacity: Capacity
    position: int
    revision: str
    relations: tuple[str, ...]
    bar: Annotation | None
    parts: tuple[dict[str, Any], ...]
    nothing: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """All of it, as JSON holds it."""
        return {
            "school": self.school,
            "as": self.asked.name,
            "person": self.person,
            "capacity": self.capacity,
            "case": self.asked.case,
            "at": self.asked.at.isoformat(),
            "position": self.position,
            "revision": self.revision,
            "relations": self.relations,
            "bar": None if self.bar is None else _plain(self.bar),
            "parts": self.parts,
            "nothing": self.nothing,
        }


async def explain(database: Database, asked: Asked) -> Explained:
    """Why whoever is asked about is told what they are told of the case. Raises NotExplained, Unavailable."""
    for custodian in await database.custodians():
        journal = await database.journal(custodian.name)
        async with journal.snapshot() as snapshot:
            (found,) = await snapshot.fetch(Query(_CASE, (asked.case,)))
        if found:
            async with journal.past(asked.at) as past:
                return await _explained(journal, past, asked)
    raise NotExplained("No school here has a case with this id. `GET cases` lists those that somebody may know of.")


async def _explained(journal: Journal, past: Past, asked: Asked) -> Explained:
    school = journal.custodian.name
    (found,) = await past.fetch(Query(_CASE, (asked.case,)))
    await check_begun(journal, past)
    if not found:
        raise NotExplained("There was no such case at that time. Name a later one with --at.")
    actor = await actor_of(past, school, asked)
    rights = await rights_of(journal, past, actor, asked)
    sources = await sources_of(past, rights.revision)
    async with answers_by(sources, rights.revision) as answers:
        page = case_page(asked.case)
        decide = Decide(answers, lambda: asked.at)
        granted = visible(page, await decide(past, actor, rights, page))
    told, relations = described(sources), _relations(rights, granted, found[0][0])
    parts = tuple(_parts(granted, told))
    named = {part["part"] for part in parts}
    barred = actor.capacity is Capacity.STAFF and bool(relations & _SHOWN_BARS)
    return Explained(
        school=school,
        asked=asked,
        person=actor.person,
        capacity=actor.capacity,
        position=past.as_of,
        revision=rights.revision,
        relations=tuple(sorted(relations)),
        bar=told.get(_BAR) if barred else None,
        parts=parts,
        nothing=tuple(str(part) for part in CASE_PARTS if part not in named),
    )


def _relations(rights: Rights, granted: Sequence[Granted], pupil: UUID) -> frozenset[Relation]:
    """How they stood to the school and the pupil, and to the matters of what they are told: never as a subject."""
    standing = rights.standing
    matters = {relation for one in granted for relation in standing.to_matter(one.group.matter)}
    asked = {relation for one in granted for relation in one.asking.relations}
    return frozenset(matters | (asked or standing.to(pupil))) - {Relation.SUBJECT}


def _parts(granted: Sequence[Granted], told: Mapping[str, Annotation]) -> list[dict[str, Any]]:
    counted: Counter[tuple[str, str, tuple[str, ...]]] = Counter()
    for one in granted:
        counted[one.group.part, one.level, one.told.because] += len(one.group.positions)
    order = {str(part): number for number, part in enumerate(CASE_PARTS)}
    kinds = sorted(counted.items(), key=lambda kind: (order.get(kind[0][0], 0), kind[0]))
    return [
        {
            "part": part,
            "level": level,
            "entries": count,
            "because": [{"rule": rule, **_plain(told.get(rule, _UNSAID))} for rule in because],
        }
        for (part, level, because), count in kinds
    ]


_UNSAID = Annotation("", "", "")


def _plain(told: Annotation) -> dict[str, str]:
    return {"title": told.title, "description": told.description, "basis": told.basis}
