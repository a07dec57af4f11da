"""What is met around a referral meeting with three agencies: who is asked, what each is told of it, and its exit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.plans import agency, called, came, worker
from tests.school import OnRoll, School
from tests.stories import NOTE, staff, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
BASIS = {"basis": "public_task", "parents_know": "told"}
RECORD = "We agreed a calm start to each day and a weekly word between all of us."
FOR_HOME = "We agreed how each day begins, and that we ring you every Friday."
SAID = "Said that mornings at home are hard since the move."
BEHIND = "Said once the teacher had gone that lessons are too loud for Robin."
CONTRIBUTED = "Robin can name three feelings and asks for a break when one is needed."
INTERPRETER = "A Polish interpreter."
THERE = ("senco", "class_teacher", "mum", "camhs", "social_worker")
AGENCIES = {"camhs": "mental_health", "social_worker": "social_care", "welfare_officer": "education_welfare"}


@dataclass(frozen=True, slots=True)
class Met:
    """A referral meeting that was called, with everybody asked to it."""

    pupil: OnRoll
    id: str
    agencies: dict[str, UUID]

    @property
    def at(self) -> str:
        """Its address."""
        return f"meetings/{self.id}"


async def taught(school: School) -> OnRoll:
    """A pupil with SEN support, their class teacher and a subject teacher."""
    people = await staff(school, "lead", "senco", "class_teacher", "subject_teacher", "lunch")
    pupil = await school.pupil(sen_status="sen_support")
    for sub in ("class_teacher", "subject_teacher"):
        await school.assign(people[sub], pupil, sub)
    return pupil


async def asked(school: School, pupil: OnRoll | None = None) -> Met:
    """Called by the SENCO, who asks the class teacher, a parent and somebody from each of three agencies."""
    pupil = pupil or await taught(school)
    await school.parent("mum", pupil)
    await school.parent("dad", pupil, kind="excluding_order")
    agencies = {sub: await agency(school, f"The {kind} service", kind) for sub, kind in AGENCIES.items()}
    for sub, at in agencies.items():
        await worker(school, sub, at)
    meeting = Met(pupil, await called(school, pupil, "senco"), agencies)
    senco, people = school.as_("senco"), school.people
    await senco.does(f"{meeting.at}/invitations/staff", person=people["class_teacher"].id)
    await senco.does(
        f"{meeting.at}/invitations/parents", parent=people["mum"].id, how="telephone", interpreter=INTERPRETER
    )
    for sub in agencies:
        await senco.does(f"{meeting.at}/invitations/agencies", person=people[sub].id, **BASIS)
    return meeting


async def held(school: School) -> Met:
    """All came but one, who sent apologies."""
    meeting = await asked(school)
    await came(school, meeting.id, "senco", **dict.fromkeys(THERE, "attended"), welfare_officer="apologies")
    await school.as_("senco").does(f"{meeting.at}/held", everyone_had_their_turn=True)
    return meeting


async def circulated(school: School) -> Met:
    """Drafted by the SENCO, seen through the eyes of each by them, agreed by the lead, and sent round."""
    meeting = await held(school)
    senco = school.as_("senco")
    await senco.does(f"{meeting.at}/record/drafts", record=RECORD, for_home=FOR_HOME)
    for sub in THERE:
        await senco.finds(f"{meeting.at}/record/preview", recipient=school.people[sub].id)
    await school.as_("lead").does(f"{meeting.at}/record/agreed")
    await senco.does(f"{meeting.at}/record/circulated")
    return meeting


async def reads(school: School, sub: str, meeting: Met, capacity: str | None = None) -> Any:
    """The case as somebody reads it who may know of it."""
    return await school.as_(sub, capacity=capacity).reads(f"cases/{meeting.pupil.case}")


async def hidden(school: School, sub: str, meeting: Met, capacity: str | None = None) -> bool:
    """Whether the case looks to them as if there were none."""
    who = school.as_(sub, capacity=capacity)
    found, absent = [await who.get(f"cases/{case}") for case in (meeting.pupil.case, uuid4())]
    return (found.status_code, found.content) == (404, absent.content)


class TestWhoeverIsInvitedFromAnAgency:
    async def test_is_told_that_there_is_a_meeting_and_nothing_else(self, school: School) -> None:
        """Its day, its place, what for and whose it is: until then there is no such case for them."""
        meeting = await asked(school)
        await worker(school, "colleague", meeting.agencies["camhs"])
        told = await reads(school, "camhs", meeting, "agency")
        assert told.levels() == {"meeting.invited": "existence"}
        fields = told.one("meeting.invited")["fields"]
        assert (fields["venue"], fields["whose"], fields["meets_on"]) == ("Room 4", "Robin Vale", school.day())
        assert not fields.keys() & {"invited", "invited_as", "basis", "agency", "parents_know"}
        assert await hidden(school, "colleague", meeting, "agency")

    async def test_loses_it_with_the_post_and_with_the_invitation(self, school: School) -> None:
        """The control is the third, who keeps both."""
        meeting = await asked(school)
        ended = {"person": school.people["camhs"].id, "last_day": school.day(-1)}
        await school.as_("admin").does("agency-workers/end", **ended)
        gone = {"person": school.people["social_worker"].id, "why": "Asked by mistake."}
        await school.as_("senco").does(f"{meeting.at}/invitations/withdrawal", **gone)
        assert await hidden(school, "camhs", meeting, "agency")
        assert await hidden(school, "social_worker", meeting, "agency")
        assert not await hidden(school, "welfare_officer", meeting, "agency")

    async def test_is_recorded_as_working_there_and_known_to_this_school(self, school: School) -> None:
        """Nobody of another school's meeting, nobody without a post; the refusal says what to do, and no name."""
        meeting = await asked(school)
        elsewhere = await school.service.found()
        stranger = await worker(elsewhere, "stranger", await agency(elsewhere, "Another service"))
        senco, invitations = school.as_("senco"), f"{meeting.at}/invitations/agencies"
        taken = await senco.post(invitations, {"person": stranger.id, **BASIS})
        assert (taken.status_code, "not known to the school" in taken.text) == (422, True)
        teacher = await senco.post(invitations, {"person": school.people["subject_teacher"].id, **BASIS})
        assert (teacher.status_code, "not recorded as working for an agency" in teacher.text) == (409, True)
        found = await elsewhere.as_("stranger", capacity="agency").get(f"cases/{meeting.pupil.case}")
        assert found.status_code == 404

    async def test_is_invited_by_coordinator_senco_or_lead_alone(self, school: School) -> None:
        """The invitation itself tells something: neither teacher nor head of year sends one; the lead may."""
        meeting = await asked(school)
        extra = await worker(school, "extra", meeting.agencies["camhs"])
        leader = await school.person("year_head", "teacher")
        await school.assign(leader, meeting.pupil, "head_of_year")
        invitation = {"person": extra.id, **BASIS}
        for sub in ("class_teacher", "year_head"):
            denied = await school.as_(sub).post(f"{meeting.at}/invitations/agencies", invitation)
            assert denied.status_code in {403, 404}, sub
        await school.as_("lead").does(f"{meeting.at}/invitations/agencies", **invitation)


