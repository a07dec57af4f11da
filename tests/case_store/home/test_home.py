"""Telling home, listening to home, and words for home."""

from __future__ import annotations

import pytest

from case_store.elsa.codes import Strand
from case_store.elsa.events import ProgrammeStarted
from case_store.entry import lift
from case_store.home.codes import MetBy, Way
from case_store.home.commands import (
    InformHome,
    InviteParent,
    RecordMeeting,
    RecordObjection,
    RecordPreferences,
    WordContact,
    WordProgramme,
    WordStrategies,
)
from case_store.home.events import (
    ContactWorded,
    Informed,
    Invited,
    Met,
    Objected,
    PreferencesRecorded,
    ProgrammeWorded,
    StrategiesWorded,
)
from case_store.home.home import HOME, PROGRAMME_WORDING
from case_store.vocabulary import Label, Role
from tests.given import CASE, ELSA, PUPIL, STREAM, TODAY, TOMORROW, YESTERDAY, Given, minted, one, text

MUM, DAD, FRIEND = one(0xF1), one(0xF2), one(0xF3)
home = Given(HOME)


class TestInformingHome:
    def test_says_how_and_when_and_is_theirs_to_read_back(self) -> None:
        """Whoever was told is the addressee."""
        told = home.when(InformHome(informed=True, parent=MUM, how=Way.LETTER, words=text(), told_on=YESTERDAY))
        told.then(Informed(author=ELSA, informed=True, how=Way.LETTER, told_on=YESTERDAY, addressee=MUM, words=text()))

    def test_or_says_why_not_and_then_it_is_nobodys(self) -> None:
        """Why somebody was not told must not be addressed to them."""
        (event,) = home.when(InformHome(informed=False, parent=DAD, why_not=text())).events
        assert (event.addressee, event.not_told, event.told_on) == (None, DAD, None)

    @pytest.mark.parametrize(
        "command",
        [
            InformHome(informed=True),
            InformHome(informed=True, how=Way.LETTER, why_not=text()),
            InformHome(informed=False),
            InformHome(informed=False, why_not=text(), how=Way.LETTER),
            InformHome(informed=False, why_not=text(), told_on=YESTERDAY),
            InformHome(informed=False, why_not=text(), words=text()),
        ],
    )
    def test_says_one_or_the_other(self, command: InformHome) -> None:
        """Told and not told are never mixed."""
        home.when(command).then_invalid(because="why_not")

    def test_is_not_told_tomorrow(self) -> None:
        """What has not happened is not recorded."""
        home.when(InformHome(informed=True, how=Way.LETTER, told_on=TOMORROW)).then_invalid(because="future")


class TestAnObjection:
    def test_is_kept_in_the_parents_own_words_and_in_full_alone(self) -> None:
        """It stops nothing by itself; that there is one is told to nobody who may not read it."""
        command = RecordObjection(parent=MUM, objection=text(), what_was_done=text())
        event = home.when(command).event()
        assert event == Objected(author=ELSA, said_by=MUM, objected_on=TODAY, objection=text(), what_was_done=text())


class TestPreferences:
    def test_are_one_parents_whole(self) -> None:
        """Addressed to that parent: the other does not read whom never to ring."""
        command = RecordPreferences(parent=MUM, ways=(Way.TEXT_MESSAGE,), interpreter=text(), whom_never_to_ring=text())
        home.when(command).then(
            PreferencesRecorded(
                author=ELSA,
                addressee=MUM,
                ways=(Way.TEXT_MESSAGE,),
                interpreter=text(),
                whom_never_to_ring=text(),
            )
        )

    def test_say_something(self) -> None:
        """A parent without any preference is no record."""
        home.when(RecordPreferences(parent=MUM)).then_invalid(because="says nothing")


