"""Finding over HTTP: a case narrowed, words and names by POST, a table, a timeline and a chronology."""

from __future__ import annotations

import csv
import io
from typing import Any
from uuid import UUID, uuid4

import pytest
import pytest_asyncio

from tests.client import As
from tests.promises.comparing import last, since, statements
from tests.school import School
from tests.stories import NOTE, SUMMARY, Support, programme, school_day, staff

pytestmark = pytest.mark.asyncio(loop_scope="session")
CANARY = "Quillfeather"
Kept = tuple[School, Support]


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def record(harbour: tuple[School, Support]) -> Kept:
    """A record of some years: contacts, sessions and a concern, dated apart."""
    school = await harbour[0].service.found("finding")
    support = await programme(school, await school_day(school))
    elsa, lunch = school.as_("elsa"), school.as_("lunch")
    at, sessions = f"pupils/{support.pupil.id}/contacts", f"elsa-programmes/{support.programme}/sessions"
    for days, purpose in ((-700, "Late for the bus."), (-400, "Bullying on the café corner."), (-30, "Options.")):
        said = {"with_whom": "parent", "purpose": purpose, "happened_on": school.day(days), "what_was_said": "Tired."}
        outcome = {"outcome": "Mum will talk with her."} if days < -30 else {}
        await school.as_("class_teacher").does(at, **said, **outcome)
    await elsa.does(sessions, note=NOTE, staff_summary=SUMMARY, held_on=school.day(-3))
    await elsa.does(sessions, note=NOTE, staff_summary="settled", held_on=school.day(-2))
    await lunch.does(f"pupils/{support.pupil.id}/concerns", account=f"{CANARY} alone by the gate.")
    return school, support


def case(record: Kept) -> str:
    """Where the case is read."""
    return f"cases/{record[1].pupil.case}"


async def ids(who: As, path: str, **narrowed: Any) -> list[str]:
    """The entries told, in order."""
    return [entry["id"] for entry in (await who.reads(path, **narrowed)).entries]


