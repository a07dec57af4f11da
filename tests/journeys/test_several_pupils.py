"""One contact about several pupils: each has their own entry, and only leads see that they belong together."""

from __future__ import annotations

import pytest

from tests.school import OnRoll, School
from tests.stories import staff

pytestmark = pytest.mark.asyncio(loop_scope="session")
HIS, HERS = "He was pushed off the bench.", "She pushed when he took her seat."


async def scuffle(school: School) -> tuple[OnRoll, OnRoll]:
    """A scuffle that a lunch supervisor saw; the tutor of the first pupil was there."""
    people = await staff(school, "lead", "deputy", "class_teacher", "other_teacher", "lunch", "senco")
    his, hers = await school.pupil("Robin Vale"), await school.pupil("Wren Fox")
    await school.assign(people["class_teacher"], his, "form_tutor")
    await school.assign(people["other_teacher"], hers, "form_tutor")
    await school.as_("lunch").does(
        "contacts",
        with_whom="pupil",
        present=[people["class_teacher"].id],
        contacts=[
            {"pupil": his.id, "purpose": "A scuffle at lunch.", "what_was_said": HIS},
            {"pupil": hers.id, "purpose": "A scuffle at lunch.", "what_was_said": HERS},
        ],
    )
    return his, hers


class TestOneContactAboutTwoPupils:
    async def test_is_linked_for_leads(self, school: School) -> None:
        """From either case to the entry in the other, and under one id."""
        his, hers = await scuffle(school)
        lead = school.as_("lead")
        here, there = await lead.reads(f"cases/{his.case}"), await lead.reads(f"cases/{hers.case}")
        contacts = [told.one("case.contact_recorded")["id"] for told in (here, there)]
        links = [told.one("case.contacts_linked") for told in (here, there)]
        assert [link["about"] for link in links] == contacts
        assert [link["fields"]["contacts"] for link in links] == [[contacts[1]], [contacts[0]]]
        assert [link["fields"]["pupils"] for link in links] == [[str(hers.id)], [str(his.id)]]
        assert links[0]["fields"]["together"] == links[1]["fields"]["together"]

    async def test_tells_nobody_else_that_they_belong_together(self, school: School) -> None:
        """The tutor who was there reads his entry in full, and in it neither her name, nor her id, nor her words."""
        his, hers = await scuffle(school)
        for sub, level in (("class_teacher", "full"), ("head", "existence"), ("lunch", None)):
            at = "written-by-me" if level is None else f"cases/{his.case}"
            told = await school.as_(sub).reads(at)
            assert told.of("case.contacts_linked") == []
            assert "together" not in told
            if level:
                assert told.one("case.contact_recorded")["level"] == level
                for hidden in (HERS, str(hers.id), str(hers.case)):
                    assert hidden not in told
        assert HIS in await school.as_("class_teacher").reads(f"cases/{his.case}")
        assert (await school.as_("class_teacher").get(f"cases/{hers.case}")).status_code == 404
        link = (await school.as_("lead").reads(f"cases/{his.case}")).one("case.contacts_linked")["id"]
        for sub in ("class_teacher", "head", "lunch"):
            assert (sub, (await school.as_(sub).get("disclosures", entry=link)).status_code) == (sub, 404)

    async def test_the_control_who_reads_a_contact_in_full_would_read_a_link_that_stood_in_it(
        self, school: School
    ) -> None:
        """Were the other pupil an ordinary field of the contact (`mentions`), whoever was there would read it."""
        people = await staff(school, "class_teacher", "lunch")
        his, hers = await school.pupil("Robin Vale"), await school.pupil("Wren Fox")
        await school.assign(people["class_teacher"], his, "form_tutor")
        body = {"with_whom": "pupil", "purpose": "A scuffle.", "present": [people["class_teacher"].id]}
        await school.as_("lunch").does(f"pupils/{his.id}/contacts", **body, mentions=[hers.id])
        assert str(hers.id) in await school.as_("class_teacher").reads(f"cases/{his.case}")

    async def test_needs_every_pupil_to_exist(self, school: School) -> None:
        """With an id that is nobody's nothing is taken in, and it is answered as an unknown pupil always is."""
        await staff(school, "lunch")
        his = await school.pupil()
        nobody = "018f0000-0000-7000-8000-00000000dead"
        contacts = [{"pupil": one, "purpose": "A scuffle."} for one in (str(his.id), nobody)]
        several = await school.as_("lunch").post("contacts", {"with_whom": "pupil", "contacts": contacts})
        one = await school.as_("lunch").post(f"pupils/{nobody}/contacts", {"with_whom": "pupil", "purpose": "x"})
        assert (several.status_code, several.json()["title"]) == (one.status_code, one.json()["title"])
        assert (await school.as_("lunch").reads("written-by-me")).entries == []
