"""Which ties agencies begin, change and end: who works for one, who is placed with one, who follows whom."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from case_store.agency.codes import PlacementKind
from case_store.agency.events import Placed, PlacementEnded, SuccessorNamed, WorkerEnded, WorkerRecorded
from case_store.entry import Event
from case_store.vocabulary import Capacity, Relation, Tie
from projections.entry_index.agencies import from_agency
from projections.relations.capacity import in_capacity
from projections.relations.standing import settle
from projections.relations.ties import Standing, tie_to, ties_of
from tests.projections.school import entry

WHO, NEXT, THIRD, PUPIL, CASE, BY, AGENCY, TIE, MATTER, OTHER = (UUID(int=n) for n in range(1, 11))
MONDAY, FRIDAY, SUNDAY = date(2025, 3, 3), date(2025, 3, 7), date(2025, 3, 2)


def ties(event: Event) -> list[Standing]:
    """The ties of one entry in the matter of these tests, written on a Monday."""
    return list(ties_of(entry(event, matter=MATTER, file=CASE)))


def of(person: UUID, *standings: Standing) -> frozenset[Relation]:
    """Everything that the rows which hold on Monday make of somebody, who comes from an agency."""
    newest = {row.tie: row for row in standings}
    rows = [
        (row.person, row.relation.value, row.scope_id, row.pupil, row.case_file, row.starts, row.ends, 1)
        for row in newest.values()
        if row.person == person and row.starts <= MONDAY and (row.ends is None or row.ends >= MONDAY)
    ]
    standing = in_capacity(settle(person, rows), Capacity.AGENCY)
    return standing.custodian | standing.to(PUPIL) | standing.to_matter(MATTER)


class TestWorkingForAnAgency:
    RECORDED = WorkerRecorded(tie=TIE, person=WHO, agency=AGENCY, starts=MONDAY, by=BY)
    ENDED = WorkerEnded(tie=TIE, person=WHO, agency=AGENCY, starts=MONDAY, ends=SUNDAY, by=BY)

    def test_is_a_tie_to_the_school_that_names_the_agency(self) -> None:
        """From a day; its end is another row of the same tie."""
        assert ties(self.RECORDED) == [Standing(TIE, WHO, Tie.WORKS_FOR, "custodian", AGENCY, MONDAY)]
        assert ties(self.ENDED) == [Standing(TIE, WHO, Tie.WORKS_FOR, "custodian", AGENCY, MONDAY, SUNDAY)]
        assert of(WHO, *ties(self.RECORDED)) == {Relation.AGENCY_WORKER}
        assert of(WHO, *ties(self.RECORDED), *ties(self.ENDED)) == frozenset()


class TestAPlacement:
    def test_opens_a_pupil_for_as_long_as_it_says(self) -> None:
        """With a last day, always."""
        said = {"tie": TIE, "person": WHO, "agency": AGENCY, "pupil": PUPIL, "by": BY}
        placed = Placed(**said, kind=PlacementKind.DUAL_ROLL, starts=MONDAY, ends=FRIDAY)
        ended = PlacementEnded(**said, kind=PlacementKind.DUAL_ROLL, starts=MONDAY, ends=SUNDAY)
        assert ties(placed) == [Standing(TIE, WHO, Tie.PLACED_WITH, "pupil", PUPIL, MONDAY, FRIDAY, PUPIL)]
        assert of(WHO, *ties(placed)) == {Relation.ALTERNATIVE_PROVISION}
        assert of(WHO, *ties(placed), *ties(ended)) == frozenset()


class TestASuccessor:
    NAMED = SuccessorNamed(
        author=BY,
        from_day=MONDAY,
        agency=AGENCY,
        successor=NEXT,
        former=WHO,
        follows=frozenset({WHO}),
        ties=(Tie.ATTENDED, Tie.INVITED),
        pupil=PUPIL,
        case=CASE,
    )

    def test_takes_each_tie_over_from_the_day_on(self) -> None:
        """The one before stands to nothing from that day on."""
        came = ties(self.NAMED)
        before = [
            Standing(tie_to(MATTER, tie, WHO), WHO, tie, "matter", MATTER, SUNDAY, None, PUPIL, CASE)
            for tie in (Tie.ATTENDED, Tie.INVITED)
        ]
        assert of(WHO, *before) == {Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED}
        assert of(WHO, *before, *came) == frozenset()
        assert of(NEXT, *came) == {Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED}

    def test_is_known_to_follow_those_before_and_no_longer_once_followed(self) -> None:
        """So that what these were told as present is theirs to read; a tie apart, which opens nothing by itself."""
        follows = [row for row in ties(self.NAMED) if row.relation is Tie.SUCCEEDS]
        assert [(row.person, row.scope_id, row.ends) for row in follows] == [(NEXT, WHO, None)]
        assert of(NEXT, *follows) == frozenset()
        again = self.NAMED.model_copy(update={"former": NEXT, "successor": THIRD, "follows": frozenset({WHO, NEXT})})
        newest = {row.tie: row for row in (*ties(self.NAMED), *ties(again)) if row.relation is Tie.SUCCEEDS}
        assert {(row.person, row.scope_id) for row in newest.values() if row.ends is None} == {
            (THIRD, WHO),
            (THIRD, NEXT),
        }


class TestWhatSomebodyHasToDoWithAgencies:
    def test_is_put_together_from_ties_that_hold_and_from_those_that_did(self) -> None:
        """Where they worked once is known; where they stood once is not counted."""
        found = from_agency(
            [
                (WHO, "works_for", AGENCY, False),
                (WHO, "works_for", OTHER, True),
                (WHO, "attended", MATTER, True),
                (WHO, "invited", MATTER, True),
                (WHO, "invited", CASE, False),
                (WHO, "placed_with", PUPIL, True),
                (NEXT, "placed_with", PUPIL, False),
            ]
        )
        assert (found[WHO].agencies, found[WHO].ever) == (frozenset({OTHER}), frozenset({AGENCY, OTHER}))
        assert found[WHO].matters == {MATTER: {Tie.ATTENDED, Tie.INVITED}}
        assert (found[WHO].pupils, found[NEXT].pupils) == (frozenset({PUPIL}), frozenset())