class TestNarrowing:
    async def test_keeps_what_was_asked_for_of_what_was_told(self, record: Kept) -> None:
        """Parts, days and author, each by what is told of an entry."""
        school, _ = record
        who, at = school.as_("class_teacher"), case(record)
        everything = (await who.reads(at)).entries
        parts = ["contacts", "sessions"]
        assert {e["part"] for e in (await who.reads(at, part=parts)).entries} == set(parts)
        dated = (await who.reads(at, **{"from": school.day(-401), "to": school.day(-3)})).entries
        assert [e["id"] for e in dated] == [
            e["id"] for e in everything if school.day(-401) <= e["happened_at"][:10] <= school.day(-3)
        ]
        me = str(school.people["class_teacher"].id)
        mine = (await who.reads(at, author=me)).entries
        assert mine == [e for e in everything if e["fields"].get("author") == me] != []

    async def test_orders_by_the_day_on_which_something_happened(self, record: Kept) -> None:
        """Whenever it was written down."""
        who = record[0].as_("lead")
        oldest, newest = [await ids(who, case(record), sort=sort) for sort in ("oldest", "newest")]
        days = [entry["happened_at"][:10] for entry in (await who.reads(case(record))).entries]
        assert (days, oldest) == (sorted(days), newest[::-1])

    @pytest.mark.parametrize("sort", ["oldest", "newest"])
    @pytest.mark.parametrize("limit", [1, 3, 200])
    async def test_is_cut_into_pieces_that_hold_everything_once(self, record: Kept, sort: str, limit: int) -> None:
        """As far as the links lead, which carry what was narrowed."""
        school, _ = record
        who, at = school.as_("class_teacher"), f"/api/v1/{school.custodian.name}/{case(record)}"
        whole = await ids(who, case(record), sort=sort, part=["contacts", "sessions"])
        url, found = f"{at}?sort={sort}&part=contacts&part=sessions&limit={limit}", list[str]()
        while url:
            answer = await school.service.http.get(url, headers=who.headers())
            found += [entry["id"] for entry in answer.json()["entries"]]
            url = answer.headers.get("link", "<>").split(">")[0][1:]
        assert found == whole

    async def test_that_leaves_nothing_is_an_answer_where_the_case_may_be_known(self, record: Kept) -> None:
        """An empty page; and for those to whom there is no case, there is none."""
        school, _ = record
        for narrowed in ({"to": "2001-01-01"}, {"author": str(uuid4())}, {"part": "tellings"}, {"part": "home"}):
            told = await school.as_("class_teacher").reads(case(record), **narrowed)
            assert (told.entries, told.withheld, told.said["next"]) == ([], [], None)
            assert (await school.as_("other_teacher").get(case(record), **narrowed)).status_code == 404

    @pytest.mark.parametrize(
        "wrong",
        [
            {"part": CANARY},
            {"part": "told"},
            {"part": "adult_concerns"},
            {"from": CANARY},
            {"from": "2026-02-30"},
            {"from": "2026-03-02", "to": "2026-03-01"},
            {"author": CANARY},
            {"sort": CANARY},
            {"limit": "0"},
            {"limit": "201"},
            {"cursor": CANARY},
        ],
        ids=str,
    )
    async def test_that_is_wrong_is_said_and_not_repeated(self, record: Kept, wrong: dict[str, str]) -> None:
        """For those who may know of the case and those who may not alike."""
        school, _ = record
        answers = [await school.as_(sub).get(case(record), **wrong) for sub in ("lead", "other_teacher")]
        assert {answer.status_code for answer in answers} == {422}
        assert not [answer.text for answer in answers if CANARY in answer.text]
        assert answers[0].content == answers[1].content

    async def test_cursor_is_of_one_order_and_page(self, record: Kept) -> None:
        """It leads nowhere else."""
        who, at = record[0].as_("lead"), case(record)
        cursor = (await who.reads(at, limit=1)).said["next"]
        assert (await who.get(at, limit=1, cursor=cursor)).status_code == 200
        assert (await who.get(at, limit=1, cursor=cursor, sort="newest")).status_code == 422
        assert (await who.get(f"{at}/timeline", limit=1, cursor=cursor)).status_code == 422


