"""Words are found as people type them, and half an id is no word."""

from __future__ import annotations

import pytest

from access_policy.words import hold, plain, words_of
from case_store.vocabulary import Sensitive

ALIKE = {
    "José": "jose",
    "JOSÉ": "José",
    "Zoe\u0308": "zoë",
    "Łukasz": "lukasz",
    "Søren": "soren",
    "Weiß": "weiss",
    "O\u2019Neill": "o'neill",
    "A\u00adnna": "anna",
    "ﬁrst": "first",
    "managing_stress": "managing stress",
    "two\n\tlines": "two lines",
    "İpek": "ipek",
}


class TestPlain:
    @pytest.mark.parametrize("written", ALIKE)
    def test_is_without_what_people_leave_out(self, written: str) -> None:
        """Capitals, accents, apostrophes, and what nobody sees."""
        assert plain(written) == plain(ALIKE[written])

    def test_keeps_words_apart_that_differ(self) -> None:
        """Forgiving is not careless."""
        assert len({plain(word) for word in ("anna", "hanna", "ann", "anna b", "4nna")}) == 5

    def test_reads_what_is_sensitive_and_says_nothing_of_it(self) -> None:
        """It is itself only where it is compared."""
        assert words_of(Sensitive("Dad SHOUTED  at dad")) == ("dad", "shouted", "at")

    @pytest.mark.parametrize("nothing", ["", "  ", "\n\t", "\u200b", "\u0301", "\u00a0"])
    def test_of_nothing_that_can_be_seen_is_no_word(self, nothing: str) -> None:
        """Else everything would be found."""
        assert words_of(nothing) == ()


FIELDS = {
    "note": "Said that Dad shouted.",
    "aims": [{"aim": "Join in.", "how_we_will_know": "Plays at break."}],
    "focus": "managing_stress",
    "author": "0192a6b0-1111-7abc-8def-0123456789ab",
    "number": 3,
}


class TestHold:
    @pytest.mark.parametrize("words", ["dad", "DAD shouted", "shouted dad", "break join", "managing stress", ""])
    def test_finds_every_word_wherever_it_stands(self, words: str) -> None:
        """All of them must stand in one entry, in any order and any field."""
        assert hold(FIELDS, words_of(words))

    @pytest.mark.parametrize("words", ["mum", "dad mum", "0192a6b0", "abc", "note", "3"])
    def test_finds_neither_ids_nor_names_of_fields(self, words: str) -> None:
        """What was told in words, and nothing else."""
        assert not hold(FIELDS, words_of(words))

    def test_looks_only_where_it_is_told_to(self) -> None:
        """A name is looked for in names."""
        told = {"display_name": "Robin Vale", "form": "5 Wren"}
        assert hold(told, ("robin",), ("display_name",))
        assert not hold(told, ("wren",), ("display_name",))

    def test_finds_no_word_across_two_texts(self) -> None:
        """The end of one text and the beginning of the next are no word."""
        assert not hold({"a": "some", "b": "body"}, ("somebody",))
