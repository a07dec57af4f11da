"""The projector takes every entry once, whoever writes, whatever is killed; a bad entry does not stop the others."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from eventsourcing.persistence import ProgrammingError

from case_store.disclosing import Disclosed, FileTold, KindTold
from case_store.elsa.codes import Met
from case_store.entry import Entry
from case_store.journal.ids import new_id
from case_store.journal.migrations import destroy_keys
from case_store.vocabulary import Capacity, Level, Part
from confide.follower import Follower
from projections.elsa_progress import ElsaProgress
from tests.confide.counting import Careless, Counting, counted_twice, make_table, skipped
from tests.conftest import MakeCustodian
from tests.projections.school import School
from tests.projections.test_elsa_progress import Programme, week
from tests.projections.test_inline_rows import noted

WRITERS, COMMANDS, ENTRIES = 16, 125, 10
FOLLOWING_NAMES = ("disclosures", "elsa_progress")
HERE = Path(__file__).parents[2]


class Killed(BaseException):
    """As a kill would, it ends the work where it is."""


def page(*positions: int, file: UUID) -> Disclosed:
    """A reading of these entries."""
    told = KindTold(part=Part.SESSIONS, level=Level.FULL, positions=positions)
    values = {"reader": UUID(int=1), "capacity": Capacity.STAFF, "page": "case", "as_of": 1, "revision": ""}
    return Disclosed.model_validate({**values, "files": [FileTold(file=file, told=(told,))]})


async def write_on(school: School, writer: int, commands: int = COMMANDS) -> None:
    """One writer: commands of ten entries, sessions and disclosures in turn."""
    file = UUID(int=writer + 1)
    for number in range(commands):
        events = [page(number, file=file) if nth % 2 else noted() for nth in range(ENTRIES)]
        await school.keep_all([school.line(event, file=file, matter=file) for event in events])


@pytest.mark.parametrize("kills", [12])
async def test_killed_again_and_again_it_skips_nothing_and_counts_nothing_twice(
    school: School, tmp_path: Path, kills: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """G38: 16 writers, a projector in a process of its own that is killed with SIGKILL and started again; G41 after."""
    make_table(school)
    key = tmp_path / "key"
    key.write_bytes(school.postgres.root_key)
    chance, done = random.Random(7), threading.Event()

    def counted() -> int:
        (row,) = school.rows("SELECT count(*) FROM {s}.counted")
        return int(row["count"])

    def follow_and_be_killed() -> int:
        killed = 0
        with _follower(school, key) as follower:
            assert follower.stdin
            assert follower.stdout
            while killed < kills or not done.is_set():
                follower.stdin.write("start\n")
                process, before, began = int(follower.stdout.readline()), counted(), time.monotonic()
                while not done.is_set() and counted() == before and time.monotonic() - began < 10:
                    done.wait(0.02)  # it looks at every school of the server before it comes to this one
                done.wait(chance.random() / 2)
                os.kill(process, signal.SIGKILL)
                killed += 1
            follower.stdin.close()
        return killed

    following = asyncio.create_task(asyncio.to_thread(follow_and_be_killed))
    await asyncio.gather(*(write_on(school, writer) for writer in range(WRITERS)))
    done.set()
    killed = await following
    assert counted() > 100  # they lived long enough to be worth killing
    last = school.another_projector([Counting(), *school.following])
    last.run_once([school.name])
    (total,) = school.rows("SELECT count(*) FROM {s}.entries")
    assert total["count"] == WRITERS * COMMANDS * ENTRIES
    assert (skipped(school), counted_twice(school)) == ([], [])
    with capsys.disabled():
        print(f"\nG38: {total['count']} entries, {WRITERS} writers, {killed} kills: none skipped, none counted twice")
    live = [last.digest(name, school.name) for name in FOLLOWING_NAMES]
    for name in FOLLOWING_NAMES:
        assert last.rebuild(name, school.name) == total["count"]
    assert [last.digest(name, school.name) for name in FOLLOWING_NAMES] == live
    verified = last.verify(school.name)
    assert (verified.stored, verified.findings) == (verified.derived, ())
    with capsys.disabled():
        print(f"G41: {total['count']} entries: rebuilt equals live, following and inline")


@pytest.mark.parametrize(("kind", "twice"), [(Follower, False), (Careless, True)])
async def test_a_place_moved_with_its_rows_counts_once(
    school: School, kind: type[Follower], twice: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed just before its place moves, and just after; negative control: a place moved in a transaction apart."""
    make_table(school)
    monkeypatch.setattr("confide.projector.Follower", kind)
    monkeypatch.setattr("confide.follower.BATCH", 7)
    await asyncio.gather(*(write_on(school, writer, 1) for writer in range(8)))
    projector = school.another_projector([Counting()])
    move, chance = kind.move, random.Random(7)

    def killed_at_times(self: Follower, cursor: object, name: str, place: int) -> None:
        if name == "counting" and chance.random() < 0.4:
            raise Killed
        move(self, cursor, name, place)  # type: ignore[arg-type]  # a cursor, whatever it is
        if name == "counting" and chance.random() < 0.2:
            raise Killed

    monkeypatch.setattr(kind, "move", killed_at_times)
    while True:
        try:
            projector.run_once([school.name])
        except Killed:
            continue
        break
    assert skipped(school) == []
    assert bool(counted_twice(school)) is twice


