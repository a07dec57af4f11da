"""A concern reaches somebody who may hold it, and is looked after until it is closed."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from case_store.case.commands import Tell
from case_store.case.events import ToldBeyondAgreement, WordingTold
from case_store.concern.codes import PassedOnFor
from case_store.concern.commands import Act, Close, Decide, PassOn, RaiseConcern, TellOfConcern
from case_store.concern.concern import CONCERN
from case_store.concern.events import (
    Acted,
    AdultActed,
    AdultClosed,
    AdultDecided,
    AdultPassedOn,
    AdultRaised,
    AdultTold,
    Closed,
    Decided,
    PassedOn,
    Raised,
)
from case_store.decider import Command
from case_store.entry import Event
from case_store.vocabulary import Level, Part
from tests.given import (
    CASE,
    CHAIR,
    DEPUTY,
    ELSA,
    HEAD,
    LEAD,
    OTHER,
    PUPIL,
    STREAM,
    TEACHER,
    TODAY,
    TOMORROW,
    YESTERDAY,
    Given,
    text,
)

concern = Given(CONCERN)
RAISE = RaiseConcern(account=text("he said: I do not want to go home"))
RAISED = Raised(author=ELSA, account=RAISE.account, happened_on=TODAY, holders=(LEAD,), pupil=PUPIL, case=CASE)
NAMING_DEPUTY = RAISED.model_copy(update={"named": frozenset({DEPUTY})})
ADULT_RAISED = AdultRaised(
    author=ELSA,
    subject=TEACHER,
    account=RAISE.account,
    happened_on=TODAY,
    holders=(HEAD,),
    pupil=PUPIL,
    case=CASE,
)
CLOSED = Closed(author=LEAD, reasons=text())
PASS_ON = PassOn(why=PassedOnFor.UNOPENED)
WHY = text("because")
TELL = TellOfConcern(told=(Tell(person=OTHER, level=Level.FULL),), reason=WHY, pupil_told=True)
ACTS = [Act(what=WHY), Decide(decision=WHY, reasons=WHY), Close(reasons=WHY), PASS_ON]


class TestRaisingAConcern:
    def test_goes_to_the_first_in_line(self) -> None:
        """The pupil's words as said, now, for the lead."""
        concern.when(RAISE).then(RAISED)

    def test_passes_over_a_lead_whom_it_names(self) -> None:
        """Without a trace: the next in line simply holds it."""
        naming = RAISE.model_copy(update={"names": frozenset({LEAD})})
        assert concern.when(naming).event().holders == (DEPUTY,)

    def test_passes_over_a_lead_who_is_barred(self) -> None:
        """A relative of the pupil is not in line to begin with."""
        assert concern.when(RAISE, in_line=(DEPUTY, HEAD)).event().holders == (DEPUTY,)

    def test_is_taken_also_where_nobody_can_hold_it_yet(self) -> None:
        """A concern is never refused for that."""
        assert concern.when(RAISE, in_line=()).event().holders == ()

    def test_keeps_when_where_and_who_was_there(self) -> None:
        """As far as the raiser says it."""
        command = RAISE.model_copy(
            update={"where": text("at the gate"), "present": frozenset({OTHER}), "time_of_day": time(8, 40)}
        )
        came = concern.when(command)
        assert (came.event().present, came.event().time_of_day) == ({OTHER}, time(8, 40))
        assert came.happenings[0].at == datetime(2026, 3, 10, 8, 40, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("changed", "because"),
        [
            ({"happened_on": TOMORROW}, "in the future"),
            ({"time_of_day": time(23, 59)}, "`time_of_day` lies in the future"),
            ({"happened_on": date(1987, 6, 5)}, "before this pupil"),
        ],
    )
    def test_is_refused_for_a_time_that_cannot_be(self, changed: dict[str, Any], because: str) -> None:
        """A slip of the finger."""
        concern.when(RAISE.model_copy(update=changed)).then_invalid(because=because)

    def test_is_refused_for_a_stream_that_has_one(self) -> None:
        """A new concern is its own."""
        concern.given(RAISED).when(RAISE).then_refused(because="Raise a new one")


class TestRaisingAConcernAboutAnAdult:
    def test_goes_to_the_head_and_never_into_the_case(self) -> None:
        """Of another part, whoever the adult is."""
        came = concern.when(RAISE.model_copy(update={"about_adult": TEACHER})).then(ADULT_RAISED)
        assert came.event().part is Part.ADULT_CONCERNS

    def test_about_the_head_goes_to_the_chair(self) -> None:
        """Whoever holds it is never its subject."""
        about_head = RAISE.model_copy(update={"about_adult": HEAD})
        assert concern.when(about_head).event().holders == (CHAIR,)
        assert concern.when(about_head, adult_holder=CHAIR).event().holders == (CHAIR,)

    def test_that_also_names_the_head_goes_to_the_chair(self) -> None:
        """Whom the account names is passed over."""
        command = RAISE.model_copy(update={"about_adult": TEACHER, "names": frozenset({HEAD})})
        assert concern.when(command).event().holders == (CHAIR,)

    def test_about_a_lead_does_not_reach_the_leads(self) -> None:
        """No one in the line of leads hears of it."""
        assert concern.when(RAISE.model_copy(update={"about_adult": LEAD})).event().holders == (HEAD,)