class TestAnInvitation:
    def test_says_what_makes_it_easier_to_come(self) -> None:
        """A neutral venue, an interpreter, somebody at their side, child care, the way there."""
        command = InviteParent(
            parent=MUM,
            how=Way.TELEPHONE,
            purpose=text(),
            meeting_on=TOMORROW,
            met_by=MetBy.ELSA_AND_LINE_MANAGER,
            venue=text(),
            child_care=text(),
            travel=text(),
        )
        event = home.when(command).event()
        assert isinstance(event, Invited)
        assert (event.addressee, event.happened_on, event.meeting_on) == (MUM, TODAY, TOMORROW)
        assert (event.venue, event.child_care, event.met_by) == (text(), text(), MetBy.ELSA_AND_LINE_MANAGER)
        assert (event.travel, event.meeting, event.apart) == (text(), None, False)

    def test_comes_before_its_meeting(self) -> None:
        """And who meets them belongs to a meeting with a day."""
        early = InviteParent(parent=MUM, how=Way.LETTER, purpose=text(), meeting_on=YESTERDAY)
        home.when(early).then_invalid(because="before the invitation")
        vague = InviteParent(parent=MUM, how=Way.LETTER, purpose=text(), met_by=MetBy.ELSA_ALONE)
        home.when(vague).then_invalid(because="meeting_on")


class TestAMeeting:
    MET = RecordMeeting(parents=frozenset({MUM, DAD}), met_by=MetBy.ELSA_ALONE, purpose=text())

    def test_is_about_home_until_somebody_has_looked(self) -> None:
        """So that no parent reads of it what was not worded for them."""
        then = home.when(self.MET)
        assert isinstance(then.event(), Met)
        assert then.event().about_home

    def test_gives_words_to_one_parent_who_was_met_alone(self) -> None:
        """Whoever said something reads it back: so never with the other's words in it."""
        both = self.MET.model_copy(update={"said_by": MUM, "what_was_said": text()})
        home.when(both).then_invalid(because="met alone")
        alone = both.model_copy(update={"parents": frozenset({MUM})})
        event = home.when(alone).event()
        assert (event.said_by, event.in_their_words) == (MUM, True)
        home.when(alone.model_copy(update={"parents": frozenset({DAD})})).then_invalid(because="met alone")
        home.when(alone.model_copy(update={"what_was_said": None})).then_invalid(because="what_was_said")

    def test_that_names_another_pupil_says_so(self) -> None:
        """By their id or without."""
        assert home.when(self.MET.model_copy(update={"mentions": frozenset({FRIEND})})).event().mentions_pupil
        assert home.when(self.MET.model_copy(update={"mentions_pupil": True})).event().mentions_pupil
        assert not home.when(self.MET).event().mentions_pupil


class TestWordsForHome:
    def test_are_for_one_parent_or_for_all_who_care(self) -> None:
        """Never for nobody, never for both: two parents may be told different things."""
        for command in (WordContact(wording=text()), WordContact(wording=text(), parent=MUM, for_all_carers=True)):
            home.when(command).then_invalid(because="for one parent")
        (mum,) = home.when(WordContact(wording=text(), parent=MUM, good_news=True)).happenings
        assert isinstance(mum.event, ContactWorded)
        assert (mum.event.addressee, mum.event.for_all_carers, mum.event.good_news) == (MUM, False, True)

    def test_say_in_clear_for_whom_they_are_and_whom_they_mention(self) -> None:
        """Policy reads labels, never text."""
        command = WordStrategies(
            what_helps=text(), for_all_carers=True, about_home=True, said_by=MUM, mentions=frozenset({FRIEND})
        )
        event = home.when(command).event()
        assert isinstance(event, StrategiesWorded)
        assert event.whom_to_ask == ELSA
        assert lift(event).labels == {
            Label.FOR_HOME, Label.FOR_ALL_CARERS, Label.ABOUT_HOME, Label.SAID_BY, Label.MENTIONS_PUPIL,
        }  # fmt: skip
        assert (Role.SAID_BY, MUM) in lift(event).people


class TestWordsAboutAProgramme:
    STARTED = ProgrammeStarted(
        author=ELSA,
        starts=YESTERDAY,
        whom_to_ask=ELSA,
        focus=Strand.GRIEF,
        planned_weeks=6,
        referral=one(0xE1),
        pupil=PUPIL,
        case=CASE,
        elsa=ELSA,
    )
    ASKED = WordProgramme(wording=text(), for_all_carers=True)

    def test_belong_to_its_matter_on_a_stream_of_their_own(self) -> None:
        """So that nobody who notes a session is told that something changed."""
        (worded,) = Given(PROGRAMME_WORDING).given(self.STARTED).when(self.ASKED).happenings
        assert isinstance(worded.event, ProgrammeWorded)
        assert (worded.stream, worded.matter) == (minted(0), STREAM)

    def test_are_not_taken_about_anything_else(self) -> None:
        """The id of a concern is no programme's."""
        Given(PROGRAMME_WORDING).when(self.ASKED).then_not_found()
