"""What a teacher meets who is the pupil's mother: nothing of her own child, and she may still say she worries."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.school import School
from tests.stories import Support, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")


class TestMotherAsStaff:
    async def test_reads_the_same_as_of_a_case_that_does_not_exist(self, harbour: tuple[School, Support]) -> None:
        """She teaches her own child, and the bar comes first (case 7); the case is in no list of hers."""
        school, support = harbour
        mother = school.as_("mother")
        hidden, absent = [await mother.get(f"cases/{case}") for case in (support.pupil.case, uuid4())]
        assert (hidden.status_code, hidden.content) == (404, absent.content)
        assert (await mother.reads("cases")).rows == []
        assert (await mother.reads("elsa-programmes")).rows == []
        assert (await mother.get(f"cases/{support.pupil.case}", purpose="teaching")).content == absent.content
        assert (await mother.get("disclosures", case=str(support.pupil.case))).content == absent.content

    async def test_raises_a_concern_and_reads_back_her_words_alone(self, school: School) -> None:
        """What she wrote is hers; it opens nothing of the case, and she ends no bar of her own."""
        support = await supported(school)
        mother = school.as_("mother")
        raised = await mother.does(f"pupils/{support.pupil.id}/concerns", account="He does not eat.")
        own = (await mother.reads("written-by-me")).entries
        assert [entry["id"] for entry in own] == raised["entries"]
        assert (await mother.get(f"cases/{support.pupil.case}")).status_code == 404
        assert "He does not eat." in await school.as_("lead").reads("concerns")
        (tie,) = await school.row("SELECT tie FROM {s}.relations WHERE relation = 'relative'")
        end = {"person": school.people["mother"].id, "last_day": school.day(-1)}
        assert (await mother.post(f"conflicts/{tie}/end", end)).status_code in {403, 404}
        assert (await mother.get(f"cases/{support.pupil.case}")).status_code == 404
