"""A group: who is in it, what it did together, and what lies in each pupil's own case."""

from datetime import date, timedelta

import pytest

from case_store.elsa.codes import DesignedBy, Ending, Guide, Met, NotHeld, Strand
from case_store.entry import Actor, Erased, Event
from case_store.group import commands as asked
from case_store.group.events import Attended, Ended, Joined, Left, SessionHeld, SessionNotHeld, SessionPlanned, Started
from case_store.group.group import GROUP
from case_store.handover.events import TakenOver
from case_store.people.settings import Settings
from case_store.vocabulary import DEFAULT_AUDIENCE, Audience
from tests.given import (
    CASE,
    ELSA,
    LEAD,
    OTHER,
    PUPIL,
    STREAM,
    TODAY,
    TOMORROW,
    YESTERDAY,
    Given,
    Then,
    minted,
    one,
    text,
)

SECOND, SECONDS_CASE = one(0xF1), one(0xF2)
FEBRUARY = date(2026, 2, 23)
STARTED = Started(
    author=ELSA,
    starts=FEBRUARY,
    focus=Strand.FRIENDSHIP_AND_SOCIAL_SKILLS,
    plan_in_words=text("six weeks on friends"),
    designed_by=DesignedBy.ELSA,
    planned_weeks=6,
    elsas=frozenset({ELSA, OTHER}),
)
START = asked.StartGroup(
    focus=STARTED.focus, plan_in_words=STARTED.plan_in_words, co_runner=OTHER, starts=FEBRUARY, planned_weeks=6
)
JOINED = Joined(
    author=ELSA,
    joined_on=FEBRUARY,
    whom_to_ask=ELSA,
    focus=STARTED.focus,
    plan_in_words=STARTED.plan_in_words,
    pupil=PUPIL,
    case=CASE,
    elsas=STARTED.elsas,
)
SECOND_JOINED = JOINED.model_copy(update={"pupil": SECOND, "case": SECONDS_CASE})
LEFT = Left(author=ELSA, left_on=YESTERDAY, pupil=PUPIL, case=CASE, elsas=STARTED.elsas)
ENDED = Ended(author=ELSA, ended_on=YESTERDAY, elsas=STARTED.elsas)
PLANNED = SessionPlanned(author=ELSA, planned_for=TODAY, objective=text("asks to join a game"))
TAKEN_OVER = TakenOver(author=LEAD, elsa=LEAD, from_day=YESTERDAY, former=OTHER)

group = Given(GROUP).given(STARTED)
two = group.given(JOINED, SECOND_JOINED)
JOIN = asked.Join(pupil=PUPIL, joined_on=FEBRUARY)
BOTH = (asked.Attendance(pupil=PUPIL, note=text("held back")), asked.Attendance(pupil=SECOND, attended=False))
HOLD = asked.HoldSession(attendance=BOTH, activity=text("role play"))


class TestStarting:
    def test_is_run_by_whoever_starts_it_and_one_more(self) -> None:
        """Nobody starts a group in another's name."""
        came = Given(GROUP).when(START).then(STARTED)
        assert came.happenings[0].thing == STREAM

    def test_may_be_run_alone(self) -> None:
        """Two are not asked for."""
        assert Given(GROUP).when(asked.StartGroup(focus=Strand.GRIEF)).event().elsas == {ELSA}

    def test_asks_why_it_is_longer_than_usual(self) -> None:
        """A limit asks for a reason, and with one any length will do."""
        long = START.model_copy(update={"planned_weeks": 20})
        Given(GROUP).when(long).then_refused(because="longer than 13 weeks")
        why = long.model_copy(update={"reason_for_length": text()})
        assert Given(GROUP).when(why).event().planned_weeks == 20

    def test_is_refused_to_an_elsa_whose_title_has_lapsed(self) -> None:
        """On its last day it has not; where none is recorded nothing lapses."""
        Given(GROUP).when(START, accredited_until=YESTERDAY).then_refused(because="has lapsed")
        assert Given(GROUP).when(START, accredited_until=TODAY).event() == STARTED

    def test_is_refused_twice(self) -> None:
        """It has begun."""
        group.when(START).then_refused(because="has begun")

    def test_says_nothing_of_any_pupil(self) -> None:
        """Every event of the group's own file has no field for one."""
        for event in (Started, SessionPlanned, SessionHeld, SessionNotHeld, Ended):
            assert not {"pupil", "pupils", "case", "note", "pupil_words", "attendance"} & event.model_fields.keys()


