"""Which ties plans begin, change and end: of whoever coordinates one, and of its key worker."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from case_store.entry import Event
from case_store.psp.events import CoordinatorNamed, KeyWorkerNamed, Proposed, Started
from case_store.review.codes import EndedBy
from case_store.review.events import Ended
from case_store.vocabulary import Relation, Sensitive, Tie
from projections.relations.standing import Held, settle
from projections.relations.ties import Standing, tie_to, ties_of
from tests.projections.school import entry

WHO, OTHER, PUPIL, CASE, KEY_WORKER, NEXT = (UUID(int=n) for n in range(1, 7))
PLAN, FILE = UUID(int=7), UUID(int=9)
SUNDAY, MONDAY, FRIDAY = date(2025, 3, 2), date(2025, 3, 3), date(2025, 3, 7)
OF_PUPIL: dict[str, Any] = {"pupil": PUPIL, "case": CASE}
PROPOSED = Proposed(author=WHO, proposed_on=SUNDAY, coordinator=WHO, reasons=Sensitive("Words."), number=1, **OF_PUPIL)
NAMED = KeyWorkerNamed(author=WHO, from_day=MONDAY, key_worker=KEY_WORKER, **OF_PUPIL)


def ties(event: Event) -> list[Standing]:
    """The ties of one entry of this plan, written on a Monday."""
    return list(ties_of(entry(event, matter=PLAN, file=FILE)))


def to(relation: Tie, person: UUID, starts: date = MONDAY, ends: date | None = None) -> Standing:
    """A tie to the plan as it should come out."""
    return Standing(tie_to(PLAN, relation, person), person, relation, "matter", PLAN, starts, ends, PUPIL, CASE)


class TestWhoeverCoordinates:
    def test_does_from_the_proposal_on(self) -> None:
        """Row 15: also where it was written down a day later."""
        assert ties(PROPOSED) == [to(Tie.COORDINATES, WHO, SUNDAY)]

    def test_does_to_the_eve_of_the_next(self) -> None:
        """No day belongs to both."""
        named = CoordinatorNamed(author=WHO, from_day=MONDAY, coordinator=NEXT, former=WHO, **OF_PUPIL)
        assert ties(named) == [to(Tie.COORDINATES, WHO, SUNDAY, SUNDAY), to(Tie.COORDINATES, NEXT)]


class TestAKeyWorker:
    def test_is_one_from_when_they_are_named(self) -> None:
        """The first follows nobody; the next begins where the one before ends."""
        assert ties(NAMED) == [to(Tie.KEY_WORKER, KEY_WORKER)]
        after = NAMED.model_copy(update={"key_worker": NEXT, "former": KEY_WORKER})
        assert ties(after) == [to(Tie.KEY_WORKER, KEY_WORKER, SUNDAY, SUNDAY), to(Tie.KEY_WORKER, NEXT)]


class TestAPlanThatEnded:
    def test_is_known_to_those_who_ran_it_to_its_last_day(self) -> None:
        """The day on which it ended, where nothing is monitored further."""
        ended = Ended(
            author=WHO, ended_on=SUNDAY, how=EndedBy.WITHDRAWN, coordinator=WHO, key_worker=KEY_WORKER, **OF_PUPIL
        )
        assert ties(ended) == [to(Tie.COORDINATES, WHO, SUNDAY, SUNDAY), to(Tie.KEY_WORKER, KEY_WORKER, SUNDAY, SUNDAY)]
        assert ties(ended.model_copy(update={"key_worker": None})) == [to(Tie.COORDINATES, WHO, SUNDAY, SUNDAY)]

    def test_is_known_while_the_pupil_is_monitored(self) -> None:
        """G9: credit, and further monitoring for a while."""
        ended = Ended(
            author=WHO, ended_on=SUNDAY, monitored_until=FRIDAY, how=EndedBy.WITHDRAWN, coordinator=WHO,
            key_worker=KEY_WORKER, **OF_PUPIL,
        )  # fmt: skip
        assert ties(ended) == [to(Tie.COORDINATES, WHO, ends=FRIDAY), to(Tie.KEY_WORKER, KEY_WORKER, ends=FRIDAY)]

    def test_alone_ends_them(self) -> None:
        """The control: nothing else that happens to a plan begins, changes or ends a tie."""
        assert ties(Started(author=WHO, starts=MONDAY, reviews=(), key_worker=KEY_WORKER)) == []


class TestWhatFollows:
    def test_is_a_relation_to_the_plan_and_to_the_pupil(self) -> None:
        """Section 4 by the plan, row 15 by the pupil; and to nobody else."""
        coordinator = settle(WHO, map(_row, ties(PROPOSED)))
        key_worker = settle(KEY_WORKER, map(_row, ties(NAMED)))
        assert coordinator.to_matter(PLAN) == {Relation.PSP_COORDINATOR}
        assert coordinator.to(PUPIL) == {Relation.PSP_COORDINATOR_OF_PUPIL}
        assert key_worker.to_matter(PLAN) == {Relation.KEY_WORKER}
        assert key_worker.to(PUPIL) == {Relation.KEY_WORKER_OF_PUPIL}
        assert settle(OTHER, []).to_matter(PLAN) == coordinator.to_matter(FILE) == frozenset()


def _row(tie: Standing) -> Held:
    """The row of the database that a tie becomes."""
    return Held(tie.person, tie.relation.value, tie.scope_id, tie.pupil, tie.case_file, tie.starts, tie.ends, 1)
