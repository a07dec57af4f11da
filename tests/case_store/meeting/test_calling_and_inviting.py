"""Calling a meeting, asking people to it, and who came."""

from datetime import date, timedelta

import pytest

from case_store.agency.events import SuccessorNamed
from case_store.decider import FromAgency
from case_store.home.codes import Way
from case_store.home.events import Invited as ParentInvited
from case_store.meeting import commands as asked
from case_store.meeting import events
from case_store.meeting.codes import (
    Attendance,
    InvitationBasis,
    InviteeKind,
    MeetingKind,
    ParentsKnow,
    PlanMeeting,
    Step,
)
from case_store.vocabulary import Tie
from tests.case_store.meeting.stories import (
    AGENCIES,
    ASKED,
    BY,
    CALL,
    CALLED,
    CAMHS,
    FINAL,
    HELD,
    MOTHER,
    PLAN,
    PRESENT,
    SECOND_WORKER,
    SENCO,
    SOCIAL_CARE,
    WHOSE,
    WORKER,
    asked_to_come,
    attended,
    called,
    came,
    held,
    invited,
    nothing,
)
from tests.given import CASE, OTHER, PUPIL, STREAM, TEACHER, TODAY, TOMORROW, YESTERDAY, text

FROM_CAMHS = asked.InviteAgency(person=WORKER, basis=InvitationBasis.PUBLIC_TASK, parents_know=ParentsKnow.TOLD)
PARENT = asked.InviteParentToMeeting(parent=MOTHER, how=Way.LETTER, interpreter=text("Polish"), travel=text("a taxi"))


def everybody(*gone: asked.Came) -> asked.RecordAttendance:
    """That those who are not named came."""
    names = {one.person for one in gone}
    there = (one for one in sorted(PRESENT | {SECOND_WORKER}) if one not in names)
    return asked.RecordAttendance(
        came=(*(asked.Came(person=who, attendance=Attendance.ATTENDED) for who in there), *gone)
    )


class TestCalling:
    def test_a_referral_meeting_asks_its_caller_too(self) -> None:
        """The meeting is a matter of its own; whose it is, is the name on the roll."""
        nothing.when(CALL, **BY).then(CALLED, invited(SENCO, InviteeKind.STAFF))

    def test_a_plans_meeting_lies_in_the_plans_matter(self) -> None:
        """In a stream of its own, with an agenda by assess, plan, do, review, if nobody says another."""
        call = asked.CallPlanMeeting(kind=PlanMeeting.PSP_INITIAL, meets_on=TOMORROW, purpose=text())
        came_of_it = nothing.when(call, named_matter=PLAN, **BY)
        assert [one.matter for one in came_of_it.happenings] == [PLAN, PLAN]
        event = came_of_it.events[0]
        assert (event.kind, event.plan) == (MeetingKind.PSP_INITIAL, PLAN)
        assert [item.step for item in event.agenda] == list(Step)

    @pytest.mark.parametrize(("day", "because"), [(YESTERDAY, "has passed"), (date(2027, 3, 30), "Check the year")])
    def test_is_for_a_day_to_come(self, day: date, because: str) -> None:
        """Today at the earliest, within a year."""
        nothing.when(CALL.model_copy(update={"meets_on": day}), **BY).then_invalid(because=because)

    def test_may_be_moved_and_tells_those_who_were_asked(self) -> None:
        """An invitation alone would name the old day."""
        move = asked.MoveMeeting(meets_on=TOMORROW, why=text())
        moved = asked_to_come.when(move).event()
        assert (moved.meets_on, moved.invited) == (TOMORROW, PRESENT | {SECOND_WORKER})
        again = asked_to_come.given(moved).when(asked.InviteStaff(person=OTHER)).event()
        assert again.meets_on == TOMORROW
        asked_to_come.when(asked.MoveMeeting(meets_on=YESTERDAY, why=text())).then_invalid(because="has passed")

    def test_cancelled_it_is_nothing_more(self) -> None:
        """Nobody is asked to it, nobody came, and nothing is held."""
        cancelled = asked_to_come.when(asked.CancelMeeting(why=text())).event()
        assert cancelled.was_to_meet_on == TODAY
        gone = asked_to_come.given(cancelled)
        for command in (asked.InviteStaff(person=OTHER), asked.HoldMeeting(everyone_had_their_turn=True), everybody()):
            gone.when(command, from_agency=AGENCIES).then_refused(because="was cancelled")
        gone.when(asked.Contribute(contribution=text())).then_refused(because="was cancelled")

    def test_of_another_thing_is_not_found(self) -> None:
        """The id was a programme's, say."""
        nothing.when(asked.InviteStaff(person=OTHER)).then_not_found()


