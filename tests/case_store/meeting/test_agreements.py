"""What a referral meeting agrees: nine things, what is missing of them, review and exit."""

from datetime import timedelta
from typing import Any

import pytest

from case_store.decider import FromAgency
from case_store.meeting import agreed, agreeing
from case_store.meeting import commands as asked
from case_store.meeting.agreed import Flow
from case_store.meeting.codes import Exit, Frequency, Going, InviteeKind, Item, ParentsKnow
from case_store.meeting.meeting import MEETING
from case_store.meeting.state import missing
from case_store.vocabulary import Part, Role
from tests.case_store.meeting.stories import (
    AGENCIES,
    ASKED,
    BY,
    CALLED,
    CAMHS,
    FINAL,
    HELD,
    MOTHER,
    SECOND_WORKER,
    SENCO,
    SOCIAL_CARE,
    THERE,
    WORKER,
    attended,
    held,
    invited,
    nothing,
)
from tests.given import TEACHER, TODAY, TOMORROW, YESTERDAY, Given, one, text

NEXT_MONTH = TODAY + timedelta(days=30)
WHOSE = {"owner": TEACHER, "by": NEXT_MONTH, "what": text()}
FLOW = Flow(
    what=text("Attendance, once a week"),
    parts=(Part.FIGURES,),
    to=CAMHS,
    person=WORKER,
    for_what=text("To plan sessions"),
    until=NEXT_MONTH,
)
NINE: dict[Item, agreeing.Agree] = {
    Item.APPROACH: agreeing.AgreeApproach(**WHOSE),
    Item.PLAN: agreeing.AgreePlan(**WHOSE, immediate=text(), long_term=text()),
    Item.RESPONSIBILITY: agreeing.AgreeResponsibility(**WHOSE),
    Item.FEEDBACK: agreeing.AgreeFeedback(**WHOSE, person=SENCO, how_often=Frequency.FORTNIGHTLY),
    Item.CONTACT: agreeing.AgreeContact(**{**WHOSE, "owner": WORKER}, agency=CAMHS),
    Item.MONITORING: agreeing.AgreeMonitoring(**WHOSE, how_often=Frequency.WEEKLY, follow_up_on=NEXT_MONTH),
    Item.HOME: agreeing.InvolveHome(**WHOSE, how_often=Frequency.WEEKLY),
    Item.SUPPORT: agreeing.AgreeSupport(**WHOSE, agencies=frozenset({CAMHS})),
    Item.PROTOCOL: agreeing.AgreeProtocol(**WHOSE, flows=(FLOW,)),
}
AROUND = {**BY, "from_agency": AGENCIES}
REVIEW = asked.ReviewReferral(going=Going.WELL, outcome=text())
CLOSE = asked.CloseReferral(exit=Exit.NO_LONGER_NEEDED, outcome=text())


def after(meeting: Given, *commands: Any) -> Given:
    """The same meeting after these."""
    for command in commands:
        meeting = meeting.given(*meeting.when(command, **AROUND).events)
    return meeting


def left(meeting: Given) -> tuple[Item, ...]:
    """What is missing of the nine."""
    return missing(MEETING.fold(meeting.events))


class TestTheNine:
    @pytest.mark.parametrize("item", Item)
    def test_is_each_an_event_with_its_owner_and_its_date(self, item: Item) -> None:
        """In a part of its own, owned by somebody."""
        event = held.when(NINE[item], **AROUND).event()
        assert agreed.ITEMS[type(event)] is item
        assert (event.part, event.by) == (Part.ACTIONS, NEXT_MONTH)
        assert event.owner == (WORKER if item is Item.CONTACT else TEACHER)
        assert any(getattr(mark, "role", None) is Role.OWNER for mark in type(event).model_fields["owner"].metadata)

    @pytest.mark.parametrize("item", Item)
    def test_is_agreed_at_a_referral_meeting_that_was_held(self, item: Item) -> None:
        """What a plan's meeting agrees is recorded in the plan; and nothing is due before the meeting."""
        final = nothing.given(FINAL, *ASKED, *THERE, HELD)
        final.when(NINE[item], **AROUND).then_refused(because="A referral meeting agrees this")
        attended.when(NINE[item], **AROUND).then_refused(because="not held yet")
        early = NINE[item].model_copy(update={"by": YESTERDAY})
        held.when(early, **AROUND).then_invalid(because="`by`")

    def test_a_key_contact_works_for_their_agency(self) -> None:
        """And is nobody of the school's."""
        contact = NINE[Item.CONTACT]
        held.when(contact.model_copy(update={"owner": TEACHER}), **AROUND).then_refused(
            because="works for their agency"
        )
        gone = {WORKER: FromAgency(ever=frozenset({CAMHS}))}
        held.when(contact, **BY, from_agency=gone).then_refused(because="works for their agency")

    @pytest.mark.parametrize(
        ("said", "because"),
        [
            ({"to": one(0xE9)}, "nobody was invited from"),
            ({"person": TEACHER}, "does not work for that agency"),
            ({"person": SECOND_WORKER}, "does not work for that agency"),
            ({"until": YESTERDAY}, "`until`"),
        ],
    )
    def test_the_protocol_says_to_whom_and_until_when(self, said: dict[str, Any], because: str) -> None:
        """Line by line: sharing goes by it."""
        protocol = agreeing.AgreeProtocol(**WHOSE, flows=(FLOW, FLOW.model_copy(update=said)))
        held.when(protocol, **AROUND).then_invalid(because=because)
        assert held.when(NINE[Item.PROTOCOL], **AROUND).event().flows == (FLOW,)

    @pytest.mark.parametrize("item", Item)
    def test_is_kept_from_parents_who_do_not_know_of_an_agency(self, item: Item) -> None:
        """It would tell them; the control is the same meeting, of which they know."""
        untold = {"agency": CAMHS, "parents_know": ParentsKnow.TO_BE_TOLD}
        told_nothing = nothing.given(CALLED, *ASKED, invited(WORKER, InviteeKind.AGENCY, **untold), *THERE, HELD)
        assert told_nothing.when(NINE[item], **AROUND).event().unsafe
        assert not held.when(NINE[item], **AROUND).event().unsafe

    def test_support_goes_to_agencies_that_were_asked(self) -> None:
        """All of them, if none is named."""
        stray = NINE[Item.SUPPORT].model_copy(update={"agencies": frozenset({one(0xE9)})})
        held.when(stray, **AROUND).then_invalid(because="nobody was invited from")

    def test_what_is_followed_up_comes_after_the_meeting(self) -> None:
        """A mistyped year."""
        early = NINE[Item.MONITORING].model_copy(update={"follow_up_on": YESTERDAY})
        held.when(early, **AROUND).then_invalid(because="`follow_up_on`")