class TestAParent:
    async def test_reads_their_own_invitation_and_attendance(self, school: School) -> None:
        """What they need to come is theirs; the other entries of the meeting are not worded for them."""
        meeting = await held(school)
        told = await reads(school, "mum", meeting, "parent")
        assert told.one("home.invited")["fields"]["interpreter"] == INTERPRETER
        assert told.one("meeting.attendance_recorded")["fields"]["signer"] == str(school.people["mum"].id)
        assert not {what for what in told.levels() if what.startswith("meeting.")} - {"meeting.attendance_recorded"}
        assert await hidden(school, "dad", meeting, "parent")


class TestTheRecord:
    async def test_as_circulated_is_read_by_those_who_were_there(self, school: School) -> None:
        """At S by the agencies that came, in words for home by the parent; who sent apologies has the invitation."""
        meeting = await circulated(school)
        for sub in ("camhs", "social_worker"):
            told = await reads(school, sub, meeting, "agency")
            assert told.one("meeting.record_circulated")["level"] == "summary"
            assert RECORD in told
            assert FOR_HOME not in told
        absent = await reads(school, "welfare_officer", meeting, "agency")
        assert absent.levels() == {"meeting.invited": "existence"}
        mum = await reads(school, "mum", meeting, "parent")
        assert FOR_HOME in mum
        assert RECORD not in mum

    async def test_says_nothing_of_what_was_said(self, school: School) -> None:
        """That stays with those in the room: what was said after somebody left is without them."""
        meeting = await held(school)
        senco = school.as_("senco")
        await senco.does(f"{meeting.at}/said", words=SAID, said_by=school.people["mum"].id)
        await senco.does(f"{meeting.at}/said", words=BEHIND, left=[school.people["class_teacher"].id])
        told = await reads(school, "senco", meeting)
        assert (SAID in told, BEHIND in told) == (True, True)
        teacher = await reads(school, "class_teacher", meeting)
        assert SAID in teacher
        assert BEHIND not in teacher
        for sub, capacity in (("subject_teacher", None), ("camhs", "agency"), ("mum", "parent")):
            page = (await school.as_(sub, capacity=capacity).get(f"cases/{meeting.pupil.case}")).text
            assert (SAID in page, BEHIND in page, "meeting.said" in page) == (False, False, False), sub

    async def test_is_seen_through_the_eyes_of_each_before_anybody_agrees_it(self, school: School) -> None:
        """A parent is told the words for home alone, an agency the record; the author agrees nothing."""
        meeting = await held(school)
        senco, people = school.as_("senco"), school.people
        await senco.does(f"{meeting.at}/record/drafts", record=RECORD, for_home=FOR_HOME)
        early = await school.as_("lead").post(f"{meeting.at}/record/agreed", {})
        assert (early.status_code, "Look first" in early.text) == (409, True)
        seen = {}
        for sub in THERE:
            rows = (await senco.finds(f"{meeting.at}/record/preview", recipient=people[sub].id)).rows
            seen[sub] = {row["what"].split(".")[1]: row["level"] for row in rows}
        assert seen["camhs"] == {"record_circulated": "summary", "record_worded_for_home": "none"}
        assert seen["mum"] == {"record_circulated": "none", "record_worded_for_home": "summary"}
        assert seen["class_teacher"]["record_circulated"] == "full"
        own = await senco.post(f"{meeting.at}/record/agreed", {})
        assert (own.status_code, "You wrote it" in own.text) == (409, True)
        await school.as_("lead").does(f"{meeting.at}/record/agreed")
        await school.follow()
        told = await school.as_("lead").reads("disclosures", case=meeting.pupil.case)
        assert "record_preview" in told

    async def test_is_previewed_only_by_those_who_are_told_the_draft(self, school: School) -> None:
        """To everybody else it looks as if there were none; and for nobody but a recipient."""
        meeting = await held(school)
        await school.as_("senco").does(f"{meeting.at}/record/drafts", record=RECORD)
        look = {"recipient": school.people["camhs"].id}
        for sub in ("subject_teacher", "lunch"):
            found, absent = [
                await school.as_(sub).post(f"meetings/{one}/record/preview", look) for one in (meeting.id, uuid4())
            ]
            assert (found.status_code, found.content) == (404, absent.content), sub
        stray = {"recipient": school.people["welfare_officer"].id}
        refused = await school.as_("senco").post(f"{meeting.at}/record/preview", stray)
        assert (refused.status_code, RECORD in refused.text) == (422, False)

    async def test_announces_no_bar_to_whoever_looks(self, school: School) -> None:
        """A preview says the same of the subject of a concern as before it; what they then read is nothing new."""
        meeting = await held(school)
        senco, teacher = school.as_("senco"), school.people["class_teacher"]
        await senco.does(
            f"{meeting.at}/record/drafts", record=RECORD, recipients=[teacher.id, school.people["senco"].id]
        )
        at, look = f"{meeting.at}/record/preview", {"recipient": teacher.id}
        before = (await senco.finds(at, **look)).rows
        concern = {"account": "Shouted at Robin.", "about_adult": teacher.id}
        await school.as_("lunch").does(f"pupils/{meeting.pupil.id}/concerns", **concern)
        assert (await senco.finds(at, **look)).rows == before
        await senco.finds(at, recipient=school.people["senco"].id)
        await school.as_("lead").does(f"{meeting.at}/record/agreed")
        await senco.does(f"{meeting.at}/record/circulated")
        assert (await reads(school, "class_teacher", meeting)).of("meeting.record_circulated") == []
        assert (await reads(school, "senco", meeting)).one("meeting.record_circulated")["level"] == "full"