class TestAskingSomebodyOfAnAgency:
    def test_says_by_whom_on_which_basis_and_whether_the_parents_know(self) -> None:
        """And for which agency they come."""
        event = called.when(FROM_CAMHS, from_agency=AGENCIES, **BY).event()
        said = (event.author, event.agency, event.basis, event.parents_know)
        assert said == (SENCO, CAMHS, InvitationBasis.PUBLIC_TASK, ParentsKnow.TOLD)

    def test_is_refused_for_whoever_is_recorded_at_none(self) -> None:
        """Nor for whoever has left one; the control is the one who works there."""
        left = {WORKER: FromAgency(ever=frozenset({CAMHS}))}
        called.when(FROM_CAMHS).then_refused(because="not recorded as working for an agency")
        called.when(FROM_CAMHS, from_agency=left).then_refused(because="not recorded as working for an agency")
        assert called.when(FROM_CAMHS, from_agency=AGENCIES).event().invited == WORKER

    def test_asks_for_which_where_they_work_for_several(self) -> None:
        """And takes none for which they do not work."""
        both = {WORKER: FromAgency(agencies=frozenset({CAMHS, SOCIAL_CARE}))}
        called.when(FROM_CAMHS, from_agency=both).then_invalid(because="`agency`")
        said = FROM_CAMHS.model_copy(update={"agency": SOCIAL_CARE})
        assert called.when(said, from_agency=both).event().agency == SOCIAL_CARE
        called.when(said, from_agency=AGENCIES).then_refused(because="do not work for this agency")

    def test_asks_why_the_parents_are_not_told(self) -> None:
        """And takes no reason where they are."""
        untold = FROM_CAMHS.model_copy(update={"parents_know": ParentsKnow.NOT_TOLD})
        called.when(untold, from_agency=AGENCIES).then_invalid(because="`why_not_told`")
        reasoned = untold.model_copy(update={"why_not_told": text()})
        assert called.when(reasoned, from_agency=AGENCIES).event().why_not_told == text()
        told = FROM_CAMHS.model_copy(update={"why_not_told": text()})
        called.when(told, from_agency=AGENCIES).then_invalid(because="`why_not_told`")

    def test_is_no_way_to_ask_them_as_staff(self) -> None:
        """Else nobody would say on which basis."""
        called.when(
            asked.InviteStaff(person=WORKER), from_agency={WORKER: FromAgency(ever=frozenset({CAMHS}))}
        ).then_refused(because="works for an agency")
        assert called.when(asked.InviteStaff(person=WORKER)).event().invited_as == InviteeKind.STAFF

    def test_withdrawn_they_stand_in_no_relation_from_today(self) -> None:
        """Until it was held; and only for somebody who was asked."""
        withdraw = asked.WithdrawInvitation(person=WORKER, why=text())
        event = asked_to_come.when(withdraw).event()
        assert (event.withdrawn_from, event.ends) == (WORKER, YESTERDAY)
        asked_to_come.given(event).when(withdraw).then_refused(because="was not invited")
        held.when(withdraw).then_refused(because="held already")


