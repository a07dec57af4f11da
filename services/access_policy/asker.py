"""How a note would stand, and who would read it: policy asked of one note for every kind of reader there is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from access_policy.draft_note import DraftNote, Noted
from access_policy.kinds import Settler, Spoken
from access_policy.page import Granted
from access_policy.question import About, Answers, Asking, Kind, Told
from access_policy.readers import HOLDER, READERS, Reader
from access_policy.rights import Rights
from case_store.elsa.session import for_staff
from case_store.entry import Actor
from case_store.vocabulary import Audience, Level, Part, Relation, Role, Said
from projections.entry_index import places
from projections.entry_index.groups import Group


@dataclass(frozen=True, slots=True)
class Place:
    """What the ids of the question lead to."""

    pupil: places.OfPupil | None
    began: places.Began | None
    closes: date | None
    together: bool


@dataclass(frozen=True, slots=True)
class Asker:
    """Whoever asks, about one note in one case."""

    answers: Answers
    reader: Actor
    rights: Rights
    today: date
    case: UUID
    note: DraftNote
    place: Place
    known: Sequence[Granted]

    async def may_ask(self) -> bool:
        """Whether they may record such a note; or know of the case, and of its agreements where these decide."""
        of = self.note.what()
        if not self.place.together:
            return False
        part = Part(self.place.began.part) if self.place.began else None
        about = About(part=part, matter=self._to_matter())
        if (await self.answers.leave(self._asking(), of.act, about, self.rights.revision)).given:
            return True
        if not self.known or not (of.for_audiences or of.for_home):
            return bool(self.known)
        agreed = Kind(part=Part.AGREEMENT, matter=self._to_matter())
        told = await self.answers.told(self._asking(), agreed, self.rights.revision)
        return told.level.covers(Level.SUMMARY)

    async def rows(self, spoken: Spoken) -> tuple[dict[str, Any], ...]:
        """Who would read it, at which level, by which rules: first whoever asks, as its author."""
        kind = self._kind(spoken)
        mine = replace(kind, mine=frozenset({Role.AUTHOR}), matter=self._to_matter(), own_readable=True)
        told = await self._told(self._asking(), mine)
        rows = [_row("you", "You, who write it", None, None, told, max(told.level, told.alone, key=_rank))]
        for reader in (*READERS, *([HOLDER] if kind.part is Part.CONCERNS else [])):
            rows += [row async for row in self._of(reader, kind)]
        return tuple(rows)

    async def _of(self, reader: Reader, kind: Kind) -> AsyncIterator[dict[str, Any]]:
        """The row of one kind of reader, and one more for each way of being named in the note that tells them more."""
        of_matter = self.note.what().of_matter or kind.part in {Part.REFERRAL, Part.CONCERNS}
        theirs = replace(kind, matter=reader.matter if of_matter else frozenset(), of_me=reader.who == "pupil")
        asking = Asking(capacity=reader.capacity, relations=reader.relations)
        plain = await self._told(asking, theirs)
        yield _row(reader.who, reader.title, reader.row, None, plain, plain.level)
        for role in sorted(self.note.people):
            told = await self._told(asking, replace(theirs, mine=frozenset({role})))
            if told.level is not plain.level:
                yield _row(reader.who, reader.title, reader.row, role, told, told.level)

    async def _told(self, asking: Asking, kind: Kind) -> Told:
        return await self.answers.told(asking, kind, self.rights.revision)

    def _asking(self) -> Asking:
        pupil = self.place.pupil
        assert pupil is not None  # noqa: S101 - asked only where the ids belong together
        roll = pupil.on_roll(self.today)
        relations = self.rights.standing.to(pupil.pupil, sen_or_referred=pupil.sen_or_referred, roll=roll)
        return Asking(capacity=self.reader.capacity, relations=relations)

    def _to_matter(self) -> frozenset[Relation]:
        return self.rights.standing.to_matter(self.note.matter)

    def _kind(self, spoken: Spoken) -> Kind:
        """The note as policy would read it, of nobody's yet."""
        of, settings = self.note.what(), self.rights.settings
        audience = None
        if of.for_home:
            audience = self.note.audience or frozenset()
        elif of.for_audiences:
            audience = settings.default_audience if self.note.audience is None else for_staff(self.note.audience)
        ends = [day for day in (self.note.until, self.place.closes) if day is not None]
        settler = Settler(
            self.rights.standing, self.reader.capacity, None, spoken, settings.default_audience, self.today
        )
        kind = settler.kind(self._group(of, audience, in_date=min(ends, default=self.today) >= self.today))
        # what a pupil says may be read out is their agreement to that
        agreed = dict.fromkeys(audience or (), Said.AGREED) if of.for_home else {}
        return replace(kind, pupil_said={**dict(kind.pupil_said), **agreed}, matter=frozenset(), of_me=False)

    def _group(self, of: Noted, audience: frozenset[Audience] | None, *, in_date: bool) -> Group:
        pupil = self.place.pupil
        return Group(
            file=self.case,
            whom=pupil.pupil if pupil else None,
            sen_or_referred=pupil.sen_or_referred if pupil else None,
            left_on=pupil.ends if pupil else None,
            matter=self.note.matter or self.case,
            part=of.part,
            labels=sorted(self.note.labels | of.labels),
            audience=None if audience is None else sorted(audience),
            in_date=in_date,
            corrected=False,
            mine=[],
            spoken=None,
            own_readable=False,
            after_concern_about_me=False,
            positions=[],
        )


def _rank(level: Level) -> int:
    return level.rank


def _row(who: str, title: str, row: int | None, named: Role | None, told: Told, level: Level) -> dict[str, Any]:
    return {"who": who, "title": title, "row": row, "named_as": named, "level": level, "because": told.because}
