"""The cases of section 7 of the access table, as far as policy settles them; the numbers are the table's."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from access_policy.question import About, Answers, Asking, Kind, SaidNow
from case_store.figures.codes import Counted
from case_store.figures.small import Pupils, count_of
from case_store.vocabulary import (
    DEFAULT_AUDIENCE,
    Audience,
    Capacity,
    Label,
    Level,
    Part,
    Post,
    Relation,
    Role,
)
from projections.relations.standing import OnRoll, Standing, on_roll, settle
from tests.access_policy.engines import REVISION, embedded
from tests.access_policy.table.oracle import TABLE
from tests.given import TODAY, one

E, S, F, NONE = Level.EXISTENCE, Level.SUMMARY, Level.FULL, Level.NONE


def who(*relations: Relation) -> frozenset[Relation]:
    """A member of staff with these relations."""
    return frozenset({Relation.STAFF, *relations})


CLASS_TEACHER = who(Relation.CLASS_TEACHER)
SUBJECT_TEACHER = who(Relation.SUBJECT_TEACHER)
SENCO = who(Relation.SENCO)
LEAD = who(Relation.LEAD)
HEAD = who(Relation.HEAD)
CHAIR = frozenset({Relation.CHAIR})
ELSA = who(Relation.ELSA, Relation.ELSA_OF_PUPIL)
OTHER_ELSA = who(Relation.ELSA)
MANAGER = who(Relation.LINE_MANAGER_POST, Relation.LINE_MANAGER_OF_PUPIL)
LUNCH_SUPERVISOR = who()
ADMINISTRATOR = who(Relation.ADMINISTRATOR)

HEAD_OF_YEAR = who(Relation.PASTORAL_LEADER)
COVER_TEACHER = who(Relation.COVER_TEACHER)
PARENT = frozenset({Relation.PARENT})
COORDINATOR = who(Relation.PSP_COORDINATOR_POST, Relation.PSP_COORDINATOR_OF_PUPIL)
KEY_WORKER = who(Relation.KEY_WORKER_OF_PUPIL)
CAMHS_WORKER = frozenset({Relation.AGENCY_WORKER})

DELIVERING = frozenset({Relation.DELIVERING_ELSA})
MANAGING = frozenset({Relation.LINE_MANAGER})
HOLDING = frozenset({Relation.HOLDER})
SUBJECT = frozenset({Relation.SUBJECT})
COORDINATING = frozenset({Relation.PSP_COORDINATOR})
OF_THE_PLAN = frozenset({Relation.KEY_WORKER})
ATTENDED = frozenset({Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED})
INVITED = frozenset({Relation.AGENCY_INVITED})
OF_PLANS = (
    Part.PSP_DOCUMENTS, Part.PARENT_WORDS, Part.PUPIL_WORDS, Part.TARGETS, Part.SIGNATURES, Part.MONITORING,
    Part.REVIEWS, Part.MEETINGS, Part.ACTIONS, Part.SUPPORT_MAP, Part.FIGURES,
)  # fmt: skip


def session(said: SaidNow = SaidNow.NOT_ASKED, **changes: Any) -> Kind:
    """A session with its staff summary, for the default audience, in date."""
    usual = Kind(
        Part.SESSIONS,
        audience=DEFAULT_AUDIENCE,
        default=DEFAULT_AUDIENCE,
        pupil_said=dict.fromkeys(Audience, said),
        in_date=True,
        own_readable=True,
    )
    return replace(usual, **changes)


class School:
    """Asks policy as the service does."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def level(self, relations: frozenset[Relation], kind: Kind, capacity: Capacity = Capacity.STAFF) -> Level:
        """How much somebody with `relations` is told."""
        told = await self.answers.told(Asking(capacity, None, relations), kind, REVISION)
        return told.level

    async def nothing(self, relations: frozenset[Relation], kind: Kind, capacity: Capacity = Capacity.STAFF) -> bool:
        """Whether they are answered exactly as somebody whom policy has nothing for."""
        told = await self.answers.told(Asking(capacity, None, relations), kind, REVISION)
        stranger = await self.answers.told(Asking(Capacity.STAFF, None, frozenset()), Kind(Part.SERVICE), REVISION)
        return told == stranger

    async def may(
        self, relations: frozenset[Relation], act: str, about: About, capacity: Capacity = Capacity.STAFF
    ) -> bool:
        """Whether they may do `act`."""
        return (await self.answers.leave(Asking(capacity, None, relations), act, about, REVISION)).given


