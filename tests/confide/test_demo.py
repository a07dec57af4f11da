"""The demo: fresh each time, one at a time, told in sentences, and gone without a trace at Ctrl-C."""

from __future__ import annotations

import io
import json
import re
import signal
from datetime import date
from pathlib import Path

import httpx2
import pytest
from rich.console import Console

from confide.demo import tour_page
from confide.demo.captions import HEADINGS
from confide.demo.days import days_of_a_plan, last_years_terms
from confide.demo.phrases import Spoken, counted, spoken, told
from confide.demo.place import DemoRuns, Place
from confide.demo.pupils import KYLIE_NAME, STORY_NAME, YEARS_AGO, children, school_year
from confide.demo.readers import READERS
from confide.demo.staff import ADMINISTRATOR, CHAIR, EVERYBODY, HEAD, STAFF, appoints
from confide.demo.stories import MOMENTS, SHOWN, Moment, Row, Tale
from confide.demo.tour import Line, Seen, Sight
from confide.demo.tour_page import Toured
from tests.confide.running import Process, run

READ_BY_ALL_MEANS = {
    "elsa",
    "line_manager",
    "class_teacher",
    "subject_teacher",
    "unrelated_teacher",
    "senco",
    "lead",
    "administrator",
}


def test_runs_serves_and_stops(tmp_path: Path) -> None:
    """From the first line to Ctrl-C: the tour, the address, tokens, the tour again as JSON; no traceback at the end."""
    with Process(tmp_path, {}, "demo", "--port", "0") as demo:
        demo.wait_until(lambda: "Serving until Ctrl-C" in demo.said)
        print(re.findall(r"up in [0-9.]+ s", demo.said))
        address = re.search(r"answers at (http://127\.0\.0\.1:\d+/api/v1/harbour)", demo.said)
        assert address is not None
        for member in EVERYBODY:
            assert f"token --as {member.login}" in demo.said

        token = run(tmp_path, "token", "--as", "tess_teacher").stdout.strip()
        as_her = {"Authorization": f"Bearer {token}"}
        cases = httpx2.get(f"{address[1]}/cases", headers=as_her, trust_env=False).json()
        assert [entry["fields"]["display_name"] for entry in cases["entries"]] == [STORY_NAME]

        toured = run(tmp_path, "tour", "--json")
        told = json.loads(toured.stdout)
        assert told.keys() >= READ_BY_ALL_MEANS
        for seen in told.values():
            for tale, moments in MOMENTS.items():
                assert seen["now"][tale] == seen["moments"][moments[-1]], "nothing has happened since"
        assert told["class_teacher"]["moments"][Moment.RUNNING]["rows"]["session_note"][0]["level"] == "summary"
        assert {seen["status"] for seen in told["administrator"]["now"].values()} == {404}

        second = run(tmp_path, "demo", "--once")
        assert (second.returncode, "A demo is running here already" in second.stderr) == (2, True)
        assert demo.stop(signal.SIGINT) == 0
        assert "Traceback" not in demo.complained + demo.said
    assert not Place(tmp_path / ".confide" / "demo").starts()
    assert not (tmp_path / ".confide" / "demo" / "postgres" / "postmaster.pid").exists()


def test_once_ends_after_the_tour_whatever_an_earlier_one_left(tmp_path: Path) -> None:
    """Exit code 0, every moment printed plainly within 120 columns; what a demo that died left is thrown away."""
    left = tmp_path / ".confide" / "demo"
    left.mkdir(parents=True)
    (left / "running.json").write_text('{"address": "http://127.0.0.1:1"}')
    ended = run(tmp_path, "demo", "--once", "--port", "0")
    assert ended.returncode == 0
    for moment in Moment:
        assert HEADINGS[moment] in ended.stdout
    tables = ended.stdout.split("It answers at")[0].splitlines()
    assert max(map(len, tables)) <= 120
    assert "\x1b" not in ended.stdout


