"""What two ELSAs who run a group meet, and those around its members: the group is theirs, each pupil stays apart."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import pytest_asyncio

from tests.school import OnRoll, School, Service
from tests.stories import NOTE, SUMMARY, Support, programme, staff

pytestmark = pytest.mark.asyncio(loop_scope="session")

PLAN = "Six weeks on making and keeping friends."
TOGETHER = "Role play: joining a game."
OWN_NOTES = ("Ana held back at first.", "Ben laughed a lot.", "Cas left the room twice.", "Dee helped the others.")
OWN_WORDS = "They never pick me."
OWN_SUMMARY = "finding it hard to join in at break"
NAMES = ("Ana Field", "Ben Moor", "Cas Dale", "Dee Hill")


@dataclass(frozen=True, slots=True)
class Together:
    """A group of four that two ELSAs run, and the programme that one of the four has with a third."""

    group: UUID
    pupils: tuple[OnRoll, ...]
    apart: Support


async def together(school: School) -> Together:
    """Case 4: group of four, two ELSAs; the first also has a programme with a third. One session was held."""
    people = await staff(
        school, "lead", "senco", "manager", "elsa", "other_elsa", "class_teacher", "other_teacher", "lunch"
    )
    third = await school.person("third_elsa", "elsa")
    pupils = tuple([await school.pupil(name) for name in NAMES])
    await asyncio.gather(
        *(school.assign(people["class_teacher"], pupil, "class_teacher") for pupil in pupils[:2]),
        school.assign(people["other_teacher"], pupils[2], "class_teacher"),
        *(school.manages(people["manager"], elsa) for elsa in (people["elsa"], people["other_elsa"], third)),
    )
    apart = await programme(school, pupils[0], elsa="third_elsa")
    await school.as_("third_elsa").does(
        f"elsa-programmes/{apart.programme}/sessions", note=NOTE, staff_summary=SUMMARY, audience=[]
    )
    started = await school.as_("elsa").does(
        "groups", focus="friendship_and_social_skills", plan_in_words=PLAN, co_runner=people["other_elsa"].id
    )
    group = UUID(started["id"])
    for pupil in pupils:
        await school.as_("manager").does(f"groups/{group}/members", pupil=pupil.id)
    attendance: list[dict[str, Any]] = [
        {"pupil": pupil.id, "note": note} for pupil, note in zip(pupils, OWN_NOTES, strict=True)
    ]
    attendance[0] |= {"pupil_words": OWN_WORDS, "staff_summary": OWN_SUMMARY}
    attendance[3] |= {"attended": False, "why_absent": "absent"}
    await school.as_("elsa").does(
        f"groups/{group}/sessions", objective="Asks to join in.", activity=TOGETHER, attendance=attendance
    )
    return Together(group, pupils, apart)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def looked_at(service: Service) -> tuple[School, Together]:
    """The story, for tests that only look: they leave everything as it is."""
    school = await service.found("grouped")
    return school, await together(school)


class TestTwoWhoRunAGroup:
    async def test_read_the_group_and_each_member_and_nothing_of_another_programme(
        self, looked_at: tuple[School, Together]
    ) -> None:
        """Both in full for the group; of the first pupil's own programme, with a third ELSA, nothing (case 4)."""
        school, story = looked_at
        for elsa in ("elsa", "other_elsa"):
            page = await school.as_(elsa).reads(f"groups/{story.group}")
            assert {entry["level"] for entry in page.entries} == {"full"}
            assert {entry["fields"]["pupil"] for entry in page.of("group.joined")} == {str(p.id) for p in story.pupils}
            assert (PLAN in page, TOGETHER in page) == (True, True)
            for pupil, note in zip(story.pupils, OWN_NOTES, strict=True):
                case = await school.as_(elsa).reads(f"cases/{pupil.case}")
                assert case.levels() == {"group.joined": "full", "group.attended": "full"}
                assert note in case
                assert not any(other in case for other in OWN_NOTES if other != note)
            assert (NOTE in case, str(story.apart.programme) in case) == (False, False)
        third = await school.as_("third_elsa").reads(f"cases/{story.pupils[0].case}")
        assert third.parts() == {"referral", "programme", "plans", "sessions"}
        assert (await school.as_("third_elsa").get(f"groups/{story.group}")).status_code == 404

    async def test_keep_the_groups_own_file_free_of_every_pupil(self, looked_at: tuple[School, Together]) -> None:
        """Neither an id, nor a name, nor a word of theirs: what lies there outlives each of them."""
        school, story = looked_at
        page = await school.as_("elsa").reads(f"groups/{story.group}")
        own = str([entry for entry in page.entries if entry["file"] == str(story.group)])
        assert TOGETHER in own
        for private in (*map(str, [p.id for p in story.pupils]), *NAMES, *OWN_NOTES, OWN_WORDS, OWN_SUMMARY):
            assert private not in own
        assert str(story.pupils[0].id) in str(page.entries)  # the control: the roster stands in the members' cases

    async def test_are_the_only_ones_beside_their_manager_and_the_leads_to_read_who_is_in_it(
        self, looked_at: tuple[School, Together]
    ) -> None:
        """To a teacher of two of its members no page, and no two pages together, are a roster."""
        school, story = looked_at
        for reader in ("elsa", "other_elsa", "manager", "lead"):
            page = await school.as_(reader).reads(f"groups/{story.group}")
            assert (reader, len(page.of("group.joined"))) == (reader, 4)
        absent = await school.as_("class_teacher").get(f"groups/{uuid4()}")
        for reader in ("class_teacher", "senco", "other_teacher", "lunch"):
            answer = await school.as_(reader).get(f"groups/{story.group}")
            assert (reader, answer.status_code, answer.content) == (reader, 404, absent.content)
        head = await school.as_("head").reads(f"groups/{story.group}")
        assert head.of("group.joined") == []
        matters = [
            {entry["matter"] for entry in (await school.as_(reader).reads(f"cases/{pupil.case}")).entries}
            for reader, pupil in itertools.product(("class_teacher",), story.pupils[:2])
        ]
        assert matters[0] & matters[1] == set()
        told = await school.as_("class_teacher").reads(f"cases/{story.pupils[1].case}")
        assert str(story.group) not in str(told.said)
        in_full = await school.as_("elsa").reads(f"cases/{story.pupils[1].case}")
        assert str(story.group) in str(in_full.said)  # the control: it is the id that the others are not told

    async def test_are_managed_by_somebody_who_reads_the_group_and_no_note(
        self, looked_at: tuple[School, Together]
    ) -> None:
        """The line manager: the group in full, of each pupil that they were there."""
        school, story = looked_at
        manager = school.as_("manager")
        assert TOGETHER in await manager.reads(f"groups/{story.group}")
        case = await manager.reads(f"cases/{story.pupils[1].case}")
        assert case.levels() == {"group.joined": "full", "group.attended": "existence"}

    async def test_take_nobody_in_whom_nobody_gave_them(self, school: School) -> None:
        """Whoever is in a group is read by those who run it; they choose those with whom they work already."""
        story = await together(school)
        stranger = await school.pupil("Eve Lake")
        refused = await school.as_("elsa").post(f"groups/{story.group}/members", {"pupil": str(stranger.id)})
        assert refused.status_code == 403
        assert (await school.as_("elsa").get(f"cases/{stranger.case}")).status_code == 404
        await programme_of(school, stranger)
        await school.as_("elsa").does(f"groups/{story.group}/members", pupil=stranger.id)
        lunch = await school.as_("elsa").post("groups", {"focus": "grief", "co_runner": str(school.people["lunch"].id)})
        assert lunch.status_code == 403

    async def test_write_nothing_in_a_case_from_which_they_are_barred(self, school: School) -> None:
        """Leave is asked for each pupil: one's own child makes the whole of it fail, and nothing is kept."""
        story = await together(school)
        elsa, own = school.people["other_elsa"], story.pupils[1]
        await school.as_("other_elsa").does("conflicts", person=elsa.id, pupil=own.id, kind="relative")
        attendance: list[dict[str, Any]] = [{"pupil": pupil.id} for pupil in story.pupils[:2]]
        at = f"groups/{story.group}/sessions"
        assert (await school.as_("other_elsa").post(at, {"attendance": attendance})).status_code == 403
        assert (await school.as_("other_elsa").get(f"cases/{own.case}")).status_code == 404
        await school.as_("other_elsa").does(at, attendance=attendance[:1])
        await school.as_("elsa").does(at, attendance=attendance[1:])

    async def test_end_it_for_each_of_its_members(self, school: School) -> None:
        """The summaries end with it; those who ran it read for thirty days more, for the report."""
        story = await together(school)
        teacher, case = school.as_("class_teacher"), f"cases/{story.pupils[0].case}"
        await school.as_("senco").does(
            f"pupils/{story.pupils[0].id}/agreements", answer="agreed", audience="class_teacher"
        )
        assert OWN_SUMMARY in await teacher.reads(case)
        await school.as_("elsa").does(f"groups/{story.group}/end", why="aims_met")
        for pupil in story.pupils:
            assert (await school.as_("elsa").reads(f"cases/{pupil.case}")).one("group.left")
        school.service.clock.ahead = timedelta(days=1)
        assert OWN_SUMMARY not in await teacher.reads(case)
        school.service.clock.ahead = timedelta(days=30)
        assert OWN_NOTES[0] in await school.as_("other_elsa").reads(case)
        school.service.clock.ahead = timedelta(days=31)
        assert (await school.as_("other_elsa").get(case)).status_code == 404
        assert (await school.as_("other_elsa").get(f"groups/{story.group}")).status_code == 404


