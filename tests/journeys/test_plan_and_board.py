"""A plan and the board of plans, as each of those around a pupil is told of them: exactly that, and nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.journeys.test_a_plan_is_reviewed import Running, all_reviewed, begun, go_to, judgement, met
from tests.plans import Plan, agreed, proposed, running
from tests.promises.comparing import last, since, statements
from tests.school import School
from tests.told import Told

pytestmark = pytest.mark.asyncio(loop_scope="session")
Row = Mapping[str, Any]
WHY_NOT = "Says that the school decided without her."
SILENT = {"calendar", "rule", "what", "plan", "file", "final"}
"""Columns of a board's line that say nothing by themselves."""


async def psp(school: School, who: str, run: Running, **how: Any) -> Told:
    """A plan, as somebody reads it."""
    await school.follow()
    return await school.as_(who, **how).reads(run.at)


async def board(school: School, who: str, query: str = "", **how: Any) -> list[dict[str, Any]]:
    """The lines of the board that somebody is told."""
    await school.follow()
    return (await school.as_(who, **how).reads(f"psps{query}")).rows


async def card(school: School, who: str, query: str = "", **how: Any) -> dict[str, Any]:
    """What the one line of their board says, without what says nothing."""
    (line,) = await board(school, who, query, **how)
    return {name: value for name, value in line.items() if name not in SILENT and value not in (None, False)}


async def start(school: School, plan: Plan) -> date:
    """A target is agreed and the plan starts; gives the day of its first review."""
    await agreed(school, plan)
    await school.as_("coordinator").does(f"psps/{plan.id}/start")
    (line,) = await board(school, "coordinator")
    return date.fromisoformat(line["next_review"])


def of(told: Told, *what: str) -> list[dict[str, Any]]:
    """The lines of these kinds."""
    return [row for row in told.rows if row["what"] in what]


async def with_family(school: School) -> Running:
    """A plan that runs; its pupil, both parents and a governor sign in; the mother has signed, the key worker not."""
    run = await begun(school)
    for sub in ("mum", "dad"):
        await school.parent(sub, run.plan.pupil)
    await school.signs_in(run.plan.pupil.id, "robin", "pupil")
    await school.person("governor", "governor")
    await school.as_("mum").does(f"{run.at}/signatures")
    await school.as_("robin", beside=school.people["elsa"]).does(f"{run.at}/signatures")
    return run


