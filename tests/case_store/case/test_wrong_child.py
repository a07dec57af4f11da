"""An entry about another child: hidden where it stands, and written anew where it belongs."""

from typing import Any

import pytest

from case_store.case.codes import ContactWith
from case_store.case.commands import SayWrongChild
from case_store.case.events import ContactRecorded, WrongChildFound
from case_store.case.wordings import ContactWording, SignWording
from case_store.case.wrong_child import WRONG_CHILD
from case_store.decider import EntryAbout, Other
from case_store.entry import lift
from case_store.noticing.codes import Sign
from case_store.noticing.events import SignNoticed
from case_store.vocabulary import Label, Part, Role
from tests.given import CASE, ELSA, ENTRY, ROOT, TEACHER, TODAY, Given, minted, one, text

wrong = Given(WRONG_CHILD)
RIGHT = Other(one(0xF1), one(0xF2))
WORDING = ContactWording(with_whom=ContactWith.PUPIL, happened_on=TODAY, purpose=text("the same, of the right child"))
SIGN = SignWording(sign=Sign.SOCIAL_GROUP, noticed_on=TODAY, words=text())


def about(name: str = "case.contact_recorded", part: Part = Part.CONTACTS) -> EntryAbout:
    """The entry that is about another child."""
    people = ((Role.AUTHOR, ELSA), (Role.PRESENT, TEACHER))
    return EntryAbout(ENTRY, ROOT, name, part, CASE, CASE, ELSA, frozenset(), people=people)


def say(**said: Any) -> SayWrongChild:
    """The command, with its reason."""
    return SayWrongChild(reason=text("two of the same name"), **said)


class TestSayingThatAnEntryIsAboutAnotherChild:
    def test_leaves_a_line_beside_it_that_hides_both(self) -> None:
        """About the first of its corrections, in the same file, and itself nothing that child's readers see."""
        (found,) = wrong.when(say(), about=about()).happenings
        assert found.event == WrongChildFound(author=ELSA, reason=text("two of the same name"))
        assert (found.about, found.file) == (ROOT, CASE)
        assert lift(found.event).labels == {Label.WRONG_CHILD}

    def test_writes_it_anew_where_it_belongs(self) -> None:
        """In the author's words, in that child's file; who was there then was there."""
        anew, found = wrong.when(
            say(belongs_to=RIGHT.pupil, contact=WORDING), about=about(), others=(RIGHT,)
        ).happenings
        assert anew.event == ContactRecorded(
            author=ELSA,
            with_whom=ContactWith.PUPIL,
            happened_on=TODAY,
            present=frozenset({TEACHER}),
            purpose=text("the same, of the right child"),
        )
        assert (anew.file, anew.matter, anew.about) == (RIGHT.case, RIGHT.case, None)
        assert (found.event.belongs_in, found.event.anew) == (RIGHT.case, anew.id)  # type: ignore[attr-defined]  # as above
        assert anew.id == minted(0)

    def test_tells_the_right_childs_readers_nothing_of_the_wrong_one(self) -> None:
        """What is written anew says not where it stood before."""
        anew, _ = wrong.when(say(belongs_to=RIGHT.pupil, contact=WORDING), about=about(), others=(RIGHT,)).happenings
        for id_ in (CASE, ENTRY, ROOT):
            assert str(id_) not in anew.event.model_dump_json()

    def test_writes_a_sign_anew(self) -> None:
        """As for a contact: both are open to anybody, on any pupil."""
        noticed = about("noticing.sign_noticed", Part.SIGNS)
        anew, _ = wrong.when(say(belongs_to=RIGHT.pupil, sign=SIGN), about=noticed, others=(RIGHT,)).happenings
        assert anew.event == SignNoticed(author=ELSA, sign=Sign.SOCIAL_GROUP, noticed_on=TODAY, words=text())

    def test_may_say_whose_it_is_and_leave_the_rest_for_later(self) -> None:
        """A session is written up where sessions are."""
        noted = about("elsa.session_noted", Part.SESSIONS)
        (found,) = wrong.when(say(belongs_to=RIGHT.pupil), about=noted, others=(RIGHT,)).happenings
        assert found.event.belongs_in == RIGHT.case  # type: ignore[attr-defined]  # the line that says so
        said = say(belongs_to=RIGHT.pupil, contact=WORDING)
        wrong.when(said, about=noted, others=(RIGHT,)).then_refused(because="usual way")

    @pytest.mark.parametrize(
        ("said", "others", "because"),
        [
            (say(contact=WORDING), (), "in whose case"),
            (say(belongs_to=RIGHT.pupil, sign=SIGN), (RIGHT,), "Give the wording in `contact`"),
            (say(belongs_to=RIGHT.pupil, sign=SIGN, contact=WORDING), (RIGHT,), "Give the wording in `contact`"),
            (say(belongs_to=RIGHT.pupil), (Other(RIGHT.pupil, CASE),), "stands already"),
        ],
    )
    def test_is_refused_where_it_does_not_fit(self, said: SayWrongChild, others: Any, because: str) -> None:
        """No wording without a child, of another kind, or in the same case again."""
        wrong.when(said, about=about(), others=others).then_invalid(because=because)

    @pytest.mark.parametrize("name", ["case.marked", "case.wrong_child_found", "case.contacts_linked"])
    def test_is_refused_for_what_only_speaks_of_another_entry(self, name: str) -> None:
        """Name that one."""
        wrong.when(say(), about=about(name, Part.CONCERNS)).then_refused(because="Name that one")

    def test_of_nothing_looks_like_nothing(self) -> None:
        """No entry, nothing to say."""
        wrong.when(say()).then_not_found()
