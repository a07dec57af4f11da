"""A pupil whose words criticise somebody: that person never reads them, and nothing follows from having said them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from tests.client import As
from tests.plans import Plan, proposed
from tests.school import School

pytestmark = pytest.mark.asyncio(loop_scope="session")

HARSH = "She shouts at me before I have done anything."
MILD = "Mornings are the worst, I am always tired."
ALOUD = "I would like somebody to meet me at the gate."
HURT = "He grabbed my arm and it left a mark."
MUMS, DADS = "His father let him down again.", "She never picks up the telephone."


def words(plan: Plan) -> str:
    """Where a pupil's words are handed in."""
    return f"pupils/{plan.pupil.id}/psps/{plan.id}/words"


def said(text: str, **more: Any) -> dict[str, Any]:
    """Words before the plan, whose significance was explained."""
    return {"occasion": "before_the_plan", "significance_explained": True, "words": text, **more}


def helped(school: School, sub: str) -> dict[str, Any]:
    """Help from somebody whom the pupil chose."""
    return {"helped_by": str(school.people[sub].id), "chosen_by_pupil": True}


async def case(school: School, sub: str, plan: Plan, **asked: Any) -> Any:
    """The pupil's case as somebody on the staff reads it."""
    return await school.as_(sub).reads(f"cases/{plan.pupil.case}", **asked)


async def checklist(school: School, sub: str, plan: Plan) -> bytes:
    """The checklist as somebody reads it, byte for byte, but for the ids and times that no two entries share."""
    told = await case(school, sub, plan, part="psp_documents")
    lines = [{**entry, "id": "", "file": "", "matter": "", "happened_at": ""} for entry in told.entries]
    return json.dumps(lines).replace(str(plan.pupil.id), "the pupil").encode()


class TestAPupilWhoCriticisesTheKeyWorker:
    async def test_is_heard_by_all_but_them(self, school: School) -> None:
        """Case 8: nothing of that entry for the key worker, whom other words reach; the coordinator reads both."""
        plan = await proposed(school)
        lunch, names = school.as_("lunch"), [str(school.people["key_worker"].id)]
        read_out = {"words": ALOUD, "audience": ["home"]}
        await lunch.does(words(plan), **said(HARSH, names=names, **helped(school, "lunch")))
        await lunch.does(words(plan), **said(MILD, read_out=read_out, **helped(school, "lunch")))
        key_worker, coordinator = [await case(school, sub, plan) for sub in ("key_worker", "coordinator")]
        (theirs,), both = key_worker.of("voice.pupil_spoke"), coordinator.of("voice.pupil_spoke")
        assert (theirs["level"], theirs["fields"]["read_out"]) == ("summary", ALOUD)
        assert [one["level"] for one in both] == ["full", "full"]
        assert (HARSH in coordinator, MILD in coordinator, HARSH in key_worker, MILD in key_worker) == (
            True,
            True,
            False,
            False,
        )
        assert not both[0]["fields"]["held_by_lead"]

    async def test_is_not_told_of_by_searching_nor_by_who_was_told(self, school: School) -> None:
        """To the key worker there is no such entry: the control is the coordinator, who finds it."""
        plan = await proposed(school)
        names = [str(school.people["key_worker"].id)]
        receipt = await school.as_("coordinator").does(words(plan), **said(HARSH, names=names))
        entry = receipt["entries"][0]
        for sub, found in (("key_worker", 0), ("coordinator", 1)):
            told = await school.as_(sub).finds(f"cases/{plan.pupil.case}/find", words="shouts")
            assert len(told.entries) == found
        act = {"answer": "agreed", "audience": "home", "about": entry}
        hidden, absent = [
            await school.as_("key_worker").post(f"pupils/{plan.pupil.id}/agreements", act | {"about": about})
            for about in (entry, str(plan.id))
        ]
        assert (hidden.status_code, hidden.content) == (absent.status_code, absent.content) == (404, absent.content)


