"""Drafts: saved as one types, read by their author alone, gone with the entry or after a few days; never the record."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx2 as httpx
import pytest
import pytest_asyncio

from case_store.journal import drafts
from case_store.journal.drafts import MOST
from confide.clock import Clock
from confide.serving import clock_of
from tests.client import As
from tests.promises.canaries import CANARY, word
from tests.promises.test_no_trace import files_with_canaries, rows_with_canaries, sinks
from tests.school import School
from tests.stories import Support, programme, school_day, staff

pytestmark = pytest.mark.asyncio(loop_scope="session")
ACT = "elsa.note_session"


def typed(**body: Any) -> dict[str, Any]:
    """A session note as far as it is typed."""
    return {"act": ACT, "where": {"programme_id": str(uuid4())}, "body": body}


async def begun(who: As, **body: Any) -> str:
    """A draft of theirs."""
    return str((await saved(who, "drafts", **body))["id"])


async def saved(who: As, at: str, **body: Any) -> dict[str, Any]:
    """What is answered when they save a draft, begin one or throw one away."""
    answer = await who.post(at, typed(**body) if body else {})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def recorded(who: As, at: str, body: Mapping[str, Any], draft: str, key: str = "recorded-0001") -> httpx.Response:
    """A command that comes of a draft, whatever becomes of it."""
    headers = {"Idempotency-Key": key, "Draft": draft, **who.headers()}
    return await who._http.post(f"{who._at}/{at}", json=body, headers=headers)


async def entries(school: School) -> int:
    """How many entries there are, disclosures included."""
    return int((await school.row("SELECT count(*) FROM {s}.entries"))[0])


async def left(school: School) -> int:
    """How many drafts lie in the database."""
    return int((await school.row("SELECT count(*) FROM {s}.drafts"))[0])


def ticking(school: School) -> Clock:
    """The clock of this service."""
    parts = school.service.parts
    return clock_of(parts.database, parts.answers, parts.now)


@pytest_asyncio.fixture(loop_scope="session")
async def elsas(school: School) -> School:
    """A school with two ELSAs and a line manager, and nobody else."""
    await staff(school, "elsa", "other_elsa", "manager", "lead")
    return school


class TestADraft:
    async def test_is_saved_as_one_types_and_leaves_the_record_alone(self, elsas: School) -> None:
        """Incomplete and wrong as it may be; what was saved last is what is read, and there is no entry of it."""
        elsa, before = elsas.as_("elsa"), await entries(elsas)
        draft = await begun(elsa, note="Began")
        for note in ("Began w", "Began well."):
            kept = await saved(elsa, f"drafts/{draft}", note=note, held_on="no date", nonsense=[1, None])
            assert kept["last_day"] == elsas.day(7)
        read = (await elsa.get(f"drafts/{draft}")).json()
        assert read["body"] == {"note": "Began well.", "held_on": "no date", "nonsense": [1, None]}
        assert read["act"] == ACT
        (line,) = (await elsa.get("drafts")).json()["drafts"]
        assert (line["id"], "body" in line) == (draft, False)
        assert await entries(elsas) == before

    async def test_begun_again_under_the_same_key_is_one(self, elsas: School) -> None:
        """A retry whose answer was lost makes no second one."""
        elsa = elsas.as_("elsa")
        ids = {(await elsa.post("drafts", typed(note="Once"), key="begun-once")).json()["id"] for _ in range(2)}
        assert len(ids) == await left(elsas) == 1

    async def test_of_somebody_else_or_none_or_lapsed_are_alike(self, elsas: School) -> None:
        """The same bytes to read, save and discard, for a colleague and for a lead too."""
        elsa = elsas.as_("elsa")
        theirs, lapsed = await begun(elsa, note="Mine"), await begun(elsas.as_("other_elsa"), note="Old")
        for who in (elsas.as_("other_elsa"), elsas.as_("lead")):
            for act in ("read", "save", "discard"):
                bodies = [await _tried(who, act, one) for one in (theirs, str(uuid4()))]
                assert bodies[0] == bodies[1], act
                assert bodies[0][0] == 404, act
        assert (await elsa.get(f"drafts/{theirs}")).json()["body"] == {"note": "Mine"}
        elsas.service.clock.ahead = timedelta(days=8)
        other = elsas.as_("other_elsa")
        for act in ("read", "save", "discard"):
            assert await _tried(other, act, lapsed) == await _tried(other, act, str(uuid4()))
        assert (await other.get("drafts")).json() == {"drafts": []}

    async def test_is_nobodys_who_has_left_or_comes_as_a_parent(self, elsas: School) -> None:
        """A leaver's drafts are closed with their post; capacities are never added together."""
        elsa = elsas.as_("elsa")
        draft = await begun(elsa, note="Unwritten")
        as_parent = elsa.headers() | {"Capacity": "parent"}
        assert (await elsa._http.get(f"{elsa._at}/drafts", headers=as_parent)).status_code == 401
        await elsas.ends(elsas.people["elsa"], "elsa", elsas.day(-1))
        assert (await elsa.get(f"drafts/{draft}")).status_code == 404
        assert (await elsa.get("drafts")).json() == {"drafts": []}
        assert (await elsa.post("drafts", typed(note="More"))).status_code == 403
        assert (await elsa.post(f"drafts/{draft}", typed(note="More"))).status_code == 404

    async def test_can_be_read_on_its_last_day_and_not_after(self, elsas: School) -> None:
        """Whether or not anything has deleted it yet; saving moves the day on, by the school's own setting."""
        elsa, clock = elsas.as_("elsa"), elsas.service.clock
        await elsas.as_("admin").does("settings", drafts_days=3)
        draft = await begun(elsa, note="Three days")
        clock.ahead = timedelta(days=3)
        assert (await elsa.get(f"drafts/{draft}")).status_code == 200
        assert (await saved(elsa, f"drafts/{draft}", note="Three more"))["last_day"] == elsas.day(3)
        clock.ahead = timedelta(days=7)
        assert (await elsa.get(f"drafts/{draft}")).status_code == 404
        assert await left(elsas) == 1

    async def test_that_has_lapsed_is_deleted_by_the_clock_and_by_the_next_save(self, elsas: School) -> None:
        """The control: on its last day neither takes it away."""
        elsa, other, clock = elsas.as_("elsa"), elsas.as_("other_elsa"), elsas.service.clock
        await begun(elsa, note="First")
        clock.ahead = timedelta(days=7)
        await ticking(elsas).tick()
        mine = await begun(other, note="Second")
        assert await left(elsas) == 2
        clock.ahead = timedelta(days=8)
        await saved(other, f"drafts/{mine}", note="Second still")
        assert await left(elsas) == 1
        clock.ahead = timedelta(days=16)
        await ticking(elsas).tick()
        assert await left(elsas) == 0

    async def test_is_thrown_away(self, elsas: School) -> None:
        """With its key, for there is nothing left."""
        elsa = elsas.as_("elsa")
        draft = await begun(elsa, note="Never mind")
        await saved(elsa, f"drafts/{draft}/discard")
        assert (await elsa.get(f"drafts/{draft}")).status_code == 404
        assert await left(elsas) == 0

    async def test_has_its_limits(self, elsas: School) -> None:
        """An act that is none, a body too long, one draft too many, also when they are begun at once."""
        elsa = elsas.as_("elsa")
        assert (await elsa.post("drafts", {"act": "elsa.sing", "body": {}})).status_code == 422
        assert (await elsa.post("drafts", {**typed(), "author": str(uuid4())})).status_code == 422
        long = await elsa.post("drafts", typed(note="x" * 140_000))
        assert (long.status_code, "longer than a draft" in long.text) == (422, True)
        answers = await asyncio.gather(*(elsa.post("drafts", typed(note=str(n))) for n in range(MOST + 5)))
        assert sorted(answer.status_code for answer in answers) == [200] * MOST + [409] * 5
        assert await left(elsas) == MOST
        assert (await elsas.as_("other_elsa").post("drafts", typed())).status_code == 200


