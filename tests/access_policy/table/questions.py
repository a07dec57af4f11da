"""The questions that walk through the whole access table: who asks, for what, about which kind, in which condition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

from access_policy.question import Asking, Kind, SaidNow
from case_store.vocabulary import DEFAULT_AUDIENCE, Audience, Capacity, Label, Level, Part, Purpose, Relation, Role

Question = tuple[Asking, Kind]
Change = Callable[[Question], Question]

STAFF = Relation.STAFF
ROWS: tuple[frozenset[Relation], ...] = tuple(
    frozenset(words)
    for words in (
        {STAFF},
        {STAFF, Relation.ELSA},
        {STAFF, Relation.ELSA, Relation.ELSA_OF_PUPIL},
        {STAFF, Relation.LINE_MANAGER_POST, Relation.LINE_MANAGER_OF_PUPIL},
        {STAFF, Relation.FORM_TUTOR},
        {STAFF, Relation.CLASS_TEACHER},
        {STAFF, Relation.SUBJECT_TEACHER},
        {STAFF, Relation.SENCO},
        {STAFF, Relation.LEAD},
        {STAFF, Relation.HEAD},
        {STAFF, Relation.ADMINISTRATOR},
        {STAFF, Relation.OFFICE},
        {Relation.CHAIR},
        {Relation.GOVERNOR},
    )
)
"""Everybody whose row is built, with no other relation than that."""
SEVERAL: tuple[frozenset[Relation], ...] = tuple(
    frozenset(words)
    for words in (
        {STAFF, Relation.FORM_TUTOR, Relation.SUBJECT_TEACHER},
        {STAFF, Relation.SENCO, Relation.CLASS_TEACHER},
        {STAFF, Relation.LEAD, Relation.HEAD},
        {STAFF, Relation.LEAD, Relation.FORM_TUTOR},
        {STAFF, Relation.ELSA, Relation.ELSA_OF_PUPIL, Relation.SUBJECT_TEACHER},
        {STAFF, Relation.ADMINISTRATOR, Relation.OFFICE, Relation.GOVERNOR},
    )
)
"""People with several relations: the fuller counts."""
LEFT: tuple[frozenset[Relation], ...] = tuple(
    frozenset(words)
    for words in (
        set(),
        {Relation.LEAD},
        {Relation.HEAD, Relation.SENCO},
        {Relation.FORM_TUTOR, Relation.SUBJECT_TEACHER},
        {Relation.ELSA, Relation.ELSA_OF_PUPIL},
        {Relation.ADMINISTRATOR, Relation.OFFICE},
        {Relation.GOVERNOR, Relation.CLASS_TEACHER, Relation.LEAD},
    )
)
"""Ex-staff whose ties outlived their post; the last is a governor now."""


def base(part: Part) -> Kind:
    """A kind of `part` with nothing particular about it; a session with its staff summary for the default audience."""
    if part != Part.SESSIONS:
        return Kind(part, own_readable=True, in_date=True)
    said = dict.fromkeys(Audience, SaidNow.NOT_ASKED)
    return Kind(
        part, audience=DEFAULT_AUDIENCE, default=DEFAULT_AUDIENCE, pupil_said=said, in_date=True, own_readable=True
    )


def _kind(**changes: object) -> Change:
    return lambda question: (question[0], replace(question[1], **changes))  # type: ignore[arg-type]  # checked on use


def _and(name: str, *words: object) -> Change:
    return lambda question: (
        question[0],
        replace(question[1], **{name: getattr(question[1], name) | frozenset(words)}),
    )


def _stands(*words: Relation) -> Change:
    return lambda question: (replace(question[0], relations=question[0].relations | set(words)), question[1])


def _told(level: Level) -> Change:
    def change(question: Question) -> Question:
        asking, kind = question
        labels, mine = kind.labels | {Label.FOR_READER}, kind.mine | {Role.TOLD}
        return asking, replace(kind, labels=labels, mine=mine, told=level)

    return change


def _said(answer: SaidNow) -> Change:
    return lambda question: (question[0], replace(question[1], pupil_said=dict.fromkeys(Audience, answer)))


LABELS: tuple[Change, ...] = tuple(_and("labels", label) for label in Label)
BARS: tuple[Change, ...] = (
    _stands(Relation.RELATIVE),
    _stands(Relation.CONFLICT),
    _and("matter", Relation.SUBJECT),
    _and("mine", Role.SUBJECT),
    _and("mine", Role.NAMED),
    _kind(after_concern_about_me=True),
)
CHANGES: tuple[Change, ...] = (
    *LABELS,
    *BARS,
    *(_and("matter", word) for word in (Relation.DELIVERING_ELSA, Relation.LINE_MANAGER, Relation.HOLDER)),
    _and("matter", Relation.TOLD_FULL),
    *(_and("mine", role) for role in Role if role not in {Role.SUBJECT, Role.NAMED}),
    *(_told(level) for level in Level),
    *(_said(answer) for answer in SaidNow if answer != SaidNow.NOT_ASKED),
    _kind(corrected=True),
    _kind(in_date=False),
    _kind(own_readable=False),
    _kind(of_me=True),
    _kind(audience=DEFAULT_AUDIENCE | {Audience.SUBJECT_TEACHERS}),
    _kind(audience=frozenset({Audience.SENCO})),
    _kind(audience=frozenset({Audience.ALL_STAFF})),
    _kind(default=frozenset()),
    _kind(audience=frozenset(Audience), pupil_said=dict.fromkeys(Audience, SaidNow.AGREED)),
)
"""Every condition that a cell, a rule or a bar knows of, one at a time."""


def _each(changes: tuple[Change, ...], askings: list[Asking]) -> Iterator[Question]:
    for asking in askings:
        for part in Part:
            question = (asking, base(part))
            yield question
            yield from (change(question) for change in changes)


def _staff(*groups: tuple[frozenset[Relation], ...], purpose: Purpose | None = None) -> list[Asking]:
    return [Asking(Capacity.STAFF, purpose, relations) for group in groups for relations in group]


def one_at_a_time() -> Iterator[Question]:
    """Every relation x every part x every condition alone, no purpose named."""
    yield from _each(CHANGES, _staff(ROWS))
    yield from _each((*BARS, _and("mine", Role.AUTHOR), _and("matter", Relation.HOLDER)), _staff(SEVERAL, LEFT))


def purposes() -> Iterator[Question]:
    """Every relation x every part x every purpose, alone and with all that is theirs."""

    def theirs(question: Question) -> Question:
        matter = frozenset({Relation.DELIVERING_ELSA, Relation.LINE_MANAGER, Relation.HOLDER})
        return question[0], replace(question[1], mine=frozenset({Role.AUTHOR}), matter=matter)

    for purpose in Purpose:
        yield from _each((theirs,), _staff(ROWS, purpose=purpose))
        yield from _each((), _staff(SEVERAL, purpose=purpose))


def capacities() -> Iterator[Question]:
    """Every other capacity with every relation: they are never added together."""
    everything = frozenset(Relation) - {
        Relation.DELIVERING_ELSA, Relation.LINE_MANAGER, Relation.HOLDER, Relation.SUBJECT, Relation.TOLD_FULL,
        Relation.RELATIVE, Relation.CONFLICT,
    }  # fmt: skip
    askings = [Asking(capacity, None, everything) for capacity in Capacity if capacity != Capacity.STAFF]
    yield from _each((_and("matter", Relation.HOLDER), _and("mine", Role.AUTHOR), _kind(of_me=True)), askings)


def audiences() -> Iterator[Question]:
    """Whether the staff summary may be read: every answer for each audience x the audience chosen x in date."""
    readers = [asking for asking in _staff(ROWS, SEVERAL) if len(asking.relations) > 1]
    chosen: tuple[frozenset[Audience], ...] = (
        DEFAULT_AUDIENCE,
        DEFAULT_AUDIENCE | {Audience.SUBJECT_TEACHERS},
        frozenset({Audience.CLASS_TEACHER}),
        frozenset({Audience.ALL_STAFF}),
        frozenset(),
    )
    for asking in readers:
        for audience in chosen:
            for answered in (Audience.CLASS_TEACHER, Audience.SENCO, Audience.SUBJECT_TEACHERS):
                for answer in SaidNow:
                    said = {**dict.fromkeys(Audience, SaidNow.NOT_ASKED), answered: answer}
                    kind = replace(base(Part.SESSIONS), audience=audience, pupil_said=said)
                    yield asking, kind
                    yield asking, replace(kind, in_date=False)


def pairs() -> Iterator[Question]:
    """Every relation x every part x every two conditions at once, each two labels among them."""
    both = tuple(
        (lambda question, one=one, other=other: other(one(question))) for one, other in combinations(CHANGES, 2)
    )
    yield from _each(both, _staff(ROWS))


def once(questions: Iterator[Question]) -> list[Question]:
    """Each question once: many changes change nothing."""
    return list(dict.fromkeys(questions))
