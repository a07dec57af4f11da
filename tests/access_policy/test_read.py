"""A reading over HTTP: how it is cut into pages, what a purpose does, and what it says about itself."""

from __future__ import annotations

import asyncio

import pytest

from case_store.vocabulary import Purpose
from tests.school import School
from tests.stories import Support, staff, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def pages(school: School, sub: str, path: str, limit: int) -> list[list[str]]:
    """The files of each page in turn, as far as the links lead."""
    who, found = school.as_(sub), []
    answer = await who.get(path, limit=limit)
    while True:
        assert answer.status_code == 200
        found.append([entry["id"] for entry in answer.json()["entries"]])
        if "link" not in answer.headers:
            assert answer.json()["next"] is None
            return found
        answer = await who.get(path, limit=limit, cursor=answer.json()["next"])


class TestPages:
    @pytest.mark.parametrize("limit", [1, 2, 3, 50])
    async def test_hold_everything_once_and_nothing_of_what_is_hidden(self, school: School, limit: int) -> None:
        """Eight pupils of whom every second has a case that this teacher may know of."""
        await staff(school, "class_teacher", "lead")
        pupils = await asyncio.gather(*(school.pupil(f"Pupil {number}") for number in range(8)))
        for pupil in pupils:
            await school.as_("lead").does(f"cases/{pupil.case}/strategies", what_helps="A quiet word.")
        for pupil in pupils[::2]:
            await school.assign(school.people["class_teacher"], pupil, "class_teacher")
        found = await pages(school, "class_teacher", "cases", limit)
        assert sum(map(len, found)) == len({one for page in found for one in page}) == 4
        assert all(len(page) <= limit for page in found)
        assert len(found) == -(-4 // limit), "no page is short because of what was looked past"
        everything = await pages(school, "lead", "pupils", limit)
        assert (sum(map(len, everything)), len(everything)) == (8, -(-8 // limit))

    async def test_of_what_was_read_go_from_the_newest_to_the_oldest(self, school: School) -> None:
        """Each piece is a reading of its own, so the list grows while it is read; nothing is shown twice."""
        await staff(school, "other_teacher")
        teacher = school.as_("other_teacher")
        for _ in range(7):
            await teacher.reads("me")
        await school.follow()
        found = [one for page in await pages(school, "other_teacher", "disclosures", 2) for one in page]
        assert len(found) == len(set(found)) == 7

    async def test_do_not_open_with_the_cursor_of_somebody_else(self, school: School) -> None:
        """A cursor fits one reader and one page, and nothing can be made of a changed one."""
        await staff(school, "other_teacher", "lead")
        for number in range(3):
            await school.pupil(f"Pupil {number}")
        lead, teacher = school.as_("lead"), school.as_("other_teacher")
        cursor = (await lead.get("pupils", limit=1)).json()["next"]
        assert (await lead.get("pupils", cursor=cursor)).status_code == 200
        assert (await teacher.get("pupils", cursor=cursor)).status_code == 422
        assert (await lead.get("cases", cursor=cursor)).status_code == 422
        for wrong in (cursor[:-4] + "AAAA", "A" * 40, "x", cursor[::-1]):
            assert (await lead.get("pupils", cursor=wrong)).status_code == 422

    @pytest.mark.parametrize("limit", ["0", "201", "-1", "many"])
    async def test_have_a_limit(self, harbour: tuple[School, Support], limit: str) -> None:
        """Between one and two hundred."""
        assert (await harbour[0].as_("lead").get("pupils", limit=limit)).status_code == 422


CARRIED = {
    "elsa": {Purpose.PROGRAMME},
    "manager": {Purpose.LINE_MANAGEMENT},
    "class_teacher": {Purpose.PASTORAL, Purpose.TEACHING, Purpose.OWN_RECORD},  # who referred reads it as theirs too
    "subject_teacher": {Purpose.TEACHING},
    "senco": {Purpose.COORDINATION, Purpose.SHARING},
    "lead": {
        Purpose.SAFEGUARDING,
        Purpose.SHARING,
        Purpose.TRANSFER,
        Purpose.ACCESS_REQUEST,
        Purpose.AUDIT,
    },
}
"""What each of them may name and be told something for (access table, section 2)."""


class TestPurpose:
    @pytest.mark.parametrize("sub", CARRIED)
    async def test_that_is_not_carried_is_refused_and_never_lowered(
        self, harbour: tuple[School, Support], sub: str
    ) -> None:
        """Named, it counts only the relations that carry it; none of them: 403, and recorded as a denial."""
        school, support = harbour
        who, at = school.as_(sub), f"cases/{support.pupil.case}"
        plain = (await who.reads(at)).levels()
        for purpose in Purpose:
            answer = await who.get(at, purpose=purpose.value)
            if purpose in CARRIED[sub]:
                assert (purpose, answer.status_code) == (purpose, 200)
                levels = {entry["what"]: entry["level"] for entry in answer.json()["entries"]}
                assert levels.items() <= plain.items() or sub == "class_teacher"  # the referral is theirs as staff too
                assert answer.json()["purpose"] == purpose.value
            else:
                assert (purpose, answer.status_code) in {(purpose, 403), (purpose, 404)}
                assert answer.status_code == 403 or purpose is Purpose.OWN_RECORD

    async def test_that_is_none_is_not_read(self, harbour: tuple[School, Support]) -> None:
        """Purposes are a closed list."""
        school, support = harbour
        answer = await school.as_("lead").get(f"cases/{support.pupil.case}", purpose="curiosity")
        assert answer.status_code == 422
        assert "curiosity" not in answer.text


class TestAReading:
    async def test_says_by_which_rules_and_under_which_revision(self, harbour: tuple[School, Support]) -> None:
        """Each entry says why it was told, and the reading as of when, under which policy, and where it is recorded."""
        school, support = harbour
        told = (await school.as_("class_teacher").reads(f"cases/{support.pupil.case}")).said
        assert told["policy_revision"] == school.service.parts.revision
        assert all(entry["because"] for entry in told["entries"])
        (name,) = await school.row("SELECT name FROM {s}.entries WHERE entry = %s", told["disclosure"])
        assert name == "disclosures.disclosed"

    async def test_never_carries_an_envelope(self, harbour: tuple[School, Support]) -> None:
        """No position, key, stream, version or command: a count tells, and so does an order."""
        school, support = harbour
        told = await school.as_("lead").reads(f"cases/{support.pupil.case}")
        names = {"id", "file", "matter", "part", "what", "level", "happened_at", "about", "corrected", "erased"}
        assert all(entry.keys() == names | {"fields", "because"} for entry in told.entries)
        for (one,) in await school.rows("SELECT DISTINCT key FROM {s}.entries"):
            assert str(one) not in told

    async def test_of_a_file_whose_entry_does_not_open_says_that_something_is_missing(self, school: School) -> None:
        """The rest is told; nobody is told that all is well."""
        support = await supported(school)
        at = f"cases/{support.pupil.case}"
        before = (await school.as_("elsa").reads(at)).ids()
        table, by_hand = f"{school.custodian.schema}.entries", school.service.superuser
        by_hand.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL".encode())
        by_hand.execute(f"UPDATE {table} SET state = state || '\\x00' WHERE entry = %s".encode(), [support.strategies])
        by_hand.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL".encode())
        after = await school.as_("elsa").reads(at)
        assert after.ids() == before - {support.strategies}
        assert after.said["incomplete"] == [str(support.pupil.case)]