class TestAPupilWhoCriticisesTheCoordinator:
    async def test_is_heard_by_a_lead_who_holds_it(self, school: School) -> None:
        """Not by the coordinator, who is told of it nowhere."""
        plan = await proposed(school)
        names = [str(school.people["coordinator"].id)]
        await school.as_("key_worker").does(words(plan), **said(HARSH, names=names))
        lead = (await case(school, "lead", plan)).one("voice.pupil_spoke")
        assert lead["fields"]["held_by_lead"]
        assert lead["fields"]["held_by"] == str(school.people["lead"].id)
        told = await case(school, "coordinator", plan)
        assert told.of("voice.pupil_spoke") == []
        assert (HARSH in told, "held_by" in told) == (False, False)

    @pytest.mark.parametrize("criticised", [("key_worker",), ("coordinator", "key_worker")])
    async def test_leaves_the_checklist_as_it_is_for_all(self, school: School, criticised: tuple[str, ...]) -> None:
        """The same bytes whether something is held back or not, below full and for whoever is barred."""
        plan, other = await proposed(school), await proposed(school, await school.pupil("Jo Reed"))
        people = ("coordinator", "key_worker", "senco")
        for pupil in (plan.pupil, other.pupil):
            await school.assign(school.people["other_teacher"], pupil, "form_tutor")
        for each, names in ((plan, criticised), (other, ())):
            named = [str(school.people[sub].id) for sub in names]
            of_whom = {"of_whom": str(each.pupil.id)}
            await school.as_("coordinator").does(
                f"psps/{each.id}/documents/asked", document="pupil_questionnaire", **of_whom
            )
            await school.as_("lunch").does(words(each), **said(HARSH, names=named, **helped(school, "lunch")))
        for sub in (*people, "other_teacher"):
            held, open_ = [await checklist(school, sub, one) for one in (plan, other)]
            assert b"voice.document_received" in held
            assert held == open_

    async def test_would_change_it_if_the_words_were_a_line_of_it(self, school: School) -> None:
        """The control: what holds words differs, and the comparison sees it."""
        plan, other = await proposed(school), await proposed(school, await school.pupil("Jo Reed"))
        for each, names in ((plan, ["coordinator"]), (other, [])):
            named = [str(school.people[sub].id) for sub in names]
            body = {"document": "behaviour_log", "words": HARSH, "names": named}
            await school.as_("lead").does(f"psps/{each.id}/documents", **body)
        assert await checklist(school, "coordinator", plan) != await checklist(school, "coordinator", other)
        assert await checklist(school, "key_worker", plan) == await checklist(school, "key_worker", other)

    async def test_has_no_consequence_in_what_is_kept_of_behaviour(self, school: School) -> None:
        """These words enter no behaviour log: for nobody do they stand in a document."""
        plan = await proposed(school)
        names = [str(school.people["coordinator"].id)]
        await school.as_("key_worker").does(words(plan), **said(HARSH, names=names))
        log = {"document": "pupil_questionnaire", "words": HARSH}
        assert (await school.as_("key_worker").post(f"psps/{plan.id}/documents", log)).status_code == 422
        for sub in ("lead", "key_worker", "senco"):
            assert HARSH not in await case(school, sub, plan, part="psp_documents")
        assert HARSH in await case(school, "lead", plan)


class TestAPupilAlone:
    async def test_enters_their_own_words_with_an_adult_beside_them(self, school: School) -> None:
        """And reads them back as said; alone, or beside somebody whom they criticise, they do not stand there."""
        plan = await proposed(school)
        await school.signs_in(plan.pupil.id, "robin", "pupil")
        beside = school.as_("robin", beside=school.people["senco"])
        names = [str(school.people["key_worker"].id)]
        await beside.does(words(plan), **said(HARSH, names=names))
        assert (await school.as_("robin").post(words(plan), said(HARSH))).status_code == 404
        own = (await beside.reads(f"cases/{plan.pupil.case}")).one("voice.pupil_spoke")
        assert (own["level"], own["fields"]["words"], own["fields"].get("helped_by")) == ("full", HARSH, None)
        with_them = school.as_("robin", beside=school.people["key_worker"])
        assert HARSH not in await with_them.reads(f"cases/{plan.pupil.case}")

    async def test_speaks_for_nobody_else(self, school: School) -> None:
        """Another pupil's plan is answered as if there were none."""
        plan = await proposed(school)
        other = await school.pupil("Jo Reed")
        await school.signs_in(other.id, "jo", "pupil")
        beside = school.as_("jo", beside=school.people["senco"])
        assert (await beside.post(words(plan), said(HARSH))).status_code == 404

    async def test_writes_their_own_page_for_everybody_who_teaches_them(self, school: School) -> None:
        """A one-page profile is guidance for staff."""
        plan = await proposed(school)
        await school.signs_in(plan.pupil.id, "robin", "pupil")
        beside = school.as_("robin", beside=school.people["senco"])
        await beside.does(f"psps/{plan.id}/profiles", kind="one_page_profile", what_helps=ALOUD)
        assert ALOUD in await case(school, "subject_teacher", plan)


