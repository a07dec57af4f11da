"""The guide's whole path, once to each of its outcomes: documents, a first meeting, signatures, marks, reviews, an end.

The walk is the same for both, so that what differs at the end is what was judged there and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from tests.autumn import WEEK, Autumn, autumn
from tests.journeys.test_a_plan_is_reviewed import QUESTION, REASONS, go_to, judgement, met
from tests.plans import HELP, TARGET, Plan, agency, agreed, came, proposed, worker
from tests.school import OnRoll, Person, School
from tests.stories import school_day
from tests.told import Told

pytestmark = pytest.mark.asyncio(loop_scope="session")
LOG = "Left the room six times in two weeks, mostly after break."
ROBINS = "I do not know where to start, so I walk about."
MUMS = "At home he starts when somebody sits down with him."
TEACHERS = "Works well in pairs; not at all in fives."
BEFORE_THE_MEETING = "We would like to talk about how each lesson begins."
WE_PLAY = "Football with him on Saturdays."
OUTREACH = "Two mornings a week beside him."
NEXT = "Four lessons in five."
REPORT = "Was there on nine of sixteen mornings."
FOR_HOME = "He begins by himself on most days. That is his doing."
ADVICE = "The unit in Park Road has a place from January."
THERE = ("key_worker", "class_teacher", "mum", "robin", "outreach")
SIGNED = ("coordinator", *THERE)


@dataclass(frozen=True, slots=True)
class Walk:
    """The plan on its way, its one target, and what each adult committed themself to."""

    autumn: Autumn
    plan: Plan
    target: str
    commitments: dict[str, str]

    @property
    def at(self) -> str:
        """Its address."""
        return f"psps/{self.plan.id}"

    def day(self, weeks: int) -> date:
        """The day so many weeks after the plan began, the half term not counted."""
        return self.autumn.monday + WEEK * (weeks if weeks < 7 else weeks + 1)


def as_(school: School, sub: str) -> Any:
    """The client of somebody; the pupil comes with an adult of their choice."""
    return school.as_(sub, beside=school.people["elsa"] if sub == "robin" else None)


async def case(school: School, sub: str, plan: Plan, **narrowed: Any) -> Told:
    """The pupil's case as somebody reads it."""
    return Told((await as_(school, sub).reads(f"cases/{plan.pupil.case}", **narrowed)).said)


async def lines(school: School, sub: str, at: str, what: str = "") -> list[dict[str, Any]]:
    """The lines of a page as somebody finds them: those of one kind, if one is named. The projector has caught up."""
    return [row for row in (await as_(school, sub).reads(at)).rows if what in {"", row["what"]}]


async def missing(school: School, walk: Walk, sub: str = "coordinator", what: str = "not_signed") -> set[str]:
    """Whose signature is missing, as somebody is told of it; by the names that this file knows them by."""
    known = {str(person.id): name for name, person in school.people.items()}
    return {known[row["person"]] for row in await lines(school, sub, walk.at, what)}


async def assessed(school: School) -> tuple[Autumn, Plan]:
    """Proposed once needs were reviewed; everybody around the pupil can sign in."""
    found, pupil = await autumn(school), await school_day(school)
    for sub in ("mum", "dad"):
        await school.parent(sub, pupil)
    await robin(school, pupil)
    await worker(school, "outreach", await agency(school, "The outreach service"))
    plan = await proposed(school, pupil)
    needs = [{"need": "literacy", "found": "need_met_already"}, {"need": "social_and_emotional", "found": "need"}]
    await school.as_("coordinator").does(
        f"psps/{plan.id}/assessments",
        needs=needs,
        adjustments=[{"kind": "seating", "considered": "made"}, {"kind": "timetable", "considered": "not_made"}],
        replaces=[{"kind": "behaviour_plan"}],
        runs_beside=[{"kind": "sen_support_plan"}],
    )
    return found, plan


async def robin(school: School, pupil: OnRoll) -> None:
    """The pupil signs in, and is found among the people."""
    await school.signs_in(pupil.id, "robin", "pupil")
    school.people["robin"] = Person("robin", pupil.id)


