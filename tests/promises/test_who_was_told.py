"""Who has been told of what has an answer, and each is told only as much of that answer as they may know."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from tests.school import School
from tests.stories import NOTE, SUMMARY, Support, supported
from tests.told import Told

pytestmark = pytest.mark.asyncio(loop_scope="session")
READ_BY = {"elsa": "full", "class_teacher": "summary", "senco": "summary", "subject_teacher": "existence"}


async def read_by_many(school: School) -> Support:
    """A session that some have read, some more than once, and some were denied."""
    support = await supported(school)
    for sub in (*READ_BY, "class_teacher", "lead", "deputy"):
        await school.as_(sub).reads(f"cases/{support.pupil.case}")
    for sub in ("other_teacher", "mother"):
        assert (await school.as_(sub).get(f"cases/{support.pupil.case}")).status_code == 404
    await school.follow()
    return support


def readers(school: School, told: Told) -> list[tuple[str, str]]:
    """Who read, and how much they were told, from a page of disclosures."""
    names = {str(person.id): sub for sub, person in school.people.items()}
    by_id = {entry["id"]: names[entry["fields"]["reader"]] for entry in told.entries}
    return sorted((by_id[row["disclosure"]], row["level"]) for row in told.rows)


class TestWhoHasReadThisEntry:
    async def test_is_told_to_leads_in_full_but_for_their_own_readings(self, school: School) -> None:
        """Each reading once, at its level; of their own they see what anybody does, and somebody else reviews them."""
        support = await read_by_many(school)
        told = await school.as_("lead").reads("disclosures", entry=support.session)
        expected = [*READ_BY.items(), ("class_teacher", "summary"), ("deputy", "full"), ("lead", "full")]
        assert readers(school, told) == sorted(expected)
        own = [one for one in told.entries if one["fields"]["reader"] == str(school.people["lead"].id)]
        assert [entry["level"] for entry in own] == ["summary"]
        assert {entry["level"] for entry in told.entries if entry not in own} == {"full"}
        assert {row["entry"] for row in told.rows} == {str(support.session)}
        for words in (NOTE, SUMMARY):
            assert words not in told

    async def test_is_told_to_its_author(self, school: School) -> None:
        """Which reader, in which role, when; the reasons are for leads."""
        support = await read_by_many(school)
        told = await school.as_("elsa").reads("disclosures", entry=support.session)
        assert {reader for reader, _ in readers(school, told)} == {*READ_BY, "lead", "deputy"}
        others = [one for one in told.entries if one["fields"]["reader"] != str(school.people["elsa"].id)]
        assert {entry["level"] for entry in others} == {"summary"}
        assert all("revision" not in entry["fields"] for entry in others)

    async def test_is_told_to_nobody_else_but_of_their_own_readings(self, school: School) -> None:
        """Those who may know of it see that they have read it; those who may not, the same as of no entry."""
        support = await read_by_many(school)
        for sub in ("class_teacher", "subject_teacher", "senco"):
            told = await school.as_(sub).reads("disclosures", entry=support.session)
            assert {reader for reader, _ in readers(school, told)} == {sub}
        for sub in ("other_teacher", "other_elsa", "mother", "leaver", "admin", "lunch"):
            hidden = await school.as_(sub).get("disclosures", entry=support.session)
            absent = await school.as_(sub).get("disclosures", entry=uuid4())
            assert (hidden.status_code, hidden.content) == (404, absent.content)

    async def test_about_an_adult_is_told_to_its_holder_alone(self, school: School) -> None:
        """A lead who was not told cannot even ask."""
        support = await supported(school)
        about = {"account": "Gripped his arm.", "about_adult": school.people["other_teacher"].id}
        raised = await school.as_("lunch").does(f"pupils/{support.pupil.id}/concerns", **about)
        await school.as_("head").reads("adult-concerns")
        await school.follow()
        (entry,) = raised["entries"]
        assert (await school.as_("lead").get("disclosures", entry=entry)).status_code == 404
        own = await school.as_("head").reads("disclosures", entry=entry)
        assert readers(school, own) == [("head", "full")]
        assert readers(school, await school.as_("lunch").reads("disclosures", entry=entry)) == [("head", "full")]


class TestWhoWasToldOfACase:
    async def test_shows_each_entry_only_as_far_as_it_may_be_known(self, school: School) -> None:
        """A teacher's own readings of it, and of those only the entries that the teacher may know of today."""
        support = await read_by_many(school)
        at = {"case": str(support.pupil.case)}
        everything = await school.as_("lead").reads("disclosures", **at)
        assert {"elsa", "class_teacher", "senco", "subject_teacher", "deputy", "lead"} == {
            reader for reader, _ in readers(school, everything)
        }
        for sub in ("class_teacher", "subject_teacher", "manager"):
            known = (await school.as_(sub).reads(f"cases/{support.pupil.case}")).ids()
            told = await school.as_(sub).reads("disclosures", **at)
            assert {UUID(row["entry"]) for row in told.rows} <= known
            assert {reader for reader, _ in readers(school, told)} <= {sub}

    async def test_shrinks_with_what_may_be_known(self, school: School) -> None:
        """Once the lesson ends the teacher has no such page; what they read themselves is in their own."""
        support = await read_by_many(school)
        teacher, person = school.as_("subject_teacher"), school.people["subject_teacher"]
        (tie,) = await school.row(
            "SELECT tie FROM {s}.relations WHERE person = %s AND relation = 'subject_teacher'", person.id
        )
        await school.as_("admin").does(f"assignments/{tie}/end", person=person.id, last_day=school.day(-1))
        assert (await teacher.get("disclosures", case=str(support.pupil.case))).status_code == 404
        own = await teacher.reads("disclosures")
        assert [entry["fields"]["page"] for entry in own.entries] != []


class TestWhatIHaveRead:
    async def test_is_told_to_everybody_and_of_nobody_else(self, school: School) -> None:
        """Their own readings and denials, newest first, without what they held."""
        support = await read_by_many(school)
        for sub in ("class_teacher", "other_teacher", "lead"):
            told = await school.as_(sub).reads("disclosures")
            assert {entry["fields"]["reader"] for entry in told.entries} == {str(school.people[sub].id)}
            times = [entry["happened_at"] for entry in told.entries]
            assert times == sorted(times, reverse=True)
            assert str(support.session) not in told
        denied = (await school.as_("mother").reads("disclosures")).of("disclosures.denied")
        assert [entry["fields"]["page"] for entry in denied] == ["case"]
        assert "asked" not in denied[0]["fields"]
