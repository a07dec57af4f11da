"""What a pupil meets with an adult at their side: their own support, and who has been told, in plain words."""

from __future__ import annotations

import pytest

from tests.families import hidden_looks_absent
from tests.school import Person, School
from tests.stories import NOTE, PUPIL_WORDS, SUMMARY, Support, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
TOLD_IN_TRUST = "I do not like it when the door is shut."


async def robin(school: School) -> Support:
    """A supported pupil who signs in."""
    support = await supported(school)
    await school.signs_in(support.pupil.id, "robin", "pupil")
    return support


class TestAPupil:
    async def test_alone_meets_nothing(self, school: School) -> None:
        """Nor beside somebody who is not on the staff, or was, or is nobody."""
        support = await robin(school)
        await school.parent("mum", support.pupil)
        people = school.people
        for adult in (None, people["mum"], people["leaver"], people["chair"], Person("nobody", support.pupil.id)):
            alone = school.as_("robin", beside=adult)
            assert await hidden_looks_absent(alone, support.pupil)
            assert (await alone.reads("cases")).rows == []
            assert (await alone.reads("pupils")).entries == []

    async def test_reads_their_support_with_an_adult(self, school: School) -> None:
        """Row 24: the main points, and in full what they agreed to and what they said themselves."""
        support = await robin(school)
        elsa = school.as_("elsa")
        agreed = {"answer": "agreed", "audience": "senco", "pupil_words": "Only her.", "matter": support.programme}
        await elsa.does(f"pupils/{support.pupil.id}/agreements", **agreed)
        said = {"said_by": support.pupil.id, "what_was_said": TOLD_IN_TRUST}
        await elsa.does(f"pupils/{support.pupil.id}/contacts", with_whom="pupil", purpose="A chat.", **said)
        both = school.as_("robin", beside=school.people["elsa"])
        told = await both.reads(f"cases/{support.pupil.case}")
        levels = told.levels()
        assert levels["elsa.session_noted"] == "summary"
        assert levels["case.agreement_answered"] == "full"
        assert levels["case.contact_recorded"] == "full"
        assert (SUMMARY in told, TOLD_IN_TRUST in told, NOTE in told, PUPIL_WORDS in told) == (True, True, False, False)
        assert [row["pupil"] for row in (await both.reads("cases")).rows] == [str(support.pupil.id)]

    async def test_has_nobody_elses_case(self, school: School) -> None:
        """The adult lends no rights: not even a lead's open another pupil's case, or what only a lead reads."""
        support = await robin(school)
        other = await school.pupil("Jo Reed")
        await school.as_("lunch").does(f"pupils/{support.pupil.id}/concerns", account="A bruise.")
        both = school.as_("robin", beside=school.people["lead"])
        assert await hidden_looks_absent(both, other)
        assert "A bruise." not in await both.reads(f"cases/{support.pupil.case}")
        for page in ("concerns", "notices", "staff", "written-by-me"):
            assert (await both.reads(page)).entries == []

    async def test_hands_in_what_is_their_own_and_nothing_else(self, school: School) -> None:
        """A concern of their own, as anybody may; nobody else's, and nothing that an adult writes down."""
        support = await robin(school)
        other = await school.pupil("Jo Reed")
        both = school.as_("robin", beside=school.people["elsa"])
        for path, body in (
            (f"pupils/{support.pupil.id}/contacts", {"with_whom": "staff", "purpose": "x"}),
            (f"pupils/{support.pupil.id}/signs", {"sign": "appearance", "words": "x"}),
            (f"pupils/{other.id}/concerns", {"account": "x"}),
        ):
            assert (await both.post(path, body)).status_code in {403, 404}
        await both.does(f"pupils/{support.pupil.id}/concerns", account="x")
        alone = await school.as_("robin").post(f"pupils/{support.pupil.id}/concerns", {"account": "x"})
        assert alone.status_code in {403, 404}

    async def test_comes_as_a_pupil_and_as_nothing_else(self, school: School) -> None:
        """No identity of staff or of a parent, no post; and nobody else comes as a pupil."""
        support = await robin(school)
        office, as_staff = school.as_("admin"), {"iss": "https://id.example", "sub": "robin", "capacity": "staff"}
        for capacity in ("staff", "parent"):
            answer = await office.post(f"people/{support.pupil.id}/identities", as_staff | {"capacity": capacity})
            assert answer.status_code == 409
        teacher = school.people["class_teacher"].id
        as_pupil = await office.post(f"people/{teacher}/identities", as_staff | {"capacity": "pupil"})
        assert as_pupil.status_code == 409
        post = await office.post("appointments", {"person": str(support.pupil.id), "post": "teacher"})
        assert post.status_code == 409
        named = await school.as_("robin", capacity="staff", beside=school.people["elsa"]).get("cases")
        assert named.status_code == 401


