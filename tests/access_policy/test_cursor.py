"""A cursor tells nothing, and fits one reader and one page."""

from __future__ import annotations

import os

import pytest

from access_policy import cursor
from case_store.errors import Invalid

KEY = os.urandom(32)


class TestCursor:
    @pytest.mark.parametrize("mark", [0, 7, 9_223_372_036_854_775_807, "018f0000-0000-7000-8000-00000000000a"])
    def test_opens_to_what_was_sealed(self, mark: int | str) -> None:
        """For the same reader and page, under the same key."""
        assert cursor.open_(KEY, "ann cases", cursor.seal(KEY, "ann cases", mark)) == mark

    def test_is_another_one_each_time_and_of_one_length(self) -> None:
        """Nobody can tell from it how far the journal is."""
        marks = (1, 1, 99, 100, 123_456_789_012, "018f0000-0000-7000-8000-00000000000a")
        sealed = {cursor.seal(KEY, "ann cases", mark) for mark in marks}
        assert len(sealed) == 6
        assert len({len(one) for one in sealed}) == 1

    @pytest.mark.parametrize("whose", ["bob cases", "ann pupils", ""])
    def test_does_not_open_for_another(self, whose: str) -> None:
        """Another reader, another page."""
        with pytest.raises(Invalid):
            cursor.open_(KEY, whose, cursor.seal(KEY, "ann cases", 7))

    def test_does_not_open_when_changed(self) -> None:
        """Each character counts, and so does the key."""
        sealed = cursor.seal(KEY, "ann cases", 7)
        for place in range(len(sealed)):
            changed = sealed[:place] + ("A" if sealed[place] != "A" else "B") + sealed[place + 1 :]
            with pytest.raises(Invalid):
                cursor.open_(KEY, "ann cases", changed)
        with pytest.raises(Invalid):
            cursor.open_(os.urandom(32), "ann cases", sealed)

    @pytest.mark.parametrize("word", ["", "x", "!!!!", "AAAA", "A" * 200, "é", "None"])
    def test_that_was_never_given_is_invalid(self, word: str) -> None:
        """Whatever it is, it is no fault of ours."""
        with pytest.raises(Invalid):
            cursor.open_(KEY, "ann cases", word)
