"""What of a person's relations counts in the capacity in which they come."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from case_store.home.codes import TIES, Evidence, StandingKind
from case_store.home.events import StandingEnded, StandingRecorded
from case_store.vocabulary import Capacity, Post, Relation, Tie
from projections.relations.capacity import in_capacity
from projections.relations.standing import settle
from projections.relations.ties import Standing as Row
from projections.relations.ties import ties_of
from tests.projections.school import entry

ME, CHILD, PUPIL, MATTER, CONCERN, CASE, TIE = (UUID(int=n) for n in range(1, 8))
MONDAY, FRIDAY = date(2025, 3, 3), date(2025, 3, 7)


def held(relation: Post | Tie, scope: UUID | None = None, pupil: UUID | None = None) -> tuple[object, ...]:
    """One row of what I am, since Monday."""
    return ME, relation.value, scope, pupil, CASE if scope in {MATTER, CONCERN} else None, MONDAY, None, 1


EVERYTHING = settle(
    ME,
    [
        held(Post.DSL),
        held(Post.ELSA),
        held(Tie.PARENT, CHILD, CHILD),
        held(Tie.CLASS_TEACHER, CHILD, CHILD),
        held(Tie.CLASS_TEACHER, PUPIL, PUPIL),
        held(Tie.DELIVERS, MATTER, PUPIL),
        held(Tie.SUBJECT, CONCERN, CHILD),
    ],
)
"""A lead and ELSA who is also a mother at her school."""


class TestAsStaff:
    def test_a_parent_is_a_relative(self) -> None:
        """So that she is barred, whoever declared what; of another pupil nothing changes."""
        staff = in_capacity(EVERYTHING, Capacity.STAFF)
        assert staff.to(CHILD) >= {Relation.RELATIVE, Relation.CLASS_TEACHER, Relation.LEAD}
        assert staff.to(PUPIL) == EVERYTHING.to(PUPIL)
        assert staff.matters == EVERYTHING.matters

    @pytest.mark.parametrize("tie", [Tie.PARENT, Tie.EXCLUDED_PARENT, Tie.KIN])
    def test_so_is_anybody_of_the_family(self, tie: Tie) -> None:
        """With or without responsibility."""
        mine = settle(ME, [held(Post.TEACHER), held(tie, CHILD, CHILD)])
        assert Relation.RELATIVE not in mine.to(CHILD)
        assert Relation.RELATIVE in in_capacity(mine, Capacity.STAFF).to(CHILD)


class TestAsAParent:
    def test_no_post_and_no_other_tie_counts(self) -> None:
        """What her work opens is not open to the mother."""
        parent = in_capacity(EVERYTHING, Capacity.PARENT)
        assert parent.to(CHILD) == {Relation.PARENT}
        assert parent.to(PUPIL, sen_or_referred=True) == frozenset()
        assert (parent.custodian, parent.posts, parent.cases) == (frozenset(), frozenset(), frozenset())
        assert list(parent.pupils) == [CHILD]
        assert parent.to_matter(MATTER) == frozenset()

    def test_what_bars_does(self) -> None:
        """The subject of a concern is it in every capacity."""
        assert in_capacity(EVERYTHING, Capacity.PARENT).to_matter(CONCERN) == {Relation.SUBJECT}

    def test_whoever_is_excluded_is_that_alone(self) -> None:
        """An order stands above what they are by birth, also for a policy that forgot to look."""
        ties = [held(Tie.PARENT, CHILD, CHILD), held(Tie.KIN, CHILD, CHILD), held(Tie.EXCLUDED_PARENT, CHILD, CHILD)]
        assert in_capacity(settle(ME, ties), Capacity.PARENT).to(CHILD) == {Relation.EXCLUDED_PARENT}
        assert in_capacity(settle(ME, ties[:2]), Capacity.PARENT).to(CHILD) == {Relation.PARENT, Relation.KIN}


class TestAsAPupil:
    def test_nothing_stands_by_itself(self) -> None:
        """Not even towards themself: that follows from who is at their side."""
        pupil = in_capacity(EVERYTHING, Capacity.PUPIL)
        assert (pupil.to(ME), pupil.to(CHILD), pupil.to(PUPIL)) == (frozenset(), frozenset(), frozenset())
        assert list(pupil.pupils) == [ME]


class TestATieInLaw:
    @pytest.mark.parametrize("kind", StandingKind)
    def test_begins_and_ends_with_what_was_recorded(self, kind: StandingKind) -> None:
        """One row each, of the same tie; contact by an order gives none."""
        said = {"tie": TIE, "person": ME, "pupil": CHILD, "kind": kind, "starts": MONDAY, "evidence": Evidence.OTHER}
        begun = list(ties_of(entry(StandingRecorded(author=PUPIL, **said))))
        ended = list(ties_of(entry(StandingEnded(author=PUPIL, ends=FRIDAY, **said))))
        tie = TIES[kind]
        if tie is None:
            assert begun + ended == []
        else:
            assert begun == [Row(TIE, ME, tie, "pupil", CHILD, MONDAY, None, CHILD)]
            assert ended == [Row(TIE, ME, tie, "pupil", CHILD, MONDAY, FRIDAY, CHILD)]
