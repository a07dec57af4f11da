"""From day to day of a plan: teachers mark their lessons, the key worker the day; school and each parent write."""

from datetime import date

import pytest

from tests.plans import Plan, running, school_day_in
from tests.school import School
from tests.told import Told

pytestmark = pytest.mark.asyncio(loop_scope="session")
COMMENT = "Shouted once, then settled at once."
GOOD_NEWS = "Three lessons in a row without a reminder."
FROM_MUM = "He was proud of his card tonight."
FROM_DAD = "He told me he hates maths."
DAD_RANG = "He rang: the bus is late again."
CARD_EACH_DAY = "A card in the planner each day."
SENT = "monitoring.message_sent"


async def of_case(school: School, who: str, plan: Plan, capacity: str | None = None) -> Told:
    """What somebody is told of the case."""
    return await school.as_(who, capacity=capacity).reads(f"cases/{plan.pupil.case}")


async def monitored(school: School) -> tuple[Plan, str]:
    """On the first day of a plan: a pupil with two parents, whom a cover teacher takes for the day."""
    plan, target = await running(school)
    first_day = date.fromisoformat(school_day_in(school, 0))
    school.service.clock.ahead += first_day - school.service.clock.day()
    await school.person("cover", "teacher")
    await school.assign(school.people["cover"], plan.pupil, "covers_lesson", ends=school.day())
    for parent in ("mum", "dad"):
        await school.parent(parent, plan.pupil)
    return plan, target


class TestMarking:
    async def test_is_one_mark_and_nothing_else(self, school: School) -> None:
        """By each who teaches the pupil, each their own; the key worker marks the day. Others mark nothing."""
        plan, target = await monitored(school)
        marks = [{"target": target, "points": 4}]
        for teacher in ("class_teacher", "subject_teacher", "cover"):
            await school.as_(teacher).does(f"psps/{plan.id}/lesson-marks", marks=marks)
        await school.as_("key_worker").does(f"psps/{plan.id}/day-marks", marks=marks)
        for who in ("senco", "coordinator", "key_worker", "head"):
            answer = await school.as_(who).post(f"psps/{plan.id}/lesson-marks", {"marks": marks})
            assert answer.status_code == 403, who
        for who in ("class_teacher", "coordinator"):
            assert (await school.as_(who).post(f"psps/{plan.id}/day-marks", {"marks": marks})).status_code == 403
        for who in ("other_teacher", "lunch", "mother"):  # to whom there is no plan
            answer = await school.as_(who).post(f"psps/{plan.id}/lesson-marks", {"marks": marks})
            assert answer.status_code == 404, who
        assert len((await of_case(school, "coordinator", plan)).of("monitoring.marked")) == 4
        await refused_with_a_sentence(school, plan, target)

    async def test_tells_the_marks_to_some_and_the_comment_to_few(self, school: School) -> None:
        """The tutor reads five points, the coordinator the comment too; another teacher reads their own alone.

        Marked in haste and then put right, the newer is read by those below full. At home the card alone is read that
        the key worker sent there.
        """
        plan, target = await monitored(school)
        teacher, address = school.as_("subject_teacher"), f"psps/{plan.id}/lesson-marks"
        first = await teacher.does(address, marks=[{"target": target, "points": 2}], comment=COMMENT)
        (full,) = (await of_case(school, "coordinator", plan)).of("monitoring.marked")
        assert (full["fields"]["comment"], full["level"], full["matter"]) == (COMMENT, "full", str(plan.id))
        (five_points,) = (await of_case(school, "class_teacher", plan)).of("monitoring.marked")
        assert five_points["fields"]["marks"] == [{"target": target, "points": 2}]
        assert "comment" not in five_points["fields"]
        assert (await of_case(school, "cover", plan)).of("monitoring.marked") == []
        assert len((await of_case(school, "subject_teacher", plan)).of("monitoring.marked")) == 1
        assert (await teacher.does(address, unmarked="absent"))["id"] == first["id"]
        reading = await of_case(school, "class_teacher", plan)
        assert "marks" not in reading.one("monitoring.marked")["fields"]
        put_right = reading.one("monitoring.mark_corrected")["fields"]
        assert put_right["marks"] == [{"target": target, "unmarked": "absent"}]
        card = {"marks": [{"target": target, "points": 5}], "comment": GOOD_NEWS, "card_goes_home": True}
        await school.as_("key_worker").does(f"psps/{plan.id}/day-marks", **card)
        for parent in ("mum", "dad"):
            at_home = await of_case(school, parent, plan, "parent")
            assert at_home.one("monitoring.marked")["fields"]["comment"] == GOOD_NEWS


