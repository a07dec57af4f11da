"""What is met when work changes hands: cover, taking over, a new school year, an ELSA or a pupil who leaves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.school import School
from tests.stories import (
    BACKGROUND,
    HELPS,
    NOTE,
    OBJECTIVE,
    PUPIL_WORDS,
    SUMMARY,
    WHY_HELPS,
    Support,
    programme,
    school_day,
    supported,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")
HANDED_OVER = {"pupil_told": False, "why_not_told": "Robin is away this week.", "words": "Go slowly about home."}
CONFIRMED = "still finds Mondays hard"


def at(support: Support) -> str:
    """The programme's address."""
    return f"elsa-programmes/{support.programme}"


async def reads(school: School, who: str, support: Support) -> Any:
    """The case, as somebody who may know of it reads it."""
    return await school.as_(who).reads(f"cases/{support.pupil.case}")


async def hidden(school: School, who: str, support: Support) -> bool:
    """Whether the case looks to them as if there were none."""
    found, absent = [await school.as_(who).get(f"cases/{case}") for case in (support.pupil.case, uuid4())]
    return (found.status_code, found.content) == (404, absent.content)


async def covered(school: School, days: int = 5) -> Support:
    """Another ELSA covers for some days."""
    support = await supported(school)
    other = school.people["other_elsa"]
    await school.manages(school.people["manager"], other)
    await school.as_("manager").does(
        f"{at(support)}/cover", elsa=other.id, ends=school.day(days), reason="On a course."
    )
    return support


class TestWhoeverCovers:
    async def test_reads_plans_and_summaries_and_no_note_until_it_was_handed_over(self, school: School) -> None:
        """Row 2: the programme in full, the sessions as staff read them; the notes once it was handed over (rule w)."""
        support = await covered(school)
        case = await reads(school, "other_elsa", support)
        assert case.levels() == {
            "elsa.referred": "full",
            "elsa.referral_decided": "full",
            "elsa.programme_started": "full",
            "elsa.session_planned": "full",
            "elsa.objective_reviewed": "full",
            "elsa.session_noted": "summary",
            "case.strategies_given": "full",
            "handover.cover_arranged": "full",
        }
        for words in (BACKGROUND, OBJECTIVE, SUMMARY, WHY_HELPS):
            assert words in case
        for words in (NOTE, PUPIL_WORDS):
            assert words not in case
        await school.as_("elsa").does(f"{at(support)}/handover", elsa=school.people["other_elsa"].id, **HANDED_OVER)
        case = await reads(school, "other_elsa", support)
        assert case.one("elsa.session_noted")["level"] == "full"
        handed = case.one("handover.handed_over")["fields"]
        assert (handed["pupil_told"], handed["why_not_told"]) == (False, HANDED_OVER["why_not_told"])
        teacher = await reads(school, "class_teacher", support)
        assert str(HANDED_OVER["words"]) not in teacher
        assert "pupil_told" not in str(teacher.entries)

    async def test_writes_up_what_they_held_and_reads_to_the_last_day(self, school: School) -> None:
        """In their own name; from the next day they read nothing, handed over or not, and write nothing."""
        support = await covered(school, days=5)
        other = school.as_("other_elsa")
        await other.does(f"{at(support)}/plans", planned_for=school.day(2), objective="Join a game.")
        await other.does(f"{at(support)}/sessions", note="Played snap.")
        await school.as_("elsa").does(f"{at(support)}/handover", elsa=school.people["other_elsa"].id, pupil_told=True)
        noted = (await reads(school, "elsa", support)).of("elsa.session_noted")[-1]
        assert noted["fields"]["author"] == str(school.people["other_elsa"].id)
        clock = school.service.clock
        clock.ahead = timedelta(days=5)
        assert NOTE in await reads(school, "other_elsa", support)
        clock.ahead = timedelta(days=6)
        assert await hidden(school, "other_elsa", support)
        assert (await other.post(f"{at(support)}/sessions", {"note": "One more."})).status_code == 404
        assert NOTE in await reads(school, "elsa", support)

    async def test_reads_no_more_once_cover_ends_early(self, school: School) -> None:
        """A last day on the eve of the first says that it never was."""
        support = await covered(school)
        other = school.people["other_elsa"]
        await school.as_("elsa").does(f"{at(support)}/handover", elsa=other.id, pupil_told=True)
        await school.as_("manager").does(f"{at(support)}/cover-end", elsa=other.id, last_day=school.day(-1))
        assert await hidden(school, "other_elsa", support)

    async def test_is_chosen_by_the_line_manager_among_the_elsas_and_by_nobody_for_themself(
        self, school: School
    ) -> None:
        """Neither may the ELSA give the work away, nor the line manager take it, nor anybody get it who is none."""
        support = await supported(school)
        people, path, ends = school.people, f"{at(support)}/cover", school.day(5)
        await school.appoint(people["manager"], "elsa")
        for who, whom in (
            ("elsa", "other_elsa"),
            ("manager", "manager"),
            ("manager", "lunch"),
            ("class_teacher", "other_elsa"),
        ):
            answer = await school.as_(who).post(path, {"elsa": str(people[whom].id), "ends": ends})
            assert (who, whom, answer.status_code) == (who, whom, 403)
        answer = await school.as_("other_elsa").post(path, {"elsa": str(people["other_elsa"].id), "ends": ends})
        assert answer.status_code == 404
        await school.as_("manager").does(path, elsa=people["other_elsa"].id, ends=ends)

    async def test_hands_nothing_over_to_themself(self, school: School) -> None:
        """Otherwise the notes would be theirs for the asking."""
        support = await covered(school)
        other = school.people["other_elsa"]
        answer = await school.as_("other_elsa").post(
            f"{at(support)}/handover", {"elsa": str(other.id), "pupil_told": True}
        )
        assert answer.status_code == 403
        assert NOTE not in await reads(school, "other_elsa", support)


