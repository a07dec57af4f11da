"""What is due of plans, meetings and agencies: whose it is, what moves it, and what it is over with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from access_policy.due_lines import KINDS
from access_policy.redaction import redact
from case_store.action import events as action
from case_store.agency.events import SuccessorNamed
from case_store.around import events as around
from case_store.calendar.codes import Calendar
from case_store.case.events import WrongChildFound
from case_store.entry import Entry, Event
from case_store.journal.ids import new_id
from case_store.meeting import agreed
from case_store.meeting import events as meeting
from case_store.review import events as review
from case_store.vocabulary import Tie
from case_store.voice import events as voice
from case_store.voice.codes import Document
from projections.due import DueThings
from projections.due.things import MOVED, OVER
from tests.projections.school import School, entry
from tests.promises.golden import example_of, our_events

DAY = date(2025, 3, 10)
SOON, LATER = DAY + timedelta(days=2), DAY + timedelta(days=30)
OWNER, OTHER, ASKED = (UUID(int=n) for n in range(41, 44))


@dataclass
class Matter:
    """A plan or a referral meeting, in the case of a pupil."""

    school: School
    id: UUID = field(default_factory=new_id)
    case: UUID = field(default_factory=new_id)

    async def says(self, kind: type[Event], stream: UUID | None = None, **said: Any) -> Entry:
        """An event of it, with what is said."""
        event = example_of(kind).model_copy(update={"author": OWNER, **said})
        return await self.school.keep(event, file=self.case, stream=stream or self.id, matter=self.id)

    def due(self, reader: UUID, *matters: UUID, until: date = LATER, agency: bool = False) -> dict[str, date]:
        """What is open for a reader: what -> day."""
        self.school.follow()
        found = "SELECT * FROM {s}.due_for(%s, %s, %s, %s)"
        rows = self.school.rows(found, reader, list(matters), until, agency)
        return {row["what"]: row["day"] for row in rows}


def _flows(*days: date) -> tuple[agreed.Flow, ...]:
    """What goes to whom until each of these days."""
    values = example_of(agreed.ProtocolAgreed).model_dump()["flows"][0]
    return tuple(agreed.Flow.model_validate({**values, "until": day}) for day in days)


class TestAnAction:
    async def test_is_due_for_whoever_owns_it_until_it_is_done(self, school: School) -> None:
        """Moved, it is somebody else's and later; whoever runs the plan reads of it as well."""
        plan, id_ = Matter(school), new_id()
        await plan.says(action.ActionSet, id_, action=id_, owner=OWNER, due_by=DAY)
        assert (plan.due(OWNER), plan.due(OTHER)) == ({"action": DAY}, {})
        assert plan.due(ASKED, plan.id) == {"action": DAY}
        assert plan.due(OWNER, until=DAY - timedelta(days=1)) == {}
        await plan.says(action.ActionMoved, id_, action=id_, owner=OTHER, due_by=LATER)
        assert (plan.due(OWNER), plan.due(OTHER)) == ({}, {"action": LATER})
        await plan.says(action.ActionDone, id_, action=id_, owner=OTHER)
        assert (plan.due(OTHER), plan.due(ASKED, plan.id)) == ({}, {})

    async def test_stays_in_the_calendar_in_which_its_day_is_counted(self, school: School) -> None:
        """So that the day that falls on a Sunday is said by the rule that was agreed."""
        plan, id_ = Matter(school), new_id()
        await plan.says(action.ActionSet, id_, action=id_, owner=OWNER, due_by=DAY, counted_in=Calendar.WORKING_DAYS)
        school.follow()
        (row,) = school.rows("SELECT counted_in FROM {s}.due_for(%s, '{{}}', %s)", OWNER, LATER)
        assert row["counted_in"] == "working_days"

    async def test_of_somebody_of_an_agency_is_their_successors(self, school: School) -> None:
        """In that matter, and only in the capacity in which they come from the agency."""
        one, another = Matter(school), Matter(school)
        for matter in (one, another):
            id_ = new_id()
            await matter.says(action.ActionSet, id_, action=id_, owner=OWNER, due_by=DAY)
        named = {"former": OWNER, "successor": OTHER, "follows": frozenset({OWNER}), "ties": (Tie.ATTENDED,)}
        await one.says(SuccessorNamed, new_id(), from_day=DAY, pupil=new_id(), case=one.case, **named)
        assert one.due(OTHER) == {}
        school.follow()
        rows = school.rows("SELECT matter FROM {s}.due_for(%s, '{{}}', %s, true)", OTHER, LATER)
        assert [row["matter"] for row in rows] == [one.id]


