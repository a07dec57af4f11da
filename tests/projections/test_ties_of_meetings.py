"""Which ties meetings begin, change and end: of those who come from an agency, and of nobody else."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID

import pytest

from case_store.entry import Event
from case_store.meeting.codes import Attendance, Exit, InvitationBasis, InviteeKind, MeetingKind, ParentsKnow
from case_store.meeting.events import AttendanceRecorded, Closed, InvitationWithdrawn, Invited
from case_store.vocabulary import Relation, Sensitive, Tie
from projections.relations.standing import Held, settle
from projections.relations.ties import Standing, tie_to, ties_of
from tests.projections.school import entry

WHO, WORKER, OTHER, PUPIL, CASE, MEETING = (UUID(int=n) for n in range(1, 7))
SUNDAY, MONDAY, AFTER = date(2025, 3, 2), date(2025, 3, 3), date(2025, 4, 2)
OF_MEETING: dict[str, Any] = {"author": WHO, "meeting": MEETING, "pupil": PUPIL, "case": CASE}
WORDS = Sensitive("Words.")
INVITED = Invited(
    kind=MeetingKind.REFERRAL,
    meets_on=MONDAY,
    starts_at=time(10),
    purpose=WORDS,
    whose=WORDS,
    invited=WORKER,
    invited_as=InviteeKind.AGENCY,
    basis=InvitationBasis.PUBLIC_TASK,
    parents_know=ParentsKnow.TOLD,
    **OF_MEETING,
)
CAME = AttendanceRecorded(attendance=Attendance.ATTENDED, signer=WORKER, invited_as=InviteeKind.AGENCY, **OF_MEETING)
WITHDRAWN = InvitationWithdrawn(
    withdrawn_from=WORKER, invited_as=InviteeKind.AGENCY, ends=SUNDAY, why=WORDS, **OF_MEETING
)


def ties(event: Event) -> list[Standing]:
    """The ties of one entry of this meeting, written on a Monday."""
    return list(ties_of(entry(event, matter=MEETING, file=CASE)))


def to(relation: Tie, starts: date = MONDAY, ends: date | None = None, person: UUID = WORKER) -> Standing:
    """A tie to the meeting as it should come out."""
    return Standing(tie_to(MEETING, relation, person), person, relation, "matter", MEETING, starts, ends, PUPIL, CASE)


class TestSomebodyOfAnAgency:
    def test_is_tied_by_being_asked_and_by_coming(self) -> None:
        """Two ties, for each opens something else."""
        assert ties(INVITED) == [to(Tie.INVITED)]
        assert ties(CAME) == [to(Tie.ATTENDED)]

    @pytest.mark.parametrize("how", [Attendance.APOLOGIES, Attendance.ABSENT])
    def test_is_not_tied_by_staying_away(self, how: Attendance) -> None:
        """Unless it had been recorded that they came: then what followed from it ends on the eve."""
        away = CAME.model_copy(update={"attendance": how})
        assert ties(away) == []
        assert ties(away.model_copy(update={"had_attended": True})) == [to(Tie.ATTENDED, SUNDAY, SUNDAY)]

    def test_is_let_go_with_the_invitation(self) -> None:
        """Also where it had been recorded beforehand that they came."""
        assert ties(WITHDRAWN) == [to(Tie.INVITED, SUNDAY, SUNDAY), to(Tie.ATTENDED, SUNDAY, SUNDAY)]

    def test_is_let_go_thirty_days_after_the_exit(self) -> None:
        """Each as they stood."""
        both, came = frozenset({WORKER, OTHER}), frozenset({WORKER})
        closed = Closed(closed_on=MONDAY, exit=Exit.TAKEN_ON, outcome=WORDS, invited=both, attended=came, **OF_MEETING)
        assert ties(closed) == [
            to(Tie.INVITED, MONDAY, AFTER),
            to(Tie.INVITED, MONDAY, AFTER, OTHER),
            to(Tie.ATTENDED, MONDAY, AFTER),
        ]

    def test_stands_in_that_relation_to_the_meeting_and_in_none_to_the_pupil(self) -> None:
        """They hold no list of pupils."""
        held = Held(WORKER, "invited", MEETING, PUPIL, CASE, MONDAY, None, 1)
        standing = settle(WORKER, [held])
        assert standing.to_matter(MEETING) == {Relation.AGENCY_INVITED}
        assert standing.to(PUPIL) == frozenset()


@pytest.mark.parametrize("kind", [InviteeKind.STAFF, InviteeKind.PARENT, InviteeKind.PUPIL])
def test_nobody_else_is_tied(kind: InviteeKind) -> None:
    """Staff, parents and the pupil stand as they stand, invited or not."""
    for event in (INVITED, CAME, WITHDRAWN):
        assert ties(event.model_copy(update={"invited_as": kind})) == []