class TestAskingParentAndPupil:
    def test_leaves_what_a_parent_needs_as_that_parents_own(self) -> None:
        """An entry of its own, in the case, addressed to them."""
        came_of_it = called.when(PARENT, **BY)
        invitation, needs = came_of_it.happenings
        assert invitation.event == invited(MOTHER, InviteeKind.PARENT)
        assert isinstance(needs.event, ParentInvited)
        assert (needs.event.addressee, needs.event.interpreter, needs.event.travel) == (
            MOTHER,
            text("Polish"),
            text("a taxi"),
        )
        assert (needs.event.meeting, needs.event.meeting_on, needs.matter) == (STREAM, TODAY, CASE)
        assert needs.stream not in {None, STREAM}

    def test_may_be_apart_from_the_others(self) -> None:
        """On another day and elsewhere, which is then said; not on another day without that."""
        other_day = PARENT.model_copy(update={"meeting_on": TOMORROW})
        called.when(other_day).then_invalid(because="`apart`")
        apart = other_day.model_copy(update={"apart": True})
        needs = called.when(apart).events[1]
        assert (needs.apart, needs.meeting_on, needs.starts_at) == (True, TOMORROW, None)
        called.when(apart.model_copy(update={"meeting_on": YESTERDAY})).then_invalid(because="has passed")

    def test_the_pupil_is_asked_as_the_pupil(self) -> None:
        """And neither as a parent nor as staff."""
        assert called.when(asked.InvitePupil()).event().invited == PUPIL
        called.when(asked.InviteStaff(person=PUPIL), person_is_pupil=True).then_refused(because="This is a pupil")
        called.when(PARENT, person_is_pupil=True).then_refused(because="This is a pupil")

    def test_once_is_enough(self) -> None:
        """Whoever was asked is not asked again."""
        asked_to_come.when(PARENT).then_refused(because="invited already")


class TestWhoCame:
    def test_is_an_entry_for_each(self) -> None:
        """So that a parent reads their own, and nobody else's."""
        sorry = asked.Came(person=SECOND_WORKER, attendance=Attendance.APOLOGIES, why_not=text())
        entries = asked_to_come.when(everybody(sorry), from_agency=AGENCIES).events
        assert {entry.signer: entry.attendance for entry in entries} == {
            **dict.fromkeys(PRESENT, Attendance.ATTENDED),
            SECOND_WORKER: Attendance.APOLOGIES,
        }

    def test_was_asked_before(self) -> None:
        """Whoever turns up is asked on the day itself."""
        stray = asked.RecordAttendance(came=(asked.Came(person=OTHER, attendance=Attendance.ATTENDED),))
        asked_to_come.when(stray).then_refused(because="not invited")
        assert asked_to_come.given(invited(OTHER, InviteeKind.STAFF)).when(stray).event().signer == OTHER

    def test_is_named_once_and_only_absence_has_a_reason(self) -> None:
        """Twice would leave open which counts."""
        mother = asked.Came(person=MOTHER, attendance=Attendance.ATTENDED)
        twice = asked.RecordAttendance(came=(mother, mother))
        asked_to_come.when(twice).then_invalid(because="twice")
        reasoned = mother.model_copy(update={"why_not": text()})
        asked_to_come.when(asked.RecordAttendance(came=(reasoned,))).then_invalid(because="`why_not`")

    def test_came_on_the_day_and_not_before_it(self) -> None:
        """Apologies may come earlier."""
        ahead = nothing.given(CALLED.model_copy(update={"meets_on": TOMORROW}), *ASKED)
        mother = asked.Came(person=MOTHER, attendance=Attendance.ATTENDED)
        ahead.when(asked.RecordAttendance(came=(mother,))).then_invalid(because="still to come")
        sorry = mother.model_copy(update={"attendance": Attendance.APOLOGIES})
        assert ahead.when(asked.RecordAttendance(came=(sorry,))).event().attendance == Attendance.APOLOGIES

    def test_recorded_wrongly_is_put_right(self) -> None:
        """And the entry says that it had been otherwise, so that what followed from it ends."""
        absent = asked.RecordAttendance(came=(asked.Came(person=WORKER, attendance=Attendance.ABSENT),))
        assert attended.when(absent, from_agency=AGENCIES).event().had_attended
        assert not asked_to_come.when(absent, from_agency=AGENCIES).event().had_attended

    def test_is_not_said_of_somebody_whom_a_colleague_follows(self) -> None:
        """It would open the meeting to the one before; the control is the same person before that."""
        record = asked.RecordAttendance(came=(asked.Came(person=WORKER, attendance=Attendance.ATTENDED),))
        followed = {WORKER: FromAgency(agencies=frozenset({CAMHS}))}
        asked_to_come.when(record, from_agency=followed).then_refused(because="Somebody else comes")
        assert asked_to_come.when(record, from_agency=AGENCIES).event().signer == WORKER

    def test_is_the_successor_once_one_is_named(self) -> None:
        """In a referral meeting they stand where their colleague stood."""
        named = SuccessorNamed(
            author=SENCO,
            from_day=TODAY,
            agency=CAMHS,
            successor=OTHER,
            former=WORKER,
            follows=frozenset({WORKER}),
            ties=(Tie.INVITED,),
            **WHOSE,
        )
        record = asked.RecordAttendance(came=(asked.Came(person=OTHER, attendance=Attendance.ATTENDED),))
        stands = {OTHER: FromAgency(agencies=frozenset({CAMHS}), matters={STREAM: frozenset({Tie.INVITED})})}
        assert asked_to_come.given(named).when(record, from_agency=stands).event().invited_as == InviteeKind.AGENCY


