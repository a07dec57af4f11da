"""What somebody is to do, by when, and what becomes of a referral to an agency: the rules, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from case_store.action import commands as asked
from case_store.action import events
from case_store.action.action import ACTION
from case_store.action.codes import Answer, CameTo, Decision, Dropped, Stage
from case_store.action.further_use import FURTHER_USE
from case_store.action.place import SERVES
from case_store.calendar.codes import Calendar
from case_store.decider import EntryAbout, FromAgency
from case_store.meeting.codes import InvitationBasis, MeetingKind, ParentsKnow
from case_store.meeting.events import Called
from case_store.psp.events import Proposed
from case_store.vocabulary import Label, Part, Role, Tie
from tests.given import (
    CASE,
    ELSA,
    ENTRY,
    LEAD,
    OTHER,
    PUPIL,
    STREAM,
    TEACHER,
    TODAY,
    TOMORROW,
    YESTERDAY,
    Given,
    around,
    one,
    text,
)

PLAN, AGENCY, WORKER = one(0xE1), one(0xE2), one(0xE3)
HERE: dict[str, Any] = {"named_matter": PLAN, "known": True}
INVITED = FromAgency(frozenset({AGENCY}), frozenset({AGENCY}), {PLAN: frozenset({Tie.INVITED})})
PLACED = FromAgency(frozenset({AGENCY}), frozenset({AGENCY}), pupils=frozenset({PUPIL}))
STRANGER = FromAgency(frozenset({AGENCY}), frozenset({AGENCY}))
LEFT = FromAgency(ever=frozenset({AGENCY}), matters={PLAN: frozenset({Tie.INVITED})})
FRIDAY = date(2026, 3, 13)

SET = events.ActionSet(
    author=ELSA, action=STREAM, what=text(), owner=TEACHER, due_by=FRIDAY, counted_in=Calendar.SCHOOL_DAYS
)
REFERRED = events.AgencyReferred(
    author=ELSA,
    action=STREAM,
    agency=AGENCY,
    addressee=WORKER,
    what=text(),
    owner=ELSA,
    sent_on=date(2026, 3, 2),
    acknowledge_by=date(2026, 3, 9),
    decide_by=date(2026, 3, 30),
    basis=InvitationBasis.PUBLIC_TASK,
    parents_know=ParentsKnow.TOLD,
)
OF_REFERRAL: dict[str, Any] = {"author": ELSA, "action": STREAM, "owner": ELSA, "addressee": WORKER}
DECIDED = events.Decided(**OF_REFERRAL, decided_on=TODAY, decision=Decision.ACCEPTED)
WAITS = events.Decided(**OF_REFERRAL, decided_on=TODAY, decision=Decision.WAITING_LIST, until=FRIDAY)
TOLD = events.ToldSchool(**OF_REFERRAL, told_on=TODAY, told=ELSA)
DONE = events.ActionDone(author=TEACHER, action=STREAM, owner=TEACHER, done_on=TODAY, came_to=CameTo.DONE)
actions = Given(ACTION)
to_do, referred = actions.given(SET), actions.given(REFERRED)


class TestAnAction:
    DO = asked.SetAction(what=text(), owner=TEACHER, due_by=FRIDAY)

    def test_has_an_owner_and_a_day(self) -> None:
        """In the matter that it serves, and not in a stream of the case."""
        came = actions.when(self.DO, **HERE).then(SET)
        assert (came.happenings[0].matter, came.happenings[0].thing) == (PLAN, STREAM)

    def test_serves_a_plan_or_a_referral_meeting_and_nothing_else(self) -> None:
        """A concern, a programme and a plan's own meeting have no actions."""
        actions.when(self.DO, named_matter=PLAN, known=False).then_not_found()
        actions.when(self.DO, matter=None).then_not_found()
        assert SERVES.fold([_bare(Called, kind=MeetingKind.REFERRAL)])
        assert SERVES.fold([_bare(Proposed)])
        assert not SERVES.fold([_bare(Called, kind=MeetingKind.PSP_REVIEW), SET])

    def test_may_be_due_within_so_many_days_of_a_calendar(self) -> None:
        """Of the school's own, unless another is said; of offices, for somebody of an agency."""
        within = asked.SetAction(what=text(), owner=TEACHER, within=4)
        assert actions.when(within, **HERE).event().due_by == date(2026, 3, 16)
        days = within.model_copy(update={"counted_in": Calendar.DAYS})
        assert actions.when(days, **HERE).event().due_by == date(2026, 3, 14)
        theirs = within.model_copy(update={"owner": WORKER})
        came = actions.when(theirs, from_agency={WORKER: INVITED}, **HERE).event()
        assert came.counted_in is Calendar.WORKING_DAYS

    @pytest.mark.parametrize(
        ("said", "because"),
        [
            ({"due_by": None}, "Say by when"),
            ({"within": 3}, "and not both"),
            ({"due_by": YESTERDAY}, "`due_by` lies in the past"),
        ],
    )
    def test_is_due_at_one_time_that_is_to_come(self, said: dict[str, Any], because: str) -> None:
        """Today still counts."""
        actions.when(self.DO.model_copy(update=said), **HERE).then_invalid(because=because)
        assert actions.when(self.DO.model_copy(update={"due_by": TODAY}), **HERE).event().due_by == TODAY

    @pytest.mark.parametrize(("known", "because"), [(STRANGER, "Invite them first"), (LEFT, "no longer")])
    def test_is_given_to_nobody_of_an_agency_without_a_place(self, known: FromAgency, because: str) -> None:
        """Not to somebody who was never asked, nor to somebody who has left; the control has a place."""
        theirs = self.DO.model_copy(update={"owner": WORKER})
        actions.when(theirs, from_agency={WORKER: known}, **HERE).then_refused(because=because)
        to_do.when(asked.MoveAction(owner=WORKER, why=text()), matter=PLAN, from_agency={WORKER: known}).then_refused(
            because=because
        )
        for place in (INVITED, PLACED):
            assert actions.when(theirs, from_agency={WORKER: place}, **HERE).event().owner == WORKER

    def test_is_given_to_no_other_pupil(self) -> None:
        """The pupil themself may take something on."""
        own = self.DO.model_copy(update={"owner": PUPIL})
        assert actions.when(own, person=PUPIL, person_is_pupil=True, **HERE).event().owner == PUPIL
        other = self.DO.model_copy(update={"owner": OTHER})
        actions.when(other, person=OTHER, person_is_pupil=True, **HERE).then_refused(because="Another pupil")

    def test_is_moved_with_a_reason(self) -> None:
        """To another day or another owner; the other stays as it was."""
        moved = to_do.when(asked.MoveAction(due_by=TOMORROW, why=text())).event()
        assert (moved.owner, moved.due_by, moved.former_owner) == (TEACHER, TOMORROW, None)
        moved = to_do.when(asked.MoveAction(owner=OTHER, why=text())).event()
        assert (moved.owner, moved.due_by, moved.former_owner) == (OTHER, FRIDAY, TEACHER)
        to_do.when(asked.MoveAction(why=text())).then_invalid(because="`owner`")
        actions.when(asked.MoveAction(due_by=TOMORROW, why=text())).then_not_found()

    def test_says_whom_it_mentions_and_whether_parents_are_not_to_read_it(self) -> None:
        """Parents and the pupil read what is to be done; the mark goes on to what comes of it."""
        marks = {"mentions": frozenset({PUPIL, OTHER}), "about_home": True, "unsafe_for_parents": True}
        kept = actions.when(self.DO.model_copy(update=marks), **HERE).event()
        assert (kept.mentions, kept.mentions_pupil, kept.about_home, kept.unsafe) == ({OTHER}, True, True, True)
        for command in (
            asked.CompleteAction(),
            asked.DropAction(why=Dropped.OTHER),
            asked.MoveAction(owner=OTHER, why=text()),
        ):
            assert actions.given(kept).when(command, matter=PLAN).event().unsafe
            assert not to_do.when(command, matter=PLAN).event().unsafe

    def test_ends_once(self) -> None:
        """Done, or dropped; nothing more comes of it."""
        to_do.when(asked.CompleteAction(), actor=_by(TEACHER)).then(DONE)
        dropped = to_do.when(asked.DropAction(why=Dropped.NO_LONGER_NEEDED)).event()
        for over in (DONE, dropped):
            for more in (asked.CompleteAction(), asked.DropAction(why=Dropped.OTHER), asked.MoveAction(why=text())):
                to_do.given(over).when(more).then_refused(because="Nothing more")

    def test_is_reported_in_whose_words_it_is(self) -> None:
        """And was done on a day that has come."""
        said = asked.CompleteAction(outcome=text(), said_by=WORKER)
        assert to_do.when(said).event().said_by == WORKER
        to_do.when(asked.CompleteAction(done_on=TOMORROW)).then_invalid(because="future")