class TestAReferralToAnAgency:
    async def referred(self, school: School) -> tuple[Matter, UUID]:
        """Sent, and neither acknowledged nor decided."""
        matter, id_ = Matter(school), new_id()
        days = {"acknowledge_by": SOON, "decide_by": LATER}
        await matter.says(action.AgencyReferred, id_, action=id_, owner=OWNER, **days)
        return matter, id_

    async def test_waits_for_each_step_in_turn(self, school: School) -> None:
        """Acknowledged, decided, told to the school; a decision that leaves it open has a day of its own."""
        matter, id_ = await self.referred(school)
        assert matter.due(OWNER) == {"agency_acknowledges": SOON, "agency_decides": LATER}
        await matter.says(action.Acknowledged, id_, action=id_)
        assert matter.due(OWNER) == {"agency_decides": LATER}
        await matter.says(action.Decided, id_, action=id_, decided_on=DAY, until=LATER)
        assert matter.due(OWNER) == {"agency_waits": LATER, "agency_tells": DAY}
        await matter.says(action.ToldSchool, id_, action=id_)
        assert matter.due(OWNER) == {"agency_waits": LATER}
        await matter.says(action.Decided, id_, action=id_, decided_on=SOON, until=None)
        assert matter.due(OWNER) == {"agency_tells": SOON}

    async def test_moved_it_is_a_referral_still_and_all_of_it_changes_hands(self, school: School) -> None:
        """Only the day of its decision is another one; what has been decided does not wait for a decision again."""
        matter, id_ = await self.referred(school)
        await matter.says(action.ActionMoved, id_, action=id_, owner=OTHER, due_by=DAY)
        assert matter.due(OWNER) == {}
        assert matter.due(OTHER) == {"agency_acknowledges": SOON, "agency_decides": DAY}
        await matter.says(action.Decided, id_, action=id_, decided_on=DAY, until=None)
        await matter.says(action.ActionMoved, id_, action=id_, owner=OWNER, due_by=LATER)
        assert (matter.due(OWNER), matter.due(OTHER)) == ({"agency_tells": DAY}, {})

    async def test_escalated_it_is_theirs_who_was_asked_too(self, school: School) -> None:
        """Until the agency answers, or it is dropped; somebody who is named in words has no line."""
        matter, id_ = await self.referred(school)
        await matter.says(action.Escalated, id_, action=id_, escalated_to=None)
        assert matter.due(ASKED) == {}
        await matter.says(action.Escalated, id_, action=id_, escalated_to=ASKED, escalated_on=DAY)
        assert (matter.due(ASKED), "escalated" in matter.due(OWNER)) == ({"escalated": DAY}, False)
        await matter.says(action.ActionDropped, id_, action=id_)
        assert (matter.due(ASKED), matter.due(OWNER), matter.due(OTHER, matter.id)) == ({}, {}, {})


class TestAMeeting:
    async def test_is_held_or_cancelled_by_whoever_called_it(self, school: School) -> None:
        """Moved by a colleague it is theirs still, and on the other day."""
        for settled in (meeting.Held, meeting.FinalHeld, meeting.Cancelled):
            one = Matter(school)
            await one.says(meeting.Called, meeting=one.id, meets_on=DAY)
            await one.says(meeting.Moved, meeting=one.id, meets_on=LATER, author=OTHER)
            assert (one.due(OWNER), one.due(OTHER)) == ({"meeting": LATER}, {})
            await one.says(settled, meeting=one.id)
            assert one.due(OWNER) == {}

    @pytest.mark.parametrize("kind", agreed.ITEMS)
    async def test_what_it_agreed_is_its_owners_until_its_exit(self, school: School, kind: type[Event]) -> None:
        """Each of the nine: agreed anew it has the newer day; responsibilities stand beside each other."""
        one = Matter(school)
        for day in (DAY, LATER):
            more: dict[str, Any] = {"flows": _flows(LATER)} if kind is agreed.ProtocolAgreed else {}
            more |= {"follow_up_on": LATER} if kind is agreed.MonitoringAgreed else {}
            await one.says(kind, meeting=one.id, owner=OTHER, by=day, **more)
        school.follow()
        rows = school.rows("SELECT day FROM {s}.due_for(%s, '{{}}', %s) WHERE what = 'agreed'", OTHER, LATER)
        both = [DAY, LATER] if kind is agreed.ResponsibilityAgreed else [LATER]
        assert [row["day"] for row in rows] == both
        assert one.due(OWNER) == {}
        await one.says(meeting.Closed, meeting=one.id)
        assert one.due(OTHER) == {}

    async def test_is_followed_up_and_looked_at_again(self, school: School) -> None:
        """By whoever monitors; then, as long as another review is planned, by whoever reviewed it."""
        one = Matter(school)
        await one.says(agreed.MonitoringAgreed, meeting=one.id, owner=OTHER, by=LATER, follow_up_on=DAY)
        assert one.due(OTHER, until=SOON) == {"follow_up": DAY}
        await one.says(meeting.Reviewed, meeting=one.id, next_review_on=SOON)
        assert (one.due(OTHER, until=SOON), one.due(OWNER)) == ({}, {"meeting_review": SOON})
        await one.says(meeting.Reviewed, meeting=one.id, next_review_on=None)
        assert one.due(OWNER) == {}

    async def test_a_protocol_runs_out_with_its_last_line(self, school: School) -> None:
        """On the latest day until which anything goes to anybody."""
        one = Matter(school)
        await one.says(agreed.ProtocolAgreed, meeting=one.id, owner=OTHER, by=DAY, flows=_flows(DAY, LATER, SOON))
        assert one.due(OTHER) == {"sharing_ends": LATER, "agreed": DAY}