async def refused_with_a_sentence(school: School, plan: Plan, target: str) -> None:
    """A target of another plan, a mark that is none of five, an id that is no plan's."""
    teacher = school.as_("class_teacher")
    other = await teacher.post(f"psps/{plan.id}/lesson-marks", {"marks": [{"target": str(plan.id), "points": 3}]})
    assert (other.status_code, "no agreed target" in other.text) == (422, True)
    six = await teacher.post(f"psps/{plan.id}/lesson-marks", {"marks": [{"target": target, "points": 6}]})
    assert six.status_code == 422
    elsewhere = await teacher.post(f"psps/{plan.pupil.id}/lesson-marks", {"unmarked": "absent"})
    assert elsewhere.status_code == 404


class TestMessages:
    async def test_go_both_ways_in_a_thread_for_each_parent(self, school: School) -> None:
        """School writes to one parent, and each writes to school: neither ever reads the other's thread."""
        plan, _ = await monitored(school)
        mum, dad = (school.people[parent].id for parent in ("mum", "dad"))
        arranged = {"how_often": "daily", "home_hears_by": ["planner"], "words": CARD_EACH_DAY}
        await school.as_("coordinator").does(f"psps/{plan.id}/monitoring", **arranged)
        thread = f"psps/{plan.id}/messages"
        await school.as_("key_worker").does(thread, parent=mum, words=GOOD_NEWS, good_news=True)
        await school.as_("mum", capacity="parent").does(f"{thread}-from-home", words=FROM_MUM)
        await school.as_("dad", capacity="parent").does(f"{thread}-from-home", words=FROM_DAD)
        rang = {"parent": dad, "words": DAD_RANG, "from_home": True, "how": "telephone"}
        await school.as_("class_teacher").does(thread, **rang)
        read = {
            who: [entry["fields"]["words"] for entry in (await of_case(school, who, plan, as_)).of(SENT)]
            for who, as_ in (("mum", "parent"), ("dad", "parent"), ("key_worker", None), ("senco", None))
        }
        assert read == {
            "mum": [GOOD_NEWS, FROM_MUM],
            "dad": [FROM_DAD, DAD_RANG],
            "key_worker": [GOOD_NEWS, FROM_MUM, FROM_DAD, DAD_RANG],
            "senco": [],
        }
        at_home = await of_case(school, "mum", plan, "parent")
        assert at_home.one("monitoring.arranged")["fields"]["words"] == CARD_EACH_DAY

    async def test_are_nobodys_whom_an_order_excludes(self, school: School) -> None:
        """The plan, the thread and the address look like nothing at all; nor does a parent of another pupil write."""
        plan, _ = await monitored(school)
        await school.parent("excluded", plan.pupil, "excluding_order")
        await school.parent("elsewhere", await school.pupil("Kim Ash"))
        for who in ("excluded", "elsewhere"):
            writing = school.as_(who, capacity="parent")
            answer = await writing.post(f"psps/{plan.id}/messages-from-home", {"words": FROM_DAD})
            assert answer.status_code == 404, who
        as_staff = await school.as_("key_worker").post(f"psps/{plan.id}/messages-from-home", {"words": FROM_DAD})
        assert as_staff.status_code == 403
        as_teacher = await school.as_("class_teacher").post(f"psps/{plan.id}/monitoring", {"how_often": "daily"})
        assert as_teacher.status_code == 403
