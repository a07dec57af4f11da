"""An ELSA's own support: what they offload, what stands in their way, and who reads which of it."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.school import School
from tests.stories import programme, staff

pytestmark = pytest.mark.asyncio(loop_scope="session")

OFFLOADED = "I could not stop thinking about what he drew."
FOR_MANAGER = "That session stayed with me. Can we talk before Friday?"
NO_ROOM = "The library was taken again, and we sat in the corridor."
THEMES = "Endings, and how to say goodbye."
OWN_NOTES = "I hold on too long."
AGREED = "A room of its own from Monday."


async def supported(school: School) -> UUID:
    """An ELSA with a manager, a supervisor and another ELSA's manager beside; gives the ELSA's id."""
    people = await staff(school, "head", "lead", "manager", "elsa", "other_elsa", "class_teacher", "senco")
    await school.person("psychologist", "educational_psychologist")
    await school.person("other_manager", "line_manager")
    elsa = people["elsa"]
    await school.manages(people["manager"], elsa)
    await school.manages(people["other_manager"], people["other_elsa"])
    await school.as_("head").does("supervisors", supervisor=people["psychologist"].id, elsa=elsa.id)
    mine, hers = school.as_("elsa"), f"elsa-support/{elsa.id}"
    await mine.does("elsa-support/offloads", words=OFFLOADED)
    await mine.does("elsa-support/offloads", words=FOR_MANAGER, share_with_manager=True)
    await mine.does("elsa-support/blockers", code="no_room", words=NO_ROOM)
    await mine.does(f"{hers}/supervision", how="group", themes=THEMES, own_notes=OWN_NOTES, attended_on=school.day(-3))
    manager = school.as_("manager")
    await manager.does(f"{hers}/manager-meetings", agreed=AGREED, next_on=school.day(14))
    await manager.does(f"{hers}/accreditation", accredited_on=school.day(-400), until=school.day(200))
    return elsa.id


def words(told: Any) -> str:
    """Everything that was told, as one text."""
    return str(told.entries) + str(told.rows)


class TestReading:
    async def test_everything_is_told_to_the_elsa_themself(self, school: School) -> None:
        """In full, with until when they are accredited and by which rule."""
        elsa = await supported(school)
        told = await school.as_("elsa").reads("elsa-support")
        assert {entry["level"] for entry in told.entries} == {"full"}
        for said in (OFFLOADED, FOR_MANAGER, NO_ROOM, THEMES, OWN_NOTES, AGREED):
            assert said in words(told)
        assert told.rows == [
            {
                "elsa": str(elsa),
                "pupils": 0,
                "last_supervised": school.day(-3),
                "accredited_until": school.day(200),
                "by_calendar": "days",
                "by_rule": "accreditation_ends",
            }
        ]

    async def test_the_manager_is_told_what_is_shared_and_what_can_be_done_about(self, school: School) -> None:
        """Not what was not shared: not even that there is something. Not what the ELSA took from supervision."""
        await supported(school)
        told = await school.as_("manager").reads("elsa-support")
        for said in (FOR_MANAGER, NO_ROOM, THEMES, AGREED):
            assert said in words(told)
        assert OFFLOADED not in words(told)
        assert OWN_NOTES not in words(told)
        assert [entry["what"] for entry in told.entries].count("support.offloaded") == 1

    async def test_the_supervising_psychologist_is_told_a_summary(self, school: School) -> None:
        """Blockers and supervision; nothing offloaded, shared or not; no case and no pupil."""
        pupil = await school.pupil()
        await supported(school)
        told = await school.as_("psychologist").reads("elsa-support")
        assert {entry["level"] for entry in told.entries} == {"summary"}
        assert THEMES in words(told)
        assert NO_ROOM in words(told)
        for said in (OFFLOADED, FOR_MANAGER, OWN_NOTES, str(pupil.id)):
            assert said not in words(told)
        assert (await school.as_("psychologist").get(f"cases/{pupil.case}")).status_code == 404

    async def test_the_head_is_told_how_many_pupils_and_which_blockers(self, school: School) -> None:
        """By code, and no word of it; neither days of supervision nor until when."""
        elsa = await supported(school)
        pupil = await school.pupil()
        await school.assign(school.people["class_teacher"], pupil, "class_teacher")
        await programme(school, pupil)
        told = await school.as_("head").reads("elsa-support")
        assert {entry["level"] for entry in told.entries} == {"existence"}
        assert {entry["what"] for entry in told.entries} == {"support.accredited", "support.blocker_reported"}
        assert "no_room" in words(told)
        assert NO_ROOM not in words(told)
        assert told.rows == [{"elsa": str(elsa), "pupils": 1}]

    async def test_nobody_else_is_told_anything(self, school: School) -> None:
        """The lead, another ELSA and their manager, the SENCO, a teacher, the administrator, the chair."""
        await supported(school)
        for who in ("lead", "other_elsa", "other_manager", "senco", "class_teacher", "admin", "chair"):
            told = await school.as_(who).reads("elsa-support")
            assert (who, told.entries, told.rows) == (who, [], [])

    async def test_a_supervisor_who_has_stopped_is_told_nothing(self, school: School) -> None:
        """From the day after their last."""
        people = await staff(school, "head", "elsa")
        psychologist = await school.person("psychologist", "educational_psychologist")
        body = {"supervisor": psychologist.id, "elsa": people["elsa"].id}
        tie = await school.as_("head").does("supervisors", **body, starts=school.day(-9))
        await school.as_("elsa").does("elsa-support/blockers", code="no_room")
        assert (await school.as_("psychologist").reads("elsa-support")).entries
        ended = {"supervisor": psychologist.id, "last_day": school.day(-1)}
        await school.as_("head").does(f"supervisors/{tie['id']}/end", **ended)
        assert not (await school.as_("psychologist").reads("elsa-support")).entries

    async def test_a_count_of_pupils_says_nothing_of_a_case_one_is_kept_out_of(self, school: School) -> None:
        """A manager who is a pupil's relative counts as if that pupil were not supported; the ELSA counts all."""
        await supported(school)
        manager, pupil, other = school.people["manager"], await school.pupil(), await school.pupil("Ali Reed")
        for one in (pupil, other):
            await school.assign(school.people["class_teacher"], one, "class_teacher")
            await programme(school, one)
        await school.as_("manager").does("conflicts", person=manager.id, pupil=pupil.id, kind="relative")
        assert [row["pupils"] for row in (await school.as_("manager").reads("elsa-support")).rows] == [1]
        assert [row["pupils"] for row in (await school.as_("elsa").reads("elsa-support")).rows] == [2]