class TestWhoeverTakesOver:
    async def test_has_the_work_from_the_day_and_the_one_before_to_its_eve(self, school: School) -> None:
        """The line manager says who; what was handed over is read in full, and the work is ended in their name."""
        support = await supported(school)
        other = school.people["other_elsa"]
        await school.manages(school.people["manager"], other)
        await school.as_("manager").does(f"{at(support)}/takeover", elsa=other.id, from_day=school.day(2))
        assert NOTE in await reads(school, "elsa", support)
        assert await hidden(school, "other_elsa", support)
        await school.as_("elsa").does(f"{at(support)}/handover", elsa=other.id, pupil_told=True)
        school.service.clock.ahead = timedelta(days=2)
        assert NOTE in await reads(school, "other_elsa", support)
        assert await hidden(school, "elsa", support)
        assert (await school.as_("elsa").post(f"{at(support)}/sessions", {"note": "Mine."})).status_code == 404
        await school.as_("other_elsa").does(f"{at(support)}/end", why="aims_met")
        school.service.clock.ahead = timedelta(days=32)
        assert NOTE in await reads(school, "other_elsa", support)
        school.service.clock.ahead = timedelta(days=33)
        assert await hidden(school, "other_elsa", support)

    async def test_of_a_group_reads_each_member(self, school: School) -> None:
        """One of two is replaced: the new one gets the group and its members, the other keeps them."""
        pupil = await school_day(school)
        people = school.people
        third = await school.person("third_elsa", "elsa")
        for elsa in (people["elsa"], people["other_elsa"], third):
            if elsa is not people["elsa"]:
                await school.manages(people["manager"], elsa)
        started = await school.as_("elsa").does("groups", focus="grief", co_runner=people["other_elsa"].id)
        group = f"groups/{started['id']}"
        await school.as_("manager").does(f"{group}/members", pupil=pupil.id)
        await school.as_("elsa").does(f"{group}/sessions", attendance=[{"pupil": pupil.id, "note": NOTE}])
        unnamed = await school.as_("manager").post(f"{group}/takeover", {"elsa": str(third.id)})
        assert (unnamed.status_code, "former" in unnamed.json()["detail"]) == (422, True)
        await school.as_("manager").does(f"{group}/takeover", elsa=third.id, former=people["elsa"].id)
        await school.as_("other_elsa").does(f"{group}/handover", elsa=third.id, pupil_told=True)
        case = f"cases/{pupil.case}"
        assert NOTE in await school.as_("third_elsa").reads(case)
        assert len((await school.as_("third_elsa").reads(group)).of("group.joined")) == 1
        assert NOTE in await school.as_("other_elsa").reads(case)
        assert (await school.as_("elsa").get(case)).status_code == 404
        assert (await school.as_("elsa").get(group)).status_code == 404
        later = await school.pupil("Eve Lake")
        await school.as_("manager").does(f"{group}/members", pupil=later.id)
        assert (await school.as_("third_elsa").reads(f"cases/{later.case}")).one("group.joined")["level"] == "full"
        assert (await school.as_("elsa").get(f"cases/{later.case}")).status_code == 404
        await school.as_("third_elsa").does(f"{group}/end")


