"""Which agencies a school knows, who works for them, who is placed with them for how long, and who follows whom."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from case_store.agency import commands as asked
from case_store.agency.codes import AgencyKind, PlacementKind
from case_store.agency.directory import DIRECTORY
from case_store.agency.events import (
    Contact,
    Listed,
    Placed,
    PlacementEnded,
    SuccessorNamed,
    Unlisted,
    WorkerEnded,
    WorkerRecorded,
)
from case_store.agency.placement import PLACEMENT
from case_store.agency.succession import SUCCESSION
from case_store.agency.workers import WORKERS
from case_store.decider import FromAgency
from case_store.vocabulary import Tie
from tests.given import CASE, ELSA, OTHER, PUPIL, STREAM, TEACHER, TODAY, TOMORROW, YESTERDAY, Given, minted, one, text

AGENCY, ELSEWHERE, WORKER, COLLEAGUE, THIRD, TIE = (one(0xF1 + n) for n in range(6))
OF_AGENCY = FromAgency(agencies=frozenset({AGENCY}), ever=frozenset({AGENCY}))
LEFT = FromAgency(ever=frozenset({AGENCY}))
KNOWN = {WORKER: OF_AGENCY}

directory, workers, placement, succession = Given(DIRECTORY), Given(WORKERS), Given(PLACEMENT), Given(SUCCESSION)


class TestTheDirectory:
    LINE = asked.ListAgency(
        display_name=text("CAMHS"), kind=AgencyKind.MENTAL_HEALTH, contacts=(Contact(display_name=text("Duty")),)
    )
    LISTED = Listed(
        agency=STREAM,
        display_name=text("CAMHS"),
        kind=AgencyKind.MENTAL_HEALTH,
        contacts=(Contact(display_name=text("Duty")),),
        by=ELSA,
    )
    GONE = Unlisted(agency=STREAM, by=ELSA)

    def test_takes_an_agency_with_whom_to_ask_there(self) -> None:
        """All of its line."""
        directory.when(self.LINE).then(self.LISTED)

    def test_takes_what_has_changed_and_nothing_twice(self) -> None:
        """Whoever said it."""
        by_another = self.LISTED.model_copy(update={"by": OTHER})
        again = asked.ChangeAgencyLine(**self.LINE.model_dump())
        directory.given(by_another).when(again).then_refused(because="says so already")
        directory.given(by_another).when(self.LINE).then_refused(because="Change its line instead")
        directory.when(again).then_not_found()
        new = again.model_copy(update={"telephone": text("01234 567890")})
        assert directory.given(self.LISTED).when(new).event().telephone == text("01234 567890")

    def test_loses_one_that_is_taken_out_and_may_have_it_back(self) -> None:
        """Once."""
        directory.given(self.LISTED).when(asked.UnlistAgency()).then(self.GONE)
        directory.given(self.LISTED, self.GONE).when(asked.UnlistAgency()).then_refused(because="no longer")
        directory.given(self.LISTED, self.GONE).when(asked.ChangeAgencyLine(**self.LINE.model_dump())).then(self.LISTED)
        directory.when(asked.UnlistAgency()).then_not_found()


class TestSomebodyOfAnAgency:
    RECORD = asked.RecordWorker(person=WORKER, agency=AGENCY, key_contact=True)
    RECORDED = WorkerRecorded(tie=TIE, person=WORKER, agency=AGENCY, starts=date(2026, 1, 5), by=ELSA)

    def test_is_recorded_from_a_day(self) -> None:
        """From today, if no other is said."""
        recorded = WorkerRecorded(tie=minted(0), person=WORKER, agency=AGENCY, key_contact=True, starts=TODAY, by=ELSA)
        workers.when(self.RECORD).then(recorded)
        workers.when(self.RECORD.model_copy(update={"ends": YESTERDAY})).then_invalid(because="before `starts`")
        workers.when(self.RECORD, person_is_pupil=True).then_refused(because="pupil")

    def test_is_recorded_once(self) -> None:
        """At the same agency again only after it had ended."""
        workers.given(self.RECORDED).when(self.RECORD).then_refused(because="in that time already")
        ended = WorkerEnded(tie=TIE, person=WORKER, agency=AGENCY, starts=date(2026, 1, 5), ends=YESTERDAY, by=ELSA)
        assert workers.given(self.RECORDED, ended).when(self.RECORD).event().starts == TODAY

    def test_takes_nothing_along_to_another_agency(self) -> None:
        """What they were told for the one is not told to the other: they are a new person there."""
        there = self.RECORD.model_copy(update={"agency": ELSEWHERE})
        ended = WorkerEnded(tie=TIE, person=WORKER, agency=AGENCY, starts=date(2026, 1, 5), ends=YESTERDAY, by=ELSA)
        for past in ((self.RECORDED,), (self.RECORDED, ended)):
            workers.given(*past).when(there).then_refused(because="Register them anew")

    def test_leaves(self) -> None:
        """The eve of the first day says that they never were there."""
        leave = asked.EndWorker(person=WORKER, last_day=YESTERDAY)
        assert workers.given(self.RECORDED).when(leave).event().ends == YESTERDAY
        never = asked.EndWorker(person=WORKER, last_day=date(2026, 1, 4))
        assert workers.given(self.RECORDED).when(never).event().ends == date(2026, 1, 4)

    def test_who_is_not_there_does_not_leave(self) -> None:
        """Nor leaves twice, nor before they came."""
        leave = asked.EndWorker(person=WORKER, last_day=YESTERDAY)
        workers.when(leave).then_refused(because="no agency then")
        ended = WorkerEnded(tie=TIE, person=WORKER, agency=AGENCY, starts=date(2026, 1, 5), ends=YESTERDAY, by=ELSA)
        workers.given(self.RECORDED, ended).when(leave).then_refused(because="no agency then")
        before = asked.EndWorker(person=WORKER, last_day=date(2026, 1, 3))
        workers.given(self.RECORDED).when(before).then_refused(because="no agency then")


class TestAPlacement:
    PLACE = asked.Place(person=WORKER, pupil=PUPIL, ends=date(2026, 7, 20))
    PLACED = Placed(
        tie=STREAM,
        person=WORKER,
        agency=AGENCY,
        pupil=PUPIL,
        kind=PlacementKind.DUAL_ROLL,
        starts=TODAY,
        ends=date(2026, 7, 20),
        by=ELSA,
    )

    def test_is_a_grant_with_a_last_day(self) -> None:
        """With somebody who works for an agency of this school today."""
        placement.when(self.PLACE, from_agency=KNOWN).then(self.PLACED)
        for nobody in ({}, {WORKER: LEFT}):
            placement.when(self.PLACE, from_agency=nobody).then_refused(because="no agency that this school knows")

    def test_ends_within_a_year(self) -> None:
        """Then somebody looks whether the pupil is still there."""
        long = self.PLACE.model_copy(update={"ends": TODAY + timedelta(days=367)})
        placement.when(long, from_agency=KNOWN).then_invalid(because="more than a year")
        year = self.PLACE.model_copy(update={"ends": TODAY + timedelta(days=366)})
        assert placement.when(year, from_agency=KNOWN).event().ends == TODAY + timedelta(days=366)
        past = self.PLACE.model_copy(update={"ends": YESTERDAY})
        placement.when(past, from_agency=KNOWN).then_invalid(because="before `starts`")

    def test_is_made_shorter_and_never_longer(self) -> None:
        """A longer one is a new grant, by whoever may grant."""
        ran = placement.given(self.PLACED)
        early = asked.EndPlacement(person=WORKER, last_day=TOMORROW)
        ended = PlacementEnded(**self.PLACED.model_dump() | {"ends": TOMORROW})
        ran.when(early).then(ended)
        late = asked.EndPlacement(person=WORKER, last_day=date(2026, 7, 20))
        ran.when(late).then_refused(because="ends by then already")
        ran.when(asked.EndPlacement(person=WORKER, last_day=date(2026, 3, 8))).then_refused(because="had not begun")
        ran.when(asked.EndPlacement(person=OTHER, last_day=TOMORROW)).then_not_found()
        placement.when(early).then_not_found()


class TestASuccessor:
    NAME = asked.NameSuccessor(former=WORKER, successor=COLLEAGUE)
    CAME = FromAgency(frozenset({AGENCY}), frozenset({AGENCY}), {STREAM: frozenset({Tie.INVITED, Tie.ATTENDED})})
    GONE = FromAgency(frozenset(), frozenset({AGENCY}), {STREAM: frozenset({Tie.ATTENDED})})

    def test_stands_where_the_one_before_stood(self) -> None:
        """In one step: asked, and came, as they were; whether or not they have left the agency by then."""
        named = SuccessorNamed(
            author=ELSA,
            from_day=TODAY,
            agency=AGENCY,
            successor=COLLEAGUE,
            former=WORKER,
            follows=frozenset({WORKER}),
            ties=(Tie.ATTENDED, Tie.INVITED),
            pupil=PUPIL,
            case=CASE,
        )
        succession.when(self.NAME, from_agency={WORKER: self.CAME, COLLEAGUE: OF_AGENCY}).then(named)
        left = succession.when(self.NAME, from_agency={WORKER: self.GONE, COLLEAGUE: OF_AGENCY})
        assert left.event().ties == (Tie.ATTENDED,)

    def test_follows_all_who_came_before(self) -> None:
        """A third comes in the place of the second, and so of the first."""
        named = succession.when(self.NAME, from_agency={WORKER: self.CAME, COLLEAGUE: OF_AGENCY}).event()
        again = asked.NameSuccessor(former=COLLEAGUE, successor=THIRD)
        third = succession.given(named).when(again, from_agency={COLLEAGUE: self.CAME, THIRD: OF_AGENCY})
        assert third.event().follows == {WORKER, COLLEAGUE}

    @pytest.mark.parametrize(
        ("known", "because"),
        [
            ({COLLEAGUE: OF_AGENCY}, "stand here for no agency"),
            ({WORKER: OF_AGENCY, COLLEAGUE: OF_AGENCY}, "stand here for no agency"),
            ({WORKER: CAME}, "no agency that this school knows"),
            ({WORKER: CAME, COLLEAGUE: LEFT}, "no agency that this school knows"),
            (
                {WORKER: CAME, COLLEAGUE: FromAgency(frozenset({ELSEWHERE}), frozenset({ELSEWHERE}))},
                "another agency",
            ),
            ({WORKER: CAME, COLLEAGUE: CAME}, "a place of their own"),
        ],
    )
    def test_is_a_colleague_of_somebody_who_has_a_place_here(self, known: Any, because: str) -> None:
        """Nobody comes into a meeting by this who was never asked, and no other agency."""
        succession.when(self.NAME, from_agency=known).then_refused(because=because)

    def test_is_somebody_else(self) -> None:
        """And a matter of a plan or meeting is named."""
        same = asked.NameSuccessor(former=WORKER, successor=WORKER)
        succession.when(same, from_agency={WORKER: self.CAME}).then_invalid(because="the same")
        succession.when(self.NAME, matter=None).then_not_found()
        succession.when(self.NAME, from_agency={TEACHER: self.CAME}).then_refused(because="stand here for no agency")