@pytest.mark.parametrize("in_turn", [True, False])
async def test_positions_given_out_in_turn_are_never_overtaken(school: School, in_turn: bool) -> None:
    """A slow writer and a quick one; negative control: without turns the slow one's entry is never seen."""
    make_table(school)
    projector = school.another_projector([Counting()])
    table = f"{school.custodian.schema}.entries"
    insert = f"INSERT INTO {table} (stream, version, name, entry, state) VALUES (%s, 1, 'x', %s, '')"
    with school.superuser() as slow, school.superuser() as owner:
        if not in_turn:
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER take_turn")
        with slow.transaction():
            slow.execute(insert, (new_id(), new_id()))
            quick = threading.Thread(target=lambda: owner.execute(insert, (new_id(), new_id())))
            quick.start()
            quick.join(0.5)
            projector.run_once([school.name])
    quick.join()
    projector.run_once([school.name])
    assert bool(skipped(school)) is not in_turn


async def test_two_projectors_at_once_count_once(school: School) -> None:
    """A second one waits its turn, or finds that the place has moved."""
    make_table(school)
    projectors = [school.another_projector([Counting()]) for _ in range(3)]
    writing = asyncio.gather(*(write_on(school, writer, 10) for writer in range(4)))
    while not writing.done():
        await asyncio.gather(*(asyncio.to_thread(each.run_once, [school.name]) for each in projectors))
    await writing
    projectors[0].run_once([school.name])
    assert (skipped(school), counted_twice(school)) == ([], [])


async def test_live_it_hears_of_an_entry_at_once(school: School) -> None:
    """It listens; the slow poll is for announcements that were lost."""
    stop = threading.Event()
    projector = school.another_projector()
    projector._poll = 30.0
    running = threading.Thread(target=projector.run, args=(stop,))
    running.start()
    try:
        await asyncio.sleep(1)
        kept = await school.keep(page(1, file=UUID(int=9)), file=school.custodian.trail)
        for _ in range(400):  # twenty seconds on a busy machine, and still before the next poll
            await asyncio.sleep(0.05)
            if school.rows("SELECT * FROM {s}.disclosures WHERE position = %s", kept.position):
                break
        else:
            pytest.fail("It did not hear of the entry.")
        assert projector.behind(school.name)[school.name]["disclosures"] == 0
    finally:
        stop.set()
        running.join()


async def test_a_broken_school_does_not_keep_the_others_waiting(school: School, custodian: MakeCustodian) -> None:
    """A custodian without the tables of the projections is told of, at every look; the next in line is served."""
    broken = await custodian("broken")
    await school.keep(page(1, file=UUID(int=9)), file=school.custodian.trail)
    projector = school.another_projector()
    with pytest.raises(ProgrammingError):
        projector.run_once([broken])
    projector._attend([broken, school.name])
    assert len(school.rows("SELECT * FROM {s}.disclosures")) == 1