async def _tried(who: As, act: str, draft: str) -> tuple[int, bytes]:
    if act == "read":
        answer = await who.get(f"drafts/{draft}")
    elif act == "save":
        answer = await who.post(f"drafts/{draft}", typed(note="Yours?"))
    else:
        answer = await who.post(f"drafts/{draft}/discard", {})
    return answer.status_code, answer.content


class TestRecordingADraft:
    @pytest_asyncio.fixture(loop_scope="session")
    async def support(self, school: School) -> Support:
        """A programme that has begun."""
        return await programme(school, await school_day(school))

    async def test_takes_its_place_in_one_transaction(self, school: School, support: Support) -> None:
        """The entry is there and the draft is not; the same request again has one effect and one answer."""
        elsa, at = school.as_("elsa"), f"elsa-programmes/{support.programme}/sessions"
        draft = await begun(elsa, note="A good hour")
        taken = [await recorded(elsa, at, {"note": "A good hour."}, draft) for _ in range(2)]
        assert [answer.status_code for answer in taken] == [201, 201]
        assert taken[0].json() == taken[1].json()
        assert (await elsa.get(f"drafts/{draft}")).status_code == 404
        assert len((await elsa.reads(f"cases/{support.pupil.case}")).of("elsa.session_noted")) == 1
        again = await recorded(elsa, at, {"note": "A good hour."}, draft, key="recorded-0002")
        assert again.status_code == 404
        assert len((await elsa.reads(f"cases/{support.pupil.case}")).of("elsa.session_noted")) == 1

    async def test_or_neither_happens(self, school: School, support: Support, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the draft cannot be deleted, there is no entry either; and so the other way round, as shown above."""
        elsa, at = school.as_("elsa"), f"elsa-programmes/{support.programme}/sessions"
        draft = await begun(elsa, note="A good hour")
        with monkeypatch.context() as patch:
            broken = drafts._USED.replace("DELETE FROM drafts d", "DELETE FROM drafts d USING no_such_table n,", 1)
            patch.setattr(drafts, "_USED", broken.replace("n, USING", "n,"))
            assert (await recorded(elsa, at, {"note": "A good hour."}, draft)).status_code >= 500
        assert not (await elsa.reads(f"cases/{support.pupil.case}")).of("elsa.session_noted")
        assert (await elsa.get(f"drafts/{draft}")).status_code == 200

    async def test_that_is_refused_keeps_it(self, school: School, support: Support) -> None:
        """What is wrong with the note is said when it is recorded; what was typed is still there."""
        elsa, at = school.as_("elsa"), f"elsa-programmes/{support.programme}/sessions"
        draft = await begun(elsa, note="A")
        for body, status in (({"note": " "}, 422), ({"note": "x", "held_on": "2999-01-01"}, 422)):
            assert (await recorded(elsa, at, body, draft)).status_code == status
        assert (await elsa.get(f"drafts/{draft}")).status_code == 200

    async def test_asks_policy_again(self, school: School, support: Support) -> None:
        """She could have noted it when she began; by now the programme is not hers to write in."""
        elsa, at = school.as_("elsa"), f"elsa-programmes/{support.programme}/sessions"
        draft = await begun(elsa, note="Late")
        await school.ends(school.people["elsa"], "elsa", school.day(-1))
        await school.appoint(school.people["elsa"], "teacher")
        conflict = {"person": school.people["elsa"].id, "pupil": support.pupil.id, "kind": "conflict"}
        await school.as_("lead").does("conflicts", **conflict)
        assert (await recorded(elsa, at, {"note": "Late."}, draft)).status_code == 404
        assert (await elsa.get(f"drafts/{draft}")).status_code == 200

    async def test_of_somebody_else_takes_nothing_in(self, school: School, support: Support) -> None:
        """A note that may be recorded is not, where the draft it names is another's; theirs stays."""
        theirs = await begun(school.as_("other_elsa"), note="Hers")
        at = f"elsa-programmes/{support.programme}/sessions"
        answers = [await recorded(school.as_("elsa"), at, {"note": "Mine."}, one) for one in (theirs, str(uuid4()))]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].content == answers[1].content
        assert (await school.as_("other_elsa").get(f"drafts/{theirs}")).status_code == 200
        case = await school.as_("elsa").reads(f"cases/{support.pupil.case}")
        assert not case.of("elsa.session_noted")


