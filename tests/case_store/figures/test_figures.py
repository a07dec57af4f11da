"""Entering a pupil's figures of a term: two different things are two, and what is entered again takes its place."""

from datetime import date
from typing import Any

import pytest

from case_store.decider import Command, Happening
from case_store.entry import Event, levels_of, lift
from case_store.figures.codes import Exclusion, Reason, ToTell, Withdrawn
from case_store.figures.commands import (
    CountIncidents,
    EnterAttendance,
    RecordPermanentExclusion,
    RecordSuspension,
    RecordTold,
    WithdrawExclusion,
)
from case_store.figures.events import (
    AttendanceEntered,
    Corrected,
    ExclusionWithdrawn,
    IncidentsCounted,
    OthersTold,
    PermanentlyExcluded,
    Suspended,
    TermOf,
    Told,
)
from case_store.figures.figures import FIGURES, figures_stream, still_to_tell
from case_store.vocabulary import Label, Level
from tests.case_store.figures.term import AUTUMN, IN_TERM, SPRING, SUMMER
from tests.given import CASE, ELSA, PUPIL, TODAY, TOMORROW, YESTERDAY, Given, Then, minted, text

figures = Given(FIGURES)
HERE: dict[str, Any] = {"pupil": PUPIL, "case": CASE, "figure": minted(0), "author": ELSA}
CAME = EnterAttendance(term=SPRING, possible=90, attended=81, late=4)
ENTERED = AttendanceEntered(term=SPRING, possible=90, attended=81, late=4, **HERE)
OUT = RecordSuspension(term=SPRING, from_day=YESTERDAY, half_days=4, reasons=(Reason.PERSISTENT_DISRUPTION,))
SUSPENDED = Suspended(term=SPRING, from_day=YESTERDAY, half_days=4, reasons=(Reason.PERSISTENT_DISRUPTION,), **HERE)
FOR_GOOD = RecordPermanentExclusion(term=SPRING, from_day=YESTERDAY)
ENTERING: tuple[Command, ...] = (CAME, CountIncidents(term=SPRING, incidents=3), OUT, FOR_GOOD)
AUTHORITY = Told(who=ToTell.AUTHORITY, told_on=TODAY)
NO_SOCIAL_WORKER = Told(who=ToTell.SOCIAL_WORKER, there_is_none=True)


def when(command: Command, *before: Event) -> Then:
    """What comes of `command` at a school with terms."""
    return figures.given(*before).when(command, **IN_TERM)


class TestEntering:
    def test_attendance_and_punctuality_are_sessions_of_a_term(self) -> None:
        """On the day up to which they are counted, with its own id, by which it is put right."""
        (happening,) = when(CAME).then(ENTERED).happenings
        assert happening == Happening(ENTERED, id=minted(0), at=TODAY)

    def test_a_past_term_is_found_by_its_own_days(self) -> None:
        """Entered in spring, the autumn's figures are the autumn's."""
        (happening,) = when(CAME.model_copy(update={"term": AUTUMN})).happenings
        assert happening.at == date(2025, 12, 19)

    def test_incidents_suspensions_and_permanent_exclusions_are_three_things(self) -> None:
        """None is told as another."""
        kinds = [type(when(command).event()) for command in ENTERING]
        assert kinds == [AttendanceEntered, IncidentsCounted, Suspended, PermanentlyExcluded]
        assert when(OUT).event() == SUSPENDED

    @pytest.mark.parametrize("command", ENTERING, ids=lambda command: type(command).__name__)
    def test_again_takes_the_place_of_the_first(self, command: Command) -> None:
        """The same or another: the answer is a correction of the first, whatever it says, so that it tells nothing."""
        first = when(command)
        (happening,) = when(command, first.event()).happenings
        assert isinstance(happening.event, Corrected)
        assert (happening.about, happening.id) == (minted(0), None)
        assert lift(happening.event).labels >= {Label.CORRECTION}
        assert (Label.IN_FULL_ONLY in lift(happening.event).labels) is (type(first.event()) is not AttendanceEntered)

    def test_two_suspensions_have_two_first_days(self) -> None:
        """And a permanent exclusion from the same day is no correction of either."""
        assert isinstance(when(OUT.model_copy(update={"from_day": TODAY}), SUSPENDED).event(), Suspended)
        assert isinstance(when(FOR_GOOD, SUSPENDED).event(), PermanentlyExcluded)

    def test_lies_in_one_stream_for_each_pupil_and_term(self) -> None:
        """So that the second knows of the first."""
        assert figures_stream(PUPIL, SPRING) != figures_stream(PUPIL, AUTUMN)

    @pytest.mark.parametrize("command", ENTERING, ids=lambda command: type(command).__name__)
    @pytest.mark.parametrize(
        ("term", "because"),
        [(TermOf(school_year=2025, number=4), "none of the school's terms"), (SUMMER, "has not begun")],
    )
    def test_is_refused_for_a_term_that_is_none(self, command: Command, term: TermOf, because: str) -> None:
        """Or none yet. A school that has set no terms is told to."""
        when(command.model_copy(update={"term": term})).then_invalid(because=because)
        figures.when(command).then_invalid(because="have the terms")

    @pytest.mark.parametrize(
        ("said", "because"),
        [
            ({"attended": 91}, "more than `possible`"),
            ({"authorised": 9, "unauthorised": 1}, "more than `possible`"),
            ({"late": 82}, "more than `attended`"),
        ],
    )
    def test_is_refused_where_sessions_do_not_add_up(self, said: dict[str, int], because: str) -> None:
        """With the field, and never the number."""
        when(CAME.model_copy(update=said)).then_invalid(because=because)

    @pytest.mark.parametrize("command", [OUT, FOR_GOOD], ids=["suspension", "permanent"])
    def test_an_exclusion_begins_in_its_term(self, command: Command) -> None:
        """Else it would be counted in another than it is told of."""
        when(command.model_copy(update={"from_day": date(2025, 12, 19)})).then_invalid(because="outside this term")


