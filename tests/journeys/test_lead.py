"""What the safeguarding lead meets: every case in full, every concern at once, and what was tried without leave."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.school import School
from tests.stories import NOTE, PUPIL_WORDS, WHY_HELPS, Support, staff

pytestmark = pytest.mark.asyncio(loop_scope="session")
ACCOUNT = "She said: my uncle won't let me sleep."


class TestLead:
    async def test_reads_everything_of_a_case(self, harbour: tuple[School, Support]) -> None:
        """Each part in full, the note and the pupil's words among them; a deputy does so too."""
        school, support = harbour
        for sub in ("lead", "deputy"):
            case = await school.as_(sub).reads(f"cases/{support.pupil.case}")
            assert set(case.levels().values()) == {"full"}
            for words in (NOTE, PUPIL_WORDS, WHY_HELPS):
                assert words in case

    async def test_is_alerted_and_works_a_concern_to_its_end(self, school: School) -> None:
        """A notice that never opens it, the account, acts and decisions, and no notice once it was opened."""
        await staff(school, "lead", "deputy", "lunch", "class_teacher")
        pupil = await school.pupil()
        await school.assign(school.people["class_teacher"], pupil, "class_teacher")
        raised = await school.as_("lunch").does(f"pupils/{pupil.id}/concerns", account=ACCOUNT)
        lead, at = school.as_("lead"), f"concerns/{raised['id']}"
        notice = (await lead.reads("notices")).one("concern.raised")
        assert (notice["level"], notice["fields"]) == ("existence", {})
        assert ACCOUNT in await lead.reads("concerns")
        await school.follow()
        assert (await lead.reads("notices")).of("concern.raised") == []
        await lead.does(f"{at}/acts", what="Rang social care.")
        await lead.does(f"{at}/decisions", decision="Referred on.", reasons="Risk tonight.")
        teacher = {"person": school.people["class_teacher"].id, "level": "summary", "wording": "Seat her near you."}
        await lead.does(f"{at}/tellings", told=[teacher], reason="She asks for it.", pupil_told=True)
        await lead.does(f"{at}/closing", reasons="With social care.")
        again = await lead.post(f"{at}/acts", {"what": "Again."})
        assert again.status_code == 409
        told = await school.as_("class_teacher").reads("concerns")
        assert told.levels() == {"case.wording_told": "summary"}
        assert "Seat her near you." in told
        assert "She asks" not in told

    async def test_is_passed_over_without_a_trace_where_the_account_names_them(self, school: School) -> None:
        """The next in line holds it; the one who is named sees nothing new, and cannot act on it."""
        people = await staff(school, "lead", "deputy", "lunch")
        pupil = await school.pupil()
        lead, deputy = school.as_("lead"), school.as_("deputy")
        raised = await school.as_("lunch").does(
            f"pupils/{pupil.id}/concerns", account=ACCOUNT, names=[people["lead"].id]
        )
        for page in ("concerns", "notices"):
            assert (await lead.reads(page)).of("concern.raised") == []
        assert (await lead.get(f"cases/{pupil.case}")).status_code == 404
        assert (await lead.post(f"concerns/{raised['id']}/acts", {"what": "Look."})).status_code == 404
        assert ACCOUNT in await deputy.reads("concerns")
        await deputy.does(f"concerns/{raised['id']}/acts", what="Spoke with the head.")
        assert "Spoke with" not in await school.as_("lunch").reads("written-by-me")

    async def test_who_is_a_relative_is_passed_over_and_a_deputy_is_alerted(self, school: School) -> None:
        """The lead is the pupil's mother (case 7): as staff she sees nothing, and may still raise a concern."""
        people = await staff(school, "lead", "deputy", "lunch")
        pupil = await school.pupil()
        lead = school.as_("lead")
        await lead.does("conflicts", person=people["lead"].id, pupil=pupil.id, kind="relative")
        await school.as_("lunch").does(f"pupils/{pupil.id}/concerns", account=ACCOUNT)
        assert (await lead.reads("notices")).of("concern.raised") == []
        assert (await lead.reads("concerns")).entries == []
        assert (await lead.get(f"cases/{pupil.case}")).status_code == 404
        assert (await school.as_("deputy").reads("notices")).of("concern.raised") != []
        mine = await lead.does(f"pupils/{pupil.id}/concerns", account="He came home hurt.")
        assert (await lead.get(f"cases/{pupil.case}")).status_code == 404
        own = (await lead.reads("written-by-me")).entries
        assert [entry["id"] for entry in own] == mine["entries"]

    async def test_sees_who_was_appointed_and_who_tried(self, school: School) -> None:
        """The administrator appoints themself a lead (case 14): refused, recorded, and told to the leads."""
        people = await staff(school, "lead", "other_teacher")
        denied = await school.as_("admin").post("appointments", {"person": people["admin"].id, "post": "dsl"})
        assert denied.status_code == 403
        await school.follow()
        notices = await school.as_("lead").reads("notices")
        assert notices.one("disclosures.denied")["fields"]["reader"] == str(people["admin"].id)
        posts = {entry["fields"]["post"] for entry in notices.of("people.appointed")}
        assert {"dsl", "head", "teacher"} <= posts

    async def test_no_longer_in_post_reads_nothing(self, harbour: tuple[School, Support], school: School) -> None:
        """A deputy while delegated, with dates: the day after, nothing."""
        people = await staff(school, "deputy", "lunch")
        pupil = await school.pupil()
        await school.as_("lunch").does(f"pupils/{pupil.id}/concerns", account=ACCOUNT)
        deputy = school.as_("deputy")
        assert ACCOUNT in await deputy.reads(f"cases/{pupil.case}")
        await school.ends(people["deputy"], "deputy_dsl", school.day(5))
        school.service.clock.ahead = timedelta(days=5)
        assert ACCOUNT in await deputy.reads(f"cases/{pupil.case}")
        school.service.clock.ahead = timedelta(days=6)
        assert (await deputy.get(f"cases/{pupil.case}")).status_code == 404
