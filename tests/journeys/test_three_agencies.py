"""A referral meeting with three agencies, to its exit: one answers, one is answered for, and one never does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.journeys.test_a_referral_meeting import (
    AGENCIES,
    BASIS,
    FOR_HOME,
    RECORD,
    Met,
    agrees_the_nine,
    circulated,
    hidden,
    reads,
)
from tests.journeys.test_meetings import rows
from tests.plans import worker
from tests.school import School

pytestmark = pytest.mark.asyncio(loop_scope="session")
ASKED = "Assess what helps Robin in the mornings."
ON_THE_LIST = "There is a wait until the summer; ring us if it grows worse."
RANG = "They will visit from next week on."
THE_HEAD_OF_SERVICE = "The head of the welfare service"
SETTLED = "Mornings are calm; the visits go on."
STAGES = {"camhs": "done", "social_worker": "done", "welfare_officer": "late"}


async def referred(school: School, meeting: Met) -> dict[str, str]:
    """One referral to each of the three, by the SENCO; gives each by whom it was sent to."""
    sent = {}
    for sub in AGENCIES:
        body = {"agency": meeting.agencies[sub], "asked_of": school.people[sub].id, "what": ASKED, **BASIS}
        made = await school.as_("senco").does(f"matters/{meeting.id}/agency-referrals", **body)
        sent[sub] = str(made["id"])
    return sent


async def answered(school: School, sent: dict[str, str]) -> None:
    """CAMHS answers in its own words, twice; the social worker rings, and the SENCO writes down who said what."""
    camhs, senco, at = school.as_("camhs", capacity="agency"), school.as_("senco"), f"actions/{sent['camhs']}"
    await camhs.does(f"{at}/acknowledgement")
    await camhs.does(f"{at}/decision", decision="waiting_list", until=school.day(20), words=ON_THE_LIST)
    await camhs.does(f"{at}/decision", decision="accepted")
    await camhs.does(f"{at}/school-told", how="letter")
    at, said_by = f"actions/{sent['social_worker']}", {"said_by": school.people["social_worker"].id}
    await senco.does(f"{at}/decision", decision="accepted", words=RANG, **said_by)
    await senco.does(f"{at}/school-told", how="telephone", **said_by)


async def stands(school: School, sub: str, meeting: Met, sent: dict[str, str], **who: Any) -> dict[str, str]:
    """How each referral stands, as somebody finds it on the page of the meeting."""
    names = {action: agency for agency, action in sent.items()}
    return {names[row["action"]]: row["stands"] for row in await rows(school, sub, meeting.at, "referral", **who)}


class TestThreeAgencies:
    async def test_from_the_meeting_to_escalation_and_exit(self, school: School) -> None:
        """What is missing of the nine is shown until it is there; the one that never answers becomes late.

        It is put to a named person, who learns nothing by that; after thirty days those from agencies are let go.
        """
        meeting = await circulated(school)
        senco, people = school.as_("senco"), school.people
        await agrees_the_nine(school, meeting)
        assert [row["item"] for row in await rows(school, "lead", meeting.at, "missing")] == ["support"]
        await senco.does(f"{meeting.at}/agreed/declined", item="support", reason="They need none of us.")
        said = {"agreement_of": "parent", "said_by": people["mum"].id, "to_what": "A referral to CAMHS."}
        await senco.does(f"{meeting.at}/agreement", answer="agreed", **said)
        sent = await referred(school, meeting)
        await answered(school, sent)
        assert await stands(school, "lead", meeting, sent) == {**STAGES, "welfare_officer": "open"}
        school.service.clock.ahead += timedelta(days=14)
        assert await stands(school, "lead", meeting, sent) == STAGES
        for sub in AGENCIES:  # each that which it was sent itself, whether or not it came to the meeting
            assert await stands(school, sub, meeting, sent, capacity="agency") == {sub: STAGES[sub]}
        await escalated(school, meeting, sent["welfare_officer"])
        await over(school, meeting)

    async def test_of_whom_each_reads_their_own_words_and_no_other_agency(self, school: School) -> None:
        """Their words: leads and themselves. The record: whoever came. The words for home: also the mother."""
        meeting = await circulated(school)
        sent = await referred(school, meeting)
        await answered(school, sent)
        told = {sub: await reads(school, sub, meeting) for sub in ("lead", "senco", "class_teacher", "mum", *AGENCIES)}
        assert {sub for sub, page in told.items() if ON_THE_LIST in page} == {"lead", "camhs"}
        assert {sub for sub, page in told.items() if RECORD in page} == set(told) - {"mum", "welfare_officer"}
        assert {sub for sub, page in told.items() if FOR_HOME in page} == {"lead", "senco", "class_teacher", "mum"}
        assert {one["fields"]["said_by"] for one in told["lead"].of("action.decided") if RANG in str(one)} == {
            str(school.people["social_worker"].id)
        }


async def escalated(school: School, meeting: Met, silent: str) -> None:
    """To somebody who is named: that alone opens nothing to them."""
    manager = await worker(school, "their_manager", meeting.agencies["welfare_officer"])
    senco = school.as_("senco")
    nobody = await senco.post(f"actions/{silent}/escalation", {"why": "Three calls."})
    assert (nobody.status_code, "Say who is asked" in nobody.text) == (422, True)
    await senco.does(f"actions/{silent}/escalation", escalated_to=manager.id)
    await senco.does(f"actions/{silent}/escalation", named=THE_HEAD_OF_SERVICE)
    first, second = (await reads(school, "lead", meeting)).of("action.escalated")
    assert (first["fields"]["escalated_to"], first["fields"]["late"]) == (str(manager.id), True)
    assert (second["fields"]["named"], second["fields"]["stage"]) == (THE_HEAD_OF_SERVICE, "acknowledged")
    assert await hidden(school, "their_manager", meeting, "agency")
    for sub in ("class_teacher", "mum", "camhs"):
        assert THE_HEAD_OF_SERVICE not in await reads(school, sub, meeting), sub


async def over(school: School, meeting: Met) -> None:
    """Looked at again, and come to its end: read by those who were there for thirty days, by the lead after that."""
    await school.as_("senco").does(f"{meeting.at}/reviews", going="well", outcome="Calmer mornings.")
    await school.as_("senco").does(f"{meeting.at}/exit", exit="taken_on", outcome=SETTLED)
    clock = school.service.clock
    for days, open_ in ((30, True), (1, False)):
        clock.ahead += timedelta(days=days)
        for sub in AGENCIES:
            assert await hidden(school, sub, meeting, "agency") is not open_, (sub, days)
    assert SETTLED in await reads(school, "lead", meeting)