async def documents(school: School, plan: Plan) -> None:
    """Asked for, received, not to be had: a teacher finds that and no word of it, home what was worded for home."""
    coordinator, at, people = school.as_("coordinator"), f"psps/{plan.id}", school.people
    asked = {"document": "behaviour_log", "of_whom": people["class_teacher"].id, "wanted_by": school.day(4)}
    await coordinator.does(f"{at}/documents/asked", **asked)
    await school.as_("key_worker").does(f"{at}/documents", document="behaviour_log", words=LOG)
    await coordinator.does(f"{at}/documents/not-available", document="exclusions", why="none_held")
    await school.as_("subject_teacher").does(f"{at}/staff-answers", words=TEACHERS)
    await school.as_("mum").does(f"{at}/parents-words", form="parent", answers=[{"question": 1, "answer": MUMS}])
    heard = {"occasion": "before_the_plan", "significance_explained": True, "words": ROBINS}
    await as_(school, "robin").does(f"pupils/{plan.pupil.id}/{at}/words", **heard)
    await coordinator.does(f"{at}/summaries", summary=BEFORE_THE_MEETING, for_all_carers=True)
    tutor = await case(school, "class_teacher", plan, part="psp_documents")
    of = {what: {one["fields"]["document"] for one in tutor.of(f"voice.document_{what}")} for what in CHECKLIST}
    assert of == CHECKLIST
    told = {sub: await case(school, sub, plan) for sub in ("coordinator", "class_teacher", "mum", "dad")}
    for text, readers in ((LOG, 1), (TEACHERS, 1), (ROBINS, 1), (MUMS, 2), (BEFORE_THE_MEETING, 3)):
        assert sum(text in page for page in told.values()) == readers, text


CHECKLIST = {
    "asked": {"behaviour_log"},
    "received": {f"{who}_questionnaire" for who in ("staff", "parent", "pupil")} | {"behaviour_log", "summary"},
    "unavailable": {"exclusions"},
}
"""What the checklist says in the end."""


async def first_meeting(school: School, plan: Plan) -> None:
    """By assess, plan, do, review; the father was asked and sends apologies."""
    coordinator, people = school.as_("coordinator"), school.people
    agenda = [{"step": step, "item": "Where we are."} for step in ("assess", "plan", "do", "review")]
    said = {"kind": "psp_initial", "meets_on": school.day(), "purpose": "To plan.", "agenda": agenda}
    at = f"meetings/{(await coordinator.does(f'psps/{plan.id}/meetings', **said))['id']}"
    for sub in ("key_worker", "class_teacher"):
        await coordinator.does(f"{at}/invitations/staff", person=people[sub].id)
    for sub in ("mum", "dad"):
        await coordinator.does(f"{at}/invitations/parents", parent=people[sub].id, how="letter")
    await coordinator.does(f"{at}/invitations/pupil")
    basis = {"basis": "public_task", "parents_know": "told"}
    await coordinator.does(f"{at}/invitations/agencies", person=people["outreach"].id, **basis)
    how = dict.fromkeys(SIGNED, "attended")
    await came(school, at.removeprefix("meetings/"), "coordinator", **how, dad="apologies")
    await coordinator.does(f"{at}/held", everyone_had_their_turn=True)


async def planned(school: School, found: Autumn, plan: Plan) -> Walk:
    """One target that three support, each in their own way; the plan starts before anybody has signed."""
    people = school.people
    support = [
        {"side": "school", "owner": people["key_worker"].id, "how": "keeping_in_touch", "help": HELP},
        {"side": "parent", "owner": people["mum"].id, "how": "time_together", "help": WE_PLAY},
        {"side": "agency", "owner": people["outreach"].id, "how": "outreach", "help": OUTREACH},
    ]
    target = await agreed(school, plan, support=support, by=found.monday + 12 * WEEK)
    coordinator = school.as_("coordinator")
    await coordinator.does(f"psps/{plan.id}/start")
    told = await case(school, "coordinator", plan)
    commitments = {one["fields"]["side"]: one["id"] for one in told.of("psp.commitment_made")}
    walk = Walk(found, plan, target, commitments)
    due = [date.fromisoformat(one["due"]) for one in told.one("psp.started")["fields"]["reviews"]]
    assert due == [walk.day(4), walk.day(8), walk.day(12)]  # school weeks: the half term put two of them off
    return walk


async def signed(school: School, walk: Walk, *missed: str) -> None:
    """Each for themself, but those who are missing: the coordinator is told whose it is, and nobody else."""
    for sub in SIGNED:
        await as_(school, sub).does(f"{walk.at}/signatures")
    await school.follow()
    assert await missing(school, walk) == set(missed)
    for sub in ("key_worker", "lead", "mum"):
        assert await missing(school, walk, sub) == set(), sub