class TestAnElsasContribution:
    async def test_is_a_summary_for_the_meeting_and_never_the_note(self, school: School) -> None:
        """Row J6: whoever reads the meeting at S reads it, and the note stays where it is."""
        meeting = await asked(school, (await supported(school)).pupil)
        await school.as_("elsa").does(f"{meeting.at}/contributions", contribution=CONTRIBUTED)
        senco = await reads(school, "senco", meeting)
        assert senco.one("meeting.contribution_written")["fields"]["contribution"] == CONTRIBUTED
        assert NOTE not in senco
        assert CONTRIBUTED not in await reads(school, "camhs", meeting, "agency")


async def agrees_the_nine(school: School, meeting: Met) -> None:
    """Each with its owner and its date."""
    senco, people = school.as_("senco"), school.people
    whose = {"owner": people["senco"].id, "by": school.day(30), "what": "As we said."}
    often = {"how_often": "weekly"}
    flow: dict[str, Any] = {
        "what": "Attendance",
        "parts": ["figures"],
        "for_what": "To plan visits",
        "until": school.day(90),
    }
    flow |= {"to": meeting.agencies["camhs"], "person": people["camhs"].id}
    for path, more in (
        ("approach", {}),
        ("plan", {"immediate": "A calm start.", "long_term": "Ten sessions."}),
        ("responsibilities", {"owner": people["class_teacher"].id}),
        ("feedback", {"person": people["senco"].id, **often}),
        ("monitoring", {"follow_up_on": school.day(30), **often}),
        ("home", {"owner": people["mum"].id, **often}),
        ("protocol", {"flows": [flow]}),
    ):
        await senco.does(f"{meeting.at}/agreed/{path}", **{**whose, **more})
    for sub in ("camhs", "social_worker"):
        contact = {**whose, "owner": people[sub].id, "agency": meeting.agencies[sub]}
        await senco.does(f"{meeting.at}/agreed/contacts", **contact)


