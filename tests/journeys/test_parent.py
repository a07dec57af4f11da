"""What a parent meets: what was worded for home, what they said themselves, and never what staff wrote for staff."""

from __future__ import annotations

from typing import Any

import pytest

from tests.client import As
from tests.families import (
    FOR_ALL,
    FOR_MUM,
    GOOD_NEWS,
    HOW_HOME_HELPS,
    NEVER_RING,
    SAID_BY_MUM,
    hidden_looks_absent,
    worded,
)
from tests.school import School
from tests.stories import BACKGROUND, HELPS, HOPED_FOR, NOTE, OBJECTIVE, PUPIL_WORDS, SUMMARY, Support, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
FOR_STAFF = (NOTE, PUPIL_WORDS, SUMMARY, HELPS, OBJECTIVE, BACKGROUND, HOPED_FOR)


async def mum_of(school: School) -> tuple[As, Support]:
    """A supported pupil whose mother signs in, with things worded for her."""
    support = await supported(school)
    await school.parent("mum", support.pupil)
    await worded(school, support)
    return school.as_("mum"), support


async def answers(mum: As, support: Support) -> Any:
    """All that she is answered, without what every reading has of its own."""
    told = [
        await mum.reads("cases"),
        await mum.reads(f"cases/{support.pupil.case}"),
        await mum.reads(f"cases/{support.pupil.case}/timeline"),
        await mum.reads(f"cases/{support.pupil.case}", sort="newest"),
        await mum.reads("pupils"),
        await mum.reads("elsa-programmes"),
        await mum.reads("concerns"),
        await mum.reads("notices"),
        await mum.reads("staff"),
    ]
    return [(one.entries, one.rows, one.withheld, one.said["incomplete"], one.said["next"]) for one in told]


class TestAParent:
    async def test_reads_what_was_worded_for_home(self, school: School) -> None:
        """Row 21: that support goes on, what was worded for all who care or for her, and what was addressed to her."""
        mum, support = await mum_of(school)
        told = await mum.reads(f"cases/{support.pupil.case}")
        assert told.levels() == {
            "elsa.referred": "existence",
            "elsa.referral_decided": "existence",
            "elsa.session_noted": "existence",
            "home.informed": "full",
            "home.preferences_recorded": "full",
            "home.invited": "full",
            "home.strategies_worded": "summary",
            "home.contact_worded": "summary",
            "home.programme_worded": "summary",
        }
        for words in (FOR_ALL, FOR_MUM, GOOD_NEWS, HOW_HOME_HELPS, NEVER_RING):
            assert words in told
        assert [words for words in FOR_STAFF if words in told] == []
        assert told.withheld == []

    async def test_has_their_own_child_and_nobody_elses(self, school: School) -> None:
        """Of the roll and of the cases; another's case looks like none."""
        mum, support = await mum_of(school)
        other = await school.pupil("Jo Reed")
        await school.as_("lead").does(f"cases/{other.case}/strategies", what_helps=HELPS)
        assert [row["pupil"] for row in (await mum.reads("cases")).rows] == [str(support.pupil.id)]
        (line,) = (await mum.reads("pupils")).entries
        assert (line["file"], line["level"]) == (str(support.pupil.id), "summary")
        assert await hidden_looks_absent(mum, other)
        for page in ("concerns", "adult-concerns", "notices", "written-by-me", "me", "elsa-programmes"):
            assert (await mum.reads(page)).entries == []

    async def test_hands_nothing_in(self, school: School) -> None:
        """The table gives parents no act yet, so each is refused: none says whether what it names is there."""
        mum, support = await mum_of(school)
        body = {"with_whom": "parent", "purpose": "A chat."}
        for path, sent in (
            (f"pupils/{support.pupil.id}/contacts", body),
            (f"pupils/{support.pupil.id}/concerns", {"account": "Worried."}),
            (f"pupils/{support.pupil.id}/home/preferences", {"parent": str(school.people["mum"].id), "venue": "Cafe"}),
            (f"cases/{support.pupil.case}/strategies", {"what_helps": "Tea."}),
            (f"elsa-programmes/{support.programme}/home-wordings", {"wording": "x", "for_all_carers": True}),
        ):
            before = await school.row("SELECT count(*) FROM {s}.entries WHERE part <> 'told'")
            assert (await mum.post(path, sent)).status_code in {403, 404}, path
            assert await school.row("SELECT count(*) FROM {s}.entries WHERE part <> 'told'") == before

    async def test_sees_what_they_read_and_not_who_else_did(self, school: School) -> None:
        """Their own readings, in summary; of the case's other readers nothing."""
        mum, support = await mum_of(school)
        await school.as_("class_teacher").reads(f"cases/{support.pupil.case}")
        await mum.reads(f"cases/{support.pupil.case}")
        await school.follow()
        own = (await mum.reads("disclosures")).entries
        assert {entry["fields"]["reader"] for entry in own} == {str(school.people["mum"].id)}
        await school.follow()
        of_case = (await mum.reads("disclosures", case=str(support.pupil.case))).entries
        assert {entry["fields"]["reader"] for entry in of_case} == {str(school.people["mum"].id)}

    async def test_reads_back_what_they_said(self, school: School) -> None:
        """An own objection and own words at a meeting, in full; what the ELSA noted of the meeting without them not."""
        mum, support = await mum_of(school)
        elsa, home = school.as_("elsa"), f"pupils/{support.pupil.id}/home"
        mine, met = str(school.people["mum"].id), {"met_by": "elsa_alone", "purpose": "Mornings.", "good_news": True}
        said = {"what_was_said": SAID_BY_MUM, "said_by": mine}
        theirs = await elsa.does(f"{home}/meetings", parents=[mine], **met, **said)
        noted = await elsa.does(f"{home}/meetings", parents=[mine], **met, what_was_said="Looked tired.")
        objected = await elsa.does(f"{home}/objections", parent=mine, objection="Not during maths.")
        told = await mum.reads(f"cases/{support.pupil.case}")
        assert {entry["level"] for entry in (*told.of("home.met"), *told.of("home.objected"))} == {"full"}
        ids = {str(entry) for entry in told.ids()}
        assert {*theirs["entries"], *objected["entries"]} <= ids
        assert not {*noted["entries"]} & ids

    async def test_waits_for_somebody_to_look_at_what_is_about_home(self, school: School) -> None:
        """Until then it counts as unsafe, also if it was worded for home; the same words about school do not wait."""
        mum, support = await mum_of(school)
        word = {"for_all_carers": True, "wording": "Mornings at home are calmer."}
        path = f"pupils/{support.pupil.id}/home/contact-wordings"
        about_home = (await school.as_("elsa").does(path, **word, about_home=True))["entries"][0]
        about_school = (await school.as_("elsa").does(path, **word))["entries"][0]
        case = f"cases/{support.pupil.case}"
        ids = {str(one) for one in (await mum.reads(case)).ids()}
        assert (about_home in ids, about_school in ids) == (False, True)
        await school.as_("lead").does(f"entries/{about_home}/look-at")
        assert about_home in {str(one) for one in (await mum.reads(case)).ids()}

    async def test_is_told_nothing_of_another_pupil(self, school: School) -> None:
        """A wording that mentions one waits for a lead; so does one in somebody else's words."""
        mum, support = await mum_of(school)
        friend = await school.pupil("Ash Fox")
        path = f"pupils/{support.pupil.id}/home/contact-wordings"
        word = {"for_all_carers": True, "wording": "Played with Ash."}
        elsa = school.as_("elsa")
        of_friend = (await elsa.does(path, **word, mentions=[friend.id]))["entries"][0]
        by_staff = (await elsa.does(path, **word, said_by=school.people["class_teacher"].id))["entries"][0]
        plain = (await elsa.does(path, **word))["entries"][0]
        ids = {str(one) for one in (await mum.reads(f"cases/{support.pupil.case}")).ids()}
        assert [one in ids for one in (of_friend, by_staff, plain)] == [False, False, True]