class TestWhoHasBeenTold:
    async def test_is_told_to_the_elsa_who_wrote_it(self, school: School) -> None:
        """That the manager has read what was shared; nobody else may ask, and leads do not even find the entry."""
        await supported(school)
        read = await school.as_("manager").reads("elsa-support")
        (shared,) = [entry["id"] for entry in read.entries if entry["what"] == "support.offloaded"]
        await school.follow()
        told = await school.as_("elsa").reads("disclosures", entry=shared)
        assert [entry["fields"]["reader"] for entry in told.entries] == [str(school.people["manager"].id)]
        for who in ("lead", "head", "other_elsa", "psychologist"):
            answer = await school.as_(who).get("disclosures", entry=shared)
            assert (who, answer.status_code == 404 or not answer.json()["entries"]) == (who, True)


class TestWriting:
    async def test_is_in_nobody_elses_name(self, school: School) -> None:
        """A manager offloads for nobody; an ELSA records no meeting and no accreditation of their own."""
        elsa = await supported(school)
        for who, path, body in (
            ("manager", "elsa-support/offloads", {"words": "x"}),
            ("other_manager", f"elsa-support/{elsa}/supervision", {"how": "group"}),
            ("elsa", f"elsa-support/{elsa}/accreditation", {}),
            ("elsa", f"elsa-support/{elsa}/manager-meetings", {}),
            ("lead", f"elsa-support/{elsa}/accreditation", {}),
        ):
            assert (who, (await school.as_(who).post(path, body)).status_code) == (who, 403)

    async def test_notes_of_supervision_are_the_elsas_own(self, school: School) -> None:
        """The psychologist records that it was attended, and what it was about."""
        elsa = await supported(school)
        psychologist, path = school.as_("psychologist"), f"elsa-support/{elsa}/supervision"
        await psychologist.does(path, how="individual", minutes=60)
        refused = await psychologist.post(path, {"how": "individual", "own_notes": "x"})
        assert refused.status_code == 409

    async def test_a_blocker_is_answered_by_the_manager_and_by_the_head(self, school: School) -> None:
        """Not by another's manager, not under another ELSA's name, and not once it is solved."""
        elsa = await supported(school)
        blocker = (await school.as_("elsa").does("elsa-support/blockers", code="too_many_pupils"))["id"]
        path, solved = f"elsa-support/{elsa}/blockers/{blocker}/answers", {"stands": "solved"}
        others = f"elsa-support/{school.people['other_elsa'].id}/blockers/{blocker}/answers"
        assert (await school.as_("other_manager").post(path, solved)).status_code == 404
        assert (await school.as_("other_manager").post(others, solved)).status_code == 404
        await school.as_("head").does(path, stands="being_looked_into")
        await school.as_("manager").does(path, **solved)
        assert (await school.as_("manager").post(path, solved)).status_code == 409

    async def test_about_somebody_unknown_is_refused(self, school: School) -> None:
        """Support is a person's of this school: an id that is nobody's makes no file."""
        await supported(school)
        assert (await school.as_("head").post(f"elsa-support/{uuid4()}/accreditation", {})).status_code == 422


class TestAnAccreditationThatHasLapsed:
    async def test_starts_no_new_programme_until_supervision_is_attended(self, school: School) -> None:
        """Eleven months after the last supervision it holds where a year is set, and not where half a year is."""
        people = await staff(school, "head", "manager", "elsa", "class_teacher")
        await school.manages(people["manager"], people["elsa"])
        path, elsa = f"elsa-support/{people['elsa'].id}", school.as_("elsa")
        pupils = await asyncio.gather(*(school.pupil(name) for name in ("Ann Oak", "Ben Ash", "Cy Elm")))
        for pupil in pupils:
            await school.assign(people["class_teacher"], pupil, "class_teacher")
        await elsa.does(f"{path}/supervision", how="group", attended_on=school.day(-330))
        await programme(school, pupils[0])
        await school.as_("admin").does("settings", supervision_months=6)
        with pytest.raises(AssertionError, match="could not elsa-programmes"):
            await programme(school, pupils[1])
        await elsa.does(f"{path}/supervision", how="group")
        await programme(school, pupils[2])
