"""A programme: aims, plans, sessions, and its end."""

from datetime import date

import pytest

from case_store.elsa.codes import Met, NotHeld, Phase
from case_store.elsa.commands import (
    EndProgramme,
    NoteSession,
    PlanSession,
    ProposedAim,
    RecordSessionNotHeld,
    SetAims,
)
from case_store.elsa.events import Aim, AimsSet, ObjectiveReviewed, SessionNoted, SessionNotHeld
from case_store.elsa.programme import PROGRAMME
from case_store.people.settings import Settings
from case_store.vocabulary import ALL_STAFF, DEFAULT_AUDIENCE, Audience
from tests.case_store.elsa.stories import ENDED, NOTED, PLANNED, STARTED
from tests.given import ELSA, TODAY, TOMORROW, YESTERDAY, Given, text

programme = Given(PROGRAMME).given(STARTED)
NOTE = NoteSession(note=text("talked about playtime"))
AIM = ProposedAim(aim=text("plays with others"), how_we_will_know=text("seen twice a week"))


class TestSettingAims:
    def test_may_follow_the_first_sessions(self) -> None:
        """A short way in, when the needs are understood."""
        aims = (Aim(aim=AIM.aim, how_we_will_know=AIM.how_we_will_know),)
        programme.given(NOTED).when(SetAims(aims=(AIM,))).then(AimsSet(author=ELSA, aims=aims))

    def test_is_refused_for_an_aim_without_how_we_will_know(self) -> None:
        """Nobody could tell when it is met."""
        programme.when(SetAims(aims=(ProposedAim(aim=text()),))).then_refused(because="how we will know")

    def test_asks_for_at_least_one(self) -> None:
        """No aims are no programme."""
        programme.when(SetAims(aims=())).then_invalid(because="`aims` is empty")

    def test_is_refused_once_the_programme_has_ended(self) -> None:
        """Aims of what is over are hindsight."""
        programme.given(ENDED).when(SetAims(aims=(AIM,))).then_refused(because="has ended")


class TestPlanningASession:
    def test_says_one_objective(self) -> None:
        """Small and specific; the rest may follow."""
        programme.when(PlanSession(planned_for=TODAY, objective=PLANNED.objective)).then(PLANNED)

    def test_is_refused_once_the_programme_has_ended(self) -> None:
        """Further sessions need a new programme."""
        plan = PlanSession(planned_for=TOMORROW, objective=text())
        programme.given(ENDED).when(plan).then_refused(because="has ended")


class TestNotingASession:
    def test_asks_for_the_note_alone(self) -> None:
        """Held today, for the school's audience, in date for ninety days."""
        came = programme.when(NOTE).then(
            SessionNoted(
                author=ELSA,
                audience=DEFAULT_AUDIENCE,
                held_on=TODAY,
                number=1,
                summary_until=date(2026, 6, 8),
                note=NOTE.note,
            )
        )
        assert came.happenings[0].at == TODAY

    def test_counts_on(self) -> None:
        """The second session is number two."""
        assert programme.given(NOTED).when(NOTE).event().number == 2

    def test_is_for_the_schools_own_audience(self) -> None:
        """A school may have narrowed it."""
        settings = Settings(default_audience=frozenset({Audience.SENCO}))
        assert programme.when(NOTE, settings=settings).event().audience == {Audience.SENCO}

    def test_spells_out_all_staff(self) -> None:
        """Policy reads five audiences, not one word for them."""
        note = NOTE.model_copy(update={"audience": frozenset({Audience.ALL_STAFF})})
        assert programme.when(note).event().audience == ALL_STAFF

    def test_may_be_for_nobody_else(self) -> None:
        """An author may narrow the audience to none."""
        note = NOTE.model_copy(update={"audience": frozenset()})
        assert programme.when(note).event().audience == frozenset()

    @pytest.mark.parametrize("outside", [Audience.HOME, Audience.AGENCIES])
    def test_is_never_wording_for_home_or_agencies(self, outside: Audience) -> None:
        """What is worded for staff is not worded for them."""
        note = NOTE.model_copy(update={"audience": frozenset({outside, Audience.SENCO})})
        programme.when(note).then_invalid(because="The staff summary is for staff")

    @pytest.mark.parametrize(
        ("last_day_of_term", "until"),
        [(date(2026, 3, 27), date(2026, 3, 27)), (TODAY, TODAY), (YESTERDAY, date(2026, 6, 8))],
    )
    def test_is_in_date_until_the_last_day_of_term(self, last_day_of_term: date, until: date) -> None:
        """And for ninety days where the term that is set had ended by then."""
        settings = Settings(last_day_of_term=last_day_of_term)
        assert programme.when(NOTE, settings=settings).event().summary_until == until

    def test_says_whether_the_planned_objective_was_met(self) -> None:
        """As an entry of its own: the line manager reads it, and not the note."""
        note = NOTE.model_copy(update={"objective_met": Met.PARTLY})
        came = programme.given(PLANNED).when(note)
        assert came.events[1] == ObjectiveReviewed(
            author=ELSA, held_on=TODAY, objective=PLANNED.objective, met=Met.PARTLY, planned_for=TODAY
        )
        assert came.events[1].part != came.events[0].part

    def test_may_deviate_from_the_plan(self) -> None:
        """Sometimes the pupil's immediate need comes first."""
        note = NOTE.model_copy(update={"objective": text("calms down")})
        reviewed = programme.given(PLANNED).when(note).events[1]
        assert (reviewed.objective, reviewed.met) == (text("calms down"), None)

    def test_asks_what_the_objective_was_where_none_was_planned(self) -> None:
        """Met is met of something."""
        note = NOTE.model_copy(update={"objective_met": Met.MET})
        programme.when(note).then_invalid(because="No objective was planned")

    def test_picks_a_plan_up_again_until_it_is_met(self) -> None:
        """A plan is not set in stone; one that was met is done with."""
        note = NOTE.model_copy(update={"objective_met": Met.MET})
        met = programme.given(PLANNED).when(note).events[1]
        partly = met.model_copy(update={"met": Met.PARTLY})
        assert programme.given(PLANNED, partly).when(note).events[1].objective == PLANNED.objective
        programme.given(PLANNED, met).when(note).then_invalid(because="No objective was planned")

    def test_takes_a_later_plan_that_was_brought_forward(self) -> None:
        """A session may come a day early."""
        note = NOTE.model_copy(update={"objective_met": Met.MET, "held_on": YESTERDAY})
        assert programme.given(PLANNED).when(note).events[1].planned_for == TODAY

    def test_is_refused_for_a_day_that_has_not_come(self) -> None:
        """Nothing has happened yet."""
        note = NOTE.model_copy(update={"held_on": TOMORROW})
        programme.when(note).then_invalid(because="`held_on` lies in the future")

    def test_is_refused_for_a_day_before_the_pupils_time(self) -> None:
        """Somebody mistyped the year."""
        note = NOTE.model_copy(update={"held_on": date(2016, 5, 3)})
        programme.when(note).then_invalid(because="`held_on` lies before this pupil")

    def test_is_refused_after_the_end(self) -> None:
        """Contact has faded; a further session needs a new programme."""
        programme.given(ENDED).when(NOTE).then_refused(because="has ended")

    def test_may_be_written_up_after_the_end(self) -> None:
        """What was held before the end happened, whenever it is written up."""
        late = NOTE.model_copy(update={"held_on": date(2026, 3, 6)})
        assert programme.given(ENDED).when(late).event().held_on == date(2026, 3, 6)

    def test_of_something_else_looks_like_nothing(self) -> None:
        """The id of another thing is no programme."""
        Given(PROGRAMME).when(NOTE).then_not_found()