class TestTheWordsOfADraft:
    async def test_are_in_clear_nowhere(self, elsas: School) -> None:
        """In no table, no file of the database and no log, however wrong the request was."""
        elsa = elsas.as_("elsa")
        with sinks() as heard:
            draft = await begun(elsa, note=word(), **{word(): [word()]})
            await saved(elsa, f"drafts/{draft}", note=word())
            for bad in (typed(note=word()) | {"act": word()}, {word(): word()}, [word()], word()):
                heard.hear(await elsa.post(f"drafts/{draft}", bad))
                heard.hear(await elsa.post("drafts", bad))
            heard.hear(await elsas.as_("other_elsa").get(f"drafts/{draft}"))
            heard.hear(await elsa.get(f"drafts/{word()}"))
            heard.hear(await recorded(elsa, "referrals", {"pupil": word()}, draft))
        assert CANARY in (await elsa.get(f"drafts/{draft}")).text
        assert [*heard.traces(), *await rows_with_canaries(elsas), *files_with_canaries(elsas.service)] == []

    async def test_open_for_no_other_author_and_under_no_other_id(self, elsas: School) -> None:
        """Whoever moves a row with raw SQL gives nobody anything to read; moved back, it opens."""
        elsa, other = elsas.as_("elsa"), elsas.as_("other_elsa")
        draft, author = await begun(elsa, note="Mine"), elsas.people["elsa"].id
        move = "UPDATE {s}.drafts SET author = %s WHERE draft = %s RETURNING draft"
        await elsas.rows(move, elsas.people["other_elsa"].id, draft)
        assert (await other.get(f"drafts/{draft}")).status_code == 404
        assert (await other.get("drafts")).json() == {"drafts": []}
        await elsas.rows(move, author, draft)
        renamed = str(uuid4())
        await elsas.rows("UPDATE {s}.drafts SET draft = %s WHERE draft = %s RETURNING draft", renamed, draft)
        assert (await elsa.get(f"drafts/{renamed}")).status_code == 404
        await elsas.rows("UPDATE {s}.drafts SET draft = %s WHERE draft = %s RETURNING draft", draft, renamed)
        assert (await elsa.get(f"drafts/{draft}")).json()["body"] == {"note": "Mine"}

    async def test_have_a_new_key_each_time_they_are_saved(self, elsas: School) -> None:
        """What was typed before does not open with what is kept now."""
        elsa = elsas.as_("elsa")
        draft = await begun(elsa, note="First")
        seen = {tuple(await elsas.row("SELECT wrapped FROM {s}.drafts"))}
        await saved(elsa, f"drafts/{draft}", note="Second")
        assert tuple(await elsas.row("SELECT wrapped FROM {s}.drafts")) not in seen
