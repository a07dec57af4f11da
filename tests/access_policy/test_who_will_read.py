"""What an author is told of who will read a note is what everybody is then told of it, and shows no bar."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio

from access_policy.draft_note import DraftNote, NoteKind
from access_policy.readers import HOLDER, READERS
from case_store.vocabulary import Audience
from tests.access_policy.table.oracle import TABLE
from tests.client import As
from tests.lane import tries
from tests.plans import proposed
from tests.school import OnRoll, School, Service
from tests.stories import programme, staff
from tests.told import Told

pytestmark = pytest.mark.asyncio(loop_scope="session")
NOTES = tries(8, 2_000)
OF_MATTER = set(NoteKind) - {
    NoteKind.CONTACT, NoteKind.SIGN, NoteKind.CHECK_IN, NoteKind.STRATEGIES, NoteKind.CONCERN, NoteKind.AGREEMENT,
    NoteKind.REFERRAL,
}  # fmt: skip
ASSIGNED = {
    "class_teacher": "class_teacher",
    "form_tutor": "form_tutor",
    "subject_teacher": "subject_teacher",
    "assistant_or_mentor": "supports",
    "cover_teacher": "covers_lesson",
    "pastoral_leader": "head_of_year",
    "family_liaison_worker": "family_liaison_worker",
    "relative": "class_teacher",
}
"""Who stands how to the pupil, by the word of the preview."""
POSTS = {
    "senco": "senco",
    "lead": "dsl",
    "head": "head",
    "governor": "governor",
    "office": "office",
    "educational_psychologist": "educational_psychologist",
    "data_protection_officer": "data_protection_officer",
    "other_elsa": "elsa",
    "other_staff": "teacher",
}
"""Who holds which post and stands in no other relation."""


@dataclass
class World:
    """One pupil, a programme, and one person for each kind of reader."""

    school: School
    pupil: OnRoll
    matter: str
    who: dict[str, As]

    async def previewed(self, by: str, **note: Any) -> dict[tuple[str, str | None], str]:
        """The levels by reader, and by what they would be named as."""
        answer = await self.asked(by, **note)
        assert answer.status_code == 200, answer.text
        return {(row["who"], row["named_as"]): row["level"] for row in answer.json()["rows"]}

    async def asked(self, by: str, case: Any = None, **note: Any) -> Any:
        """The preview, whatever comes of it."""
        return await self.who[by].post(f"cases/{case or self.pupil.case}/who-will-read", note)

    async def read(self, entry: str) -> dict[str, str]:
        """At which level each is then told of an entry in the case."""
        return dict(
            zip(self.who, await asyncio.gather(*(self._read(who, entry) for who in self.who.values())), strict=True)
        )

    async def _read(self, who: As, entry: str) -> str:
        answer = await who.get(f"cases/{self.pupil.case}", limit=200)
        if answer.status_code == 404:
            return "none"
        levels = {one["id"]: one["level"] for one in Told(answer.json()).entries}
        return str(levels.get(entry, "none"))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def world(service: Service) -> World:
    """A school in which every kind of reader is somebody."""
    school = await service.found("previews")
    people = await staff(school, "elsa", "manager", "class_teacher", "lunch")
    pupil = await school.pupil()
    await school.manages(people["manager"], people["elsa"])
    await school.assign(people["class_teacher"], pupil, "class_teacher")
    for who, post in POSTS.items():
        if who not in people:
            await school.person(who, post)
    for who, assigned in ASSIGNED.items():
        person = people.get(who) or await school.person(who, "teacher")
        if who != "class_teacher":
            await school.assign(person, pupil, assigned)
    conflict = {"person": people["relative"].id, "pupil": pupil.id, "kind": "relative"}
    await school.as_("lead").does("conflicts", **conflict)
    await school.person("ex_staff", "teacher")
    await school.assign(people["ex_staff"], pupil, "subject_teacher")
    await school.ends(people["ex_staff"], "teacher", school.day(-1))
    await school.parent("parent", pupil)
    support = await programme(school, pupil)
    asks = {one: school.as_(one) for one in (*POSTS, *ASSIGNED, "ex_staff", "lunch")}
    for one, sub in (("delivering_elsa", "elsa"), ("line_manager", "manager"), ("administrator", "admin")):
        asks[one] = school.as_(sub)
    asks["chair"], asks["parent"] = school.as_("chair"), school.as_("parent", capacity="parent")
    return World(school, pupil, str(support.programme), asks)


def notes(world: World) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Who records what where, with the particulars of its preview, if it is previewed: each kind of note among them."""
    at, case, rolled = f"pupils/{world.pupil.id}", f"cases/{world.pupil.case}", random.Random(7)
    session = f"elsa-programmes/{world.matter}/sessions"
    audiences = sorted(set(Audience) - {Audience.HOME, Audience.AGENCIES})
    yield "class_teacher", f"{at}/contacts", {"with_whom": "pupil", "purpose": "x"}, {"kind": "contact"}
    yield "delivering_elsa", f"{case}/strategies", {"what_helps": "x", "reasons": "y"}, {"kind": "strategies"}
    yield "lunch", f"{at}/signs", {"sign": "social_group", "words": "x"}, {"kind": "sign"}
    yield "class_teacher", f"{at}/check-ins", {"how": "quiet", "words": "x"}, {"kind": "check_in"}
    yield "lunch", f"{at}/concerns", {"account": "x"}, {"kind": "concern"}
    plan = {"planned_for": world.school.day(), "objective": "x", "activity": "y"}
    yield "delivering_elsa", session.replace("sessions", "plans"), plan, {"kind": "plan", "matter": world.matter}
    for number in range(NOTES):
        answer = rolled.choice(["agreed", "declined", "withdrawn"])
        audience = rolled.choice(audiences)
        asked = {"answer": answer, "audience": audience, "matter": world.matter, "why_not_asked": None}
        yield "delivering_elsa", f"{at}/agreements", asked, {} if number else {"kind": "agreement"}
        some = None if rolled.random() < 0.3 else rolled.sample(audiences, rolled.randint(0, len(audiences)))
        body = {"note": "x", "staff_summary": "y"} | ({} if some is None else {"audience": some})
        said = {"kind": "session", "matter": world.matter} | ({} if some is None else {"audience": some})
        yield "delivering_elsa", session, body, said