class TestHolding:
    def test_is_recorded_with_those_who_were_there(self) -> None:
        """And whether each had their turn to speak."""
        attended.when(asked.HoldMeeting(everyone_had_their_turn=True), **BY).then(HELD)

    def test_of_a_plans_final_meeting_has_a_name_of_its_own(self) -> None:
        """So that a plan is judged at it alone; it says what every meeting held says."""
        final = nothing.given(FINAL, *ASKED, *THERE_TOO)
        event = final.when(asked.HoldMeeting(everyone_had_their_turn=True), **BY).event()
        assert type(event) is events.FinalHeld
        assert event.model_dump(exclude={"kind"}) == HELD.model_dump(exclude={"kind"})

    def test_waits_until_it_is_known_of_each_whether_they_came(self) -> None:
        """And until somebody did."""
        hold = asked.HoldMeeting(everyone_had_their_turn=True)
        asked_to_come.when(hold).then_refused(because="everybody who was asked")
        nobody = called.given(came(SENCO, InviteeKind.STAFF, Attendance.ABSENT))
        nobody.when(hold).then_refused(because="Nobody is recorded")

    def test_says_who_had_no_turn(self) -> None:
        """One of those who were there, or everyone had theirs."""
        attended.when(asked.HoldMeeting(everyone_had_their_turn=False)).then_invalid(because="`had_no_turn`")
        silent = asked.HoldMeeting(everyone_had_their_turn=False, had_no_turn=frozenset({MOTHER}), why_no_turn=text())
        assert attended.when(silent).event().had_no_turn == {MOTHER}
        absent = silent.model_copy(update={"had_no_turn": frozenset({SECOND_WORKER})})
        attended.when(absent).then_invalid(because="was not there")

    def test_happens_once(self) -> None:
        """And has happened by then."""
        held.when(asked.HoldMeeting(everyone_had_their_turn=True)).then_refused(because="held already")
        ahead = asked.HoldMeeting(held_on=TODAY + timedelta(days=1), everyone_had_their_turn=True)
        attended.when(ahead).then_invalid(because="`held_on` lies in the future")


THERE_TOO = (
    *(came(who, InviteeKind.STAFF) for who in (SENCO, TEACHER)),
    came(MOTHER, InviteeKind.PARENT),
    came(WORKER, InviteeKind.AGENCY),
    came(SECOND_WORKER, InviteeKind.AGENCY, Attendance.APOLOGIES),
)
