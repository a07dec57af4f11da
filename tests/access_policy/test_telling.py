"""Choosing what is told of what is granted: which files exist, where a page is cut, what is said of the rest."""

from __future__ import annotations

from uuid import UUID

import pytest

from access_policy import telling
from access_policy.answered import Told
from access_policy.asked import Asking
from access_policy.page import Alone, Granted, Page, Unit
from access_policy.reading import ToldEntry
from case_store.vocabulary import Capacity, Level, Part
from projections.entry_index.groups import Group
from tests.given import NOW, one

A, B, MATTER, ME, SAM = one(0xA), one(0xB), one(0xC), one(0xD), one(0xE)
ASKING = Asking(Capacity.STAFF, None, frozenset())


def granted(
    level: Level,
    *positions: int,
    file: UUID = A,
    reveals: bool | None = None,
    alone: Level = Level.NONE,
    part: Part = Part.SESSIONS,
    withheld: bool = False,
    shown: Level = Level.NONE,
) -> Granted:
    """A group at these positions of which policy says `level`."""
    revealing = level is not Level.NONE if reveals is None else reveals
    answer = Told(level, revealing, alone, ("a.rule",), "ask" if withheld else "nothing")
    places = list(positions or (1,))
    group = Group(file, None, None, None, MATTER, part.value, [], None, True, False, [], None, False, False, places)
    return Granted(group, ASKING, answer, shown)


def page(alone: Alone = Alone.NEVER, **options: object) -> Page:
    """A page of sessions."""
    return Page("page", (Part.SESSIONS,), "true", alone=alone, **options)  # type: ignore[arg-type]  # options of a Page


def levels(page: Page, *groups: Granted) -> list[Level]:
    """The level of each group that is told."""
    return [one.level for one in telling.visible(page, groups)]


class TestVisible:
    def test_is_what_is_above_nothing(self) -> None:
        """A group at nothing is not there."""
        assert levels(page(), granted(Level.NONE), granted(Level.SUMMARY)) == [Level.SUMMARY]

    def test_are_own_words_only_in_a_file_that_exists_otherwise(self) -> None:
        """What somebody wrote raises the entry where the file is known, and never makes it known."""
        own = granted(Level.FULL, reveals=False, alone=Level.FULL)
        assert levels(page(), own) == []
        assert levels(page(), own, granted(Level.EXISTENCE)) == [Level.FULL, Level.EXISTENCE]
        assert levels(page(), own, granted(Level.EXISTENCE, file=B)) == [Level.EXISTENCE]

    def test_are_own_words_alone_where_the_page_is_about_them(self) -> None:
        """What I wrote: own words and nothing else. Who has read this entry: either."""
        own, other = granted(Level.NONE, alone=Level.FULL), granted(Level.SUMMARY)
        assert levels(page(Alone.ONLY), own, other) == [Level.FULL]
        assert levels(page(Alone.ALSO), own, other) == [Level.FULL, Level.SUMMARY]

    @pytest.mark.parametrize("level", Level)
    def test_is_at_most_what_the_page_tells(self, level: Level) -> None:
        """A notice says that there is something, not what."""
        capped = page(caps={Part.SESSIONS: Level.EXISTENCE})
        assert levels(capped, granted(level)) == ([] if level is Level.NONE else [Level.EXISTENCE])


class TestCut:
    def test_keeps_the_newest_entries_and_says_where_it_goes_on(self) -> None:
        """Groups are cut through, for a limit is of entries."""
        groups = [granted(Level.FULL, 1, 5, 9), granted(Level.FULL, 3, 7)]
        kept, mark = telling.cut(page(unit=Unit.ENTRY), groups, 3)
        assert (telling.positions(kept), mark) == ([5, 7, 9], 5)
        assert telling.cut(page(unit=Unit.ENTRY), groups, 5) == (groups, None)

    def test_keeps_whole_files(self) -> None:
        """Of a list of cases, each is there with all that is told of it."""
        groups = [granted(Level.FULL, 1, file=B), granted(Level.FULL, 2, file=A), granted(Level.FULL, 3, file=B)]
        kept, mark = telling.cut(page(unit=Unit.FILE), groups, 1)
        assert ({group.group.file for group in kept}, mark) == ({A}, str(A))

    def test_cuts_nothing_that_is_read_whole(self) -> None:
        """A case has no pages."""
        groups = [granted(Level.FULL, *range(500))]
        assert telling.cut(page(), groups, 1) == (groups, None)


def told(whom: UUID | None, author: UUID | None) -> ToldEntry:
    """An entry that names somebody to ask."""
    fields = {"whom_to_ask": whom and str(whom), "author": author and str(author)}
    return ToldEntry(
        id=one(1),
        file=A,
        matter=MATTER,
        part=Part.PROGRAMME,
        what="elsa.programme_started",
        level=Level.EXISTENCE,
        happened_at=NOW,
        fields={name: value for name, value in fields.items() if value},
        because=("a.rule",),
    )


class TestWithheld:
    def test_says_whom_else_to_ask_and_never_how_much(self) -> None:
        """Made of what was told; the same for one entry and for nine."""
        for positions in ((1,), range(9)):
            group = granted(Level.EXISTENCE, *positions, withheld=True, shown=Level.EXISTENCE)
            (said,) = telling.withheld([group], [told(SAM, ME)], ME)
            assert (said.part, said.matter, said.ask) == (Part.SESSIONS, MATTER, (SAM,))

    def test_says_nothing_where_policy_does_not_or_all_is_told(self) -> None:
        """Nobody below full hears of a concern that there is more."""
        silent = granted(Level.EXISTENCE, shown=Level.EXISTENCE)
        whole = granted(Level.FULL, withheld=True, shown=Level.FULL)
        assert telling.withheld([silent, whole], [told(SAM, None)], ME) == ()


class TestSplit:
    def test_leaves_out_what_could_not_be_read_and_names_its_file(self) -> None:
        """An entry that does not open is not told, and its file says that something is missing."""
        groups = [granted(Level.FULL, 1, 2), granted(Level.FULL, 3, file=B)]
        kept, lost = telling.split(groups, {1, 3})
        assert (telling.positions(kept), lost) == ([1, 3], frozenset({A}))
        kept, lost = telling.split(groups, {1, 2})
        assert (telling.positions(kept), lost) == ([1, 2], frozenset({B}))
