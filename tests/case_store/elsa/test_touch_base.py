"""Lighter contact after the sessions; what of an earlier summary still holds; the guides, which only ask why."""

from datetime import date, timedelta
from typing import Any

import pytest

from case_store.decider import EntryAbout
from case_store.elsa.codes import DesignedBy, Ending, Guide, Phase
from case_store.elsa.commands import (
    ConfirmSummary,
    EndProgramme,
    EndTouchBase,
    ExtendProgramme,
    NoteSession,
    PlanTouchBase,
    StartProgramme,
    TouchBase,
)
from case_store.elsa.events import (
    GuidePassed,
    ProgrammeExtended,
    SummaryConfirmed,
    TouchBaseEnded,
    TouchBasePlanned,
    TouchedBase,
)
from case_store.elsa.guides import falls, fell, usual_minutes
from case_store.elsa.programme import PROGRAMME
from case_store.elsa.referral import REFERRAL
from case_store.handover.events import CoverArranged, TakenOver
from case_store.people.pupil import Pupil
from case_store.vocabulary import DEFAULT_AUDIENCE, Audience, Part
from tests.case_store.elsa.stories import ACCEPTED, ENDED, NOTED, OF_PROGRAMME, REFERRAL_ID, REFERRED, STARTED
from tests.given import (
    CASE,
    ELSA,
    ENTRY,
    LINE,
    OTHER,
    PUPIL,
    ROOT,
    STREAM,
    TEACHER,
    TODAY,
    YESTERDAY,
    Given,
    around,
    text,
)

running = Given(PROGRAMME).given(STARTED)
over = running.given(ENDED)
LAST = date(2026, 3, 6)


def days(*after: int) -> tuple[date, ...]:
    """Days so many after the sessions ended."""
    return tuple(LAST + timedelta(days=each) for each in after)


PLAN = PlanTouchBase(contacts=days(7, 21, 42), trusted_adults=frozenset({TEACHER}))
PLANNED = TouchBasePlanned(
    author=ELSA, contacts=days(7, 21, 42), trusted_adults=frozenset({TEACHER}), falls=True, **OF_PROGRAMME
)
TOUCHED = TouchedBase(author=ELSA, held_on=days(2)[0], falls=True)
BASE_ENDED = TouchBaseEnded(author=ELSA, ended_on=YESTERDAY, **OF_PROGRAMME)


class TestPlanningTouchBase:
    def test_says_its_days_and_whom_else_the_pupil_trusts(self) -> None:
        """In the order of the days, once each."""
        over.when(PLAN.model_copy(update={"contacts": days(42, 7, 21, 7)})).then(PLANNED)

    @pytest.mark.parametrize(
        ("after", "gets_lighter"),
        [
            ((7,), True),
            ((7, 14), True),
            ((7, 14, 28), True),
            ((7, 14, 28, 42), True),
            ((7, 14, 21), False),
            ((7, 21, 28), False),
            ((7, 21, 35, 49), False),
            ((7, 10), False),
        ],
    )
    def test_asks_why_it_does_not_get_lighter(self, after: tuple[int, ...], gets_lighter: bool) -> None:
        """Never twice a week, never closer again, further apart at last; with a reason, any days will do."""
        assert falls(days(*after)) == gets_lighter
        plan = PLAN.model_copy(update={"contacts": days(*after)})
        why = plan.model_copy(update={"reason_not_falling": text()})
        assert over.when(why).event().falls == gets_lighter
        if gets_lighter:
            assert over.when(plan).event().falls
        else:
            over.when(plan).then_refused(because="no lighter")

    def test_asks_for_somebody_else_in_school(self) -> None:
        """The pupil is to come to rely on others."""
        nobody = PLAN.model_copy(update={"trusted_adults": frozenset()})
        over.when(nobody).then_invalid(because="`trusted_adults`")

    def test_is_refused_while_the_sessions_go_on(self) -> None:
        """It is what follows."""
        for command in (PLAN, TouchBase(), EndTouchBase()):
            running.when(command).then_refused(because="go on")
            Given(PROGRAMME).when(command).then_not_found()

    @pytest.mark.parametrize("after", [(-1, 7), (7, 400)])
    def test_is_within_a_year_after_the_end(self, after: tuple[int, ...]) -> None:
        """Whoever plans contact reads the case until then."""
        over.when(PLAN.model_copy(update={"contacts": days(*after)})).then_invalid(because="`contacts`")

    def test_is_refused_once_it_has_ended(self) -> None:
        """A new need is a new programme."""
        over.given(PLANNED, BASE_ENDED).when(PLAN).then_refused(because="Touch-base has ended")


