"""Whatever is wrong with a request about a plan, a meeting or figures: its problem, nothing repeated, nothing stored.

Beside each stands what differs from it in that one thing and is taken.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from typer.testing import CliRunner

from confide.cli import app
from confide.cli import importing as command
from tests.autumn import WEEK, Autumn, autumn
from tests.figures import term_until_today
from tests.importing.bridge import Bridge, apart, client_of
from tests.importing.files import written
from tests.journeys.test_a_plan_is_reviewed import all_reviewed, begun, judgement, met
from tests.journeys.test_a_referral_meeting import BASIS, Met, asked, hidden
from tests.plans import TARGET, Plan, agreed, called, proposed, running
from tests.promises.test_bad_input import is_problem, stored
from tests.school import School
from tests.stories import school_day, staff

pytestmark = pytest.mark.asyncio(loop_scope="session")
CANARY = "Quillfeather"
WEDNESDAY, SATURDAY = timedelta(days=2), timedelta(days=5)
MISSED = {"why": "not_arranged", "reasons": CANARY}


class TestADayInTheHolidays:
    async def test_is_not_one_by_which_a_target_is_met(self, school: School) -> None:
        """Refused with the last school day before it, as a draft and as a next step; that day is taken."""
        found, plan = await autumn(school), await proposed(school)
        friday = (found.half_term - timedelta(days=3)).isoformat()
        drafts, draft = f"psps/{plan.id}/target-drafts", {**TARGET, "wording": CANARY}
        steps, step = f"psps/{plan.id}/target-steps", {"target": await agreed(school, plan), "why": CANARY}
        coordinator, before = school.as_("coordinator"), await stored(school)
        for at, body in ((drafts, draft), (steps, step)):
            for day in (found.half_term + WEDNESDAY, found.half_term - timedelta(days=1)):
                answer = await coordinator.post(at, {**body, "by": day})
                is_problem(answer, 422, "invalid", f"`by` is not a school day. The last one before it is {friday}")
            is_problem(await coordinator.post(at, {**body, "by": found.monday - WEEK}), 422, "invalid", "has passed")
        assert await stored(school) == before
        for at, body in ((drafts, draft), (steps, step)):
            await coordinator.does(at, **body, by=friday)

    async def test_is_not_one_on_which_a_plan_starts_or_is_reviewed(self, school: School) -> None:
        """Refused with the next school day; a plan that starts in the holidays of itself begins on that day."""
        found, plan = await autumn(school), await proposed(school)
        await agreed(school, plan, by=found.monday + 4 * WEEK)
        coordinator, at, back = school.as_("coordinator"), f"psps/{plan.id}", found.half_term + WEEK
        away, before = found.half_term + WEDNESDAY, await stored(school)
        says = f"The next one is {back.isoformat()}"
        for body in ({"starts": away}, {"review_days": [away]}):
            is_problem(await coordinator.post(f"{at}/start", {**body, "words": CANARY}), 422, "invalid", says)
        assert await stored(school) == before
        await coordinator.does(f"{at}/start", review_weeks=[4, 12])
        await refused_a_review(school, found, plan, says)
        other = await proposed(school, await school.pupil("Jo Reed"))
        await agreed(school, other, by=back)
        school.service.clock.ahead += away - school.service.clock.day()
        await coordinator.does(f"psps/{other.id}/start")
        told = (await coordinator.reads(f"cases/{other.pupil.case}")).one("psp.started")["fields"]
        assert told["starts"] == back.isoformat()


async def refused_a_review(school: School, found: Autumn, plan: Plan, says: str) -> None:
    """A new date of a review, and the limit of an extension; the day named is taken."""
    coordinator, at, before = school.as_("coordinator"), f"psps/{plan.id}", await stored(school)
    away, christmas = found.half_term + WEDNESDAY, found.monday + 16 * WEEK
    is_problem(await coordinator.post(f"{at}/reviews-not-held", {**MISSED, "new_date": away}), 422, "invalid", says)
    longer = {"limit": christmas, "reasons": CANARY}
    is_problem(await coordinator.post(f"{at}/extensions", longer), 422, "invalid", "is not a school day")
    assert await stored(school) == before
    await coordinator.does(f"{at}/reviews-not-held", **MISSED, new_date=says[-10:])


class TestASignature:
    async def test_is_for_nobody_else(self, school: School) -> None:
        """Not under one's own sign-in, not by oneself as if on paper, not of another pupil, side, school or version."""
        pupil = await school_day(school)
        plan, target = await running(school, pupil)
        dad, other = await school.parent("dad", pupil), await school.pupil("Jo Reed")
        await school.signs_in(other.id, "jo", "pupil")
        key_worker, at = school.as_("key_worker"), f"psps/{plan.id}"
        unknown = await (await school.service.found()).person("unknown", "teacher")
        school.service.clock.ahead = timedelta()
        paper: dict[str, Any] = {"signer": dad.id, "side": "parent", "evidence": "paper", "words": CANARY}
        before = await stored(school)
        for said, status in (
            ({"signer": school.people["key_worker"].id, "side": "school"}, 409),
            ({"signer": other.id, "side": "pupil"}, 409),
            ({"side": "pupil"}, 422),
            ({"signer": pupil.id}, 422),
            ({"side": "agency"}, 409),
            ({"signer": unknown.id}, 422),
            ({"signer": uuid4()}, 422),
            ({"evidence": "aloud"}, 422),
            ({"evidence": "aloud", "witness": dad.id}, 422),
            ({"evidence": "here"}, 422),
            ({"targets": [{"target": target, "version": 2}]}, 422),
        ):
            answer = await key_worker.post(f"{at}/signatures-elsewhere", {**paper, **said})
            is_problem(answer, status, "invalid" if status == 422 else "refused")
        for who in (school.as_("dad"), key_worker):
            is_problem(await who.post(f"{at}/signatures", {"signer": dad.id}), 422, "invalid", "unknown field")
        jo = school.as_("jo", beside=school.people["elsa"])
        is_problem(await jo.post(f"{at}/signatures", {"words": CANARY}), 404, "not-found")
        assert await stored(school) == before
        await school.as_("dad").does(f"{at}/signatures")


