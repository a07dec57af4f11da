"""An entry on the wrong child (case 16): hidden from that child's readers at once, told to the leads as a pair."""

from __future__ import annotations

from typing import Any

import pytest

from tests.school import OnRoll, School
from tests.stories import programme, school_day

pytestmark = pytest.mark.asyncio(loop_scope="session")
SAID, REASON = "Cried about her brother's accident.", "There are two Robins in year 5."
CONTACT: dict[str, Any] = {"with_whom": "pupil", "purpose": "A talk at break.", "what_was_said": SAID}
READERS = ("class_teacher", "senco", "elsa", "head", "manager")


async def misfiled(school: School) -> tuple[OnRoll, OnRoll, str]:
    """A contact written on the wrong child, whom an ELSA supports and others teach; all have read it."""
    wrong = await school_day(school)
    await programme(school, wrong)
    right = await school.pupil("Robin Valley")
    written = await school.as_("lunch").does(
        f"pupils/{wrong.id}/contacts", **CONTACT, present=[school.people["class_teacher"].id]
    )
    (entry,) = written["entries"]
    for sub in READERS:
        assert entry in {one["id"] for one in (await school.as_(sub).reads(f"cases/{wrong.case}")).entries}
    return wrong, right, entry


async def say_so(school: School, right: OnRoll, entry: str, by: str = "lunch") -> Any:
    """Whoever wrote it says so, and writes it anew where it belongs."""
    wording = {**CONTACT, "happened_on": school.day()}
    return await school.as_(by).does(
        f"entries/{entry}/wrong-child", reason=REASON, belongs_to=right.id, contact=wording
    )