class TestPassingAConcernOn:
    def test_goes_to_the_next_who_does_not_hold_it(self) -> None:
        """The lead did not open it: the deputy is told."""
        concern.given(RAISED).when(PASS_ON).then(
            PassedOn(author=ELSA, holder=DEPUTY, why=PassedOnFor.UNOPENED, pupil=PUPIL, case=CASE)
        )

    def test_passes_over_whom_the_account_names(self) -> None:
        """Also later, and each event carries who they are."""
        passed = concern.given(NAMING_DEPUTY).when(PASS_ON).event()
        assert (passed.holder, passed.named) == (HEAD, {DEPUTY})

    def test_goes_on_down_the_line(self) -> None:
        """Lead, deputy, head."""
        passed = concern.given(RAISED).when(PASS_ON).event()
        assert concern.given(RAISED, passed).when(PASS_ON).event().holder == HEAD

    def test_is_refused_where_nobody_is_left(self) -> None:
        """Then somebody must act."""
        concern.given(RAISED).when(PASS_ON, in_line=(LEAD,)).then_refused(because="Nobody else in line")

    def test_about_an_adult_goes_from_the_head_to_the_chair(self) -> None:
        """Never to the line of leads."""
        concern.given(ADULT_RAISED).when(PASS_ON).then(
            AdultPassedOn(author=ELSA, subject=TEACHER, holder=CHAIR, why=PassedOnFor.UNOPENED, pupil=PUPIL, case=CASE)
        )

    def test_about_the_head_is_never_passed_to_the_head(self) -> None:
        """Though the head may be next in line for others."""
        about_head = ADULT_RAISED.model_copy(update={"subject": HEAD, "holders": (CHAIR,)})
        concern.given(about_head).when(PASS_ON).then_refused(because="Nobody else in line")


class TestLookingAfterAConcern:
    @pytest.mark.parametrize(
        ("command", "event"),
        [
            (Act(what=WHY), Acted(author=ELSA, done_on=TODAY, what=WHY)),
            (Decide(decision=text(), reasons=WHY), Decided(author=ELSA, decision=text(), reasons=WHY)),
            (Close(reasons=WHY), Closed(author=ELSA, reasons=WHY)),
        ],
    )
    def test_records_acts_decisions_and_the_closing(self, command: Command, event: Event) -> None:
        """Each with who did it, and whom the account names."""
        concern.given(RAISED).when(command).then(event)
        named = event.model_copy(update={"named": frozenset({DEPUTY})})
        concern.given(NAMING_DEPUTY).when(command).then(named)

    @pytest.mark.parametrize(
        ("command", "event"),
        [
            (Act(what=WHY), AdultActed(author=ELSA, subject=TEACHER, done_on=TODAY, what=WHY)),
            (
                Decide(decision=text(), reasons=WHY),
                AdultDecided(author=ELSA, subject=TEACHER, decision=text(), reasons=WHY),
            ),
            (Close(reasons=WHY), AdultClosed(author=ELSA, subject=TEACHER, reasons=WHY)),
        ],
    )
    def test_about_an_adult_stays_of_its_own_part(self, command: Command, event: Event) -> None:
        """The same commands, other events."""
        concern.given(ADULT_RAISED).when(command).then(event)

    @pytest.mark.parametrize("command", ACTS)
    def test_is_refused_once_it_is_closed(self, command: Command) -> None:
        """What comes later is a concern of its own."""
        concern.given(RAISED, CLOSED).when(command).then_refused(because="Raise a new one")

    @pytest.mark.parametrize(
        "command", [Act(what=WHY), Decide(decision=WHY, reasons=WHY), Close(reasons=WHY), PASS_ON, TELL]
    )
    def test_of_something_else_looks_like_nothing(self, command: Command) -> None:
        """The id of another thing is no concern."""
        concern.when(command).then_not_found()

    def test_is_refused_for_an_act_to_come(self) -> None:
        """Record it once it has happened."""
        concern.given(RAISED).when(Act(what=WHY, done_on=TOMORROW)).then_invalid(because="in the future")
        assert concern.given(RAISED).when(Act(what=WHY, done_on=YESTERDAY)).event().done_on == YESTERDAY


class TestTellingOfAConcern:
    def test_tells_of_a_pupils_in_words_or_in_full(self) -> None:
        """The same as beyond an agreement, and in the matter of the concern."""
        came = concern.given(NAMING_DEPUTY).when(TELL)
        assert [type(event) for event in came.events] == [ToldBeyondAgreement, WordingTold]
        assert {happening.matter for happening in came.happenings} == {STREAM}
        assert {event.named for event in came.events} == {frozenset({DEPUTY})}

    def test_may_be_done_after_it_was_closed(self) -> None:
        """Somebody may need to know later."""
        assert concern.given(RAISED, CLOSED).when(TELL).happenings

    def test_tells_of_an_adults_in_full(self) -> None:
        """The holder records telling the lead."""
        concern.given(ADULT_RAISED).when(TELL).then(
            AdultTold(author=ELSA, subject=TEACHER, told=OTHER, reason=WHY, pupil_told=True, pupil=PUPIL, case=CASE)
        )

    def test_tells_of_an_adults_in_full_or_not_at_all(self) -> None:
        """There is no summary of it."""
        tell = TELL.model_copy(update={"told": (Tell(person=OTHER, level=Level.SUMMARY, wording=WHY),)})
        concern.given(ADULT_RAISED).when(tell).then_refused(because="the account or nothing")

    def test_is_refused_for_the_adult_whom_it_is_about(self) -> None:
        """The bar would keep it from them, and the record would say that they had been told."""
        tell = TELL.model_copy(update={"told": (Tell(person=TEACHER, level=Level.FULL),)})
        concern.given(ADULT_RAISED).when(tell).then_refused(because="cannot be told here")

    def test_asks_why_the_pupil_was_not_told(self) -> None:
        """A choice, with a reason."""
        tell = TELL.model_copy(update={"pupil_told": False})
        concern.given(RAISED).when(tell).then_invalid(because="`why_pupil_not_told`")
