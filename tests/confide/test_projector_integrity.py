"""A row that no entry explains closes what it would open, with an alarm, as soon as the projector sees it."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from psycopg.types.json import Jsonb

from case_store.entry import Entry
from case_store.journal.ids import new_id
from case_store.journal.migrations import destroy_keys
from case_store.people.codes import ConflictKind
from case_store.people.events import Appointed, ConflictDeclared, PupilEnrolled
from case_store.vocabulary import Post, Sensitive
from tests.projections.school import School
from tests.projections.test_inline_rows import noted

WHO, OTHER, PUPIL, CASE, BY = (UUID(int=n) for n in range(1, 6))
TODAY = date(2025, 3, 3)
INSERT_RELATION = (
    "INSERT INTO {s}.relations (position, entry, recorded_at, tie, person, relation, scope, starts)"
    " VALUES (%s, %s, %s, %s, %s, 'dsl', 'custodian', '2020-01-01')"
)


def forged_relation(position: int, person: UUID = WHO, tie: UUID | None = None) -> tuple[str, tuple[Any, ...]]:
    """A row that makes `person` a safeguarding lead, written past the service."""
    return INSERT_RELATION, (position, new_id(), datetime(2025, 3, 3, tzinfo=UTC), tie or new_id(), person)


async def appoint(school: School, person: UUID = WHO, post: Post = Post.TEACHER) -> Entry:
    """An honest appointment."""
    event = Appointed(tie=new_id(), person=person, post=post, starts=TODAY, by=BY)
    return await school.keep(event, file=school.custodian.trail)


async def enrol(school: School, pupil: UUID = PUPIL) -> Entry:
    """An honest line of the roll, in the pupil's own file."""
    line = {"pupil": pupil, "case": CASE, "display_name": Sensitive("A Name"), "year": 7}
    event = PupilEnrolled.model_validate({**line, "date_of_birth": date(2013, 1, 1), "starts": TODAY})
    return await school.keep(event, file=pupil)


async def test_honest_rows_close_nothing(school: School) -> None:
    """Entries of every kind of inline row, taken in: no alarm."""
    await appoint(school)
    await enrol(school)
    await school.keep(noted())
    school.follow()
    assert school.closed() == set()
    assert school.alarms == []
    assert school.projector.verify(school.name).findings == ()


@pytest.mark.parametrize("where", ["at_an_old_entry", "at_no_entry", "with_a_position_to_come", "below_nought"])
async def test_a_forged_relation_closes_that_person(school: School, where: str) -> None:
    """Wherever it says it belongs: by raw SQL under the api role, who may insert; all readings of the person close."""
    kept = await appoint(school, OTHER)
    school.follow()
    position = kept.position or 0
    where_to = {"at_an_old_entry": position, "at_no_entry": position + 10**9, "below_nought": -3}
    school.as_api(forged_relation(where_to.get(where, position + 1)))
    if where == "with_a_position_to_come":
        await appoint(school, OTHER)
    assert school.closed() == set()  # nobody has looked yet: what the check is for
    school.follow()
    assert school.closed() == {("person", WHO)}
    ((alarm, about),) = school.alarms
    assert (alarm, about["check"], about["custodian"]) == ("unexplained_row", "relations", school.name)
    assert str(WHO) not in str(about)
    assert [finding.reason for finding in school.projector.verify(school.name, "relations").findings] == [
        "unexplained_row"
    ]


