"""Importing: ordinary commands through the way in, each row once, whatever breaks off in the middle."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx2
import pytest
from typer.testing import CliRunner

from confide.cli import app
from confide.cli import importing as command
from confide.demo_issuer import DEMO_ISSUER
from confide.importing import pupils, senders, sheet, staff, terms
from confide.importing.caller import Caller, NotReached
from confide.importing.looked import Looked
from confide.importing.sending import Came, Done, send
from tests.importing.bridge import Bridge, apart, caller_of, client_of
from tests.importing.files import PUPILS, STAFF, TERMS, written
from tests.school import School
from tests.stories import staff as everybody

pytestmark = pytest.mark.asyncio(loop_scope="session")
ROLL = "SELECT count(DISTINCT pupil) FROM {s}.pupils"


def pupils_in(folder: Path, text: str = PUPILS) -> Looked:
    """A list of pupils, looked through."""
    rows, _ = sheet.read(written(folder, text), pupils.COLUMNS)
    return pupils.look(rows, date(2026, 3, 10))


async def imported(caller: Caller, looked: Looked, sends: Callable[[Caller], Any] = senders.Pupils) -> Done:
    """What came of importing it."""
    done: Done = await apart(lambda: send(looked, sends(caller), lambda *_: None))
    return done


class TestImportingPupils:
    async def test_puts_them_on_the_roll(self, school: School, tmp_path: Path) -> None:
        """As if each had been typed, by whoever imports."""
        done = await imported(caller_of(school, "admin", Bridge(school)), pupils_in(tmp_path))
        assert (done.counts, done.refused) == ({Came.NEW: 3}, [])
        told = await school.as_("admin").reads("pupils")
        assert {entry["fields"]["display_name"] for entry in told.entries} == {"Ann Oak", 'Ben "Benny" Ash', "Cy Elm"}

    async def test_a_second_time_changes_nothing(self, school: School, tmp_path: Path) -> None:
        """Nothing is even handed in."""
        bridge = Bridge(school)
        for _ in range(2):
            done = await imported(caller_of(school, "admin", bridge), pupils_in(tmp_path))
        assert done.counts == {Came.SAME: 3}
        assert [path for method, path in bridge.asked if method == "POST"] == ["pupils"] * 3
        assert (await school.row(ROLL)) == (3,)

    async def test_another_year_changes_what_has_changed(self, school: School, tmp_path: Path) -> None:
        """There, back and there again: who has a UPN keeps their line under a new name, who has none by birthday."""
        later = PUPILS.replace("Ann Oak,5", "Ann Oak-Reed,6").replace("Year 6", "Year 7")
        for text in (PUPILS, later, PUPILS, later):
            done = await imported(caller_of(school, "admin", Bridge(school)), pupils_in(tmp_path, text))
        assert done.counts == {Came.CHANGED: 2, Came.SAME: 1}
        told = await school.as_("admin").reads("pupils")
        years = {entry["fields"]["display_name"]: entry["fields"]["year"] for entry in told.entries}
        assert years == {"Ann Oak-Reed": 6, 'Ben "Benny" Ash': 7, "Cy Elm": 0}
        assert (await school.row(ROLL)) == (3,)

    async def test_broken_off_it_goes_on_where_it_was(self, school: School, tmp_path: Path) -> None:
        """The answer to the second row is lost: it says how far it came, and run again takes nothing twice."""
        lost: list[str] = []

        class Losing(Bridge):
            def handle_request(self, request: httpx2.Request) -> httpx2.Response:
                answer = super().handle_request(request)
                if request.method == "POST" and b"Benny" in request.read() and not lost:
                    lost.append("once")
                    raise httpx2.ReadError("gone")
                return answer

        with pytest.raises(NotReached, match=r"stopped at row 3, after 1 of 3.*nothing is taken twice"):
            await imported(caller_of(school, "admin", Losing(school)), pupils_in(tmp_path))
        done = await imported(caller_of(school, "admin", Bridge(school)), pupils_in(tmp_path))
        assert done.counts == {Came.SAME: 2, Came.NEW: 1}
        assert (await school.row(ROLL)) == (3,)

    async def test_the_same_row_under_another_key_would_be_taken_twice(self, school: School, tmp_path: Path) -> None:
        """The control: were the roll not looked at and the key not the row's own, there would be six."""
        looked = pupils_in(tmp_path)
        caller = caller_of(school, "admin", Bridge(school))
        for run in ("one", "two"):
            for row in looked.rows:
                await apart(partial(caller.tell, "/pupils", dict(row.body), f"key-{run}-{row.row}"))
        assert (await school.row(ROLL)) == (6,)

    async def test_waits_while_the_service_cannot(self, school: School, tmp_path: Path) -> None:
        """A row that is answered 503 is handed in again, under its own key."""
        tries: list[int] = []

        class Busy(Bridge):
            def handle_request(self, request: httpx2.Request) -> httpx2.Response:
                tries.append(1)
                return httpx2.Response(503, json={}) if len(tries) == 2 else super().handle_request(request)

        done = await imported(caller_of(school, "admin", Busy(school)), pupils_in(tmp_path))
        assert done.counts == {Came.NEW: 3}

    async def test_says_so_where_a_pupil_has_left(self, school: School, tmp_path: Path) -> None:
        """The row that was taken once does not bring them back, and is not counted as if it did."""
        looked = pupils_in(tmp_path)
        await imported(caller_of(school, "admin", Bridge(school)), looked)
        told = await school.as_("admin").reads("pupils")
        left = next(e["fields"]["pupil"] for e in told.entries if e["fields"]["display_name"] == "Cy Elm")
        school.service.clock.ahead += timedelta(days=2)
        await school.as_("admin").does(f"pupils/{left}/leaving", last_day=school.day(-1))
        done = await imported(caller_of(school, "admin", Bridge(school)), looked)
        assert done.counts == {Came.SAME: 2, Came.NEW: 0, Came.REFUSED: 1}
        assert [row for row, _ in done.refused] == [4]

    async def test_is_for_who_may_keep_the_roll(self, school: School, tmp_path: Path) -> None:
        """A teacher is refused row by row; who is told no birthdays is told who should import."""
        await everybody(school, "head", "class_teacher")
        done = await imported(caller_of(school, "class_teacher", Bridge(school)), pupils_in(tmp_path))
        assert done.counts == {Came.REFUSED: 3}
        await school.pupil()
        with pytest.raises(NotReached, match="Let the administrator import"):
            await imported(caller_of(school, "class_teacher", Bridge(school)), pupils_in(tmp_path))