class TestWhoIsTold:
    def test_is_the_authority_and_others_where_there_is_one(self) -> None:
        """Each with its day, or that there is nobody."""
        told = when(OUT.model_copy(update={"others_told": (AUTHORITY, NO_SOCIAL_WORKER)})).event().told
        assert still_to_tell(told) == (ToTell.VIRTUAL_SCHOOL_HEAD,)
        assert still_to_tell(()) == tuple(ToTell)

    def test_may_be_said_later(self) -> None:
        """About the entry of the suspension, as long as it stands."""
        later = RecordTold(term=SPRING, exclusion=Exclusion.SUSPENSION, from_day=YESTERDAY, others_told=(AUTHORITY,))
        (happening,) = when(later, SUSPENDED).happenings
        assert isinstance(happening.event, OthersTold)
        assert happening.about == minted(0)
        when(later).then_refused(because="Nothing of the kind")
        when(later.model_copy(update={"exclusion": Exclusion.PERMANENT}), SUSPENDED).then_refused(because="its kind")

    @pytest.mark.parametrize(
        ("told", "because"),
        [
            ((AUTHORITY, AUTHORITY), "twice"),
            ((Told(who=ToTell.AUTHORITY),), "when (`told_on`)"),
            ((Told(who=ToTell.AUTHORITY, told_on=TODAY, there_is_none=True),), "when (`told_on`)"),
            ((Told(who=ToTell.AUTHORITY, there_is_none=True),), "always an authority"),
            ((Told(who=ToTell.SOCIAL_WORKER, told_on=TOMORROW),), "in the future"),
        ],
    )
    def test_is_refused_where_it_cannot_be(self, told: tuple[Told, ...], because: str) -> None:
        """Not told is not there; it is never guessed."""
        when(OUT.model_copy(update={"others_told": told})).then_invalid(because=because)


class TestWithdrawing:
    def test_leaves_what_was_recorded_and_counts_no_longer(self) -> None:
        """A reinstated pupil was excluded until then; suspended again from the same day is a new suspension."""
        back = WithdrawExclusion(
            term=SPRING, exclusion=Exclusion.SUSPENSION, from_day=YESTERDAY, why=Withdrawn.REINSTATED, words=text()
        )
        (happening,) = when(back, SUSPENDED).happenings
        assert isinstance(happening.event, ExclusionWithdrawn)
        assert happening.about == minted(0)
        when(back).then_refused(because="Nothing of the kind")
        assert isinstance(when(OUT, SUSPENDED, happening.event).event(), Suspended)


class TestWhatIsTold:
    def test_at_the_summary_is_attendance_and_nothing_else(self) -> None:
        """Section 1: attendance and punctuality; suspensions, exclusions and incidents by term are told in full."""
        for event in (IncidentsCounted, Suspended, PermanentlyExcluded, OthersTold, ExclusionWithdrawn):
            assert {name for name, level in levels_of(event).items() if level is not Level.FULL} == {"author"}
            assert event.model_fields["in_full_only"].default is True
        summary = {name for name, level in levels_of(AttendanceEntered).items() if level is Level.SUMMARY}
        assert summary == {"term", "possible", "attended", "late", "authorised", "unauthorised"}
        corrected = {name for name, level in levels_of(Corrected).items() if level is Level.SUMMARY}
        assert corrected == summary