class TestWhatIsAgreed:
    async def test_nine_things_then_review_and_exit(self, school: School) -> None:
        """What is missing is named until it is there or declined; after exit nothing more is agreed."""
        meeting = await held(school)
        senco, people = school.as_("senco"), school.people
        done = {"exit": "taken_on", "outcome": "CAMHS goes on."}
        early = await senco.post(f"{meeting.at}/exit", done)
        assert (early.status_code, "approach, plan, responsibility" in early.text) == (409, True)
        await agrees_the_nine(school, meeting)
        but_one = await senco.post(f"{meeting.at}/exit", done)
        assert (but_one.status_code, "reason: support." in but_one.text) == (409, True)
        await senco.does(f"{meeting.at}/agreed/declined", item="support", reason="They need none of us.")
        await senco.does(f"{meeting.at}/reviews", going="well", outcome="Calmer mornings.")
        await senco.does(f"{meeting.at}/exit", **done)
        again = {"owner": people["senco"].id, "by": school.day(30), "what": "More."}
        late = await senco.post(f"{meeting.at}/agreed/approach", again)
        assert (late.status_code, "come to its end" in late.text) == (409, True)

    async def test_is_told_to_an_agency_as_far_as_it_is_theirs(self, school: School) -> None:
        """Their own in full, no other's; the parent reads who does what."""
        meeting = await held(school)
        await agrees_the_nine(school, meeting)
        camhs = await reads(school, "camhs", meeting, "agency")
        (contact,) = [entry for entry in camhs.entries if entry["part"] == "actions"]
        assert (contact["what"], contact["level"]) == ("meeting.contact_agreed", "full")
        mum = await reads(school, "mum", meeting, "parent")
        assert mum.one("meeting.protocol_agreed")["level"] == "summary"
        assert mum.one("meeting.home_involved")["level"] == "full"
        assert (await reads(school, "welfare_officer", meeting, "agency")).parts() == {"meetings"}

    async def test_names_no_agency_to_parents_who_were_not_told_of_it(self, school: School) -> None:
        """The control is the meeting above, of whose agencies the parent knows."""
        meeting = await asked(school)
        extra = await worker(school, "extra", meeting.agencies["camhs"])
        untold = {"basis": "safeguarding", "parents_know": "not_told", "why_not_told": "It is not safe yet."}
        await school.as_("lead").does(f"{meeting.at}/invitations/agencies", person=extra.id, **untold)
        there = dict.fromkeys((*THERE, "extra"), "attended")
        await came(school, meeting.id, "senco", **there, welfare_officer="apologies")
        await school.as_("senco").does(f"{meeting.at}/held", everyone_had_their_turn=True)
        await agrees_the_nine(school, meeting)
        assert "actions" not in (await reads(school, "mum", meeting, "parent")).parts()
        assert "actions" in (await reads(school, "lead", meeting)).parts()

    async def test_agreement_of_home_is_asked_and_is_not_the_basis(self, school: School) -> None:
        """Recorded as the parent's own words, which stay with those who are told all of it."""
        meeting = await asked(school)
        said = {"agreement_of": "parent", "said_by": school.people["mum"].id, "to_what": "A referral to CAMHS."}
        await school.as_("senco").does(f"{meeting.at}/agreement", answer="agreed", words="Yes, please.", **said)
        lead = await reads(school, "lead", meeting)
        assert lead.one("meeting.agreement_asked")["fields"]["words"] == "Yes, please."
        head = await reads(school, "head", meeting)
        assert head.one("meeting.agreement_asked")["fields"]["answer"] == "agreed"
        assert "Yes, please." not in head

    async def test_after_exit_the_agencies_are_let_go(self, school: School) -> None:
        """One never answered and was escalated; for thirty days those who were there may read how it ended."""
        meeting = await held(school)
        senco = school.as_("senco")
        await agrees_the_nine(school, meeting)
        silent = {"agency": meeting.agencies["welfare_officer"], "asked_of": school.people["welfare_officer"].id}
        referred = await senco.does(f"matters/{meeting.id}/agency-referrals", what="Visits at home.", **silent, **BASIS)
        escalated = {"named": "The head of the service", "why": "Three calls were not returned."}
        await senco.does(f"actions/{referred['id']}/escalation", **escalated)
        await senco.does(f"{meeting.at}/agreed/declined", item="support", reason="None needed.")
        await senco.does(f"{meeting.at}/reviews", going="well", outcome="Calmer mornings.")
        await senco.does(f"{meeting.at}/exit", exit="no_longer_needed", outcome="Robin is settled.")
        assert "Robin is settled." in await reads(school, "camhs", meeting, "agency")
        ties = await school.rows(
            "SELECT ends - %s::date FROM {s}.relations_in_force WHERE relation IN ('invited', 'attended')", school.day()
        )
        assert {days for (days,) in ties} == {30}


class TestTwoMeetings:
    async def test_are_told_apart(self, school: School) -> None:
        """Somebody of an agency who came to one is told nothing of another, about another pupil."""
        meeting = await held(school)
        other = await school.pupil("Ash Grove")
        second = Met(other, await called(school, other, "lead"), meeting.agencies)
        assert await hidden(school, "camhs", second, "agency")
        assert not await hidden(school, "camhs", meeting, "agency")