@pytest.fixture
async def school() -> AsyncIterator[School]:
    """Policy, asked of the embedded engine."""
    async with embedded() as engine:
        yield School(Answers(engine))


def test_every_built_case_has_its_test() -> None:
    """What the table says is built is shown below."""
    built = {number for number, case in TABLE["cases"].items() if case["built"]}
    shown = {int(name.split("_")[2]) for name in globals() if name.startswith("test_case_")}
    assert shown == built


async def test_case_1_pupil_not_asked_default_audience(school: School) -> None:
    """Class teacher and SENCO read the summary, a subject teacher that support goes on."""
    assert await school.level(CLASS_TEACHER, session()) == S
    assert await school.level(SENCO, session()) == S
    assert await school.level(SUBJECT_TEACHER, session()) == E
    assert await school.level(SUBJECT_TEACHER, Kind(Part.PROGRAMME)) == E


async def test_case_2_agreed_with_teaching_staff(school: School) -> None:
    """A subject teacher reads the summary, the line manager the objective only, another ELSA nothing."""
    agreed = session(SaidNow.AGREED, audience=DEFAULT_AUDIENCE | {Audience.SUBJECT_TEACHERS})
    assert await school.level(SUBJECT_TEACHER, agreed) == S
    assert await school.level(MANAGER, replace(agreed, matter=MANAGING)) == E
    assert await school.level(MANAGER, Kind(Part.PLANS, matter=MANAGING)) == S
    for part in (Part.SESSIONS, Part.PLANS, Part.PROGRAMME, Part.REFERRAL, Part.STRATEGIES, Part.AGREEMENT):
        assert await school.nothing(OTHER_ELSA, replace(agreed, part=part))


@pytest.mark.parametrize("kind", [session(SaidNow.WITHDRAWN), session(SaidNow.AGREED, in_date=False)])
async def test_case_3_withdrawn_or_out_of_date(school: School, kind: Kind) -> None:
    """Every teacher knows only that it was held; strategies survive; leads read it all."""
    for reader in (CLASS_TEACHER, SUBJECT_TEACHER, SENCO):
        assert await school.level(reader, kind) == E
        assert await school.level(reader, Kind(Part.STRATEGIES)) in {S, F}
    assert await school.level(LEAD, kind) == F


async def test_case_4_a_group_and_a_programme_with_a_third_elsa(school: School) -> None:
    """Both read the group and not the other's programme; a teacher knows that there is a group, a parent no name."""
    group = Kind(Part.GROUP, matter=DELIVERING)
    assert await school.level(ELSA, group) == F
    for part in (Part.PROGRAMME, Part.PLANS, Part.SESSIONS, Part.REFERRAL, Part.IMPACT, Part.GROUP):
        assert await school.nothing(ELSA, Kind(part))
    for teacher in (CLASS_TEACHER, SUBJECT_TEACHER, HEAD_OF_YEAR):
        assert await school.level(teacher, Kind(Part.GROUP)) == E
    worded = frozenset({Label.FOR_HOME, Label.FOR_ALL_CARERS})
    for labels in (frozenset[Label](), worded):
        assert await school.nothing(PARENT, Kind(Part.GROUP, labels=labels), Capacity.PARENT)
    assert await school.nothing(PARENT, Kind(Part.PROGRAMME, labels=worded | {Label.MENTIONS_PUPIL}), Capacity.PARENT)


async def test_case_5_a_lunch_supervisor_raises_a_concern(school: School) -> None:
    """Never refused; afterwards their own words, as "what I wrote", and nothing else of the case."""
    assert await school.may(LUNCH_SUPERVISOR, "concern.raise", About())
    own = Kind(Part.CONCERNS, mine=frozenset({Role.AUTHOR}), own_readable=True)
    told = await school.answers.told(Asking(Capacity.STAFF, None, LUNCH_SUPERVISOR), own, REVISION)
    assert (told.alone, told.reveals) == (F, False)
    for part in set(Part) - {Part.DIRECTORY, Part.STAFF}:
        assert await school.nothing(LUNCH_SUPERVISOR, Kind(part))


