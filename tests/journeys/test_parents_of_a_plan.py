"""Two parents of one plan: each reads and does what is theirs, until an order excludes one of them from all of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.families import hidden_looks_absent
from tests.plans import TARGET, Plan, came, running
from tests.school import School
from tests.stories import school_day
from tests.told import Told

pytestmark = pytest.mark.asyncio(loop_scope="session")
PARENTS = ("mum", "dad")
WORDS = {"mum": "His father forgets the kit.", "dad": "She lets him stay up too late."}
NEEDS = {"mum": "An interpreter for Polish.", "dad": "His brother comes with him."}
WORDED = {"mum": "With you we agreed a word each Friday.", "dad": "With you we agreed Saturdays."}
NEWS = {"mum": "He read aloud today.", "dad": "He scored for the class today."}
WROTE = {"mum": "He slept badly.", "dad": "He talks of nothing but football."}
TO_DO = {"mum": "Ring the surgery.", "dad": "Mend the bicycle."}
KEPT = {"mum": "Breakfast together.", "dad": "Saturdays together."}
THEIRS = (WORDS, NEEDS, WORDED, NEWS, WROTE)
"""What belongs to one parent, part by part: of the one never the other's to read."""
WHY_NOT = "Nobody asked me."


@dataclass(frozen=True, slots=True)
class Family:
    """A plan that runs, its first meeting, and by parent the commitment and the action that are theirs."""

    plan: Plan
    meeting: str
    commitments: dict[str, str]
    actions: dict[str, str]

    @property
    def at(self) -> str:
        """The plan's address."""
        return f"psps/{self.plan.id}"

    @property
    def case(self) -> str:
        """The address of the pupil's case."""
        return f"cases/{self.plan.pupil.case}"

    def of_none(self) -> Family:
        """The same with ids of nothing."""
        of_nothing = {sub: str(uuid4()) for sub in PARENTS}
        return Family(Plan(self.plan.pupil, uuid4()), str(uuid4()), of_nothing, of_nothing)


async def family(school: School) -> Family:
    """Both were asked and met, each by themself; both have spoken, signed, written, and taken something on."""
    pupil = await school_day(school)
    for sub in PARENTS:
        await school.parent(sub, pupil)
    plan, target = await running(school, pupil)
    coordinator, at, people = school.as_("coordinator"), f"psps/{plan.id}", school.people
    said = {"kind": "psp_initial", "meets_on": school.day(), "purpose": "To plan."}
    meeting = str((await coordinator.does(f"{at}/meetings", **said))["id"])
    for sub in PARENTS:
        asked = {"parent": people[sub].id, "how": "letter", "apart": sub == "dad", "supporter": NEEDS[sub]}
        await coordinator.does(f"meetings/{meeting}/invitations/parents", **asked)
    await came(school, meeting, "coordinator", coordinator="attended", mum="attended", dad="apologies")
    await coordinator.does(f"meetings/{meeting}/held", everyone_had_their_turn=True)
    commitments, actions = {}, {}
    for sub in PARENTS:
        who, parent = school.as_(sub), people[sub].id
        await coordinator.does(f"meetings/{meeting}/record/home-wordings", parent=parent, wording=WORDED[sub])
        owned = {"side": "parent", "owner": parent, "how": "time_together", "help": KEPT[sub], "target": target}
        commitments[sub] = str((await coordinator.does(f"{at}/commitments", **owned))["entries"][0])
        action = {"what": TO_DO[sub], "owner": parent, "within": 5}
        actions[sub] = str((await coordinator.does(f"matters/{plan.id}/actions", **action))["id"])
        await school.as_("key_worker").does(f"{at}/messages", parent=parent, words=NEWS[sub], good_news=True)
        await who.does(f"{at}/messages-from-home", words=WROTE[sub])
        await who.does(f"{at}/parents-words", words=WORDS[sub])
        await who.does(f"{at}/signatures")
    return Family(plan, meeting, commitments, actions)


async def reads(school: School, sub: str, of: Family, at: str = "") -> Told:
    """The case, or another page, as a parent reads it."""
    await school.follow()
    return await school.as_(sub, capacity="parent" if sub in PARENTS else None).reads(at or of.case)


def acts(of: Family, sub: str) -> list[tuple[str, dict[str, Any]]]:
    """All that a parent may do for a plan, with the ids that are theirs."""
    return [
        (f"{of.at}/signatures", {}),
        (f"{of.at}/refusals", {"reason": WHY_NOT}),
        (f"{of.at}/parents-words", {"words": WHY_NOT}),
        (f"{of.at}/messages-from-home", {"words": WHY_NOT}),
        (f"{of.at}/reports", {"commitment": of.commitments[sub], "report": WHY_NOT}),
        (f"actions/{of.actions[sub]}/outcome", {"outcome": WHY_NOT}),
    ]