def test_stops_cleanly_while_it_starts(tmp_path: Path) -> None:
    """SIGTERM in the middle of the stories: it says so, without a traceback, and leaves no database running."""
    with Process(tmp_path, {}, "demo", "--port", "0") as demo:
        demo.wait_until(lambda: "Telling the service" in demo.complained)
        assert demo.stop(signal.SIGTERM) == 130
        assert demo.complained.endswith("Stopped.\n")
        assert "Traceback" not in demo.complained + demo.said
    assert not (tmp_path / ".confide" / "demo" / "postgres" / "postmaster.pid").exists()


def test_one_demo_at_a_time(tmp_path: Path) -> None:
    """The folder is held by a lock that ends with its holder, so that nothing stale keeps anybody out."""
    place = Place(tmp_path / "demo")
    assert place.running() is None
    with place.taken():
        place.say({"address": "http://127.0.0.1:4711"})
        with pytest.raises(DemoRuns, match="4711"), Place(tmp_path / "demo").taken():
            pass
        assert place.running() == {"address": "http://127.0.0.1:4711"}
    assert place.running() is None
    with place.taken():
        pass


def test_the_roll_is_the_same_each_time() -> None:
    """A dozen pupils and Kylie, of ages that fit their year, whatever the day; she came in Year 7, they this year."""
    for today in (date(2026, 1, 5), date(2026, 8, 31), date(2026, 9, 1), date(2028, 2, 29)):
        roll = children(today)
        assert roll == children(today)
        assert (len(roll), len({child.name for child in roll})) == (13, 13)
        for child in roll:
            born = child.date_of_birth
            assert school_year(today).year - (born.year + (born.month >= 9)) - 4 == child.year
            assert child.starts == school_year(today, YEARS_AGO if child.name == KYLIE_NAME else 0)
        assert roll[-1].year - YEARS_AGO == 7


def test_nobody_appoints_themself() -> None:
    """Each of the demo's people was appointed by somebody else, who may appoint to that post."""
    for member in STAFF:
        assert appoints(member.post) != member
    assert {appoints(member.post) for member in STAFF} == {CHAIR, HEAD, ADMINISTRATOR}


