"""How much of what a page could hold one reader is told: settled, asked, and nothing fetched yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from access_policy.cursor import Mark
from access_policy.kinds import Settler, Spoken
from access_policy.page import Granted, Page
from access_policy.question import Answers, Asking, Kind
from access_policy.rights import Rights
from case_store.calendar import today
from case_store.entry import Actor
from case_store.journal.reader import Query, Snapshot
from case_store.vocabulary import Capacity, Level, Part, Purpose, Relation
from projections.entry_index.groups import AGREEMENTS, GROUPS, Answer, group_of

_Would = tuple[Asking, Part, frozenset[Relation], bool]
"""All of which it depends how much somebody would be told of a part."""


@dataclass(frozen=True, slots=True)
class Decide:
    """Asks policy about every kind of entry that a page could hold."""

    answers: Answers
    now: Callable[[], datetime]

    async def __call__(
        self,
        snapshot: Snapshot,
        reader: Actor,
        rights: Rights,
        page: Page,
        purpose: Purpose | None = None,
        mark: Mark | None = None,
        batch: int | None = 1,
    ) -> list[Granted]:
        """The groups of entries of `page` (at most `batch` units beyond `mark`), each with what policy says.

        One round trip and one question a kind, most of them kept. Raises Unavailable where policy cannot answer.
        """
        now, condition = self.now(), page.condition()
        params = page.values(rights.standing, mark, batch) | {
            "today": today(now),
            "beside": rights.beside.person if rights.beside else None,
            "for_agency": reader.capacity is Capacity.AGENCY,
            "own_since": now - timedelta(days=rights.settings.own_words_days),
        }
        groups, answers = await snapshot.fetch(
            Query(GROUPS.format(where=condition), params), Query(AGREEMENTS.format(where=condition), params)
        )
        spoken = Spoken.of(map(Answer._make, answers))
        default = rights.settings.default_audience
        settler = Settler(rights.standing, reader.capacity, purpose, spoken, default, today(now), rights.beside)
        decided: list[Granted] = []
        asked: dict[_Would, Level] = {}
        for found in map(group_of, groups):
            group = found._replace(whom=found.whom or page.whom)
            asking, kind = settler.asking(group), settler.kind(group)
            kind = replace(kind, mine=kind.mine | page.mine) if page.mine else kind
            if page.anywhere:
                asking = replace(asking, relations=asking.relations | rights.standing.anywhere())
            told = await self.answers.told(asking, kind, rights.revision)
            would = {
                part: await self._would(asking, kind, part, rights, asked) for part in page.would.get(kind.part, ())
            }
            decided.append(Granted(group, asking, told, Level.NONE, would))
        return decided

    async def _would(self, asking: Asking, kind: Kind, part: Part, rights: Rights, asked: dict[_Would, Level]) -> Level:
        """How much they would be told of an entry of `part` in the same matter that nothing marks and nobody hides.

        `asked` keeps what was asked already: most matters of a page are alike.
        """
        question = (asking, part, kind.matter, kind.in_date)
        if question not in asked:
            unmarked = Kind(part=part, matter=kind.matter, in_date=kind.in_date)
            asked[question] = (await self.answers.told(asking, unmarked, rights.revision)).level
        return asked[question]