class TestWhoIsToldOfAPlan:
    async def test_signatures_are_told_to_each_as_far_as_they_are_theirs(self, school: School) -> None:
        """Whoever coordinates is told who is missing; the key worker who signed; a parent of their own alone."""
        run, people = await with_family(school), school.people
        robin, mum = str(run.plan.pupil.id), str(people["mum"].id)
        came = {str(people[sub].id) for sub in ("coordinator", "outreach")}
        key_worker = str(people["key_worker"].id)
        expected: dict[str, tuple[set[str], set[str], set[str]]] = {
            "coordinator": ({mum, robin}, came, {key_worker, *came}),
            "key_worker": ({mum, robin}, came, set()),
            "lead": ({mum, robin}, came, set()),
            "class_teacher": (set(), set(), set()),
            "mum": ({mum}, set(), set()),
            "dad": (set(), set(), set()),
            "robin": ({mum, robin}, came, set()),
        }
        for sub, (signed, attended, missing) in expected.items():
            told = await psp(school, sub, run, **({"beside": people["elsa"]} if sub == "robin" else {}))
            found = ({row["person"] for row in of(told, what)} for what in ("signature", "attendance", "not_signed"))
            assert (sub, *found) == (sub, signed, attended, missing)
        assert key_worker not in str([of(await psp(school, sub, run), "not_signed") for sub in ("mum", "lead")])

    async def test_that_an_absent_parent_has_not_signed_is_the_coordinators_to_know(self, school: School) -> None:
        """Whoever was asked and did not come signs later; when they have, nobody is missing but the others."""
        run = await with_family(school)
        dad, coordinator = school.people["dad"].id, school.as_("coordinator")
        said = {"kind": "psp_review", "meets_on": school.day(), "venue": "Room 4", "purpose": "How it goes."}
        called = (await coordinator.does(f"{run.at}/meetings", **said))["id"]
        await coordinator.does(f"meetings/{called}/invitations/parents", parent=dad, how="telephone")
        await coordinator.does(f"meetings/{called}/attendance", came=[{"person": dad, "attendance": "apologies"}])
        missing = of(await psp(school, "coordinator", run), "not_signed")
        assert [row["side"] for row in missing if row["person"] == str(dad)] == ["parent"]
        assert of(await psp(school, "dad", run), "attendance")[0]["attendance"] == "apologies"
        assert of(await psp(school, "mum", run), "attendance") == []
        await school.as_("dad").does(f"{run.at}/signatures")
        assert str(dad) not in {row["person"] for row in of(await psp(school, "coordinator", run), "not_signed")}

    async def test_targets_and_commitments_are_told_as_far_as_their_entries_are(self, school: School) -> None:
        """Section 1: below full neither version nor owner; a draft, and what it still lacks, in full alone."""
        run = await with_family(school)
        coordinator = school.as_("coordinator")
        await coordinator.does(f"{run.at}/target-drafts", wording="Asks for help.")
        step = {"target": run.target, "to_what": "Four of five.", "why": "He did it.", "occasion": "between_meetings"}
        await coordinator.does(f"{run.at}/target-steps", **step)
        told = await psp(school, "coordinator", run)
        stepped, draft = of(told, "target")
        assert (stepped["version"], [one["version"] for one in stepped["versions"]]) == (2, [1, 2])
        assert (draft["stands"], draft["missing"][:2]) == ("draft", ["measure", "from_what"])
        assert {row["person"] for row in of(told, "not_told")} >= {str(run.plan.pupil.id)}
        teachers = await psp(school, "class_teacher", run)
        (target,) = of(teachers, "target")
        assert (target["version"], target["stands"], target["missing"]) == (None, "agreed", None)
        assert {(one["owner"], one["how"], one["side"]) for one in of(teachers, "commitment")} == {
            (None, None, "school"),
            (None, None, "agency"),
        }
        theirs = {one["side"]: one["owner"] for one in of(await psp(school, "outreach", run), "commitment")}
        assert theirs == {"school": None, "agency": str(school.people["outreach"].id)}

    async def test_is_nothing_to_whoever_has_no_part_in_it(self, school: School) -> None:
        """A governor, an agency's worker who did not come, a teacher of others: as if there were none."""
        run = await with_family(school)
        await school.follow()
        for sub in ("governor", "colleague", "other_teacher", "lunch"):
            answers = [await school.as_(sub).get(path) for path in (run.at, f"psps/{uuid4()}")]
            assert [(sub, answer.status_code) for answer in answers] == [(sub, 404)] * 2
            assert answers[0].content == answers[1].content
            assert await board(school, sub) == []
        assert of(await psp(school, "outreach", run), "plan") != []

    async def test_a_refusal_is_told_to_those_who_run_it_and_to_the_pupil(self, school: School) -> None:
        """To everybody else nothing was signed: not even to whoever refused, who knows."""
        run = await with_family(school)
        await school.as_("dad").does(f"{run.at}/refusals", reason=WHY_NOT)
        for sub, knows in {"coordinator": True, "key_worker": True, "class_teacher": False, "mum": False}.items():
            told = await psp(school, sub, run)
            assert (sub, "refused" in {row["stands"] for row in of(told, "signature")}) == (sub, knows)
            assert (sub, WHY_NOT in told) == (sub, knows)


class TestHowItWent:
    async def test_is_told_beside_what_became_of_each_commitment(self, school: School) -> None:
        """In full to the coordinator; the outcome to the tutor; to an agency its own; to a parent what was worded."""
        run = await with_family(school)
        coordinator = school.as_("coordinator")
        go_to(school, run.reviews[0])
        await coordinator.does(f"{run.at}/reviews", outcome="some_progress")
        go_to(school, run.reviews[-1])
        await coordinator.does(f"{run.at}/advice", question="What else is there?")
        await all_reviewed(school, run, "partly")
        final = await met(school, run.plan, "psp_final")
        await coordinator.does(f"{run.at}/judgement", **judgement(final))
        told = await psp(school, "coordinator", run)
        (outcome,), (advice,) = of(told, "outcome"), of(told, "advice")
        assert (outcome["successful"], [one["kept"] for one in outcome["commitments"]]) == (True, ["partly"] * 2)
        assert (advice["stands"], advice["overdue"], outcome["advice"]) == ("asked", False, "asked")
        assert {one["kept"] for one in of(told, "commitment")} == {"partly"}
        assert of(told, "not_signed") == []
        tutors = await psp(school, "class_teacher", run)
        (outcome,), (review,) = of(tutors, "outcome"), of(tutors, "review")
        assert (outcome["successful"], outcome["commitments"], outcome["advice"]) == (True, [], None)
        assert (review["outcome"], review["number"], of(tutors, "advice")) == ("some_progress", None, [])
        assert {one["kept"] for one in of(tutors, "commitment")} == {None}
        (line,) = of(await psp(school, "subject_teacher", run), "review")
        assert (line["held_on"], line["outcome"]) == (run.reviews[0].isoformat(), None)
        kept = {one["side"]: one["kept"] for one in of(await psp(school, "outreach", run), "commitment")}
        assert kept == {"school": None, "agency": "partly"}
        assert of(await psp(school, "mum", run), "outcome", "review", "ended") == []