class TestWhetherSomebodyHurtThem:
    async def test_becomes_a_concern_that_goes_to_the_head_if_it_is_about_staff(self, school: School) -> None:
        """Neither the lead nor whoever it is about hears of it; the answer is the one that any words get."""
        plan = await proposed(school)
        await school.signs_in(plan.pupil.id, "robin", "pupil")
        beside = school.as_("robin", beside=school.people["senco"])
        about = {"account": HURT, "about_adult": str(school.people["key_worker"].id)}
        without = await beside.does(words(plan), **said(MILD))
        answer = await beside.does(words(plan), **said(MILD, hurt_or_frightened=about))
        assert shape(answer) == shape(without)
        assert HURT in await school.as_("head").reads("adult-concerns")
        for sub in ("lead", "key_worker", "coordinator"):
            assert HURT not in await case(school, sub, plan)
            assert HURT not in await school.as_(sub).reads("adult-concerns")

    async def test_goes_to_the_lead_if_it_is_about_somebody_else(self, school: School) -> None:
        """A concern like any other, in the pupil's case."""
        plan = await proposed(school)
        await school.as_("coordinator").does(words(plan), **said(MILD, hurt_or_frightened={"account": HURT}))
        assert HURT in await school.as_("lead").reads("concerns")
        assert HURT not in await case(school, "key_worker", plan)

    async def test_is_not_lost_with_the_words_that_it_came_with(self, school: School) -> None:
        """The words are refused, or nobody gave leave for them; the concern stands, once, however often it is sent."""
        plan = await proposed(school)
        body = said(MILD, scribed=True, hurt_or_frightened={"account": HURT})
        for _ in range(2):
            answer = await school.as_("coordinator").post(words(plan), body, key="the-same-key")
            assert answer.status_code == 422
        assert len((await school.as_("lead").reads("concerns")).of("concern.raised")) == 1
        stranger = said(MILD, hurt_or_frightened={"account": HURT})
        assert (await school.as_("other_teacher").post(words(plan), stranger)).status_code == 404
        assert len((await school.as_("lead").reads("concerns")).of("concern.raised")) == 2

    async def test_is_the_control_no_concern_where_nobody_answered_it(self, school: School) -> None:
        """Harsh words alone are none."""
        plan = await proposed(school)
        await school.as_("coordinator").does(words(plan), **said(HARSH))
        assert (await school.as_("lead").reads("concerns")).entries == []


def shape(receipt: Mapping[str, Any]) -> Iterable[Any]:
    """What an answer says beside its ids."""
    return receipt.keys(), len(receipt["entries"]), receipt["version"], receipt["case"]


async def questionnaire(parent: As, plan: Plan, text: str) -> None:
    """A parent answers their own questionnaire."""
    answers = [{"question": 1, "answer": text}]
    await parent.does(f"psps/{plan.id}/parents-words", form="parent", answers=answers)