async def ordered(school: School, of: Family, **days: Any) -> None:
    """A lead has seen the order that excludes the father."""
    order = {"kind": "excluding_order", "evidence": "court_order", "particulars": "Prohibited steps.", **days}
    await school.as_("lead").does(f"pupils/{of.plan.pupil.id}/home/standings", person=school.people["dad"].id, **order)


class TestTwoParents:
    async def test_read_the_plan_alike_and_of_each_other_nothing(self, school: School) -> None:
        """Case 9, and the row of a parent: TAR F, ACT F own and S, PAR and SGN own, MEE and MON what is for them.

        That of a father without responsibility too, whom no order excludes; a partner is no parent in law.
        """
        of = await family(school)
        await school.parent("partner", of.plan.pupil, kind="partner")
        assert await hidden_looks_absent(school.as_("partner", capacity="parent"), of.plan.pupil)
        for sub, other in (PARENTS, PARENTS[::-1]):
            told, person = await reads(school, sub, of), str(school.people[sub].id)
            for words in THEIRS:
                assert (words[sub] in told, words[other] in told) == (True, False), (sub, words[sub])
            assert all(TARGET[said] in told for said in ("wording", "measure", "why_it_matters"))
            assert all(words[each] in told for words in (KEPT, TO_DO) for each in PARENTS)
            levels = {one["fields"]["what"]: one["level"] for one in told.of("action.set")}
            assert levels == {TO_DO[sub]: "full", TO_DO[other]: "summary"}
            for what, field in (("psp.signed", "signer"), ("meeting.attendance_recorded", "signer")):
                assert (told.one(what)["level"], told.one(what)["fields"][field]) == ("summary", person)
            plan = await reads(school, sub, of, of.at)
            signs = {row["person"] for row in plan.rows if row["what"] in {"signature", "attendance", "not_signed"}}
            assert signs == {person}
        for sub in ("coordinator", "lead"):
            told = await reads(school, sub, of)
            assert all(words[each] in told for words in THEIRS for each in PARENTS), sub


class TestAParentUnderAnOrder:
    async def test_meets_nothing_of_the_plan_from_its_day_on(self, school: School) -> None:
        """Signing, refusing, speaking, writing, reporting: each is answered as for a plan that there is not.

        The control is the day before, and the mother, to whom nothing changes.
        """
        of = await family(school)
        await ordered(school, of, starts=school.day(1))
        before = {sub: await reads(school, sub, of) for sub in (*PARENTS, "coordinator")}
        assert WORDS["dad"] in before["dad"]
        school.service.clock.ahead += timedelta(days=1)
        dad = school.as_("dad", capacity="parent")
        assert await hidden_looks_absent(dad, of.plan.pupil)
        for (path, body), (nowhere, unknown) in zip(acts(of, "dad"), acts(of.of_none(), "dad"), strict=True):
            answers = [await dad.post(path, body), await dad.post(nowhere, unknown)]
            assert (path, [one.status_code for one in answers]) == (path, [404, 404])
            assert answers[0].content == answers[1].content
        for page in (of.at, f"meetings/{of.meeting}"):
            assert (await dad.get(page)).status_code == 404
        for page in ("cases", "pupils", "psps", "meetings", "due"):
            told = await reads(school, "dad", of, page)
            assert (page, told.entries, told.rows) == (page, [], [])
        for sub in ("mum", "coordinator"):
            after = (await reads(school, sub, of)).entries
            assert [one for one in after if not one["what"].startswith("home.standing")] == [
                one for one in before[sub].entries if not one["what"].startswith("home.standing")
            ]
        for path, body in acts(of, "mum"):
            answer = await school.as_("mum").post(path, body)
            assert answer.status_code in {201, 403 if path.endswith("/reports") else 409}, path

    async def test_is_sent_nothing_and_comes_back_when_a_lead_says_so(self, school: School) -> None:
        """What is put in his thread meanwhile is read by neither parent; once the order is over, he reads on."""
        of = await family(school)
        dad, home = school.people["dad"].id, f"pupils/{of.plan.pupil.id}/home"
        await school.as_("lead").does(f"{home}/exclusions", person=dad, reason="He waited at the gate.")
        await school.as_("key_worker").does(f"{of.at}/messages", parent=dad, words=WHY_NOT)
        assert WHY_NOT not in await reads(school, "mum", of)
        assert await hidden_looks_absent(school.as_("dad"), of.plan.pupil)
        ended = {"person": dad, "kind": "leads_decision", "last_day": school.day(-1), "reason": "A mistake."}
        await school.as_("lead").does(f"{home}/exclusions/end", **ended)
        told = await reads(school, "dad", of)
        assert (WHY_NOT in told, WORDS["dad"] in told, WORDS["mum"] in told) == (True, True, False)
