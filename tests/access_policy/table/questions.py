"""The questions that walk through the whole access table: who asks, for what, about which kind, in which condition."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product

from access_policy import asked
from access_policy.question import Asking, Kind, SaidNow
from case_store.vocabulary import (
    ALL_STAFF,
    DEFAULT_AUDIENCE,
    Audience,
    Capacity,
    Label,
    Level,
    Part,
    Purpose,
    Relation,
    Role,
)
from tests.lane import tries

Question = tuple[Asking, Kind]
Change = Callable[[Question], Question]

STAFF = Relation.STAFF
THIN = tries(2, 1)
"""Of the conditions of each relation and part, which are asked about when `make test` runs; all by `make moonshot`."""


def _people(*who: set[Relation]) -> tuple[frozenset[Relation], ...]:
    return tuple(map(frozenset, who))


ROWS = _people(
    {STAFF},
    {STAFF, Relation.ELSA},
    {STAFF, Relation.ELSA, Relation.ELSA_OF_PUPIL},
    {STAFF, Relation.ELSA, Relation.COVERING_ELSA_OF_PUPIL},
    {STAFF, Relation.LINE_MANAGER_POST, Relation.LINE_MANAGER_OF_PUPIL},
    {STAFF, Relation.LINE_MANAGER_POST, Relation.LINE_MANAGER_OF_ELSA},
    {STAFF, Relation.FORM_TUTOR},
    {STAFF, Relation.CLASS_TEACHER},
    {STAFF, Relation.SUBJECT_TEACHER},
    {STAFF, Relation.ASSISTANT_OR_MENTOR},
    {STAFF, Relation.COVER_TEACHER},
    {STAFF, Relation.PASTORAL_LEADER},
    {STAFF, Relation.FAMILY_LIAISON_WORKER},
    {STAFF, Relation.SENCO},
    {STAFF, Relation.PSP_COORDINATOR_POST, Relation.PSP_COORDINATOR_OF_PUPIL},
    {STAFF, Relation.KEY_WORKER_OF_PUPIL},
    {STAFF, Relation.LEAD},
    {STAFF, Relation.HEAD},
    {STAFF, Relation.ADMINISTRATOR},
    {STAFF, Relation.OFFICE},
    {Relation.CHAIR},
    {Relation.GOVERNOR},
    {Relation.EDUCATIONAL_PSYCHOLOGIST},
    {Relation.EDUCATIONAL_PSYCHOLOGIST, Relation.SUPERVISING_PSYCHOLOGIST},
    {Relation.DATA_PROTECTION_OFFICER},
)
"""Everybody whose row is built, as staff, with no other relation than that. A referrer is one by the matter alone."""
SEVERAL = _people(
    {STAFF, Relation.FORM_TUTOR, Relation.SUBJECT_TEACHER},
    {STAFF, Relation.SENCO, Relation.CLASS_TEACHER},
    {STAFF, Relation.LEAD, Relation.HEAD},
    {STAFF, Relation.LEAD, Relation.FORM_TUTOR},
    {STAFF, Relation.ELSA, Relation.ELSA_OF_PUPIL, Relation.SUBJECT_TEACHER},
    {STAFF, Relation.ELSA, Relation.ELSA_OF_PUPIL, Relation.COVERING_ELSA_OF_PUPIL, Relation.ASSISTANT_OR_MENTOR},
    {STAFF, Relation.PASTORAL_LEADER, Relation.COVER_TEACHER, Relation.FAMILY_LIAISON_WORKER},
    {STAFF, Relation.ASSISTANT_OR_MENTOR, Relation.KEY_WORKER_OF_PUPIL},
    {STAFF, Relation.SENCO, Relation.PSP_COORDINATOR_OF_PUPIL},
    {STAFF, Relation.ADMINISTRATOR, Relation.OFFICE, Relation.GOVERNOR, Relation.DATA_PROTECTION_OFFICER},
)
"""People with several relations: the fuller counts."""
LEFT = _people(
    set(),
    {Relation.LEAD},
    {Relation.HEAD, Relation.SENCO},
    {Relation.FORM_TUTOR, Relation.SUBJECT_TEACHER, Relation.ASSISTANT_OR_MENTOR, Relation.COVER_TEACHER},
    {Relation.ELSA, Relation.ELSA_OF_PUPIL, Relation.COVERING_ELSA_OF_PUPIL},
    {Relation.PASTORAL_LEADER, Relation.FAMILY_LIAISON_WORKER, Relation.LINE_MANAGER_OF_ELSA},
    {Relation.ADMINISTRATOR, Relation.OFFICE, Relation.SUPERVISING_PSYCHOLOGIST},
    {Relation.GOVERNOR, Relation.CLASS_TEACHER, Relation.LEAD},
    {Relation.PSP_COORDINATOR_OF_PUPIL, Relation.KEY_WORKER_OF_PUPIL, Relation.AGENCY_WORKER},
)
"""Ex-staff whose ties outlived their post; the last is a governor now."""
FAMILY: tuple[tuple[Capacity, frozenset[Relation]], ...] = tuple(
    (capacity, relations)
    for capacity, several in (
        (
            Capacity.PARENT,
            _people(
                {Relation.PARENT},
                {Relation.PARENT, STAFF, Relation.CLASS_TEACHER, Relation.LEAD, Relation.RELATIVE, Relation.CONFLICT},
                {Relation.PARENT, Relation.EXCLUDED_PARENT},
                {Relation.EXCLUDED_PARENT},
                {Relation.KIN},
                {Relation.PUPIL, STAFF, Relation.LEAD},
            ),
        ),
        (
            Capacity.PUPIL,
            _people({Relation.PUPIL}, {Relation.PUPIL, STAFF, Relation.LEAD, Relation.HEAD}, {Relation.PARENT}),
        ),
        (
            Capacity.AGENCY,
            _people(
                {Relation.AGENCY_WORKER},
                {Relation.AGENCY_WORKER, Relation.ALTERNATIVE_PROVISION},
                {Relation.AGENCY_WORKER, Relation.ALTERNATIVE_PROVISION, Relation.RELATIVE},
                {Relation.ALTERNATIVE_PROVISION},
                {Relation.AGENCY_WORKER, STAFF, Relation.LEAD, Relation.HEAD},
            ),
        ),
    )
    for relations in several
)
"""Parents, pupils and people from agencies, each in their own capacity, whatever else they are."""
TO_MATTER: tuple[frozenset[Relation], ...] = _people(
    {Relation.DELIVERING_ELSA},
    {Relation.COVERING_ELSA},
    {Relation.COVERING_ELSA, Relation.HANDED_OVER},
    {Relation.HANDED_OVER},
    {Relation.LINE_MANAGER},
    {Relation.REFERRER},
    {Relation.HOLDER},
    {Relation.TOLD_FULL},
    {Relation.PSP_COORDINATOR},
    {Relation.KEY_WORKER},
    {Relation.AGENCY_ATTENDED},
    {Relation.AGENCY_INVITED},
    {Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED},
)
"""How somebody may stand to the matter."""
OF_MATTERS = frozenset(
    {
        Part.REFERRAL, Part.PROGRAMME, Part.PLANS, Part.SESSIONS, Part.GROUP, Part.IMPACT,
        Part.CONCERNS, Part.ADULT_CONCERNS, Part.PSP_DOCUMENTS, Part.PARENT_WORDS, Part.PUPIL_WORDS, Part.TARGETS,
        Part.SIGNATURES, Part.MONITORING, Part.REVIEWS, Part.MEETINGS, Part.ACTIONS, Part.SUPPORT_MAP,
    }
)  # fmt: skip
"""The parts that a relation to the matter opens."""


@cache
def base(part: Part) -> Kind:
    """A kind of `part` with nothing particular about it.

    A session has its staff summary for the default audience; what a pupil said may be read out at home.
    """
    if part == Part.PUPIL_WORDS:
        heard = dict.fromkeys(Audience, SaidNow.AGREED)
        return Kind(part, audience=frozenset({Audience.HOME}), pupil_said=heard, in_date=True, own_readable=True)
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


def _both(one: Change, other: Change) -> Change:
    return lambda question: other(one(question))


LABELS: tuple[Change, ...] = tuple(_and("labels", label) for label in Label)
BARS: tuple[Change, ...] = (
    _stands(Relation.RELATIVE),
    _stands(Relation.CONFLICT),
    _stands(Relation.PARENT),
    _stands(Relation.EXCLUDED_PARENT),
    _stands(Relation.KIN),
    _and("matter", Relation.SUBJECT),
    _and("mine", Role.SUBJECT),
    _and("mine", Role.NAMED),
    _kind(after_concern_about_me=True),
)
CHANGES: tuple[Change, ...] = (
    *LABELS,
    *BARS,
    *(_and("matter", *words) for words in TO_MATTER),
    *(_and("mine", role) for role in Role if role not in {Role.SUBJECT, Role.NAMED}),
    *(_told(level) for level in Level),
    *(_said(answer) for answer in SaidNow if answer != SaidNow.NOT_ASKED),
    _kind(corrected=True),
    _kind(in_date=False),
    _kind(own_readable=False),
    _kind(of_me=True),
    _kind(audience=DEFAULT_AUDIENCE | {Audience.SUBJECT_TEACHERS}),
    _kind(audience=frozenset({Audience.SENCO})),
    _kind(audience=frozenset({Audience.SUPPORT_STAFF, Audience.PASTORAL_LEADS})),
    _kind(audience=frozenset({Audience.ALL_STAFF})),
    _kind(default=frozenset()),
    _kind(audience=frozenset(Audience), pupil_said=dict.fromkeys(Audience, SaidNow.AGREED)),
)
"""Every condition that a cell, a rule or a bar knows of, one at a time."""
_WORDED = (_and("labels", Label.FOR_HOME, Label.FOR_ALL_CARERS), _and("labels", Label.FOR_HOME))
_ROLES = tuple(_and("mine", *of) for of in ((Role.ADDRESSEE,), (Role.SAID_BY,), (Role.SAID_BY, Role.ADDRESSEE)))
STARTS: tuple[Change, ...] = (*_WORDED, *_ROLES, *(_both(one, other) for one in _WORDED for other in _ROLES))
"""The ways in which something can be worded for home, and be theirs."""


_AT_A_MEETING = tuple(
    _and("matter", *words) for words in TO_MATTER if words & {Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED}
)
_CIRCULATED = _and("labels", Label.CIRCULATED)
_OF_AGENCY: tuple[Change, ...] = (
    _both(_CIRCULATED, _and("mine", Role.PRESENT)),
    *(_and("mine", role) for role in (Role.INVITED, Role.SIGNER, Role.OWNER, Role.SAID_BY, Role.ADDRESSEE)),
)
"""How somebody from an agency stands to a meeting, and what may be theirs in it."""


def _each(changes: tuple[Change, ...], askings: list[Asking], thin: int = 1) -> Iterator[Question]:
    """Every asking about every part, as it is and with each change: with each `thin`th of them, others each time."""
    for number, (asking, part) in enumerate(product(askings, Part)):
        question = (asking, base(part))
        yield question
        yield from (change(question) for change in changes[number % thin :: thin])


def _family(purpose: Purpose | None = None) -> list[Asking]:
    return [Asking(capacity, purpose, relations) for capacity, relations in FAMILY]


def _themselves() -> list[Asking]:
    """A parent, a pupil, and alternative provision, each that alone."""
    provision = frozenset({Relation.AGENCY_WORKER, Relation.ALTERNATIVE_PROVISION})
    return [
        Asking(Capacity.PARENT, None, frozenset({Relation.PARENT})),
        Asking(Capacity.PUPIL, None, frozenset({Relation.PUPIL})),
        Asking(Capacity.AGENCY, None, provision),
    ]


def _agency() -> list[Asking]:
    """Somebody in post at an agency, and nothing else."""
    return [asking for asking in _family() if asking.relations == {Relation.AGENCY_WORKER}]


def _staff(*groups: tuple[frozenset[Relation], ...], purpose: Purpose | None = None) -> list[Asking]:
    return [Asking(Capacity.STAFF, purpose, relations) for group in groups for relations in group]


def cells() -> Iterator[Question]:
    """Every cell of the table: relation x part, by each relation to the matter, worded for home, theirs or neither."""
    yield from _each((), _staff(ROWS))
    by_matter = tuple(_and("matter", *words) for words in TO_MATTER)
    in_post = _staff(_people({STAFF}, {Relation.CHAIR}))
    yield from (question for question in _each(by_matter, in_post) if question[1].part in OF_MATTERS)
    yield from _each((), _family())
    worded = _and("labels", Label.FOR_HOME, Label.FOR_ALL_CARERS)
    mine = tuple(_and("mine", role) for role in (Role.SAID_BY, Role.ADDRESSEE, Role.OWNER))
    yield from _each((worded, *mine, _kind(of_me=True)), _themselves())
    yield from _each((*_AT_A_MEETING, *(_both(there, own) for there in _AT_A_MEETING for own in _OF_AGENCY)), _agency())


def raised() -> Iterator[Question]:
    """Every cell by what raises it or keeps it: they were there, wrote it; numbers, an exclusion; another pupil."""
    raises = tuple(_and("mine", role) for role in (Role.PRESENT, Role.AUTHOR))
    yield from _each(raises, _staff(ROWS))
    yield from _each((_and("labels", Label.NUMBERS),), _staff(_people({Relation.CHAIR}, {Relation.GOVERNOR})))
    yield from _each((), _staff(_people({STAFF, Relation.HEAD}), purpose=Purpose.EXCLUSION))
    by_matter = [_and("matter", *words) for words in TO_MATTER]
    in_plans = (_both(there, theirs) for there in by_matter for theirs in raises)
    yield from _each(tuple(in_plans), _staff(_people({STAFF})))
    another = _and("labels", Label.MENTIONS_PUPIL)
    yield from _each((another, *(_both(another, _and("mine", role)) for role in Role)), _themselves())
    theirs = (_both(there, own) for there in _AT_A_MEETING for own in _OF_AGENCY)
    yield from _each((_both(another, _kind(of_me=True)), *(_both(another, one) for one in theirs)), _agency())


def one_at_a_time() -> Iterator[Question]:
    """Every relation x every part x every condition alone, no purpose named."""
    yield from _each(CHANGES, _staff(ROWS), THIN)
    yield from _each((*BARS, _and("mine", Role.AUTHOR), _and("matter", Relation.HOLDER)), _staff(SEVERAL, LEFT))


def at_home() -> Iterator[Question]:
    """Every parent and pupil x part x condition alone; and each label on what was worded for them in each way."""
    yield from _each((*CHANGES, *STARTS), _family(), THIN)
    yield from _each(tuple(_both(start, label) for start in STARTS for label in LABELS), _themselves()[:2], THIN)
    at_a_meeting = (_both(there, change) for there in _AT_A_MEETING for change in (*CHANGES, *_OF_AGENCY))
    yield from _each(tuple(at_a_meeting), _agency(), THIN)


def purposes() -> Iterator[Question]:
    """Every relation x every part x every purpose, alone and with all that is theirs."""

    def theirs(question: Question) -> Question:
        matter = asked.TO_MATTER - {Relation.SUBJECT}
        return question[0], replace(question[1], mine=frozenset({Role.AUTHOR}), matter=matter, of_me=True)

    for purpose in Purpose:
        yield from _each((theirs,), _staff(ROWS, purpose=purpose))
        yield from _each((), _staff(SEVERAL, purpose=purpose))
        yield from _each((_and("mine", Role.SAID_BY),), _family(purpose))


def capacities() -> Iterator[Question]:
    """Every capacity with every relation: they are never added together."""
    to_anybody = frozenset(Relation) - asked.TO_MATTER
    free = to_anybody - {Relation.RELATIVE, Relation.CONFLICT, Relation.EXCLUDED_PARENT}
    askings = [Asking(capacity, None, everything) for capacity in Capacity for everything in (to_anybody, free)]
    yield from _each(
        (_and("matter", *TO_MATTER[0], *TO_MATTER[6]), _and("mine", Role.AUTHOR), _kind(of_me=True)), askings
    )


def audiences() -> Iterator[Question]:
    """Whether the staff summary may be read: every answer for each audience x the audience chosen x in date."""
    readers = [asking for asking in _staff(ROWS, SEVERAL) if len(asking.relations) > 1]
    chosen: tuple[frozenset[Audience], ...] = (
        DEFAULT_AUDIENCE,
        DEFAULT_AUDIENCE | {Audience.SUBJECT_TEACHERS},
        frozenset({Audience.CLASS_TEACHER, Audience.SUPPORT_STAFF, Audience.PASTORAL_LEADS}),
        frozenset({Audience.ALL_STAFF}),
        frozenset(),
    )
    for asking in readers:
        for audience in chosen:
            for answered in sorted(ALL_STAFF):
                for answer in SaidNow:
                    said = {**dict.fromkeys(Audience, SaidNow.NOT_ASKED), answered: answer}
                    kind = replace(base(Part.SESSIONS), audience=audience, pupil_said=said)
                    yield asking, kind
                    yield asking, replace(kind, in_date=False)


def drawn(count: int, seed: int) -> list[Question]:
    """`count` questions with two or more conditions at once, any two labels among them, drawn by chance.

    Half of them are those of a parent or a pupil, about what was worded for home in one way or another.
    """
    chance = random.Random(seed)
    staff, family = _staff(ROWS), [asking for asking in _family() if len(asking.relations) == 1]
    found = []
    for _ in range(count):
        asking = chance.choice(chance.choice((staff, family)))
        question = (asking, base(chance.choice(tuple(Part))))
        if asking.capacity != Capacity.STAFF:
            question = chance.choice(STARTS)(question)
        for change in chance.sample(chance.choice((LABELS, CHANGES)), 2):
            question = change(question)
        found.append(question)
    return found


def once(questions: Iterator[Question]) -> list[Question]:
    """Each question once: many changes change nothing."""
    return list(dict.fromkeys(questions))
