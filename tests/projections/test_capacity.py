"""What of a person's relations counts in the capacity in which they come."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from case_store.home.codes import TIES, Evidence, StandingKind
from case_store.home.events import StandingEnded, StandingRecorded
from case_store.vocabulary import Capacity, Post, Relation, Tie
from projections.relations.capacity import in_capacity
from projections.relations.standing import OnRoll, settle
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


WORKER = settle(
    ME,
    [
        held(Tie.WORKS_FOR, TIE),
        held(Tie.ATTENDED, MATTER, PUPIL),
        held(Tie.INVITED, CONCERN, CHILD),
        held(Tie.PLACED_WITH, PUPIL, PUPIL),
    ],
)
"""Somebody from an agency who attended one meeting, is invited to another, and has a pupil on a second roll."""
COORDINATOR = settle(
    ME, [held(Post.TEACHER), held(Tie.COORDINATES, MATTER, PUPIL), held(Tie.KEY_WORKER, CONCERN, CHILD)]
)
"""A teacher who coordinates one plan and is key worker of another."""


class TestWhoeverRunsAPlan:
    def test_stands_so_to_it_and_to_its_pupil(self) -> None:
        """Row 15, and "of this plan" in section 4: the one for what belongs to the plan, the other for the rest."""
        staff = in_capacity(COORDINATOR, Capacity.STAFF)
        assert staff.to_matter(MATTER) == {Relation.PSP_COORDINATOR}
        assert staff.to(PUPIL) == {Relation.STAFF, Relation.PSP_COORDINATOR_OF_PUPIL}
        assert staff.to_matter(CONCERN) == {Relation.KEY_WORKER}
        assert staff.to(CHILD) == {Relation.STAFF, Relation.KEY_WORKER_OF_PUPIL}
        assert staff.cases == {CASE}

    def test_does_in_no_other_capacity(self) -> None:
        """A plan is not run from home, nor from an agency."""
        for capacity in (Capacity.PARENT, Capacity.PUPIL, Capacity.AGENCY):
            elsewhere = in_capacity(COORDINATOR, capacity)
            assert (elsewhere.to(PUPIL), elsewhere.to_matter(MATTER)) == (frozenset(), frozenset())

    @pytest.mark.parametrize("roll", [OnRoll.LEFT, OnRoll.LONG_GONE])
    def test_ends_with_the_pupil_at_the_school(self, roll: OnRoll) -> None:
        """No report is due of theirs after that (case 19); the test above is the control."""
        staff = in_capacity(COORDINATOR, Capacity.STAFF)
        assert staff.to(PUPIL, roll=roll) == {Relation.STAFF}
        assert staff.to_matter(MATTER, roll=roll) == frozenset()


class TestFromAnAgency:
    def test_a_meeting_a_placement_and_their_post_there_count(self) -> None:
        """The person who came, and who is asked to come: each to that matter alone."""
        agency = in_capacity(WORKER, Capacity.AGENCY)
        assert agency.to(None) == {Relation.AGENCY_WORKER}
        assert agency.to(PUPIL) == {Relation.AGENCY_WORKER, Relation.ALTERNATIVE_PROVISION}
        assert agency.to_matter(MATTER) == {Relation.AGENCY_ATTENDED}
        assert agency.to_matter(CONCERN) == {Relation.AGENCY_INVITED}

    def test_nothing_of_a_post_at_the_school_does(self) -> None:
        """A lead who also works for an agency comes as one or as the other; what bars counts either way."""
        agency = in_capacity(EVERYTHING, Capacity.AGENCY)
        assert (agency.posts, agency.custodian) == (frozenset(), frozenset())
        assert (agency.to(PUPIL), agency.to_matter(MATTER)) == (frozenset(), frozenset())
        assert agency.to_matter(CONCERN) == {Relation.SUBJECT}
        assert EVERYTHING.to_matter(MATTER) == {Relation.DELIVERING_ELSA}, "the control"

    @pytest.mark.parametrize("tie", [Tie.CONFLICT, Tie.RELATIVE, Tie.PARENT, Tie.EXCLUDED_PARENT, Tie.KIN])
    def test_a_conflict_keeps_out(self, tie: Tie) -> None:
        """As it keeps a colleague out; of another pupil, and without it, nothing changes."""
        mine = settle(ME, [held(Tie.WORKS_FOR, TIE), held(Tie.PLACED_WITH, PUPIL, PUPIL), held(tie, CHILD, CHILD)])
        both = settle(ME, [held(Tie.WORKS_FOR, TIE), held(Tie.PLACED_WITH, PUPIL, PUPIL), held(tie, PUPIL, PUPIL)])
        assert Relation.RELATIVE in in_capacity(both, Capacity.AGENCY).to(PUPIL)
        assert Relation.RELATIVE not in in_capacity(mine, Capacity.AGENCY).to(PUPIL)
        assert Relation.RELATIVE not in in_capacity(WORKER, Capacity.AGENCY).to(PUPIL)

    @pytest.mark.parametrize("capacity", [Capacity.STAFF, Capacity.PARENT, Capacity.PUPIL])
    def test_counts_in_no_other_capacity(self, capacity: Capacity) -> None:
        """A colleague who sat in a meeting for an agency, or teaches elsewhere too, reads as a colleague reads."""
        rows = [held(Post.TEACHER), held(Tie.CLASS_TEACHER, PUPIL, PUPIL), held(Tie.WORKS_FOR, TIE)]
        rows += [held(Tie.ATTENDED, MATTER, PUPIL), held(Tie.INVITED, CONCERN), held(Tie.PLACED_WITH, PUPIL, PUPIL)]
        mine, of_agency = settle(ME, rows), {Relation.AGENCY_WORKER, Relation.ALTERNATIVE_PROVISION}
        counted = in_capacity(mine, capacity)
        assert not counted.to(PUPIL) & of_agency
        assert (counted.to_matter(MATTER), counted.to_matter(CONCERN)) == (frozenset(), frozenset())
        assert mine.to(PUPIL) >= of_agency, "the control: without a capacity they stand in all of them"
        assert (Relation.CLASS_TEACHER in counted.to(PUPIL)) is (capacity is Capacity.STAFF)


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