class TestAReferralToAnAgency:
    REFER = asked.ReferToAgency(
        agency=AGENCY,
        what=text(),
        asked_of=WORKER,
        sent_on=date(2026, 3, 2),
        acknowledge_by=date(2026, 3, 9),
        basis=InvitationBasis.PUBLIC_TASK,
        parents_know=ParentsKnow.TOLD,
    )
    KNOWN = {"from_agency": {WORKER: INVITED}, **HERE}  # noqa: RUF012 - read, and never changed

    def test_begins_a_clock(self) -> None:
        """With days in which it is to be acknowledged and decided, in working days where nobody says."""
        actions.when(self.REFER, **self.KNOWN).then(REFERRED)
        usual = self.REFER.model_copy(update={"acknowledge_by": None})
        assert actions.when(usual, **self.KNOWN).event() == REFERRED

    def test_says_whether_the_parents_know(self) -> None:
        """An entry that would tell them is unsafe for them while they do not."""
        secret = self.REFER.model_copy(update={"parents_know": ParentsKnow.NOT_TOLD})
        actions.when(secret, **self.KNOWN).then_invalid(because="`why_not_told`")
        why = secret.model_copy(update={"why_not_told": text()})
        assert actions.when(why, **self.KNOWN).event().unsafe
        kept = actions.given(REFERRED.model_copy(update={"unsafe": True}))
        for command in (asked.Acknowledge(), asked.Decide(decision=Decision.DECLINED), asked.Escalate(named=text())):
            assert kept.when(command).event().unsafe
            assert not referred.when(command).event().unsafe

    def test_goes_to_one_of_that_agencys_people_who_has_a_place(self) -> None:
        """Or to the agency alone."""
        elsewhere = FromAgency(frozenset({OTHER}), frozenset({OTHER}), {PLAN: frozenset({Tie.INVITED})})
        actions.when(self.REFER, from_agency={WORKER: elsewhere}, **HERE).then_refused(because="do not work for")
        actions.when(self.REFER, **HERE).then_refused(because="do not work for")
        actions.when(self.REFER, from_agency={WORKER: STRANGER}, **HERE).then_refused(because="Invite them first")
        assert actions.when(self.REFER.model_copy(update={"asked_of": None}), **HERE).event().addressee is None

    def test_has_its_days_in_order(self) -> None:
        """And was sent on a day that has come."""
        for said in ({"acknowledge_by": date(2026, 3, 1)}, {"decide_by": date(2026, 3, 8)}):
            actions.when(self.REFER.model_copy(update=said), **self.KNOWN).then_invalid(because="out of order")
        actions.when(self.REFER.model_copy(update={"sent_on": TOMORROW}), **self.KNOWN).then_invalid(because="future")

    def test_goes_from_sent_to_told(self) -> None:
        """Each step once; what was decided may come without an acknowledgement."""
        acknowledged = referred.when(asked.Acknowledge()).event()
        assert acknowledged.acknowledged_on == TODAY
        referred.given(acknowledged).when(asked.Acknowledge()).then_refused(because="has this referral already")
        referred.given(DECIDED).when(asked.Acknowledge()).then_refused(because="has this referral already")
        referred.when(asked.Decide(decision=Decision.ACCEPTED)).then(DECIDED)
        referred.given(DECIDED).when(asked.TellSchool()).then(TOLD)
        referred.when(asked.TellSchool()).then_refused(because="has not decided")
        referred.given(DECIDED, TOLD).when(asked.Escalate(named=text())).then_refused(because="Nothing more")

    def test_is_decided_again_only_where_it_was_left_open(self) -> None:
        """From a waiting list, or when more was asked for; then the school is told again."""
        decide = asked.Decide(decision=Decision.DECLINED)
        referred.given(DECIDED).when(decide).then_refused(because="has decided")
        waiting = referred.given(WAITS, TOLD)
        waiting.when(asked.TellSchool()).then_refused(because="was told of this")
        waiting.given(waiting.when(decide).event()).when(asked.TellSchool()).then(TOLD)
        soon = asked.Decide(decision=Decision.ACCEPTED, until=TOMORROW)
        referred.when(soon).then_invalid(because="`until`")

    def test_comes_to_nothing_before_it_was_sent(self) -> None:
        """Days are mistyped."""
        early = date(2026, 3, 1)
        referred.when(asked.Acknowledge(acknowledged_on=early)).then_invalid(because="before the referral was sent")
        referred.when(asked.Decide(decision=Decision.DECLINED, decided_on=early)).then_invalid(because="before the")
        referred.given(DECIDED).when(asked.TellSchool(told_on=YESTERDAY)).then_invalid(because="before the decision")

    def test_is_escalated_to_a_named_person(self) -> None:
        """To one; late is worked out, and where nothing is, a reason is asked for."""
        late = referred.when(asked.Escalate(escalated_to=LEAD)).event()
        assert (late.late, late.stage, late.escalated_to) == (True, Stage.ACKNOWLEDGED, LEAD)
        both = asked.Escalate(escalated_to=LEAD, named=text())
        for nobody in (asked.Escalate(), both):
            referred.when(nobody).then_invalid(because="Say who is asked")
        in_time = actions.given(REFERRED.model_copy(update={"acknowledge_by": TODAY}))
        in_time.when(asked.Escalate(named=text())).then_invalid(because="Nothing is late yet")
        assert not in_time.when(asked.Escalate(named=text(), why=text())).event().late

    def test_is_no_action(self) -> None:
        """Of an action no agency decides, and of a referral nobody else says what came of it."""
        for command in (asked.Acknowledge(), asked.Decide(decision=Decision.DECLINED), asked.TellSchool()):
            to_do.when(command).then_refused(because="no referral")
            actions.when(command).then_not_found()
        referred.when(asked.CompleteAction()).then_refused(because="This is a referral")