class TestTouchingBase:
    def test_asks_for_nothing_but_that_it_happened(self) -> None:
        """Planned or not."""
        for past in (over, over.given(PLANNED)):
            came = past.when(TouchBase()).then(TouchedBase(author=ELSA, held_on=TODAY, falls=True))
            assert came.happenings[0].at == TODAY

    @pytest.mark.parametrize(
        ("held", "gap", "fewer"),
        [((), 1, True), ((10,), 7, True), ((10,), 6, False), ((20, 10), 10, True), ((20, 10), 9, False)],
    )
    def test_says_whether_it_was_lighter_and_is_never_refused(
        self, held: tuple[int, ...], gap: int, fewer: bool
    ) -> None:
        """No sooner after the one before than that one after its own."""
        before = tuple(TODAY - timedelta(days=gap + each - min(held)) for each in held)
        assert fell(before, TODAY) == fewer

    def test_of_a_day_with_sessions_is_a_session(self) -> None:
        """Before the end it was none."""
        over.when(TouchBase(held_on=date(2026, 3, 5))).then_refused(because="as a session")

    def test_may_be_written_up_after_its_end(self) -> None:
        """What was held before happened; what comes after is a contact."""
        faded = over.given(PLANNED, BASE_ENDED)
        assert faded.when(TouchBase(held_on=YESTERDAY)).event().held_on == YESTERDAY
        faded.when(TouchBase()).then_refused(because="Touch-base has ended")

    def test_says_whose_words_they_are(self) -> None:
        """As of a session."""
        said = TouchBase(note=text(), said_by=TEACHER, mentions=frozenset({OTHER}))
        touched = over.when(said).event()
        assert (touched.said_by, touched.mentions, touched.mentions_pupil) == (TEACHER, {OTHER}, True)


class TestEndingTouchBase:
    def test_names_who_stays(self) -> None:
        """The trusted adults do."""
        end = EndTouchBase(why=Ending.BROADER_NETWORK, trusted_adults=frozenset({TEACHER}))
        ended = over.given(PLANNED).when(end).event()
        assert (ended.ended_on, ended.trusted_adults, ended.phase) == (TODAY, {TEACHER}, Phase.ENDED)

    def test_is_refused_where_there_is_none(self) -> None:
        """Neither planned nor held, or ended already."""
        over.when(EndTouchBase()).then_refused(because="no touch-base")
        over.given(PLANNED, BASE_ENDED).when(EndTouchBase()).then_refused(because="no touch-base")

    def test_is_not_before_the_last_contact(self) -> None:
        """Somebody mistyped the day."""
        held = TOUCHED.model_copy(update={"held_on": TODAY})
        over.given(held).when(EndTouchBase(ended_on=YESTERDAY)).then_invalid(because="before the last contact")


class TestEndingTheSessions:
    def test_of_a_pupil_who_left_is_no_touch_base(self) -> None:
        """There is nobody to touch base with."""
        end = EndProgramme(why=Ending.PUPIL_LEFT, phase=Phase.TOUCH_BASE)
        running.when(end).then_invalid(because="has left")
        assert running.when(end.model_copy(update={"phase": Phase.ENDED})).event().why is Ending.PUPIL_LEFT

    def test_knows_in_whose_hands_it_was(self) -> None:
        """Whoever took over, and cover that would outlast what the end leaves."""
        taken = TakenOver(author=TEACHER, elsa=OTHER, from_day=YESTERDAY, former=ELSA, pupil=PUPIL, case=CASE)
        cover = CoverArranged(author=TEACHER, elsa=TEACHER, starts=YESTERDAY, ends=date(2026, 5, 1))
        ended = running.given(taken, cover).when(EndProgramme()).event()
        assert (ended.elsa, ended.taken_over, ended.covering) == (OTHER, True, {TEACHER})
        short = cover.model_copy(update={"ends": date(2026, 4, 9)})
        assert running.given(short).when(EndProgramme()).event().covering == frozenset()