async def test_case_6_concern_about_an_adult(school: School) -> None:
    """About the DSL the head reads it, about the head the chair; the ELSA it is about sees nothing new."""
    adult = Kind(Part.ADULT_CONCERNS)
    assert await school.nothing(LEAD, replace(adult, matter=SUBJECT))
    assert await school.nothing(LEAD, adult)
    assert await school.level(HEAD, replace(adult, matter=HOLDING)) == F
    assert await school.nothing(HEAD, replace(adult, matter=SUBJECT))
    assert await school.level(CHAIR, replace(adult, matter=HOLDING)) == F
    about_elsa = Kind(Part.CONCERNS, matter=SUBJECT)
    assert await school.nothing(ELSA, about_elsa)
    after = session(matter=DELIVERING, after_concern_about_me=True)
    assert await school.nothing(ELSA, after)
    assert await school.level(ELSA, replace(after, mine=frozenset({Role.AUTHOR}))) == F
    assert await school.level(ELSA, session(matter=DELIVERING)) == F


async def test_case_7_the_lead_or_teacher_is_the_pupils_mother(school: School) -> None:
    """As staff nothing at all, and no act; she may still raise a concern. As a parent she has what a parent has."""
    for reader in (LEAD, CLASS_TEACHER, LEAD | PARENT):
        mother = reader | {Relation.RELATIVE}
        assert await school.level(mother | PARENT, Kind(Part.DIRECTORY), Capacity.PARENT) == S
        assert await school.level(mother | PARENT, session(), Capacity.PARENT) == E
        assert await school.nothing(mother | PARENT, Kind(Part.SIGNS), Capacity.PARENT)
        assert await school.nothing(mother | PARENT, Kind(Part.STAFF, of_me=True), Capacity.PARENT)
        for part in Part:
            assert await school.nothing(mother, session(part=part))
        assert not await school.may(mother, "concern.act", About(Part.CONCERNS))
        assert not await school.may(mother, "case.tell_beyond_agreement", About())
        assert await school.may(mother, "concern.raise", About())
        assert await school.level(mother | PARENT, Kind(Part.TARGETS), Capacity.PARENT) == F
        signed = Kind(Part.SIGNATURES, mine=frozenset({Role.SIGNER}))
        assert await school.level(mother | PARENT, signed, Capacity.PARENT) == S
        assert await school.may(mother | PARENT, "psp.sign", About(Part.TARGETS), Capacity.PARENT)
        assert not await school.may(mother, "psp.sign", About(Part.TARGETS))


async def test_case_8_the_pupils_words_name_the_key_worker(school: School) -> None:
    """They get nothing of that entry, nor does a coordinator who is named; of what names nobody they get theirs."""
    for reader, matter, plain in ((KEY_WORKER, OF_THE_PLAN, S), (COORDINATOR, COORDINATING, F)):
        words = Kind(Part.PUPIL_WORDS, matter=matter, own_readable=True)
        assert await school.level(reader, words) == plain
        named = replace(words, mine=frozenset({Role.NAMED}))
        assert await school.nothing(reader, named)
        assert await school.nothing(reader, replace(named, mine=frozenset({Role.NAMED, Role.AUTHOR, Role.PRESENT})))
    assert await school.level(COORDINATOR, Kind(Part.PUPIL_WORDS, matter=COORDINATING)) == F
    assert await school.level(LEAD, Kind(Part.PUPIL_WORDS)) == F


async def test_case_9_what_parents_say_and_which_parent_reads(school: School) -> None:
    """A mother's questionnaire is hers; a father reads the plan as any parent; under an order, nothing at all."""
    hers = Kind(Part.PARENT_WORDS, labels=frozenset({Label.SAID_BY}))
    assert await school.level(PARENT, replace(hers, mine=frozenset({Role.SAID_BY})), Capacity.PARENT) == F
    worded = hers.labels | {Label.FOR_HOME, Label.FOR_ALL_CARERS}
    for roles in (frozenset[Role](), frozenset({Role.ADDRESSEE}), frozenset({Role.PRESENT, Role.SIGNER})):
        assert await school.nothing(PARENT, replace(hers, labels=worded, mine=roles), Capacity.PARENT)
    assert await school.level(PARENT, Kind(Part.TARGETS), Capacity.PARENT) == F
    assert await school.level(PARENT, Kind(Part.ACTIONS), Capacity.PARENT) == S
    for order in ({Relation.PARENT, Relation.EXCLUDED_PARENT}, {Relation.EXCLUDED_PARENT}, {Relation.KIN}):
        for part in OF_PLANS:
            there = Kind(part, labels=worded - {Label.SAID_BY}, mine=frozenset({Role.SAID_BY, Role.SIGNER}))
            assert await school.nothing(frozenset(order), there, Capacity.PARENT)