async def programme_of(school: School, pupil: OnRoll) -> Support:
    """A programme of the first ELSA with one more pupil."""
    await school.assign(school.people["class_teacher"], pupil, "class_teacher")
    return await programme(school, pupil)


class TestAMembersTeacher:
    async def test_reads_that_the_pupil_works_in_a_group(self, looked_at: tuple[School, Together]) -> None:
        """And the summary worded for them, of this pupil alone; of the programme apart what any teacher reads."""
        school, story = looked_at
        case = await school.as_("class_teacher").reads(f"cases/{story.pupils[0].case}")
        joined = case.one("group.joined")
        assert joined["level"] == "existence"
        assert joined["fields"].keys() == {"author", "joined_on", "whom_to_ask"}
        assert case.one("group.attended")["fields"]["staff_summary"] == OWN_SUMMARY
        for private in (PLAN, TOGETHER, OWN_WORDS, *OWN_NOTES, SUMMARY, *NAMES[1:]):
            assert private not in case
        assert (await school.as_("class_teacher").get(f"cases/{story.pupils[2].case}")).status_code == 404

    async def test_reads_no_summary_that_the_pupil_said_no_to(self, school: School) -> None:
        """An answer about the group holds for what is written of this pupil in it."""
        story = await together(school)
        said = {"answer": "declined", "audience": "class_teacher", "matter": str(story.group)}
        await school.as_("elsa").does(f"pupils/{story.pupils[0].id}/agreements", **said)
        assert OWN_SUMMARY not in await school.as_("class_teacher").reads(f"cases/{story.pupils[0].case}")


class TestAMembersParent:
    async def test_learns_no_name(self, school: School) -> None:
        """That support was given, and nothing of the group, of who else is in it, or of what was done together."""
        story = await together(school)
        await school.parent("mum", story.pupils[0])
        told = await school.as_("mum").reads(f"cases/{story.pupils[0].case}")
        assert told.one("group.attended")["level"] == "existence"
        assert "group" not in told.parts()
        others = [str(pupil.id) for pupil in story.pupils[1:]]
        for private in (*NAMES[1:], *others, *OWN_NOTES, PLAN, TOGETHER, OWN_WORDS, OWN_SUMMARY, str(story.group)):
            assert private not in told
        assert (await school.as_("mum").get(f"groups/{story.group}")).status_code == 404
        assert (await school.as_("mum").reads("groups")).entries == []