class TestTheAdultAtTheirSide:
    async def test_hears_nothing_of_a_concern_about_themself(self, school: School) -> None:
        """Nor of anything recorded since: what stood there before stands there still. Another adult hears it."""
        support = await robin(school)
        subject, case = school.people["class_teacher"], f"cases/{support.pupil.case}"
        before = (await school.as_("robin", beside=subject).reads(case)).ids()
        assert before != set()
        about = {"account": TOLD_IN_TRUST, "about_adult": subject.id}
        await school.as_("lunch").does(f"pupils/{support.pupil.id}/concerns", **about)
        said = {"said_by": support.pupil.id, "what_was_said": TOLD_IN_TRUST}
        await school.as_("elsa").does(f"pupils/{support.pupil.id}/contacts", with_whom="pupil", purpose="x", **said)
        await school.as_("elsa").does(f"{case}/strategies", what_helps="Leave the door open.")
        with_subject = await school.as_("robin", beside=subject).reads(case)
        assert with_subject.ids() == before
        assert TOLD_IN_TRUST not in with_subject
        with_elsa = await school.as_("robin", beside=school.people["elsa"]).reads(case)
        assert with_elsa.ids() > before
        assert TOLD_IN_TRUST in with_elsa

    async def test_without_a_concern_hears_what_is_new(self, school: School) -> None:
        """The control: the same adult, the same new words, and no concern about them."""
        support = await robin(school)
        teacher = school.people["class_teacher"]
        said = {"said_by": support.pupil.id, "what_was_said": TOLD_IN_TRUST}
        await school.as_("elsa").does(f"pupils/{support.pupil.id}/contacts", with_whom="pupil", purpose="x", **said)
        assert TOLD_IN_TRUST in await school.as_("robin", beside=teacher).reads(f"cases/{support.pupil.case}")

    async def test_is_not_one_who_must_keep_out_of_the_case(self, school: School) -> None:
        """A relative of the pupil would read through them what they may not read as staff."""
        support = await robin(school)
        assert await hidden_looks_absent(school.as_("robin", beside=school.people["mother"]), support.pupil)

    async def test_is_written_down(self, school: School) -> None:
        """Beside whom the pupil read, and with whom they were turned away."""
        support = await robin(school)
        elsa, mother = school.people["elsa"], school.people["mother"]
        await school.as_("robin", beside=elsa).reads(f"cases/{support.pupil.case}")
        await school.as_("robin", beside=mother).get(f"cases/{support.pupil.case}")
        await school.follow()
        told = await school.as_("lead").reads("disclosures", case=str(support.pupil.case))
        by_pupil = [entry["fields"] for entry in told.entries if entry["fields"]["capacity"] == "pupil"]
        assert [(one["reader"], one["beside"]) for one in by_pupil] == [(str(support.pupil.id), str(elsa.id))]

    async def test_means_nothing_beside_anybody_else(self, school: School) -> None:
        """A member of staff who names somebody is answered as ever, and it is not written down as if it were so."""
        support = await robin(school)
        alone = await school.as_("class_teacher").reads(f"cases/{support.pupil.case}")
        named = school.as_("class_teacher", beside=school.people["lead"])
        assert (await named.reads(f"cases/{support.pupil.case}")).entries == alone.entries


class TestWhoHasBeenTold:
    async def test_is_said_in_plain_words(self, school: School) -> None:
        """As what somebody came and how much they were told; names, rules and who holds a concern are not said."""
        support = await robin(school)
        case = support.pupil.case
        await school.as_("class_teacher").reads(f"cases/{case}")
        await school.as_("lunch").does(f"pupils/{support.pupil.id}/concerns", account="A bruise.")
        await school.as_("lead").reads(f"cases/{case}")
        await school.follow()
        both = school.as_("robin", beside=school.people["elsa"])
        told = await both.reads("disclosures", case=str(case))
        said = {row["in_plain_words"].partition(" on ")[0] for row in told.rows}
        assert "Your class teacher was told the main points of a session" in said
        assert "The safeguarding lead was told all of a session" in said
        assert {entry["level"] for entry in told.entries} == {"summary"}
        assert {name for entry in told.entries for name in entry["fields"]}.isdisjoint({"in_concerns", "revision"})
        assert {name for row in told.rows for name in row} == {"disclosure", "entry", "in_plain_words"}
        for word in ("concern", "holder"):
            assert word not in told

    async def test_leaves_out_what_is_marked_unsafe(self, school: School) -> None:
        """The control is the test above: unmarked, it is said."""
        support = await robin(school)
        await school.as_("lead").reads(f"cases/{support.pupil.case}")
        await school.as_("lead").does(f"entries/{support.session}/look-at", unsafe_for_parents=True)
        await school.follow()
        both = school.as_("robin", beside=school.people["elsa"])
        told = await both.reads("disclosures", case=str(support.pupil.case))
        assert "a session" not in told
        assert "what helps you" in told