async def test_case_10_a_worker_who_attended_was_invited_left_or_has_a_colleague(school: School) -> None:
    """Who came reads the record, who sent apologies the invitation; whoever left, and the colleague, nothing."""
    record = Kind(Part.MEETINGS, labels=frozenset({Label.CIRCULATED}), mine=frozenset({Role.PRESENT}), matter=ATTENDED)
    called = Kind(Part.MEETINGS, mine=frozenset({Role.INVITED}), matter=ATTENDED)
    assert await school.level(CAMHS_WORKER, record, Capacity.AGENCY) == S
    assert await school.level(CAMHS_WORKER, called, Capacity.AGENCY) == E
    assert await school.nothing(CAMHS_WORKER, replace(record, labels=frozenset()), Capacity.AGENCY)
    apologies = replace(called, matter=INVITED)
    assert await school.level(CAMHS_WORKER, apologies, Capacity.AGENCY) == E
    for part in OF_PLANS:
        if part != Part.MEETINGS:
            assert await school.nothing(CAMHS_WORKER, replace(apologies, part=part), Capacity.AGENCY)
        there = replace(record, part=part, mine=frozenset(Role) - {Role.NAMED, Role.SUBJECT})
        assert await school.nothing(frozenset(), there, Capacity.AGENCY)
        assert await school.nothing(CAMHS_WORKER, replace(there, matter=frozenset()), Capacity.AGENCY)
        aunt = CAMHS_WORKER | {Relation.RELATIVE}
        assert await school.nothing(aunt, there, Capacity.AGENCY)


async def test_case_15_three_plans_in_the_school(school: School) -> None:
    """A governor is told "fewer than five", never three; of any one plan, nothing."""
    told = count_of(Counted.PSP_RUNNING, Pupils(all=3), [], 5, TODAY)
    assert (told.pupils, told.fewer_than, told.with_sen) == (None, 5, None)
    numbers = Kind(Part.FIGURES, labels=frozenset({Label.NUMBERS}))
    for governor in (frozenset({Relation.GOVERNOR}), CHAIR):
        assert await school.level(governor, numbers) == S
        for part in OF_PLANS:
            assert await school.nothing(governor, Kind(part, own_readable=True))


async def test_case_11_a_cover_teacher_today_and_tomorrow(school: School) -> None:
    """On the day of the lesson what helps, and no more of the case; the next day they are any member of staff."""
    assert await school.level(COVER_TEACHER, Kind(Part.STRATEGIES)) == S
    assert await school.level(COVER_TEACHER, Kind(Part.TARGETS)) == S
    for part in set(Part) - {Part.DIRECTORY, Part.STAFF, Part.STRATEGIES, Part.TARGETS}:
        assert await school.nothing(COVER_TEACHER, session(part=part))
    assert await school.nothing(who(), Kind(Part.STRATEGIES))


async def test_case_12_a_new_form_tutor_and_last_years(school: School) -> None:
    """Strategies at once; of last year's sessions that they were held, for the summary is out of date."""
    tutor = who(Relation.FORM_TUTOR)
    assert await school.level(tutor, Kind(Part.STRATEGIES)) == S
    assert await school.level(tutor, session(in_date=False)) == E
    for part in set(Part) - {Part.DIRECTORY, Part.STAFF}:
        assert await school.nothing(who(), session(part=part, in_date=False))


async def test_case_13_an_elsa_left_with_an_unwritten_note(school: School) -> None:
    """The leaver has nothing, whatever outlived the post; the line manager the plan and that nothing was written up."""
    left = ELSA - {Relation.STAFF}
    for part in Part:
        own = session(part=part, matter=DELIVERING, mine=frozenset({Role.AUTHOR}))
        assert await school.nothing(left, own)
    assert await school.level(MANAGER, Kind(Part.PLANS, matter=MANAGING)) == S
    assert await school.level(MANAGER, session(matter=MANAGING)) == E
    takes_over = who(Relation.ELSA, Relation.COVERING_ELSA_OF_PUPIL)
    covering = frozenset({Relation.COVERING_ELSA})
    assert await school.level(takes_over, session(matter=covering)) == S
    assert await school.level(takes_over, session(matter=covering | {Relation.HANDED_OVER})) == F