class TestGoingOnForLonger:
    def test_says_for_how_long_and_why(self) -> None:
        """Counted from the first day."""
        extend = ExtendProgramme(planned_weeks=20, reason=text())
        running.when(extend).then(ProgrammeExtended(author=ELSA, planned_weeks=20, reason=text()))

    def test_is_longer_than_before(self) -> None:
        """Shorter is an end."""
        running.when(ExtendProgramme(planned_weeks=6, reason=text())).then_invalid(because="no longer than")
        over.when(ExtendProgramme(planned_weeks=9, reason=text())).then_refused(because="has ended")


def about(name: str = "elsa.session_noted", **changed: Any) -> EntryAbout:
    """The session that a summary was written of."""
    values: dict[str, Any] = {
        "id": ENTRY, "root": ROOT, "name": name, "part": Part.SESSIONS, "file": CASE, "matter": STREAM,
        "author": ELSA, "labels": frozenset(), "audience": frozenset({Audience.SENCO}), **changed,
    }  # fmt: skip
    return EntryAbout(**values)


class TestConfirmingASummary:
    confirm = ConfirmSummary(session=ENTRY, staff_summary=text())

    def test_says_it_again_about_the_session(self) -> None:
        """For the audience that it had, in date as a summary of today; about the first wording of the session."""
        came = running.given(NOTED).when(self.confirm, about=about())
        came.then(
            SummaryConfirmed(
                author=ELSA,
                audience=frozenset({Audience.SENCO}),
                staff_summary=text(),
                summary_until=date(2026, 6, 8),
            )
        )
        assert came.happenings[0].about == ROOT

    def test_may_be_for_others(self) -> None:
        """Never for home."""
        both = self.confirm.model_copy(update={"audience": DEFAULT_AUDIENCE})
        assert running.when(both, about=about()).event().audience == DEFAULT_AUDIENCE
        home = self.confirm.model_copy(update={"audience": frozenset({Audience.HOME})})
        running.when(home, about=about()).then_invalid(because="The staff summary is for staff")

    @pytest.mark.parametrize("name", ["elsa.session_noted", "elsa.session_corrected", "elsa.summary_confirmed"])
    def test_is_of_a_session_in_whatever_wording(self, name: str) -> None:
        """Corrected, or confirmed before."""
        assert running.when(self.confirm, about=about(name)).event().staff_summary == text()

    def test_is_of_nothing_else(self) -> None:
        """A plan has no summary; another matter's session is not this programme's."""
        running.when(self.confirm, about=about("elsa.session_planned")).then_refused(because="no staff summary")
        running.when(self.confirm, about=about(matter=OTHER)).then_not_found()
        running.when(self.confirm).then_not_found()

    def test_is_refused_once_the_programme_has_ended(self) -> None:
        """Its summaries ended with it."""
        over.when(self.confirm, about=about()).then_refused(because="its staff summaries with it")

    def test_is_in_date_for_one_school_year_at_most(self) -> None:
        """Ninety days from July end with August."""
        july = date(2026, 7, 15)
        held = running.when(NoteSession(note=text(), held_on=july), today=july).events[0]
        assert held.summary_until == date(2026, 8, 31)
        autumn = date(2026, 9, 1)
        held = running.when(NoteSession(note=text(), held_on=autumn), today=autumn).events[0]
        assert held.summary_until == date(2026, 11, 30)


def of_year(year: int) -> dict[str, Any]:
    """A pupil of that year group."""
    return {"pupil": Pupil(line=LINE.model_copy(update={"year": year}))}


