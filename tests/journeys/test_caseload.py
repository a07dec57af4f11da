"""What an ELSA and their line manager meet in their work: what is due, unwritten, in the way, waiting."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.school import School
from tests.stories import BACKGROUND, HOPED_FOR, NOTE, OBJECTIVE, programme, school_day, staff, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
Rows = list[dict[str, Any]]


async def rows(school: School, who: str, page: str = "caseload", what: str | None = None) -> Rows:
    """The lines that somebody is told, of one kind or of all."""
    await school.follow()
    reading = await school.as_(who).reads(page)
    return [row for row in reading.said["rows"] if what is None or row["what"] == what]


async def refer(school: School, pupil: Any, elsa: str | None) -> str:
    """A referral that waits, for an ELSA or for none yet."""
    asked = {"pupil": pupil.id, "background": BACKGROUND, "hoped_for_outcomes": HOPED_FOR}
    whom = {"elsa": school.people[elsa].id} if elsa else {}
    return str((await school.as_("class_teacher").does("referrals", **asked, **whom))["id"])


class TestElsa:
    async def test_reads_what_is_due_and_by_which_rule(self, school: School) -> None:
        """The programme, and its next session: a day, a calendar, a rule, and whether it has passed."""
        support = await supported(school)
        held, session = await rows(school, "elsa")
        assert (held["what"], held["phase"], held["matter"]) == ("programme", "sessions", str(support.programme))
        assert (session["what"], session["rule"], session["overdue"]) == ("session", "weekly", False)
        assert session["calendar"] == "working_days"  # no terms are set, and the line says so
        assert session["file"] == str(support.pupil.case)

    async def test_reads_what_is_unwritten_from_the_day_after(self, school: School) -> None:
        """Until it is written up, or said not to have been held; two school weeks later nobody can overlook it."""
        pupil = await school_day(school)
        support = await programme(school, pupil)
        day = school.day()
        assert await rows(school, "elsa", what="unwritten") == []
        school.service.clock.ahead = timedelta(days=1)
        (line,) = await rows(school, "elsa", what="unwritten")
        assert (line["day"], line["overdue"], line["rule"]) == (day, True, "planned_day")
        school.service.clock.ahead = timedelta(days=20)
        quiet = await rows(school, "elsa", what="overdue")
        assert [one["rule"] for one in quiet] == ["school_days_without_session"]
        held = {"note": NOTE, "held_on": day}
        await school.as_("elsa").does(f"elsa-programmes/{support.programme}/sessions", **held)
        assert await rows(school, "elsa", what="unwritten") == []

    async def test_is_told_nothing_of_another_ones_caseload(self, school: School) -> None:
        """Nor is a teacher, a lead, or whoever referred: a caseload is of those who deliver, cover or manage."""
        await supported(school)
        for reader in ("other_elsa", "class_teacher", "lead", "head", "lunch", "mother", "leaver"):
            assert (reader, await rows(school, reader)) == (reader, [])
            assert (reader, await rows(school, reader, "due")) == (reader, [])

    async def test_reads_of_a_referral_that_waits(self, school: School) -> None:
        """Until it is decided on; one for no ELSA yet is read by the SENCO."""
        pupil = await school_day(school)
        asked, unasked = await refer(school, pupil, "elsa"), await refer(school, pupil, None)
        for reader, expected in (("elsa", {asked}), ("manager", {asked}), ("senco", {unasked}), ("other_elsa", set())):
            waiting = await rows(school, reader, what="waiting")
            assert (reader, {row["matter"] for row in waiting}) == (reader, expected)
        decided = {"decision": "declined", "reason": "Not now."}
        await school.as_("manager").does(f"referrals/{asked}/decision", **decided)
        assert await rows(school, "elsa", what="waiting") == []

    async def test_who_is_the_subject_of_a_concern_is_shown_nothing_new(self, school: School) -> None:
        """What others record in that case after it changes nothing of what they read (access table, subject bar)."""
        pupil = await school_day(school)
        asked = await refer(school, pupil, "elsa")
        before = await rows(school, "elsa")
        about = {"account": "Gripped his arm.", "about_adult": school.people["elsa"].id}
        await school.as_("class_teacher").does(f"pupils/{pupil.id}/concerns", **about)
        await school.as_("manager").does(f"referrals/{asked}/decision", decision="declined", reason="Not now.")
        assert await rows(school, "elsa") == before
        assert await rows(school, "manager", what="waiting") == []


class TestLineManager:
    async def test_reads_what_their_elsa_reads_and_what_stands_in_the_way(self, school: School) -> None:
        """Blockers by code and ELSA, never in whose case; that a pupil declined stands in nobody's way."""
        support = await supported(school)
        at = f"elsa-programmes/{support.programme}/sessions-not-held"
        for why in ("no_room", "no_room", "declined"):
            await school.as_("elsa").does(at, why=why)
        await school.as_("elsa").does("elsa-support/blockers", code="too_many_pupils", words="Eleven this term.")
        found = await rows(school, "manager", what="blocker")
        elsa = str(school.people["elsa"].id)
        assert {(row["code"], row["times"], row["by"], row["elsa"]) for row in found} == {
            ("no_room", 2, "session", elsa),
            ("too_many_pupils", 1, "elsa", elsa),
        }
        assert not any(row.keys() & {"matter", "file"} for row in found)
        assert {row["what"] for row in await rows(school, "manager")} == {"programme", "session", "blocker"}
        assert await rows(school, "manager", "due") == []  # it is not theirs to do

    async def test_is_told_how_much_a_leaver_did_not_write_up_and_no_word_of_it(self, school: School) -> None:
        """The leaver reads nothing any more (case 13); the manager a number: no day, no pupil, no objective."""
        pupil = await school_day(school)
        await programme(school, pupil)
        school.service.clock.ahead = timedelta(days=2)
        assert "day" in (await rows(school, "manager", what="unwritten"))[0]
        await school.ends(school.people["elsa"], "elsa", school.day(-1))
        assert (await school.as_("elsa").reads("caseload")).said["rows"] == []
        (line,) = await rows(school, "manager", what="unwritten")
        assert line == {"what": "unwritten", "elsa": str(school.people["elsa"].id), "count": 1}
        assert OBJECTIVE not in await school.as_("manager").reads("caseload")