async def test_case_14_the_administrator_appoints_themself(school: School) -> None:
    """Not as DSL, and not as anything else; nor another as DSL, which is the head's to do."""
    for post in Post:
        assert not await school.may(ADMINISTRATOR, "people.appoint", About(post=post, oneself=True))
    assert not await school.may(ADMINISTRATOR, "people.appoint", About(post=Post.DSL))
    assert await school.may(HEAD, "people.appoint", About(post=Post.DSL))


async def test_case_16_an_entry_on_the_wrong_child(school: School) -> None:
    """Nobody who reads that child reads it, its author and the family least of all; the leads do."""
    wrong = session(
        labels=frozenset({Label.WRONG_CHILD, Label.FOR_HOME, Label.FOR_ALL_CARERS}),
        matter=DELIVERING | MANAGING,
        mine=frozenset({Role.AUTHOR, Role.SAID_BY, Role.PRESENT}),
    )
    for part in (Part.SESSIONS, Part.CONTACTS, Part.SIGNS, Part.CONCERNS, Part.STRATEGIES):
        there = replace(wrong, part=part)
        for reader in (ELSA, MANAGER, CLASS_TEACHER, SUBJECT_TEACHER, SENCO, HEAD, HEAD_OF_YEAR, LUNCH_SUPERVISOR):
            assert await school.nothing(reader, there)
        assert await school.nothing(PARENT, there, Capacity.PARENT)
        assert await school.nothing(frozenset({Relation.PUPIL}), there, Capacity.PUPIL)
        assert await school.level(LEAD, there) == F
    assert await school.level(ELSA, replace(wrong, labels=frozenset())) == F


async def test_case_17_telling_beyond_the_agreement(school: School) -> None:
    """Leads and the ELSA read act and reason; the teacher the lead's wording alone, and never another's."""
    telling = Kind(Part.TELLINGS)
    assert await school.level(LEAD, telling) == await school.level(ELSA, telling) == F
    assert await school.nothing(CLASS_TEACHER, telling)
    wording = Kind(Part.CONCERNS, labels=frozenset({Label.FOR_READER, Label.TOLD_SUMMARY}))
    mine = replace(wording, mine=frozenset({Role.TOLD}), told=S)
    assert await school.level(CLASS_TEACHER, mine) == S
    assert await school.nothing(CLASS_TEACHER, wording)
    assert await school.nothing(CLASS_TEACHER, Kind(Part.CONCERNS))
    assert await school.may(LEAD, "case.tell_beyond_agreement", About())
    assert not await school.may(ELSA, "case.tell_beyond_agreement", About(matter=DELIVERING))


async def test_case_18_correction_of_a_harmful_summary(school: School) -> None:
    """The teacher reads the new wording, and of the old one that it was corrected; the old one only at full."""
    old, new = session(corrected=True), session(labels=frozenset({Label.CORRECTION}))
    assert await school.level(CLASS_TEACHER, new) == S
    assert await school.level(CLASS_TEACHER, old) == E
    assert await school.level(LEAD, old) == F
    assert await school.level(ELSA, replace(old, matter=DELIVERING)) == F


async def test_case_19_a_pupil_who_left(school: School) -> None:
    """Teachers have nothing from the first day, the ELSA the work until the report is due, the leads all of it."""
    elsa, tutor, lead, pupil, programme = (one(number) for number in range(1, 6))
    standings = {
        elsa: settle(elsa, [(elsa, "elsa", None, None, None, TODAY, None, 1),
                            (elsa, "delivers", programme, pupil, one(6), TODAY, None, 2)]),
        tutor: settle(tutor, [(tutor, "teacher", None, None, None, TODAY, None, 3),
                              (tutor, "form_tutor", pupil, pupil, None, TODAY, None, 4)]),
        lead: settle(lead, [(lead, "dsl", None, None, None, TODAY, None, 5)]),
    }  # fmt: skip

    async def reads(person: UUID, days_ago: int, part: Part) -> Level:
        standing: Standing = standings[person]
        roll: OnRoll = on_roll(TODAY - timedelta(days=days_ago), TODAY)
        kind = session(part=part, matter=standing.to_matter(programme, roll=roll))
        return await school.level(standing.to(pupil, roll=roll), kind)

    for part in (Part.SESSIONS, Part.STRATEGIES):
        assert await reads(tutor, 0, part) != NONE
        assert [await reads(tutor, days, part) for days in (1, 30)] == [NONE, NONE]
        assert [await reads(elsa, days, part) for days in (1, 30, 31)] == [F, F, NONE]
        assert [await reads(lead, days, part) for days in (1, 31, 1000)] == [F, F, F]