class TestTwoParents:
    async def test_never_read_each_others_words(self, school: School) -> None:
        """Each their own, in full; those who run the plan both; nobody speaks for the other."""
        plan = await proposed(school)
        mum, dad = [await school.parent(sub, plan.pupil) for sub in ("mum", "dad")]
        for sub, text in (("mum", MUMS), ("dad", DADS)):
            await questionnaire(school.as_(sub), plan, text)
        read = {sub: await case(school, sub, plan) for sub in ("mum", "dad", "coordinator", "key_worker")}
        assert {sub: (MUMS in told, DADS in told) for sub, told in read.items()} == {
            "mum": (True, False),
            "dad": (False, True),
            "coordinator": (True, True),
            "key_worker": (False, False),
        }
        for sub, other in (("mum", dad), ("dad", mum)):
            told = await case(school, sub, plan)
            assert len(told.of("voice.parent_spoke")) == 1
            assert str(other.id) not in told
            body = {"parent": str(other.id), "words": "x"}
            assert (await school.as_(sub).post(f"psps/{plan.id}/parents-words", body)).status_code == 409

    async def test_nor_the_words_that_staff_took_down(self, school: School) -> None:
        """Said by her: whoever wrote it down, it is hers and not his."""
        plan = await proposed(school)
        mum, _ = [await school.parent(sub, plan.pupil) for sub in ("mum", "dad")]
        await school.as_("class_teacher").does(f"psps/{plan.id}/parents-words", parent=mum.id, words=MUMS)
        assert (MUMS in await case(school, "mum", plan), MUMS in await case(school, "dad", plan)) == (True, False)

    async def test_hear_what_the_pupil_agreed_may_be_read_out_at_home(self, school: School) -> None:
        """Until it is withdrawn; not what was said to stay, nor where they are criticised themselves."""
        plan = await proposed(school)
        mum, _ = [await school.parent(sub, plan.pupil) for sub in ("mum", "dad")]
        aloud = {"words": ALOUD, "audience": ["home"]}
        body = said(MILD, read_out=aloud, names=[str(mum.id)])
        receipt = await school.as_("coordinator").does(words(plan), **body)
        heard = {sub: await case(school, sub, plan) for sub in ("mum", "dad")}
        assert (ALOUD in heard["dad"], MILD in heard["dad"], ALOUD in heard["mum"]) == (True, False, False)
        withdrawn = {"answer": "withdrawn", "audience": "home", "about": receipt["entries"][0]}
        await school.as_("coordinator").does(f"pupils/{plan.pupil.id}/agreements", **withdrawn)
        assert ALOUD not in await case(school, "dad", plan)

    async def test_are_not_told_what_was_never_agreed(self, school: School) -> None:
        """The control: read out to others only, it is not for home."""
        plan = await proposed(school)
        await school.parent("dad", plan.pupil)
        aloud = {"words": ALOUD, "audience": ["senco"]}
        await school.as_("coordinator").does(words(plan), **said(MILD, read_out=aloud))
        assert ALOUD not in await case(school, "dad", plan)


class TestThePlansOwnStream:
    async def test_is_not_counted_by_whoever_says_something_for_the_plan(self, school: School) -> None:
        """Its length would tell a parent of entries that are not theirs: neither told, nor to be tried out."""
        plan = await proposed(school)
        await school.parent("mum", plan.pupil)
        mum, at = school.as_("mum"), f"psps/{plan.id}/parents-words"
        tried = [await mum.post(at, {"words": MUMS}, version=version) for version in (1, 2, 99)]
        assert [(one.status_code, one.json()["version"]) for one in tried] == [(201, 1)] * 3
        run = await school.as_("coordinator").post(f"psps/{plan.id}/assessments", {}, version=99)
        assert run.status_code == 412  # the control: of a stream that is read whole, a version that was not seen


class TestTheForms:
    async def test_are_those_that_came_until_the_school_sets_its_own(self, school: School) -> None:
        """For whoever signs in: they are about nobody."""
        plan = await proposed(school)
        await school.parent("dad", plan.pupil)
        before = {row["form"]: row for row in (await school.as_("dad").reads("forms")).rows}
        assert {row["version"] for row in before.values()} == {1}
        questions = [{"question": "Hurt?", "asks_about_harm": True}, {"question": "Ours?"}]
        ours = {"form": "pupil_primary", "title": "Ours", "questions": questions}
        assert (await school.as_("class_teacher").post("forms", ours)).status_code == 403
        await school.as_("coordinator").does("forms", **ours)
        after = {row["form"]: row for row in (await school.as_("dad").reads("forms")).rows}
        assert (after["pupil_primary"]["own"], after["pupil_primary"]["version"]) == (True, 1_001)
        assert after["pupil_secondary"] == before["pupil_secondary"]
        answered = {"form": "pupil_primary", "answers": [{"question": 2, "answer": MILD}], "words": None}
        receipt = await school.as_("coordinator").does(words(plan), **said("", **answered))
        assert (
            receipt["version"] == 1
        )  # of the words, on a stream of their own; the plan's own would count what is there
        assert (await case(school, "lead", plan)).one("voice.pupil_spoke")["fields"]["form_version"] == 1_001