class TestAJudgement:
    async def test_needs_the_final_meeting_of_that_plan_held(self, school: School) -> None:
        """Not one called, not a review, not what is nothing; the final meeting itself is taken."""
        run = await begun(school)
        coordinator, at = school.as_("coordinator"), f"{run.at}/judgement"
        school.service.clock.ahead += run.reviews[2] - school.service.clock.day()
        await all_reviewed(school, run)
        said = {"kind": "psp_final", "meets_on": school.day(), "purpose": CANARY}
        final = await coordinator.does(f"{run.at}/meetings", **said)
        review, second = await met(school, run.plan, "psp_review"), await begun_again(school)
        theirs, before = await met(school, second, "psp_final"), await stored(school)
        for entry, status in (
            (final["entries"][0], 409),
            (review, 409),
            (theirs, 404),  # of another pupil: as if there were none
            (final["id"], 404),
            (run.commitments["school"], 409),
            (uuid4(), 404),
        ):
            body = judgement(str(entry), credit=CANARY)
            is_problem(await coordinator.post(at, body), status, "refused" if status == 409 else "not-found")
        assert await stored(school) == before
        held = await met(school, run.plan, "psp_final")
        await coordinator.does(at, **judgement(held, credit=CANARY))


async def begun_again(school: School) -> Plan:
    """A plan of another pupil, that runs."""
    return (await running(school, await school.pupil("Jo Reed")))[0]


class TestAnAgencyPersonOfAnotherSchoolsMeeting:
    async def test_is_nobody_here(self, school: School) -> None:
        """Whoever came to a meeting there is neither invited, marked as present nor given anything to do here.

        The same person, recorded here too, is: under an id of this school, and for its own meeting alone.
        """
        meeting, elsewhere = await asked(school), await school.service.found()
        there = await asked(elsewhere)
        unknown = elsewhere.people["camhs"].id
        senco, before = school.as_("senco"), (await stored(school), await stored(elsewhere))
        came = {"came": [{"person": unknown, "attendance": "attended", "why_not": CANARY}]}
        contact = {"owner": unknown, "by": school.day(9), "what": CANARY, "agency": meeting.agencies["camhs"]}
        for path, body in (
            (f"{meeting.at}/invitations/agencies", {"person": unknown, "basis_in_words": CANARY, **BASIS}),
            (f"{meeting.at}/attendance", came),
            (f"{meeting.at}/agreed/contacts", contact),
            (f"matters/{meeting.id}/actions", {"owner": unknown, "within": 5, "what": CANARY}),
            (f"matters/{meeting.id}/successors", {"former": school.people["camhs"].id, "successor": unknown}),
        ):
            answer = await senco.post(path, body)
            assert (path, answer.status_code) in {(path, status) for status in (403, 409, 422)}
            assert CANARY not in answer.text
        for act, said in (("held", {"everyone_had_their_turn": True}), ("attendance", came)):
            answers = [await senco.post(f"{at}/{act}", said) for at in (there.at, f"meetings/{uuid4()}")]
            is_problem(answers[0], 404, "not-found")
            assert answers[0].content == answers[1].content
        assert (await stored(school), await stored(elsewhere)) == before
        await only_of_their_own(school, meeting, elsewhere, there)
        await nobody_at_another_meeting(school, meeting)