class TestWhatIsHidden:
    async def test_changes_nothing_of_a_parents_answers(self, school: School) -> None:
        """Two worlds, one answer: whatever staff, the other parent and leads write, hers are the same to the byte."""
        mum, support = await mum_of(school)
        await school.parent("dad", support.pupil)
        before = await answers(mum, support)
        await _happens_out_of_sight(school, support)
        assert await answers(mum, support) == before

    async def test_would_be_found_if_it_showed(self, school: School) -> None:
        """The control: one more thing worded for her changes the answers that were compared."""
        mum, support = await mum_of(school)
        before = await answers(mum, support)
        path = f"pupils/{support.pupil.id}/home/contact-wordings"
        await school.as_("elsa").does(path, for_all_carers=True, wording="One more.")
        assert await answers(mum, support) != before


async def _happens_out_of_sight(school: School, support: Support) -> None:
    """Everything around this pupil that a mother is not told of."""
    pupil, case, dad = support.pupil.id, support.pupil.case, str(school.people["dad"].id)
    elsa, lead, home = school.as_("elsa"), school.as_("lead"), f"pupils/{pupil}/home"
    await elsa.does(f"cases/{case}/strategies", what_helps="Something else for staff.")
    await elsa.does(f"{home}/strategy-wordings", parent=dad, what_helps="For him alone.")
    await elsa.does(f"{home}/objections", parent=dad, objection="He objects.")
    await elsa.does(f"{home}/informed", informed=False, parent=dad, why_not="He was away.")
    await elsa.does(f"{home}/preferences", parent=dad, ways=["email"])
    await elsa.does(f"{home}/contact-wordings", for_all_carers=True, wording="Of home.", about_home=True)
    await elsa.does(f"pupils/{pupil}/agreements", answer="declined", audience="home", matter=support.programme)
    await school.as_("lunch").does(f"pupils/{pupil}/concerns", account="A bruise.")
    leaver = school.people["leaver"].id
    await school.as_("lunch").does(f"pupils/{pupil}/concerns", account="Gripped.", about_adult=leaver)
    told = [{"person": str(school.people["elsa"].id), "level": "summary", "wording": "Watch mornings."}]
    await lead.does(f"cases/{case}/tellings", told=told, reason="Safety.", pupil_told=True)
    await lead.does(f"{home}/exclusions", person=dad, reason="While we ask.")
