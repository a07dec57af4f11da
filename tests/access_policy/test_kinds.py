"""Settling a question: which of the pupil's answers stands, and what a group of entries comes to in closed words."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest

from access_policy.kinds import Settler, Spoken, said
from case_store.vocabulary import DEFAULT_AUDIENCE, Audience, Capacity, Label, Level, Role
from projections.entry_index.groups import Answer, Group
from projections.relations.standing import Standing
from tests.given import TODAY, one
from tests.lane import tries

FILE, MATTER, ENTRY, ME = one(0xA), one(0xB), one(0xC), one(0xD)
NO = ("declined", "withdrawn")


def answers(*words: str, about_entry: bool = False, until: date | None = None, start: int = 1) -> tuple[Answer, ...]:
    """The pupil's answers, oldest first."""
    about = ENTRY if about_entry else None
    return tuple(
        Answer(FILE, MATTER, about, "senco", word, until, position) for position, word in enumerate(words, start)
    )


class TestTheAnswerThatStands:
    @pytest.mark.parametrize(
        ("on_entry", "on_matter", "stands"),
        [
            ((), (), "not_asked"),
            ((), ("agreed",), "agreed"),
            ((), ("agreed", "withdrawn"), "withdrawn"),
            ((), ("withdrawn",), "withdrawn"),
            ((), ("declined", "agreed"), "agreed"),
            ((), ("agreed", "not_asked"), "agreed"),
            ((), ("declined", "not_asked"), "declined"),
            (("declined",), ("agreed",), "declined"),
            (("declined", "not_asked"), ("agreed",), "declined"),
            (("declined", "agreed"), (), "agreed"),
            (("agreed",), (), "agreed"),
        ],
    )
    def test_is_the_newest_but_a_no_to_an_entry_is_lifted_only_there(
        self, on_entry: tuple[str, ...], on_matter: tuple[str, ...], stands: str
    ) -> None:
        """Access table, rule `agreement`; here the answers about the matter are the newer ones."""
        entry = answers(*on_entry, about_entry=True)
        assert said(entry, answers(*on_matter, start=10), TODAY) == stands

    def test_about_an_entry_gives_way_to_a_newer_no_to_the_matter(self) -> None:
        """A yes to one entry does not outlast a withdrawal from the whole programme."""
        entry = answers("agreed", about_entry=True, start=5)
        assert said(entry, answers("withdrawn", start=9), TODAY) == "withdrawn"
        assert said(entry, answers("withdrawn", start=1), TODAY) == "agreed"

    @pytest.mark.parametrize(("days", "stands"), [(-1, "lapsed"), (0, "agreed"), (1, "agreed")])
    def test_lapses_after_its_last_day(self, days: int, stands: str) -> None:
        """The last day is the last on which it holds."""
        assert said((), answers("agreed", until=TODAY + timedelta(days=days)), TODAY) == stands

    def test_is_never_a_yes_where_a_no_is_in_force(self) -> None:
        """Every order of up to four answers about an entry and its matter, against the rule said in another way."""
        words, tried, wrong = ("agreed", "declined", "withdrawn", "not_asked"), 0, 0
        for length in range(tries(5, 7)):
            for story in itertools.product(itertools.product(words, (True, False)), repeat=length):
                all_of_it = [
                    Answer(FILE, MATTER, ENTRY if entry else None, "senco", word, None, position)
                    for position, (word, entry) in enumerate(story, 1)
                ]
                entry = [answer for answer in all_of_it if answer.about]
                matter = [answer for answer in all_of_it if not answer.about]
                tried, wrong = tried + 1, wrong + (said(entry, matter, TODAY) != by_hand(story))
        print(f"stories of answers: {tried}, {wrong} settled otherwise")
        assert wrong == 0


def by_hand(story: tuple[tuple[str, bool], ...]) -> str:
    """The rule as a person would follow it, answer by answer."""
    stands, refused_here = "not_asked", ""
    for word, on_entry in story:
        if word == "not_asked":
            continue
        if on_entry:
            refused_here = word if word in NO else ""
        stands = word
    return refused_here or stands


def group(**told: object) -> Group:
    """One group of sessions."""
    plain: dict[str, object] = {
        "file": FILE,
        "whom": None,
        "sen_or_referred": False,
        "left_on": None,
        "matter": MATTER,
        "part": "sessions",
        "labels": [],
        "audience": ["senco"],
        "in_date": True,
        "corrected": False,
        "mine": [],
        "spoken": None,
        "own_readable": False,
        "after_concern_about_me": False,
        "positions": [1],
    }
    return Group(**(plain | told))  # type: ignore[arg-type]  # the fields of a Group


def settler(*spoken: Answer) -> Settler:
    """For somebody without any relation."""
    standing = Standing(ME)
    return Settler(standing, Capacity.STAFF, None, Spoken.of(spoken), DEFAULT_AUDIENCE, TODAY)


class TestAKind:
    def test_says_what_the_pupil_said_only_where_there_is_an_audience(self) -> None:
        """Fewer kinds: an answer that decides nothing is not asked about."""
        agreed = answers("agreed")
        with_audience = dict(settler(*agreed).kind(group()).pupil_said)
        assert (with_audience[Audience.SENCO], with_audience[Audience.CLASS_TEACHER]) == ("agreed", "not_asked")
        assert settler(*agreed).kind(group(audience=None)).pupil_said == ()

    def test_finds_answers_to_the_entry_by_its_root(self) -> None:
        """An answer to an entry holds for its corrections, and for no other entry."""
        declined = answers("declined", about_entry=True)
        here = dict(settler(*declined).kind(group(spoken=ENTRY)).pupil_said)
        elsewhere = dict(settler(*declined).kind(group(spoken=one(0xF))).pupil_said)
        assert (here[Audience.SENCO], elsewhere[Audience.SENCO]) == ("declined", "not_asked")

    def test_does_not_mix_matters(self) -> None:
        """A yes to one programme says nothing of another."""
        other = dict(settler(*answers("agreed")).kind(group(matter=one(0xF))).pupil_said)
        assert other[Audience.SENCO] == "not_asked"

    def test_counts_a_no_to_the_case_for_each_of_its_matters_until_a_newer_yes(self) -> None:
        """Whoever heard it may know of no programme; a yes to the case opens nothing."""
        whole = [
            Answer(FILE, FILE, None, "senco", word, None, place) for place, word in ((5, "declined"), (6, "agreed"))
        ]
        before, after = (answers("agreed", start=start) for start in (1, 9))
        for said_so, stands in (
            ((*before, *whole), "declined"),
            ((*whole, *after), "agreed"),
            (whole[1:], "not_asked"),
        ):
            assert dict(settler(*said_so).kind(group()).pupil_said)[Audience.SENCO] == stands

    @pytest.mark.parametrize("level", [Level.EXISTENCE, Level.SUMMARY, Level.FULL])
    def test_says_how_much_somebody_was_told_only_to_whom_it_was_told(self, level: Level) -> None:
        """The label stands on the entry, and counts for its reader alone."""
        labels = [Label.FOR_READER.value, f"told_{level.value}"]
        assert settler().kind(group(labels=labels, mine=[Role.TOLD.value])).told is level
        assert settler().kind(group(labels=labels)).told is Level.NONE

    def test_is_about_oneself_where_one_is_its_person_or_its_reader(self) -> None:
        """Own particulars, own readings."""
        assert settler().kind(group(whom=ME)).of_me
        assert settler().kind(group(mine=[Role.READER.value])).of_me
        assert not settler().kind(group(whom=one(0xF), mine=[Role.AUTHOR.value])).of_me