class TestASessionThatWasNotHeld:
    def test_says_why_by_code(self) -> None:
        """Blockers are counted by code."""
        programme.when(RecordSessionNotHeld(why=NotHeld.NO_ROOM)).then(
            SessionNotHeld(author=ELSA, planned_for=TODAY, why=NotHeld.NO_ROOM)
        )

    def test_does_not_count_as_a_session(self) -> None:
        """The next one has the same number."""
        not_held = SessionNotHeld(author=ELSA, planned_for=YESTERDAY, why=NotHeld.ABSENT)
        assert programme.given(NOTED, not_held).when(NOTE).event().number == 2

    def test_is_refused_for_a_day_that_has_not_come(self) -> None:
        """A session to come may still be held."""
        command = RecordSessionNotHeld(why=NotHeld.CLOSED, planned_for=TOMORROW)
        programme.when(command).then_invalid(because="in the future")

    def test_is_refused_after_the_end(self) -> None:
        """There was no session to miss."""
        programme.given(ENDED).when(RecordSessionNotHeld(why=NotHeld.ABSENT)).then_refused(because="has ended")


class TestEndingAProgramme:
    def test_ends_the_normal_sessions(self) -> None:
        """Today, if nobody says another day."""
        end = EndProgramme(ended_on=date(2026, 3, 6))
        came = programme.when(end).then(ENDED)
        assert came.happenings[0].at == date(2026, 3, 6)

    def test_may_be_followed_by_touching_base(self) -> None:
        """A lighter contact that fades."""
        ended = programme.when(EndProgramme(phase=Phase.TOUCH_BASE)).event()
        assert (ended.ended_on, ended.phase) == (TODAY, Phase.TOUCH_BASE)

    def test_calls_off_a_programme_that_was_to_begin_later(self) -> None:
        """Nobody has to wait for its first day to say that it will not be."""
        later = STARTED.model_copy(update={"starts": date(2026, 4, 20)})
        assert Given(PROGRAMME).given(later).when(EndProgramme()).event().ended_on == TODAY

    def test_is_refused_twice(self) -> None:
        """It has ended."""
        programme.given(ENDED).when(EndProgramme()).then_refused(because="ended already")

    def test_is_refused_before_it_began(self) -> None:
        """Somebody mistyped the day."""
        end = EndProgramme(ended_on=date(2026, 2, 22))
        programme.when(end).then_invalid(because="before the programme's first day")

    def test_is_refused_for_a_day_to_come(self) -> None:
        """Plans change."""
        programme.when(EndProgramme(ended_on=TOMORROW)).then_invalid(because="in the future")