class TestImportingStaff:
    async def test_registers_lets_in_and_appoints(self, school: School, tmp_path: Path) -> None:
        """The office's own posts; of the head's it says so, and goes on."""
        rows, _ = sheet.read(written(tmp_path, STAFF), staff.COLUMNS)
        looked, today = staff.look(rows, DEMO_ISSUER), date(2026, 3, 10)
        for expected in ({Came.NEW: 2, Came.REFUSED: 1}, {Came.SAME: 2, Came.REFUSED: 1}):
            caller = caller_of(school, "admin", Bridge(school))
            done = await imported(caller, looked, lambda caller: senders.Staff(caller, today))
            assert done.counts == expected
            assert [row for row, _ in done.refused] == [3]
        me = await school.as_("jo").reads("me")
        assert {entry["fields"].get("post") for entry in me.entries} == {None, "teacher", "elsa"}

    async def test_adds_a_post_to_who_is_known(self, school: School, tmp_path: Path) -> None:
        """And registers nobody a second time."""
        today, text = date(2026, 3, 10), "name,post\nLu Fen,teacher\n"
        for posts in ("teacher", "teacher; elsa"):
            rows, _ = sheet.read(written(tmp_path, text.replace("teacher", posts)), staff.COLUMNS)
            caller = caller_of(school, "admin", Bridge(school))
            done = await imported(caller, staff.look(rows, None), lambda caller: senders.Staff(caller, today))
        assert done.counts == {Came.CHANGED: 1}
        told = await school.as_("admin").reads("staff")
        assert [e["fields"]["display_name"] for e in told.entries if "display_name" in e["fields"]].count("Lu Fen") == 1


class TestImportingTerms:
    async def test_sets_the_calendar(self, school: School, tmp_path: Path) -> None:
        """Earlier terms can be set again."""
        rows, _ = sheet.read(written(tmp_path, TERMS), terms.COLUMNS)
        for _ in range(2):
            done = await imported(caller_of(school, "admin", Bridge(school)), terms.look(rows), senders.Terms)
        assert (done.counts, done.refused) == ({Came.NEW: 1}, [])


class TestTheCommand:
    async def test_imports_over_http_and_repeats_nothing(
        self, school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With a token from the environment; progress on stderr; counts on stdout; no name and no number anywhere."""
        bridge = Bridge(school)
        monkeypatch.setattr(command, "httpx2", SimpleNamespace(Client=lambda **_: client_of(school, bridge)))
        path, token = written(tmp_path, PUPILS), {"CONFIDE_TOKEN": school.service.token("admin")}
        arguments = ["import", "pupils", str(path), "--url", "https://confide.example/api/v1/harbour"]
        told = await apart(lambda: CliRunner().invoke(app, arguments, env=token))
        assert (told.exit_code, "3 rows: 3 new" in told.stdout, "3 of 3 rows" in told.stderr) == (0, True, True)
        for said in ("Ann Oak", "Benny", "B801200005001", "2015-11-02"):
            assert said not in told.output
        assert all("Oak" not in path and "B8012" not in path for _, path in bridge.asked)
