"""Measuring needs, and reporting what support came to: once for staff, once for pupil and home."""

from datetime import date
from typing import Any

import pytest

from case_store.elsa.codes import Met, Strand
from case_store.elsa.events import Aim, AimsSet, ProgrammeEnded, ProgrammeStarted
from case_store.entry import levels_of, lift
from case_store.group.events import Ended, Joined, Left, Started
from case_store.handover.events import TakenOver
from case_store.impact.codes import MeasuredAt, MeasuredBy
from case_store.impact.commands import (
    HomeWording,
    Measure,
    MeasureMember,
    Outcome,
    Report,
    ReportMember,
    WordForHome,
    WordForHomeOfMember,
)
from case_store.impact.events import AimOutcome, Measured, Reported, WordedForHome
from case_store.impact.impact import IMPACT
from case_store.vocabulary import Label, Level
from tests.given import CASE, ELSA, OTHER, PUPIL, TODAY, TOMORROW, YESTERDAY, Given, one, text

impact = Given(IMPACT)
SECOND, SECONDS_CASE = one(0xF1), one(0xF2)
WHOSE: dict[str, Any] = {"pupil": PUPIL, "case": CASE}
STARTED = ProgrammeStarted(
    author=ELSA,
    starts=date(2026, 1, 12),
    whom_to_ask=ELSA,
    focus=Strand.MANAGING_STRESS,
    planned_weeks=6,
    referral=one(0xE1),
    elsa=ELSA,
    **WHOSE,
)
AIMS = AimsSet(
    author=ELSA,
    aims=(
        Aim(aim=text("names feelings"), how_we_will_know=text("names three")),
        Aim(aim=text("asks for help"), how_we_will_know=text("once a day")),
    ),
)
ENDED = ProgrammeEnded(author=ELSA, ended_on=YESTERDAY, referral=one(0xE1), elsa=ELSA, **WHOSE)
GROUP = Started(
    author=ELSA, starts=date(2026, 1, 12), focus=Strand.SELF_ESTEEM, planned_weeks=6, elsas=frozenset({ELSA, OTHER})
)


def joined(pupil: Any = PUPIL, case: Any = CASE) -> Joined:
    """A pupil works in the group."""
    return Joined(
        author=ELSA,
        joined_on=date(2026, 1, 12),
        whom_to_ask=ELSA,
        focus=Strand.SELF_ESTEEM,
        pupil=pupil,
        case=case,
        elsas=frozenset({ELSA, OTHER}),
    )


LEFT = Left(author=ELSA, left_on=YESTERDAY, elsas=frozenset({ELSA, OTHER}), **WHOSE)
GROUP_ENDED = Ended(author=ELSA, ended_on=TODAY, elsas=frozenset({ELSA, OTHER}))
CALM = Measure(by=MeasuredBy.PUPIL, at=MeasuredAt.START, scale=text("how calm I feel"), value=3)
REPORT = Report(aims=(Outcome(met=Met.MET), Outcome(met=Met.PARTLY)), report=text(), next_step=text("lunch club"))
HOME = HomeWording(wording=text("you did it"))
ended, running = impact.given(STARTED, AIMS, ENDED), impact.given(STARTED, AIMS)


class TestMeasuring:
    def test_keeps_by_whom_when_and_on_which_scale(self) -> None:
        """From 0 to 10, today, if nobody says otherwise; told in full only."""
        came = running.when(CALM).then(
            Measured(
                author=ELSA,
                by=MeasuredBy.PUPIL,
                at=MeasuredAt.START,
                measured_on=TODAY,
                scale=text("how calm I feel"),
                value=3,
                lowest=0,
                highest=10,
                **WHOSE,
            )
        )
        assert came.happenings[0].file == CASE
        assert {level for name, level in levels_of(Measured).items() if name != "author"} == {Level.FULL}

    @pytest.mark.parametrize(
        ("changed", "because"),
        [({"value": 11}, "lies outside"), ({"value": -1}, "lies outside"), ({"measured_on": TOMORROW}, "future")],
    )
    def test_is_refused_for_what_cannot_be(self, changed: dict[str, Any], because: str) -> None:
        """Beside the scale, or on a day to come."""
        running.when(CALM.model_copy(update=changed)).then_invalid(because=because)

    def test_goes_on_after_the_end(self) -> None:
        """The measure at the end is often taken after the last session."""
        assert ended.when(CALM.model_copy(update={"at": MeasuredAt.END})).event().at is MeasuredAt.END

    def test_of_something_else_looks_like_nothing(self) -> None:
        """An id of a referral, or of a group without its pupil."""
        impact.when(CALM).then_not_found()
        impact.given(GROUP, joined()).when(CALM).then_not_found()
        of_member = MeasureMember(**CALM.model_dump(), pupil=PUPIL)
        running.when(of_member).then_not_found()

    def test_lies_in_the_case_of_the_member(self) -> None:
        """In a group each pupil has their own."""
        of_second = MeasureMember(**CALM.model_dump(), pupil=SECOND)
        two = impact.given(GROUP, joined(), joined(SECOND, SECONDS_CASE))
        assert two.when(of_second).happenings[0].file == SECONDS_CASE
        impact.given(GROUP, joined()).when(of_second).then_refused(because="not worked in this group")