class TestWhatAnAgencySaid:
    WORDS = EntryAbout(
        id=ENTRY,
        root=ENTRY,
        name="meeting.said",
        part=Part.MEETINGS,
        file=CASE,
        matter=PLAN,
        author=ELSA,
        labels=frozenset({Label.SAID_BY}),
        people=((Role.AUTHOR, ELSA), (Role.SAID_BY, WORKER)),
    )
    ASK = asked.AskFurtherUse(asked_of=WORKER, to_whom=text(), for_what=text())
    ASKED = events.FurtherUseAsked(
        author=ELSA, addressee=WORKER, agency=AGENCY, asked_on=TODAY, to_whom=text(), for_what=text()
    )
    use = Given(FURTHER_USE)

    def test_is_asked_for_before_it_goes_further(self) -> None:
        """Whoever said it, even once they have left; in the matter of the words, and about them."""
        for known in (INVITED, LEFT):
            came = self.use.when(self.ASK, about=self.WORDS, from_agency={WORKER: known}).then(self.ASKED)
            assert (came.happenings[0].matter, came.happenings[0].about) == (PLAN, ENTRY)

    def test_is_theirs(self) -> None:
        """Not somebody else's words, nor those of somebody who comes from no agency."""
        self.use.when(self.ASK, about=self.WORDS).then_refused(because="no agency")
        other = self.ASK.model_copy(update={"asked_of": OTHER})
        self.use.when(other, about=self.WORDS, from_agency={OTHER: INVITED}).then_refused(because="not their words")
        self.use.when(self.ASK, from_agency={WORKER: INVITED}).then_not_found()

    def test_has_its_answer_kept(self) -> None:
        """The newest counts; nobody answers what was not asked, nor before."""
        asked_for = self.use.given(self.ASKED)
        answer = asked_for.when(asked.AnswerFurtherUse(answer=Answer.IN_PART, limits=text())).event()
        assert (answer.addressee, answer.answer) == (WORKER, Answer.IN_PART)
        declined = asked_for.given(answer).when(asked.AnswerFurtherUse(answer=Answer.DECLINED)).event()
        assert FURTHER_USE.fold([self.ASKED, answer, declined]).answer is Answer.DECLINED
        early = asked.AnswerFurtherUse(answer=Answer.AGREED, answered_on=YESTERDAY)
        asked_for.when(early).then_invalid(because="before the day")
        self.use.when(asked.AnswerFurtherUse(answer=Answer.AGREED)).then_not_found()

    def test_goes_beyond_to_keep_a_child_safe(self) -> None:
        """Said apart, about the words, and never safe for parents; the words' own mark is kept by the asking."""
        beyond = asked.UseBeyond(to_whom=text(), reason=text(), agency_told=False)
        came = self.use.when(beyond, about=self.WORDS)
        assert (came.event().unsafe, came.happenings[0].about) == (True, ENTRY)
        self.use.when(beyond).then_not_found()
        unsafe = EntryAbout(
            **{name: getattr(self.WORDS, name) for name in EntryAbout.__slots__}
            | {"labels": frozenset({Label.UNSAFE_FOR_PARENTS})}
        )
        assert self.use.when(self.ASK, about=unsafe, from_agency={WORKER: INVITED}).event().unsafe


def _bare(event: type[Any], **said: Any) -> Any:
    """An event of which only so much matters."""
    return event.model_construct(**said)


def _by(person: Any) -> Any:
    """The actor, if it is not the ELSA."""
    return replace(around().actor, person=person)