async def monitored(school: School, walk: Walk) -> None:
    """A lesson, a lesson that Robin missed, the day, and good news in the mother's thread."""
    await school.as_("coordinator").does(f"{walk.at}/monitoring", how_often="every_lesson")
    mark = {"marks": [{"target": walk.target, "points": 4}]}
    await school.as_("class_teacher").does(f"{walk.at}/lesson-marks", **mark)
    await school.as_("subject_teacher").does(f"{walk.at}/lesson-marks", unmarked="absent")
    await school.as_("key_worker").does(f"{walk.at}/day-marks", **mark)
    good = {"parent": school.people["mum"].id, "words": "Four of five!", "good_news": True}
    await school.as_("key_worker").does(f"{walk.at}/messages", **good)
    told = (await case(school, "robin", walk.plan)).of("monitoring.marked")
    lesson, lost, day = [one["fields"]["marks"] for one in told]
    assert (lesson, lost, day) == (mark["marks"], [{"target": walk.target, "unmarked": "absent"}], mark["marks"])


async def reviewed(school: School, walk: Walk, kept: str) -> None:
    """A review held today: what it came to, what became of each commitment, the adults' too."""
    coordinator = school.as_("coordinator")
    meeting = await met(school, walk.plan, "psp_review", "outreach")
    progress = [{"target": walk.target, "progress": "partly"}]
    await coordinator.does(f"{walk.at}/reviews", outcome="some_progress", targets=progress, meeting=meeting)
    await each_commitment(school, walk, school=kept, parent="kept", agency="not")


async def each_commitment(school: School, walk: Walk, /, **kept: str) -> None:
    """What became of the commitment of each side."""
    for side, came_of_it in kept.items():
        said = {"commitment": walk.commitments[side], "kept": came_of_it}
        await school.as_("coordinator").does(f"{walk.at}/commitment-reviews", **said)


async def stepped(school: School, walk: Walk) -> None:
    """Between two meetings: a second version beside the first; the parents are told, and the father signs as well."""
    step = {"target": walk.target, "to_what": NEXT, "why": "He did it.", "occasion": "between_meetings"}
    await school.as_("coordinator").does(f"{walk.at}/target-steps", **step)
    both = [school.people[sub].id for sub in ("mum", "dad")]
    await school.as_("coordinator").does(f"{walk.at}/step-tellings", addressees=both, how="telephone")
    await school.follow()
    (target,) = await lines(school, "coordinator", walk.at, "target")
    assert [one["version"] for one in target["versions"]] == [1, 2]
    assert await missing(school, walk) == {*SIGNED, "dad"}
    assert await missing(school, walk, what="not_told") == {*SIGNED} - {"mum"}


async def missed(school: School, walk: Walk) -> date:
    """The review of eight weeks is late until its new date is said; gives that date."""
    go_to(school, walk.day(8) + timedelta(days=1))
    assert [row["next_review"] for row in await lines(school, "class_teacher", "psps?overdue=true")] == [
        walk.day(8).isoformat()
    ]
    new = walk.day(9)
    said = {"why": "parent_could_not_come", "new_date": new}
    await school.as_("coordinator").does(f"{walk.at}/reviews-not-held", **said)
    await school.follow()
    assert await lines(school, "class_teacher", "psps?overdue=true") == []
    (line,) = await lines(school, "subject_teacher", "psps")
    assert line["next_review"] == new.isoformat()
    return new


async def walked(school: School) -> Walk:
    """All of it, to the day of the final meeting."""
    found, plan = await assessed(school)
    await documents(school, plan)
    await first_meeting(school, plan)
    walk = await planned(school, found, plan)
    await signed(school, walk, "dad")
    await monitored(school, walk)
    go_to(school, walk.day(4))
    await reviewed(school, walk, "kept")
    await school.as_("dad").does(f"{walk.at}/signatures")  # who was absent signs later
    await school.follow()
    assert await missing(school, walk) == set()
    go_to(school, walk.day(6))
    await stepped(school, walk)
    go_to(school, await missed(school, walk))
    await reviewed(school, walk, "partly")
    await signed(school, walk, "dad")
    return walk