class TestWhoWillRead:
    async def test_is_who_then_reads(self, world: World) -> None:
        """Notes of every kind, sampled, recorded after they were previewed: everybody at the level that was said."""
        tried, wrong = 0, []
        for by, at, body, said in notes(world):
            kinds = await world.previewed(by, **said) if said else {}
            recorded = await world.who[by].does(at, **body)
            if not said:
                continue
            for who, level in (await world.read(recorded["entries"][0])).items():
                if who in {by, "lunch"}:
                    continue
                tried += 1
                if kinds[who, None] != level:
                    wrong.append((said["kind"], who, kinds[who, None], level))
        print(f"who will read: {tried} levels compared, {len(wrong)} other than was said")
        assert not wrong
        assert tried > NOTES * 20

    async def test_would_be_noticed_where_it_is_not(self, world: World) -> None:
        """The negative control: a preview that forgets what the pupil said differs from what is read."""
        at, elsa = f"pupils/{world.pupil.id}/agreements", world.who["delivering_elsa"]
        said = {"kind": "session", "matter": world.matter, "audience": ["subject_teachers"]}
        levels = set()
        for answer in ("agreed", "declined"):
            asked = {"answer": answer, "audience": "subject_teachers", "matter": world.matter}
            await elsa.does(at, **asked)
            levels.add((await world.previewed("delivering_elsa", **said))["subject_teacher", None])
        assert levels == {"summary", "existence"}

    async def test_says_why(self, world: World) -> None:
        """Each level above none has its rules, and none has none."""
        answer = await world.asked("delivering_elsa", kind="session", matter=world.matter)
        rows = answer.json()["rows"]
        assert rows[0]["who"] == "you"
        assert {bool(row["because"]) == (row["level"] != "none") for row in rows} == {True}

    async def test_tells_of_those_who_were_there(self, world: World) -> None:
        """Whoever was present reads a contact in full, where the table prints it."""
        kinds = await world.previewed("class_teacher", kind="contact", people=["present"])
        assert kinds["subject_teacher", None] == "none"
        assert kinds["subject_teacher", "present"] == "full"
        assert ("other_staff", "present") not in kinds

    async def test_tells_what_goes_home(self, world: World) -> None:
        """Wording for home reaches the parent it may reach; one that is unsafe for parents reaches none."""
        home = {"kind": "strategies", "labels": ["for_home", "for_all_carers"]}
        assert (await world.previewed("delivering_elsa", **home))["parent", None] == "summary"
        home["labels"] = [*home["labels"], "unsafe_for_parents"]
        assert (await world.previewed("delivering_elsa", **home))["parent", None] == "none"

    async def test_is_recorded_as_a_reading_and_holds_no_entry(self, world: World) -> None:
        """Who looked is told of like any other reading; nothing of the note is kept."""
        answer = (await world.asked("delivering_elsa", kind="contact")).json()
        assert (answer["page"], answer["entries"]) == ("who_will_read", [])
        stored = await world.school.row("SELECT name FROM {s}.entries WHERE entry = %s", answer["disclosure"])
        assert stored == ("disclosures.disclosed",)