async def in_july(school: School) -> Support:
    """The story, with a session held some days before the end of a summer term."""
    clock = school.service.clock
    year = clock().year + 1
    clock.ahead = timedelta(days=(date(year, 7, 10) - clock().date()).days)
    await school.as_("admin").does("settings", last_day_of_term=f"{year}-07-20")
    return await supported(school)


def first_of_september(school: School) -> None:
    """Let the summer pass."""
    now = school.service.clock()
    school.service.clock.ahead += timedelta(days=(date(now.year, 9, 1) - now.date()).days)


class TestACoverTeacher:
    async def test_reads_what_helps_on_the_day_and_nothing_on_the_next(self, school: School) -> None:
        """Case 11: the strategies, for the lesson that they take; not that support goes on."""
        support = await supported(school)
        today = {"starts": school.day(), "ends": school.day()}
        await school.assign(school.people["other_teacher"], support.pupil, "covers_lesson", **today)
        assert (await reads(school, "other_teacher", support)).levels() == {"case.strategies_given": "summary"}
        school.service.clock.ahead = timedelta(days=1)
        assert await hidden(school, "other_teacher", support)


class TestANewSchoolYear:
    async def test_opens_the_strategies_at_once_and_the_summary_once_it_is_confirmed(self, school: School) -> None:
        """Case 12: strategies by the relation alone; sessions as held, until somebody has read the summary again."""
        support = await in_july(school)
        first_of_september(school)
        await school.assign(school.people["other_teacher"], support.pupil, "form_tutor")
        case = await reads(school, "other_teacher", support)
        assert (HELPS in case, SUMMARY in case) == (True, False)
        assert case.one("elsa.session_noted")["level"] == "existence"
        confirm = f"{at(support)}/summary-confirmations"
        refused = await school.as_("other_teacher").post(
            confirm, {"session": str(support.session), "staff_summary": CONFIRMED}
        )
        assert refused.status_code == 403
        await school.as_("elsa").does(confirm, session=support.session, staff_summary=CONFIRMED)
        case = await reads(school, "other_teacher", support)
        assert (CONFIRMED in case, SUMMARY in case, NOTE in case) == (True, False, False)
        assert case.one("elsa.summary_confirmed")["about"] == str(support.session)

    async def test_of_a_school_that_set_no_term_ends_a_summary_too(self, school: School) -> None:
        """Ninety days from July would reach into the next year: they end with the old one."""
        clock = school.service.clock
        clock.ahead = timedelta(days=(date(clock().year + 1, 7, 10) - clock().date()).days)
        support = await supported(school)
        clock.ahead += timedelta(days=(date(clock().year, 8, 31) - clock().date()).days)
        assert SUMMARY in await reads(school, "class_teacher", support)
        first_of_september(school)
        assert SUMMARY not in await reads(school, "class_teacher", support)

    async def test_of_last_years_tutor_reads_nothing(self, school: School) -> None:
        """Case 12: from the day on which the class is no longer theirs."""
        support = await in_july(school)
        tie = await school.assign(school.people["other_teacher"], support.pupil, "form_tutor")
        assert HELPS in await reads(school, "other_teacher", support)
        await school.as_("admin").does(
            f"assignments/{tie}/end", person=school.people["other_teacher"].id, last_day=school.day()
        )
        first_of_september(school)
        assert await hidden(school, "other_teacher", support)

    async def test_confirms_no_summary_past_a_no(self, school: School) -> None:
        """The pupil's no about the session holds for what says it again."""
        support = await in_july(school)
        first_of_september(school)
        elsa, said = school.as_("elsa"), {"answer": "declined", "audience": "class_teacher"}
        await elsa.does(f"pupils/{support.pupil.id}/agreements", **said, about=support.session)
        confirm = f"{at(support)}/summary-confirmations"
        await elsa.does(confirm, session=support.session, staff_summary=CONFIRMED)
        case = await reads(school, "class_teacher", support)
        assert CONFIRMED not in case
        assert CONFIRMED in await reads(school, "senco", support)  # the control: nobody said no to that

    async def test_lets_a_correction_reach_what_was_confirmed(self, school: School) -> None:
        """A harmful summary is put right wherever it stands."""
        support = await in_july(school)
        first_of_september(school)
        elsa, confirm = school.as_("elsa"), f"{at(support)}/summary-confirmations"
        confirmed = await elsa.does(confirm, session=support.session, staff_summary=CONFIRMED)
        assert CONFIRMED in await reads(school, "class_teacher", support)
        wording = {"session": {"staff_summary": "glad of company at break"}, "why": "Said too much."}
        await elsa.does(f"cases/{support.pupil.case}/corrections", entry=confirmed["entries"][0], **wording)
        case = await reads(school, "class_teacher", support)
        assert CONFIRMED not in case
        assert CONFIRMED in await reads(school, "lead", support)


