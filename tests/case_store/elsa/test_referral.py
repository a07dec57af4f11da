"""A referral waits, is accepted or declined, and becomes a programme."""

from datetime import date

import pytest

from case_store.elsa.codes import ReferralStands, Strand
from case_store.elsa.commands import DecideReferral, ProposedAim, Refer, StartProgramme
from case_store.elsa.events import Aim
from case_store.elsa.referral import REFERRAL
from case_store.entry import Actor, Event
from case_store.people.settings import Settings
from tests.case_store.elsa.stories import (
    ACCEPTED,
    DECLINED,
    REFERRAL_ID,
    REFERRED,
    REFERRED_TO_OTHER,
    STARTED,
)
from tests.given import CASE, ELSA, LEAD, OTHER, PUPIL, TEACHER, TODAY, Given, minted, text

referral = Given(REFERRAL)
BY_TEACHER = {"actor": Actor("hilltop", TEACHER)}
BY_LEAD = {"actor": Actor("hilltop", LEAD)}
REFER = Refer(pupil=PUPIL, background=text("new to the school"), hoped_for_outcomes=text("joins in at playtime"))
ACCEPT = DecideReferral(decision=ReferralStands.ACCEPTED, elsa=ELSA)
START = StartProgramme(referral=REFERRAL_ID, focus=Strand.FRIENDSHIP_AND_SOCIAL_SKILLS, starts=date(2026, 2, 23))
AIM = ProposedAim(aim=text("plays with others"), how_we_will_know=text("two playtimes a week, seen by staff"))


class TestReferring:
    def test_waits_for_a_decision(self) -> None:
        """What the referrer hopes for is asked, for the ELSA does not set aims alone."""
        referral.when(REFER, **BY_TEACHER).then(REFERRED)

    def test_is_refused_for_a_stream_that_has_one(self) -> None:
        """A new need is a new referral."""
        referral.given(REFERRED).when(REFER).then_refused(because="Make a new one")

    def test_of_a_pupil_whose_line_was_erased_looks_like_nothing(self) -> None:
        """There is nobody left to refer."""
        referral.when(REFER, pupil=None).then_not_found()


class TestDecidingOnAReferral:
    def test_accepts_it_with_the_elsa_who_will_deliver(self) -> None:
        """Whoever decides says who works with the pupil."""
        referral.given(REFERRED).when(ACCEPT, **BY_LEAD).then(ACCEPTED)

    def test_accepts_it_with_the_elsa_who_was_asked_for(self) -> None:
        """Where nobody else is named, it is the one whom the referrer asked for."""
        accept = DecideReferral(decision=ReferralStands.ACCEPTED)
        decided = referral.given(REFERRED_TO_OTHER).when(accept, **BY_LEAD).event()
        assert (decided.elsa, decided.elsa_asked) == (OTHER, OTHER)

    def test_says_whom_the_referrer_had_asked_for(self) -> None:
        """So that the tie of the one who was asked and does not deliver can end."""
        decided = referral.given(REFERRED_TO_OTHER).when(ACCEPT, **BY_LEAD).event()
        assert (decided.elsa, decided.elsa_asked) == (ELSA, OTHER)

    def test_declines_it_with_a_reason(self) -> None:
        """Whoever asked is told why."""
        decline = DecideReferral(decision=ReferralStands.DECLINED, reason=text("the nurse sees them already"))
        referral.given(REFERRED).when(decline, **BY_LEAD).then(DECLINED)

    def test_is_refused_without_a_reason_for_declining(self) -> None:
        """A bare no helps nobody."""
        decline = DecideReferral(decision=ReferralStands.DECLINED)
        referral.given(REFERRED).when(decline).then_invalid(because="Say in `reason` why")

    def test_is_refused_when_nobody_would_deliver(self) -> None:
        """An accepted referral has somebody's name on it."""
        accept = DecideReferral(decision=ReferralStands.ACCEPTED)
        referral.given(REFERRED).when(accept).then_invalid(because="who will work with this pupil")

    @pytest.mark.parametrize("decided", [ACCEPTED, DECLINED])
    def test_is_refused_a_second_time(self, decided: Event) -> None:
        """A decision stands; a changed need is a new referral."""
        referral.given(REFERRED, decided).when(ACCEPT).then_refused(because="Make a new one")

    def test_of_something_else_looks_like_nothing(self) -> None:
        """The id of another thing is no referral."""
        referral.when(ACCEPT).then_not_found()


class TestStartingAProgramme:
    def test_opens_a_matter_of_its_own(self) -> None:
        """The programme is a new stream and matter, whose id is the answer."""
        came = referral.given(REFERRED, ACCEPTED).when(START).then(STARTED)
        (started,) = came.happenings
        assert started.stream == started.matter == started.thing == minted(0)

    def test_takes_aims_that_can_be_decided_on(self) -> None:
        """Each aim with how we will know."""
        start = START.model_copy(update={"aims": (AIM,)})
        started = referral.given(REFERRED, ACCEPTED).when(start).event()
        assert started.aims == (Aim(aim=AIM.aim, how_we_will_know=AIM.how_we_will_know),)

    @pytest.mark.parametrize("how", [None, "", "  \n"])
    def test_is_refused_for_an_aim_without_how_we_will_know(self, how: str | None) -> None:
        """An aim that nobody can decide on never ends a programme."""
        start = START.model_copy(update={"aims": (ProposedAim(aim=text(), how_we_will_know=how),)})
        referral.given(REFERRED, ACCEPTED).when(start).then_refused(because="how we will know")

    def test_asks_why_where_it_is_longer_than_the_limit(self) -> None:
        """A guide asks for a reason; it does not say no."""
        long = START.model_copy(update={"planned_weeks": 14})
        referral.given(REFERRED, ACCEPTED).when(long).then_refused(because="longer than 13 weeks")
        with_reason = long.model_copy(update={"reason_for_length": text("bereaved twice")})
        assert referral.given(REFERRED, ACCEPTED).when(with_reason).event().planned_weeks == 14

    def test_asks_by_the_limit_of_this_school(self) -> None:
        """Schools differ."""
        settings = Settings(programme_weeks_limit=5)
        referral.given(REFERRED, ACCEPTED).when(START, settings=settings).then_refused(because="longer than 5 weeks")

    def test_begins_today_with_the_elsa_to_ask(self) -> None:
        """What nobody says is what is usual."""
        start = StartProgramme(referral=REFERRAL_ID, focus=Strand.GRIEF)
        started = referral.given(REFERRED, ACCEPTED).when(start).event()
        assert (started.starts, started.whom_to_ask, started.planned_weeks) == (TODAY, ELSA, 6)
        assert (started.pupil, started.case) == (PUPIL, CASE)

    @pytest.mark.parametrize("history", [(REFERRED,), (REFERRED, DECLINED)])
    def test_is_refused_before_the_referral_is_accepted(self, history: tuple[Event, ...]) -> None:
        """An ELSA does not start alone."""
        referral.given(*history).when(START).then_refused(because="Have the referral accepted first")

    def test_from_something_else_looks_like_nothing(self) -> None:
        """The id of another thing is no referral."""
        referral.when(START).then_not_found()
