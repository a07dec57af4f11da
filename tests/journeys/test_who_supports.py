"""Who supports a pupil and who coordinates, a pupil and a parent who ask for help, and a survey that names nobody."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.school import OnRoll, School
from tests.stories import staff

pytestmark = pytest.mark.asyncio(loop_scope="session")
WHY = "He sits alone since his friends moved schools."
UNIT = "The Nest"
READY_WHEN = "Three calm weeks in maths."
AT_A_LOSS = "We do not know what to say when he shouts."
WORDS = "We cannot get him out of bed."
HOPED_FOR = "That mornings are calmer."
IN_WORDS = "Mrs Lead rings you on Monday."
AFRAID = "He laughs at me in front of all."


async def around(school: School, **line: Any) -> OnRoll:
    """A pupil with a teacher, another one for a subject, and somebody who leads on behaviour and attendance."""
    await staff(school, "lead", "senco", "class_teacher", "subject_teacher", "other_teacher", "elsa")
    people, pupil = school.people, await school.pupil(**line)
    leader = await school.person("leader", "teacher")
    await school.assign(people["class_teacher"], pupil, "class_teacher")
    await school.assign(people["subject_teacher"], pupil, "subject_teacher")
    await school.assign(leader, pupil, "behaviour_and_attendance_leader")
    await school.parent("mum", pupil)
    await school.signs_in(pupil.id, "robin", "pupil")
    return pupil


async def mapped(school: School) -> OnRoll:
    """The same, with coordination by SEN and by behaviour and attendance, two who support, and a place in a unit."""
    pupil, people = await around(school, sen_status="sen_support"), school.people
    at, both = f"pupils/{pupil.id}/support-map", [people["senco"].id, people["leader"].id]
    said: dict[str, Any] = {"coordinated_by": "both", "coordinators": both, "key_contact": people["leader"].id}
    leader = school.as_("leader")
    await leader.does(f"{at}/coordination", **said, why=WHY)
    await leader.does(f"{at}/supporters", person=people["elsa"].id, supports_as="trusted_adult", why=WHY)
    await leader.does(f"{at}/supporters", person=people["lead"].id, supports_as="mentoring")
    await leader.does(f"{at}/supporters/end", person=people["lead"].id, supports_as="mentoring")
    await leader.does(f"{at}/unit", unit=UNIT, why=WHY, ready_when=READY_WHEN, key_adult=people["elsa"].id)
    return pupil


class TestTheMapOfSupport:
    async def test_shows_what_stands_of_it_now(self, school: School) -> None:
        """Whoever supports no longer is left out; whoever knows the key contact alone is told of nobody else."""
        pupil = await mapped(school)
        await school.follow()
        page, elsa = f"cases/{pupil.case}/support-map", str(school.people["elsa"].id)
        rows = (await school.as_("senco").reads(page)).rows
        assert [row["what"] for row in rows] == ["coordinated", "supporter", "unit"]
        assert (rows[1]["supporter"], rows[1]["supports_as"], rows[1]["since"] is None) == (
            elsa,
            "trusted_adult",
            False,
        )
        (line,) = (await school.as_("subject_teacher").reads(page)).rows
        assert line["key_contact"] == str(school.people["leader"].id)
        assert (line["coordinators"], line["since"]) == (None, None)
        await school.as_("leader").does(f"pupils/{pupil.id}/support-map/unit/end", ending="back_in_lessons")
        await school.follow()
        assert [row["what"] for row in (await school.as_("senco").reads(page)).rows] == ["coordinated", "supporter"]

    async def test_is_told_to_each_as_far_as_they_need(self, school: School) -> None:
        """Section 4, column MAP: the key contact, who supports and coordinates, since when and why."""
        pupil = await mapped(school)
        page, elsa = f"cases/{pupil.case}/support-map", str(school.people["elsa"].id)
        in_full = await school.as_("senco").reads(page)
        assert {one["level"] for one in in_full.entries} == {"full"}
        assert (WHY in in_full, READY_WHEN in in_full, len(in_full.entries)) == (True, True, 5)
        main_points = [
            await school.as_(sub, beside=school.people["elsa"] if sub == "robin" else None).reads(page)
            for sub in ("class_teacher", "head", "mum", "robin")
        ]
        for told in main_points:
            assert {one["level"] for one in told.entries} == {"summary"}
            assert (UNIT in told, elsa in told, WHY in told, READY_WHEN in told) == (True, True, False, False)
        key_contact = await school.as_("subject_teacher").reads(page)
        assert {one["level"] for one in key_contact.entries} == {"existence"}
        coordinated = next(one for one in key_contact.entries if one["what"] == "around.coordinated")
        leader = str(school.people["leader"].id)
        assert coordinated["fields"] == {"author": leader, "key_contact": leader}
        for sub in ("other_teacher", "chair"):
            hidden, absent = [await school.as_(sub).get(one) for one in (page, f"cases/{uuid4()}/support-map")]
            assert (hidden.status_code, hidden.content) == (404, absent.content)

    async def test_is_kept_by_those_who_coordinate(self, school: School) -> None:
        """The class teacher knows of the case and may not; who knows of nothing finds nothing."""
        pupil = await around(school)
        at, body = f"pupils/{pupil.id}/support-map/supporters", {"supports_as": "mentoring"}
        mentor = body | {"person": str(school.people["elsa"].id)}
        for sub in ("class_teacher", "other_teacher", "mum"):
            assert (await school.as_(sub).post(at, mentor)).status_code in {403, 404}
        child = await school.pupil("Jo Reed")
        assert (await school.as_("senco").post(at, body | {"person": str(child.id)})).status_code == 404
        await school.as_("leader").does(at, **mentor)
        assert (await school.as_("lead").post(at, body | {"person": str(child.id)})).status_code == 409

    async def test_keeps_what_staff_need_from_pupil_and_home(self, school: School) -> None:
        """Sheet 3.1: who works with the pupil says it, who coordinates answers; below full it is nothing."""
        pupil = await mapped(school)
        need = f"pupils/{pupil.id}/staff-needs"
        said = await school.as_("subject_teacher").does(need, need="guidance", words=AT_A_LOSS)
        assert (await school.as_("other_teacher").post(need, {"need": "training"})).status_code == 404
        answer = {"stands": "arranged", "given_by": str(school.people["elsa"].id)}
        await school.as_("leader").does(f"staff-needs/{said['id']}/answers", **answer)
        page = f"cases/{pupil.case}/support-map"
        assert AT_A_LOSS in await school.as_("leader").reads(page)
        for sub in ("class_teacher", "mum", "robin"):
            told = await school.as_(sub, beside=school.people["elsa"] if sub == "robin" else None).reads(page)
            assert {name for name in told.levels() if "staff" in name} == set()
            assert len(told.entries) == 5

    async def test_ends_a_place_in_a_unit(self, school: School) -> None:
        """With how the pupil goes on, for those who read all of it."""
        pupil = await mapped(school)
        end = f"pupils/{pupil.id}/support-map/unit/end"
        await school.as_("leader").does(end, ending="back_in_lessons", goes_on="Maths first.")
        assert (await school.as_("leader").post(end, {"ending": "other"})).status_code == 409
        told = await school.as_("mum").reads(f"cases/{pupil.case}/support-map")
        assert told.levels()["around.unit_left"] == "summary"
        assert "Maths first." not in told


class TestARequestForHelp:
    async def test_by_a_parent_is_answered_in_words_for_them(self, school: School) -> None:
        """Row 21: there is a request, and how it stands; the answer comes home to who asked, and to nobody else."""
        pupil = await around(school)
        await school.parent("dad", pupil)
        mum, dad, case = school.as_("mum"), school.as_("dad"), f"cases/{pupil.case}"
        asked = await mum.does(f"pupils/{pupil.id}/help-requests", words=WORDS, hoped_for=HOPED_FOR)
        by_senco = await school.as_("senco").reads(case)
        assert (WORDS in by_senco, HOPED_FOR in by_senco) == (True, True)
        answer = f"help-requests/{asked['id']}/answer"
        said = {"stands": "arranged", "what": "A meeting.", "who": str(school.people["lead"].id), "wording": IN_WORDS}
        assert (await school.as_("class_teacher").post(answer, said)).status_code in {403, 404}
        await school.as_("senco").does(answer, **said)
        assert (await school.as_("lead").post(answer, said)).status_code == 409
        by_mum, by_dad = await mum.reads(case), await dad.reads(case)
        assert by_mum.levels() == {
            "around.help_requested": "existence",
            "around.help_answered": "existence",
            "home.contact_worded": "full",
        }
        assert (IN_WORDS in by_mum, WORDS in by_mum) == (True, False)
        assert set(by_dad.levels()) == {"around.help_requested", "around.help_answered"}
        assert [words for words in (WORDS, HOPED_FOR, IN_WORDS) if words in by_dad] == []
        assert str(school.people["mum"].id) not in by_dad

    async def test_is_open_to_parents_and_pupils_for_themselves_alone(self, school: School) -> None:
        """Of another child, under an exclusion, alone, or as staff in their name: as if there were no such pupil."""
        pupil, other = await around(school), await school.pupil("Jo Reed")
        await school.parent("dad", pupil)
        excluded = {"person": school.people["dad"].id, "reason": "He waited at the gate."}
        await school.as_("lead").does(f"pupils/{pupil.id}/home/exclusions", **excluded)
        at, body = f"pupils/{pupil.id}/help-requests", {"words": WORDS}
        absent = (await school.as_("mum").post(f"pupils/{uuid4()}/help-requests", body)).content
        for sub, path in (("mum", f"pupils/{other.id}/help-requests"), ("dad", at), ("robin", at), ("senco", at)):
            hidden = await school.as_(sub).post(path, body)
            assert (hidden.status_code, sub) in {(404, sub), (403, "senco")}
            assert hidden.content == absent or sub == "senco"
        beside = school.as_("robin", beside=school.people["elsa"])
        assert (await beside.post(f"pupils/{other.id}/help-requests", body)).status_code == 404
        await beside.does(at, **body)
        await school.as_("mum").does(at, **body)

    async def test_by_a_pupil_is_kept_from_whom_it_names(self, school: School) -> None:
        """Rule `named bar`: the leader whom it names reads neither it nor the answer, and cannot answer it."""
        pupil = await around(school)
        leader, case = school.people["leader"], f"cases/{pupil.case}"
        beside = school.as_("robin", beside=school.people["elsa"])
        body: dict[str, Any] = {"words": AFRAID, "hoped_for": HOPED_FOR}
        named = await beside.does(f"pupils/{pupil.id}/help-requests", **body, names=[leader.id])
        answer = {"stands": "arranged", "what": "Another table."}
        assert (await school.as_("leader").post(f"help-requests/{named['id']}/answer", answer)).status_code == 404
        await school.as_("lead").does(f"help-requests/{named['id']}/answer", **answer)
        assert (await school.as_("leader").get(case)).status_code == 404
        assert AFRAID in await school.as_("lead").reads(case)
        told = await beside.reads(case)
        assert told.levels() == {"around.help_requested": "summary", "around.help_answered": "summary"}
        assert (HOPED_FOR in told, "Another table." in told) == (True, True)
        free = await beside.does(f"pupils/{pupil.id}/help-requests", **body)
        await school.as_("leader").does(f"help-requests/{free['id']}/answer", **answer)

    async def test_is_written_down_by_whoever_heard_it(self, school: School) -> None:
        """Any member of staff: row T12, and section 6."""
        pupil = await around(school)
        heard = f"pupils/{pupil.id}/help-requests/heard"
        await school.as_("other_teacher").does(heard, requested_by="pupil", words=AFRAID)
        assert (await school.as_("mum").post(heard, {"requested_by": "parent", "words": WORDS})).status_code == 404
        assert AFRAID in await school.as_("other_teacher").reads("written-by-me")
        assert AFRAID in await school.as_("senco").reads(f"cases/{pupil.case}")


ROW = {"almost_always": 12, "often": 9, "sometimes": 6, "rarely": 2}
ALIKE = {"rarely": 29}


class TestASurveyOfPupilsViews:
    async def test_yields_numbers_and_gives_nobody_away(self, school: School) -> None:
        """Opened by who leads on behaviour, counted in sets, closed once; before that nobody reads anything of it."""
        await around(school)
        governor = await school.person("governor", "governor")
        statements = ["Have somebody to talk to", "Sit elsewhere"]
        await school.as_("leader").does("surveys", statements=statements, years=[5])
        for sub in ("class_teacher", "subject_teacher"):
            await school.as_(sub).does("surveys/open/sets", sheets=29, ticks=[ROW, ALIKE])
        readers = ("leader", "head", "lead", governor.sub)
        for sub in readers:
            assert set((await school.as_(sub).reads("surveys")).levels()) == {"survey.opened"}
        await school.as_("leader").does("surveys/open/closing")
        for sub in readers:
            told = await school.as_(sub).reads("surveys")
            (closed,) = [one["fields"] for one in told.entries if one["what"] == "survey.closed"]
            talk, elsewhere = closed["lines"]
            assert closed["sheets"] == 58
            assert (talk["more_often"], talk["less_often"], talk["almost_always"], talk["often"]) == (42, 16, 24, 18)
            assert set(talk) == {"statement", "more_often", "less_often", "almost_always", "often", "fewer_than"}
            assert elsewhere == {"statement": statements[1], "fewer_than": 5}
        for sub in ("class_teacher", "other_teacher", "senco", "mum"):
            assert (await school.as_(sub).reads("surveys")).entries == []
        assert (await school.as_("robin", beside=school.people["elsa"]).reads("surveys")).entries == []

    async def test_is_told_no_pupils_answer(self, school: School) -> None:
        """Not by a pupil or a parent, in any capacity; not alone; and the service keeps nothing of who answered."""
        pupil = await around(school)
        await school.as_("head").does("surveys", statements=["Sit elsewhere"])
        at, sheet = "surveys/open/sets", {"sheets": 1, "ticks": [{"rarely": 1}]}
        a_set = {"sheets": 6, "ticks": [{"rarely": 6}]}
        before = await kept_of(school, pupil)
        for sub, beside in (("robin", "elsa"), ("mum", None)):
            client = school.as_(sub, beside=school.people[beside] if beside else None)
            assert (await client.post(at, a_set)).status_code in {403, 404}
        assert (await school.as_("class_teacher").post(at, sheet)).status_code == 422
        assert (await school.as_("governor_not_here", capacity="staff").post(at, a_set)).status_code == 401
        await school.as_("class_teacher").does(at, **a_set)
        assert await kept_of(school, pupil) == before
        await school.as_("robin", beside=school.people["elsa"]).does(f"pupils/{pupil.id}/help-requests", words=WORDS)
        assert await kept_of(school, pupil) == before + 1, "the control: what a pupil hands in themself is theirs"


async def kept_of(school: School, pupil: OnRoll) -> int:
    """How many entries of what was handed in name the pupil anywhere in their envelope: as actor, person or file."""
    where = "part <> 'told' AND name LIKE ANY (ARRAY['survey.%%', 'around.%%']) AND e::text LIKE %s"
    (count,) = await school.row(f"SELECT count(*) FROM {{s}}.entries e WHERE {where}", f"%{pupil.id}%")
    return int(count)