class TestANoteOfAPlan:
    async def test_is_read_as_was_said(self, service: Service) -> None:
        """What a pupil said, and how a lesson went: the coordinator, the key worker, a teacher, home and a stranger."""
        school = await service.found("previews_of_plans")
        plan = await proposed(school)
        case, coordinator = f"cases/{plan.pupil.case}", school.as_("coordinator")
        says = {"kind": "pupils_words", "matter": str(plan.id), "audience": ["home"]}
        read_out = {"words": "y", "audience": ["home"]}
        words = {"occasion": "before_the_plan", "words": "x", "read_out": read_out, "significance_explained": True}
        previews = await coordinator.post(f"{case}/who-will-read", says)
        assert previews.status_code == 200, previews.text
        levels = {row["who"]: row["level"] for row in previews.json()["rows"] if row["named_as"] is None}
        recorded = await coordinator.does(f"pupils/{plan.pupil.id}/psps/{plan.id}/words", **words)
        for who in ("coordinator", "key_worker", "class_teacher", "lead", "head"):
            told = await school.as_(who).get(case, limit=200)
            found = {one["id"]: one["level"] for one in Told(told.json()).entries} if told.status_code == 200 else {}
            assert found.get(recorded["entries"][0], "none") == levels[{"coordinator": "you"}.get(who, who)], who
        assert (levels["psp_coordinator"], levels["key_worker"], levels["agency_attended"]) == (
            "full",
            "summary",
            "none",
        )

    async def test_shows_no_summary_of_what_has_none(self, service: Service) -> None:
        """A staff questionnaire is for those who read documents in full; the head knows nothing of it."""
        school = await service.found("previews_of_answers")
        plan = await proposed(school)
        answers = {"kind": "staff_answers", "matter": str(plan.id)}
        told = await school.as_("coordinator").post(f"cases/{plan.pupil.case}/who-will-read", answers)
        levels = {row["who"]: row["level"] for row in told.json()["rows"] if row["named_as"] is None}
        assert (levels["psp_coordinator"], levels["senco"]) == ("full", "full")
        assert {levels[who] for who in ("key_worker", "head", "form_tutor", "parent", "agency_attended")} == {"none"}