class TestJoining:
    def test_lies_in_the_pupils_own_case(self) -> None:
        """With all that a teacher of this pupil is told: the group's focus, not who else is in it."""
        came = group.when(JOIN).then(JOINED)
        (joined,) = came.happenings
        assert (joined.file, joined.stream, joined.matter, joined.at) == (CASE, None, None, FEBRUARY)

    def test_is_refused_for_one_who_is_in_it(self) -> None:
        """There is nothing to do."""
        two.when(JOIN).then_refused(because="already")

    def test_asks_why_where_more_than_usual_would_be_in_it(self) -> None:
        """The school's own limit; with a reason, any number will do."""
        full = Given(GROUP, (STARTED, SECOND_JOINED))
        small = Settings(group_size_limit=1)
        full.when(JOIN, settings=small).then_refused(because="More than 1")
        why = JOIN.model_copy(update={"reason_for_size": text()})
        assert full.when(why, settings=small).event().reason_for_size == text()

    def test_names_somebody_who_runs_it(self) -> None:
        """Also where the line manager took the pupil in."""
        assert group.when(JOIN, actor=Actor("hilltop", LEAD)).event().whom_to_ask == min(ELSA, OTHER)

    def test_of_one_who_left_is_joining_again(self) -> None:
        """They may come back."""
        assert two.given(LEFT).when(asked.Join(pupil=PUPIL)).event().joined_on == TODAY

    def test_is_told_to_whoever_took_over(self) -> None:
        """They cover what they did not begin; the ties that follow are theirs."""
        joined = group.given(TAKEN_OVER).when(JOIN).event()
        assert (joined.elsas, joined.covering) == ({ELSA}, {LEAD})

    def test_is_refused_once_the_group_has_ended(self) -> None:
        """Another group is a new one."""
        group.given(ENDED).when(asked.Join(pupil=PUPIL)).then_refused(because="has ended")

    def test_of_something_else_looks_like_nothing(self) -> None:
        """The id of another thing is no group."""
        for command in (JOIN, HOLD, asked.EndGroup(), asked.Leave(pupil=PUPIL)):
            Given(GROUP).when(command).then_not_found()


class TestLeaving:
    def test_lies_in_the_pupils_own_case(self) -> None:
        """And says until when its summaries are in date."""
        leave = asked.Leave(pupil=PUPIL, left_on=YESTERDAY, why=Ending.PUPIL_CHOSE)
        came = two.when(leave).then(LEFT.model_copy(update={"why": Ending.PUPIL_CHOSE}))
        assert came.happenings[0].file == CASE

    def test_is_refused_for_one_who_is_not_in_it(self) -> None:
        """Never was, or left already."""
        leave = asked.Leave(pupil=PUPIL)
        group.when(leave).then_refused(because="not in this group")
        two.given(LEFT).when(leave).then_refused(because="not in this group")

    def test_is_refused_before_they_joined(self) -> None:
        """Somebody mistyped the day."""
        leave = asked.Leave(pupil=PUPIL, left_on=FEBRUARY - timedelta(days=1))
        two.when(leave).then_invalid(because="before the day on which this pupil joined")


class TestPlanning:
    def test_says_one_objective_of_all(self) -> None:
        """No pupil's own."""
        two.when(asked.PlanSession(planned_for=TODAY, objective=PLANNED.objective)).then(PLANNED)

    def test_of_a_group_of_one_asks_once_why(self) -> None:
        """A group of one may be right; then somebody says so, and is not asked again."""
        alone, plan = group.given(JOINED), asked.PlanSession(planned_for=TODAY, objective=text())
        alone.when(plan).then_refused(because="One pupil is in this group")
        why = plan.model_copy(update={"reason_for_size": text()})
        said = alone.when(why).event()
        assert alone.given(said).when(plan).event().reason_for_size is None