async def nobody_at_another_meeting(school: School, meeting: Met) -> None:
    """Of another pupil of this school: they are not marked as present there, and may neither read nor write."""
    second = Met(await school.pupil("Ash Grove"), "", {})
    at = f"meetings/{await called(school, second.pupil, 'lead')}"
    camhs, before = school.as_("camhs", capacity="agency"), await stored(school)
    came = {"came": [{"person": school.people["camhs"].id, "attendance": "attended"}]}
    assert (await school.as_("lead").post(f"{at}/attendance", came)).status_code == 409
    is_problem(await camhs.post(f"{at}/contributions", {"contribution": CANARY}), 404, "not-found")
    assert await hidden(school, "camhs", second, "agency")
    assert await stored(school) == before
    assert not await hidden(school, "camhs", meeting, "agency")


async def only_of_their_own(school: School, meeting: Met, elsewhere: School, there: Met) -> None:
    """Under the one address the one meeting, under the other the other: an id of the one is nothing at the other."""
    for at, own, not_own in ((school, meeting, there), (elsewhere, there, meeting)):
        who = at.as_("camhs", capacity="agency")
        assert (await who.reads(f"cases/{own.pupil.case}")).levels() == {"meeting.invited": "existence"}
        assert await hidden(at, "camhs", not_own, "agency")


class TestFiguresOfAWrongPupil:
    async def test_are_entered_for_nobody(self, school: School) -> None:
        """By the id of nothing, of another school's pupil, of a case or of a member of staff: all are not found."""
        people, elsewhere = await staff(school, "lead"), await school.service.found()
        await staff(elsewhere, "lead")
        theirs, term, mine = await elsewhere.pupil(), await term_until_today(school), await school.pupil()
        head, before = school.as_("head"), (await stored(school), await stored(elsewhere))
        out = {"term": term, "from_day": school.day(), "half_days": 2, "words": CANARY}
        answers = [
            await head.post(f"pupils/{wrong}/figures/suspensions", out)
            for wrong in (uuid4(), theirs.id, theirs.case, mine.case, people["lead"].id)
        ]
        for answer in answers:
            is_problem(answer, 404, "not-found")
        assert len({answer.content for answer in answers}) == 1
        assert (await stored(school), await stored(elsewhere)) == before
        await head.does(f"pupils/{mine.id}/figures/suspensions", **out)

    async def test_in_a_list_stop_all_of_it(
        self, school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """One row of three names nobody here: it is named by number alone, and none of the three is entered."""
        await staff(school)
        await term_until_today(school)
        for name in ("Ann Oak", "Cy Elm"):
            await school.pupil(name)
        bridge, before = Bridge(school), await stored(school)
        monkeypatch.setattr(command, "httpx2", SimpleNamespace(Client=lambda **_: client_of(school, bridge)))
        year = (await school.as_("head").reads("figures")).rows[0]["term"]["school_year"]
        rows = [f"{name},{year}-1,2\n" for name in ("Ann Oak", CANARY, "Cy Elm")]
        code, told = await imports(school, tmp_path, rows)
        assert (code, "Row 3, display_name" in told, CANARY in told) == (2, True, False)
        assert (await stored(school), {method for method, _ in bridge.asked}) == (before, {"GET"})
        code, told = await imports(school, tmp_path, [rows[0], rows[2]])
        assert (code, await stored(school)) == (0, before + 2), told


async def imports(school: School, folder: Path, rows: list[str]) -> tuple[int, str]:
    """What `confide import figures` answers to the head."""
    path = written(folder, "Name,Term,Incidents\n" + "".join(rows))
    asked_for = ["import", "figures", str(path), "--url", "https://confide.example/api/v1/harbour"]
    told = await apart(lambda: CliRunner().invoke(app, asked_for, env={"CONFIDE_TOKEN": school.service.token("head")}))
    return told.exit_code, told.output