class TestAskingWithoutNeed:
    async def test_is_answered_as_of_no_case(self, world: World) -> None:
        """Whoever may neither record such a note nor know of the case, whether there is one or not."""
        for who in ("other_elsa", "other_staff", "relative", "ex_staff", "office"):
            said = {"kind": "session", "matter": world.matter}
            there, nowhere = [await world.asked(who, case, **said) for case in (None, uuid4())]
            assert (there.status_code, there.content) == (404, nowhere.content)

    async def test_of_a_session_is_denied_to_those_who_may_not_know_what_was_agreed(self, world: World) -> None:
        """A class teacher knows that support goes on; the preview would tell what the pupil said to others."""
        assert (await world.asked("class_teacher", kind="session", matter=world.matter)).status_code == 403
        assert (await world.asked("senco", kind="session", matter=world.matter)).status_code == 200

    async def test_with_ids_that_do_not_belong_together_leads_nowhere(self, world: World) -> None:
        """A programme of another case, and one that there is none of."""
        other = await world.school.pupil("Sam Other")
        there = await world.asked("lead", other.case, kind="session", matter=world.matter)
        nowhere = await world.asked("lead", kind="session", matter=str(uuid4()))
        assert (there.status_code, nowhere.status_code) == (404, 403)

    @pytest.mark.parametrize(
        "note",
        [
            {"kind": "session"},
            {"kind": "contact", "matter": str(uuid4())},
            {"kind": "contact", "audience": ["senco"]},
            {"kind": "contact", "labels": ["looked_at"]},
            {"kind": "contact", "people": ["subject"]},
            {"kind": "pupils_words"},
            {"kind": "target", "audience": ["home"]},
            {"kind": "diary"},
            {"kind": "contact", "words": "x"},
        ],
    )
    async def test_of_what_no_note_can_be_is_invalid(self, world: World, note: dict[str, Any]) -> None:
        """Labels that others put, people that would be a bar, words: none of it is asked for."""
        assert (await world.asked("lead", **note)).status_code == 422


class TestABar:
    async def test_of_the_subject_is_not_announced(self, world: World) -> None:
        """The preview is the same bytes but for ids before and after there is a concern about whoever asks."""
        said = {"kind": "session", "matter": world.matter, "audience": ["subject_teachers"]}
        school, elsa = world.school, world.school.people["elsa"]
        before = await world.previewed("delivering_elsa", **said)
        account = {"account": "x", "about_adult": elsa.id}
        await world.who["lunch"].does(f"pupils/{world.pupil.id}/concerns", **account)
        asked = {"answer": "agreed", "audience": "subject_teachers", "matter": world.matter}
        await school.as_("lead").does(f"pupils/{world.pupil.id}/agreements", **asked)
        assert await world.previewed("delivering_elsa", **said) == before
        assert await world.previewed("senco", **said) != before


class TestTheKindsOfNote:
    async def test_are_each_an_act_that_is_known(self, service: Service) -> None:
        """Else leave would be asked for something that nobody may do, and its authors could not look."""
        acts = {DraftNote(kind=kind, matter=uuid4() if kind in OF_MATTER else None).what().act for kind in NoteKind}
        assert acts <= await service.parts.answers.acts(service.parts.revision)


class TestTheListOfReaders:
    async def test_has_each_row_that_is_built_but_that_of_the_subject(self) -> None:
        """A relation that is built and forgotten here is noticed; so is a word that the row does not have."""
        built = {
            row["row"]: set(row["words"]) for row in TABLE["relations"] if row.get("section") == 3 and row["built"]
        }
        numbered = [(reader.row, reader) for reader in READERS if reader.row is not None]
        assert {row for row, _ in numbered} == set(built) - {26}
        for row, reader in numbered:
            words = set(map(str, reader.relations))
            assert words & built[row] or not built[row] or reader.who == "office", reader.who
        for of_plans in (row for row in TABLE["relations"] if row.get("section") == 4):
            by = {word for one in READERS if one.capacity == of_plans.get("capacity", "staff")
                  for word in one.relations | one.matter}  # fmt: skip
            assert {*of_plans["words"], *of_plans.get("words_in_matter", ())} <= by, of_plans["relation"]
        assert "subject" not in {str(word) for one in (*READERS, HOLDER) for word in one.relations | one.matter}