async def test_a_bad_entry_is_parked_with_an_alarm_and_the_rest_goes_on(
    school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    """G42: entries that do not open, of unknown name, of invalid values, without envelope, and good ones between."""
    kept: list[Entry] = []
    spoilt: dict[int | None, str | None] = {}
    for number in range(200):
        event, way = page(number, file=UUID(int=9)), WAYS_TO_SPOIL[number // 4 % 4]
        if number % 4 == 0 and way is None:
            event = event.model_copy(update={"page": "No word of ours"})
        kept.append(await school.keep(event, file=UUID(int=number + 1)))
        if number % 4 == 0:
            spoilt[kept[-1].position] = way
    with school.superuser() as connection:
        table = f"{school.custodian.schema}.entries"
        connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER refuse_change")
        for position, change in spoilt.items():
            if change:
                connection.execute(f"UPDATE {table} SET {change} WHERE position = %s", (position,))
    school.follow()
    parked = school.rows("SELECT * FROM {s}.parked WHERE projection = 'disclosures' ORDER BY position")
    assert {row["position"] for row in parked} == spoilt.keys()
    assert {row["error_code"] for row in parked} == {"does_not_open", "unknown_name", "no_envelope", "invalid_values"}
    files = {one.file for one in kept if one.position in spoilt}
    assert {row["file"] for row in parked if row["error_code"] != "no_envelope"} <= files
    rows = school.rows("SELECT position FROM {s}.disclosures")
    assert {row["position"] for row in rows} == {one.position for one in kept} - spoilt.keys()
    alarms = [
        about for event, about in school.alarms if event == "entry_parked" and about["projection"] == "disclosures"
    ]
    assert {about["position"] for about in alarms} == spoilt.keys()
    with capsys.disabled():
        print(f"\nG42: {len(spoilt)} bad entries among {len(kept)}: parked, told, and the rest goes on")


class Choking(ElsaProgress):
    """A projection that cannot take some entries: by raising, or by rows that the database refuses."""

    def project(self, entry: Entry) -> Iterator[object]:  # type: ignore[override]  # as wrong as can be
        """Raise, or give a row that no table takes."""
        if entry.version % 3 == 0:
            raise ArithmeticError("Words of a child.")
        for row in super().project(entry):
            if entry.version % 3 == 1:
                row.values["kind"] = "no such kind"  # type: ignore[index]  # the fault under test
            yield row


async def test_a_fault_of_a_projection_is_parked_by_code_alone(school: School) -> None:
    """Whether it raises or its rows are refused; what it said about it is repeated nowhere."""
    programme = Programme(school)
    for number in range(9):
        await programme.plan(week(number))
    school.another_projector([Choking()]).run_once([school.name])  # type: ignore[list-item]  # as above
    parked = school.rows("SELECT * FROM {s}.parked WHERE projection = 'elsa_progress' ORDER BY position")
    assert [row["error_code"] for row in parked] == ["check_violation", "arithmetic_error"] * 3
    assert len(school.rows("SELECT * FROM {s}.elsa_steps")) == 3
    assert "Words" not in str(parked) + str(school.alarms)
    assert school.projector.rebuild("elsa_progress", school.name) == 9  # mended, it takes what it could not
    assert school.rows("SELECT * FROM {s}.parked WHERE projection = 'elsa_progress'") == []


async def test_after_an_erasure_rebuilt_still_equals_live(school: School) -> None:
    """G41: a file's rows go with its key, live as in a rebuild; all others stay, and no entry counts as bad."""
    kept, erased = Programme(school, UUID(int=21)), Programme(school, UUID(int=22))
    for programme in (kept, erased):
        await programme.start()
        await programme.hold(week(1), Met.MET)
    before = kept.progress()
    destroy_keys(school.postgres.admin_dsn, school.name, [erased.file])
    school.follow()
    live = [school.projector.digest(name, school.name) for name in FOLLOWING_NAMES]
    assert school.rows("SELECT * FROM {s}.elsa_steps WHERE file = %s", erased.file) == []
    assert kept.progress() == before
    for name in FOLLOWING_NAMES:
        school.projector.rebuild(name, school.name)
    assert [school.projector.digest(name, school.name) for name in FOLLOWING_NAMES] == live
    verified = school.projector.verify(school.name)
    assert (verified.stored, verified.findings) == (verified.derived, ())
    assert school.rows("SELECT * FROM {s}.parked") == []
    assert school.closed() == set()


async def test_a_row_that_was_changed_behind_it_shows_when_rebuilt(school: School) -> None:
    """G41, negative control: the hash tells a projection that was tampered with from one that was built anew."""
    programme = Programme(school)
    await programme.start()
    await programme.hold(week(1), Met.MET)
    programme.progress()
    school.rows("UPDATE {s}.elsa_steps SET day = day + 1 WHERE kind = 'held' RETURNING 1")
    live = school.projector.digest("elsa_progress", school.name)
    school.projector.rebuild("elsa_progress", school.name)
    assert school.projector.digest("elsa_progress", school.name) != live
    with school.superuser() as connection:
        table = f"{school.custodian.schema}.entry_index"
        connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER refuse_change")
        connection.execute(f"UPDATE {table} SET part = 'contacts' WHERE part = 'sessions'")
    verified = school.projector.verify(school.name, "entry_index")
    assert verified.stored != verified.derived
    assert {finding.reason for finding in verified.findings} == {"unexplained_row", "missing_row"}


def _follower(school: School, key: Path) -> subprocess.Popen[str]:
    """A process that starts projectors, each a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.confide.following_process", school.postgres.projector_dsn, str(key)],
        cwd=HERE,
        env={**os.environ, "PYTHONPATH": f"{HERE / 'services'}:{HERE}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        bufsize=1,
    )


WAYS_TO_SPOIL = ("state = 'x'", "name = 'no.such_event'", "envelope = NULL", None)
"""What can be wrong with an entry; None is one that was written with values that its event refuses."""