class TestDue:
    async def test_everything_of_one_person_in_one_shape(self, school: School) -> None:
        """Sessions, a sign to look at again, an agreement that runs out, the next meeting: the earliest first."""
        support = await supported(school)
        elsa, me = school.as_("elsa"), school.people["elsa"].id
        sign = {"sign": "manner_with_others", "words": "Alone at lunch.", "review_on": school.day(3)}
        await elsa.does(f"pupils/{support.pupil.id}/signs", **sign)
        agreed = {"answer": "agreed", "audience": "subject_teachers", "until": school.day(5)}
        await elsa.does(f"pupils/{support.pupil.id}/agreements", matter=support.programme, **agreed)
        await school.as_("manager").does(f"elsa-support/{me}/manager-meetings", next_on=school.day(1))
        found = await rows(school, "elsa", "due")
        assert [row["what"] for row in found][:3] == ["manager_meeting", "sign_review", "agreement"]
        assert {"session"} == {row["what"] for row in found[3:]}
        for row in found:
            assert row.keys() - {"entry"} == {"what", "matter", "file", "day", "calendar", "rule", "overdue"}
        assert [row["day"] for row in found] == sorted(row["day"] for row in found)

    async def test_a_concern_that_nobody_has_opened_is_named_and_not_told(self, school: School) -> None:
        """To leads, until one has opened it."""
        pupil = await school_day(school)
        raised = await school.as_("lunch").does(f"pupils/{pupil.id}/concerns", account="Afraid to go home.")
        (line,) = await rows(school, "lead", "due")
        assert (line["what"], line["rule"], line["matter"]) == ("concern", "hours_unopened", raised["id"])
        assert "Afraid" not in await school.as_("lead").reads("due")
        await school.as_("lead").reads(f"cases/{pupil.case}")
        assert await rows(school, "lead", "due") == []

    async def test_nobody_has_anything_due_where_nothing_is(self, school: School) -> None:
        """An empty list is an answer, and it is recorded like any other reading."""
        await staff(school)
        for page in ("due", "caseload"):
            reading = await school.as_("elsa").reads(page)
            assert (reading.said["rows"], reading.said["page"]) == ([], page)


async def test_the_report_is_due_for_thirty_days(school: School) -> None:
    """From the end of the sessions; afterwards the relation ends, and with it the line."""
    support = await supported(school)
    await school.as_("elsa").does(f"elsa-programmes/{support.programme}/end", phase="touch_base")
    (line,) = await rows(school, "elsa", what="report")
    assert (line["day"], line["rule"], line["overdue"]) == (school.day(30), "days_after_its_end", False)
    school.service.clock.ahead = timedelta(days=31)
    assert await rows(school, "elsa") == []
