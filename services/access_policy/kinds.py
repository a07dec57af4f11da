"""Settling what policy is asked: whatever depends on a date, a name or a count is settled here, before asking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from access_policy.question import Asking, Kind
from case_store.vocabulary import Audience, Capacity, Label, Level, Part, Purpose, Relation, Role, Said
from projections.entry_index.groups import Answer, Group
from projections.relations.standing import Standing, on_roll

LAPSED = "lapsed"
"""What an agreement says once its end has passed."""

_NO = frozenset({Said.DECLINED, Said.WITHDRAWN})
_KEEPS_OUT = frozenset({Relation.RELATIVE, Relation.CONFLICT})
_TOLD = {
    Label.TOLD_EXISTENCE: Level.EXISTENCE,
    Label.TOLD_SUMMARY: Level.SUMMARY,
    Label.TOLD_FULL: Level.FULL,
}


@dataclass(frozen=True)
class Spoken:
    """What the pupils of a page answered, by matter and by entry."""

    by_matter: Mapping[tuple[UUID, UUID, str], tuple[Answer, ...]]
    by_entry: Mapping[tuple[UUID, str], tuple[Answer, ...]]

    @classmethod
    def of(cls, answers: Iterable[Answer]) -> Spoken:
        """From the rows of a page's agreements, oldest first."""
        by_matter: defaultdict[tuple[UUID, UUID, str], list[Answer]] = defaultdict(list)
        by_entry: defaultdict[tuple[UUID, str], list[Answer]] = defaultdict(list)
        for answer in answers:
            if answer.about is None:
                by_matter[answer.file, answer.matter, answer.audience].append(answer)
            else:
                by_entry[answer.about, answer.audience].append(answer)
        return cls(
            {key: tuple(rows) for key, rows in by_matter.items()},
            {key: tuple(rows) for key, rows in by_entry.items()},
        )

    def about(self, group: Group, today: date) -> dict[str, str]:
        """What the pupil said about the entries of `group`, one word for each audience.

        A no about the case as a whole (a case is its own matter) counts for each of its matters until a newer answer:
        whoever heard it may know of no programme.
        """
        words: dict[str, str] = {}
        for audience in Audience:
            matter = self.by_matter.get((group.file, group.matter, audience), ()) if group.matter else ()
            entry = self.by_entry.get((group.spoken, audience), ()) if group.spoken else ()
            case = self.by_matter.get((group.file, group.file, audience), ())
            no = tuple(answer for answer in case if answer.answer in _NO)
            words[audience] = said(entry, sorted((*matter, *no), key=_position), today)
        return words


def said(entry: Iterable[Answer], matter: Iterable[Answer], today: date) -> str:
    """The answer that stands, of those about one entry and those about its matter (access table, rule `agreement`).

    The newest decides; but a no about the entry is lifted only there, and `not asked` overrides no answer.
    """
    about_entry = _newest(entry)
    if about_entry is not None and about_entry.answer in _NO:
        return about_entry.answer
    stands = max((a for a in (about_entry, _newest(matter)) if a), key=_position, default=None)
    if stands is None:
        return Said.NOT_ASKED
    lapsed = stands.answer == Said.AGREED and stands.until is not None and stands.until < today
    return LAPSED if lapsed else stands.answer


def _position(answer: Answer) -> int:
    return answer.position


def _newest(answers: Iterable[Answer]) -> Answer | None:
    given = [answer for answer in answers if answer.answer != Said.NOT_ASKED]
    return given[-1] if given else None


def beside_an_adult(pupil: Standing, adult: Standing | None) -> bool:
    """Whether an adult is beside the pupil who need not keep out of their case: until then a pupil stands nowhere."""
    return adult is not None and not adult.to(pupil.person) & _KEEPS_OUT


@dataclass(frozen=True, slots=True)
class Settler:
    """Turns the groups of one reader's page into questions."""

    standing: Standing
    capacity: Capacity
    purpose: Purpose | None
    spoken: Spoken
    default_audience: frozenset[Audience]
    today: date
    beside: Standing | None = None

    def asking(self, group: Group) -> Asking:
        """What stands once in the question: who asks, and for what."""
        roll = on_roll(group.left_on, self.today)
        relations = self.standing.to(group.whom, sen_or_referred=bool(group.sen_or_referred), roll=roll)
        oneself = group.whom == self.standing.person
        own_reading = Role.READER in group.mine
        if self.capacity is Capacity.PUPIL and (oneself or own_reading) and beside_an_adult(self.standing, self.beside):
            relations |= {Relation.PUPIL}
        if self.capacity is Capacity.PARENT and own_reading and self._a_parent():
            relations |= {Relation.PARENT}
        return Asking(capacity=self.capacity, purpose=self.purpose, relations=relations)

    def _a_parent(self) -> bool:
        """Whether the reader is a parent of anybody at the school: of what they read themself, it is all one whose."""
        return any(Relation.PARENT in words for words in self.standing.pupils.values())

    def kind(self, group: Group) -> Kind:
        """What the entries of `group` have in common, in closed words."""
        labels = frozenset(Label(label) for label in group.labels)
        mine = frozenset(Role(role) for role in group.mine)
        has_audience = group.audience is not None
        return Kind(
            part=Part(group.part),
            labels=labels,
            corrected=group.corrected,
            matter=self._to_matter(group),
            mine=mine,
            audience=frozenset(Audience(word) for word in group.audience or ()),
            default=self.default_audience if has_audience else frozenset(),
            pupil_said=self.spoken.about(group, self.today) if has_audience else {},
            in_date=group.in_date,
            told=_told(labels) if Role.TOLD in mine else Level.NONE,
            own_readable=group.own_readable,
            after_concern_about_me=group.after_concern_about_me,
            of_me=group.whom == self.standing.person or Role.READER in mine,
        )

    def _to_matter(self, group: Group) -> frozenset[Relation]:
        """The reader's relations to the matter; and whether the adult beside them is its subject."""
        words = self.standing.to_matter(group.matter, roll=on_roll(group.left_on, self.today))
        theirs = self.beside.to_matter(group.matter) if self.beside else frozenset[Relation]()
        return words | (theirs & {Relation.SUBJECT})


def _told(labels: frozenset[Label]) -> Level:
    return next((level for label, level in _TOLD.items() if label in labels), Level.NONE)