class TestHoldingASession:
    def test_is_one_entry_of_the_group_and_one_in_each_pupils_case(self) -> None:
        """Each pupil's in a stream of its own, of the group's matter, in their file."""
        came = two.given(PLANNED).when(HOLD)
        held, first, second = came.happenings
        assert held.event == SessionHeld(
            author=ELSA,
            held_on=TODAY,
            objective=PLANNED.objective,
            number=1,
            activity=text("role play"),
            planned_for=TODAY,
        )
        assert (held.file, held.stream) == (None, None)
        assert first.event == Attended(
            author=ELSA,
            audience=DEFAULT_AUDIENCE,
            held_on=TODAY,
            attended=True,
            summary_until=date(2026, 6, 8),
            note=text("held back"),
        )
        assert [(one.file, one.stream, one.matter) for one in (first, second)] == [
            (CASE, minted(0), None),
            (SECONDS_CASE, minted(1), None),
        ]
        assert came.events[2].attended is False

    def test_says_of_each_pupil_whom_else_their_words_mention(self) -> None:
        """Another member named in one's note is a mention; oneself is none."""
        own = asked.Attendance(pupil=PUPIL, note=text(), mentions=frozenset({PUPIL, SECOND}), about_home=True)
        attended = two.when(HOLD.model_copy(update={"attendance": (own,)})).events[1]
        assert (attended.mentions, attended.mentions_pupil, attended.about_home) == ({SECOND}, True, True)

    def test_may_be_summed_up_for_other_staff(self) -> None:
        """Never for home: a staff summary is not wording for it."""
        own = asked.Attendance(pupil=PUPIL, staff_summary=text(), audience=frozenset({Audience.SENCO}))
        assert two.when(HOLD.model_copy(update={"attendance": (own,)})).events[1].audience == {Audience.SENCO}
        home = own.model_copy(update={"audience": frozenset({Audience.HOME})})
        two.when(HOLD.model_copy(update={"attendance": (home,)})).then_invalid(because="The staff summary is for staff")

    @pytest.mark.parametrize(
        "past", [(STARTED, JOINED), (STARTED, JOINED, SECOND_JOINED.model_copy(update={"joined_on": TODAY}))]
    )
    def test_is_refused_for_a_pupil_who_was_not_in_it_that_day(self, past: tuple[Event, ...]) -> None:
        """Nothing of it is kept, for that would say that they were."""
        held = HOLD.model_copy(update={"held_on": YESTERDAY})
        Given(GROUP, past).when(held).then_refused(because="was not in this group that day")

    def test_may_be_written_up_for_one_who_has_left_since(self) -> None:
        """What happened before they left happened."""
        held = HOLD.model_copy(update={"held_on": YESTERDAY})
        assert len(two.given(LEFT).when(held).events) == 3

    def test_is_refused_for_a_pupil_who_is_named_twice(self) -> None:
        """Which of the two would stand?"""
        twice = HOLD.model_copy(update={"attendance": (*BOTH, BOTH[0])})
        two.when(twice).then_invalid(because="twice")

    def test_takes_in_what_went_beyond_the_guides_and_says_so(self) -> None:
        """Of a group, an hour is the most; beyond its weeks, and more than once a week, is said too."""
        held = HOLD.model_copy(update={"length_minutes": 75, "held_on": None, "reason_beyond_guides": text()})
        before = SessionHeld(author=ELSA, held_on=YESTERDAY, number=1)
        late = STARTED.model_copy(update={"starts": date(2026, 1, 5), "planned_weeks": 6})
        passed = Given(GROUP, (late, JOINED, SECOND_JOINED, before)).when(held).events[-1]
        assert passed.guides == (Guide.LONGER_THAN_USUAL, Guide.MORE_THAN_WEEKLY, Guide.BEYOND_ITS_WEEKS)
        assert passed.reason == text()
        assert "pupil" not in type(passed).model_fields

    def test_keeps_a_plan_until_it_is_met(self) -> None:
        """As of a programme."""
        met = HOLD.model_copy(update={"objective_met": Met.MET})
        held = two.given(PLANNED).when(met).events[0]
        assert held.met is Met.MET
        two.given(PLANNED, held).when(met).then_invalid(because="No objective was planned")

    def test_of_which_none_was_held_is_recorded_by_code(self) -> None:
        """Blockers are counted by code."""
        two.when(asked.RecordSessionNotHeld(why=NotHeld.NO_ROOM)).then(
            SessionNotHeld(author=ELSA, planned_for=TODAY, why=NotHeld.NO_ROOM)
        )

    def test_is_refused_after_the_end(self) -> None:
        """Contact that goes on is a contact."""
        two.given(ENDED).when(HOLD).then_refused(because="has ended")


class TestEnding:
    def test_lets_each_member_leave_in_their_own_case(self) -> None:
        """Those who have left already do not leave again."""
        came = two.given(LEFT).when(asked.EndGroup(ended_on=YESTERDAY))
        left, ended = came.events
        assert [one.file for one in came.happenings] == [SECONDS_CASE, None]
        assert (left.pupil, left.why, ended) == (SECOND, Ending.GROUP_ENDED, ENDED)

    def test_is_refused_twice_and_before_it_began(self) -> None:
        """It has ended; or somebody mistyped the day."""
        two.given(ENDED).when(asked.EndGroup()).then_refused(because="ended already")
        early = asked.EndGroup(ended_on=FEBRUARY - timedelta(days=1))
        two.when(early).then_invalid(because="before the group's first day")
        two.when(asked.EndGroup(ended_on=TOMORROW)).then_invalid(because="in the future")


def test_keeps_nothing_of_an_erased_member() -> None:
    """A member whose case was erased is nobody any more: their entries are passed over."""
    came: Then = Given(GROUP, (STARTED, Erased(), SECOND_JOINED)).when(asked.EndGroup())
    assert [one.file for one in came.happenings] == [SECONDS_CASE, None]