class TestAPlanThatWasSuccessful:
    async def test_ends_with_credit_and_further_monitoring(self, school: School) -> None:
        """Beside what became of each adult's commitment; Robin reads it, his parents what was worded for home."""
        walk = await walked(school)
        go_to(school, walk.day(12))
        coordinator, final = school.as_("coordinator"), await met(school, walk.plan, "psp_final", "outreach")
        report = {"commitment": walk.commitments["agency"], "report": REPORT, "kept": "partly"}
        await school.as_("outreach", capacity="agency").does(f"{walk.at}/reports", **report)
        await each_commitment(school, walk, school="kept", parent="kept", agency="partly")
        until = walk.day(12) + 6 * WEEK
        said = judgement(final, monitored_until=until, targets=[{"target": walk.target, "progress": "met"}])
        await coordinator.does(f"{walk.at}/judgement", **said)
        await coordinator.does(f"{walk.at}/review-wordings", wording=FOR_HOME)
        given = {"target": walk.target, "given": True}
        assert (await coordinator.post(f"{walk.at}/rewards", given)).status_code == 409  # it has ended
        await school.follow()
        (outcome,) = await lines(school, "robin", walk.at, "outcome")
        kept = {one["commitment"]: one["kept"] for one in outcome["commitments"]}
        assert kept == dict(zip(walk.commitments.values(), ("kept", "kept", "partly"), strict=True))
        assert (outcome["successful"], outcome["monitored_until"]) == (True, until.isoformat())
        mum = await case(school, "mum", walk.plan)
        assert (FOR_HOME in mum, REASONS in mum, REPORT in mum) == (True, False, False)
        (board,) = await lines(school, "class_teacher", "psps?stage=ended")
        assert board["ended"] == school.day()
        assert await lines(school, "class_teacher", "psps") == []
        go_to(school, until)
        assert TARGET["measure"] in await case(school, "key_worker", walk.plan)
        go_to(school, until + timedelta(days=1))
        assert (await school.as_("key_worker").get(f"cases/{walk.plan.pupil.case}")).status_code == 404


class TestAPlanThatWasNot:
    async def test_ends_with_options_once_the_authority_has_advised(self, school: School) -> None:
        """The head is shown that it was asked and what it answered before a suspension is recorded.

        Nothing of that is a condition: the same head suspends a pupil for whom nobody asked.
        """
        walk = await walked(school)
        coordinator, head = school.as_("coordinator"), school.as_("head")
        await school.follow()
        stands = {sub: await lines(school, sub, walk.at, "advice") for sub in ("head", "class_teacher", "mum")}
        assert [[row["stands"] for row in rows] for rows in stands.values()] == [["not_asked"], [], []]
        await coordinator.does(f"{walk.at}/advice", question=QUESTION)
        await school.follow()
        (advice,) = await lines(school, "head", walk.at, "advice")
        assert (advice["stands"], advice["overdue"]) == ("asked", False)
        go_to(school, walk.day(12))
        (advice,) = await lines(school, "head", walk.at, "advice")
        assert advice["overdue"]
        await coordinator.does(f"{walk.at}/advice/answer", answer=ADVICE)
        final = await met(school, walk.plan, "psp_final", "outreach")
        await each_commitment(school, walk, school="kept", parent="kept", agency="not")
        options = ["off_site_direction", "assessment_for_ehc_plan", "early_annual_review"]
        said = judgement(final, successful=False, credit=None, options=options)
        await coordinator.does(f"{walk.at}/judgement", **said)
        await school.follow()
        (outcome,), (advice,) = [await lines(school, "head", walk.at, what) for what in ("outcome", "advice")]
        assert (outcome["successful"], outcome["options"], outcome["advice"]) == (False, options, "answered")
        assert [one["kept"] for one in outcome["commitments"]] == ["kept", "kept", "not"]
        assert advice["stands"] == "answered"
        assert ADVICE in await case(school, "head", walk.plan)
        out = {"term": walk.autumn.term, "from_day": school.day(), "half_days": 4}
        out["others_told"] = [{"who": "authority", "told_on": school.day()}]
        for pupil in (walk.plan.pupil, await school.pupil("Jo Reed")):
            await head.does(f"pupils/{pupil.id}/figures/suspensions", **out)
        for sub, knows in (("coordinator", True), ("mum", True), ("class_teacher", False)):
            told = (await case(school, sub, walk.plan)).of("figures.suspended")
            assert (sub, [one["fields"]["half_days"] for one in told]) == (sub, [4] if knows else [])