class TestFindingWords:
    @pytest.mark.parametrize("words", ["ANXIOUS", "conflict anxious", "Anxio", "änxious"])
    async def test_finds_what_one_may_see(self, record: Kept, words: str) -> None:
        """Capitals and accents do not matter, nor does the order."""
        told = await record[0].as_("class_teacher").finds(f"{case(record)}/find", words=words)
        assert [entry["fields"]["staff_summary"] for entry in told.entries] == [SUMMARY]

    async def test_finds_nothing_in_what_is_hidden(self, record: Kept) -> None:
        """The note is for those who deliver; to the teacher it does not say what it says to the ELSA."""
        at = f"{case(record)}/find"
        assert len((await record[0].as_("elsa").finds(at, words="plate")).entries) == 2
        assert (await record[0].as_("class_teacher").finds(at, words="plate")).entries == []
        assert (await record[0].as_("elsa").finds(at, words=CANARY)).entries == []
        assert len((await record[0].as_("lead").finds(at, words=CANARY)).entries) == 1

    async def test_can_be_narrowed_and_cut(self, record: Kept) -> None:
        """To parts and days; a piece leads on by its cursor, and by no link, for an address holds no words."""
        school, _ = record
        who, at = school.as_("elsa"), f"{case(record)}/find"
        assert (await who.finds(at, words="plate", part=["contacts"])).entries == []
        late = await who.finds(at, words="plate", **{"from": school.day(-2)})
        assert [entry["happened_at"][:10] for entry in late.entries] == [school.day(-2)]
        answer = await who.post(f"{at}?limit=1", {"words": "plate"})
        assert "link" not in answer.headers
        onward = await who.post(f"{at}?limit=1&cursor={answer.json()['next']}", {"words": "plate"})
        both = [one["id"] for one in (*answer.json()["entries"], *onward.json()["entries"])]
        assert both == [entry["id"] for entry in (await who.finds(at, words="plate")).entries]
        assert onward.json()["next"] is None

    async def test_is_recorded_as_told_and_the_words_are_not(self, record: Kept) -> None:
        """What it showed, of which file; for a search without a find, that the case was looked into."""
        school, support = record
        before = await last(school)
        await school.as_("elsa").finds(f"{case(record)}/find", words="threw a plate")
        await school.as_("elsa").finds(f"{case(record)}/find", words=CANARY)
        found, nothing = await since(school, before)
        assert found.happened.page == nothing.happened.page == "case_found"  # type: ignore[attr-defined]  # a disclosure
        told = [[len(kind.positions) for kind in file.told] for file in found.happened.files]  # type: ignore[attr-defined]  # as above
        assert told == [[2]]
        assert [(file.file, file.told) for file in nothing.happened.files] == [(support.pupil.case, ())]  # type: ignore[attr-defined]  # as above
        for entry in (found, nothing):
            said = entry.happened.model_dump_json()
            assert "plate" not in said
            assert CANARY not in said

    async def test_asks_the_database_the_same_whether_it_finds_or_not(self, record: Kept) -> None:
        """As many statements, word for word."""
        who, said = record[0].as_("class_teacher"), []
        for words in ("anxious", "plate", CANARY):
            with statements() as heard:
                await who.finds(f"{case(record)}/find", words=words)
            said.append(heard)
        assert said[0] == said[1] == said[2]

    @pytest.mark.parametrize(
        "wrong",
        [
            {},
            {"words": ""},
            {"words": " \u200b"},
            {"words": "x" * 201},
            {"words": [CANARY]},
            {"words": CANARY, CANARY: 1},
            {"words": CANARY, "limit": 3},
            {"words": CANARY, "part": [CANARY]},
            {"words": CANARY, "part": ["told"]},
            {"words": CANARY, "from": CANARY},
            {"words": CANARY, "from": "2026-03-02", "to": "2026-03-01"},
            [CANARY],
        ],
        ids=str,
    )
    async def test_takes_words_and_what_narrows_and_repeats_nothing(self, record: Kept, wrong: Any) -> None:
        """Anything else is refused, for all alike."""
        answers = [await record[0].as_(sub).post(f"{case(record)}/find", wrong) for sub in ("lead", "other_teacher")]
        assert {answer.status_code for answer in answers} == {422}
        assert CANARY not in answers[0].text
        assert answers[0].content == answers[1].content

    async def test_needs_no_key(self, record: Kept) -> None:
        """Asked twice it is two readings, as a reading is."""
        school, _ = record
        url = f"http://confide/api/v1/{school.custodian.name}/{case(record)}/find"
        answer = await school.service.http.post(url, json={"words": "plate"}, headers=school.as_("elsa").headers())
        assert answer.status_code == 200


