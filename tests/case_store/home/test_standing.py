"""Who stands how to a pupil in law: with evidence, from a day, until a day."""

from __future__ import annotations

from datetime import date

import pytest

from case_store.entry import Actor
from case_store.home.codes import EXCLUDES, ORDERS, TIES, Evidence, StandingKind
from case_store.home.commands import EndExclusion, EndStanding, ExcludeParent, RecordStanding
from case_store.home.events import StandingEnded, StandingRecorded
from case_store.home.standing import STANDING, standings_stream
from case_store.vocabulary import Tie
from tests.given import LEAD, PUPIL, TODAY, TOMORROW, YESTERDAY, Given, minted, one, text

DAD = one(0xF2)
BY_LEAD = {"actor": Actor(custodian="hilltop", person=LEAD)}
standing = Given(STANDING)


def recorded(kind: StandingKind, **changed: object) -> StandingRecorded:
    """Somebody stands so since yesterday."""
    said = {
        "author": LEAD,
        "tie": minted(9),
        "person": DAD,
        "pupil": PUPIL,
        "kind": kind,
        "starts": YESTERDAY,
        "evidence": Evidence.COURT_ORDER,
        **changed,
    }
    return StandingRecorded.model_validate(said)


FATHER = RecordStanding(person=DAD, kind=StandingKind.NATURAL_PARENT, evidence=Evidence.BIRTH_CERTIFICATE)
DECIDED = ExcludeParent(person=DAD, reason=text())


class TestRecordingAStanding:
    def test_is_dated_and_has_its_evidence(self) -> None:
        """From today, if no day is said."""
        then = standing.when(FATHER, **BY_LEAD)
        then.then(
            recorded(StandingKind.NATURAL_PARENT, tie=minted(0), starts=TODAY, evidence=Evidence.BIRTH_CERTIFICATE)
        )
        assert then.happenings[0].thing == minted(0)

    @pytest.mark.parametrize("kind", sorted(ORDERS))
    def test_believes_an_order_that_was_seen(self, kind: StandingKind) -> None:
        """Said by one parent about the other it excludes nobody; a lead can, at once."""
        heard = FATHER.model_copy(update={"kind": kind, "evidence": Evidence.WORD_OF_MOUTH})
        standing.when(heard).then_invalid(because="once it was seen")
        seen = heard.model_copy(update={"evidence": Evidence.COURT_ORDER})
        assert standing.when(seen).event().kind is kind

    def test_is_not_said_twice_of_the_same_time(self) -> None:
        """Else ending one would leave the other, and somebody would read on."""
        again = FATHER.model_copy(update={"starts": TOMORROW})
        standing.given(recorded(StandingKind.NATURAL_PARENT)).when(again).then_refused(because="already")
        later = standing.given(recorded(StandingKind.NATURAL_PARENT, ends=TODAY)).when(again)
        assert later.event().starts == TOMORROW

    def test_leaves_a_decision_to_a_lead(self) -> None:
        """By its own act, for which policy asks for a lead."""
        decided = FATHER.model_copy(update={"kind": StandingKind.LEADS_DECISION})
        standing.when(decided).then_refused(because="A lead decides")
        assert standing.when(DECIDED, **BY_LEAD).event().kind is StandingKind.LEADS_DECISION

    def test_ends_no_sooner_than_it_begins_and_shows_nothing_from_tomorrow(self) -> None:
        """Days are looked at."""
        standing.when(FATHER.model_copy(update={"ends": YESTERDAY})).then_invalid(because="before `starts`")
        standing.when(FATHER.model_copy(update={"evidence_dated": TOMORROW})).then_invalid(because="evidence_dated")


class TestEndingAStanding:
    END = EndStanding(person=DAD, kind=StandingKind.NATURAL_PARENT, last_day=YESTERDAY, evidence=Evidence.SOCIAL_CARE)

    def test_ends_what_was_recorded(self) -> None:
        """The same tie again, with its last day."""
        begun = recorded(StandingKind.NATURAL_PARENT)
        event = standing.given(begun).when(self.END).event()
        assert isinstance(event, StandingEnded)
        assert (event.tie, event.starts, event.ends) == (begun.tie, YESTERDAY, YESTERDAY)

    def test_needs_something_to_end(self) -> None:
        """Of that kind, then."""
        standing.when(self.END).then_refused(because="do not stand so")
        other = recorded(StandingKind.CARE)
        standing.given(other).when(self.END).then_refused(because="do not stand so")
        early = self.END.model_copy(update={"last_day": date(2026, 3, 1)})
        standing.given(recorded(StandingKind.NATURAL_PARENT)).when(early).then_refused(because="do not stand so")

    @pytest.mark.parametrize("kind", sorted(EXCLUDES))
    def test_opens_no_case_again(self, kind: StandingKind) -> None:
        """What excludes is ended by a lead, in an act of its own."""
        end = self.END.model_copy(update={"kind": kind})
        standing.given(recorded(kind)).when(end).then_refused(because="by a lead")
        ended = EndExclusion(person=DAD, kind=kind, last_day=TODAY, reason=text())
        assert standing.given(recorded(kind)).when(ended, **BY_LEAD).event().ends == TODAY

    def test_of_an_exclusion_ends_nothing_else(self) -> None:
        """So that the acts of leads and of the office stay apart."""
        ended = EndExclusion(person=DAD, kind=StandingKind.CARE, last_day=TODAY, reason=text())
        standing.given(recorded(StandingKind.CARE)).when(ended).then_refused(because="excludes nobody")


class TestTies:
    def test_every_kind_says_which_tie_follows(self) -> None:
        """Those who are parents in education law, those who are kin, those who are excluded; contact gives nothing."""
        assert set(TIES) == set(StandingKind)
        assert {kind for kind, tie in TIES.items() if tie is Tie.EXCLUDED_PARENT} == EXCLUDES
        assert TIES[StandingKind.SPENDS_TIME_WITH_ORDER] is None

    def test_one_person_and_one_pupil_have_one_stream(self) -> None:
        """Whatever is said of them."""
        assert standings_stream(PUPIL, DAD) == standings_stream(PUPIL, DAD) != standings_stream(DAD, PUPIL)
