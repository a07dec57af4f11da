"""Looking at an entry with those in mind who may be told of it at home."""

from typing import Any

import pytest

from case_store.case.commands import DecideOnMarks, LookAt
from case_store.case.events import Marked
from case_store.case.looking import LOOKING
from case_store.decider import EntryAbout
from case_store.entry import lift
from case_store.vocabulary import Label, Part
from tests.given import CASE, ELSA, ENTRY, ROOT, Given, Then, text

LOOKED_AT, UNSAFE, ALLOWED = Label.LOOKED_AT, Label.UNSAFE_FOR_PARENTS, Label.MENTION_ALLOWED


def came(command: Any, name: str = "case.contact_recorded") -> Then:
    """What comes of it."""
    about = EntryAbout(ENTRY, ROOT, name, Part.CONTACTS, CASE, CASE, ELSA, frozenset())
    return Given(LOOKING).when(command, about=about)


class TestLookingAtAnEntry:
    def test_says_that_somebody_looked(self) -> None:
        """Beside the entry, about the first of its corrections, for leads: nobody else reads what leads decide."""
        (happening,) = came(LookAt()).happenings
        assert happening.event == Marked(author=ELSA, for_leads=True, put=frozenset({LOOKED_AT}))
        assert (happening.about, happening.file) == (ROOT, CASE)
        assert lift(happening.event).labels == {Label.FOR_READER}

    def test_may_find_it_unsafe_for_parents(self) -> None:
        """And why."""
        found = came(LookAt(unsafe_for_parents=True, reason=text())).event()
        assert (found.put, found.reason) == ({LOOKED_AT, UNSAFE}, text())

    def test_takes_nothing_back(self) -> None:
        """What a lead called unsafe stays so, whoever looks next."""
        assert came(LookAt()).event().taken == frozenset()

    @pytest.mark.parametrize("name", ["case.marked", "case.wrong_child_found", "case.contacts_linked"])
    def test_is_refused_for_what_only_speaks_of_another_entry(self, name: str) -> None:
        """Name that one."""
        came(LookAt(), name).then_refused(because="Name that one")


class TestDeciding:
    @pytest.mark.parametrize(
        ("said", "put", "taken"),
        [
            ({"unsafe_for_parents": True}, {LOOKED_AT, UNSAFE}, set()),
            ({"unsafe_for_parents": False}, {LOOKED_AT}, {UNSAFE}),
            ({"mention_allowed": True}, {LOOKED_AT, ALLOWED}, set()),
            ({"mention_allowed": False, "unsafe_for_parents": False}, {LOOKED_AT}, {ALLOWED, UNSAFE}),
        ],
    )
    def test_puts_and_takes_what_was_decided(self, said: dict[str, bool], put: Any, taken: Any) -> None:
        """And a lead who decides has looked."""
        decided = came(DecideOnMarks(reason=text(), **said)).event()
        assert (decided.put, decided.taken) == (put, taken)

    def test_is_invalid_where_nothing_is_decided(self) -> None:
        """Say what."""
        came(DecideOnMarks(reason=text())).then_invalid(because="what you have decided")

    def test_of_nothing_looks_like_nothing(self) -> None:
        """No entry, nothing to decide."""
        Given(LOOKING).when(DecideOnMarks(reason=text(), mention_allowed=True)).then_not_found()