class TestFindingPupils:
    async def test_by_name_finds_those_on_the_roll(self, school: School) -> None:
        """By some of the name, and only by the name."""
        await staff(school, "lunch")
        for name in ("José Álvarez", "Josephine Vale", "Łukasz O\u2019Neill"):
            await school.pupil(name, form="5 Vale")
        lunch = school.as_("lunch")
        for typed, names in (
            ("jose", ["Josephine Vale", "José Álvarez"]),
            ("JOSE alvarez", ["José Álvarez"]),
            ("o'neill lukasz", ["Łukasz O\u2019Neill"]),
            ("vale", ["Josephine Vale"]),
            ("nobody", []),
        ):
            told = await lunch.finds("pupils/find", name=typed)
            assert sorted(entry["fields"]["display_name"] for entry in told.entries) == names
            assert all(entry["level"] == "existence" for entry in told.entries)

    async def test_records_those_who_were_found_alone(self, school: School) -> None:
        """Who else is on the roll was not told."""
        await staff(school, "lunch")
        found = await school.pupil("Robin Vale")
        await school.pupil("Wren Fox")
        before = await last(school)
        await school.as_("lunch").finds("pupils/find", name="robin")
        (entry,) = await since(school, before)
        assert [file.file for file in entry.happened.files] == [found.id]  # type: ignore[attr-defined]  # a disclosure
        assert "robin" not in entry.happened.model_dump_json().lower()

    async def test_finds_nobody_by_a_name_that_was_changed(self, school: School) -> None:
        """The newest line of the roll is what is told, so it is what is looked in."""
        await staff(school, "lunch")
        pupil = await school.pupil("Robin Vale")
        await school.as_("admin").does(f"pupils/{pupil.id}/roll", display_name="Wren Vale")
        assert not (await school.as_("lunch").finds("pupils/find", name="robin")).entries
        assert (await school.as_("lunch").finds("pupils/find", name="wren")).entries

    async def test_finds_nobody_for_those_who_are_not_told_of_the_roll(self, school: School) -> None:
        """A governor gets numbers, and no names."""
        await school.pupil("Robin Vale")
        assert (await school.as_("chair").finds("pupils/find", name="robin")).entries == []


class TestATable:
    @pytest.mark.parametrize("page", ["", "/timeline", "/chronology", "?part=sessions&limit=1"])
    async def test_tells_what_the_page_tells(self, record: Kept, page: str) -> None:
        """The same entries, at the same levels, with the same fields; withheld alike; and recorded."""
        school, _ = record
        who = school.as_("class_teacher")
        told, before = (await who.get(case(record) + page)).json(), await last(school)
        answer = await who.get(case(record) + page, accept="text/csv")
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        assert ("link" in answer.headers) == (told["next"] is not None)
        lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
        entries = [line for line in lines if line["Line"] == "entry"]
        assert [(e["Id"], e["Level"]) for e in entries] == [(e["id"], e["level"]) for e in told["entries"]]
        for line, entry in zip(entries, told["entries"], strict=True):
            shown = {name for name, value in line.items() if value and name.islower()}
            assert shown == {name for name, value in entry["fields"].items() if value not in ([], "")}
        withheld = [(line["Part"], line["Matter"], line["Ask"]) for line in lines if line["Line"] == "withheld"]
        assert withheld == [(one["part"], one["matter"], "; ".join(one["ask"])) for one in told["withheld"]]
        (entry,) = await since(school, before)
        assert str(entry.id) == lines[0]["Id"]

    async def test_is_named_after_the_page_and_nobody(self, record: Kept) -> None:
        """What is downloaded lies about for long."""
        answer = await record[0].as_("lead").get(case(record), accept="text/csv")
        assert answer.headers["content-disposition"] == 'attachment; filename="case.csv"'
        assert answer.headers["cache-control"] == "no-store"

    async def test_of_nothing_is_a_problem_like_any_other(self, record: Kept) -> None:
        """Whatever was accepted: what cannot be told is said in one form."""
        answer = await record[0].as_("other_teacher").get(case(record), accept="text/csv")
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")

    async def test_runs_nothing_that_was_typed(self, school: School) -> None:
        """A word in a note is data, on every machine on which the table is opened."""
        await staff(school, "lunch", "lead")
        pupil, formula = await school.pupil('=HYPERLINK("http://evil.example","x")'), "@SUM(1+1)*cmd|' /C calc'!A0"
        await school.as_("lunch").does(f"pupils/{pupil.id}/concerns", account=formula)
        for page in ("pupils", f"cases/{pupil.case}", "concerns", "written-by-me"):
            who = school.as_("lunch" if page == "written-by-me" else "lead")
            told = (await who.get(page, accept="text/csv")).content.decode("utf-8-sig")
            cells = [cell for row in csv.reader(io.StringIO(told, newline="")) for cell in row]
            assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r")]
            assert [cell for cell in cells if cell[:2] in {"'=", "'@"}]