class TestReporting:
    def test_is_refused_while_the_support_goes_on(self) -> None:
        """What it came to is said when it is complete: for staff as for home, for a programme as in a group."""
        running.when(REPORT).then_refused(because="still goes on")
        running.when(WordForHome(wording=text())).then_refused(because="still goes on")
        member = ReportMember(aims=(Outcome(met=Met.MET, aim=text()),), report=text(), pupil=PUPIL)
        impact.given(GROUP, joined()).when(member).then_refused(because="still goes on")

    def test_says_of_each_aim_whether_it_was_met(self) -> None:
        """In the words in which it was set, and how it goes on; the whole report is told in full only."""
        ended.when(REPORT).then(
            Reported(
                author=ELSA,
                finished_on=YESTERDAY,
                aims=(
                    AimOutcome(aim=text("names feelings"), met=Met.MET),
                    AimOutcome(aim=text("asks for help"), met=Met.PARTLY),
                ),
                next_step=text("lunch club"),
                report=text(),
                elsas=frozenset({ELSA}),
                referral=one(0xE1),
                **WHOSE,
            )
        )
        levels = levels_of(Reported)
        assert (levels["aims"], levels["next_step"], levels["report"]) == (Level.SUMMARY, Level.SUMMARY, Level.FULL)

    def test_leaves_out_no_aim_that_was_set(self) -> None:
        """Nor adds one."""
        ended.when(REPORT.model_copy(update={"aims": REPORT.aims[:1]})).then_invalid(because="of each aim")

    def test_words_what_was_aimed_at_where_no_aim_was_set(self) -> None:
        """Aims may never have been written down; the report still says what it was for."""
        without = impact.given(STARTED, ENDED)
        without.when(REPORT).then_invalid(because="Say in `aim`")
        without.when(REPORT.model_copy(update={"aims": ()})).then_invalid(because="`aims` is empty")
        worded = REPORT.model_copy(update={"aims": (Outcome(met=Met.MET, aim=text("a calmer start")),)})
        assert without.when(worded).event().aims == (AimOutcome(aim=text("a calmer start"), met=Met.MET),)

    def test_is_written_once(self) -> None:
        """After that it is corrected; a new start in the same group is a new report."""
        first = ended.when(REPORT).event()
        ended.given(first).when(REPORT).then_refused(because="has been written")
        again = impact.given(GROUP, joined(), LEFT, first, joined(), LEFT)
        assert again.when(ReportMember(aims=(Outcome(met=Met.MET, aim=text()),), report=text(), pupil=PUPIL)).events

    def test_of_a_member_follows_when_they_left_or_the_group_ended(self) -> None:
        """In that pupil's case, with the day on which it was over for them."""
        member = ReportMember(aims=(Outcome(met=Met.MET, aim=text()),), report=text(), pupil=PUPIL)
        for past, day in (((joined(), LEFT), YESTERDAY), ((joined(), GROUP_ENDED), TODAY)):
            came = impact.given(GROUP, *past).when(member)
            assert (came.event().finished_on, came.happenings[0].file) == (day, CASE)

    def test_knows_who_delivers_now(self) -> None:
        """Also after somebody took over."""
        taken = TakenOver(author=OTHER, elsa=OTHER, from_day=YESTERDAY, former=ELSA)
        assert impact.given(STARTED, taken, ENDED.model_copy(update={"elsa": OTHER})).when(
            REPORT.model_copy(update={"aims": (Outcome(met=Met.MET, aim=text()),)})
        ).event().elsas == {OTHER}


class TestWordingForHome:
    def test_comes_with_the_report_in_words_of_its_own(self) -> None:
        """For all who care, if nobody is named. With it nothing of the report is outstanding."""
        reported, worded = ended.when(REPORT.model_copy(update={"for_home": HOME})).events
        assert worded == WordedForHome(
            author=ELSA,
            for_all_carers=True,
            finished_on=YESTERDAY,
            wording=text("you did it"),
            complete=True,
            elsas=frozenset({ELSA}),
            referral=one(0xE1),
            **WHOSE,
        )
        assert lift(worded).labels == {Label.FOR_HOME, Label.FOR_ALL_CARERS}
        assert (reported.complete, reported.report) == (False, text())

    def test_may_follow_the_report_or_go_before_it(self) -> None:
        """Whichever comes second completes it."""
        worded = ended.when(WordForHome(wording=text())).event()
        reported = ended.given(worded).when(REPORT).event()
        assert (worded.complete, reported.complete) == (False, True)
        after = ended.given(ended.when(REPORT).event()).when(WordForHome(wording=text())).event()
        assert after.complete

    def test_may_be_for_one_parent_alone(self) -> None:
        """Then it is not for all who care."""
        worded = ended.when(WordForHome(wording=text(), addressees=frozenset({OTHER}))).event()
        assert lift(worded).labels == {Label.FOR_HOME}
        assert worded.addressees == {OTHER}

    def test_says_in_clear_what_it_holds(self) -> None:
        """Words about home, of another pupil, of somebody else: none is read at home before somebody has looked."""
        said = WordForHome(wording=text(), about_home=True, mentions_pupil=True, said_by=OTHER)
        labels = lift(ended.when(said).event()).labels
        assert labels >= {Label.ABOUT_HOME, Label.MENTIONS_PUPIL, Label.SAID_BY}

    def test_of_a_member_lies_in_their_case(self) -> None:
        """In a group each home has its own words."""
        said = WordForHomeOfMember(wording=text(), pupil=PUPIL)
        assert impact.given(GROUP, joined(), LEFT).when(said).happenings[0].file == CASE