class TestTheGuides:
    @pytest.mark.parametrize(("year", "minutes"), [(0, 20), (2, 20), (3, 30), (6, 30), (7, 60), (13, 60)])
    def test_grow_with_the_pupil(self, year: int, minutes: int) -> None:
        """Twenty minutes for the young, half an hour often right, an hour the most."""
        assert usual_minutes(around(**of_year(year))) == minutes
        note = NoteSession(note=text(), length_minutes=minutes)
        assert len(running.when(note, **of_year(year)).events) == 1
        longer = note.model_copy(update={"length_minutes": minutes + 1})
        assert running.when(longer, **of_year(year)).events[1].guides == (Guide.LONGER_THAN_USUAL,)

    def test_never_refuse_what_happened(self) -> None:
        """Long, twice in a week, out of a favourite lesson, beyond its weeks: taken in, and said with the reason."""
        note = NoteSession(note=text(), length_minutes=90, out_of_favourite_lesson=True, reason_beyond_guides=text())
        long_ago = STARTED.model_copy(update={"starts": date(2026, 1, 5)})
        noted = NOTED.model_copy(update={"held_on": YESTERDAY})
        passed = Given(PROGRAMME).given(long_ago, noted).when(note).events[1]
        assert passed == GuidePassed(author=ELSA, held_on=TODAY, guides=tuple(Guide), reason=text())

    def test_are_not_passed_by_an_extended_programme(self) -> None:
        """It was said already why it goes on."""
        long_ago = STARTED.model_copy(update={"starts": date(2026, 1, 5)})
        extended = ProgrammeExtended(author=ELSA, planned_weeks=10, reason=text())
        note = NoteSession(note=text())
        assert len(Given(PROGRAMME).given(long_ago).when(note).events) == 2
        assert len(Given(PROGRAMME).given(long_ago, extended).when(note).events) == 1

    @pytest.mark.parametrize(
        "beyond", [{"session_minutes": 45}, {"sessions_a_week": 2}, {"out_of_favourite_lesson": True}]
    )
    def test_ask_why_when_a_programme_is_planned_beyond_them(self, beyond: dict[str, Any]) -> None:
        """With a reason, any pattern will do."""
        accepted = Given(REFERRAL).given(REFERRED, ACCEPTED)
        start = StartProgramme(referral=REFERRAL_ID, focus=STARTED.focus, **beyond)
        accepted.when(start).then_refused(because="reason_for_pattern")
        why = start.model_copy(update={"reason_for_pattern": text()})
        assert accepted.when(why).event().reason_for_pattern == text()

    def test_leave_room_for_what_is_usual(self) -> None:
        """Half an hour a week, out of another lesson."""
        usual = {"session_minutes": 30, "sessions_a_week": 1, "out_of_favourite_lesson": False}
        start = StartProgramme(referral=REFERRAL_ID, focus=STARTED.focus, **usual)
        assert Given(REFERRAL).given(REFERRED, ACCEPTED).when(start).event().session_minutes == 30


class TestStartingAProgramme:
    def test_says_who_designed_it(self) -> None:
        """The ELSA, an educational psychologist, or another professional."""
        start = StartProgramme(
            referral=REFERRAL_ID,
            focus=STARTED.focus,
            designed_by=DesignedBy.EDUCATIONAL_PSYCHOLOGIST,
            designer=OTHER,
        )
        started = Given(REFERRAL).given(REFERRED, ACCEPTED).when(start).event()
        assert (started.designed_by, started.designer) == (DesignedBy.EDUCATIONAL_PSYCHOLOGIST, OTHER)

    def test_is_refused_to_an_elsa_whose_title_has_lapsed(self) -> None:
        """On its last day it has not; where none is recorded nothing lapses."""
        accepted = Given(REFERRAL).given(REFERRED, ACCEPTED)
        start = StartProgramme(referral=REFERRAL_ID, focus=STARTED.focus)
        accepted.when(start, accredited_until=YESTERDAY).then_refused(because="has lapsed")
        assert accepted.when(start, accredited_until=TODAY).event().elsa == ELSA

    def test_knows_who_asked_for_it(self) -> None:
        """A member of staff of their own accord; whoever passes on what they heard did not ask."""
        accepted = Given(REFERRAL).given(REFERRED, ACCEPTED)
        start = StartProgramme(referral=REFERRAL_ID, focus=STARTED.focus)
        assert accepted.when(start).event().referrer == TEACHER
        heard = REFERRED.model_copy(update={"referrer": None})
        assert Given(REFERRAL).given(heard, ACCEPTED).when(start).event().referrer is None