class TestTimeline:
    async def test_is_everything_across_the_years_oldest_first(self, record: Kept) -> None:
        """A line for each entry that is told, with its day, its school year, and who noted it."""
        school, _ = record
        told = await school.as_("class_teacher").reads(f"{case(record)}/timeline")
        assert told.ids() == (await school.as_("class_teacher").reads(case(record))).ids()
        assert [UUID(row["entry"]) for row in told.rows] == [UUID(entry["id"]) for entry in told.entries]
        days = [row["day"] for row in told.rows]
        assert days == sorted(days)
        assert len({row["school_year"] for row in told.rows}) >= 2
        assert {row["who"] for row in told.rows} <= {str(person.id) for person in school.people.values()}

    async def test_says_nothing_that_the_entry_does_not(self, record: Kept) -> None:
        """To the manager a contact is one that took place; what for and what came of it is not in their line."""
        told = await record[0].as_("manager").reads(f"{case(record)}/timeline")
        contacts = [row for row in told.rows if row["what"] == "case.contact_recorded"]
        assert len(contacts) == 3
        assert {(row["action"], row["outcome"]) for row in contacts} == {(None, None)}


class TestChronology:
    async def test_holds_the_significant_with_action_and_outcome(self, record: Kept) -> None:
        """Contacts that came to something, the referral, the programme; no session notes."""
        rows = (await record[0].as_("class_teacher").reads(f"{case(record)}/chronology")).rows
        contacts = [row for row in rows if row["what"] == "case.contact_recorded"]
        assert [(row["action"], row["outcome"]) for row in contacts] == [
            ("Late for the bus.", "Mum will talk with her."),
            ("Bullying on the café corner.", "Mum will talk with her."),
        ]
        assert {"elsa.referred", "elsa.referral_decided", "elsa.programme_started"} <= {row["what"] for row in rows}
        assert not [row for row in rows if row["what"].startswith(("elsa.session", "concern"))]

    async def test_leaves_a_wording_out_that_was_put_right(self, school: School) -> None:
        """The one that stands is in it; whoever may see both finds both in the timeline."""
        await staff(school, "lunch", "lead")
        pupil, lunch, lead = await school.pupil(), school.as_("lunch"), school.as_("lead")
        contact = {"with_whom": "parent", "purpose": "Rang.", "outcome": "Comes on Friday."}
        first = await lunch.does(f"pupils/{pupil.id}/contacts", **contact)
        put_right = {"contact": {**contact, "outcome": "Comes on Thursday.", "happened_on": school.day()}}
        at = f"cases/{pupil.case}"
        await lead.does(f"{at}/corrections", entry=first["entries"][0], why="Misheard.", **put_right)
        told = await lead.reads(f"{at}/chronology")
        assert [row["outcome"] for row in told.rows] == ["Comes on Thursday."]
        both = [row["outcome"] for row in (await lead.reads(f"{at}/timeline")).rows if row["outcome"]]
        assert both == ["Comes on Friday.", "Comes on Thursday."]

    async def test_without_anything_significant_is_empty_where_the_case_may_be_known(self, school: School) -> None:
        """And none where it may not."""
        people = await staff(school, "lead", "class_teacher", "other_teacher")
        pupil = await school.pupil()
        await school.assign(people["class_teacher"], pupil, "class_teacher")
        await school.as_("lead").does(f"cases/{pupil.case}/strategies", what_helps="Quiet.")
        at = f"cases/{pupil.case}/chronology"
        assert (await school.as_("class_teacher").reads(at)).rows == []
        assert (await school.as_("other_teacher").get(at)).status_code == 404
