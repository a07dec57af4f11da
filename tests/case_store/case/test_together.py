"""One contact about several pupils: an entry and wording each, and a link that stands apart from them."""

import pytest
from pydantic import ValidationError

from case_store.case.codes import ContactWith
from case_store.case.commands import AboutPupil, RecordContactAboutSeveral
from case_store.case.events import ContactRecorded, ContactsLinked
from case_store.case.together import SEVERAL
from case_store.decider import Other
from case_store.entry import levels_of, lift
from case_store.vocabulary import Label, Level
from tests.given import CASE, ELSA, PUPIL, TEACHER, TODAY, TOMORROW, Given, Then, one, text

SECOND, SECONDS_CASE = one(0xF1), one(0xF2)
SCUFFLE = RecordContactAboutSeveral(
    with_whom=ContactWith.PUPIL,
    present=frozenset({TEACHER}),
    contacts=(
        AboutPupil(pupil=PUPIL, purpose=text("was pushed")),
        AboutPupil(pupil=SECOND, purpose=text("pushed somebody"), said_by=SECOND),
    ),
)


def came(command: RecordContactAboutSeveral = SCUFFLE) -> Then:
    """What comes of it, where both pupils are on the roll."""
    return Given(SEVERAL).when(command, others=(Other(SECOND, SECONDS_CASE),))


class TestOneContactAboutTwoPupils:
    def test_leaves_an_entry_in_each_case_in_words_of_its_own(self) -> None:
        """Each in its file, its matter and a stream of its own."""
        first, second, *_ = came().happenings
        assert [(one.file, one.matter) for one in (first, second)] == [(CASE, CASE), (SECONDS_CASE, SECONDS_CASE)]
        assert first.stream != second.stream
        assert first.event == ContactRecorded(
            author=ELSA,
            with_whom=ContactWith.PUPIL,
            happened_on=TODAY,
            present=frozenset({TEACHER}),
            purpose=text("was pushed"),
        )
        assert (second.event.purpose, second.event.said_by) == (text("pushed somebody"), SECOND)  # type: ignore[attr-defined]  # a contact

    def test_says_nothing_of_the_other_pupil_in_either(self) -> None:
        """Whoever was there reads the contact in full: no other id stands in it, at any level."""
        first, second, *_ = came().happenings
        assert str(SECOND) not in first.event.model_dump_json()
        assert str(PUPIL) not in second.event.model_dump_json()

    def test_links_them_in_entries_for_leads_alone(self) -> None:
        """One beside each, about it, with the other's id; labelled for one reader and told in full or not at all."""
        first, second, *links = came().happenings
        assert [(link.file, link.about) for link in links] == [(CASE, first.id), (SECONDS_CASE, second.id)]
        assert [link.event.contacts for link in links] == [{second.id}, {first.id}]  # type: ignore[attr-defined]  # links
        assert len({link.event.together for link in links}) == 1  # type: ignore[attr-defined]  # links
        assert lift(links[0].event).labels == {Label.FOR_READER}
        assert set(levels_of(ContactsLinked).values()) == {Level.FULL}

    def test_is_refused_for_one_pupil_twice(self) -> None:
        """A slip of the finger."""
        twice = SCUFFLE.model_copy(update={"contacts": (SCUFFLE.contacts[0], SCUFFLE.contacts[0])})
        came(twice).then_invalid(because="given twice")

    def test_is_refused_for_a_day_that_cannot_be(self) -> None:
        """As one contact is."""
        came(SCUFFLE.model_copy(update={"happened_on": TOMORROW})).then_invalid(because="in the future")

    def test_takes_two_pupils_at_least(self) -> None:
        """About one there is the usual way."""
        with pytest.raises(ValidationError):
            RecordContactAboutSeveral(with_whom=ContactWith.PUPIL, contacts=SCUFFLE.contacts[:1])
