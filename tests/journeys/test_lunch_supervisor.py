"""What a lunch supervisor meets: anybody may say what worries them, and learns nothing by saying it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.school import School
from tests.stories import supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
ACCOUNT = "He said he is afraid to go home."


class TestLunchSupervisor:
    async def test_gets_the_same_answer_whatever_is_held(self, school: School) -> None:
        """A pupil with a case, one without (case 5), and one who left: the same form, and no version that counts."""
        support = await supported(school)
        lunch = school.as_("lunch")
        plain, left = await school.pupil("Wren Fox"), await school.pupil("Ash Lane")
        await school.as_("admin").does(f"pupils/{left.id}/leaving", last_day=school.day(-1))
        answers = []
        for pupil in (support.pupil, plain, left):
            first, second = [
                await lunch.post(f"pupils/{pupil.id}/{to}", body)
                for to, body in (
                    ("concerns", {"account": ACCOUNT}),
                    ("contacts", {"with_whom": "pupil", "purpose": "A chat."}),
                )
            ]
            opened = await lunch.post("cases", {"pupil": pupil.id})
            answers.append([(one.status_code, one.json().keys(), one.json()["version"]) for one in (first, second)])
            answers[-1].append((opened.status_code, opened.json().keys(), opened.json()["version"]))
            assert first.json()["case"] == str(pupil.case)
        assert answers[0] == answers[1] == answers[2]

    async def test_reads_back_what_they_wrote_and_nothing_else(self, school: School) -> None:
        """Their own words while the concern is open; no case, no list, no notice; nothing of what the lead did."""
        support = await supported(school)
        lunch = school.as_("lunch")
        raised = await lunch.does(f"pupils/{support.pupil.id}/concerns", account=ACCOUNT)
        (own,) = (await lunch.reads("written-by-me")).entries
        assert (own["fields"]["account"], own["level"]) == (ACCOUNT, "full")
        assert (await lunch.get(f"cases/{support.pupil.case}")).status_code == 404
        for page in ("cases", "concerns", "notices", "elsa-programmes", "adult-concerns"):
            told = await lunch.reads(page)
            assert (page, told.entries, told.rows, told.withheld) == (page, [], [], [])
        at = f"concerns/{raised['id']}"
        await school.as_("lead").does(f"{at}/acts", what="Rang home.")
        assert len((await lunch.reads("written-by-me")).entries) == 1
        school.service.clock.ahead = timedelta(days=150)
        assert len((await lunch.reads("written-by-me")).entries) == 1
        await school.as_("lead").does(f"{at}/closing", reasons="Settled.")
        assert (await lunch.reads("written-by-me")).entries == []