class TestAnElsaWhoLeft:
    async def test_reads_nothing_and_what_is_not_written_up_is_told_without_a_word(self, school: School) -> None:
        """Case 13: they meet nothing; the line manager learns that one is not written up."""
        support = await programme(school, await school_day(school))
        await school.ends(school.people["elsa"], "elsa", school.day())
        school.service.clock.ahead = timedelta(days=1)
        assert await hidden(school, "elsa", support)
        await school.follow()
        load = await school.as_("manager").reads("caseload")
        (line,) = [row for row in load.rows if row["what"] == "unwritten"]
        assert (line["elsa"], line["count"]) == (str(school.people["elsa"].id), 1)
        for words in (OBJECTIVE, BACKGROUND):
            assert words not in str(load.rows)

    async def test_is_replaced_by_somebody_who_was_told_by_the_line_manager(self, school: School) -> None:
        """Nobody is left to hand over: the line manager says that it was, and whether the pupil was told."""
        support = await supported(school)
        other = school.people["other_elsa"]
        await school.manages(school.people["manager"], other)
        await school.ends(school.people["elsa"], "elsa", school.day())
        school.service.clock.ahead = timedelta(days=1)
        await school.as_("manager").does(f"{at(support)}/takeover", elsa=other.id)
        assert NOTE not in await reads(school, "other_elsa", support)
        await school.as_("manager").does(f"{at(support)}/handover", elsa=other.id, **HANDED_OVER)
        assert NOTE in await reads(school, "other_elsa", support)


class TestAPupilWhoLeft:
    async def test_is_read_by_no_teacher_and_by_the_elsa_until_the_report_is_done(self, school: School) -> None:
        """Case 19: teachers nothing; the ELSA for thirty days at most; leads all of it."""
        support = await supported(school)
        await school.as_("admin").does(f"pupils/{support.pupil.id}/leaving", last_day=school.day())
        clock = school.service.clock
        clock.ahead = timedelta(days=1)
        for teacher in ("class_teacher", "subject_teacher", "senco"):
            assert (teacher, await hidden(school, teacher, support)) == (teacher, True)
        await school.as_("elsa").does(f"{at(support)}/end", why="pupil_left")
        assert NOTE in await reads(school, "elsa", support)
        assert NOTE in await reads(school, "lead", support)
        clock.ahead = timedelta(days=30)
        assert NOTE in await reads(school, "elsa", support)
        clock.ahead = timedelta(days=31)
        assert await hidden(school, "elsa", support)
        assert NOTE in await reads(school, "lead", support)

    async def test_is_read_by_the_elsa_no_longer_once_the_report_is_done(self, school: School) -> None:
        """Written for staff and for home: from the next day there is nothing left to know."""
        support = await supported(school)
        elsa = school.as_("elsa")
        await school.as_("admin").does(f"pupils/{support.pupil.id}/leaving", last_day=school.day())
        await elsa.does(f"{at(support)}/end", why="pupil_left")
        report = {"aims": [{"aim": "Names feelings.", "met": "partly"}], "report": "Cut short."}
        await elsa.does(f"{at(support)}/impact", **report)
        school.service.clock.ahead = timedelta(days=1)
        assert NOTE in await reads(school, "elsa", support)
        await elsa.does(f"{at(support)}/impact/for-home", wording="You did well.")
        assert NOTE in await reads(school, "elsa", support)
        school.service.clock.ahead = timedelta(days=2)
        assert await hidden(school, "elsa", support)
