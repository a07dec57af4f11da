"""Opening a case, recording contacts in it, advising staff."""

from datetime import date

import pytest

from case_store.case.case import CASE as OPENING
from case_store.case.case import CONTACT, STRATEGIES
from case_store.case.codes import ContactWith
from case_store.case.commands import GiveStrategies, OpenCase, RecordContact
from case_store.case.events import ContactRecorded, Opened, StrategiesGiven
from case_store.entry import lift
from case_store.vocabulary import Label
from tests.given import CASE, ELSA, OTHER, PUPIL, TODAY, TOMORROW, YESTERDAY, Given, text

contacts, opening, strategies = Given(CONTACT), Given(OPENING), Given(STRATEGIES)
CONTACT_HOME = RecordContact(with_whom=ContactWith.PARENT, purpose=text("how mornings go"))


class TestOpeningACase:
    def test_answers_with_the_case_of_the_pupil(self) -> None:
        """Its id was minted with the roll entry."""
        came = opening.when(OpenCase(pupil=PUPIL)).then(Opened(pupil=PUPIL, case=CASE, author=ELSA))
        assert came.happenings[0].thing == CASE

    def test_answers_alike_where_it_was_opened_before(self) -> None:
        """The answer tells nobody whether there is a case."""
        opened = Opened(pupil=PUPIL, case=CASE, author=OTHER)
        again = opening.given(opened).when(OpenCase(pupil=PUPIL))
        assert again.happenings == opening.when(OpenCase(pupil=PUPIL)).happenings


class TestRecordingAContact:
    def test_happened_today_if_nobody_says_another_day(self) -> None:
        """The purpose is all that is asked, besides with whom."""
        contacts.when(CONTACT_HOME).then(
            ContactRecorded(
                author=ELSA,
                with_whom=ContactWith.PARENT,
                happened_on=TODAY,
                purpose=text("how mornings go"),
                about_home=True,
            )
        )

    def test_keeps_who_was_there_and_who_said_it(self) -> None:
        """The author is not always the speaker."""
        command = CONTACT_HOME.model_copy(
            update={"what_was_said": text(), "said_by": OTHER, "present": frozenset({ELSA}), "happened_on": YESTERDAY}
        )
        came = contacts.when(command)
        assert (came.event().said_by, came.event().present) == (OTHER, {ELSA})
        assert came.happenings[0].at == YESTERDAY

    def test_says_in_clear_whose_words_it_holds(self) -> None:
        """So that nobody else's parent reads them; the author's own words are said by nobody else."""
        theirs = CONTACT_HOME.model_copy(update={"said_by": OTHER})
        own = CONTACT_HOME.model_copy(update={"said_by": ELSA})
        assert Label.SAID_BY in lift(contacts.when(theirs).event()).labels
        assert lift(contacts.when(own).event()).labels == {Label.ABOUT_HOME}
        assert contacts.when(own).event().said_by is None

    def test_says_in_clear_that_it_is_about_home(self) -> None:
        """With home it always is; with others where somebody says so."""
        with_pupil = CONTACT_HOME.model_copy(update={"with_whom": ContactWith.PUPIL})
        said = with_pupil.model_copy(update={"about_home": True})
        assert [contacts.when(one).event().about_home for one in (CONTACT_HOME, with_pupil, said)] == [
            True,
            False,
            True,
        ]

    def test_says_in_clear_whom_it_mentions(self) -> None:
        """Other pupils, known by an id or not; the pupil whose case it is does not count."""
        mentioned = contacts.when(CONTACT_HOME.model_copy(update={"mentions": frozenset({OTHER, PUPIL})})).event()
        assert (mentioned.mentions, mentioned.mentions_pupil) == ({OTHER}, True)
        nameless = contacts.when(CONTACT_HOME.model_copy(update={"mentions_pupil": True})).event()
        assert Label.MENTIONS_PUPIL in lift(nameless).labels
        itself = contacts.when(CONTACT_HOME.model_copy(update={"mentions": frozenset({PUPIL})})).event()
        assert Label.MENTIONS_PUPIL not in lift(itself).labels

    @pytest.mark.parametrize(("day", "because"), [(TOMORROW, "in the future"), (date(1999, 1, 1), "before this pupil")])
    def test_is_refused_for_a_day_that_cannot_be(self, day: date, because: str) -> None:
        """A slip of the finger."""
        contacts.when(CONTACT_HOME.model_copy(update={"happened_on": day})).then_invalid(because=because)


class TestAdvisingStaff:
    def test_says_what_helps_and_whom_to_ask(self) -> None:
        """The author, if nobody else is said."""
        strategies.when(GiveStrategies(what_helps=text("a quiet start"))).then(
            StrategiesGiven(author=ELSA, what_helps=text("a quiet start"), whom_to_ask=ELSA)
        )

    def test_may_name_somebody_else_to_ask(self) -> None:
        """Whoever knows best."""
        command = GiveStrategies(what_helps=text(), whom_to_ask=OTHER)
        assert strategies.when(command).event().whom_to_ask == OTHER