class TestAnEntryOnTheWrongChild:
    async def test_is_gone_for_that_childs_readers_at_once(self, school: School) -> None:
        """Teacher who was there, SENCO, ELSA, head, line manager, the author: no entry, no line about it, no word."""
        wrong, right, entry = await misfiled(school)
        await say_so(school, right, entry)
        for sub in READERS:
            told = await school.as_(sub).reads(f"cases/{wrong.case}")
            assert (sub, told.of("case.contact_recorded"), told.of("case.wrong_child_found")) == (sub, [], [])
            assert (sub, SAID in told, REASON in told, entry in told) == (sub, False, False, False)
            assert (await school.as_(sub).get("disclosures", entry=entry)).status_code == 404
        own = await school.as_("lunch").reads("written-by-me")
        assert entry not in own
        assert REASON not in own
        assert own.one("case.contact_recorded")["file"] == str(right.case)

    async def test_the_control_without_saying_so_all_still_read_it(self, school: School) -> None:
        """The same readers, the same pages: what is hidden is hidden by that line and nothing else."""
        wrong, _, entry = await misfiled(school)
        for sub in READERS:
            told = await school.as_(sub).reads(f"cases/{wrong.case}")
            assert told.one("case.contact_recorded")["id"] == entry
        assert SAID in await school.as_("class_teacher").reads(f"cases/{wrong.case}")
        assert SAID in await school.as_("lunch").reads("written-by-me")

    async def test_is_told_to_the_leads_as_a_pair_with_who_had_read_it(self, school: School) -> None:
        """In their notices, then in full with where it belongs; and each reading of it before."""
        wrong, right, entry = await misfiled(school)
        await say_so(school, right, entry)
        await school.follow()
        lead = school.as_("lead")
        notice = (await lead.reads("notices")).one("case.wrong_child_found")
        assert (notice["level"], notice["fields"], notice["file"]) == ("existence", {}, str(wrong.case))
        case = await lead.reads(f"cases/{wrong.case}")
        found = case.one("case.wrong_child_found")
        assert (case.one("case.contact_recorded")["fields"]["what_was_said"], found["about"]) == (SAID, entry)
        assert (found["fields"]["reason"], found["fields"]["belongs_in"]) == (REASON, str(right.case))
        anew = (await lead.reads(f"cases/{right.case}")).one("case.contact_recorded")
        assert (anew["id"], anew["fields"]["what_was_said"]) == (found["fields"]["anew"], SAID)
        readings = await lead.reads("disclosures", entry=entry)
        readers = {one["fields"]["reader"] for one in readings.entries}
        assert readers >= {str(school.people[sub].id) for sub in READERS}

    async def test_tells_the_right_childs_readers_nothing_of_the_wrong_one(self, school: School) -> None:
        """What was written anew is an entry like any other."""
        wrong, right, entry = await misfiled(school)
        await school.assign(school.people["other_teacher"], right, "form_tutor")
        await say_so(school, right, entry)
        told = await school.as_("other_teacher").reads(f"cases/{right.case}")
        assert told.one("case.contact_recorded")["level"] == "summary"
        for hidden in (str(wrong.id), str(wrong.case), entry, REASON):
            assert hidden not in told

    async def test_is_gone_for_the_parent_too(self, school: School) -> None:
        """Wording for home of which a lead found that it was another child's."""
        wrong = await school_day(school)
        support = await programme(school, wrong)
        await school.parent("mum", wrong)
        mum = school.as_("mum")
        elsa, at = school.as_("elsa"), f"elsa-programmes/{support.programme}"
        await elsa.does(f"{at}/end")
        worded = await elsa.does(f"{at}/impact/for-home", wording="She can name three feelings.")
        before = await mum.reads(f"cases/{wrong.case}")
        assert "three feelings" in before
        await school.as_("lead").does(f"entries/{worded['entries'][0]}/wrong-child", reason=REASON)
        after = await mum.reads(f"cases/{wrong.case}")
        assert after.of("impact.worded_for_home") == []
        assert "three feelings" not in after

    async def test_leaves_no_support_behind_that_began_on_the_wrong_child(self, school: School) -> None:
        """A referral of another child: its background is hidden, and whoever it let into the case is out of it."""
        wrong = await school_day(school)
        referral = await school.as_("class_teacher").does(
            "referrals",
            pupil=wrong.id,
            background="Her brother is in hospital.",
            hoped_for_outcomes="Settles.",
            elsa=school.people["elsa"].id,
        )
        await school.as_("lead").does(f"cases/{wrong.case}/strategies", what_helps="A quiet start.")
        at = f"cases/{wrong.case}"
        assert "hospital" in await school.as_("elsa").reads(at)
        assert "hospital" in await school.as_("senco").reads(at)
        await school.as_("class_teacher").does(f"entries/{referral['entries'][0]}/wrong-child", reason=REASON)
        for sub in ("elsa", "senco", "manager"):
            assert (sub, (await school.as_(sub).get(at)).status_code) == (sub, 404)
        teacher = await school.as_("class_teacher").reads(at)
        assert ("A quiet start." in teacher, "hospital" in teacher) == (True, False)
        assert "hospital" in await school.as_("lead").reads(at)

    async def test_is_said_by_its_author_or_a_lead_alone(self, school: School) -> None:
        """Whoever reads it may not hide it; whoever does not, learns nothing."""
        _, right, entry = await misfiled(school)
        said = {"reason": REASON}
        for sub, status in (("class_teacher", 403), ("head", 403), ("subject_teacher", 404), ("mother", 404)):
            assert (sub, (await school.as_(sub).post(f"entries/{entry}/wrong-child", said)).status_code) == (
                sub,
                status,
            )
        await say_so(school, right, entry, by="lead")

    async def test_stays_hidden_when_it_is_corrected_after(self, school: School) -> None:
        """A correction belongs to what it corrects."""
        wrong, right, entry = await misfiled(school)
        await say_so(school, right, entry)
        wording = {**CONTACT, "happened_on": school.day(), "purpose": "Another talk."}
        await school.as_("lead").does(
            f"cases/{wrong.case}/corrections", entry=entry, why="For the record.", contact=wording
        )
        for sub in READERS:
            assert "Another talk." not in await school.as_(sub).reads(f"cases/{wrong.case}")