class TestTheBoard:
    async def test_shows_a_plan_at_each_stage_in_turn(self, school: School) -> None:
        """Assess, plan, do, review, ended; what has ended only where that stage is asked for."""
        plan = await proposed(school)
        assert (await card(school, "coordinator"))["stage"] == "assess"
        await met(school, plan, "psp_initial")
        assert (await card(school, "coordinator"))["stage"] == "plan"
        assert (await card(school, "subject_teacher"))["stage"] == "assess"  # the meeting is not theirs to know
        started = await start(school, plan)
        assert (await card(school, "coordinator"))["stage"] == "do"
        go_to(school, started - timedelta(days=7))
        line = await card(school, "coordinator")
        assert (line["stage"], line["next_review"], "overdue" in line) == ("review", started.isoformat(), False)
        go_to(school, started + timedelta(days=1))
        assert (await card(school, "class_teacher", "?overdue=true"))["stage"] == "review"
        assert await board(school, "class_teacher", "?overdue=false") == []
        ending = {"how": "withdrawn", "reasons": "Moved on."}
        await school.as_("coordinator").does(f"psps/{plan.id}/ending", **ending)
        assert await board(school, "coordinator") == []
        assert (await card(school, "lead", "?stage=ended"))["ended"] == school.day()
        assert (await school.as_("lead").get("psps?stage=later")).status_code == 422

    async def test_shows_what_waits_and_why_and_what_fails(self, school: School) -> None:
        """On hold by code, with no next review; failing until a review is held."""
        run = await begun(school)
        go_to(school, run.reviews[0] - timedelta(days=10))
        coordinator = school.as_("coordinator")
        await coordinator.does(f"{run.at}/failing", reasons="Sent out of five lessons.")
        failing = await card(school, "class_teacher")
        assert failing["failing_since"] == school.day()
        await coordinator.does(f"{run.at}/pauses", why="long_absence", reasons="In hospital.")
        line = await card(school, "class_teacher")
        assert (line["on_hold"], line["on_hold_since"], "next_review" in line) == ("long_absence", school.day(), False)
        await coordinator.does(f"{run.at}/pauses/end", reasons="Back.")
        await coordinator.does(f"{run.at}/reviews", outcome="no_progress")
        assert {"failing_since", "on_hold"} & (await card(school, "class_teacher")).keys() == set()

    async def test_of_a_missed_review_says_nothing_to_whoever_is_told_of_none(self, school: School) -> None:
        """The same line to a mother and a cover teacher, held or not. The control: the class teacher's."""
        run = await with_family(school)
        cover = await school.person("cover", "teacher")
        go_to(school, run.reviews[0] + timedelta(days=1))
        await school.assign(cover, run.plan.pupil, "covers_lesson", starts=school.day(), ends=school.day())
        readers = ("mum", "cover", "class_teacher")
        before = {sub: await card(school, sub) for sub in readers}
        await school.as_("coordinator").does(f"{run.at}/reviews", outcome="some_progress", held_on=run.reviews[0])
        after = {sub: await card(school, sub) for sub in readers}
        assert [sub for sub in readers if before[sub] != after[sub]] == ["class_teacher"]
        assert (before["class_teacher"]["overdue"], "overdue" in before["mum"]) == (True, False)
        assert before["mum"]["next_review"] == run.reviews[1].isoformat()

    async def test_shows_nothing_that_was_recorded_of_another_child(self, school: School) -> None:
        """A review that was entered on the wrong pupil was not held here, to anybody but a lead."""
        run = await begun(school)
        go_to(school, run.reviews[0] + timedelta(days=1))
        made = await school.as_("coordinator").does(f"{run.at}/reviews", outcome="some_progress")
        assert "overdue" not in await card(school, "class_teacher")
        await school.as_("lead").does(f"entries/{made['entries'][0]}/wrong-child", reason="His brother's.")
        assert (await card(school, "class_teacher"))["overdue"] is True
        assert of(await psp(school, "class_teacher", run), "review") == []

    async def test_tells_existence_alone_and_records_of_whom(self, school: School) -> None:
        """No entry is opened; each is told at existence, and what a filter leaves out is not told at all."""
        await begun(school)
        await school.follow()
        for query, files in (("", 1), ("?stage=ended", 0)):
            before = await last(school)
            assert (await school.as_("coordinator").reads(f"psps{query}")).entries == []
            (disclosed,) = await since(school, before)
            told = disclosed.happened.files  # type: ignore[attr-defined]  # a disclosure
            assert (query, len(told)) == (query, files)
            assert {kind.level for file in told for kind in file.told} <= {"existence"}

    async def test_asks_the_database_as_often_for_many_plans_as_for_one(self, school: School) -> None:
        """The same statements, word for word, however many plans there are."""
        asked = []
        await begun(school)
        for name in ("Jo Reed", "Sam Holt"):
            await school.follow()
            with statements() as heard:
                rows = (await school.as_("coordinator").reads("psps")).rows
            asked.append((len(rows), heard))
            await running(school, await school.pupil(name))
        await school.follow()
        with statements() as heard:
            rows = (await school.as_("coordinator").reads("psps")).rows
        assert [count for count, _ in (*asked, (len(rows), heard))] == [1, 2, 3]
        assert asked[0][1] == asked[1][1] == heard