class TestThePage:
    """What people read is made of what was told and nothing else."""

    SEEN = {  # noqa: RUF012 - never changed
        reader.key: Sight(200, {"plan": [Line("elsa.session_planned", "summary", "objective: one", ("a.rule",))]})
        if reader.key in {"elsa", "lead"}
        else Sight(404, problem="No such thing.")
        for reader in READERS
    }

    def test_puts_alike_together(self) -> None:
        """Two readers who are told the same are one line; all who are told nothing are one sentence."""
        page = self._printed(dict.fromkeys(Moment, self.SEEN))
        assert page.count("objective: one") == 1
        assert "ELSA, lead" in page
        assert "by a.rule" in page
        assert " ".join(page.split()).count("No such thing.") == len(Moment)

    def test_shows_what_has_changed(self) -> None:
        """A level that has fallen says what it was."""
        fallen = {**self.SEEN, "elsa": Sight(200, {})}
        moments = dict.fromkeys(Moment, self.SEEN) | {Moment.ENDED: fallen}
        assert "- (S)" in self._printed(moments)
        assert "- (S)" not in self._printed(dict.fromkeys(Moment, self.SEEN))

    def test_shows_the_present_only_where_it_differs(self) -> None:
        """A demo in which somebody has gone on working shows that too, of the story in which they did."""
        moments = dict.fromkeys(Moment, self.SEEN)
        same = dict.fromkeys(Tale, self.SEEN)
        assert "\nNow" not in self._printed(moments, same)
        gone = {**self.SEEN, "elsa": Sight(404, problem="No such thing.")}
        assert self._printed(moments, same | {Tale.KYLIE: gone}).count("\nNow") == 1

    def test_shows_a_chronology_with_each_year_said_once(self) -> None:
        """A line a day, made of what was told and of names that the reader knows."""
        line = {
            "school_year": "2025/26",
            "day": "2025-11-10",
            "who": "one",
            "what": "noticing.sign_noticed",
            "action": "social_group",
            "outcome": None,
        }
        known, unknown = spoken(line, {"one": "Una"}), spoken(line, {})
        assert known == Spoken("2025/26", "2025-11-10", "Una", "sign noticed", "social group", "")
        page = self._printed(dict.fromkeys(Moment, self.SEEN), chronology=[known, unknown])
        assert (page.count("2025/26"), page.count("Una"), page.count("somebody")) == (1, 1, 1)

    def test_shows_of_a_wide_story_what_is_new(self) -> None:
        """What came earlier is no column of a later moment that has its own; the control is a moment without."""
        assert Row.PLAN not in SHOWN[Moment.PLANNED]
        page = self._printed(dict.fromkeys(Moment, self.SEEN))
        of_kylie, of_ines = page.split(HEADINGS[Moment.PLANNED])[1].split(HEADINGS[Moment.GROUPED])
        assert ("told of the plan" in " ".join(of_kylie.split()), "told of the plan" in " ".join(of_ines.split())) == (
            False,
            True,
        )

    def test_shows_numbers_with_the_story_of_kylie(self) -> None:
        """A line for each thing that is counted; what is few is said as that."""
        few = {"fewer_than": 5}
        counts = [{"of": "psp_running", "pupils": None, **few}, {"of": "suspended", "pupils": 6, "fewer_than": None}]
        fields = {"starts": "a", "ends": "b", "counts": counts, "attendance": {"percent": None, **few}}
        lines = list(counted(fields))
        assert lines[1:3] == ["pupils with a plan: fewer than 5", "pupils suspended: 6"]
        assert list(counted(fields | {"attendance": {"percent": 88}}))[-1] == "attendance: 88 %"
        assert "pupils suspended: 6" in self._printed(dict.fromkeys(Moment, self.SEEN), numbers=lines)

    @pytest.mark.parametrize("today", [date(2026, 9, 1), date(2026, 11, 22), date(2027, 1, 2), date(2028, 2, 29)])
    def test_tells_of_a_plan_that_can_have_run(self, today: date) -> None:
        """Whatever the day: the missed review is over, its new day is to come, and the final meeting comes after it."""
        days = days_of_a_plan(today)
        assert days.starts < days.reviews[0] < days.reviews[1] < today <= days.put_off < days.reviews[2]
        assert all(day.weekday() < 5 for day in (days.starts, *days.reviews, days.put_off))
        assert last_years_terms(today)["times"][-1]["ends"] < str(today)

    def test_prints_no_id(self) -> None:
        """An id that has no name for this reader is somebody."""
        someone = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
        assert told("handover.cover_arranged", {"elsa": someone}, {}) == "somebody covers"
        assert told("handover.cover_arranged", {"elsa": someone}, {someone: "Kit"}) == "Kit covers"

    def test_names_people_only_where_the_reader_knows_them(self) -> None:
        """An id that is nobody's to this reader is never printed as a name."""
        fields = {"told": [{"person": "one", "told_as": "x"}], "reason": "so"}
        assert told("case.told_beyond_agreement", fields, {"one": "Tess"}) == "told Tess; because: so"
        assert told("case.told_beyond_agreement", fields, {}) == "told somebody; because: so"

    def _printed(
        self,
        moments: dict[Moment, Seen],
        now: dict[Tale, Seen] | None = None,
        chronology: list[Spoken] | None = None,
        numbers: list[str] | None = None,
    ) -> str:
        out = io.StringIO()
        console = Console(file=out, width=116)
        for piece in tour_page.page(Toured(moments, chronology or [], numbers or []), now):
            console.print(piece)
        return out.getvalue()