class TestAPlan:
    async def test_waits_for_what_was_asked_for(self, school: School) -> None:
        """A questionnaire of each who was asked for one; anything else from whomever it comes."""
        plan = Matter(school)
        for document, whom in ((Document.PARENT_QUESTIONNAIRE, ASKED), (Document.BEHAVIOUR_LOG, ASKED)):
            await plan.says(voice.DocumentAsked, new_id(), document=document, of_whom=whom, wanted_by=DAY)
        there = Document.PARENT_QUESTIONNAIRE
        await plan.says(voice.DocumentReceived, new_id(), document=there, of_whom=OTHER)
        school.follow()
        count = "SELECT count(*) AS n FROM {s}.due_for(%s, '{{}}', %s)"
        assert school.rows(count, OWNER, LATER)[0]["n"] == 2
        assert plan.due(ASKED) == {}
        await plan.says(voice.DocumentReceived, new_id(), document=there, of_whom=ASKED)
        await plan.says(voice.DocumentUnavailable, new_id(), document=Document.BEHAVIOUR_LOG, of_whom=None)
        assert plan.due(OWNER) == {}

    async def test_one_asked_of_nobody_by_name_is_there_with_the_first(self, school: School) -> None:
        """A questionnaire of any parent, say."""
        plan = Matter(school)
        asked = {"document": Document.PARENT_QUESTIONNAIRE, "wanted_by": DAY}
        await plan.says(voice.DocumentAsked, new_id(), of_whom=None, **asked)
        assert plan.due(OTHER, plan.id) == {"document": DAY}
        await plan.says(voice.DocumentReceived, new_id(), document=asked["document"], of_whom=ASKED)
        assert plan.due(OTHER, plan.id) == {}

    async def test_its_end_ends_what_belongs_to_it(self, school: School) -> None:
        """Documents and meetings; an action is done or dropped, and advice may be answered after the end."""
        plan, id_, met = Matter(school), new_id(), new_id()
        await plan.says(voice.DocumentAsked, new_id(), document=Document.ATTENDANCE, wanted_by=DAY)
        await plan.says(meeting.Called, met, meeting=met, meets_on=DAY)
        await plan.says(action.ActionSet, id_, action=id_, owner=OWNER, due_by=DAY)
        await plan.says(review.AdviceAsked, answer_by=DAY)
        assert plan.due(OWNER).keys() == {"document", "meeting", "action", "advice"}
        await plan.says(review.Ended)
        assert plan.due(OWNER).keys() == {"action", "advice"}
        await plan.says(review.AdviceUnanswered)
        assert plan.due(OWNER).keys() == {"action"}


class TestAroundAPupil:
    async def test_what_staff_need_is_awaited_by_whoever_said_so(self, school: School) -> None:
        """Until it is answered."""
        one, need = Matter(school), new_id()
        await one.says(around.StaffSupportNeeded, need, needed_by=DAY)
        assert (one.due(OWNER), one.due(OTHER)) == ({"staff_support": DAY}, {})
        await one.says(around.StaffSupportAnswered, need)
        assert one.due(OWNER) == {}

    async def test_a_place_in_a_unit_is_looked_at_by_whoever_gave_it_and_the_adult_there(self, school: School) -> None:
        """Until the pupil has left it, or nobody said until when."""
        one, place = Matter(school), new_id()
        await one.says(around.UnitEntered, place, meant_until=DAY, key_adult=OTHER)
        assert (one.due(OWNER), one.due(OTHER)) == ({"unit_place": DAY}, {"unit_place": DAY})
        await one.says(around.UnitLeft, place)
        assert (one.due(OWNER), one.due(OTHER)) == ({}, {})


async def test_on_the_wrong_child_nothing_is_due_and_nothing_is_settled(school: School) -> None:
    """What was found to be recorded of another child moves nothing here: the day before it stands again."""
    plan, id_ = Matter(school), new_id()
    await plan.says(action.ActionSet, id_, action=id_, owner=OWNER, due_by=DAY)
    moved = await plan.says(action.ActionMoved, id_, action=id_, owner=OTHER, due_by=LATER)
    assert plan.due(OTHER) == {"action": LATER}
    await school.keep(example_of(WrongChildFound), file=plan.case, about=moved.id)
    assert (plan.due(OWNER), plan.due(OTHER)) == ({"action": DAY}, {})


def test_no_day_is_said_below_the_level_at_which_its_entry_tells_it() -> None:
    """Every row of every kind of event: at the level of its line, the day stands in what the entry tells."""
    looked_at: set[str] = set()
    for kind in our_events():
        event = example_of(kind)
        for row in DueThings().project(entry(event, matter=new_id())):
            what, day = row.values["what"], row.values["day"]
            if what in {MOVED, OVER} or what not in KINDS or day is None or kind is agreed.ProtocolAgreed:
                continue
            looked_at.add(str(what))
            told = redact(event, KINDS[str(what)].known_at)
            assert day in {str(value) for value in told.values()}, f"{kind.name}: {what}"
    assert looked_at | {"sharing_ends", "sign_review"} >= KINDS.keys() - {"agreement"}