async def test_without_the_check_a_forged_relation_stays_open(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: the same forgery, followed by a projector that does not check."""
    monkeypatch.setattr("confide.integrity.Integrity.check", lambda _: 0)
    await appoint(school, OTHER)
    school.as_api(forged_relation(1))
    school.follow()
    assert school.closed() == set()
    assert school.alarms == []


async def test_an_exact_copy_of_an_explained_row_is_forged_too(school: School) -> None:
    """Two equal rows need two entries: a copy may bring back what a later row has ended."""
    await appoint(school)
    school.follow()
    columns = "position, entry, recorded_at, tie, person, relation, scope, starts"
    school.as_api((f"INSERT INTO {{s}}.relations ({columns}) SELECT {columns} FROM {{s}}.relations", ()))
    school.follow()
    assert school.closed() == {("person", WHO)}


async def test_a_bar_hidden_behind_a_strangers_row_closes_the_barred_person_too(school: School) -> None:
    """The newest row of a tie counts: one that names somebody else would make the bar disappear."""
    tie = new_id()
    bar = ConflictDeclared(tie=tie, person=WHO, pupil=PUPIL, kind=ConflictKind.RELATIVE, starts=TODAY, by=BY)
    await school.keep(bar, file=school.custodian.trail)
    school.follow()
    school.as_api(forged_relation(10**9, OTHER, tie))
    school.follow()
    assert school.closed() == {("person", WHO), ("person", OTHER)}


FORGERIES: dict[str, tuple[str, tuple[Any, ...]]] = {
    "agreements": (
        "INSERT INTO {s}.agreements (position, entry, recorded_at, file, matter, audience, answer)"
        " VALUES (7777, %s, now(), %s, %s, 'senco', 'agreed')",
        (new_id(), CASE, new_id()),
    ),
    "pupils": (
        "INSERT INTO {s}.pupils (position, entry, recorded_at, pupil, case_file, starts, sen)"
        " VALUES (7777, %s, now(), %s, %s, now(), true)",
        (new_id(), PUPIL, CASE),
    ),
    "entry_people": (
        "INSERT INTO {s}.entry_people (position, entry, recorded_at, person, role, file, part)"
        " VALUES (7777, %s, now(), %s, 'author', %s, 'sessions')",
        (new_id(), WHO, CASE),
    ),
    "entry_index": (
        "INSERT INTO {s}.entry_index (position, entry, recorded_at, file, stream, version, part, name, root, labels,"
        " happened_at, people) VALUES (7777, %s, now(), %s, %s, 1, 'sessions', 'x', %s, '{{}}', now(), %s)",
        (new_id(), CASE, new_id(), new_id(), Jsonb({})),
    ),
}


@pytest.mark.parametrize("table", FORGERIES)
async def test_a_forged_row_about_a_file_closes_the_file(school: School, table: str) -> None:
    """An agreement never given, a pupil never enrolled, an entry never written."""
    school.as_api(FORGERIES[table])
    school.follow()
    assert school.closed() == {("file", CASE)}


async def test_an_entry_told_as_one_of_another_file_closes_both(school: School) -> None:
    """The file it was to be read in, and the file that its words lie in."""
    secret = await school.keep(noted(), file=OTHER)
    school.follow()
    school.as_api(
        (
            "INSERT INTO {s}.entry_index (position, entry, recorded_at, stream, version, part, name, root, labels,"
            " happened_at, people, file) SELECT position, entry, recorded_at, stream, version, part, name, root,"
            " labels, happened_at, people, %s FROM {s}.entry_index WHERE position = %s",
            (CASE, secret.position),
        )
    )
    school.follow()
    assert school.closed() == {("file", CASE), ("file", OTHER)}


async def test_a_forged_revision_of_policy_closes_the_school(school: School) -> None:
    """It reaches everybody, so everything closes."""
    sql = "INSERT INTO {s}.adopted_policy (position, entry, recorded_at, revision) VALUES (1, %s, now(), 'forged')"
    school.as_api((sql, (new_id(),)))
    school.follow()
    assert school.closed() == {("custodian", school.custodian.trail)}


async def test_a_forged_sign_in_closes_both_who_would_come_and_whose_it_was(school: School) -> None:
    """A sign-in given to somebody else would let them in as that person."""
    sql = (
        "INSERT INTO {s}.identities (position, entry, recorded_at, iss, sub, person, capacity, ended)"
        " VALUES (1, %s, now(), 'i', 's', %s, 'staff', false)"
    )
    school.as_api((sql, (new_id(), WHO)), (sql, (new_id(), OTHER)))
    school.follow()
    assert school.closed() == {("person", WHO), ("person", OTHER)}


async def test_a_missing_row_closes_too(school: School) -> None:
    """The end of somebody's post that was never written down would leave them in it."""
    await appoint(school)
    with school.superuser() as connection:
        table = f"{school.custodian.schema}.relations"
        connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER refuse_change")
        connection.execute(f"DELETE FROM {table}")
    school.follow()
    assert school.closed() == {("person", WHO)}
    assert [event for event, _ in school.alarms] == ["missing_row"]


async def test_a_late_row_of_a_transaction_that_began_early_is_still_seen(school: School) -> None:
    """It takes its turn when it writes, not when it begins, so its row id lies ahead of the projector."""
    began, go = threading.Event(), threading.Event()

    def forge() -> None:
        with school.superuser() as connection, connection.transaction():
            connection.execute("SELECT txid_current()")
            began.set()
            go.wait(10)
            sql, params = forged_relation(1)
            connection.execute(sql.replace("{s}", school.custodian.schema), params)

    forger = threading.Thread(target=forge)
    forger.start()
    began.wait(10)
    await appoint(school, OTHER)
    school.follow()
    assert school.closed() == set()
    go.set()
    forger.join()
    school.follow()
    assert school.closed() == {("person", WHO)}


async def test_what_somebody_has_looked_at_is_open_again_and_stays_so(school: School) -> None:
    """Lifting is by closure; the same finding does not close twice, a new one does."""
    school.as_api(forged_relation(1))
    school.follow()
    (closure,) = school.projector.closures(school.name)
    assert (closure["kind"], closure["id"], closure["in_table"]) == ("person", WHO, "relations")
    assert school.projector.lift(school.name, closure["closure"], BY)
    assert not school.projector.lift(school.name, closure["closure"], BY)
    assert school.closed() == set()
    school.rows("UPDATE {s}.notification_tracking SET notification_id = 0 RETURNING 1")
    school.follow()
    assert school.closed() == set()
    school.as_api(forged_relation(1))
    school.follow()
    assert school.closed() == {("person", WHO)}


async def test_an_erased_pupils_row_stands_but_a_new_one_at_their_entry_does_not(school: School) -> None:
    """What an erased entry said cannot be read again; its rows were looked at before, or came with it."""
    enrolled = await enrol(school)
    school.follow()
    await enrol(school, OTHER)
    destroy_keys(school.postgres.admin_dsn, school.name, [PUPIL, OTHER])
    school.follow()
    assert school.closed() == set()
    assert not school.projector.verify(school.name, "relations").findings
    sql = (
        "INSERT INTO {s}.pupils (position, entry, recorded_at, pupil, case_file, starts, sen)"
        " SELECT position, entry, recorded_at, %s, %s, starts, sen FROM {s}.pupils WHERE position = %s"
    )
    school.as_api((sql, (PUPIL, UUID(int=99), enrolled.position)))
    school.follow()
    assert school.closed() == {("file", UUID(int=99)), ("file", CASE)}


async def test_an_entry_under_a_destroyed_key_explains_no_right(school: School) -> None:
    """Whoever forges an entry too, under a key that no longer opens, gets nothing by it: it is younger than the end."""
    await enrol(school)
    destroy_keys(school.postgres.admin_dsn, school.name, [PUPIL])
    school.follow()
    forged = new_id()
    school.as_api(
        (
            "WITH e AS (INSERT INTO {s}.entries"
            " (stream, version, name, entry, file, part, key, command, envelope, state)"
            " SELECT gen_random_uuid(), 1, name, %s, file, part, key, gen_random_uuid(), envelope, state"
            " FROM {s}.entries LIMIT 1 RETURNING position, entry, recorded_at)"
            " INSERT INTO {s}.relations (position, entry, recorded_at, tie, person, relation, scope, starts)"
            " SELECT position, entry, recorded_at, %s, %s, 'dsl', 'custodian', '2020-01-01' FROM e",
            (forged, new_id(), WHO),
        )
    )
    school.follow()
    assert ("person", WHO) in school.closed()