class TestWhatIsMissing:
    def test_is_all_of_them_at_first_and_none_once_they_are_there(self) -> None:
        """One after the other, in their order."""
        assert left(held) == tuple(Item)
        meeting = held
        for number, item in enumerate(Item, start=1):
            meeting = after(meeting, NINE[item])
            assert left(meeting) == tuple(Item)[number:]

    def test_is_no_longer_what_was_declined_with_a_reason(self) -> None:
        """Until it is agreed after all; and nothing is declined twice."""
        decline = agreeing.DeclineItem(item=Item.SUPPORT, reason=text())
        declined = after(held, decline)
        assert Item.SUPPORT not in left(declined)
        declined.when(decline, **AROUND).then_refused(because="agreed or declined already")
        assert Item.SUPPORT not in left(after(declined, NINE[Item.SUPPORT]))
        after(held, NINE[Item.SUPPORT]).when(decline, **AROUND).then_refused(because="agreed or declined already")

    def test_is_a_contact_for_each_agency_that_was_there(self) -> None:
        """One that sent apologies needs none."""
        of_social_care = NINE[Item.CONTACT].model_copy(update={"owner": SECOND_WORKER, "agency": SOCIAL_CARE})
        assert Item.CONTACT in left(after(held, of_social_care))
        assert Item.CONTACT not in left(after(held, of_social_care, NINE[Item.CONTACT]))

    def test_is_nothing_of_a_plans_meeting(self) -> None:
        """It agrees other things; nor of what is none."""
        assert left(nothing.given(FINAL, *ASKED, *THERE, HELD)) == ()
        assert left(nothing) == ()


class TestReviewAndExit:
    def test_exit_waits_until_nothing_is_missing_and_it_was_reviewed(self) -> None:
        """Each says what to do next; then the people of agencies are let go."""
        held.when(CLOSE, **AROUND).then_refused(because="missing, or decline it with a reason: approach, plan")
        complete = after(held, *NINE.values())
        complete.when(CLOSE, **AROUND).then_refused(because="Review first")
        closed = after(complete, REVIEW).when(CLOSE, **AROUND).event()
        assert (closed.invited, closed.attended) == ({WORKER, SECOND_WORKER}, {WORKER})

    def test_after_exit_nothing_is_agreed_any_more(self) -> None:
        """Another meeting is called."""
        closed = after(held, *NINE.values(), REVIEW, CLOSE)
        for command in (NINE[Item.APPROACH], REVIEW, CLOSE, agreeing.DeclineItem(item=Item.HOME, reason=text())):
            closed.when(command, **AROUND).then_refused(because="come to its end")

    def test_days_follow_on_each_other(self) -> None:
        """A review after the meeting, the next after that, exit last."""
        early = REVIEW.model_copy(update={"reviewed_on": YESTERDAY})
        held.when(early, **AROUND).then_invalid(because="`reviewed_on`")
        back = REVIEW.model_copy(update={"next_review_on": YESTERDAY})
        held.when(back, **AROUND).then_invalid(because="`next_review_on`")
        assert held.when(REVIEW.model_copy(update={"next_review_on": TOMORROW}), **AROUND).event().going is Going.WELL
        reviewed = after(held, *NINE.values(), REVIEW)
        before = CLOSE.model_copy(update={"closed_on": YESTERDAY})
        reviewed.when(before, **AROUND).then_invalid(because="`closed_on`")

    def test_a_parent_may_own_one(self) -> None:
        """Whoever does it, does it."""
        assert held.when(NINE[Item.HOME].model_copy(update={"owner": MOTHER}), **AROUND).event().owner == MOTHER
